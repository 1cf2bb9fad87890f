"""What the book trade is told of a publication: a product for each edition that has an ISBN.

In the terms of ONIX for Books 3.0 (EDItEUR, code lists of issue 60 and later), as data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from standfirst.editions.accessibility import CONFORMANCE, Accessibility
from standfirst.editions.accessibility_words import accessibility_words
from standfirst.editions.ebook_metadata import Metadata, Person
from standfirst.editions.isbn import figures_of
from standfirst.model.document import Document, Imprint

PAPERBACK, DOWNLOAD = "BC", "ED"
"""The forms of a product (list 150)."""
EPUB = "E101"
"""The detail of a form (list 175)."""

ROLES: Mapping[str, str] = {
    "aut": "A01",
    "ive": "A44",
    "ivr": "A43",
    "edt": "B01",
    "trl": "B06",
    "ill": "A12",
    "pht": "A13",
    "aui": "A24",
    "aft": "A19",
    "bkd": "A11",
    "cov": "A36",
    "com": "C01",
    "ann": "A20",
}
"""MARC's relators as contributors' roles (list 17)."""
OTHER_ROLE = "Z99"

CLAIMS: Mapping[str, str] = {
    "tableOfContents": "11",
    "index": "12",
    "readingOrder": "13",
    "alternativeText": "14",
    "MathML": "17",
    "pageBreakMarkers": "19",
    "structuralNavigation": "29",
    "ARIA": "30",
    "displayTransformability": "36",
    "pageNavigation": "41",
}
"""What schema.org calls features of accessibility, as details of an ebook (list 196)."""
NOTHING_DISABLED, LANGUAGES_TAGGED, READ_WITHOUT_SIGHT = "10", "22", "52"
CONFORMS = ("04", "82", "85")
"""EPUB Accessibility 1.1, WCAG 2.2, level AA."""
LIMITED = "09"
"""Known to lack something; the summary says what."""
HAZARDS: Mapping[str, tuple[str, ...]] = {"none": ("00",), "unknown": ("24", "25", "26")}
"""What schema.org calls hazards (list 143): none; flashing, sound and motion that nobody has looked at."""
SUMMARY = "00"


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who contributed."""

    name: str
    inverted: str | None
    roles: tuple[str, ...]
    """List 17."""


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """An edition as it is sold."""

    isbn: str
    """Thirteen figures."""
    form: str
    """List 150."""
    detail: str | None = None
    """List 175."""
    pages: int | None = None
    size: tuple[float, float] | None = None
    """Width and height in millimetres."""
    spine: float | None = None
    """Millimetres."""
    claims: tuple[str, ...] = ()
    """What it says of its accessibility (list 196)."""
    hazards: tuple[str, ...] = ()
    """List 143."""
    summary: str | None = None
    """The same in words."""
    limits: str | None = None
    """What stands in the way of broad accessibility, in words, where that is claimed to be limited."""
    unrestricted: str = "No restriction"
    """What is said where no feature is disabled."""
    other: str | None = None
    """The ISBN of the other edition."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same of all editions, and the editions."""

    sender: str
    title: str
    subtitle: str | None
    series: str | None
    volume: str | None
    people: tuple[Named, ...]
    languages: tuple[str, ...]
    """ISO 639-2/B."""
    subjects: tuple[str, ...]
    """Codes of Thema (list 27: 93)."""
    description: str | None
    publisher: str
    place: str | None
    date: str
    """ISO 8601: a day."""
    prices: tuple[str, ...]
    """Taxes included: ``24.00 EUR``."""
    products: tuple[Product, ...]


def record_of(
    document: Document,
    known: Metadata,
    *,
    pages: int | None,
    size: tuple[float, float],
    spine: float | None,
    subjects: tuple[str, ...] = (),
    prices: tuple[str, ...] = (),
) -> Record | None:
    """What the trade is told of a document; None if no edition has an ISBN, or nobody publishes it.

    ``known`` is what its ebook says of it and claims of itself; ``pages``, ``size`` and ``spine`` (in
    millimetres) are those of the print edition, as far as they are known.
    """
    imprint = document.imprint
    products = tuple(_products(document, known, pages, size, spine))
    if not products or not imprint.publisher:
        return None
    return Record(
        sender=imprint.publisher,
        title=document.title,
        subtitle=document.subtitle,
        series=known.series,
        volume=known.issue,
        people=tuple(map(_named, _people(known))),
        languages=tuple(dict.fromkeys(map(_language, known.languages))),
        subjects=subjects,
        description=document.description,
        publisher=imprint.publisher,
        place=imprint.place,
        date=document.date,
        prices=prices,
        products=products,
    )


def _products(
    document: Document, known: Metadata, pages: int | None, size: tuple[float, float], spine: float | None
) -> Iterator[Product]:
    on_paper, on_screen = _isbns(document.imprint)
    _, words = accessibility_words(known.accessibility.language)
    if on_paper:
        yield Product(isbn=on_paper, form=PAPERBACK, pages=pages, size=size, spine=spine, other=on_screen)
    if on_screen:
        yield Product(
            isbn=on_screen,
            form=DOWNLOAD,
            detail=EPUB,
            claims=tuple(_claims(known.accessibility)),
            hazards=tuple(code for hazard in known.accessibility.hazards for code in HAZARDS[hazard]),
            summary=known.accessibility.summary,
            limits=words.space.join(known.accessibility.faults) or None,
            unrestricted=words.unrestricted,
            other=on_paper,
        )


def _isbns(imprint: Imprint) -> tuple[str | None, ...]:
    return tuple(isbn and figures_of(isbn) for isbn in (imprint.isbn_print, imprint.isbn_ebook))


def _claims(says: Accessibility) -> Iterator[str]:
    yield NOTHING_DISABLED
    yield from sorted(CLAIMS[feature] for feature in says.features if feature in CLAIMS)
    yield LANGUAGES_TAGGED
    if "textual" in says.sufficient:
        yield READ_WITHOUT_SIGHT
    if says.conforms_to == CONFORMANCE:
        yield from CONFORMS
    else:
        yield LIMITED


def _people(known: Metadata) -> tuple[Person, ...]:
    return (*known.creators, *known.contributors)


def _named(person: Person) -> Named:
    roles = person.roles or ("aut",)
    return Named(
        name=person.name,
        inverted=person.file_as,
        roles=tuple(dict.fromkeys(ROLES.get(role, OTHER_ROLE) for role in roles)),
    )


def _language(tag: str) -> str:
    """The code of a language as the trade has it (list 74: ISO 639-2/B); ``und`` for what is none."""
    try:
        return str(Language.get(tag).to_alpha3(variant="B"))
    except (LanguageTagError, LookupError):
        return "und"
