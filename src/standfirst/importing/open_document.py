"""An OpenDocument text: its changes, remarks and title made visible for pandoc, which reads none of them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from standfirst.importing.errors import NotImportedError
from standfirst.importing.marks import without_marks

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_PURL = "http://purl.org/dc/elements/1.1/"
_NAMES = {"text": _TEXT, "office": _OFFICE, "style": _STYLE, "dc": _PURL}
_INSERTED, _DELETED, _REMARK = ("\uf100", "\uf101"), ("\uf102", "\uf103"), ("\uf109", "\uf10a")


def with_visible_marks(data: bytes) -> bytes:
    """The same text with the marks of editors as the private characters of ``marks``, and its title as a
    heading. Raises NotImportedError if its content is no XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            content = etree.fromstring(archive.read("content.xml"), parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, ValueError, OSError) as error:
            raise NotImportedError("this .odt file is damaged: its content can't be read") from error
        _drop_private_characters(content)
        _mark_changes(content)
        _mark_remarks(content)
        _mark_title(content)
        return _with_content(archive, etree.tostring(content, encoding="utf-8", xml_declaration=True))


def _drop_private_characters(content: Any) -> None:
    """Those of the file itself would be taken for marks. (An entity has no text of its own.)"""
    for node in content.iter():
        if isinstance(node.tag, str):
            node.text = node.text and without_marks(node.text)
        node.tail = node.tail and without_marks(node.tail)


def _find(element: Any, path: str) -> list[Any]:
    found: list[Any] = element.xpath(path, namespaces=_NAMES)
    return found


def _mark_changes(content: Any) -> None:
    """Insertions get their marks; what was taken out comes back, inside marks."""
    regions = {
        region.get(f"{{{_TEXT}}}id"): region for region in _find(content, "//text:changed-region[@text:id]")
    }
    for start in _find(content, "//text:change-start"):
        _say(start, _INSERTED[0])
    for end in _find(content, "//text:change-end"):
        _say(end, _INSERTED[1])
    for change in _find(content, "//text:change"):
        region = regions.get(change.get(f"{{{_TEXT}}}change-id"))
        if region is not None:
            words = " ".join(
                _words(p) for p in _find(region, "text:deletion/*[self::text:p or self::text:h]")
            )
            _say(change, f"{_DELETED[0]}{words}{_DELETED[1]}")
    for changes in _find(content, "//text:tracked-changes"):
        changes.getparent().remove(changes)


def _mark_remarks(content: Any) -> None:
    for end in _find(content, "//office:annotation-end"):
        _say(end, "")
    for note in _find(content, "//office:annotation"):
        author = "".join(_words(creator) for creator in _find(note, "dc:creator"))
        words = " ".join(_words(paragraph) for paragraph in _find(note, ".//text:p"))
        _say(note, f"{_REMARK[0]}{author and f'{author}: '}{words}{_REMARK[1]}")


def _mark_title(content: Any) -> None:
    """The paragraph in the style "Title" becomes a heading of the first level."""
    titles = {"Title"} | {
        style.get(f"{{{_STYLE}}}name")
        for style in _find(content, "//style:style[@style:parent-style-name='Title']")
    }
    for paragraph in _find(content, "//office:text/text:p"):
        if paragraph.get(f"{{{_TEXT}}}style-name") in titles:
            paragraph.tag = f"{{{_TEXT}}}h"
            paragraph.set(f"{{{_TEXT}}}outline-level", "1")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _say(element: Any, words: str) -> None:
    """Put words in an element's place. (Joined to the text before it, a paragraph of many marks would be
    copied for each of them.)"""
    following = element.tail
    element.clear()
    element.tag = f"{{{_TEXT}}}span"
    element.text, element.tail = words, following


def _with_content(archive: zipfile.ZipFile, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            try:
                copy.writestr(
                    part.filename, content if part.filename == "content.xml" else archive.read(part)
                )
            except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
                raise NotImportedError(f"this .odt file is damaged: {error}") from error
    return made.getvalue()
