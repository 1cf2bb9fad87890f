"""Typography: quotation marks, apostrophes, dashes, ellipses and no-break spaces as a language sets them.

From model to model, once, before either edition is made. No letter and no digit is changed, code
and addresses are left alone, so is whatever is typographic already, and setting twice is setting once.
The manuscript's levels are kept: a straight double mark becomes the language's outer mark, a straight
single one its inner mark. Languages without rules here (Japanese, Chinese, Arabic …) are left as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, assert_never

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Contributor, Document, Piece
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.traverse import map_inlines, map_piece, rebuilt

NBSP = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what has no words to set, but takes part in the line: code, a picture."""


class Marks(NamedTuple):
    """A language's quotation marks: outer, inner, and those of an outer pair within an outer pair."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    nested: tuple[str, str]


def _marks(outer: str, inner: str, nested: str | None = None) -> Marks:
    return Marks((outer[0], outer[1]), (inner[0], inner[1]), ((nested or outer)[0], (nested or outer)[1]))


_MARKS: dict[str, Marks] = {
    "en": _marks("“”", "‘’"),
    "de": _marks("„“", "‚‘"),
    "de-ch": _marks("«»", "‹›"),
    "fr": _marks("«»", "‘’", "“”"),
    "es": _marks("«»", "‘’", "“”"),
    "es-419": _marks("“”", "‘’"),
    "es-ar": _marks("“”", "‘’"),
    "es-cl": _marks("“”", "‘’"),
    "es-co": _marks("“”", "‘’"),
    "es-mx": _marks("“”", "‘’"),
    "it": _marks("«»", "‘’", "“”"),
    "pt": _marks("“”", "‘’"),
    "pt-pt": _marks("«»", "‘’", "“”"),
    "ca": _marks("«»", "‘’", "“”"),
    "nl": _marks("“”", "‘’"),
    "pl": _marks("„”", "‚’", "«»"),
    "cs": _marks("„“", "‚‘"),
    "sk": _marks("„“", "‚‘"),
    "sl": _marks("„“", "‚‘"),
    "hr": _marks("„”", "‚’"),
    "hu": _marks("„”", "’’", "»«"),
    "ro": _marks("„”", "‘’", "«»"),
    "sv": _marks("””", "’’"),
    "fi": _marks("””", "’’"),
    "da": _marks("””", "’’"),
    "nb": _marks("«»", "‘’"),
    "no": _marks("«»", "‘’"),
    "tr": _marks("“”", "‘’"),
    "ru": _marks("«»", "‘’", "„“"),
    "uk": _marks("«»", "‘’", "„“"),
    "el": _marks("«»", "‘’", "“”"),
}

_EM_DASH_LANGUAGES = frozenset({"ru", "uk", "be", "bg"})
"""Where a dash between words is an em dash."""

_OPENERS = "([{<—–-/¿¡“„«‘‚‹"
_NEVER_OPENED = ")]},;:"

_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
_WORTH_SETTING = re.compile(r"[\"'–—»«;:!?§%\xa0]|--|\.\.\.| - |\. |\d |\b\w\b |[A-Z][a-z]+ ")

Stretch: TypeAlias = "tuple[str, str | None]"
"""Words with their language; None for what is not to be set."""
Edit: TypeAlias = "tuple[int, int, str]"
"""From, to (in the joined words of a line), and what stands there instead."""


# -- pieces, documents, runs --------------------------------------------------------------------


def set_document(document: Document, pieces: Sequence[Piece] | None = None) -> Document:
    """The document with all its pieces set, and the words of its title page and imprint too.

    ``pieces``: the same, set, if somebody has them.
    """
    tongue = document.language
    imprint = document.imprint
    return replace(
        document,
        title=set_text(document.title, tongue),
        subtitle=_set_optional(document.subtitle, tongue),
        description=_set_optional(document.description, tongue),
        contributors=tuple(_set_contributor(x, tongue) for x in document.contributors),
        imprint=replace(
            imprint,
            publisher=_set_optional(imprint.publisher, tongue),
            place=_set_optional(imprint.place, tongue),
            rights=_set_optional(imprint.rights, tongue),
            licence=_set_optional(imprint.licence, tongue),
            colophon=_set_optional(imprint.colophon, tongue),
            motto=_set_optional(imprint.motto, tongue),
        ),
        pieces=tuple(map(set_piece, document.pieces) if pieces is None else pieces),
    )


def set_piece(piece: Piece) -> Piece:
    """The piece with the marks and spaces of its language; words in another one keep to theirs."""
    contributors = tuple(_set_contributor(x, piece.language) for x in piece.contributors)
    return replace(
        map_piece(piece, lambda block: _set_block(block, piece.language)), contributors=contributors
    )


def set_text(words: str, language: str) -> str:
    """Words without markup, set."""
    ((words_set, _),) = _set_line(((words, language),))
    return words_set


def _set_optional(words: str | None, language: str) -> str | None:
    return set_text(words, language) if words else words


def _set_contributor(contributor: Contributor, language: str) -> Contributor:
    return replace(
        contributor,
        name=set_text(contributor.name, language),
        affiliation=_set_optional(contributor.affiliation, language),
        note=_set_optional(contributor.note, language),
    )


def _set_block(block: Block, language: str) -> Block:
    within = block.lang or language if isinstance(block, b.Division) else language

    def blocks(inner: Blocks) -> Blocks:
        return tuple(_set_block(each, within) for each in inner)

    block = rebuilt(block, blocks=blocks, inlines=lambda run: set_run(run, within))
    match block:
        case b.Turn():
            return replace(block, label=set_text(block.label, within))
        case b.Question():
            return replace(block, label=_set_optional(block.label, within))
        case _:
            return block


def set_run(run: Inlines, language: str) -> Inlines:
    """A run of inlines, set: quotation marks may open in one inline and close in another."""
    line = tuple(_stretches(run, language))
    if not _WORTH_SETTING.search("".join(words for words, _ in line)):
        return run
    words = iter([words for words, tongue in _set_line(line) if tongue is not None])
    return map_inlines(run, lambda inline: i.Text(next(words)) if isinstance(inline, i.Text) else inline)


def _stretches(run: Iterable[Inline], language: str) -> Iterator[Stretch]:
    """The words of a run in reading order."""
    for inline in run:
        match inline:
            case i.Text(value=value):
                yield value, language
            case i.Code() | i.Formula() | i.Abbreviation() | i.InlineImage() | i.CrossReference():
                yield OPAQUE, None
            case i.LineBreak():
                yield "\n", None
            case i.NoteReference() | i.Anchor() | i.IndexMark():
                pass
            case i.ForeignWords(lang=lang, children=children):
                yield from _stretches(children, lang)
            case i.Container(children=children):
                yield from _stretches(children, language)
            case _:
                assert_never(inline)


# -- a line -------------------------------------------------------------------------------------


def _set_line(line: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Dashes and ellipses first, for quotation marks look at them; spaces last."""
    for step in (_points_and_dashes, _quotation_marks, _spaces):
        joined = _Line(line)
        edits = list(step(joined))
        if edits:
            line = _edited(line, joined.starts, edits)
    return line


