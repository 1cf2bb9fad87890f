"""ISBNs: the numbers by which the trade knows an edition (ISO 2108)."""

from __future__ import annotations

from stdnum import ean, isbn

FIGURES = 13


def figures_of(number: str) -> str:
    """The thirteen figures of an ISBN, which may be typed with hyphens or spaces.

    Raises ValueError for what is none; the message goes on after the name of a setting.
    """
    figures: str = isbn.compact(number.upper().removeprefix("ISBN").lstrip(" :"))
    if len(figures) != FIGURES or not (figures.isascii() and figures.isdigit()):
        raise ValueError(f'should be an ISBN of thirteen figures, not "{number}"')
    if not figures.startswith(("978", "979")):
        raise ValueError(f'is no ISBN, which begins with 978 or 979: "{number}"')
    if (last := ean.calc_check_digit(figures[:-1])) != figures[-1]:
        raise ValueError(f'is no ISBN: "{number}"; after its other figures the last one should be {last}')
    return figures


def urn_of(number: str) -> str:
    """The name of the edition as an address (RFC 8254)."""
    return f"urn:isbn:{figures_of(number)}"
