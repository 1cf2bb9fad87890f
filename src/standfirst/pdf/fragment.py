"""Fragment: an edition laid out in pages and written as a tagged PDF. WeasyPrint lives here.

A fragment depends on the parts that it is made of, on styles and fonts, on the side that its first
page has and on the page numbers that it refers to; on nothing else. Today one fragment holds the
whole publication, so the page numbers are its own.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import PIL.Image
from weasyprint import CSS, HTML
from weasyprint.document import Document as Layout

from standfirst.diagnostics import Report
from standfirst.editions.print_edition import Bookmark, ContentsPage, PiecePart, PrintEdition
from standfirst.editions.styles import Styles
from standfirst.markup.element import identifier
from standfirst.markup.labels import labels
from standfirst.model.assets import Assets
from standfirst.model.span import NOWHERE
from standfirst.pdf.fetcher import ConfinedFetcher, asset_url
from standfirst.pdf.finish import finish
from standfirst.pdf.fonts import font_configuration
from standfirst.pdf.footnotes import keep_notes_with_their_lines
from standfirst.pdf.glyphs import report_missing_glyphs
from standfirst.pdf.page import CONTENTS, page_html
from standfirst.pdf.tags import semantic_tags

VARIANT = "pdf/a-2a"
"""PDF/A-2a; ``finish`` makes it PDF/UA-1 as well."""

_GLYPH_MISSING = ".notdef glyph rendered"
"""How a warning begins that S501 says better."""

MOST_PIXELS = 80_000_000
"""Of one picture: what a 6-megabyte file may unfold to is no joke (a decompression bomb)."""


class Fragment(msgspec.Struct, frozen=True):
    """Pages that are laid out and written."""

    pdf: bytes
    pages: int
    anchors: dict[str, int]
    """The page, from 0, on which each anchor stands."""


def lay_out(edition: PrintEdition, assets: Assets, styles: Styles, report: Report) -> Fragment:
    """Set an edition in pages and write them as a PDF."""
    report_missing_glyphs(edition, styles.font_folders, report)
    fetcher = ConfinedFetcher(assets)
    html = page_html(edition, assets, asset_url)
    with _warnings_into(report, fetcher), _bounded_pictures():
        layout = _layout(html, styles, fetcher)
        _bookmark(layout, edition)
        with semantic_tags():
            pdf = layout.write_pdf(pdf_variant=VARIANT, finisher=finish)
    return Fragment(pdf, len(layout.pages), _anchors(layout))


def _layout(html: str, styles: Styles, fetcher: ConfinedFetcher) -> Layout:
    keep_notes_with_their_lines()
    fonts = font_configuration(styles.font_folders)
    sheets = [
        CSS(string=text, font_config=fonts, url_fetcher=fetcher)
        for text in (styles.tokens, styles.print, styles.look, styles.overrides)
    ]
    page = HTML(string=html, url_fetcher=fetcher)
    return page.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)


def _anchors(layout: Layout) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(layout.pages):
        for anchor in page.anchors:
            found.setdefault(anchor, number)
    return found


def _bookmark(layout: Layout, edition: PrintEdition) -> None:
    """Give the pages the edition's bookmarks, each where its anchor stands, and no others."""
    where = _anchors(layout)
    for page in layout.pages:
        page.bookmarks = []
    for bookmark in _bookmarks(edition):
        anchor = identifier(bookmark.anchor)
        if anchor in where:
            page = layout.pages[where[anchor]]
            left, top, *_ = page.anchors[anchor]
            page.bookmarks.append((bookmark.level, bookmark.words, (left, top), "closed"))


def _bookmarks(edition: PrintEdition) -> Iterator[Bookmark]:
    for part in edition.parts:
        if isinstance(part, ContentsPage):
            yield Bookmark(1, labels(edition.language).contents, CONTENTS)
        elif isinstance(part, PiecePart):
            yield from part.bookmarks


@contextmanager
def _bounded_pictures() -> Iterator[None]:
    before, PIL.Image.MAX_IMAGE_PIXELS = PIL.Image.MAX_IMAGE_PIXELS, MOST_PIXELS
    try:
        yield
    finally:
        PIL.Image.MAX_IMAGE_PIXELS = before


@contextmanager
def _warnings_into(report: Report, fetcher: ConfinedFetcher) -> Iterator[None]:
    """What was refused, and what WeasyPrint logs, becomes diagnostics; nothing is printed raw."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates
    for url in dict.fromkeys(fetcher.refused):
        report.add("S502", NOWHERE, f"a page asked for `{_shown(url)}`, which is outside the publication")
    for words in dict.fromkeys(listener.heard):
        if not (words.startswith(_GLYPH_MISSING) or any(url in words for url in fetcher.refused)):
            report.add("S503", NOWHERE, _shown(words))


class _Listener(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def _shown(words: str) -> str:
    """On one line, and not endless (a ``data:`` address may be)."""
    line = " ".join(words.split())
    return line if len(line) <= 200 else f"{line[:200]}…"
