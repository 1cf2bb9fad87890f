"""Places: the same word in its manuscript, on its page and in its content document.

Pages and documents come with the address of every word: the number of its run in the piece, and how many
letters and figures come before it there. Of each run the lines of its manuscript are known; only within
these are its words looked for. All of it is done when a word is asked for, and for its run alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import msgspec

from standfirst.desk.aligning import aligned, nearest
from standfirst.desk.messages import RunShown
from standfirst.desk.utf16 import Offsets
from standfirst.desk.words import WORD, Box, Printed, Written, key_of, written
from standfirst.render.html.run_marks import RunLetters, letters_in
from standfirst.render.pdf.fragment_result import Place

FARTHEST = 60
"""Points from a word within which a click still means it; a line away counts three times."""
_FAR = FARTHEST + 1.0, 0.0, 0
SLACK = 1.0
"""Points by which what pdfium measures may stand out of its place."""


class InManuscript(msgspec.Struct, frozen=True, kw_only=True):
    """A word in a manuscript. ``is_exact``: not only its neighbour, as no manuscript has the word itself."""

    file: str
    """As diagnostics call it."""
    start: int
    end: int
    """In UTF-16 code units."""
    is_exact: bool


class Address(msgspec.Struct, frozen=True):
    """A letter or figure of a piece."""

    run: int
    offset: int


# -- manuscripts ------------------------------------------------------------------------------------


class ManuscriptWords:
    """The words of a manuscript."""

    def __init__(self, text: str) -> None:
        self.words = written(text)
        self._offsets = Offsets(text)
        lines = [0, *(at + 1 for at, character in enumerate(text) if character == "\n"), len(text) + 1]
        self._lines = lines
        self._starts = [word.start for word in self.words]

    def within(self, first: int, last: int) -> range:
        """The numbers of the words in these lines, from 1."""
        most = len(self._lines) - 1
        start, end = self._lines[min(first, most) - 1], self._lines[min(max(first, last), most)]
        return range(bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1))

    def line_of(self, number: int) -> int:
        """The line of a word, from 1."""
        return bisect_right(self._lines, self.words[number].start)

    def number(self, offset: int) -> int:
        """The word at an offset in UTF-16 code units: the one around it, or that ends there, else the next
        one."""
        here = self._offsets.here(offset)
        number = bisect_right(self._starts, here) - 1
        is_past = number < 0 or self.words[number].end < here
        return max(0, min(number + is_past, len(self.words) - 1))

    def span(self, number: int) -> tuple[int, int]:
        """Where a word begins and ends, in UTF-16 code units."""
        word = self.words[number]
        return self._offsets.there(word.start), self._offsets.there(word.end)


Manuscripts: TypeAlias = Callable[[str], ManuscriptWords | None]
"""The words of a manuscript, by what diagnostics call it."""


class _RunWord(msgspec.Struct, frozen=True):
    """A word of a run, after so many letters and figures of it."""

    key: str
    run: int
    at: int
    many: int


class _Passage:
    """The runs that have the same lines of a manuscript, and which of its words are which of theirs."""

    def __init__(self, file: str, first: int, last: int, manuscript: ManuscriptWords) -> None:
        self.file, self.first, self.last = file, first, last
        self._manuscript = manuscript
        self._words: list[_RunWord] = []

    def add(self, number: int, words: str) -> None:
        """A run more."""
        at = 0
        for found in WORD.finditer(words):
            many = letters_in(found[0])
            self._words.append(_RunWord(key_of(found[0]), number, at, many))
            at += many

    @cached_property
    def _pairs(self) -> dict[int, int]:
        """For the number of each word here the number of the manuscript's word that it is."""
        there = self._manuscript.within(self.first, self.last)
        ours = [self._manuscript.words[number] for number in there]
        found = aligned([word.key for word in ours], [word.key for word in self._words])
        _add_joined(ours, self._words, found)
        return {here: there.start + number for here, number in found.items()}

    def source_of(self, address: Address) -> InManuscript | None:
        """The word of the manuscript for one of the runs' letters."""
        here = next((n for n, word in enumerate(self._words) if _holds(word, address)), None)
        found = None if here is None else nearest(self._pairs, here)
        if found is None:
            return None
        start, end = self._manuscript.span(found[0])
        return InManuscript(file=self.file, start=start, end=end, is_exact=found[1])

    def addresses_of(self, number: int) -> Iterator[tuple[bool, Address]]:
        """The first letter of a word of the manuscript, or of its neighbour, and whether it is its own."""
        back: dict[int, int] = {}
        for here, there in sorted(self._pairs.items()):
            back.setdefault(there, here)
        if found := nearest(back, number):
            word = self._words[found[0]]
            yield found[1], Address(word.run, word.at)


