"""All boxes in a box, one after the other, are found by one generator.

WeasyPrint 70 has one for each box, and every box that is found goes through all those around it.
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


def walk_at_once() -> None:
    """From now on boxes are found so."""
    Box.descendants = _descendants


PATCH = Patch(
    name="walks",
    does="Finds the boxes in a box with one generator instead of one for each.",
    upstream=NONE_KNOWN,
    relies_on={"weasyprint.formatting_structure.boxes.Box": "110b2400932a"},
    without="laying out takes longer",
    install=walk_at_once,
)
