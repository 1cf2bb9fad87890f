"""Site: every file of the shelf, one by one, so that not more than one publication is held at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

import msgspec

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.shelf import feeds, opds1, opds2, pages, search, trade
from standfirst.shelf.collect import Editions, shelved
from standfirst.shelf.entry import Entry, Shelf, Source
from standfirst.shelf.groups import group_lists_of, groups_of, listings_of
from standfirst.shelf.order import in_order
from standfirst.shelf.words import words_for


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a site."""

    stylesheet: bytes
    title: str | None = None
    """None: what it holds, in its language."""
    language: str | None = None
    """Of its pages; None: the one that most publications have."""
    address: str | None = None
    """Where it will be published."""


def files_of(
    named: Iterable[tuple[str, Editions]], wishes: Wishes, report: Report
) -> Iterator[tuple[str, Source]]:
    """Every file of the site by its path: those of the publications, then pages, catalogues and feeds.

    ``named`` are publications with what messages call them. Of two with the same place the second is left
    out (S933).
    """
    entries: dict[str, Entry] = {}
    products: list[bytes] = []
    for name, editions in named:
        if editions.place in entries:
            report.add("S933", Span(name), f"there is another {editions.place} on the shelf")
        elif found := shelved(editions, name, report):
            entries[editions.place] = found.entry
            products.extend(found.products)
            yield from found.files.items()
    yield pages.STYLESHEET, wishes.stylesheet
    shelf = _shelf(entries.values(), wishes)
    if message := trade.message(products, shelf):
        yield trade.ONIX, message
    yield from _about(shelf)


def _shelf(entries: Collection[Entry], wishes: Wishes) -> Shelf:
    language = wishes.language or _language_of(entries)
    return Shelf(
        title=wishes.title or words_for(language).publications[1].capitalize(),
        language=language,
        address=f"{wishes.address.rstrip('/')}/" if wishes.address else None,
        entries=in_order(entries),
        modified=max((entry.package.modified for entry in entries), default="2000-01-01T00:00:00Z"),
    )


def _about(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """What is written about the publications."""
    groups = groups_of(shelf)
    listings = list(listings_of(shelf, groups))
    lists = pages.Lists(shelf, groups)
    for listing in listings:
        yield pages.path_of(listing), pages.list_html(listing, shelf, lists)
    for listed in group_lists_of(groups):
        yield pages.groups_path(listed.kind, listed.number), pages.group_html(listed, shelf)
    yield search.PAGE, pages.search_html(shelf, groups)
    yield from search.scripts(shelf)
    for entry in shelf.entries:
        yield entry.page, pages.entry_html(entry, shelf)
        yield entry.manifest, opds2.manifest(entry, shelf)
    yield from opds1.feeds(shelf, groups, listings)
    yield from opds2.feeds(shelf, groups, listings)
    yield feeds.ATOM, feeds.atom(shelf)
    yield feeds.JSON_FEED, feeds.json_feed(shelf)
    about_them = (entry.page for entry in shelf.entries)
    in_browser = (entry.web for entry in shelf.entries if entry.web)
    yield from feeds.sitemaps(shelf, chain((pages.path_of(x) for x in listings), about_them, in_browser))


def _language_of(entries: Iterable[Entry]) -> str:
    """The language that most of them have first; of several the first by name."""
    counted: dict[str, int] = {}
    for entry in entries:
        tag = entry.package.languages[0]
        counted[tag] = counted.get(tag, 0) + 1
    return min(counted, key=lambda tag: (-counted[tag], tag), default="en")
