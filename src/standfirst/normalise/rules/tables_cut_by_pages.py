"""Tables that a page turn cut in two are made whole; rows that a line's end cut in two, too.

A second table right after the first, with the very same header row and nothing between but what a page's
end leaves (a mark, a comment), is the rest of the first. Two tables of one head with mere blank lines
between are more often two: that is only suspected, and only if the rows count on. A row that
only finishes what the row above left unfinished (an open bracket, a comma, a hyphen, a word like *of* at the
end) is folded into it.

A table with words between (a caption of its own) is another table; so is one whose first column begins
again with what the first table has, and one after a row of totals. Rows whose first cells are empty because
they belong to one group stay rows, for their cells finish nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from standfirst.normalise.prose import MASK, without_code
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.rules.page_furniture import PAGE
from standfirst.normalise.text_changes import Change, apply_changes
from standfirst.normalise.vocabulary import Vocabulary, vocabulary_of
from standfirst.parse.manuscript.source_file import SourceFile


def _repeated_head(repair: Repair, text: str) -> str:
    """A row that stands in the manuscript more than once."""
    row = repair.before.split()
    return repair.before if sum(line.strip(" \t>").split() == row for line in text.split("\n")) > 1 else ""


RULE = Rule(
    name="tables-cut-by-pages",
    does="tables that a page turn cut in two are made whole, and rows that a line's end cut",
    why="PDF tools print the header again on every page and take each line of a cell for a row",
    keeps_off=(
        "tables with words between them, or with mere blank lines; rows that begin again, or follow a "
        "total; a row is folded only if it finishes the one above"
    ),
    before=(
        "| Ink | Tins |\n|---|---|\n| red | 2 |\n\n<!-- page 3 -->\n\n"
        "| Ink | Tins |\n|---|---|\n| black | 9 |"
    ),
    after="| Ink | Tins |\n|---|---|\n| red | 2 |\n| black | 9 |",
    stage="text",
    certainty=Certainty.LIKELY,
    takes=_repeated_head,
)

DELIMITER = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CELL_END = re.compile(r"(?<!\\)\|")
COMMENT = re.compile(r"^[█ \t]*$")
WAITING = re.compile(
    r"(?:[,(&/+–—-]|(?:^|\s)(?:and|or|of|the|a|an|to|in|for|with|by|from|at|on|und|oder|der|die|das|von|mit|für|et|ou|de"
    r"|du|des|la|le|les|y|o|del|el|e|di|della|il|do|da|dos|i|w|z|и|или|в|с))$"
)


TOTAL = re.compile(
    r"(?i)^\W*(?:(?:grand|sub)?[ -]?totals?|totale|totaal|sum|summe|gesamt|insgesamt|ensemble|somme|suma|"
    r"razem|łącznie|итого|всего|разом|усього|合計|合计|总计|المجموع|الإجمالي)\b"
)
"""The first cell of a row after which a table has nothing more to say."""
PAGE_ENDED = re.compile(
    rf"^[ \t>]*<!--\s*(?:{PAGE}|page\W?break|end of page|new\W?page)\b[^>\n]*-->[ \t]*$", re.IGNORECASE
)
"""A comment that says so: of a tool, or of ``page-furniture`` where it took a mark out."""


class Table(msgspec.Struct, frozen=True):
    """A table by the indexes of its lines: header row, delimiter row, then the rest."""

    first: int
    last: int


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Make tables whole that a page's end cut, then rows that a line's end cut."""
    if "|" not in source.text or "-|" not in source.text.replace(" ", "").replace(":", ""):
        return source, ()
    source, joined = apply_changes(source, RULE, _joins(source.text), style)
    source, folded = apply_changes(source, RULE, _folds(source.text, style.language), style)
    return source, (*joined, *folded)


def _tables(masked: list[str]) -> list[Table]:
    tables: list[Table] = []
    index = 1
    while index < len(masked):
        if "|" in masked[index] and DELIMITER.match(masked[index]) and "|" in masked[index - 1]:
            last = index
            while last + 1 < len(masked) and "|" in masked[last + 1] and not _is_blank(masked[last + 1]):
                last += 1
            tables.append(Table(index - 1, last))
            index = last + 1
        index += 1
    return tables


def _is_blank(line: str) -> bool:
    return not line.strip(" \t>") or bool(COMMENT.match(line))


