"""Citations get the words of their style, and the list of the works that are cited its place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from operator import is_
from typing import Literal, TypeAlias
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from standfirst.citations.cited import Cite, Cited, CitedWords, NotCitedError, Work, Works
from standfirst.diagnostics import Report
from standfirst.editions.added_words import labels
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.editing import cut, map_inlines, merged, only_words
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.slug import slug_of
from standfirst.model.span import Span
from standfirst.model.text import letters, plain
from standfirst.model.traverse import (
    change_runs,
    map_blocks,
    map_piece,
    own_inlines,
    own_runs,
    runs_of,
    walk,
    walk_inlines,
)
from standfirst.normalise.number_notes import number_notes
from standfirst.parse.syntax.citation_marks import KEY

Placement: TypeAlias = Literal["piece", "publication", "none"]
MOST_NAMED = 3
"""Keys that a message names."""


# -- citations without brackets ---------------------------------------------------------------------

_BARE = re.compile(rf"(?<![\w@/.:])-?@(?P<key>{KEY})(?:[ \u00a0]\[(?P<after>[^\[\]@]*)\])?")


def with_bare_citations(pieces: Sequence[Piece], works: Works | None) -> list[Piece]:
    """The pieces, what cites a work without brackets (``@doe99``, ``@doe99 [p. 33]``) as citations.

    An ``@`` begins the name of an account, too. So it is one only before a key that there is, or before one
    with a letter and a figure where a bibliography is given or the piece cites in brackets as well.
    """
    return [
        _Bare(works, is_citing=works is not None or _cites(piece)).piece(piece) if _has_at(piece) else piece
        for piece in pieces
    ]


def _has_at(piece: Piece) -> bool:
    blocks = (*piece.opening, *piece.body, *piece.ending, *piece.notes)
    runs = (run for block in walk(blocks) for run in own_runs(block))
    return any("@" in x.value for run in runs for x in walk_inlines(run) if isinstance(x, i.Text))


def _cites(piece: Piece) -> bool:
    return any(True for _ in _cited_in(piece))


class _Bare:
    def __init__(self, works: Works | None, *, is_citing: bool) -> None:
        self._keys = frozenset(works.keys if works else ())
        self._is_citing = is_citing

    def piece(self, piece: Piece) -> Piece:
        """The piece, which is the very same where nothing in it cites."""
        return map_piece(piece, lambda block: change_runs((block,), self._run)[0])

    def _run(self, run: Inlines, _: Block) -> Inlines:
        found = tuple(new for inline in run for new in self._inline(inline))
        return run if found == run else merged(found)

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case i.Text(value=value) if "@" in value:
                return tuple(self._in_text(value))
            case i.Link() | i.Citation():
                return (inline,)
            case i.Container(children=children):
                new = tuple(x for child in children for x in self._inline(child))
                return (inline,) if new == children else (replace(inline, children=merged(new)),)
            case _:
                return (inline,)

    def _in_text(self, text: str) -> Iterator[Inline]:
        done = 0
        for found in _BARE.finditer(text):
            if self._is_work(found):
                yield i.Text(text[done : found.start()])
                typed = " ".join(found[0].split())
                yield i.Citation((i.Text(typed),), typed=typed, keys=(found["key"],))
                done = found.end()
        yield i.Text(text[done:])

    def _is_work(self, found: re.Match[str]) -> bool:
        key = found["key"]
        looks_like_one = re.search(r"[^\W\d_]", key) and re.search(r"\d", key)
        return key in self._keys or bool(looks_like_one and (self._is_citing or found["after"]))


# -- words of the style -----------------------------------------------------------------------------


class _Place(msgspec.Struct, frozen=True):
    """A citation where it stands."""

    citation: i.Citation
    span: Span
    note: Literal["none", "alone", "among words"] = "none"


def _cited_in(piece: Piece) -> Iterator[_Place]:
    """The citations of a piece in reading order, those of a note where it is first referred to."""
    notes = {note.anchor: note for note in piece.notes}
    for block in walk((*piece.opening, *piece.body, *piece.ending)):
        for inline in walk_inlines(own_inlines(block)):
            if isinstance(inline, i.Citation):
                yield _Place(inline, _span_of(block))
            elif isinstance(inline, i.NoteReference) and (note := notes.pop(inline.note, None)):
                yield from _cited_in_note(note)
    for note in notes.values():
        yield from _cited_in_note(note)


def _cited_in_note(note: b.Note) -> Iterator[_Place]:
    words = "".join(plain(run) for run in runs_of(note.blocks))
    for block in walk(note.blocks):
        for inline in walk_inlines(own_inlines(block)):
            if isinstance(inline, i.Citation):
                is_alone = letters(words) == letters(inline.typed)
                yield _Place(inline, _span_of(block), "alone" if is_alone else "among words")


def _span_of(block: Block) -> Span:
    return block.heading.span if isinstance(block, b.Section) else block.span


def with_citations(
    pieces: Sequence[Piece],
    paths: Sequence[str],
    works: Works | None,
    *,
    placement: Placement,
    language: str,
    report: Report,
) -> list[Piece]:
    """The pieces, every citation in them with the words of its style, and the works in their lists.

    ``paths``: of the manuscripts. ``placement``: where works are listed whose list has no place of its own.
    Reported: citations without a bibliography (S242), unknown keys (S241), a style that can't be used
    (S243); these citations stand as they were typed.
    """
    places = [list(_cited_in(piece)) for piece in pieces]
    if works is None:
        _report_no_bibliography([place for held in places for place in held], report)
        return list(pieces)
    if not any(places):
        return list(pieces)
    known, problems = frozenset(works.keys), report if works.is_whole else Report()
    places = [[place for place in held if _is_known(place, known, problems)] for held in places]
    cites = tuple(
        Cite(place.citation.typed, place.note, begins=number == 0)
        for held in places
        for number, place in enumerate(held)
    )
    if not cites:
        return list(pieces)
    try:
        cited = works.cited(cites, language)
    except NotCitedError as error:
        first = next(place for held in places for place in held)
        report.add("S243", first.span, f"the citations can't be set: {error}")
        return list(pieces)
    return _Citing(pieces, paths, places, cited, placement).pieces()


def _report_no_bibliography(places: Sequence[_Place], report: Report) -> None:
    if places:
        first, *others = places
        what = f"a citation is printed as typed, since there is no bibliography: {first.citation.typed}"
        report.add("S242", first.span, what, count=len(places), places=tuple(x.span for x in others))


def _is_known(place: _Place, known: frozenset[str], report: Report) -> bool:
    """Whether all works of a citation are known; a key that is not is reported."""
    missing = [key for key in place.citation.keys if key not in known]
    for key in missing:
        near = get_close_matches(key, known, n=MOST_NAMED, cutoff=0.6)
        hint = f"did you mean {', '.join(f'`{one}`' for one in near)}?" if near else None
        report.add("S241", place.span, f"the bibliography has no work `{key}`, which is cited", hint=hint)
    return not missing


class _Citing:
    """Puts the words of citations, their notes and the lists of works in their places."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        paths: Sequence[str],
        places: Sequence[Sequence[_Place]],
        cited: Cited,
        placement: Placement,
    ) -> None:
        self._pieces = pieces
        self._paths = paths
        self._works = {work.key: work for work in cited.works}
        flat = [place for held in places for place in held]
        self._words = {id(place.citation): words for place, words in zip(flat, cited.citations, strict=True)}
        self._keys = [{key for place in held for key in place.citation.keys} for held in places]
        self._lists = self._placed_lists(placement)

    def _placed_lists(self, placement: Placement) -> Mapping[int, int]:
        """By each piece that cites, the piece whose list has its works."""
        citing = [number for number, keys in enumerate(self._keys) if keys]
        marked = [number for number, piece in enumerate(self._pieces) if _has_list(piece)]
        whole = next((n for n, piece in enumerate(self._pieces) if piece.kind == "bibliography"), None)
        alone = len(self._pieces) == 1
        if placement == "piece" or len(marked) > 1:
            return {number: number for number in citing}
        home = marked[0] if marked else whole if whole is not None else 0 if alone else None
        if home is None or (placement == "none" and not marked and whole is None):
            return {}
        return dict.fromkeys(citing, home)

    def pieces(self) -> list[Piece]:
        """The pieces as they are printed."""
        return [
            self._with_list(self._with_words(piece, number), number)
            for number, piece in enumerate(self._pieces)
        ]

    # -- lists --

    def _with_list(self, piece: Piece, number: int) -> Piece:
        """The piece with its list of works, if it has one."""
        from_ = [other for other, home in self._lists.items() if home == number]
        keys = {key for other in from_ for key in self._keys[other]}
        works = [work for key, work in self._works.items() if key in keys]
        if not works:
            return piece
        filled = b.ReferenceList(references=tuple(map(_reference, works)), anchor="refs", span=piece.span)
        if _has_list(piece):
            return map_piece(piece, lambda block: _filled(block, filled))
        if piece.kind == "bibliography":
            return replace(piece, body=(*piece.body, filled))
        words = (i.Text(labels(piece.language).references),)
        heading = b.Heading(level=2, inlines=words, anchor="references", span=piece.span, unnumbered=True)
        section = b.Section(heading=heading, blocks=(filled,), anchor="references", span=piece.span)
        return replace(piece, body=(*piece.body, section))

    # -- words --

    def _with_words(self, piece: Piece, number: int) -> Piece:
        if not self._keys[number]:
            return piece
        setting = _Setting(self, number, piece)
        texts = tuple(change_runs(x, setting.run) for x in (piece.opening, piece.body, piece.ending))
        notes = {
            note.anchor or "": replace(note, blocks=change_runs(note.blocks, setting.run))
            for note in piece.notes
        }
        numbered = number_notes(texts, {**notes, **setting.notes})
        opening, body, ending = numbered.texts
        return replace(piece, opening=opening, body=body, ending=ending, notes=numbered.notes)

    def words_of(self, citation: i.Citation) -> CitedWords | None:
        """What is printed for a citation; None for one that stands as it was typed."""
        return self._words.get(id(citation))

    def with_links(self, run: Inlines, here: int) -> Inlines:
        """The words of a citation in this piece, each link in them leading to the work in its list."""
        return map_inlines(run, lambda inline: self._linked(inline, here))

    def _linked(self, inline: Inline, here: int) -> Inlines:
        if not isinstance(inline, i.Link) or not inline.url.startswith("#ref-"):
            return (inline,)
        key = inline.url.removeprefix("#ref-")
        home = self._lists.get(here)
        if home is None or key not in self._works:
            return inline.children
        folder = posixpath.dirname(self._paths[here]) or "."
        path = "" if home == here else quote(posixpath.relpath(self._paths[home], folder))
        return (replace(inline, url=f"{path}#{_anchor_of(key)}"),)


