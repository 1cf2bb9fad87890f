"""PDF/X-4: what ISO 15930-7 asks of a file for the printer, as far as a program can look.

No free validator has a profile for it. Each requirement here is named with the paragraph of ISO 32000-1
that it restricts, as that one is public and the other is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import msgspec
import pikepdf

from standfirst.render.pdf.inks import is_for_screens, name_of


class Requirement(msgspec.Struct, frozen=True):
    """Something that PDF/X-4 asks, and what in a file does not keep to it."""

    words: str
    paragraph: str
    """Of ISO 32000-1."""
    breaches: tuple[str, ...]


Look: TypeAlias = Callable[[pikepdf.Pdf], Iterator[str]]


def requirements(pdf: pikepdf.Pdf) -> Iterator[Requirement]:
    """Everything that is looked for, kept or not."""
    for words, paragraph, look in _LOOKS:
        yield Requirement(words, paragraph, tuple(dict.fromkeys(look(pdf))))


def _syntax(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.pdf_version != "1.6":
        yield f"it is PDF {pdf.pdf_version}"
    if pdf.is_encrypted:
        yield "it is encrypted"
    if "/ID" not in pdf.trailer:
        yield "it has no identifier"
    yield from pdf.check_pdf_syntax()


def _identification(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        if xmp.get("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion") != "PDF/X-4":
            yield "the metadata do not say PDF/X-4"
        if xmp.get("pdf:Trapped") not in ("True", "False"):
            yield "the metadata do not say whether it is trapped"
        missing = [name for name in _METADATA if not xmp.get(name)]
    yield from (f"the metadata lack {name}" for name in missing)
    yield from (f"the information lacks {key[1:]}" for key in _INFORMATION if key not in pdf.docinfo)
    if str(pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield "the information does not say whether it is trapped"


_METADATA = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
_INFORMATION = ("/Title", "/CreationDate", "/ModDate")


def _output_intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [x for x in pdf.Root.get("/OutputIntents", ()) if x.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"there are {len(intents)} output intents"
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield "the printing condition has no name"
    profile = intents[0].get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        yield "no profile is embedded"
    elif name_of(profile.read_bytes()) is None:
        yield "the profile is not that of a press with four inks"


def _boxes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if ("/TrimBox" in page.obj) == ("/ArtBox" in page.obj):
            yield f"page {number} does not have one of TrimBox and ArtBox"
        elif not (_inside(page.trimbox, page.bleedbox) and _inside(page.bleedbox, page.mediabox)):
            yield f"the boxes of page {number} do not lie in each other"


def _inside(inner: Any, outer: Any) -> bool:
    a, b = ([float(x) for x in box] for box in (inner, outer))
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in _dictionaries(pdf, "/FontDescriptor"):
        if not any(key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"{thing.get('/FontName', 'a font')} is not embedded"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if _paints_for_screens(page):
            yield f"page {number} has RGB colours"
    for stream in _streams(pdf):
        if stream.get("/ColorSpace") == "/DeviceRGB":
            yield "a picture or a gradient is RGB"
        if stream.get("/Subtype") == "/Form" and _paints_for_screens(stream):
            yield "a form has RGB colours"


def _paints_for_screens(drawn: Any) -> bool:
    return any(str(x.operator) in ("rg", "RG") for x in pikepdf.parse_content_stream(drawn))


def _transparency(pdf: pikepdf.Pdf) -> Iterator[str]:
    groups = (thing.Group for thing in (*_pages(pdf), *_streams(pdf)) if "/Group" in thing)
    if any(is_for_screens(group.get("/CS", "")) for group in groups):
        yield "transparency is blended in RGB"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(_pages(pdf), start=1):
        kinds = {str(x.get("/Subtype")) for x in page.get("/Annots", ())} - {"/PrinterMark", "/TrapNet"}
        if kinds:
            yield f"page {number} has annotations: {', '.join(sorted(kinds))}"


def _actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    found = [key for key in ("/OpenAction", "/AA", "/AcroForm") if key in pdf.Root]
    if "/JavaScript" in pdf.Root.get("/Names", {}):
        found.append("/JavaScript")
    yield from (f"the file has {key[1:]}" for key in found)


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for stream in _streams(pdf):
        yield from (f"a stream has {key[1:]}" for key in _FORBIDDEN if key in stream)
        if stream.get("/Subtype") == "/PS":
            yield "there is PostScript in it"
        if "/LZWDecode" in str(stream.get("/Filter", "")):
            yield "a stream is compressed with LZW"
    for state in pdf.objects:
        if isinstance(state, pikepdf.Dictionary) and ("/TR" in state or "/HTP" in state):
            yield "there is a transfer function or a halftone's phase"


_FORBIDDEN = ("/F", "/OPI", "/Alternates", "/Ref", "/PS")

_LOOKS: tuple[tuple[str, str, Look], ...] = (
    ("PDF 1.6 with an identifier, sound, not encrypted", "7.5", _syntax),
    ("says what it is, when it was made, and that it is not trapped", "14.3", _identification),
    ("one output intent, with the profile of a press", "14.11.5", _output_intent),
    ("trimmed page and bleed lie in each other on every page", "14.11.2", _boxes),
    ("every font is embedded", "9.9", _fonts),
    ("no colours for a screen", "8.6", _colours),
    ("transparency is blended in inks", "11.6.6", _transparency),
    ("no annotations on the pages", "12.5", _annotations),
    ("nothing that acts", "12.6", _actions),
    ("nothing from outside the file, no PostScript, no curves of its own", "8.10", _objects),
)


def _pages(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (page.obj for page in pdf.pages)


def _streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    return (thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream))


def _dictionaries(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind:
            yield thing
