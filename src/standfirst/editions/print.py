"""The print edition of a document, as data: its parts in order, before there is any HTML.

Title page, imprint, contents and pieces; the side on which each opens, what the running heads say,
the bookmarks, the size of the page. A single piece is an offprint: its own opening stands on the
first page, and there is nothing before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.editions.accessibility import are_pictures_described
from standfirst.editions.added_words import labels
from standfirst.editions.byline import with_made_byline
from standfirst.editions.imprint import issue_line, printed_date, printed_identifier
from standfirst.editions.lead_in import led_in
from standfirst.editions.piece_design import PieceDesign, columns_of, designed, kicker_and_colour
from standfirst.editions.print_contents import Entry, byline_words, captioned, entries_of, entry_of
from standfirst.editions.pull_quote_placement import with_placed_pull_quotes
from standfirst.editions.render_options import DEFAULT_OPTIONS, RenderOptions
from standfirst.editions.roles_of_people import creators_among, people_of
from standfirst.editions.run_on import groups_of, together
from standfirst.editions.running_heads import RunningHeads, running_heads
from standfirst.editions.short_last_lines import tied, with_last_words
from standfirst.editions.theme import PLAIN, Choices, CoverLayout
from standfirst.editions.trim_sizes import Columns, TrimSize, measure_of, trim_size
from standfirst.editions.wide_tables import with_fitting_tables
from standfirst.model.blocks import CodeBlock, Figure, FigureGroup, Note, Subtitle, Table
from standfirst.model.document import (
    BACK_MATTER,
    FRONT_MATTER,
    Contributor,
    Document,
    HousePage,
    Imprint,
    Piece,
    standfirst_of,
)
from standfirst.model.inlines import Direction, NoteReference
from standfirst.model.outline import before_contents, first_words, is_silent, levels, outline
from standfirst.model.remembered import remembered
from standfirst.model.text import name_of, plain
from standfirst.model.traverse import runs, runs_of, walk, walk_inlines

Side: TypeAlias = Literal["recto", "verso", "any"]


CONTENTS = "standfirst-contents"
"""The anchor of the contents page; pieces are named after files and never so."""

MOST_COVER_LINES = 6
MOST_LINES_ON_PICTURE = 3
"""Of a designed cover, side by side."""

NARROWEST_SPINE = 6.0
"""Millimetres of a spine that has words: they must not slip round its edges when it is folded."""

LONGEST_FOOTNOTE = 150
"""Words of a note at the foot of a page. WeasyPrint 70 lets a note that is taller than its page run off
the page in silence, so that its end is lost."""


class Bookmark(msgspec.Struct, frozen=True):
    """An entry of the outline. Level 1 is the piece."""

    level: int
    words: str
    anchor: str


class _Part(msgspec.Struct, frozen=True, tag_field="kind", kw_only=True):
    """What all parts have in common: the side on which they open."""

    opens: Side = "any"


class Cover(_Part, frozen=True, kw_only=True, tag="cover"):
    """The first page: the publication's own picture over all of it, else set in type from its settings."""

    asset: str | None
    title: str
    subtitle: str | None
    authors: tuple[str, ...]
    """As on the title page; not where each stands with the piece that is announced."""
    issue: str | None
    publisher: str | None
    is_designed: bool = False
    """Whether its words stand with the picture, if it has one."""
    layout: CoverLayout = "picture"
    """How they do."""
    lines: tuple[Entry, ...]
    """What a magazine announces: its pieces, up to ``MOST_COVER_LINES``."""


class TitlePage(_Part, frozen=True, kw_only=True, tag="title-page"):
    """The page that says what this is. A magazine whose cover is set in type does without."""

    title: str
    subtitle: str | None
    authors: tuple[str, ...]
    """Of a publication by one to three people; a magazine's stand in the contents."""
    issue: str | None
    publisher: str | None


class HalfTitle(_Part, frozen=True, kw_only=True, tag="half-title"):
    """The first leaf of a book, with its title alone."""

    title: str


class ImprintPage(_Part, frozen=True, kw_only=True, tag="imprint-page"):
    """The page with the small print, on the back of the title page."""

    imprint: Imprint
    contributors: tuple[Contributor, ...]
    identifier: str | None
    """Of the publication, if it is printed."""
    is_back: bool = False
    """Whether it is the last page, in the colour of the cover."""


class HousePart(_Part, frozen=True, kw_only=True, tag="house"):
    """A page of the publication's own. It is printed only where the page would be blank; each once."""

    page: HousePage
    publication: str
    """Whose it is."""


