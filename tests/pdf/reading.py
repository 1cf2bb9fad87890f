"""Reading a PDF back: its words, pages, links and structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2


def pages_of(pdf: bytes | Path) -> list[str]:
    """The words of each page, white space collapsed, words that a hyphen divides made whole."""
    document = pypdfium2.PdfDocument(pdf)
    return [_tidy(page.get_textpage().get_text_range()) for page in document]


def _tidy(words: str) -> str:
    whole = re.sub("[\u00ad\u0002\ufffe]\\s*", "", words)
    return " ".join(whole.split())


MARGIN = 20 / 25.4 * 72
"""Points at the head and at the foot of an A5 page that hold no text, only heads and folios."""


def heads_of(pdf: bytes | Path) -> list[str]:
    """What stands in the head margin of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        _tidy(page.get_textpage().get_text_bounded(bottom=page.get_height() - MARGIN)) for page in document
    ]


def folios_of(pdf: bytes | Path) -> list[str]:
    """What stands in the foot margin of each page."""
    return [_tidy(page.get_textpage().get_text_bounded(top=MARGIN)) for page in pypdfium2.PdfDocument(pdf)]


def opened(pdf: bytes | Path) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf)


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page, from 0, that each named destination leads to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names = list(pdf.Root.Names.Dests.Names)
    return {str(names[k]): numbers[names[k + 1][0].objgen] for k in range(0, len(names), 2)}


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", [])


def outline(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Depth and words of every bookmark."""

    def entries(items: Any, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, item.title
            yield from entries(item.children, depth + 1)

    with pdf.open_outline() as tree:
        return list(entries(tree.root, 1))


def structure(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            for kid in element.get("/K", []):
                yield from walk(kid)

    for top in pdf.Root.StructTreeRoot.K:
        yield from walk(top)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in structure(pdf)]
