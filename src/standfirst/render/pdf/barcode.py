"""The barcode of an ISBN: an EAN-13 as shops scan it, at its nominal size.

GS1 General Specifications, 5.2.
"""

from __future__ import annotations

import base64

import msgspec

from standfirst.editions.imprint import with_name
from standfirst.editions.isbn import figures_of

MODULE = 0.33
"""Millimetres: the width of the thinnest bar at the nominal size."""
QUIET = 11, 7
"""Modules of white before and after the bars."""
HEIGHT = 69
"""Modules: how high the bars are; those at both ends and in the middle go on for ``LONGER``."""
LONGER = 5


class Barcode(msgspec.Struct, frozen=True, kw_only=True):
    """The bars, and the words and figures around them."""

    isbn: str
    """What stands over it."""
    src: str
    """The bars, a drawing in a data URL."""
    figures: tuple[str, str, str]
    """What stands under it: the first figure, and those below either half."""
    width: float
    """Millimetres, the white beside the bars included."""
    height: float


def can_draw() -> bool:
    """Whether the library is there that knows the code, an optional part of the installation."""
    from importlib.util import find_spec

    return find_spec("barcode") is not None


def barcode_of(isbn: str) -> Barcode | None:
    """The barcode of an ISBN; None without the library that knows the code."""
    if not can_draw():
        return None
    from barcode.ean import EuropeanArticleNumber13

    figures = figures_of(isbn)
    (modules,) = EuropeanArticleNumber13(figures, guardbar=True).build()
    width, height = sum(QUIET) + len(modules), HEIGHT + LONGER
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" fill="#000000">'
        f"{_bars(modules)}</svg>"
    )
    return Barcode(
        isbn=with_name(isbn),
        src=f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}",
        figures=(figures[0], figures[1:7], figures[7:]),
        width=round(width * MODULE, 2),
        height=round(height * MODULE, 2),
    )


def _bars(modules: str) -> str:
    """A rectangle for each bar: ``1`` is black, ``G`` black and longer, ``0`` white."""
    bars = []
    for place, module in enumerate(modules):
        if module != "0":
            height = HEIGHT + (LONGER if module == "G" else 0)
            bars.append(f'<rect x="{QUIET[0] + place}" y="0" width="1" height="{height}"/>')
    return "".join(bars)
