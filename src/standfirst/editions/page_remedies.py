"""Alterations: what a compositor does to a piece whose pages do not come out well.

A picture moves past a paragraph or is made a little smaller. Each is a view of the piece: its words stay
what they are and, but for pictures, boxes and pull quotes, where they are. ``layout.improve`` finds out
which of them helps.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias, TypeGuard, assert_never

import msgspec
from msgspec.structs import replace

from standfirst.editions.piece_design import BAND, BAR, ON_PAGE, SPANNING
from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.text import plain
from standfirst.model.traverse import change_blocks, walk

Movable: TypeAlias = b.Figure | b.FigureGroup | b.Sidebar | b.PullQuote
"""What stands beside the text and need not stand exactly where it was written."""


class Moved(msgspec.Struct, frozen=True):
    """Something put later (or, below 0, earlier) by so many blocks of the passage that it stands in."""

    block: Movable
    by: int


class Allowed(msgspec.Struct, frozen=True):
    """A figure that may be smaller (``smaller-85``, ``smaller-70``: in hundredths of what it might be), a
    sidebar that may be broken over two columns or pages (``may-break``)."""

    block: Movable
    what: str


class InColumn(msgspec.Struct, frozen=True):
    """A pull quote that stands across all columns set in one of them."""

    block: b.PullQuote


class AtHead(msgspec.Struct, frozen=True):
    """A pull quote that stands across all columns put at the head of a page of the piece, counted from 1."""

    block: b.PullQuote
    page: int


_ChangeRow: TypeAlias = Callable[[Blocks], Blocks]
Alteration: TypeAlias = Moved | Allowed | InColumn | AtHead


def altered(piece: Piece, alterations: tuple[Alteration, ...]) -> Piece:
    """The piece with these alterations, made in their order."""
    for alteration in alterations:
        piece = replace(piece, body=_altered(piece.body, alteration))
    return piece


def _altered(body: Blocks, alteration: Alteration) -> Blocks:
    match alteration:
        case Moved(block=block, by=by):
            return _moved(body, block, by)
        case Allowed(block=block, what=what):
            return _allowed(body, block, what)
        case InColumn(block=block):
            return _in_column(body, block)
        case AtHead(block=block, page=page):
            return _at_head(body, block, page)
        case _:
            assert_never(alteration)


# -- moving ---------------------------------------------------------------------------------------


def _moved(blocks: Blocks, block: Movable, by: int, *, under_heading: bool = False) -> Blocks:
    """The blocks with one of them elsewhere in its row; as they are where it must not go there, such as
    between a heading and the text under it, unless it is a figure."""
    at = next((number for number, x in enumerate(blocks) if x == block or _holds_only(x, block)), None)
    if at is None:
        out = _moved_out(blocks, block, by) or _moved_on(blocks, block, by)
        return out or tuple(_moved_within(inner, block, by) for inner in blocks)
    to = at + by
    rest = (*blocks[:at], *blocks[at + 1 :])
    crossed = blocks[at + 1 : to + 1] if by > 0 else blocks[max(0, to) : at]
    if under_heading and to == 0 and not isinstance(block, b.Figure | b.FigureGroup):
        return blocks
    if not (0 <= to <= len(rest)) or not all(isinstance(x, _CROSSED) for x in crossed):
        return blocks
    return (*rest[:to], blocks[at], *rest[to:]) if _may_stand(rest, to) else blocks


def _moved_within(outer: Block, block: Movable, by: int) -> Block:
    is_section = isinstance(outer, b.Section)
    return _within(outer, lambda row: _moved(row, block, by, under_heading=is_section))


def _moved_out(blocks: Blocks, block: Movable, by: int) -> Blocks:
    """The blocks with the last one of a turn moved on past the turns after it; nothing where it is not that:
    it leaves a question that it stood under."""
    for at, turn in enumerate(blocks):
        if isinstance(turn, b.Turn) and len(turn.blocks) > 1 and turn.blocks[-1] == block and by > 0:
            emptied = replace(turn, blocks=turn.blocks[:-1])
            crossed, after = blocks[at + 1 : at + 1 + by], blocks[at + 1 + by :]
            may_stand = _may_stand((*crossed, *after), len(crossed))
            if crossed and may_stand and all(isinstance(x, _CROSSED) for x in crossed):
                return (*blocks[:at], emptied, *crossed, block, *after)
    return ()


def _moved_on(blocks: Blocks, block: Movable, by: int) -> Blocks:
    """The blocks with a pull quote, one that repeats the text word for word, moved on from one section into
    the next, past the text that it begins with; nothing where it does not come to that."""
    if not isinstance(block, b.PullQuote) or block.mode != "exact":
        return ()
    for at, (section, after) in enumerate(pairwise(blocks)):
        if not (isinstance(section, b.Section) and isinstance(after, b.Section)):
            continue
        row = section.blocks
        here = next((number for number, x in enumerate(row) if x == block or _holds_only(x, block)), len(row))
        to = by - len(row[here + 1 :])
        crossed = (*row[here + 1 :], *after.blocks[:to])
        if here == len(row) or not 0 < to <= len(after.blocks):
            continue
        if all(isinstance(x, _CROSSED) for x in crossed) and _may_stand(after.blocks, to):
            emptied = replace(section, blocks=(*row[:here], *row[here + 1 :]))
            filled = replace(after, blocks=(*after.blocks[:to], row[here], *after.blocks[to:]))
            return (*blocks[:at], emptied, filled, *blocks[at + 2 :])
    return ()


def _holds_only(outer: Block, inner: Block) -> bool:
    """Whether a block is a division that holds nothing but another: a theme's, which says how it stands."""
    return isinstance(outer, b.Division) and outer.blocks == (inner,)


