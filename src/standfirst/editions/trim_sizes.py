"""Trim sizes: the size of a page after the knife, and what a column of text on it holds.

Four are designed: their margins and type sizes are in ``styles/tokens.css``. Any other has a page that is
worked out from its size (``tokens_of``), unless a theme is designed for it.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

Columns: TypeAlias = Literal[1, 2, 3]


class TrimSize(msgspec.Struct, frozen=True):
    """The size of the page after the knife, in millimetres."""

    name: str
    """As stylesheets know it: ``A5``, ``210x280mm``."""
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
"""Those that are designed, by name."""

OTHER_SIZES = {
    size.name: size
    for size in (
        TrimSize("A6", 105, 148),
        TrimSize("B5", 176, 250),
        TrimSize("B6", 125, 176),
        TrimSize("letter", 215.9, 279.4),
        TrimSize("half-letter", 139.7, 215.9),
        TrimSize("A-format", 111, 178),
        TrimSize("B-format", 129, 198),
        TrimSize("demy", 138, 216),
        TrimSize("royal", 156, 234),
        TrimSize("crown-quarto", 189, 246),
        TrimSize("5x8", 127, 203.2),
        TrimSize("5.5x8.5", 139.7, 215.9),
        TrimSize("7x10", 177.8, 254),
        TrimSize("8x10", 203.2, 254),
    )
}
"""Others that have a name."""

SMALLEST, LARGEST = 70.0, 420.0
"""Millimetres that a page is wide or high."""
_INCH = 25.4
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|in|\")?\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|in|\")?")
_UNITS = {"mm": 1.0, "cm": 10.0, "in": _INCH, '"': _INCH}


def trim_size(words: str) -> TrimSize:
    """The size with this name, or of so many millimetres, centimetres or inches.

    Raises ValueError, in words that follow the name of the setting, for what is no size of a page.
    """
    by_name = {name.casefold(): size for name, size in (TRIM_SIZES | OTHER_SIZES).items()}
    if known := by_name.get(words.strip().casefold()):
        return known
    found = _SIZE.fullmatch(words.strip().casefold())
    unit = (found[4] or found[2]) if found else None
    if found is None or unit is None:
        names = ", ".join(TRIM_SIZES | OTHER_SIZES)
        raise ValueError(f'should be one of {names}, or a size such as "210 x 280 mm", not "{words}"')
    width, height = float(found[1]) * _UNITS[found[2] or unit], float(found[3]) * _UNITS[found[4] or unit]
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(f'is no size of a page that can be bound: "{words}"')
    return _named(round(width, 2), round(height, 2))


def _named(width: float, height: float) -> TrimSize:
    """The size that has these measures, under its name if it has one."""
    for known in (TRIM_SIZES | OTHER_SIZES).values():
        if abs(known.width - width) < 0.06 and abs(known.height - height) < 0.06:
            return known
    return TrimSize(f"{width:g}x{height:g}mm", width, height)


WIDE_PAGE = 170.0
"""Millimetres, from which on a page has room for things side by side."""


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
MAGAZINE_MEASURES = {
    1: Measure(characters=72, lines=51, code=70),
    2: Measure(characters=56, lines=51, columns=2, code=50),
    3: Measure(characters=38, lines=51, columns=3, code=36),
}
"""On a page of 210 × 280 mm, by columns; one column leaves a margin for what stands beside the text."""


def measure_of(trim: str, columns: Columns = 1, *, on_grid: bool = False) -> Measure:
    """The measure of a trim size; fewer columns where the page is too narrow for these.

    ``on_grid``: whether the page has a magazine's grid of twelve columns.
    """
    size = trim_size(trim)
    if size.name == "210x280mm":
        return MAGAZINE_MEASURES[columns]
    if on_grid:
        return _measure_on_grid(size, columns)
    one = MEASURES.get(size.name) or _measure(size)
    return NARROW_MEASURES.get(size.name, one) if columns == 2 else one


CHARACTERS_OF_LINE = 2.85
"""Characters of running text that are as wide as a line is high."""


def turned(measure: Measure) -> Measure:
    """The measure of a page that lies on its side: its lines are as long as its type area was high."""
    return Measure(
        characters=int(measure.lines * CHARACTERS_OF_LINE),
        lines=int(measure.columns * measure.characters / CHARACTERS_OF_LINE),
    )


# -- pages that are worked out ---------------------------------------------------------------------

CHARACTERS = 66
"""Of running text in a line of a page that is worked out."""
_EM = 0.457
"""Ems that a character of running text takes on average."""
_LEADING = 1.35
_POINTS = 72 / 25.4
_SMALLEST_TYPE, _LARGEST_TYPE = 8.6, 11.4
_INNER, _OUTER, _TOP, _FOOT = 0.122, 0.149, 0.095, 0.11
"""Margins, as parts of the width and the height of the page."""


class _Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is worked out; lengths in millimetres, type in points."""

    text: float
    leading: float
    lines: int
    top: float
    inner: float
    outer: float


