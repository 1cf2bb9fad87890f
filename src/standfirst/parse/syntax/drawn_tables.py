"""Tables drawn with spaces, as pandoc writes them: grid, simple and multiline tables.

They can only be told from other text by what comes after their first line, so they are looked for in all the
lines of a manuscript before these are read one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from xml.etree import ElementTree as etree  # noqa: N813

import msgspec

from standfirst.parse.syntax.block import PIECE, Block, Builder, Goes, set_text
from standfirst.parse.syntax.line import Line
from standfirst.parse.syntax.paragraphs import Paragraph

_GRID = re.compile(r"\+(?:[:=-]+\+)+$")
_DASHES = re.compile(r"-{2,}(?: +-{2,})+$")
_RULE = re.compile(r"-{8,}$")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_QUOTE_MARKS = re.compile(r"[ \t]{0,3}(?:> ?)+")
LONGEST = 2000
"""Lines of a table at most."""


class _Cell(msgspec.Struct, frozen=True):
    lines: tuple[tuple[int, str], ...]
    """Its lines with their indexes in the manuscript."""
    columns: int = 1
    rows: int = 1


class DrawnTable(msgspec.Struct, frozen=True):
    """A table that was found."""

    first: int
    last: int
    head: tuple[tuple[_Cell, ...], ...]
    body: tuple[tuple[_Cell, ...], ...]
    alignments: tuple[str, ...]
    holds_blocks: bool
    """Whether its cells hold blocks, as those of grid tables do."""


def find_tables(lines: Sequence[str]) -> Mapping[int, DrawnTable]:
    """The tables, by the index of their first lines; those in fenced code are none."""
    found: dict[int, DrawnTable] = {}
    index, fence = 0, ""
    while index < len(lines):
        mark = _FENCE.match(lines[index]) if "`" in lines[index] or "~" in lines[index] else None
        if mark and not (fence and not mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        table = None if fence else _table_at(lines, index)
        if table:
            found[index] = table
        index = table.last + 1 if table else index + 1
    return found


def _table_at(lines: Sequence[str], index: int) -> DrawnTable | None:
    line = lines[index]
    if "--" not in line and not (index + 1 < len(lines) and "-- " in lines[index + 1]):
        return None
    bare = _bare(line)
    if bare.lstrip().startswith("<"):
        return None  # the words after a tag belong to it: ``<pre>Name   Group`` over a row of hyphens
    if index and _bare(lines[index - 1]).strip() and not _opens_container(lines[index - 1]):
        return None
    if _GRID.match(bare.strip()):
        return _grid(lines, index)
    if _RULE.match(bare.strip()):
        return _multiline(lines, index)
    if _DASHES.match(bare.strip()):
        return _headless(lines, index)
    if bare.strip() and index + 1 < len(lines) and _DASHES.match(_bare(lines[index + 1]).strip()):
        return _simple(lines, index)
    return None


def _opens_container(line: str) -> bool:
    return line.lstrip().startswith(":::")


def _bare(line: str) -> str:
    """A line without the marks of a quotation, tabs as spaces."""
    return _QUOTE_MARKS.sub("", line, count=1).expandtabs(4).rstrip()


def _columns(text: str) -> list[str]:
    """The characters by the columns that they take: a wide one takes two, one that is set above none."""
    columns: list[str] = []
    for character in text:
        if unicodedata.combining(character) and columns:
            columns[-1] += character
            continue
        columns.append(character)
        if unicodedata.east_asian_width(character) in "WF":
            columns.append("")
    return columns


# -- simple and multiline tables ------------------------------------------------------------------------


def _starts(dashes: str) -> list[int]:
    return [group.start() for group in re.finditer(r"-+", dashes)]


def _split(line: str, starts: Sequence[int]) -> list[str]:
    """The words of each column of a line."""
    columns = _columns(line)
    bounds = [0, *starts[1:], max(len(columns), starts[-1] + 1)]
    return ["".join(columns[a:b]).strip() for a, b in pairwise(bounds)]


def _rows(lines: Sequence[str], first: int, last: int, starts: Sequence[int]) -> Iterator[tuple[_Cell, ...]]:
    """The rows on these lines (the last included): each line is one, or what stands between blank lines."""
    numbered = [(index, _bare(lines[index])) for index in range(first, last + 1)]
    by_blanks = any(not text.strip() for _, text in numbered)
    stretches: list[list[tuple[int, str]]] = (
        [list(group) for is_blank, group in groupby(numbered, lambda x: not x[1].strip()) if not is_blank]
        if by_blanks
        else [[line] for line in numbered]
    )
    for stretch in stretches:
        cells = zip(*(_split(text, starts) for _, text in stretch), strict=True)
        yield tuple(
            _Cell(tuple((index, text) for (index, _), text in zip(stretch, cell, strict=True) if text))
            for cell in cells
        )


def _end(lines: Sequence[str], first: int, ends: Callable[[int], bool]) -> int | None:
    """The index of the first line for which ``ends`` is true."""
    return next((i for i in range(first, min(len(lines), first + LONGEST)) if ends(i)), None)


def _is_blank(lines: Sequence[str], index: int) -> bool:
    return index >= len(lines) or not _bare(lines[index]).strip()


def _simple(lines: Sequence[str], index: int) -> DrawnTable | None:
    """A line of heads, dashes below them, rows up to a blank line (or a line of dashes)."""
    dashes = _bare(lines[index + 1])
    starts = _starts(dashes)
    heads = _split(_bare(lines[index]), starts)
    last = _end(lines, index + 2, lambda i: _is_blank(lines, i)) or min(len(lines), index + 2 + LONGEST)
    rows_end = last - 1
    if _DASHES.match(_bare(lines[rows_end]).strip()):
        rows_end -= 1
    if rows_end < index + 2 or "|" in lines[index] or sum(map(bool, heads)) < 2:
        return None
    head = tuple(_Cell(((index, text),) if text else ()) for text in heads)
    body = tuple(_rows(lines, index + 2, rows_end, starts))
    return DrawnTable(index, last - 1, (head,), body, _alignments(_bare(lines[index]), dashes), False)


def _headless(lines: Sequence[str], index: int) -> DrawnTable | None:
    """Rows between two lines of dashes."""
    dashes = _bare(lines[index])
    last = _end(lines, index + 1, lambda i: bool(re.fullmatch(r"[ -]*--[ -]*", _bare(lines[i]))))
    if last is None or last == index + 1 or not _is_blank(lines, last + 1):
        return None
    starts = _starts(dashes)
    body = tuple(_rows(lines, index + 1, last - 1, starts))
    return DrawnTable(index, last, (), body, _alignments(_bare(lines[index + 1]), dashes), False)


def _multiline(lines: Sequence[str], index: int) -> DrawnTable | None:
    """A rule, heads over some lines, dashes, rows with blank lines between them, a rule."""
    middle = _end(lines, index + 1, lambda i: _is_blank(lines, i) or _is_dashes(lines, i))
    if middle is None or middle == index + 1 or not _is_dashes(lines, middle):
        return None
    last = _end(lines, middle + 1, lambda i: bool(_RULE.match(_bare(lines[i]).strip())))
    if last is None or not _is_blank(lines, last + 1):
        return None
    dashes = _bare(lines[middle])
    starts = _starts(dashes)
    heads = list(zip(*(_split(_bare(lines[i]), starts) for i in range(index + 1, middle)), strict=True))
    head = tuple(_Cell(tuple((index + 1 + n, text) for n, text in enumerate(cell) if text)) for cell in heads)
    body = tuple(_rows(lines, middle + 1, last - 1, starts))
    return DrawnTable(index, last, (head,), body, _alignments(_bare(lines[index + 1]), dashes), False)


def _is_dashes(lines: Sequence[str], index: int) -> bool:
    return bool(re.fullmatch(r"-{2,}(?: +-{2,})*", _bare(lines[index]).strip()))


def _alignments(heads: str, dashes: str) -> tuple[str, ...]:
    """Where a head stands over its dashes says how the column is aligned."""
    return tuple(
        _alignment("".join(_columns(heads)[group.start() : group.end()]), len(group[0]))
        for group in re.finditer(r"-+", dashes)
    )


def _alignment(head: str, width: int) -> str:
    head = head.ljust(width)
    if not head.strip():
        return ""
    left, right = head[0] != " ", head[-1] != " "
    if left == right:
        return "" if left else "center"
    return "" if left else "right"


# -- grid tables ----------------------------------------------------------------------------------------


def _grid(lines: Sequence[str], index: int) -> DrawnTable | None:
    """Cells between lines of ``+---+`` and bars."""
    last = _end(lines, index, lambda i: not _bare(lines[i]).strip().startswith(("+", "|")))
    last = min(len(lines), index + LONGEST) - 1 if last is None else last - 1
    indent = len(_bare(lines[index])) - len(_bare(lines[index]).lstrip())
    drawn = [(i, _columns(_bare(lines[i])[indent:])) for i in range(index, last + 1)]
    separators = [n for n, (_, columns) in enumerate(drawn) if _GRID.match("".join(columns))]
    if len(separators) < 2 or separators[-1] != len(drawn) - 1:
        return None
    if not _is_drawn_whole(drawn):
        return _grid_with_spans(drawn)
    if any(len(columns) != len(drawn[0][1]) for _, columns in drawn):
        return _grid_by_bars(drawn, separators)
    joints = sorted({c for n in separators for c, sign in enumerate(drawn[n][1]) if sign == "+"})
    rows = [_grid_row(drawn[a + 1 : b], joints) for a, b in pairwise(separators) if b > a + 1]
    double = [n for n in separators if "=" in "".join(drawn[n][1])]
    heads = sum(1 for a, b in pairwise(separators) if double and b <= double[0] and b > a + 1)
    signs = drawn[double[0] if double else separators[0]][1]
    alignments = tuple(_grid_alignment("".join(signs[a + 1 : b])) for a, b in pairwise(joints))
    return DrawnTable(index, last, tuple(rows[:heads]), tuple(rows[heads:]), alignments, True)


def _is_drawn_whole(drawn: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether every line is either a whole separator or a row from bar to bar."""
    return all(
        _GRID.match("".join(columns)) or (columns[:1] == ["|"] and columns[-1:] == ["|"])
        for _, columns in drawn
    ) and not any(re.search(r"\+[-=]{3,}\+", "".join(columns)) and columns[0] == "|" for _, columns in drawn)


