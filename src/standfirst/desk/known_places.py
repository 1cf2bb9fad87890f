"""The same word in all three panes: what is known of places, and asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_
from typing import TYPE_CHECKING

import msgspec

from standfirst.desk.files import NotChangedError
from standfirst.desk.messages import EbookPlaces, Placed, PrintPlaces
from standfirst.desk.same_word import (
    Address,
    InManuscript,
    ManuscriptWords,
    PageWords,
    Sources,
    address_at,
    letters_before,
    page_of,
)
from standfirst.desk.words import Box

if TYPE_CHECKING:
    from standfirst.desk.desk import Desk


class OnPage(msgspec.Struct, frozen=True, kw_only=True):
    """A word on a page, by its place among all pages."""

    index: int
    boxes: tuple[Box, ...]


class InDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A word in a content document, after so many letters and figures."""

    file: str
    letters: int


class KnownPlaces:
    """The places of words in one publication. Methods but ``take`` may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._in_print: Mapping[str, PrintPlaces] = {}
        self._in_ebook: Mapping[str, EbookPlaces] = {}
        self._manuscripts: dict[str, tuple[str, ManuscriptWords]] = {}
        self._sources: dict[tuple[str, str], tuple[list[object], Sources]] = {}
        self._pages: dict[str, tuple[object, PageWords]] = {}

    def take(self, message: Placed) -> None:
        """What is new. Places of what is shown no more are dropped."""
        shown = {page.piece for page in self._desk.state.pages}
        files, ebook = {document.file for document in self._desk.state.documents}, self._desk.ebook
        new = {ebook.path(file): each for file, each in message.in_ebook.items()} if ebook else {}
        in_print, in_ebook = {**self._in_print, **message.in_print}, {**self._in_ebook, **new}
        self._in_print = {name: each for name, each in in_print.items() if name in shown}
        self._in_ebook = {name: each for name, each in in_ebook.items() if name in files}
        keys = {page.key for page in self._desk.state.pages}
        self._pages = {key: each for key, each in self._pages.items() if key in keys}

    # -- from an edition to a manuscript --------------------------------------------------------------

    def at_page(self, index: int, x: float, y: float) -> InManuscript | None:
        """The word of a manuscript for what stands there on a page."""
        words = self._words_on(index)
        piece = self._desk.state.pages[index].piece if words else ""
        places = self._in_print.get(piece)
        if words is None or places is None:
            return None
        address, is_own = words.at(x, y) or (None, False)
        found = self._of("print", piece, places).source_of(address)
        return found and msgspec.structs.replace(found, is_exact=found.is_exact and is_own)

    def at_letter(self, file: str, letters: int) -> InManuscript | None:
        """The word of a manuscript for what stands after so many letters of a content document."""
        places = self._in_ebook.get(file)
        if places is None:
            return None
        return self._of("ebook", file, places).source_of(address_at(places.letters, letters))

    # -- from a manuscript to the editions ------------------------------------------------------------

    def on_page(self, file: str, offset: int) -> OnPage | None:
        """Where a place of a manuscript stands in print."""
        for piece, places in self._in_print.items():
            for address in self._addresses(file, offset, self._of("print", piece, places), places):
                within = page_of(places.pages, address)
                if within is not None and (found := self._boxes(piece, within, address)):
                    return found
        return None

    def in_document(self, file: str, offset: int) -> InDocument | None:
        """Where a place of a manuscript stands in the ebook."""
        for name, places in self._in_ebook.items():
            for address in self._addresses(file, offset, self._of("ebook", name, places), places):
                letters = letters_before(places.letters, address)
                if letters is not None:
                    return InDocument(file=name, letters=letters)
        return None

    def _addresses(
        self, file: str, offset: int, sources: Sources, places: PrintPlaces | EbookPlaces
    ) -> list[Address]:
        manuscript = self._manuscript(file)
        if manuscript is None or not manuscript.words or all(run.file != file for run in places.runs):
            return []
        return sources.addresses_of(file, manuscript, manuscript.number(offset))

    def _boxes(self, piece: str, within: int, address: Address) -> OnPage | None:
        pages = [n for n, page in enumerate(self._desk.state.pages) if page.piece == piece]
        words = self._words_on(pages[within]) if within < len(pages) else None
        boxes = words.boxes_of(address) if words else ()
        return OnPage(index=pages[within], boxes=boxes) if boxes else None

    # -- kept until something changes -----------------------------------------------------------------

    def _words_on(self, index: int) -> PageWords | None:
        pages = self._desk.state.pages
        page = pages[index] if 0 <= index < len(pages) else None
        places = self._in_print.get(page.piece) if page and page.key else None
        if page is None or places is None:
            return None
        within = sum(each.piece == page.piece for each in pages[:index])
        if within >= len(places.pages):
            return None
        of_page = places.pages[within]
        known = self._pages.get(page.key)
        if known is None or known[0] is not of_page:
            known = self._pages[page.key] = of_page, PageWords(self._desk.drawer.words(page), of_page)
        return known[1]

    def _of(self, edition: str, name: str, places: PrintPlaces | EbookPlaces) -> Sources:
        files = dict.fromkeys(run.file for run in places.runs)
        made_of: list[object] = [places, *map(self._manuscript, files)]
        known = self._sources.get((edition, name))
        if known is None or len(known[0]) != len(made_of) or not all(map(is_, known[0], made_of)):
            known = self._sources[edition, name] = made_of, Sources(places.runs, self._manuscript)
        return known[1]

    def _manuscript(self, file: str) -> ManuscriptWords | None:
        """The words of a manuscript as it is now."""
        piece = next((each for each in self._desk.state.pieces if each.file == file), None)
        if piece is None:
            return None
        try:
            opened = self._desk.files.read(piece.path)
        except NotChangedError:
            return None
        known = self._manuscripts.get(file)
        if known is None or known[0] != opened.mark:
            known = self._manuscripts[file] = opened.mark, ManuscriptWords(opened.text)
        return known[1]
