"""All boxes in a box are found by one generator, and whether one is in the flow is one question.

WeasyPrint 70 has a generator for each box, and every box that is found goes through all those around it; for
the flow it asks five questions, hundreds of times a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import Box

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch


def _descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
    """A box and all boxes in it, in their order (WeasyPrint's ``Box.descendants``)."""
    yield box
    waiting = [*box.children][::-1]
    while waiting:
        box = waiting.pop()
        if isinstance(box, Box):
            yield box
            waiting += box.children[::-1]
        elif placeholders:
            yield from box.descendants(placeholders)
        else:
            yield box


_FLOATS = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
_PLACED = frozenset({"absolute", "fixed"})
_ELSEWHERE = frozenset({"running()", "note()"})


def _is_in_normal_flow(box: Any) -> bool:
    """Whether a box is in the normal flow (WeasyPrint's ``Box.is_in_normal_flow``)."""
    style = box.style
    if style["float"] in _FLOATS:
        return False
    position = style["position"]
    return position not in _PLACED and position[0] not in _ELSEWHERE


def walk_at_once() -> None:
    """From now on boxes are found so, and those in the flow known so."""
    Box.descendants = _descendants
    Box.is_in_normal_flow = _is_in_normal_flow


PATCH = Patch(
    name="walks",
    does="Finds the boxes in a box with one generator, and asks once whether one is in the flow.",
    upstream=NONE_KNOWN,
    relies_on={"weasyprint.formatting_structure.boxes.Box": "110b2400932a"},
    without="laying out takes longer",
    install=walk_at_once,
)
