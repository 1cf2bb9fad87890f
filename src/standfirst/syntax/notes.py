"""The definitions of notes: ``[^label]: words``, with more paragraphs indented below."""

from __future__ import annotations

import re

from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.syntax.block import Block, Builder, Goes
from standfirst.syntax.line import TAB, Line

_DEFINITION = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:")


class Note(Block):
    """A note. It leaves nothing where it is defined; the builder keeps it."""

    tag = "note"
    holds_blocks = True

    def __init__(self, index: int, label: str) -> None:
        super().__init__(index)
        self.attributes["label"] = label

    def goes(self, line: Line) -> Goes:
        """On, when the line is blank or indented by two columns or more."""
        if line.is_blank:
            return Goes.ON
        if line.indent >= 2:
            line.skip_columns(TAB)
            return Goes.ON
        return Goes.NOT_ON

    def build(self, builder: Builder) -> None:
        """Hand the note to the builder; the first definition of a label counts, others are kept under
        a label of their own."""
        element = builder.element(self.tag, self, self.attributes)
        self.build_children(builder, element)
        builder.notes.append(element)


def open_note(line: Line, inside: Block) -> list[Block] | None:
    """``[^label]:`` at the beginning of a line."""
    if line.is_indented or line.first != "[" or not (found := line.match(_DEFINITION)):
        return None
    line.skip_to(found.end())
    line.skip_columns(line.indent)
    return [Note(line.index, found["label"])]
