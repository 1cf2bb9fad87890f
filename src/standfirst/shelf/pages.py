"""The pages of the shelf: lists of publications, lists of groups, and a page about each publication."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from standfirst.editions.imprint import printed_date
from standfirst.model.direction import direction_of
from standfirst.render.html.page import checked, filled
from standfirst.shelf import opds1, search
from standfirst.shelf.addresses import way
from standfirst.shelf.entry import Entry, Shelf
from standfirst.shelf.feeds import ATOM, JSON_FEED
from standfirst.shelf.groups import KINDS, Group, GroupList, Kind, Listing, neighbours, slug_for
from standfirst.shelf.words import count_of, name_in_list, size_of, words_for

HOME, STYLESHEET = "index.html", "shelf.css"
A_MENU = 12
"""Groups of a kind that a page leads to; the others are on the page of their kind."""


def path_of(listing: Listing, number: int | None = None) -> str:
    """The page of a list; ``number``: another page of the same list."""
    name = listing.at(number or listing.number)
    return HOME if name == "all" else f"{name}.html"


class Lists:
    """The pages of lists, and what many of them share: an entry stands in those of its people, section,
    languages and year, and every page has the menus."""

    def __init__(self, shelf: Shelf, groups: Mapping[Kind, Sequence[Group]]) -> None:
        self._shelf = shelf
        self._groups = {kind: groups[kind] for kind in KINDS if len(groups[kind]) >= opds1.SEVERAL}
        self._largest = {kind: _largest(known) for kind, known in self._groups.items()}
        self._places = {
            kind: {x.slug: n for n, x in enumerate(known)} for kind, known in self._groups.items()
        }
        self._items: dict[tuple[str, int], Markup] = {}
        self._menus: dict[tuple[Kind, str], Markup] = {}

    def item(self, entry: Entry, path: str) -> Markup:
        """An entry as it stands in the list at this path; the same in all folders of this depth, since lists
        and what entries lead to have no folder in common."""
        place = (entry.place, path.count("/"))
        if place not in self._items:
            self._items[place] = filled("shelf/item.html", entry=entry, **_common(self._shelf, path))
        return self._items[place]

    def menus(self, listing: Listing, path: str) -> list[Markup]:
        """Ways to the groups of every kind that is a choice, from the list at this path."""
        return [self._menu(kind, listing.group, path) for kind in self._groups]

    def _menu(self, kind: Kind, here: Group | None, path: str) -> Markup:
        if here is not None and here.kind == kind:
            return self._written(kind, here, path)
        place = (kind, posixpath.dirname(path))
        if place not in self._menus:
            self._menus[place] = self._written(kind, None, path)
        return self._menus[place]

    def _written(self, kind: Kind, here: Group | None, path: str) -> Markup:
        """The largest groups of a kind in their order, and the one whose list is shown."""
        known, places = self._groups[kind], self._places[kind]
        shown = self._largest[kind] | ({places[here.slug]} if here else set())
        values = {"kind": kind, "groups": [known[n] for n in sorted(shown)], "here": here}
        is_more = len(known) > len(shown)
        return filled("shelf/menu.html", **values, is_more=is_more, **_common(self._shelf, path))


def _largest(groups: Sequence[Group]) -> frozenset[int]:
    """The places of the largest groups."""
    places = sorted(range(len(groups)), key=lambda place: -len(groups[place].entries))
    return frozenset(places[:A_MENU])


def list_html(listing: Listing, shelf: Shelf, lists: Lists) -> bytes:
    """A page of a list of publications."""
    path = path_of(listing)
    ways = {rel: path_of(listing, number) for rel, number in neighbours(listing)}
    return _page(
        "shelf/list.html",
        shelf,
        path,
        listing=listing,
        item=lists.item,
        title=listing.group.name if listing.group else shelf.title,
        count=count_of(listing.total, shelf.language),
        menus=lists.menus(listing, path),
        catalogue=opds1.ROOT,
        before=ways.get("previous"),
        after=ways.get("next"),
    )


def groups_path(kind: Kind, number: int = 1) -> str:
    """A page of the list of all groups of a kind."""
    return f"{kind}/index.html" if number == 1 else f"{kind}/index/{number}.html"


def group_html(listed: GroupList, shelf: Shelf) -> bytes:
    """A page of the list of all groups of a kind."""
    path = groups_path(listed.kind, listed.number)
    ways = {rel: groups_path(listed.kind, number) for rel, number in neighbours(listed)}
    return _page(
        "shelf/groups.html", shelf, path, listed=listed, before=ways.get("previous"), after=ways.get("next")
    )


def search_html(shelf: Shelf, groups: Mapping[Kind, Sequence[Group]]) -> bytes:
    """The page that finds publications."""
    kinds = [kind for kind in KINDS if groups[kind]]
    names = {"data": search.DATA, "script": search.SCRIPT, "kinds": kinds}
    return _page("shelf/search.html", shelf, search.PAGE, **names)


def entry_html(entry: Entry, shelf: Shelf) -> bytes:
    """The page about a publication."""
    return _page(
        "shelf/entry.html",
        shelf,
        entry.page,
        entry=entry,
        package=entry.package,
        claims=entry.package.accessibility,
        slug_for=slug_for,
        facts=_facts(entry, shelf),
    )


def _page(template: str, shelf: Shelf, path: str, **values: Any) -> bytes:
    return checked(filled(template, **_common(shelf, path), **values), path)


def _common(shelf: Shelf, path: str) -> dict[str, Any]:
    """What every page has at hand."""
    return {
        "shelf": shelf,
        "path": path,
        "words": words_for(shelf.language),
        "direction": direction_of(shelf.language),
        "to": partial(way, path),
        "home": HOME,
        "stylesheet": STYLESHEET,
        "atom": ATOM,
        "json_feed": JSON_FEED,
        "address": shelf.url(path),
        "direction_of": direction_of,
        "date_of": lambda date: printed_date(date, shelf.language),
        "language_of": lambda tag: name_in_list(tag, shelf.language),
        "size_of": lambda length: size_of(length, shelf.language),
    }


def _facts(entry: Entry, shelf: Shelf) -> Markup:
    """The publication in the words of schema.org, as JSON-LD."""
    package = entry.package
    facts = {
        "@context": "https://schema.org",
        "@type": "Book",
        "name": package.title,
        "author": [{"@type": "Person", "name": person.name} for person in package.creators],
        "inLanguage": list(package.languages),
        "datePublished": package.date,
        "description": package.description,
        "identifier": package.identifier,
        "publisher": {"@type": "Organization", "name": package.publisher} if package.publisher else None,
        "accessibilityFeature": list(package.accessibility.features),
        "accessibilitySummary": package.accessibility.summary,
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": file.media_type, "contentUrl": shelf.url(file.path)}
            for file in entry.files
            if shelf.address
        ],
    }
    written = json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)
