"""Words that a line's end cut in two are made whole, and real hyphens kept.

``exam-⏎ple`` becomes ``example``, ``self-⏎conscious`` becomes ``self-conscious``. Only where the
line's end is still there can anybody tell. A ``¬`` at a line's end always goes, and a soft hyphen unless
both halves are words and the whole is none.

Limits: a compound that the manuscript writes with a hyphen elsewhere keeps it; so do self-, well-,
twenty-, n- and their like before a word, names (``Jean-⏎Paul``), and two words whose joined form
is none, if the manuscript has other words that lines cut and no hyphens for dashes (``it works- so far``);
a suspended hyphen (``Vor-⏎und Nachteile``) is left alone. What is a word is asked of the
manuscript first and of a dictionary second; what neither can say is only reported, hyphen kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from standfirst.normalise.prose import only_prose
from standfirst.normalise.repair import Certainty, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes
from standfirst.normalise.vocabulary import Vocabulary, vocabulary_of
from standfirst.parse.manuscript.source_file import SourceFile

RULE = Rule(
    name="hyphens-at-line-ends",
    does="words that a line's end cut in two are made whole; real hyphens are kept",
    why="PDF tools keep the printed page's line ends with their hyphens",
    keeps_off=(
        "only where the line's end is still there; compounds that the manuscript writes with a hyphen, "
        "self-, well-, twenty-, names and suspended hyphens keep theirs; what is no known word is "
        "only reported"
    ),
    before="She took the printed exam-\nple out of the drawer. An example is a promise.",
    after="She took the printed example out of the drawer. An example is a promise.",
    stage="text",
    certainty=Certainty.CERTAIN,
)

MAYBE = re.compile(r"[-‐¬\u00ad](?<=[^\W\d_].)[ \t]*\n")
CUT = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_][-‐])(?P<before>(?:[^\W\d_]++[-‐](?=[^\W\d_]))*+)"
    r"(?P<first>[^\W\d_]++)(?P<hyphen>[-‐¬\u00ad])(?P<gap>[ \t]*\n"
    r"(?P<blank>(?:[ \t>]*\n)*)[ \t]*(?:>[ \t]*)*)(?P<second>[^\W\d_]+(?:['’][^\W\d_]+)*|\d+)"
)


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


SUSPENDED = _set_of(
    """and or to nor but through und oder bis bzw sowie wie als et ou y e o u i lub oraz albo en of och
    eller og и или та або й чи c d"""
)
"""A hyphen before one of these waits for a part that comes later."""

PREFIXES = _set_of(
    """self well ill non quasi half all high low long short full part much far great cross old new best
    better hard twenty thirty forty fifty sixty seventy eighty ninety one two three four five six seven
    eight nine ten first second third"""
)
"""English words that make compounds with a hyphen."""

ENCLITICS = {
    "fr": _set_of("il elle on ils elles je tu nous vous ce là ci moi toi le la les lui leur y en même"),
    "pt": _set_of("me te se o a os as lo la los las no na nos vos lhe lhes"),
    "ru": _set_of("то либо нибудь ка таки за под"),
    "uk": _set_of("то небудь таки який яка яке як"),
    "ro": _set_of("l o i le a ne mi ti și"),
}
"""Per language what leans on the word before it with a hyphen."""

ADJECTIVES = re.compile(
    r"[оеo]-(?=\w{5})\w*(?:[ыиоі]й|[аоыi]я|[оеыи]е|[ыи]х|ого|ому|ым|ую|[yiae]|ego|emu|ych|ymi?)$"
)
"""Two adjectives in one, of Russian, Ukrainian and Polish: северо-западный, biało-czerwony."""

ADVERBS = re.compile(
    r"(?:по-\w+(?:[сц]ки|[сц]ьки|[оеє]му)|по-(?:перш|друг|трет)\w+|кое-\w+|во?-\w+[ыи]х)", re.IGNORECASE
)
"""Adverbs of Russian and Ukrainian that are written with a hyphen: по-русски, во-первых."""

CHAIN = re.compile(r"[-‐][^\W\d_]")
"""What goes on with a hyphen after the second half: ``vis-⏎à-vis``, ``mother-⏎in-law``."""

LINE_BEFORE = re.compile(r"^[ \t>]*(?:#|\||[-=_*]{3,})")
LONG_LINE = 40
"""Characters: a shorter line was not cut by a page's end."""


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Make words whole that were cut at a line's end."""
    if not MAYBE.search(source.text):
        return source, ()
    prose = only_prose(source.text)
    if next(_cuts(prose), None) is None:
        return source, ()
    vocabulary = vocabulary_of(prose, style.language)
    return apply_changes(source, RULE, _changes(prose, vocabulary), style)


BACKWARDS = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
"""A word and what is joined to it by hyphens, read from its end."""


