"""The catalogue for e-readers as JSON (OPDS 2.0), with a manifest for each publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

import msgspec

from standfirst.shelf.addresses import address, way
from standfirst.shelf.entry import Entry, Making, Shelf
from standfirst.shelf.groups import A_PAGE, KINDS, Group, GroupList, Kind, Listing, group_lists_of, neighbours
from standfirst.shelf.opds1 import SEVERAL
from standfirst.shelf.words import words_for

FOLDER = "opds2/"
ROOT = f"{FOLDER}index.json"
CATALOGUE, PUBLICATION = "application/opds+json", "application/opds-publication+json"
Known: TypeAlias = "dict[tuple[str, int], msgspec.Raw]"
"""Publications as they are written in feeds, by their places and how deep in folders the feed is."""
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"


def feeds(
    shelf: Shelf, groups: Mapping[Kind, Sequence[Group]], listings: Sequence[Listing]
) -> Iterator[Making]:
    """Every feed by its path."""
    choices = [kind for kind in KINDS if len(groups[kind]) >= SEVERAL]
    known: Known = {}
    yield ROOT, partial(_root, shelf, choices)
    for listed in group_lists_of({kind: groups[kind] for kind in choices}):
        yield _choice_path(listed.kind, listed.number), partial(_choice, shelf, listed)
    for listing in listings:
        if listing.group is None or listing.group.kind in choices:
            yield path_of(listing.name), partial(_publications, shelf, listing, groups, choices, known)


def path_of(name: str) -> str:
    """The feed of a listing."""
    return f"{FOLDER}{name}.json"


def manifest(entry: Entry, shelf: Shelf) -> bytes:
    """A publication by itself."""
    return _written(_publication(entry, entry.manifest, shelf))


def _root(shelf: Shelf, choices: Sequence[Kind]) -> bytes:
    words = words_for(shelf.language)
    navigation = [_link(ROOT, path_of("all"), rel="http://opds-spec.org/sort/new", title=words.newest)]
    navigation += [
        _link(ROOT, _choice_path(kind), rel="subsection", title=getattr(words, kind)) for kind in choices
    ]
    feed = {
        "metadata": {"title": shelf.title, "numberOfItems": len(shelf.entries)},
        "links": [_self(ROOT, ROOT, shelf), _link(ROOT, ROOT, rel="start")],
        "navigation": navigation,
    }
    return _written(feed)


def _choice_path(kind: Kind, number: int = 1) -> str:
    """A page of the feed of all groups of a kind."""
    return f"{FOLDER}{kind}.json" if number == 1 else f"{FOLDER}{kind}-{number}.json"


def _choice(shelf: Shelf, listed: GroupList) -> bytes:
    path, kind = _choice_path(listed.kind, listed.number), listed.kind
    links = _ways_back(path, ROOT, shelf)
    links += [_link(path, _choice_path(kind, number), rel=rel) for rel, number in neighbours(listed)]
    feed = {
        "metadata": {"title": getattr(words_for(shelf.language), kind), "numberOfItems": listed.total},
        "links": links,
        "navigation": [_way_to(path, group, rel="subsection") for group in listed.groups],
    }
    return _written(feed)


def _publications(
    shelf: Shelf,
    listing: Listing,
    groups: Mapping[Kind, Sequence[Group]],
    choices: Sequence[Kind],
    known: Known,
) -> bytes:
    path, group = path_of(listing.name), listing.group
    links = _ways_back(path, _choice_path(group.kind) if group else ROOT, shelf)
    links += [_link(path, path_of(listing.at(number)), rel=rel) for rel, number in neighbours(listing)]
    words = words_for(shelf.language)
    menus = [kind for kind in choices if kind != "people" and len(groups[kind]) <= A_PAGE]
    facets = [
        {"metadata": {"title": getattr(words, kind)}, "links": [_way_to(path, each) for each in groups[kind]]}
        for kind in menus
    ]
    feed = {
        "metadata": {
            "title": group.name if group else shelf.title,
            "numberOfItems": listing.total,
            "itemsPerPage": A_PAGE,
            "currentPage": listing.number,
        },
        "links": links,
        **({"facets": facets} if facets else {}),
        "publications": [_listed(entry, path, shelf, known) for entry in listing.entries],
    }
    return _written(feed)


def _listed(entry: Entry, path: str, shelf: Shelf, known: Known) -> msgspec.Raw:
    """A publication in a feed, written once for all folders of one depth: what it leads to is in no folder of
    feeds."""
    place = (entry.place, path.count("/"))
    if place not in known:
        known[place] = msgspec.Raw(msgspec.json.encode(_publication(entry, path, shelf)))
    return known[place]


def _publication(entry: Entry, path: str, shelf: Shelf) -> dict[str, Any]:
    package = entry.package
    claims = package.accessibility
    metadata = {
        "@type": "http://schema.org/Book",
        "title": package.title,
        "subtitle": package.subtitle,
        "author": [_given({"name": x.name, "sortAs": x.file_as}) for x in package.creators],
        "identifier": package.identifier,
        "language": list(package.languages),
        "modified": package.modified,
        "published": package.date,
        "publisher": package.publisher,
        "description": package.description,
        "belongsTo": {"series": _series(entry)} if package.series else None,
        "accessibility": _given(
            {
                "conformsTo": claims.conforms_to,
                "certification": {"certifiedBy": claims.certified_by} if claims.certified_by else None,
                "summary": claims.summary,
                "accessMode": list(claims.modes),
                "accessModeSufficient": [x.split(",") if "," in x else x for x in claims.sufficient],
                "feature": list(claims.features),
                "hazard": list(claims.hazards),
            }
        ),
    }
    links = [_self(path, entry.manifest, shelf, PUBLICATION)]
    links += [
        _link(path, file.path, file.media_type, rel=OPEN_ACCESS, title=file.name, size=file.size)
        for file in entry.files
    ]
    links.append(_link(path, entry.page, "text/html", rel="alternate"))
    images = [_link(path, entry.cover.path, entry.cover.media_type)] if entry.cover else []
    return _given({"metadata": _given(metadata), "links": links, "images": images})


def _series(entry: Entry) -> dict[str, Any]:
    issue = entry.package.issue or ""
    return _given({"name": entry.package.series, "position": int(issue) if issue.isdecimal() else None})


def _self(path: str, own: str, shelf: Shelf, media_type: str = CATALOGUE) -> dict[str, Any]:
    """The link of something to itself, with its full address (Readium Web Publication Manifest, 3) where that
    of the site is known."""
    return {"href": address(path, own, shelf), "type": media_type, "rel": "self"}


def _ways_back(path: str, up: str, shelf: Shelf) -> list[dict[str, Any]]:
    return [_self(path, path, shelf), _link(path, ROOT, rel="start"), _link(path, up, rel="up")]


def _way_to(path: str, group: Group, **more: Any) -> dict[str, Any]:
    link = _link(path, path_of(f"{group.kind}/{group.slug}"), title=group.name, **more)
    return {**link, "properties": {"numberOfItems": len(group.entries)}}


def _link(path: str, to: str, media_type: str = CATALOGUE, **more: Any) -> dict[str, Any]:
    return {"href": way(path, to), "type": media_type, **more}


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _written(feed: object) -> bytes:
    return msgspec.json.encode(feed) + b"\n"
