"""The order of a publication: what comes before its parts, the parts, and what comes after them."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec.structs import replace

from standfirst.compose.index import marked
from standfirst.editions.added_words import labels
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import inlines_of
from standfirst.model.direction import direction_of
from standfirst.model.document import BACK_MATTER, Piece, title_of
from standfirst.model.span import Span
from standfirst.model.traverse import walk
from standfirst.project.settings.publication import Part, Publication

CLOSING = BACK_MATTER | {"epilogue"}
"""Kinds of pieces that, where they are in no part, come after all parts."""
Placed: TypeAlias = tuple[Piece, str]
"""A piece and the path of its manuscript."""
LAST = ("about-the-authors", "colophon")
"""Kinds that come after an index."""


def arranged(
    pieces: Sequence[Piece], paths: Sequence[str], publication: Publication, *, lists_works: bool = False
) -> tuple[list[Piece], list[str]]:
    """The pieces and their paths in the order of the publication.

    With the page of each part before its pieces, and a piece for the index if the settings ask for one and no
    manuscript is it; so with notes at the end of the book, and, if ``lists_works``, with the works that are
    cited. In a book, a piece that is of no kind is a chapter.
    """
    language = publication.language or pieces[0].language
    is_book = publication.is_book and len(pieces) > 1
    together = [
        (_as_chapter(piece) if is_book and piece.kind == "article" else piece, path)
        for piece, path in zip(pieces, paths, strict=True)
    ]
    if publication.parts:
        together = _in_parts(together, publication, language)
    has_notes = len(together) == 1 or any(piece.kind == "notes" for piece, _ in together)
    if publication.notes == "book" and not has_notes:
        made = _made("notes", labels(language).notes, language, publication)
        together.insert(_end(together, "bibliography", "index"), (made, "notes"))
    if lists_works and _needs_bibliography([piece for piece, _ in together], publication):
        made = _made("bibliography", labels(language).bibliography, language, publication)
        together.insert(_end(together, "index"), (made, "bibliography"))
    if publication.index and not any(piece.kind == "index" for piece, _ in together):
        made = _made("index", labels(language).index, language, publication)
        together.insert(_end(together), (made, "index"))
    return [piece for piece, _ in together], [path for _, path in together]


def _as_chapter(piece: Piece) -> Piece:
    """A piece of a book that gives no kind; the heading that it begins with is its title, if it has none."""
    piece = replace(piece, kind="chapter")
    match piece.body:
        case (b.Section(heading=heading, blocks=blocks), *rest) if title_of(piece) is None:
            title = b.Title(
                inlines=heading.inlines,
                unnumbered=heading.unnumbered,
                anchor=heading.anchor,
                span=heading.span,
            )
            return replace(piece, opening=(title, *piece.opening), body=(*map(_raised, blocks), *rest))
        case _:
            return piece


def _raised(block: b.Block) -> b.Block:
    """A section and those in it, one level higher; other blocks as they are."""
    if not isinstance(block, b.Section):
        return block
    heading = replace(block.heading, level=max(2, block.heading.level - 1))
    return replace(block, heading=heading, blocks=tuple(map(_raised, block.blocks)))


def _end(together: Sequence[Placed], *later: str) -> int:
    """Where a piece at the end of a publication stands: before those of these kinds, and the very last."""
    kinds = (*later, *LAST)
    return next((n for n, (piece, _) in enumerate(together) if piece.kind in kinds), len(together))


def _needs_bibliography(pieces: Sequence[Piece], publication: Publication) -> bool:
    """Whether the works that are cited have no place to be listed in but a piece of their own."""
    if publication.placement_of_references() != "publication" or len(pieces) == 1:
        return False
    has_place = any(
        piece.kind == "bibliography" or any(isinstance(x, b.ReferenceList) for x in walk(piece.body))
        for piece in pieces
    )
    return not has_place and any(isinstance(x, i.Citation) for piece in pieces for x in inlines_of(piece))


def _in_parts(together: list[Placed], publication: Publication, language: str) -> list[Placed]:
    homes: dict[str, int] = {}
    for number, part in enumerate(publication.parts):
        for name in part.pieces:
            homes.setdefault(posixpath.normpath(name), number)
    held: list[list[Placed]] = [[] for _ in publication.parts]
    loose: list[Placed] = []
    for piece, path in together:
        home = homes.get(posixpath.normpath(path))
        (loose if home is None else held[home]).append((piece, path))
    result = [one for one in loose if one[0].kind not in CLOSING]
    for number, part in enumerate(publication.parts, start=1):
        made = _made("part", part.title, language, publication, number)
        result += [(made, made.name), *_in_order(held[number - 1], part)]
    return result + [one for one in loose if one[0].kind in CLOSING]


def _in_order(held: list[Placed], part: Part) -> list[Placed]:
    places = {posixpath.normpath(name): number for number, name in enumerate(part.pieces)}
    return sorted(held, key=lambda one: places[posixpath.normpath(one[1])])


def _made(
    kind: Literal["part", "notes", "bibliography", "index"],
    title: str,
    language: str,
    publication: Publication,
    number: int | None = None,
) -> Piece:
    """A piece that no manuscript holds: the page of a part, notes, the works that are cited, the index."""
    span = publication.line_of("parts" if kind == "part" else kind)
    return Piece(
        name=f"{kind}-{number}" if number else kind,
        kind=kind,
        language=language,
        direction=direction_of(language),
        opening=(b.Title(inlines=marked(title), span=span),),
        span=Span(span.file, span.first),
    )
