"""Metadata as the package document wants it (EPUB 3.3, section 5.5; EPUB Accessibility 1.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from standfirst.editions.accessibility import Accessibility
from standfirst.editions.ebook_metadata import Metadata, Person, PieceMetadata

RELATORS = "marc:relators"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

Add = Callable[..., None]


def add_metadata(book: Any, metadata: Metadata, cover_id: str, ids: Mapping[str, str]) -> None:
    """Writes the metadata into an EbookLib book, whose identifier is already there.

    ``ids`` says under which id the manifest has the content document of each piece.
    """
    core: Add = partial(book.add_metadata, "DC")
    _titles(book, metadata)
    for tongue in metadata.languages:
        core("language", tongue)
    for number, person in enumerate(metadata.creators, start=1):
        _person(book, "creator", number, person)
    for number, person in enumerate(metadata.contributors, start=1):
        _person(book, "contributor", number, person)
    date = metadata.date if metadata.is_dated else None
    for name, value in (
        ("date", date),
        ("publisher", metadata.publisher),
        ("description", metadata.description),
    ):
        if value:
            core(name, value)
    for rights in metadata.rights:
        core("rights", rights)
    for source in metadata.sources:
        core("source", source)
    if metadata.page_source:
        book.add_metadata(None, "meta", metadata.page_source, {"property": "pageBreakSource"})
    _series(book, metadata)
    for piece in metadata.pieces:
        _piece(book, piece, ids[piece.piece])
    _accessibility(book, metadata.accessibility)
    book.add_metadata(None, "meta", "", {"name": "cover", "content": cover_id})  # for readers of EPUB 2


def _refine(book: Any, id_: str, name: str, value: str, scheme: str | None = None) -> None:
    """A property of another statement."""
    attributes = {"refines": f"#{id_}", "property": name} | ({"scheme": scheme} if scheme else {})
    book.add_metadata(None, "meta", value, attributes)


def _titles(book: Any, metadata: Metadata) -> None:
    titles = [(metadata.title, "main"), *([(metadata.subtitle, "subtitle")] if metadata.subtitle else [])]
    for number, (title, kind) in enumerate(titles, start=1):
        book.add_metadata("DC", "title", title, {"id": f"title-{number}"})
        _refine(book, f"title-{number}", "title-type", kind)
        _refine(book, f"title-{number}", "display-seq", str(number))


def _person(book: Any, element: str, number: int, person: Person) -> None:
    id_ = f"{element}-{number}"
    book.add_metadata("DC", element, person.name, {"id": id_})
    for role in person.roles:
        _refine(book, id_, "role", role, RELATORS)
    if person.file_as:
        _refine(book, id_, "file-as", person.file_as)


def _series(book: Any, metadata: Metadata) -> None:
    if not metadata.series:
        return
    book.add_metadata(None, "meta", metadata.series, {"property": "belongs-to-collection", "id": "series"})
    _refine(book, "series", "collection-type", "series")
    if metadata.issue:
        _refine(book, "series", "group-position", metadata.issue)


def _piece(book: Any, piece: PieceMetadata, id_: str) -> None:
    """Whose a piece is, and where it was published first (EPUB 3.3, 5.5.5: of an item of the manifest)."""
    for name, values in (
        ("creator", piece.creators),
        ("contributor", piece.contributors),
        ("issued", (piece.first_published,)),
        ("source", (piece.source,)),
        ("rights", (piece.rights,)),
    ):
        for value in values:
            if value:
                _refine(book, id_, f"dcterms:{name}", value)


def _accessibility(book: Any, claims: Accessibility) -> None:
    statements = [
        *(("schema:accessMode", mode) for mode in claims.modes),
        *(("schema:accessModeSufficient", modes) for modes in claims.sufficient),
        *(("schema:accessibilityFeature", feature) for feature in claims.features),
        *(("schema:accessibilityHazard", hazard) for hazard in claims.hazards),
    ]
    for name, value in statements:
        book.add_metadata(None, "meta", value, {"property": name})
    summary = {"property": "schema:accessibilitySummary", _LANGUAGE: claims.language}
    book.add_metadata(None, "meta", claims.summary, summary)
    if claims.conforms_to:
        book.add_metadata(
            None, "meta", claims.conforms_to, {"property": "dcterms:conformsTo", "id": "conformance"}
        )
        _refine(book, "conformance", "a11y:certifiedBy", "Standfirst")  # nobody else has looked
