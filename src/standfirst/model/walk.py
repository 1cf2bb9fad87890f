"""Walking through blocks and rebuilding them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.inlines import Inlines


def children_of(block: Block) -> Blocks:
    """The blocks directly inside a block, in reading order."""
    match block:
        case (
            b.Section(blocks=blocks)
            | b.Turn(blocks=blocks)
            | b.BlockQuote(blocks=blocks)
            | b.Epigraph(blocks=blocks)
            | b.Sidebar(blocks=blocks)
            | b.EditorsNote(blocks=blocks)
            | b.Division(blocks=blocks)
            | b.Note(blocks=blocks)
            | b.Provenance(blocks=blocks)
        ):
            return blocks
        case b.List(items=items):
            return tuple(child for item in items for child in item.blocks)
        case b.DefinitionList(items=items):
            return tuple(child for item in items for meaning in item.meanings for child in meaning)
        case b.Table(head=head, body=body):
            return tuple(child for row in (*head, *body) for cell in row for child in cell.blocks)
        case (
            b.Title()
            | b.Subtitle()
            | b.Standfirst()
            | b.Byline()
            | b.Dateline()
            | b.Paragraph()
            | b.Question()
            | b.PullQuote()
            | b.Verse()
            | b.Figure()
            | b.CodeBlock()
            | b.ThematicBreak()
            | b.ContributorNote()
        ):
            return ()
        case _:
            assert_never(block)


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block and the blocks inside it, in reading order, parents first."""
    for block in blocks:
        yield block
        yield from walk(children_of(block))


def map_blocks(blocks: Blocks, change: Callable[[Block], Blocks]) -> Blocks:
    """Each block replaced by what ``change`` gives for it, innermost first."""
    return tuple(result for block in blocks for result in change(_with_children(block, change)))


def _with_children(block: Block, change: Callable[[Block], Blocks]) -> Block:
    match block:
        case (
            b.Section(blocks=blocks)
            | b.Turn(blocks=blocks)
            | b.BlockQuote(blocks=blocks)
            | b.Epigraph(blocks=blocks)
            | b.Sidebar(blocks=blocks)
            | b.EditorsNote(blocks=blocks)
            | b.Division(blocks=blocks)
            | b.Note(blocks=blocks)
            | b.Provenance(blocks=blocks)
        ):
            return replace(block, blocks=map_blocks(blocks, change))
        case b.List(items=items):
            return replace(
                block,
                items=tuple(replace(item, blocks=map_blocks(item.blocks, change)) for item in items),
            )
        case b.DefinitionList(items=items):
            return replace(
                block,
                items=tuple(
                    replace(item, meanings=tuple(map_blocks(m, change) for m in item.meanings))
                    for item in items
                ),
            )
        case b.Table(head=head, body=body):
            return replace(block, head=_cells(head, change), body=_cells(body, change))
        case _:
            return block


def _cells(
    rows: tuple[tuple[b.Cell, ...], ...], change: Callable[[Block], Blocks]
) -> tuple[tuple[b.Cell, ...], ...]:
    return tuple(tuple(replace(cell, blocks=map_blocks(cell.blocks, change)) for cell in row) for row in rows)


def map_runs(blocks: Blocks, change: Callable[[Inlines, Block], Inlines]) -> Blocks:
    """Every run of inlines replaced by what ``change`` gives for it and the block it stands in.

    Blocks that lose all their words stay; whoever empties them takes them out.
    """
    return map_blocks(blocks, lambda block: (_with_runs(block, lambda run: change(run, block)),))


def _with_runs(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    match block:
        case (
            b.Title(inlines=inlines)
            | b.Subtitle(inlines=inlines)
            | b.Byline(inlines=inlines)
            | b.Dateline(inlines=inlines)
            | b.Paragraph(inlines=inlines)
            | b.Question(inlines=inlines)
            | b.ContributorNote(inlines=inlines)
        ):
            return replace(block, inlines=change(inlines))
        case b.Standfirst(paragraphs=paragraphs):
            return replace(block, paragraphs=tuple(map(change, paragraphs)))
        case b.PullQuote(paragraphs=paragraphs, attribution=attribution):
            return replace(block, paragraphs=tuple(map(change, paragraphs)), attribution=change(attribution))
        case b.Section(heading=heading):
            return replace(block, heading=replace(heading, inlines=change(heading.inlines)))
        case b.BlockQuote(attribution=attribution) | b.Epigraph(attribution=attribution):
            return replace(block, attribution=change(attribution))
        case b.Verse(stanzas=stanzas):
            return replace(block, stanzas=tuple(tuple(map(change, stanza)) for stanza in stanzas))
        case b.DefinitionList(items=items):
            return replace(
                block, items=tuple(replace(item, terms=tuple(map(change, item.terms))) for item in items)
            )
        case b.Table(caption=caption):
            return replace(block, caption=change(caption))
        case b.Figure(caption=caption, credit=credit):
            return replace(block, caption=change(caption), credit=change(credit))
        case b.Sidebar(title=title):
            return replace(block, title=change(title))
        case (
            b.Turn()
            | b.List()
            | b.EditorsNote()
            | b.Division()
            | b.Note()
            | b.Provenance()
            | b.CodeBlock()
            | b.ThematicBreak()
        ):
            return block
        case _:
            assert_never(block)
