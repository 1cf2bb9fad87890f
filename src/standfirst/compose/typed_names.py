"""Names typed before references: whoever writes *Figures @fig-a and @fig-b* means *Figures 1 and 2*."""

from __future__ import annotations

import re

import msgspec


class Names(msgspec.Struct, frozen=True):
    """What things of a kind are called, in small letters: ``figure``, ``figures``."""

    one: str
    several: str
    shortest: int = 2
    """Letters of an abbreviation of it: those of *Fig.*, but one is enough for a page, *p.*"""


class NamesBefore:
    """What a run of text names before each reference in it, from its beginning on."""

    def __init__(self, last: str) -> None:
        """``last``: what stands between the last two of several in the language, *and*."""
        self._joins = re.compile(rf"{_JOINS}|,? {re.escape(last.strip())} ")
        self._listed: Names | None = None
        """What the references that stand side by side here are called, after a word for several."""

    def names(self, before: str, names: Names) -> bool:
        """Whether the words before a reference to something that is called so have its name already."""
        if self._listed == names and self._joins.fullmatch(before):
            return True
        word = _last_word(before)
        is_for_several = word == names.several or _abbreviates(word, names)
        self._listed = names if is_for_several else None
        return is_for_several or bool(word and word == names.one)

    def pass_by(self) -> None:
        """Something else stands in the run."""
        self._listed = None


_JOINS = r"\s*[,;–—-]\s*|\s\w{1,4}\s"
"""What stands between things that are listed: a comma, the dash of a range, a short word such as *or*. Behind
a comma only *and* goes on with a list: *but* begins something else."""
_OPENING = "([{“„‘‚«‹\"'¿¡"
"""What a word may begin with that is no part of it."""


def _last_word(before: str) -> str:
    """The word that a reference stands behind, in small letters; none if it stands behind a sign."""
    return before.split()[-1].lstrip(_OPENING).casefold() if before.strip() and before[-1].isspace() else ""


def _abbreviates(word: str, names: Names) -> bool:
    """Whether a word is short for a name: *Fig.*, *Figs.*, *pp.*"""
    stem = word.removesuffix(".")
    if stem == word or len(stem) < names.shortest:
        return False
    is_doubled = names.shortest == 1 and stem == 2 * names.one[:1]
    return names.one.startswith((stem, stem.removesuffix("s"))) or is_doubled
