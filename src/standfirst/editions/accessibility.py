"""Accessibility: the claims that an ebook can make, derived from its contents.

EPUB Accessibility 1.1, section 2 (discovery) and 3 (conformance), in the vocabulary of schema.org.
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


def accessibility(
    document: Document, *, has_page_list: bool = False, is_legible: bool = True
) -> Accessibility:
    """What holds of this document as we set it; a single picture without description changes it.

    ``is_legible`` says whether all colours of its styles stand out from what is behind them.
    """
    pictures = [image for piece in document.pieces for image in images(piece)]
    shown = [image for image in pictures if image.asset and image.alt != ""]
    missing = sum(not image.alt for image in shown)
    moving = any((image.asset or "").endswith(".gif") for image in pictures)
    visual = ("textual,visual",) if shown else ()
    return Accessibility(
        modes=("textual", "visual") if shown else ("textual",),
        sufficient=visual if missing else ("textual", *visual),
        features=tuple(sorted(_features(bool(shown) and not missing, has_page_list))),
        hazards=("unknown",) if moving else ("none",),
        summary=" ".join(_summary(len(shown), missing, has_page_list, is_legible)),
        conforms_to=None if missing or moving or not is_legible else CONFORMANCE,
    )


def _features(is_described: bool, has_page_list: bool) -> Iterator[str]:
    yield from ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
    if is_described:
        yield "alternativeText"
    if has_page_list:
        yield from ("pageBreakMarkers", "pageNavigation")


def _summary(shown: int, missing: int, has_page_list: bool, is_legible: bool) -> Iterator[str]:
    yield "The text can be enlarged and re-coloured and stands in a logical reading order;"
    yield "contents and headings lead to every part of it."
    if has_page_list:
        yield "The pages of the print edition are marked and listed."
    if not shown:
        yield "There are no pictures that carry meaning."
    elif not missing:
        yield "All pictures that carry meaning are described."
    else:
        verb = "is" if missing == 1 else "are"
        yield f"{missing} of {shown} pictures that carry meaning {verb} not described."
    if not is_legible:
        yield "Some colours may be hard to read until the reader changes them."
