"""Emphasis over the whole of a heading goes.

Rule ``heading-emphasis``. Word processors and converters leave ``## **A heading**``. Emphasis on a part
of a heading is the author's and stays.
"""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft import Draft
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Repair, Repairs


def strip_heading_emphasis(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """A heading that is bold or italic from end to end is a heading already."""
    repairs: list[Repair] = []

    def mend(block: Block) -> Block:
        if not isinstance(block, b.Section):
            return block
        inside = _without_emphasis(block.heading.inlines)
        if inside is None:
            return block
        marks = "**" if wholly(block.heading.inlines, i.Strong) is not None else "*"
        said = words_of(inside)
        repair = style.decide(
            Repair(
                rule="heading-emphasis",
                span=block.span,
                before=f"{'#' * block.heading.level} {marks}{said}{marks}",
                after=f"{'#' * block.heading.level} {said}",
                why="the whole heading is emphasised; being a heading is emphasis enough",
            )
        )
        repairs.append(repair)
        if not repair.applied:
            return block
        return replace(block, heading=replace(block.heading, inlines=inside))

    return replace(draft, blocks=tuple(map(mend, draft.blocks))), tuple(repairs)


def _without_emphasis(inlines: Inlines) -> Inlines | None:
    for kind in (i.Strong, i.Emphasis):
        inside = wholly(inlines, kind)
        if inside is not None:
            inside = trimmed(inside)
            return _without_emphasis(inside) or inside
    return None
