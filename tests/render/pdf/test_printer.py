"""For the printer: boxes, marks, inks, PDF/X-4, a cover with its spine; a preflight list."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from kitchen_sink import ASSETS, KITCHEN_SINK, png
from render.pdf.conftest import house_look
from standfirst.build.build import Build
from standfirst.check.pdf_x import requirements
from standfirst.check.preflight import preflight, preflight_as_text
from standfirst.diagnostics import Report
from standfirst.editions.inks_of_press import InkProfile, accent_inks, plain_inks
from standfirst.editions.render_options import DEFAULT_OPTIONS
from standfirst.layout.fragment_input import BLEED_CSS
from standfirst.outputs.printer_files import PrinterFiles, ink_profile_of
from standfirst.project.files import find, read_settings
from standfirst.project.settings import Publication, sheet_of
from standfirst.project.stylesheets import house_styles
from standfirst.render.pdf import make_jacket, make_pdf
from standfirst.render.pdf.inks import Inks, name_of
from standfirst.render.pdf.jacket import spine_width, wrapped
from standfirst.render.pdf.press_file import POINTS, for_printer

TRIM = [0, 0, 148, 210]
SCHEDULER = InkProfile(profile=(house_styles() / "inks" / "ArtifexCMYKSWOP.icc").read_bytes())


@pytest.fixture(scope="module")
def laid_out() -> bytes:
    return make_pdf(KITCHEN_SINK, ASSETS, house_look(overrides=BLEED_CSS), Report())


@pytest.fixture(scope="module")
def for_press(laid_out: bytes) -> bytes:
    return for_printer(laid_out, SCHEDULER)


@pytest.fixture
def printed(for_press: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(for_press)) as pdf:
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
    assert plain_inks(*colour) == inks


SHOWN = b"0 0 0 rg 1 0 0 rg q 0.772549 0.196078 0.109804 rg Q 0.976471 0.917647 0.909804 RG 0 g 1 1 1 rg"
"""Black, red, the accent #c5321c, its tint of a tenth (#f9eae8), black, white."""


def _in_inks(accent: str | None) -> list[str]:
    """What a page draws in the inks of a press, and with which accent."""
    press = msgspec.structs.replace(SCHEDULER, accent=accent_inks(accent, "#c5321c") if accent else None)
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.obj.Contents = pdf.make_stream(SHOWN)
    Inks(pdf, press).convert(page.obj)
    assert set(page.obj.Resources.get("/ExtGState", {})) == {"/OverFill", "/OverNone"}
    assert page.obj.Resources.ExtGState.OverFill.op and not page.obj.Resources.ExtGState.OverFill.OP
    if accent and "spot" in accent:
        space = page.obj.Resources.ColorSpace.SpotAccent
        assert [str(space[0]), str(space[1])] == ["/Separation", "/PANTONE 485 C"]
    return page.obj.Contents.read_bytes().decode().split("\n")


def test_solid_black_overprints_and_what_comes_after_it_does_not() -> None:
    drawn = _in_inks(None)
    assert drawn[:4] == ["0 0 0 1 k", "/OverFill gs", "0 1 1 0 k", "/OverNone gs"]
    assert drawn[-4:] == ["0 0 0 1 k", "/OverFill gs", "0 0 0 0 k", "/OverNone gs"]


def test_the_accent_and_its_tints_are_a_spot_colour() -> None:
    drawn = _in_inks("spot:PANTONE 485 C")
    assert drawn[5:7] == ["/SpotAccent cs", "1 scn"]
    assert drawn[8:10] == ["/SpotAccent CS", "0.1 SCN"]


def test_the_accent_and_its_tints_are_of_the_inks_that_are_named() -> None:
    drawn = _in_inks("0, 90, 95%, 0")
    assert (drawn[5], drawn[7]) == ("0 0.9 0.95 0 k", "0 0.09 0.095 0 K")


def _pictures(pdf: pikepdf.Pdf) -> list[Any]:
    return [x for x in pdf.objects if isinstance(x, pikepdf.Stream) and x.get("/Subtype") == "/Image"]


def test_grey_pictures_are_written_as_grey(printed: pikepdf.Pdf) -> None:
    assert {str(picture.ColorSpace) for picture in _pictures(printed)} == {"/DeviceGray"}


