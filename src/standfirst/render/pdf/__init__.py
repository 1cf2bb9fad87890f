"""From a document to its PDF. No object of WeasyPrint or pikepdf leaves this package."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from standfirst.diagnostics import Report
from standfirst.editions.print import PrintEdition, jacket_edition, print_edition
from standfirst.editions.render_options import DEFAULT_OPTIONS, PdfStandard, RenderOptions
from standfirst.editions.styles import Stylesheets
from standfirst.layout.fragment_input import BLEED_CSS, FragmentInput
from standfirst.model.assets import Assets
from standfirst.model.document import Document
from standfirst.render.pdf.fragment_result import Fragment


def edition_of(
    document: Document,
    styles: Stylesheets,
    options: RenderOptions = DEFAULT_OPTIONS,
    typeset: Document | None = None,
) -> PrintEdition:
    """The print edition that styles and settings ask for; ``typeset``: the document set in type, if it is."""
    from standfirst.editions.typography import set_document

    return print_edition(
        typeset or set_document(document),
        look=styles.theme.manner,
        choices=styles.theme.choices,
        options=options,
    )


def make_jacket(document: Document, styles: Stylesheets, options: RenderOptions, spine: float) -> bytes:
    """Back and spine of a cover that is printed apart, as one page that bleeds; ``spine`` in millimetres."""
    from standfirst.editions.typography import set_document

    edition = jacket_edition(set_document(document), trim=options.trim, look=styles.theme.manner, spine=spine)
    css = f"{styles.overrides}\n{BLEED_CSS}\n:root {{ --spine: {spine:.3f}mm }}"
    return _bound(edition, {}, msgspec.structs.replace(styles, overrides=css), Report())


def make_pdf(
    document: Document,
    assets: Assets,
    styles: Stylesheets,
    report: Report,
    options: RenderOptions = DEFAULT_OPTIONS,
) -> bytes:
    """The print edition of a document as a PDF, tagged, as its options ask; all in this process.

    The same input gives the same bytes. What the layout meets goes into the report (S5).
    """
    edition = edition_of(document, styles, options)
    return _bound(edition, assets, styles, report, options.pdf_standard)


def _bound(
    edition: PrintEdition,
    assets: Assets,
    styles: Stylesheets,
    report: Report,
    standard: PdfStandard = "ua-1",
) -> bytes:
    """An edition laid out and joined."""
    from standfirst.render.pdf.fonts import use_only

    use_only(styles.font_sources)  # before WeasyPrint is imported, which looks for fonts there and then
    from standfirst.render.pdf.fonts import font_files
    from standfirst.render.pdf.join_fragments import link
    from standfirst.render.pdf.lay_out_edition import settle
    from standfirst.render.pdf.lay_out_fragment import lay_out

    def make(fragment_inputs: Sequence[FragmentInput]) -> list[Fragment]:
        return [lay_out(fragment_input, assets, styles) for fragment_input in fragment_inputs]

    book = settle(edition, make, ahead=0)
    assert book is not None
    for bound in book.parts:
        report.extend(bound.fragment.diagnostics)
    return link(book, font_files(styles.font_sources), standard)