def _grid_row(lines: Sequence[tuple[int, list[str]]], joints: Sequence[int]) -> tuple[_Cell, ...]:
    bounds = [joints[0]]
    bounds += [j for j in joints[1:-1] if all(len(c) > j and c[j] == "|" for _, c in lines)]
    bounds.append(joints[-1])
    return tuple(
        _Cell(
            tuple((index, "".join(columns[a + 1 : b]).rstrip()) for index, columns in lines),
            sum(a < joint <= b for joint in joints),
        )
        for a, b in pairwise(bounds)
    )


def _grid_by_bars(drawn: Sequence[tuple[int, list[str]]], separators: Sequence[int]) -> DrawnTable | None:
    """A table whose columns do not stand exactly below each other: every row has as many bars."""
    count = drawn[0][1].count("+") - 1
    rows: list[tuple[_Cell, ...]] = []
    heads = 0
    for above, below in pairwise(separators):
        lines = [(index, "".join(columns).split("|")[1:-1]) for index, columns in drawn[above + 1 : below]]
        if not lines or any(len(parts) != count for _, parts in lines):
            return None
        rows.append(tuple(_Cell(tuple((index, parts[n]) for index, parts in lines)) for n in range(count)))
        heads = len(rows) if "=" in drawn[below][1] else heads
    first, last = drawn[0][0], drawn[-1][0]
    return DrawnTable(first, last, tuple(rows[:heads]), tuple(rows[heads:]), ("",) * count, True)


