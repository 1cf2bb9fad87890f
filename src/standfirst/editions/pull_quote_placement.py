"""Where pull quotes stand: not a few lines below the sentence that they repeat, but where a designer
would put them.

A manuscript has its pull quotes wherever they fell. ``spread`` moves each one within its piece to a
boundary of paragraphs (between two paragraphs of running text, or before a question), at least a third
of a page from the passage that it repeats and from other pull quotes, not on the opening lines, not
near the head, the foot or the end of a page, nor where little text would be left after it. Everything
is reckoned from the lines that the blocks are expected to take; the same piece and measure always give
the same places.

What this does to the order of reading: a pull quote stands in the structure where it stands on the
page. Somebody who listens would meet it as a sentence out of nowhere, in the middle of another answer,
and hear the same words again in their own place. So a word-for-word pull quote is silent for assistive
technology: ``aria-hidden`` in the markup, an artifact in the PDF (ISO 14289-1, 7.1: content that is
only there for the look of the page). ``pull_quotes.repeat_for_screen_readers = true`` lets it be read
nevertheless, as an aside. One whose words were changed or shortened is always read: they are nowhere
else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.editions.measure import height, heights, pull_quote_height, text_lines
from standfirst.editions.trim_sizes import Measure
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks, PullQuote
from standfirst.model.document import Piece
from standfirst.model.text import plain
from standfirst.model.traverse import walk

Placement: TypeAlias = Literal["as-written", "spread"]
Path: TypeAlias = "tuple[int, ...]"
"""The way to a block: its number among the blocks of each container that it stands in."""

OPENING, ENDING = 6, 9
"""Lines of the body before the first pull quote, and after the last one."""
MARGIN = 5
"""Lines between a pull quote and the head or foot of its column: where exactly a page ends is not
known before there are pages, and a pull quote that does not fit leaves a hole."""
SINK = 6
"""Lines of white above and below the opening."""


class _Place(msgspec.Struct, frozen=True):
    """A place before a block, or after the last one of a container."""

    path: Path
    line: float
    """From the beginning of the body, without any movable pull quote."""


class _Laid(msgspec.Struct, frozen=True):
    """A piece without its movable pull quotes, as it is expected to run."""

    opening: float
    """Lines on the first page before the body."""
    places: dict[Path, _Place]
    """Every place between two blocks."""
    boundaries: tuple[_Place, ...]
    """Those where a pull quote may stand."""
    passages: dict[str, tuple[float, float]]
    """From which line to which each block with an anchor runs."""
    end: float


class _Placed(msgspec.Struct, frozen=True):
    quote: PullQuote
    place: _Place
    height: float


def default_placement(piece: Piece) -> Placement:
    """What is done where nothing was asked for: interviews and essays are spread."""
    return "spread" if piece.kind in ("interview", "essay") else "as-written"


def with_placed_pull_quotes(piece: Piece, placement: Placement | None, measure: Measure) -> Piece:
    """The piece with its pull quotes where ``placement`` wants them; None is the default of its kind.

    One that repeats no known passage, or stands inside a list, a quotation, a sidebar, stays where it
    is; one for which there is no better place stands where it was written.
    """
    if (placement or default_placement(piece)) == "as-written":
        return piece
    bare, written = _taken_out(piece.body, ())
    if not written:
        return piece
    laid = _laid(replace(piece, body=bare), measure)
    quotes = [(_attributed(quote, piece), laid.places[path]) for quote, path in written]
    placed = _arranged(quotes, laid, measure)
    return replace(piece, body=_put_in(bare, (), placed))


def _attributed(quote: PullQuote, piece: Piece) -> PullQuote:
    """The pull quote with its speaker's name under it, where several speak: it may come to stand in
    the middle of somebody else's answer. The name is the edition's addition, not the author's."""
    if quote.attribution or not quote.speaker or len(piece.speakers) < 2:
        return quote
    return replace(quote, attribution=(i.Styled(("generated",), (i.Text(quote.speaker),)),))


# -- out of the text and back into it ---------------------------------------------------------------


def _taken_out(blocks: Blocks, path: Path) -> tuple[Blocks, list[tuple[PullQuote, Path]]]:
    """The blocks without movable pull quotes, and these with the places that they had."""
    kept: list[Block] = []
    taken: list[tuple[PullQuote, Path]] = []
    for block in blocks:
        here = (*path, len(kept))
        match block:
            case PullQuote(source=str()):
                taken.append((block, here))
            case b.Section() | b.Turn():
                inner, found = _taken_out(block.blocks, here)
                kept.append(replace(block, blocks=inner))
                taken.extend(found)
            case _:
                kept.append(block)
    return tuple(kept), taken


def _put_in(blocks: Blocks, path: Path, placed: tuple[_Placed, ...]) -> Blocks:
    """The blocks with pull quotes in the places that were chosen for them."""
    filled: list[Block] = []
    for number in range(len(blocks) + 1):
        here = (*path, number)
        filled.extend(p.quote for p in placed if p.place.path == here)
        for block in blocks[number : number + 1]:
            match block:
                case b.Section() | b.Turn():
                    filled.append(replace(block, blocks=_put_in(block.blocks, here, placed)))
                case _:
                    filled.append(block)
    return tuple(filled)


