"""Block quotes, and the callouts that are written as such: ``> [!note] Title``.

The form with exclamation marks, ``!!! note "Title"``, is read by ``admonitions``. What the name of a callout
means is decided in ``normalise/names_of_callouts_and_classes.py``.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.block import Block, Builder, Goes, set_text
from standfirst.parse.syntax.line import Line

CALLOUT_TITLE = "callout-title"
"""The tag of a callout's title on its way through Python-Markdown, and the attribute that it ends as."""

_CALLOUT = re.compile(r"\[!([A-Za-z][\w -]*)(?:\|[^\]]*)?\][+-]?[ \t]*(.*)$")


class BlockQuote(Block):
    """Lines that begin with ``>``."""

    tag = "blockquote"
    holds_blocks = True
    title = ""

    def goes(self, line: Line) -> Goes:
        """On, when the line has the mark."""
        if line.is_indented or line.first != ">" or self.ended:
            return Goes.NOT_ON
        _skip_mark(line)
        return Goes.ON

    def build(self, builder: Builder) -> etree.Element:
        """The quote, its title first."""
        element = builder.element(self.tag, self, self.attributes)
        if self.title:
            set_text(etree.SubElement(element, CALLOUT_TITLE), self.title)
        self.build_children(builder, element)
        return element


def _skip_mark(line: Line) -> None:
    line.skip_to(line.start + 1)
    line.skip_columns(1)


def open_block_quote(line: Line, _inside: Block) -> list[Block] | None:
    """A ``>``; ``[!kind]`` right behind it makes it a callout."""
    if line.is_indented or line.first != ">":
        return None
    _skip_mark(line)
    quote = BlockQuote(line.index)
    if callout := line.match(_CALLOUT):
        quote.attributes["callout"] = callout[1].strip().lower()
        quote.title = callout[2].strip()
        line.skip_all()
    return [quote]