_LONGEST_WITH_SPANS = 300
_EDGE = frozenset("-=:+")


def _grid_with_spans(drawn: Sequence[tuple[int, list[str]]]) -> DrawnTable | None:
    """A table of which some cells cover several rows: each is found by going round it; None if they do not
    fill the table."""
    width = max(len(columns) for _, columns in drawn)
    if len(drawn) > _LONGEST_WITH_SPANS:
        return None
    grid = [columns + [" "] * (width - len(columns)) for _, columns in drawn]
    boxes = list(_boxes(grid))
    tops, lefts = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
    row_at = {top: number for number, top in enumerate([*tops, len(grid) - 1])}
    column_at = {left: number for number, left in enumerate([*lefts, width - 1])}
    rows: list[list[_Cell]] = [[] for _ in tops]
    area = 0
    for top, left, bottom, right in sorted(boxes):
        if bottom not in row_at or right not in column_at:
            return None
        lines = tuple(
            (index, "".join(columns[left + 1 : right]).rstrip())
            for (index, _), columns in zip(drawn[top + 1 : bottom], grid[top + 1 : bottom], strict=True)
        )
        cell = _Cell(lines, column_at[right] - column_at[left], row_at[bottom] - row_at[top])
        area += cell.columns * cell.rows
        rows[row_at[top]].append(cell)
    if not boxes or area != len(tops) * len(lefts):
        return None
    double = [number for number, columns in enumerate(grid) if set(columns) <= {"+", "=", ":"}]
    heads = row_at.get(double[0], 0) if double else 0
    filled = tuple(map(tuple, rows))
    alignments = ("",) * len(lefts)
    return DrawnTable(drawn[0][0], drawn[-1][0], filled[:heads], filled[heads:], alignments, True)


