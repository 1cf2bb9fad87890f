"""Emphasis over the whole of a heading goes.

Rule ``heading-emphasis``. Word processors and converters leave ``## **A heading**``. Emphasis on a part
of a heading is the author's and stays; and so are italics that only some of the headings have, for that is
how the title of a book is set.
"""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft import Draft
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="heading-emphasis",
    does="bold or italic over the whole of a heading is taken off",
    why="converters keep the look of a heading and its rank; being a heading is emphasis enough",
    keeps_off=(
        "emphasis on a part of the heading stays; italics that only some of the headings have are only "
        "suspected, for titles of books are set in them"
    ),
    before="# The arch\n\n## **What the water did**\n\nIt rose.",
    after="# The arch\n\n## What the water did\n\nIt rose.",
    stage="draft",
    certainty=Certainty.CERTAIN,
)


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """A heading that is bold or italic from end to end is a heading already."""
    repairs: list[Repair] = []
    italics_are_style = _all_alike(draft)

    def without_emphasis(block: Block) -> Block:
        if not isinstance(block, b.Section):
            return block
        inside = _without_emphasis(block.heading.inlines)
        if inside is None:
            return block
        marks = "**" if wholly(block.heading.inlines, i.Strong) is not None else "*"
        said = words_of(inside)
        is_left = "**" in said  # marks that would still be printed
        sure = Certainty.SUSPECTED if is_left else Certainty.CERTAIN
        of_italics = Certainty.LIKELY if italics_are_style and not is_left else Certainty.SUSPECTED
        repair = style.decide(
            RULE.repair(
                span=block.span,
                before=f"{'#' * block.heading.level} {marks}{said}{marks}",
                after=f"{'#' * block.heading.level} {said}",
                why="the whole heading is emphasised; being a heading is emphasis enough",
                certainty=sure if marks == "**" else of_italics,
            )
        )
        repairs.append(repair)
        if not repair.applied:
            return block
        return replace(block, heading=replace(block.heading, inlines=inside))

    return replace(draft, blocks=tuple(map(without_emphasis, draft.blocks))), tuple(repairs)


def _all_alike(draft: Draft) -> bool:
    """Whether nearly all headings, and several, are emphasised from end to end."""
    headings = [block.heading.inlines for block in draft.blocks if isinstance(block, b.Section)]
    emphasised = sum(_without_emphasis(inlines) is not None for inlines in headings)
    return emphasised >= FEWEST and emphasised >= MOST * len(headings)


FEWEST, MOST = 2, 0.7


def _without_emphasis(inlines: Inlines) -> Inlines | None:
    for kind in (i.Strong, i.Emphasis):
        inside = wholly(inlines, kind)
        if inside is not None:
            inside = trimmed(inside)
            return _without_emphasis(inside) or inside
    return None
