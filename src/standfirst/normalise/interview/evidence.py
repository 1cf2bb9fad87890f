"""Evidence: what speakers are judged by beside their lines, found only when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from standfirst.model import blocks as b
from standfirst.model.blocks import Blocks
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.interview.find_speaker_labels import label_of
from standfirst.normalise.lexicon import Lexicon, lexicon_of
from standfirst.normalise.names import initials_of, looks_like_name, names_in

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

BRACKETED_INITIALS = re.compile(r"[(（]\s*(?P<letters>(?:[^\W\d_]\.?){2,5})\s*[)）]")
"""``Joy Anders (JA)``"""

EQUATED = re.compile(
    r"(?:^|[,;\n])\s*(?P<letters>[^\W\d_]{2,5})\s*(?:[=:：–—-]|\s)\s*"
    r"(?P<name>[^\W\d_][^\n,;:：=–—()]{2,40}?)\s*(?=$|[,;\n(.])",
    re.MULTILINE,
)
"""``JA = Joy Anders``, in a list of who spoke."""


ACCOUNT = re.compile(r"[a-zà-ÿ]{2,}(?:[-_.][a-zà-ÿ]{2,}){1,2}")
"""What a site calls somebody: ``joy-anders``."""


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
        spoken = tuple(_without_labels(self.blocks))
        everywhere = names_in(spoken, self.language)
        at_first = names_in(_first_words(spoken), self.language)
        at_first = tuple(name for name in at_first if name in everywhere)
        return (*self.named, names_in(self.opening, self.language), at_first, everywhere)

    @cached_property
    def declared(self) -> Mapping[str, str]:
        """The full names that the piece itself gives for initials: in brackets after the name, in a
        table of who was there, or in a list ``JA = Joy Anders``. They beat every guess."""
        found: dict[str, str] = {}
        for letters, name in (*_in_brackets(self.prose), *_equated(self.prose), *_in_tables(self.blocks)):
            if len(name.split()) > len(found.get(letters, "").split()):
                found[letters] = name
        return found

    def declares(self, label: str) -> str | None:
        """The full name that the piece gives for a label which is somebody's initials."""
        return self.declared.get(letters_of(label)) if label.isupper() else None


def evidence_in(draft: Draft, *, has_questions: bool) -> Evidence:
    """What a draft says of the people in it."""
    named: list[str] = []
    for key in PEOPLE_KEYS:
        value = draft.front_matter.get(key)
        named.extend(str(x) for x in (value if isinstance(value, list) else [value]) if x)
    credited = (*(c.name for c in draft.contributors), *(c.name for c in draft.credits))
    people = tuple(map(_name_of_account, credited))
    return Evidence(
        lexicon=lexicon_of(draft.language),
        language=draft.language or "en",
        named=(people, tuple(named)),
        opening_blocks=draft.opening,
        blocks=(*draft.blocks, *draft.ending),
        size=len(draft.blocks),
        has_questions=has_questions,
    )


def _name_of_account(name: str) -> str:
    """``Joy Anders`` for ``joy-anders``; a name as it is."""
    if not ACCOUNT.fullmatch(name):
        return name
    return " ".join(part.capitalize() for part in re.split(r"[-_.]", name))


def letters_of(label: str) -> str:
    """Initials without full stops and spaces: ``J. A.`` → JA."""
    return re.sub(r"[.\s]", "", label)


def _without_labels(blocks: Blocks) -> Iterator[str]:
    """The runs of the blocks, of a paragraph with a label only what is said."""
    for run in runs_of(blocks):
        label = label_of(run)
        yield plain(run) if label is None or not label.rest else plain(label.rest)


def _in_brackets(prose: str) -> Iterator[tuple[str, str]]:
    """The initials in brackets, each with the name straight before it that begins with their first letter."""
    for found in BRACKETED_INITIALS.finditer(prose):
        letters = letters_of(found["letters"])
        if not letters.isupper():
            continue
        before = re.split(r"[,;:()\n*]|[.!?]\s", prose[max(0, found.start() - 80) : found.start()])[
            -1
        ].split()
        names = (" ".join(before[-size:]) for size in range(min(5, len(before)), 0, -1))
        name = next((x for x in names if x[0] == letters[0] and looks_like_name(x)), None)
        if name is not None:
            yield letters, name


def _equated(prose: str) -> Iterator[tuple[str, str]]:
    """The initials that a line or a part of one gives with their name."""
    for found in EQUATED.finditer(prose):
        letters, name = found["letters"], found["name"].strip()
        if letters.isupper() and " " in name and _may_stand_for(letters, name):
            yield letters, name


def _in_tables(blocks: Blocks) -> Iterator[tuple[str, str]]:
    """The initials and names in the rows of tables of who was there."""
    for block in blocks:
        for row in (*block.head, *block.body) if isinstance(block, b.Table) else ():
            cells = [" ".join(plain(run) for run in runs_of(cell.blocks)).strip() for cell in row]
            initials = [
                letters_of(cell) for cell in cells if cell.isupper() and 2 <= len(letters_of(cell)) <= 5
            ]
            names = [cell for cell in cells if not cell.isupper() and _has_capitals(cell)]
            whole = next((x for x in names if " " in x), " ".join(names[:2]))
            if initials and " " in whole and _may_stand_for(initials[0], whole):
                yield initials[0], whole


def _may_stand_for(letters: str, name: str) -> bool:
    """Whether these can be the initials of somebody who may have names that are left out here."""
    words = name.split()
    same_ends = words[0][0] == letters[0] and words[-1][:1] == letters[-1]
    return _has_capitals(name) and (same_ends or letters in initials_of(name))


def _has_capitals(name: str) -> bool:
    """Whether each word of a name but small ones has a capital: beside initials no more is needed."""
    words = name.split()
    return (
        1 <= len(words) <= 6
        and words[-1][0].isupper()
        and all(word[0].isupper() or (len(word) <= 3 and word.isalpha()) for word in words)
    )


def _first_words(runs: Iterable[str]) -> list[str]:
    """The runs in which the piece's first words stand."""
    words, first = 0, []
    for run in runs:
        if words >= OPENING_WORDS:
            break
        first.append(run)
        words += len(run.split())
    return first
