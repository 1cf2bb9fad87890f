"""The anchors of a piece: every place in it that a link may lead to, and those that its links lead to."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.traverse import runs, walk_inlines, walk_piece


def anchors(piece: Piece) -> Iterator[str]:
    """Its name, the anchors of its blocks, headings and notes, and those within lines."""
    yield piece.name
    for block in walk_piece(piece):
        if block.anchor:
            yield block.anchor
        if isinstance(block, b.Section):
            yield block.heading.anchor
    for inline in inlines_of(piece):
        if isinstance(inline, i.Anchor):
            yield inline.name
        elif isinstance(inline, i.NoteReference):
            yield inline.anchor


def targets(piece: Piece) -> Iterator[str]:
    """The anchors, its own or others', that its links and its references to pages lead to."""
    for inline in inlines_of(piece):
        if isinstance(inline, i.Link) and inline.url.startswith("#"):
            yield inline.url[1:]
        elif isinstance(inline, i.PageReference):
            yield inline.anchor


def inlines_of(piece: Piece) -> Iterator[i.Inline]:
    """All inlines of its runs and those within them, in reading order."""
    for top in (*piece.opening, *piece.body, *piece.notes, *piece.ending):
        for run in runs(top):
            yield from walk_inlines(run)
