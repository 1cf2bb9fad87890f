"""Ways through the blocks and inlines: into them in reading order, and rebuilding them from within."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar, assert_never

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.editing import children_of
from standfirst.model.inlines import Image, Inline, Inlines

AnyBlock = TypeVar("AnyBlock", bound=Block)


def children(block: Block) -> Blocks:
    """The blocks that stand directly inside a block, in reading order."""
    match block:
        case (
            b.Paragraph()
            | b.CodeBlock()
            | b.Figure()
            | b.Title()
            | b.Subtitle()
            | b.Standfirst()
            | b.Byline()
            | b.Dateline()
            | b.Question()
            | b.PullQuote()
            | b.Verse()
            | b.ThematicBreak()
            | b.PageBreak()
            | b.ContributorNote()
        ):
            return ()
        case (
            b.Section()
            | b.Turn()
            | b.BlockQuote()
            | b.Epigraph()
            | b.Sidebar()
            | b.EditorsNote()
            | b.Division()
            | b.Note()
            | b.Provenance()
        ):
            return block.blocks
        case b.List(items=items):
            return tuple(inner for item in items for inner in item.blocks)
        case b.DefinitionList(items=definitions):
            return tuple(inner for item in definitions for meaning in item.meanings for inner in meaning)
        case b.Table(head=head, body=body):
            return tuple(inner for row in (*head, *body) for cell in row for inner in cell.blocks)
        case _:
            assert_never(block)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block and the blocks inside it, in reading order: a block before what it holds."""
    for block in blocks:
        yield block
        yield from walk(children(block))


def walk_piece(piece: Piece) -> Iterator[Block]:
    """Every block of a piece: opening, body, notes, ending."""
    yield from walk((*piece.opening, *piece.body, *piece.notes, *piece.ending))


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline and the inlines inside it, in reading order."""
    for inline in inlines:
        yield inline
        yield from walk_inlines(children_of(inline))


def own_inlines(block: Block) -> Inlines:
    """The inlines of the runs directly in a block, not those of the blocks inside it."""
    found: list[Inline] = []

    def note(inlines: Inlines) -> Inlines:
        found.extend(inlines)
        return inlines

    rebuilt(block, inlines=note)
    return tuple(found)


@lru_cache(maxsize=1024)  # several ask, of pieces most of which stay what they are while one is edited
def images(piece: Piece) -> tuple[Image, ...]:
    """Every picture of a piece, in reading order; a figure's before those in its caption."""
    return tuple(_images(piece))


def _images(piece: Piece) -> Iterator[Image]:
    for block in walk_piece(piece):
        if isinstance(block, b.Figure):
            yield from block.images
        yield from (x.image for x in walk_inlines(own_inlines(block)) if isinstance(x, i.InlineImage))


def map_blocks(block: Block, change: Callable[[Block], Block]) -> Block:
    """The block with ``change`` made to every block inside it, then to itself."""
    return change(rebuilt(block, blocks=lambda inner: tuple(map_blocks(x, change) for x in inner)))


def map_runs(block: AnyBlock, change: Callable[[Inlines], Inlines]) -> AnyBlock:
    """The block with ``change`` made to every run of inlines in it and in the blocks inside it."""
    return rebuilt(block, blocks=lambda inner: tuple(map_runs(x, change) for x in inner), inlines=change)


def map_inlines(inlines: Inlines, change: Callable[[Inline], Inline]) -> Inlines:
    """The run with ``change`` made to every inline inside another, then to that one."""
    return tuple(change(_rebuilt_inline(x, lambda inner: map_inlines(inner, change))) for x in inlines)


def map_piece(piece: Piece, change: Callable[[Block], Block]) -> Piece:
    """The piece with ``change`` made to each of its outermost blocks; a note must stay a note."""
    notes = tuple(changed for note in piece.notes if isinstance(changed := change(note), b.Note))
    return replace(
        piece,
        opening=tuple(change(block) for block in piece.opening),
        body=tuple(change(block) for block in piece.body),
        ending=tuple(change(block) for block in piece.ending),
        notes=notes,
    )


def _same_blocks(blocks: Blocks) -> Blocks:
    return blocks


def _same_inlines(inlines: Inlines) -> Inlines:
    return inlines


