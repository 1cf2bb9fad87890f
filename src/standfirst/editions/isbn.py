"""ISBNs: the numbers by which the trade knows an edition (ISO 2108)."""

from __future__ import annotations

FIGURES = 13


def figures_of(isbn: str) -> str:
    """The thirteen figures of an ISBN, which may be typed with hyphens or spaces.

    Raises ValueError for what is none; the message goes on after the name of a setting.
    """
    figures = isbn.upper().removeprefix("ISBN").replace("-", "").replace(" ", "").lstrip(":")
    if len(figures) != FIGURES or not (figures.isascii() and figures.isdigit()):
        raise ValueError(f'should be an ISBN of thirteen figures, not "{isbn}"')
    if not figures.startswith(("978", "979")):
        raise ValueError(f'is no ISBN, which begins with 978 or 979: "{isbn}"')
    if (last := _check_figure(figures)) != figures[-1]:
        raise ValueError(f'is no ISBN: "{isbn}"; after its other figures the last one should be {last}')
    return figures


def _check_figure(figures: str) -> str:
    """What the last figure should be (ISO 2108, annex C)."""
    total = sum(int(figure) * (3 if place % 2 else 1) for place, figure in enumerate(figures[:-1]))
    return str(-total % 10)


def urn_of(isbn: str) -> str:
    """The name of the edition as an address (RFC 8254)."""
    return f"urn:isbn:{figures_of(isbn)}"
