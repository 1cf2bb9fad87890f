"""Tables as GitHub has them: a header row, a row of dashes, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.block import Block, Builder, Goes, set_text
from standfirst.parse.syntax.line import Line
from standfirst.parse.syntax.paragraphs import Paragraph

_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_END = re.compile(r"\\.|`+|\|", re.DOTALL)

_CAPTION = re.compile(r"(?::|Table:)[ \t]+\S[^|]*$")
"""A line under a table that is no row: pandoc's caption."""


class Table(Block):
    """Rows of cells."""

    tag = "table"
    holds_lines = True
    is_interruptible = True

    def __init__(self, index: int, head: list[str], alignments: list[str]) -> None:
        super().__init__(index)
        self.head = head
        self.alignments = alignments

    def goes(self, line: Line) -> Goes:
        """On, until a blank line or another block."""
        if line.is_blank or self.ended or (line.first in (":", "T") and line.match(_CAPTION)):
            return Goes.NOT_ON
        return Goes.ON

    def add_line(self, line: Line) -> None:
        """Take a row."""
        self.lines.append(line.words)

    def build(self, builder: Builder) -> etree.Element:
        """The table with its rows, short ones filled up; cells too many stay, for no word may be lost."""
        element = builder.element(self.tag, self, self.attributes)
        head = builder.element_at("thead", self.first, self.first)
        head.append(self._row(builder, "th", self.head, self.first))
        element.append(head)
        if self.lines:
            body = builder.element_at("tbody", self.first + 2, self.last)
            for offset, row in enumerate(self.lines):
                body.append(self._row(builder, "td", split_row(row), self.first + 2 + offset))
            element.append(body)
        return element

    def _row(self, builder: Builder, tag: str, cells: list[str], index: int) -> etree.Element:
        row = builder.element_at("tr", index, index)
        for column in range(max(len(cells), len(self.head))):
            cell = builder.element_at(tag, index, index)
            if column < len(self.alignments) and self.alignments[column]:
                cell.set("align", self.alignments[column])
            if column < len(cells):
                set_text(cell, cells[column])
            row.append(cell)
        return row


def open_table(line: Line, inside: Block) -> list[Block] | None:
    """A row of dashes under the last line of a paragraph that has as many cells."""
    if not isinstance(inside, Paragraph) or line.is_indented or line.first not in ("|", "-", ":"):
        return None
    if not line.match(_DELIMITERS):
        return None
    head = split_row(inside.lines[-1])
    marks = split_row(line.words)
    if len(head) != len(marks) or ("|" not in line.words and "|" not in inside.lines[-1]):
        return None
    inside.lines.pop()
    inside.last -= 1
    line.skip_all()
    return [Table(line.index - 1, head, [_alignment(mark) for mark in marks])]


def _alignment(mark: str) -> str:
    left, right = mark.startswith(":"), mark.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def split_row(row: str) -> list[str]:
    """The cells of a row. A pipe that is escaped, or inside a code span, ends none."""
    row = row.strip()
    start = 1 if row.startswith("|") else 0
    cells = [row[a:b].strip().replace("\\|", "|") for a, b in _cells(row, start)]
    if row.endswith("|") and len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _cells(row: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the cells begin and end."""
    position = start
    while mark := _CELL_END.search(row, position):
        position = mark.end()
        if mark.group() == "|":
            yield start, mark.start()
            start = position
        elif mark.group().startswith("`"):
            position = _end_of_code(row, mark) or position
    yield start, len(row)


def _end_of_code(row: str, ticks: re.Match[str]) -> int | None:
    closing = re.compile(rf"(?<!`){ticks.group()}(?!`)").search(row, ticks.end())
    return closing.end() if closing else None
