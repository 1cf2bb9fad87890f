"""Hyphenation patterns of a language, read when a word first asks for them.

Pyphen takes every pattern apart when a dictionary is opened: for most languages a tenth of a second, for
Hungarian more than one, and of some ten thousand patterns an article needs a few hundred. Here a dictionary
is opened as lines, and each is taken apart when it is met.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pyphen  # type: ignore[import-untyped]  # it has no types

_NO_PATTERN = re.compile(f"(?:{'|'.join(map(re.escape, pyphen.ignored))}).*")
_DIGITS = {ord(digit): None for digit in "0123456789"}


@cache
def dictionary(language: str, before: int, after: int) -> pyphen.Pyphen | None:
    """The dictionary of a language, or of its kin; None if there is none.

    ``before`` and ``after`` are the fewest letters that stand before and after a hyphen.
    """
    known = pyphen.language_fallback(language)
    if known is None:
        return None
    path = pyphen.LANGUAGES[known]
    if path not in pyphen.hdcache:
        pyphen.hdcache[path] = _Dictionary(path)
    return pyphen.Pyphen(lang=known, left=before, right=after)


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """What Pyphen has of a file of patterns."""

    def __init__(self, path: Path) -> None:
        encoding, _, lines = path.read_bytes().partition(b"\n")
        name = encoding.decode("ascii").strip()
        text = lines.decode("cp1251" if name.lower() == "microsoft-cp1251" else name)
        text = pyphen.parse_hex(lambda found: chr(int(found[1], 16)), text)
        patterns = [line for line in map(str.strip, text.split("\n")) if not _NO_PATTERN.match(line)]
        keys = "\n".join(pattern.partition("/")[0] for pattern in patterns).translate(_DIGITS).split("\n")
        self.patterns = _Patterns(
            {key: pattern for key, pattern in zip(keys, patterns, strict=True) if key != pattern}
        )
        self.cache: dict[str, list[pyphen.DataInt]] = {}
        self.maxlen = max(map(len, self.patterns))


class _Patterns(dict[str, Any]):
    """By its letters, each pattern as it is written; once it was asked for, as Pyphen wants it."""

    def get(self, letters: str, default: Any = None) -> Any:
        """A pattern's first value's place, and its values."""
        found = super().get(letters, default)
        if isinstance(found, str):
            found = self[letters] = _values(found)
        return found


def _values(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    """The first place between letters that a pattern says something of, and what it says of it and those
    after it; None if it says nothing."""
    pattern, slash, alternative = pattern.partition("/")
    number = pyphen.AlternativeParser(pattern, alternative) if slash and "=" in alternative else int
    values = [number(digit or "0") for digit, _ in pyphen.parse(pattern)]
    places = [place for place, value in enumerate(values) if value]
    return (places[0], tuple(values[places[0] : places[-1] + 1])) if places else None
