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
    return hashlib.blake2b("\0".join(_drawn(box_of(page))).encode(), digest_size=12).hexdigest()


def _drawn(box: Any) -> Iterator[str]:
    """Each box in a box, and what is drawn of it; those out of flow as well."""
    box = getattr(box, "_box", box)
    element, style = box.element, box.style
    if element is not None:
        yield from (element.get(name) or "" for name in _SEEN)
    edges = box.position_x, box.position_y, box.width, box.height
    yield " ".join(f"{edge:.2f}" if isinstance(edge, int | float) else "-" for edge in edges)
    yield f"{box.element_tag} {style['background_color']}"
    if isinstance(box, boxes.TextBox):
        yield f"{box.text} {_of_words(style)}"
    for child in getattr(box, "children", ()):
        yield from _drawn(child)


def _of_words(style: Any) -> str:
    """What of a style words show, put together once: most boxes share theirs."""
    known: str | None = style.__dict__.get("look_of_words")
    if known is None:
        known = style.look_of_words = " ".join(str(style[name]) for name in _STYLED)
    return known
