"""Groups: the entries of one person, section, language or year; and the pages of a long list."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from standfirst.model.slug import slug_of
from standfirst.shelf.entry import Entry, Shelf
from standfirst.shelf.words import name_in_list, words_for

Kind: TypeAlias = "Literal['people', 'sections', 'languages', 'years']"
Names: TypeAlias = "Iterable[tuple[str, str]]"
"""Of an entry: what files of a group are called, and what people call it."""
KINDS: tuple[Kind, ...] = ("people", "sections", "languages", "years")
A_PAGE = 48
"""Entries on a page, in a catalogue or a browser."""
GROUPS_A_PAGE = 240
"""Groups on a page of their kind: a shelf of ten thousand has as many people."""
LONGEST = 80
"""Bytes of a group's name in the names of its files."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that have something in common."""

    kind: Kind
    name: str
    """For people."""
    slug: str
    entries: Sequence[Entry]


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list."""

    number: int
    """From 1."""
    of: int
    group: Group | None
    """None: of all entries."""
    entries: Sequence[Entry]
    total: int
    """Entries on all its pages."""

    @property
    def name(self) -> str:
        """The path of its files in the site, without suffix and without the folder of their kind."""
        return self.at(self.number)

    def at(self, number: int) -> str:
        """That of another page of the list."""
        first = f"{self.group.kind}/{self.group.slug}" if self.group else "all"
        return first if number == 1 else f"{first}/{number}"


class GroupList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the list of all groups of a kind."""

    kind: Kind
    number: int
    """From 1."""
    of: int
    groups: Sequence[Group]
    total: int
    """Groups on all its pages."""


def neighbours(page: Listing | GroupList) -> Iterator[tuple[str, int]]:
    """The numbers of other pages of a list, by their relation to this one; none of a list on one page."""
    number, of = page.number, page.of
    for rel, other in (("first", 1), ("previous", number - 1), ("next", number + 1), ("last", of)):
        if of > 1 and 1 <= other <= of:
            yield rel, other


def groups_of(shelf: Shelf) -> dict[Kind, list[Group]]:
    """All groups: people, sections and languages by name, years with the last one first.

    Names that differ only in case, marks and spaces are one, as most spell it.
    """
    words = words_for(shelf.language)

    def languages(entry: Entry) -> Names:
        for tag in entry.package.languages:
            known = tag.partition("-")[0].lower()
            yield slug_for(known), name_in_list(known, shelf.language)

    def years(entry: Entry) -> Names:
        date = entry.package.date
        yield (date[:4], date[:4]) if date else ("undated", words.undated)

    return {
        "people": _grouped("people", shelf, lambda entry: _slugs(x.name for x in entry.package.creators)),
        "sections": _grouped("sections", shelf, lambda entry: _slugs(filter(None, [entry.section]))),
        "languages": sorted(_grouped("languages", shelf, languages), key=lambda group: group.name),
        "years": sorted(_grouped("years", shelf, years), key=_year, reverse=True),
    }


def _slugs(names: Iterable[str]) -> Names:
    return ((slug_for(name), name) for name in names)


def _year(group: Group) -> str:
    return group.slug if group.slug.isdecimal() else ""


def _grouped(kind: Kind, shelf: Shelf, names: Callable[[Entry], Names]) -> list[Group]:
    """Entries by the slugs of their names."""
    spelt: dict[str, Counter[str]] = {}
    held: dict[str, dict[str, Entry]] = {}
    for entry in shelf.entries:
        for slug, name in names(entry):
            spelt.setdefault(slug, Counter())[name] += 1
            held.setdefault(slug, {})[entry.place] = entry
    return [
        Group(kind=kind, name=spelt[slug].most_common(1)[0][0], slug=slug, entries=tuple(held[slug].values()))
        for slug in sorted(held)
    ]


def slug_for(name: str) -> str:
    """What files of a group are called: the same for ever, and not too long."""
    slug = slug_of(name)
    if 0 < len(slug.encode()) <= LONGEST:
        return slug
    digest = hashlib.blake2b(name.encode(), digest_size=6).hexdigest()
    return f"{slug.encode()[:LONGEST].decode(errors='ignore')}-{digest}".lstrip("-")


def listings_of(shelf: Shelf, groups: Mapping[Kind, Sequence[Group]]) -> Iterator[Listing]:
    """Every page of every list, that of all entries first."""
    yield from _pages_of(shelf.entries, None)
    for kind in KINDS:
        for group in groups[kind]:
            yield from _pages_of(group.entries, group)


def group_lists_of(groups: Mapping[Kind, Sequence[Group]]) -> Iterator[GroupList]:
    """Every page of the lists of groups."""
    for kind, known in groups.items():
        parts = [known[first : first + GROUPS_A_PAGE] for first in range(0, len(known), GROUPS_A_PAGE)]
        for number, part in enumerate(parts, start=1):
            yield GroupList(kind=kind, number=number, of=len(parts), groups=part, total=len(known))


def _pages_of(entries: Sequence[Entry], group: Group | None) -> Iterator[Listing]:
    pages = max(1, -(-len(entries) // A_PAGE))
    for number in range(1, pages + 1):
        shown = entries[(number - 1) * A_PAGE : number * A_PAGE]
        yield Listing(number=number, of=pages, group=group, entries=shown, total=len(entries))
