"""Pictures of a theme with one ink have no other colour, and are as dark as they were."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from standfirst.editions.theme import Choices
from standfirst.model.assets import Asset
from standfirst.render.pdf.one_ink import in_ink, in_inks_of

INK = "#182d62"
COLOURS = {"black": (0, 0, 0), "white": (255, 255, 255), "red": (220, 40, 30), "yellow": (250, 220, 60)}


def picture(kind: str, colour: tuple[int, ...]) -> Asset:
    out = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", (8, 8), colour).save(out, kind)
    media_type = f"image/{kind.lower()}"
    return Asset(name="a", media_type=media_type, data=out.getvalue(), width=8, height=8)


def drawing(inside: str, root: str = "") -> Asset:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"{root}>{inside}</svg>'.encode()
    return Asset(name="a.svg", media_type="image/svg+xml", data=data, width=9, height=9)


def pixel(asset: Asset) -> tuple[int, ...]:
    with Image.open(io.BytesIO(asset.data)) as read:
        found = read.getpixel((4, 4))
    assert isinstance(found, tuple)
    return found


def is_tint(colour: tuple[int, ...], slack: int = 4) -> bool:
    """Whether a colour is a mixture of the ink and white."""
    ink = tuple(int(INK[at : at + 2], 16) for at in (1, 3, 5))
    share = (255 - colour[0]) / (255 - ink[0])
    return all(
        abs(255 - share * (255 - pure) - part) <= slack for pure, part in zip(ink, colour, strict=True)
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_pictures_of_dots_have_tints_of_the_ink(kind: str) -> None:
    found = {name: pixel(in_ink(picture(kind, colour), INK)) for name, colour in COLOURS.items()}
    assert all(is_tint(colour) for colour in found.values()), found
    assert found["black"][0] < found["red"][0] < found["yellow"][0] < found["white"][0]


def test_greys_of_16_bits_stay_what_they_are() -> None:
    out = io.BytesIO()
    Image.new("I;16", (8, 8), 0x4000).save(out, "PNG")
    asset = Asset(name="a", media_type="image/png", data=out.getvalue(), width=8, height=8)
    grey, same = pixel(in_ink(asset, INK)), pixel(in_ink(picture("PNG", (64, 64, 64)), INK))
    assert grey == same


def test_what_is_seen_through_stays_so() -> None:
    assert pixel(in_ink(picture("PNG", (220, 40, 30, 0)), INK))[3] == 0


def test_drawings_have_tints_of_the_ink() -> None:
    inside = (
        '<style>.a { fill: red } .b{stroke:rgb(0, 0, 0);stroke-width:2}</style><path class="a"/>'
        '<path fill="#f7c442" stroke="none"/><path style="fill: url(#g); stroke: white"/>'
        '<path fill="currentColor"/><stop stop-color="black"/>'
    )
    assert in_ink(drawing(inside, ' fill="#000"'), INK).data.decode() == (
        '<ns0:svg xmlns:ns0="http://www.w3.org/2000/svg" viewBox="0 0 9 9" fill="#182d62">'
        "<ns0:style>.a { fill: #5d6c91} .b{stroke:#182d62;stroke-width:2}</ns0:style>"
        '<ns0:path class="a" /><ns0:path fill="#cacfdb" stroke="none" />'
        '<ns0:path style="fill: url(#g); stroke: #ffffff" />'
        '<ns0:path fill="currentColor" /><ns0:stop stop-color="#182d62" /></ns0:svg>'
    )


def test_what_has_no_colour_of_its_own_is_the_ink() -> None:
    assert b'fill="#182d62"' in in_ink(drawing("<path/>"), INK).data


def test_other_themes_keep_their_colours() -> None:
    assets = {"a": picture("PNG", (220, 40, 30))}
    assert in_inks_of(assets, Choices(colours=(("any", INK),))) is assets
    assert is_tint(pixel(in_inks_of(assets, Choices(colours=(("any", INK),), one_ink=True))["a"]))
