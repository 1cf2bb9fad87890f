"""The press that files for the printer are made for."""

from __future__ import annotations

import msgspec

BLEED = 3.0
"""Millimetres beyond the trimmed page, as most printers ask."""


class InkProfile(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the press that the file is for."""

    profile: bytes
    """Of its four inks on its paper (ICC.1)."""
    condition: str | None = None
    """The name of a registered printing condition that the profile is for, such as FOGRA51."""
