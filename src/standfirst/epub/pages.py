"""Pages: the content documents of an ebook as XHTML, and its two tables of contents."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import assert_never

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup

from standfirst.editions import ebook_edition as ee
from standfirst.editions.ebook_edition import ContentDocument, EbookEdition, NavPoint, PagePlace
from standfirst.markup.element import identifier, text
from standfirst.markup.html import Medium, piece_markup
from standfirst.markup.labels import labels

STYLESHEET = "css/ebook.css"
MEDIA = "media/"
"""The folder of the publication's pictures, which keep their names."""

BODY_TYPES = {
    ee.CoverPage: None,
    ee.TitlePage: "frontmatter",
    ee.ContentsPage: "frontmatter",
    ee.PiecePage: "bodymatter",
    ee.ImprintPage: "backmatter",
}


class MarkupError(Exception):
    """We wrote something that is no XML: our own mistake."""


def page_xhtml(page: ContentDocument, edition: EbookEdition, cover: str, held: frozenset[str]) -> bytes:
    """A content document, proved to be well formed.

    ``cover`` is the path of the cover's picture, ``held`` the names of the assets in the EPUB.
    """
    content = _content(page, edition, cover, held)
    return checked(
        _render(
            "page.xhtml",
            page=page,
            kind=str(page.__struct_config__.tag),
            body_type=BODY_TYPES[type(page)],
            stylesheet=_relative(STYLESHEET, page.file),
            content=content,
        ),
        page.file,
    )


def nav_xhtml(edition: EbookEdition) -> bytes:
    """The navigation document, for an edition whose spine does not hold it."""
    page = ee.ContentsPage(
        file=edition.nav_file,
        title=labels(edition.language).contents,
        language=edition.language,
        direction=edition.direction,
    )
    return page_xhtml(page, edition, "", frozenset())


def ncx(edition: EbookEdition) -> bytes:
    """The contents for reading systems of EPUB 2 (OPF 2.0.1, section 2.4.1)."""
    depth = max((_depth(point) for point in edition.nav), default=1)
    return checked(_render("toc.ncx", edition=edition, href=_place, depth=depth), "toc.ncx")


def checked(markup: str, name: str) -> bytes:
    """The bytes, after a strict XML parser took them; reading systems refuse what it refuses."""
    data = markup.encode()
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise MarkupError(f"{name}: {error}") from error
    return data


def _content(page: ContentDocument, edition: EbookEdition, cover: str, held: frozenset[str]) -> Markup:
    words = labels(page.language)
    match page:
        case ee.CoverPage():
            return _render("cover.xhtml", cover=edition.cover, src=cover, words=words)
        case ee.TitlePage():
            return _render("title_page.xhtml", page=page)
        case ee.ContentsPage():
            return _render("nav.xhtml", edition=edition, words=words, href=_place)
        case ee.PiecePage():
            return piece_markup(page.piece, _medium(page, edition, held))
        case ee.ImprintPage():
            return _render("imprint.xhtml", page=page, words=words)
        case _:
            assert_never(page)


def _medium(page: ee.PiecePage, edition: EbookEdition, held: frozenset[str]) -> Medium:
    def href(anchor: str) -> str | None:
        file = edition.places.get(anchor)
        if file is None:
            return None
        fragment = f"#{identifier(anchor)}"
        return fragment if file == page.file else _relative(file, page.file) + fragment

    def src(name: str) -> str | None:
        return _relative(MEDIA + name, page.file) if name in held else None

    return Medium(
        edition="ebook",
        href=href,
        src=src,
        folios={place.anchor: place.folio for place in edition.page_list},
        code_marks=page.code_marks,
        repeats_pull_quotes=edition.repeats_pull_quotes,
    )


def _place(point: NavPoint | PagePlace) -> str:
    """Where a line of the contents leads, from beside the package document."""
    return point.file + (f"#{identifier(point.anchor)}" if point.anchor else "")


def _depth(point: NavPoint) -> int:
    return 1 + max((_depth(child) for child in point.children), default=0)


def _relative(target: str, page: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _render(template: str, **values: object) -> Markup:
    return Markup(_templates().get_template(f"{template}.j2").render(**values))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("standfirst.markup", "templates/ebook"),
        autoescape=True,
        finalize=lambda value: text(value) if isinstance(value, str) else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
