"""Numbers as letters and as roman figures."""

from __future__ import annotations

from typing import Literal, TypeAlias

Counting: TypeAlias = Literal["1", "a", "A", "i", "I"]
"""How the items of a list are counted, as HTML says it."""


def counted(count: int, way: Counting) -> str:
    """A number as a list has it: ``3``, ``c``, ``iii``."""
    match way:
        case "a":
            return letter(count).lower()
        case "A":
            return letter(count)
        case "i":
            return roman(count)
        case "I":
            return roman(count).upper()
        case _:
            return str(count)


def letter(count: int) -> str:
    """``A`` to ``Z``, then ``AA``."""
    name = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(count: int) -> str:
    """A number in small roman figures."""
    written = ""
    for value, letters in (*_ROMAN, *_SMALL_ROMAN):
        times, count = divmod(count, value)
        written += letters * times
    return written
