"""Lists with bullets or numbers, and their items, task items included."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.block import PIECE, Block, Builder, Goes
from standfirst.parse.syntax.line import TAB, Line
from standfirst.parse.syntax.paragraphs import Paragraph

_MARKER = re.compile(r"(?:(?P<bullet>[-+*])|(?P<number>\d{1,9})(?P<delimiter>[.)]))(?=[ \t]|$)")
_TASK = re.compile(r"\[(?P<state>[ xX])\](?=\s)\s*")


class List(Block):
    """Items with the same kind of marker."""

    holds_blocks = True

    def __init__(self, index: int, marker: str, start: int | None) -> None:
        super().__init__(index)
        self.tag = "ul" if start is None else "ol"
        self.attributes["marker"] = marker
        if start not in (None, 1):
            self.attributes["start"] = str(start)

    def goes(self, _line: Line) -> Goes:
        """On: whether there is another item is seen when nothing else goes on."""
        return Goes.NOT_ON if self.ended else Goes.ON

    def may_hold(self, child: Block) -> bool:
        """Items only."""
        return isinstance(child, Item)

    @property
    def is_tight(self) -> bool:
        """Whether no blank line stands between its items nor between the blocks of one of them."""
        return super().is_tight and all(item.is_tight for item in self.children)

    def build(self, builder: Builder) -> etree.Element:
        """The list; the paragraphs of a tight one are only its items' text."""
        element = builder.element(self.tag, self, self.attributes)
        tight = self.is_tight
        for item in self.children:
            element.append(
                item.build_item(builder, tight) if isinstance(item, Item) else etree.Element(PIECE)
            )
        return element


class Item(Block):
    """What stands behind one marker."""

    tag = "li"
    holds_blocks = True

    def __init__(self, index: int, marker: str, indent: int, width: int) -> None:
        super().__init__(index)
        self.marker = marker
        self.indent = indent
        self.width = width
        """How many columns the blocks inside are indented by."""

    def goes(self, line: Line) -> Goes:
        """On, when the line is indented as far as the item's text, or is blank."""
        if line.is_blank:
            begins_empty = not self.children and line.index > self.first
            return Goes.NOT_ON if begins_empty else Goes.ON
        if line.indent >= self.width:
            line.skip_columns(self.width)
            return Goes.ON
        if self._holds_nested_marker(line):
            line.skip_columns(line.indent)
            return Goes.ON
        return Goes.NOT_ON

    def _holds_nested_marker(self, line: Line) -> bool:
        """Whether the line is a list of another kind, indented by two or more against this marker.

        CommonMark would want as many as the number is wide; writers use two.
        """
        found = line.match(_MARKER)
        return bool(found and line.indent - self.indent >= 2 and _kind(found) != self.marker)

    def build_item(self, builder: Builder, tight: bool) -> etree.Element:
        """The item; in a tight list its paragraphs are just text."""
        self._take_task()
        element = builder.element(self.tag, self, self.attributes)
        for child in self.children:
            built = child.build(builder)
            if built is None:
                continue
            if tight and built.tag == "p" and not built.attrib:
                built.tag = PIECE
            element.append(built)
        return element

    def _take_task(self) -> None:
        """``[x]`` at the beginning makes it a task."""
        first = self.children[0] if self.children else None
        if isinstance(first, Paragraph) and first.lines and (task := _TASK.match(first.lines[0] + "\n")):
            self.attributes["checked"] = "false" if task["state"] == " " else "true"
            first.lines[0] = first.lines[0][task.end() :]


def _is_year(number: str) -> bool:
    """Whether a number at the head of a paragraph is rather a year than that of a list's first item."""
    return len(number) == 4 and "1000" <= number <= "2100"


def _kind(marker: re.Match[str]) -> str:
    return marker["bullet"] or marker["delimiter"]


def open_list_item(line: Line, inside: Block) -> list[Block] | None:
    """A marker and white space. Only a list that starts with 1 and has words may interrupt a paragraph."""
    if line.is_indented and not isinstance(inside, List):
        return None
    found = line.match(_MARKER)
    if not found or line.indent >= TAB:
        return None
    is_empty = not line.text[found.end() :].strip()
    if isinstance(inside, Paragraph) and (is_empty or found["number"] not in (None, "1")):
        return None
    if found["number"] and _is_year(found["number"]) and not isinstance(inside, List):
        return None
    indent = line.indent
    line.skip_to(found.end())
    padding = 1 if is_empty or line.indent > TAB else line.indent
    line.skip_columns(padding)
    item = Item(line.index, _kind(found), indent, indent + len(found.group()) + padding)
    if isinstance(inside, List) and inside.attributes["marker"] == item.marker:
        return [item]
    number = int(found["number"]) if found["number"] else None
    return [List(line.index, item.marker, number), item]
