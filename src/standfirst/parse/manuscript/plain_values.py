"""Values as every form of front matter gives them: text, numbers, truth values, lists and dicts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

_UNSEEN = {0x00AD: None, 0x200B: None, 0xFEFF: None}
"""Soft hyphens, zero-width spaces and byte order marks: nobody sees them, and catalogues would keep them."""


def plain_value(value: object) -> object:
    """A value made of text, numbers, truth values, lists and dicts only."""
    match value:
        case str():
            return value.translate(_UNSEEN)
        case None | bool() | int() | float():
            return value
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain_value(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain_value(inner) for inner in value]
        case _:
            return str(value)
