"""Small print: the lines about the publication itself, the same in both editions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache

from standfirst.editions.isbn import urn_of
from standfirst.editions.roles_of_people import of_several
from standfirst.model.document import UNDATED, Contributor, Document, Imprint


def issue_line(document: Document) -> str | None:
    """Which issue of which series this is; the series is left out where the title says it already."""
    number = f"№\N{NO-BREAK SPACE}{document.issue}" if document.issue else None
    series = document.series if document.series != document.title else None
    return " ".join(part for part in (series, number) if part) or None


@lru_cache(maxsize=4096)
def printed_date(date: str, language: str) -> str | None:
    """An ISO date as the language says it: ``3 March 2025``. None for a publication without a date."""
    from babel.core import Locale, UnknownLocaleError
    from babel.dates import format_date

    if date == UNDATED:
        return None
    try:
        locale = Locale.parse(language, sep="-")
        return format_date(datetime.date.fromisoformat(date), "long", locale)
    except (UnknownLocaleError, ValueError):
        return date


def date_on_title(date: str, language: str, look: str) -> str | None:
    """An issue has its date on cover and title page; a book has it in its imprint."""
    return None if look == "book" else printed_date(date, language)


@lru_cache(maxsize=64)
def words_of_dates(language: str) -> str:
    """The names of all days and months of a language, in full and cut short; none for an unknown one."""
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    named = (kind[form][width] for kind in (locale.days, locale.months) for form, width in _SHAPES)
    return " ".join(name for names in named for name in names.values())


_SHAPES = [(form, width) for form in ("format", "stand-alone") for width in ("wide", "abbreviated")]


def imprint_paragraphs(
    imprint: Imprint,
    contributors: tuple[Contributor, ...],
    date: str | None,
    identifier: str | None,
    language: str,
) -> Iterator[list[str]]:
    """The paragraphs of the imprint, each a list of lines: people, publisher, rights, colophon.

    ``identifier``: that of the document, if it is printed (``printed_identifier``).
    """
    paragraphs = (
        list(_people(contributors, language)),
        [imprint.publisher, imprint.place, date],
        [imprint.rights, imprint.licence],
        list(_isbns(imprint)),
        [imprint.colophon],
        [identifier],
    )
    for paragraph in paragraphs:
        lines = [line for line in paragraph if line]
        if lines:
            yield lines


def printed_identifier(document: Document) -> str | None:
    """The identifier that the imprint prints: not one that is made from the words, and changes with each of
    them, nor the ISBN of the ebook, which the imprint has already."""
    isbn = document.imprint.isbn_ebook
    is_isbn = isbn is not None and document.identifier == urn_of(isbn)
    return None if document.is_identifier_derived or is_isbn else document.identifier


def _isbns(imprint: Imprint) -> Iterator[str]:
    """Those of both editions stand in both, so that either leads to the other."""
    if imprint.isbn_print:
        yield with_name(imprint.isbn_print)
    if imprint.isbn_ebook:
        yield f"{with_name(imprint.isbn_ebook)} (EPUB)"


def with_name(isbn: str) -> str:
    """An ISBN as it is printed, with the four letters before it."""
    return f"ISBN\N{NO-BREAK SPACE}{isbn.removeprefix('ISBN').strip()}"


def _people(contributors: tuple[Contributor, ...], language: str) -> Iterator[str]:
    """A line for each role, with all who have it."""
    by_role: dict[str | None, list[str]] = {}
    for contributor in contributors:
        by_role.setdefault(contributor.role, []).append(contributor.name)
    for role, names in by_role.items():
        said = of_several(role, language) if role and len(names) > 1 else role
        yield f"{said[:1].upper()}{said[1:]}: {', '.join(names)}" if said else ", ".join(names)
