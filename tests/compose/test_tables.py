"""Tables whose cells are in a file, and numbers with their points below each other."""

from __future__ import annotations

import pytest

from standfirst.compose.tables import rows_of, with_data, with_decimals
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Alignment
from standfirst.model.document import Piece
from standfirst.model.text import plain
from standfirst.project.picture_file import ImageFile, Refused

FILES = {
    "tides.csv": b'\xef\xbb\xbfHour,Level,Remark\n6,1.2,low\n12,10.35,"high, and windy"\n18,3\n',
    "gates.tsv": b"Gate\tYear\nUpper\t1799\n",
    "commas.csv": b"Gate,Oak\nUpper,1,5\nLower\n",
    "umlaut.csv": b"a;b\nGr\xfcn;1\n",
}


def read(_: str, src: str) -> ImageFile | Refused:
    return ImageFile(src, FILES[src]) if src in FILES else Refused("S401", f"there is no picture {src}")


def piece(*body: b.Block, language: str = "en") -> Piece:
    return Piece(name="a", kind="article", language=language, body=body)


def shown(src: str, anchor: str | None = None) -> tuple[b.Block, Report]:
    report = Report()
    figure = b.Figure(images=(i.Image(src=src),), caption=(i.Text("A caption"),), anchor=anchor)
    (done,) = with_data([piece(figure)], ["a.md"], read, report)
    return done.body[0], report


def words(cell: b.Cell) -> str:
    return "".join(plain(x.inlines) for x in cell.blocks if isinstance(x, b.Paragraph))


def test_a_file_beside_the_manuscript_is_a_table() -> None:
    table, report = shown("tides.csv", "tbl-tides")
    assert isinstance(table, b.Table) and not tuple(report)
    assert (plain(table.caption), table.anchor) == ("A caption", "tbl-tides")
    assert [[words(cell) for cell in row] for row in (*table.head, *table.body)] == [
        ["Hour", "Level", "Remark"],
        ["6", "1.2", "low"],
        ["12", "10.35", "high, and windy"],
        ["18", "3", ""],
    ]
    assert [cell.align for cell in table.body[0]] == ["right", "right", None]
    assert all(cell.header for cell in table.head[0])


def test_what_is_no_table_is_reported_and_stays_a_slot() -> None:
    for src, why in (("none.csv", "there is no such file"), ("umlaut.csv", "line 2 is not UTF-8")):
        block, report = shown(src)
        (found,) = report
        assert isinstance(block, b.Figure) and found.code == "S245" and why in found.message


def test_a_row_that_is_longer_than_the_head_is_reported_and_a_shorter_one_is_none() -> None:
    table, report = shown("commas.csv")
    assert isinstance(table, b.Table) and len(table.head[0]) == 3
    assert [found.message for found in report] == [
        "the table commas.csv has a row of 3 cells and a head of 2: Upper"
    ]


def test_a_table_in_a_line_is_reported() -> None:
    report = Report()
    line = b.Paragraph(inlines=(i.Text("See "), i.InlineImage(i.Image(src="tides.csv"))))
    pictures = b.Figure(images=(i.Image(src="a.png"), i.Image(src="gates.tsv")))
    quoted = b.BlockQuote(
        blocks=(b.Paragraph(inlines=(i.InlineImage(i.Image(src="none.csv")), i.Text("."))),)
    )
    with_data([piece(line, pictures, quoted)], ["a.md"], read, report)
    assert [found.message for found in report] == [
        "the table tides.csv stands in a line",
        "the table gates.tsv stands in a line",
        "the table none.csv stands in a line",
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nothing"),
        (b"a\0b", "no text"),
        (b"a," * 200 + b"\n" + b"x\n" * 200, "is the most"),
        (b'a,b\n"open,1\nc,2\n', "told apart"),
    ],
)
def test_files_that_hold_no_table(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        rows_of(data)


def test_cells_are_parted_by_what_the_first_line_has_most_of() -> None:
    assert rows_of(FILES["gates.tsv"]) == [["Gate", "Year"], ["Upper", "1799"]]
    assert rows_of(b"Name;Value\nA, B;1,5\n") == [["Name", "Value"], ["A, B", "1,5"]]


def whites(*column: str, language: str = "en", align: Alignment = "right") -> list[float]:
    rows = tuple((b.Cell(blocks=(b.Paragraph(inlines=(i.Text(x),)),), align=align),) for x in column)
    (done,) = with_decimals([piece(b.Table(head=(), body=rows), language=language)])
    (table,) = done.body
    assert isinstance(table, b.Table)
    return [row[0].white for row in table.body]


def test_points_stand_below_each_other() -> None:
    assert whites("1.25", "10", "1,000.5", "–") == [0, 2.5, 1, 0]
    assert whites("1,25", "1.000", "3,5", language="de") == [0, 2.5, 1]
    assert whites(".142", "29", "--") == [0, 3.5, 0]
    assert whites("12.5 %", "3", "−1.5 %") == [0, 3.5, 0]


def test_only_numbers_in_a_column_at_the_right_are_moved() -> None:
    assert whites("1.25", "10", align=None) == [0, 0]
    assert whites("1.25", "ten") == [0, 0]
