"""The ebook's metadata: what a bookshop, a library and a reading system learn before they open it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from standfirst.editions.accessibility import Accessibility, accessibility
from standfirst.editions.roles_of_people import CREATORS, file_as, people_of, relator
from standfirst.model.document import UNDATED, Contributor, Document, Piece, provenance_of


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who made the publication or a part of it."""

    name: str
    file_as: str | None = None
    roles: tuple[str, ...] = ()
    """MARC relator codes: ``aut``, ``ive``, ``trl``."""

    @property
    def is_creator(self) -> bool:
        """Whether they made the words, rather than helped."""
        return not self.roles or bool(CREATORS.intersection(self.roles))


class PieceMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one piece, for its content document."""

    piece: str
    """Its name."""
    creators: tuple[str, ...]
    contributors: tuple[str, ...]
    first_published: str | None
    """ISO 8601."""
    source: str | None
    """Address or name of where it was published first."""
    rights: str | None


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """Dublin Core and what EPUB 3.3 adds to it."""

    title: str
    subtitle: str | None
    identifier: str
    languages: tuple[str, ...]
    """The publication's first, then those of its pieces."""
    creators: tuple[Person, ...]
    contributors: tuple[Person, ...]
    publisher: str | None
    date: str
    """ISO; of the last change too."""
    is_dated: bool
    """Whether the publication gave the date."""
    description: str | None
    rights: tuple[str, ...]
    series: str | None
    """What it is an issue of; a periodical that names no series is its own."""
    issue: str | None
    """A number, as a collection counts."""
    sources: tuple[str, ...]
    """Addresses (or names) of where the pieces were published first."""
    pieces: tuple[PieceMetadata, ...]
    """Of each piece by itself; none where there is only one."""
    page_source: str | None
    """What names the edition whose pages are listed."""
    accessibility: Accessibility


def metadata(
    document: Document,
    *,
    page_source: str | None = None,
    is_legible: bool = True,
    is_claimed: bool = True,
) -> Metadata:
    """The metadata of a document: its own, and what its pieces add."""
    people = tuple(_people(document.contributors, document.pieces))
    creators = tuple(person for person in people if person.is_creator)
    return Metadata(
        title=document.title,
        subtitle=document.subtitle,
        identifier=document.identifier,
        languages=_each_once([document.language, *(piece.language for piece in document.pieces)]),
        creators=creators,
        contributors=tuple(p for p in people if p not in creators),
        publisher=document.imprint.publisher,
        date=document.date,
        is_dated=document.date != UNDATED,
        description=document.description,
        rights=_each_once(_rights(document)),
        series=document.series or (document.title if document.issue else None),
        issue=document.issue if re.fullmatch(r"\d+(\.\d+)*", document.issue or "") else None,
        sources=_each_once(_sources(document)),
        pieces=() if document.is_single_piece else tuple(_piece(piece) for piece in document.pieces),
        page_source=page_source,
        accessibility=accessibility(
            document,
            has_page_list=page_source is not None,
            is_legible=is_legible,
            is_claimed=is_claimed,
        ),
    )


def creators_of(document: Document) -> tuple[Person, ...]:
    """Who made it, in the order of first mention."""
    return tuple(person for person in _people(document.contributors, document.pieces) if person.is_creator)


def _piece(piece: Piece) -> PieceMetadata:
    people = tuple(_people((), (piece,)))
    provenance = provenance_of(piece)
    return PieceMetadata(
        piece=piece.name,
        creators=tuple(p.name for p in people if p.is_creator),
        contributors=tuple(p.name for p in people if not p.is_creator),
        first_published=piece.first_published,
        source=(provenance.url or provenance.name) if provenance else None,
        rights=piece.rights or (provenance.licence if provenance else None),
    )


def _people(own: Sequence[Contributor], pieces: Sequence[Piece]) -> Iterator[Person]:
    """Everybody once, with all that they did, in the order of first mention.

    A magazine's ``own`` people come first, then those of its pieces; whoever only lent a translation
    or photographs is named through the pieces' credits.
    """
    credited = (
        Contributor(name=credit.name, role=credit.role) for piece in pieces for credit in piece.credits
    )
    people = (*own, *people_of(pieces, own), *credited)
    roles: dict[str, list[str]] = {}
    for contributor in people:
        code = relator(contributor.role) or ("ctb" if contributor.role else None)
        roles.setdefault(contributor.name, []).extend([code] if code else [])
    for name, codes in roles.items():
        yield Person(name=name, file_as=file_as(name), roles=_each_once(codes))


def _rights(document: Document) -> Iterator[str | None]:
    yield document.imprint.rights
    yield document.imprint.licence
    for piece in document.pieces:
        yield piece.rights


def _sources(document: Document) -> Iterator[str | None]:
    for piece in document.pieces:
        provenance = provenance_of(piece)
        if provenance:
            yield provenance.url or provenance.name


def _each_once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
