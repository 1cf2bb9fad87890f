"""Ways from one file of the site to another, as they stand in pages and catalogues."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from standfirst.shelf.entry import Shelf


def way(start: str, end: str) -> str:
    """The relative address of the file ``end`` in the file ``start``; both are paths in the site."""
    return _way(start.rpartition("/")[0], end)


@lru_cache(maxsize=10_000)
def _way(folder: str, end: str) -> str:
    here, there = folder.split("/") if folder else [], end.split("/")
    shared = next(
        (at for at, (one, other) in enumerate(zip(here, there, strict=False)) if one != other),
        min(len(here), len(there) - 1),
    )
    return quote("../" * (len(here) - shared) + "/".join(there[shared:]))


def address(start: str, end: str, shelf: Shelf) -> str:
    """The full address, where that of the site is known; else the relative one."""
    full = shelf.url(end)
    return quote(full, safe="/:?#[]@!$&'()*+,;=%~") if full else way(start, end)


def urn_of(shelf: Shelf, path: str) -> str:
    """What a feed is known by: the same as long as the shelf has its address, or else its title."""
    return uuid5(NAMESPACE_URL, f"{shelf.address or shelf.title}#{path}").urn


def iri_of(identifier: str) -> str:
    """An identifier as Atom wants it (RFC 4287, 4.2.6): an IRI."""
    if ":" in identifier and len(identifier.split()) == 1:
        return identifier
    return uuid5(NAMESPACE_URL, identifier).urn
