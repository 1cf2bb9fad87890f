"""Repairs on the copy: what has to be mended on the raw lines, before anybody parses them."""

from __future__ import annotations

from standfirst.manuscript.source_file import SourceFile
from standfirst.normalise.copy import (
    emphasis_spaces,
    hyphens_at_line_ends,
    invisible_characters,
    ligatures,
    lost_images,
    mojibake,
    page_furniture,
    shortcodes,
    tables_cut_by_pages,
)
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Repairs

COPY_REPAIRS = (
    mojibake.repair,
    ligatures.repair,
    page_furniture.repair,
    hyphens_at_line_ends.repair,
    invisible_characters.repair,
    shortcodes.repair,
    tables_cut_by_pages.repair,
    lost_images.repair,
    emphasis_spaces.repair,
)
"""In reading order: characters first, then what stands between the lines, then words and marks."""


def mend_copy(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """The manuscript with its raw lines mended, and what was done, repair by repair."""
    done: list[Repairs] = []
    for repair in COPY_REPAIRS:
        source, repairs = repair(source, style)
        done.append(repairs)
    return source, tuple(one for repairs in done for one in repairs)
