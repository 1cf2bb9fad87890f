"""Pictures as an ebook carries them."""

from __future__ import annotations

import io

import pytest
from PIL import Image, PngImagePlugin

from standfirst.model.assets import Asset
from standfirst.render.epub.pictures_for_screens import MOST_PIXELS, for_readers

SECRET = b"51 deg 34 min N"
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


def asset(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> Asset:
    picture = Image.new(mode, size)
    for x in range(size[0]):
        picture.putpixel((x, 0), (200,) * len(picture.getbands()) if len(picture.getbands()) > 1 else 200)
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    name = f"images/a.{kind.lower()}"
    return Asset(name=name, media_type=TYPES[kind], data=buffer.getvalue(), width=size[0], height=size[1])


def with_report(kind: str, orientation: int = 1) -> Asset:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = orientation
    options: dict[str, object] = {"exif": exif}
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", SECRET.decode())
        options["pnginfo"] = info
    return asset(kind, **options)


@pytest.mark.parametrize("kind", TYPES)
def test_what_the_camera_noted_is_cut_out_and_the_picture_stays(kind: str) -> None:
    before = with_report(kind)
    assert SECRET in before.data
    after = for_readers(before)
    assert SECRET not in after.data
    with Image.open(io.BytesIO(before.data)) as one, Image.open(io.BytesIO(after.data)) as other:
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("kind", TYPES)
def test_what_is_too_large_is_made_smaller_and_keeps_its_shape(kind: str) -> None:
    after = for_readers(asset(kind, (4000, 1000)))
    assert (after.width, after.height) == (MOST_PIXELS, MOST_PIXELS // 4)
    with Image.open(io.BytesIO(after.data)) as picture:
        assert picture.size == (after.width, after.height)


def test_a_photograph_taken_sideways_is_turned() -> None:
    after = for_readers(with_report("JPEG", orientation=6))
    assert (after.width, after.height) == (40, 60)
    assert SECRET not in after.data


def test_inks_become_lights() -> None:
    with Image.open(io.BytesIO(for_readers(asset("JPEG", mode="CMYK")).data)) as picture:
        assert picture.mode == "RGB"


@pytest.mark.parametrize(("opacity", "mode"), [(255, "RGB"), (254, "RGBA")])
def test_a_transparency_stays_where_it_lets_something_through(opacity: int, mode: str) -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (2400, 30), (9, 9, 9, opacity)).save(buffer, "PNG")
    screen = Asset(name="a.png", media_type="image/png", data=buffer.getvalue(), width=2400, height=30)
    with Image.open(io.BytesIO(for_readers(screen).data)) as picture:
        assert picture.mode == mode


def test_twice_is_the_same_to_the_byte() -> None:
    large = asset("JPEG", (3000, 2000))
    assert for_readers(large) == for_readers(large)
    once = for_readers(with_report("WEBP"))
    assert for_readers(once) == once


def test_drawings_stay_drawings() -> None:
    drawing = Asset(name="a.svg", media_type="image/svg+xml", data=b"<svg/>", width=1, height=1)
    assert for_readers(drawing) is drawing
