"""For the printer: an edition with bleed, crop marks and page boxes, in inks, as PDF/X-4.

The pages come laid out with what bleeds drawn beyond the trimmed page (``BLEED_CSS``). Here they get
their boxes (ISO 32000-1, 14.11.2), marks outside the bleed, the colours of a press (``inks``), and what
PDF/X-4 (ISO 15930-7) asks for: the profile of the press as output intent, an identifier, dates, a word on
trapping. Links, tags and the claims of an archive's file are taken out: a press has no use for them.
What a printer asks about is answered by ``check.preflight``.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from standfirst.editions.inks_of_press import BLEED, InkProfile
from standfirst.render.pdf.crop_marks import POINTS, Corners, add_marks, crop_marks
from standfirst.render.pdf.inks import Inks, name_of
from standfirst.render.pdf.metadata import Metadata, xmp_for_printer
from standfirst.render.pdf.turned_upright import turn_upright

SLUG = 10.0
"""Millimetres around the trimmed page: bleed, marks and a little white."""
VERSION = "1.6"
"""Of PDF, for PDF/X-4."""


def for_printer(pdf: bytes, press: InkProfile, *, bleed: float = BLEED, pages_by: int = 4) -> bytes:
    """The pages of a PDF that was laid out with ``BLEED_CSS``, ready for the printer.

    ``pages_by``: blank pages are added at the end until the number of pages can be divided by this.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source:
        trim = trim_of(source)
        turn_upright(source)
        while len(source.pages) % pages_by:
            source.add_blank_page(page_size=(trim[2] - trim[0], trim[3] - trim[1]))
        inks = Inks(source, press)
        for page in source.pages:
            inks.convert(page.obj)
            set_boxes(page.obj, trim, bleed)
            add_marks(source, page, crop_marks(trim, bleed), grown(trim, bleed))
        take_out_what_is_for_readers(source)
        claim_x4(source, press)
        return saved(source)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file, the same for the same content."""
    stream = io.BytesIO()
    pdf.save(
        stream,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        force_version=VERSION,
    )
    return stream.getvalue()


def trim_of(pdf: pikepdf.Pdf) -> Corners:
    """The trimmed page, in points."""
    left, bottom, right, top = (float(x) for x in pdf.pages[0].trimbox)
    return left, bottom, right, top


def grown(box: Corners, millimetres: float) -> Corners:
    """A box that is larger on all sides."""
    by = millimetres * POINTS
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def set_boxes(page: pikepdf.Object, trim: Corners, bleed: float) -> None:
    """What is trimmed, what bleeds, and the sheet with room for marks."""
    boxes = {"/TrimBox": trim, "/BleedBox": grown(trim, bleed), "/MediaBox": grown(trim, SLUG)}
    for name, box in boxes.items():
        page[name] = Array([round(x, 3) for x in box])
    for name in ("/CropBox", "/ArtBox"):
        if name in page:
            del page[name]


# -- what the file says of itself -----------------------------------------------------------------


def take_out_what_is_for_readers(pdf: pikepdf.Pdf) -> None:
    """Links, tags, outline and the claims of an archive's file."""
    for name in ("/StructTreeRoot", "/MarkInfo", "/OutputIntents", "/Outlines", "/Names", "/Metadata"):
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        for name in ("/Annots", "/StructParents", "/Tabs"):
            if name in page.obj:
                del page.obj[name]


def claim_x4(pdf: pikepdf.Pdf, press: InkProfile) -> None:
    """Say that this is PDF/X-4, with what it needs: output intent, dates, a name, a word on trapping."""
    pdf.Root.OutputIntents = Array([_output_intent(pdf, press)])
    pdf.docinfo["/Trapped"] = Name("/False")
    said = {key[1:]: str(value) for key, value in pdf.docinfo.items()}
    metadata = Metadata(
        title=said.get("Title", ""),
        authors=tuple(filter(None, [said.get("Author")])),
        description=said.get("Subject"),
        language=str(pdf.Root.get("/Lang", "")),
        date=_iso(said.get("CreationDate", "D:20000101")),
        producer=said.get("Producer", ""),
    )
    packet = xmp_for_printer(metadata, len(pdf.pages))
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _output_intent(pdf: pikepdf.Pdf, press: InkProfile) -> pikepdf.Object:
    """The press that the colours are for (ISO 32000-1, 14.11.5), its profile with it."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(press.condition or "Custom"),
        Info=String(name_of(press.profile) or ""),
        DestOutputProfile=pdf.make_stream(press.profile, N=4, Alternate=Name.DeviceCMYK),
    )
    if press.condition:
        intent.RegistryName = String("http://www.color.org")
    return pdf.make_indirect(intent)


def _iso(date: str) -> str:
    """``D:20250303`` as 2025-03-03; of a year or a month, what there is."""
    figures = date.removeprefix("D:")[:8]
    return "-".join(filter(None, (figures[:4], figures[4:6], figures[6:8])))
