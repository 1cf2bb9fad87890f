"""How a piece looks on screens, in the ebook and on the web, where its theme opens pieces by their kind.

What stands over its title, who it is by and the order of both are as in print; the colour of its section is
one for rules, which is seen in the reader's day and night. Nothing here sizes or places anything: that is
left to reading systems.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from standfirst.editions.byline import with_made_byline, with_named_contributors
from standfirst.editions.piece_design import kicker_and_colour, thinned
from standfirst.editions.run_on import sorted_opening
from standfirst.editions.theme import PLAIN, Choices, contrast_on_white
from standfirst.model import blocks as b
from standfirst.model.document import Piece

STEPS = 20
"""In which a colour is thinned until it is seen on black."""
ON_BLACK = 21
"""The contrast of white and black."""
LEAST_FOR_RULES = 3.0
"""Of what is no text against the page (WCAG 2.2, 1.4.11)."""


class Face(msgspec.Struct, frozen=True):
    """What a theme chooses for the pieces of a publication."""

    choices: Choices = PLAIN
    sections: Mapping[str, str] = {}
    """The colour of each section of the publication, as ``#rrggbb``."""


NO_FACE = Face()


def on_screen(piece: Piece, face: Face) -> tuple[Piece, str]:
    """The piece as its theme wants it on screens, and the colour of its rules (empty: that of the text)."""
    if not face.choices.is_designed:
        return with_made_byline(piece), ""
    kicker, accent = kicker_and_colour(piece, face.choices, face.sections)
    piece = with_named_contributors(with_made_byline(piece))
    piece = replace(piece, kicker=kicker, opening=_title_first(piece))
    return piece, by_day_and_night(accent) if accent else ""


def _title_first(piece: Piece) -> b.Blocks:
    """The opening in the order of print, but for pictures: a screen may show nothing else beside one."""
    pictures = tuple(block for block in piece.opening if isinstance(block, b.Figure))
    return (*sorted_opening(tuple(x for x in piece.opening if x not in pictures)), *pictures)


def by_day_and_night(colour: str) -> str:
    """A colour, thinned if it must be, that a rule can have on white and on black."""
    lighter = (thinned(colour, 1 - step / STEPS) for step in range(STEPS))
    return next((x for x in lighter if ON_BLACK / contrast_on_white(x) >= LEAST_FOR_RULES), colour)