def _boxes(grid: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int]]:
    """Top, left, bottom and right of each cell, found by its upper left corner."""
    for top, line in enumerate(grid[:-1]):
        for left, sign in enumerate(line[:-1]):
            if sign == "+" and line[left + 1] in _EDGE and grid[top + 1][left] in "|+":
                box = _box_at(grid, top, left)
                if box:
                    yield box


def _box_at(grid: Sequence[Sequence[str]], top: int, left: int) -> tuple[int, int, int, int] | None:
    """The smallest cell with this corner; none where its edges do not meet."""
    for right in range(left + 1, len(grid[top])):
        if grid[top][right] not in _EDGE:
            return None
        if grid[top][right] != "+":
            continue
        for bottom in range(top + 1, len(grid)):
            if grid[bottom][left] not in "|+" or grid[bottom][right] not in "|+":
                break
            if grid[bottom][left] == grid[bottom][right] == "+" and _EDGE.issuperset(
                grid[bottom][left:right]
            ):
                return top, left, bottom, right
    return None


def _grid_alignment(signs: str) -> str:
    left, right = signs.startswith(":"), signs.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


# -- as a block -----------------------------------------------------------------------------------------


class TableBlock(Block):
    """A table that was found, while its lines are passed."""

    tag = "table"
    holds_lines = True

    def __init__(self, table: DrawnTable, line: str) -> None:
        super().__init__(table.first)
        self.table = table
        self.lines = [line]

    def goes(self, line: Line) -> Goes:
        """On, up to its last line."""
        return Goes.ON if line.index <= self.table.last else Goes.NOT_ON

    def add_line(self, line: Line) -> None:
        """The lines are read already; they are kept for a table that its container cuts off."""
        self.lines.append(line.words)

    def close(self, parent: Block) -> None:
        """A table of which some lines stand outside its container is none."""
        if self.last >= self.table.last:
            return
        paragraph = Paragraph(self.first)
        paragraph.parent, paragraph.last = parent, self.last
        paragraph.lines = [line.strip() for line in self.lines if line.strip()]
        paragraph.indents = [0] * len(paragraph.lines)
        parent.children[parent.children.index(self)] = paragraph

    def build(self, builder: Builder) -> etree.Element:
        """The table with its rows; a head without words is left out."""
        element = builder.element(self.tag, self, self.attributes)
        for tag, cell_tag, rows in (("thead", "th", self.table.head), ("tbody", "td", self.table.body)):
            if tag == "thead" and not any(
                text.strip() for row in rows for cell in row for _, text in cell.lines
            ):
                continue
            part = builder.element_at(tag, self.first, self.last)
            for row in rows:
                part.append(self._row(builder, cell_tag, row))
            if rows:
                element.append(part)
        return element

    def _row(self, builder: Builder, tag: str, cells: Sequence[_Cell]) -> etree.Element:
        indexes = [index for cell in cells for index, _ in cell.lines] or [self.first]
        row = builder.element_at("tr", min(indexes), max(indexes))
        column = 0
        for cell in cells:
            element = self._cell(builder, tag, cell, indexes)
            alignments = self.table.alignments
            if column < len(alignments) and alignments[column]:
                element.set("align", alignments[column])
            if cell.columns > 1:
                element.set("colspan", str(cell.columns))
            if cell.rows > 1:
                element.set("rowspan", str(cell.rows))
            column += cell.columns
            row.append(element)
        return row

    def _cell(self, builder: Builder, tag: str, cell: _Cell, indexes: Sequence[int]) -> etree.Element:
        lines = [index for index, text in cell.lines if text.strip()] or [min(indexes)]
        element = builder.element_at(tag, lines[0], lines[-1])
        if not self.table.holds_blocks:
            set_text(element, "\n".join(text for _, text in cell.lines))
            return element
        from standfirst.parse.syntax.located_blocks import read_lines

        margin = min((len(t) - len(t.lstrip()) for _, t in cell.lines if t.strip()), default=0)
        root = read_lines([(index, text[margin:]) for index, text in cell.lines])
        root.build_children(builder, element)
        if len(element) == 1 and element[0].tag == "p" and not element[0].attrib:
            element[0].tag = PIECE
        return element


def open_drawn_table(line: Line, _inside: Block) -> list[Block] | None:
    """The first line of a table that was found."""
    if line.table is None:
        return None
    block = TableBlock(line.table, line.words)
    line.skip_all()
    return [block]
