"""The definitions of notes: ``[^label]: words``, with more paragraphs indented below."""

from __future__ import annotations

import re

from standfirst.parse.syntax.block import Block, Builder, Goes
from standfirst.parse.syntax.line import TAB, Line

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
        """Hand the note to the builder. The first definition of a label is the one that is referred to;
        a later one is kept under a label of its own."""
        label = given = self.attributes["label"]
        number = 1
        while label.casefold() in builder.note_labels:
            number += 1
            label = f"{given}+{number}"
        builder.note_labels[label.casefold()] = label
        element = builder.element(self.tag, self, {**self.attributes, "label": label})
        builder.notes.append(element)
        self.build_children(builder, element)


def open_note(line: Line, _inside: Block) -> list[Block] | None:
    """``[^label]:`` at the beginning of a line."""
    if line.is_indented or line.first != "[" or not (found := line.match(_DEFINITION)):
        return None
    line.skip_to(found.end())
    line.skip_columns(line.indent)
    return [Note(line.index, found["label"])]
