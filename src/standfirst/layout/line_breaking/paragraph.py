"""A paragraph as text, and every place where its lines may end: at spaces, where Unicode allows it, at
soft hyphens, between syllables of its language; inside something only where it is wider than a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, Protocol

import msgspec
import pyphen  # type: ignore[import-untyped]  # it has no types

from standfirst.layout.line_breaking import choosing
from standfirst.layout.line_breaking.choosing import Limits, Places

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LINE_END = "\n"
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a picture or a box in the line."""
_HYPHENS = "-\N{HYPHEN}"
_DASHES = "\N{EN DASH}\N{EM DASH}"

LINE_MAY_END, LETTER_MAY_END = 1, 4


def _parts(marks: str) -> dict[str, float]:
    """From ``"., 70"`` for every mark its part in hundredths."""
    rows = (row.split() for row in marks.splitlines() if row.strip())
    return {mark: int(hundredths) / 100 for letters, hundredths in rows for mark in letters}


RIGHT = _parts("""
    .,-\N{HYPHEN} 70
    ’ 65
    ” 50
    :;› 40
    –» 30
    … 20
    —! 15
    ?) 12
    r 5
    y 3
""")
"""What may hang in the right margin, in parts of its width."""
LEFT = _parts("""
    ‚ 70
    ‘ 65
    “„ 50
    ‹ 40
    «– 30
    —( 10
    YT 5
    AVJ 4
    W 3
""")
"""The same in the left margin."""

_ADDRESS = re.compile(r"://|^www\.|[^\s@]@[^\s@]|\w\.\w|[_\\=&#~<>{}|]|\w/\w*[/.]")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD, _SHORT_PART = 5, 3
"""Letters of a word that is broken, and of a part of it that is not thought short."""
_AFTER_THESE = frozenset("/?&=.#_-:@\\+%,;")
"""An address is rather broken after one of these than after a letter."""


_WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\uffef]")
"""Letters of scripts whose words no space parts: Unicode says where their lines may end."""


def _is_word(token: str) -> bool:
    """Whether something is letters alone, of a script that has spaces between words."""
    return (token.isascii() and token.isalpha()) or (token.isalpha() and not _WITHOUT_SPACES.search(token))


class Measures(Protocol):
    """Knows how wide things are."""

    def width(self, word: str) -> float:
        """Of a word without spaces."""

    def space(self, before: str, after: str) -> float:
        """Of a space between two letters; either may be empty."""


class Hyphenation(msgspec.Struct, frozen=True):
    """How words are broken. ``limits`` are the fewest letters of a word, before and after a hyphen."""

    mode: Literal["auto", "manual", "none"] = "auto"
    language: str | None = None
    character: str = "\N{HYPHEN}"
    limits: tuple[int, int, int] = (5, 2, 2)


class Run(msgspec.Struct, frozen=True):
    """Letters in one style, in the order in which they are read."""

    text: str
    ruler: Measures
    hyphenation: Hyphenation = Hyphenation()
    wraps: bool = True
    """Whether lines may end inside."""
    if_too_wide: Literal["overflow", "break", "hyphenate"] = "overflow"
    """What happens to a word that is wider than a line: ``break`` without a hyphen (addresses, code)."""
    limits: Limits = Limits()
    before: float = 0.0
    """Width of margins, borders and padding before it."""
    after: float = 0.0


Breaks = Callable[[str, "str | None"], Sequence[int]]
"""What may end before each letter of a text and at its end, as bits (``measuring.breaks``)."""


