"""Improving pages: a piece whose pages have faults that a compositor could correct is laid out again a few
times, and the best result is kept.

It is part of the task that lays a piece out, so that its result is kept like any other. The same piece
always gives the same pages: what is tried follows from the faults, and which pages are the best from
counting them. It costs layouts and nothing else: those that were not the best are never written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from standfirst.editions.alterations import Allowed, Alteration, Movable, Moved, Spaced, Unbroken, altered
from standfirst.editions.print import PiecePart
from standfirst.layout.faults import KNOWN_BY, PageFault, faults
from standfirst.layout.fragment_input import FragmentInput
from standfirst.layout.pages import LaidOut, Line, Passage
from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines
from standfirst.model.text import letters, plain
from standfirst.model.traverse import children, runs_of, walk

_CODES_BY_WEIGHT = {
    10: "S522",
    6: "S510",
    5: "S520 S515 S524",
    4: "S516",
    3: "S511 S514 S519",
    2: "S512 S513",
}
WEIGHTS = {code: weight for weight, codes in _CODES_BY_WEIGHT.items() for code in codes.split()}
"""How bad a fault is, by its code; any other counts once, and white once more for each inch."""
INCH = 72
ATTEMPTS = 8
"""Layouts, beside the first, that a piece gets at most."""
UNASKED, LONGEST, PAGES = 2, 16, 32
"""Layouts that it gets at most, pages that it may have, and pages of all these layouts together, if the
publication does not say whether pieces are to be mended: it must cost little."""
IMPATIENCE = 2
"""What every attempt to better something counts against trying once more."""


class Pages(Protocol):
    """Pages that can be looked at before they are written."""

    fragment_input: FragmentInput

    def __len__(self) -> int: ...

    def seen(self) -> LaidOut:
        """What a compositor sees."""


Laid = TypeVar("Laid", bound=Pages)


class _Trial(msgspec.Struct, frozen=True):
    """What came of an attempt."""

    alterations: tuple[Alteration, ...]
    seen: LaidOut
    faults: tuple[PageFault, ...]

    @property
    def count(self) -> int:
        """Of the faults, by their weights."""
        return sum(_weight(fault) for fault in self.faults)


def _weight(fault: PageFault) -> int:
    return WEIGHTS.get(fault.code, 1) + int(fault.white / INCH)


def mended(
    lay: Callable[[FragmentInput], Laid], fragment_input: FragmentInput, *, wanted: bool | None = None
) -> Laid:
    """The pages of a fragment, laid out again where they have faults that can be corrected.

    ``wanted`` is what the publication says: yes, no, or (None) where it costs little.
    """
    best_pages = lay(fragment_input)
    part = fragment_input.edition.parts[0]
    if wanted is False or not isinstance(part, PiecePart):
        return best_pages
    columns = fragment_input.edition.columns
    best = _trial(best_pages, part.piece, columns, ())
    search = _Search(best, part.piece)
    for _ in range(_most_attempts(len(best_pages), wanted)):
        alterations = search.next()
        if not best.count or alterations is None:
            break
        piece = altered(part.piece, alterations)
        pages = lay(_with(fragment_input, replace(part, piece=piece)))
        trial = _trial(pages, piece, columns, alterations)
        search.add(trial)
        if trial.count < best.count:
            best_pages, best = pages, trial
    return best_pages


def _most_attempts(pages: int, wanted: bool | None) -> int:
    if wanted:
        return ATTEMPTS
    return min(UNASKED, PAGES // pages) if pages <= LONGEST else 0


class _Search:
    """What has been tried, and what to try next: something more on the best of it, as long as that helps."""

    def __init__(self, first: _Trial, piece: Piece) -> None:
        self._piece = piece
        self._seen: set[tuple[Alteration, ...]] = set()
        self._open: list[tuple[_Trial, Iterator[tuple[Alteration, ...]]]] = []
        self._taken: list[int] = []
        self.add(first)

    def add(self, trial: _Trial) -> None:
        """From now on more may be tried on this."""
        self._open.append((trial, _proposals(trial, self._piece)))
        self._taken.append(0)

    def next(self) -> tuple[Alteration, ...] | None:
        """What to try now, if there is anything left."""
        for at in sorted(range(len(self._open)), key=self._hope):
            for alterations in self._open[at][1]:
                if alterations not in self._seen:
                    self._seen.add(alterations)
                    self._taken[at] += 1
                    return alterations
        return None

    def _hope(self, at: int) -> float:
        """How little can be hoped of something: its faults, and what was tried on it already."""
        return self._open[at][0].count + IMPATIENCE * self._taken[at]


def _with(fragment_input: FragmentInput, part: PiecePart) -> FragmentInput:
    return replace(fragment_input, edition=replace(fragment_input.edition, parts=(part,)))


def _trial(pages: Pages, piece: Piece, columns: int, alterations: tuple[Alteration, ...]) -> _Trial:
    seen = pages.seen()
    return _Trial(alterations, seen, faults(seen, (piece,), columns))


# -- what may be tried ------------------------------------------------------------------------------

Remedies: TypeAlias = "list[tuple[Alteration, ...]]"
"""Of one fault, the likeliest first."""


def _proposals(trial: _Trial, piece: Piece) -> Iterator[tuple[Alteration, ...]]:
    """What to alter next: something for all faults at once; if that was not better, for the worst alone."""
    now = altered(piece, trial.alterations)
    ordered = sorted(trial.faults, key=_weight, reverse=True)
    listed = [remedies for fault in ordered if (remedies := _that_change(_remedies(fault, trial, now), now))]
    for rank in range(max(map(len, listed), default=0)):
        together = tuple(x for remedies in listed for x in remedies[min(rank, len(remedies) - 1)])
        yield _with_more(trial.alterations, together)
        if len(listed) > 1 and rank < len(listed[0]):
            yield _with_more(trial.alterations, listed[0][rank])


def _with_more(before: tuple[Alteration, ...], more: tuple[Alteration, ...]) -> tuple[Alteration, ...]:
    """These and some more; how a paragraph is spaced is said once."""
    spaced = {alteration.ends for alteration in more if isinstance(alteration, Spaced)}
    kept = (x for x in before if not (isinstance(x, Spaced) and x.ends in spaced))
    return tuple(dict.fromkeys((*kept, *more)))


def _that_change(remedies: Remedies, piece: Piece) -> Remedies:
    return [remedy for remedy in remedies if altered(piece, remedy) != piece]


def _remedies(fault: PageFault, trial: _Trial, piece: Piece) -> Remedies:
    match fault:
        case PageFault(code="S519", anchor=str(anchor)):
            quotes = (x for x in walk(piece.body) if isinstance(x, b.PullQuote) and x.source == anchor)
            return [(Moved(quote, by),) for quote in quotes for by in (1, -1, 2, -2)]
        case PageFault(code="S520", passage=Passage(), at=Line()):
            return _against_white(fault, trial.seen, piece)
        case PageFault(code="S516", at=Line() as line):
            return _for_a_last_page(line.page, trial.seen)
        case PageFault(
            code="S511" | "S512" | "S513" | "S514" | "S517", passage=Passage() as passage, at=Line() as line
        ):
            return [*_whole_word(passage, line, fault.code), *_spaced(passage)]
        case _:
            return []


def _ends(passage: Passage) -> str:
    return letters(passage.words)[-KNOWN_BY:]


def _spaced(passage: Passage) -> Remedies:
    return [(Spaced(_ends(passage), by),) for by in (-1, 1, -2, 2)]


def _whole_word(passage: Passage, line: Line, code: str) -> Remedies:
    """The broken word of a line not broken; of a last line, the one that it ends."""
    at = passage.lines.index(line) - (code == "S512")
    if at < 0 or at + 1 >= len(passage.lines) or not passage.lines[at].is_broken:
        return []
    begun, rest = passage.lines[at].words.split()[-1][:-1], passage.lines[at + 1].words.split()[0]
    word = (begun + rest).strip("“”‘’«»()[].,;:!?…\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
    return [(Unbroken(_ends(passage), word),)] if begun else []


FEW, MANY = 0.22, 0.9
"""Of the measure: a last line that tighter setting saves; one that looser setting makes two of."""
MOST_SPACED = 8
"""Paragraphs that are set tighter or looser for the sake of a last page."""


def _for_a_last_page(page: int, seen: LaidOut) -> Remedies:
    """Lines saved, so that the page is not needed; or lines made, so that it is worth its paper."""
    found = [p for p in seen.passages if p.kind == "P" and len(p.lines) > 2 and p.lines[0].page <= page]
    wide = max((line.right - line.left for p in found for line in p.lines), default=1.0)
    last = [((p.lines[-1].right - p.lines[-1].left) / wide, p) for p in found]
    few = [p for width, p in sorted(last, key=_first) if width < FEW][:MOST_SPACED]
    many = [p for width, p in sorted(last, key=_first, reverse=True) if width > MANY][:MOST_SPACED]
    sets = [tuple(Spaced(_ends(p), by) for p in group) for by, group in ((-2, few), (2, many))]
    return [alterations for alterations in sets if alterations]


def _first(pair: tuple[float, Passage]) -> float:
    return pair[0]


LEADING = 1.35
"""Of the size of type: from line to line."""
FARTHEST = 8
"""Blocks that something is moved past at most."""


def _against_white(fault: PageFault, seen: LaidOut, piece: Piece) -> Remedies:
    """What did not fit made to fit, or moved on, so that the text after it fills the page, or moved back."""
    assert fault.passage is not None
    found = _what_did_not_fit(piece.body, _ends(fault.passage))
    if found is None:
        return []
    block, after = found
    by = _blocks_that_fill(fault.white, after, seen)
    allowed: Remedies = [(Allowed(block, what),) for what in _allowances(block, fault, seen)]
    moved: Remedies = [(Moved(block, steps),) for steps in (by, -1, by + 1, -2)]
    both: Remedies = [(*moved[0], *what) for what in allowed]
    return [*allowed[:1], *moved[:2], *both, *moved[2:]]


SIZES = (85, 70)
"""Of a figure, in hundredths of what it might be: nothing smaller is tried."""
BESIDE = 50
"""Points that a figure takes beside its pictures."""


def _allowances(block: Movable, fault: PageFault, seen: LaidOut) -> Iterator[str]:
    """What a block may be allowed so that it fits; first the largest size at which a figure does."""
    if isinstance(block, b.Sidebar):
        yield "may-break"
    if isinstance(block, b.Figure):
        high = max((x.bottom - x.top for x in seen.pictures if x.page == fault.at.page + 1), default=0.0)
        fits = [size for size in SIZES if size / 100 * high + BESIDE <= fault.white]
        yield from (f"smaller-{size}" for size in dict.fromkeys((*fits[:1], *SIZES)))


def _what_did_not_fit(body: Blocks, ends: str) -> tuple[Movable, Blocks] | None:
    """What may move and stands right before the words that come after the white, or holds them itself;
    and what follows it in its row."""
    listed = list(_in_rows(body))
    for at, (block, _) in enumerate(listed):
        if any(letters(plain(run)).endswith(ends) for run in _own_runs(block)):
            near = (listed[at], *listed[max(0, at - 3) : at][::-1])
            return next(((x, after) for x, after in near if isinstance(x, Movable)), None)
    return None


def _in_rows(row: Blocks) -> Iterator[tuple[Block, Blocks]]:
    """Every block that stands in a row of its own kind, in reading order, with what follows it there."""
    for at, block in enumerate(row):
        yield block, row[at + 1 :]
        yield from _in_rows(_row_in(block))


def _own_runs(block: Block) -> Iterable[Inlines]:
    """The words of a block but for those in the row inside it."""
    match block:
        case b.Section(heading=heading):
            return (heading.inlines,)
        case _:
            return () if _row_in(block) else runs_of((block,))


def _row_in(block: Block) -> Blocks:
    return children(block) if isinstance(block, b.Section | b.Turn | b.Division) else ()


def _blocks_that_fill(white: float, after: Iterable[Block], seen: LaidOut) -> int:
    """How many of these blocks fill so many points of a page."""
    heights = {_ends(p): len(p.lines) * p.lines[0].size * LEADING for p in seen.passages}
    count = 0
    for count, block in enumerate(after, start=1):
        white -= sum(heights.get(letters(plain(run))[-KNOWN_BY:], 0) for run in runs_of((block,)))
        if white <= 0 or count == FARTHEST:
            break
    return max(1, count)
