"""Picture: bytes → an Asset, checked. What is no picture, or may do harm, does not get through."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from standfirst.compose.drawing import NoDrawingError, read_drawing
from standfirst.model.assets import Asset
from standfirst.project.picture_file import LARGEST_FILE, Refused

if TYPE_CHECKING:
    from PIL.Image import Image as Bitmap

LARGEST_PICTURE = 80_000_000
"""Pixels, as they would stand in memory."""

SUFFIXES: Mapping[str, str] = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}
"""What editions can show, and how the files are to be called."""


class Cleaned(msgspec.Struct, frozen=True, tag=True):
    """A picture that can be shown, and what had to be taken out of it."""

    asset: Asset
    removed: tuple[str, ...] = ()


Picture: TypeAlias = Cleaned | Refused

_ORIENTATION, _ON_ITS_SIDE = 0x0112, (5, 6, 7, 8)
"""What a camera noted of how it was held (Exif 2.32, 4.6.4, Orientation)."""


def read_picture(data: bytes, name: str) -> Picture:
    """The asset in these bytes, called ``name`` with the suffix of what it really is."""
    if len(data) > LARGEST_FILE:
        return Refused("S405", f"the picture has {len(data) // 1_000_000} megabytes")
    if not data:
        return Refused("S404", "the file is empty")
    if _looks_like_xml(data):
        return _read_drawing(data, name)
    return _read_bitmap(data, name)


def _looks_like_xml(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _named(name: str, media_type: str) -> str:
    """The name with the suffix of the media type: a reading system trusts it."""
    stem, dot, suffix = name.rpartition(".")
    wanted = SUFFIXES[media_type]
    if dot and ("." + suffix.lower() == wanted or (wanted == ".jpg" and suffix.lower() == "jpeg")):
        return name
    return (stem if dot and "/" not in suffix else name) + wanted


# -- bitmaps ------------------------------------------------------------------------------------


def _read_bitmap(data: bytes, name: str) -> Picture:
    from PIL import Image, ImageFile, UnidentifiedImageError

    # WeasyPrint opens the same bytes with the same library: the limit is for it as well. It also
    # tells the library not to mind pictures that are cut short, once it has been imported; we do.
    Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                media_type = Image.MIME.get(image.format or "", "")
                width, height = image.size
                if media_type not in SUFFIXES:
                    return Refused("S408", f"pages and ebooks can't show {image.format} pictures")
                image.draft("RGB", (width // 8 or 1, height // 8 or 1))
                image.load()
                if image.mode.startswith("I"):
                    media_type, data = "image/png", _with_fewer_greys(image)
                if image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE:
                    width, height = height, width  # both editions turn it upright
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return Refused("S405", f"the picture has more than {LARGEST_PICTURE // 1_000_000} million pixels")
    except UnidentifiedImageError:
        return Refused("S404", "this is no picture of any kind that we know")
    except MemoryError:
        raise
    except Exception:  # a decoder that met damage raises whatever comes to hand
        return Refused("S404", "the picture is damaged")
    return Cleaned(_asset(name, media_type, data, width, height))


def _with_fewer_greys(image: Bitmap) -> bytes:
    """A PNG of 256 greys from a picture of 65,536, which WeasyPrint sets as black (scanners make such)."""
    buffer = io.BytesIO()
    image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L").save(buffer, "PNG")
    return buffer.getvalue()


def _asset(name: str, media_type: str, data: bytes, width: int, height: int) -> Asset:
    return Asset(name=_named(name, media_type), media_type=media_type, data=data, width=width, height=height)


# -- drawings -----------------------------------------------------------------------------------


def _read_drawing(data: bytes, name: str) -> Picture:
    """An SVG drawing that can only be looked at."""
    try:
        drawing = read_drawing(
            data, lambda bitmap: isinstance(_read_bitmap(bitmap, "in a drawing.png"), Cleaned)
        )
    except NoDrawingError as error:
        return Refused("S404", str(error))
    asset = _asset(name, "image/svg+xml", drawing.data, drawing.width, drawing.height)
    return Cleaned(asset, drawing.removed)