class Jacket(_Part, frozen=True, kw_only=True, tag="jacket"):
    """The back and the spine of a cover that is printed apart; its front is the cover."""

    title: str
    byline: str | None
    """Who or what stands with the title on the spine: its one author, or the issue."""
    description: str | None
    publisher: str | None
    has_words: bool
    """Whether the spine is wide enough for them."""
    has_picture: bool
    """Whether the front is the publication's own picture, which goes with no colour of ours."""
    isbn: str | None = None
    """As it is printed over its barcode."""


class ContentsPage(_Part, frozen=True, kw_only=True, tag="contents-page"):
    """The contents, or a list of figures or tables, with page numbers."""

    title: str
    anchor: str
    entries: tuple[Entry, ...]
    picture: str | None = None
    """The name of the asset that stands beside them."""
    is_designed: bool = False


class PiecePart(_Part, frozen=True, kw_only=True, tag="piece"):
    """A piece as it is printed: all that its pages depend on, but styles and fonts."""

    piece: Piece
    heads: RunningHeads
    bookmarks: tuple[Bookmark, ...]
    endnotes: tuple[str, ...]
    """The anchors of the notes that stand after the piece."""
    has_notes_title: bool = False
    """Whether a heading stands before these, which are all that the piece has."""
    run_ons: tuple[str, ...] = ()
    """The names of the pieces that begin on its pages: their words are in it."""
    design: PieceDesign | None = None
    """Where the theme opens pieces by their kind."""


Part: TypeAlias = Cover | HousePart | Jacket | HalfTitle | TitlePage | ImprintPage | ContentsPage | PiecePart


class PrintEdition(msgspec.Struct, frozen=True, kw_only=True):
    """A publication as it is printed."""

    title: str
    subtitle: str | None
    language: str
    direction: Direction
    authors: tuple[str, ...]
    description: str | None
    date: str
    """ISO; the only date in the artefact."""
    trim: TrimSize
    look: str
    columns: Columns = 1
    """Of the text of articles; 1 where the page is too narrow for two."""
    repeats_pull_quotes: bool = False
    """Whether assistive technology reads pull quotes that repeat the text word for word."""
    is_described: bool = True
    """Whether all pictures that carry meaning have descriptions: else its file can't say it is accessible."""
    archive: str | None = None
    """Where the archive is published to whose articles links lead."""
    front_folios: Literal["arabic", "roman"] = "arabic"
    """Roman: the pages before the first piece are numbered for themselves, i, ii, iii."""
    parts: tuple[Part, ...]


def print_edition(
    document: Document,
    *,
    look: str = "magazine",
    choices: Choices = PLAIN,
    options: RenderOptions = DEFAULT_OPTIONS,
) -> PrintEdition:
    """See a document as pages: what comes in which order, on which side, under which heads.

    ``look`` is the theme's manner, ``choices`` are what else it chooses.
    """
    measure = measure_of(options.trim, options.columns or 1)
    return PrintEdition(
        title=document.title,
        subtitle=document.subtitle,
        language=document.language,
        direction=document.direction,
        authors=authors(document),
        description=document.description,
        date=document.date,
        trim=trim_size(options.trim),
        look=look,
        columns=measure.columns,
        repeats_pull_quotes=options.repeats_pull_quotes,
        is_described=are_pictures_described(document),
        archive=options.archive,
        front_folios="roman" if look == "book" and not document.is_single_piece else "arabic",
        parts=tuple(_parts(document, look, choices, options)),
    )


def authors(document: Document) -> tuple[str, ...]:
    """The names that the artefact gives as its authors, each once, in the order of first mention."""
    of_pieces = tuple(people_of(document.pieces, document.contributors))
    wrote = creators_among(document.contributors) or creators_among(of_pieces)
    return tuple(dict.fromkeys(wrote or (c.name for c in (*document.contributors, *of_pieces))))


def _parts(document: Document, look: str, choices: Choices, options: RenderOptions) -> Iterator[Part]:
    if not choices.is_designed:
        yield from _front(document, look)
        pieces = list(_pieces(document, look, choices, options))
        first = 0 if document.is_single_piece else len(list(before_contents(document.pieces)))
        yield from pieces[:first]
        yield from () if document.is_single_piece else contents_pages(document, look)
        yield from pieces[first:]
        return
    if document.cover or not document.is_single_piece:
        yield _designed_cover(document, choices, options)
    if not document.is_single_piece:
        listed = [group[0] for group in groups_of(document.pieces)]
        entries = tuple(_designed_entry(piece, choices, options) for piece in listed)
        contents, *lists = contents_pages(document, look)
        picture = document.contents.picture
        yield replace(contents, opens="verso", entries=entries, picture=picture, is_designed=True)
        yield from lists
    house = tuple(HousePart(page=page, publication=document.title) for page in document.house_pages)
    for part in _pieces(document, look, choices, options):
        yield from house if part.opens != "any" else ()
        yield part
    if not document.is_single_piece:
        yield from house
        yield _imprint_page(document, is_back=True)


