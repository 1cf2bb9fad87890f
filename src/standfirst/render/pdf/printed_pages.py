"""What the print edition says of its pages to the ebook made from the same document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from standfirst.editions.identifier import identifier
from standfirst.editions.print import PiecePart, PrintEdition
from standfirst.editions.print_pages_in_ebook import PrintedPage, PrintedPages
from standfirst.model.document import UNDATED
from standfirst.render.pdf.book import Book, Bound


def printed_pages(edition: PrintEdition, book: Book) -> PrintedPages:
    """The pages of each piece, with their folios and the words at their edges."""
    return PrintedPages(
        source=_name(edition),
        of_pieces={
            name: pages
            for part, bound in zip(edition.parts, book.parts, strict=True)
            if isinstance(part, PiecePart)
            for name, pages in _pages_of(part, bound, book)
        },
        numbers=book.page_labels,
    )


def _pages_of(part: PiecePart, bound: Bound, book: Book) -> Iterator[tuple[str, tuple[PrintedPage, ...]]]:
    """The pages of a part's piece, and of those that run on: the page on which one begins has no first words
    of its own, for it is the other's already."""
    pages = tuple(
        PrintedPage(
            folio=book.numbering.label(bound.opens + number),
            first=fragment_page.first,
            last=fragment_page.last,
            first_captioned=fragment_page.first_captioned,
            last_captioned=fragment_page.last_captioned,
        )
        for number, fragment_page in enumerate(bound.fragment.pages)
    )
    places = bound.fragment.anchors
    names = [name for name in part.run_ons if identifier(name) in places]
    begins = [places[identifier(name)].page for name in names]
    yield part.piece.name, pages[: begins[0] + 1] if begins else pages
    for name, (begin, end) in zip(names, pairwise((*begins, len(pages) - 1)), strict=True):
        yield name, (replace(pages[begin], first=""), *pages[begin + 1 : end + 1])


def _name(edition: PrintEdition) -> str:
    """The print edition has the identifier of the publication: its size says which edition it is."""
    date = "" if edition.date == UNDATED else f", {edition.date}"
    return f"{edition.title}: print edition ({edition.trim.name}){date}"
