"""Element: what the parser understood of the marks, before anybody asked what they mean.

The vocabulary of tags, attributes in parentheses. Everything may have ``id``, ``class`` and other keys
from an attribute list (``{#id .class key=value}``) or from HTML.

====================  ======================================================================================
``manuscript``        the root: blocks, then the notes
``p``, ``h1`` …       text and inlines
``hr``                a thematic break
``blockquote``        blocks; ``> [!kind] title`` has ``callout`` (lower case) and ``callout-title``
``ul``, ``ol``        ``li`` only (``marker``: ``-``, ``*``, ``+``, ``.``, ``)``; ``start`` unless it is 1)
``li``, ``dd``        blocks; in a tight list inlines, nested blocks behind them (``checked``: ``true`` …)
``dl``                ``dt`` and ``dd``
``table``             ``thead`` and ``tbody`` (in HTML also ``caption``, ``tfoot`` or bare ``tr``)
``th``, ``td``        inlines (``align``: ``left``, ``center``, ``right``)
``pre``               code: its only child is the text (``language``; ``indented`` when it had no fences)
``div``               ``::: name`` or HTML; ``::: name Words`` has ``title``
``note``              a note's definition: blocks (``label``, unique). All stand at the end of the root in the
                      order in which they were written; those written in place are ``here-1``, ``here-2`` …
``placeholder``       a mark that stands for nothing printable: ``comment`` (its words), ``html`` (the name of
                      an element whose content is no text, with its ``src``, ``data``, ``title``), or ``raw``
                      (the format of raw text that is for another program)
``em``, ``strong``    inlines; so are ``del``, ``sup``, ``sub``, ``span``
``code``              text
``a``                 inlines (``href``, ``title``); without ``href`` when the address was not safe
``img``               nothing (``src``, ``alt`` without marks, ``title``), or its caption (``figcaption``)
``br``                a hard break; the line end belongs to it
``abbr``              text (``title``)
``noteref``           nothing (``label`` of a note that is there)
``crossref``          nothing (``target``, an id; ``form``: ``name``, ``number``, ``page``, ``page-number``;
                      ``typed``); those of one pair of brackets are in a ``crossrefs`` with the words there
``citation``          text, as typed (``keys`` of the works, with spaces between them)
others                what HTML has: ``aside``, ``figure``, ``figcaption``, ``b``, ``i``, ``u``, ``small`` …
====================  ======================================================================================

Elements that hold blocks (the root, ``div``, ``aside``, ``section``, ``blockquote``, ``note`` and their like)
hold nothing else: loose words in them have become paragraphs. Adjacent texts are one, empty ones none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from standfirst.model.span import NOWHERE, Span

Node: TypeAlias = "Element | str"


class Element(msgspec.Struct, frozen=True):
    """An element of the tree. Tags are HTML's, in lower case, and a few of our own: see above.

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
