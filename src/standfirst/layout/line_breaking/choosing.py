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
REPEATED_HYPHEN = 1_000.0
"""After a hyphen that is written, in a language that writes it again at the head of the next line."""
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
THREE_HYPHENS = 100_000_000.0
_HYPHEN_BEFORE_LAST = 6_000.0
_REST_OF_WORD = 150_000.0
"""Of a last line that is only the end of a broken word."""
_UNLIKE_NEIGHBOURS = 8_000.0
"""Of a tight line beside a loose one."""
_SHORT_LAST_LINE = 15_000.0
_RAGGED_SHORT_LAST_LINE = 12_000.0
"""Of ragged text that ends in less than a third of a line: as a part of this, what it lacks of the third."""
_WORD_ALONE = 10_000.0
"""Of ragged text whose last line is a single word, and less than a third of a line."""
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
    """So much wider or narrower they are drawn at most."""
    letters_apart: float = 0.01
    """So much further apart, or nearer, they stand at most where lines are narrow (``narrowness``)."""
    hang: float = 1.0
    """How much of what a mark may stand in the margin it does; 0: nothing hangs."""

    @property
    def has_fixed_spaces(self) -> bool:
        """Whether spaces stay as they are, as in code, and those around it fill the line."""
        return self.word_space_least == self.word_space_most == 1


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


WIDE, NARROW = 30.0, 22.0
"""Ems: lines this wide are filled without letters that stand apart; lines this narrow need all they give."""


def narrowness(ems: float) -> float:
    """How narrow a line of so many ems is: from 0 (the usual measure of a book) to 1 (a column)."""
    return max(0.0, min(1.0, (WIDE - ems) / (WIDE - NARROW)))


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

    def apart(self, line: int) -> float:
        """What letters give in a line by standing apart, in parts of what they give by being wider."""
        limits = self.limits
        if not limits.letters_give or self.kind != "justified":
            return 0.0
        return limits.letters_apart / limits.letters_give * narrowness(self.room(line) / self.em)


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


MOST_BALANCED = 300
"""Places at which a balanced text may be broken. A longer one is ragged: nobody sees all its lines at once,
and to weigh them all against each other takes as long as the square of its length."""


def _demerits(choice: Choice) -> float:
    return choice.demerits


def _usual(places: Places, task: Task) -> Choice | None:
    if _fits_one_line(places, task):
        return Choice((len(places) - 1,), 0.0)
    if task.kind == "balanced" and len(places) - task.first > MOST_BALANCED:
        task = msgspec.structs.replace(task, kind="ragged")
    if task.kind == "balanced":
        found = _through(places, task, _most_missing(places, task), by_lines=True)
        fewest = min((choice.lines for choice in found), default=0)
        return min((x for x in found if x.lines == fewest), key=_demerits, default=None)
    best: Choice | None = None
    for tolerance in _tolerances(task):
        best = min(_through(places, task, tolerance), key=_demerits, default=best)
        if best is not None and best.demerits < THREE_HYPHENS:
            break  # no looser line is needed, neither at all nor to be rid of a hyphen
    return best


def _most_missing(places: Places, task: Task) -> float:
    """What a line may lack at most if there are as few lines as possible: all that these lack together."""
    if any(places.is_forced[task.first + 1 :]):
        return inf
    start, last, lines, missing = task.first, len(places) - 1, 0, 0.0
    while start < last:
        room, begin, end = task.room(lines), places.start_width[start], start
        for place in range(start + 1, last + 1):
            natural = places.end_width[place] - begin
            if natural <= room + _ROUNDING:
                end = place
            elif natural > room + task.em:
                break
        if end == start:
            return inf
        missing += room - places.end_width[end] + begin
        start, lines = end, lines + 1
    return missing + lines * task.em  # other lines may have other spaces and hyphens at their ends


def _fits_one_line(places: Places, task: Task) -> bool:
    natural = places.end_width[-1] - places.start_width[task.first]
    return natural <= task.room(0) and not any(places.is_forced[task.first + 1 :])


def _tolerances(task: Task) -> tuple[float, ...]:
    """How much may be added to a word space, in parts of it: at first, then, where it must be. Of text that
    is not justified, how much a line may lack."""
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
    return _Ways(places, task, tolerance, by_lines=by_lines, whole=whole).to_the_end()


_Best: TypeAlias = "dict[tuple[int, int, int], _Way]"
"""By fitness class, hyphens in a row (more than two are alike) and, where it matters, number of lines."""


