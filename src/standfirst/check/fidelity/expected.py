"""Expected: the words and pictures of the author's that an edition of a piece has to show, in order.

Derived from the model alone, never from markup. What an edition adds (numbers, marks after a speaker's
name, labels of lost pictures) is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks, is_landscape
from standfirst.model.document import Piece
from standfirst.model.inlines import Image, Inline, Inlines
from standfirst.model.span import Span
from standfirst.model.text import letters, plain
from standfirst.model.traverse import own_inlines, parts, walk, walk_inlines


class Run(msgspec.Struct, frozen=True):
    """A stretch of the model's words, and where it stands in the manuscript."""

    words: str
    span: Span
    floats: bool = False
    """Whether the model may have it elsewhere: what stands in the opening, a note, a caption."""


class Picture(msgspec.Struct, frozen=True):
    """A picture that has to be there, and where the manuscript shows it."""

    asset: str
    src: str
    span: Span


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition of a piece has to show."""

    text: tuple[Run, ...]
    notes: tuple[tuple[Run, ...], ...] = ()
    """Notes, each by itself: at the foot of a page, or after the text."""
    silent: tuple[tuple[Run, ...], ...] = ()
    """Pull quotes that are shown and not read aloud: each by itself, anywhere on the pages."""
    turned: tuple[Run, ...] = ()
    """What stands on pages that lie on their side, after the page of the words before it."""
    pictures: tuple[Picture, ...] = ()


def in_print(piece: Piece, *, repeats_pull_quotes: bool) -> Expected:
    """What the pages of a piece (as the print edition has it) show."""
    quotes = [x for x in walk((*piece.opening, *piece.body, *piece.ending)) if isinstance(x, b.PullQuote)]
    hidden = [x for x in quotes if x.mode == "exact" and not repeats_pull_quotes]
    turned = [x for x in walk((*piece.body, *piece.ending)) if is_landscape(x)]
    skips = tuple(map(id, (*hidden, *turned)))
    return Expected(
        text=runs_of((*piece.opening, *piece.body, *piece.ending), skips=skips),
        notes=tuple(runs_of((note,)) for note in piece.notes),
        silent=tuple(runs_of((quote,)) for quote in hidden),
        turned=runs_of(tuple(turned)),
        pictures=_pictures(piece),
    )


def in_ebook(piece: Piece) -> Expected:
    """What the content document of a piece holds: notes stand between body and ending."""
    text = runs_of((*piece.opening, *piece.body, *piece.notes, *piece.ending))
    return Expected(text=text, pictures=_pictures(piece))


_FLOATS = (b.PullQuote, b.Table, b.Figure, b.FigureGroup, b.Sidebar)


def flow_of(piece: Piece) -> tuple[Run, ...]:
    """The runs whose order no edition may change: all but those of what stands beside the text."""
    blocks = (*_in_one_order(piece.opening), *piece.body, *piece.notes, *piece.ending)
    return runs_of(blocks, skips=tuple(id(x) for x in walk(blocks) if isinstance(x, _FLOATS)))


def _in_one_order(opening: Blocks) -> Blocks:
    """What stands in an opening, whatever the order in which an edition shows it. The byline is left out: an
    edition may make its own, which ``people_missing`` looks at."""
    kept = [x for x in opening if not isinstance(x, b.Byline | b.Dateline)]
    return tuple(sorted(kept, key=lambda block: str(block.__struct_config__.tag)))


def people_missing(piece: Piece, seen: Piece) -> Iterator[Run]:
    """The lines about people and dates of a piece's opening that a view of it has no more, if the view does
    not name everybody whom the piece does, with where they are from."""
    lines, shown = _people(piece), _people(seen)
    if [letters(run.words) for run in lines] == [letters(run.words) for run in shown]:
        return
    view = letters(" ".join(plain(x.inlines) for x in seen.opening if isinstance(x, b.Byline)))
    named = [word for c in piece.contributors for word in (c.name, c.affiliation) if word]
    if not view or not all(letters(word) in view for word in named if _is_in(word, lines)):
        yield from lines


def _people(piece: Piece) -> tuple[Run, ...]:
    return runs_of(tuple(x for x in piece.opening if isinstance(x, b.Byline | b.Dateline)))


def _is_in(word: str, lines: tuple[Run, ...]) -> bool:
    return letters(word) in letters(" ".join(run.words for run in lines))


def floats_of(piece: Piece) -> tuple[Run, ...]:
    """The runs of pull quotes, tables, captions and sidebars."""
    blocks = walk((*piece.opening, *piece.body, *piece.notes, *piece.ending))
    return tuple(run for x in blocks if isinstance(x, _FLOATS) for run in runs_of((x,)))


def in_manuscript(piece: Piece) -> tuple[Run, ...]:
    """All runs of a piece: those of the body in its order, those that float where the manuscript has them."""
    floating = [replace(run, floats=True) for run in runs_of((*piece.opening, *piece.notes, *piece.ending))]
    last, placed = 0, [(run.span.first, run) for run in floating]
    for run in runs_of(piece.body):
        last = run.span.first if run.floats else max(last, run.span.first)
        placed.append((last, run))
    return tuple(run for _, run in sorted(placed, key=lambda one: one[0]))


def runs_of(blocks: Blocks, skips: tuple[int, ...] = ()) -> tuple[Run, ...]:
    """The runs of blocks and of those inside them; none of the blocks to skip (by identity)."""
    return tuple(run for block in blocks for run in _of(block, skips) if run.words.strip())


def _of(block: Block, skips: tuple[int, ...]) -> Iterator[Run]:
    """The runs of a block and of those inside it; none of the blocks to skip (by identity)."""
    if id(block) in skips:
        return
    match block:
        case b.Section(heading=heading, blocks=blocks):
            yield Run(words_of(heading.inlines), heading.span)
            yield from _all(blocks, skips)
        case (
            b.BlockQuote(blocks=blocks, attribution=attribution)
            | b.Epigraph(blocks=blocks, attribution=attribution)
        ):
            yield from _all(blocks, skips)
            yield Run(words_of(attribution), _last_line(block.span), floats=True)
        case b.Turn(label=label, time=time, blocks=blocks):
            yield Run(label, block.span)
            yield Run(time or "", block.span, floats=True)
            yield from _all(blocks, skips)
        case b.DefinitionList(items=definitions):
            for definition in definitions:
                yield from (Run(words_of(term), definition.span) for term in definition.terms)
                for meaning in definition.meanings:
                    yield from _all(meaning, skips)
        case b.Table() if _is_drawn(block):
            yield Run(words_of(block.caption), block.span, floats=True)
            for one in (
                x for row in (*block.head, *block.body) for cell in row for x in _all(cell.blocks, skips)
            ):
                yield replace(one, floats=True)
        case b.Provenance(blocks=(), name=name, url=url, licence=licence):
            yield Run(name or url or "", block.span)
            yield Run(licence or "", block.span)
        case _:
            floats = isinstance(block, b.PullQuote | b.Figure | b.FigureGroup | b.Table)
            for part in parts(block):
                match part:
                    case "run", run:
                        yield Run(words_of(run), block.span, floats or isinstance(block, b.CodeBlock))
                    case "words", printed:
                        yield from (Run(line, block.span) for line in printed.splitlines())
                    case "blocks", blocks:
                        yield from _all(blocks, skips)


def _is_drawn(table: b.Table) -> bool:
    """Whether the words of cells stand side by side over several lines, as in tables drawn with signs."""
    rows = (*table.head, *table.body)
    if any(cell.rows > 1 for row in rows for cell in row):
        return True
    spans = [[(c.blocks[0].span, c.blocks[-1].span) for c in row if c.blocks] for row in rows]
    return any(
        a[0].first <= b_[0].first <= (a[1].last or a[1].first) and (a[1].last or a[1].first) > a[0].first
        for row in spans
        for a, b_ in pairwise(row)
    )


def _all(blocks: Blocks, skips: tuple[int, ...]) -> Iterator[Run]:
    for block in blocks:
        yield from _of(block, skips)


def _last_line(span: Span) -> Span:
    """Where who said it stands: after what was said."""
    return Span(span.file, span.last or span.first)


def words_of(inlines: Inlines) -> str:
    """The plain text of a run without what the edition added to it: numbers of pages, and their names."""
    if not any(isinstance(x, i.CrossReference | i.Container) for x in inlines):
        return plain(inlines)
    return "".join(_words_of(x) for x in inlines)


def _words_of(inline: Inline) -> str:
    match inline:
        case i.Styled(classes=classes) if "generated" in classes:
            return ""
        case i.CrossReference(anchor=str()) if inline.is_to_page:
            return inline.lead
        case i.Container(children=children):
            return words_of(children)
        case _:
            return plain((inline,))


# -- pictures -----------------------------------------------------------------------------------


def _pictures(piece: Piece) -> tuple[Picture, ...]:
    blocks = (*piece.opening, *piece.body, *piece.notes, *piece.ending)
    return tuple(
        Picture(image.asset, image.src, block.span)
        for block in walk(blocks)
        for image in _shown(block)
        if image.asset
    )


def _shown(block: Block) -> Iterator[Image]:
    """The pictures that stand in a block itself."""
    if isinstance(block, b.Figure):
        yield from block.images
    yield from (x.image for x in walk_inlines(own_inlines(block)) if isinstance(x, i.InlineImage))
