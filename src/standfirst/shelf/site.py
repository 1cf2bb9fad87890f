"""Site: every file of the shelf, in parts that several processes write side by side.

What is held at once is what is said of the publications; of the files of an edition, one publication's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TypeAlias

import msgspec

from standfirst.build.tasks import Failure, Outcome, Work, read_reported, with_report
from standfirst.build.workers import WorkerPool
from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.project.site_folder import SiteFiles
from standfirst.shelf import feeds, opds1, opds2, pages, search, trade
from standfirst.shelf.collect import Editions, shelved
from standfirst.shelf.entry import Entry, Making, Shelf
from standfirst.shelf.groups import group_lists_of, groups_of, listings_of
from standfirst.shelf.order import in_order
from standfirst.shelf.words import words_for

A_PART = 50
"""Publications that a process takes at once."""
Named: TypeAlias = "tuple[str, Editions]"
"""A publication, after what messages call it."""


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a site."""

    stylesheet: bytes
    title: str | None = None
    """None: what it holds, in its language."""
    language: str | None = None
    """Of its pages; None: the one that most publications have."""
    address: str | None = None
    """Where it will be published."""


class NotWrittenError(Exception):
    """A part of the site could not be written."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


class _Put(msgspec.Struct, frozen=True):
    """A part of the publications, whose files are in the site."""

    entries: tuple[Entry, ...]
    products: tuple[bytes, ...]
    digests: dict[str, str]


def fill_site(
    site: SiteFiles, *, named: Iterable[Named], wishes: Wishes, report: Report, pool: WorkerPool | None = None
) -> dict[str, str]:
    """Put there every file of the shelf: those of the publications, then pages, catalogues and feeds.

    Gives their checksums by path. Of two publications with the same place the second is left out (S933).
    Without a pool this process does it all. Raises NotWrittenError, NotReadError, OSError.
    """
    publications = _Publications(site, report, pool)
    publications.put_all(named)
    shelf = _shelf(publications.entries.values(), wishes)
    message = trade.message(publications.products, shelf)
    ready = {pages.STYLESHEET: wishes.stylesheet, **({trade.ONIX: message} if message else {})}
    return publications.digests | site.put(ready.items()) | _put_about(site, shelf, pool)


class _Publications:
    """What is known of the publications whose files are in the site."""

    def __init__(self, site: SiteFiles, report: Report, pool: WorkerPool | None) -> None:
        self._site = site
        self._report = report
        self._pool = pool
        self.entries: dict[str, Entry] = {}
        self.products: list[bytes] = []
        self.digests: dict[str, str] = {}

    def put_all(self, named: Iterable[Named]) -> None:
        """Put the first with each place there; another, if nothing could be done with those before it."""
        first: dict[str, Named] = {}
        others = [each for each in named if first.setdefault(each[1].place, each) is not each]
        self._put(list(first.values()))
        for name, editions in others:
            if editions.place in self.entries:
                self._report.add("S933", Span(name), f"there is another {editions.place} on the shelf")
            else:
                self._put([(name, editions)])

    def _put(self, named: Sequence[Named]) -> None:
        parts = (named[start : start + A_PART] for start in range(0, len(named), A_PART))
        for outcome in _results([partial(_put_publications, self._site, part) for part in parts], self._pool):
            if found := read_reported(outcome, _Put, self._report):
                self.entries.update((entry.place, entry) for entry in found.entries)
                self.products.extend(found.products)
                self.digests |= found.digests


def _put_about(site: SiteFiles, shelf: Shelf, pool: WorkerPool | None) -> dict[str, str]:
    """Put there what is written about the publications: two shares for each process, as some take longer."""
    shares = 2 * pool.workers if pool and len(shelf.entries) > A_PART else 1
    works = [partial(_put_share, site, shelf, share, shares) for share in range(shares)]
    made = (msgspec.msgpack.decode(outcome, type=dict[str, str]) for outcome in _results(works, pool))
    return {path: digest for each in made for path, digest in each.items()}


def _results(works: Sequence[Work], pool: WorkerPool | None) -> list[bytes]:
    """What these give, in order; one alone is done here. Raises NotWrittenError, and what they raise."""
    if pool is None or len(works) < 2:
        return [work() for work in works]
    outcomes: dict[int, Outcome] = {}
    pool.run(works, outcomes.__setitem__)
    return [_result(outcomes[number]) for number in range(len(works))]


def _result(outcome: Outcome) -> bytes:
    if isinstance(outcome, Failure):
        raise NotWrittenError(outcome)
    return outcome


def _put_publications(site: SiteFiles, part: Sequence[Named]) -> bytes:
    """Put the files of some publications there; what is said of them, and what was noticed, encoded."""

    def put(report: Report) -> _Put:
        entries, products, digests = [], list[bytes](), dict[str, str]()
        for name, editions in part:
            if found := shelved(editions, name, report):
                entries.append(found.entry)
                products.extend(found.products)
                digests |= site.put(found.files.items())
        return _Put(tuple(entries), tuple(products), digests)

    return with_report(put)


def _put_share(site: SiteFiles, shelf: Shelf, share: int, shares: int) -> bytes:
    """Put there one of so many shares of what is written about the publications; their checksums, encoded.

    A share is of files in a row: lists in which the same publications stand are written by one process.
    """
    every = list(_about(shelf))
    makings = every[len(every) * share // shares : len(every) * (share + 1) // shares]
    return msgspec.msgpack.encode(site.put((path, make()) for path, make in makings))


def _shelf(entries: Collection[Entry], wishes: Wishes) -> Shelf:
    language = wishes.language or _language_of(entries)
    return Shelf(
        title=wishes.title or words_for(language).publications[1].capitalize(),
        language=language,
        address=f"{wishes.address.rstrip('/')}/" if wishes.address else None,
        entries=in_order(entries),
        modified=max((entry.package.modified for entry in entries), default="2000-01-01T00:00:00Z"),
    )


def _about(shelf: Shelf) -> Iterator[Making]:
    """What is written about the publications."""
    groups = groups_of(shelf)
    listings = list(listings_of(shelf, groups))
    lists = pages.Lists(shelf, groups)
    for listing in listings:
        yield pages.path_of(listing), partial(pages.list_html, listing, shelf, lists)
    for listed in group_lists_of(groups):
        yield pages.groups_path(listed.kind, listed.number), partial(pages.group_html, listed, shelf)
    yield search.PAGE, partial(pages.search_html, shelf, groups)
    yield from search.scripts(shelf)
    for entry in shelf.entries:
        yield entry.page, partial(pages.entry_html, entry, shelf)
        yield entry.manifest, partial(opds2.manifest, entry, shelf)
    yield from opds1.feeds(shelf, groups, listings)
    yield from opds2.feeds(shelf, groups, listings)
    yield feeds.ATOM, partial(feeds.atom, shelf)
    yield feeds.JSON_FEED, partial(feeds.json_feed, shelf)
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
