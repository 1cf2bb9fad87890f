"""Levels of headings are made even.

Rule ``heading-levels``. Levels are re-derived by numbering, then by role, then by the manuscript's level;
none is skipped. Real levels are kept: numbers have a say only if there are several and they contradict
the levels.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model.editing import words_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="heading-levels",
    does="a numbered heading gets the level that its number says",
    why="PDF tools guess levels from the size of the type, page by page",
    keeps_off="three numbered headings at least, of two depths, whose levels contradict their numbers",
    before="# Folding\n\n## 1 Paper\n\nText.\n\n### 1.1 Grain\n\nText.\n\n## 1.2 Weight\n\nText.\n\n"
    "## 2 Bone\n\nText.",
    after="# Folding\n\n## 1 Paper\n\nText.\n\n### 1.1 Grain\n\nText.\n\n### 1.2 Weight\n\nText.\n\n"
    "## 2 Bone\n\nText.",
    stage="draft",
    certainty=Certainty.LIKELY,
)


NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")

FEWEST_NUMBERED = 3


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
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
    return RULE.repair(
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
