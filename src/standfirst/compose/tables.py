"""Tables: those whose cells are in a file beside the manuscript, and columns of numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeAlias

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.editions.numbered_words import decimal_mark
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Cell
from standfirst.model.document import Piece
from standfirst.model.text import plain
from standfirst.model.traverse import images, map_blocks, map_piece, runs, walk_inlines
from standfirst.project.picture_file import ImageFile, Refused

Read: TypeAlias = Callable[[str, str], "ImageFile | Refused"]
"""The path of a manuscript and what it shows → the bytes of the file, or why they can't be read."""

LARGEST_FILE = 2_000_000
"""Bytes."""
MOST_CELLS = 20_000
"""What has more is no table that anybody reads, and takes minutes to lay out."""
DATA = (".csv", ".tsv")
"""How the names of files end that hold tables."""


# -- cells in a file --------------------------------------------------------------------------------


def with_data(pieces: Sequence[Piece], paths: Sequence[str], read: Read, report: Report) -> list[Piece]:
    """The pieces, what shows a file of cells (``![Tides](tides.csv)``) as a table.

    Its first row is the head; columns of numbers stand at the right. Reported: a file that can't be read
    (S245), which stays the slot of a picture.
    """

    def placed(piece: Piece, path: str) -> Piece:
        def change(block: Block) -> Block:
            if isinstance(block, b.Figure) and _is_data(block.images[0]):
                return _table(block, path, read, report)
            for image in _in_lines(block):
                report.add("S245", block.span, f"the table {image.src} stands in a line", hint=ON_ITS_OWN)
            return block

        return map_piece(piece, lambda block: map_blocks(block, change)) if _has_data(piece) else piece

    return [placed(piece, path) for piece, path in zip(pieces, paths, strict=True)]


def _has_data(piece: Piece) -> bool:
    return any(map(_is_data, images(piece)))


def _is_data(image: i.Image) -> bool:
    return image.src.lower().endswith(DATA)


def _in_lines(block: Block) -> Iterator[i.Image]:
    """The files of cells that are shown within the lines of a block, or together with other pictures."""
    if isinstance(block, b.Figure):
        yield from filter(_is_data, block.images[1:])
    if isinstance(block, b.Paragraph):
        shown = (x.image for x in walk_inlines(block.inlines) if isinstance(x, i.InlineImage))
        yield from filter(_is_data, shown)


ON_ITS_OWN = "put the table into a paragraph of its own"
QUOTED = "put quotation marks around a cell that has the mark between cells in it, or correct the file"


def _table(block: Block, path: str, read: Read, report: Report) -> Block:
    assert isinstance(block, b.Figure)
    src = block.images[0].src
    found = read(path, src)
    if isinstance(found, Refused):
        why = "there is no such file" if found.code == "S401" else found.message.replace("picture", "file")
        hint = found.hint or "put the file there, or correct its name; paths are relative to the manuscript"
        report.add("S245", block.span, f"the table {src} is not read: {why}", hint=hint)
        return block
    try:
        rows = rows_of(found.data)
    except ValueError as error:
        report.add("S245", block.span, f"the table {src} is not read: {error}")
        return block
    if long := next((row for row in rows if len(row) > len(rows[0])), None):
        what = f"the table {src} has a row of {len(long)} cells and a head of {len(rows[0])}: {long[0]}"
        report.add("S245", block.span, what, hint=QUOTED)
    rows = _as_long_as_the_longest(rows)
    columns = [[row[number] for row in rows[1:]] for number in range(len(rows[0]))]
    aligned: list[b.Alignment] = ["right" if _are_numbers(column) else None for column in columns]
    return b.Table(
        caption=block.caption,
        head=(tuple(_cell(one, align, is_header=True) for one, align in zip(rows[0], aligned, strict=True)),),
        body=tuple(tuple(map(_cell, row, aligned)) for row in rows[1:]),
        span=block.span,
        anchor=block.anchor,
        landscape=block.images[0].placement == "landscape",
    )