# -- how the piece runs -----------------------------------------------------------------------------


def _laid(piece: Piece, measure: Measure) -> _Laid:
    found = list(_places(piece.body, (), 0, measure))
    places = {place.path: place for place, _, _ in found}
    passages: dict[str, tuple[float, float]] = {}
    for place, _, block in found:
        if block is not None:
            extent = (place.line, place.line + height(block, measure))
            passages |= {inner.anchor: extent for inner in walk((block,)) if inner.anchor}
    boundaries = tuple(place for place, before, block in found if _may_stand_between(before, block))
    opening = (heights(piece.opening, measure) + SINK) % measure.lines
    return _Laid(opening, places, boundaries, passages, heights(piece.body, measure))


_Found: TypeAlias = "tuple[_Place, Block | None, Block | None]"
"""A place with the blocks before and after it in the same container."""


def _places(blocks: Blocks, path: Path, line: float, measure: Measure) -> Iterator[_Found]:
    before: Block | None = None
    for number, block in enumerate(blocks):
        here = (*path, number)
        yield _Place(here, line), before, block
        match block:
            case b.Section(heading=heading, blocks=inner):
                top = line + text_lines(heading.inlines, measure.characters * 0.8) + 2
                yield from _places(inner, here, top, measure)
            case b.Turn(blocks=inner):
                yield from _places(inner, here, line, measure)
            case _:
                pass
        line += height(block, measure)
        before = block
    yield _Place((*path, len(blocks)), line), before, None


def _may_stand_between(before: Block | None, after: Block | None) -> bool:
    """Between paragraphs of running text, and after an answer; never between a question and its answer."""
    match before, after:
        case b.Paragraph(inlines=inlines), b.Paragraph():
            return not plain(inlines).rstrip().endswith(":")
        case ((b.Turn() | b.Paragraph()), b.Question()):
            return True
        case b.Turn(role=role), b.Turn():
            return role != "question"
        case _:
            return False


# -- choosing ---------------------------------------------------------------------------------------

TOO_NEAR, AS_WRITTEN = 200.0, 1000.0
"""How much worse a place is, in lines from where it was written, that is only a sixth of a page away from
what it should be away from; and how much worse it is to stay."""


class _Chain(msgspec.Struct, frozen=True):
    """Places for the first pull quotes of a piece, in order, and how bad they are."""

    cost: float
    placed: tuple[_Placed, ...]


def _arranged(quotes: list[tuple[PullQuote, _Place]], laid: _Laid, measure: Measure) -> tuple[_Placed, ...]:
    """The best places for all pull quotes together; they keep their order."""
    far = measure.lines * measure.columns / 3
    chains = [_Chain(0, ())]
    for quote, written in quotes:
        choices = list(_choices(quote, written, laid, chains[0].placed, measure, far))
        chains = [_best(placed, cost, chains, far) for placed, cost in choices]
    return min(chains, key=lambda chain: chain.cost).placed


def _best(placed: _Placed, cost: float, chains: list[_Chain], far: float) -> _Chain:
    """The best chain that a place can be added to, with it."""

    def with_it(chain: _Chain) -> float:
        away = placed.place.line - chain.placed[-1].place.line if chain.placed else far
        return chain.cost + cost + (0 if away >= far else TOO_NEAR if away >= far / 2 else AS_WRITTEN)

    chain = min(chains, key=with_it)
    return _Chain(with_it(chain), (*chain.placed, placed))


def _choices(
    quote: PullQuote,
    written: _Place,
    laid: _Laid,
    before: tuple[_Placed, ...],
    measure: Measure,
    far: float,
) -> Iterator[tuple[_Placed, float]]:
    """Every place that a pull quote may have, and how bad it is; ``before`` only for what it pushes down."""
    high = pull_quote_height(quote, measure)
    pushed = sum(other.height for other in before)
    first, last = laid.passages.get(quote.source or "", (-far, -far))
    for place in laid.boundaries:
        away = max(first - place.line, place.line - last)
        if away >= far / 2 and _is_open(place.line, pushed, high, laid, measure):
            yield (
                _Placed(quote, place, high),
                abs(place.line - written.line) + (TOO_NEAR if away < far else 0),
            )
    yield _Placed(quote, written, high), AS_WRITTEN


def _is_open(line: float, pushed: float, high: float, laid: _Laid, measure: Measure) -> bool:
    """Whether a pull quote of this height is neither at an end of the piece nor near a page turn here."""
    if line < OPENING or line > laid.end - ENDING:
        return False
    head = _line_in_column(line + pushed, laid.opening, measure)
    return MARGIN <= head <= measure.lines - high - MARGIN


def _line_in_column(line: float, opening: float, measure: Measure) -> float:
    """Where a line of the body stands in its column; the opening goes over all columns."""
    for _ in range(measure.columns):
        if line < measure.lines - opening:
            return line + opening
        line -= measure.lines - opening
    return line % measure.lines