class _Line:
    """The joined words of a line, and what language stands where."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.starts: list[int] = []
        self.languages: list[str | None] = []
        words = []
        length = 0
        for text, language in stretches:
            self.starts.append(length)
            self.languages.append(language)
            words.append(text)
            length += len(text)
        self.text = "".join(words)
        has_address = any(sign in self.text for sign in ("://", "www.", "@"))
        self._addresses = [m.span() for m in _ADDRESS.finditer(self.text)] if has_address else []

    def language(self, at: int) -> str | None:
        """The language at a position; None where nothing is to be set."""
        if any(start <= at < end for start, end in self._addresses):
            return None
        return self.languages[bisect_right(self.starts, at) - 1]

    def marks(self, at: int) -> Marks | None:
        """The quotation marks at a position."""
        language = self.language(at)
        return marks_of(language) if language else None


def marks_of(language: str) -> Marks | None:
    """The quotation marks of a language (BCP 47); None for those that we leave alone."""
    tag = language.lower()
    return _MARKS.get(tag) or _MARKS.get(primary(tag))


def primary(language: str) -> str:
    """The language without region or script: ``fr`` of ``fr-CA``."""
    return language.partition("-")[0].lower()


def _edited(stretches: tuple[Stretch, ...], starts: list[int], edits: Iterable[Edit]) -> tuple[Stretch, ...]:
    """The stretches after the edits (in order, apart from each other). What spans two goes to the first."""
    parts: list[list[str]] = [[] for _ in stretches]
    ends = [start + len(text) for start, (text, _) in zip(starts, stretches, strict=True)]
    done = 0
    for start, end, new in (*edits, (ends[-1], ends[-1], "")):
        for number in range(_home(starts, done), _home(starts, start) + 1):
            text, offset = stretches[number][0], starts[number]
            parts[number].append(text[max(done - offset, 0) : max(start - offset, 0)])
        parts[_home(starts, start)].append(new)
        done = end
    return tuple(("".join(part), language) for part, (_, language) in zip(parts, stretches, strict=True))


def _home(starts: list[int], at: int) -> int:
    """The stretch that holds a position."""
    return max(bisect_right(starts, at) - 1, 0)


# -- dashes and ellipses ------------------------------------------------------------------------

_POINTS = re.compile(r"(?<![.\\/])\.\.\.(?![.\\/])")
_DASHES = re.compile(r"(?<![-<!])(-{2,3})(?![->])")
_WORD_BEFORE = r"(?:(?<=[^\W\d_][^\W\d_] )|(?<=[\"'”’»)….,!?] ))"
_WORD_AFTER = r"(?= [^\W\d_][^\W\d_]| [\"'“‘«„(])"
_HYPHEN_AS_DASH = re.compile(
    rf"{_WORD_BEFORE}-(?= [^\W\d_]| [\"'“‘«„(])|(?<=[^\W\d_] )-{_WORD_AFTER}"
    r"|(?<=\d )-(?= (?!(?:sin|cos|tan|log|ln|max|min)\b)[^\W\d_]{2})"
)
"""A hyphen between spaces and words; ``x - y`` and ``3 - 2`` are sums."""


def _points_and_dashes(line: _Line) -> Iterator[Edit]:
    if "-" not in line.text and "..." not in line.text:
        return iter(())
    edits = [(m.start(), m.end(), "…") for m in _POINTS.finditer(line.text)]
    for match in _DASHES.finditer(line.text):
        dash = _dash(line, match)
        if dash:
            edits.append((match.start(), match.end(), dash))
    edits.extend(
        (match.start(), match.end(), _spaced_dash(line.language(match.start())))
        for match in _HYPHEN_AS_DASH.finditer(line.text)
    )
    return (edit for edit in sorted(edits) if line.marks(edit[0]))


def _dash(line: _Line, match: re.Match[str]) -> str | None:
    """Between words, or between spaces; never before an option (``--help``) or after a number's end."""
    before, after = line.text[: match.start()][-1:], line.text[match.end() :][:1]
    if before.isdigit() and after.isdigit():
        return "–" if len(match[1]) == 2 else None
    if before == after == " ":
        return "—" if len(match[1]) == 3 else _spaced_dash(line.language(match.start()))
    if before and not before.isspace() and before != OPAQUE and not after.isdigit():
        return "—" if after else None
    return None