def _cuts(prose: str) -> Iterator[re.Match[str]]:
    """Where a line ends in a hyphen after a word.

    Looked for from there back to where the word begins, not from every letter on to where a line may end:
    the time is in proportion to the text.
    """
    done = 0
    for end in MAYBE.finditer(prose):
        at = end.start()
        begins = max(done, prose.rfind("\n", 0, at) + 1)
        word = BACKWARDS.match(prose[begins:at][::-1])
        if word and (cut := CUT.match(prose, at - word.end())):
            yield cut
            done = cut.end()


def _changes(prose: str, vocabulary: Vocabulary) -> Iterator[Change]:
    asides = _Asides(prose)
    is_typed = HYPHEN_FOR_DASH.search(prose) is not None or _was_wrapped(prose, vocabulary)
    for cut in _cuts(prose):
        line = prose[prose.rfind("\n", 0, cut.start()) + 1 : cut.end("first")]
        if LINE_BEFORE.match(line) or _is_label(prose, cut.end()) or asides.are_closed_by(cut):
            continue
        if cut["gap"].startswith("  "):  # the author ended the line, as in verse
            continue
        change = _mended(cut, vocabulary, is_chain=bool(CHAIN.match(prose, cut.end())))
        if change is None:
            continue
        if cut["blank"] and not _goes_on(cut, line, change):
            continue
        is_doubtful = is_typed or cut["gap"][0] == " " or cut["second"].casefold() in STARTS
        if change.why == TWO_WORDS and is_doubtful:
            change = replace(change, certainty=Certainty.SUSPECTED)
        yield change


TWO_WORDS = "two words, and no word when they are joined"
HYPHEN_FOR_DASH = re.compile(rf"[^\W\d_]{{2}}- (?!(?:{'|'.join(sorted(SUSPENDED))})\b)[^\W\d_]")
"""Within a line, from somebody who types a hyphen for a dash, and may do so at the end of one."""


WRAPPED = re.compile(r"[^\W\d_]\n(?=[^\W\d_])")
MANY = 20
"""Lines that end in mid-sentence, one of which would cut a word if a typesetter had made them."""


def _was_wrapped(prose: str, vocabulary: Vocabulary) -> bool:
    """Whether an editor of plain text has made the lines, which cuts no words."""
    if len(WRAPPED.findall(prose)) < MANY:
        return False
    return not any(
        vocabulary.knows(cut["first"] + cut["second"])
        and not (vocabulary.knows(cut["first"]) and vocabulary.knows(cut["second"]))
        for cut in _cuts(prose)
        if not cut["blank"]
    )


STARTS = _set_of(
    """the a an i you he she it we they this that these those there here now then yes yeah no not so oh what
    who when where why how if because der die das ein eine ich du er sie es wir ihr dies jetzt nun dann ja
    nein nicht was wer wo wenn weil le la les un une je tu il elle nous vous ils elles ce cette oui non
    maintenant alors el los las una yo él ella nosotros este esta ahora entonces sí no gli lo io lui lei noi
    questo questa ora adesso poi os as um uma eu ele ela nós isto agora então"""
)
"""Before these a hyphen that was typed for a dash breaks a sentence off; few compounds end with one."""


def _goes_on(cut: re.Match[str], line: str, change: Change) -> bool:
    """Across blank lines only where a page's end is plain: a long line, a known word."""
    is_known = change.certainty is Certainty.CERTAIN or (
        change.certainty is Certainty.LIKELY and change.words == cut["first"] + cut["second"]
    )
    return is_known and cut["second"][:1].islower() and len(line.strip()) >= LONG_LINE


class _Asides:
    """Hyphens that were typed for dashes: ``-besides her teeth-``."""

    def __init__(self, prose: str) -> None:
        self._opened = [found.end() for found in re.finditer(r"(?:\A|\s)-(?=[^\W\d_])", prose)]
        self._closed = [found.end() for found in re.finditer(r"[^\W\d_]-(?:\s|[.,;:])", prose)]
        self._paragraphs = [found.end() for found in re.finditer(r"\n(?=\n)", prose)]

    def are_closed_by(self, cut: re.Match[str]) -> bool:
        """Whether this hyphen is the second of two such."""
        end = cut.end("first")
        opened = _last(self._opened, end - 1)
        return (
            cut["hyphen"] == "-"
            and opened > _last(self._closed, end)
            and opened > _last(self._paragraphs, cut.start())
        )


def _last(places: list[int], at: int) -> int:
    """The last place that is not behind this one; -1 if there is none."""
    found = bisect_right(places, at)
    return places[found - 1] if found else -1


def _is_label(prose: str, end: int) -> bool:
    """The second line begins with a definition or a key, not with the rest of a word."""
    return prose[end : end + 3] in ("://",)


