"""Glyphs: characters that none of the fonts can show, found before anything is laid out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from standfirst.diagnostics import Report
from standfirst.editions.print_edition import PiecePart, PrintEdition
from standfirst.model import blocks as b
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.span import Span
from standfirst.model.text import plain, runs
from standfirst.pdf.fonts import Folders, characters

MOST_NAMED = 8
"""Characters that a message names; more are counted."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Mn"})
"""Categories that need no glyph of their own: controls, formats, marks that a font composes."""


def report_missing_glyphs(edition: PrintEdition, fonts: Folders, report: Report) -> None:
    """Warn (S501), piece by piece, of characters without a glyph, at the first block that has them."""
    for part in edition.parts:
        if isinstance(part, PiecePart):
            span, missing = _missing(part.piece, fonts)
            if missing:
                report.add("S501", span, f"no font has a glyph for {_named(missing)}")


def _missing(piece: Piece, fonts: Folders) -> tuple[Span, list[str]]:
    """The characters of a piece that no font has, in reading order, and where the first one stands."""
    known = characters(fonts)
    where, missing = piece.span, dict[str, None]()
    for block in (*piece.opening, *piece.body, *piece.notes, *piece.ending):
        for span, words in _words(block):
            lacking = {c: None for c in words if ord(c) not in known and _needs_glyph(c)}
            if lacking and not missing and span.first:
                where = span
            missing |= lacking
    return where, list(missing)


def _needs_glyph(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in _INVISIBLE


def _words(block: Block) -> Iterator[tuple[Span, str]]:
    if isinstance(block, b.Section):
        yield block.heading.span, plain(block.heading.inlines)
        for inner in block.blocks:
            yield from _words(inner)
    elif isinstance(block, b.CodeBlock):
        yield block.span, block.text
    else:
        yield block.span, "".join(plain(run) for run in runs(block))


def _named(characters: list[str]) -> str:
    names = [f"{c} (U+{ord(c):04X} {unicodedata.name(c, 'unnamed')})" for c in characters[:MOST_NAMED]]
    rest = len(characters) - MOST_NAMED
    return ", ".join(names) + (f" and {rest} more" if rest > 0 else "")
