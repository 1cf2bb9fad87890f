"""The look of a page that is not written yet: a digest of what would be drawn, and cheap beside drawing it.

It tells which pages of a part have changed. What it is made of are the boxes with their places, words and
colours: under the same stylesheets two pages of the same look are hardly ever drawn differently, so it
will do where a page is only shown, and never for what is finished.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from standfirst.render.pdf.weasyprint_patches.box_tree import box_of

_SEEN = ("class", "src", "style", "lang")
"""The attributes of an element that make a difference to what is drawn of it."""
_STYLED = ("color", "font_family", "font_size", "font_style", "font_weight", "text_decoration_line")
"""The same of the style of words."""


def look_of(page: Any) -> str:
    """The digest of a page of a layout."""
    digest = hashlib.blake2b(digest_size=12)
    for drawn in _drawn(box_of(page)):
        digest.update(repr(drawn).encode())
    return digest.hexdigest()


def _drawn(box: Any) -> Iterator[tuple[object, ...]]:
    """Each box in a box, and what is drawn of it; those out of flow as well."""
    box = getattr(box, "_box", box)
    element = box.element
    named = tuple(element.get(name) for name in _SEEN) if element is not None else ()
    edges = box.position_x, box.position_y, box.width, box.height
    place = tuple(round(float(x), 2) if isinstance(x, int | float) else 0 for x in edges)
    yield box.element_tag, named, place, str(box.style["background_color"])
    if isinstance(box, boxes.TextBox):
        yield box.text, *(str(box.style[name]) for name in _STYLED)
    for child in getattr(box, "children", ()):
        yield from _drawn(child)