def _page(size: TrimSize) -> _Page:
    """Type of a size at which a line holds what a reader's eye does, on a whole number of lines."""
    room = size.width * (1 - _INNER - _OUTER)
    text = round(min(_LARGEST_TYPE, max(_SMALLEST_TYPE, room * _POINTS / CHARACTERS / _EM)), 1)
    leading = round(text * _LEADING, 1)
    spare = max(0.0, room - CHARACTERS * _EM * text / _POINTS) if text == _LARGEST_TYPE else 0.0
    top = size.height * _TOP
    return _Page(
        text=text,
        leading=leading,
        lines=int((size.height * (1 - _FOOT) - top) * _POINTS / leading),
        top=round(top, 2),
        inner=round(size.width * _INNER + 0.45 * spare, 2),
        outer=round(size.width * _OUTER + 0.55 * spare, 2),
    )


def _measure(size: TrimSize) -> Measure:
    page = _page(size)
    wide = (size.width - page.inner - page.outer) * _POINTS / page.text
    return Measure(characters=round(wide / _EM), lines=page.lines, code=int(wide / 0.6 / 0.78 * 0.97))


def tokens_of(trim: str, *, on_grid: bool = False) -> str:
    """The custom properties of a page that no stylesheet is designed for; empty for one that is.

    ``on_grid``: of a page with a magazine's grid, for whatever size.
    """
    size = trim_size(trim)
    if on_grid:
        page = _grid_page(size)
        room = size.width - page.inner - page.outer
        grid = f"--measure: {room:.2f}mm; --unit: {(room + _GUTTER) / 12:.3f}mm; "
        return _tokens(size, page, "html:root:root", grid)  # before what is said of columns
    return "" if size.name in TRIM_SIZES else _tokens(size, _page(size), ":root")


def _tokens(size: TrimSize, page: _Page, root: str, more: str = "") -> str:
    return (
        f'{root}[data-trim="{size.name}"] {{ {more}'
        f"--page-width: {size.width:g}mm; --page-height: {size.height:g}mm; "
        f"--text-size: {page.text:g}pt; --leading: {page.leading:g}pt; --lines: {page.lines}; "
        f"--margin-top: {page.top:g}mm; --margin-inner: {page.inner:g}mm; --margin-outer: {page.outer:g}mm; "
        f"--picture-height: {0.56 * size.height:.1f}mm }}\n"
    )


# -- a magazine's grid -----------------------------------------------------------------------------

_GRID_TEXT, _GRID_LEADING, _GUTTER = 9.5, 13.0, 6.0
"""Points of its type, whatever the page, and millimetres between two columns."""
_GRID_SIDE, _NARROW_SIDE, _GRID_TOP, _GRID_FOOT = 0.0762, 0.12, 0.0714, 0.093
_COLUMN = 48.0
"""Millimetres that a column is wide at the least."""


def _grid_page(size: TrimSize) -> _Page:
    """The page of the theme ``feature`` for another size: the same type, and margins in proportion."""
    side = round(size.width * (_GRID_SIDE if size.width >= WIDE_PAGE else _NARROW_SIDE), 2)
    return _Page(
        text=_GRID_TEXT,
        leading=_GRID_LEADING,
        lines=int(size.height * (1 - _GRID_TOP - _GRID_FOOT) * _POINTS / _GRID_LEADING),
        top=round(size.height * _GRID_TOP, 2),
        inner=side,
        outer=side,
    )


def _measure_on_grid(size: TrimSize, wanted: Columns) -> Measure:
    page = _grid_page(size)
    room = size.width - page.inner - page.outer
    columns = columns_on_grid(size, wanted)
    if columns > 1:
        room = (room - _GUTTER * (columns - 1)) / columns
    elif size.width >= WIDE_PAGE:
        room = 8 * (room + _GUTTER) / 12 - _GUTTER
    wide = room * _POINTS / page.text
    return Measure(
        characters=round(wide / _EM), lines=page.lines, columns=columns, code=int(wide / 0.6 / 0.78 * 0.97)
    )


def columns_on_grid(size: TrimSize, wanted: Columns) -> Columns:
    """As many of the columns as the page has room for."""
    if size.width < WIDE_PAGE:
        return 1
    page = _grid_page(size)
    room = int((size.width - page.inner - page.outer + _GUTTER) // (_COLUMN + _GUTTER))
    if min(room, wanted) >= 3:
        return 3
    return 2 if min(room, wanted) == 2 else 1
