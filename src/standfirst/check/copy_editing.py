"""Consistency: what a copy editor would ask about. Warnings with all their lines, never a change.

Names spelt two ways (S302), two long names that one letter or word keeps apart (S303), British and
American spelling side by side (S304), two kinds of dash (S305), two kinds of quotation mark (S306),
labels of one speaker that come and go (S307), acronyms before what they stand for (S308), addresses
that can't be right (S309), the same words linked to two places (S310).

Precision comes before recall: whoever says too much is not listened to. Code is not looked at, and
other people's words (quotations, verse) only for names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

import msgspec

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.editing import children_of, only_words, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.model.traverse import children, own_runs, parts, walk_piece
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.spellings import sides

Words: TypeAlias = tuple[str, ...]


class Passage(msgspec.Struct, frozen=True):
    """A run of text, and what it is."""

    text: str
    """Without code, and without addresses that are shown."""
    span: Span
    own: bool = True
    """Whether the words are the author's: not quoted, no verse."""
    running: bool = True
    """Whether it is running text: no heading, no title."""


Places: TypeAlias = Mapping[Words, Sequence[Span]]


def notice_inconsistencies(piece: Piece, report: Report) -> None:
    """Add what is inconsistent in a piece to the report, a diagnostic for each matter."""
    passages = tuple(_passages(piece))
    vocabulary = _vocabulary(passages)
    names = _names(passages, vocabulary, piece.language)
    _notice_names(names, piece.language, report)
    if _primary(piece.language) == "en":
        _notice_spelling(passages, vocabulary, report)
        _notice_quotation_marks(passages, report)
    _notice_dashes(passages, report)
    _notice_labels(piece, report)
    _notice_acronyms(passages, report)
    _notice_links(piece, report)


def _vocabulary(passages: Iterable[Passage]) -> frozenset[str]:
    """Every word, once."""
    different = {word for passage in passages for word in passage.text.split()}
    return frozenset(WORD.findall("\n".join(different)))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def lines_of(spans: Iterable[Span]) -> str:
    """``line 17``, ``lines 7, 11 and 13``."""
    numbers = sorted({span.first for span in spans})
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    return f"lines {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


# -- the text ---------------------------------------------------------------------------------------

