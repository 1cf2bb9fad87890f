"""Lists with bullets, numbers or letters, and their items, task items included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.model.counting import Counting, counted
from standfirst.parse.syntax.block import PIECE, Block, Builder, Goes
from standfirst.parse.syntax.line import TAB, Line
from standfirst.parse.syntax.paragraphs import Paragraph

_MARKER = re.compile(r"(?:(?P<bullet>[-+*])|(?P<number>\d{1,9})(?P<delimiter>[.)]))(?=[ \t]|$)")
_LETTER = re.compile(
    r"(?P<mark>\(?(?P<count>[a-zA-Z]|[ivx]{2,6}|[IVX]{2,6})(?P<delimiter>[.)]))(?P<space>[ \t]+)(?=\S)"
)
_TASK = re.compile(r"\[(?P<state>[ xX])\](?=\s)\s*")


class List(Block):
    """Items with the same kind of marker."""

    holds_blocks = True

    def __init__(self, index: int, marker: str, start: int | None, counting: Counting = "1") -> None:
        super().__init__(index)
        self.tag = "ul" if start is None else "ol"
        if counting != "1":
            self.attributes["type"] = counting
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
        is_other = line.counting != "1" or (found and _kind(found) != self.marker)
        return bool(is_other and line.indent - self.indent >= 2)

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
    if line.counting != "1":
        return _open_lettered(line, inside)
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


# -- items with letters ------------------------------------------------------------------------------


def find_letters(lines: Sequence[str]) -> Mapping[int, Counting]:
    """The lines that begin items with letters or roman figures, and how their list is counted.

    One alone may be an initial or the end of a sentence: a list has at least two, one after the other, as
    far from the margin, and with nothing nearer to it between them.
    """
    return {index: counting for counting, run in _runs(lines) if len(run) > 1 for index in run}


def _runs(lines: Sequence[str]) -> Iterator[tuple[Counting, list[int]]]:
    """What might be lists with letters, each with the lines of its items."""
    open_ones: dict[int, tuple[Counting, list[int]]] = {}
    for index, text in enumerate(lines):
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip(" \t"))
        indent = len(text[:indent].expandtabs(TAB))
        for deeper in [column for column in open_ones if column > indent]:
            yield open_ones.pop(deeper)
        count = _count(text) if indent > 1 else ""
        counting, run = open_ones.get(indent, ("1", []))
        if run and count == counted(len(run) + 1, counting):
            run.append(index)
            continue
        if run:
            yield open_ones.pop(indent)
        if count in _FIRST:
            open_ones[indent] = (_FIRST[count], [index])
    yield from open_ones.values()


_FIRST: Mapping[str, Counting] = {"a": "a", "A": "A", "i": "i", "I": "I"}


def _count(text: str) -> str:
    """The letter that a line begins with as an item; none of a name with its initial, which has one space."""
    found = _LETTER.match(text.lstrip())
    if not found or (found["mark"][0] == "(" and found["delimiter"] == "."):
        return ""
    is_initial = found["mark"][1:] == "." and found["count"].isupper() and len(found["space"]) < 2
    return "" if is_initial else found["count"]


def _open_lettered(line: Line, inside: Block) -> list[Block] | None:
    """An item with a letter, inside another item."""
    around = inside if isinstance(inside, Item) else inside.parent
    found = line.match(_LETTER)
    if not found or not isinstance(around, Item) or not isinstance(inside, Item | List | Paragraph):
        return None
    counting, indent = line.counting, line.indent
    is_first = found["count"] == counting
    if not is_first and not isinstance(inside, List):
        return None
    line.counting = "1"  # what stands behind the letter is read as usual
    line.skip_to(found.end("mark"))
    padding = 1 if line.indent > TAB else line.indent
    line.skip_columns(padding)
    item = Item(line.index, f"{counting}{found['delimiter']}", indent, indent + len(found["mark"]) + padding)
    return [List(line.index, item.marker, 1, counting), item] if is_first else [item]
