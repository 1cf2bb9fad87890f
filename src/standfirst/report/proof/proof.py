"""Proof: all that was found out about a publication, before it is written down."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from standfirst.check.run import CheckResult
from standfirst.diagnostics import Diagnostic
from standfirst.model.document import Document
from standfirst.normalise import repair_settings
from standfirst.normalise.repair import Repairs

MOST = 64
"""Pages that are shown of a publication; of a longer one, those that matter."""


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A manuscript as it was typed."""

    file: str
    """As spans name it."""
    path: str
    """From the publication's folder: the same wherever that lies."""
    lines: tuple[str, ...]


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A finished artefact that the proof is of."""

    kind: str
    file: str
    size: int
    """In bytes."""
    checksum: str
    """SHA-256, in hexadecimal."""
    pages: int | None = None
    is_faithful: bool = True


class PagePicture(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the print edition, to be looked at."""

    page: int
    """From 1."""
    label: str
    """What the page calls itself: its folio."""
    width: float
    height: float
    """Of the trimmed page, in points."""
    png: bytes


class PrintedPages(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of the print edition: those that are shown, and how many there are."""

    total: int = 0
    openings: Mapping[str, int] = {}
    """The page, from 1, on which each piece opens, by the piece's name."""
    pictures: tuple[PagePicture, ...] = ()


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """All that the proof sheet says."""

    document: Document
    copies: tuple[Copy, ...]
    repairs: Repairs
    decisions: Mapping[str, repair_settings.Decision]
    """By the identifier of a repair, or by the name of a rule: what an editor decided."""
    editions: tuple[Edition, ...]
    noticed: tuple[Diagnostic, ...]
    """While the editions were made."""
    results: tuple[CheckResult, ...]
    pages: PrintedPages = PrintedPages()
    versions: tuple[tuple[str, str], ...] = ()
    """Name and version of what made the editions."""
    command: str = "standfirst repairs"
    """What to type to decide about a repair; its option comes after it."""
