"""Lines that hold a tag of a site generator and nothing else: what is not read stands apart as typed."""

from __future__ import annotations

import re

from standfirst.parse.syntax.block import Block
from standfirst.parse.syntax.line import Line
from standfirst.parse.syntax.paragraphs import Paragraph

_TAG = re.compile(r"(?:\{\{[<%](?:(?!\}\})[^\n])*[%>]\}\}|\{%(?:(?!%\})[^\n])*%\})[ \t]*$")
_CLOSES = re.compile(r"\{\{[<%]\s*/(?!\*)|\{%-?\s*end")


class TagLine(Paragraph):
    """A paragraph of one tag: no list, rule or table after it is taken for its next line."""

    is_interruptible = False

    def add_line(self, line: Line) -> None:
        """Take its line and end, so that no other is added to it."""
        super().add_line(line)
        self.ended = True


def open_tag_line(line: Line, inside: Block) -> list[Block] | None:
    """A line that holds a tag; in the middle of a paragraph only one that closes another."""
    if line.first != "{" or line.is_indented or not line.match(_TAG):
        return None
    is_apart = not isinstance(inside, Paragraph) and not line.may_be_lazy
    return [TagLine(line.index)] if is_apart or line.match(_CLOSES) else None