def rebuilt(
    block: AnyBlock,
    *,
    blocks: Callable[[Blocks], Blocks] = _same_blocks,
    inlines: Callable[[Inlines], Inlines] = _same_inlines,
) -> AnyBlock:
    """The block with the blocks and the runs of inlines directly inside it changed, in reading order."""
    match block:
        case (
            b.Paragraph()
            | b.Title()
            | b.Subtitle()
            | b.Byline()
            | b.Dateline()
            | b.Question()
            | b.ContributorNote()
        ):
            changed = inlines(block.inlines)
            return block if changed is block.inlines else replace(block, inlines=changed)
        case b.Standfirst():
            return replace(block, paragraphs=tuple(inlines(x) for x in block.paragraphs))
        case b.PullQuote():
            paragraphs = tuple(inlines(x) for x in block.paragraphs)
            return replace(block, paragraphs=paragraphs, attribution=inlines(block.attribution))
        case b.Section():
            heading = replace(block.heading, inlines=inlines(block.heading.inlines))
            return replace(block, heading=heading, blocks=blocks(block.blocks))
        case b.BlockQuote() | b.Epigraph():
            inner = blocks(block.blocks)
            return replace(block, blocks=inner, attribution=inlines(block.attribution))
        case b.Verse():
            return replace(
                block, stanzas=tuple(tuple(inlines(x) for x in stanza) for stanza in block.stanzas)
            )
        case b.List():
            return replace(block, items=tuple(replace(x, blocks=blocks(x.blocks)) for x in block.items))
        case b.DefinitionList():
            return replace(block, items=tuple(_definition(x, blocks, inlines) for x in block.items))
        case b.Table():
            head, body = (tuple(_row(row, blocks) for row in rows) for rows in (block.head, block.body))
            return replace(block, head=head, body=body, caption=inlines(block.caption))
        case b.Figure():
            return replace(block, caption=inlines(block.caption), credit=inlines(block.credit))
        case b.Sidebar():
            title = inlines(block.title)
            return replace(block, title=title, blocks=blocks(block.blocks))
        case b.Turn() | b.EditorsNote() | b.Division() | b.Note() | b.Provenance():
            return replace(block, blocks=blocks(block.blocks))
        case b.CodeBlock() | b.ThematicBreak() | b.PageBreak():
            return block
        case _:
            assert_never(block)


def _definition(
    item: b.Definition, blocks: Callable[[Blocks], Blocks], inlines: Callable[[Inlines], Inlines]
) -> b.Definition:
    terms = tuple(inlines(term) for term in item.terms)
    return replace(item, terms=terms, meanings=tuple(blocks(meaning) for meaning in item.meanings))


def _row(row: tuple[b.Cell, ...], blocks: Callable[[Blocks], Blocks]) -> tuple[b.Cell, ...]:
    return tuple(replace(cell, blocks=blocks(cell.blocks)) for cell in row)


def _rebuilt_inline(inline: Inline, change: Callable[[Inlines], Inlines]) -> Inline:
    """The inline with the run directly inside it changed."""
    match inline:
        case i.Container():
            return replace(inline, children=change(inline.children))
        case (
            i.Text()
            | i.Code()
            | i.Formula()
            | i.NoteReference()
            | i.InlineImage()
            | i.LineBreak()
            | i.Abbreviation()
            | i.Anchor()
        ):
            return inline
        case _:
            assert_never(inline)


def change_blocks(blocks: Blocks, change: Callable[[Block], Blocks]) -> Blocks:
    """Each block replaced by the blocks that ``change`` gives for it, innermost first."""
    return tuple(
        changed
        for block in blocks
        for changed in change(
            rebuilt(block, blocks=lambda inner: change_blocks(inner, change)) if children(block) else block
        )
    )


def change_runs(blocks: Blocks, change: Callable[[Inlines, Block], Inlines]) -> Blocks:
    """Each run of inlines replaced by what ``change`` gives for it and the block that it stands in."""

    def changed(block: Block) -> Block:
        return rebuilt(
            block,
            blocks=lambda inner: change_runs(inner, change),
            inlines=lambda run: change(run, block),
        )

    return tuple(changed(block) for block in blocks)
