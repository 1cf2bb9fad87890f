"""The feeds of the site: Atom (RFC 4287) and JSON Feed 1.1; and its map for search engines (sitemaps.org)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from lxml import etree

from standfirst.editions.archive_links import HOME
from standfirst.editions.web import WebEdition, WebPage

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PLAIN: dict[str, str] = {None: _ATOM}  # type: ignore[dict-item]  # the stubs know no default namespace
_PLAIN_MAP: dict[str, str] = {None: _SITEMAP}  # type: ignore[dict-item]


def atom(edition: WebEdition, own: str) -> bytes:
    """The pieces as an Atom feed that stands at ``own``."""
    site = edition.site
    language = {"{http://www.w3.org/XML/1998/namespace}lang": site.language}
    feed = etree.Element(f"{{{_ATOM}}}feed", language, nsmap=_PLAIN)
    _add(feed, "id", _urn(edition))
    _add(feed, "title", site.title)
    _add(feed, "updated", _moment(site.date))
    _add(feed, "link", rel="self", href=site.url(own) or own)
    _add(feed, "link", rel="alternate", type="text/html", href=site.url(HOME) or HOME)
    _author(feed, edition.authors or (site.publisher or site.title,))
    for page in edition.pages:
        entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "id", _urn(edition, page))
        _add(entry, "title", page.page.title)
        _add(entry, "updated", _moment(page.date or site.date))
        _add(entry, "link", rel="alternate", type="text/html", href=_href(edition, page))
        _add(entry, "summary", page.description)
        _author(entry, page.creators)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def json_feed(edition: WebEdition, own: str) -> bytes:
    """The pieces as a JSON Feed that stands at ``own``."""
    site = edition.site
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "home_page_url": site.url(HOME),
        "feed_url": site.url(own),
        "description": edition.description,
        "language": site.language,
        "items": [_item(edition, page) for page in edition.pages],
    }
    return json.dumps(_given(feed), ensure_ascii=False, indent=1).encode() + b"\n"


def sitemap(edition: WebEdition) -> bytes | None:
    """The addresses of all pages; None where that of the site is not known."""
    if edition.site.address is None:
        return None
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_PLAIN_MAP)
    for file in dict.fromkeys((HOME, *(page.page.file for page in edition.pages))):
        place = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(place, f"{{{_SITEMAP}}}loc").text = edition.site.url(file)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _item(edition: WebEdition, page: WebPage) -> dict[str, object]:
    date = page.date or edition.site.date
    item = {
        "id": _urn(edition, page),
        "url": _href(edition, page),
        "title": page.page.title,
        "content_text": page.description,
        "date_published": _moment(date) if date else None,
        "authors": [{"name": name} for name in page.creators],
        "language": page.page.language,
    }
    return _given(item)


def _given(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value}


def _href(edition: WebEdition, page: WebPage) -> str:
    return edition.site.url(page.page.file) or page.page.file


def _urn(edition: WebEdition, page: WebPage | None = None) -> str:
    """An identifier that stays when the address changes."""
    whole = edition.identifier if ":" in edition.identifier else f"urn:standfirst:{edition.slug}"
    return f"{whole}#{page.page.piece.name}" if page else whole


def _moment(date: str | None) -> str:
    """An ISO date, however precise, as a moment (RFC 3339)."""
    year, *rest = (date or "2000").split("T")[0].split("-")
    month, day = (*rest, "01", "01")[:2]
    return f"{year}-{month}-{day}T00:00:00Z"


def _add(parent: etree._Element, name: str, words: str | None = None, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes).text = words


def _author(parent: etree._Element, names: tuple[str, ...]) -> None:
    for name in names:
        author = etree.SubElement(parent, f"{{{_ATOM}}}author")
        _add(author, "name", name)
