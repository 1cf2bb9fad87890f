"""Comparing: whether what was read back from a file is what was expected, character by character.

White space counts inside a stretch that was read, and is optional between two; letter case is that of
the stylesheet; what a hyphen at a line's end divides is one word. Everything else has to agree: letters,
figures, quotation marks, dashes. The common case, that all does, is a walk from string to string; only
where it does not are words aligned, to say which.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from standfirst.check.fidelity.expected import Run
from standfirst.model.span import NOWHERE, Span

LINE_HYPHEN = "\x02"
"""A hyphen at the end of a printed line: the word's own, or one that the line needed."""
HYPHENS = ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}")
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
"""What has no glyph: soft hyphens, joiners, marks of direction, selectors of variants."""
_NO_CHARACTERS = str.maketrans(dict.fromkeys("\ufffe\uffff", "\N{REPLACEMENT CHARACTER}"))
"""What is no character, and what an ebook has in its place: XML can't hold it."""
_DRAWN_ALIKE = str.maketrans(
    {
        "\N{INCREMENT}": "\N{GREEK SMALL LETTER DELTA}",
        "\N{MODIFIER LETTER APOSTROPHE}": "’",
        "\N{MODIFIER LETTER TURNED COMMA}": "‘",
    }
)
"""What fonts draw with the glyph of another character, so that a page can't tell which it was."""
BOX = "\N{WHITE SQUARE}"
"""What is drawn in the place of a character without a glyph."""
_MOST_ALIGNED = 150_000_000
"""Pairs of words that may be compared in search of what differs."""

_TURNED = str.maketrans(")]}>»›”’", "([{<«‹“‘")

Kind = Literal["lost", "added", "changed", "garbled", "moved", "hidden", "picture", "bound"]


class Stretch(msgspec.Struct, frozen=True):
    """Words that were read back from a file: a line of a page, a paragraph of a content document."""

    words: str
    page: int = 0
    """Of a PDF, from 1."""
    file: str = ""
    """Of an EPUB: ``text/two-gardeners.xhtml``."""
    hidden: str | None = None
    """Why nobody can see them, if so: ``outside the page``."""
    goes_on: bool = False
    """Whether it stands right behind the stretch before it, without a space."""
    block: int = 0
    """Which paragraph, cell or other element it belongs to."""
    is_caption: bool = False
    """Whether it is of the caption of a picture."""
    is_turned: bool = False
    """Whether its page lies on its side."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """Something that does not agree."""

    kind: Kind
    words: str
    """Of the manuscript; of the file, where it has more."""
    instead: str = ""
    """What stands there in the file."""
    span: Span = NOWHERE
    page: int = 0
    """On which page of the PDF, from 1."""
    file: str = ""
    """In which content document of the EPUB, or of which piece the page is."""
    why: str = ""
    """Of hidden words: ``outside the page``. Of lost words: which repair took them."""

    def __str__(self) -> str:
        words, instead = f"“{_short(self.words)}”", f"“{_short(self.instead)}”"
        of_piece = f" of {self.file}" if self.file else ""
        place = f" on page {self.page}{of_piece}" if self.page else f" in {self.file}" if self.file else ""
        match self.kind:
            case "lost":
                return f"lost{place}: {words}" + (f" ({self.why})" if self.why else "")
            case "added":
                return f"added{place}: {words}"
            case "changed" | "garbled":
                return f"{self.kind}{place}: {words} has become {instead}"
            case "moved":
                return f"moved{place}: {words}"
            case "hidden":
                return f"{self.why}{place}: {words}"
            case "picture":
                return f"missing{place}: the picture {self.words}"
            case "bound":
                return f"page {self.page} {self.words}"


def _short(words: str) -> str:
    return words if len(words) <= 100 else f"{words[:60]} … {words[-35:]}"


def normal(words: str) -> str:
    """Words as they are compared: compatible characters, cases, kinds of space and of hyphen are one."""
    if words.isascii():
        return " ".join(words.casefold().split())
    words = words.translate(_NO_CHARACTERS)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    seen = _UNSEEN.sub("", folded).translate(_DRAWN_ALIKE)
    return " ".join(seen.replace("\N{HYPHEN}", "-").split())


class _Text:
    """The expected runs as one text, in which every place knows its run."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.starts: list[int] = []
        parts, length = [], 0
        for run in runs:
            words = normal(run.words)
            self.starts.append(length)
            parts.append(words)
            length += len(words) + 1
        self.text = " ".join(parts)

    def span(self, at: int) -> Span:
        """Where in the manuscript a place of the text stands."""
        return self.runs[bisect_right(self.starts, at) - 1].span if self.runs else NOWHERE


