"""The runs of a piece, numbered: every run of inlines, and every label and code block, in reading order.

A place in a piece is the number of a run and a letter or figure in it. It stays the same wherever the piece
stands in its manuscript, as spans don't.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import parts


class Run(msgspec.Struct, frozen=True):
    """A run of a piece."""

    block: Block
    """In which it stands."""
    inlines: Inlines | None
    """None: a label, or code."""
    words: str

    @property
    def span(self) -> Span:
        """The lines of its manuscript; of a section those of its heading."""
        return self.block.heading.span if isinstance(self.block, b.Section) else self.block.span


def runs_of_piece(piece: Piece) -> Iterator[Run]:
    """All runs: opening, body, notes, ending. Their number is their place among them."""
    yield from _runs_of((*piece.opening, *piece.body, *piece.notes, *piece.ending))


def _runs_of(blocks: Blocks) -> Iterator[Run]:
    for block in blocks:
        for part in parts(block):
            if part[0] == "run":
                yield Run(block, part[1], plain(part[1]))
            elif part[0] == "words":
                yield Run(block, None, part[1])
            else:
                yield from _runs_of(part[1])


def numbers_of_runs(piece: Piece) -> Mapping[int, int]:
    """The number of a run by the identity of its inlines; of the first label or code of a block by the
    identity of the block. Of runs that are one and the same object it is the first one's."""
    found: dict[int, int] = {}
    for number, run in enumerate(runs_of_piece(piece)):
        if run.words:
            found.setdefault(id(run.block if run.inlines is None else run.inlines), number)
    return found
