"""From pieces to a document: its title, date and name, its pictures, and links that lead somewhere."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from standfirst.citations.cited import Works
from standfirst.compose.anchors import settle_links, unique_names
from standfirst.compose.arrange import arranged
from standfirst.compose.citations import with_bare_citations, with_citations
from standfirst.compose.collect_pictures import Gallery, place_pictures
from standfirst.compose.displayed_formulas import with_formulas_apart
from standfirst.compose.index import with_index
from standfirst.compose.notes import gathered, numbered_on
from standfirst.compose.numbers import numbered
from standfirst.compose.references import with_references
from standfirst.compose.tables import with_data, with_decimals
from standfirst.compose.translations import with_originals
from standfirst.diagnostics import Report
from standfirst.editions.isbn import urn_of
from standfirst.model import blocks as b
from standfirst.model.document import UNTITLED, ContentsLists, Document, Piece, title_of
from standfirst.model.editing import words_of
from standfirst.model.slug import file_slug, short_enough, slug_of
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of, walk_piece
from standfirst.project.settings import Publication

NAMESPACE = uuid.UUID("6f1f3c3e-5b0e-5c5e-9d0c-2b6d2c9a4f10")
"""Of the identifiers that are made from a publication's words."""
UNDATED = "2000-01-01"


def compose(
    pieces: Sequence[Piece],
    paths: Sequence[str],
    publication: Publication,
    *,
    place_name: str,
    is_bare: bool,
    epoch: str | None,
    gallery: Gallery,
    report: Report,
    other_paths: Sequence[str] = (),
    titles: Mapping[str, str | None] | None = None,
    works: Works | None = None,
) -> Document:
    """The document of these pieces (at least one) with these settings.

    ``paths`` says where each piece's manuscript lies in the publication; ``place_name`` is the name
    of its folder, or of the bare file; ``epoch`` the date of the environment, if it gives one.
    ``other_paths`` are those of the pieces around one that is looked at alone: a link to them is not dead.
    ``titles``: those of other articles of the same archive, by their paths; None if they are in no archive.
    ``works``: those that can be cited, and how; None without a bibliography.
    Reported: a publication of several pieces without a title (S118), a piece without one (S122), pictures
    (S4), dead links (S211, S223), translations of nothing (S128).
    """
    language = publication.language or pieces[0].language
    pieces = with_bare_citations(pieces, works)
    if not is_bare:
        pieces, paths = arranged(pieces, paths, publication, lists_works=works is not None)
    pieces = unique_names(pieces)
    pieces = with_originals(pieces, paths, report, others_exist=bool(other_paths))
    pieces = with_formulas_apart(pieces)
    pieces = with_decimals(with_data(pieces, paths, gallery.read, report))
    pieces = place_pictures(pieces, paths, gallery)
    pieces = with_references(numbered(pieces, publication.numbers), report, others_exist=bool(other_paths))
    has_list = any(piece.kind == "bibliography" for piece in pieces)
    placement = "none" if other_paths else publication.placement_of_references(has_list=has_list)
    pieces = with_citations(pieces, paths, works, placement=placement, language=language, report=report)
    pieces = settle_links(pieces, paths, report, other_paths, titles)
    pieces = _with_notes(pieces, publication)
    pieces = with_index(pieces, language, report)
    title = _titled(pieces, publication, report, is_bare=is_bare)
    cover = _picture(publication.cover, "cover", publication, gallery)
    identifier = _given_identifier(publication)
    return Document(
        title=title or place_name,
        subtitle=publication.subtitle,
        language=language,
        identifier=identifier or _identifier(title or place_name, pieces),
        is_identifier_derived=identifier is None,
        slug=publication.slug or (file_slug(place_name) if is_bare else _slug(title or place_name)),
        pieces=tuple(pieces),
        description=publication.description,
        contributors=publication.contributors,
        imprint=publication.imprint,
        notes=publication.notes,
        has_half_title=publication.half_title,
        contents=_contents(publication, gallery),
        series=publication.series,
        issue=str(publication.issue) if publication.issue is not None else None,
        date=_whole(publication.date) or _latest(pieces) or epoch or UNDATED,
        cover=cover,
        house_pages=tuple(
            replace(page, picture=_picture(page.picture, "house_pages", publication, gallery))
            for page in publication.house_pages
        ),
    )


def _with_notes(pieces: Sequence[Piece], publication: Publication) -> Sequence[Piece]:
    """The pieces with their notes numbered, and put where they are to stand, as the settings say."""
    if publication.note_numbers == "publication":
        pieces = numbered_on(pieces)
    return gathered(pieces) if publication.notes == "book" else pieces


def _titled(
    pieces: Sequence[Piece], publication: Publication, report: Report, *, is_bare: bool
) -> str | None:
    """The title of the publication, if it has one. Reported: pieces without a title (S122), and itself
    (S118)."""
    for piece in pieces:
        needs_title = piece.kind not in UNTITLED and (len(pieces) > 1 or not publication.title)
        if title_of(piece) is None and needs_title:
            report.add("S122", piece.span, "the piece has no title")
    title = publication.title or _title_of(pieces)
    if title is None and not is_bare:
        report.add("S118", publication.span, "the publication has no title")
    return title


def _contents(publication: Publication, gallery: Gallery) -> ContentsLists:
    """What the contents are to list, and the picture beside them."""
    wanted = publication.contents
    return ContentsLists(
        depth=wanted.depth,
        figures=wanted.figures,
        tables=wanted.tables,
        listings=wanted.listings,
        picture=_picture(wanted.picture, "contents", publication, gallery),
    )


def _picture(src: str | None, setting: str, publication: Publication, gallery: Gallery) -> str | None:
    """The name of the picture that a setting gives by its path beside the settings."""
    if not src:
        return None
    asset = gallery.asset("publication.toml", src, publication.line_of(setting))
    return asset.name if asset else None


def _title_of(pieces: Sequence[Piece]) -> str | None:
    """A publication of one piece is called after it."""
    title = title_of(pieces[0]) if len(pieces) == 1 else None
    return words_of(title.inlines) or None if title else None


def _given_identifier(publication: Publication) -> str | None:
    """What the settings say, or the ISBN of the ebook."""
    isbn = publication.imprint.isbn_ebook
    return publication.identifier or (urn_of(isbn) if isbn else None)


def _identifier(title: str, pieces: Sequence[Piece]) -> str:
    """The same for the same title and words, wherever the files lie."""
    words = " ".join(" ".join(_words(piece)) for piece in pieces)
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{title} {words}')}"


def _words(piece: Piece) -> Iterator[str]:
    for run in runs_of((*piece.opening, *piece.body, *piece.ending, *piece.notes)):
        yield from plain(run).split()
    for block in walk_piece(piece):
        if isinstance(block, b.CodeBlock):
            yield from block.text.split()


def _latest(pieces: Sequence[Piece]) -> str | None:
    """The latest date that the manuscripts give."""
    dates = (date for piece in pieces for date in (piece.date, piece.first_published, piece.retrieved))
    return max((whole for date in dates if (whole := _whole(date))), default=None)


def _whole(date: str | None) -> str | None:
    """A year, or a year and a month, from its first day on."""
    return (date + "-01-01")[:10] if date and len(date) < 10 else date


def _slug(words: str) -> str:
    """``Café à Paris`` → ``cafe-a-paris``; letters of other scripts stay as they are."""
    letters = (c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return short_enough(slug_of("".join(letters))[:80]) or "publication"
