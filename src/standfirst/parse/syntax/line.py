"""Line: one line of the manuscript, and how far into it the open blocks have read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standfirst.model.counting import Counting

if TYPE_CHECKING:
    from standfirst.parse.syntax.drawn_tables import DrawnTable

TAB = 4


class Line:
    """A line, read from left to right: each container takes its mark and leaves the rest.

    ``position`` is where the unread rest begins, ``start`` where its first visible character is,
    ``indent`` how many columns of white space lie between the two (tabs reach to the next multiple of four).
    """

    __slots__ = ("column", "counting", "indent", "index", "may_be_lazy", "position", "start", "table", "text")

    def __init__(self, index: int, text: str) -> None:
        self.index = index
        self.text = text
        self.table: DrawnTable | None = None
        """A table of which this is the first line."""
        self.counting: Counting = "1"
        """How the list is counted of whose items this begins one with a letter."""
        self.position = 0
        self.column = 0
        self.may_be_lazy = False
        """Whether it would go on an open paragraph if it opens nothing, though marks are missing."""
        self._look()

    def _look(self) -> None:
        """Find the first visible character of the rest."""
        text, start, column = self.text, self.position, self.column
        while start < len(text) and (character := text[start]) in " \t":
            column += 1 if character == " " else TAB - column % TAB
            start += 1
        self.start = start
        self.indent = column - self.column

    @property
    def is_blank(self) -> bool:
        """Whether nothing visible is left."""
        return self.start >= len(self.text)

    @property
    def is_indented(self) -> bool:
        """Whether the rest stands so far to the right that it is code or a continuation."""
        return self.indent >= TAB

    @property
    def rest(self) -> str:
        """What is unread, white space included."""
        return self.text[self.position :]

    @property
    def words(self) -> str:
        """What is unread, from its first visible character."""
        return self.text[self.start :]

    @property
    def first(self) -> str:
        """The first visible character, or nothing."""
        return self.text[self.start : self.start + 1]

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match from the first visible character on."""
        return pattern.match(self.text, self.start)

    def skip_to(self, position: int) -> None:
        """Read up to this position in the text."""
        for character in self.text[self.position : position]:
            self.column += TAB - self.column % TAB if character == "\t" else 1
        self.position = position
        self._look()

    def skip_columns(self, columns: int) -> None:
        """Read this many columns of white space, or as many as there are; what is left of a tab
        becomes spaces."""
        while columns > 0 and self.position < len(self.text) and self.text[self.position] in " \t":
            width = TAB - self.column % TAB if self.text[self.position] == "\t" else 1
            if width > columns:
                self.text = f"{self.text[: self.position]}{' ' * width}{self.text[self.position + 1 :]}"
                continue
            self.position += 1
            self.column += width
            columns -= width
        self._look()

    def skip_all(self) -> None:
        """Read to the end."""
        self.position = len(self.text)
        self._look()
