"""The areas of links: each as high as its type, and one for each line instead of one for each box.

Words inside a line of text have no height of their own there, so that no line becomes higher for them
(``line-height: 0``); WeasyPrint takes the area of a link from that height. It also makes an area for each box
in a link: for emphasis, for a number of a page that is filled in later.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes

HEIGHT = 1.2
"""Of the area of a link in a line: times the size of its type."""

Area: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom, in CSS pixels."""


def set_link_areas(layout: Any) -> None:
    """Replace the links of the pages of a layout by one for each outermost box that is a link."""
    for page in layout.pages:
        page.links = list(_outermost(page.links))


def _outermost(links: list[tuple[str, str, Area, Any]]) -> Iterator[tuple[str, str, Area, Any]]:
    """The links, which come as their boxes contain each other: each with the areas of those inside it."""
    areas = {id(box): _area(box, area) for _, _, area, box in links}
    inside: set[int] = set()
    for kind, target, _, box in links:
        if id(box) in inside:
            continue
        held = [x for x in _descendants(box) if id(x) in areas]
        inside.update(map(id, held))
        yield kind, target, _around([areas[id(x)] for x in (box, *held)]), box


def _area(box: Any, area: Area) -> Area:
    """The area of a box; of one in a line, at least as high as its type."""
    left, top, right, bottom = area
    missing = HEIGHT * float(box.style["font_size"]) - (bottom - top)
    if missing <= 0 or not isinstance(box, boxes.InlineBox):
        return area
    return left, top - missing / 2, right, bottom + missing / 2


def _around(areas: list[Area]) -> Area:
    lefts, tops, rights, bottoms = zip(*areas, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _descendants(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        child = getattr(child, "_box", child)
        yield child
        yield from _descendants(child)
