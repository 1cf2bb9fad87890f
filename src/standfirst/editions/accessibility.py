"""Accessibility: what an ebook may claim of itself, worked out from what is in it.

EPUB Accessibility 1.1, section 2 (discovery) and 3 (conformance), in the vocabulary of schema.org.
"""

from __future__ import annotations

import msgspec

from standfirst.model.document import Document
from standfirst.model.walk import images

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


def accessibility(document: Document, *, has_page_list: bool = False) -> Accessibility:
    """What holds of this document as we set it; a single picture without description changes it."""
    pictures = [image for piece in document.pieces for image in images(piece)]
    shown = [image for image in pictures if image.asset and image.alt != ""]
    described = all(image.alt for image in shown)
    moving = any((image.asset or "").endswith(".gif") for image in pictures)
    return Accessibility(
        modes=("textual", "visual") if shown else ("textual",),
        sufficient=("textual",) if described else ("textual,visual",),
        features=tuple(_features(has_pictures=bool(shown), described=described, has_page_list=has_page_list)),
        hazards=("unknown",) if moving else ("none",),
        summary=_summary(has_pictures=bool(shown), described=described),
        conforms_to=CONFORMANCE if described and not moving else None,
    )


def _features(*, has_pictures: bool, described: bool, has_page_list: bool) -> list[str]:
    features = ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    if has_pictures and described:
        features.append("alternativeText")
    if has_page_list:
        features += ["pageBreakMarkers", "pageNavigation"]
    return sorted(features)


def _summary(*, has_pictures: bool, described: bool) -> str:
    structure = (
        "The text can be enlarged and re-coloured and stands in a logical reading order; "
        "contents and headings lead to every part of it."
    )
    if not has_pictures:
        return f"{structure} There are no pictures that carry meaning."
    if described:
        return f"{structure} All pictures that carry meaning are described."
    return f"{structure} Some pictures are not described."
