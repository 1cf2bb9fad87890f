"""The comparison of a manuscript's words, as the second reader finds them, with the model's.

All words of the manuscript have to be in the model and those of the model in the manuscript, in its order,
but for what stands in the front matter and for what a repair *may* take out or put in. What that is, each
rule declares (``Rule.takes``, ``Rule.adds``) by shapes and closed lists; what a repair says that it did is
not believed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import merge
from typing import Literal

import msgspec
from msgspec.structs import replace

from standfirst.check.fidelity.comparing import Difference
from standfirst.check.fidelity.expected import Run, in_manuscript
from standfirst.check.fidelity.manuscript_words import (
    TAG,
    Reading,
    Word,
    Written,
    keys_of,
    letters_of,
    words_of,
    written,
)
from standfirst.model.document import Piece
from standfirst.model.span import Span
from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Repair
from standfirst.parse.manuscript.source_file import SourceFile

_MOST_ALIGNED = 400_000_000
"""Pairs of words that are compared at most at once."""
_NEAR = 2
"""Lines before and after its own in which a repair may have taken or put in words."""
_ANYWHERE = frozenset({"note-reference"})
"""Rules whose repair stands at the end, where the notes are, and takes numbers from the whole piece."""


class _Differences(msgspec.Struct, frozen=True):
    """What is left when the words of the manuscript and those of the model are laid side by side."""

    lost: list[Word]
    """Those that only the manuscript has there."""
    added: list[Word]
    """Those that only the model has there."""


def manuscript_faults(
    source: SourceFile, front: str, piece: Piece, repairs: Sequence[Repair]
) -> Iterator[Difference]:
    """Words of a manuscript that the model lacks or has elsewhere, and words that are in no manuscript.

    ``source`` is the text below the front matter as it was before any repair, ``front`` the values of the
    front matter.
    """
    yield from faults_of(written(source.text), source, front, in_manuscript(piece), repairs)


def faults_of(
    manuscript: Written, source: SourceFile, front: str, runs: Sequence[Run], repairs: Sequence[Repair]
) -> Iterator[Difference]:
    """The same of a manuscript whose marks are told from its words, and of the runs of the piece."""
    if letters_of(manuscript.text) == letters_of("\n".join(run.words for run in runs)):
        return  # a mark may divide a word (``un*believ*able``)
    stand = list(words_of(manuscript.text, source))
    known = [
        Word(key, run.span.first, run.floats, run.span.last) for run in runs for key in keys_of(run.words)
    ]
    found = _compared(stand, known)
    made = [repair for repair in repairs if repair.applied]
    if any(repair.rule in _ANYWHERE for repair in made):
        found = _numbers_apart(found)
    found = _without_repairs(found, made, source.text, stand)
    found = _without_marks(found, manuscript.optional, front, stand)
    found = _without_marks_in_words(found, source)
    found = _read_otherwise(found, manuscript.readings)
    moved = _moved(found, stand, known, frozenset(keys_of(manuscript.optional)))
    yield from _told(found, moved, made, source)


# -- side by side ---------------------------------------------------------------------------------


def _compared(stand: list[Word], known: list[Word]) -> _Differences:
    lost: list[Word] = []
    added: list[Word] = []
    for gone, come in _regions(stand, known):
        if "".join(word.key for word in gone) != "".join(word.key for word in come):
            lost.extend(gone)
            added.extend(come)
    return _Differences(lost, added)


def _both(found: _Differences) -> Counter[str]:
    """The words that are lost in one place and added in another."""
    return Counter(w.key for w in found.lost) & Counter(w.key for w in found.added)


_TAG = re.compile(TAG, re.IGNORECASE)

_Region = tuple[list[Word], list[Word]]


def _regions(stand: list[Word], known: list[Word]) -> Iterator[_Region]:
    """The stretches in which the words differ."""
    start, most = 0, min(len(stand), len(known))
    while start < most and stand[start].key == known[start].key:
        start += 1
    end = 0
    while end < most - start and stand[-1 - end].key == known[-1 - end].key:
        end += 1
    stand, known = stand[start : len(stand) - end], known[start : len(known) - end]
    if len(stand) * len(known) <= _MOST_ALIGNED:
        yield from _aligned(stand, known)
        return
    for gone, come in _between_rare_words(stand, known):
        if len(gone) * len(come) <= _MOST_ALIGNED:
            yield from _aligned(gone, come)
        else:
            yield gone, come


def _aligned(stand: list[Word], known: list[Word]) -> Iterator[_Region]:
    """By the longest sequence of words that both have."""
    from rapidfuzz.distance import LCSseq

    gone: list[Word] = []
    come: list[Word] = []
    for operation in LCSseq.opcodes([w.key for w in stand], [w.key for w in known]):
        if operation.tag == "equal":
            if gone or come:
                yield gone, come
            gone, come = [], []
        else:
            gone = [*gone, *stand[operation.src_start : operation.src_end]]
            come = [*come, *known[operation.dest_start : operation.dest_end]]
    if gone or come:
        yield gone, come


def _rare_pairs(stand: list[Word], known: list[Word]) -> list[tuple[int, int]]:
    """The places on either side of the words that either side has once, in the order of the first."""
    here, there = Counter(w.key for w in stand), Counter(w.key for w in known)
    places = {word.key: place for place, word in enumerate(known) if there[word.key] == 1}
    return [
        (place, places[word.key])
        for place, word in enumerate(stand)
        if here[word.key] == 1 and word.key in places
    ]


def _between_rare_words(stand: list[Word], known: list[Word]) -> Iterator[_Region]:
    """What lies between the words that either side has once, in the order of both."""
    before, behind = 0, 0
    for one, other in [*_increasing(_rare_pairs(stand, known)), (len(stand), len(known))]:
        if stand[before:one] or known[behind:other]:
            yield stand[before:one], known[behind:other]
        before, behind = one + 1, other + 1


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, whose first parts increase, in which the second ones do, too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    chain, number = list[tuple[int, int]](), last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


# -- what may differ ------------------------------------------------------------------------------


def _without_marks(found: _Differences, optional: str, front: str, stand: list[Word]) -> _Differences:
    """Without what marks divide, and without what may be a mark or stands in the front matter; but for what
    is lost elsewhere, and has moved."""
    of_front = Counter(keys_of(front))
    known = frozenset(of_front)
    lost, added = _undivided(found.lost, found.added, stand, known)
    lost, added = _undivided(lost, added, found.lost, known)
    both = _both(_Differences(lost, added))
    moved = _without(added, Counter(w.key for w in added) - both)
    untagged = keys_of(_TAG.sub("", optional))
    may_be_words = Counter(keys_of(optional)) | Counter(untagged)
    added = _without(_without(added, both), may_be_words + of_front + of_front)
    _, added = _undivided([], added, [Word(key, 0) for key in untagged])
    return _Differences(lost, added + moved)


def _without_marks_in_words(found: _Differences, source: SourceFile) -> _Differences:
    """Without the words of which a part may be a mark: ``[[Anna]]s``, and any where no spaces stand between
    words (``我去[[北京]]了``), or an element for the end of a line does."""
    if not found.added:
        return found
    both = _both(found)
    moved = _without(found.added, Counter(w.key for w in found.added) - both)
    gone = _without(found.lost, Counter(w.key for w in found.lost) - both)
    lost, added = _without(found.lost, both), _without(found.added, both)
    for text in dict.fromkeys((source.text, _TAG.sub("", source.text))):
        if added:
            lost, added = _undivided(lost, added, [Word(key, 0) for key in keys_of(text)])
    return _Differences(lost + gone, added + moved)


def _undivided(
    lost: list[Word], added: list[Word], stand: list[Word], front: frozenset[str] = frozenset()
) -> tuple[list[Word], list[Word]]:
    """Without words that marks divide in the manuscript (``un*believ*able``) and nothing in the model.

    What is lost in one piece elsewhere is not made of its neighbours: it has moved, as captions do. Nor is a
    word of the ``front`` matter (``worldview``) made of two that have moved themselves (``world view``).
    """
    if not added:
        return lost, added
    elsewhere = Counter(word.key for word in lost)
    gone, come = Counter(elsewhere), Counter(word.key for word in added)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(stand):
        places.setdefault(word.key, []).append(place)
    lengths = sorted({len(key) for key in places})
    kept, divided = list[Word](), list[str]()
    for word in added:
        moved, elsewhere[word.key] = elsewhere[word.key] > 0, elsewhere[word.key] - 1
        parts = None if moved else _parts_of(word.key, stand, places, lengths)
        have_moved = word.key in front and any(0 < gone[part] <= come[part] for part in parts or ())
        if parts and not have_moved:
            divided += parts
        else:
            kept.append(word)
    return (_without(lost, Counter(divided)) if divided else lost), kept


def _parts_of(
    key: str, stand: list[Word], places: Mapping[str, Sequence[int]], lengths: Sequence[int]
) -> list[str] | None:
    """The first neighbouring words that together make this one; ``places``: where each word stands."""
    shorter = lengths[: bisect_left(lengths, len(key))]
    for start in merge(*(places.get(key[:end], ()) for end in shorter)):
        end, whole = start + 1, stand[start].key
        while end < len(stand) and len(whole) < len(key):
            whole += stand[end].key
            end += 1
        if whole == key:
            return [word.key for word in stand[start:end]]
    return None


def _read_otherwise(found: _Differences, readings: Sequence[Reading]) -> _Differences:
    """Without what was read in the other of two ways that are right."""
    for reading in readings:
        one, other = Counter(reading.one), Counter(reading.other)
        if one - other <= Counter(word.key for word in found.lost):
            found = _Differences(_without(found.lost, one - other), _without(found.added, other - one))
    return found


_NUMBERED = re.compile(r"([^\W\d]+)(\d{1,3})")


def _numbers_apart(found: _Differences) -> _Differences:
    """With the number of a note apart from the word to which it was glued (``sheds1``)."""
    lost, left = list[Word](), Counter(word.key for word in found.added)
    for word in found.lost:
        glued = _NUMBERED.fullmatch(word.key)
        if glued and left[glued[1]]:
            left[glued[1]] -= 1
            word = replace(word, key=glued[2])
        lost.append(word)
    return _Differences(lost, _without(found.added, Counter(w.key for w in found.added) - left))


def _without_repairs(
    found: _Differences, repairs: Sequence[Repair], text: str, stand: list[Word]
) -> _Differences:
    """Without what the repairs may take out and put in, near the lines that they mend.

    Of equal words nobody can tell which is gone: where a repair has taken one from its lines, the one that
    is missing may be another. A word that is lost and put in has moved, as those of a note do.
    """
    lost, added = found.lost, found.added
    for repair in repairs if lost or added else ():
        rule = RULES.get(repair.rule)
        if rule is None:
            continue
        near = None if rule.name in _ANYWHERE else repair.span
        if lost:
            taken = Counter(keys_of(rule.takes(repair, text)))
            left = _without(lost, taken, near)
            if near and len(left) < len(lost):
                taken -= Counter(w.key for w in lost) - Counter(w.key for w in left)
                left = _without(left, taken & Counter(w.key for w in stand if _is_near(w, near)))
            lost = left
        if added:
            more = Counter(word.key for word in added) - Counter(word.key for word in lost)
            added = _without(added, more & Counter(keys_of(rule.adds(repair, text))), near)
    return _Differences(lost, added)


def _without(words: list[Word], allowed: Counter[str], near: Span | None = None) -> list[Word]:
    """The words that are left when each of those allowed has been taken out once."""
    left = allowed.copy()
    kept = []
    for word in words:
        if left[word.key] > 0 and (near is None or _is_near(word, near)):
            left[word.key] -= 1
        else:
            kept.append(word)
    return kept


def _is_near(word: Word, span: Span) -> bool:
    last, end = word.last or word.line, span.last or span.first
    return span.first - _NEAR <= last and word.line <= end + _NEAR


# -- what is told ---------------------------------------------------------------------------------


def _moved(found: _Differences, stand: list[Word], known: list[Word], optional: frozenset[str]) -> list[Word]:
    """What is lost in one place and added in another, and is none of what floats.

    Where a passage that may move and one that may not have changed places, either may be the one that
    moved; so those that may not are laid beside the manuscript once more, by themselves. A word that either
    side has once, in one order with all such words, is where it was, whatever is repeated around it.
    """
    both = _both(found)
    elsewhere = [
        word for word in found.added if both[word.key] and not word.may_move and word.key not in optional
    ]
    if not elsewhere:
        return []
    stand, known = ([word for word in words if not word.may_move] for words in (stand, known))
    alone = _compared(stand, known)
    in_order = {id(known[place]) for _, place in _increasing(_rare_pairs(stand, known))}
    still, both = set(map(id, alone.added)) - in_order, _both(alone)
    return [word for word in elsewhere if id(word) in still and both[word.key]]


def _told(
    found: _Differences, moved: list[Word], repairs: Sequence[Repair], source: SourceFile
) -> Iterator[Difference]:
    """What is gone, what has come, and what has moved."""
    both = _both(found)
    yield from _by_line("lost", _without(found.lost, both), source, repairs)
    yield from _by_line("added", _without(found.added, both), source)
    yield from _by_line("moved", moved, source)


def _by_line(
    kind: Literal["lost", "added", "moved"],
    words: list[Word],
    source: SourceFile,
    repairs: Sequence[Repair] = (),
) -> Iterator[Difference]:
    """One fault for the words of a line."""
    by_line: dict[int, list[str]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word.key)
    for line, keys in by_line.items():
        why = _taken_by(keys, line, repairs)
        yield Difference(kind=kind, words=" ".join(keys), span=Span(source.name, line), why=why)


def _taken_by(keys: Sequence[str], line: int, repairs: Sequence[Repair]) -> str:
    """Which repair took words that it may not take, and how to undo it; empty if none did."""
    for repair in repairs:
        if _is_near(Word("", line), repair.span) and set(keys) <= set(keys_of(repair.before)):
            return (
                f"the repair {repair.id} took more than its rule allows: "
                "refuse it with “standfirst repairs --refuse”"
            )
    return ""
