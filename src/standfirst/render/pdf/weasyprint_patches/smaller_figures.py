"""A figure that is a little too high for the rest of its page may be drawn a little smaller there.

What says ``--may-shrink: 60%`` may have its picture drawn at that part of its size, and not smaller; its
caption is set as always. A figure of several pictures stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

_SAFE = 0.1
"""Pixels."""


class Smaller(NamedTuple):
    """How a picture fits."""

    part: float
    """Of its size, below 1."""
    height: float
    """Pixels."""


def smaller(box: Any, whole: Callable[[], Any], foot: float) -> Smaller | None:
    """How the picture of a figure has to be drawn for the figure to end above ``foot`` (in pixels, on the
    page); None if that is smaller than it may be.

    ``whole`` lays the figure out as if there were room for it.
    """
    least = _least_part(box.style)
    if not least or len(list(_pictures(box))) != 1:
        return None
    figure = whole()
    high = next(_pictures(figure)).height
    height = high - (figure.border_box_y() + figure.border_height() - foot) - _SAFE
    return Smaller(height / high, height) if high and least <= height / high < 1 else None


@contextmanager
def drawn_smaller(box: Any, wanted: Smaller) -> Iterator[None]:
    """Until this ends, the picture of a figure is laid out as high as that."""
    (picture,) = _pictures(box)
    before = picture.style
    picture.style = before.copy()
    picture.style["max_height"] = Dimension(wanted.height, "px")
    try:
        yield
    finally:
        picture.style = before


def _least_part(style: Any) -> float:
    """How small a picture may be, in parts of its size; 0 if its style says nothing of it."""
    tokens = [token for token in style["__may_shrink"] or () if token.type == "percentage"]
    return float(tokens[0].value) / 100 if tokens else 0.0


def _pictures(box: Any) -> Iterator[Any]:
    return (inner for inner in box.descendants() if isinstance(inner, boxes.ReplacedBox))
