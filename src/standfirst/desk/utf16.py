"""Offsets in a text, as Python counts (characters) and as browsers count (UTF-16 code units)."""

from __future__ import annotations

from bisect import bisect_left


class Offsets:
    """Between the two ways of counting, for one text."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]
        self._wide_there = [at + n for n, at in enumerate(self._wide)]

    def there(self, here: int) -> int:
        """The offset in UTF-16 code units of an offset in characters."""
        return here + bisect_left(self._wide, here)

    def here(self, there: int) -> int:
        """The offset in characters of an offset in UTF-16 code units; within a pair, that of its
        character."""
        before = bisect_left(self._wide_there, there)
        return there - before + (1 if before and self._wide_there[before - 1] == there - 1 else 0)
