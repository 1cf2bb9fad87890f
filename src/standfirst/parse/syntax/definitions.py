"""Definition lists: a term on a line, ``: what it means`` on the next."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.block import PIECE, Block, Builder, Goes, set_text
from standfirst.parse.syntax.line import TAB, Line
from standfirst.parse.syntax.paragraphs import Paragraph

_MARKER = re.compile(r":(?=[ \t]+\S)")


class DefinitionList(Block):
    """Terms and meanings."""

    tag = "dl"
    holds_blocks = True

    def goes(self, line: Line) -> Goes:
        """On, while there are meanings."""
        return Goes.ON if line.is_blank or line.indent >= 2 or line.match(_MARKER) else Goes.NOT_ON

    def may_hold(self, child: Block) -> bool:
        """Terms and meanings only."""
        return isinstance(child, Term | Meaning)


class Term(Block):
    """What is explained."""

    tag = "dt"

    def __init__(self, index: int, text: str) -> None:
        super().__init__(index)
        self.lines = [text]

    def goes(self, _line: Line) -> Goes:
        """Never beyond its line."""
        return Goes.NOT_ON

    def build(self, builder: Builder) -> etree.Element:
        """The term with its text."""
        element = builder.element(self.tag, self, self.attributes)
        set_text(element, self.lines[0].strip())
        return element


class Meaning(Block):
    """What a term means: any blocks."""

    tag = "dd"
    holds_blocks = True
    follows_blank = False

    def __init__(self, index: int, width: int) -> None:
        super().__init__(index)
        self.width = width

    def goes(self, line: Line) -> Goes:
        """On, when the line is blank or indented like the text of the meaning, at most by four."""
        if line.is_blank:
            return Goes.ON
        if line.indent >= self.width:
            line.skip_columns(TAB)
            return Goes.ON
        return Goes.NOT_ON

    def build(self, builder: Builder) -> etree.Element:
        """The meaning; without blank lines its paragraph is just text."""
        element = builder.element(self.tag, self, self.attributes)
        self.build_children(builder, element)
        if self.is_tight and not self.follows_blank:
            for child in element:
                if child.tag == "p" and not child.attrib:
                    child.tag = PIECE
        return element


def open_definition(line: Line, inside: Block) -> list[Block] | None:
    """``: meaning`` below a term, or below another meaning."""
    if line.is_indented or line.first != ":" or not line.match(_MARKER):
        return None
    blocks = _list_for(line, inside)
    if blocks is None:
        return None
    indent = line.indent
    line.skip_to(line.start + 1)
    width = min(indent + 1 + line.indent, TAB)
    line.skip_columns(line.indent)
    meaning = Meaning(line.index, width)
    meaning.follows_blank = (blocks[-1] if blocks else inside).last < line.index - 1
    return [*blocks, meaning]


def _list_for(line: Line, inside: Block) -> list[Block] | None:
    """The list that a meaning on this line belongs to, with the paragraph before it as its terms.

    Empty when we are inside that list already, None when there is nothing that the meaning could be of.
    """
    if isinstance(inside, DefinitionList):
        return []
    paragraph = inside if isinstance(inside, Paragraph) else inside.children[-1] if inside.children else None
    parent = paragraph.parent if paragraph else None
    if not isinstance(paragraph, Paragraph) or parent is None or paragraph.tag != "p":
        return None
    is_far = line.index - paragraph.last > 2
    is_prose = line.index - paragraph.last == 2 and len(paragraph.lines) > 1
    if is_far or is_prose or not paragraph.lines:
        return None
    before = parent.children[-2] if len(parent.children) > 1 else None
    definitions = before if isinstance(before, DefinitionList) else DefinitionList(paragraph.first)
    for offset, text in enumerate(paragraph.lines):
        term = Term(paragraph.first + offset, text)
        term.parent = definitions
        definitions.children.append(term)
    definitions.last = paragraph.last
    paragraph.lines = []
    if inside is not paragraph:
        paragraph.remove()
    return [definitions]