class Paragraph:
    """A text and the places where its lines may end.

    ``narrowest`` is the width of the narrowest line: what is wider is broken anywhere, if its style allows
    it; without it nothing is.
    """

    def __init__(self, runs: Sequence[Run], breaks: Breaks, narrowest: float | None = None) -> None:
        self.runs = tuple(runs)
        self.text = "".join(run.text for run in runs)
        self.begin = len(self.text) - len(self.text.lstrip(" "))
        """The letter that the first line begins with."""
        self.stop = max(self.begin, len(_without_last_end(self.text)))
        """The letter after the last one that is shown."""
        self.places = Places()
        self.ends: list[int] = []
        """By place: the letter after the last one of a line that ends there."""
        self.starts: list[int] = []
        """By place: the first letter of the line after it."""
        self.adds_hyphen: list[bool] = []
        """By place: whether a line that ends there gets a hyphen."""
        self._offsets = []
        at = 0
        for run in self.runs:
            self._offsets.append(at)
            at += len(run.text)
        self._narrowest = narrowest
        language = self.runs[0].hyphenation.language if self.runs else None
        self._may = breaks(self.text, language)
        self._list_places()
        self._starting = {letter: place for place, letter in reversed(list(enumerate(self.starts)))}

    def place_before(self, letter: int) -> int | None:
        """The place after which a line begins with this letter."""
        return 0 if letter <= self.begin else self._starting.get(letter)

    def hang_left(self, start: int) -> float:
        """How far a line that begins with this letter stands in the left margin."""
        mark = self.text[start : start + 1]
        if mark not in LEFT or start == self.begin:
            return 0.0
        run = self._run_at(start)
        return LEFT[mark] * run.limits.hang * run.ruler.width(mark)

    def shown(self, line: tuple[int, int]) -> str:
        """The letters between two places, as a line shows them."""
        first, last = line
        text = self.text[self.starts[first] : self.ends[last]].replace(SOFT_HYPHEN, "")
        return text + self._hyphen_at(last) if self.adds_hyphen[last] else text

    @property
    def widest_part(self) -> float:
        """The width of the widest part that no line may end in."""
        places = self.places
        parts = zip(places.end_width[1:], places.start_width, strict=False)
        return max((end - start for end, start in parts), default=0.0)

    def _hyphen_at(self, place: int) -> str:
        return self._run_at(self.ends[place] - 1).hyphenation.character

    def _run_at(self, letter: int) -> Run:
        return self.runs[bisect_right(self._offsets, letter) - 1]

    # -- listing ------------------------------------------------------------------------------------

    def _list_places(self) -> None:
        walk = _Walk()
        self._add(self.begin, self.begin, walk.now, walk.now)
        for run, offset in zip(self.runs, self._offsets, strict=True):
            walk.width += run.before
            at = offset
            for token in _TOKENS.split(run.text):
                if not token:
                    continue
                if token == LINE_END:
                    self._forced_end(at, walk)
                elif token in _SPACES:
                    self._space(run, at, offset, token, walk)
                else:
                    self._word(run, at, offset, token, walk)
                at += len(token)
            walk.width += run.after
        end = self._hung(self.stop, walk.now, "", is_last=True)
        self._add(self.stop, len(self.text), end, walk.now)

    def _add(
        self,
        end: int,
        start: int,
        end_at: tuple[float, float, float],
        start_at: tuple[float, float, float],
        penalty: float = 0.0,
        *,
        shows_hyphen: bool = False,
        adds_hyphen: bool = False,
        is_forced: bool = False,
    ) -> None:
        self.places.add(end_at, start_at, penalty, shows_hyphen=shows_hyphen, is_forced=is_forced)
        self.ends.append(end)
        self.starts.append(start)
        self.adds_hyphen.append(adds_hyphen)

    def _hung(
        self, end: int, at: tuple[float, float, float], hyphen: str, *, is_last: bool = False
    ) -> tuple[float, float, float]:
        """How wide a line is up to here without what hangs in the right margin."""
        if is_last or not end:
            return at
        run = self._run_at(end - 1)
        mark = hyphen[-1:] or self.text[end - 1]
        part = RIGHT.get(mark, 0.0) * run.limits.hang
        return (at[0] - part * run.ruler.width(mark), at[1], at[2]) if part else at

    def _unhung(self, start: int, at: tuple[float, float, float]) -> tuple[float, float, float]:
        """From where a line is counted that begins here: what hangs in the left margin is not."""
        hangs = self.hang_left(start)
        return (at[0] + hangs, at[1], at[2]) if hangs else at

    def _forced_end(self, at: int, walk: _Walk) -> None:
        if not self.begin <= at < self.stop:
            return
        end = at
        while end > self.begin and self.text[end - 1] == " ":
            end -= 1
        start = at + 1
        while self.text[start : start + 1] == " ":
            start += 1
        self._add(end, start, walk.after_word, walk.now, is_forced=True)

    def _space(self, run: Run, at: int, offset: int, token: str, walk: _Walk) -> None:
        text = self.text
        if not self.begin <= at < self.stop or text[at - 1 : at] == LINE_END:
            return
        before = walk.now
        after = text[at + 1 : at + 2]
        # A font may draw letters nearer to a space, but not from one run to the next.
        before_it = text[max(offset, at - 1) : at]
        after_it = run.text[at - offset + 1 : at - offset + 2]
        walk.space(run.ruler.space(before_it, after_it), run.limits.letters_give)
        if token == " " and run.wraps and self._may[at + 1] & LINE_MAY_END and after != LINE_END:
            penalty = choosing.DASH_FIRST if after in _DASHES else 0.0
            self._add(at, at + 1, self._hung(at, before, ""), self._unhung(at + 1, walk.now), penalty)

    def _word(self, run: Run, at: int, offset: int, token: str, walk: _Walk) -> None:
        text, ruler, may = self.text, run.ruler, self._may
        if at == offset and at > self.begin and run.wraps and may[at] & LINE_MAY_END:
            before = text[at - 1]
            if before not in " \n":  # a run that begins with a dash, say
                now = walk.now
                self._add(
                    at,
                    at,
                    self._hung(at, now, ""),
                    self._unhung(at, now),
                    choosing.AUTHORS_HYPHEN,
                    shows_hyphen=before in _HYPHENS,
                )
        width = ruler.width(token)
        give = run.limits.letters_give
        for k, hyphen, penalty in self._inside(run, at, offset, token):
            shown = ruler.width(token[:k].rstrip(SOFT_HYPHEN) + hyphen)
            rest = width - ruler.width(token[k:])
            end = walk.width + shown, walk.white, walk.give + give * shown
            start = walk.width + rest, walk.white, walk.give + give * rest
            self._add(
                at + k,
                at + k,
                self._hung(at + k, end, hyphen),
                self._unhung(at + k, start),
                penalty,
                shows_hyphen=bool(hyphen) or token[k - 1] in _HYPHENS,
                adds_hyphen=bool(hyphen),
            )
        walk.word(width, give)

    def _inside(self, run: Run, at: int, offset: int, token: str) -> Sequence[tuple[int, str, float]]:
        """Where a word may be broken: after how many letters, with which hyphen, at what penalty."""
        if not run.wraps or len(token) < 2:
            return ()
        if self._narrowest is None and _is_word(token) and not self._goes_on(run, at, offset, token):
            return _inside_word(token, run.hyphenation)
        found: dict[int, tuple[str, float]] = {}
        hyphen, mode = run.hyphenation.character, run.hyphenation.mode
        if not _is_word(token):
            for k in range(1, len(token)):
                if not self._may[at + k] & LINE_MAY_END:
                    continue
                if token[k - 1] != SOFT_HYPHEN:
                    is_dash = token[k] in _DASHES
                    found[k] = "", choosing.DASH_FIRST if is_dash else choosing.AUTHORS_HYPHEN
                elif mode != "none":
                    found[k] = hyphen, choosing.HYPHEN
        if mode == "auto" and SOFT_HYPHEN not in token:
            for k, penalty in self._between_syllables(run, at, offset, token):
                found.setdefault(k, (hyphen, penalty))
        if self._narrowest is not None and run.if_too_wide != "overflow":
            self._anywhere(run, at, token, self._narrowest, found)
        return [(k, *found[k]) for k in sorted(found)]

    def _between_syllables(self, run: Run, at: int, offset: int, token: str) -> Iterator[tuple[int, float]]:
        if _ADDRESS.search(token):
            return
        has_hyphen = any(hyphen in token for hyphen in _HYPHENS)
        for word in _WORD.finditer(token):
            first = word.start()
            if self._goes_on(run, at + first, offset, word[0]):
                continue
            extra = choosing.SECOND_HYPHEN - choosing.HYPHEN if has_hyphen else 0.0
            for k, _, penalty in _inside_word(word[0], run.hyphenation):
                yield first + k, penalty + extra

    def _goes_on(self, run: Run, at: int, offset: int, word: str) -> bool:
        """Whether a word began in the run before or ends in the next: it is left whole."""
        text, end = self.text, at + len(word)
        begins_before = at == offset and at > 0 and text[at - 1].isalpha()
        return begins_before or (end == offset + len(run.text) and text[end : end + 1].isalpha())

    def _anywhere(
        self, run: Run, at: int, token: str, narrowest: float, found: dict[int, tuple[str, float]]
    ) -> None:
        """Add the places inside what is wider than a line, after any letter."""
        ruler = run.ruler
        known = [0, *sorted(found), len(token)]
        is_word = run.if_too_wide == "hyphenate" and not _ADDRESS.search(token)
        is_word = is_word and not _WITHOUT_SPACES.search(token)
        for first, last in pairwise(known):
            part = token[first:last]
            if ruler.width(part) <= narrowest:
                continue
            if is_word and not found and run.hyphenation.mode == "manual" and token.isalpha():
                parts = syllables(token, run.hyphenation.language, run.hyphenation.limits)
                found.update((k, (run.hyphenation.character, choosing.HYPHEN)) for k in parts)
                if parts:
                    self._anywhere(run, at, token, narrowest, found)
                    return
            for k in range(first + 1, last):
                if not self._may[at + k] & LETTER_MAY_END:
                    continue
                between_letters = token[k - 1].isalpha() and token[k].isalpha()
                if between_letters and is_word:
                    if first + 2 <= k <= last - 2:
                        found[k] = run.hyphenation.character, choosing.INSIDE_WORD
                elif token[k - 1] in _AFTER_THESE and token[k] not in _AFTER_THESE:
                    found[k] = "", choosing.INSIDE_ADDRESS
                else:
                    found[k] = "", choosing.INSIDE_WORD


