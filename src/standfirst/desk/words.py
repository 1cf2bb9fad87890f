"""The words of a manuscript, of pages and of a content document, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = re.compile(r"[^\W_]+")
_PRINTED = re.compile(r"[^\W_]+(?:[\x02\u00ad][\r\n]*[^\W_]+)*")
"""A word as pages have it: it may be broken at the end of a line."""
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "tr", "table", "figcaption"}
    | {"pre", "blockquote", "aside", "div", "section", "header", "footer", "br", "hr", "ul", "ol", "dl"}
    | {"figure", "nav"}
)


class Written(msgspec.Struct, frozen=True):
    """A word of a text, from ``start`` up to ``end``."""

    key: str
    start: int
    end: int


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A rectangle on a page. Points from the upper left corner of the trimmed page."""

    left: float
    top: float
    right: float
    bottom: float


class Printed(msgspec.Struct, frozen=True):
    """A word of a page; one that is broken at the end of a line has two boxes."""

    key: str
    boxes: tuple[Box, ...]


class Shown(msgspec.Struct, frozen=True):
    """A word of a content document, after so many letters and figures of its body."""

    key: str
    letters: int


def key_of(word: str) -> str:
    """What a word is compared by: letters in one form and in lower case."""
    return unicodedata.normalize("NFKC", word).casefold()


def written(text: str) -> list[Written]:
    """The words of a manuscript, marks and addresses included."""
    return [Written(key_of(found[0]), found.start(), found.end()) for found in WORD.finditer(text)]


# -- pages ----------------------------------------------------------------------------------------


def printed(document: Any, number: int) -> list[Printed]:
    """The words of a page (``number``, from 0) of a document of pdfium."""
    leaf = document[number]
    left, _, _, top = leaf.get_trimbox()
    text = leaf.get_textpage()
    try:
        letters = [
            (chr(pdfium.FPDFText_GetUnicode(text, at)), at) for at in range(pdfium.FPDFText_CountChars(text))
        ]
        whole = "".join(letter for letter, _ in letters)
        return [
            Printed(
                key_of("".join(WORD.findall(found[0]))),
                tuple(_boxes(text, whole, found.span(), (left, top))),
            )
            for found in _PRINTED.finditer(whole)
        ]
    finally:
        text.close()
        leaf.close()


def _boxes(text: Any, whole: str, span: tuple[int, int], corner: tuple[float, float]) -> Iterator[Box]:
    """One for each line that a word stands in."""
    line: Box | None = None
    for at in range(*span):
        if not WORD.match(whole[at]):
            if line:
                yield line
            line = None
            continue
        box = _box(text, at, corner)
        line = box if line is None else _around(line, box)
    if line:
        yield line


def _box(text: Any, at: int, corner: tuple[float, float]) -> Box:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, at, rectangle)
    left, top = corner
    return Box(rectangle.left - left, top - rectangle.top, rectangle.right - left, top - rectangle.bottom)


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


# -- content documents ------------------------------------------------------------------------------


def shown(xhtml: bytes) -> list[Shown]:
    """The words of a content document. A browser that counts the letters of its text finds them again."""
    from lxml import etree

    root = etree.fromstring(xhtml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    body = root.find("{*}body")
    text = "".join(_text(body)) if body is not None else ""
    found: list[Shown] = []
    letters = last = 0
    for word in WORD.finditer(text):
        letters += sum(character.isalnum() for character in text[last : word.start()])
        found.append(Shown(key_of(word[0]), letters))
        last = word.start()
    return found


def _text(node: _Element) -> Iterator[str]:
    """All text of an element; a block is no neighbour of the words before it."""
    if not isinstance(node.tag, str):
        return
    edge = "\n" if node.tag.rpartition("}")[2] in _BLOCKS else ""
    yield edge
    yield node.text or ""
    for child in node:
        yield from _text(child)
        yield child.tail or ""
    yield edge