CODE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is not looked at, so that the words around it stay apart."""


def _passages(piece: Piece) -> Iterator[Passage]:
    yield from _within(piece.opening, running=False)
    yield from _within(piece.body)
    yield from _within(piece.notes)
    yield from _within(piece.ending)


def _within(blocks: Blocks, *, own: bool = True, running: bool = True) -> Iterator[Passage]:
    for block in blocks:
        yield from _of_block(block, own, running)


def _of_block(block: Block, own: bool, running: bool) -> Iterator[Passage]:
    def said(inlines: Inlines, *, runs_on: bool = running, is_own: bool = own) -> Iterator[Passage]:
        if inlines:
            yield Passage(_text(inlines), block.span, is_own, runs_on)

    match block:
        case b.PullQuote() | b.Verse():
            return
        case b.Title() | b.Subtitle() | b.Byline() | b.Dateline():
            yield from said(block.inlines, runs_on=False)
        case b.Standfirst() | b.Question():
            for run in own_runs(block):
                yield from said(run, runs_on=True)
        case b.Section(heading=heading, blocks=blocks):
            yield from said(heading.inlines, runs_on=False)
            yield from _within(blocks, own=own, running=running)
        case b.BlockQuote(blocks=blocks) | b.Epigraph(blocks=blocks):
            yield from _within(blocks, own=False, running=running)
        case b.DefinitionList() | b.Sidebar():
            yield from _within(children(block), own=own, running=running)
        case b.Table():
            yield from _within(children(block), own=own, running=False)
        case b.Figure(caption=caption):
            yield from said(caption)
        case b.FigureGroup(blocks=blocks, over=over, caption=caption):
            yield from said(over)
            yield from _within(blocks, own=own, running=running)
            yield from said(caption)
        case _:
            for part in parts(block):
                if part[0] == "run":
                    yield from said(part[1])
                elif part[0] == "blocks":
                    yield from _within(part[1], own=own, running=running)


def _text(inlines: Inlines) -> str:
    return "".join(map(_plain, inlines))


def _plain(inline: i.Inline) -> str:
    match inline:
        case i.Text(value=value) | i.Abbreviation(value=value):
            return value
        case i.LineBreak():
            return "\n"
        case i.Code() | i.ForeignWords():
            return CODE
        case i.Link(children=children):
            shown = _text(children)
            return CODE if "://" in shown or shown.startswith("www.") else shown
        case i.CrossReference():
            return CODE
        case i.NoteReference() | i.InlineImage() | i.Anchor() | i.IndexMark():
            return ""
        case _:
            return _text(children_of(inline))


# -- names ------------------------------------------------------------------------------------------

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ\-‑][^\W\d_]+)*")
INFLECTING = frozenset(
    (
        "pl",
        "ru",
        "uk",
        "be",
        "cs",
        "sk",
        "sl",
        "hr",
        "sr",
        "bg",
        "lt",
        "lv",
        "et",
        "fi",
        "hu",
        "de",
        "tr",
        "la",
        "el",
        "ro",
        "ka",
    )
)
"""Languages in which the end of a name says its part in the sentence."""
FEWEST_LETTERS = 4
CAMEL_CASE = re.compile(r"(?<!\bMc)(?<!\bMac)(?<=[^\W\d_])(?<![-‑'’])[A-Z]")
"""``PhysRevA`` is an identifier, ``McLean`` a name."""
TAXON = re.compile(r"(?:inae|idae|ini|aceae|iformes)$")


def _names(passages: Iterable[Passage], vocabulary: frozenset[str], language: str) -> dict[Words, list[Span]]:
    """Every name in running text, as its words, with where it stands.

    What stands somewhere in lower case is no name, even at the beginning of a sentence.
    """
    names: dict[Words, list[Span]] = defaultdict(list)
    common = {word for word in vocabulary if word[0].islower()} | set(lexicon_of(language).openers)
    for passage in passages:
        if not passage.running:
            continue
        stretches = CAPITALISED.findall(passage.text)
        for run in (run for stretch in stretches for run in _capitalised_runs(stretch)):
            name = _without_openers(run, common)
            if name and len(name) <= LONGEST_NAME:
                names[name].append(passage.span)
    return names


def _capitalised_runs(text: str) -> Iterator[Words]:
    """Words with capitals in a row, small words of names between them."""
    run: list[str] = []
    end = 0
    for found in WORD.finditer(text):
        word = found[0]
        between = text[end : found.start()]
        end = found.end()
        if run and between not in (" ", "\xa0"):
            yield _trimmed(run)
            run = []
        if word[0].isupper() or (run and word in PARTICLES):
            run.append(word.removesuffix("'s").removesuffix("’s"))
        elif run:
            yield _trimmed(run)
            run = []
    if run:
        yield _trimmed(run)


PARTICLES = frozenset(("of", "the", "de", "del", "la", "van", "von", "der", "den", "für", "du", "des", "di"))


LONGEST_NAME = 12
"""Words: of more than that it is a heading in capitals, or a list."""
MOST_ALIKE = 200
"""Names that have all words but one in common: more are a list, and none is misspelt for another."""


CAPITALISED = re.compile(
    r"[^\W\d_a-z](?<![^\W\d_].)(?<![^\W\d_]['’ʼ\-‑].)[\w'’ʼ\-‑]*"
    rf"(?:[ \xa0](?:[^\W\d_a-z][\w'’ʼ\-‑]*|{'|'.join(sorted(PARTICLES))})(?![\w]))*"
)
"""A stretch in which all runs of capitalised words lie that begin in it."""


def _trimmed(run: list[str]) -> Words:
    while run and run[-1] in PARTICLES:
        run = run[:-1]
    return tuple(run)


def _without_openers(run: Words, common: set[str]) -> Words:
    """The name without a first word that is only there because a sentence begins with it."""
    begins = next(
        (at for at, word in enumerate(run) if word.lower() not in common and word.lower() not in PARTICLES),
        len(run),
    )
    return run[begins:]


def _notice_names(names: Places, language: str, report: Report) -> None:
    said: set[str] = set()
    for rare, usual, at in _pairs_that_differ_in_one_word(names):
        old, new = usual[at], rare[at]
        if _alike(old, new, language):
            said.add(new)
            _say("S302", names, rare, usual, report)
        elif _share_acronym(rare, usual, at):
            _say("S303", names, rare, usual, report)
    for rare_word, usual_word, places in _single_words(names, language):
        if rare_word not in said:
            _say("S302", places, (rare_word,), (usual_word,), report)


def _say(code: str, names: Places, rare: Words, usual: Words, report: Report) -> None:
    one, other = " ".join(rare), " ".join(usual)
    here, there = lines_of(names[rare]), lines_of(names[usual])
    report.add(code, names[rare][0], f"“{one}” ({here}) and “{other}” ({there})")


def _pairs_that_differ_in_one_word(names: Places) -> Iterator[tuple[Words, Words, int]]:
    """Names of several words of which one differs: the rarer, the more usual, and which word."""
    shapes: dict[tuple[Words, int, Words], list[Words]] = defaultdict(list)
    for name in names:
        if len(name) > 1:
            for at in range(len(name)):
                shapes[name[:at], at, name[at + 1 :]].append(name)
    for (_, at, _), alike in shapes.items():
        for one, other in combinations(alike if len(alike) <= MOST_ALIKE else (), 2):
            rare, usual = sorted((one, other), key=lambda name: (len(names[name]), -names[name][0].first))
            if len(names[rare]) <= max(2, len(names[usual]) // 4):
                yield rare, usual, at


def _alike(one: str, other: str, language: str, *, furthest: int = 2) -> bool:
    """Whether two words may be two spellings of one: a letter or two apart, inside the word."""
    from rapidfuzz.distance import OSA

    if min(len(one), len(other)) < FEWEST_LETTERS or one[0] != other[0] or one.isupper() or other.isupper():
        return False
    if one.casefold() == other.casefold():
        return True
    if CAMEL_CASE.search(one) or CAMEL_CASE.search(other):
        return False
    apart = OSA.distance(one, other, score_cutoff=furthest)
    if apart > (furthest if min(len(one), len(other)) >= 8 else 1):
        return False
    return not _only_an_ending(one, other, language)


def _only_an_ending(one: str, other: str, language: str) -> bool:
    """Whether only the ends differ, as grammar makes them."""
    shared = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), None)
    if shared is None:
        return True  # one is the beginning of the other
    if TAXON.search(one) and TAXON.search(other):
        return True
    rest = max(len(one), len(other)) - shared
    if _primary(language) in INFLECTING:
        return rest <= 3
    return {one[shared:], other[shared:]} <= {"a", "o", "e", "s", "n", "es", "as", "os"}


def _share_acronym(one: Words, other: Words, at: int) -> bool:
    """Two long names with the same initials: ``Revolutionary`` and ``Russian Socialist Movement``."""
    rest = [word for n, word in enumerate(one) if n != at and word not in PARTICLES]
    return (
        len(rest) >= 2
        and at < len(one) - 1  # the last word says what it is: another one is another thing
        and one[at][0] == other[at][0]
        and min(len(one[at]), len(other[at])) >= FEWEST_LETTERS
        and all(len(word) >= FEWEST_LETTERS for word in rest)
    )


def _single_words(names: Places, language: str) -> Iterator[tuple[str, str, Places]]:
    """Words of names of which a rare one is a letter away from a usual one."""
    places: dict[Words, list[Span]] = defaultdict(list)
    beside: dict[str, set[Words]] = defaultdict(set)
    for name, spans in names.items():
        for at, word in enumerate(name):
            if len(word) >= 6 and word not in PARTICLES:
                places[(word,)].extend(spans)
                beside[word].add((*name[:at], "", *name[at + 1 :]))
    for one, other in _neighbours(sorted(word for (word,) in places)):
        rare, usual = sorted((one, other), key=lambda word: (len(places[(word,)]), word))
        often = len(places[(usual,)])
        if len(places[(rare,)]) > 2 or often < USUAL or _belongs_to_others(beside[rare], beside[usual]):
            continue
        if _alike(rare, usual, language, furthest=1) and rare.casefold() != usual.casefold():
            yield rare, usual, places


def _neighbours(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that begin with the same two letters and of which one is a letter away from the other.

    Those are the pairs that become the same when a letter is taken out of one, or of both: nothing is
    compared with everything else.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for shortened in {word, *(word[:at] + word[at + 1 :] for at in range(2, len(word)))}:
            groups[shortened].append(word)
    pairs = {pair for group in groups.values() for pair in combinations(group[:MOST_ALIKE], 2)}
    yield from sorted(pairs)


def _belongs_to_others(one: set[Words], other: set[Words]) -> bool:
    """Whether a word stands in longer names only, and in other ones."""
    return all(len(name) > 1 for name in one) and not one & other


# -- spelling ---------------------------------------------------------------------------------------


def _notice_spelling(passages: Iterable[Passage], vocabulary: frozenset[str], report: Report) -> None:
    """British against American words, -ise against -ize: each only where both occur."""
    known = {word: sides()[word] for word in sides().keys() & vocabulary}
    if len(set(known.values())) < 2:
        return
    seen: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        if not passage.own:
            continue
        own = IN_QUOTATION_MARKS.sub(" ", passage.text)
        for word in filter(known.__contains__, dict.fromkeys(WORD.findall(own))):
            seen[known[word]][word].append(passage.span)
    for one, other in (("British", "American"), ("-ise", "-ize")):
        if seen[one] and seen[other]:
            _say_spelling(seen[one], seen[other], (one, other), report)


def _say_spelling(
    one: Mapping[str, list[Span]], other: Mapping[str, list[Span]], names: tuple[str, str], report: Report
) -> None:
    sides = sorted(zip(names, (one, other), strict=True), key=lambda side: sum(map(len, side[1].values())))
    (rare, few), (usual, many) = sides
    rarely = ", ".join(f"“{word}” ({lines_of(spans)})" for word, spans in few.items())
    most = max(many, key=lambda word: len(many[word]))
    report.add(
        "S304",
        next(iter(few.values()))[0],
        f"{rare} spelling in a piece with {usual}: {rarely}, but “{most}” ({lines_of(many[most])})"
        + (f" and {len(many) - 1} more" if len(many) > 1 else ""),
    )


# -- dashes and quotation marks ---------------------------------------------------------------------

BOUNDS = r"[^\W\d_a-zа-я][\w'’]*—[^\W\d_a-zа-я]|\d+—\d"
"""From here to there, which has a dash of its own: A—Z, Paris—Lyon, 10—11."""
DASHES: Mapping[str, re.Pattern[str]] = {
    "closed em dashes (a—b)": re.compile(rf"(?:(?<![\w'’])(?!{BOUNDS})[\w'’]+|[\"'’”.,!?)])—(?=[\w\"'‘“(])"),
    "spaced em dashes (a — b)": re.compile(r"(?<=\S)[ \xa0]—[ \xa0](?=\S)"),
    "spaced en dashes (a – b)": re.compile(r"(?<=[^\s\d])[ \xa0]–[ \xa0](?=\S)"),
}
IN_QUOTATION_MARKS = re.compile(r"[\"“][^\"“”]*[\"”]")
"""Somebody else's words, and somebody else's spelling."""
USUAL = 3
"""So often something has to stand to be the custom of a piece."""


def _notice_dashes(passages: Iterable[Passage], report: Report) -> None:
    places: dict[str, list[Span]] = {}
    dashed = [p for p in passages if p.own and p.running and ("—" in p.text or "–" in p.text)]
    for name, pattern in DASHES.items():
        places[name] = [p.span for p in dashed for _ in pattern.finditer(p.text)]
    _notice_minority("S305", places, report)


ELIDED = r"\d|(?:t(?:is|was|were|will)|appen|em|n|e|er|im|is|ad|ave|ere|til|bout|cause|cos|round|neath)\b"
"""After a mark that stands for what is left out, and opens no quotation: ’45, ’tis, ’em."""
QUOTED = re.compile(
    r"(?P<mark>[\"“‘'])(?<![\w’'].)(?:(?<=[\"“])[^\"“”\n]{2,400}[\"”]"
    rf"|(?!(?i:{ELIDED}))(?:(?<=‘)[^‘“”\"\n]{{20,400}}?’|(?<=')[^'‘“”\"\n]{{20,400}}?')(?!\w))"
)
LONG_QUOTATION = 4
"""Words: a shorter one in single marks is a word held at arm's length, whatever the house does."""


