"""OnPage: a place on a printed page, to be pointed at."""

from __future__ import annotations

import msgspec


class OnPage(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle on a page; measures are points from the left edge and from the head of the trimmed page."""

    page: int
    """From 1, as readers of PDFs count."""
    left: float
    right: float
    top: float
    bottom: float
