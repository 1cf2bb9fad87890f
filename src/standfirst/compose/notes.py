"""Notes of a publication: counted through all of it, and gathered at its end, piece by piece."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from standfirst.compose.index import tidy
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece, title_of
from standfirst.model.editing import map_inlines, merged, only_words
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.traverse import change_runs


def numbered_on(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, their notes counted through all of them."""
    result, before = [], 0
    for piece in pieces:
        result.append(_counted_from(piece, before) if before and piece.notes else piece)
        before += len(piece.notes)
    return result


def _counted_from(piece: Piece, before: int) -> Piece:
    def counted(inline: Inline) -> Inlines:
        if isinstance(inline, i.NoteReference):
            return (replace(inline, number=inline.number + before),)
        return (inline,)

    def change(run: Inlines, _: b.Block) -> Inlines:
        return run if only_words(run) else map_inlines(run, counted)

    return replace(
        piece,
        opening=change_runs(piece.opening, change),
        body=change_runs(piece.body, change),
        ending=change_runs(piece.ending, change),
        notes=tuple(
            replace(note, number=note.number + before, blocks=change_runs(note.blocks, change))
            for note in piece.notes
        ),
    )


def gathered(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, their notes moved into the piece of the kind ``notes``, under the title of each.

    A piece that was made for them and gets none is left out. Without such a piece nothing changes.
    """
    if not any(piece.kind == "notes" for piece in pieces):
        return list(pieces)
    sections = tuple(_section(piece) for piece in pieces if piece.notes and piece.kind != "notes")
    result = []
    for piece in pieces:
        if piece.kind != "notes":
            result.append(replace(piece, notes=()))
        elif sections or piece.body:
            result.append(replace(piece, body=(*piece.body, *sections)))
    return result


def _section(piece: Piece) -> b.Section:
    """The notes of a piece, under its title."""
    title = title_of(piece)
    words = tidy(title.inlines) if title else (i.Text(piece.name),)
    heading = b.Heading(
        level=2,
        inlines=merged((i.Text(f"{piece.label}. "), *words)) if piece.label else words,
        anchor=f"{piece.name}-notes",
        span=piece.span,
        unnumbered=True,
    )
    return b.Section(heading=heading, blocks=piece.notes, span=piece.span)
