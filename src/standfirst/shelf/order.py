"""The order of the publications on a shelf: the latest first, those of one day by their titles."""

from __future__ import annotations

from collections.abc import Collection

from standfirst.shelf.entry import Entry


def in_order(entries: Collection[Entry]) -> tuple[Entry, ...]:
    """The publications as every list of the shelf has them; those without a date last."""
    return tuple(sorted(sorted(entries, key=_title), key=_date, reverse=True))


def _title(entry: Entry) -> tuple[str, str]:
    return entry.package.title.casefold(), entry.place


def _date(entry: Entry) -> str:
    return entry.package.date or ""
