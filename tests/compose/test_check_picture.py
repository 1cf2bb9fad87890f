"""Pictures: what is let through, what is cleaned, what is refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageFile

from kitchen_sink import png
from standfirst.compose.check_picture import Cleaned, read_picture
from standfirst.project.picture_file import Refused

NS = b'xmlns="http://www.w3.org/2000/svg"'


def bitmap(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, kind)
    return stream.getvalue()


def cleaned(data: bytes, name: str = "a.png") -> Cleaned:
    picture = read_picture(data, name)
    assert isinstance(picture, Cleaned), picture
    return picture


def refusal(data: bytes) -> str:
    picture = read_picture(data, "a.png")
    assert isinstance(picture, Refused)
    return picture.code


@pytest.mark.parametrize(
    ("kind", "media_type", "suffix"),
    [
        ("PNG", "image/png", "png"),
        ("JPEG", "image/jpeg", "jpg"),
        ("GIF", "image/gif", "gif"),
        ("WEBP", "image/webp", "webp"),
    ],
)
def test_a_bitmap_is_what_its_bytes_say_whatever_its_name(kind: str, media_type: str, suffix: str) -> None:
    asset = cleaned(bitmap(kind), "images/a.tiff").asset
    assert (asset.media_type, asset.name, asset.width, asset.height) == (
        media_type,
        f"images/a.{suffix}",
        40,
        30,
    )


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40))])
def test_a_photograph_has_the_size_that_it_has_upright(orientation: int, size: tuple[int, int]) -> None:
    photograph, buffer = Image.new("RGB", (40, 30)), io.BytesIO()
    notes = photograph.getexif()
    notes[0x0112] = orientation
    photograph.save(buffer, "JPEG", exif=notes)
    picture = read_picture(buffer.getvalue(), "p.jpg")
    assert isinstance(picture, Cleaned)
    assert (picture.asset.width, picture.asset.height) == size


def test_greys_of_sixteen_bits_become_those_of_eight() -> None:
    scan, buffer = Image.new("I;16", (3, 1)), io.BytesIO()
    for place, grey in enumerate((0, 0x8000, 0xFFFF)):
        scan.putpixel((place, 0), grey)
    scan.save(buffer, "PNG")
    with Image.open(io.BytesIO(cleaned(buffer.getvalue()).asset.data)) as shown:
        assert (shown.mode, shown.tobytes()) == ("L", bytes((0, 0x80, 0xFF)))


def test_a_name_that_is_right_is_kept() -> None:
    assert cleaned(bitmap("JPEG"), "A.JPEG").asset.name == "A.JPEG"
    assert cleaned(png(2, 2, 0), "v1.2/plan").asset.name == "v1.2/plan.png"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_bitmap_cut_short_is_refused(kind: str, share: float) -> None:
    """Although WeasyPrint, once imported, tells Pillow not to mind."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    whole = bitmap(kind, (300, 300))
    assert refusal(whole[: int(len(whole) * share)]) == "S404"


def test_what_is_no_picture_is_refused() -> None:
    for data in (b"", b"hello", b"<html><body/></html>", b"<svg/>", b"<svg", b"%PDF-1.7", b"\0" * 100):
        assert refusal(data) == "S404"


def test_a_picture_of_another_kind_is_refused_by_name() -> None:
    assert refusal(bitmap("TIFF")) == "S408"


def test_a_small_file_of_very_many_pixels_is_refused_unread() -> None:
    stream = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(stream, "PNG")
    assert len(stream.getvalue()) < 50_000
    assert refusal(stream.getvalue()) == "S405"


def test_a_clean_drawing_is_kept() -> None:
    picture = cleaned(
        b"<svg "
        + NS
        + b' width="10mm" viewBox="0 0 20 10"><style>a{fill:url(#b)}</style><use href="#a"/></svg>'
    )
    assert picture.removed == ()
    assert (picture.asset.media_type, picture.asset.width, picture.asset.height) == ("image/svg+xml", 38, 19)
    assert b"url(#b)" in picture.asset.data


@pytest.mark.parametrize(
    ("bad", "left"),
    [
        (b"<script>x</script>", b"script"),
        (b'<rect onclick="x()"/>', b"onclick"),
        (b"<foreignObject><p>x</p></foreignObject>", b"foreignObject"),
        (b'<image href="http://example.org/a.png"/>', b"example.org"),
        (b'<image href="file:///etc/passwd"/>', b"passwd"),
        (b'<use xmlns:x="http://www.w3.org/1999/xlink" x:href="other.svg#a"/>', b"other.svg"),
        (b'<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', b"data:"),
        (b'<rect style="fill:url(http://example.org/)"/>', b"example.org"),
        (b"<style>@import 'http://example.org/a.css';</style>", b"example.org"),
        (b'<a href="javascript:x()"><rect/></a>', b"javascript"),
        (b'<?xml-stylesheet href="http://example.org/"?>', b"example.org"),
    ],
)
def test_a_drawing_loses_what_is_more_than_a_picture(bad: bytes, left: bytes) -> None:
    picture = cleaned(b"<svg " + NS + b'><rect id="kept"/>' + bad + b"<text>words</text></svg>")
    assert left not in picture.asset.data.replace(b"http://www.w3.org/1999/xlink", b"")
    assert b"kept" in picture.asset.data
    assert b"words" in picture.asset.data
    assert picture.removed or bad.startswith(b"<?")


def test_entities_that_could_explode_are_refused() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg ' + NS + b"><text>&b;</text></svg>"
    assert refusal(bomb) == "S404"


# -- drawings: only what is in the lists gets through