def _spaced_dash(language: str | None) -> str:
    return "—" if language and primary(language) in _EM_DASH_LANGUAGES else "–"


# -- quotation marks and apostrophes ------------------------------------------------------------

_STRAIGHT = re.compile("[\"']")
_SINGLE = re.compile("'")
_CLOSING_SINGLE = re.compile(r"(?<=[^\s(])['’](?!\w)")
_FEET_AND_INCHES = re.compile(r"(?<![\d.])\d{1,3}('|′)\d{1,2}(?!\d)(\")?")
_MEASURE = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d+)?\Z")
_ALWAYS_ELIDED = re.compile(
    r"'(?:tis|twas|twere|twill|twould|twasn't|tisn't|tain't|em)\b(?!')|'n'|'\d\ds\b|(?<=\s)'\d\d\b(?!['’])",
    re.IGNORECASE,
)
_ALWAYS_ELIDED_IN = {
    "de": re.compile(r"'s(?=\s)"),
    "nl": re.compile(r"'[stnk](?=[\s-])"),
}
"""A letter that is no word of its own and has lost the rest of one."""
_OFTEN_ELIDED = {
    "en": re.compile(r"'(?:til|till|cause|cos|bout|round|neath|fraid|ello|orse|ouse|\d\d)\b(?!')", re.I),
    "de": re.compile(r"'(?:s|ne|nen|nem|ner|n|rum|raus|rein|ran|nauf)\b(?!')", re.I),
    "nl": re.compile(r"'(?:s|t|n|k|m|r)\b", re.I),
}


