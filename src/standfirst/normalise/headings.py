"""Headings: emphasis over the whole of one goes; a title printed twice stands once; levels are made even.

Rules: ``heading-emphasis``, ``repeated-title`` and ``heading-levels``. Levels are re-derived by
numbering, then by role, then by the manuscript's level; none is skipped. Real levels are kept.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft import Draft
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.passages import words
from standfirst.normalise.repair import Certainty, Repair, Repairs


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


FURTHEST = 5
"""Blocks at the top among which a title stands."""


def drop_repeated_title(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """A first heading that stands there again right under itself is taken once."""
    first = next((n for n, x in enumerate(draft.blocks[:FURTHEST]) if isinstance(x, b.Section)), None)
    if first is None or first + 1 >= len(draft.blocks):
        return draft, ()
    title, second = draft.blocks[first], draft.blocks[first + 1]
    said = _said_as_title(second)
    if not said or words(said) != words(_said_as_title(title)):
        return draft, ()
    repair = style.decide(
        Repair(
            rule="repeated-title",
            span=second.span,
            before=said,
            after="",
            why="the title stands right above it already",
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


NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")

FEWEST_NUMBERED = 3


def even_levels(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Make the levels of the sections begin at 2 and skip none; numbers say their own depth.

    A change of a heading's level *against its peers* is a repair; moving all of them by the same
    step, or closing a gap for all alike, is not.
    """
    headings = [block.heading for block in draft.blocks if isinstance(block, b.Section)]
    levels: list[int] = []
    repairs: list[Repair] = []
    for heading, level in zip(headings, _levels_by_number(headings), strict=True):
        if level != heading.level:
            repair = style.decide(_level_repair(heading, level))
            repairs.append(repair)
            level = level if repair.applied else heading.level
        levels.append(level)
    remaining = iter(_without_gaps(levels))
    blocks = tuple(
        replace(block, heading=replace(block.heading, level=next(remaining)))
        if isinstance(block, b.Section)
        else block
        for block in draft.blocks
    )
    return replace(draft, blocks=blocks), tuple(repairs)


def _level_repair(heading: b.Heading, level: int) -> Repair:
    said = words_of(heading.inlines)
    return Repair(
        rule="heading-levels",
        span=heading.span,
        before=f"{'#' * heading.level} {said}",
        after=f"{'#' * level} {said}",
        why="its number says how deep it stands, and its peers stand there",
        certainty=Certainty.LIKELY,
    )


def _levels_by_number(headings: list[b.Heading]) -> list[int]:
    """The level of each heading, by the depth of its number where the numbers contradict the levels."""
    depths = [_depth(heading) for heading in headings]
    numbered = [(depth, x.level) for depth, x in zip(depths, headings, strict=True) if depth]
    if len(numbered) < FEWEST_NUMBERED or _agree(numbered):
        return [heading.level for heading in headings]
    shallowest = min(depth for depth, _ in numbered)
    base = min(level for depth, level in numbered if depth == shallowest)
    return [
        min(base + depth - shallowest, 6) if depth else heading.level
        for depth, heading in zip(depths, headings, strict=True)
    ]


def _depth(heading: b.Heading) -> int:
    """How deep a heading's number goes: 2 for ``3.1``, 0 without a number."""
    match = NUMBER.match(words_of(heading.inlines))
    return match[1].count(".") + 1 if match else 0


def _agree(numbered: list[tuple[int, int]]) -> bool:
    """Whether each depth has one level, and deeper numbers stand deeper (or all have one depth)."""
    pairs = sorted(set(numbered))
    one_level_each = len(pairs) == len({depth for depth, _ in pairs})
    return one_level_each and all(first[1] < second[1] for first, second in pairwise(pairs))


def _without_gaps(levels: list[int]) -> list[int]:
    """The same nesting with the first level 2 and no level skipped on the way down."""
    result: list[int] = []
    open_levels: list[int] = []
    for level in levels:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        result.append(len(open_levels) + 1)
    return result