def _notice_quotation_marks(passages: Iterable[Passage], report: Report) -> None:
    places: dict[str, list[Span]] = {"double quotation marks": [], "single ones": []}
    for passage in passages:
        if not (passage.own and passage.running):
            continue
        for found in QUOTED.finditer(passage.text):
            if found["mark"] in '"“':
                places["double quotation marks"].append(passage.span)
            elif len(found[0].split()) >= LONG_QUOTATION:
                places["single ones"].append(passage.span)
    _notice_minority("S306", places, report)


def _notice_minority(code: str, places: Mapping[str, Sequence[Span]], report: Report) -> None:
    """Say which of several ways is the rare one, if one is the custom."""
    used = sorted(((name, spans) for name, spans in places.items() if spans), key=lambda x: len(x[1]))
    if len(used) < 2:
        return
    usual, many = used[-1]
    for rare, few in used[:-1]:
        if len(many) >= USUAL and len(few) * 3 <= len(many):
            report.add(code, few[0], f"{rare} ({lines_of(few)}) in a piece with {usual} ({len(many)} times)")


# -- labels -----------------------------------------------------------------------------------------


def _notice_labels(piece: Piece, report: Report) -> None:
    """A speaker whose label changes and changes back. (The full name once, then initials, is a custom.)"""
    said: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for block in walk_piece(piece) if piece.speakers else ():
        if isinstance(block, b.Turn) and block.speaker and block.label:
            said[block.speaker].append((block.label, block.span))
    for speaker, labels in said.items():
        changes = sum(one[0] != other[0] for one, other in pairwise(labels))
        if changes < 2:
            continue
        places: dict[str, list[Span]] = defaultdict(list)
        for label, span in labels:
            places[label].append(span)
        told = ", ".join(f"“{label}” ({lines_of(spans)})" for label, spans in places.items())
        rare = min(places.values(), key=len)
        report.add("S307", rare[0], f"{speaker} is labelled {told}")


