"""The id that an anchor of the model has in an edition."""

from __future__ import annotations

import re
from functools import cache

_ORDINARY = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*+\Z")
"""A name that needs no looking into: what is allowed beyond takes long to compile, and is rarely met."""
_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)


def identifier(anchor: str) -> str:
    """The id that an anchor has in markup: a name as XML wants it, so never led by a digit."""
    if _ORDINARY.match(anchor):
        return anchor
    starts_a_name, not_in_a_name = _names()
    name = not_in_a_name.sub(lambda odd: f"_{ord(odd[0]):x}", anchor)
    return name if starts_a_name.match(name) else f"_{name}"


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What begins a name, and what is in none (XML 1.0, 2.3)."""
    return (
        re.compile(f"[{_NAME_START}]"),
        re.compile(f"[^{_NAME_START}0-9.\u00b7\u0300-\u036f\u203f\u2040-]"),
    )
