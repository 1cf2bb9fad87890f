"""What kind of file it is, by its name, and whether its content agrees."""

from __future__ import annotations

import io
import zipfile
from typing import Literal, TypeAlias

from standfirst.importing.errors import NotImportedError

Kind: TypeAlias = Literal["docx", "odt", "epub", "html"]

SUFFIXES: dict[str, Kind] = {
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The kinds that can be imported, by the ends of their names."""

LARGEST_FILE = 200_000_000
LARGEST_UNPACKED = 500_000_000
LARGEST_PAGE = 10_000_000
LARGEST_TEXT = 20_000_000
MOST_PARTS = 20_000
"""Bytes of a file, of an archive's parts together, of a web page, of the words of an OpenDocument text with
their marks; parts of an archive."""

_MUST_HOLD = {"docx": "[Content_Types].xml", "odt": "content.xml", "epub": "META-INF/container.xml"}
"""The part that every archive of a kind has."""
_OTHER = {
    ".doc": "save it as .docx in a word processor, then import that",
    ".rtf": "save it as .docx in a word processor, then import that",
    ".pages": "export it as Word (.docx) in Pages, then import that",
    ".pdf": "ask for the file that the PDF was made from: a PDF has lost its paragraphs",
    ".md": "this is a manuscript already: put it beside publication.toml",
    ".markdown": "this is a manuscript already: put it beside publication.toml",
    ".txt": "plain text is a manuscript: rename it to .md and put it beside publication.toml",
}


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file. Raises NotImportedError if it is none of ours, too large, or not what it says."""
    suffix = f".{name.lower().rpartition('.')[2]}"
    kind = SUFFIXES.get(suffix)
    if kind is None:
        raise NotImportedError("only .docx, .odt, .html and .epub can be imported", _OTHER.get(suffix))
    if not data.strip():
        raise NotImportedError("the file is empty", "save it again in the program that it comes from")
    if kind == "html":
        _check_page(data)
    else:
        _check_archive(kind, data)
    return kind


def _check_page(data: bytes) -> None:
    if len(data) > LARGEST_PAGE:
        raise NotImportedError(
            f"the page has {len(data) // 1_000_000} megabytes; up to {LARGEST_PAGE // 1_000_000} are read",
            "save it without what is embedded in it, or only the part that is needed",
        )
    if data.startswith((b"PK\3\4", b"%PDF-")) or (
        b"\0" in data[:2000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")
    ):
        raise NotImportedError("this is no web page, whatever its name says")


def _check_archive(kind: Kind, data: bytes) -> None:
    """Word processors' files and ebooks are zip archives; those that would fill the disk are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise NotImportedError(f"this is no .{kind} file, or it is damaged: {error}") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise NotImportedError(
            f"unpacked, the file would be larger than {LARGEST_UNPACKED // 1_000_000} megabytes",
            "check where it comes from; make its pictures smaller if it is a real one",
        )
    if kind == "odt" and any(
        part.filename == "content.xml" and part.file_size > LARGEST_TEXT for part in parts
    ):
        raise NotImportedError(
            f"its text has more than {LARGEST_TEXT // 1_000_000} megabytes",
            "check where it comes from; save it in parts if it is a real one",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise NotImportedError("the file is protected by a password", "save a copy without a password")
    if _MUST_HOLD[kind] not in {part.filename for part in parts}:
        raise NotImportedError(f"this is no .{kind} file: it has no part {_MUST_HOLD[kind]}")
