"""The anchors of a piece: every place in it that a link may lead to, and those that its links lead to."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.editing import only_words
from standfirst.model.traverse import runs_of, walk_inlines, walk_piece


def anchors(piece: Piece) -> Iterator[str]:
    """Its name, the anchors of its blocks, headings and notes, and those within lines."""
    yield piece.name
    for block in walk_piece(piece):
        if block.anchor:
            yield block.anchor
        if isinstance(block, b.Section):
            yield block.heading.anchor
        if isinstance(block, b.ReferenceList):
            yield from (reference.anchor for reference in block.references)
    for inline in inlines_of(piece):
        match inline:
            case i.Anchor(name=str(name)) | i.NoteReference(anchor=str(name)):
                yield name
            case i.IndexTerm(anchor=str(name)) | i.IndexMark(anchor=str(name)):
                yield name
            case _:
                pass


def targets(piece: Piece) -> Iterator[str]:
    """The anchors, its own or others', that its links, its references, its index, the marks of its notes, and
    the notes themselves lead to."""
    for inline in inlines_of(piece):
        match inline:
            case i.Link(url=url) if url.startswith("#"):
                yield url[1:]
            case i.PageReference(anchor=str(anchor)) | i.CrossReference(anchor=str(anchor)):
                yield anchor
            case i.NoteReference(note=note):
                yield note
            case _:
                pass
    for block in walk_piece(piece) if piece.kind == "notes" else piece.notes:
        if isinstance(block, b.Note):
            yield from block.references
    yield from index_targets(piece)


def page_targets(piece: Piece) -> Iterator[str]:
    """The anchors of whose pages its words give the numbers."""
    for inline in inlines_of(piece):
        match inline:
            case i.PageReference(anchor=anchor):
                yield anchor
            case i.CrossReference(anchor=str(anchor)) if inline.is_to_page:
                yield anchor
            case _:
                pass


def index_targets(piece: Piece) -> Iterator[str]:
    """The anchors to which an index leads."""
    for block in piece.body:
        if isinstance(block, b.Index):
            for line in (line for group in block.groups for line in group.lines):
                for place in line.places:
                    yield place.anchor
                    if place.until:
                        yield place.until


def inlines_of(piece: Piece) -> Iterator[i.Inline]:
    """The inlines of its runs and those within them, in reading order; not of runs that are mere words."""
    for run in runs_of((*piece.opening, *piece.body, *piece.notes, *piece.ending)):
        if not only_words(run):
            yield from walk_inlines(run)
