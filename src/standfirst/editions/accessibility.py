"""Accessibility: the claims that an ebook can make, derived from its contents.

EPUB Accessibility 1.1, section 2 (discovery) and 3 (conformance), in the vocabulary of schema.org; and the
same as a statement for readers, by the requirements that Directive (EU) 2019/882 (the European Accessibility
Act) has for e-books in annex I.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from standfirst.model.document import Document
from standfirst.model.traverse import images

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


class Accessibility(msgspec.Struct, frozen=True, kw_only=True):
    """Claims about a publication. Nothing that the build has not established."""

    modes: tuple[str, ...]
    """The senses that take the content in: ``textual``, ``visual``."""
    sufficient: tuple[str, ...]
    """Sets of modes, each enough by itself: ``textual``, ``textual,visual``."""
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    """English."""
    conforms_to: str | None
    """None when something stands in the way."""
    pictures: str = ""
    """The sentence of the summary that is about pictures."""
    faults: tuple[str, ...] = ()
    """What stands in the way, in English."""
    is_paged: bool = False
    """Whether the pages of a print edition are marked and listed."""


class Requirement(msgspec.Struct, frozen=True, array_like=True):
    """A requirement in the words of the directive, and how an ebook meets it."""

    words: str
    how: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What an ebook says of its accessibility to its readers. English."""

    language: str
    title: str
    about: tuple[str, ...]
    """Who says it, and whether it conforms."""
    faults: tuple[str, ...]
    """Why it does not."""
    heading: str
    """Over the requirements."""
    requirements: tuple[Requirement, ...]


def accessibility(
    document: Document, *, has_page_list: bool = False, is_legible: bool = True, is_claimed: bool = True
) -> Accessibility:
    """What holds of this document as we set it; a single picture without description changes it.

    ``is_legible`` says whether all colours of its styles stand out from what is behind them, ``is_claimed``
    whether whoever publishes it lets it claim to conform.
    """
    pictures = [image for piece in document.pieces for image in images(piece)]
    shown = [image for image in pictures if image.asset and image.alt != ""]
    missing = sum(not image.alt for image in shown)
    moving = any((image.asset or "").endswith(".gif") for image in pictures)
    visual = ("textual,visual",) if shown else ()
    has_index = any(piece.kind == "index" for piece in document.pieces)
    faults = tuple(_faults(len(shown), missing, moving, is_legible, is_claimed))
    return Accessibility(
        modes=("textual", "visual") if shown else ("textual",),
        sufficient=visual if missing else ("textual", *visual),
        features=tuple(sorted(_features(bool(shown) and not missing, has_page_list, has_index))),
        hazards=("unknown",) if moving else ("none",),
        summary=" ".join(_summary(len(shown), missing, has_page_list, is_legible)),
        conforms_to=None if faults else CONFORMANCE,
        pictures=_of_pictures(len(shown), missing),
        faults=faults,
        is_paged=has_page_list,
    )


def are_pictures_described(document: Document) -> bool:
    """Whether every picture that carries meaning has a description of the author's, which a file has to have
    that says that it is accessible (ISO 14289-1, 7.3; ISO 14289-2, 8.2.5.28.2)."""
    pictures = [image for piece in document.pieces for image in images(piece)]
    return all(image.alt is not None for image in pictures if image.asset)


def _features(is_described: bool, has_page_list: bool, has_index: bool) -> Iterator[str]:
    yield from ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
    if is_described:
        yield "alternativeText"
    if has_page_list:
        yield from ("pageBreakMarkers", "pageNavigation")
    if has_index:
        yield "index"


def _faults(shown: int, missing: int, moving: bool, is_legible: bool, is_claimed: bool) -> Iterator[str]:
    if missing:
        yield _of_pictures(shown, missing)
    if moving:
        yield "There are pictures that may move and can't be stopped."
    if not is_legible:
        yield _FAINT
    if not is_claimed:
        yield "The publisher knows of something that does not conform."


def _summary(shown: int, missing: int, has_page_list: bool, is_legible: bool) -> Iterator[str]:
    yield "The text can be enlarged and re-coloured and stands in a logical reading order;"
    yield "contents and headings lead to every part of it."
    if has_page_list:
        yield "The pages of the print edition are marked and listed."
    yield _of_pictures(shown, missing)
    if not is_legible:
        yield _FAINT


def _of_pictures(shown: int, missing: int) -> str:
    """Whether those are described of which so many are shown."""
    if not shown:
        return "There are no pictures that carry meaning."
    if not missing:
        return "All pictures that carry meaning are described."
    verb = "is" if missing == 1 else "are"
    return f"{missing} of {shown} pictures that carry meaning {verb} not described."


_FAINT = "Some colours may be hard to read until the reader changes them."


def statement(claims: Accessibility) -> Statement:
    """The statement that these claims come to."""
    conforms = "The ebook conforms to EPUB Accessibility 1.1 and to WCAG 2.2 at level AA."
    lacks = "The ebook is not said to conform to EPUB Accessibility 1.1 and WCAG 2.2 at level AA, because:"
    return Statement(
        language="en",
        title="Accessibility",
        about=(
            "This statement was made by Standfirst, the program that made this ebook, from what it measured "
            "in it. Nobody else has certified it.",
            lacks if claims.faults else conforms,
        ),
        faults=claims.faults,
        heading="How it meets the requirements for e-books in Directive (EU) 2019/882, annex I",
        requirements=tuple(_requirements(claims)),
    )


def _requirements(claims: Accessibility) -> Iterator[Requirement]:
    """Of section III (a) and (b) and section IV (f), as far as they are about a file."""
    pages = ", and the pages of the print edition are marked and listed" if claims.is_paged else ""
    yield Requirement(
        "Information available via more than one sensory channel",
        f"The words of the text can be read, heard or felt as braille. {claims.pictures}",
    )
    yield Requirement(
        "Fonts of adequate size and suitable shape, sufficient contrast, adjustable spacing between letters, "
        "lines and paragraphs",
        "Readers choose font, size, spacing and colours; nothing in the ebook prevents them.",
    )
    yield Requirement("Synchronised text and audio", "There is no audio.")
    yield Requirement(
        "Digital files do not prevent assistive technology from operating properly",
        "The files are EPUB 3, in a single logical reading order, with languages named and roles marked.",
    )
    yield Requirement(
        "Access to the content, the navigation of the file content and layout including dynamic layout",
        f"The text flows to any width. Contents and headings lead to every part{pages}.",
    )
    yield Requirement(
        "The provision of the structure, flexibility and choice in the presentation of the content",
        "Headings, lists, tables, quotations and notes are marked as what they are.",
    )
    yield Requirement(
        "Alternative renditions of the content and its interoperability with a variety of assistive "
        "technologies, in such a way that it is perceivable, understandable, operable and robust",
        "What was written as text is text; formulas are MathML; languages, roles and descriptions "
        "are where assistive technologies look for them.",
    )
    yield Requirement(
        "Discoverable by providing information through metadata about accessibility features",
        "The metadata of the ebook have the same claims, in the terms of schema.org.",
    )
    yield Requirement(
        "Digital rights management measures do not block accessibility features",
        "There are none in this file.",
    )
