"""Displayed formulas that stand in the middle of a paragraph get lines of their own, as if blank lines stood
around them: print and ebook show them alike, and a number stands beside its formula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from standfirst.compose.numbers import kind_of
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.inlines import Inline
from standfirst.model.text import plain
from standfirst.model.traverse import rebuilt


def with_formulas_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each paragraph that holds a displayed formula among its words as several."""
    return [replace(piece, body=_apart(piece.body)) for piece in pieces]


def _apart(blocks: Blocks) -> Blocks:
    return tuple(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> Iterator[Block]:
    if not isinstance(block, b.Paragraph):
        yield rebuilt(block, blocks=_apart)
        return
    runs = _runs(block.inlines)
    formulas = [n for n, run in enumerate(runs) if _is_displayed(run[0])]
    if len(runs) < 2 or not formulas:
        yield block
        return
    named = formulas[0] if kind_of(block.anchor) == "equation" and len(formulas) == 1 else 0
    for number, run in enumerate(runs):
        yield replace(block, inlines=_trimmed(run), anchor=block.anchor if number == named else None)


def _runs(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """The inlines in runs of words and of formulas; a full stop stays with the formula before it."""
    runs: list[list[Inline]] = [[]]
    for inline in inlines:
        if _is_displayed(inline):
            if _has_words(runs[-1]) or (runs[-1] and _is_displayed(runs[-1][0])):
                runs.append([inline])
            else:
                runs[-1].insert(0, inline)
        elif runs[-1] and _is_displayed(runs[-1][0]) and _has_words([inline]):
            if isinstance(inline, i.Text) and (stop := re.match(r"[^\w\s]+(?=\s)", inline.value)):
                runs[-1].append(i.Text(stop[0]))
                inline = i.Text(inline.value[stop.end() :])
            runs.append([inline])
        else:
            runs[-1].append(inline)
    return runs


def _is_displayed(inline: Inline) -> bool:
    return isinstance(inline, i.Formula) and inline.is_displayed


def _has_words(run: Sequence[Inline]) -> bool:
    return re.search(r"\w", plain(tuple(run))) is not None


def _trimmed(run: list[Inline]) -> tuple[Inline, ...]:
    """A run without the white at its ends."""
    while run and isinstance(run[-1], i.LineBreak):
        run.pop()
    if isinstance(first := run[0], i.Text):
        run[0] = i.Text(first.value.lstrip())
    if isinstance(last := run[-1], i.Text):
        run[-1] = i.Text(last.value.rstrip())
    return tuple(x for x in run if x != i.Text(""))