def _holds(word: _RunWord, address: Address) -> bool:
    return word.run == address.run and word.at <= address.offset < word.at + word.many


def _add_joined(ours: Sequence[Written], theirs: Sequence[_RunWord], found: dict[int, int]) -> None:
    """Words that have the same letters in a row, but not between the same borders: a repair has joined or
    parted them."""
    edges = [-1, *sorted(found), len(theirs)]
    for before, after in pairwise(edges):
        first = found.get(before, -1) + 1
        last = found.get(after, len(ours))
        gap, there = theirs[before + 1 : after], ours[first:last]
        if not gap or "".join(word.key for word in gap) != "".join(word.key for word in there):
            continue
        ends: list[int] = []
        for word in there:
            ends.append((ends[-1] if ends else 0) + len(word.key))
        at = 0
        for number, one in enumerate(gap, start=before + 1):
            found[number] = first + bisect_right(ends, at)
            at += len(one.key)


class Sources:
    """The runs of a piece, as one of the editions has them, and where their manuscripts have them."""

    def __init__(self, runs: Sequence[RunShown], manuscripts: Manuscripts) -> None:
        self._passages: dict[tuple[str, int, int], _Passage] = {}
        self._of_run: dict[int, _Passage] = {}
        begins = sorted({(run.file, run.first) for run in runs})
        for number, run in enumerate(runs):
            manuscript = manuscripts(run.file) if run.first else None
            if manuscript is None or not manuscript.words:
                continue
            key = run.file, run.first, max(run.last, _before_next(run, begins))
            passage = self._passages.setdefault(key, _Passage(*key, manuscript))
            passage.add(number, run.words)
            self._of_run[number] = passage

    def source_of(self, address: Address | None) -> InManuscript | None:
        """The word of a manuscript for a letter of a run; None: no manuscript has it, nor a neighbour."""
        passage = self._of_run.get(address.run) if address else None
        return passage.source_of(address) if passage and address else None

    def addresses_of(self, file: str, manuscript: ManuscriptWords, number: int) -> list[Address]:
        """The letters of a word of a manuscript, the best first: the word itself in the fewest lines."""
        line = manuscript.line_of(number)
        near = sorted(
            (each for each in self._passages.values() if each.file == file),
            key=lambda each: _away(each, line),
        )
        found = [
            (not is_own, _away(each, line), each.last - each.first, n, address)
            for n, each in enumerate(near[:_MOST_TRIED])
            for is_own, address in each.addresses_of(number)
        ]
        return [address for *_, address in sorted(found, key=lambda each: each[:4])]


def _before_next(run: RunShown, begins: Sequence[tuple[str, int]]) -> int:
    """The line before the one in which the next run of a manuscript begins: a repair that joins lines makes a
    run's last line the first of those that it joined."""
    at = bisect_right(begins, (run.file, run.first))
    return begins[at][1] - 1 if at < len(begins) and begins[at][0] == run.file else _TO_THE_END


_TO_THE_END = 1_000_000_000
_MOST_TRIED = 12
"""Passages around a line in which a word is looked for."""


def _away(passage: _Passage, line: int) -> int:
    """How many lines a passage is away from a line; one that comes after it counts less."""
    return max(passage.first - line, 0) or 2 * max(line - passage.last, 0)


