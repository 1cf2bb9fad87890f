"""Limits: what the work on one piece may take, and how much it may if nobody says otherwise."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker may take for one task."""

    seconds: float = 300
    """Of processor time."""
    patience: float = 20
    """How many times as long it may take by the clock: for what waits for something that never comes."""
    megabytes: int = 2000
