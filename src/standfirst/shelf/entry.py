"""Entry: a publication on the shelf, and its files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from standfirst.project.read_file import read_file
from standfirst.shelf.package import Cover, Package

Source: TypeAlias = "Path | bytes"
"""A file of an edition: where it is, or what is in it."""
Making: TypeAlias = "tuple[str, Callable[[], bytes]]"
"""A file that says something about publications: its path in the site, and what writes it."""

EDITION = 4_000_000_000
"""Bytes that a file of an edition may have."""

NAMES = {"epub": "EPUB", "pdf": "PDF"}
MEDIA_TYPES = {"epub": "application/epub+zip", "pdf": "application/pdf"}


class File(msgspec.Struct, frozen=True, kw_only=True):
    """An edition in one file."""

    kind: str
    """``epub`` or ``pdf``."""
    path: str
    """In the site, like all paths here."""
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """What people call it."""
        return NAMES[self.kind]

    @property
    def media_type(self) -> str:
        """By which a client knows it."""
        return MEDIA_TYPES[self.kind]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A publication."""

    place: str
    """Its name, with the folders it lies in: ``2024/spring/gate``. No other entry has it."""
    package: Package
    section: str | None
    """The series, else the folder."""
    files: tuple[File, ...]
    """The ebook first."""
    web: str | None
    """The page with which its web edition begins."""
    cover: Cover | None
    """Its picture, by path in the site."""
    record: str | None = None
    """Its record for the book trade."""

    @property
    def page(self) -> str:
        """The page about it."""
        return f"titles/{self.place}.html"

    @property
    def manifest(self) -> str:
        """The same for programs (OPDS 2.0)."""
        return f"titles/{self.place}.json"


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    title: str
    language: str
    """Of what the pages say themselves."""
    address: str | None
    """Where it is published, with a final slash."""
    entries: Sequence[Entry]
    """The newest first, then by title."""
    modified: str
    """When the last of them was changed (RFC 3339)."""

    def url(self, path: str) -> str | None:
        """The full address of a file, where that of the site is known."""
        if self.address is None:
            return None
        return self.address + (path.removesuffix("index.html") if path.endswith("index.html") else path)


def bytes_of(source: Source, most: int = EDITION) -> bytes:
    """What is in a file of so many bytes at most. Raises NotReadError."""
    return source if isinstance(source, bytes) else read_file(source, most)


def checksum(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
