"""Repairs on the copy: what has to be mended on the raw lines, before anybody parses them."""

from __future__ import annotations

from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Repair, Repairs
from standfirst.normalise.rules import (
    doubled_entities,
    emphasis_spaces,
    hyphens_at_line_ends,
    invisible_characters,
    ligatures,
    lost_images,
    mojibake,
    office_tags,
    page_furniture,
    shortcodes,
    tables_cut_by_pages,
)
from standfirst.parse.manuscript.source_file import SourceFile

COPY_REPAIRS = (
    mojibake.repair,
    ligatures.repair,
    doubled_entities.repair,
    office_tags.repair,
    shortcodes.repair,
    lost_images.repair,
    page_furniture.repair,
    hyphens_at_line_ends.repair,
    invisible_characters.repair,
    tables_cut_by_pages.repair,
    emphasis_spaces.repair,
)
"""In reading order: letters, what sites and pages left between the lines, words, marks."""


ROUNDS = 4
"""One repair may show what another has to mend; more rounds than this no manuscript needs."""


def mend_copy(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """The manuscript with its raw lines mended, and what was done, in the order in which it was done.

    Mending what is mended changes nothing and says nothing, but for what is only suspected.
    """
    source = page_furniture.without_form_feeds(source)
    made: list[Repair] = []
    suspected: dict[str, Repair] = {}
    for _ in range(ROUNDS):
        source, repairs = _mended_once(source, style)
        made.extend(repair for repair in repairs if repair.applied)
        suspected |= {f"{one.id} {one.span.place}": one for one in repairs if not one.applied}
        if not any(repair.applied for repair in repairs):
            break
    return source, (*made, *suspected.values())


def _mended_once(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    done: list[Repair] = []
    for repair in COPY_REPAIRS:
        source, repairs = repair(source, style)
        done.extend(repairs)
    return source, tuple(done)
