"""Headings with number signs, and thematic breaks."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.attributes import merge, split_trailing_attributes
from standfirst.parse.syntax.block import Block, Builder, Goes, set_text
from standfirst.parse.syntax.line import Line

_HEADING = re.compile(r"(#{1,6})(?=[ \t]|$)")
_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")


class Heading(Block):
    """``## Heading ##``."""

    def __init__(self, index: int, level: int, text: str) -> None:
        super().__init__(index)
        self.tag = f"h{level}"
        self.lines = [text]

    def goes(self, _line: Line) -> Goes:
        """Never beyond its line."""
        return Goes.NOT_ON

    def build(self, builder: Builder) -> etree.Element:
        """The heading with its text."""
        text, attributes = split_trailing_attributes(self.lines[0])
        if attributes:
            text = _without_closing(text)
        merge(self.attributes, attributes)
        element = builder.element(self.tag, self, self.attributes)
        set_text(element, text)
        return element


class ThematicBreak(Block):
    """``* * *``."""

    tag = "hr"

    def goes(self, _line: Line) -> Goes:
        """Never beyond its line."""
        return Goes.NOT_ON


def open_heading(line: Line, _inside: Block) -> list[Block] | None:
    """One to six number signs and white space; ``#hashtag`` is none."""
    if line.is_indented or line.first != "#" or not (found := line.match(_HEADING)):
        return None
    text = _without_closing(line.text[found.end() :]).strip(" \t")
    line.skip_all()
    return [Heading(line.index, len(found[1]), text)]


def _without_closing(text: str) -> str:
    """A heading's text without the number signs at its end, before which there has to be a space."""
    inner = text.rstrip(" \t").rstrip("#")
    return inner.rstrip(" \t") if not inner or inner[-1] in " \t" else text


def open_thematic_break(line: Line, _inside: Block) -> list[Block] | None:
    """Three or more ``*``, ``-`` or ``_`` on a line of their own."""
    if line.is_indented or line.first not in ("*", "-", "_") or not line.match(_BREAK):
        return None
    line.skip_all()
    return [ThematicBreak(line.index)]
