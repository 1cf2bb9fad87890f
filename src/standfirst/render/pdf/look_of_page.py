"""The look of a page that is not written yet: a digest of what would be drawn, and cheap beside drawing it.

It tells which pages of a part have changed. What it is made of are the boxes with their places, words and
colours: under the same stylesheets two pages of the same look are hardly ever drawn differently, so it
will do where a page is only shown, and never for what is finished.
"""

from __future__ import annotations

import hashlib
from typing import Any

from weasyprint.formatting_structure import boxes

from standfirst.render.pdf.weasyprint_patches.box_tree import box_of

_SEEN = ("class", "src", "style", "lang")
"""The attributes of an element that make a difference to what is drawn of it."""
_STYLED = ("color", "font_family", "font_size", "font_style", "font_weight", "text_decoration_line")
"""The same of the style of words."""


def look_of(page: Any) -> str:
    """The digest of a page of a layout."""
    drawn: list[str] = []
    _add_drawn(box_of(page), None, drawn)
    return hashlib.blake2b("\0".join(drawn).encode(), digest_size=12).hexdigest()


def _add_drawn(box: Any, around: Any, drawn: list[str]) -> None:
    """Add each box in a box, and what is drawn of it; those out of flow as well. ``around`` is the element of
    the box around it, of which everything was said."""
    box = box.__dict__.get("_box", box)
    element = box.element
    if element is not around and element is not None:
        drawn += [element.get(name) or "" for name in _SEEN]
    try:
        drawn.append(f"{box.position_x:.2f} {box.position_y:.2f} {box.width:.2f} {box.height:.2f}")
    except ValueError:  # "auto"
        edges = box.position_x, box.position_y, box.width, box.height
        drawn.append(" ".join(f"{edge:.2f}" if isinstance(edge, int | float) else "-" for edge in edges))
    drawn += [str(box.element_tag), _of_box(box.style)]
    if isinstance(box, boxes.TextBox):
        drawn += [box.text, _of_words(box.style)]
    else:
        for child in box.__dict__.get("children", ()):
            _add_drawn(child, element, drawn)


def _of_box(style: Any) -> str:
    """What of a style a box shows, put together once."""
    known: str | None = style.__dict__.get("look_of_box")
    if known is None:
        known = style.look_of_box = str(style["background_color"])
    return known


def _of_words(style: Any) -> str:
    """The same of the words in it: most boxes share their style."""
    known: str | None = style.__dict__.get("look_of_words")
    if known is None:
        known = style.look_of_words = " ".join(str(style[name]) for name in _STYLED)
    return known
