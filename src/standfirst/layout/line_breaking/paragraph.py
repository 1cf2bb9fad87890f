"""A paragraph as text, and every place where its lines may end: at spaces, where Unicode allows it, at
soft hyphens, between syllables of its language; inside something only where it is wider than a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import sub
from typing import TypeAlias

from standfirst.layout.line_breaking import choosing
from standfirst.layout.line_breaking.choosing import Limits, Places
from standfirst.layout.line_breaking.words import (
    DASHES,
    HYPHENS,
    LEFT,
    LINE_END,
    NO_BREAK_SPACE,
    RIGHT,
    SOFT_HYPHEN,
    Run,
    Word,
    hangs_left,
    hangs_right,
    inside_word,
    measured,
    syllables,
)

LINE_MAY_END, LETTER_MAY_END = 1, 4

_ADDRESS = re.compile(r"://|^www\.|[^\s@]@[^\s@]|\w\.\w|[_\\=&#~<>{}|]|\w/\w*[/.]")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_THESE = frozenset("/?&=.#_-:@\\+%,;")
"""An address is rather broken after one of these than after a letter."""


_WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\uffef]")
"""Letters of scripts whose words no space parts: Unicode says where their lines may end."""


def _is_word(token: str) -> bool:
    """Whether something is letters alone, of a script that has spaces between words."""
    return (token.isascii() and token.isalpha()) or (token.isalpha() and not _WITHOUT_SPACES.search(token))


Breaks = Callable[[str, "str | None"], bytes]
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
        self._offsets = []
        at = 0
        for run in self.runs:
            self._offsets.append(at)
            at += len(run.text)
        self._narrowest = narrowest
        language = self.runs[0].hyphenation.language if self.runs else None
        self._may = breaks(self.text, language)
        self._line_may_end = self._may.translate(_LINE_MAY_END)
        columns = list(map(list, zip(*self._list_places(), strict=True)))
        self.ends: list[int] = columns[0]
        """By place: the letter after the last one of a line that ends there."""
        self.starts: list[int] = columns[1]
        """By place: the first letter of the line after it."""
        self.adds_hyphen: list[bool] = columns[2]
        """By place: whether a line that ends there gets a hyphen."""
        self.places = Places(*columns[3:])

    def place_before(self, letter: int) -> int | None:
        """The place after which a line begins with this letter."""
        return 0 if letter <= self.begin else self._starting.get(letter)

    @cached_property
    def _starting(self) -> dict[int, int]:
        return {letter: place for place, letter in reversed(list(enumerate(self.starts)))}

    def hang_left(self, start: int) -> float:
        """How far a line that begins with this letter stands in the left margin."""
        mark = self.text[start : start + 1]
        return hangs_left(self._run_at(start), mark) if mark in LEFT and start != self.begin else 0.0

    def _hang_right(self, end: int) -> float:
        """How far a line that ends before this letter stands in the right margin."""
        mark = self.text[end - 1] if end else ""
        return hangs_right(self._run_at(end - 1), mark) if mark in RIGHT else 0.0

    def shown(self, line: tuple[int, int]) -> str:
        """The letters between two places, as a line shows them."""
        first, last = line
        text = self.text[self.starts[first] : self.ends[last]].replace(SOFT_HYPHEN, "")
        return text + self._hyphen_at(last) if self.adds_hyphen[last] else text

    @property
    def widest_part(self) -> float:
        """The width of the widest part that no line may end in."""
        return max(map(sub, self.places.end_width[1:], self.places.start_width), default=0.0)

    def _hyphen_at(self, place: int) -> str:
        return self._run_at(self.ends[place] - 1).hyphenation.character

    def _run_at(self, letter: int) -> Run:
        return self.runs[bisect_right(self._offsets, letter) - 1]

    # -- listing ------------------------------------------------------------------------------------

    def _list_places(self) -> list[_Row]:
        rows, walk = [(self.begin, self.begin, False, *_NOTHING)], _Walk()
        for run, offset in zip(self.runs, self._offsets, strict=True):
            walk.width += run.before
            at = offset
            for token in _TOKENS.split(run.text):
                if token in _SPACES:
                    self._space(run, at, offset, token, walk, rows)
                elif token == LINE_END:
                    self._forced_end(at, walk, rows)
                elif token:
                    self._word(run, at, offset, token, walk, rows)
                at += len(token)
            walk.width += run.after
        now = walk.width, walk.width, walk.white, walk.white, walk.give, walk.give
        rows.append((self.stop, len(self.text), False, *now, 0.0, False, False))
        return rows

    def _forced_end(self, at: int, walk: _Walk, rows: list[_Row]) -> None:
        if not self.begin <= at < self.stop:
            return
        end = at
        while end > self.begin and self.text[end - 1] == " ":
            end -= 1
        start = at + 1
        while self.text[start : start + 1] == " ":
            start += 1
        width, white, give = walk.after_word
        widths = width, walk.width, white, walk.white, give, walk.give
        rows.append((end, start, False, *widths, 0.0, False, True))

    def _space(self, run: Run, at: int, offset: int, token: str, walk: _Walk, rows: list[_Row]) -> None:
        text = self.text
        if not self.begin <= at < self.stop or text[at - 1 : at] == LINE_END:
            return
        width, white, give = walk.width, walk.white, walk.give
        after = text[at + 1 : at + 2]
        # A font may draw letters nearer to a space, but not from one run to the next.
        before_it = text[at - 1] if at > offset else ""
        after_it = after if at + 1 < offset + len(run.text) else ""
        walk.space(run.ruler.space(before_it, after_it), run.limits)
        if token == " " and run.wraps and self._line_may_end[at + 1] and after != LINE_END:
            end, start = width - self._hang_right(at), walk.width + self.hang_left(at + 1)
            penalty = choosing.DASH_FIRST if after and after in DASHES else 0.0
            widths = end, start, white, walk.white, give, walk.give
            rows.append((at, at + 1, False, *widths, penalty, False, False))

    def _word(self, run: Run, at: int, offset: int, token: str, walk: _Walk, rows: list[_Row]) -> None:
        if at == offset:
            self._between_runs(run, at, walk, rows)
        word = self._measured(run, at, offset, token)
        width, white, give = walk.width, walk.white, walk.give
        for after, end, end_give, start, start_give, penalty, shows, adds in word.breaks:
            k = at + after
            widths = width + end, width + start, white, white, give + end_give, give + start_give
            rows.append((k, k, adds, *widths, penalty, shows, False))
        walk.word(word)

    def _between_runs(self, run: Run, at: int, walk: _Walk, rows: list[_Row]) -> None:
        """A run may begin with a dash, say, before which a line may end."""
        before = self.text[at - 1 : at]
        if at > self.begin and run.wraps and self._line_may_end[at] and before not in " \n":
            width, white, give = walk.width, walk.white, walk.give
            widths = width - self._hang_right(at), width + self.hang_left(at), white, white, give, give
            rows.append((at, at, False, *widths, choosing.AUTHORS_HYPHEN, before in HYPHENS, False))

    def _measured(self, run: Run, at: int, offset: int, token: str) -> Word:
        """A word, and where it may be broken; read once in each style, if nothing around it matters."""
        end = at + len(token)
        is_usual = self._narrowest is None and self._line_may_end.find(1, at + 1, end) < 0
        if not is_usual or self._goes_on(run, at, offset, token):
            return measured(run, token, self._inside(run, at, offset, token))
        word = run.words.get(token)
        if word is None:
            word = run.words[token] = measured(run, token, self._inside(run, at, offset, token))
        return word

    def _inside(self, run: Run, at: int, offset: int, token: str) -> Sequence[tuple[int, str, float]]:
        """Where a word may be broken: after how many letters, with which hyphen, at what penalty."""
        if not run.wraps or len(token) < 2:
            return ()
        if self._narrowest is None and _is_word(token) and not self._goes_on(run, at, offset, token):
            return inside_word(token, run.hyphenation)
        found: dict[int, tuple[str, float]] = {}
        hyphen, mode = run.hyphenation.character, run.hyphenation.mode
        if not _is_word(token):
            for k in range(1, len(token)):
                if not self._line_may_end[at + k] or not token[:k].strip(HYPHENS):
                    continue  # nor after the hyphens of an option
                if token[k - 1] != SOFT_HYPHEN:
                    found[k] = "", _after_hyphen(token, k, run.hyphenation.language)
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
        has_hyphen = any(hyphen in token for hyphen in HYPHENS)
        for word in _WORD.finditer(token):
            first = word.start()
            if self._goes_on(run, at + first, offset, word[0]):
                continue
            extra = choosing.SECOND_HYPHEN - choosing.HYPHEN if has_hyphen else 0.0
            for k, _, penalty in inside_word(word[0], run.hyphenation):
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


_REPEATS_HYPHENS = frozenset({"cs", "hr", "pl", "pt", "sk", "sl"})
"""Languages in which a word's own hyphen at the end of a line stands at the head of the next one, too (Acordo
Ortográfico 1990, XX 6; Wielki słownik ortograficzny PWN, 7.3). Lines end elsewhere there, if they can."""


def _after_hyphen(token: str, at: int, language: str | None) -> float:
    """What it costs to end a line inside something, after a mark of its own."""
    if token[at] in DASHES:
        return choosing.DASH_FIRST
    is_between_letters = token[at - 1] in HYPHENS and token[at - 2 : at - 1].isalpha() and token[at].isalpha()
    if is_between_letters and (language or "").partition("-")[0].lower() in _REPEATS_HYPHENS:
        return choosing.REPEATED_HYPHEN
    return choosing.AUTHORS_HYPHEN


_TOKENS = re.compile(f"([ {NO_BREAK_SPACE}{LINE_END}])")
_SPACES = (" ", NO_BREAK_SPACE)


def _without_last_end(text: str) -> str:
    """Without spaces at the end, and without a line's end there, which begins no other line."""
    text = text.rstrip(" ")
    return text[:-1].rstrip(" ") if text.endswith(LINE_END) else text


_LINE_MAY_END = bytes(value & LINE_MAY_END for value in range(256))
_Row: TypeAlias = "tuple[int, int, bool, float, float, float, float, float, float, float, bool, bool]"
"""A place: its letters, whether it adds a hyphen, then what ``Places`` has, in that order."""
_NOTHING = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, False, False)


class _Walk:
    """How far a paragraph has been read: widths, white in them, what letters can give."""

    __slots__ = ("after_word", "give", "white", "width")

    def __init__(self) -> None:
        self.width = self.white = self.give = 0.0
        self.after_word = 0.0, 0.0, 0.0

    def word(self, word: Word) -> None:
        self.width += word.width
        self.give += word.give
        self.after_word = self.width, self.white, self.give

    def space(self, width: float, limits: Limits) -> None:
        self.width += width
        self.white += 0 if limits.has_fixed_spaces else width
        self.give += limits.letters_give * width  # a line is drawn wider as a whole
