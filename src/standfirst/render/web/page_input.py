"""The input of a page of the site: everything it depends on; never the words of other pieces."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from standfirst.editions.web import Site, WebEdition, WebPage
from standfirst.model.anchors import targets
from standfirst.model.traverse import images


class PageInput(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be written."""

    site: Site
    page: WebPage
    elsewhere: Mapping[str, str] = {}
    """The anchors on other pages that it leads to → the page that holds each."""
    folios: Mapping[str, str] = {}
    """The anchors of the pages of the print edition that begin on it → the folio of each."""
    held: tuple[str, ...] = ()
    """The names of the pictures it shows, sorted."""
    repeats_pull_quotes: bool = False


def page_input_for(page: WebPage, edition: WebEdition, held: frozenset[str]) -> PageInput:
    """The input for a page of an edition; ``held`` are the names of the pictures that the site has."""
    piece, file = page.page.piece, page.page.file
    led_to = {anchor: edition.places.get(anchor, file) for anchor in sorted(targets(piece))}
    return PageInput(
        site=edition.site,
        page=page,
        elsewhere={anchor: other for anchor, other in led_to.items() if other != file},
        folios={place.anchor: place.folio for place in edition.page_list if place.file == file},
        held=tuple(sorted({image.asset for image in images(piece) if image.asset} & held)),
        repeats_pull_quotes=edition.repeats_pull_quotes,
    )