# -- acronyms ---------------------------------------------------------------------------------------

EXPLAINED = re.compile(r"[ \xa0]\((?P<short>[A-ZА-ЯЁІЇ]{2,7})s?\)")
WORD_BEFORE = re.compile(r"[^\W_][\w'’]*")
LONGEST_NAME = 120
"""Characters before the bracket in which the name is looked for."""
SMALL = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "de",
        "des",
        "du",
        "la",
        "le",
        "et",
        "der",
        "die",
        "und",
        "für",
        "a",
        "an",
        "to",
    )
)


def _notice_acronyms(passages: Iterable[Passage], report: Report) -> None:
    """An acronym in running text before the place that says what it stands for."""
    running = [p for p in passages if p.running and p.own]
    expanded: dict[str, int] = {}
    for position, passage in enumerate(running):
        for found in EXPLAINED.finditer(passage.text) if "(" in passage.text else ():
            before_it = passage.text[max(0, found.start() - LONGEST_NAME) : found.start()]
            if _stands_for(before_it, found["short"]):
                expanded.setdefault(found["short"], position)
    for short, position in expanded.items():
        early = re.compile(rf"(?<![\w(-]){short}(?![\w)-])")
        here = running[position]
        before = [p.span for p in running[:position] if early.search(p.text)]
        if not before and early.search(here.text, 0, here.text.find(f"({short}")):
            before = [here.span]
        if before:
            there = lines_of([here.span])
            report.add("S308", before[0], f"“{short}” ({lines_of(before)}) is explained only later ({there})")


