"""The credit of a picture, where its caption ends with one or a line of its own gives it.

``*The press in its corner. Photo: Lena Ortiz*``: a credit is a short end of a caption that begins
with what was done (*Photo*, *Illustration by*, ©) and goes on with a name. Recognising is no repair.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import cut, trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import change_blocks
from standfirst.normalise.draft import Draft
from standfirst.normalise.lexicon import Lexicon, lexicon_of

LONGEST = 12
"""Words of a credit."""

LONGEST_CAPTION = 60
"""Words."""

NUMBERED = re.compile(
    r"(?:(?:figure|fig|abbildung|abb|figura|figuur|rysunek|rys|ryc|рисунок|рис|малюнок|мал|الشكل|شكل)\.?\s*"
    r"|[图圖図]\s*)\d{1,3}[a-z]?(?:\s*[.:：—–-]|\s)\s*\S",
    re.IGNORECASE,
)
"""``Figure 1: the weir``, right under a picture without a caption."""

BEGINNING = re.compile(r"^\s*|(?<=[.!?…。！？])\s+|\s*[|·/]\s+|\s+[—–]\s+|\s*[(（\[]|[。！？]")
"""Where in a caption a credit may begin."""

RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)\s*(?:\d{4}\s+)?[^\W\d_]", re.IGNORECASE)
PICTURED = ("photographs", "illustrations")


def recognise_picture_credits(draft: Draft) -> Draft:
    """Every figure with its credit apart from its caption."""
    lexicon = lexicon_of(draft.language)

    def change(block: Block) -> Blocks:
        if not isinstance(block, b.Figure) or block.credit:
            return (block,)
        return (_credited(block, lexicon),)

    body = _with_lines(draft.blocks, lexicon)
    return replace(draft, opening=change_blocks(draft.opening, change), blocks=change_blocks(body, change))


def _credited(figure: b.Figure, lexicon: Lexicon) -> b.Figure:
    text = plain(figure.caption)
    for begins in BEGINNING.finditer(text):
        words = " ".join(text[begins.end() :].split())
        if _is_credit(words, lexicon):
            caption, after = cut(figure.caption, begins.start())
            between, rest = cut(after, len(begins[0]))
            notes = tuple(x for x in between if isinstance(x, i.NoteReference))
            caption = (*trimmed(caption), *notes)
            return replace(figure, caption=caption, credit=_unbracketed(rest, begins[0]))
    return figure


def _is_credit(words: str, lexicon: Lexicon) -> bool:
    """``Photo: Lena Ortiz``, ``© 2019 The Review``, and no more than that."""
    if not words or len(words.split()) > LONGEST:
        return False
    found = lexicon.credit_of(words)
    return bool(RIGHTS.match(words)) or (found is not None and found[0] in PICTURED)


def _unbracketed(credit: Inlines, opening: str) -> Inlines:
    """Without the bracket that closes the one before it."""
    words = plain(credit).rstrip()
    if opening.strip() in ("(", "（", "[") and words[-1:] in ")）]":
        credit = cut(credit, len(words) - 1)[0]
    return trimmed(credit)


def _is_caption(block: b.Paragraph, lexicon: Lexicon) -> bool:
    """Numbered as a figure is; or in italics from end to end, and a credit at the end of it."""
    text = words_of(block.inlines)
    if NUMBERED.match(text):
        return len(text.split()) <= LONGEST_CAPTION
    inside = wholly(block.inlines, i.Emphasis)
    if inside is None or len(text.split()) > LONGEST_CAPTION:
        return False
    return any(_is_credit(" ".join(text[x.end() :].split()), lexicon) for x in BEGINNING.finditer(text))


def _with_lines(blocks: Blocks, lexicon: Lexicon) -> Blocks:
    """A line right under a figure that is nothing but a credit, or its caption, is the figure's."""
    result: list[Block] = []
    for block in blocks:
        figure = result[-1] if result else None
        if isinstance(block, b.Paragraph) and isinstance(figure, b.Figure) and not figure.credit:
            line = wholly(block.inlines, i.Emphasis) or block.inlines
            if _is_credit(words_of(line), lexicon):
                result[-1] = replace(figure, credit=trimmed(line), span=figure.span.to(block.span))
                continue
            if not figure.caption and _is_caption(block, lexicon):
                result[-1] = replace(figure, caption=trimmed(line), span=figure.span.to(block.span))
                continue
        result.append(block)
    return tuple(result)
