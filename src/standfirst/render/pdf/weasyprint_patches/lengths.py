"""What the styles say of lengths is looked up once for each style.

WeasyPrint 70 asks a style for twenty lengths each time that a box is laid out, and puts together a long name
for its type to find the height of an empty line. Most styles have no length that depends on the box around.
"""

from __future__ import annotations

from typing import Any

from weasyprint import css
from weasyprint.css import computed_values, functions
from weasyprint.css.properties import Dimension
from weasyprint.draw.color import get_color
from weasyprint.layout import absolute, background, block, column, grid, inline, page, percent, table
from weasyprint.layout import float as float_
from weasyprint.text import line_break

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

weasyprints_strut = line_break.strut
weasyprints_math = functions.check_math
weasyprints_percentages = percent.resolve_percentages
weasyprints_backgrounds = background.layout_box_backgrounds

_NO_MATH = frozenset({str, int, float, bool, type(None), Dimension})


def _check_math(value: Any) -> Any:
    """Whether a value of a style has to be reckoned (WeasyPrint's ``check_math``)."""
    kind = type(value)
    if kind in _NO_MATH:
        return False
    if kind is tuple:
        return any(map(_check_math, value))
    return weasyprints_math(value)


def _strut(style: Any) -> Any:
    """The height and the baseline of an empty line (WeasyPrint's ``strut``)."""
    known = style.__dict__.get("_strut")
    if known is None:
        known = style._strut = weasyprints_strut(style)
    return known


# -- lengths of boxes -----------------------------------------------------------------------------

_LENGTHS = (
    *(f"margin_{side}" for side in ("left", "right", "top", "bottom")),
    *(f"padding_{side}" for side in ("left", "right", "top", "bottom")),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_SET = (*_LENGTHS, *_BORDERS)


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    """Give a box the lengths of its style (WeasyPrint's ``resolve_percentages``)."""
    style = box.style
    known = style.__dict__.get("_lengths")
    if known:
        _attributes(box).update(known)
        return
    weasyprints_percentages(box, containing_block)
    if known is None:
        used = _attributes(box)
        style._lengths = {name: used[name] for name in _SET} if _is_fixed(style) else {}


def _attributes(box: Any) -> dict[str, Any]:
    """Those of a box, or of the box whose place is held."""
    found: dict[str, Any] = box.__dict__
    return _attributes(found["_box"]) if "_box" in found else found


def _is_fixed(style: Any) -> bool:
    """Whether no length of a style depends on the box around it, and no border on the one beside it."""
    values = (style[name] for name in _LENGTHS)
    return style["border_collapse"] != "collapse" and all(
        value == "auto" or (type(value) is Dimension and value.unit == "px") for value in values
    )


# -- backgrounds ----------------------------------------------------------------------------------

_CORNERS = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_SQUARE = (0, "px")
_BARE = {**dict.fromkeys(_CORNERS, (0, 0)), "background": None}
"""What a box gets that has no background and no rounded corners."""


def _layout_box_backgrounds(
    page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None
) -> None:
    """Find and place the backgrounds of a box and those in it (WeasyPrint's ``layout_box_backgrounds``)."""
    if style is not None or box is page or not _is_bare(box.style):
        weasyprints_backgrounds(page, box, get_image, layout_children, style)
        return
    _attributes(box).update(_BARE)
    if layout_children:
        for child in box.all_children():
            _layout_box_backgrounds(page, child, get_image)


def _is_bare(style: Any) -> bool:
    """Whether a style has no background and no rounded corners."""
    known: bool | None = style.__dict__.get("_bare")
    if known is None:
        known = style._bare = (
            style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and style["visibility"] != "hidden"
            and all(kind == "none" for kind, _ in style["background_image"])
            and get_color(style, "background_color").alpha == 0
            and not style["box_shadow"]
            and all(_SQUARE in style[name] for name in _CORNERS)
        )
    return known


USE_LENGTHS = (absolute, block, column, float_, grid, inline, page, table)
_USE_MATH = (css, computed_values, functions, percent)


def look_up_once() -> None:
    """From now on lengths are looked up once."""
    for module in USE_LENGTHS:
        module.resolve_percentages = _resolve_percentages
    for module in _USE_MATH:
        module.check_math = _check_math
    inline.strut = _strut
    background.layout_box_backgrounds = _layout_box_backgrounds


PATCH = Patch(
    name="lengths",
    does="Looks up the lengths of a style once, and not for each box.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.css.functions.check_math": "0d7439a0c3f1",
        "weasyprint.layout.background.layout_box_backgrounds": "3a31f4bc4848",
        "weasyprint.layout.percent.resolve_radii_percentages": "09b868a4531d",
        "weasyprint.layout.percent.percentage": "c75fddf0ecb7",
        "weasyprint.layout.percent.resolve_one_percentage": "8abbba7df518",
        "weasyprint.layout.percent.resolve_percentages": "92016b948f74",
        "weasyprint.layout.percent.adjust_box_sizing": "a0415df952b1",
        "weasyprint.text.line_break.strut": "e0631a4e87ce",
    },
    without="laying out takes longer",
    install=look_up_once,
)
