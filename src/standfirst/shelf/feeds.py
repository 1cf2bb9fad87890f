"""The newest publications for feed readers: Atom (RFC 4287) and JSON Feed 1.1; what search engines read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec
from lxml import etree

from standfirst.shelf.addresses import address, iri_of, urn_of
from standfirst.shelf.entry import Entry, Making, Shelf

ATOM, JSON_FEED, SITEMAP, ROBOTS = "feed.atom", "feed.json", "sitemap.xml", "robots.txt"
NEWEST = 50
"""Publications in a feed."""
LARGEST_MAP = 50_000
"""Addresses in a sitemap."""
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def atom(shelf: Shelf) -> bytes:
    """The newest as an Atom feed."""
    language = {"{http://www.w3.org/XML/1998/namespace}lang": shelf.language}
    feed = etree.Element(f"{{{_ATOM}}}feed", language, nsmap=_plain(_ATOM))
    _add(feed, "id", urn_of(shelf, ATOM))
    _add(feed, "title", shelf.title)
    _add(feed, "updated", shelf.modified)
    _add(etree.SubElement(feed, f"{{{_ATOM}}}author"), "name", shelf.title)
    _add(feed, "link", rel="self", href=address(ATOM, ATOM, shelf))
    _add(feed, "link", rel="alternate", type="text/html", href=address(ATOM, "index.html", shelf))
    for entry in shelf.entries[:NEWEST]:
        _entry(feed, entry, shelf)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(feed: etree._Element, entry: Entry, shelf: Shelf) -> None:
    package = entry.package
    element = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(element, "id", iri_of(package.identifier))
    _add(element, "title", package.title)
    _add(element, "updated", package.modified)
    _add(element, "link", rel="alternate", type="text/html", href=address(ATOM, entry.page, shelf))
    for file in entry.files:
        _add(
            element,
            "link",
            rel="enclosure",
            type=file.media_type,
            length=str(file.size),
            href=address(ATOM, file.path, shelf),
        )
    if package.description:
        _add(element, "summary", package.description)
    for person in package.creators:
        _add(etree.SubElement(element, f"{{{_ATOM}}}author"), "name", person.name)


def json_feed(shelf: Shelf) -> bytes:
    """The newest as a JSON Feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": shelf.title,
        "home_page_url": shelf.url("index.html"),
        "feed_url": shelf.url(JSON_FEED),
        "language": shelf.language,
    }
    items = [_item(entry, shelf) for entry in shelf.entries[:NEWEST]]
    return msgspec.json.format(msgspec.json.encode({**_given(feed), "items": items}), indent=1) + b"\n"


def _item(entry: Entry, shelf: Shelf) -> dict[str, Any]:
    package = entry.package
    item = {
        "id": iri_of(package.identifier),
        "url": address(JSON_FEED, entry.page, shelf),
        "title": package.title,
        "content_text": package.description or package.title,
        "date_published": package.modified if package.date else None,
        "image": address(JSON_FEED, entry.cover.path, shelf) if entry.cover else None,
        "authors": [{"name": person.name} for person in package.creators],
        "language": package.languages[0],
        "attachments": [
            {
                "url": address(JSON_FEED, file.path, shelf),
                "mime_type": file.media_type,
                "size_in_bytes": file.size,
            }
            for file in entry.files
        ],
    }
    return _given(item)


def sitemaps(shelf: Shelf, pages: Iterable[str]) -> Iterator[Making]:
    """The addresses of these pages, in as many files as they need; nothing where that of the site is not
    known. Search engines look for ``robots.txt`` at the top of a host."""
    yield ROBOTS, partial(_robots, shelf)
    if shelf.address is None:
        return
    places = list(pages)
    parts = [places[first : first + LARGEST_MAP] for first in range(0, len(places), LARGEST_MAP)]
    if len(parts) == 1:
        yield SITEMAP, partial(_sitemap, "urlset", "url", parts[0], shelf)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield SITEMAP, partial(_sitemap, "sitemapindex", "sitemap", names, shelf)
    for name, part in zip(names, parts, strict=True):
        yield name, partial(_sitemap, "urlset", "url", part, shelf)


def _robots(shelf: Shelf) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if shelf.address:
        lines.append(f"Sitemap: {address(ROBOTS, SITEMAP, shelf)}")
    return "".join(f"{line}\n" for line in lines).encode()


def _sitemap(root: str, item: str, paths: Iterable[str], shelf: Shelf) -> bytes:
    element = etree.Element(f"{{{_SITEMAP}}}{root}", nsmap=_plain(_SITEMAP))
    for path in paths:
        place = etree.SubElement(element, f"{{{_SITEMAP}}}{item}")
        etree.SubElement(place, f"{{{_SITEMAP}}}loc").text = address(SITEMAP, path, shelf)
    return etree.tostring(element, xml_declaration=True, encoding="utf-8")


def _plain(namespace: str) -> dict[str, str]:
    return {None: namespace}  # type: ignore[dict-item]  # the stubs know no default namespace


def _add(parent: etree._Element, name: str, words: str | None = None, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = words


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
