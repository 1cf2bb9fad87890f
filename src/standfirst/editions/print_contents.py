"""The lines of the contents pages of the print edition, and of its lists of figures, tables and listings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from standfirst.editions.roles_of_people import contributors_of, creators_among
from standfirst.model.blocks import Block, CodeBlock, Figure, FigureGroup, Subtitle, Table
from standfirst.model.document import UNTITLED, Document, Piece, byline_of, title_of
from standfirst.model.editing import map_inlines
from standfirst.model.inlines import (
    Anchor,
    CrossReference,
    Direction,
    IndexMark,
    IndexTerm,
    Inline,
    Inlines,
    Link,
    NoteReference,
    PageReference,
    Text,
)
from standfirst.model.outline import levels, outline
from standfirst.model.text import plain
from standfirst.model.traverse import walk_piece


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the contents page."""

    title: Inlines
    number: str = ""
    """What stands before the title: the label of a chapter, the number of a section."""
    level: int = 1
    """1 of a piece, 2 of what is inside it: a chapter of a part, a section of a chapter."""
    subtitle: Inlines = ()
    byline: str | None
    anchor: str
    """Of the piece, or the place in it, that it leads to."""
    language: str
    direction: Direction
    kicker: str = ""
    """What stands over the title where the theme is designed."""
    accent: str = ""
    """The colour of its section, as ``#rrggbb``; empty for the theme's own."""
    deck: str = ""
    """What it is about, in a phrase."""


def entry_of(piece: Piece, *, with_subtitle: bool = False) -> Entry:
    """The line of a piece."""
    title = title_of(piece)
    subtitle = next((x.inlines for x in piece.opening if isinstance(x, Subtitle)), ())
    return Entry(
        subtitle=subtitle if with_subtitle else (),
        title=_without_places(title.inlines) if title else (),
        byline=byline_words(piece),
        anchor=piece.name,
        number=piece.label,
        language=piece.language,
        direction=piece.direction,
    )


def byline_words(piece: Piece) -> str | None:
    """The authors of a piece; without any, its byline as it stands."""
    names = ", ".join(creators_among(contributors_of(piece)))
    line = byline_of(piece)
    return names or (plain(line.inlines).strip() if line else None) or None


def entries_of(document: Document, look: str) -> Iterator[Entry]:
    """The pieces, those of a part inside it, and as many levels of their sections as are asked for; not the
    notes of each piece, which nobody looks for here."""
    for piece, level in zip(document.pieces, levels(document.pieces), strict=True):
        if piece.kind in UNTITLED:
            continue
        entry = entry_of(piece, with_subtitle=look == "magazine")
        yield msgspec.structs.replace(entry, level=level)
        for section in outline(piece) if piece.kind != "notes" else ():
            if section.level <= document.contents.depth:
                yield Entry(
                    title=_without_places(section.inlines) or (Text(section.title),),
                    number=section.number,
                    level=level + section.level - 1,
                    byline=None,
                    anchor=section.anchor,
                    language=piece.language,
                    direction=piece.direction,
                )


Captioned: TypeAlias = Figure | FigureGroup | Table | CodeBlock
"""What may have a name, and stand in a list of figures, tables or listings."""


def caption_of(block: Captioned) -> Inlines:
    """What a block says of itself, before it or after it."""
    return (block.over if isinstance(block, FigureGroup) else ()) or block.caption


def is_listed(block: Block, kinds: tuple[type[Figure | Table | CodeBlock], ...]) -> bool:
    """Whether a list of these kinds has the block: a group stands with what it holds."""
    if isinstance(block, FigureGroup):
        kind = Table if block.holds_tables else Figure
        return kind in kinds and bool(block.number)
    return isinstance(block, kinds) and bool(block.number)


def captioned(document: Document, *kinds: type[Figure | Table | CodeBlock]) -> Iterator[Entry]:
    """The named figures, tables or listings of all pieces; a group of figures once."""
    for piece in document.pieces:
        for block in walk_piece(piece):
            if isinstance(block, Captioned) and is_listed(block, kinds) and block.anchor:
                caption = caption_of(block)
                yield Entry(
                    title=_without_places(caption or (Text(block.number),)),
                    number=block.number if caption else "",
                    byline=None,
                    anchor=block.anchor,
                    language=piece.language,
                    direction=piece.direction,
                )


def _without_places(run: Inlines) -> Inlines:
    """A title or a caption as lists have it: without what would be a place, a note or a link twice."""

    def listed(inline: Inline) -> Inlines:
        match inline:
            case NoteReference() | Anchor() | IndexMark():
                return ()
            case CrossReference():
                return (Text(inline.text),)
            case Link(children=children) | IndexTerm(children=children) | PageReference(children=children):
                return children
            case _:
                return (inline,)

    return map_inlines(run, listed)
