"""Outline: what navigation shows of a piece; the ebook's contents and the PDF's bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from standfirst.model import blocks as b
from standfirst.model.blocks import Blocks
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import children

LONGEST = 120
"""Characters of a title; the rest is for those who go there."""


class Entry(msgspec.Struct, frozen=True):
    """A place worth going to."""

    level: int
    """Of its heading: 2 stands directly under the piece, whose title is level 1."""
    title: str
    anchor: str


def outline(piece: Piece) -> tuple[Entry, ...]:
    """The sections and questions of a piece's body in reading order, the piece itself left out.

    A question stands one level below the section that it is in, so that all questions of an
    interview without sections are peers under the piece.
    """
    return tuple(_entries(piece.body, 2))


def _entries(blocks: Blocks, level: int) -> Iterator[Entry]:
    for block in blocks:
        match block:
            case b.Section(heading=heading):
                yield from _entry(heading.level, heading.inlines, heading.anchor)
                yield from _entries(block.blocks, heading.level + 1)
            case b.Question(inlines=inlines, anchor=anchor):
                yield from _entry(level, inlines, anchor)
            case _:
                yield from _entries(children(block), level)


def _entry(level: int, inlines: Inlines, anchor: str | None) -> Iterator[Entry]:
    """Nothing for what has no words or cannot be gone to."""
    title = " ".join(plain(inlines).split())
    if title and anchor:
        yield Entry(level, _shortened(title), anchor)


def _shortened(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    start = title[:LONGEST]
    return (start.rpartition(" ")[0] or start).rstrip(",;:–— ") + " …"
