"""The words of inlines and blocks, in reading order, without markup."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import assert_never

from standfirst.model import inlines as i
from standfirst.model.document import Piece, title_of
from standfirst.model.inlines import Inline, Inlines


def plain(inlines: Inlines) -> str:
    """The words of a run of inlines. Line breaks are spaces, note references nothing."""
    if len(inlines) == 1 and isinstance(inlines[0], i.Text):
        return inlines[0].value
    return "".join([_plain(inline) for inline in inlines])


def _plain(inline: Inline) -> str:
    match inline:
        case i.Text(value=value) | i.Code(value=value) | i.Abbreviation(value=value) | i.Formula(value=value):
            return value
        case i.CrossReference():
            return inline.text
        case i.Container(children=children):
            return plain(children)
        case i.LineBreak():
            return " "
        case i.NoteReference() | i.InlineImage() | i.Anchor() | i.IndexMark():
            return ""
        case _:
            assert_never(inline)


def as_line(inlines: Inlines) -> str:
    """The words of a run where nothing can be drawn, as in bookmarks and running heads: a formula is a line
    of text, not its TeX."""
    return "".join(
        (inline.line or inline.value)
        if isinstance(inline, i.Formula)
        else as_line(inline.children)
        if isinstance(inline, i.Container)
        else _plain(inline)
        for inline in inlines
    )


def name_of(piece: Piece) -> str:
    """What people call a piece: the words of its title, else its name."""
    title = title_of(piece)
    return as_line(title.inlines) if title else piece.name


@lru_cache(maxsize=2048)  # improving pages asks again for the same paragraphs
def letters(text: str) -> str:
    """Letters and figures alone, in one case, ligatures undone."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _NO_LETTERS.sub("", folded)


_NO_LETTERS = re.compile(r"[\W_]+")
