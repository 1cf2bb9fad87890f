"""Where in its manuscript a repair is: the characters that it changes.

A repair shows its words as people read them: without marks, escapes and entities, cut at the ends (…),
with ¶ for the end of a paragraph, and what can't be seen spelt out. They are looked for in the lines of
the repair: as they stand, else with backslashes before them, else by their letters alone, with any
marks and white space between them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from standfirst.desk.messages import Edit
from standfirst.normalise.repair import Repair

SLACK = 2
"""Lines after those of a repair in which its words may go on."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
"""Of a link: its letters are none of its words."""
_TOKEN = re.compile(r"[^\W_]+|\s+|[^\w\s]|_")
_SPELT_OUT = re.compile(r"‹U\+([0-9A-F]{4,6})›")


def found_in(repair: Repair, text: str) -> tuple[tuple[int, int] | None, tuple[Edit, ...]]:
    """Where what a repair is about begins and ends in the text, and what it changes there, in the order of
    the text; None and nothing if its words are not to be found."""
    found = _found(repair, text)
    if found is None:
        return None, ()
    return found.span, tuple(_edits(repair, found)) if repair.after else (Edit(*found.span, ""),)


def _found(repair: Repair, text: str) -> _AsTyped | _ByLetters | None:
    first, last = _lines(repair, text)
    shown = _meant(repair.before)
    if not shown:
        return None
    escaped = "".join(
        r"\s+" if part.isspace() else rf"\\?{re.escape(part)}" for part in re.findall(r"\s+|\S", shown)
    )
    for pattern in (re.escape(shown), escaped):
        if literal := re.compile(pattern).search(text, first, last):
            return _AsTyped(shown, text, literal.span())
    letters = _Letters(text, first, last).find(_letters_of(shown))
    return _ByLetters(shown, text, letters) if letters else None


def _edits(repair: Repair, found: _AsTyped | _ByLetters) -> Iterator[Edit]:
    old, new = (_TOKEN.findall(_meant(words)) for words in (repair.before, repair.after))
    starts = [0, *accumulate(map(len, old))]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            words = "".join(new[c:d])
            yield Edit(*found.stretch(starts[a], starts[b], words), words)


class _AsTyped:
    """Words that stand in the text as they are shown, but for backslashes and how wide white space is."""

    def __init__(self, shown: str, text: str, span: tuple[int, int]) -> None:
        self.span = span
        self._starts: list[int] = []
        at = span[0]
        for character, before in zip(shown, " " + shown, strict=False):
            self._starts.append(at)
            if character.isspace():
                while not before.isspace() and at < span[1] and text[at].isspace():
                    at += 1
            else:
                at += 2 if text[at] == "\\" != character else 1
        self._starts.append(span[1])

    def stretch(self, first: int, last: int, put: str) -> tuple[int, int]:
        """Where the characters from ``first`` up to ``last`` of what is shown stand."""
        del put
        return self._starts[first], self._starts[last]


class _ByLetters:
    """Words whose letters stand in the text in a row, with other things between them."""

    def __init__(self, shown: str, text: str, letters: Sequence[tuple[int, int]]) -> None:
        self.span = letters[0][0], letters[-1][1]
        self._shown, self._text, self._letters = shown, text, letters

    def stretch(self, first: int, last: int, put: str) -> tuple[int, int]:
        """Where the characters from ``first`` up to ``last`` of what is shown stand: their letters, or, of
        those without letters, all that is between two letters."""
        passed = len(_letters_of(self._shown[:first]))
        if many := len(_letters_of(self._shown[first:last])):
            found = self._letters[passed : passed + many]
            return found[0][0], found[-1][1]
        start = self._letters[passed - 1][1] if passed else self.span[0]
        end = self._letters[passed][0] if passed < len(self._letters) else self.span[1]
        if put.strip() and not self._text[start:end].strip():  # the space before words that come stays
            return end, end
        return start, end


def _meant(words: str) -> str:
    """The words that a repair shows, without what it shows only for people."""
    return _SPELT_OUT.sub(lambda found: chr(int(found[1], 16)), words.strip("…").strip())


def _lines(repair: Repair, text: str) -> tuple[int, int]:
    """Where the lines of a repair begin and end in the text."""
    lines = text.split("\n")
    first = min(max(repair.span.first, 1), len(lines))
    last = min(max(repair.span.last, first) + SLACK, len(lines))
    start = sum(len(line) + 1 for line in lines[: first - 1])
    return start, start + len("\n".join(lines[first - 1 : last]))


class _Letters:
    """The letters and figures of a stretch of a text, each with its place; an entity is the character it
    means."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.places: list[tuple[int, int]] = []
        read: list[str] = []
        at = start
        while at < end:
            if address := _ADDRESS.match(text, at, end):
                at = address.end()
                continue
            entity = _ENTITY.match(text, at, end) if text[at] == "&" else None
            after = entity.end() if entity else at + 1
            for letter in _letters_of(html.unescape(entity[0]) if entity else text[at]):
                read.append(letter)
                self.places.append((at, after))
            at = after
        self._read = "".join(read)

    def find(self, letters: str) -> Sequence[tuple[int, int]]:
        """The places of these letters, the first time that they stand there in a row."""
        at = self._read.find(letters) if letters else -1
        return self.places[at : at + len(letters)] if at >= 0 else ()


def _letters_of(words: str) -> str:
    return "".join(character for character in words if character.isalnum())
