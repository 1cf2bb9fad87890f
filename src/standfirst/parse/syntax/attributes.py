"""Attribute lists: ``{#anchor .class key=value}`` of pandoc, with a colon after the brace of kramdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from standfirst.parse.syntax.block import Block
from standfirst.parse.syntax.line import Line

_NAME = r"[^\s#.={}\"'<>]"
_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'{}]+)"""
_TOKEN = rf"""(?:\#[^\s={{}}"'<>]+|\.{_NAME}[^\s={{}}"'<>.]*|[A-Za-z_:][\w:.-]*={_VALUE}|-)"""
LIST = rf"\{{:?\s*{_TOKEN}(?:\s*(?<=[\s\"'])\s*{_TOKEN}|(?:\.{_NAME}+))*\s*\}}"
"""A list may go over several lines: word processors' files come out wrapped."""
_LIST = re.compile(LIST)
_PART = re.compile(
    r"""\#(?P<id>[^\s={}"'<>]+)|\.(?P<class>[^\s={}"'<>.]+)"""
    rf"""|(?P<key>[A-Za-z_:][\w:.-]*)=(?P<value>{_VALUE})|(?P<dash>-)"""
)


_ESCAPED = re.compile(r"\\(.)")

END_OF_INLINE = "*_~`)]>"
"""What an inline that an attribute list touches ends with."""


def attributes_at(text: str, position: int = 0) -> tuple[dict[str, str], int] | None:
    """The attribute list that begins at this position, and where it ends.

    Only what is nothing but names, classes and pairs is one: braces around words are words.
    """
    found = _LIST.match(text, position)
    return (read_attributes(found.group()), found.end()) if found else None


def read_attributes(inside: str) -> dict[str, str]:
    """The attributes of a list, with or without its braces."""
    attributes: dict[str, str] = {}
    for part in _PART.finditer(inside):
        if part["id"]:
            attributes["id"] = part["id"]
        elif part["key"]:
            value = part["value"]
            value = _ESCAPED.sub(r"\1", " ".join(value[1:-1].split())) if value[0] in "\"'" else value
            merge(attributes, {part["key"].lower(): value})
        else:
            merge(attributes, {"class": part["class"] or "unnumbered"})
    return attributes


def merge(attributes: dict[str, str], more: Mapping[str, str]) -> None:
    """Add attributes; classes add up, of everything else the later one holds."""
    for key, value in more.items():
        if key == "class" and "class" in attributes:
            attributes["class"] = f"{attributes['class']} {value}"
        else:
            attributes[key] = value


def split_trailing_attributes(text: str) -> tuple[str, dict[str, str]]:
    """A block's text without the attribute list at its end, and that list.

    It belongs to the block when white space stands before it, or kramdown's colon in it and no inline
    before it that it might touch; else to the inline that it touches.
    """
    if not text.endswith("}"):
        return text, {}
    start = text.rfind("{")
    before, is_kramdown = text[max(0, start - 1) : max(0, start)], text.startswith("{:", start)
    of_block = before.isspace() or (is_kramdown and before and before not in END_OF_INLINE)
    found = attributes_at(text, start) if of_block else None
    if found is None or found[1] != len(text):
        return text, {}
    return text[:start].rstrip(), found[0]


def open_attribute_line(line: Line, inside: Block) -> list[Block] | None:
    """A line that is an attribute list: for the block right above it, else for the next one."""
    if line.first != "{" or line.is_indented:
        return None
    text = line.words.rstrip()
    found = attributes_at(text)
    if found is None or found[1] != len(text):
        return None
    is_itself = not inside.holds_blocks or inside.tag in ("ul", "ol")
    above = inside if is_itself else inside.children[-1] if inside.children else None
    if above is not None and above.last == line.index - 1:
        merge(above.attributes, found[0])
        above.ended = True
    else:
        merge(inside.attributes_to_come, found[0])
    line.skip_all()
    return []