def _quotation_marks(line: _Line) -> Iterator[Edit]:
    """Straight marks, left to right; what a mark is depends on its neighbours and on what is open."""
    text = line.text
    if "'" not in text and '"' not in text:
        return
    certain = {**_apostrophes(line), **_feet_and_inches(text)}
    depth: Counter[tuple[str, str]] = Counter()
    after_opener = -1
    for match in _STRAIGHT.finditer(text):
        at, mark = match.start(), match[0]
        language = line.language(at)
        marks = marks_of(language) if language else None
        if language is None or marks is None:
            continue
        inside = depth[language, mark]
        opens = _opens(text, at, inside > 0, after_opener == at)
        if at in certain:
            yield at, at + 1, certain[at]
        elif not opens and not inside and _is_measure(text, at):
            yield at, at + 1, "″" if mark == '"' else "′"
        elif opens:
            depth[language, mark] += 1
            after_opener = at + 1
            yield at, at + 1, _pair(mark, inside, marks)[0]
        elif opens is not None:
            depth[language, mark] = max(inside - 1, 0)
            yield at, at + 1, _pair(mark, inside - 1, marks)[1] if inside or mark == '"' else APOSTROPHE


def _pair(mark: str, depth: int, marks: Marks) -> tuple[str, str]:
    """The pair that a straight mark belongs to, inside so many of its own kind."""
    if mark == "'":
        return marks.inner
    return marks.nested if depth > 0 else marks.outer


def _feet_and_inches(text: str) -> dict[int, str]:
    """Primes where both are written together: 5'10", or 5'10. (10'000 is a number.)"""
    found = {}
    for match in _FEET_AND_INCHES.finditer(text):
        if match[1] == "'":
            found[match.start(1)] = "′"
        if match[2]:
            found[match.start(2)] = "″"
    return found


def _apostrophes(line: _Line) -> dict[int, str]:
    """Single marks that are neither quotation marks nor primes, whatever is open."""
    if "'" not in line.text:
        return {}
    elided = {
        at for m in _ALWAYS_ELIDED.finditer(line.text) for at in range(*m.span()) if line.text[at] == "'"
    }
    singles = (match.start() for match in _SINGLE.finditer(line.text))
    return {
        at: APOSTROPHE
        for at in singles
        if at in elided or _is_apostrophe(line.text, at, primary(line.language(at) or ""))
    }


def _opens(text: str, at: int, is_open: bool, after_opener: bool) -> bool | None:
    """Whether a straight mark opens. None when nothing around it tells."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    spaced_before, spaced_after = not before or before.isspace(), not after or after.isspace()
    if after == "(" and before.isalnum():
        return None
    if not spaced_after:
        before_words = spaced_before or before in _OPENERS or after_opener or _follows_elision(text, at)
        return before_words and after not in _NEVER_OPENED
    if not spaced_before:
        return False
    nothing_tells = not is_open and text[at] not in text[at + 1 :]
    return None if nothing_tells else not is_open


def _follows_elision(text: str, at: int) -> bool:
    """A double mark between an elided article and its noun: ``dell'"amico"``."""
    return text[at] == '"' and text[at + 1].isalnum() and bool(re.search(r"[^\W\d_]['’]\Z", text[:at][-2:]))


def _is_measure(text: str, at: int) -> bool:
    """A number before and something after: 12" records."""
    return bool(_MEASURE.search(text[max(at - 8, 0) : at])) and at + 1 < len(text)