def _designed_cover(document: Document, choices: Choices, options: RenderOptions) -> Cover:
    """With what it announces: at most so many lines as there are columns for."""
    entries = (_designed_entry(group[0], choices, options) for group in groups_of(document.pieces))
    short = (replace(x, deck=x.deck if len(x.deck) <= LONGEST_ON_COVER else "") for x in entries)
    lines = sorted(short, key=lambda entry: not entry.deck)[:MOST_LINES_ON_PICTURE]
    return replace(_cover(document, "magazine"), is_designed=True, layout=choices.cover, lines=tuple(lines))


def _designed_entry(piece: Piece, choices: Choices, options: RenderOptions) -> Entry:
    """With its section and what it is about."""
    kicker, accent = kicker_and_colour(piece, choices, dict(options.sections))
    deck = next((plain(x.inlines) for x in piece.opening if isinstance(x, Subtitle)), "") or _first_words(
        piece
    )
    return replace(entry_of(piece), kicker=kicker, accent=accent, deck=deck)


LONGEST_ON_COVER = 60
LONGEST_DECK = 110
"""Characters of what the cover, and a line of the contents, say of a piece."""


def _first_words(piece: Piece) -> str:
    """The first sentence of a standfirst, if it is short."""
    standfirst = standfirst_of(piece)
    words = plain(standfirst.paragraphs[0]) if standfirst else ""
    sentence = re.split(r"(?<=[.!?…])\s", words, maxsplit=1)[0]
    return sentence if len(sentence) <= LONGEST_DECK else ""


def _front(document: Document, look: str) -> Iterator[Part]:
    if document.is_single_piece:
        if document.cover:
            yield _cover(document, look)
        return
    yield _cover(document, look)
    if document.has_half_title:
        yield HalfTitle(opens="recto", title=document.title)
    if document.cover or look != "magazine":
        yield _title_page(document)
    yield _imprint_page(document)


def _imprint_page(document: Document, *, is_back: bool = False) -> ImprintPage:
    return ImprintPage(
        opens="verso",
        imprint=document.imprint,
        contributors=document.contributors,
        identifier=printed_identifier(document),
        is_back=is_back,
    )


def _title_page(document: Document) -> TitlePage:
    return TitlePage(
        opens="recto",
        title=document.title,
        subtitle=tied(document.subtitle) if document.subtitle else None,
        authors=_few_authors(document),
        issue=issue_line(document),
        publisher=document.imprint.publisher,
    )


def _cover(document: Document, look: str) -> Cover:
    of_body = [x for x in document.pieces if x.kind not in (*FRONT_MATTER, *BACK_MATTER, "part")]
    announced = (of_body or document.pieces)[:MOST_COVER_LINES] if look == "magazine" else ()
    return Cover(
        asset=document.cover,
        title=document.title,
        subtitle=tied(document.subtitle) if document.subtitle else None,
        authors=() if announced else _few_authors(document),
        issue=issue_line(document),
        publisher=document.imprint.publisher,
        lines=tuple(entry_of(piece) for piece in announced),
    )


def jacket_edition(document: Document, *, trim: str, look: str, spine: float) -> PrintEdition:
    """The back and the spine of the cover, so many millimetres wide, as an edition of one page."""
    names = _few_authors(document)
    jacket = Jacket(
        title=document.title,
        byline=", ".join(names) if look == "book" and names else issue_line(document),
        description=document.description,
        publisher=document.imprint.publisher,
        has_words=spine >= NARROWEST_SPINE,
        has_picture=document.cover is not None,
        isbn=document.imprint.isbn_print,
    )
    edition = print_edition(document, look=look, options=RenderOptions(trim=trim))
    return msgspec.structs.replace(edition, parts=(jacket,), front_folios="arabic")


def _few_authors(document: Document) -> tuple[str, ...]:
    names = authors(document)
    return names if len(names) <= 3 else ()


