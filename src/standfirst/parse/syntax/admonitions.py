"""Admonitions, as Python-Markdown and MkDocs write callouts: ``!!! note "Title"`` over an indented body.

``??? note`` and ``???+ note`` are boxes that open and close on a web page; on paper they are open.
The other form, ``> [!note] Title``, is read by ``quotes_and_callouts``.
"""

from __future__ import annotations

import re

from standfirst.parse.syntax.block import Block, Goes
from standfirst.parse.syntax.line import TAB, Line
from standfirst.parse.syntax.paragraphs import Paragraph
from standfirst.parse.syntax.quotes_and_callouts import BlockQuote

_MARK = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]?(?P<kind>[A-Za-z][\w-]*)(?:[ \t]+[\w-]+)*(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*$"
)


class Admonition(BlockQuote):
    """A callout whose body is indented; what has no body is a paragraph that begins strangely."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.index)
        self.mark = line.words.rstrip()

    def goes(self, line: Line) -> Goes:
        """On, when the line is blank or indented."""
        if line.is_blank:
            return Goes.ON
        if line.is_indented:
            line.skip_columns(TAB)
            return Goes.ON
        return Goes.NOT_ON

    def close(self, parent: Block) -> None:
        """Without a body it was none."""
        if self.children:
            return
        paragraph = Paragraph(self.first)
        paragraph.parent = parent
        paragraph.lines = [self.mark]
        parent.children[parent.children.index(self)] = paragraph


def open_admonition(line: Line, inside: Block) -> list[Block] | None:
    """Three exclamation or question marks, and what kind of callout it is."""
    if line.is_indented or line.first not in ("!", "?") or isinstance(inside, Paragraph):
        return None
    found = line.match(_MARK)
    if not found:
        return None
    admonition = Admonition(line)
    admonition.attributes["callout"] = found["kind"].lower()
    admonition.title = (found["title"] or "").strip()
    line.skip_all()
    return [admonition]
