"""The input of a fragment: everything its pages depend on, except styles, fonts and pictures.

One part of an edition, the side on which its first page stands, the numbers of the pages that it
names, and the places of other parts that it leads to; never the words of other parts, nor the
numbers of its own pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

import msgspec

from standfirst.editions.identifier import identifier
from standfirst.editions.index_locators import Locator, locators
from standfirst.editions.print import (
    ContentsPage,
    Cover,
    HousePart,
    Part,
    PiecePart,
    PrintEdition,
)
from standfirst.editions.print_contents import Entry
from standfirst.layout.line_breaking.choosing import Request
from standfirst.model import inlines as i
from standfirst.model.anchors import anchors, page_targets, targets
from standfirst.model.blocks import Index, IndexLine
from standfirst.model.remembered import remembered
from standfirst.model.traverse import images, walk_inlines

Side: TypeAlias = Literal["recto", "verso"]


BLEED_CSS = "@page { bleed: 10mm } :root { --bleed: 6mm }"
"""The stylesheet with which pages are laid out that are for a printer."""

UNKNOWN = "00"
"""Stands for a page's number until there is one."""


def shape_of(label: str) -> str:
    """What is as wide as a page's number: as many zeros, for tabular figures are all of one width.

    Letters of a roman number are not; it stands for itself.
    """
    return "0" * len(label) if label.isdigit() else label


class FragmentInput(msgspec.Struct, frozen=True, kw_only=True):
    """A fragment to be laid out."""

    edition: PrintEdition
    """With this one part; what a piece's pages do not show of the publication is left empty."""
    side: Side
    numbers: dict[str, str] = {}
    """For each anchor that is referred to by the number of its page the shape of that number, or it itself if
    it is roman: the figures are filled in when the pages are joined."""
    locators: tuple[tuple[Locator, ...], ...] = ()
    """Of an index: the pages of each of its entries, in their order."""
    elsewhere: tuple[str, ...] = ()
    """The anchors in other parts that this one leads to, sorted."""
    requests: dict[str, Request] = {}
    """How paragraphs are to be set that are not set as usual, by ``paragraph_key``."""


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Where a part leads to."""

    own: frozenset[str]
    """Its own anchors."""
    elsewhere: tuple[str, ...]
    numbered: tuple[str, ...]
    """Those of either kind whose page numbers it prints."""


def links_of(edition: PrintEdition) -> tuple[Links, ...]:
    """Where each part of an edition leads to. Anchors that nobody has are left out."""
    wanted = [_wanted(part) for part in edition.parts]
    known = frozenset[str]().union(*(own for own, _, _ in wanted))
    return tuple(_links(own, targets & known, numbered & known) for own, targets, numbered in wanted)


def _links(own: frozenset[str], targets: frozenset[str], numbered: frozenset[str]) -> Links:
    elsewhere = (targets | numbered) - own
    return Links(own=own, elsewhere=tuple(sorted(elsewhere)), numbered=tuple(sorted(numbered)))


@remembered
def _wanted(part: Part) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """A part's own anchors, those that it leads to and those whose numbers it prints, wherever they are."""
    return frozenset(_anchors(part)), frozenset(_targets(part)), frozenset(_numbered(part))


def fragment_input_for(
    edition: PrintEdition, part: Part, links: Links, side: Side, numbers: Mapping[str, str]
) -> FragmentInput:
    """The order for a part of an edition. ``numbers`` are by identifier, and may be more than it prints."""

    def page(anchor: str) -> str | None:
        return numbers.get(identifier(anchor))

    entries = tuple(locators(line.places, page) for line in index_lines(part))
    shown = {end for entry in entries for locator in entry for end in (locator.first, locator.last) if end}
    numbered, elsewhere = {*links.numbered} | shown, {*links.elsewhere} | shown - links.own
    return FragmentInput(
        edition=_frame(edition, part),
        side=side,
        numbers={anchor: shape_of(page(anchor) or UNKNOWN) for anchor in sorted(numbered)},
        locators=entries,
        elsewhere=tuple(sorted(elsewhere)),
    )


def index_lines(part: Part) -> Iterator[IndexLine]:
    """The entries of a part that is an index; nothing of another."""
    if isinstance(part, PiecePart):
        yield from (line for index in _indexes(part) for group in index.groups for line in group.lines)


@remembered
def _indexes(part: PiecePart) -> tuple[Index, ...]:
    return tuple(block for block in part.piece.body if isinstance(block, Index))


def is_index(part: Part) -> bool:
    """Whether a part names the pages of all others, so that it is laid out when they are."""
    return isinstance(part, PiecePart) and bool(_indexes(part))


def _frame(edition: PrintEdition, part: Part) -> PrintEdition:
    """The edition with this part alone, and without what the part's pages don't show."""
    alone = msgspec.structs.replace(edition, parts=(part,))
    if not isinstance(part, PiecePart):
        return alone
    if part.design is not None:
        alone = msgspec.structs.replace(alone, columns=part.design.columns)
    return msgspec.structs.replace(alone, title="", subtitle=None, authors=(), description=None, date="")


def pictures_of(part: Part) -> Iterator[str]:
    """The names of the assets that a part shows."""
    if isinstance(part, Cover) and part.asset:
        yield part.asset
    if isinstance(part, ContentsPage) and part.picture:
        yield part.picture
    if isinstance(part, HousePart) and part.page.picture:
        yield part.page.picture
    if isinstance(part, PiecePart):
        yield from (image.asset for image in images(part.piece) if image.asset)
    for entry in _entries(part):
        for inline in walk_inlines(entry.title):
            if isinstance(inline, i.InlineImage) and inline.image.asset:
                yield inline.image.asset


def _entries(part: Part) -> tuple[Entry, ...]:
    match part:
        case ContentsPage(entries=entries) | Cover(lines=entries):
            return entries
        case _:
            return ()


def _anchors(part: Part) -> Iterator[str]:
    if isinstance(part, PiecePart):
        yield from anchors(part.piece)


def _targets(part: Part) -> Iterator[str]:
    yield from (entry.anchor for entry in _entries(part))
    if isinstance(part, PiecePart):
        yield from targets(part.piece)


def _numbered(part: Part) -> Iterator[str]:
    if isinstance(part, ContentsPage):
        yield from (entry.anchor for entry in part.entries)
    elif isinstance(part, PiecePart):
        yield from page_targets(part.piece)