def contents_pages(document: Document, look: str) -> Iterator[ContentsPage]:
    """The contents, and the lists of figures, tables and listings that the settings ask for."""
    words, lists = labels(document.language), document.contents
    entries = tuple(entries_of(document, look))
    title = words.contents
    yield ContentsPage(opens="recto", title=title, anchor=CONTENTS, entries=entries)
    kinds: tuple[tuple[type[Figure | Table | CodeBlock], bool, str], ...] = (
        (Figure, lists.figures, words.figures),
        (Table, lists.tables, words.tables),
        (CodeBlock, lists.listings, words.listings),
    )
    for kind, wanted, heading in kinds:
        listed = tuple(captioned(document, kind)) if wanted else ()
        if listed:
            anchor = f"{CONTENTS}-{kind.__name__.lower()}s"
            yield ContentsPage(opens="any", title=heading, anchor=anchor, entries=listed)


def _pieces(document: Document, look: str, choices: Choices, options: RenderOptions) -> Iterator[PiecePart]:
    foot, named = _foot(document), (piece.name for piece in document.pieces)
    level_of = dict(zip(named, levels(document.pieces), strict=True))
    for group in _groups(document.pieces, is_designed=choices.is_designed):
        piece = together(group)
        printed, design = _as_printed(group, choices, options, foot)
        yield PiecePart(
            opens="recto" if look == "book" else "verso" if design and design.has_facing_pages else "any",
            piece=printed,
            heads=running_heads(document, piece, byline_words(piece)),
            run_ons=tuple(other.name for other in group[1:]),
            bookmarks=tuple(mark for each in group for mark in _bookmarks(each, level_of[each.name])),
            endnotes=_endnotes(piece, everywhere=document.notes != "foot"),
            has_notes_title=document.notes != "foot" and bool(piece.notes),
            design=design,
        )


def _groups(pieces: Sequence[Piece], *, is_designed: bool) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of each part."""
    return groups_of(pieces) if is_designed else tuple((piece,) for piece in pieces)


def as_in_print(pieces: Sequence[Piece], edition: PrintEdition) -> tuple[Piece, ...]:
    """The pieces of a document as the parts of its print edition have them: those that run on together."""
    is_designed = any(isinstance(part, PiecePart) and part.design for part in edition.parts)
    return tuple(map(together, _groups(pieces, is_designed=is_designed)))


def _foot(document: Document) -> str:
    """The publication, its issue and its date, as they stand at the foot of a designed page."""
    issue = " ".join(filter(None, (document.title, document.issue)))
    date = None if document.is_single_piece else printed_date(document.date, document.language)
    return " · ".join(filter(None, (issue, date)))


def _as_printed(
    group: Sequence[Piece], choices: Choices, options: RenderOptions, foot: str
) -> tuple[Piece, PieceDesign | None]:
    """What only print does to a piece, and to those that run on in it, and how it is designed."""
    columns = columns_of(group[0], choices, options)
    measure = measure_of(options.trim, columns, on_grid=choices.is_designed)
    placement = options.placement or ("spread" if choices.is_designed else None)
    piece = together([with_placed_pull_quotes(each, placement, measure) for each in group])
    design = None
    if not choices.is_designed:
        piece = with_made_byline(piece)
    else:
        piece, design = designed(
            piece, choices, measure, trim_size(options.trim), dict(options.sections), foot
        )
    piece = with_fitting_tables(piece, measure, may_span=choices.is_designed)
    return led_in(with_last_words(piece), has_initial=choices.has_initials, columns=columns), design


@remembered
def _endnotes(piece: Piece, *, everywhere: bool) -> tuple[str, ...]:
    """The anchors of the notes that stand after the piece: all of them, if all are to; else those for which
    no foot of a page has room, or to which no page refers, only another note."""
    text = runs_of((*piece.opening, *piece.body, *piece.ending))
    referred = {x.note for run in text for x in walk_inlines(run) if isinstance(x, NoteReference)}
    anchored = ((note, note.anchor) for note in piece.notes if note.anchor)
    return tuple(
        anchor for note, anchor in anchored if everywhere or _is_long(note) or anchor not in referred
    )


def _is_long(note: Note) -> bool:
    """Whether a note holds more than the foot of a page has room for: many words, a table or a picture."""
    if any(isinstance(block, Table | Figure | FigureGroup) for block in walk(note.blocks)):
        return True
    return sum(len(plain(run).split()) for run in runs(note)) > LONGEST_FOOTNOTE


def _bookmarks(piece: Piece, level: int) -> Iterator[Bookmark]:
    if is_silent(piece):
        return
    words = first_words(piece) or name_of(piece)
    yield Bookmark(level, f"{piece.label}. {words}" if piece.label else words, piece.name)
    for entry in outline(piece):
        yield Bookmark(entry.level + level - 1, entry.words, entry.anchor)
