"""The catalogue for e-readers as Atom (OPDS 1.2): navigation feeds that lead to acquisition feeds.

Its files end in ``.atom``, which web servers know as ``application/atom+xml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from lxml import etree

from standfirst.shelf.addresses import iri_of, urn_of, way
from standfirst.shelf.entry import Entry, Making, Shelf
from standfirst.shelf.groups import A_PAGE, KINDS, Group, GroupList, Kind, Listing, group_lists_of, neighbours
from standfirst.shelf.words import Words, count_of, words_for

FOLDER = "opds/"
ROOT = f"{FOLDER}index.atom"
_PROFILE = "application/atom+xml;profile=opds-catalog"
NAVIGATION, ACQUISITION = f"{_PROFILE};kind=navigation", f"{_PROFILE};kind=acquisition"
_REL = "http://opds-spec.org"
_ATOM = "http://www.w3.org/2005/Atom"
_SPACES: dict[str, str] = {
    None: _ATOM,  # type: ignore[dict-item]  # the stubs know no default namespace
    "dc": "http://purl.org/dc/terms/",
    "opds": "http://opds-spec.org/2010/catalog",
    "thr": "http://purl.org/syndication/thread/1.0",
    "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
}
SEVERAL = 2
"""Groups of a kind without which it is no choice."""


def feeds(
    shelf: Shelf, groups: Mapping[Kind, Sequence[Group]], listings: Sequence[Listing]
) -> Iterator[Making]:
    """Every feed by its path."""
    words = words_for(shelf.language)
    choices = [kind for kind in KINDS if len(groups[kind]) >= SEVERAL]
    yield ROOT, partial(_root, shelf, groups, choices, words)
    for listed in group_lists_of({kind: groups[kind] for kind in choices}):
        yield _choice_path(listed.kind, listed.number), partial(_choice, shelf, listed, words)
    for listing in listings:
        if listing.group is None or listing.group.kind in choices:
            yield path_of(listing.name), partial(_acquisition, shelf, listing, groups, choices)


def path_of(name: str) -> str:
    """The feed of a listing."""
    return f"{FOLDER}{name}.atom"


def _root(
    shelf: Shelf, groups: Mapping[Kind, Sequence[Group]], choices: Sequence[Kind], words: Words
) -> bytes:
    feed = _feed(shelf, ROOT, shelf.title, NAVIGATION)
    every = count_of(len(shelf.entries), shelf.language)
    _lead(feed, shelf, ROOT, path_of("all"), words.newest, every, f"{_REL}/sort/new", ACQUISITION)
    for kind in choices:
        some = ", ".join(group.name for group in groups[kind][:5])
        title = getattr(words, kind)
        _lead(feed, shelf, ROOT, _choice_path(kind), title, some, "subsection", NAVIGATION)
    return _written(feed)


def _choice_path(kind: Kind, number: int = 1) -> str:
    """A page of the feed of all groups of a kind."""
    return f"{FOLDER}{kind}.atom" if number == 1 else f"{FOLDER}{kind}-{number}.atom"


def _choice(shelf: Shelf, listed: GroupList, words: Words) -> bytes:
    path = _choice_path(listed.kind, listed.number)
    feed = _feed(shelf, path, getattr(words, listed.kind), NAVIGATION)
    _link(feed, path, "up", ROOT, NAVIGATION)
    for rel, number in neighbours(listed):
        _link(feed, path, rel, _choice_path(listed.kind, number), NAVIGATION)
    for group in listed.groups:
        many = count_of(len(group.entries), shelf.language)
        to = path_of(f"{listed.kind}/{group.slug}")
        _lead(feed, shelf, path, to, group.name, many, "subsection", ACQUISITION)
    return _written(feed)


def _acquisition(
    shelf: Shelf, listing: Listing, groups: Mapping[Kind, Sequence[Group]], choices: Sequence[Kind]
) -> bytes:
    path = path_of(listing.name)
    group = listing.group
    feed = _feed(shelf, path, group.name if group else shelf.title, ACQUISITION)
    up = _choice_path(group.kind) if group else ROOT
    _link(feed, path, "up", up, NAVIGATION)
    for rel, number in neighbours(listing):
        _link(feed, path, rel, path_of(listing.at(number)), ACQUISITION)
    _facets(feed, path, shelf, listing, groups, choices)
    for name, value in (("totalResults", listing.total), ("itemsPerPage", A_PAGE)):
        etree.SubElement(feed, f"{{{_SPACES['opensearch']}}}{name}").text = str(value)
    for entry in listing.entries:
        _entry(feed, path, entry)
    return _written(feed)


def _facets(
    feed: etree._Element,
    path: str,
    shelf: Shelf,
    listing: Listing,
    groups: Mapping[Kind, Sequence[Group]],
    choices: Sequence[Kind],
) -> None:
    """Ways to the same list by language or year (OPDS 1.2, section 4): as many as fit a menu."""
    words, here = words_for(shelf.language), listing.group
    for kind in choices:
        if kind == "people" or (kind == "sections" and len(groups[kind]) > A_PAGE):
            continue
        for group in groups[kind]:
            link = _link(
                feed, path, f"{_REL}/facet", path_of(f"{kind}/{group.slug}"), ACQUISITION, title=group.name
            )
            link.set(f"{{{_SPACES['opds']}}}facetGroup", getattr(words, kind))
            link.set(f"{{{_SPACES['thr']}}}count", str(len(group.entries)))
            if here is not None and (here.kind, here.slug) == (kind, group.slug):
                link.set(f"{{{_SPACES['opds']}}}activeFacet", "true")


def _entry(feed: etree._Element, path: str, entry: Entry) -> None:
    """A publication (OPDS 1.2, section 5)."""
    package = entry.package
    element = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(element, "title", package.title)
    _add(element, "id", iri_of(package.identifier))
    _add(element, "updated", package.modified)
    for person in package.creators:
        _add(etree.SubElement(element, f"{{{_ATOM}}}author"), "name", person.name)
    for tag in package.languages:
        _core(element, "language", tag)
    for name, value in (
        ("identifier", package.identifier),
        ("issued", package.date),
        ("publisher", package.publisher),
    ):
        if value:
            _core(element, name, value)
    if package.rights:
        _add(element, "rights", " · ".join(package.rights))
    if entry.section:
        etree.SubElement(element, f"{{{_ATOM}}}category", term=entry.section, label=entry.section)
    if package.description:
        _add(element, "summary", package.description)
    _link(element, path, "alternate", entry.page, "text/html")
    if entry.cover:
        for rel in ("image", "image/thumbnail"):
            _link(element, path, f"{_REL}/{rel}", entry.cover.path, entry.cover.media_type)
    for file in entry.files:
        link = _link(element, path, f"{_REL}/acquisition/open-access", file.path, file.media_type)
        link.set("title", file.name)
        link.set("length", str(file.size))


def _feed(shelf: Shelf, path: str, title: str, media_type: str) -> etree._Element:
    language = {"{http://www.w3.org/XML/1998/namespace}lang": shelf.language}
    feed = etree.Element(f"{{{_ATOM}}}feed", language, nsmap=_SPACES)
    _add(feed, "id", urn_of(shelf, path))
    _add(feed, "title", title)
    _add(feed, "updated", shelf.modified)
    _add(etree.SubElement(feed, f"{{{_ATOM}}}author"), "name", shelf.title)
    _link(feed, path, "self", path, media_type)
    _link(feed, path, "start", ROOT, NAVIGATION)
    return feed


def _lead(
    feed: etree._Element, shelf: Shelf, path: str, to: str, title: str, words: str, rel: str, media_type: str
) -> None:
    """An entry of a navigation feed."""
    entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "title", title)
    _add(entry, "id", urn_of(shelf, to))
    _add(entry, "updated", shelf.modified)
    _add(entry, "content", words).set("type", "text")
    _link(entry, path, rel, to, media_type)


def _link(
    parent: etree._Element, path: str, rel: str, to: str, media_type: str, **attributes: str
) -> etree._Element:
    known = {"rel": rel, "href": way(path, to), "type": media_type, **attributes}
    return etree.SubElement(parent, f"{{{_ATOM}}}link", known)


def _add(parent: etree._Element, name: str, words: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = words
    return element


def _core(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{_SPACES['dc']}}}{name}").text = words


def _written(feed: etree._Element) -> bytes:
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8")
