"""The front matter under our keys, in whatever language it names them."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst.normalise.dates import parse_date
from standfirst.parse.manuscript.key_names import OURS


def in_our_keys(values: Mapping[str, object], language: str) -> Mapping[str, object]:
    """The front matter with what it calls ``titulo`` or ``autor`` under our keys, unless these are taken."""
    if values.keys().isdisjoint(OURS) and "data" not in values:
        return values
    added: dict[str, object] = {}
    for name, value in values.items():
        if name in OURS and value:
            added.setdefault(OURS[name], value)
    if isinstance(values.get("data"), str) and parse_date(values["data"], language):
        added.setdefault("date", values["data"])
    return {**added, **values}
