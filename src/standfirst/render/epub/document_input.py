"""The input of a content document: everything it depends on; never the words of other pieces."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from standfirst.editions.ebook import EbookEdition
from standfirst.editions.ebook_documents import PiecePage
from standfirst.editions.identifier import identifier
from standfirst.model.anchors import index_targets, page_targets, targets
from standfirst.model.traverse import images


class DocumentInput(msgspec.Struct, frozen=True, kw_only=True):
    """A content document to be written."""

    page: PiecePage
    elsewhere: Mapping[str, str] = {}
    """The anchors in other content documents that it leads to → the document that holds each."""
    folios: Mapping[str, str] = {}
    """The anchors of the pages of the print edition that begin in it → the folio of each."""
    numbers: Mapping[str, str] = {}
    """For each anchor that it refers to by its page the number of that page in print, if it is known."""
    held: tuple[str, ...] = ()
    """The names of the pictures it shows that the ebook holds, sorted."""
    repeats_pull_quotes: bool = False
    archive: str | None = None
    """Where the archive is published to whose articles it leads."""


def document_input_for(page: PiecePage, edition: EbookEdition, held: frozenset[str]) -> DocumentInput:
    """The order for a page of an edition; ``held`` are the names of the assets that the ebook holds."""
    led_to = {anchor: edition.places.get(anchor, page.file) for anchor in sorted(targets(page.piece))}
    return DocumentInput(
        page=page,
        elsewhere={anchor: file for anchor, file in led_to.items() if file != page.file},
        folios={place.anchor: place.folio for place in edition.page_list if place.file == page.file},
        numbers={
            anchor: edition.numbers[identifier(anchor)]
            for anchor in sorted({*page_targets(page.piece), *index_targets(page.piece)})
            if identifier(anchor) in edition.numbers
        },
        held=tuple(sorted({image.asset for image in images(page.piece) if image.asset} & held)),
        repeats_pull_quotes=edition.repeats_pull_quotes,
        archive=edition.archive,
    )
