"""The block parser: Python-Markdown's, replaced by one that reads line by line.

Python-Markdown cuts the manuscript at blank lines before it looks at it: it doesn't know on which line
anything stands, and can't do what CommonMark asks for. This one follows CommonMark's strategy and hands
Python-Markdown the same tree, whose text is then searched for inline marks by the inline patterns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as etree  # noqa: N813

from markdown.blockparser import BlockParser

from standfirst.model.counting import Counting
from standfirst.parse.syntax.admonitions import open_admonition
from standfirst.parse.syntax.attributes import merge, open_attribute_line
from standfirst.parse.syntax.block import Block, Builder, Goes, Opener
from standfirst.parse.syntax.definitions import open_definition
from standfirst.parse.syntax.drawn_tables import DrawnTable, find_tables, open_drawn_table
from standfirst.parse.syntax.fenced_divs import open_fenced_div
from standfirst.parse.syntax.fences import open_fence, open_indented_code
from standfirst.parse.syntax.formulas import open_formula
from standfirst.parse.syntax.headings import open_heading, open_thematic_break
from standfirst.parse.syntax.html import open_html
from standfirst.parse.syntax.line import Line
from standfirst.parse.syntax.lists import find_letters, open_list_item
from standfirst.parse.syntax.notes import open_note
from standfirst.parse.syntax.page_breaks import open_page_break
from standfirst.parse.syntax.paragraphs import Paragraph, open_underline
from standfirst.parse.syntax.quotes_and_callouts import open_block_quote
from standfirst.parse.syntax.tables import open_table
from standfirst.parse.syntax.tag_lines import open_tag_line

DEEPEST = 40
"""So many blocks may stand one inside another; marks of deeper ones stay text."""

OPENERS: tuple[Opener, ...] = (
    open_drawn_table,
    open_block_quote,
    open_page_break,
    open_tag_line,
    open_formula,
    open_admonition,
    open_heading,
    open_fence,
    open_html,
    open_table,
    open_underline,
    open_thematic_break,
    open_list_item,
    open_note,
    open_fenced_div,
    open_definition,
    open_attribute_line,
    open_indented_code,
)
"""The constructs, in the order in which they are tried."""

_MARKS = frozenset("#>!?`~<=-*_+[|:{$\\0123456789")
"""What a line begins with that may open a block."""


class Root(Block):
    """The whole manuscript."""

    tag = "manuscript"
    holds_blocks = True

    def goes(self, _line: Line) -> Goes:
        """Always on."""
        return Goes.ON


class LocatedBlockParser(BlockParser):
    """Reads lines into blocks that know their lines."""

    builder: Builder
    is_verse = False
    """Whether lines keep their indents."""

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree:  # noqa: N802 - Python-Markdown's name
        """The tree of a whole manuscript. Afterwards ``builder`` knows lines, notes and definitions."""
        lines = list(lines)
        root = read_lines(enumerate(lines), find_tables(lines), find_letters(lines))
        self.builder = Builder()
        root.attributes = {"class": "verse"} if self.is_verse else {}
        element = root.build(self.builder)
        assert element is not None
        for note in self.builder.notes:
            element.append(note)
        return etree.ElementTree(element)


def read_lines(
    lines: Iterable[tuple[int, str]],
    tables: Mapping[int, DrawnTable] | None = None,
    letters: Mapping[int, Counting] | None = None,
) -> Root:
    """Lines with their indexes, read into blocks; ``tables`` says where drawn tables begin, ``letters`` where
    items do."""
    root = Root(0)
    reading = _Reading(root)
    for index, text in lines:
        line = Line(index, text)
        if tables:
            line.table = tables.get(index)
        if letters:
            line.counting = letters.get(index, "1")
        reading.read(line)
    reading.close_from(0)
    return root


class _Reading:
    """The blocks that are open, the outermost first."""

    def __init__(self, root: Block) -> None:
        self.open: list[Block] = [root]

    def read(self, line: Line) -> None:
        """Give a line to the blocks that it belongs to."""
        kept, ends = self._keep(line)
        if ends:
            self._touch(line, kept + 1)
            self.close_from(kept)
            return
        tip = self.open[-1]
        line.may_be_lazy = kept < len(self.open) and isinstance(tip, Paragraph) and not line.is_blank
        kept, opened = self._open_new(line, kept)
        if line.may_be_lazy and not opened:
            tip.add_line(line)
        else:
            self.close_from(kept)
            self._add_text(line, opened)
        if not line.is_blank or opened:
            self._touch(line, len(self.open))
        self._close_ended()

    def _keep(self, line: Line) -> tuple[int, bool]:
        """How many open blocks go on with this line, and whether it is the last line of the next one."""
        for depth in range(1, len(self.open)):
            match self.open[depth].goes(line):
                case Goes.NOT_ON:
                    return depth, False
                case Goes.ENDS:
                    return depth, True
                case Goes.ON:
                    pass
        return len(self.open), False

    def _open_new(self, line: Line, kept: int) -> tuple[int, bool]:
        """Open what begins on this line, block by block. Says how many blocks are kept then, and whether
        anything was opened."""
        inside = self.open[kept - 1]
        opened = False
        while inside.holds_blocks or inside.is_interruptible:
            if len(self.open) > DEEPEST or line.is_blank:
                break
            if not (line.indent >= 4 or line.first in _MARKS or line.table or line.counting != "1"):
                break
            blocks = next((b for opener in OPENERS if (b := opener(line, inside)) is not None), None)
            if blocks is None:
                break
            opened, line.may_be_lazy = True, False
            self.close_from(kept)
            for block in blocks:
                self._push(block)
            if not blocks:
                self._close_ended()
            kept = len(self.open)
            inside = self.open[-1]
            if not blocks:
                break
        return kept, opened

    def _push(self, block: Block) -> None:
        """Open a block inside the innermost one that can hold it."""
        while not self.open[-1].may_hold(block):
            self.close_from(len(self.open) - 1)
        parent = self.open[-1]
        if block.parent is None:
            block.parent = parent
            parent.children.append(block)
            merge(block.attributes, parent.attributes_to_come)
            parent.attributes_to_come = {}
        self.open.append(block)

    def _add_text(self, line: Line, opened: bool) -> None:
        """Give what is left of the line to the innermost block, in a paragraph of its own if need be."""
        tip = self.open[-1]
        if tip.holds_lines:
            if not (opened and line.is_blank):
                tip.add_line(line)
        elif not line.is_blank:
            paragraph = Paragraph(line.index)
            self._push(paragraph)
            paragraph.add_line(line)

    def _touch(self, line: Line, depth: int) -> None:
        """The line belongs to the open blocks."""
        for block in self.open[:depth]:
            block.last = line.index

    def _close_ended(self) -> None:
        for depth, block in enumerate(self.open):
            if block.ended:
                self.close_from(depth)
                return

    def close_from(self, depth: int) -> None:
        """Close the open blocks from this depth inwards, the innermost first."""
        while len(self.open) > depth:
            block = self.open.pop()
            if self.open:
                block.close(self.open[-1])
            else:
                block.close(block)
