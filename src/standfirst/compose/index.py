"""The index of a publication: what is marked for it, sorted by its language, in the piece of that kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from standfirst.compose.alphabetical_order import letter_of, sort_key
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.editing import map_inlines, merged, words_of
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import own_inlines, walk_inlines, walk_piece

DEEPEST = 3
"""Levels of an index; what is deeper stands on the last."""


class _Mark:
    """A mark for the index, and where it stands."""

    def __init__(self, mark: i.IndexTerm | i.IndexMark, span: Span) -> None:
        self.entry = mark.entry
        self.anchor = mark.anchor
        self.span = span
        words = tidy(mark.children) if isinstance(mark, i.IndexTerm) else ()
        headings = tuple(map(marked, mark.entry.headings)) or (words,)
        self.headings = (*headings[: DEEPEST - 1], *headings[DEEPEST - 1 : DEEPEST])


class _Entry:
    """An entry while its marks are gathered."""

    def __init__(self, words: Inlines, sort: str) -> None:
        self.words = words
        self.sort = sort
        self.places: list[b.IndexPlace] = []
        self.open: tuple[b.IndexPlace, Span] | None = None
        """The beginning of a range whose end has not come."""
        self.see: dict[str, Inlines] = {}
        self.also: dict[str, Inlines] = {}
        self.inner: dict[str, _Entry] = {}


def with_index(pieces: Sequence[Piece], language: str, report: Report) -> list[Piece]:
    """The pieces, the one that is the index with its entries.

    Reported: marks without a piece that is the index (S320), ranges that begin and don't end or the other way
    round (S321), a *see* to an entry that there is not (S322).
    """
    marks = list(marks_of(pieces))
    has_index = any(piece.kind == "index" for piece in pieces)
    if marks and not has_index and len(pieces) > 1:
        report.add("S320", marks[0].span, f"nothing is made of {_counted(marks)}")
    if not has_index:
        return list(pieces)
    entries = _gathered(marks, report)
    block = b.Index(groups=tuple(_groups(entries, language)))
    return [
        replace(piece, body=(*piece.body, block)) if piece.kind == "index" and block.groups else piece
        for piece in pieces
    ]


def _counted(marks: Sequence[_Mark]) -> str:
    return f"{len(marks)} marks for an index" if len(marks) > 1 else "a mark for an index"


def marks_of(pieces: Iterable[Piece]) -> Iterator[_Mark]:
    """Everything that is marked for the index, in reading order."""
    for piece in pieces:
        for block in walk_piece(piece):
            for inline in walk_inlines(own_inlines(block)):
                if isinstance(inline, i.IndexTerm | i.IndexMark):
                    yield _Mark(inline, block.span)


# -- gathering --------------------------------------------------------------------------------------


def _gathered(marks: Iterable[_Mark], report: Report) -> dict[str, _Entry]:
    """The entries by their folded words, each with the entries inside it."""
    entries: dict[str, _Entry] = {}
    wanted: list[tuple[str, Span]] = []
    for mark in marks:
        entry = _entry_of(mark, entries)
        if entry is None:
            continue
        _add(mark, entry, report)
        wanted += [(name, mark.span) for name in (mark.entry.see, mark.entry.also) if name]
    for name, span in wanted:
        if not _is_there(name, entries):
            report.add("S322", span, f"the index has no entry “{name.replace('!', ', ')}”")
    _report_open(entries, report)
    return entries


def _entry_of(mark: _Mark, entries: dict[str, _Entry]) -> _Entry | None:
    """The entry that a mark is for. Of two that differ in the case of a letter the small one is shown."""
    entry: _Entry | None = None
    for number, words in enumerate(mark.headings):
        key = folded(plain(words))
        if not key:
            return None
        is_last = number == len(mark.headings) - 1
        entry = entries.setdefault(key, _Entry(words, ""))
        if plain(words)[:1].islower() and not plain(entry.words)[:1].islower():
            entry.words = words
        if is_last and mark.entry.sort:
            entry.sort = mark.entry.sort
        entries = entry.inner
    return entry


def _add(mark: _Mark, entry: _Entry, report: Report) -> None:
    for names, name in ((entry.see, mark.entry.see), (entry.also, mark.entry.also)):
        if name:
            words = tuple(x for n, part in enumerate(name.split("!")) for x in _joined(part, is_first=not n))
            names.setdefault(folded(name), words)
    if mark.anchor is None:
        return
    place = b.IndexPlace(anchor=mark.anchor, is_main=mark.entry.is_main)
    if mark.entry.range == "begins":
        _report_unended(entry, report)
        entry.open = place, mark.span
    elif mark.entry.range == "ends" and entry.open:
        begin, _ = entry.open
        entry.places.append(replace(begin, until=mark.anchor, is_main=begin.is_main or place.is_main))
        entry.open = None
    else:
        if mark.entry.range == "ends":
            report.add("S321", mark.span, f"the range of “{plain(entry.words)}” ends here and begins nowhere")
        entry.places.append(place)


def _joined(part: str, *, is_first: bool) -> Inlines:
    return marked(part.strip()) if is_first else (i.Text(", "), *marked(part.strip()))


def _report_open(entries: dict[str, _Entry], report: Report) -> None:
    for entry in entries.values():
        _report_unended(entry, report)
        _report_open(entry.inner, report)


def _report_unended(entry: _Entry, report: Report) -> None:
    """A range that never ends is the place where it begins."""
    if entry.open:
        place, span = entry.open
        report.add("S321", span, f"the range of “{plain(entry.words)}” begins here and ends nowhere")
        entry.places.append(place)
        entry.open = None


def _is_there(name: str, entries: dict[str, _Entry]) -> bool:
    for part in name.split("!"):
        entry = entries.get(folded(plain(marked(part.strip()))))
        if entry is None:
            return False
        entries = entry.inner
    return True


def folded(words: str) -> str:
    """Words as entries are told apart: case and white space make no difference."""
    return " ".join(words.casefold().split())


_MARKED = re.compile(r"\*([^*]+)\*|`([^`]+)`|([^*`]+|[*`])")


def marked(heading: str) -> Inlines:
    """A heading as inlines: what stands between asterisks is in italics, between backticks it is code."""
    found: list[Inline] = []
    for italic, code, words in _MARKED.findall(heading):
        found.append(i.Emphasis((i.Text(italic),)) if italic else i.Code(code) if code else i.Text(words))
    return merged(tuple(found))


def tidy(words: Inlines) -> Inlines:
    """Marked words as an entry has them: without notes, links and places to link to."""

    def kept(inline: Inline) -> Inlines:
        match inline:
            case i.NoteReference() | i.Anchor() | i.IndexMark():
                return ()
            case i.Link(children=children) | i.IndexTerm(children=children):
                return children
            case _:
                return (inline,)

    return map_inlines(words, kept)


# -- sorting ----------------------------------------------------------------------------------------


def _groups(entries: dict[str, _Entry], language: str) -> Iterator[b.IndexGroup]:
    """The entries by their first letters: what begins with none comes first."""
    by_letter: dict[str, list[_Entry]] = {}
    for entry in _sorted(entries.values(), language):
        by_letter.setdefault(letter_of(_sorted_by(entry), language), []).append(entry)
    for letter in sorted(by_letter, key=lambda letter: (bool(letter), sort_key(letter, language))):
        lines = tuple(line for entry in by_letter[letter] for line in _lines(entry, language, 1))
        yield b.IndexGroup(letter=letter, lines=lines)


def _sorted_by(entry: _Entry) -> str:
    return entry.sort or words_of(entry.words)


def _sorted(entries: Iterable[_Entry], language: str) -> list[_Entry]:
    return sorted(entries, key=lambda entry: sort_key(_sorted_by(entry), language))


def _lines(entry: _Entry, language: str, level: int) -> Iterator[b.IndexLine]:
    yield b.IndexLine(
        level=level,
        words=entry.words,
        places=tuple(entry.places),
        see=tuple(entry.see[key] for key in sorted(entry.see, key=lambda key: sort_key(key, language))),
        also=tuple(entry.also[key] for key in sorted(entry.also, key=lambda key: sort_key(key, language))),
    )
    for inner in _sorted(entry.inner.values(), language):
        yield from _lines(inner, language, level + 1)
