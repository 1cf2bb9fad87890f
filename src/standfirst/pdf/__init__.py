"""From a document to its PDF. WeasyPrint lives in this room and nothing of it leaves."""

from __future__ import annotations

from standfirst.diagnostics import Report
from standfirst.editions.print_edition import print_edition
from standfirst.editions.styles import Styles
from standfirst.markup.typography import set_document
from standfirst.model.assets import Assets
from standfirst.model.document import Document


def make_pdf(document: Document, assets: Assets, styles: Styles, report: Report) -> bytes:
    """The print edition of a document as a PDF: tagged, PDF/UA-1 and PDF/A-2a.

    The same input gives the same bytes. What the layout meets goes into the report (S5).
    """
    from standfirst.pdf.fonts import use_only

    use_only(styles.font_folders)  # before WeasyPrint is imported, which looks for fonts there and then
    from standfirst.pdf.fragment import lay_out

    edition = print_edition(
        set_document(document),
        trim=styles.trim,
        look=styles.style,
        columns=styles.columns,
        placement=styles.placement,
        repeats_pull_quotes=styles.repeats_pull_quotes,
    )
    return lay_out(edition, assets, styles, report).pdf
