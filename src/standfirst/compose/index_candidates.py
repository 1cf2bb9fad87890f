"""Candidates for an index: names, phrases that come again, words for a machine. An editor decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec

from standfirst.compose.index import folded, marks_of
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.editing import map_inlines, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import own_runs, walk_inlines, walk_piece

Kind: TypeAlias = Literal["name", "phrase", "term", "code"]

FEWEST = {"name": 2, "phrase": 3, "term": 1, "code": 2}
"""How often what is proposed is met at least, by its kind."""
COMMON = 0.0012
"""The share of all words from which on a word is too common to begin or end a phrase."""
LONGEST_PHRASE = 3
_NOUNS_HAVE_CAPITALS = frozenset(("de", "lb"))

_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_TERM = re.compile(r"(?=[^\W\d_]{3})(?![A-Z])[^\W\d_](?:[ '’\-‑]?[^\W\d_])+")
_SENTENCE = re.compile(r"(?<=[.!?:…])[\"”’»)]*\s+|\n")


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Words that an index might have."""

    term: str
    kind: Kind
    """A name; a phrase that comes again; a term that is set off where it is explained; code."""
    count: int
    places: tuple[Span, ...]
    """The blocks in which it stands."""


def candidates(pieces: Sequence[Piece], language: str) -> list[Candidate]:
    """What might stand in the index of these pieces and is not marked yet, the most frequent first."""
    marked = {folded(plain(words)) for mark in marks_of(pieces) for words in mark.headings}
    runs = [
        (_without_references(run), block.span)
        for piece in pieces
        for block in _blocks(piece)
        for run in own_runs(block)
    ]
    found: dict[tuple[str, Kind], list[Span]] = {}
    for term, kind, span in (*_set_off(runs), *_names(runs, language), *_phrases(runs)):
        if folded(term) not in marked:
            found.setdefault((term, kind), []).append(span)
    taken: set[str] = set()
    result = []
    for (term, kind), spans in sorted(found.items(), key=lambda one: (-len(one[1]), one[0])):
        if len(spans) >= FEWEST[kind] and folded(term) not in taken:
            taken.add(folded(term))
            places = tuple({span.place: span for span in spans}.values())
            result.append(Candidate(term=term, kind=kind, count=len(spans), places=places))
    return result


def _without_references(run: Inlines) -> Inlines:
    """A run with a full stop for every reference: its words are no names, nor part of one."""
    if not any(isinstance(x, i.CrossReference | i.NoteReference) for x in walk_inlines(run)):
        return run
    apart = (i.Text(" . "),)
    return map_inlines(run, lambda x: apart if isinstance(x, i.CrossReference | i.NoteReference) else (x,))


def _blocks(piece: Piece) -> Iterator[b.Block]:
    return (x for x in walk_piece(piece) if isinstance(x, b.Paragraph | b.Question) and words_of(x.inlines))


_Run: TypeAlias = tuple[Inlines, Span]
_Met: TypeAlias = tuple[str, Kind, Span]


def _set_off(runs: Iterable[_Run]) -> Iterator[_Met]:
    """Code, and a few words in italics, as where a term is explained."""
    for run, span in runs:
        for inline in walk_inlines(run):
            if isinstance(inline, i.Code) and 2 < len(inline.value) < 40:
                yield inline.value, "code", span
            elif isinstance(inline, i.Emphasis):
                words = words_of(inline.children)
                if _TERM.fullmatch(words) and len(words.split()) <= LONGEST_PHRASE:
                    yield words, "term", span


def _names(runs: Iterable[_Run], language: str) -> Iterator[_Met]:
    """Words with capitals that stand together; one by itself only within a sentence."""
    alone_counts = language.partition("-")[0] not in _NOUNS_HAVE_CAPITALS
    runs = list(runs)
    small = {word for run, _ in runs for word in _WORD.findall(plain(run)) if word.islower()}
    for run, span in runs:
        for sentence in _SENTENCE.split(plain(run)):
            for at, name in _capitalised(sentence):
                if not at and name[0].lower() in small:  # its capital is that of the sentence
                    at, name = 1, name[1:]
                if not name:
                    continue
                if len(name) > 1 or (at > 0 and alone_counts and len(name[0]) > 2):
                    yield " ".join(name), "name", span


def _capitalised(sentence: str) -> Iterator[tuple[int, list[str]]]:
    """Each row of words with capitals, and the number of the word with which it begins."""
    row: list[str] = []
    end = 0
    for number, word in enumerate(_WORD.finditer(sentence)):
        is_next = sentence[end : word.start()] in (" ", "\N{NO-BREAK SPACE}")
        if row and not (is_next and word[0][:1].isupper()):
            yield number - len(row), row
            row = []
        if word[0][:1].isupper():
            row.append(word[0])
        end = word.end()
    if row:
        yield len(_WORD.findall(sentence)) - len(row), row


def _phrases(runs: Sequence[_Run]) -> Iterator[_Met]:
    """Two or three small words in a row, none at an end that is in every sentence."""
    counts = Counter(word.lower() for run, _ in runs for word in _WORD.findall(plain(run)))
    enough = max(8, COMMON * sum(counts.values()))
    for run, span in runs:
        for sentence in re.split(r"[^\w\s'’\-‑]+", plain(run)):
            words = _WORD.findall(sentence)
            for size in range(2, LONGEST_PHRASE + 1):
                for at in range(len(words) - size + 1):
                    phrase = words[at : at + size]
                    ends = (phrase[0], phrase[-1])
                    if all(w.islower() for w in phrase) and all(
                        len(w) > 3 and counts[w] < enough for w in ends
                    ):
                        yield " ".join(phrase), "phrase", span
