"""The navigation of the ebook, as data: contents, landmarks, and lists of figures, tables and listings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from standfirst.editions.added_words import labels
from standfirst.editions.ebook_documents import (
    ContentDocument,
    ContentsPage,
    CoverPage,
    ImprintPage,
    PiecePage,
    TitlePage,
)
from standfirst.editions.print_contents import Captioned, caption_of, is_listed
from standfirst.model.blocks import CodeBlock, Figure, Table
from standfirst.model.document import BACK_MATTER, FRONT_MATTER, Document, Piece, title_of
from standfirst.model.inlines import Direction
from standfirst.model.outline import Entry, first_words, is_silent, levels, outline
from standfirst.model.text import as_line
from standfirst.model.traverse import walk_piece


class NavPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the contents and those under it."""

    title: str
    file: str
    anchor: str | None = None
    language: str | None = None
    """Where it is not the publication's; of the lines under it too."""
    direction: Direction = "ltr"
    children: tuple[NavPoint, ...] = ()


class NavList(msgspec.Struct, frozen=True, kw_only=True):
    """A list of figures, tables or listings: its heading and lines."""

    name: str
    type: str | None
    """Its name in the EPUB structure vocabulary, which knows no listings."""
    title: str
    points: tuple[NavPoint, ...]


def title_in_contents(piece: Piece, document: Document) -> str:
    """The title of a piece; of one without, the publication's (if there is no other) or its first words."""
    title = title_of(piece)
    words = as_line(title.inlines) if title else ""
    if not words.strip() and not document.is_single_piece:
        words = first_words(piece)
    elif not words.strip():
        words = document.title
    return " ".join(words.split()) or labels(piece.language).untitled


def contents_of(document: Document, files: Mapping[str, str]) -> Iterator[NavPoint]:
    """The pieces, those of a part inside it."""
    part: NavPoint | None = None
    all_silent = all(map(is_silent, document.pieces))  # a contents without a line is no navigation
    for piece, level in zip(document.pieces, levels(document.pieces), strict=True):
        if is_silent(piece) and not all_silent:
            continue
        point = _nav_point(piece, files[piece.name], document)
        if part and level > 1:
            part = msgspec.structs.replace(part, children=(*part.children, point))
            continue
        if part:
            yield part
        part = point
    if part:
        yield part


def _nav_point(piece: Piece, file: str, document: Document) -> NavPoint:
    title = title_in_contents(piece, document)
    return NavPoint(
        title=f"{piece.label}. {title}" if piece.label else title,
        file=file,
        language=piece.language if piece.language != document.language else None,
        direction=piece.direction,
        children=_nested(list(outline(piece)), file),
    )


def lists_of(document: Document, files: Mapping[str, str]) -> Iterator[NavList]:
    """The lists of named figures, tables and listings that the settings ask for."""
    words, wanted = labels(document.language), document.contents
    if wanted.figures and (points := tuple(_captions(document, files, Figure))):
        yield NavList(type="loi", name="loi", title=words.figures, points=points)
    if wanted.tables and (points := tuple(_captions(document, files, Table))):
        yield NavList(type="lot", name="lot", title=words.tables, points=points)
    if wanted.listings and (points := tuple(_captions(document, files, CodeBlock))):
        yield NavList(type=None, name="listings", title=words.listings, points=points)


def _captions(
    document: Document, files: Mapping[str, str], *kinds: type[Figure | Table | CodeBlock]
) -> Iterator[NavPoint]:
    for piece in document.pieces:
        for block in walk_piece(piece):
            if isinstance(block, Captioned) and is_listed(block, kinds) and block.anchor:
                words = ". ".join(filter(None, (block.number, " ".join(as_line(caption_of(block)).split()))))
                yield NavPoint(title=words, file=files[piece.name], anchor=block.anchor)


def _nested(entries: list[Entry], file: str) -> tuple[NavPoint, ...]:
    """Entries as a tree: each holds those of deeper levels that follow it."""
    points = []
    while entries:
        head = entries.pop(0)
        deeper = []
        while entries and entries[0].level > head.level:
            deeper.append(entries.pop(0))
        points.append(
            NavPoint(title=head.words, file=file, anchor=head.anchor, children=_nested(deeper, file))
        )
    return tuple(points)


# -- landmarks ------------------------------------------------------------------------------------


class Landmark(msgspec.Struct, frozen=True, kw_only=True):
    """A place that every publication has, by its name in the EPUB structure vocabulary."""

    type: str
    label: str
    file: str


LANDMARKS = frozenset(("foreword", "preface", "appendix", "glossary", "bibliography", "index"))
"""Kinds of pieces before and after the body that readers look for."""


def landmarks_of(document: Document, spine: tuple[ContentDocument, ...]) -> Iterator[Landmark]:
    """The places that readers look for, each once, in the order of the spine."""
    words = labels(document.language)
    kinds = {
        CoverPage: ("cover", words.cover),
        TitlePage: ("titlepage", words.title_page),
        ContentsPage: ("toc", words.contents),
        PiecePage: ("bodymatter", words.start),
        ImprintPage: ("imprint", words.imprint),
    }
    seen: set[str] = set()
    for page in spine:
        if type(page) not in kinds:  # the vocabulary of EPUB has no word for it
            continue
        kind, label = kinds[type(page)]
        if isinstance(page, PiecePage) and page.piece.kind in (*FRONT_MATTER, *BACK_MATTER):
            kind, label = page.piece.kind, page.title
            if kind not in LANDMARKS:
                continue
        if kind not in seen:
            seen.add(kind)
            yield Landmark(type=kind, label=label, file=page.file)
