"""Contrast: whether the colours of a stylesheet stand out enough to be read (WCAG 2.2, 1.4.3).

A colour without a background is looked at on white paper, a background without a colour under black
ink: what reading systems have unless their reader chose otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from standfirst.render.epub.stylesheet import style_rules

LEAST = 4.5
"""The ratio for text of any size (level AA)."""

Colour = tuple[float, float, float]
PAPER: Colour = (1.0, 1.0, 1.0)
INK: Colour = (0.0, 0.0, 0.0)


def faint_rules(sheet: str) -> Iterator[str]:
    """The selectors of a stylesheet whose text does not stand out from what is behind it."""
    for selector, declarations in style_rules(sheet):
        colours = {name: found for name, value in declarations for found in [_colour(value)] if found}
        behind = colours.get("background-color") or colours.get("background")
        ink = colours.get("color")
        if (ink or behind) and ratio(ink or INK, behind or PAPER) < LEAST:
            yield selector


@lru_cache(maxsize=8)  # the articles of an archive share one sheet
def is_legible(sheet: str) -> bool:
    """Whether all text of a stylesheet stands out from what is behind it."""
    return not any(faint_rules(sheet))


def ratio(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _colour(value: str) -> Colour | None:
    """The first colour in a value, laid on white paper; None for the current one and for none at all."""
    import tinycss2
    from tinycss2.color3 import RGBA, parse_color

    for token in tinycss2.parse_component_value_list(value):
        found: Any = parse_color(token)
        if isinstance(found, RGBA):
            if not found.alpha:
                return None
            red, green, blue = (c * found.alpha + 1 - found.alpha for c in found[:3])
            return red, green, blue
    return None
