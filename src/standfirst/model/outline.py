"""Outline: what navigation shows of a piece; the ebook's contents and the PDF's bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from standfirst.model import blocks as b
from standfirst.model.blocks import Blocks
from standfirst.model.document import BACK_MATTER, FRONT_MATTER, UNTITLED, Piece, title_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import as_line, plain
from standfirst.model.traverse import children, runs_of

LONGEST = 120
"""Characters of a title; the rest is for those who go there."""


class Entry(msgspec.Struct, frozen=True):
    """A place worth going to."""

    level: int
    """Of its heading: 2 stands directly under the piece, whose title is level 1."""
    title: str
    anchor: str
    number: str = ""
    """Where sections are numbered."""
    inlines: Inlines = ()
    """The title as it stands in the text; empty of one that was cut."""

    @property
    def words(self) -> str:
        """The title after its number."""
        return f"{self.number} {self.title}" if self.number else self.title


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
                yield from _entry(heading.level, heading.inlines, heading.anchor, heading.number)
                yield from _entries(block.blocks, heading.level + 1)
            case b.Question(inlines=inlines, anchor=anchor):
                yield from _entry(level, inlines, anchor)
            case _:
                yield from _entries(children(block), level)


def first_words(piece: Piece) -> str:
    """What navigation calls a piece that has no title: its first words; empty of one that has a title."""
    if title_of(piece) is not None:
        return ""
    return " ".join(next((as_line(run) for run in runs_of(piece.body) if plain(run).strip()), "").split()[:8])


def is_silent(piece: Piece) -> bool:
    """Whether no contents have the piece: a dedication, an epigraph or a colophon without a title."""
    return piece.kind in UNTITLED and title_of(piece) is None


def before_contents(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The dedication and the epigraph with which a book begins: its contents come after them."""
    return takewhile(lambda piece: piece.kind in UNTITLED and piece.kind in FRONT_MATTER, pieces)


def levels(pieces: Sequence[Piece]) -> Iterator[int]:
    """Of each piece its level in the contents: 2 of those that stand in a part."""
    in_part = False
    for piece in pieces:
        ends = piece.kind == "part" or piece.kind in BACK_MATTER or piece.kind == "epilogue"
        yield 2 if in_part and not ends else 1
        in_part = piece.kind == "part" or (in_part and not ends)


def _entry(level: int, inlines: Inlines, anchor: str | None, number: str = "") -> Iterator[Entry]:
    """Nothing for what has no words or cannot be gone to."""
    title = " ".join(as_line(inlines).split())
    if title and anchor:
        shortened = _shortened(title)
        yield Entry(level, shortened, anchor, number, inlines if shortened == title else ())


def _shortened(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    start = title[:LONGEST]
    return (start.rpartition(" ")[0] or start).rstrip(",;:–— ") + " …"
