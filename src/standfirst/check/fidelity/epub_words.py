"""The words and pictures of an EPUB, read back by a strict XML parser in the order of the spine."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from standfirst.check.fidelity.comparing import Stretch

if TYPE_CHECKING:
    from lxml.etree import _Element as _Tree

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub"}
    | {"sup", "u", "wbr", "mark", "del", "ins"}
)
_GENERATED = re.compile(r"(^|\s)generated(\s|$)")
_REFERENCE = re.compile(r"(^|\s)note-reference(\s|$)")
"""What is added inside a line, and changes nothing about the words beside it."""
_LINE = re.compile(r"(^|\s)line(\s|$)")


class ContentDocument(msgspec.Struct, frozen=True):
    """What a content document of the spine shows."""

    file: str
    """From the package document."""
    stretches: tuple[Stretch, ...]
    pictures: tuple[str, ...]
    """The paths of the pictures, from the package document, in reading order; only those that are there."""


def documents(epub: bytes) -> Iterator[ContentDocument]:
    """Every content document, in the order of the spine. Raises lxml's XMLSyntaxError for broken XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
        package = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
        folder = posixpath.dirname(package)
        root = etree.fromstring(archive.read(package), parser)
        files = {item.get("id"): unquote(item.get("href") or "") for item in root.iter("{*}item")}
        there = frozenset(archive.namelist())
        for reference in root.iter("{*}itemref"):
            file = files[reference.get("idref")]
            if not file.endswith(".xhtml"):
                continue
            content = etree.fromstring(archive.read(posixpath.join(folder, file)), parser)
            reader = _Reader(file)
            reader.read(content)
            shown = [posixpath.normpath(posixpath.join(posixpath.dirname(file), p)) for p in reader.pictures]
            pictures = tuple(p for p in shown if posixpath.join(folder, p) in there)
            yield ContentDocument(file, tuple(reader.stretches()), pictures)


class _Reader:
    """Collects the words of a document, block by block."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.parts: list[str] = []
        self.pictures: list[str] = []

    def stretches(self) -> Iterator[Stretch]:
        """One for each block: the words between two of its borders."""
        for number, words in enumerate("".join(self.parts).split("\0")):
            if words.strip():
                yield Stretch(words, file=self.file, block=number)

    def read(self, node: _Tree) -> None:
        """Take in an element and all in it, but for the head and for what the edition adds."""
        tag = node.tag
        if not isinstance(tag, str):
            return
        name, class_name = tag.rpartition("}")[2], node.get("class") or ""
        if name == "head":
            return
        if _GENERATED.search(class_name):
            self.parts.append("" if _REFERENCE.search(class_name) else "\0")
            return
        if name == "img":
            self.pictures.append(unquote(node.get("src") or ""))
            return
        border = "" if name in _INLINE and not _LINE.search(class_name) else "\0"
        self.parts.append(border)
        self.parts.append(node.text or "")
        for child in node:
            self.read(child)
            self.parts.append(child.tail or "")
        self.parts.append(border)
