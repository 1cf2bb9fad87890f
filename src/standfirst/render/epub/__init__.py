"""From a document to its EPUB: pages, stylesheet, cover, package, archive. Only here is EbookLib used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.editions.render_options import DEFAULT_OPTIONS, RenderOptions
from standfirst.editions.styles import Stylesheets
from standfirst.model.assets import Assets
from standfirst.model.document import Document

if TYPE_CHECKING:
    from standfirst.editions.ebook import EbookEdition
    from standfirst.editions.print_pages_in_ebook import PrintedPages


def edition_of(
    document: Document,
    styles: Stylesheets,
    options: RenderOptions = DEFAULT_OPTIONS,
    printed: PrintedPages | None = None,
    typeset: Document | None = None,
) -> EbookEdition:
    """The ebook edition that styles and settings ask for, set in type (if it is already: ``typeset``).

    ``printed`` are the pages of the print edition of the same document, if there is one.
    """
    from standfirst.editions.ebook import ebook_edition
    from standfirst.editions.screen_design import Face
    from standfirst.editions.typography import set_document
    from standfirst.render.epub.contrast import is_legible
    from standfirst.render.epub.stylesheet import ebook_stylesheet

    sheet = ebook_stylesheet(styles.tokens, styles.ebook, styles.overrides)
    return ebook_edition(
        typeset or set_document(document),
        printed=printed,
        repeats_pull_quotes=options.repeats_pull_quotes,
        is_legible=is_legible(sheet),
        is_claimed=options.claims_conformance,
        archive=options.archive,
        face=Face(styles.theme.choices, dict(options.sections)),
        look=styles.theme.manner,
    )


def prepare(document: Document, assets: Assets, styles: Stylesheets) -> None:
    """Read and draw what the ebook of this document needs wherever its pages break: they are kept at hand."""
    import standfirst.render.epub.package  # noqa: F401
    from standfirst.editions.ebook import cover_of
    from standfirst.render.epub.cover import cover_asset
    from standfirst.render.epub.stylesheet import ebook_stylesheet

    ebook_stylesheet(styles.tokens, styles.ebook, styles.overrides)
    cover_asset(cover_of(document), assets, styles)
