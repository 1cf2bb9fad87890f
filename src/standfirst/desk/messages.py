"""Messages: what the engine reports while it builds, and what a browser is sent of it.

Places in a manuscript are offsets in UTF-16 code units, as browsers count; those on pages are points from the
upper left corner of the trimmed page.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from standfirst.model.document import Piece
from standfirst.model.runs import runs_of_piece
from standfirst.render.html.run_marks import RunLetters
from standfirst.render.pdf.fragment_result import Place


class _Message(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Something that the engine reports."""


class Label(msgspec.Struct, frozen=True):
    """What a line of a manuscript was understood to be."""

    line: int
    """From 1."""
    kind: str
    """``title``, ``byline``, ``question``, ``pull-quote`` …"""
    about: str = ""
    """Who speaks, how a pull quote stands to its passage, the level of a heading."""


class Edit(msgspec.Struct, frozen=True):
    """Other words for the stretch of a manuscript from ``start`` up to ``end``."""

    start: int
    end: int
    words: str


class Stretch(msgspec.Struct, frozen=True):
    """Words in a row, and whether only this text of two has them."""

    words: str
    is_own: bool


class RepairShown(msgspec.Struct, frozen=True, kw_only=True):
    """A repair, and where it is in its manuscript."""

    id: str
    rule: str
    file: str
    line: int
    why: str
    certainty: str
    outcome: str
    """``applied``, ``accepted``, ``refused`` or ``not applied``."""
    decided: str | None = None
    """``accept`` or ``refuse``, if an editor decided about this one or its rule; None: nobody did."""
    is_refused_here: bool = False
    """Whether it is refused in its line alone."""
    old: str
    new: str
    """The words before and after, as the repair has them …"""
    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]
    """… and to be looked at."""
    start: int | None = None
    """Where the words begin that it changes; None: they are not to be found, only their line is known."""
    end: int | None = None
    edits: tuple[Edit, ...] = ()


class PieceShown(msgspec.Struct, frozen=True, kw_only=True):
    """A manuscript, and what it was understood to be."""

    name: str
    """The identity of its piece; empty if it could not be understood."""
    file: str
    """As diagnostics call it."""
    path: str
    """From the publication's folder."""
    title: str
    mark: str
    """Stands for the bytes that were understood (``files.OpenedFile``)."""
    kind: str = ""
    language: str = ""
    words: int = 0
    labels: tuple[Label, ...] = ()


class PageShown(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the print edition."""

    key: str
    """The same for pages that look the same."""
    label: str
    """Its folio."""
    piece: str
    """The identity of its piece; empty on pages of none."""
    pdf: str
    """Which of the files that the server was sent."""
    number: int
    """Of the page in that file, from 0."""
    width: float
    height: float
    area: tuple[float, float, float, float] = (0, 0, 0, 0)
    """The type area: left, top, right and bottom edge."""
    leading: float = 0
    """From line to line of the text."""


class RunShown(msgspec.Struct, frozen=True, array_like=True):
    """A run of a piece as an edition has it, and the lines of its manuscript (0: there are none)."""

    file: str
    """As diagnostics call it."""
    first: int
    last: int
    words: str


def runs_shown(piece: Piece) -> tuple[RunShown, ...]:
    """The runs of a piece."""
    found = ((run.span, run.words) for run in runs_of_piece(piece))
    return tuple(RunShown(span.file, span.first, span.last or span.first, words) for span, words in found)


class PrintPlaces(msgspec.Struct, frozen=True, kw_only=True):
    """Where the words of a piece stand in print."""

    runs: tuple[RunShown, ...]
    pages: tuple[tuple[Place, ...], ...]
    """For each of its pages."""


class EbookPlaces(msgspec.Struct, frozen=True, kw_only=True):
    """Where the words of a piece stand in its content document."""

    runs: tuple[RunShown, ...]
    letters: tuple[RunLetters, ...]


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """What a compositor objects to on a page."""

    code: str
    name: str
    """Of the code."""
    message: str
    file: str
    line: int
    page: int
    """Of all pages, from 0."""
    box: tuple[float, float, float, float]
    """Left, top, right and bottom edge."""


class Understood(_Message, frozen=True, kw_only=True):
    """What the manuscripts were understood to be."""

    title: str
    pieces: tuple[PieceShown, ...]
    repairs: tuple[RepairShown, ...]
    settings: str
    """The path of the settings, from the publication's folder; empty for a bare file."""


class Paged(_Message, frozen=True, kw_only=True):
    """The pages of the print edition."""

    pages: tuple[PageShown, ...]
    files: dict[str, bytes]
    """PDFs that the server was not sent before, by their names."""
    is_settled: bool
    """Whether these are the pages of the finished edition; else they are not mended and checked yet."""


class Bound(_Message, frozen=True, kw_only=True):
    """The ebook."""

    epub: bytes
    name: str


class Placed(_Message, frozen=True, kw_only=True):
    """Where words stand in both editions: what has changed since the server was told."""

    in_print: dict[str, PrintPlaces]
    """By the identities of pieces."""
    in_ebook: dict[str, EbookPlaces]
    """By the names of content documents, from beside the package document."""


class Done(_Message, frozen=True, kw_only=True):
    """Both editions are made, checked and put in place."""

    diagnostics: tuple[dict[str, Any], ...]
    files: tuple[str, ...]
    """The names of the finished files in the output folder."""
    seconds: float
    stages: dict[str, float]
    """Seconds from the beginning of the build to the end of each stage."""


class Objected(_Message, frozen=True, kw_only=True):
    """What a compositor objects to on the finished pages."""

    objections: tuple[Objection, ...]


class MadeMore(_Message, frozen=True, kw_only=True):
    """Files that were asked for, beside the editions."""

    files: tuple[str, ...]
    problem: str = ""
    """Why there are none."""


class Unreadable(_Message, frozen=True, kw_only=True):
    """Nothing can be made of what was saved."""

    diagnostics: tuple[dict[str, Any], ...]


Message: TypeAlias = Understood | Paged | Bound | Placed | Done | Objected | MadeMore | Unreadable


def packed(message: Message) -> bytes:
    """A message for the line between two processes."""
    return msgspec.msgpack.encode(message)


def unpacked(data: bytes) -> Message:
    """The message that was packed."""
    message: Message = msgspec.msgpack.decode(data, type=Message)
    return message
