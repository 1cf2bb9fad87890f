"""Finding the passage that a quotation repeats: the same words, fewer words, or changed words.

Compares words only: letter case, quotation marks, dashes and end punctuation aside (CONTRACT:
``pull_quotes``). The fuzzy part is RapidFuzz's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from standfirst.model.blocks import Mode

WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
ELLIPSIS = re.compile(r"\[?\s*(?:…|\.\s?\.\s?\.)\s*\]?")

RECOGNISABLE = 0.6
"""Of the quotation's words in runs of three or more: below that nobody would recognise it."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text to compare by; of Chinese and Japanese, the characters."""
    folded = text.casefold().replace("’", "'").replace("‘", "'").replace("\u00ad", "")
    result: list[str] = []
    for match in WORD.finditer(folded):
        word = match[0].replace("‐", "-").replace("‑", "-")
        if CJK.search(word):
            result.extend(word)
        else:
            result.extend(part for part in re.split("['-]", word) if part)
    return tuple(result)


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


def best_match(quotation: str, passages: Sequence[Passage], near: int) -> Match | None:
    """The passage that a quotation repeats; of equals the one nearest to index ``near``."""
    wanted = words(quotation)
    if not wanted:
        return None
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
    from rapidfuzz.distance import LCSseq

    runs = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in LCSseq.opcodes(wanted, passage.words)
        if op.tag == "equal"
    ]
    kept = sum(end - start for start, end, _, _ in runs)
    in_runs = sum(end - start for start, end, _, _ in runs if end - start >= min(3, len(wanted)))
    if not runs or in_runs < RECOGNISABLE * len(wanted):
        return None
    reach = runs[-1][3] - runs[0][2]
    if kept == len(wanted) and reach <= max(4 * len(wanted), len(wanted) + 40) and in_runs >= 0.8 * kept:
        return Match(passage.index, "exact" if reach == kept else "elided", 1.0 if reach == kept else 0.99)
    return Match(passage.index, "adapted", in_runs / len(wanted))
