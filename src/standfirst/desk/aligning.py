"""Words of two texts laid side by side: which word of the one is which word of the other.

First what both have only once, three words long, in the same order; then between those what is rarer
there; what is left is compared word by word. Words that stand out of order (pull quotes, running heads)
are found by five words, or three, that the other text has in a row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]
MOST_COMPARED = 40_000
"""Pairs of words that are compared at most where nothing in a stretch is rare."""


def aligned(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For the number of each of their words the number of ours that it is, if it is one of ours."""
    found = {their: our for our, their in _pairs(ours, theirs, (0, len(ours)), (0, len(theirs)), 3)}
    _add_strays(ours, theirs, found)
    return found


def _pairs(ours: Sequence[str], theirs: Sequence[str], here: Pair, there: Pair, size: int) -> Iterator[Pair]:
    """The pairs within two stretches, found by runs of so many words that both have once."""
    if here[0] >= here[1] or there[0] >= there[1]:
        return
    known, wanted = _once(ours, here, size), _once(theirs, there, size)
    anchors = _rising(sorted((known[run], wanted[run]) for run in known.keys() & wanted.keys()))
    if not anchors:
        if size > 1:
            yield from _pairs(ours, theirs, here, there, size - 2)
        elif (here[1] - here[0]) * (there[1] - there[0]) <= MOST_COMPARED:
            yield from _compared(ours, theirs, here, there)
        return
    at, theirs_at = here[0], there[0]
    for our, their in anchors:
        if our < at or their < theirs_at:
            continue  # within the run before
        yield from _pairs(ours, theirs, (at, our), (theirs_at, their), max(1, size - 2))
        at, theirs_at = our, their
        while at < here[1] and theirs_at < there[1] and ours[at] == theirs[theirs_at]:
            yield at, theirs_at
            at, theirs_at = at + 1, theirs_at + 1
    yield from _pairs(ours, theirs, (at, here[1]), (theirs_at, there[1]), max(1, size - 2))


def _once(words: Sequence[str], stretch: Pair, size: int) -> dict[tuple[str, ...], int]:
    """The runs of so many words that occur once in a stretch, and where."""
    found: dict[tuple[str, ...], int] = {}
    for at in range(stretch[0], stretch[1] - size + 1):
        run = tuple(words[at : at + size])
        found[run] = -1 if run in found else at
    return {run: at for run, at in found.items() if at >= 0}


def _compared(ours: Sequence[str], theirs: Sequence[str], here: Pair, there: Pair) -> Iterator[Pair]:
    matcher = SequenceMatcher(None, ours[slice(*here)], theirs[slice(*there)], autojunk=False)
    for our, their, many in matcher.get_matching_blocks():
        yield from ((here[0] + our + n, there[0] + their + n) for n in range(many))


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest row of these pairs (in the order of ours) that rises in theirs as well."""
    ends: list[int] = []
    values: list[int] = []
    before: list[int] = []
    for number, (_, their) in enumerate(pairs):
        at = bisect_left(values, their)
        before.append(ends[at - 1] if at else -1)
        values[at : at + 1], ends[at : at + 1] = [their], [number]
    row, number = [], ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _add_strays(ours: Sequence[str], theirs: Sequence[str], found: dict[int, int]) -> None:
    """Words of theirs that have no partner yet, in runs that ours has somewhere."""
    for size in (5, 3):
        starts: dict[tuple[str, ...], int] = {}
        for at in range(len(ours) - size + 1):
            starts.setdefault(tuple(ours[at : at + size]), at)
        for their in range(len(theirs) - size + 1):
            is_known = all(their + n in found for n in range(size))
            our = None if is_known else starts.get(tuple(theirs[their : their + size]))
            if our is not None:
                found.update((their + n, our + n) for n in range(size) if their + n not in found)


def nearest(found: Mapping[int, int], number: int, farthest: int = 40) -> tuple[int, bool] | None:
    """The partner of a word, or of the next word that has one, and whether it is the word's own."""
    for distance in range(farthest):
        for near in (number - distance, number + distance):
            if near in found:
                return found[near], distance == 0
    return None
