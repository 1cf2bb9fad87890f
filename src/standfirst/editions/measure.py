"""How many lines of a page a block takes, by the measure of its trim size (``trim_sizes``).

The print edition decides before there is a page: how wide a table may be, where a pull quote stands.
These are estimates from the look of ``styles/tokens.css``, good to a line or so in a page; whether
the pages came out as they should is for ``layout/page_faults.py`` to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

import msgspec

from standfirst.editions.trim_sizes import Measure
from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.inlines import Inlines, NoteReference
from standfirst.model.text import plain
from standfirst.model.traverse import children, own_runs, runs, walk_inlines

PICTURE = 0.4
"""Of a page: what a figure is taken to be high where its shape is not known."""
SMALL = 1.16
"""How many more characters a line of a table, a caption or a sidebar holds."""


def height(block: Block, measure: Measure) -> float:
    """The lines that a block takes with the space around it, its footnotes included."""
    return _height(block, measure) + _notes(block)


def heights(blocks: Iterable[Block], measure: Measure) -> float:
    """The lines that these blocks take."""
    return sum(height(block, measure) for block in blocks)


def text_lines(inlines: Inlines, characters: float) -> int:
    """The lines that a run of words takes; a line is rarely quite full."""
    return max(1, ceil(len(plain(inlines)) / (characters * 0.99)))


def _height(block: Block, measure: Measure) -> float:
    wide = measure.characters
    match block:
        case b.Title():
            return 2 * text_lines(block.inlines, wide / 2.2) + 3
        case b.Subtitle():
            return 1.5 * text_lines(block.inlines, wide / 1.3) + 0.5
        case b.Byline() | b.Dateline():
            return text_lines(block.inlines, wide * SMALL) + 0.5
        case b.Standfirst():
            return sum(1.25 * text_lines(p, wide * 0.92) for p in block.paragraphs) + 3
        case b.Paragraph():
            return text_lines(block.inlines, wide)
        case b.ContributorNote():
            return text_lines(block.inlines, wide * SMALL) + 0.5
        case b.Question():
            return text_lines(block.inlines, wide) + 2
        case b.Section():
            return text_lines(block.heading.inlines, wide * 0.8) + 2 + heights(block.blocks, measure)
        case b.PullQuote():
            return pull_quote_height(block, measure)
        case b.Verse():
            return sum(len(stanza) + 1 for stanza in block.stanzas) + 1
        case b.List():
            return sum(_inset(item.blocks, measure, 4) for item in block.items) + 1
        case b.DefinitionList():
            terms = sum(len(item.terms) for item in block.items)
            return terms + sum(_inset(m, measure, 5) for item in block.items for m in item.meanings) + 2
        case b.Table():
            return 1.3 * len(block.head + block.body) + (1.5 if block.caption else 0) + 2
        case b.Figure():
            caption = (*block.caption, *block.credit)
            return PICTURE * measure.lines + text_lines(caption, wide * SMALL) + 2
        case b.FigureGroup():
            rows = ceil(len(block.blocks) / block.columns)
            one = max(_height(figure, measure) for figure in block.blocks)
            return min(rows * one, measure.lines) + text_lines(block.over or block.caption, wide * SMALL)
        case b.CodeBlock():
            lines = block.text.splitlines()
            return 0.9 * sum(ceil((len(line) or 1) / (wide * 0.85)) for line in lines) + 2
        case b.Sidebar():
            return _inset(block.blocks, measure, 4) + len(block.title) + 4.5
        case b.BlockQuote() | b.Epigraph() | b.EditorsNote():
            return _inset(block.blocks, measure, 6) + 2
        case b.ThematicBreak():
            return 3
        case b.Note() | b.PageBreak():
            return 0
        case _:
            own = sum(text_lines(run, wide) for run in own_runs(block) if run)
            return own + heights(children(block), measure) + 0.5


def pull_quote_height(quote: b.PullQuote, measure: Measure) -> float:
    """Words one and two thirds as large as the text, between rules."""
    lines = sum(text_lines(p, measure.characters / 1.6) for p in quote.paragraphs)
    return 1.66 * lines + (0.3 if quote.attribution else 0) + 4.5


def _inset(blocks: Blocks, measure: Measure, characters: int) -> float:
    narrower = max(12, measure.characters - characters)
    return heights(blocks, msgspec.structs.replace(measure, characters=narrower))


LINES_OF_A_NOTE = 2.5
"""What a footnote takes of its page, its share of the rule above included."""


def _notes(block: Block) -> float:
    """The notes that a block's own words refer to; blocks inside others count their own."""
    if not isinstance(block, b.Paragraph | b.Question):
        return 0
    inlines = (inline for run in runs(block) for inline in walk_inlines(run))
    return LINES_OF_A_NOTE * sum(isinstance(inline, NoteReference) for inline in inlines)
