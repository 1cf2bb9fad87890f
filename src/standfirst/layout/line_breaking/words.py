"""Words in a style: how wide they are, what hangs of them in a margin, and between which syllables of their
language they may be broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

import msgspec

from standfirst.layout.line_breaking import choosing
from standfirst.layout.line_breaking.choosing import Limits
from standfirst.layout.line_breaking.hyphenation import dictionary

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LINE_END = "\n"
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a picture or a box in the line."""
HYPHENS = "-\N{HYPHEN}"
DASHES = "\N{EN DASH}\N{EM DASH}"


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

_SHORTEST_WORD, _SHORT_PART = 5, 3
"""Letters of a word that is broken, and of a part of it that is not thought short."""


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
    words: dict[str, Word] = {}
    """Words of this style that were read already, as far as nothing around them matters."""


class Break(NamedTuple):
    """Where a word may be broken; what is wide or can give is counted from its beginning."""

    after: int
    """So many letters."""
    end_width: float
    end_give: float
    """Up to the end of a line that ends here, with its hyphen, without what hangs in the margin."""
    start_width: float
    start_give: float
    """Up to the beginning of the line after it."""
    penalty: float
    shows_hyphen: bool
    adds_hyphen: bool


class Word(NamedTuple):
    """Letters between two spaces."""

    width: float
    give: float
    """What its letters can give, narrower or wider."""
    breaks: tuple[Break, ...]


def measured(run: Run, word: str, inside: Iterable[tuple[int, str, float]]) -> Word:
    """A word of a run; ``inside`` says after how many letters it may be broken, with which hyphen, and at
    what penalty."""
    places = [*inside]
    if len(word) > LONGEST_WORD_MEASURED_WHOLE and places:
        return _measured_in_parts(run, word, places)
    ruler, give = run.ruler, run.limits.letters_give
    width = ruler.width(word)
    breaks = (
        _break(
            *(run, word, place),
            shown=ruler.width(word[: place[0]].rstrip(SOFT_HYPHEN) + place[1]),
            rest=width - ruler.width(word[place[0] :]),
        )
        for place in places
    )
    return Word(width, give * width, tuple(breaks))


LONGEST_WORD_MEASURED_WHOLE = 200
"""Letters. Both sides of every place are measured, which takes the square of a word's length."""


def _measured_in_parts(run: Run, word: str, places: Iterable[tuple[int, str, float]]) -> Word:
    """A long word, as wide as its parts between the places together: without what letters on both sides of
    a place do to each other."""
    ruler, begun, width, breaks = run.ruler, 0, 0.0, list[Break]()
    for place in places:
        after, hyphen, _ = place
        width += ruler.width(word[begun:after].rstrip(SOFT_HYPHEN))
        begun = after
        breaks.append(
            _break(run, word, place, shown=width + (ruler.width(hyphen) if hyphen else 0.0), rest=width)
        )
    width += ruler.width(word[begun:])
    return Word(width, run.limits.letters_give * width, tuple(breaks))


def _break(run: Run, word: str, place: tuple[int, str, float], shown: float, rest: float) -> Break:
    """A place; ``shown`` is how wide the word is up to it with its hyphen, ``rest`` what is left out of a
    line that begins after it."""
    give = run.limits.letters_give
    after, hyphen, penalty = place
    return Break(
        after,
        shown - hangs_right(run, hyphen[-1:] or word[after - 1]),
        give * shown,
        rest + hangs_left(run, word[after : after + 1]),
        give * rest,
        penalty,
        bool(hyphen) or word[after - 1] in HYPHENS,
        bool(hyphen),
    )


def hangs_right(run: Run, mark: str) -> float:
    """How far a mark stands in the right margin that ends a line."""
    part = RIGHT.get(mark)
    return part * run.limits.hang * run.ruler.width(mark) if part else 0.0


def hangs_left(run: Run, mark: str) -> float:
    """How far a mark stands in the left margin that begins a line."""
    part = LEFT.get(mark)
    return part * run.limits.hang * run.ruler.width(mark) if part else 0.0


_CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages in which a capital says only that a word is a noun."""
_VOWELS = {"tr": frozenset("aeıioöuüâîûAEIİOÖUÜÂÎÛ"), "fi": frozenset("aeiouyäöåAEIOUYÄÖÅ")}
"""Languages without a dictionary whose words are broken by a rule."""


@lru_cache(maxsize=1 << 17)
def inside_word(word: str, hyphenation: Hyphenation) -> tuple[tuple[int, str, float], ...]:
    """Where a word of letters may be broken: after how many of them, with which hyphen, at what penalty."""
    if hyphenation.mode != "auto" or len(word) < _SHORTEST_WORD:
        return ()
    is_name = word[0].isupper() and (hyphenation.language or "")[:2] not in _CAPITAL_NOUNS
    usual = choosing.HYPHEN + (choosing.CAPITAL if is_name else 0.0)
    ends = syllables(word, hyphenation.language, hyphenation.limits)
    short = {k: choosing.SHORT_PART for k in ends if min(k, len(word) - k) < _SHORT_PART}
    return tuple((k, hyphenation.character, usual + short.get(k, 0.0)) for k in ends)


@lru_cache(maxsize=1 << 17)
def syllables(word: str, language: str | None, limits: tuple[int, int, int]) -> tuple[int, ...]:
    """Where a word may be broken: after how many letters. Never where its spelling would change."""
    fewest, before, after = limits
    if len(word) < fewest:
        return ()
    if vowels := _VOWELS.get((language or "").partition("-")[0].lower()):
        return tuple(k for k in _by_rule(word, vowels) if before <= k <= len(word) - after)
    found = dictionary(language, before, after) if language else None
    if found is None:
        return ()
    return tuple(int(p) for p in found.positions(word) if not getattr(p, "data", None))


def _by_rule(word: str, vowels: frozenset[str]) -> Iterator[int]:
    """The beginnings of syllables where each begins with the one consonant before its vowel: ``an-laş-mak``
    (Türk Dil Kurumu, Yazım Kılavuzu, "Hece Yapısı"), ``kaup-pa`` (Kielitoimisto, "Tavutus")."""
    is_vowel = [letter in vowels for letter in word]
    for k in range(1, len(word) - 1):
        if not is_vowel[k] and is_vowel[k + 1] and any(is_vowel[:k]):
            yield k
