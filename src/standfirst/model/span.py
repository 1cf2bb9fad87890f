"""Span: where in the manuscript something stands."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, eq=False):
    """A stretch of lines in a file.

    It rides on every block from the syntax to the last diagnostic, and two spans are always
    equal: where a block stands is no part of what it is. Compare ``place`` to compare places.
    """

    file: str
    """The path as the user gave it, with forward slashes."""
    first: int = 0
    """First line, from 1; 0 means the file as a whole."""
    last: int = 0
    """Last line; 0 means the same as ``first``."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span)

    def __ne__(self, other: object) -> bool:  # the base's own would compare identities
        return not self == other

    def __hash__(self) -> int:
        return 0

    @property
    def place(self) -> tuple[str, int, int]:
        """File, first and last line, to compare places by."""
        return self.file, self.first, self.last or self.first

    def to(self, other: Span) -> Span:
        """From the beginning of this one to the end of the other."""
        return Span(self.file, self.first, max(self.last or self.first, other.last or other.first))

    def __str__(self) -> str:
        return f"{self.file}:{self.first}" if self.first else self.file


NOWHERE = Span("")
"""The span of what no manuscript holds (a title made by us, a block in a test)."""
