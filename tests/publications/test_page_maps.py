"""What stands where: the pages of small publications as words and, small, as pictures; and nothing for a
compositor to object to.

``make golden`` writes ``golden/pages.txt`` and ``golden/*.png`` anew; read and look at the difference.
"""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path

import msgspec
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from building import made_once, make_pdf, read
from standfirst.diagnostics import Report
from standfirst.editions.print import print_edition
from standfirst.layout.page_faults import problems_in_pdf
from standfirst.layout.page_map import page_map
from standfirst.layout.read_pdf import read_laid_out
from standfirst.model.document import Document
from standfirst.outputs.pdf import columns_of_pieces
from standfirst.project.files import find
from standfirst.project.settings import Look
from standfirst.project.stylesheets import load_styles, render_options

HERE = Path(__file__).parent
PUBLICATIONS = sorted(folder.parent for folder in HERE.glob("*/source"))
SAMPLE = HERE.parents[1]
WRITES = bool(os.environ.get("STANDFIRST_GOLDEN"))
LOOKS: tuple[Look, ...] = ("magazine", "book")
PICTURED = (0, 2, 3, 4)
"""The pages of which there are pictures, from 0."""
DOTS = 30
"""To the inch: type is grey at that size, and its colour, measures and places are seen."""
SHADES = 12
UNLIKE = 4.0
"""How far, of 255, a page's shades may be from the picture's on the whole."""


@cache
def made(folder: Path, look: Look | None) -> tuple[Document, bytes, tuple[int, ...]]:
    """A publication as a PDF, in its own look or in another, and the columns of its pieces; nothing was
    noticed on the way, but that nothing runs on in a look without a design."""
    report, place = Report(), find(folder)
    reading = read(place, report)
    assert reading is not None
    noticed = list(report)
    if look:
        settings = msgspec.structs.replace(reading.publication, theme=None, style=look)
        reading = msgspec.structs.replace(reading, publication=settings)
    pdf = make_pdf(place, reading, report, scheduler=made_once())
    assert pdf is not None
    asked = sum(piece.opens == "run-on" for piece in reading.document.pieces) if look else 0
    assert [diagnostic.code for diagnostic in report if diagnostic not in noticed] == ["S526"] * asked
    theme = load_styles(place, reading.publication).theme
    options = render_options(reading.publication, theme)
    edition = print_edition(reading.document, look=theme.manner, choices=theme.choices, options=options)
    return reading.document, pdf, columns_of_pieces(edition)


@pytest.fixture(autouse=True)
def no_date_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize("folder", PUBLICATIONS, ids=lambda folder: folder.name)
def test_every_page_holds_what_its_map_says(folder: Path) -> None:
    document, pdf, columns = made(folder, None)
    assert problems_in_pdf(document, pdf, columns) == ()
    agrees_with(folder / "golden" / "pages.txt", page_map(read_laid_out(pdf)))


def test_the_sample_holds_what_its_map_says_in_its_theme() -> None:
    document, pdf, columns = made(SAMPLE, None)
    assert problems_in_pdf(document, pdf, columns) == ()
    agrees_with(HERE / "sample" / "feature.txt", page_map(read_laid_out(pdf)))


@pytest.mark.parametrize("look", LOOKS)
def test_the_sample_holds_what_its_map_says_in_both_looks(look: Look) -> None:
    """Its pictures are made for another page: what white they leave here is not looked at."""
    document, pdf, columns = made(SAMPLE, look)
    problems = problems_in_pdf(document, pdf, columns)
    assert [problem for problem in problems if problem.diagnostic.code != "S520"] == []
    agrees_with(HERE / "sample" / f"{look}.txt", page_map(read_laid_out(pdf)))


def agrees_with(golden: Path, shown: str) -> None:
    if WRITES:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("folder", PUBLICATIONS, ids=lambda folder: folder.name)
def test_pages_look_like_their_pictures(folder: Path, look: Look) -> None:
    """Small pictures with a tolerance: other versions of a rasteriser may shade an edge differently."""
    _, pdf, _ = made(folder, look)
    shown = strip(pdf)
    golden = folder / "golden" / f"{look}.png"
    if WRITES:
        shown.save(golden, optimize=True)
    picture = Image.open(golden).convert("L")
    assert shown.size == picture.size
    assert unlikeness(shown.convert("L"), picture) < UNLIKE


def test_a_page_that_looks_different_is_noticed() -> None:
    """The tolerance is small enough: half a centimetre of a page's text elsewhere is too much."""
    picture = Image.open(PUBLICATIONS[0] / "golden" / "magazine.png").convert("L")
    moved = ImageChops.offset(picture, 0, round(DOTS / 5))
    assert unlikeness(moved, picture) > UNLIKE


def strip(pdf: bytes) -> Image.Image:
    """Some pages, small, side by side, in few shades."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    pages = [document[n].render(scale=DOTS / 72).to_pil().convert("L") for n in PICTURED if n < len(document)]
    whole = Image.new("L", (sum(page.width for page in pages), pages[0].height))
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    return whole.quantize(SHADES, dither=Image.Dither.NONE)


def unlikeness(one: Image.Image, other: Image.Image) -> float:
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])
