"""Wide tables: set smaller, and where that is not enough broken into parts of some columns each.

Only print does this; an ebook's reader scrolls. The page must lose no word: a table that is wider than
the measure would run off the page. Every part repeats the first column, so that its rows can be told
apart, and the caption counts the parts. What is repeated and what is counted are additions of the
edition: the model has the table once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec.structs import replace

from standfirst.editions.measure import SMALL
from standfirst.editions.trim_sizes import Measure, turned
from standfirst.model.blocks import Block, Blocks, Cell, Division, FigureGroup, Paragraph, Table
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines, Styled, Text
from standfirst.model.text import plain
from standfirst.model.traverse import change_blocks, runs

SIZES = ((None, 1.0), ("small-table", 0.88), ("smallest-table", 0.78))
"""The classes of smaller tables, and how their type stands to that of other tables. Nothing smaller
can be read."""
SIZE_OF_PARTS = SIZES[1]
LONG_WORDS = "long-words"
"""The class of what stands in a cell that holds a word which may have to be broken anywhere."""

_PADDING = 2.3
"""Characters between two columns."""
_LONGEST_WORD = 18
"""Characters that a column is made wide enough for; longer words turn over."""
_PROSE = 11
"""Characters that a column of running text has at least."""
_BREAKS = re.compile(r"\s+|(?<=-)(?=[^\W\d_])")
"""Where a line may end anyway: at spaces, and after a hyphen before a letter."""

GAP = 2
"""Characters between two columns of text."""

Row: TypeAlias = "tuple[Cell, ...]"
Rows: TypeAlias = "tuple[Row, ...]"
Placed: TypeAlias = "tuple[int, Cell]"
"""A cell and the number of its first column, from 0."""


def with_fitting_tables(piece: Piece, measure: Measure, *, may_span: bool = False) -> Piece:
    """The piece with every table of its body fitted to the measure.

    ``may_span``: one that is wider than a column stands across all of them.
    """
    whole = replace(measure, characters=(measure.characters + GAP) * measure.columns - GAP)

    def measure_for(table: Table) -> Measure:
        if table.landscape:
            return turned(measure)
        return whole if may_span and is_wider(table, measure) else measure

    def fitted(block: Block) -> Blocks:
        if isinstance(block, Table):
            return _fitted(block, measure_for(block))
        if isinstance(block, FigureGroup) and block.holds_tables and not _fit_side_by_side(block, measure):
            return (replace(block, columns=1, layout=()),)
        return (block,)

    return replace(piece, body=change_blocks(piece.body, fitted), ending=change_blocks(piece.ending, fitted))


def _fit_side_by_side(group: FigureGroup, measure: Measure) -> bool:
    """Whether the tables of a group have room beside each other, at the usual size of tables."""
    rows = group.layout or ((1,) * group.columns,)
    share = min(min(wide for wide in row if wide > 0) / sum(map(abs, row)) for row in rows)
    room = _room(measure, 1.0) * share - GAP
    return all(isinstance(x, Table) and sum(_needs(x)) <= room for x in group.blocks)


def is_wider(table: Table, measure: Measure) -> bool:
    """Whether a table is too wide for a column, at the usual size of tables."""
    return sum(_needs(table)) > _room(measure, 1.0)


def _fitted(table: Table, measure: Measure) -> Blocks:
    needs = _needs(table)
    table = _with_breakable_words(table)
    for size, scale in SIZES:
        if sum(needs) <= _room(measure, scale):
            return (_sized(table, size),)
    size, scale = SIZE_OF_PARTS
    stretches = list(_stretches(needs, _room(measure, scale)))
    return tuple(
        _sized(_part(table, columns, number, len(stretches)), size)
        for number, columns in enumerate(stretches, start=1)
    )


def _room(measure: Measure, scale: float) -> float:
    """The characters that a line of a table holds."""
    return measure.characters * SMALL / scale


def _sized(table: Table, size: str | None) -> Block:
    return Division(span=table.span, classes=(size,), blocks=(table,)) if size else table


# -- how wide -------------------------------------------------------------------------------------


def _needs(table: Table) -> list[float]:
    """The characters that each column needs, the space beside it included."""
    needs: dict[int, float] = {}
    for row in (*_placed(table.head), *_placed(table.body)):
        for column, cell in row:
            share = _need(_words_of(cell)) / cell.columns
            for covered in range(column, column + cell.columns):
                needs[covered] = max(needs.get(covered, 0), share)
    return [needs.get(column, 0) + _PADDING for column in range(max(needs, default=0) + 1)]


def _need(words: str) -> int:
    longest = max((len(word) for word in _BREAKS.split(words)), default=0)
    return max(min(longest, _LONGEST_WORD), min(len(words), _PROSE))


def _words_of(cell: Cell) -> str:
    return " ".join(plain(run) for block in cell.blocks for run in runs(block))


def _with_breakable_words(table: Table) -> Table:
    def changed(cell: Cell) -> Cell:
        if max((len(word) for word in _BREAKS.split(_words_of(cell))), default=0) <= _LONGEST_WORD:
            return cell
        return replace(cell, blocks=(Division(classes=(LONG_WORDS,), blocks=cell.blocks),))

    head, body = (tuple(tuple(changed(c) for c in row) for row in rows) for rows in (table.head, table.body))
    return replace(table, head=head, body=body)


# -- in parts -------------------------------------------------------------------------------------


def _stretches(needs: list[float], room: float) -> Iterator[range]:
    """The columns of each part, the first column left out: as many as there is room for, at least one."""
    start, used = 1, needs[0]
    for column in range(1, len(needs)):
        if column > start and used + needs[column] > room:
            yield range(start, column)
            start, used = column, needs[0]
        used += needs[column]
    yield range(start, len(needs))


def _part(table: Table, columns: range, number: int, parts: int) -> Table:
    head, body = (tuple(_cut(rows, columns, number > 1)) for rows in (table.head, table.body))
    anchor = table.anchor if number == 1 else None
    caption = _counted(table.caption, number, parts)
    return replace(table, head=head, body=body, caption=caption, widths=(), anchor=anchor)


def _cut(rows: Rows, columns: range, is_repeated: bool) -> Iterator[Row]:
    """The rows with the first column and these; a cell that covers more is cut to what is left of it."""
    for row in _placed(rows):
        cut = []
        for first, cell in row:
            covered = range(first, first + cell.columns)
            width = len(set(covered) & {0, *columns})
            if width:
                begins_before = first < columns.start and (is_repeated or first > 0)
                cut.append(replace(_copy(cell) if begins_before else cell, columns=width))
        yield tuple(cut)


def _copy(cell: Cell) -> Cell:
    """A cell whose words stood in an earlier part: its words alone, so that no anchor is there twice."""
    words = _words_of(cell)
    paragraph = Paragraph(inlines=(Styled(("generated",), (Text(words),)),))
    return replace(cell, blocks=(paragraph,) if words else ())


def _counted(caption: Inlines, number: int, parts: int) -> Inlines:
    """The caption with the number of the part: ``Two harvests 2/3``."""
    count = Styled(("generated", "part-of-table"), (Text(f"{number}/{parts}"),))
    first = caption if number == 1 else (Styled(("generated",), (Text(plain(caption)),)),)
    return (*first, Text(" "), count) if caption else (count,)


def _placed(rows: Rows) -> Iterator[tuple[Placed, ...]]:
    """Each row's cells with their columns; what a cell of a row above covers is left free."""
    taken: dict[int, int] = {}
    """For each column that a cell above covers, how many rows from here on."""
    for row in rows:
        column, placed = 0, []
        rest = {covered: left - 1 for covered, left in taken.items() if left > 1}
        for cell in row:
            while column in taken:
                column += 1
            placed.append((column, cell))
            if cell.rows > 1:
                rest |= dict.fromkeys(range(column, column + cell.columns), cell.rows - 1)
            column += cell.columns
        taken = rest
        yield tuple(placed)
