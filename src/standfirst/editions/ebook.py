"""The ebook edition of a document, as data: spine, navigation, landmarks, metadata, before any XHTML.

Paths are relative to the package document; every one is made from names, not from positions, so
that a piece keeps its address when others come and go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from standfirst.editions.accessibility import Accessibility, statement
from standfirst.editions.added_words import labels
from standfirst.editions.ebook_documents import (
    AccessibilityPage,
    ContentDocument,
    ContentsPage,
    CoverPage,
    ImprintPage,
    PiecePage,
    TitlePage,
)
from standfirst.editions.ebook_metadata import Metadata, creators_of, metadata
from standfirst.editions.ebook_navigation import (
    Landmark,
    NavList,
    NavPoint,
    contents_of,
    landmarks_of,
    lists_of,
    title_in_contents,
)
from standfirst.editions.imprint import (
    date_on_title,
    imprint_paragraphs,
    issue_line,
    printed_date,
    printed_identifier,
)
from standfirst.editions.isbn import urn_of
from standfirst.editions.print_pages_in_ebook import (
    PageBreak,
    PrintedPage,
    PrintedPages,
    page_breaks,
    paginated,
)
from standfirst.editions.screen_design import NO_FACE, Face, on_screen
from standfirst.model.anchors import anchors
from standfirst.model.direction import direction_of
from standfirst.model.document import Document, Imprint, Piece
from standfirst.model.inlines import Direction
from standfirst.model.outline import before_contents
from standfirst.model.remembered import remembered
from standfirst.model.traverse import images


class PagePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the page list: where a page of the print edition begins."""

    folio: str
    file: str
    anchor: str


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """The picture that stands for the publication on a shelf: the asset, else made from these words."""

    asset: str | None
    language: str
    """Of its words, which may need hyphens."""
    title: str
    subtitle: str | None
    issue: str | None
    authors: tuple[str, ...]
    publisher: str | None


class EbookEdition(msgspec.Struct, frozen=True, kw_only=True):
    """A publication as an ebook."""

    slug: str
    language: str
    direction: Direction
    """In which direction pages are turned, and the base direction of the metadata."""
    cover: Cover
    spine: tuple[ContentDocument, ...]
    """The content documents in reading order."""
    nav: tuple[NavPoint, ...]
    landmarks: tuple[Landmark, ...]
    page_list: tuple[PagePlace, ...]
    """Empty where there is no print edition."""
    metadata: Metadata
    places: Mapping[str, str]
    """Every anchor that a link may lead to → the content document that holds it."""
    numbers: Mapping[str, str] = {}
    """By the identifier of an anchor the number of the page on which it stands in print, if it is known."""
    lists: tuple[NavList, ...] = ()
    """Of figures, of tables."""
    assets: tuple[str, ...]
    """The names of those that are shown, the cover's included."""
    repeats_pull_quotes: bool = False
    """Whether assistive technology reads pull quotes that repeat the text word for word."""
    archive: str | None = None
    """Where the archive is published to whose articles links lead."""
    lists_sections: bool = False
    """Whether the page of contents shows the sections of pieces, which reading systems list in any case."""

    @property
    def nav_file(self) -> str:
        """The navigation document, whether the spine holds it or not."""
        return NAV_FILE


COVER_FILE, TITLE_FILE, NAV_FILE, IMPRINT_FILE = "cover.xhtml", "title.xhtml", "nav.xhtml", "imprint.xhtml"
ACCESSIBILITY_FILE = "accessibility.xhtml"


def ebook_edition(
    document: Document,
    *,
    printed: PrintedPages | None = None,
    repeats_pull_quotes: bool = False,
    is_legible: bool = True,
    is_claimed: bool = True,
    archive: str | None = None,
    face: Face = NO_FACE,
    look: str = "magazine",
) -> EbookEdition:
    """See a document as an ebook. A single piece needs no title page and no page of contents.

    ``printed`` are the pages of its print edition; they are marked and listed (EPUB 3.3, 7.4.3).
    ``is_legible`` says whether the colours of its styles stand out from what is behind them.
    ``is_claimed`` says whether it may claim to conform to what is asked of an accessible ebook.
    ``archive`` is where the archive is published to whose articles links lead. ``face`` is what the theme
    chooses for its pieces, ``look`` its manner.
    """
    pieces, accents = zip(*(on_screen(piece, face) for piece in document.pieces), strict=True)
    document = msgspec.structs.replace(document, pieces=pieces)
    files = _piece_files(document)
    breaks = _page_breaks(document, printed)
    known = metadata(
        document,
        page_source=_page_source(document, printed) if printed and breaks else None,
        is_legible=is_legible,
        is_claimed=is_claimed,
    )
    spine = tuple(_spine(document, files, breaks, known.accessibility, accents, look))
    return EbookEdition(
        slug=document.slug,
        language=document.language,
        direction=document.direction,
        cover=cover_of(document),
        spine=spine,
        nav=tuple(contents_of(document, files)),
        lists=tuple(lists_of(document, files)),
        numbers=printed.numbers if printed else {},
        landmarks=tuple(landmarks_of(document, spine)),
        page_list=tuple(
            PagePlace(folio=place.folio, file=files[place.piece], anchor=place.anchor) for place in breaks
        ),
        metadata=known,
        places={anchor: files[piece.name] for piece in document.pieces for anchor in anchors(piece)},
        assets=_assets(document),
        repeats_pull_quotes=repeats_pull_quotes,
        archive=archive,
        lists_sections=document.contents.depth > 1,
    )


