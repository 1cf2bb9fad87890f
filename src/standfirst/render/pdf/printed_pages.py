"""What the print edition says of its pages to the ebook made from the same document."""

from __future__ import annotations

from standfirst.editions.print import PiecePart, PrintEdition
from standfirst.editions.print_pages_in_ebook import PrintedPage, PrintedPages
from standfirst.model.document import UNDATED
from standfirst.render.pdf.book import Book


def printed_pages(edition: PrintEdition, book: Book) -> PrintedPages:
    """The pages of each piece, with their folios and the words at their edges."""
    return PrintedPages(
        source=_name(edition),
        of_pieces={
            part.piece.name: tuple(
                PrintedPage(
                    folio=book.numbering.label(bound.opens + number),
                    first=fragment_page.first,
                    last=fragment_page.last,
                )
                for number, fragment_page in enumerate(bound.fragment.pages)
            )
            for part, bound in zip(edition.parts, book.parts, strict=True)
            if isinstance(part, PiecePart)
        },
        numbers=book.page_labels,
    )


def _name(edition: PrintEdition) -> str:
    """The print edition has the identifier of the publication: its size says which edition it is."""
    date = "" if edition.date == UNDATED else f", {edition.date}"
    return f"{edition.title}: print edition ({edition.trim.name}){date}"
