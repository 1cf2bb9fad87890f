"""Block: what a construct of ours looks like while the lines come in, and what it becomes.

The algorithm is CommonMark's (https://spec.commonmark.org, appendix "A parsing strategy"): each new line
is first offered to the blocks that are still open, then to the constructs that may open a new one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import TypeAlias
from xml.etree import ElementTree as etree  # noqa: N813

from markdown.util import AtomicString

from standfirst.parse.syntax.line import Line

PIECE = "piece"
"""The tag of elements that only carry text through Python-Markdown; their children take their place."""

MARKS_AT_ONCE = 500
"""Python-Markdown copies the whole text for each mark it replaces, so no text with more is given to it."""

_MARK = re.compile(
    r"""\\. | <[^<>]*>                                  # a backslash and what it escapes; a tag
    | \]\([^()]{0,1000}\) | \]\{[^{}]{0,1000}\}         # where a link leads; what a span has in its braces
    | (?P<paired>([*_`~$])\2{0,2})
    | [\\\[\]<&^:] | [ ]+""",
    re.DOTALL | re.VERBOSE,
)
"""What may be a mark, with what belongs to it, and white space."""


class Goes(Enum):
    """What a line means for an open block."""

    ON = auto()
    """The block goes on; it has read its mark, the rest is for what is inside it."""
    NOT_ON = auto()
    """The block ended before this line, unless the line continues a paragraph lazily."""
    ENDS = auto()
    """The line was the block's last, and is read."""


class Block:
    """A block that is being read. Lines are indexes, from 0."""

    tag = "div"
    holds_blocks = False
    holds_lines = False
    is_interruptible = False
    """Whether another block may begin on the line after its last, without a blank line between."""

    def __init__(self, index: int) -> None:
        self.first = index
        self.last = index
        self.attributes: dict[str, str] = {}
        self.parent: Block | None = None
        self.children: list[Block] = []
        self.lines: list[str] = []
        self.ended = False
        """Whether a line said that the block ends here, whatever comes next."""
        self.attributes_to_come: dict[str, str] = {}
        """Of an attribute list that stands before the block that it belongs to."""

    def goes(self, line: Line) -> Goes:
        """Whether this line belongs to the block; a container reads its mark off the line."""
        raise NotImplementedError

    def may_hold(self, _child: Block) -> bool:
        """Whether this block can be the parent of that one."""
        return self.holds_blocks

    def add_line(self, line: Line) -> None:
        """Take the rest of a line as text."""
        self.lines.append(line.rest)

    def close(self, parent: Block) -> None:
        """No more lines will come. May replace the block in its parent."""

    def build(self, builder: Builder) -> etree.Element | None:
        """The element for Python-Markdown's tree, with all that is inside; None for what leaves nothing
        where it stands."""
        element = builder.element(self.tag, self, self.attributes)
        self.build_children(builder, element)
        return element

    def build_children(self, builder: Builder, parent: etree.Element) -> None:
        """Add the elements of the blocks inside."""
        for child in self.children:
            element = child.build(builder)
            if element is not None:
                parent.append(element)

    def remove(self) -> None:
        """Leave the tree: nothing of the block is left."""
        if self.parent is not None:
            self.parent.children.remove(self)

    @property
    def is_tight(self) -> bool:
        """Whether there is no blank line between the blocks inside."""
        return all(b.first - a.last <= 1 for a, b in zip(self.children, self.children[1:], strict=False))


class Builder:
    """Makes elements, and remembers which lines they came from."""

    def __init__(self) -> None:
        self.lines_of: dict[etree.Element, tuple[int, int]] = {}
        self.notes: list[etree.Element] = []
        """The definitions of notes, wherever they stood."""
        self.note_labels: dict[str, str] = {}
        """The label of each note, by what references to it have in common: case doesn't count."""
        self.references: dict[str, tuple[str, str | None]] = {}
        """Address and title of the links that are defined apart, by label."""
        self.reference_attributes: dict[str, dict[str, str]] = {}
        """The attribute lists that stand with such definitions, by label."""
        self.abbreviations: dict[str, str] = {}

    def element(self, tag: str, block: Block, attributes: dict[str, str]) -> etree.Element:
        """An element that stands where the block stands."""
        return self.element_at(tag, block.first, block.last, attributes)

    def element_at(
        self, tag: str, first: int, last: int, attributes: dict[str, str] | None = None
    ) -> etree.Element:
        """An element that stands on these lines."""
        element = etree.Element(tag, attributes or {})
        self.lines_of[element] = first, last
        return element


def set_text(element: etree.Element, text: str) -> None:
    """Give an element text for Python-Markdown to find the inline marks in."""
    pieces = list(_bounded(text))
    if len(pieces) == 1:
        element.text = text
        return
    for piece in pieces:
        etree.SubElement(element, PIECE).text = piece


def set_raw_text(element: etree.Element, text: str) -> None:
    """Give an element text in which no marks are to be looked for."""
    element.text = AtomicString(text)


def _bounded(text: str) -> Iterator[str]:
    """The text in pieces with a bounded number of marks, none of them cut in two.

    Each is cut at the last space that stands between no two marks, else at the last space, else anywhere.
    """
    start = marks = 0
    between: tuple[int, int] | None = None
    space: tuple[int, int] | None = None
    """Where a piece may end, and how many marks are before that."""
    waiting: list[str] = []
    for mark in _MARK.finditer(text):
        if mark[0].isspace():
            space = (mark.end(), marks) if mark[0] == " " else space  # two may break a line
            between = between if waiting else space
            continue
        if marks >= MARKS_AT_ONCE:
            cut, before = between or space or (mark.start(), marks)
            yield text[start:cut]
            if between is None:
                waiting.clear()
            start, marks, between = cut, marks - before, None
            space = (space[0], space[1] - before) if space and space[0] > cut else None
        marks += len(mark["paired"] or " ")
        _wait(waiting, mark)
    yield text[start:]


def _wait(waiting: list[str], mark: re.Match[str]) -> None:
    """Have a mark wait for the one that ends what it begins, unless it is that one."""
    paired = mark["paired"] or ("[" if mark[0][0] in "[]" else "")
    if mark[0][0] == "]" or (mark["paired"] and paired in waiting):
        if paired in waiting:
            del waiting[waiting.index(paired) :]
    elif paired:
        waiting.append(paired)


Opener: TypeAlias = Callable[[Line, Block], "list[Block] | None"]
"""Looks whether a construct opens at the line's first visible character, inside this block (a container, or
a paragraph that would be interrupted). Reads its mark and gives the blocks to open, the outer first."""