def _stands_for(text: str, short: str) -> bool:
    """Whether a text ends with words that have these initials, small words counted or not."""
    words = WORD_BEFORE.findall(text)
    large = [word for word in words if word.lower() not in SMALL]
    return any("".join(word[0] for word in some[-len(short) :]).upper() == short for some in (words, large))


# -- links ------------------------------------------------------------------------------------------

DOUBTFUL_ADDRESS = re.compile(
    r"^https?:/{0,2}$|^https?:/[^/]|^https?://https?:?/?/|^https?://[^/]*\s|^htt?p?s?//|^ttps?:", re.I
)
SAYS_NOTHING = frozenset(
    (
        "here",
        "link",
        "this",
        "more",
        "source",
        "click",
        "read",
        "website",
        "site",
        "page",
        "post",
        "video",
        "slides",
    )
)


def _notice_links(piece: Piece, report: Report) -> None:
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for link, span in _links(piece):
        if DOUBTFUL_ADDRESS.match(link.url):
            report.add("S309", span, f"the link “{words_of(link.children)}” leads to {link.url}")
        else:
            places[words_of(link.children)][link.url.rstrip("/")].append(span)
    for words, targets in places.items():
        outside = {url: spans for url, spans in targets.items() if "://" in url}
        if len(outside) == 2 and len(words.split()) >= 3 and not SAYS_NOTHING & set(words.lower().split()):
            told = " and ".join(f"{url} ({lines_of(spans)})" for url, spans in outside.items())
            report.add("S310", next(iter(outside.values()))[0], f"“{words}” is linked to {told}")


def _links(piece: Piece) -> Iterator[tuple[i.Link, Span]]:
    for block in walk_piece(piece):
        if isinstance(block, b.Paragraph | b.ContributorNote | b.Byline | b.Question):
            if only_words(block.inlines):
                continue
            for link in _links_in(block.inlines):
                yield link, block.span


def _links_in(inlines: Inlines) -> Iterator[i.Link]:
    for inline in inlines:
        if isinstance(inline, i.Link):
            yield inline
        else:
            yield from _links_in(children_of(inline))
