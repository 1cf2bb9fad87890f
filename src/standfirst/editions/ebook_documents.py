"""The content documents of the ebook, as data: what each of its pages holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import msgspec

from standfirst.editions.accessibility import Statement
from standfirst.model.document import Piece
from standfirst.model.inlines import Direction


class _ContentDocument(msgspec.Struct, frozen=True, tag_field="kind", kw_only=True):
    """What all content documents have in common."""

    file: str
    """Its path: ``text/two-gardeners.xhtml``."""
    title: str
    language: str
    direction: Direction = "ltr"


class CoverPage(_ContentDocument, frozen=True, kw_only=True, tag="cover"):
    """The cover as a page."""


class TitlePage(_ContentDocument, frozen=True, kw_only=True, tag="title-page"):
    """The page that says what this is."""

    subtitle: str | None
    issue: str | None
    date: str | None
    authors: tuple[str, ...]
    publisher: str | None


class ContentsPage(_ContentDocument, frozen=True, kw_only=True, tag="contents"):
    """The navigation document as a page."""


class PiecePage(_ContentDocument, frozen=True, kw_only=True, tag="piece"):
    """A piece, whole."""

    piece: Piece
    """With an anchor where each page of the print edition begins."""
    accent: str = ""
    """The colour of its rules, ``#rrggbb``; empty: that of the text."""
    code_marks: Mapping[str, tuple[tuple[int, str], ...]] = {}
    """Those within code: by the anchor of its block, offsets in its text and anchors."""


class ImprintPage(_ContentDocument, frozen=True, kw_only=True, tag="imprint"):
    """The page with the small print; in an ebook the last."""

    paragraphs: tuple[tuple[str, ...], ...]
    """Each in lines."""


class AccessibilityPage(_ContentDocument, frozen=True, kw_only=True, tag="accessibility"):
    """The page that says what the ebook claims of its accessibility; the last."""

    statement: Statement


ContentDocument: TypeAlias = (
    CoverPage | TitlePage | ContentsPage | PiecePage | ImprintPage | AccessibilityPage
)