# -- the spine ----------------------------------------------------------------------------------


def _page_source(document: Document, printed: PrintedPages) -> str:
    """What the trade calls the edition whose pages are listed, or what it is."""
    isbn = document.imprint.isbn_print
    return urn_of(isbn) if isbn else printed.source


def _page_breaks(document: Document, printed: PrintedPages | None) -> tuple[PageBreak, ...]:
    """Where each page begins; of a number that two pages have, only the first."""
    found: dict[str, PageBreak] = {}
    for piece in document.pieces if printed else ():
        for place in _breaks_of(piece, printed.of_pieces.get(piece.name, ()) if printed else ()):
            found.setdefault(place.folio, place)
    return tuple(found.values())


@remembered
def _breaks_of(piece: Piece, pages: tuple[PrintedPage, ...]) -> tuple[PageBreak, ...]:
    return tuple(page_breaks(piece, pages))


def _spine(
    document: Document,
    files: Mapping[str, str],
    breaks: tuple[PageBreak, ...],
    claims: Accessibility,
    accents: tuple[str, ...],
    look: str,
) -> Iterator[ContentDocument]:
    words = labels(document.language)
    tongue, direction = document.language, document.direction
    yield CoverPage(file=COVER_FILE, title=words.cover, language=tongue, direction=direction)
    pieces = list(_piece_pages(document, files, breaks, accents))
    first = len(list(before_contents(document.pieces)))
    if not document.is_single_piece:
        yield _title_page(document, look)
        yield from pieces[:first]
        yield ContentsPage(file=NAV_FILE, title=words.contents, language=tongue, direction=direction)
    yield from pieces if document.is_single_piece else pieces[first:]
    if not document.is_single_piece or document.imprint != Imprint():
        yield ImprintPage(
            file=IMPRINT_FILE,
            title=words.imprint,
            language=tongue,
            direction=direction,
            paragraphs=_small_print(document),
        )
        yield _accessibility_page(claims)


def _piece_pages(
    document: Document,
    files: Mapping[str, str],
    breaks: tuple[PageBreak, ...],
    accents: tuple[str, ...],
) -> Iterator[PiecePage]:
    for piece, accent in zip(document.pieces, accents, strict=True):
        marked = paginated(piece, (place for place in breaks if place.piece == piece.name))
        yield PiecePage(
            file=files[piece.name],
            title=title_in_contents(piece, document),
            language=piece.language,
            direction=piece.direction,
            piece=marked.piece,
            accent=accent,
            code_marks=marked.code_marks,
        )


def _accessibility_page(claims: Accessibility) -> AccessibilityPage:
    said = statement(claims)
    return AccessibilityPage(
        file=ACCESSIBILITY_FILE,
        title=said.title,
        language=said.language,
        direction=direction_of(said.language),
        statement=said,
    )


def _small_print(document: Document) -> tuple[tuple[str, ...], ...]:
    date = printed_date(document.date, document.language)
    identifier = printed_identifier(document)
    paragraphs = imprint_paragraphs(
        document.imprint, document.contributors, date, identifier, document.language
    )
    return tuple(tuple(lines) for lines in paragraphs)


def _title_page(document: Document, look: str) -> TitlePage:
    return TitlePage(
        file=TITLE_FILE,
        title=document.title,
        language=document.language,
        direction=document.direction,
        subtitle=document.subtitle,
        issue=issue_line(document),
        date=date_on_title(document.date, document.language, look),
        authors=_authors(document),
        publisher=document.imprint.publisher,
    )


def cover_of(document: Document) -> Cover:
    """What the cover of a document's ebook says, or the picture that it is."""
    return Cover(
        asset=document.cover,
        language=document.language,
        title=document.title,
        subtitle=document.subtitle,
        issue=issue_line(document),
        authors=_authors(document),
        publisher=document.imprint.publisher,
    )


def _authors(document: Document) -> tuple[str, ...]:
    """Who made it, if that is few enough to stand under a title; a magazine's stand in the contents."""
    names = [person.name for person in creators_of(document)]
    return tuple(names) if len(names) <= 3 else ()


def _piece_files(document: Document) -> dict[str, str]:
    """A path for each piece, in letters that every reading system and file system keeps apart."""
    files: dict[str, str] = {}
    taken: set[str] = set()
    for piece in document.pieces:
        safe = re.sub(r"[^A-Za-z0-9_-]", lambda odd: f"_{ord(odd[0]):x}", piece.name)[:100]
        name, number = safe, 1
        while name.lower() in taken:
            number += 1
            name = f"{safe}-{number}"
        taken.add(name.lower())
        files[piece.name] = f"text/{name}.xhtml"
    return files


def _assets(document: Document) -> tuple[str, ...]:
    shown = {image.asset for piece in document.pieces for image in images(piece)} | {document.cover}
    return tuple(sorted(name for name in shown if name))
