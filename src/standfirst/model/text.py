"""The words of inlines and blocks, in reading order, without markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece, title_of
from standfirst.model.inlines import Inline, Inlines


def plain(inlines: Inlines) -> str:
    """The words of a run of inlines. Line breaks are spaces, note references nothing."""
    if len(inlines) == 1 and isinstance(inlines[0], i.Text):
        return inlines[0].value
    return "".join([_plain(inline) for inline in inlines])


def _plain(inline: Inline) -> str:
    match inline:
        case (
            i.Text(value=value) | i.Code(value=value) | i.Abbreviation(value=value) | i.Formula(value=value)
        ):
            return value
        case i.Container(children=children):
            return plain(children)
        case i.LineBreak():
            return " "
        case i.NoteReference() | i.InlineImage() | i.Anchor():
            return ""
        case _:
            assert_never(inline)


def runs(block: Block) -> Iterator[Inlines]:
    """Every run of inlines in a block and the blocks inside it, in reading order.

    Code blocks have none; see ``lines`` for everything that is printed.
    """
    match block:
        case (
            b.Paragraph(inlines=inlines)
            | b.Title(inlines=inlines)
            | b.Subtitle(inlines=inlines)
            | b.Byline(inlines=inlines)
            | b.Dateline(inlines=inlines)
            | b.Question(inlines=inlines)
            | b.ContributorNote(inlines=inlines)
        ):
            yield inlines
        case b.Standfirst(paragraphs=paragraphs):
            yield from paragraphs
        case b.PullQuote(paragraphs=paragraphs, attribution=attribution):
            yield from paragraphs
            yield attribution
        case b.Section(heading=heading, blocks=blocks):
            yield heading.inlines
            yield from runs_of(blocks)
        case (
            b.BlockQuote(blocks=blocks, attribution=attribution)
            | b.Epigraph(blocks=blocks, attribution=attribution)
        ):
            yield from runs_of(blocks)
            yield attribution
        case b.Verse(stanzas=stanzas):
            for stanza in stanzas:
                yield from stanza
        case b.List(items=items):
            for item in items:
                yield from runs_of(item.blocks)
        case b.DefinitionList(items=definitions):
            for definition in definitions:
                yield from definition.terms
                for meaning in definition.meanings:
                    yield from runs_of(meaning)
        case b.Table(head=head, body=body, caption=caption):
            for row in (*head, *body):
                for cell in row:
                    yield from runs_of(cell.blocks)
            yield caption
        case b.Figure(caption=caption, credit=credit):
            yield caption
            yield credit
        case b.Sidebar(title=title, blocks=blocks):
            yield title
            yield from runs_of(blocks)
        case (
            b.Turn(blocks=blocks)
            | b.EditorsNote(blocks=blocks)
            | b.Division(blocks=blocks)
            | b.Note(blocks=blocks)
            | b.Provenance(blocks=blocks)
        ):
            yield from runs_of(blocks)
        case b.CodeBlock() | b.ThematicBreak() | b.PageBreak():
            return
        case _:
            assert_never(block)


def name_of(piece: Piece) -> str:
    """What people call a piece: the words of its title, else its name."""
    title = title_of(piece)
    return plain(title.inlines) if title else piece.name


def runs_of(blocks: Blocks) -> Iterator[Inlines]:
    """Every run of inlines in these blocks, in reading order."""
    for block in blocks:
        yield from runs(block)


@lru_cache(maxsize=2048)  # who mends pages asks again for the same paragraphs
def letters(text: str) -> str:
    """Letters and figures alone, in one case, ligatures undone."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _NO_LETTERS.sub("", folded)


_NO_LETTERS = re.compile(r"[\W_]+")
