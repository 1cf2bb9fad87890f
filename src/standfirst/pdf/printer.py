"""For the printer: an edition with bleed, crop marks and page boxes, its black as black ink alone.

The pages come laid out with what bleeds drawn beyond the trimmed page (``BLEED_CSS``). Here they get
their boxes (ISO 32000-1, 14.11.2), marks outside the bleed, and colours for a press: black and grey
become black ink only (else every letter is printed four times, and not quite in the same place), other
colours are converted plainly, pictures in grey lose their colours. What a printer asks about is
answered by ``check.preflight``. The file is no PDF/A any more, and no PDF/X-4 either: that needs the colour
profile of the press, which only the printer has.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

POINTS = 72 / 25.4
"""Points in a millimetre."""
BLEED = 3.0
"""Millimetres, as most printers ask."""
SLUG = 10.0
"""Millimetres around the trimmed page: bleed, marks and a little white."""
MARK = 5.0
"""Millimetres that a crop mark is long; it ends 1 mm outside the bleed."""

BLEED_CSS = "@page { bleed: 10mm }"
"""The stylesheet with which the pages are laid out for this."""


def for_printer(pdf: bytes, *, bleed: float = BLEED, pages_by: int = 4) -> bytes:
    """The pages of a PDF that was laid out with ``BLEED_CSS``, ready for the printer.

    ``pages_by``: blank pages are added at the end until the number of pages can be divided by this.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source:
        trim = _trim(source)
        while len(source.pages) % pages_by:
            source.add_blank_page(page_size=(trim[2] - trim[0], trim[3] - trim[1]))
        inks = _Inks(source)
        for page in source.pages:
            inks.convert(page.obj)
            _set_boxes(page.obj, trim, bleed)
            _add_marks(source, page, trim, bleed)
        _drop_claims(source)
        stream = io.BytesIO()
        source.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return stream.getvalue()


Corners = tuple[float, float, float, float]


def _trim(pdf: pikepdf.Pdf) -> Corners:
    left, bottom, right, top = (float(x) for x in pdf.pages[0].trimbox)
    return left, bottom, right, top


def _grown(box: Corners, millimetres: float) -> Corners:
    by = millimetres * POINTS
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _set_boxes(page: pikepdf.Object, trim: Corners, bleed: float) -> None:
    boxes = {"/TrimBox": trim, "/BleedBox": _grown(trim, bleed), "/MediaBox": _grown(trim, SLUG)}
    for name, box in boxes.items():
        page[name] = pikepdf.Array([round(x, 3) for x in box])
    for name in ("/CropBox", "/ArtBox"):
        if name in page:
            del page[name]


def _add_marks(pdf: pikepdf.Pdf, page: pikepdf.Page, trim: Corners, bleed: float) -> None:
    """Cut what is drawn at the bleed, and draw crop marks outside it, on all plates."""
    left, bottom, right, top = _grown(trim, bleed)
    clip = f"q {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n"
    lines = " ".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l S" for a, b, c, d in _marks(trim, bleed))
    page.contents_add(pdf.make_stream(clip.encode()), prepend=True)
    page.contents_add(
        pdf.make_stream(f"Q /Artifact BMC q 1 1 1 1 K 0.25 w {lines} Q EMC".encode()), prepend=False
    )


def _marks(trim: Corners, bleed: float) -> Iterator[Corners]:
    """Two short lines at each corner, in line with the trim."""
    left, bottom, right, top = trim
    near, far = (bleed + 1) * POINTS, (bleed + 1 + MARK) * POINTS
    for y in (bottom, top):
        yield left - far, y, left - near, y
        yield right + near, y, right + far, y
    for x in (left, right):
        yield x, bottom - far, x, bottom - near
        yield x, top + near, x, top + far


# -- colours ------------------------------------------------------------------------------------------


class _Inks:
    """Converts what the pages draw, each shared object once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._done: set[tuple[int, int]] = set()

    def convert(self, page: pikepdf.Object) -> None:
        """The colours of a page, and of the forms and pictures that it shows."""
        if "/Contents" in page:
            page.Contents = self._pdf.make_stream(_in_inks(pikepdf.Page(page)))
        self._convert_objects(page.get("/Resources", pikepdf.Dictionary()))

    def _convert_objects(self, resources: Any) -> None:
        for shown in dict(resources.get("/XObject", {})).values():
            if shown.objgen in self._done:
                continue
            self._done.add(shown.objgen)
            if shown.get("/Subtype") == "/Form":
                shown.write(_in_inks(shown))
                if "/Group" in shown and "/CS" in shown.Group:
                    shown.Group.CS = pikepdf.Name.DeviceCMYK
                self._convert_objects(shown.get("/Resources", pikepdf.Dictionary()))
            elif shown.get("/Subtype") == "/Image":
                _convert_picture(shown)


_FILL_AND_STROKE = {"rg": "k", "RG": "K", "g": "k", "G": "K"}


def _in_inks(content: Any) -> bytes:
    """A content stream with its RGB and grey colours as inks."""
    instructions = []
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        if operator in _FILL_AND_STROKE:
            values = [float(x) for x in instruction.operands]
            inks = inks_of(*(values if len(values) == 3 else values * 3))
            operands = [pikepdf.Object.parse(f"{ink:.4g}".encode()) for ink in inks]
            instructions.append((operands, pikepdf.Operator(_FILL_AND_STROKE[operator])))
        else:
            instructions.append((list(instruction.operands), instruction.operator))
    return pikepdf.unparse_content_stream(instructions)


def inks_of(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """Cyan, magenta, yellow and black, from 0 to 1: grey is black ink only, and black takes what it can."""
    light = max(red, green, blue)
    if light == 0 or red == green == blue:
        return 0, 0, 0, 1 - light
    return (light - red) / light, (light - green) / light, (light - blue) / light, 1 - light


def _convert_picture(image: Any) -> None:
    """A picture whose dots are all grey is written as grey; one in colour stays as it is."""
    from PIL import ImageChops

    if image.get("/ColorSpace") != "/DeviceRGB" or image.get("/BitsPerComponent") != 8:
        return
    shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
    red, green, blue = shown.split()
    is_grey = all(ImageChops.difference(red, other).getextrema() == (0, 0) for other in (green, blue))
    if is_grey:
        image.write(red.tobytes())
        image.ColorSpace = pikepdf.Name.DeviceGray
        if "/DecodeParms" in image:
            del image["/DecodeParms"]


def _drop_claims(pdf: pikepdf.Pdf) -> None:
    """The file does not conform to PDF/A or PDF/UA any more, and must not say that it does."""
    if "/OutputIntents" in pdf.Root:
        del pdf.Root["/OutputIntents"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in _CLAIMS:
            if claim in metadata:
                del metadata[claim]


_CLAIMS = ("pdfaid:part", "pdfaid:conformance", "{http://www.aiim.org/pdfua/ns/id/}part")
