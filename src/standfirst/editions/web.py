"""The web edition of a document, as data: a page for each piece, one for the whole, and what machines read.

It is made of the ebook's content documents, under names of its own: the same words, notes after each
piece, and a mark where each page of the print edition begins. Paths are relative to the site's folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

import msgspec
from msgspec.structs import replace

from standfirst.editions.archive_links import HOME, address_of, folder_of
from standfirst.editions.ebook import EbookEdition, PagePlace
from standfirst.editions.ebook_documents import ImprintPage, PiecePage
from standfirst.editions.ebook_metadata import PieceMetadata
from standfirst.editions.ebook_navigation import NavPoint
from standfirst.editions.imprint import issue_line, printed_date
from standfirst.editions.language_names import language_name
from standfirst.model import blocks as b
from standfirst.model.document import Document, Piece
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of

LONGEST_DESCRIPTION = 300
"""Characters of what a search engine shows of a piece."""
SEARCH = "search.html"
OWN_PAGES = (HOME, SEARCH)
"""Those that are no piece's; a piece of that name has another file."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """What every page says of the publication."""

    title: str
    language: str
    publisher: str | None
    issue: str | None
    date: str | None
    """ISO; None for a publication without a date."""
    address: str | None
    """Where the site is published, with a final slash."""
    is_single_piece: bool = False
    is_searchable: bool = False
    """Whether it has a page that finds words."""
    folder: str | None = None
    """Of an article of an archive: its site's folder, by path from that of the archive."""

    @property
    def has_feeds(self) -> bool:
        """Whether there can be something new in it; of an archive's articles the shelf has the feeds."""
        return self.folder is None

    def url(self, file: str) -> str | None:
        """The address of a file, where that of the site is known."""
        if self.address is None:
            return None
        return urljoin(self.address, "" if file == HOME else file)


class Neighbour(msgspec.Struct, frozen=True):
    """The piece before or after."""

    title: str
    file: str


class Translation(msgspec.Struct, frozen=True):
    """The same in another language."""

    language: str
    """BCP 47."""
    name: str
    """Of the language, in itself: ``Deutsch``."""
    title: str
    file: str


class WebPage(msgspec.Struct, frozen=True, kw_only=True):
    """A piece as a page."""

    page: PiecePage
    """Its file is the page's: ``two-gardeners.html``."""
    description: str
    creators: tuple[str, ...]
    date: str | None
    """ISO, as precise as the manuscript is."""
    rights: str | None
    folios: tuple[str, ...] = ()
    """Of the pages of the print edition on which it stands."""
    before: Neighbour | None = None
    after: Neighbour | None = None
    translations: tuple[Translation, ...] = ()


class WebEdition(msgspec.Struct, frozen=True, kw_only=True):
    """A publication as a site."""

    slug: str
    """Its folder."""
    site: Site
    subtitle: str | None
    description: str | None
    authors: tuple[str, ...]
    printed_date: str | None
    identifier: str
    pages: tuple[WebPage, ...]
    nav: tuple[NavPoint, ...]
    page_list: tuple[PagePlace, ...]
    places: Mapping[str, str]
    """Every anchor that a link may lead to → the page that holds it."""
    assets: tuple[str, ...]
    small_print: tuple[tuple[str, ...], ...]
    repeats_pull_quotes: bool = False


def web_edition(
    document: Document, ebook: EbookEdition, address: str | None = None, article: str | None = None
) -> WebEdition:
    """A document, whose ebook this is, as a site; ``address`` is where it is going to be published.

    ``article`` is the path of its manuscript in the archive that it belongs to.
    """
    pages = [page for page in ebook.spine if isinstance(page, PiecePage)]
    files = _files(pages, is_single=document.is_single_piece)
    known = {facts.piece: facts for facts in ebook.metadata.pieces}
    folios: dict[str, list[str]] = {}
    for place in ebook.page_list:
        folios.setdefault(place.file, []).append(place.folio)
    neighbours = [Neighbour(page.title, files[page.file]) for page in pages]
    return WebEdition(
        slug=document.slug,
        site=_site(
            document,
            address_of(article, address) if article else address,
            folder_of(article) if article else None,
        ),
        subtitle=document.subtitle,
        description=document.description,
        authors=ebook.cover.authors,
        printed_date=printed_date(document.date, document.language),
        identifier=document.identifier,
        pages=tuple(
            WebPage(
                page=replace(page, file=files[page.file]),
                description=description_of(page.piece),
                creators=_creators(known.get(page.piece.name), ebook),
                date=page.piece.date or (document.date if ebook.metadata.is_dated else None),
                rights=page.piece.rights or document.imprint.rights,
                folios=tuple(folios.get(page.file, ())),
                before=neighbours[number - 1] if number else None,
                after=neighbours[number + 1] if number + 1 < len(pages) else None,
                translations=tuple(_translations(page.piece, pages, files)),
            )
            for number, page in enumerate(pages)
        ),
        nav=tuple(_moved(point, files) for point in ebook.nav),
        page_list=tuple(replace(place, file=files[place.file]) for place in ebook.page_list),
        places={anchor: files[file] for anchor, file in ebook.places.items()},
        assets=ebook.assets,
        small_print=next((page.paragraphs for page in ebook.spine if isinstance(page, ImprintPage)), ()),
        repeats_pull_quotes=ebook.repeats_pull_quotes,
    )


def _translations(piece: Piece, pages: list[PiecePage], files: Mapping[str, str]) -> Iterator[Translation]:
    """The other pieces that say the same, in their order."""
    original = piece.translation_of or piece.name
    for page in pages:
        other = page.piece
        if other.name != piece.name and original in (other.name, other.translation_of):
            yield Translation(other.language, language_name(other.language), page.title, files[page.file])


def description_of(piece: Piece) -> str:
    """What a search engine shows of a piece: its standfirst, or its first words."""
    standfirst = " ".join(
        plain(run) for block in piece.opening if isinstance(block, b.Standfirst) for run in runs_of((block,))
    )
    words = standfirst or " ".join(plain(run) for run in runs_of(piece.body[:3]))
    words = " ".join(words.split())
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    return words[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "…"


def _site(document: Document, address: str | None, folder: str | None) -> Site:
    return Site(
        title=document.title,
        language=document.language,
        publisher=document.imprint.publisher,
        issue=issue_line(document),
        date=document.date if printed_date(document.date, document.language) else None,
        address=f"{address.rstrip('/')}/" if address else None,
        is_single_piece=document.is_single_piece,
        folder=folder,
    )


def _files(pages: list[PiecePage], *, is_single: bool) -> dict[str, str]:
    """The name of each piece's page, by that of its content document; the site's own stay free."""
    if is_single:
        return {page.file: HOME for page in pages}
    names = {page.file: page.file.rpartition("/")[2].removesuffix(".xhtml") + ".html" for page in pages}
    return {
        file: name.replace(".html", "-.html") if name.lower() in OWN_PAGES else name
        for file, name in names.items()
    }


def _creators(facts: PieceMetadata | None, ebook: EbookEdition) -> tuple[str, ...]:
    return facts.creators if facts else tuple(person.name for person in ebook.metadata.creators)


def _moved(point: NavPoint, files: Mapping[str, str]) -> NavPoint:
    children = tuple(_moved(child, files) for child in point.children)
    return replace(point, file=files[point.file], children=children)