def _joins(text: str) -> Iterator[Change]:
    lines, masked = text.split("\n"), without_code(text).split("\n")
    tables = _tables(masked)
    starts = _starts(lines)
    for number, table in enumerate(tables[1:], 1):
        before = tables[number - 1]
        between = masked[before.last + 1 : table.first]
        header = _cells(lines[table.first])
        if not all(map(_is_blank, between)) or header != _cells(lines[before.first]) or not any(header):
            continue
        if len(_cells(lines[table.first + 1])) != len(_cells(lines[before.first + 1])):
            continue
        is_cut, rows, rest = (
            _shows_a_cut(lines[before.last + 1 : table.first]),
            _rows(lines, before),
            _rows(lines, table),
        )
        if not _is_rest(rows, rest) or not (is_cut or _counts_on(rows, rest)):
            continue
        yield Change(
            start=starts[before.last] + len(lines[before.last]),
            end=starts[table.first + 1] + len(lines[table.first + 1]),
            words="",
            why="the table goes on after a page's end, with its header row repeated",
            certainty=Certainty.LIKELY if is_cut else Certainty.SUSPECTED,
            before=lines[table.first].strip(),
            after="",
        )


def _rows(lines: list[str], table: Table) -> list[str]:
    """The first cells of a table's rows, without its head."""
    return [_cells(line)[0] for line in lines[table.first + 2 : table.last + 1]]


def _shows_a_cut(between: list[str]) -> bool:
    """Whether one of the lines between two tables says that a page ended there."""
    return any(map(PAGE_ENDED.match, between))


def _is_rest(first: list[str], second: list[str]) -> bool:
    """Whether rows may go on with those of a table of the same head, and don't begin again."""
    if first and TOTAL.match(first[-1]):
        return False
    return not set(first) & set(second) - {""}


def _counts_on(first: list[str], second: list[str]) -> bool:
    """Whether the first cells are numbers, and the second table begins with the next one."""
    last, following = (cells[at].rstrip(".") for cells, at in ((first or [""], -1), (second or [""], 0)))
    return last.isdecimal() and following.isdecimal() and int(following) == int(last) + 1


def _folds(text: str, language: str | None) -> Iterator[Change]:
    lines, masked = text.split("\n"), without_code(text).split("\n")
    starts = _starts(lines)
    tables = _tables(masked)
    vocabulary: Vocabulary | None = None
    for table in tables:
        row = table.first + 2
        while row < table.last:
            above, below = _cells(lines[row]), _cells(lines[row + 1])
            if MASK not in masked[row] + masked[row + 1] and _continues(above, below):
                vocabulary = vocabulary or vocabulary_of(_outside(masked, tables), language)
                cells = [_folded(a, b, vocabulary) for a, b in zip(above, below, strict=True)]
                yield Change(
                    start=starts[row],
                    end=starts[row + 1] + len(lines[row + 1]),
                    words="| " + " | ".join(cells) + " |",
                    why="a row that only finishes the one above",
                    certainty=Certainty.LIKELY,
                    before=f"{lines[row].strip()}⏎{lines[row + 1].strip()}",
                )
                row += 1
            row += 1


def _outside(masked: list[str], tables: list[Table]) -> str:
    """The text without its tables, whose words may be cut."""
    inside = {line for table in tables for line in range(table.first, table.last + 1)}
    return "\n".join(line for number, line in enumerate(masked) if number not in inside)


def _continues(above: list[str], below: list[str]) -> bool:
    """Every cell that has words goes on with a cell above it that waits for them; some have none."""
    if len(above) != len(below) or all(below) or not any(below):
        return False
    return all(_goes_on(a, b) for a, b in zip(above, below, strict=True) if b)


def _goes_on(above: str, below: str) -> bool:
    if not above or not (below[0].islower() or below[0] in ")]"):
        return False
    opened = above.count("(") > above.count(")") and below.count(")") > below.count("(")
    return opened or bool(WAITING.search(above))


def _folded(above: str, below: str, vocabulary: Vocabulary) -> str:
    if not below:
        return above
    first, second = re.search(r"([^\W\d_]+)(-?)$", above), re.match(r"[^\W\d_]+", below)
    if first and second:
        joined = first[1] + second[0]
        if first[2] and vocabulary.knows(joined):
            return above[:-1] + below
        if first[2] or (vocabulary.knows(joined) and not vocabulary.knows(second[0])):
            return above + below
    return above + ("" if above[-1] in "(-/" or below[0] in ")]" else " ") + below


def _cells(line: str) -> list[str]:
    row = line.strip(" \t>").removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return [cell.strip() for cell in CELL_END.split(row)]


def _starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts
