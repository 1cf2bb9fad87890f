"""Changes to the text of a manuscript before it is parsed: what is replaced, and what the repair shows.

``apply_changes`` puts them in and keeps count of which line of the file each line came from.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import msgspec

from standfirst.model.span import Span
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.parse.manuscript.source_file import SourceFile

CONTEXT = 24
"""Characters of context on either side of a change in an excerpt."""

MARKS = " \t>"
"""What a change may put before a line without making it another."""

LONGEST = 200
"""Characters: a longer excerpt is cut in its middle."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Other words for the stretch of the text from ``start`` up to ``end`` (offsets)."""

    start: int
    end: int
    words: str
    why: str
    certainty: Certainty = Certainty.CERTAIN
    before: str | None = None
    """What the repair shows; None: the very words."""
    after: str | None = None


def apply_changes(
    source: SourceFile, rule: Rule, changes: Iterable[Change], style: HouseStyle
) -> tuple[SourceFile, Repairs]:
    """The manuscript with those changes that the house style lets through, and all of them as repairs.

    Changes come in order and do not overlap.
    """
    text, done = source.text, 0
    pieces: list[str] = []
    numbers: list[int] = []
    repairs: list[Repair] = []
    line = 0
    for change in changes:
        first = line + text.count("\n", done, change.start)
        last = first + text.count("\n", change.start, change.end)
        repair = style.decide(_repair(rule, change, source.span(first, last)))
        if style.reports(repair):
            repairs.append(repair)
        pieces.append(text[done : change.start])
        numbers.extend(source.number_of(n) for n in range(line + 1, first + 1))
        if repair.applied:
            pieces.append(change.words)
            old = text[change.start : change.end].split("\n")
            numbers.extend(source.number_of(first + n) for n in _origins(old, change.words.split("\n")))
        else:
            pieces.append(text[change.start : change.end])
            numbers.extend(source.number_of(n) for n in range(first + 1, last + 1))
        line, done = last, change.end
    if not repairs and done == 0:
        return source, ()
    pieces.append(text[done:])
    numbers.extend(source.number_of(n) for n in range(line + 1, line + text.count("\n", done) + 1))
    numbers.insert(0, source.number_of(0))
    return source.with_lines("".join(pieces).split("\n"), numbers), tuple(repairs)


def _origins(old: list[str], new: list[str]) -> list[int]:
    """For each new line but the first, which old line it came from: the next one with the same words."""
    origins, at = [], 0
    for line in new[1:]:
        words = line.strip(MARKS)
        if words:
            at = next((n for n in range(at, len(old)) if words in old[n]), at)
        origins.append(at)
    return origins


def _repair(rule: Rule, change: Change, span: Span) -> Repair:
    return rule.repair(
        span=span,
        before=change.before if change.before is not None else "",
        after=change.after if change.after is not None else change.words,
        why=change.why,
        certainty=change.certainty,
    )


def change_of_line(
    start: int, old: str, new: str, *, why: str, certainty: Certainty = Certainty.CERTAIN
) -> Change:
    """The change of a whole line, which shows as much of it as differs, and a few words around."""
    common = zip(old, new, strict=False)
    left = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], common))
    common = zip(reversed(old[left:]), reversed(new[left:]), strict=False)
    right = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], common))
    return Change(
        start=start,
        end=start + len(old),
        words=new,
        why=why,
        certainty=certainty,
        before=excerpt(old, left, len(old) - right),
        after=excerpt(new, left, len(new) - right),
    )


def excerpt(line: str, start: int, end: int) -> str:
    """The stretch of a line with a few words around it; of a long one the beginning and the end."""
    first = max(line.rfind(" ", 0, start - CONTEXT) + 1, start - 2 * CONTEXT) if start > CONTEXT else 0
    last = line.find(" ", end + CONTEXT, end + 2 * CONTEXT) if end + CONTEXT < len(line) else len(line)
    last = min(end + 2 * CONTEXT, len(line)) if last < 0 else last
    shown = f"{'…' if first else ''}{line[first:last]}{'…' if last < len(line) else ''}"
    if len(shown) <= LONGEST:
        return shown
    return f"{shown[: LONGEST // 2]} … {shown[-LONGEST // 2 :]}"
