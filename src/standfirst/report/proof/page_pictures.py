"""Page pictures: the pages of a finished PDF as small pictures, four dots for three points."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, zip_longest
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from standfirst.model.document import Document
from standfirst.report.proof.proof import MOST, PagePicture, PrintedPages

_SCALE = 4 / 3
"""Dots for each point: 96 to the inch."""
_COLOURS = 24


def page_pictures(
    pdf: bytes, document: Document, with_problems: Iterable[int], most: int = MOST
) -> PrintedPages:
    """The pages of a print edition: all, if there are no more than ``most``.

    Of a longer edition: the first page, those on which pieces open, and those with problems (numbers from 1).
    If there is not room for all, these first, and of every piece some.
    """
    file = pypdfium2.PdfDocument(pdf)
    try:
        openings = {
            piece.name: page for piece in document.pieces if (page := _page_of(file, piece.name)) is not None
        }
        begins = [1, *openings.values()]
        wanted = _wanted(len(file), _in_turn(sorted(set(with_problems)), begins), begins, most)
        pictures = tuple(_picture(file, page) for page in wanted)
        return PrintedPages(total=len(file), openings=openings, pictures=pictures)
    finally:
        file.close()


def _wanted(total: int, with_problems: Iterable[int], begins: Iterable[int], most: int) -> list[int]:
    if total <= most:
        return list(range(1, total + 1))
    pages = dict.fromkeys(page for page in (*with_problems, *begins) if 0 < page <= total)
    return sorted(islice(pages, most))


def _in_turn(pages: Iterable[int], begins: Iterable[int]) -> Iterator[int]:
    """The first of these pages in every piece, then the second in every piece …"""
    begins = sorted(begins)
    by_piece = [list(same) for _, same in groupby(pages, lambda page: bisect_right(begins, page))]
    for row in zip_longest(*by_piece):
        yield from (page for page in row if page is not None)


def _page_of(file: Any, anchor: str) -> int | None:
    """The page, from 1, that a named destination is on (ISO 32000-1, 12.3.2.3)."""
    place = pdfium.FPDF_GetNamedDestByName(file, anchor.encode())
    page = pdfium.FPDFDest_GetDestPageIndex(file, place) if place else -1
    return page + 1 if page >= 0 else None


def _picture(file: Any, page: int) -> PagePicture:
    fragment_page = file[page - 1]
    left, bottom, right, top = fragment_page.get_trimbox()
    image: Image.Image = fragment_page.render(scale=_SCALE).to_pil().convert("RGB")
    written = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return PagePicture(
        page=page,
        label=file.get_page_label(page - 1) or str(page),
        width=right - left,
        height=top - bottom,
        png=written.getvalue(),
    )
