"""Limits: text that WeasyPrint can't set as its language needs, reported with its place.

It lays out lines from right to left, tables and columns too, and joins and reorders letters (UAX #9). It
does not set apart what is written in another direction (CSS Writing Modes 4, ``unicode-bidi: isolate``), has
no lines from top to bottom (``writing-mode``), and justifies Arabic by spaces only: we leave it ragged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.diagnostics import Report
from standfirst.editions.print import PiecePart, PrintEdition
from standfirst.model.document import Piece
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import own_inlines, walk_piece

_VERTICAL = {"ja": "Japanese", "zh": "Chinese"}
"""Languages that are also set in lines from top to bottom."""
_LATIN_IN_MARKS = re.compile(
    r"[\"“«(\[](?P<words>[A-Za-z][^\"“”«»()\[\]\u0590-\u08ff]*(?P<mark>[!?.…]))(?=[\"”»)\]])"
)
"""Latin words between marks of the line around them, with a mark of their own at their end."""


def report_limits(edition: PrintEdition, report: Report) -> None:
    """Warn (S521), piece by piece, of what can't be set as it should be."""
    for part in edition.parts:
        if isinstance(part, PiecePart):
            for span, words in _limits(part.piece):
                report.add("S521", span, words)


def _limits(piece: Piece) -> Iterator[tuple[Span, str]]:
    language = _VERTICAL.get(piece.language.partition("-")[0].lower())
    if language:
        yield piece.span, f"{language} is set in lines from left to right; from top to bottom can't be had"
    if piece.direction == "rtl":
        for block in walk_piece(piece):
            for found in _LATIN_IN_MARKS.finditer(plain(own_inlines(block))):
                yield block.span, f"the “{found['mark']}” of “{_end(found['words'])}” is put at the wrong end"


def _end(words: str) -> str:
    """The last words."""
    return words if len(words) <= 40 else "…" + words[-40:].partition(" ")[2]
