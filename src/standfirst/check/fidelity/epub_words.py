"""The words and pictures of an EPUB, read back by a strict XML parser in the order of the spine."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Container, Iterator, Mapping
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
_REFERENCE = re.compile(r"(^|\s)(note-reference|cross-reference|folio|space)(\s|$)")
"""What is added inside a line, and changes nothing about the words beside it."""
_LINE = re.compile(r"(^|\s)line(\s|$)")


class ContentDocument(msgspec.Struct, frozen=True):
    """What a content document of the spine shows."""

    file: str
    """From the package document."""
    stretches: tuple[Stretch, ...]
    pictures: tuple[str, ...]
    """The paths of the pictures, from the package document, in reading order; only those that are there."""


class Spine(msgspec.Struct, frozen=True):
    """What an EPUB holds."""

    documents: Mapping[str, bytes]
    """The content documents by file, in the order of the spine."""
    there: frozenset[str]
    """All files. Paths are from the package document."""


def spine_of(epub: bytes) -> Spine:
    """The content documents of an EPUB, unread. Raises lxml's XMLSyntaxError for broken XML."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        container = _parsed(archive.read("META-INF/container.xml"))
        package = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
        folder = posixpath.dirname(package)
        root = _parsed(archive.read(package))
        files = {item.get("id"): unquote(item.get("href") or "") for item in root.iter("{*}item")}
        listed = [files[reference.get("idref")] for reference in root.iter("{*}itemref")]
        return Spine(
            documents={
                file: archive.read(posixpath.join(folder, file)) for file in listed if file.endswith(".xhtml")
            },
            there=frozenset(posixpath.relpath(name, folder or ".") for name in archive.namelist()),
        )


def content_document(file: str, xhtml: bytes, there: Container[str]) -> ContentDocument:
    """What a document of this path shows. Raises lxml's XMLSyntaxError for broken XML.

    ``there`` are the paths of the pictures that can be shown.
    """
    reader = _Reader(file)
    reader.read(_parsed(xhtml))
    shown = (posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) for path in reader.pictures)
    return ContentDocument(file, tuple(reader.stretches()), tuple(path for path in shown if path in there))


def _parsed(data: bytes) -> _Tree:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


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
        if name == "math":
            if any(str(words).strip() for words in node.itertext()):  # else it shows nothing
                self.parts.append(node.get("alttext") or "")
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
