"""SourceFile: a manuscript as text, with the line of the file that each of its lines came from."""

from __future__ import annotations

import msgspec

from standfirst.model.span import Span


class SourceFile(msgspec.Struct, frozen=True):
    """A manuscript's text: Unicode, ``\\n`` at line ends, no byte order mark."""

    name: str
    """The path as the user gave it, with forward slashes."""
    text: str
    numbers: tuple[int, ...] = ()
    """For each line of ``text`` its number in the file; empty while they are simply 1, 2, 3 …"""

    def number_of(self, index: int) -> int:
        """The number in the file (from 1) of the line with this index (from 0) in ``text``."""
        if not self.numbers:
            return index + 1
        return self.numbers[min(max(index, 0), len(self.numbers) - 1)]

    def span(self, first: int, last: int | None = None) -> Span:
        """The span of the lines with these indexes (from 0, both included) in ``text``."""
        start = self.number_of(first)
        return Span(self.name, start, self.number_of(last) if last is not None else start)

    def with_lines(self, lines: list[str], numbers: list[int]) -> SourceFile:
        """The same file after a repair: these lines, with their numbers in the file."""
        if len(lines) != len(numbers):
            raise ValueError("every line needs its number")
        return SourceFile(self.name, "\n".join(lines), tuple(numbers))
