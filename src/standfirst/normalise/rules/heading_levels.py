"""Levels of headings are made even.

A heading is moved only where its number and its peers agree against its level: all numbered headings of
the piece form one outline without a gap, nearly all of the uppermost stand at one level, and those of a
depth stand at several (or all stand at one). Then no level is skipped, which is no repair, for the nesting
stays; but it is reported (S234).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model.editing import words_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="heading-levels",
    does="a numbered heading gets the level that its number says",
    why="PDF tools guess levels from the size of the type, page by page",
    keeps_off=(
        "numbers that begin again or leave one out, fewer than three of them; levels "
        "that differ by the same step as the numbers or at least agree with each other; headings without a "
        "number, which stay under the same headings as before"
    ),
    before=(
        "# Folding\n\n## 1 Paper\n\nText.\n\n### 1.1 Grain\n\nText.\n\n## 1.2 Weight\n\nText.\n\n"
        "## 2 Bone\n\nText."
    ),
    after=(
        "# Folding\n\n## 1 Paper\n\nText.\n\n### 1.1 Grain\n\nText.\n\n### 1.2 Weight\n\nText.\n\n"
        "## 2 Bone\n\nText."
    ),
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


def report_gaps(draft: Draft, report: Report) -> Draft:
    """Report the headings between which and those above them a level is left out; the same draft."""
    headings = [block.heading for block in draft.blocks if isinstance(block, b.Section)]
    levels = _levels_by_number(headings)
    open_levels: list[int] = []
    gaps: list[tuple[b.Heading, str]] = []
    for heading, level, shown in zip(headings, levels, _without_gaps(levels), strict=True):
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        if open_levels and level > open_levels[-1] + 1:
            typed = f"{'#' * level} {words_of(heading.inlines)} under {'#' * open_levels[-1]}"
            gaps.append((heading, f"{typed}, set as {'#' * shown}"))
        open_levels.append(level)
    if gaps:
        (first, said), *others = gaps
        message = f"a level of headings is left out: {said}"
        report.add("S234", first.span, message, count=len(gaps), places=tuple(x.span for x, _ in others))
    return draft


def _level_repair(heading: b.Heading, level: int) -> Repair:
    said = words_of(heading.inlines)
    return RULE.repair(
        span=heading.span,
        before=f"{'#' * heading.level} {said}",
        after=f"{'#' * level} {said}",
        why="its number shows its level, which its peers have",
        certainty=Certainty.LIKELY,
    )


def _levels_by_number(headings: list[b.Heading]) -> list[int]:
    """The level of each heading: its own, but where its number says another beyond doubt."""
    own = [heading.level for heading in headings]
    numbers = [_number(heading) for heading in headings]
    numbered = [(number, level) for number, level in zip(numbers, own, strict=True) if number]
    if not (_is_outline([number for number, _ in numbered]) and _contradict(numbered)):
        return own
    top = min(len(number) for number, _ in numbered)
    usual = _usual([level for number, level in numbered if len(number) == top])
    if usual is None:
        return own
    base = usual - top
    said = [min(base + len(n), 6) if n else level for n, level in zip(numbers, own, strict=True)]
    return said if _keeps_nesting(own, said, numbers) else own


def _usual(levels: list[int]) -> int | None:
    """The level at which all of these headings stand but for a third of them at most; None without one."""
    level, times = Counter(levels).most_common(1)[0]
    return level if 3 * times >= 2 * len(levels) else None


def _number(heading: b.Heading) -> tuple[int, ...]:
    """The number of a heading: (3, 1) for ``3.1``, nothing without one."""
    match = NUMBER.match(words_of(heading.inlines))
    return tuple(map(int, match[1].split("."))) if match else ()


def _is_outline(numbers: list[tuple[int, ...]]) -> bool:
    """Whether each number is the first child of the one before, or the next of it or of one above it.

    Numbers that begin again (steps under each section) or leave one out are no outline.
    """
    if len(numbers) < FEWEST_NUMBERED:
        return False
    return all(_follows(before, after) for before, after in pairwise(numbers))


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    if len(after) == len(before) + 1:
        return after == (*before, 1)
    return len(after) <= len(before) and after == (*before[: len(after) - 1], before[len(after) - 1] + 1)


def _contradict(numbered: list[tuple[tuple[int, ...], int]]) -> bool:
    """Whether headings of one depth stand at several levels, or those of all depths at one."""
    pairs = {(len(number), level) for number, level in numbered}
    depths = {depth for depth, _ in pairs}
    return len(pairs) > len(depths) or len({level for _, level in pairs}) == 1


def _keeps_nesting(own: list[int], said: list[int], numbers: list[tuple[int, ...]]) -> bool:
    """Whether headings without a number still stand under the numbered ones that they stood under."""
    above: int | None = None
    for place, number in enumerate(numbers):
        if number:
            above = place
        elif above is not None and (own[place] > own[above]) != (said[place] > said[above]):
            return False
    return True


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
