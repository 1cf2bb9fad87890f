"""The anchors of a piece: every place in it that a link may lead to."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.text import runs
from standfirst.model.walk import walk_inlines, walk_piece


def anchors(piece: Piece) -> Iterator[str]:
    """Its name, the anchors of its blocks, headings and notes, and those within lines."""
    yield piece.name
    for block in walk_piece(piece):
        if block.anchor:
            yield block.anchor
        if isinstance(block, b.Section):
            yield block.heading.anchor
    for top in (*piece.opening, *piece.body, *piece.notes, *piece.ending):
        for run in runs(top):
            for inline in walk_inlines(run):
                if isinstance(inline, i.Anchor):
                    yield inline.name
                elif isinstance(inline, i.NoteReference):
                    yield inline.anchor
