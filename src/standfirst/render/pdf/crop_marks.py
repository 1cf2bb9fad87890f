"""Crop marks: where the printer cuts, drawn outside the bleed on all plates."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

Corners = tuple[float, float, float, float]

POINTS = 72 / 25.4
"""Points in a millimetre."""
MARK = 5.0
"""Millimetres that a crop mark is long; it ends 1 mm outside the bleed."""


def add_marks(pdf: pikepdf.Pdf, page: pikepdf.Page, marks: Iterator[Corners], within: Corners) -> None:
    """Cut what is drawn at the bleed, and draw marks outside it, on all plates."""
    left, bottom, right, top = within
    clip = f"q {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n"
    lines = " ".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in marks)
    page.contents_add(pdf.make_stream(clip.encode()), prepend=True)
    page.contents_add(
        pdf.make_stream(f"Q /Artifact BMC q 1 1 1 1 K 0.25 w {lines} Q EMC".encode()), prepend=False
    )


def crop_marks(trim: Corners, bleed: float) -> Iterator[Corners]:
    """Two short lines at each corner, in line with the trim."""
    left, bottom, right, top = trim
    near, far = (bleed + 1) * POINTS, (bleed + 1 + MARK) * POINTS
    for y in (bottom, top):
        yield left - far, y, left - near, y
        yield right + near, y, right + far, y
    for x in (left, right):
        yield x, bottom - far, x, bottom - near
        yield x, top + near, x, top + far