def _has_list(piece: Piece) -> bool:
    return any(isinstance(block, b.ReferenceList) for block in walk(piece.body))


def _filled(block: Block, filled: b.ReferenceList) -> Block:
    def change(one: Block) -> Block:
        return replace(filled, span=one.span) if isinstance(one, b.ReferenceList) else one

    return map_blocks(block, change)


def _reference(work: Work) -> b.Reference:
    return b.Reference(key=work.key, anchor=_anchor_of(work.key), mark=work.mark, words=work.words)


def _anchor_of(key: str) -> str:
    return f"ref-{slug_of(key)}"


_MOVED = re.compile(r"[.,;:!?…]+[”’\"»]?")
"""Marks that stand before the number of a note, not after it."""


class _Setting:
    """The citations of one piece as they are set, and the notes that are made of them."""

    def __init__(self, citing: _Citing, number: int, piece: Piece) -> None:
        self._citing = citing
        self._number = number
        self._moves_marks = not piece.language.startswith("fr")
        self.notes: dict[str, b.Note] = {}

    def run(self, run: Inlines, block: Block) -> Inlines:
        """A run with the words of its citations."""
        if only_words(run):
            return run
        result: list[Inline] = []
        rest = list(run)
        while rest:
            inline = rest.pop(0)
            if isinstance(inline, i.Citation) and (words := self._citing.words_of(inline)):
                self._add(replace(inline, children=self._set(words, block)), result, rest)
            elif isinstance(inline, i.Container):
                children = self.run(inline.children, block)
                result.append(inline if children is inline.children else replace(inline, children=children))
            else:
                result.append(inline)
        return run if len(result) == len(run) and all(map(is_, result, run)) else tuple(result)

    def _set(self, words: CitedWords, block: Block) -> Inlines:
        names = [self._note(note, block) for note in words.notes]

        def named(inline: Inline) -> Inlines:
            if isinstance(inline, i.NoteReference):
                return (replace(inline, note=names[int(inline.note)]),)
            return (inline,)

        return self._citing.with_links(map_inlines(words.words, named), self._number)

    def _note(self, words: Inlines, block: Block) -> str:
        """A note with these words; what it is called until all notes get their numbers."""
        name = f"citation-{len(self.notes) + 1}"
        words = self._citing.with_links(words, self._number)
        paragraph = b.Paragraph(inlines=words, span=_span_of(block))
        self.notes[name] = b.Note(number=0, blocks=(paragraph,), label=name, span=_span_of(block))
        return name

    def _add(self, citation: i.Citation, result: list[Inline], rest: list[Inline]) -> None:
        """The citation; one that is nothing but a note follows the word before it, and a mark after that."""
        after = rest[0] if rest else None
        if not _is_a_note(citation):
            stops = isinstance(after, i.Text) and after.value[:1] == "."
            result.append(replace(citation, children=_without_stop(citation.children)) if stops else citation)
            return
        if result and isinstance(result[-1], i.Text):
            result[-1] = i.Text(result[-1].value.rstrip(" "))
        if self._moves_marks and isinstance(after, i.Text) and (mark := _MOVED.match(after.value)):
            result.append(i.Text(mark[0]))
            rest[0] = i.Text(after.value[mark.end() :])
        result[:] = merged(tuple(result))
        result.append(citation)


def _without_stop(run: Inlines) -> Inlines:
    """A run without the full stop at its end, where the sentence has one."""
    words = plain(run)
    return cut(run, len(words) - 1)[0] if words.endswith(".") else run


def _is_a_note(citation: i.Citation) -> bool:
    return isinstance(citation.children[0], i.NoteReference) if citation.children else False
