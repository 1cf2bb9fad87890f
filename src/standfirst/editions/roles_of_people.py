"""People: what they did, in the words of the library trade, and how a catalogue sorts their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from standfirst.model.document import BACK_MATTER, FRONT_MATTER, Contributor, Piece

_RELATORS = {
    "aut": ("author", "poet", "writer", "essayist", "words", "text", "by"),
    "ive": ("interviewee",),
    "ivr": ("interviewer", "interview"),
    "edt": ("editor", "editing", "edited", "edited by", "copy editor", "sub-editor", "subeditor"),
    "trl": ("translator", "translation", "translated", "translated by"),
    "ill": ("illustrator", "illustration", "illustrations", "drawings", "illustrated by"),
    "pht": ("photographer", "photograph", "photographs", "photography", "photo", "photos"),
    "aui": ("introduction", "foreword", "preface"),
    "aft": ("afterword",),
    "bkd": ("designer", "design", "book design", "layout"),
    "cov": ("cover", "cover design", "cover designer", "cover artist"),
    "pfr": ("proofreader", "proofreading"),
    "com": ("compiler",),
    "ann": ("annotator", "annotations", "notes"),
    "trc": ("transcriber", "transcription", "transcript"),
    "pbl": ("publisher",),
}
_RELATOR_OF = {word: code for code, words in _RELATORS.items() for word in words}

CREATORS = frozenset({"aut", "ive"})
"""Who made the words, rather than helped."""
_AROUND = FRONT_MATTER | BACK_MATTER | {"introduction"}
"""Kinds of pieces around the body of a book."""

_PERSON = re.compile(r"[^\W\d_][\w.’'-]*( [^\W\d_][\w.’'-]*){1,3}")
_COMPANY = re.compile(
    r"\b(?:the|and|of|press|group|party|union|movement|collective|society|institute|university|editors|staff|"
    r"team|committee|association|foundation|platform|network|club|resistance)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "le"}) | frozenset(
    {"ten", "ter", "van", "vom", "von", "zu"}
)
_INVERTED = re.compile(r"[\u0000-\u052f\u1e00-\u1fff\u2019 ]+")
"""Latin, Greek and Cyrillic names have the family's last; others are sorted as they stand."""


def relator(role: str | None) -> str | None:
    """The MARC relator code of a role, if it is one that we know: ``trl`` of ``translation``."""
    return _RELATOR_OF.get(" ".join((role or "").lower().rstrip(":").split()))


_ENGLISH = frozenset(
    {
        "author",
        "poet",
        "writer",
        "essayist",
        "editor",
        "translator",
        "illustrator",
        "photographer",
        "designer",
        "proofreader",
        "compiler",
        "annotator",
        "transcriber",
        "interviewer",
        "interviewee",
    }
)


def of_several(role: str, language: str) -> str:
    """What somebody was, of more than one of them: ``authors``; in other languages, as it was typed."""
    is_known = language.split("-")[0] == "en" and role.lower() in _ENGLISH
    return f"{role}s" if is_known else role


def file_as(name: str) -> str | None:
    """``Verhey, Joost`` of ``Joost Verhey``; None for what may be no person's name, or has no other form."""
    if not _PERSON.fullmatch(name) or not _INVERTED.fullmatch(name) or _COMPANY.search(name):
        return None
    names = name.split()
    given, family = names[:-1], names[-1]
    while len(given) > 1 and given[-1] in _PARTICLES:
        family = f"{given.pop()} {family}"
    return f"{family}, {' '.join(given)}"


def creators_among(contributors: tuple[Contributor, ...]) -> list[str]:
    """Those who made the words rather than helped."""
    return [c.name for c in contributors if c.role is None or relator(c.role) in CREATORS]


def contributors_of(piece: Piece) -> tuple[Contributor, ...]:
    """Those of a piece by the names that they have in it."""
    return tuple(replace(x, name=name_as_spoken(x.name, piece)) for x in piece.contributors)


def people_of(pieces: Sequence[Piece], own: Sequence[Contributor] = ()) -> Iterator[Contributor]:
    """The people of the pieces, beside the publication's ``own``. Who wrote a foreword, or another piece
    before or after the body, has not written the book, unless nobody else has."""
    body = (c for piece in pieces if piece.kind not in _AROUND for c in contributors_of(piece))
    wrote = set(creators_among((*own, *body)))
    for piece in pieces:
        for person in contributors_of(piece):
            if piece.kind not in _AROUND or not wrote or not creators_among((person,)):
                yield person
            elif person.name not in wrote:
                yield replace(person, role=piece.kind)


def name_as_spoken(name: str, piece: Piece) -> str:
    """A name in capitals as its speaker is called elsewhere in the piece."""
    if not name.isupper():
        return name
    called = (label for speaker in piece.speakers for label in (speaker.name, *speaker.labels))
    return next((x for x in called if x.casefold() == name.casefold() and not x.isupper()), name)