def _in_colour(mode: str) -> bytes:
    stream = io.BytesIO()
    picture = Image.new("RGB", (40, 30), (200, 30, 60))
    picture.paste((20, 90, 160), (0, 0, 20, 30))
    picture.convert(mode, palette=Image.Palette.ADAPTIVE).save(stream, "JPEG" if mode == "RGB" else "PNG")
    return stream.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_pictures_in_colour_are_converted_through_the_profile_of_the_press(mode: str) -> None:
    scheduler = msgspec.structs.replace(ASSETS["images/press.png"], data=_in_colour(mode))
    if mode == "RGB":
        scheduler = msgspec.structs.replace(scheduler, media_type="image/jpeg")
    laid_out = make_pdf(
        KITCHEN_SINK, {**ASSETS, scheduler.name: scheduler}, house_look(overrides=BLEED_CSS), Report()
    )
    printed = for_printer(laid_out, SCHEDULER)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        (picture,) = [x for x in _pictures(pdf) if x.ColorSpace == "/DeviceCMYK"]
        dots = Image.frombytes("CMYK", (40, 30), picture.read_bytes())
        transform = ImageCms.profileToProfile(
            Image.new("RGB", (1, 1), (20, 90, 160)),
            ImageCms.createProfile("sRGB"),
            ImageCms.getOpenProfile(io.BytesIO(SCHEDULER.profile)),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="CMYK",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        assert transform is not None
        expected = transform.getpixel((0, 0))
        assert all(abs(a - b) <= 6 for a, b in zip(dots.getpixel((3, 15)), expected, strict=True))
        assert [x.breaches for x in requirements(pdf) if x.breaches] == []


# -- PDF/X-4 --------------------------------------------------------------------------------------


def test_it_is_pdf_x_4_as_far_as_can_be_looked(printed: pikepdf.Pdf) -> None:
    assert {asked.words: asked.breaches for asked in requirements(printed) if asked.breaches} == {}
    (intent,) = printed.Root.OutputIntents
    assert bytes(intent.DestOutputProfile.read_bytes()) == SCHEDULER.profile
    assert printed.pdf_version == "1.6"


def test_it_does_not_claim_to_be_an_archive_file_any_more(printed: pikepdf.Pdf) -> None:
    assert "/StructTreeRoot" not in printed.Root
    with printed.open_metadata() as metadata:
        assert "pdfaid:part" not in metadata


def _no_id(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer.ID


def _no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def _of_a_screen(pdf: pikepdf.Pdf) -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(screen, N=3)


def _no_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as xmp:
        del xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"]


def _trapped_unknown(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Trapped"] = pikepdf.Name.Unknown


def _art_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.ArtBox = pdf.pages[1].obj.TrimBox


def _bleed_too_wide(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.BleedBox = pikepdf.Array([-90, -90, 900, 900])


def _loose_font(pdf: pikepdf.Pdf) -> None:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
            del thing["/FontFile2"]


def _red_words(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"1 0 0 rg"))


def _blended_for_screens(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)


def _link(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])


def _action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Named, N=pikepdf.Name.Print)


def _curve(pdf: pikepdf.Pdf) -> None:
    pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, TR=pikepdf.Name.Identity))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_no_id, "it has no identifier"),
        (_no_intent, "there are 0 output intents"),
        (_no_profile, "no profile is embedded"),
        (_of_a_screen, "the profile is not that of a press with four inks"),
        (_no_claim, "the metadata do not say PDF/X-4"),
        (_trapped_unknown, "the information does not say whether it is trapped"),
        (_art_box, "page 2 does not have one of TrimBox and ArtBox"),
        (_bleed_too_wide, "the boxes of page 2 do not lie in each other"),
        (_loose_font, "Source-Serif-Pro is not embedded"),
        (_red_words, "page 1 has RGB colours"),
        (_blended_for_screens, "transparency is blended in RGB"),
        (_link, "page 1 has annotations: /Link"),
        (_action, "the file has OpenAction"),
        (_curve, "there is a transfer function or a halftone's phase"),
    ],
)
def test_a_file_that_is_not_pdf_x_4_is_found_out(
    for_press: bytes, spoil: Callable[[pikepdf.Pdf], None], said: str
) -> None:
    with pikepdf.open(io.BytesIO(for_press)) as pdf:
        spoil(pdf)
        assert any(said in breach for asked in requirements(pdf) for breach in asked.breaches)


