"""Cover: back, spine and front side by side, as a printer wants the cover of a glued book.

The spine is as thick as the pages between the covers: half as many sheets as pages.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain

import pikepdf
from pikepdf import Array, Dictionary, Name

from standfirst.editions.inks_of_press import BLEED, InkProfile
from standfirst.render.pdf.crop_marks import MARK, POINTS, Corners, add_marks, crop_marks
from standfirst.render.pdf.inks import Inks
from standfirst.render.pdf.press_file import (
    claim_x4,
    grown,
    saved,
    set_boxes,
    take_out_what_is_for_readers,
    trim_of,
)

UNDERLAP = 1.0
"""Points that the spine goes on under the front, so that no white shows between them."""


def spine_width(pages: int, sheet: float) -> float:
    """How many millimetres so many pages are thick, on paper whose sheets are ``sheet`` millimetres."""
    return -(-pages // 2) * sheet


def wrapped(pages: bytes, jacket: bytes, inks: InkProfile, *, spine: float, bleed: float = BLEED) -> bytes:
    """The cover in one piece. ``pages`` begin with its front, ``jacket`` has back and spine as one page.

    Both were laid out with ``BLEED_CSS``, neither is in inks yet. ``spine`` is in millimetres.
    """
    with pikepdf.open(io.BytesIO(pages)) as front, pikepdf.open(io.BytesIO(jacket)) as back:
        (left, bottom, fold, top), (begins, _, ends, _) = trim_of(back), trim_of(front)
        trim = left, bottom, fold + ends - begins, top
        outer = grown(trim, bleed)
        cover = pikepdf.new()
        cover.add_blank_page(page_size=(ends - begins, top - bottom))
        page = cover.pages[0]
        forms = {"/Back": cover.copy_foreign(_whole(back)), "/Front": cover.copy_foreign(_whole(front))}
        drawn = (
            _shown("/Back", (outer[0], outer[1], fold + UNDERLAP, outer[3]), 0),
            _shown("/Front", (fold, outer[1], outer[2], outer[3]), fold - begins),
        )
        page.obj.Resources = Dictionary(XObject=Dictionary(forms))
        page.obj.Contents = cover.make_stream("\n".join(drawn).encode())
        Inks(cover, inks).convert(page.obj)
        set_boxes(page.obj, trim, bleed)
        folds = _fold_marks(trim, (fold - spine * POINTS, fold), bleed)
        add_marks(cover, page, chain(crop_marks(trim, bleed), folds), outer)
        cover.docinfo = cover.make_indirect(Dictionary(dict(front.docinfo.items())))
        cover.docinfo["/Title"] = f"{front.docinfo.get('/Title', '')} – cover"
        take_out_what_is_for_readers(cover)
        claim_x4(cover, inks)
        return saved(cover)


def _whole(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The first page of a file with all that bleeds, as a form."""
    page = pdf.pages[0]
    for name in ("/TrimBox", "/BleedBox", "/CropBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    form = page.as_form_xobject()
    form.BBox = Array([*page.obj.MediaBox])
    if "/StructParents" in form:
        del form["/StructParents"]
    form.Subtype = Name.Form
    return form


def _shown(name: str, within: Corners, x: float) -> str:
    """A form moved to the right, cut at the edges of a box."""
    left, bottom, right, top = within
    box = f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n"
    return f"q {box} 1 0 0 1 {x:.3f} 0 cm {name} Do Q"


def _fold_marks(trim: Corners, folds: tuple[float, ...], bleed: float) -> Iterator[Corners]:
    """Where the spine begins and ends, at head and foot."""
    near, far = (bleed + 1) * POINTS, (bleed + 1 + MARK) * POINTS
    for x in folds:
        yield x, trim[1] - far, x, trim[1] - near
        yield x, trim[3] + near, x, trim[3] + far
