"""Typesetting: a print edition becomes fragments, and the fragments a book.

Where a part opens is known when the pages before it are counted, and the numbers that stand in
contents and references are known when all are. So the parts are laid out, what they were told of each
other is compared with what came of it, and those that were told wrong are laid out again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import TypeAlias

from standfirst.editions.print_edition import PiecePart, PrintEdition
from standfirst.pdf.book import Book, Bound
from standfirst.pdf.metadata import Metadata
from standfirst.pdf.numbering import Numbering
from standfirst.pdf.order import Links, Order, Side, links_of, order_for
from standfirst.pdf.sidecar import Fragment

ROUNDS = 6
"""How often parts are laid out again before the numbers that they have will have to do."""

Fragments: TypeAlias = Sequence[Fragment]
Make: TypeAlias = Callable[[Sequence[Order]], "Fragments | None"]
"""Lays out what was ordered, in its order; None if there is a part that can't be laid out."""


def settle(edition: PrintEdition, make: Make, counts: Sequence[int] = ()) -> Book | None:
    """The fragments of an edition, each with the page on which it opens; None if ``make`` gives up.

    ``counts`` are the numbers of pages that the parts will probably have; they only save work.
    """
    links = links_of(edition)
    openings = _openings(edition, counts or [2] * len(edition.parts))
    orders = _orders(edition, links, openings, {})
    for _ in range(ROUNDS):
        fragments = make(orders)
        if fragments is None:
            return None
        openings = _openings(edition, [len(fragment.leaves) for fragment in fragments])
        bound = tuple(Bound(*pair) for pair in zip(fragments, openings, strict=True))
        numbering = _numbering(edition, openings)
        before, orders = orders, _orders(edition, links, openings, _numbers(bound, numbering))
        if orders == before:
            break
    return Book(parts=bound, numbering=numbering, metadata=_metadata(edition))


def _orders(
    edition: PrintEdition, links: Sequence[Links], openings: Sequence[int], numbers: Mapping[str, str]
) -> list[Order]:
    return [
        order_for(edition, part, of_part, _side(opening), numbers)
        for part, of_part, opening in zip(edition.parts, links, openings, strict=True)
    ]


def _side(opening: int) -> Side:
    return "verso" if opening % 2 else "recto"


def _openings(edition: PrintEdition, counts: Sequence[int]) -> list[int]:
    """The page, from 0, on which each part opens: on the next one, or the one after it for its side."""
    openings, page = [], 0
    for part, count in zip(edition.parts, counts, strict=True):
        if part.opens not in ("any", _side(page)):
            page += 1
        openings.append(page)
        page += count
    return openings


def _numbering(edition: PrintEdition, openings: Sequence[int]) -> Numbering:
    starts = (at for part, at in zip(edition.parts, openings, strict=True) if isinstance(part, PiecePart))
    return Numbering(front=edition.front_folios, body=next(starts, 0))


def _numbers(bound: Sequence[Bound], numbering: Numbering) -> dict[str, str]:
    """The number of the page on which each anchor stands."""
    numbers: dict[str, str] = {}
    for part in bound:
        for anchor, spot in part.fragment.anchors.items():
            numbers.setdefault(anchor, numbering.label(part.opens + spot.page))
    return numbers


def _metadata(edition: PrintEdition) -> Metadata:
    return Metadata(
        title=edition.title,
        authors=edition.authors,
        description=edition.description,
        language=edition.language,
        date=edition.date,
        producer=f"WeasyPrint {version('weasyprint')}",
    )
