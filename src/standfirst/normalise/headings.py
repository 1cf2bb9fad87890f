"""Headings: emphasis over the whole of one goes; their levels are made even.

Rules: ``heading-emphasis`` and ``heading-levels``. Levels are re-derived by numbering, then by
role, then by the manuscript's level; none is skipped. Real levels are kept.
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
        words = words_of(inside)
        repair = style.decide(
            Repair(
                rule="heading-emphasis",
                span=block.span,
                before=f"{'#' * block.heading.level} {marks}{words}{marks}",
                after=f"{'#' * block.heading.level} {words}",
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


NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")


def even_levels(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Make the levels of the sections begin at 2 and skip none; numbers say their own depth.

    A change of a heading's level *against its peers* is a repair; moving all of them by the same
    step, or closing a gap for all alike, is not.
    """
    headings = [block.heading for block in draft.blocks if isinstance(block, b.Section)]
    if not headings:
        return draft, ()
    wanted, drifted = _by_numbering(headings)
    wanted = _without_gaps(wanted)
    repairs: list[Repair] = []
    levels: list[int] = []
    for heading, level, drift in zip(headings, wanted, drifted, strict=True):
        if drift:
            repair = style.decide(_level_repair(heading, level))
            repairs.append(repair)
            levels.append(level if repair.applied else heading.level)
        else:
            levels.append(level)
    levels = _without_gaps(levels)
    remaining = iter(levels)
    blocks = tuple(
        replace(block, heading=replace(block.heading, level=next(remaining)))
        if isinstance(block, b.Section)
        else block
        for block in draft.blocks
    )
    return replace(draft, blocks=blocks), tuple(repairs)


def _level_repair(heading: b.Heading, level: int) -> Repair:
    words = words_of(heading.inlines)
    return Repair(
        rule="heading-levels",
        span=heading.span,
        before=f"{'#' * heading.level} {words}",
        after=f"{'#' * level} {words}",
        why="its number says how deep it stands, and its peers stand there",
        certainty=Certainty.LIKELY,
    )


def _by_numbering(headings: list[b.Heading]) -> tuple[list[int], list[bool]]:
    """Levels by the depth of the headings' numbers, where most of them are numbered."""
    depths = [_depth(heading) for heading in headings]
    levels = [heading.level for heading in headings]
    numbered = [(d, level) for d, level in zip(depths, levels, strict=True) if d]
    consistent = all(
        len({level for d, level in numbered if d == depth}) == 1 for depth in {d for d, _ in numbered}
    )
    if len(numbered) < 3 or len({d for d, _ in numbered}) < 2 or (consistent and _ordered(numbered)):
        return levels, [False] * len(headings)
    usual = min(min(level for d, level in numbered if d == 1) if any(d == 1 for d, _ in numbered) else 2, 2)
    wanted = [usual + d - 1 if d else level for d, level in zip(depths, levels, strict=True)]
    commonest = {
        depth: max({v for d, v in numbered if d == depth}, key=[v for d, v in numbered if d == depth].count)
        for depth in {d for d, _ in numbered}
    }
    drifted = [
        (bool(d) and level != commonest.get(d, level)) or (bool(d) and not _ordered(numbered))
        for d, level in zip(depths, levels, strict=True)
    ]
    return wanted, drifted


def _depth(heading: b.Heading) -> int:
    match = NUMBER.match(words_of(heading.inlines))
    return match[1].count(".") + 1 if match else 0


def _ordered(numbered: list[tuple[int, int]]) -> bool:
    """Whether deeper numbers stand at deeper levels."""
    by_depth = sorted({(d, level) for d, level in numbered})
    return all(a[1] < c[1] for a, c in pairwise(by_depth) if a[0] < c[0])


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
