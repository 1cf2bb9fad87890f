"""Trim sizes: the size of a page after the knife, and what a column of text on it holds.

To add one: a line here in ``Trim``, ``TRIM_SIZES`` and ``MEASURES``, and its margins and type sizes in
``styles/tokens.css``.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Trim: TypeAlias = Literal["A4", "A5", "6x9", "pocket"]
"""Those that ``publication.toml`` may name."""
Columns: TypeAlias = Literal[1, 2]


class TrimSize(msgspec.Struct, frozen=True):
    """The size of the page after the knife, in millimetres."""

    name: str
    width: float
    height: float


TRIM_SIZES = {
    size.name: size
    for size in (
        TrimSize("A4", 210, 297),
        TrimSize("A5", 148, 210),
        TrimSize("6x9", 152.4, 228.6),
        TrimSize("pocket", 110, 178),
    )
}
"""By name. Their margins and type sizes are in ``styles/tokens.css``."""


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """What a column of text holds."""

    characters: int
    """Of running text in a line."""
    lines: int
    columns: Columns = 1
    """On a page."""
    code: int = 63
    """Characters of code in a line."""


MEASURES = {
    "A4": Measure(characters=67, lines=42),
    "A5": Measure(characters=67, lines=35),
    "6x9": Measure(characters=68, lines=37),
    "pocket": Measure(characters=62, lines=34, code=55),
}
NARROW_MEASURES = {
    "A4": Measure(characters=52, lines=52, columns=2, code=48),
    "A5": Measure(characters=41, lines=42, columns=2, code=37),
    "6x9": Measure(characters=42, lines=45, columns=2, code=37),
}
"""Where body text is set in two columns; a pocket is too narrow for that."""


def measure_of(trim: str, columns: Columns = 1) -> Measure:
    """The measure of a trim size; one column where the page is too narrow for two."""
    one = MEASURES.get(trim, MEASURES["A5"])
    return NARROW_MEASURES.get(trim, one) if columns == 2 else one
