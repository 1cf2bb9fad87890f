"""A picture as it lies in the publication, or why it can't be read."""

from __future__ import annotations

import msgspec

LARGEST_FILE = 100_000_000
"""Bytes."""


class ImageFile(msgspec.Struct, frozen=True):
    """The bytes of a picture."""

    name: str
    """The path from the publication's folder, with forward slashes."""
    data: bytes


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Why something can't be shown."""

    code: str
    message: str
    hint: str | None = None
    """None: the catalogue's."""
