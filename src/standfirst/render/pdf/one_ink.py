"""Pictures in one ink: what is dark in them is the ink, what is light is paper.

A press or a copier with one ink would make of a colour what it likes; here red and blue are as dark as they
are seen.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from xml.etree import ElementTree as etree  # noqa: N813

from msgspec.structs import replace
from PIL import Image, ImageOps
from tinycss2.color4 import parse_color

from standfirst.editions.theme import ANY, Choices
from standfirst.model.assets import Asset, Assets

BLACK = "#000000"
QUALITY = 75
"""Of a JPEG."""
_LIGHTNESS = (0.299, 0.587, 0.114)
"""Shares of red, green and blue in how light a colour is (ITU-R BT.601), for drawings as for pictures."""
_PAINTED = ("fill", "stroke", "color", "stop-color", "flood-color", "lighting-color")
_DECLARED = re.compile(rf"(?P<name>(?<![\w-])(?:{'|'.join(_PAINTED)})\s*:\s*)(?P<colour>[^;}}!]+)")
_SVG = "{http://www.w3.org/2000/svg}"


def in_inks_of(assets: Assets, choices: Choices) -> Assets:
    """The pictures as a theme prints them."""
    if not choices.one_ink:
        return assets
    ink = dict(choices.colours).get(ANY, BLACK)
    return {name: in_ink(asset, ink) for name, asset in assets.items()}


@lru_cache(maxsize=16)
def in_ink(asset: Asset, ink: str) -> Asset:
    """A picture in tints of an ink, ``#rrggbb``; of the same size in pixels."""
    if asset.media_type == "image/svg+xml":
        return replace(asset, data=_drawing(asset.data, ink))
    with Image.open(io.BytesIO(asset.data)) as picture:
        is_photograph, see_through = picture.format == "JPEG", picture.has_transparency_data
        alpha = picture.convert("RGBA").getchannel("A") if see_through else None
        tinted = ImageOps.colorize(_grey(picture), black=ink, white="#ffffff")
    if alpha is not None:
        tinted.putalpha(alpha)
    out = io.BytesIO()
    if is_photograph:
        tinted.save(out, "JPEG", quality=QUALITY, optimize=True)
    else:
        tinted.save(out, "PNG")
    return replace(asset, data=out.getvalue(), media_type="image/jpeg" if is_photograph else "image/png")


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):  # of 16 bits, of which Pillow would cut off the upper ones
        picture = picture.convert("I").point(lambda value: value * (1 / 256))
    return picture.convert("L")


def _drawing(data: bytes, ink: str) -> bytes:
    root = etree.fromstring(data)
    root.set("fill", root.get("fill", BLACK))  # what has no colour of its own is black
    for element in root.iter():
        for name in _PAINTED:
            if name in element.attrib:
                element.set(name, _tint(element.attrib[name], ink))
        if "style" in element.attrib:
            element.set("style", _declarations(element.attrib["style"], ink))
        if element.tag == f"{_SVG}style" and element.text:
            element.text = _declarations(element.text, ink)
    return etree.tostring(root)


def _declarations(css: str, ink: str) -> str:
    return _DECLARED.sub(lambda found: found["name"] + _tint(found["colour"], ink), css)


def _tint(words: str, ink: str) -> str:
    """A colour in a tint of the ink; what is none (``none``, ``url(#a)``, ``currentColor``) stays."""
    colour = parse_color(words.strip())
    if colour is None or isinstance(colour, str):
        return words
    *parts, alpha = colour.to("srgb")
    light = sum(share * part for share, part in zip(_LIGHTNESS, parts, strict=True))
    pure = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    red, green, blue = (round(part + (255 - part) * light) for part in pure)
    return f"#{red:02x}{green:02x}{blue:02x}" if alpha == 1 else f"rgba({red}, {green}, {blue}, {alpha:g})"
