"""Running heads: what stands over the text on left and right pages."""

from __future__ import annotations

import msgspec

from standfirst.editions.numbered_words import numbered_words
from standfirst.model.document import Document, Piece, title_of
from standfirst.model.text import as_line

LONGEST_HEAD = 60
"""Characters of a running head; a longer title is cut at a word."""


class RunningHeads(msgspec.Struct, frozen=True):
    """What stands over the text on left and right pages; never on the page where a piece opens."""

    verso: str
    recto: str
    notes: str = ""
    """Of a piece that is the notes of others: what stands before the number of the page to which the notes on
    a page belong, and, after a vertical bar, before those of several."""


def running_heads(document: Document, piece: Piece, byline: str | None) -> RunningHeads:
    """Publication on the left, piece on the right; an offprint has its authors on the left."""
    title = title_of(piece)
    recto = as_line(title.inlines) if title else document.title
    verso = (byline or "") if document.is_single_piece else document.title
    has_notes = piece.kind == "notes" and document.notes == "book"
    notes = "|".join(f"{one} " for one in numbered_words(piece.language).notes_to_pages) if has_notes else ""
    return RunningHeads(verso=shortened(verso), recto=shortened(recto), notes=notes)


def shortened(words: str) -> str:
    """The words on a line, cut at a word if they are long."""
    words = " ".join(words.split())
    if len(words) <= LONGEST_HEAD:
        return words
    return words[:LONGEST_HEAD].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
