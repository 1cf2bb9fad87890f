"""Code in lines: where what opens it is closed, in time proportional to the text.

Patterns that look for the end of each beginning take time without end where nothing closes: runs of
backticks of every length, comments that are only begun.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_TICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n(?=[ \t]*\n)")
_SMALL = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}


class CodeSpans:
    """Finds the end of inline code, of comments and of elements in one text. Nothing is looked for twice."""

    def __init__(self, text: str) -> None:
        self._lower = text.translate(_SMALL)  # str.lower() would move what stands behind some letters
        self._blank = [found.start() for found in _BLANK_LINE.finditer(text)]
        self._ticks: dict[int, list[int]] = {}
        for run in _TICKS.finditer(text):
            self._ticks.setdefault(len(run[0]), []).append(run.start())
        self._unclosed: set[str] = set()

    def end_of_ticks(self, end: int, count: int) -> int:
        """Where code ends that a run of so many backticks, up to ``end``, begins; 0 if it is none.

        With the same run once more, in the same paragraph (CommonMark 0.31, 6.1).
        """
        same = self._ticks[count]
        at = bisect_left(same, end)
        if at == len(same):
            return 0
        blank = bisect_left(self._blank, end)
        is_here = blank == len(self._blank) or same[at] < self._blank[blank]
        return same[at] + count if is_here else 0

    def end_after(self, mark: str, start: int) -> int:
        """Where the next of these marks (in small letters) from there on ends; 0 if there is none."""
        if mark in self._unclosed:
            return 0
        found = self._lower.find(mark, start)
        if found < 0:
            self._unclosed.add(mark)
            return 0
        return found + len(mark)

    def end_of_element(self, tag: str, start: int) -> int:
        """Where an element ends whose name ends at ``start``; 0 if nothing closes it."""
        begins = self.end_after(">", start)
        return begins and self.end_after(f"</{tag.lower()}>", begins)
