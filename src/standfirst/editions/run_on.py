"""Short pieces that begin on the page on which the piece before them ends, in print.

An editor asks for it in the front matter: ``opens: run-on``. Only designed themes do it, to pieces
without notes, whose numbers would begin again at the foot of the page. In print such a piece is a part of
the one before; in the ebook and on the web it is a piece like all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from standfirst.editions.byline import with_made_byline
from standfirst.editions.kickers import magazine_words
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.text import as_line, plain

HEAD, ENDING = "run-on", "run-on-ending"
"""The classes of the opening of such a piece, and of what stands after the end of the piece before it."""


def groups_of(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces in groups: the first of each opens a page, the others follow it there."""
    groups = [[piece] for piece in pieces[:1]]
    for before, piece in pairwise(pieces):
        if piece.opens == "run-on" and not _hindrance(before, piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(map(tuple, groups))


def _hindrance(before: Piece | None, piece: Piece) -> str:
    """Why a piece can't follow the one before it on its page; empty if it can."""
    if before is None:
        return "it is the first piece"
    if before.notes or piece.notes:
        return "it has notes, or the piece before it has"
    if piece.language != before.language:
        return "the piece before it is in another language"
    return ""


def not_done(pieces: Sequence[Piece], *, is_designed: bool) -> Iterator[tuple[Piece, str]]:
    """The pieces that should run on and open a page all the same, each with the reason."""
    for before, piece in zip((None, *pieces), pieces, strict=False):
        why = _hindrance(before, piece) if is_designed else "the theme opens each piece on a page of its own"
        if piece.opens == "run-on" and why:
            yield piece, why


def together(group: Sequence[Piece]) -> Piece:
    """The pieces of a group as one: the first one, in whose body the others stand."""
    first, *others = group
    if not others:
        return first
    body, ending = list(first.body), first.ending
    for piece in map(with_made_byline, others):
        body += [*_ending(ending), _head(piece), *piece.body]
        ending = piece.ending
    return replace(first, body=tuple(body), ending=ending)


def _ending(ending: Blocks) -> Iterator[Block]:
    if ending:
        yield b.Division(classes=(ENDING,), blocks=ending, span=ending[0].span)


def _head(piece: Piece) -> b.Division:
    """Its kicker and its opening, to which its anchor leads."""
    opening = sorted_opening(piece.opening)
    opening = tuple(replace(x, anchor=None) if x.anchor == piece.name else x for x in opening)
    words = magazine_words(piece.language)
    kicker = piece.kicker or (words.kickers.get(piece.kind, "") if words else "")
    line = b.Paragraph(inlines=(i.Styled(("generated",), (i.Text(kicker),)),), span=piece.span)
    return b.Division(
        classes=(HEAD,),
        anchor=piece.name,
        span=piece.span,
        blocks=(line, *opening) if kicker else opening,
    )


def is_head(block: Block) -> bool:
    """Whether a piece that runs on begins here."""
    return isinstance(block, b.Division) and HEAD in block.classes


def head_words(head: b.Division) -> tuple[str, str]:
    """The kicker and the title in a head that ``together`` made: what stands over the pages that follow."""
    kicker = next((plain(x.inlines) for x in head.blocks if isinstance(x, b.Paragraph)), "")
    title = next((as_line(x.inlines) for x in head.blocks if isinstance(x, b.Title)), "")
    return kicker, title


_ORDER = (b.Figure, b.Title, b.Subtitle, b.Standfirst, b.Byline, b.Dateline)


def sorted_opening(opening: Blocks) -> Blocks:
    """The standfirst before the byline, whatever the manuscript's order; what is neither comes after both."""

    def place(block: Block) -> int:
        return next((n for n, kind in enumerate(_ORDER) if isinstance(block, kind)), len(_ORDER))

    return tuple(sorted(opening, key=place))


def parts_at_heads(body: Blocks) -> Iterator[Blocks]:
    """The body of such a piece, cut before each head and each ending, so that a part ends where a piece
    does; of any other piece the whole body."""
    part: list[Block] = []
    for block in body:
        if part and isinstance(block, b.Division) and {HEAD, ENDING} & {*block.classes}:
            yield tuple(part)
            part = []
        part.append(block)
    if part:
        yield tuple(part)
