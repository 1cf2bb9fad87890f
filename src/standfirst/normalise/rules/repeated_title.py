"""A title that is printed twice stands once.

Rule ``repeated-title``. Only the block right under the first heading, with the very words of it, goes:
a heading, or a paragraph that is bold from end to end. A refrain further down stays.
"""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import wholly, words_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.passages import words
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule


def _title_again(repair: Repair, text: str) -> str:
    """Words that stand in the manuscript at least twice, one right after the other."""
    title, whole = " ".join(words(repair.before)), " ".join(words(text))
    return repair.before if title and f"{title} {title}" in whole else ""


RULE = Rule(
    name="repeated-title",
    does="a title that is printed twice in a row is taken once",
    why="PDF tools find it on the cover and on the first page",
    keeps_off="only right under the first heading, word for word, as a heading or bold from end to end",
    before="# The arch\n\n# The arch\n\nIt stood in the water.",
    after="# The arch\n\nIt stood in the water.",
    stage="draft",
    certainty=Certainty.CERTAIN,
    takes=_title_again,
)


FURTHEST = 5
"""Blocks at the top among which a title stands."""


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """A first heading that stands there again right under itself is taken once."""
    first = next((n for n, x in enumerate(draft.blocks[:FURTHEST]) if isinstance(x, b.Section)), None)
    if first is None or first + 1 >= len(draft.blocks):
        return draft, ()
    title, second = draft.blocks[first], draft.blocks[first + 1]
    said = _said_as_title(second)
    if not said or words(said) != words(_said_as_title(title)):
        return draft, ()
    repair = style.decide(
        RULE.repair(
            span=second.span,
            before=said,
            after="",
            why="the title is right above it already",
        )
    )
    if not repair.applied:
        return draft, (repair,)
    blocks = (*draft.blocks[: first + 1], *draft.blocks[first + 2 :])
    return replace(draft, blocks=blocks), (repair,)


def _said_as_title(block: Block) -> str:
    """The words of a heading, or of a paragraph that is bold from end to end."""
    if isinstance(block, b.Section):
        return words_of(block.heading.inlines)
    if isinstance(block, b.Paragraph) and wholly(block.inlines, i.Strong) is not None:
        return words_of(block.inlines)
    return ""