def rows_of(data: bytes) -> list[list[str]]:
    """The rows of a file of cells.

    Cells are parted by what is most frequent in the first line: a comma, a semicolon or a tab. Raises
    ValueError for what is no such file; the message says why.
    """
    if len(data) > LARGEST_FILE:
        raise ValueError(f"it has {len(data) // 1_000_000} megabytes, and 2 is the most")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"a character in its line {line} is not UTF-8") from None
    if "\0" in text:
        raise ValueError("it is no text")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        found = list(csv.reader(io.StringIO(text), delimiter=mark, strict=True))
    except csv.Error as error:
        raise ValueError(f"its cells can't be told apart: {error}") from None
    rows = [[" ".join(cell.split()) for cell in row] for row in found if any(map(str.strip, row))]
    if not rows:
        raise ValueError("there is nothing in it")
    width = max(map(len, rows))
    if width * len(rows) > MOST_CELLS:
        raise ValueError(f"it has {width * len(rows)} cells, and {MOST_CELLS} is the most")
    return rows


def _as_long_as_the_longest(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _cell(words: str, align: b.Alignment, *, is_header: bool = False) -> Cell:
    blocks = (b.Paragraph(inlines=(i.Text(words),)),) if words else ()
    return Cell(blocks=blocks, header=is_header, align=align)


# -- columns of numbers -----------------------------------------------------------------------------

_NUMBER = re.compile(
    r"[<>≈~±]?\s?[-−+]?\s?[$€£¥]?\s?(?P<figures>[.,]?\d[\d.,'’\u00a0\u202f ]*)(?P<after>\s?[%‰]?)"
)


def with_decimals(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the numbers in a column of a table with their decimal points below each other.

    Only in columns that stand at the right, and hold nothing but numbers.
    """

    def changed(piece: Piece) -> Piece:
        def change(block: Block) -> Block:
            return _with_decimals(block, piece.language) if isinstance(block, b.Table) else block

        return map_piece(piece, lambda block: map_blocks(block, change))

    return [changed(piece) for piece in pieces]


def _with_decimals(table: b.Table, language: str) -> b.Table:
    if not table.body or any(cell.columns > 1 or cell.rows > 1 for row in table.body for cell in row):
        return table
    mark = decimal_mark(language)
    whites = [_white(column, mark) for column in zip_longest(*table.body)]
    body = tuple(
        tuple(
            replace(cell, white=white[number]) if white and white[number] else cell
            for cell, white in zip(row, whites, strict=False)
        )
        for number, row in enumerate(table.body)
    )
    return replace(table, body=body)


def _white(column: Sequence[Cell | None], mark: str) -> list[float] | None:
    """The white after each number of a column, in figures; None for what is no column of numbers.

    A point is half as wide as a figure.
    """
    cells = [cell for cell in column if cell is not None]
    if len(cells) < len(column) or any(cell.align != "right" for cell in cells):
        return None
    words = list(map(_words, cells))
    if not _are_numbers(words):
        return None
    widths = [_width_after_point(found, mark) if (found := _NUMBER.fullmatch(one)) else None for one in words]
    widest = max(width for width in widths if width is not None)
    return [widest - width if width is not None else 0 for width in widths]


def _words(cell: Cell) -> str:
    return "".join(plain(run) for block in cell.blocks for run in runs(block)).strip()


def _are_numbers(words: Sequence[str]) -> bool:
    """Whether what stands in a column is numbers, but for cells that are empty or hold a dash."""
    said = [one for one in words if one.strip("–—-−…")]
    return bool(said) and all(map(_NUMBER.fullmatch, said))


def _width_after_point(number: re.Match[str], mark: str) -> float:
    _, point, decimals = number["figures"].rpartition(mark)
    return (len(decimals) + 0.5 if point else 0) + len(number["after"])
