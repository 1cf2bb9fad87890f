"""Places: the same word in its manuscript, on its page and in its content document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from standfirst.desk.aligning import aligned, nearest
from standfirst.desk.utf16 import Offsets
from standfirst.desk.words import Box, Printed, Shown, written

FARTHEST = 60
"""Points from a word within which a click still means it; a line away counts three times."""


class InManuscript(msgspec.Struct, frozen=True, kw_only=True):
    """A word in a manuscript. ``is_exact``: not only its neighbour, as no manuscript has the word itself."""

    start: int
    end: int
    is_exact: bool


class OnPage(msgspec.Struct, frozen=True, kw_only=True):
    """A word on a page of the piece, from 0."""

    page: int
    boxes: tuple[Box, ...]


class PieceMap:
    """The words of one piece, wherever they stand. Offsets are in UTF-16 code units."""

    def __init__(self, text: str, pages: Sequence[Printed], document: Sequence[Shown]) -> None:
        self._written = written(text)
        self._offsets = Offsets(text)
        self._pages, self._document = pages, document
        keys = [word.key for word in self._written]
        self._of_pages = aligned(keys, [word.key for word in pages])
        self._of_document = aligned(keys, [word.key for word in document])
        self._to_pages: dict[int, int] = {}
        for printed, ours in sorted(self._of_pages.items()):
            self._to_pages.setdefault(ours, printed)
        self._to_document = {ours: shown for shown, ours in self._of_document.items()}

    @property
    def coverage(self) -> tuple[float, float]:
        """Of the words on pages, and of those in the document, the share that has a partner in the
        manuscript."""
        return (
            len(self._of_pages) / max(1, len(self._pages)),
            len(self._of_document) / max(1, len(self._document)),
        )

    def of_page(self, page: int, x: float, y: float) -> InManuscript | None:
        """The word of the manuscript that stands there on a page of the piece."""
        distances = (
            (_distance(box, x, y), number)
            for number, word in enumerate(self._pages)
            if word.page == page
            for box in word.boxes
        )
        distance, number = min(distances, default=(FARTHEST + 1.0, 0))
        return self._in_manuscript(nearest(self._of_pages, number)) if distance <= FARTHEST else None

    def of_letter(self, letters: int) -> InManuscript | None:
        """The word of the manuscript that stands after so many letters of the document."""
        number = bisect_right(self._document, letters, key=lambda word: word.letters) - 1
        return self._in_manuscript(nearest(self._of_document, number)) if number >= 0 else None

    def on_page(self, offset: int) -> OnPage | None:
        """Where a place of the manuscript stands on the pages."""
        found = nearest(self._to_pages, self._number(offset))
        if found is None:
            return None
        word = self._pages[found[0]]
        return OnPage(page=word.page, boxes=word.boxes)

    def in_document(self, offset: int) -> int | None:
        """After how many letters of the document a place of the manuscript stands."""
        found = nearest(self._to_document, self._number(offset))
        return self._document[found[0]].letters if found else None

    def _number(self, offset: int) -> int:
        """The word at a place of the manuscript: the one around it, or that ends there, else the next one."""
        here = self._offsets.here(offset)
        number = bisect_right(self._written, here, key=lambda word: word.start) - 1
        is_past = number < 0 or self._written[number].end < here
        return max(0, min(number + is_past, len(self._written) - 1))

    def _in_manuscript(self, found: tuple[int, bool] | None) -> InManuscript | None:
        if found is None:
            return None
        number, is_exact = found
        word, there = self._written[number], self._offsets.there
        return InManuscript(start=there(word.start), end=there(word.end), is_exact=is_exact)


def _distance(box: Box, x: float, y: float) -> float:
    return max(box.left - x, 0, x - box.right) + 3 * max(box.top - y, 0, y - box.bottom)
