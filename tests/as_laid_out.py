"""The boxes of pages as they can be compared: what is drawn of each, and where."""

from __future__ import annotations

from typing import Any

from weasyprint import HTML

EDGES = (
    *("position_x", "position_y", "width", "height", "baseline"),
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"border_{side}_width" for side in ("top", "right", "bottom", "left")),
    *("background", "text"),
)
"""What a box is given when it is laid out."""


def laid_out(page: str) -> list[tuple[object, ...]]:
    """All boxes of all pages of an HTML document."""
    layout = HTML(string=page).render()
    return [seen(box) for page in layout.pages for box in page._page_box.descendants(placeholders=True)]


def seen(box: Any) -> tuple[object, ...]:
    """A box, and what it was given."""
    used = ((name, getattr(box, name, None)) for name in EDGES)
    return (type(box).__name__, box.element_tag, *((name, _shown(value)) for name, value in used))


def _shown(value: Any) -> object:
    return value if isinstance(value, str | int | float | None) else str(value.color)
