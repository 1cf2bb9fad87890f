"""Pictures for readers: no larger than a screen can show, upright, and without what the camera noted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace
from PIL import Image, ImageOps

from standfirst.model.assets import Asset

MOST_PIXELS = 2000
"""Of the longer side: more than any reader shows, enough to enlarge a page."""
QUALITY = 85
"""Of a JPEG that had to be made again."""

_WANTED_CHUNKS = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"tRNS",
        b"IDAT",
        b"IEND",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
    )
)
"""What of a PNG is needed to show it (ISO/IEC 15948)."""
_ORIENTATION = 0x0112
"""The tag of Exif that says how the camera was held."""


@lru_cache(maxsize=64)
def for_readers(asset: Asset) -> Asset:
    """The picture as an ebook carries it; the same bytes always make the same bytes.

    Drawings stay drawings and what moves stays as it is. A JPEG is made again only if it is too
    large, lies on its side or has inks instead of lights; else what is not the picture is cut out.
    """
    if asset.media_type in ("image/svg+xml", "image/gif"):
        return asset
    with Image.open(io.BytesIO(asset.data)) as picture:
        if getattr(picture, "n_frames", 1) > 1:
            return asset
        if max(picture.size) <= MOST_PIXELS and _is_upright(picture) and picture.mode != "CMYK":
            return replace(asset, data=_without_notes(asset))
        return _made_again(asset, picture)


def _is_upright(picture: Image.Image) -> bool:
    return bool(picture.getexif().get(_ORIENTATION, 1) == 1)


def _made_again(asset: Asset, picture: Image.Image) -> Asset:
    upright = ImageOps.exif_transpose(picture)
    colours = upright.info.get("icc_profile") if upright.mode != "CMYK" else None
    if upright.mode == "P":
        upright = upright.convert("RGBA" if "transparency" in upright.info else "RGB")
    if upright.mode == "CMYK" or _hides_nothing(upright):
        upright = upright.convert("RGB")
    upright.thumbnail((MOST_PIXELS, MOST_PIXELS), Image.Resampling.LANCZOS)
    kind = {"image/jpeg": "JPEG", "image/webp": "WEBP"}.get(asset.media_type, "PNG")
    buffer = io.BytesIO()
    upright.save(buffer, kind, quality=QUALITY, optimize=kind == "JPEG", icc_profile=colours, exif=b"")
    return replace(asset, data=buffer.getvalue(), width=upright.width, height=upright.height)


def _hides_nothing(picture: Image.Image) -> bool:
    """Whether it might be transparent and is so nowhere, as pictures of a screen are."""
    return picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255)


# -- without making it again -----------------------------------------------------------------------


def _without_notes(asset: Asset) -> bytes:
    """The bytes without texts, dates, places and miniatures."""
    match asset.media_type:
        case "image/png":
            return asset.data[:8] + b"".join(_png_chunks(asset.data))
        case "image/jpeg":
            return b"".join(_jpeg_segments(asset.data))
        case "image/webp":
            return b"".join(_webp_chunks(asset.data))
        case _:
            return asset.data


def _png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in _WANTED_CHUNKS:
            yield data[at:end]
        at = end


def _jpeg_segments(data: bytes) -> Iterator[bytes]:
    """All but the application segments and comments; JFIF, colour profile and Adobe's mark stay."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in (0xDA, 0xFF):  # the picture itself, to the end; or what we don't know
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at:end]
        is_note = marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in (0xE0, 0xEE))
        if not is_note or segment[4:15] == b"ICC_PROFILE":
            yield segment
        at = end
    yield data[at:]


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    """A RIFF container without Exif and XMP, whose flags in the head are taken back."""
    kept = []
    at = 12
    while at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        end += end % 2
        chunk = data[at:end]
        if chunk[:4] == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if chunk[:4] not in (b"EXIF", b"XMP "):
            kept.append(chunk)
        at = end
    body = b"WEBP" + b"".join(kept)
    yield b"RIFF" + len(body).to_bytes(4, "little") + body
