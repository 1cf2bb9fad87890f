"""Pages: the content documents of an ebook as XHTML, and its two tables of contents."""

from __future__ import annotations

import posixpath
from typing import TypeAlias, assert_never

import msgspec
from markupsafe import Markup

from standfirst.editions import ebook_documents as documents
from standfirst.editions.added_words import labels
from standfirst.editions.archive_links import address_of
from standfirst.editions.ebook import EbookEdition, PagePlace
from standfirst.editions.ebook_documents import ContentDocument
from standfirst.editions.ebook_navigation import NavPoint
from standfirst.editions.identifier import identifier
from standfirst.editions.index_locators import locators
from standfirst.model.anchors import anchors
from standfirst.model.document import BACK_MATTER, FRONT_MATTER
from standfirst.model.runs import numbers_of_runs
from standfirst.render.epub.document_input import DocumentInput, document_input_for
from standfirst.render.html.html import Medium, no_locators, piece_markup
from standfirst.render.html.page import checked, filled, parsed
from standfirst.render.html.run_marks import RunLetters, run_letters_of

STYLESHEET = "css/ebook.css"
NIGHT = "css/night.css"
"""A stylesheet of its own, for pages with drawings: a reading system that throws away what it can't read
throws away nothing else."""
DRAWING = '.svg"'
"""What the address of a drawing ends with."""
MEDIA = "media/"
"""The folder of the publication's pictures, which keep their names."""

OPS = "http://www.idpf.org/2007/ops"
"""The namespace of ``epub:type``."""

BODY_TYPES = {
    documents.CoverPage: None,
    documents.TitlePage: "frontmatter",
    documents.ContentsPage: "frontmatter",
    documents.PiecePage: "bodymatter",
    documents.ImprintPage: "backmatter",
    documents.AccessibilityPage: "backmatter",
}


def page_xhtml(page: ContentDocument, edition: EbookEdition, cover: str, held: frozenset[str]) -> bytes:
    """A content document, proved to be well formed.

    ``cover`` is the path of the cover's picture, ``held`` the names of the assets in the EPUB.
    """
    if isinstance(page, documents.PiecePage):
        return piece_xhtml(document_input_for(page, edition, held))
    return _page_xhtml(page, _content(page, edition, cover))


def piece_xhtml(document_input: DocumentInput) -> bytes:
    """The content document of a piece, proved to be well formed."""
    return _page_xhtml(document_input.page, piece_markup(document_input.page.piece, _medium(document_input)))


def letters_of_runs(document_input: DocumentInput) -> list[RunLetters]:
    """Where the letters of the content document of a piece stand in the piece's runs."""
    piece = document_input.page.piece
    medium = msgspec.structs.replace(_medium(document_input), run_numbers=numbers_of_runs(piece))
    markup = piece_markup(piece, medium)
    return run_letters_of(parsed(f'<body xmlns:epub="{OPS}">{markup}</body>'.encode()))


def _page_xhtml(page: ContentDocument, content: Markup) -> bytes:
    return checked(
        filled(
            "ebook/page.xhtml",
            page=page,
            kind=str(page.__struct_config__.tag),
            accent=page.accent if isinstance(page, documents.PiecePage) else "",
            body_type=_body_type(page),
            stylesheet=_relative(STYLESHEET, page.file),
            night=_relative(NIGHT, page.file) if DRAWING in content else "",
            content=content,
        ),
        page.file,
    )


def _body_type(page: ContentDocument) -> str | None:
    """Whether a page stands before the body of a book, in it or after it."""
    if isinstance(page, documents.PiecePage) and page.piece.kind in FRONT_MATTER:
        return "frontmatter"
    if isinstance(page, documents.PiecePage) and page.piece.kind in BACK_MATTER:
        return "backmatter"
    return BODY_TYPES[type(page)]


def nav_xhtml(edition: EbookEdition) -> bytes:
    """The navigation document, for an edition whose spine does not hold it."""
    page = documents.ContentsPage(
        file=edition.nav_file,
        title=labels(edition.language).contents,
        language=edition.language,
        direction=edition.direction,
    )
    return page_xhtml(page, edition, "", frozenset())


def ncx(edition: EbookEdition) -> bytes:
    """The contents for reading systems of EPUB 2 (OPF 2.0.1, section 2.4.1)."""
    depth = max((_depth(point) for point in edition.nav), default=1)
    return checked(filled("ebook/toc.ncx", edition=edition, href=_place, depth=depth), "toc.ncx")


_OwnPage: TypeAlias = (
    documents.CoverPage
    | documents.TitlePage
    | documents.ContentsPage
    | documents.ImprintPage
    | documents.AccessibilityPage
)
"""A page that the edition adds to the pieces."""


def _content(page: _OwnPage, edition: EbookEdition, cover: str) -> Markup:
    words = labels(page.language)
    match page:
        case documents.CoverPage():
            return filled("ebook/cover.xhtml", cover=edition.cover, src=cover, words=words)
        case documents.TitlePage():
            return filled("ebook/title_page.xhtml", page=page)
        case documents.ContentsPage():
            return filled("ebook/nav.xhtml", edition=edition, words=words, href=_place)
        case documents.ImprintPage():
            return filled("ebook/imprint.xhtml", page=page, words=words)
        case documents.AccessibilityPage():
            return filled("ebook/accessibility.xhtml", statement=page.statement)
        case _:
            assert_never(page)


def _medium(document_input: DocumentInput) -> Medium:
    page, own = document_input.page, frozenset(anchors(document_input.page.piece))

    def href(anchor: str) -> str | None:
        if anchor in own:
            return f"#{identifier(anchor)}"
        file = document_input.elsewhere.get(anchor)
        return _relative(file, page.file) + f"#{identifier(anchor)}" if file else None

    def src(name: str) -> str | None:
        return _relative(MEDIA + name, page.file) if name in document_input.held else None

    return Medium(
        edition="ebook",
        href=href,
        page=document_input.numbers.get,
        locators=lambda line: locators(line.places, document_input.numbers.get) or no_locators(line),
        src=src,
        article=lambda path: address_of(path, document_input.archive),
        folios=document_input.folios,
        code_marks=page.code_marks,
        repeats_pull_quotes=document_input.repeats_pull_quotes,
    )


def _place(point: NavPoint | PagePlace) -> str:
    """Where a line of the contents leads, from beside the package document."""
    return point.file + (f"#{identifier(point.anchor)}" if point.anchor else "")


def _depth(point: NavPoint) -> int:
    return 1 + max((_depth(child) for child in point.children), default=0)


def _relative(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