def _mended(cut: re.Match[str], vocabulary: Vocabulary, *, is_chain: bool) -> Change | None:
    first, second, hyphen = cut["first"], cut["second"], cut["hyphen"]
    compound, joined = f"{cut['before']}{first}-{second}", first + second
    is_soft = hyphen == "\u00ad"
    if is_soft and are_two_words(first, second, vocabulary):
        sure = Certainty.LIKELY if vocabulary.attests_compound(compound) else Certainty.SUSPECTED
        return _change(cut, f"{first}-{second}", SOFT, sure)
    if hyphen in "¬\u00ad":
        sure = Certainty.LIKELY if is_soft and not vocabulary.knows(joined) else Certainty.CERTAIN
        return _change(cut, joined, "the hyphen was there for the line's end only", sure)
    if vocabulary.attests_compound(compound):
        sure = Certainty.LIKELY if vocabulary.attests(joined) else Certainty.CERTAIN
        why = "the manuscript writes it with a hyphen elsewhere"
        return _change(cut, f"{first}-{second}", why, sure)
    if vocabulary.attests(joined):
        return _change(cut, joined, "the manuscript has the whole word elsewhere", Certainty.CERTAIN)
    if not (second[0].islower() or (joined.isupper() and joined.isalpha())):
        return _name(cut)
    if _is_adverb(f"{first}-{second}", vocabulary) and not vocabulary.knows(joined):
        return _change(cut, f"{first}-{second}", "an adverb that has a hyphen", Certainty.LIKELY)
    if is_chain and not vocabulary.knows(joined):
        return _change(cut, f"{first}-{second}", "one of several hyphens in a row", Certainty.LIKELY)
    if second in ENCLITICS.get(vocabulary.language, ()) and not vocabulary.knows(joined):
        return _change(
            cut, f"{first}-{second}", "the hyphen before a word that leans on it", Certainty.LIKELY
        )
    only_half = vocabulary.knows(joined) and not vocabulary.knows(first)
    if second.casefold() in SUSPENDED and not only_half:
        return None
    return _by_dictionary(cut, joined, vocabulary)


SOFT = "a soft hyphen between two words: of the line, or for a hyphen?"


def are_two_words(first: str, second: str, vocabulary: Vocabulary) -> bool:
    """Whether both are words, and what they make when they are joined is none."""
    halves = vocabulary.knows(first) and vocabulary.knows(second)
    return halves and not vocabulary.knows(first + second)


def _name(cut: re.Match[str]) -> Change | None:
    """A capital or a number after the hyphen: the hyphen is real."""
    first, second = cut["first"], cut["second"]
    if not (cut["before"] + first)[0].isupper() or (
        second[0].isdigit() and not first.isupper() and len(first) > 6
    ):
        return None
    return _change(cut, f"{first}-{second}", "the hyphen of a name", Certainty.LIKELY)


def _by_dictionary(cut: re.Match[str], joined: str, vocabulary: Vocabulary) -> Change | None:
    first, second = cut["first"], cut["second"]
    kept = f"{first}-{second}"
    if len(first) == 1:
        return _change(cut, kept, "no word is cut after one letter", Certainty.LIKELY)
    halves = [vocabulary.knows(first), vocabulary.knows(second)]
    if vocabulary.knows(joined) and not (cut["before"] and all(halves)):
        if (all(halves) and _is_prefix(first, vocabulary)) or (
            halves[1] and _two_adjectives(kept, vocabulary)
        ):
            return _change(cut, kept, "a compound that has a hyphen", Certainty.LIKELY)
        certainty = Certainty.LIKELY if all(halves) else Certainty.CERTAIN
        return _change(cut, joined, "a word that the line's end cut in two", certainty)
    if cut["before"] or (all(halves) and min(len(first), len(second)) > 2):
        return _change(cut, kept, TWO_WORDS, Certainty.LIKELY)
    if not any(halves) and _may_be_cut(first, second, vocabulary.language):
        return _change(cut, joined, "neither half is a word of its own", Certainty.LIKELY)
    why = "a hyphen at a line's end: of the word, or of the line?"
    return _change(cut, kept, why, Certainty.SUSPECTED)


def _is_prefix(first: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.language == "en" and first.casefold() in PREFIXES


def _is_adverb(compound: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.language in ("ru", "uk") and bool(ADVERBS.fullmatch(compound))


def _two_adjectives(compound: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.language in ("ru", "uk", "pl", "bg") and bool(ADJECTIVES.search(compound))


def _may_be_cut(first: str, second: str, language: str) -> bool:
    """Whether a typesetter would cut the word there."""
    from pyphen import Pyphen, language_fallback  # type: ignore[import-untyped]  # it has no types

    known = language_fallback(language)
    if known is None or min(len(first), len(second)) < 2:
        return False
    return len(first) in Pyphen(lang=known, left=2, right=2).positions((first + second).lower())


def _change(cut: re.Match[str], words: str, why: str, certainty: Certainty) -> Change:
    return Change(
        start=cut.start("first"),
        end=cut.end("second"),
        words=words,
        why=why,
        certainty=certainty,
        before=f"{cut['before']}{cut['first']}{cut['hyphen'].replace(chr(0xAD), '‹U+00AD›')}⏎{cut['second']}",
        after=cut["before"] + words,
    )
