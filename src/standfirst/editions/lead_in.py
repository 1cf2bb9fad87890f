"""The lead-in: the first words of a piece, set in small capitals so that the eye finds the beginning.

Only print has it. It is a view of the piece: the words stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from standfirst.editions.trim_sizes import Columns
from standfirst.model.blocks import Blocks, Division, Figure, Paragraph, PullQuote, Question, Section, Turn
from standfirst.model.document import UNTITLED, Piece, PieceKind
from standfirst.model.inlines import Anchor, IndexMark, IndexTerm, Inline, Inlines, Styled, Text
from standfirst.model.text import plain

CLASS = "lead-in"
INITIAL = "initial"

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


SHORTEST_WITH_INITIAL = {1: 220, 2: 150, 3: 100}
"""Characters of a paragraph, by the columns of the text, from which on it has the three lines that stand
beside an initial."""


def led_in(piece: Piece, *, has_initial: bool = False, columns: Columns = 1) -> Piece:
    """The piece with the beginning of its text marked, where it begins with running text.

    ``has_initial``: its first letter is marked, too, if the paragraph is long enough in one of so many
    ``columns``; that of an interview is where its first answer begins.
    """
    if piece.kind in WITHOUT and not (has_initial and piece.kind == "interview"):
        return piece
    shortest = SHORTEST_WITH_INITIAL[columns] if has_initial else None
    return msgspec.structs.replace(piece, body=_with_opened(piece.body, shortest))


def _with_opened(blocks: Blocks, shortest: int | None) -> Blocks:
    """The blocks, the first paragraph of running text among them opened; with an initial if it has so many
    characters (None: without)."""
    match blocks:
        case (Paragraph() as first, *rest):
            opened = _opened(first.inlines)
            inlines = (
                _with_initial(opened)
                if shortest is not None and len(plain(first.inlines)) >= shortest
                else opened
            )
            return (msgspec.structs.replace(first, inlines=inlines), *rest)
        case (Figure() as first, *rest):
            return (first, *_with_opened(tuple(rest), shortest))
        case (Question() | PullQuote() | Division() | Turn(role="question") as first, *rest) if (
            shortest is not None
        ):
            return (first, *_with_opened(tuple(rest), shortest))
        case (Turn() | Section() as first, *rest) if shortest is not None:
            inner = _with_opened(first.blocks, shortest)
            return (msgspec.structs.replace(first, blocks=inner), *rest)
        case _:
            return blocks


def _with_initial(inlines: Inlines) -> Inlines:
    """The run with its first letter, and a quotation mark before it, as an initial."""
    match inlines:
        case (Styled(classes=(name,), children=(Text(value=words), *others)), *rest) if name == CLASS:
            pass
        case (Text(value=words), *rest):
            name, others = "", []
        case _:
            return inlines
    found = re.match(r"[“‘«„¿¡(]?\s?[^\W\d_]", words)
    if found is None:
        return inlines
    after = Text(words[found.end() :])
    letter = Styled((INITIAL,), (Text(found[0]),))
    return (letter, Styled((name,), (after, *others)) if name else after, *rest)


def _opened(inlines: Inlines) -> Inlines:
    left = _end_of_lead("".join(_plain_start(inlines)))
    lead, rest = list[Inline](), list(inlines)
    while left > 0:
        first = rest.pop(0)
        held = _plain_words(first) or ""
        if len(held) > left and isinstance(first, Text):
            rest.insert(0, Text(held[left:]))
            first = Text(held[:left])
        lead.append(first)
        left -= len(held)
    return (Styled((CLASS,), tuple(lead)), *rest) if lead else inlines


def _plain_start(inlines: Inlines) -> Iterator[str]:
    """The words of a run, up to the first thing that does not look like running text."""
    for inline in inlines:
        if (held := _plain_words(inline)) is None:
            return
        yield held


def _plain_words(inline: Inline) -> str | None:
    """The words of what looks like running text, as marks for the index do; None of anything else."""
    match inline:
        case Text(value=value) | IndexTerm(children=(Text(value=value),)):
            return value
        case IndexMark() | Anchor():
            return ""
        case _:
            return None


def _end_of_lead(words: str) -> int:
    """Where the lead-in ends: after whole words, before the first mark that ends a clause."""
    clause = re.split(r"[.,;:!?—–()\"“”«»]", words, maxsplit=1)[0]
    if len(clause) <= _LONGEST:
        return len(clause.rstrip()) if len(clause) >= _SHORTEST else 0
    cut = clause.rfind(" ", 0, _LONGEST)
    return cut if cut >= _SHORTEST else 0
