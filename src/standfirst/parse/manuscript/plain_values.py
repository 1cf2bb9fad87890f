"""Values as every form of front matter gives them: text, numbers, truth values, lists and dicts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping


def plain_value(value: object) -> object:
    """A value made of text, numbers, truth values, lists and dicts only."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain_value(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain_value(inner) for inner in value]
        case _:
            return str(value)
