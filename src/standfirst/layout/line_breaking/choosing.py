"""Where the lines of a paragraph end: the ends are chosen together, after Knuth and Plass (1981).

A paragraph comes as ``Places``: every place where a line may end, with the widths up to it. A way through
the places costs demerits, for loose and tight lines, hyphens, a tight line beside a loose one, a last
line that is too short. ``choose`` gives the way that costs least; ``variants`` the best one of every
number of lines. Widths may have any unit, as long as it is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal["justified", "ragged", "balanced"]
"""``justified``: all lines but the last are as wide as their room. ``ragged``: they end where they end,
as evenly as may be. ``balanced``: as few lines as possible, all of about the same width."""

HYPHEN = 60.0
"""Penalties, to be squared. Of a hyphen that is added."""
AUTHORS_HYPHEN = 50.0
"""After a hyphen or dash that is written."""
SECOND_HYPHEN = 250.0
"""Of a hyphen that is added to a word that has one already."""
SHORT_PART = 40.0
"""More, where one of the two parts has only two letters."""
CAPITAL = 100.0
"""More, for a word that begins with a capital letter."""
DASH_FIRST = 2_000.0
"""Of a line that begins with a dash."""
INSIDE_ADDRESS = 400.0
INSIDE_WORD = 3_000.0
"""Of a break where no break should be: inside something that is wider than a line."""
RAGGED_HYPHEN = 60.0
"""More, in ragged text, which needs hyphens less."""

_LINE = 10.0
_TWO_HYPHENS = 12_000.0
"""Demerits. Of two lines in a row that end in a hyphen; of three; of one before the last line."""
_THREE_HYPHENS = 1_000_000.0
_HYPHEN_BEFORE_LAST = 6_000.0
_REST_OF_WORD = 150_000.0
"""Of a last line that is only the end of a broken word."""
_UNLIKE_NEIGHBOURS = 8_000.0
"""Of a tight line beside a loose one."""
_SHORT_LAST_LINE = 15_000.0
_RAGGED_SHORT_LAST_LINE = 4_000.0
"""Of ragged text that ends in less than a third of a line."""
_ALMOST_FULL_LAST_LINE = 1_500.0
_NOT_WHOLE = 1_000_000.0
"""Of a hyphen where a request wants a whole word."""

SHORTEST_LAST_LINE = 2.2
"""Ems."""
RAGGED_ZONE = 5.0
"""Ems that a ragged line may lack at badness 100."""
_WORST = 100_000.0
"""The badness of a line that nothing can fill."""
_ROUNDING = 0.05


class Limits(msgspec.Struct, frozen=True):
    """What is thought good. Parts of the natural word space, of a letter's width, of a mark's width."""

    word_space_least: float = 0.75
    """Never less."""
    word_space_most: float = 1.5
    """More only where there is no other way."""
    letters_give: float = 0.02
    hang: float = 1.0
    """How much of what a mark may stand in the margin it does; 0: nothing hangs."""


class Request(msgspec.Struct, frozen=True):
    """What is wanted of a paragraph that is set anew."""

    whole: tuple[int, ...] = ()
    """Lines, from 1, that should end with a whole word."""
    more: int = 0
    """Lines that it should have more than it takes by itself, or (below 0) fewer."""


USUAL = Request()


_KEY = 40


def paragraph_key(text: str) -> str:
    """By which a request names a paragraph: the end of its text, in letters and digits alone."""
    return "".join(filter(str.isalnum, text))[-_KEY:]


@dataclass(slots=True)
class Places:
    """The places where a line may end, in columns; the first is the beginning of the paragraph, the last
    its end. ``end_…`` is counted up to the end of a line that ends here, ``start_…`` up to the beginning
    of the line after it: between them are the space or nothing, the hyphen, what hangs in the margin.
    """

    end_width: list[float] = field(default_factory=list)
    start_width: list[float] = field(default_factory=list)
    end_white: list[float] = field(default_factory=list)
    """Of the widths, word spaces that may be wider or narrower."""
    start_white: list[float] = field(default_factory=list)
    end_give: list[float] = field(default_factory=list)
    """What letters can give, narrower or wider."""
    start_give: list[float] = field(default_factory=list)
    penalty: list[float] = field(default_factory=list)
    shows_hyphen: list[bool] = field(default_factory=list)
    is_forced: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.penalty)

    def add(
        self,
        end: tuple[float, float, float],
        start: tuple[float, float, float],
        penalty: float = 0.0,
        *,
        shows_hyphen: bool = False,
        is_forced: bool = False,
    ) -> None:
        """One more place. ``end`` and ``start`` are width, white and give."""
        self.end_width.append(end[0])
        self.end_white.append(end[1])
        self.end_give.append(end[2])
        self.start_width.append(start[0])
        self.start_white.append(start[1])
        self.start_give.append(start[2])
        self.penalty.append(penalty)
        self.shows_hyphen.append(shows_hyphen)
        self.is_forced.append(is_forced)


class Task(msgspec.Struct, frozen=True):
    """How a paragraph, or the rest of one, is to be set."""

    rooms: tuple[float, ...]
    """The widths of the lines; the last is that of all lines after it as well."""
    em: float
    kind: Kind = "justified"
    limits: Limits = Limits()
    first: int = 0
    """The place at which the first of these lines begins."""

    def room(self, line: int) -> float:
        """The width of a line, from 0."""
        return self.rooms[min(line, len(self.rooms) - 1)]


class Choice(msgspec.Struct, frozen=True):
    """The ends of all lines, as numbers of places, and what they cost."""

    ends: tuple[int, ...]
    demerits: float

    @property
    def lines(self) -> int:
        """How many there are."""
        return len(self.ends)


def choose(places: Places, task: Task, request: Request = USUAL) -> Choice | None:
    """The best ends of the lines; None if no way leads through the places: something is too wide.

    A request is followed as far as it can be.
    """
    usual = _usual(places, task)
    if usual is None or request == USUAL:
        return usual
    found = _through(places, task, _tolerances(task)[1], by_lines=True, whole=frozenset(request.whole))
    wanted = usual.lines + request.more
    return min((x for x in found if x.lines == wanted), key=_demerits, default=usual)


def variants(places: Places, task: Task, whole: Sequence[int] = ()) -> dict[int, Choice]:
    """The best choice of every number of lines that a paragraph can have without lines that are far too
    loose; ``whole`` are lines, from 1, that should end with a whole word."""
    found: dict[int, Choice] = {}
    for choice in _through(places, task, _tolerances(task)[1], by_lines=True, whole=frozenset(whole)):
        known = found.get(choice.lines)
        if known is None or choice.demerits < known.demerits:
            found[choice.lines] = choice
    return found


def _demerits(choice: Choice) -> float:
    return choice.demerits


def _usual(places: Places, task: Task) -> Choice | None:
    if _fits_one_line(places, task):
        return Choice((len(places) - 1,), 0.0)
    if task.kind == "balanced":
        found = _through(places, task, inf, by_lines=True)
        fewest = min((choice.lines for choice in found), default=0)
        return min((x for x in found if x.lines == fewest), key=_demerits, default=None)
    for tolerance in _tolerances(task):
        if found := _through(places, task, tolerance):
            return min(found, key=_demerits)
    return None


def _fits_one_line(places: Places, task: Task) -> bool:
    natural = places.end_width[-1] - places.start_width[task.first]
    return natural <= task.room(0) and not any(places.is_forced[task.first + 1 :])


def _tolerances(task: Task) -> tuple[float, ...]:
    """How much may be added to a word space, in parts of it: at first, then, where it must be."""
    if task.kind != "justified":
        return inf, inf
    good = task.limits.word_space_most - 1
    return 2 * good, 6 * good, inf


class _Way:
    """A way to a place: the best one of its fitness class (and, where it matters, its number of lines)."""

    __slots__ = ("at", "before", "demerits", "fitness", "hyphens", "line")

    def __init__(
        self, at: int, line: int, fitness: int, hyphens: int, demerits: float, before: _Way | None
    ) -> None:
        self.at, self.line, self.fitness, self.demerits, self.before = at, line, fitness, demerits, before
        self.hyphens = hyphens
        """Lines in a row, up to here, that end in one."""

    def choice(self) -> Choice:
        ends = []
        way: _Way = self
        while way.before is not None:
            ends.append(way.at)
            way = way.before
        return Choice(tuple(reversed(ends)), self.demerits)


def _through(
    places: Places,
    task: Task,
    tolerance: float,
    *,
    by_lines: bool = False,
    whole: frozenset[int] = frozenset(),
) -> list[Choice]:
    """The ways to the last place, one for each fitness class and, if asked for, number of lines."""
    judge = _judge_of(task, tolerance)
    rooms, first = task.rooms, task.first
    easy = len(rooms) - 1
    # A line that begins later is looser, as long as lines do not become narrower.
    is_ordered = easy == 0 or (easy == 1 and rooms[0] <= rooms[1])
    is_pruned = is_ordered and not by_lines and not whole
    active = [_Way(first, 0, 1, 0, 0.0, None)]
    last = len(places) - 1
    end_width, start_width = places.end_width, places.start_width
    end_white, start_white = places.end_white, places.start_white
    end_give, start_give = places.end_give, places.start_give
    for b in range(first + 1, last + 1):
        e, white_to, give_to, shows = end_width[b], end_white[b], end_give[b], places.shows_hyphen[b]
        is_end = b == last or places.is_forced[b]
        cost = places.penalty[b] ** 2
        best: dict[tuple[int, int], _Way] = {}
        least = inf
        dead: list[int] = []
        for number, way in enumerate(active):
            a, line = way.at, way.line
            natural = e - start_width[a]
            extra = (rooms[line] if line < easy else rooms[easy]) - natural
            bad, fitness = judge(extra, white_to - start_white[a], give_to - start_give[a], is_end)
            if bad < 0:
                if bad == _TOO_WIDE:
                    dead.append(number)
                elif is_ordered:
                    break
                continue
            demerits = (_LINE + bad) ** 2 + cost + way.demerits
            hyphens = 0
            if shows:
                hyphens = way.hyphens + 1
                if hyphens > 1:
                    demerits += _TWO_HYPHENS if hyphens == 2 else _THREE_HYPHENS
                if line + 1 in whole:
                    demerits += _NOT_WHOLE
            if is_end:
                white = white_to - start_white[a]
                demerits += _of_last_line(way, first, natural, extra, white, task)
            if a != first and abs(fitness - way.fitness) > 1:
                demerits += _UNLIKE_NEIGHBOURS
            key = fitness, line if by_lines or line < easy else easy
            known = best.get(key)
            if known is None or demerits < known.demerits:
                best[key] = _Way(b, line + 1, fitness, hyphens, demerits, way)
                if demerits < least:
                    least = demerits
        if b == last:
            return [way.choice() for way in best.values()]
        if places.is_forced[b]:
            active = [_begun_anew(way) for way in _best_by_line(best)]
        else:
            if dead:
                gone = set(dead)
                active = [way for number, way in enumerate(active) if number not in gone]
            limit = least + _UNLIKE_NEIGHBOURS if is_pruned else inf
            active.extend(way for way in best.values() if way.demerits <= limit)
        if not active:
            return []
    return []


def _best_by_line(best: dict[tuple[int, int], _Way]) -> list[_Way]:
    found: dict[int, _Way] = {}
    for (_, line), way in best.items():
        if line not in found or way.demerits < found[line].demerits:
            found[line] = way
    return list(found.values())


def _begun_anew(way: _Way) -> _Way:
    """After a line that had to end here, nothing before it matters to the next one."""
    way.fitness, way.hyphens = 1, 0
    return way


def _of_last_line(way: _Way, first: int, natural: float, extra: float, white: float, task: Task) -> float:
    if way.at == first or task.kind == "balanced":
        return 0.0
    demerits = 0.0
    if way.hyphens:
        demerits += _HYPHEN_BEFORE_LAST if white else _REST_OF_WORD
    if natural < SHORTEST_LAST_LINE * task.em:
        demerits += _SHORT_LAST_LINE
    elif task.kind == "ragged" and 2 * natural < extra:
        demerits += _RAGGED_SHORT_LAST_LINE
    if task.kind == "justified" and 1 < extra < 0.9 * task.em:
        demerits += _ALMOST_FULL_LAST_LINE
    return demerits


# -- how bad a line is --------------------------------------------------------------------------------

_TOO_WIDE, _TOO_LOOSE = -1.0, -2.0
_Judge: TypeAlias = Callable[[float, float, float, bool], tuple[float, int]]
"""From what a line lacks, its white, what its letters can give, and whether it is a last line, to its
badness (or one of the two above) and its fitness class: 0 tight, 1 good, 2 loose, 3 very loose."""


def _judge_of(task: Task, tolerance: float) -> _Judge:
    return _justified(task.limits, tolerance) if task.kind == "justified" else _ragged(task)


def _justified(limits: Limits, tolerance: float) -> _Judge:
    shrink, stretch = 1 - limits.word_space_least, max(0.01, limits.word_space_most - 1)

    def judge(extra: float, white: float, give: float, is_last: bool) -> tuple[float, int]:
        # Letters give first, white only what is left.
        if extra < 0:
            rest = extra + give
            if rest >= 0:
                return 0.0, 1
            if -rest > white * shrink + 1e-6:
                return _TOO_WIDE, 0
            rate = -rest / (white * shrink)
            return 100 * rate**3, 0 if rate > 0.5 else 1
        rest = extra - give
        if is_last or rest <= 0:
            return 0.0, 1
        if rest > white * tolerance:
            return _TOO_LOOSE, 3
        if not white:
            return _WORST, 3
        rate = rest / (white * stretch)
        return min(100 * rate**3, _WORST), 1 if rate < 0.5 else 2 if rate < 1 else 3

    return judge


def _ragged(task: Task) -> _Judge:
    zone = RAGGED_ZONE * task.em
    is_balanced = task.kind == "balanced"

    def judge(extra: float, _white: float, _give: float, is_last: bool) -> tuple[float, int]:
        if extra < -_ROUNDING:
            return _TOO_WIDE, 1
        if is_last and not is_balanced:
            return 0.0, 1
        return min(100 * (max(0.0, extra) / zone) ** 2, _WORST), 1

    return judge
