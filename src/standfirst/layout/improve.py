"""Improving pages: a piece whose pages have faults that a compositor could correct is laid out again a few
times, and the best result is kept.

It is part of the task that lays a piece out, so that its result is kept like any other. The same piece
always gives the same pages: what is tried follows from the faults, and which pages are the best from
counting them. It costs layouts and nothing else: those that were not the best are never written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil, inf
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from standfirst.editions.page_remedies import (
    Allowed,
    Alteration,
    AtHead,
    InColumn,
    Movable,
    Moved,
    altered,
)
from standfirst.editions.print import PiecePart
from standfirst.layout.fragment_input import FragmentInput
from standfirst.layout.line_breaking.choosing import USUAL, Request, paragraph_key
from standfirst.layout.page_faults import (
    FEWEST_LAST_LINES,
    KNOWN_BY,
    LEADING,
    MOST_BROKEN,
    PageFault,
    faults,
)
from standfirst.layout.pages import LaidOut, Line, Passage, Picture
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
ATTEMPTS = 3
"""Layouts, beside the first, that a piece gets at most."""
UNASKED, LONGEST, PAGES = 1, 16, 16
"""Layouts that it gets at most, pages that it may have, and pages of all these layouts together, if the
publication does not say whether pieces are to be mended: it must cost little."""
IMPATIENCE = 2
"""What every attempt to better something counts against trying once more."""


class Adjustable(Protocol):
    """A paragraph that may be set in more or fewer lines than it is."""

    @property
    def key(self) -> str:
        """By which a request names it."""

    @property
    def pages(self) -> Sequence[int]:
        """The page of each of its lines, from 0."""

    def costs(self) -> Mapping[int, float]:
        """What it costs, in demerits, to set it in so many lines more than it is (below 0: fewer)."""


class Pages(Protocol):
    """Pages that can be looked at before they are written."""

    fragment_input: FragmentInput

    def __len__(self) -> int: ...

    def seen(self) -> LaidOut:
        """What a compositor sees."""

    def adjustable(self) -> Sequence[Adjustable]:
        """The paragraphs whose lines were chosen together, in their order."""


Laid = TypeVar("Laid", bound=Pages)


class SetAnew(msgspec.Struct, frozen=True):
    """A paragraph set otherwise, from the measurement that there is."""

    key: str
    request: Request


Change: TypeAlias = Alteration | SetAnew


class _Trial(msgspec.Struct, frozen=True):
    """What came of an attempt."""

    changes: tuple[Change, ...]
    seen: LaidOut
    faults: tuple[PageFault, ...]
    paragraphs: Sequence[Adjustable]
    columns: int

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
    if wanted is None and part.piece.kind == "index":
        return best_pages  # of short lines in columns, where nothing can be moved; a long one takes its time
    best = _trial(best_pages, part.piece, ())
    search = _Search(best, part.piece)
    for _ in range(_most_attempts(len(best_pages), wanted)):
        changes = search.next()
        if not best.count or changes is None:
            break
        changed = _changed(fragment_input, part, changes)
        pages = lay(changed)
        trial = _trial(pages, _piece(changed), changes)
        search.add(trial)
        if trial.count < best.count:
            best_pages, best = pages, trial
    return best_pages


def _changed(fragment_input: FragmentInput, part: PiecePart, changes: tuple[Change, ...]) -> FragmentInput:
    """The same fragment with these changes."""
    piece = altered(part.piece, tuple(x for x in changes if not isinstance(x, SetAnew)))
    edition = replace(fragment_input.edition, parts=(replace(part, piece=piece),))
    return replace(fragment_input, edition=edition, requests=_requests(changes))


def _piece(fragment_input: FragmentInput) -> Piece:
    (part,) = fragment_input.edition.parts
    assert isinstance(part, PiecePart)
    return part.piece


def _requests(changes: Iterable[Change]) -> dict[str, Request]:
    """What is asked of each paragraph: all lines that should end whole, and the latest number of lines."""
    found: dict[str, Request] = {}
    for change in changes:
        if isinstance(change, SetAnew):
            before = found.get(change.key, USUAL)
            whole = tuple(sorted({*before.whole, *change.request.whole}))
            found[change.key] = Request(whole=whole, more=change.request.more or before.more)
    return found


def _most_attempts(pages: int, wanted: bool | None) -> int:
    if wanted:
        return ATTEMPTS
    return min(UNASKED, PAGES // pages) if pages <= LONGEST else 0


class _Search:
    """What has been tried, and what to try next: something more on the best of it, as long as that helps."""

    def __init__(self, first: _Trial, piece: Piece) -> None:
        self._piece = piece
        self._seen: set[tuple[Change, ...]] = set()
        self._open: list[tuple[_Trial, Iterator[tuple[Change, ...]]]] = []
        self._taken: list[int] = []
        self.add(first)

    def add(self, trial: _Trial) -> None:
        """From now on more may be tried on this."""
        self._open.append((trial, _proposals(trial, self._piece)))
        self._taken.append(0)

    def next(self) -> tuple[Change, ...] | None:
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


def _trial(pages: Pages, piece: Piece, changes: tuple[Change, ...]) -> _Trial:
    seen = pages.seen()
    columns = pages.fragment_input.edition.columns
    found = faults(seen, (piece,), columns)
    return _Trial(changes, seen, found, pages.adjustable() if found else (), columns)


# -- what may be tried ------------------------------------------------------------------------------

Remedies: TypeAlias = "list[tuple[Change, ...]]"
"""Of one fault, the likeliest first."""


def _proposals(trial: _Trial, piece: Piece) -> Iterator[tuple[Change, ...]]:
    """What to change next: something for all faults at once; if that was not better, for the worst alone."""
    now = altered(piece, tuple(x for x in trial.changes if not isinstance(x, SetAnew)))
    ordered = sorted(trial.faults, key=_weight, reverse=True)
    listed = [remedies for fault in ordered if (remedies := _that_change(_remedies(fault, trial, now), now))]
    for rank in range(max(map(len, listed), default=0)):
        together = tuple(x for remedies in listed for x in remedies[min(rank, len(remedies) - 1)])
        yield _with_more(trial.changes, together)
        if len(listed) > 1 and rank < len(listed[0]):
            yield _with_more(trial.changes, listed[0][rank])


def _with_more(before: tuple[Change, ...], more: tuple[Change, ...]) -> tuple[Change, ...]:
    """These and some more; what is asked of a paragraph is one change."""
    changes = (*before, *more)
    others = dict.fromkeys(change for change in changes if not isinstance(change, SetAnew))
    return (*others, *(SetAnew(key, request) for key, request in _requests(changes).items()))


def _that_change(remedies: Remedies, piece: Piece) -> Remedies:
    return [remedy for remedy in remedies if any(_changes(x, piece) for x in remedy)]


def _changes(change: Change, piece: Piece) -> bool:
    return isinstance(change, SetAnew) or altered(piece, (change,)) != piece


def _remedies(fault: PageFault, trial: _Trial, piece: Piece) -> Remedies:
    match fault:
        case PageFault(code="S519", anchor=str(anchor)):
            return [(Moved(quote, by),) for quote in _repeating(anchor, piece) for by in (1, 2, -1, -2)]
        case PageFault(code="S520", anchor=str(anchor), at=Line() as line):
            quotes = _repeating(anchor, piece)
            return [(x,) for quote in quotes for x in (AtHead(quote, line.page + 1), InColumn(quote))]
        case PageFault(code="S520", passage=Passage(), at=Line()):
            return [*_for_an_end_that_fits(fault, trial), *_against_white(fault, trial, piece)]
        case PageFault(code="S516", at=Line() as line):
            return _for_a_last_page(line.page, trial)
        case PageFault(
            code="S511" | "S514" | "S515" | "S524", passage=Passage() as passage, at=Line() as line
        ):
            return _for_a_turn(passage, line, trial)
        case PageFault(code="S512" | "S513", passage=Passage() as passage, at=Line() as line):
            ends = _ending_whole(passage, line, fault.code)
            return [*ends, *_in_other_lines(_of_passage(passage, trial))]
        case PageFault(code="S517", passage=Passage() as passage):
            return _in_other_lines(_of_passage(passage, trial))
        case _:
            return []


def _repeating(anchor: str, piece: Piece) -> list[b.PullQuote]:
    """The pull quotes that repeat a passage."""
    return [x for x in walk(piece.body) if isinstance(x, b.PullQuote) and x.source == anchor]


# -- lines ------------------------------------------------------------------------------------------


def _ending_whole(passage: Passage, line: Line, code: str) -> Remedies:
    """The hyphen of a line taken away: of the one before a last line that is only the end of a word; of one
    of three in a row."""
    at = passage.lines.index(line)
    before = (at - 1,) if code == "S512" else (at - 1, at, at - MOST_BROKEN)
    key = paragraph_key(passage.words)
    return [(SetAnew(key, Request(whole=(k + 1,))),) for k in before if k >= 0 and passage.lines[k].is_broken]


DEAREST = 300_000
"""Demerits: with more a paragraph has lines that are worse than what they are to mend."""


def _of_passage(passage: Passage, trial: _Trial) -> list[Adjustable]:
    key = paragraph_key(passage.words)
    return [paragraph for paragraph in trial.paragraphs if paragraph.key == key]


def _in_other_lines(paragraphs: Iterable[Adjustable]) -> Remedies:
    """Each of these paragraphs in a line more or fewer, the cheapest first."""
    costs = ((cost, x.key, by) for x in paragraphs for by, cost in x.costs().items() if abs(by) == 1)
    listed = (found for found in costs if found[0] <= DEAREST)
    return [(SetAnew(key, Request(more=by)),) for _, key, by in sorted(listed)]


def _for_a_turn(passage: Passage, line: Line, trial: _Trial) -> Remedies:
    """What stands at a turn of the page moved over it or away from it: a paragraph of that page, or the one
    at the turn, in a line more or fewer."""
    key, page = paragraph_key(passage.words), line.page
    near = [x for x in trial.paragraphs if page in x.pages or x.key == key]
    return _in_other_lines(near)[:MOST_NEAR]


MOST_NEAR = 4
"""Paragraphs of a page that are tried in other lines."""


A_PAGE_AWAY = 20_000
"""Demerits of each page between a paragraph and the last page: a line that is saved or made far from it may
not get there, because the white before a figure or a heading takes it up."""


def _for_a_last_page(page: int, trial: _Trial) -> Remedies:
    """Lines saved, so that the page is not needed; or lines made, so that it is worth its paper."""
    rows = {
        round(x.baseline) for p in trial.seen.passages for x in p.lines if x.page == page and p.piece == 0
    }
    before = [paragraph for paragraph in trial.paragraphs if paragraph.pages[0] < page]
    found = [
        sorted((_cheapest(before, page, *each) for each in wanted), key=_first)
        for wanted in (
            ((-1, len(rows)), (1, FEWEST_LAST_LINES - len(rows))),
            ((-1, len(rows) + 1), (1, FEWEST_LAST_LINES - len(rows) + 1)),
        )
    ]
    return [changes for both in found for _, changes in both if changes]


MOST_SAVED = 3
"""Lines that are saved at most so that an ending fits."""


def _for_an_end_that_fits(fault: PageFault, trial: _Trial) -> Remedies:
    """Lines saved, so that what is all on the last page, and did not fit on the one before, fits there: an
    ending in small type with the last lines of the text."""
    assert isinstance(fault.at, Line)
    page = fault.at.page + 1
    lines = [x for p in trial.seen.passages for x in p.lines if x.page == page and p.piece == 0]
    if trial.columns > 1 or page != trial.seen.pages - 1 or not lines:
        return []
    high = max(x.baseline for x in lines) - min(x.baseline for x in lines)
    many = max(1, ceil((high - fault.white) / (LEADING * fault.at.size)))
    before = [paragraph for paragraph in trial.paragraphs if paragraph.pages[0] < page]
    found = [_cheapest(before, page, -1, by)[1] for by in (many, many + 1) if by <= MOST_SAVED]
    return [changes for changes in found if changes]


def _cheapest(
    paragraphs: Iterable[Adjustable], page: int, by: int, many: int
) -> tuple[float, tuple[Change, ...]]:
    """So many paragraphs before a page set in a line more or fewer, and what that costs; none if there are
    not so many."""
    affordable = ((x.costs().get(by, inf), x) for x in paragraphs)
    costs = ((cost + A_PAGE_AWAY * (page - x.pages[-1]), x.key) for cost, x in affordable if cost <= DEAREST)
    chosen = sorted(costs)[:many]
    if len(chosen) < many:
        return inf, ()
    return sum(cost for cost, _ in chosen), tuple(SetAnew(key, Request(more=by)) for _, key in chosen)


def _first(pair: tuple[float, tuple[Change, ...]]) -> float:
    return pair[0]


# -- figures, boxes, pull quotes --------------------------------------------------------------------


def _ends(passage: Passage) -> str:
    return letters(passage.words)[-KNOWN_BY:]


FARTHEST = 8
"""Blocks that something is moved past at most."""


def _against_white(fault: PageFault, trial: _Trial, piece: Piece) -> Remedies:
    """What did not fit made to fit, or moved on, so that the text after it fills the page, or moved back."""
    seen = trial.seen
    assert fault.passage is not None
    found = _what_did_not_fit(piece.body, _ends(fault.passage))
    if found is None:
        return []
    block, after, is_announced = found
    by = _blocks_that_fill(fault.white, after, seen)
    allowed: Remedies = [(Allowed(block, what),) for what in _allowances(block, fault, trial)]
    moved: Remedies = [(Moved(block, steps),) for steps in (by, -1, by + 1, -2)]
    both: Remedies = [(*moved[0], *what) for what in allowed]
    first = [*moved[:1], *allowed[:1]] if is_announced else [*allowed[:1], *moved[:1]]
    return [*first, moved[1], *both, *moved[2:]]


SIZES = (85, 70)
"""Of a figure, in hundredths of what it might be: nothing smaller is tried."""
BESIDE = 50
"""Points that a figure takes beside its pictures."""


def _allowances(block: Movable, fault: PageFault, trial: _Trial) -> Iterator[str]:
    """What a block may be allowed so that it fits; first the largest size at which a figure does. In one
    column a figure was drawn smaller already where that was enough."""
    if isinstance(block, b.Sidebar):
        yield "may-break"
    if isinstance(block, b.Figure) and trial.columns > 1:
        high = max((x.bottom - x.top for x in trial.seen.pictures if _comes_after(x, fault.at)), default=0.0)
        yield from (f"smaller-{size}" for size in SIZES if size / 100 * high + BESIDE <= fault.white)


def _comes_after(picture: Picture, at: Line | Picture) -> bool:
    """Whether a picture stands in a later column, of the same page or the next one."""
    return picture.page == at.page + 1 or (picture.page == at.page and picture.left > at.right)


class _Unfitting(NamedTuple):
    """What did not fit."""

    block: Movable
    after: Blocks
    """What follows it in its row."""
    is_announced: bool
    """Whether it was kept with headings or a question over it."""


def _what_did_not_fit(body: Blocks, ends: str) -> _Unfitting | None:
    """What may move and stands right before the words that come after the white, or holds them itself, or
    follows the headings and questions that they are."""
    listed = list(_in_rows(body))
    for at, (block, _) in enumerate(listed):
        if any(_ends_so(letters(plain(run)), ends) for run in _own_runs(block)):
            near = (listed[at], *listed[max(0, at - 3) : at][::-1])
            places = [(place, False) for place in near] + [(x, True) for x in _kept_with(listed[at:])]
            found = (_Unfitting(x, after, kept) for (x, after), kept in places if isinstance(x, Movable))
            return next(found, None)
    return None


def _ends_so(run: str, ends: str) -> bool:
    """Whether a run has these last letters; a short one may stand after its speaker's name."""
    return run.endswith(ends) or (len(run) >= SURE and ends.endswith(run))


SURE = 12
"""Letters by which a short run is known."""
_ANNOUNCING = (b.Section, b.Question, b.Turn)
"""What nothing comes between and what it announces."""


def _kept_with(listed: list[tuple[Block, Blocks]]) -> list[tuple[Block, Blocks]]:
    """What comes after headings and questions in reading order, and was kept with them."""
    for number, (block, _) in enumerate(listed[1:MOST_KEPT], start=1):
        if isinstance(block, Movable):
            return listed[number : number + 1]
        is_question = isinstance(block, b.Paragraph) and isinstance(listed[number - 1][0], b.Turn)
        if not isinstance(block, _ANNOUNCING) and not is_question:
            break
    return []


MOST_KEPT = 6
"""Blocks that are looked through for what was kept with the first of them."""


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
