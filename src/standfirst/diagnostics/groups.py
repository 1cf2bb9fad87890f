"""Diagnostics with one cause, put together: five hundred dead links are one thing to read about."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeAlias

from standfirst.diagnostics.diagnostic import Diagnostic

Group: TypeAlias = tuple[Diagnostic, ...]
"""Diagnostics with one cause, in the order in which they came; at least one."""

FEW = 5
"""So many different messages of one code are still shown one by one."""


def grouped(diagnostics: Iterable[Diagnostic]) -> list[Group]:
    """The diagnostics by cause, in the order of the first of each.

    One cause is the same code, severity and hint, with either the same message or more than ``FEW``
    different ones.
    """
    diagnostics = tuple(diagnostics)
    first_seen = {id(diagnostic): number for number, diagnostic in enumerate(diagnostics)}
    groups: list[Group] = []
    for alike in _by(lambda d: (d.code, d.severity, d.hint), diagnostics):
        by_message = _by(lambda d: d.message, alike)
        groups += by_message if len(by_message) <= FEW else [alike]
    return sorted(groups, key=lambda group: first_seen[id(group[0])])


def times(group: Group) -> int:
    """How many times what a group is about was found."""
    return sum(diagnostic.count for diagnostic in group)


def _by(key: Callable[[Diagnostic], Hashable], diagnostics: Group) -> list[Group]:
    found: dict[Hashable, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(key(diagnostic), []).append(diagnostic)
    return [tuple(group) for group in found.values()]
