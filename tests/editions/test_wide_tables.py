"""Wide tables: nothing runs off the page, no word is lost, every row keeps its first cell."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kitchen_sink import ESSAY, t
from standfirst.editions.trim_sizes import Measure
from standfirst.editions.wide_tables import with_fitting_tables
from standfirst.model import blocks as b
from standfirst.model.text import plain
from standfirst.model.traverse import runs, walk

MEASURE = Measure(characters=60, lines=35)


def cell(words: str, columns: int = 1, rows: int = 1) -> b.Cell:
    return b.Cell(blocks=(b.Paragraph(inlines=t(words)),), columns=columns, rows=rows)


def table(columns: int, word: str = "word", rows: int = 3) -> b.Table:
    head = tuple(cell(f"h{n}") for n in range(columns))
    body = tuple(tuple(cell(f"{word}{r}x{n}") for n in range(columns)) for r in range(rows))
    return b.Table(head=(head,), body=body, caption=t("Harvests"))


def fitted(table: b.Table) -> list[b.Block]:
    piece = msgspec.structs.replace(ESSAY, body=(table,), notes=())
    return list(with_fitting_tables(piece, MEASURE).body)


def tables(blocks: list[b.Block]) -> list[b.Table]:
    return [block for block in walk(blocks) if isinstance(block, b.Table)]


def words(row: tuple[b.Cell, ...]) -> list[str]:
    return ["".join(plain(run) for block in cell.blocks for run in runs(block)) for cell in row]


def width(row: tuple[b.Cell, ...]) -> int:
    return sum(cell.columns for cell in row)


def test_a_table_that_fits_stays_what_it_is() -> None:
    assert fitted(table(4)) == [table(4)]


def test_a_table_that_nearly_fits_is_set_smaller() -> None:
    (division,) = fitted(table(8))
    assert isinstance(division, b.Division)
    assert division.classes == ("small-table",)
    assert division.blocks == (table(8),)


def test_a_table_of_too_many_columns_is_broken_into_parts_that_repeat_the_first() -> None:
    parts = tables(fitted(table(40)))
    assert len(parts) > 2
    assert all(words(part.head[0])[0] == "h0" for part in parts)
    assert [words(row)[0] for row in parts[-1].body] == ["word0x0", "word1x0", "word2x0"]


def test_the_parts_hold_every_cell_once_but_those_of_the_first_column() -> None:
    found = [word for part in tables(fitted(table(40))) for row in part.body for word in words(row)[1:]]
    assert sorted(found) == sorted(f"word{r}x{n}" for r in range(3) for n in range(1, 40))


def test_the_captions_count_the_parts() -> None:
    parts = tables(fitted(table(40)))
    assert [plain(part.caption) for part in parts] == [
        f"Harvests {n}/{len(parts)}" for n in range(1, len(parts) + 1)
    ]


def test_what_a_part_repeats_is_marked_as_generated() -> None:
    last = tables(fitted(table(40)))[-1]
    first_cell = last.body[0][0].blocks[0]
    assert isinstance(first_cell, b.Paragraph)
    assert [getattr(inline, "classes", None) for inline in first_cell.inlines] == [("generated",)]


def test_a_cell_over_columns_of_two_parts_stands_in_both() -> None:
    wide = table(40)
    spanning = msgspec.structs.replace(wide, head=((cell("all of it", columns=40),), *wide.head))
    parts = tables(fitted(spanning))
    assert all(words(part.head[0]) == ["all of it"] for part in parts)
    assert all(width(part.head[0]) == width(part.head[1]) for part in parts)


def test_a_cell_over_rows_keeps_the_columns_below_it_in_place() -> None:
    rows = (
        (cell("both", rows=2), *(cell(f"a{n}") for n in range(39))),
        tuple(cell(f"b{n}") for n in range(39)),
    )
    parts = tables(fitted(b.Table(head=(), body=rows)))
    for part in parts:
        first, second = part.body
        assert words(first)[0] == "both"
        assert [w[1:] for w in words(first)[1:]] == [w[1:] for w in words(second)]


def test_a_word_longer_than_any_column_may_be_broken_anywhere() -> None:
    long = table(3, word="donaudampfschifffahrtsgesellschaft")
    divisions = [block for block in walk(fitted(long)) if isinstance(block, b.Division)]
    assert {block.classes for block in divisions} == {("long-words",)}


def test_a_table_inside_a_list_is_fitted_too() -> None:
    inside = b.List(items=(b.ListItem(blocks=(table(40),)),))
    piece = msgspec.structs.replace(ESSAY, body=(inside,), notes=())
    assert len(list(_tables_of(with_fitting_tables(piece, MEASURE).body))) > 2


def _tables_of(blocks: b.Blocks) -> Iterator[b.Table]:
    return (block for block in walk(blocks) if isinstance(block, b.Table))


def test_tables_of_a_group_stand_below_each_other_where_they_have_no_room_side_by_side() -> None:
    narrow, wide = (b.FigureGroup(blocks=(table(columns), table(columns)), columns=2) for columns in (2, 5))
    columns = [x.columns for group in (narrow, wide) for x in groups(group)]
    assert columns == [2, 1]


def groups(group: b.FigureGroup) -> list[b.FigureGroup]:
    piece = msgspec.structs.replace(ESSAY, body=(group,), notes=())
    return [x for x in with_fitting_tables(piece, MEASURE).body if isinstance(x, b.FigureGroup)]
