"""Evidence: what speakers are judged by beside their lines, found only when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from standfirst.model.blocks import Blocks
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.lexicon import Lexicon, lexicon_of
from standfirst.normalise.names import full_names

PEOPLE_KEYS = (
    "interviewee",
    "interviewees",
    "interviewer",
    "speakers",
    "speaker",
    "guests",
    "guest",
    "hosts",
)
"""Keys of the front matter that name who speaks."""

OPENING_WORDS = 400
"""Where names are introduced."""

AFTER_LABEL = re.compile(r"^[^:：]{1,40}[:：]\s")
"""What can be a label and is no part of the name that follows it."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What a piece says of the people in it."""

    lexicon: Lexicon
    language: str
    named: tuple[tuple[str, ...], ...]
    """The people of its byline and credits, and those of its front matter."""
    opening_blocks: Blocks
    blocks: Blocks
    """Of its body and its ending."""
    size: int
    """How many blocks its body has."""
    has_questions: bool
    """Whether it has questions that carry no label."""

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The words of its opening, a run each."""
        return tuple(plain(run) for run in runs_of(self.opening_blocks))

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """The words of its body and ending, a run each."""
        return tuple(plain(run) for run in runs_of(self.blocks))

    @cached_property
    def prose(self) -> str:
        """All its words."""
        return "\n".join((*self.opening, *self.runs))

    @cached_property
    def pools(self) -> tuple[tuple[str, ...], ...]:
        """Full names to resolve labels by, the surest first."""
        first = _first_words(self.runs)
        at_first = _names_in(first, self.language)
        later = _names_in(self.runs[len(first) :], self.language)
        everywhere = tuple(dict.fromkeys((*at_first, *later)))
        return (*self.named, _names_in(self.opening, self.language), at_first, everywhere)


def evidence_in(draft: Draft, *, has_questions: bool) -> Evidence:
    """What a draft says of the people in it."""
    named: list[str] = []
    for key in PEOPLE_KEYS:
        value = draft.front_matter.get(key)
        named.extend(str(x) for x in (value if isinstance(value, list) else [value]) if x)
    people = (*(c.name for c in draft.contributors), *(c.name for c in draft.credits))
    return Evidence(
        lexicon=lexicon_of(draft.language),
        language=draft.language or "en",
        named=(people, tuple(named)),
        opening_blocks=draft.opening,
        blocks=(*draft.blocks, *draft.ending),
        size=len(draft.blocks),
        has_questions=has_questions,
    )


def _names_in(runs: Iterable[str], language: str) -> tuple[str, ...]:
    """The full names in runs of words, the label at the beginning of a run left out."""
    spoken = (AFTER_LABEL.sub("", run) for run in runs)
    return tuple(dict.fromkeys(name for run in spoken for name in full_names(run, language)))


def _first_words(runs: Sequence[str]) -> list[str]:
    """The runs in which the piece's first words stand."""
    words, first = 0, []
    for run in runs:
        if words >= OPENING_WORDS:
            break
        first.append(run)
        words += len(run.split())
    return first