def _is_apostrophe(text: str, at: int, language: str) -> bool:
    """Inside a word; or at the head of one that has lost its own, and no mark closes later."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return True
    if not after.isalnum() or (before and not before.isspace()):
        return False
    always, often = _ALWAYS_ELIDED_IN.get(language), _OFTEN_ELIDED.get(language)
    if always and always.match(text, at):
        return True
    may_be = bool(often and often.match(text, at)) or at > 0
    return may_be and not _closes_later(text, at)


def _closes_later(text: str, at: int) -> bool:
    return bool(_CLOSING_SINGLE.search(text, at + 1))


# -- spaces -------------------------------------------------------------------------------------

_FRENCH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=«) ?(?=[^\s«])"), NBSP),
    (re.compile(r"(?<=[^\s»]) ?(?=»)"), NBSP),
    (re.compile(r"(?<=[\w)\]”’…%»]) ?(?=[;!?]+(?:[\s»”)\]]|\Z))"), NARROW),
    (re.compile(r"(?<=[\w)\]”’…%»]) ?(?=:(?:[\s»]|\Z))"), NBSP),
)


def _before_numbers(names: str) -> tuple[re.Pattern[str], str]:
    """What keeps the number of a chapter or figure with its name: *Chapter 2*."""
    after_name = "|".join(rf"(?<=\b{name})" for name in names.split())
    return re.compile(rf"(?:{after_name}) (?=\d)"), NBSP


_UNITS = "mm|cm|km|kg|mg|ml|kB|MB|GB|lb|oz|pt|gsm|kW|MW|km/h|min|[mghl]|m[²³]|°C|°F|%|[€£₽₴]|zł|Kč"
_EVERYWHERE: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...] = (
    (re.compile(" [–—] "), re.compile(r"(?<=\S) (?=[–—] )"), NBSP),
    (re.compile(r"\. [^\W\d_]\."), re.compile(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.)"), NBSP),
    (re.compile(r"\d "), re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![\w’]))"), NBSP),
    (re.compile(r"\d \d"), re.compile(r"(?<=\d) (?=\d{3}(?!\d))(?<!\d{4} )"), NBSP),
    (re.compile("§"), re.compile(r"(?<=§) (?=\d)"), NBSP),
    # between two ordinary words a clipper left it, and the line could not be broken there
    (
        re.compile(NBSP),
        re.compile(rf"(?<=[a-zà-öø-ÿа-яіїєґ]{{3}}){NBSP}(?=[a-zà-öø-ÿа-яіїєґ]{{3}})"),
        " ",
    ),
)
"""What a text has to hold so that a space in it can match, which takes less time to find; the space; the new
one."""
_BY_LANGUAGE: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "fr": _FRENCH,
    "fr-ca": (*_FRENCH[:2], (re.compile(r"(?<=[\w)\]”’…%»]) (?=[;!?])"), NARROW), _FRENCH[3]),
    "en": (
        (re.compile(r"(?:(?<=\bp\.)|(?<=\b(?:pp|No)\.)|(?<=\b(?:[Vv]ol|[Ff]ig)\.)) (?=\d)"), NBSP),
        (re.compile(r"(?<=\b(?:Mr|Ms|Dr|St)) (?=[A-Z])"), NBSP),
        _before_numbers("Appendix Chapter Equation Figure Listing Part Section Table Volume"),
    ),
    "de": (
        (re.compile(r"(?:(?<=\bS\.)|(?<=\b(?:Nr|Bd)\.)) (?=\d)"), NBSP),
        _before_numbers("Abbildung Abschnitt Anhang Band Gleichung Kapitel Listing Tabelle Teil"),
    ),
    "pl": ((re.compile(r"(?<=\b[aiouwzAIOUWZ]) (?=[\w„«‚(])"), NBSP),),
    "cs": ((re.compile(r"(?<=\b[aikosuvzAIKOSUVZ]) (?=[\w„«‚(])"), NBSP),),
    "sk": ((re.compile(r"(?<=\b[aikosuvzAIKOSUVZ]) (?=[\w„«‚(])"), NBSP),),
    "ru": ((re.compile(r"(?<=\b[авикосуяАВИКОСУЯ]) (?=[\w„«(])"), NBSP),),
    "uk": ((re.compile(r"(?<=\b[авзійоуєяАВЗІЙОУЄЯ]) (?=[\w„«(])"), NBSP),),
}


def _spaces(line: _Line) -> Iterator[Edit]:
    """Spaces at which no line may break, and those that a language puts before its marks."""
    edits: dict[tuple[int, int], str] = {}
    everywhere = [(pattern, space) for sign, pattern, space in _EVERYWHERE if sign.search(line.text)]
    for language in sorted({language for language in line.languages if language}):
        if marks_of(language):
            for pattern, space in (*everywhere, *_own_spaces(language)):
                for match in pattern.finditer(line.text):
                    if line.language(match.start()) == language:
                        edits.setdefault(match.span(), space)
    return ((start, end, space) for (start, end), space in sorted(edits.items()))


def _own_spaces(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return _BY_LANGUAGE.get(language.lower()) or _BY_LANGUAGE.get(primary(language), ())
