"""Pages that lie on their side, turned so that all have one size, as a press and a folded sheet need it."""

from __future__ import annotations

import pikepdf
from pikepdf import Array

BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


def turn_upright(pdf: pikepdf.Pdf) -> None:
    """Turn each page that is as wide as the first is high: its head comes to the left edge. What is not in
    the content of a page (links, what its tags say of places) stays as it was."""
    first = pdf.pages[0].trimbox
    for page in pdf.pages:
        if _size(page.trimbox) == _size(first)[::-1] != _size(first):
            _turn(pdf, page, float(page.trimbox[3] + first[0]), float(first[1] - page.trimbox[0]))


def _size(box: pikepdf.Object) -> tuple[float, float]:
    left, bottom, right, top = map(float, box)
    return round(right - left, 1), round(top - bottom, 1)


def _turn(pdf: pikepdf.Pdf, page: pikepdf.Page, right: float, up: float) -> None:
    """Turn a page to the left around its origin, and move it."""
    page.contents_add(pdf.make_stream(f"q 0 1 -1 0 {right:.3f} {up:.3f} cm".encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"Q"), prepend=False)
    for name in BOXES:
        if name in page.obj:
            left, bottom, end, top = map(float, page.obj[name])
            page.obj[name] = Array([right - top, left + up, right - bottom, end + up])