# -- pages ------------------------------------------------------------------------------------------


class PageWords:
    """The words of a page with their addresses."""

    def __init__(self, words: Sequence[Printed], places: Sequence[Place]) -> None:
        self._words = words
        self._addresses = list(_addresses(words, places))

    def at(self, x: float, y: float) -> tuple[Address, bool] | None:
        """The word with an address that stands there, or near, and whether no other word is nearer."""
        near = sorted(
            (*min(_distance(box, x, y) for box in word.boxes), number)
            for number, word in enumerate(self._words)
            if word.boxes
        )
        distance, _, number = next(
            (each for each in near if self._addresses[each[2]]), (FARTHEST + 1.0, 0, 0)
        )
        found = self._addresses[number] if distance <= FARTHEST else None
        if found is None:
            return None
        middle = Address(found.run, found.offset + len(self._words[number].key) // 2)
        return middle, near[0][2] == number

    def boxes_of(self, address: Address) -> tuple[Box, ...]:
        """Where the word stands that begins with a letter, or nearest to it: pages may show a ligature."""
        near = [
            (abs(found.offset - address.offset), number)
            for number, found in enumerate(self._addresses)
            if found and found.run == address.run
        ]
        return self._words[min(near)[1]].boxes if near else ()

    @property
    def addresses(self) -> Sequence[tuple[Printed, Address | None]]:
        """All words, each with the address of its first letter."""
        return list(zip(self._words, self._addresses, strict=True))


def _addresses(words: Sequence[Printed], places: Sequence[Place]) -> Iterator[Address | None]:
    """For each word the address of its first letter. The words in a place are its letters in a row; a broken
    word begins in one place and ends in another."""
    read = [0] * len(places)
    for word in words:
        address, left = None, len(word.key)
        for box in word.boxes:
            found = _place_at(box, places)
            if found is None:
                continue
            place = places[found]
            address = address or Address(place.run, place.offset + min(read[found], place.many - 1))
            taken = min(left, max(1, place.many - read[found])) if len(word.boxes) > 1 else left
            read[found] += taken
            left -= taken
        yield address


def _place_at(box: Box, places: Sequence[Place]) -> int | None:
    """The place around the middle of a box; the one whose middle is nearest, if several are."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    found = [
        (abs((place.top + place.bottom) / 2 - y), number)
        for number, place in enumerate(places)
        if place.left - SLACK <= x <= place.right + SLACK and place.top - SLACK <= y <= place.bottom + SLACK
    ]
    return min(found)[1] if found else None


def page_of(pages: Sequence[Sequence[Place]], address: Address) -> int | None:
    """The page on which a letter stands."""
    return next(
        (n for n, places in enumerate(pages) if any(_is_in(place, address) for place in places)), None
    )


def _is_in(place: Place, address: Address) -> bool:
    return place.run == address.run and place.offset <= address.offset < place.offset + place.many


def _distance(box: Box, x: float, y: float) -> tuple[float, float]:
    """How far a point is from a box, and from its middle: boxes of large type reach over their lines."""
    away = max(box.left - x, 0, x - box.right) + 3 * max(box.top - y, 0, y - box.bottom)
    return away, abs((box.top + box.bottom) / 2 - y)


# -- content documents --------------------------------------------------------------------------------


def address_at(known: Sequence[RunLetters], letters: int) -> Address | None:
    """The address of what stands after so many letters of a document, or of what comes before that."""
    number = bisect_right(known, letters, key=lambda each: each.at) - 1
    if number < 0:
        return None
    found = known[number]
    return Address(found.run, found.offset + min(letters - found.at, found.many - 1))


def letters_before(known: Sequence[RunLetters], address: Address) -> int | None:
    """After how many letters of a document a letter stands."""
    for each in known:
        if each.run == address.run and each.offset <= address.offset < each.offset + each.many:
            return each.at + address.offset - each.offset
    return None
