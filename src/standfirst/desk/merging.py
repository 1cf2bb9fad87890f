"""Merging: two versions of a text that were made of the same one, where they changed different lines."""

from __future__ import annotations

from difflib import SequenceMatcher


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both; None if both changed the same lines, or lines next to each other."""
    lines = base.splitlines(keepends=True)
    changes = sorted({*_changes(lines, mine), *_changes(lines, theirs)})
    parts: list[str] = []
    done = 0
    for number, (start, end, words) in enumerate(changes):
        if number and start <= changes[number - 1][1]:
            return None
        parts += [*lines[done:start], words]
        done = end
    return "".join((*parts, *lines[done:]))


def _changes(base: list[str], text: str) -> list[tuple[int, int, str]]:
    """Which lines of a text were changed, and what stands there now."""
    lines = text.splitlines(keepends=True)
    opcodes = SequenceMatcher(None, base, lines, autojunk=False).get_opcodes()
    return [(a, b, "".join(lines[c:d])) for kind, a, b, c, d in opcodes if kind != "equal"]
