"""The head of a table that holds a conversation goes: ``Speaker | Text``.

Rule ``conversation-table``. A table in which people speak is set as turns, which have no columns to be
named. A head whose first cell is somebody who speaks below is a turn itself and stays.
"""

from __future__ import annotations

from standfirst.model import blocks as b
from standfirst.model.blocks import Block
from standfirst.model.editing import words_of
from standfirst.normalise.repair import Certainty, Repair


def head_taken_off(block: Block) -> Repair | None:
    """What is to be done to a table that becomes a conversation; None where it has no head."""
    head = head_of(block) if isinstance(block, b.Table) else None
    if head is None:
        return None
    return Repair(
        rule="conversation-table",
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
