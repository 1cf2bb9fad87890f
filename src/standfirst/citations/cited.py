"""What is asked of a citation processor, and what comes back."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

from standfirst.model.inlines import Inlines


class Cite(msgspec.Struct, frozen=True):
    """A citation, as a manuscript has it."""

    typed: str
    """``[see @doe99, p. 33]`` or ``@doe99 [p. 33]``."""
    note: Literal["none", "alone", "among words"] = "none"
    """Whether it stands in a note, so that a style of notes makes none of it; there among other words?"""
    begins: bool = False
    """Whether it is the first of its piece: there is nothing before it to say *ibid.* of."""


class CitedWords(msgspec.Struct, frozen=True):
    """What is printed for a citation."""

    words: Inlines
    """With a reference to each of its notes, named by its number from 0."""
    notes: tuple[Inlines, ...] = ()


class Work(msgspec.Struct, frozen=True):
    """A work in the list of those that are cited."""

    key: str
    mark: Inlines
    """The number or label before it; often none."""
    words: Inlines


class Cited(msgspec.Struct, frozen=True):
    """All citations of a publication, in the order in which they were asked for, and the list."""

    citations: tuple[CitedWords, ...]
    works: tuple[Work, ...]
    """In the order of the style."""


class Works(Protocol):
    """The bibliography of a publication, and the style in which it is cited."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Those of all works that can be cited."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether all files of the bibliography could be read."""
        ...

    def cited(self, cites: tuple[Cite, ...], language: str) -> Cited:
        """What is printed for these. Raises NotCitedError if the style can't be used."""
        ...


class NotCitedError(Exception):
    """Citations can't be made. The message says why, and begins in lower case."""
