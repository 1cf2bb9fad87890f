"""Numbering: which number each page bears, and how it is written."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Figures: TypeAlias = Literal["arabic", "roman"]

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
ROMAN_GLYPHS = "ivxlcdm"


def roman(number: int) -> str:
    """A number in small roman figures: ``xiv``."""
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


class Numbering(msgspec.Struct, frozen=True, kw_only=True):
    """How the pages of a book are numbered: those before ``body`` apart, or all in one."""

    front: Figures = "arabic"
    body: int = 0
    """The page, from 0, on which the body begins. Roman front matter is numbered for itself."""

    def label(self, page: int) -> str:
        """The number that a page (from 0) bears: ``iv``, ``12``."""
        if self.front == "arabic":
            return str(page + 1)
        return roman(page + 1) if page < self.body else str(page - self.body + 1)
