"""For the printer: boxes, marks, inks; and a preflight list that finds what is wrong."""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec
import pikepdf
import pytest

from kitchen_sink import ASSETS, KITCHEN_SINK
from standfirst.check.preflight import preflight, preflight_as_text
from standfirst.diagnostics import Report
from standfirst.editions.styles import Styles
from standfirst.pdf import make_pdf
from standfirst.pdf.printer import BLEED_CSS, POINTS, for_printer, inks_of
from standfirst.publication import Publication
from standfirst.workspace import Place, load_styles

TRIM = [0, 0, 148, 210]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("print")
    styles: Styles = load_styles(Place(root=folder, folder=folder), Publication())
    styles = msgspec.structs.replace(styles, overrides=BLEED_CSS)
    return make_pdf(KITCHEN_SINK, ASSETS, styles, Report())


@pytest.fixture(scope="module")
def printed(laid_out: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(for_printer(laid_out))) as pdf:
        yield pdf


def _millimetres(box: pikepdf.Array) -> list[int]:
    return [round(float(x) / POINTS) for x in box]


def test_every_page_has_the_trim_box_its_bleed_and_room_for_marks(printed: pikepdf.Pdf) -> None:
    for page in printed.pages:
        assert _millimetres(page.trimbox) == TRIM
        assert _millimetres(page.bleedbox) == [-3, -3, 151, 213]
        assert _millimetres(page.mediabox) == [-10, -10, 158, 220]


def test_the_pages_can_be_divided_by_four(printed: pikepdf.Pdf) -> None:
    assert len(printed.pages) % 4 == 0


def test_crop_marks_end_outside_the_bleed(printed: pikepdf.Pdf) -> None:
    lines = []
    for operands, operator in pikepdf.parse_content_stream(printed.pages[0]):
        if str(operator) in ("m", "l"):
            lines.append([float(x) / POINTS for x in operands])
    marks = lines[-16:]
    assert all(x <= -3.9 or x >= 151.9 or y <= -3.9 or y >= 213.9 for x, y in marks)


def _operators(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[float, ...]]]:
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("rg", "RG", "g", "G", "k", "K"):
                yield str(operator), tuple(float(x) for x in operands)


def test_nothing_on_the_pages_is_painted_in_rgb_and_black_is_black_ink_only(printed: pikepdf.Pdf) -> None:
    found = set(_operators(printed))
    assert {operator for operator, _ in found} <= {"k", "K"}
    assert ("k", (0, 0, 0, 1)) in found


@pytest.mark.parametrize(
    ("colour", "inks"),
    [
        ((0, 0, 0), (0, 0, 0, 1)),
        ((1, 1, 1), (0, 0, 0, 0)),
        ((0.5, 0.5, 0.5), (0, 0, 0, 0.5)),
        ((1, 0, 0), (0, 1, 1, 0)),
    ],
)
def test_grey_is_black_ink_only(colour: tuple[float, float, float], inks: tuple[float, ...]) -> None:
    assert inks_of(*colour) == inks


def test_grey_pictures_are_written_as_grey(printed: pikepdf.Pdf) -> None:
    pictures = [x for x in printed.objects if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Image"]
    assert pictures
    assert {str(picture.ColorSpace) for picture in pictures} == {"/DeviceGray"}


def test_it_does_not_claim_to_be_an_archive_file_any_more(printed: pikepdf.Pdf) -> None:
    assert "/OutputIntents" not in printed.Root
    with printed.open_metadata() as metadata:
        assert "pdfaid:part" not in metadata


def test_the_preflight_list_of_such_a_file_has_the_pictures_dots_to_object_to_only(laid_out: bytes) -> None:
    findings = preflight(for_printer(laid_out))
    assert [finding.words for finding in findings if finding.is_well is False] == [
        next(finding.words for finding in findings if "dots to the inch" in finding.words)
    ]
    assert "[x] trimmed size 148 × 210 mm on all pages, bleed 3 mm" in preflight_as_text(findings)


def test_the_preflight_list_finds_rgb_and_odd_page_counts(laid_out: bytes) -> None:
    words = [finding.words for finding in preflight(laid_out, pages_by=1000) if finding.is_well is False]
    assert any("RGB" in said for said in words)
    assert any("to be divided by 1000" in said for said in words)


def test_the_same_edition_gives_the_same_bytes(laid_out: bytes) -> None:
    assert for_printer(laid_out) == for_printer(laid_out)