_TOKENS = re.compile(f"([ {NO_BREAK_SPACE}{LINE_END}])")
_SPACES = (" ", NO_BREAK_SPACE)


def _without_last_end(text: str) -> str:
    """Without spaces at the end, and without a line's end there, which begins no other line."""
    text = text.rstrip(" ")
    return text[:-1].rstrip(" ") if text.endswith(LINE_END) else text


class _Walk:
    """How far a paragraph has been read: widths, white in them, what letters can give."""

    __slots__ = ("after_word", "give", "white", "width")

    def __init__(self) -> None:
        self.width = self.white = self.give = 0.0
        self.after_word = self.now

    @property
    def now(self) -> tuple[float, float, float]:
        return self.width, self.white, self.give

    def word(self, width: float, give: float) -> None:
        self.width += width
        self.give += give * width
        self.after_word = self.now

    def space(self, width: float, give: float) -> None:
        self.width += width
        self.white += width
        self.give += give * width  # a line is drawn wider as a whole


@cache
def _dictionary(language: str, before: int, after: int) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=before, right=after) if known else None


@lru_cache(maxsize=1 << 17)
def _inside_word(word: str, hyphenation: Hyphenation) -> tuple[tuple[int, str, float], ...]:
    """Where a word of letters may be broken: after how many of them, with which hyphen, at what penalty."""
    if hyphenation.mode != "auto" or len(word) < _SHORTEST_WORD:
        return ()
    usual = choosing.HYPHEN + (choosing.CAPITAL if word[0].isupper() else 0.0)
    ends = syllables(word, hyphenation.language, hyphenation.limits)
    short = {k: choosing.SHORT_PART for k in ends if min(k, len(word) - k) < _SHORT_PART}
    return tuple((k, hyphenation.character, usual + short.get(k, 0.0)) for k in ends)


@lru_cache(maxsize=1 << 17)
def syllables(word: str, language: str | None, limits: tuple[int, int, int]) -> tuple[int, ...]:
    """Where a word may be broken: after how many letters. Never where its spelling would change."""
    fewest, before, after = limits
    dictionary = _dictionary(language, before, after) if language else None
    if dictionary is None or len(word) < fewest:
        return ()
    return tuple(int(p) for p in dictionary.positions(word) if not getattr(p, "data", None))
