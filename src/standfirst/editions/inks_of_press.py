"""The inks of the press that files for the printer are made for, and how far colours bleed."""

from __future__ import annotations

import re

import msgspec

BLEED = 3.0
"""Millimetres beyond the trimmed page, as most printers ask."""


class AccentInks(msgspec.Struct, frozen=True, kw_only=True):
    """What the accent colour is printed with, and its tints."""

    colour: str
    """On screens: ``#rrggbb``."""
    inks: tuple[float, float, float, float]
    """Cyan, magenta, yellow and black, from 0 to 1; of a spot colour: what stands in for it where there is
    none."""
    spot: str | None = None
    """The name of the ink on a plate of its own: ``PANTONE 485 C``."""


def accent_inks(words: str, colour: str) -> AccentInks:
    """What the setting says: ``spot:PANTONE 485 C``, or per cent of the four inks, ``0 90 95 0``."""
    kind, _, name = words.partition(":")
    if kind.casefold() == "spot":
        return AccentInks(colour=colour, inks=plain_inks(*rgb(colour)), spot=name.strip())
    cyan, magenta, yellow, black = (int(x) / PER_CENT for x in re.findall(r"\d+", words))
    return AccentInks(colour=colour, inks=(cyan, magenta, yellow, black))


PER_CENT = 100


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of ``#rrggbb``, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def plain_inks(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """Cyan, magenta, yellow and black, from 0 to 1: grey is black ink only, and black takes what it can."""
    light = max(red, green, blue)
    if light == 0 or red == green == blue:
        return 0, 0, 0, 1 - light
    return (light - red) / light, (light - green) / light, (light - blue) / light, 1 - light


class InkProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the press that the file is for."""

    profile: bytes
    """Of its four inks on its paper (ICC.1)."""
    condition: str | None = None
    """The name of a registered printing condition that the profile is for, such as FOGRA51."""
    accent: AccentInks | None = None
    """What the accent is printed with, unless it is converted as every other colour is."""
