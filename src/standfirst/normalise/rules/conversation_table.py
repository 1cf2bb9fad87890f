"""The head of a table that holds a conversation goes: ``Speaker | Text``.

Rule ``conversation-table``. A table in which people speak is set as turns, which have no columns to be
named. A head whose first cell is somebody who speaks below is a turn itself and stays.
"""

from __future__ import annotations

import re

from standfirst.model import blocks as b
from standfirst.model.blocks import Block
from standfirst.model.editing import words_of
from standfirst.normalise.repair import Certainty, Repair
from standfirst.normalise.rule import Rule


def _head_row(repair: Repair, text: str) -> str:
    """The cells of a row that has a table's delimiter row under it."""
    cells = repair.before.split(" | ")
    heads = re.findall(r"(?m)^[ \t>]*(\S.*\|.*)\n[ \t>]*\|?[ \t]*:?-+", text)
    return repair.before if any(all(cell in head for cell in cells) for head in heads) else ""


RULE = Rule(
    name="conversation-table",
    does="a table that holds a conversation is set as one, without the head over its columns",
    why="a transcript pasted from a word processor keeps its two columns: who, and what was said",
    keeps_off=(
        "two columns, three rows at least, the first column names or letters like Q and A of which "
        "one comes back; a head that is itself the first row of the conversation stays"
    ),
    before=(
        "# The arch\n\n| Who | What |\n|---|---|\n| Ana Reis | Does it leak? |\n"
        "| Ben Holt | When it rains. |\n| Ana Reis | And now? |\n| Ben Holt | Now it is raining. |"
    ),
    after=(
        "# The arch\n\n**Ana Reis:** Does it leak?\n\n**Ben Holt:** When it rains.\n\n"
        "**Ana Reis:** And now?\n\n**Ben Holt:** Now it is raining."
    ),
    stage="draft",
    certainty=Certainty.LIKELY,
    takes=_head_row,
)


def head_taken_off(block: Block) -> Repair | None:
    """What is to be done to a table that becomes a conversation; None where it has no head."""
    head = head_of(block) if isinstance(block, b.Table) else None
    if head is None:
        return None
    return RULE.repair(
        span=block.span,
        before=head,
        after="",
        why="a table that holds a conversation is set as one, which needs no head over its columns",
        certainty=Certainty.LIKELY,
    )


def head_of(table: b.Table) -> str | None:
    """The words of a head that names the columns, and is not the first who speaks; None without one."""
    first = {words_of_cell(row[0]) for row in table.body if row}
    named = [row for row in table.head if row and words_of_cell(row[0]) not in first]
    return " | ".join(words_of_cell(cell) for row in named for cell in row).strip(" |") or None


def words_of_cell(cell: b.Cell) -> str:
    """The words of the paragraphs in a cell."""
    return " ".join(words_of(x.inlines) for x in cell.blocks if isinstance(x, b.Paragraph))