def compare(
    runs: Sequence[Run],
    stretches: Sequence[Stretch],
    undrawn: frozenset[str] = frozenset(),
    *,
    leftwards: bool = False,
) -> Iterator[Difference]:
    """Everything that does not agree between what was expected and what was read; nothing, if all does.

    ``leftwards``: the pages run from right to left, so that ``12 kg`` comes out of them as ``kg 12``.

    ``undrawn`` characters, for which no font has a glyph, are left out on both sides: a box is drawn for
    each, and not every reader says what it stands for.
    """
    expected = _Text(runs)
    if missing := undrawn.intersection(expected.text):
        expected = _Text([replace(run, words=_without(run.words, missing)) for run in runs])
        stretches = [replace(x, words=_without(x.words, missing | {BOX})) for x in stretches]
        leftwards = leftwards or _reads_backwards("".join(missing))  # which turns the brackets beside it
    places = _walked(expected.text, stretches, leftwards=leftwards)
    if places is None:
        faults = _differences(expected, stretches, leftwards=leftwards)
        yield from (fault for fault in faults if not (missing and _is_undrawn(fault, missing)))
    for number, stretch in enumerate(stretches):
        if stretch.hidden:
            yield Difference(
                kind="hidden",
                words=_shown(stretch.words),
                span=expected.span(places[number]) if places else NOWHERE,
                page=stretch.page,
                file=stretch.file,
                why=stretch.hidden,
            )


def _without(words: str, missing: Collection[str]) -> str:
    """Words without these characters, which are as they are compared."""
    return "".join(c for c in words if c.isascii() or not _is_among(normal(c), missing))


def _is_among(letters: str, missing: Collection[str]) -> bool:
    return bool(letters) and all(letter in missing for letter in letters)


def agrees(runs: Sequence[Run], stretches: Sequence[Stretch], *, leftwards: bool = False) -> bool:
    """Whether the words are the same; hidden or not."""
    return _walked(_Text(runs).text, stretches, leftwards=leftwards) is not None


# -- the walk: does everything agree? -------------------------------------------------------------


def _walked(text: str, stretches: Sequence[Stretch], *, leftwards: bool) -> list[int] | None:
    """Where in the text each stretch begins; None if they part somewhere."""
    at, places, number = 0, list[int](), 0
    begins = 0, 0
    while number < len(stretches):
        stretch = stretches[number]
        if number and not _same_block(stretch, stretches[number - 1]):
            begins = number, at
        words = normal(stretch.words)
        start = at + 1 if text.startswith(" ", at) and not words.startswith(" ") else at
        places.append(min(start, max(len(text) - 1, 0)))
        end = _crawl(text, start, words)
        number += 1
        if end is None:
            first, at = begins
            number = _end_of_block(stretches, first)
            end = _any_order(text, at, stretches[first:number], leftwards=leftwards)
            places[first:] = [at] * (number - first)
        if end is None:
            return None
        at = end
    return places if not text[at:].strip() else None


def _crawl(text: str, at: int, words: str) -> int | None:
    """Where the text goes on after these words, letter by letter; None if they are not what comes next.

    A reader of PDFs sees spaces where letters stand wide apart, so one more is no difference; one less
    is, but at the beginning.
    """
    if text.startswith(words, at):
        return at + len(words)
    begun = False
    for letter in words:
        if letter == " ":
            at += text.startswith(" ", at)
            continue
        if text.startswith(" ", at) and not begun:
            at += 1
        begun = True
        if letter == LINE_HYPHEN:
            at += text.startswith("-", at)
        elif text.startswith(letter, at):
            at += 1
        else:
            return None
    return at


def _reads_backwards(words: str) -> bool:
    """Arabic and Hebrew come out of a PDF in the order of the page, which is not that of reading."""
    return not words.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in words)


def _any_order(text: str, at: int, block: Sequence[Stretch], *, leftwards: bool) -> int | None:
    """Where the text goes on after a paragraph in which something reads backwards, if it has the
    characters of the paragraph in any order; else None."""
    words = [normal(stretch.words) for stretch in block]
    if not leftwards and not any(map(_reads_backwards, words)):
        return None
    found = _characters("".join(words))
    left = sum(found.values())
    end = at
    while left and end < len(text):
        left -= not _NO_CHARACTER.match(text, end)
        end += 1
    return end if _characters(text[at:end]) == found else None


def _end_of_block(stretches: Sequence[Stretch], first: int) -> int:
    """The number of the first stretch after those of the paragraph, on its page, that begins with one."""
    last = first
    while last < len(stretches) and _same_block(stretches[last], stretches[first]):
        last += 1
    return last


def _characters(words: str) -> Counter[str]:
    """The characters in no order; brackets look to either side, as they may have been turned. Hyphens are
    none: those at the ends of lines come out anywhere."""
    return Counter(_NO_CHARACTER.sub("", words.translate(_TURNED)))


_NO_CHARACTER = re.compile(rf"[\s{LINE_HYPHEN}‐-]")


def _same_block(one: Stretch, other: Stretch) -> bool:
    return one.block == other.block and one.page == other.page


# -- what differs ---------------------------------------------------------------------------------


class _Word(msgspec.Struct, frozen=True):
    key: str
    shown: str
    place: int
    """In the expected text, or the number of the stretch."""


def _differences(expected: _Text, stretches: Sequence[Stretch], *, leftwards: bool) -> Iterator[Difference]:
    """The words that differ, by the longest sequence of words that both have."""
    wanted = list(_wanted(expected))
    found = list(_found(stretches, {word.key for word in wanted}))
    found = list(_respaced(found, wanted))
    lost: list[Difference] = []
    for gone, come in _regions(wanted, found):
        fault = _fault(expected, stretches, gone, come, leftwards=leftwards)
        if fault:
            lost.append(fault)
    yield from _with_moved(lost)


def _wanted(expected: _Text) -> Iterator[_Word]:
    for match in re.finditer(r"\S+", expected.text):
        yield _Word(match[0], match[0], match.start())


def _found(stretches: Sequence[Stretch], known: set[str]) -> Iterator[_Word]:
    """The words of the stretches; those that a line or an element divides are made whole."""
    begun, home, hyphen = "", 0, False
    for number, stretch in enumerate(stretches):
        words = normal(stretch.words)
        parts = words.split(" ") if words else []
        if begun and parts and (hyphen or stretch.goes_on):
            whole = _mended(begun, parts[0], hyphen, known)
            if whole is None:
                yield _Word(f"{begun}-", f"{begun}-", home)
            else:
                parts[0] = whole
        elif begun:
            yield _Word(begun, begun, home)
        if not parts:
            continue
        for part in parts[:-1]:
            yield _Word(part.replace(LINE_HYPHEN, ""), part.replace(LINE_HYPHEN, "-"), number)
        hyphen = parts[-1].endswith(LINE_HYPHEN)
        begun, home = parts[-1].replace(LINE_HYPHEN, ""), number
        if hyphen and not begun and "-" in known:  # it stands between two words of its author's: 7800 - 6400
            yield _Word("-", "-", number)
    if begun:
        yield _Word(begun, begun, home)


def _mended(begun: str, rest: str, hyphen: bool, known: set[str]) -> str | None:
    """The word that was divided; None if it ended in a hyphen of its own."""
    if hyphen and f"{begun}-{rest}" in known:
        return f"{begun}-{rest}"
    if hyphen and begun + rest not in known and f"{begun}-" in known:
        return None
    return begun + rest


def _respaced(found: list[_Word], wanted: list[_Word]) -> Iterator[_Word]:
    """Words that were read in pieces (letters that stand wide apart) made whole."""
    known = {word.key for word in wanted}
    number = 0
    while number < len(found):
        word = found[number]
        if word.key not in known:
            for end in range(min(number + 12, len(found)), number + 1, -1):
                whole = "".join(x.key for x in found[number:end])
                if whole in known:
                    word, number = _Word(whole, whole, word.place), end - 1
                    break
        yield word
        number += 1


def _regions(wanted: list[_Word], found: list[_Word]) -> Iterator[tuple[list[_Word], list[_Word]]]:
    """The stretches of words that do not agree, those of either side."""
    from rapidfuzz.distance import LCSseq

    a, z = [w.key for w in wanted], [w.key for w in found]
    start = 0
    while start < min(len(a), len(z)) and a[start] == z[start]:
        start += 1
    end = 0
    while end < min(len(a), len(z)) - start and a[-1 - end] == z[-1 - end]:
        end += 1
    middle, other = wanted[start : len(a) - end], found[start : len(z) - end]
    if len(middle) * len(other) > _MOST_ALIGNED:
        yield middle[:30], other[:30]
        return
    gone: list[_Word] = []
    come: list[_Word] = []
    for operation in LCSseq.opcodes([w.key for w in middle], [w.key for w in other]):
        if operation.tag == "equal":
            if gone or come:
                yield gone, come
            gone, come = [], []
        else:
            gone = [*gone, *middle[operation.src_start : operation.src_end]]
            come = [*come, *other[operation.dest_start : operation.dest_end]]
    if gone or come:
        yield gone, come


def _fault(
    expected: _Text, stretches: Sequence[Stretch], gone: list[_Word], come: list[_Word], *, leftwards: bool
) -> Difference | None:
    words, instead = " ".join(w.shown for w in gone), " ".join(w.shown for w in come)
    if (
        words
        and words.replace(" ", "") == instead.replace(" ", "")
        and instead.count(" ") >= words.count(" ")
    ):
        return None
    if gone and not come:
        return Difference(kind="lost", words=words, span=expected.span(gone[0].place))
    is_backwards = leftwards or _reads_backwards(words)
    if words and is_backwards and _characters(words) == _characters(instead):
        return None
    there = stretches[come[0].place]
    if come and not gone:
        return Difference(kind="added", words=instead, page=there.page, file=there.file)
    kind: Kind = "garbled" if _is_composed(words) else "changed"
    span = expected.span(gone[0].place)
    return Difference(kind=kind, words=words, instead=instead, span=span, page=there.page, file=there.file)


def _is_composed(words: str) -> bool:
    """Whether some letter is drawn with several glyphs, or a glyph for several letters."""
    return _reads_backwards(words) or any(unicodedata.combining(c) for c in words)


def _is_undrawn(fault: Difference, missing: frozenset[str]) -> bool:
    """Whether a fault is but that characters without a glyph come out as something else."""
    return fault.kind == "added" or not missing.isdisjoint(fault.words)


def _bare(words: str) -> str:
    return re.sub("[-‐‑\\s]", "", words)


def _shown(words: str) -> str:
    return " ".join(words.replace(LINE_HYPHEN, "-").split())


def _with_moved(faults: list[Difference]) -> Iterator[Difference]:
    """What was lost in one place and added in another has moved."""
    added = {_bare(f.words): f for f in faults if f.kind == "added"}
    moved = {key for f in faults if f.kind == "lost" and (key := _bare(f.words)) in added and " " in f.words}
    for fault in faults:
        key = _bare(fault.words)
        if key in moved and fault.kind == "lost":
            there = added[key]
            yield replace(fault, kind="moved", page=there.page, file=there.file)
        elif key not in moved or fault.kind != "added":
            yield fault