class _Ways:
    """The ways through a paragraph, as far as one that is better may still come of them."""

    def __init__(
        self, places: Places, task: Task, tolerance: float, *, by_lines: bool, whole: frozenset[int]
    ) -> None:
        self._places, self._task, self._whole = places, task, whole
        self._judge = _judge_of(task, tolerance)
        rooms = task.rooms
        self._last_room = len(rooms) - 1
        self._gives = [1 + task.apart(line) for line in range(len(rooms))]
        """By room: what letters give in its line, in parts of what they give by being wider."""
        self._counted = inf if by_lines else self._last_room
        """Lines up to which their number matters."""
        # A line that begins later is looser, as long as lines do not become narrower.
        self._is_ordered = len(rooms) == 1 or (len(rooms) == 2 and rooms[0] <= rooms[1])
        self._is_pruned = self._is_ordered and not by_lines and not whole
        self._active = [_Way(task.first, 0, 1, 0, 0.0, None)]

    def to_the_end(self) -> list[Choice]:
        """The best ways to the last place; none if there is no way."""
        places = self._places
        last = len(places) - 1
        for place in range(self._task.first + 1, last):
            best = self._best_to(place, is_end=places.is_forced[place])
            if places.is_forced[place]:
                self._active = [_begun_anew(way) for way in _best_by_line(best)]
            elif best:
                self._keep(best)
            if not self._active:
                return []
        return [way.choice() for way in self._best_to(last, is_end=True).values()]

    def _keep(self, best: _Best) -> None:
        """From now on ways may go on from here; not from where another is better whatever comes."""
        if not self._is_pruned:
            self._active.extend(best.values())
            return
        limit = inf
        for way in sorted(best.values(), key=_hyphens):  # one with more hyphens in a row may cost more yet
            if way.demerits <= limit:
                self._active.append(way)
                limit = min(limit, way.demerits + _UNLIKE_NEIGHBOURS)

    def _best_to(self, place: int, *, is_end: bool) -> _Best:
        """The best ways to a place; those from which no line reaches any more are given up."""
        places, rooms, last_room, judge = self._places, self._task.rooms, self._last_room, self._judge
        end, white, give = places.end_width[place], places.end_white[place], places.end_give[place]
        start_width, start_white, start_give = places.start_width, places.start_white, places.start_give
        gives = self._gives
        best: _Best = {}
        dead: list[_Way] = []
        for way in self._active:
            a, line = way.at, way.line
            if line > last_room:
                line = last_room
            extra = rooms[line] - end + start_width[a]
            bad, fitness = judge(extra, white - start_white[a], gives[line] * (give - start_give[a]), is_end)
            if bad >= 0:
                self._add(best, way, place, fitness, bad, extra, is_end=is_end)
            elif bad == _TOO_WIDE:
                dead.append(way)
            elif self._is_ordered:
                break
        if dead:
            self._active = [way for way in self._active if way not in dead]
        return best

    def _add(
        self, best: _Best, way: _Way, place: int, fitness: int, bad: float, extra: float, *, is_end: bool
    ) -> None:
        """Add a line to a way, if that is better than what leads here so far."""
        places, line = self._places, way.line
        demerits = (_LINE + bad) ** 2 + places.penalty[place] ** 2 + way.demerits
        hyphens = 0
        if places.shows_hyphen[place]:
            hyphens = way.hyphens + 1
            demerits += _of_hyphens(hyphens) + (_NOT_WHOLE if line + 1 in self._whole else 0.0)
        if is_end:
            demerits += self._of_last_line(way, place, extra)
        if way.before is not None and abs(fitness - way.fitness) > 1:
            demerits += _UNLIKE_NEIGHBOURS
        key = fitness, min(hyphens, 2), line if line < self._counted else self._last_room
        known = best.get(key)
        if known is None or demerits < known.demerits:
            best[key] = _Way(place, line + 1, fitness, hyphens, demerits, way)

    def _of_last_line(self, way: _Way, place: int, extra: float) -> float:
        task, places = self._task, self._places
        if way.before is None or task.kind == "balanced":
            return 0.0
        natural = places.end_width[place] - places.start_width[way.at]
        has_spaces = places.end_white[place] > places.start_white[way.at]
        demerits = 0.0
        if way.hyphens:
            demerits += _HYPHEN_BEFORE_LAST if has_spaces else _REST_OF_WORD
        if natural < SHORTEST_LAST_LINE * task.em:
            demerits += _SHORT_LAST_LINE
        elif task.kind == "ragged" and 2 * natural < extra:
            third = (natural + extra) / 3
            demerits += _RAGGED_SHORT_LAST_LINE * (third - natural) / third
            demerits += 0.0 if has_spaces else _WORD_ALONE
        if task.kind == "justified" and 1 < extra < 0.9 * task.em:
            demerits += _ALMOST_FULL_LAST_LINE
        return demerits


def _hyphens(way: _Way) -> tuple[int, float]:
    return min(way.hyphens, 2), way.demerits


def _of_hyphens(in_a_row: int) -> float:
    return 0.0 if in_a_row == 1 else _TWO_HYPHENS if in_a_row == 2 else THREE_HYPHENS


def _best_by_line(best: _Best) -> list[_Way]:
    found: dict[int, _Way] = {}
    for (_, _, line), way in best.items():
        if line not in found or way.demerits < found[line].demerits:
            found[line] = way
    return list(found.values())


def _begun_anew(way: _Way) -> _Way:
    """After a line that had to end here, nothing before it matters to the next one."""
    way.fitness, way.hyphens = 1, 0
    return way


# -- how bad a line is --------------------------------------------------------------------------------

_TOO_WIDE, _TOO_LOOSE = -1.0, -2.0
_Judge: TypeAlias = Callable[[float, float, float, bool], tuple[float, int]]
"""From what a line lacks, its white, what its letters can give, and whether it is a last line, to its
badness (or one of the two above) and its fitness class: 0 tight, 1 good, 2 loose, 3 very loose."""


def _judge_of(task: Task, tolerance: float) -> _Judge:
    return _justified(task.limits, tolerance) if task.kind == "justified" else _ragged(task, tolerance)


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
            if not white:
                return 0.0, 1
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


def _ragged(task: Task, most_missing: float) -> _Judge:
    zone = RAGGED_ZONE * task.em
    is_balanced = task.kind == "balanced"

    def judge(extra: float, _white: float, _give: float, is_last: bool) -> tuple[float, int]:
        if extra < -_ROUNDING:
            return _TOO_WIDE, 1
        if is_last and not is_balanced:
            return 0.0, 1
        if extra > most_missing:
            return _TOO_LOOSE, 3
        return min(100 * (max(0.0, extra) / zone) ** 2, _WORST), 1

    return judge
