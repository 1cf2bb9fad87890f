"""What was understood of a piece, in the terms of the contract: ``standfirst show summary``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, assert_never

from standfirst.diagnostics import Diagnostic
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import (
    Piece,
    contributor_notes_of,
    provenance_of,
    standfirst_of,
    subtitle_of,
    title_of,
)
from standfirst.model.editing import children_of as inside
from standfirst.model.editing import words_of
from standfirst.model.inlines import Image, Inlines
from standfirst.model.walk import children, own_inlines, walk, walk_inlines
from standfirst.normalise.repair import Repair


def summarise(piece: Piece, repairs: Sequence[Repair], diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """One object, ready for JSON; every key is there, lists are in reading order."""
    everything = tuple(walk((*piece.opening, *piece.body, *piece.ending)))
    title, subtitle, standfirst = title_of(piece), subtitle_of(piece), standfirst_of(piece)
    provenance = provenance_of(piece)
    return {
        "title": words_of(title.inlines) if title else None,
        "subtitle": words_of(subtitle.inlines) if subtitle else None,
        "standfirst": " ".join(map(words_of, standfirst.paragraphs)) if standfirst else None,
        "language": piece.language,
        "direction": piece.direction,
        "byline": [
            {"name": c.name, "affiliation": c.affiliation, "role": c.role} for c in piece.contributors
        ],
        "credits": [{"role": c.role, "name": c.name} for c in piece.credits],
        "date": piece.date,
        "first_published": piece.first_published,
        "retrieved": piece.retrieved,
        "headings": [[x.heading.level, words_of(x.heading.inlines)] for x in _of(everything, b.Section)],
        "questions": list(_questions(everything)),
        "turns": [_turn(x) for x in _of(everything, b.Turn)],
        "pull_quotes": [_pull_quote(x) for x in _of(everything, b.PullQuote)],
        "block_quotes": [
            _words(x.blocks, x.attribution) for x in everything if isinstance(x, b.BlockQuote | b.Epigraph)
        ],
        "paragraphs": [words_of(x.inlines) for x in _running(piece)],
        "list_items": list(_items((*piece.opening, *piece.body, *piece.ending))),
        "notes": [_words(note.blocks) for note in piece.notes],
        "sidebars": [
            " ".join(filter(None, (words_of(x.title), _words(x.blocks)))) for x in _of(everything, b.Sidebar)
        ],
        "contributor_notes": [words_of(x.inlines) for x in contributor_notes_of(piece)],
        "tables": [_table(x) for x in _of(everything, b.Table)],
        "images": list(_images((*everything, *walk(piece.notes)))),
        "verses": [
            [words_of(line) for stanza in x.stanzas for line in stanza] for x in _of(everything, b.Verse)
        ],
        "code": [x.text for x in _of(everything, b.CodeBlock)],
        "thematic_breaks": len(_of(tuple(walk(piece.body)), b.ThematicBreak)),
        "provenance": {"name": provenance.name, "url": provenance.url, "licence": provenance.licence}
        if provenance
        else None,
        "text": text_of(piece),
        "repairs": [_repair(x) for x in repairs],
        "diagnostics": [_diagnostic(x) for x in diagnostics],
    }


Kind = TypeVar("Kind")


def _of(blocks: Sequence[Block], kind: type[Kind]) -> list[Kind]:
    return [block for block in blocks if isinstance(block, kind)]


def _words(blocks: Blocks, attribution: Inlines = ()) -> str:
    """All the words of blocks, a space between runs."""
    return " ".join(
        text for text in (*(line for x in blocks for line in lines_of(x, {})), words_of(attribution)) if text
    )


def _questions(everything: Sequence[Block]) -> Iterator[str]:
    for block in everything:
        if isinstance(block, b.Question):
            yield words_of(block.inlines)
        elif isinstance(block, b.Turn) and block.role == "question":
            yield " ".join(words_of(x.inlines) for x in block.blocks if isinstance(x, b.Paragraph))


def _turn(turn: b.Turn) -> dict[str, Any]:
    return {
        "speaker": turn.speaker,
        "label": turn.label,
        "role": turn.role,
        "paragraphs": [words_of(x.inlines) for x in walk(turn.blocks) if isinstance(x, b.Paragraph)],
    }


def _pull_quote(quote: b.PullQuote) -> dict[str, Any]:
    return {
        "text": " ".join(map(words_of, quote.paragraphs)),
        "mode": quote.mode,
        "speaker": quote.speaker,
        "line": quote.span.first,
        "source_line": quote.source_span.first if quote.source_span else None,
    }


def _running(piece: Piece) -> Iterator[b.Paragraph]:
    """The paragraphs of running text: of the body and of turns; not of quotations, lists, boxes."""

    def running(blocks: Blocks) -> Iterator[b.Paragraph]:
        for block in blocks:
            if isinstance(block, b.Paragraph):
                if words_of(block.inlines):  # not where only the mark of a place stands
                    yield block
            elif isinstance(block, b.Section | b.Turn | b.Division):
                yield from running(children(block))

    yield from running(piece.body)
    yield from running(piece.ending)


def _table(table: b.Table) -> dict[str, Any]:
    rows = [[_words(cell.blocks) for cell in row] for row in (*table.head, *table.body)]
    return {"rows": len(rows), "cols": max(map(len, rows), default=0), "cells": rows}


def _items(blocks: Blocks) -> Iterator[str]:
    """The items of lists, each before those of the lists inside it, whose words are not its own."""
    for block in blocks:
        if not isinstance(block, b.List):
            yield from _items(children(block))
            continue
        for item in block.items:
            yield _words(tuple(x for x in item.blocks if not isinstance(x, b.List)))
            yield from _items(item.blocks)


def _images(everything: Sequence[Block]) -> Iterator[dict[str, Any]]:
    for block in everything:
        if isinstance(block, b.Figure):
            for image in block.images:
                yield _image(image, words_of(block.caption), words_of(block.credit))
        for inline in walk_inlines(own_inlines(block)):
            if isinstance(inline, i.InlineImage):
                yield _image(inline.image, "", "")


def _image(image: Image, caption: str, credit: str) -> dict[str, Any]:
    return {"src": image.src, "alt": image.alt, "caption": caption or None, "credit": credit or None}


def _repair(repair: Repair) -> dict[str, Any]:
    return {
        "id": repair.id,
        "rule": repair.rule,
        "line": repair.span.first,
        "before": repair.before,
        "after": repair.after,
        "why": repair.why,
        "certainty": str(repair.certainty),
        "applied": repair.applied,
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "file": diagnostic.span.file,
        "line": diagnostic.span.first,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


# -- the text as it is printed ------------------------------------------------------------------


def text_of(piece: Piece) -> str:
    """Everything of the author's that is printed, in order, one block a line; verse and code keep
    their own lines. Notes stand after the block that refers to them."""
    notes = {note.anchor or "": note for note in piece.notes}
    lines = [
        line for block in (*piece.opening, *piece.body, *piece.ending) for line in lines_of(block, notes)
    ]
    left = [line for note in notes.values() for inner in note.blocks for line in lines_of(inner, {})]
    return "\n".join(line for line in (*lines, *left) if line)


def lines_of(block: Block, notes: dict[str, b.Note]) -> Iterator[str]:
    """The lines of a block, then those of the notes that it refers to, which are taken from ``notes``."""
    match block:
        case (
            b.Title(inlines=inlines)
            | b.Subtitle(inlines=inlines)
            | b.Byline(inlines=inlines)
            | b.Dateline(inlines=inlines)
            | b.Paragraph(inlines=inlines)
            | b.ContributorNote(inlines=inlines)
        ):
            yield words_of(inlines)
            yield from _referred((inlines,), notes)
        case b.Question(inlines=inlines, label=label):
            yield " ".join(filter(None, (label, words_of(inlines))))
            yield from _referred((inlines,), notes)
        case b.Standfirst(paragraphs=paragraphs):
            yield from map(words_of, paragraphs)
            yield from _referred(paragraphs, notes)
        case b.PullQuote(paragraphs=paragraphs, attribution=attribution):
            yield from map(words_of, paragraphs)
            yield words_of(attribution)
        case b.Section(heading=heading, blocks=blocks):
            yield words_of(heading.inlines)
            yield from _referred((heading.inlines,), notes)
            yield from _all(blocks, notes)
        case b.Turn(blocks=blocks, label=label, time=time):
            inner = list(_all(blocks, notes))
            head = " ".join(filter(None, (f"{label}:" if label else "—", time)))
            yield " ".join((head, *inner[:1])).strip()
            yield from inner[1:]
        case (
            b.BlockQuote(blocks=blocks, attribution=attribution)
            | b.Epigraph(blocks=blocks, attribution=attribution)
        ):
            yield from _all(blocks, notes)
            yield words_of(attribution)
        case b.Verse(stanzas=stanzas):
            yield from (words_of(line) for stanza in stanzas for line in stanza)
        case b.List(items=items):
            for item in items:
                yield from _all(item.blocks, notes)
        case b.DefinitionList(items=items):
            for definition in items:
                yield from map(words_of, definition.terms)
                for meaning in definition.meanings:
                    yield from _all(meaning, notes)
        case b.Table(head=head, body=body, caption=caption):
            yield words_of(caption)
            for row in (*head, *body):
                for cell in row:
                    yield from _all(cell.blocks, notes)
        case b.Figure(caption=caption, credit=credit):
            yield words_of(caption)
            yield words_of(credit)
            yield from _referred((caption, credit), notes)
        case b.CodeBlock(text=text):
            yield from text.split("\n")
        case b.Sidebar(title=title, blocks=blocks):
            yield words_of(title)
            yield from _all(blocks, notes)
        case (
            b.EditorsNote(blocks=blocks)
            | b.Division(blocks=blocks)
            | b.Note(blocks=blocks)
            | b.Provenance(blocks=blocks)
        ):
            yield from _all(blocks, notes)
        case b.ThematicBreak() | b.PageBreak():
            return
        case _:
            assert_never(block)


def _all(blocks: Blocks, notes: dict[str, b.Note]) -> Iterator[str]:
    for block in blocks:
        yield from lines_of(block, notes)


def _referred(runs: Sequence[Inlines], notes: dict[str, b.Note]) -> Iterator[str]:
    """The notes that these runs refer to, each at its first reference."""
    for run in runs:
        for reference in _references(run):
            note = notes.pop(reference.note, None)
            if note is not None:
                yield from _all(note.blocks, notes)


def _references(inlines: Inlines) -> Iterator[i.NoteReference]:
    for inline in inlines:
        if isinstance(inline, i.NoteReference):
            yield inline
        else:
            yield from _references(inside(inline))