@pytest.mark.parametrize(
    ("bad", "left"),
    [
        (b'<image href="#a"><set attributeName="href" to="http://example.org/"/></image>', b"example.org"),
        (b"<style>@\\69mport 'http://example.org/a.css';</style>", b"example.org"),
        (b"<style>rect{fill:u\\72l(http://example.org/)}</style>", b"example.org"),
        (b'<rect style="fill:u\\72l(http://example.org/)"/>', b"example.org"),
        (b"<style><g/>@import 'http://example.org/';</style>", b"example.org"),
        (b"<rect style=\"background:image-set('http://example.org/' 1x)\"/>", b"example.org"),
        (b"<rect fill=\"image-set('http://example.org/' 1x)\"/>", b"example.org"),
        (b'<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="http://example.org/"/>', b"example.org"),
        (b'<rect xml:base="http://example.org/"/>', b"example.org"),
        (b'<rect begin="0s" formaction="http://example.org/"/>', b"example.org"),
        (b'<image href="data:image/png;base64,bm8gcGljdHVyZQ=="/>', b"base64"),
        (b'<rect width="1e400"/>', b"e400"),
        (b'<rect width="' + b"9" * 400 + b'"/>', b"999"),
    ],
)
def test_what_no_list_names_does_not_get_through(bad: bytes, left: bytes) -> None:
    picture = cleaned(b"<svg " + NS + b'><rect id="kept"/>' + bad + b"<text>words</text></svg>")
    assert left not in picture.asset.data
    assert b"kept" in picture.asset.data
    assert b"words" in picture.asset.data
    assert picture.removed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    drawing = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE svg [<!ENTITY y "words">]>'
    drawing += f"<svg {NS.decode()}><text>&y;</text></svg>"
    assert refusal(drawing.encode(encoding)) == "S404"


@pytest.mark.parametrize(
    "size",
    [
        b'viewBox="0 0 1e-300 1e300"',
        b'viewBox="0 0 0.0000000001 99999999999999999999"',
        b'width="' + b"9" * 400 + b'" height="9"',
        b'width="1" height="90000"',
        b'width="1e9" height="1e9"',
    ],
)
def test_a_size_that_no_page_has_is_refused(size: bytes) -> None:
    assert refusal(b"<svg " + NS + b" " + size + b'><rect width="1" height="1"/></svg>') == "S404"


def test_a_drawing_that_shows_nothing_is_refused() -> None:
    assert refusal(b"<svg " + NS + b'><defs><g id="a"/></defs></svg>') == "S404"


def test_what_would_be_repeated_without_end_is_drawn_once() -> None:
    gradient = b'<linearGradient id="a" spreadMethod="repeat" x2="1e-7"><stop/></linearGradient>'
    pattern = b'<pattern id="b" width="1e-6" height="1"><rect/></pattern>'
    dashed = b'<rect stroke-dasharray="1e-6"/>'
    picture = cleaned(b"<svg " + NS + b' width="9" height="9">' + gradient + pattern + dashed + b"</svg>")
    assert b"linearGradient" in picture.asset.data
    assert not any(word in picture.asset.data for word in (b"spreadMethod", b"<pattern", b"dasharray"))


def test_uses_that_multiply_are_refused() -> None:
    uses = b"".join(
        b'<g id="n%d">%s</g>' % (n, b'<use href="#n%d"/>' % (n - 1) * 10 if n else b"<rect/>")
        for n in range(7)
    )
    assert refusal(b"<svg " + NS + b">" + uses + b"</svg>") == "S404"
    itself = b'<g id="a"><rect/><use href="#a"/></g>'
    assert refusal(b"<svg " + NS + b">" + itself + b"</svg>") == "S404"
    deep = b"<g>" * 150 + b"<rect/>" + b"</g>" * 150
    assert refusal(b"<svg " + NS + b">" + deep + b"</svg>") == "S404"


def test_what_a_drawing_program_writes_is_kept() -> None:
    drawing = (
        b"<svg " + NS + b' xmlns:ink="http://example.org/ink" width="20" height="10" viewBox="0 0 20 10">'
        b"<style>.a{fill:#2e8b57;font:bold 4px serif}</style>"
        b'<g ink:label="Layer 1" class="a" style="opacity:.5;-ink-stroke:1"><path d="M1 1L9 9Z"/>'
        b'<text text-anchor="middle" x="5" y="5">ab<tspan dy="1">c</tspan></text></g>'
        b'<rect fill="url(#b)" transform="rotate(10 5 5)" width="3" height="3"/>'
        b'<linearGradient id="b"><stop offset="10%" stop-color="rgb(1,2,3)"/></linearGradient></svg>'
    )
    picture = cleaned(drawing)
    assert picture.removed == ()
    for word in (b"#2e8b57", b"text-anchor", b"url(#b)", b"rotate(10 5 5)", b"rgb(1,2,3)", b"opacity:.5"):
        assert word in picture.asset.data


@pytest.mark.parametrize("box", [b"a b c d", b"0 0 9", b"0 0 9 9 9", b"0 0 9 x", b"0;0;9;9"])
def test_a_view_box_that_is_not_four_numbers_is_taken_out(box: bytes) -> None:
    picture = cleaned(b"<svg " + NS + b' width="9" height="9" viewBox="' + box + b'"><rect/></svg>')
    assert b"viewBox" not in picture.asset.data and "a viewBox that is not four numbers" in picture.removed


@pytest.mark.parametrize("box", [b"0 0 9 9", b" -1.5,0 , 9e0 +9 ", b"0\n0\n9\n9"])
def test_a_view_box_of_four_numbers_stays(box: bytes) -> None:
    assert b"viewBox" in cleaned(b"<svg " + NS + b' viewBox="' + box + b'"><rect/></svg>').asset.data
