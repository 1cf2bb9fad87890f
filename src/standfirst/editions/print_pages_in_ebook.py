"""The pages of the print edition in the ebook: each folio at the very word that begins its page.

The print edition says of each page with which words it begins and ends; here those words are found in
the piece. Letters alone are compared, so that hyphens at line ends, the marks of notes and the numbers
of lists make no difference. Pull quotes, which print may place elsewhere, take no part.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, count
from typing import Literal, TypeAlias, assert_never

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import AnyBlock, rebuilt


class PrintedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the print edition: what is printed on it of a piece."""

    folio: str
    """Its number as it is counted, whether it is printed there or not."""
    first: str
    """Its first words of running text, about eight; the first may be the end of a broken one."""
    last: str
    """Its last ones."""
    first_captioned: str = ""
    """The same with the words of captions, which are where they are read unless their figure has moved."""
    last_captioned: str = ""


class PrintedPages(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of the print edition that was made from the same document."""

    source: str
    """What names that edition."""
    of_pieces: Mapping[str, tuple[PrintedPage, ...]]
    """By the name of the piece, in their order."""
    numbers: Mapping[str, str] = {}
    """By the identifier of an anchor the number of the page on which it stands."""


class PageBreak(msgspec.Struct, frozen=True, kw_only=True):
    """Where a printed page begins."""

    folio: str
    piece: str
    run: int
    """Which run of the piece, counted from 0: opening, body, notes, ending; a code block is a run too."""
    offset: int
    """Which character of the run's plain text."""

    @property
    def anchor(self) -> str:
        """The anchor of its mark in the ebook; no other anchor has a point."""
        return f"page.{self.folio}"


class PaginatedPiece(msgspec.Struct, frozen=True):
    """A piece that holds a mark where each printed page begins."""

    piece: Piece
    """With an ``Anchor`` at the beginning of each page."""
    code_marks: Mapping[str, tuple[tuple[int, str], ...]] = {}
    """Code has no inlines: by the anchor of its block, offsets in its text and the anchors for there."""


def page_breaks(piece: Piece, pages: Iterable[PrintedPage]) -> Iterator[PageBreak]:
    """Where each of these pages, in their order, begins in the piece.

    A page whose beginning can't be found (it shows nothing but a picture without a caption) is left out.
    """
    text = _Letters(piece)
    at, before, edge, is_next = 0, "", "", True
    for number, page in enumerate(pages):
        found = 0 if number == 0 and page.first else None
        if number:
            found = text.find_between(edge, page.first_captioned, at)
        if number and found is None and page.first:
            found = text.find(page.first, before, at, is_next=is_next)
        before, edge = page.last or before, page.last_captioned
        is_next = bool(page.last)
        if found is not None and found < len(text.letters):
            at = found
            run, offset = text.place(found)
            yield PageBreak(folio=page.folio, piece=piece.name, run=run, offset=offset)


def paginated(piece: Piece, breaks: Iterable[PageBreak]) -> PaginatedPiece:
    """The piece with its page breaks marked."""
    wanted: dict[int, list[PageBreak]] = {}
    for place in breaks:
        wanted.setdefault(place.run, []).append(place)
    code_marks: dict[str, tuple[tuple[int, str], ...]] = {}
    numbers = count()

    def mark(run: Inlines, _block: Block) -> Inlines:
        for place in reversed(wanted.get(next(numbers), [])):
            run = _with_anchor(run, place.offset, i.Anchor(place.anchor))
        return run

    def mark_code(block: b.CodeBlock) -> b.CodeBlock:
        places = wanted.get(next(numbers), [])
        if not places:
            return block
        anchor = block.anchor or f"code.{places[0].folio}"
        code_marks[anchor] = tuple((place.offset, place.anchor) for place in places)
        return replace(block, anchor=anchor)

    return PaginatedPiece(_changed(piece, mark, mark_code), code_marks) if wanted else PaginatedPiece(piece)


# -- the letters of a piece -----------------------------------------------------------------------

_MOST_SKIPPED = 7
_FEWEST_LETTERS = 10
_WORD_BEFORE = re.compile(r"[^\s—–]+\Z")
"""What of a word stands before a place, the quotation mark that opens it included."""


class _Letters:
    """A piece's letters in one line, and where each stands."""

    def __init__(self, piece: Piece) -> None:
        self._texts = _texts(piece)
        parts = ["" if kind == "pull-quote" else _letters(text) for text, kind in self._texts]
        self._starts = [0, *accumulate(map(len, parts[:-1]))]
        self.letters = "".join(parts)

    def find_between(self, before: str, first: str, start: int) -> int | None:
        """Where these first words stand straight after those before; None if they don't."""
        tail, head = _letters(before), _letters(first)
        at = self.letters.find(tail + head, max(0, start - len(tail))) if tail and head else -1
        return at + len(tail) if at >= 0 else None

    def find(self, first: str, before: str, start: int, *, is_next: bool = True) -> int | None:
        """Where a page with these first words begins, after a page that ends with the words ``before``.

        Together they are hard to mistake. Alone the first words do, some of them left out if need be
        (a label that is no part of a run); at last the place after the words before, if those are the
        page's before (``is_next``) and not on an earlier one.
        """
        tail = _letters(before)
        earliest = max(0, start - len(tail))
        at = self.letters.find(tail + _letters(first), earliest)
        if at >= 0:
            return at + len(tail)
        words = first.split()
        for skipped in range(min(len(words), _MOST_SKIPPED)):
            wanted = _letters(" ".join(words[skipped:]))
            at = self.letters.find(wanted, start) if len(wanted) >= _FEWEST_LETTERS else -1
            if at >= 0:
                return at
        at = self.letters.find(tail, earliest) if is_next and len(tail) >= _FEWEST_LETTERS else -1
        return at + len(tail) if at >= 0 else None

    def place(self, at: int) -> tuple[int, int]:
        """The run and the character of a letter; of a broken word, or of a line of code, the first."""
        run = bisect_right(self._starts, at) - 1
        text, kind = self._texts[run]
        offset = _offsets(text)[at - self._starts[run]]
        if kind == "code":
            return run, text.rfind("\n", 0, offset) + 1
        if unicodedata.east_asian_width(text[offset]) in "WF":
            return run, offset
        begun = _WORD_BEFORE.search(text, 0, offset)
        return run, begun.start() if begun else offset


_NO_LETTERS = re.compile(r"[\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")


def _letters(text: str) -> str:
    """The letters of a text in one case."""
    return _NO_LETTERS.sub("", text).casefold()


def _offsets(text: str) -> list[int]:
    """Where each of these letters stands in the text."""
    return [letter.start() for letter in _LETTER.finditer(text) for _ in letter[0].casefold()]


# -- the runs of a piece --------------------------------------------------------------------------


_Kind: TypeAlias = Literal["words", "code", "pull-quote"]


def _texts(piece: Piece) -> list[tuple[str, _Kind]]:
    """The plain text of every run, and what it is."""
    found: list[tuple[str, _Kind]] = []

    def note(run: Inlines, block: Block) -> Inlines:
        found.append((plain(run), "pull-quote" if isinstance(block, b.PullQuote) else "words"))
        return run

    def note_code(block: b.CodeBlock) -> b.CodeBlock:
        found.append((block.text, "code"))
        return block

    _changed(piece, note, note_code)
    return found


def _changed(
    piece: Piece, run: Callable[[Inlines, Block], Inlines], code: Callable[[b.CodeBlock], b.CodeBlock]
) -> Piece:
    """The piece with every run and every code block changed, in the order of reading."""

    def within(block: AnyBlock) -> AnyBlock:
        return rebuilt(block, blocks=changed, inlines=lambda inlines: run(inlines, block))

    def changed(blocks: Blocks) -> Blocks:
        within_all = map(within, blocks)  # the caption of code before the code
        return tuple(code(block) if isinstance(block, b.CodeBlock) else block for block in within_all)

    return replace(
        piece,
        opening=changed(piece.opening),
        body=changed(piece.body),
        notes=tuple(within(note) for note in piece.notes),
        ending=changed(piece.ending),
    )


def _with_anchor(run: Inlines, offset: int, anchor: i.Anchor) -> Inlines:
    """The run with the anchor before a character of its plain text."""
    before: list[Inline] = []
    for number, inline in enumerate(run):
        length = len(plain((inline,)))
        if offset == 0 and length:
            return (*before, anchor, *run[number:])
        if offset < length:
            return (*before, *_split(inline, offset, anchor), *run[number + 1 :])
        before.append(inline)
        offset -= length
    return (*before, anchor)


def _split(inline: Inline, offset: int, anchor: i.Anchor) -> Inlines:
    """An inline with the anchor inside it, before a character that is not its first; before a link, which is
    called by all that stands in it."""
    match inline:
        case i.Text(value=value):
            return (i.Text(value[:offset]), anchor, i.Text(value[offset:]))
        case i.Code(value=value):
            return (i.Code(value[:offset]), anchor, i.Code(value[offset:]))
        case i.Link():
            return (anchor, inline)
        case i.Container():
            return (replace(inline, children=_with_anchor(inline.children, offset, anchor)),)
        case (
            i.NoteReference()
            | i.CrossReference()
            | i.IndexMark()
            | i.InlineImage()
            | i.LineBreak()
            | i.Abbreviation()
            | i.Anchor()
            | i.Formula()
        ):
            return (anchor, inline)
        case _:
            assert_never(inline)
