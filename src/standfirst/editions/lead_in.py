"""The lead-in: the first words of a piece, set in small capitals so that the eye finds the beginning.

Only print has it. It is a view of the piece: the words stay what they are.
"""

from __future__ import annotations

import re

import msgspec

from standfirst.model.blocks import Paragraph
from standfirst.model.document import UNTITLED, Piece, PieceKind
from standfirst.model.inlines import Inlines, Styled, Text

CLASS = "lead-in"

WITHOUT: frozenset[PieceKind] = UNTITLED | {
    "interview",
    "poem",
    "part",
    "glossary",
    "bibliography",
    "notes",
    "index",
    "about-the-authors",
}
"""Kinds of pieces whose beginning is no running text that a reader looks for."""

_SHORTEST, _LONGEST = 12, 26
"""Characters that it may have, in whole words."""


def led_in(piece: Piece) -> Piece:
    """The piece with the beginning of its text marked, where it begins with running text."""
    if piece.kind in WITHOUT or not piece.body:
        return piece
    first = piece.body[0]
    if not isinstance(first, Paragraph):
        return piece
    opened = msgspec.structs.replace(first, inlines=_opened(first.inlines))
    return msgspec.structs.replace(piece, body=(opened, *piece.body[1:]))


def _opened(inlines: Inlines) -> Inlines:
    if not inlines or not isinstance(inlines[0], Text):
        return inlines
    words = inlines[0].value
    end = _end_of_lead(words)
    if not end:
        return inlines
    return (Styled((CLASS,), (Text(words[:end]),)), Text(words[end:]), *inlines[1:])


def _end_of_lead(words: str) -> int:
    """Where the lead-in ends: after whole words, before the first mark that ends a clause."""
    clause = re.split(r"[.,;:!?—–()\"“”«»]", words, maxsplit=1)[0]
    if len(clause) <= _LONGEST:
        return len(clause.rstrip()) if len(clause) >= _SHORTEST else 0
    cut = clause.rfind(" ", 0, _LONGEST)
    return cut if cut >= _SHORTEST else 0
