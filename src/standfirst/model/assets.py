"""Assets: the pictures that a publication brings along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import msgspec


class Asset(msgspec.Struct, frozen=True, kw_only=True):
    """A picture, read and checked."""

    name: str
    """Unique in the publication and safe as a file name: ``images/fold.svg``."""
    media_type: str
    """``image/png``, ``image/jpeg``, ``image/gif``, ``image/webp``, ``image/svg+xml``."""
    data: bytes
    width: int
    height: int
    """Pixels; user units for SVG."""


Assets: TypeAlias = Mapping[str, Asset]
"""By name. Travels beside the ``Document``, whose images name them."""
