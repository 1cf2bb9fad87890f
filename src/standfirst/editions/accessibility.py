"""Accessibility: the claims that an ebook can make, derived from its contents.

EPUB Accessibility 1.1, section 2 (discovery) and 3 (conformance), in the vocabulary of schema.org; and the
same as a statement for readers, by the requirements that Directive (EU) 2019/882 (the European Accessibility
Act) has for e-books in annex I.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from standfirst.editions.accessibility_words import AccessibilityWords, accessibility_words
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
    language: str
    """Of the sentences."""
    summary: str
    conforms_to: str | None
    """None when something stands in the way."""
    pictures: str = ""
    """The sentence of the summary that is about pictures."""
    faults: tuple[str, ...] = ()
    """What stands in the way, in sentences."""
    is_paged: bool = False
    """Whether the pages of a print edition are marked and listed."""


class Requirement(msgspec.Struct, frozen=True, array_like=True):
    """A requirement in the words of the directive, and how an ebook meets it."""

    words: str
    how: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What an ebook says of its accessibility to its readers."""

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
    whether whoever publishes it lets it claim to conform. The sentences are in the document's language.
    """
    language, words = accessibility_words(document.language)
    pictures = [image for piece in document.pieces for image in images(piece)]
    shown = [image for image in pictures if image.asset and image.alt != ""]
    missing = sum(not image.alt for image in shown)
    moving = any((image.asset or "").endswith(".gif") for image in pictures)
    visual = ("textual,visual",) if shown else ()
    has_index = any(piece.kind == "index" for piece in document.pieces)
    of_pictures = _of_pictures(words, len(shown), missing)
    found = (
        (of_pictures, bool(missing)),
        (words.moving, moving),
        (words.faint, not is_legible),
        (words.withheld, not is_claimed),
    )
    faults = tuple(sentence for sentence, is_found in found if is_found)
    said = (
        (words.text, True),
        (words.paged, has_page_list),
        (of_pictures, True),
        (words.faint, not is_legible),
    )
    return Accessibility(
        modes=("textual", "visual") if shown else ("textual",),
        sufficient=visual if missing else ("textual", *visual),
        features=tuple(sorted(_features(bool(shown) and not missing, has_page_list, has_index))),
        hazards=("unknown",) if moving else ("none",),
        language=language,
        summary=words.space.join(sentence for sentence, is_said in said if is_said),
        conforms_to=None if faults else CONFORMANCE,
        pictures=of_pictures,
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


def _of_pictures(words: AccessibilityWords, shown: int, missing: int) -> str:
    """Whether those are described of which so many are shown."""
    if not shown:
        return words.no_pictures
    if not missing:
        return words.described
    return words.undescribed[missing > 1].format(missing=missing, shown=shown)


def statement(claims: Accessibility) -> Statement:
    """The statement that these claims come to."""
    language, words = accessibility_words(claims.language)
    more = {0: claims.pictures, 4: words.paged if claims.is_paged else ""}
    return Statement(
        language=language,
        title=words.title,
        about=(words.about, words.lacks if claims.faults else words.conforms),
        faults=claims.faults,
        heading=words.heading,
        requirements=tuple(
            Requirement(required, words.space.join(filter(None, (how, more.get(number)))))
            for number, (required, how) in enumerate(words.requirements)
        ),
    )
