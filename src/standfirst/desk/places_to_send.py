"""The places of words that the server does not know yet: those of pieces that have changed, or have moved in
their manuscripts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

import msgspec

from standfirst.build.build import Build
from standfirst.desk.messages import EbookPlaces, PrintPlaces, runs_shown
from standfirst.editions.ebook_documents import PiecePage
from standfirst.editions.print import Part, PiecePart
from standfirst.editions.print_pages_in_ebook import PrintedPages
from standfirst.outputs.epub import EPUB
from standfirst.render.html.run_marks import RunLetters
from standfirst.render.pdf.fragment_result import FragmentPage

PartWithPages: TypeAlias = tuple[Part, Iterable[FragmentPage]]
"""A part of a print edition and its pages."""
Places = TypeVar("Places", PrintPlaces, EbookPlaces)


class PlacesToSend:
    """What of the places of both editions was not told yet."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, bytes]] = {"print": {}, "ebook": {}}
        self._letters: dict[str, tuple[bytes, tuple[RunLetters, ...]]] = {}

    def in_print(self, parts: Iterable[PartWithPages]) -> dict[str, PrintPlaces]:
        """Those of an edition, by the identities of pieces."""
        return self._new(
            "print",
            {
                part.piece.name: PrintPlaces(
                    runs=runs_shown(part.piece), pages=tuple(page.places for page in pages)
                )
                for part, pages in parts
                if isinstance(part, PiecePart)
            },
        )

    def in_ebook(self, printed: PrintedPages | None, build: Build) -> dict[str, EbookPlaces]:
        """Those of an ebook that was made with these pages, by the names of its content documents."""
        from standfirst.render.epub.document_input import document_input_for
        from standfirst.render.epub.pages import letters_of_runs

        edition, found = EPUB.with_pages(printed, build), dict[str, EbookPlaces]()
        for page in edition.spine:
            if isinstance(page, PiecePage):
                document_input = document_input_for(page, edition, frozenset(build.understood.assets))
                key = hashlib.blake2b(msgspec.msgpack.encode(document_input), digest_size=12).digest()
                known = self._letters.get(page.file)
                letters = known[1] if known and known[0] == key else tuple(letters_of_runs(document_input))
                self._letters[page.file] = key, letters
                found[page.file] = EbookPlaces(runs=runs_shown(page.piece), letters=letters)
        return self._new("ebook", found)

    def _new(self, edition: str, places: Mapping[str, Places]) -> dict[str, Places]:
        digests = {name: _digest(each) for name, each in places.items()}
        told, self._told[edition] = self._told[edition], digests
        return {name: each for name, each in places.items() if told.get(name) != digests[name]}


def _digest(places: PrintPlaces | EbookPlaces) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(places), digest_size=12).digest()
