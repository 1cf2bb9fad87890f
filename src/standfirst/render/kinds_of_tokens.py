"""Of what kind the value of each token is, and whether another value is of that kind too.

A token that is given a colour where it needs a length is used by nothing, and CSS says nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import tinycss2
from tinycss2.color3 import parse_color

Kind: TypeAlias = Literal["colour", "length", "number", "percentage"]

EXAMPLES: Mapping[Kind, str] = {
    "colour": "a colour such as `#1d5196`",
    "length": "a length such as `13pt` or `22mm`",
    "number": "a number such as `35`",
    "percentage": "a percentage such as `75%`",
}
_UNITS = frozenset("mm cm in pt pc px q em rem ex ch lh rlh vw vh".split())  # noqa: SIM905


_ANYWHERE = frozenset({"inherit", "initial", "unset", "none", "auto", "normal"})
"""Words that most properties know."""


def tokens_in(css: str) -> dict[str, Kind]:
    """The kind of each token that the first rule of a stylesheet declares, where its value shows it."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            kinds = ((each.name, _kind(each.value)) for each in inside if each.type == "declaration")
            return {name: kind for name, kind in kinds if kind is not None}
    return {}


def is_of_kind(value: list[Any], kind: Kind) -> bool:
    """Whether a value is of this kind; one that is worked out (``calc()``, ``var()``) always is."""
    only = _only(value)
    if only is None:
        return False
    if _is_function(only) or (only.type == "ident" and only.lower_value in _ANYWHERE):
        return True
    match kind:
        case "length":
            return _kind(value) in ("length", "percentage") or (only.type == "number" and only.value == 0)
        case "number":
            return only.type in ("number", "ident")
        case "percentage":
            return only.type in ("number", "percentage")
        case "colour":
            return _kind(value) == "colour"


def _kind(value: list[Any]) -> Kind | None:
    only = _only(value)
    if only is None or _is_function(only):
        return None
    match only.type:
        case "dimension":
            return "length" if only.lower_unit in _UNITS else None
        case "number" | "percentage":
            return "number" if only.type == "number" else "percentage"
        case _:
            return "colour" if parse_color(only) else None


def _is_function(token: Any) -> bool:
    return token.type == "function" and not parse_color(token)


def _only(value: list[Any]) -> Any | None:
    """The one component of a value; None if it has several or none."""
    parts = [token for token in value if token.type not in ("whitespace", "comment")]
    return parts[0] if len(parts) == 1 else None
