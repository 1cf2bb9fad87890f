"""Package: an ebook edition bound as an EPUB 3.3.

EbookLib writes the package document and the container. It gets our own bytes for everything else, as
it would parse and rewrite content documents, and its output is collected rather than zipped by it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ebooklib import epub
from lxml import etree

from standfirst.editions.ebook import EbookEdition
from standfirst.editions.ebook_documents import ContentsPage, PiecePage
from standfirst.editions.styles import Stylesheets
from standfirst.model.assets import Asset, Assets
from standfirst.render.epub.archive import File, pack
from standfirst.render.epub.cover import cover_asset
from standfirst.render.epub.fonts import FAMILIES, FOLDER, Font, font_faces, fonts_for
from standfirst.render.epub.metadata import add_metadata
from standfirst.render.epub.pages import MEDIA, NIGHT, STYLESHEET, nav_xhtml, ncx, page_xhtml
from standfirst.render.epub.stylesheet import NIGHT_SHEET, accent_rules, ebook_stylesheet

XHTML, NCX = "application/xhtml+xml", "application/x-dtbncx+xml"
XML = "{http://www.w3.org/XML/1998/namespace}"
COVER_ID = "cover-image"


def bind(
    edition: EbookEdition,
    assets: Assets,
    styles: Stylesheets,
    written: Mapping[str, bytes] | None = None,
    *,
    embeds_fonts: bool = False,
) -> bytes:
    """The edition as an EPUB. The same edition, assets and styles make the same bytes.

    The assets are as readers take them (``pictures_for_screens``); only those that are shown go in.
    ``written`` are the content documents, by file, that need not be written any more.
    Raises ``page.MarkupError`` if we wrote what is no XML.
    """
    cover = cover_asset(edition.cover, assets, styles)
    book = _book(edition)
    for item in _items(edition, assets, cover, styles, written or {}, embeds_fonts):
        book.add_item(item)
    book.spine = [_id_of(page.file) for page in edition.spine]
    collected = _Collected()
    writer = _Writer(collected, book, {"mtime": _issued(edition)})
    writer.package_attributes = {f"{XML}lang": edition.language, "dir": edition.direction}
    writer.write()
    return pack(collected.files)


def _book(edition: EbookEdition) -> Any:
    book = epub.EpubBook()
    book.metadata.clear()  # a random identifier, and EbookLib's own name as generator
    book.IDENTIFIER_ID = "publication-id"
    book.set_identifier(edition.metadata.identifier)
    book.title, book.language = edition.metadata.title, edition.language
    book.set_direction(edition.direction)
    ids = {page.piece.name: _id_of(page.file) for page in edition.spine if isinstance(page, PiecePage)}
    add_metadata(book, edition.metadata, COVER_ID, ids)
    return book


def _issued(edition: EbookEdition) -> datetime.datetime:
    """The publication's date, as the moment of its last change: never the clock."""
    return datetime.datetime.fromisoformat(f"{edition.metadata.date}-01-01"[:10])


# -- items --------------------------------------------------------------------------------------


class _Item(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A file with our own bytes; EbookLib writes its ``properties`` to the manifest."""

    def __init__(
        self, id_: str, name: str, media_type: str, data: bytes, properties: tuple[str, ...] = ()
    ) -> None:
        super().__init__(id_, name, media_type, data)
        self.properties = list(properties)


def _items(
    edition: EbookEdition,
    assets: Assets,
    cover: Asset,
    styles: Stylesheets,
    written: Mapping[str, bytes],
    embeds_fonts: bool,
) -> Iterator[_Item]:
    shown = {name: assets[name] for name in edition.assets if name in assets}
    cover_path = MEDIA + cover.name
    yield _Item("ncx", "toc.ncx", NCX, ncx(edition))
    held = frozenset(shown)
    pages = [written.get(page.file) or page_xhtml(page, edition, cover_path, held) for page in edition.spine]
    fonts = fonts_for(pages, styles.fonts) if embeds_fonts else ()
    yield _Item("stylesheet", STYLESHEET, "text/css", _stylesheet(edition, styles, fonts).encode())
    if any(NIGHT.encode() in page for page in pages):
        yield _Item("night", NIGHT, "text/css", NIGHT_SHEET.encode())
    for page, data in zip(edition.spine, pages, strict=True):
        properties = ("nav",) if isinstance(page, ContentsPage) else ("mathml",) * (b"<math " in data)
        yield _Item(_id_of(page.file), page.file, XHTML, data, properties)
    yield from _font_items(fonts)
    if not any(isinstance(page, ContentsPage) for page in edition.spine):
        yield _Item(_id_of(edition.nav_file), edition.nav_file, XHTML, nav_xhtml(edition), ("nav",))
    yield _Item(COVER_ID, cover_path, cover.media_type, cover.data, ("cover-image",))
    for number, asset in enumerate(shown.values(), start=1):
        is_drawn_over = asset.name == edition.cover.asset != cover.name
        if asset.name != cover.name and not (is_drawn_over and _is_unseen(asset.name, pages)):
            yield _Item(f"media-{number}", MEDIA + asset.name, asset.media_type, asset.data)


def _is_unseen(name: str, pages: Iterable[bytes]) -> bool:
    """Whether no page shows an asset: the picture under the words of a cover is not shown by itself."""
    return not any((MEDIA + name).encode() in page for page in pages)


def _stylesheet(edition: EbookEdition, styles: Stylesheets, fonts: tuple[Font, ...]) -> str:
    families = FAMILIES if fonts else {}
    sheet = ebook_stylesheet(styles.tokens, styles.ebook, styles.overrides, families)
    accents = accent_rules(page.accent for page in edition.spine if isinstance(page, PiecePage))
    return "\n".join((*font_faces(fonts, STYLESHEET), sheet, *accents))


def _font_items(fonts: tuple[Font, ...]) -> Iterator[_Item]:
    """The fonts and, once each, their licences."""
    for number, font in enumerate(fonts, start=1):
        yield _Item(f"font-{number}", FOLDER + font.face.file, "font/ttf", font.data)
    for number, (name, text) in enumerate({f.face.licence: f.licence for f in fonts}.items(), start=1):
        yield _Item(f"licence-{number}", FOLDER + name, "text/plain", text)


def _id_of(file: str) -> str:
    """A page's name in the manifest, made from its path."""
    return "page-" + file.removesuffix(".xhtml").replace("/", "-")


# -- EbookLib -----------------------------------------------------------------------------------


class _Collected:
    """Stands where EbookLib has a zip archive, and keeps what it writes."""

    def __init__(self) -> None:
        self.files: list[File] = []

    def writestr(self, name: str, data: str | bytes) -> None:
        """A file of the container."""
        self.files.append(File(name, data.encode() if isinstance(data, str) else data))


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer (0.20, whose hooks are private), mended where epubcheck or Ace object.

    The package document gets a language and a direction, and no prefixes that EPUB 3.3 reserves anyway.
    """

    package_attributes: dict[str, str]

    def write(self) -> None:
        self.out = self.file_name
        self._write_container()
        self._write_opf()
        self._write_items()

    def _write_opf_file(self, root: etree._Element) -> None:
        root.attrib.pop("prefix", "")
        for name, value in self.package_attributes.items():
            root.set(name, value)
        super()._write_opf_file(root)