_CROSSED = (b.Paragraph, b.List, b.DefinitionList, b.BlockQuote, b.Turn, b.Question)


def _may_stand(row: Blocks, at: int) -> bool:
    """Whether something may stand here: not after a question or what announces more, nor at once beside
    something else that stands apart."""
    before, after = row[at - 1] if at else None, row[at] if at < len(row) else None
    match before:
        case b.Question() | b.Turn(role="question"):
            return False
        case b.Paragraph(inlines=inlines) if plain(inlines).rstrip().endswith(":"):
            return False
        case _:
            return not any(isinstance(x, b.PullQuote | b.Sidebar) for x in (before, after))


def _allowed(blocks: Blocks, block: Movable, what: str) -> Blocks:
    """The blocks with one of them in a division of this class; what it was allowed before is forgotten."""

    def changed(other: Block) -> Block:
        match other:
            case b.Division(blocks=(inner,)) if inner == block:
                kept = [name for name in other.classes if not name.startswith(("smaller-", "may-break"))]
                return replace(other, classes=(*kept, what))
            case _ if other == block:
                return b.Division(span=block.span, classes=(what,), blocks=(block,))
            case _:
                return _within(other, lambda row: _allowed(row, block, what))

    return tuple(map(changed, blocks))


def _in_column(blocks: Blocks, quote: b.PullQuote) -> Blocks:
    """The blocks with a pull quote in its column; one that has a page to itself keeps it."""

    def changed(other: Block) -> Blocks:
        if not _is_band_of(other, quote):
            return (other,)
        classes = [name for name in other.classes if name not in (SPANNING, BAND)]
        return (replace(other, classes=(BAR, *classes)),)

    return change_blocks(blocks, changed)


def _at_head(blocks: Blocks, quote: b.PullQuote, page: int) -> Blocks:
    """The blocks with a pull quote before all others, for the head of a page. Only one that repeats the text
    word for word, and so is not read out: it stands elsewhere than in the text."""
    bands = [x for x in walk(blocks) if _is_band_of(x, quote)]
    if quote.mode != "exact" or not bands:
        return blocks
    (band,) = bands[:1]
    at_head = replace(band, classes=(*band.classes, f"{ON_PAGE}{page}"))
    return (at_head, *change_blocks(blocks, lambda other: () if other == band else (other,)))


def _is_band_of(block: Block, quote: b.PullQuote) -> TypeGuard[b.Division]:
    return isinstance(block, b.Division) and BAND in block.classes and block.blocks == (quote,)


def _within(block: Block, change: _ChangeRow) -> Block:
    """A block with the row of blocks inside it changed, if what stands there may move."""
    match block:
        case b.Section() | b.Turn() | b.Division():
            return replace(block, blocks=change(block.blocks))
        case _:
            return block
