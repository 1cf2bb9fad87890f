"""Fenced divisions: ``::: name`` or ``::: {.class #anchor key=value}`` … ``:::``, one inside another."""

from __future__ import annotations

import re

from standfirst.parse.syntax.attributes import attributes_at
from standfirst.parse.syntax.block import Block, Goes
from standfirst.parse.syntax.line import Line

_FENCE = re.compile(r":{3,}[ \t]*(?P<rest>.*?)[ \t]*(?::{3,}[ \t]*)?$")
_NAME = re.compile(r"(?P<name>[A-Za-z][\w.-]*)[ \t]*(?P<title>.*)$")
_BRACED_NAME = re.compile(r"\{(?P<name>[A-Za-z][\w-]*)\}[ \t]*(?P<title>.*)$")

_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
"""A title as Docusaurus has it: ``:::tip[Keep it warm]``."""


class FencedDiv(Block):
    """Everything up to the closing fence, or to the end of what it stands in."""

    tag = "div"
    holds_blocks = True

    def goes(self, _line: Line) -> Goes:
        """On: only its closing fence ends it."""
        return Goes.NOT_ON if self.ended else Goes.ON


def _innermost(inside: Block | None) -> FencedDiv | None:
    while inside is not None and not isinstance(inside, FencedDiv):
        inside = inside.parent
    return inside


def open_fenced_div(line: Line, inside: Block) -> list[Block] | None:
    """An opening fence opens a division, a bare one closes the innermost."""
    if line.is_indented or line.first != ":" or not (found := line.match(_FENCE)):
        return None
    if not found["rest"]:
        return _close(line, inside)
    attributes = _attributes(found["rest"])
    if attributes is None:
        return None
    div = FencedDiv(line.index)
    div.attributes = attributes
    line.skip_all()
    return [div]


def _close(line: Line, inside: Block) -> list[Block] | None:
    div = _innermost(inside)
    if div is None:
        return None
    div.ended = True
    div.last = line.index
    line.skip_all()
    return []


def _attributes(rest: str) -> dict[str, str] | None:
    """The attributes of an opening fence; a name is a class, words behind it are a title."""
    if found := attributes_at(rest):
        attributes, end = found
        title = rest[end:].strip()
    elif named := _NAME.match(rest) or _BRACED_NAME.match(rest):
        attributes, title = {"class": named["name"]}, named["title"]
        if more := attributes_at(title):
            extra, end = more
            attributes = {**extra, "class": f"{named['name']} {extra.get('class', '')}".strip()}
            title = title[end:].strip()
    else:
        return None
    if bracketed := _IN_BRACKETS.fullmatch(title):
        title = bracketed[1].strip()
    return {**attributes, "title": title} if title else attributes
