"""Element: what the parser understood of the marks, before anybody asked what they mean."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from standfirst.model.span import NOWHERE, Span

Node: TypeAlias = "Element | str"


class Element(msgspec.Struct, frozen=True):
    """An element of the tree. Tags are HTML's, lower case, and a few of our own:

    ``manuscript`` (the root), ``note`` (a note's definition, with ``label``), ``noteref`` (with
    ``label``), ``placeholder`` (a mark in the manuscript that stands for nothing printable).
    Text keeps its line ends, so that repairs can see them.
    """

    tag: str
    children: tuple[Node, ...] = ()
    attributes: Mapping[str, str] = {}
    span: Span = NOWHERE
    """On every block; inlines have their block's."""

    def elements(self) -> Iterator[Element]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    @property
    def classes(self) -> tuple[str, ...]:
        """The words of the ``class`` attribute."""
        return tuple(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All the text inside, in order."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)


def outline(element: Element, depth: int = 0) -> str:
    """The tree as indented text, an element or a text a line: what ``standfirst show syntax`` prints.

    Blocks come with their lines, ``p 3-4``; attributes and text as JSON would have them.
    """
    return "\n".join(_outline(element, depth, NOWHERE))


def _outline(element: Element, depth: int, outer: Span) -> Iterator[str]:
    lines = f" {element.span.first}" if element.span.first else ""
    if element.span.last > element.span.first:
        lines += f"-{element.span.last}"
    if element.span.place == outer.place:
        lines = ""
    attributes = "".join(f" {key}={_quoted(value)}" for key, value in sorted(element.attributes.items()))
    yield f"{'  ' * depth}{element.tag}{lines}{attributes}"
    for child in element.children:
        if isinstance(child, str):
            yield f"{'  ' * (depth + 1)}{_quoted(child)}"
        else:
            yield from _outline(child, depth + 1, element.span)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
