"""The size of a title, from the widths of its letters: as large as its opener has room for.

A theme says how much room each opener has; a title takes the largest of the steps at which it needs few lines
and no word of it is too wide.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from standfirst.editions.print import Cover, PiecePart
from standfirst.model.document import title_of
from standfirst.model.text import plain
from standfirst.project.read_file import FONT, read_file

STEPS = (
    (112.0, 104.0, 1),
    (84.0, 78.0, 1),
    (62.0, 65.0, 2),
    (50.0, 52.0, 2),
    (44.0, 45.5, 3),
    (38.0, 39.0, 3),
    (33.0, 39.0, 4),
    (28.0, 32.5, 6),
    (23.0, 26.0, 8),
)
"""Points of type, points from line to line, and lines that a title of this size has at most."""
TRACKING = -0.024
"""Ems between two letters of a title, beside their own white."""
CAUTION = 0.985
"""Of the room: what kerning and rounding may take."""
_USUAL = 0.5
"""Ems of a letter that the font does not have."""
POINTS = 72 / 25.4


def title_measures(part: PiecePart, font: Path) -> Mapping[str, str]:
    """The size and the leading of the title of a designed piece, and the depth of the picture over it, as
    custom properties; none of another piece.

    ``font`` is the file of the font that titles are set in.
    """
    title = title_of(part.piece)
    if part.design is None or title is None:
        return {}
    depth = {"--opener-depth": str(part.design.depth)} if part.design.opener == "picture" else {}
    room = part.design.title_room * POINTS * CAUTION
    words = plain(title.inlines).split(" ")  # what a no-break space ties stays together
    for size, leading, most in STEPS:
        if size <= part.design.largest_title and _fits(words, size, room, most, widths(font)):
            reach = {"--title-reach": f"{_reach(size, leading):.1f}pt"}
            return {**depth, "--title-size": f"{size:g}pt", "--title-leading": f"{leading:g}pt", **reach}
    size, leading, _ = STEPS[-1]
    hyphenated = {"--title-hyphens": "auto"}
    return {**depth, **hyphenated, "--title-size": f"{size:g}pt", "--title-leading": f"{leading:g}pt"}


DESCENT, BASELINE = 0.25, 0.35
"""Ems that a *p* reaches below its baseline; and that the baseline is below the middle of the line."""
WHITE_BELOW = 6.0
"""Points that are between a letter that reaches down and what follows, with the line that is there anyway."""


def _reach(size: float, leading: float) -> float:
    """Points by which letters of a title reach so far out of its last line that what follows has to give way:
    large type has lines that are lower than it."""
    below = DESCENT * size - (leading / 2 - BASELINE * size)
    return max(0.0, below - WHITE_BELOW)


WIDEST_MASTHEAD, NARROWEST_MASTHEAD = 230.0, 40.0
"""Points of type on a cover."""
MASTHEAD_TRACKING = -0.045


def masthead_measures(cover: Cover, room: float, font: Path) -> Mapping[str, str]:
    """The size of a designed cover's title: as large as fills the page, its words one under the other if it
    has several and they are long. ``room`` is the width in millimetres."""
    if not cover.is_designed:
        return {}
    across = max((_width(words, font) for words in _masthead_lines(cover.title)), default=1.0)
    size = max(NARROWEST_MASTHEAD, min(WIDEST_MASTHEAD, room * POINTS / max(across, 0.1)))
    goes_down = set(cover.title) & set("gjpqyQJ,;()") or not cover.title.isascii()
    return {"--masthead-size": f"{size:.1f}pt", "--masthead-leading": "1.05" if goes_down else "0.86"}


def _masthead_lines(title: str) -> list[str]:
    """Short titles on one line; of longer ones each word, which then turn over."""
    return [title] if len(title) <= 14 else title.split()


def _width(words: str, font: Path) -> float:
    """In ems."""
    advances = widths(font)
    return sum(advances.get(letter, _USUAL) + MASTHEAD_TRACKING for letter in words)


def _fits(words: list[str], size: float, room: float, most: int, advances: Mapping[str, float]) -> bool:
    lines, across = 1, 0.0
    space = advances.get(" ", 0.25) * size
    for word in words:
        wide = sum(advances.get(letter, _USUAL) + TRACKING for letter in word) * size
        if wide > room:
            return False
        if across and across + space + wide > room:
            lines, across = lines + 1, 0.0
        across += wide + (space if across else 0.0)
    return lines <= most


@lru_cache(maxsize=4)
def widths(font: Path) -> Mapping[str, float]:
    """The width of every letter of a font, in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(read_file(font, FONT)), lazy=True) as opened:
        em = opened["head"].unitsPerEm
        metrics = opened["hmtx"].metrics
        return {chr(point): metrics[name][0] / em for point, name in opened.getBestCmap().items()}