def test_a_registered_condition_is_named_with_its_registry(laid_out: bytes) -> None:
    scheduler = msgspec.structs.replace(SCHEDULER, condition="FOGRA51")
    with pikepdf.open(io.BytesIO(for_printer(laid_out, scheduler))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA51"
        assert str(intent.RegistryName) == "http://www.color.org"


@pytest.mark.parametrize("named", ["none.icc", "../outside.icc", "one.md"])
def test_a_profile_that_is_none_is_said_and_the_house_has_one(
    named: str, write: Callable[..., Path], tmp_path: Path
) -> None:
    write(
        {
            "p/publication.toml": f'title = "P"\n[print]\nprofile = "{named}"\n',
            "p/one.md": "# One\n\nWords.\n",
        }
    )
    (tmp_path / "outside.icc").write_bytes(SCHEDULER.profile)
    place, report = find(tmp_path / "p"), Report()
    scheduler = ink_profile_of(place, read_settings(place, report), report)
    assert [(d.code, d.span.first) for d in report] == [("S530", 2)]
    assert scheduler.profile == SCHEDULER.profile


# -- the list -------------------------------------------------------------------------------------


def test_the_preflight_list_of_such_a_file_has_the_pictures_dots_to_object_to_only(for_press: bytes) -> None:
    findings = preflight(for_press)
    assert [finding.words for finding in findings if finding.is_well is False] == [
        next(finding.words for finding in findings if "dots per inch" in finding.words)
    ]
    assert "[x] trimmed size 148 × 210 mm on all pages, bleed 3 mm" in preflight_as_text(findings)


def test_the_preflight_list_finds_rgb_and_odd_page_counts(laid_out: bytes) -> None:
    words = [finding.words for finding in preflight(laid_out, pages_by=1000) if finding.is_well is False]
    assert any("RGB" in said for said in words)
    assert any("to be divided by 1000" in said for said in words)


def test_the_preflight_list_says_how_much_ink_there_is(for_press: bytes) -> None:
    with pikepdf.open(io.BytesIO(for_press)) as pdf:
        picture = pdf.make_stream(
            bytes([255, 200, 255, 255] * 4),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=2,
            Height=2,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceCMYK,
        )
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Wet=picture)
        stream = io.BytesIO()
        pdf.save(stream)
    said = [f for f in preflight(stream.getvalue()) if "% of ink" in f.words]
    assert [(f.is_well, f.words[:20]) for f in said] == [(False, "at most 378 % of ink")]
    assert [f.is_well for f in preflight(for_press) if "% of ink" in f.words] == [True]


def test_the_same_edition_gives_the_same_bytes(laid_out: bytes, for_press: bytes) -> None:
    assert for_printer(laid_out, SCHEDULER) == for_press


# -- the cover ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "thick"),
    [
        ("90 gsm, bulk 1.3", 0.117),
        ("80 g/m², 1.75 bulk", 0.14),
        ("100 g volume 1.5", 0.15),
        ("0.12 mm", 0.12),
        ("110 µm", 0.11),
    ],
)
def test_how_thick_a_paper_is(paper: str, thick: float) -> None:
    assert sheet_of(paper) == pytest.approx(thick)


@pytest.mark.parametrize("paper", ["thick", "90 gsm", "bulk 1.3", "12 mm", "0 mm"])
def test_a_paper_that_says_nothing_of_its_thickness_is_no_paper(paper: str) -> None:
    with pytest.raises(ValueError, match="paper"):
        sheet_of(paper)


def test_a_spine_is_half_as_many_sheets_as_pages() -> None:
    assert spine_width(200, 0.1) == pytest.approx(10)
    assert spine_width(201, 0.1) == pytest.approx(10.1)


