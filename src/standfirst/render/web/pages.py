"""The pages of the site: HTML that is well formed as XML too, so that its words can be read back strictly."""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from standfirst.editions.added_words import labels
from standfirst.editions.archive_links import HOME, way_to
from standfirst.editions.identifier import identifier
from standfirst.editions.imprint import printed_date
from standfirst.editions.web import SEARCH, Site, WebEdition, WebPage
from standfirst.model.anchors import anchors
from standfirst.render.html.html import Medium, piece_markup
from standfirst.render.html.page import checked, filled
from standfirst.render.web.page_input import PageInput

STYLESHEET, ATOM, JSON_FEED = "style.css", "feed.xml", "feed.json"
MEDIA = "media/"
"""The folder of the publication's pictures, which keep their names."""


def piece_html(page_input: PageInput) -> bytes:
    """The page of a piece, proved to be well formed."""
    page, site = page_input.page, page_input.site
    markup = filled(
        "web/page.html",
        site=site,
        page=page,
        words=labels(page.page.language),
        content=piece_markup(page.page.piece, _medium(page_input)),
        facts=_facts(page, site),
        citation=citation_of(page, site),
        address=site.url(page.page.file),
        home=HOME,
        search=SEARCH,
        feed=ATOM,
        stylesheet=STYLESHEET,
    )
    return checked(markup, page.page.file)


def home_html(edition: WebEdition, cover: str | None, downloads: Sequence[tuple[str, str]] = ()) -> bytes:
    """The page of the whole publication: cover, contents, small print, and its other editions.

    ``cover`` is the path of the cover's picture; ``downloads`` are names and addresses of other editions.
    """
    by_file = {page.page.file: page for page in edition.pages}
    markup = filled(
        "web/home.html",
        edition=edition,
        site=edition.site,
        cover=cover,
        downloads=downloads,
        words=labels(edition.site.language),
        entries=[(point, by_file[point.file]) for point in edition.nav],
        direction=edition.pages[0].page.direction if edition.pages else "ltr",
        facts=_facts_of_whole(edition),
        address=edition.site.url(HOME),
        search=SEARCH,
        feed=ATOM,
        stylesheet=STYLESHEET,
    )
    return checked(markup, HOME)


def citation_of(page: WebPage, site: Site) -> str:
    """How the piece is cited: who, what, where, when, on which pages of print, and its address."""
    words = labels(page.page.language)
    pages = page.folios
    on = "" if not pages else f"{words.page} {pages[0]}" + (f"–{pages[-1]}" if len(pages) > 1 else "")
    parts = (
        ", ".join(page.creators),
        page.page.title,
        None if site.is_single_piece else site.title,
        site.issue,
        printed_date(page.date, page.page.language) if page.date else None,
        on,
        site.url(page.page.file),
    )
    return ". ".join(part.rstrip(".") for part in parts if part)


def _medium(page_input: PageInput) -> Medium:
    own = frozenset(anchors(page_input.page.page.piece))

    def href(anchor: str) -> str | None:
        if anchor in own:
            return f"#{identifier(anchor)}"
        file = page_input.elsewhere.get(anchor)
        return f"{file}#{identifier(anchor)}" if file else None

    return Medium(
        edition="web",
        href=href,
        src=lambda name: MEDIA + name if name in page_input.held else None,
        article=lambda path: way_to(path, page_input.site.folder),
        folios=page_input.folios,
        code_marks=page_input.page.page.code_marks,
        repeats_pull_quotes=page_input.repeats_pull_quotes,
    )


# -- what machines read -------------------------------------------------------------------------


def _facts(page: WebPage, site: Site) -> Markup:
    """The piece in the words of schema.org, as JSON-LD."""
    is_chapter = page.page.piece.kind == "chapter"
    whole = {"@type": "Book" if is_chapter else "PublicationIssue", "name": site.title}
    return _json(
        {
            "@context": "https://schema.org",
            "@type": "Chapter" if is_chapter else "Article",
            "headline": page.page.title,
            "description": page.description,
            "author": [{"@type": "Person", "name": name} for name in page.creators],
            "datePublished": page.date,
            "inLanguage": page.page.language,
            "pagination": f"{page.folios[0]}–{page.folios[-1]}" if page.folios else None,
            "publisher": {"@type": "Organization", "name": site.publisher} if site.publisher else None,
            "copyrightNotice": page.rights,
            "isPartOf": None if site.is_single_piece else whole,
            "url": site.url(page.page.file),
        }
    )


def _facts_of_whole(edition: WebEdition) -> Markup:
    site = edition.site
    return _json(
        {
            "@context": "https://schema.org",
            "@type": "Book"
            if all(x.page.piece.kind == "chapter" for x in edition.pages)
            else "PublicationIssue",
            "name": site.title,
            "description": edition.description,
            "datePublished": site.date,
            "inLanguage": site.language,
            "identifier": edition.identifier,
            "publisher": {"@type": "Organization", "name": site.publisher} if site.publisher else None,
            "url": site.url(HOME),
        }
    )


def _json(facts: dict[str, object]) -> Markup:
    """A script element may hold it: no character in it ends the element, as HTML or as XML."""
    written = json.dumps({key: value for key, value in facts.items() if value}, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)
