"""Preflight: the answers to a printer's usual questions about a file that is to be printed."""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec
import pikepdf

from standfirst.check.pdf_x import requirements
from standfirst.layout.page_faults import FEWEST_DOTS
from standfirst.layout.read_pdf import read_laid_out
from standfirst.render.pdf.inks import name_of

POINTS = 72 / 25.4
MOST_INK = 320
"""Per cent, of all plates together."""
MOST_NAMED = 3
"""Breaches of a requirement that are named."""
PLATES = ("cyan", "magenta", "yellow", "black")
ALL_PLATES = [1.0, 1.0, 1.0, 1.0]
"""The colour of crop marks."""


class PreflightLine(msgspec.Struct, frozen=True):
    """A line of the preflight list."""

    is_well: bool | None
    """None: can't be checked here."""
    words: str


def preflight(pdf: bytes, *, pages_by: int = 4) -> tuple[PreflightLine, ...]:
    """The answers to a printer's usual questions about a file of ``for_printer``."""
    with pikepdf.open(io.BytesIO(pdf)) as printed:
        return (
            _pages(printed, pages_by),
            _boxes(printed),
            _fonts(printed),
            _colours(printed),
            *_pictures(printed, pdf),
            _ink(printed),
            *_x4(printed),
            _profile(printed),
            PreflightLine(None, "the look of colours on the paper: ask for a proof"),
        )


def _ink(pdf: pikepdf.Pdf) -> PreflightLine:
    """How much ink lies on a point at the most: of type, rules and pictures, one not over another."""
    drawn = (x for page in pdf.pages for x in pikepdf.parse_content_stream(page))
    inks = ([float(value) for value in x.operands] for x in drawn if str(x.operator) in ("k", "K"))
    painted = [100 * sum(values) for values in inks if values != ALL_PLATES]
    most = max([*painted, *map(_ink_of, filter(_is_picture, pdf.objects))], default=0)
    return PreflightLine(
        most <= MOST_INK, f"at most {most:.0f} % of ink (coated paper takes {MOST_INK} %, others less)"
    )


def _ink_of(picture: pikepdf.Object) -> float:
    from PIL import Image, ImageMath

    if picture.get("/ColorSpace") != "/DeviceCMYK" or picture.get("/BitsPerComponent") != 8:
        return 0
    size = int(picture.Width), int(picture.Height)
    plates = Image.frombytes("CMYK", size, picture.read_bytes()).split()
    sums = ImageMath.lambda_eval(
        lambda args: sum(args[x] for x in "cmyk"), **dict(zip("cmyk", plates, strict=True))
    )
    return float(sums.getextrema()[1]) / 2.55


def _x4(pdf: pikepdf.Pdf) -> Iterator[PreflightLine]:
    """What PDF/X-4 asks; what is kept in a line each, and what is not."""
    for asked in requirements(pdf):
        kept = f"PDF/X-4: {asked.words} (ISO 32000-1, {asked.paragraph})"
        yield PreflightLine(not asked.breaches, ": ".join((kept, *asked.breaches[:MOST_NAMED])))
    yield PreflightLine(
        None, "PDF/X-4 as a whole: no free validator has a profile for it; ask for the printer's preflight"
    )


def _profile(pdf: pikepdf.Pdf) -> PreflightLine:
    intents = list(pdf.Root.get("/OutputIntents", ()))
    profile = intents[0].get("/DestOutputProfile") if intents else None
    if profile is None:
        return PreflightLine(False, "the inks are those of no press that is named")
    condition = str(intents[0].get("/OutputConditionIdentifier", ""))
    named = f"{name_of(profile.read_bytes()) or 'an unnamed profile'} ({condition})"
    return PreflightLine(
        None, f"the inks are those of: {named}; is that the printer's? ([print] profile says)"
    )


def preflight_as_text(findings: tuple[PreflightLine, ...]) -> str:
    """The list for people: ``[x]`` well, ``[!]`` not, ``[ ]`` to be asked."""
    marks = {True: "[x]", False: "[!]", None: "[ ]"}
    return "".join(f"{marks[finding.is_well]} {finding.words}\n" for finding in findings)


def page_count(pdf: bytes) -> int:
    """How many pages a file has."""
    with pikepdf.open(io.BytesIO(pdf)) as printed:
        return len(printed.pages)


def _pages(pdf: pikepdf.Pdf, pages_by: int) -> PreflightLine:
    count = len(pdf.pages)
    return PreflightLine(count % pages_by == 0, f"{count} pages, to be divided by {pages_by}")


def _boxes(pdf: pikepdf.Pdf) -> PreflightLine:
    sizes = {tuple(round(float(x), 1) for x in page.trimbox) for page in pdf.pages}
    left, bottom, right, top = next(iter(sizes))
    bleeds = {round((float(page.trimbox[0]) - float(page.bleedbox[0])) / POINTS, 1) for page in pdf.pages}
    size = f"{(right - left) / POINTS:.0f} × {(top - bottom) / POINTS:.0f} mm"
    bleed = ", ".join(f"{bleed:g} mm" for bleed in sorted(bleeds))
    return PreflightLine(
        len(sizes) == 1 and len(bleeds) == 1, f"trimmed size {size} on all pages, bleed {bleed}"
    )


def _fonts(pdf: pikepdf.Pdf) -> PreflightLine:
    names, loose = set(), set()
    for described in pdf.objects:
        if isinstance(described, pikepdf.Dictionary) and described.get("/Type") == "/FontDescriptor":
            name = str(described.get("/FontName", "/?"))[1:].rpartition("+")[2]
            names.add(name)
            if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                loose.add(name)
    if loose:
        return PreflightLine(False, f"fonts that are not embedded: {', '.join(sorted(loose))}")
    return PreflightLine(True, f"all {len(names)} fonts embedded")


def _colours(pdf: pikepdf.Pdf) -> PreflightLine:
    """Which plates the type and the rules of the pages need; pictures are counted apart."""
    inks: set[str] = set()
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("rg", "RG"):
                return PreflightLine(False, "there is RGB colour on the pages")
            values = [float(x) for x in instruction.operands] if operator in ("k", "K") else []
            if values and values != ALL_PLATES:
                inks |= {ink for ink, value in zip(PLATES, values, strict=True) if value}
    needed = ", ".join(plate for plate in PLATES if plate in inks)
    return PreflightLine(True, f"type and rules print in {needed}; black and grey are black ink only")


def _pictures(pdf: pikepdf.Pdf, data: bytes) -> Iterator[PreflightLine]:
    pictures = read_laid_out(data).pictures
    if not pictures:
        yield PreflightLine(True, "no pictures of dots")
        return
    poor = [picture for picture in pictures if picture.dots_per_inch < FEWEST_DOTS]
    least = min(picture.dots_per_inch for picture in pictures)
    words = f"at least {least:.0f} dots per inch"
    if poor:
        pages = ", ".join(f"page {picture.page + 1} ({picture.dots_per_inch:.0f})" for picture in poor)
        words = f"under {FEWEST_DOTS} dots per inch: {pages}"
    yield PreflightLine(not poor, f"{len(pictures)} pictures, {words}")
    spaces = sorted({_space(image) for image in pdf.objects if _is_picture(image)})
    is_in_inks = set(spaces) <= {"DeviceGray", "DeviceCMYK"}
    yield PreflightLine(is_in_inks, f"pictures in {', '.join(spaces)}")


def _is_picture(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def _space(image: pikepdf.Object) -> str:
    space = image.get("/ColorSpace", "/none")
    return str(space[0] if isinstance(space, pikepdf.Array) else space)[1:]