@pytest.mark.parametrize("look", ["magazine", "book"])
def test_back_spine_and_front_stand_side_by_side(look: str) -> None:
    styles = house_look(look, overrides=BLEED_CSS)
    pages = make_pdf(KITCHEN_SINK, ASSETS, styles, Report())
    cover = wrapped(pages, make_jacket(KITCHEN_SINK, styles, DEFAULT_OPTIONS, 12.5), SCHEDULER, spine=12.5)
    with pikepdf.open(io.BytesIO(cover)) as pdf:
        assert [round(float(x) / POINTS, 1) for x in pdf.pages[0].trimbox] == [0, 0, 308.5, 210]
        assert [asked.breaches for asked in requirements(pdf) if asked.breaches] == []
        assert str(pdf.docinfo.Title) == "Everything & More – cover"
    page = pypdfium2.PdfDocument(cover)[0].get_textpage()
    spine = page.get_text_bounded(left=148 * POINTS, right=160.5 * POINTS)
    front = page.get_text_bounded(left=160.5 * POINTS)
    back = page.get_text_bounded(right=148 * POINTS)
    assert "Everything" in "".join(spine.split())
    assert "Everything" in front
    assert "One of each." in back
    assert "Everything" not in back


def test_a_narrow_spine_has_no_words() -> None:
    jacket = make_jacket(KITCHEN_SINK, house_look(), DEFAULT_OPTIONS, 5.9)
    assert "Everything" not in pypdfium2.PdfDocument(jacket)[0].get_textpage().get_text_range()


def test_the_colour_of_the_cover_bleeds() -> None:
    """On the screen it ends at the edge; for the printer it goes on beyond it."""
    pages = make_pdf(KITCHEN_SINK, ASSETS, house_look(overrides=BLEED_CSS), Report())
    picture = pypdfium2.PdfDocument(for_printer(pages, SCHEDULER))[0].render(scale=2).to_pil()
    inside, bleeds, slug = (picture.getpixel((x, round(100 * POINTS))) for x in (70, 46, 30))
    assert inside == bleeds
    assert slug == (255, 255, 255)


TWO = {"one.md": "# One\n\nWords of one.\n", "two.md": "# Two\n\nWords of two.\n"}


def test_a_cover_is_made_when_the_settings_name_a_paper(
    standfirst: Callable[..., subprocess.CompletedProcess[str]], write: Callable[..., Path], tmp_path: Path
) -> None:
    settings = 'title = "Both"\ncover = "c.png"\n[print]\npaper = "200 gsm, bulk 2"\n'
    write({**TWO, "publication.toml": settings, "c.png": png(64, 90, 100)})
    done = standfirst("print", ".", "-o", "out")
    assert done.returncode == 0
    assert "spine 1.6 mm: 8 pages on 200 gsm, bulk 2 (0.400 mm a sheet); no words on it" in done.stdout
    assert (tmp_path / "out" / "both-print.txt").read_text("utf-8") == done.stdout
    with pikepdf.open(tmp_path / "out" / "both-cover.pdf") as cover:
        assert len(_pictures(cover)) == 1


def test_no_cover_is_made_for_a_paper_that_nobody_named(write: Callable[..., Path], tmp_path: Path) -> None:
    write({**TWO, "publication.toml": 'title = "Both"\n'})
    made = Build(find(tmp_path)).artefact(PrinterFiles())
    assert made is not None
    assert [*made.files] == ["both-print.pdf", "both-print.txt"]


def test_the_house_profile_is_that_of_a_press() -> None:
    assert name_of(SCHEDULER.profile) == "Artifex CMYK SWOP Profile"
    assert name_of(b"no profile") is None
    assert Publication().print.sheet is None


def test_a_booklet_creeps_by_the_thickness_of_its_paper(
    standfirst: Callable[..., subprocess.CompletedProcess[str]], write: Callable[..., Path], tmp_path: Path
) -> None:
    write({**TWO, "publication.toml": 'title = "Both"\n[print]\npaper = "0.2 mm"\n'})
    for folder, options in (("paper", ()), ("said", ("--creep", "0.2")), ("none", ("--creep", "0"))):
        assert standfirst("booklet", ".", "-o", folder, *options).returncode == 0
    paper, said, none = (tmp_path / x / "both-booklet.pdf" for x in ("paper", "said", "none"))
    assert paper.read_bytes() == said.read_bytes() != none.read_bytes()
