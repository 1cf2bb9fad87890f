"""Booklet: the pages of an edition two by two on sheets that are printed on both sides, folded and stapled.

Imposition is arithmetic: of ``n`` pages (a multiple of four; blanks fill up) the outermost sheet has the
last and the first page on its front, the second and the last but one on its back, and so inwards. In a
thick booklet each sheet pushes the ones inside it out at the fore-edge (creep), so their pages are
moved towards the fold by the thickness of the paper.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec
import pikepdf

from standfirst.render.pdf.turned_upright import turn_upright

POINTS = 72 / 25.4
"""Points in a millimetre."""
SHEET_SIZES = ((148, 210, 297, 210), (210, 297, 420, 297), (105, 148, 210, 148))
"""Pages and the paper that two of them are printed on, in millimetres: A5 on A4, A4 on A3, A6 on A5."""


class Sheet(msgspec.Struct, frozen=True):
    """A sheet of paper: the numbers of its pages from 1, left and right; None is blank."""

    front: tuple[int | None, int | None]
    back: tuple[int | None, int | None]
    depth: int
    """How many sheets of its signature lie around it."""


def sheets(pages: int, signature: int | None = None) -> tuple[Sheet, ...]:
    """The sheets of a booklet of so many pages, outermost first.

    ``signature``: the most sheets that are folded together, of a booklet too thick for one fold; they are
    shared out so that no signature has more than one sheet more than another.
    """
    total = max(1, -(-pages // 4))
    count = -(-total // (signature or total))
    found: list[Sheet] = []
    for number in range(count):
        size = total // count + (number < total % count)
        found += _signature(4 * len(found), 4 * size, pages)
    return tuple(found)


def _signature(before: int, count: int, pages: int) -> Iterator[Sheet]:
    """The sheets that are folded together, with ``count`` pages after ``before`` others."""

    def page(number: int) -> int | None:
        return before + number if before + number <= pages else None

    for depth in range(count // 4):
        first, last = 2 * depth + 1, count - 2 * depth
        yield Sheet((page(last), page(first)), (page(first + 1), page(last - 1)), depth)


def page_order(booklet: tuple[Sheet, ...]) -> str:
    """What stands on which sheet, for whoever folds: a line for each side."""
    lines = ["Print on both sides, turning over the short edge; fold; gather in this order.", ""]
    signatures = sum(sheet.depth == 0 for sheet in booklet)
    begun = 0
    for number, sheet in enumerate(booklet, start=1):
        if sheet.depth == 0 and signatures > 1:
            begun += 1
            lines += ["", f"signature {begun} of {signatures}"]
        front, back = (" | ".join(f"{p or 'blank':>5}" for p in side) for side in (sheet.front, sheet.back))
        lines.append(f"sheet {number:>3}   front {front}   back {back}")
    return "\n".join(lines) + "\n"


def impose(pdf: bytes, *, creep: float = 0.0, signature: int | None = None) -> tuple[bytes, str]:
    """A booklet of an edition's trimmed pages, and its page order in words.

    ``creep`` is the thickness of a folded sheet in millimetres: about 0.1 for 80 g/m² paper.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as booklet:
        width, height = _trimmed(source.pages[0])
        turn_upright(source)
        order = sheets(len(source.pages), signature)
        forms = [booklet.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for sheet in order:
            shift = sheet.depth * creep * POINTS
            for side in (sheet.front, sheet.back):
                _add_side(booklet, side, forms, width, height, shift)
        booklet.docinfo["/Title"] = f"{source.docinfo.get('/Title', '')} – booklet"
        return _saved(booklet), page_order(order)


def _trimmed(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(x) for x in page.trimbox)
    return right - left, top - bottom


def _add_side(
    booklet: pikepdf.Pdf,
    side: tuple[int | None, int | None],
    forms: list[pikepdf.Object],
    width: float,
    height: float,
    shift: float,
) -> None:
    """One side of a sheet: two pages, back to back at the fold, moved towards it by ``shift``."""
    paper_width, paper_height = _paper(width, height)
    booklet.add_blank_page(page_size=(paper_width, paper_height))
    sheet = booklet.pages[-1]
    fold, foot = paper_width / 2, (paper_height - height) / 2
    drawn, resources = [], pikepdf.Dictionary()
    for name, page, x in (("/L", side[0], fold - width + shift), ("/R", side[1], fold - shift)):
        if page is not None:
            form = forms[page - 1]
            left, bottom = float(form.BBox[0]), float(form.BBox[1])
            half = 0 if name == "/L" else fold
            drawn.append(
                f"q {half:.3f} 0 {fold:.3f} {paper_height:.3f} re W n "
                f"1 0 0 1 {x - left:.3f} {foot - bottom:.3f} cm {name} Do Q"
            )
            resources[name] = form
    sheet.obj.Resources = pikepdf.Dictionary(XObject=resources)
    sheet.obj.Contents = booklet.make_stream("\n".join(drawn).encode())


def _paper(width: float, height: float) -> tuple[float, float]:
    """The paper for two pages: the usual sizes by name, else exactly two pages."""
    for page_width, page_height, paper_width, paper_height in SHEET_SIZES:
        if abs(width - page_width * POINTS) < 2 and abs(height - page_height * POINTS) < 2:
            return paper_width * POINTS, paper_height * POINTS
    return 2 * width, height


def _saved(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()
