"""Finding the passage that a quotation repeats: the same words, fewer words, or changed words.

Compares words only: letter case, quotation marks, dashes and end punctuation aside (the modes are
explained in the manual's chapter on interviews). The fuzzy part is RapidFuzz's.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from standfirst.model.blocks import Mode

WORD = re.compile(r"[^\W_]+")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
ELLIPSIS = re.compile(r"\[?\s*(?:…|\.\s?\.\s?\.)\s*\]?")

RUN = 3
"""Words in a row that two texts share by more than chance."""

RECOGNISABLE = 0.6
"""Of the quotation's words in such runs: below that nobody would recognise it …"""

MOSTLY = 0.62
"""… unless this many are there in order, close together, and some in a run."""


STRETCH = 4_000
"""Words: of a longer passage, each stretch of so many is looked at by itself."""

WORDS_LOOKED_AT = 40_000
PASSAGES_LOOKED_AT = 200
"""For one quotation, and for one of its words: many quotations from a long text would take its square."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text to compare by; of Chinese and Japanese, the characters."""
    found = WORD.findall(text.casefold().replace("\u00ad", ""))
    if not CJK.search(text):
        return tuple(found)
    return tuple(part for word in found for part in (word if CJK.search(word) else (word,)))


class Passage(msgspec.Struct, frozen=True):
    """A stretch of running text, and what a quotation found in it."""

    index: int
    """Whatever the caller knows it by."""
    words: tuple[str, ...]


class Match(msgspec.Struct, frozen=True):
    """How a quotation stands to a passage."""

    index: int
    mode: Mode
    score: float
    """1.0: every word in order."""


class RunningText:
    """The passages of a piece, and which words each of them has."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        parts = [part for passage in passages for part in _in_stretches(passage)]
        self._passages = sorted(enumerate(parts), key=lambda numbered: numbered[1].index)
        """By where they stand, each with its number."""
        self._holding: dict[str, list[int]] = {}
        for at, (_, passage) in enumerate(self._passages):
            for word in dict.fromkeys(passage.words):
                self._holding.setdefault(word, []).append(at)

    def likely(self, wanted: tuple[str, ...], near: int) -> list[Passage]:
        """Those that may have half of these words: of very many, some that are nearest to index ``near``.

        Who has half of them has one of the rarer half.
        """
        rarest_first = sorted(set(wanted), key=lambda word: (len(self._holding.get(word, ())), word))
        found: set[int] = set()
        for word in rarest_first[: len(rarest_first) // 2 + 1]:
            found.update(self._nearest(self._holding.get(word, []), near))
        likely, left = list[tuple[int, Passage]](), WORDS_LOOKED_AT
        for at in sorted(found, key=lambda at: (abs(self._passages[at][1].index - near), at)):
            left -= len(self._passages[at][1].words)
            if left < 0 and likely:
                break
            likely.append(self._passages[at])
        return [passage for _, passage in sorted(likely, key=lambda numbered: numbered[0])]

    def _nearest(self, places: list[int], near: int) -> list[int]:
        if len(places) <= PASSAGES_LOOKED_AT:
            return places
        middle = bisect(places, near, key=lambda at: self._passages[at][1].index)
        first = max(0, min(middle - PASSAGES_LOOKED_AT // 2, len(places) - PASSAGES_LOOKED_AT))
        return places[first : first + PASSAGES_LOOKED_AT]


def _in_stretches(passage: Passage) -> Iterator[Passage]:
    """A passage; of one without end, stretches that overlap by half."""
    if len(passage.words) <= STRETCH:
        yield passage
        return
    for start in range(0, len(passage.words) - STRETCH // 2, STRETCH // 2):
        yield Passage(passage.index, passage.words[start : start + STRETCH])


def best_match(quotation: str, text: RunningText, near: int) -> Match | None:
    """The passage that a quotation repeats; of equals the one nearest to index ``near``."""
    wanted = words(quotation)
    if not wanted:
        return None
    passages = text.likely(wanted, near)
    parts = tuple(words(part) for part in ELLIPSIS.split(quotation))
    parts = tuple(part for part in parts if part)
    exact = [Match(p.index, "exact", 1.0) for p in passages if len(parts) == 1 and _contains(p.words, wanted)]
    elided = [
        Match(p.index, "elided", 1.0)
        for p in passages
        if len(parts) > 1 and _contains_in_order(p.words, parts)
    ]
    found = exact or elided or _fuzzy(wanted, passages)
    if not found:
        return None
    best = max(match.score for match in found)
    return min((m for m in found if m.score >= best - 0.02), key=lambda m: abs(m.index - near))


def _contains(text: tuple[str, ...], part: tuple[str, ...], start: int = 0) -> bool:
    return _find(text, part, start) >= 0


def _find(text: tuple[str, ...], part: tuple[str, ...], start: int = 0) -> int:
    """Where ``part`` stands in ``text`` at or after ``start``; -1 if nowhere."""
    size = len(part)
    first = part[0]
    position = start
    while position <= len(text) - size:
        try:
            position = text.index(first, position, len(text) - size + 1)
        except ValueError:
            return -1
        if text[position : position + size] == part:
            return position
        position += 1
    return -1


def _contains_in_order(text: tuple[str, ...], parts: tuple[tuple[str, ...], ...]) -> bool:
    position = 0
    for part in parts:
        found = _find(text, part, position)
        if found < 0:
            return False
        position = found + len(part)
    return True


def _fuzzy(wanted: tuple[str, ...], passages: Sequence[Passage]) -> list[Match]:
    """Matches with words left out or changed."""
    found: list[Match] = []
    vocabulary = set(wanted)
    for passage in passages:
        if len(vocabulary.intersection(passage.words)) < 0.5 * len(vocabulary):
            continue
        match = _compared(wanted, passage)
        if match is not None:
            found.append(match)
    return found


def _compared(wanted: tuple[str, ...], passage: Passage) -> Match | None:
    """How the quotation stands to the stretch of the passage that is most like it."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq

    size = len(wanted)
    place = fuzz.partial_ratio_alignment(wanted, passage.words, score_cutoff=40)
    if place is None:
        return None
    start = max(0, place.dest_start - size)
    window = passage.words[start : place.dest_end + size]
    runs = [op for op in LCSseq.opcodes(wanted, window) if op.tag == "equal"]
    kept = sum(op.src_end - op.src_start for op in runs)
    if not runs or kept < RECOGNISABLE * size:
        return None
    in_runs = sum(op.src_end - op.src_start for op in runs if op.src_end - op.src_start >= min(RUN, size))
    reach = runs[-1].dest_end - runs[0].dest_start
    if kept == size and (reach <= 2 * size or in_runs >= 0.8 * size):
        return Match(passage.index, "exact" if reach == kept else "elided", 1.0 if reach == kept else 0.99)
    if in_runs >= RECOGNISABLE * size or (
        in_runs >= 0.4 * size and kept >= MOSTLY * size and reach <= 2 * size
    ):
        return Match(passage.index, "adapted", (in_runs + kept) / (2 * size))
    return None
