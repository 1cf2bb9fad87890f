"""Document: one publication as it was understood. What both editions are made from."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypeVar

import msgspec

from standfirst.model.blocks import (
    Block,
    Blocks,
    Byline,
    ContributorNote,
    Note,
    Provenance,
    Section,
    Standfirst,
    Subtitle,
    Title,
)
from standfirst.model.direction import direction_of
from standfirst.model.inlines import Direction
from standfirst.model.span import NOWHERE, Span

UNDATED = "2000-01-01"
"""The date of an artefact to which nothing gives one. It is not printed."""

PieceKind: TypeAlias = Literal[
    "article",
    "interview",
    "essay",
    "chapter",
    "poem",
    "dedication",
    "epigraph",
    "foreword",
    "preface",
    "acknowledgments",
    "introduction",
    "prologue",
    "part",
    "interlude",
    "epilogue",
    "afterword",
    "appendix",
    "glossary",
    "bibliography",
    "notes",
    "index",
    "about-the-authors",
    "colophon",
    "letter",
    "report",
    "how-to",
    "review",
    "photo-story",
]

FRONT_MATTER: frozenset[PieceKind] = frozenset(
    ("dedication", "epigraph", "foreword", "preface", "acknowledgments")
)
"""What stands before the body of a book, on pages that are numbered for themselves."""
BACK_MATTER: frozenset[PieceKind] = frozenset(
    ("afterword", "appendix", "glossary", "bibliography", "notes", "index", "about-the-authors", "colophon")
)
"""What stands after it."""
UNTITLED: frozenset[PieceKind] = frozenset(("dedication", "epigraph", "colophon"))
"""What needs no title, and stands in no contents."""


class Contributor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who made a piece or the publication."""

    name: str
    affiliation: str | None = None
    role: str | None = None
    """As the manuscript or the settings say it: ``author``, ``interviewee``, ``translator`` …"""
    note: str | None = None


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """Whom photographs, translation, editing are owed to."""

    role: str
    name: str


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who speaks in an interview."""

    name: str
    """The full name where the manuscript gives it."""
    labels: tuple[str, ...]
    """Every label that stands for this speaker in the manuscript."""
    role: Literal["question", "answer"] | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """An article, interview, essay, chapter or poem."""

    name: str
    """Unique in the publication, made from the file's name: ``two-gardeners``. Anchors of the
    piece that could clash with another's begin with it."""
    kind: PieceKind
    number: str = ""
    """Derived: its number as a part, a chapter or an appendix: ``3``, ``A``; empty where it has none."""
    kicker: str | None = None
    """What stands over its title in a magazine: its section, or a word or two of the editor's."""
    opens: Literal["run-on"] | None = None
    """Where print begins it: on the page on which the piece before ends, or (None) on one of its own."""
    translation_of: str | None = None
    """The name of the piece that it says in another language; before it is composed, the path of that
    piece's manuscript from its own."""
    label: str = ""
    """Derived: what is printed over its title: ``Chapter 3``; empty where numbers are not printed."""
    language: str
    """BCP 47."""
    direction: Direction = "ltr"
    opening: Blocks = ()
    """Title, Subtitle, Byline, Dateline, Standfirst, Epigraph, EditorsNote, in the order of printing."""
    body: Blocks = ()
    ending: Blocks = ()
    """ContributorNote, EditorsNote, Provenance and what else stands after the end."""
    notes: tuple[Note, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    credits: tuple[Credit, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    date: str | None = None
    """ISO 8601, as precise as the manuscript is: of this publication of the piece."""
    first_published: str | None = None
    retrieved: str | None = None
    rights: str | None = None
    span: Span = NOWHERE


class Imprint(msgspec.Struct, frozen=True, kw_only=True):
    """What the page with the small print says."""

    publisher: str | None = None
    place: str | None = None
    rights: str | None = None
    licence: str | None = None
    colophon: str | None = None
    motto: str | None = None
    """A line for the back page of a magazine."""
    isbn_print: str | None = None
    """As it is typed, with its hyphens."""
    isbn_ebook: str | None = None


class HousePage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the publication's own, such as an advertisement, where print would have a blank one."""

    title: str
    text: str | None = None
    """Its paragraphs, with empty lines between them."""
    picture: str | None = None
    """In the settings the path of a picture; in a document the name of the asset."""


class ContentsLists(msgspec.Struct, frozen=True, kw_only=True):
    """What the contents list."""

    depth: int = 1
    """1: pieces; 2: their sections as well."""
    figures: bool = False
    """Whether a list of the named figures follows."""
    tables: bool = False
    listings: bool = False
    picture: str | None = None
    """The name of the asset that stands beside them in a magazine."""


NotePlacement: TypeAlias = Literal["foot", "piece", "book"]
"""Where print has notes: at the foot of the page, after the piece, or at the end of the book."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A publication as it was understood."""

    title: str
    language: str
    identifier: str
    slug: str
    """The name of its artefacts."""
    pieces: tuple[Piece, ...]
    is_identifier_derived: bool = False
    """Whether the identifier is made from the title and all words, since the settings give none."""
    subtitle: str | None = None
    description: str | None = None
    contributors: tuple[Contributor, ...] = ()
    """Of the publication; those of its pieces are in the pieces."""
    imprint: Imprint = Imprint()
    contents: ContentsLists = ContentsLists()
    notes: NotePlacement = "foot"
    """Notes at the end of the book are in its piece of the kind ``notes``."""
    has_half_title: bool = False
    """Whether a leaf with the title alone comes before the title page, in print."""
    series: str | None = None
    issue: str | None = None
    date: str = UNDATED
    """ISO date of the artefacts: date of issue, else the latest of the manuscripts, else SOURCE_DATE_EPOCH,
    else this."""
    cover: str | None = None
    """The name of the asset."""
    house_pages: tuple[HousePage, ...] = ()
    """What stands where print would have blank pages, in this order."""

    @property
    def is_single_piece(self) -> bool:
        """A bare file: its piece's title is the publication's."""
        return len(self.pieces) == 1

    @property
    def direction(self) -> Direction:
        """Which way its pages are turned: that of a single piece, else that of the publication's language."""
        return self.pieces[0].direction if self.is_single_piece else direction_of(self.language)


Kind = TypeVar("Kind", bound=Block)


def _first(blocks: Blocks, kind: type[Kind]) -> Kind | None:
    return next((b for b in blocks if isinstance(b, kind)), None)


def title_of(piece: Piece) -> Title | None:
    """The title of a piece, if it has one."""
    return _first(piece.opening, Title)


def subtitle_of(piece: Piece) -> Subtitle | None:
    """The subtitle of a piece, if it has one."""
    return _first(piece.opening, Subtitle)


def standfirst_of(piece: Piece) -> Standfirst | None:
    """The standfirst of a piece, if it has one."""
    return _first(piece.opening, Standfirst)


def byline_of(piece: Piece) -> Byline | None:
    """The byline of a piece as it is printed, if it has one."""
    return _first(piece.opening, Byline)


def provenance_of(piece: Piece) -> Provenance | None:
    """Where a piece comes from, if it says so."""
    return _first(_with_sections(piece.ending), Provenance) or _first(piece.opening, Provenance)


def contributor_notes_of(piece: Piece) -> tuple[ContributorNote, ...]:
    """The lines about the people who made the piece."""
    blocks = (*piece.opening, *_with_sections(piece.ending))
    return tuple(block for block in blocks if isinstance(block, ContributorNote))


def _with_sections(blocks: Blocks) -> Blocks:
    """The blocks, and those under their headings: *About the author*."""
    return tuple(
        inner
        for block in blocks
        for inner in (block, *(_with_sections(block.blocks) if isinstance(block, Section) else ()))
    )
