"""Picture: bytes → an Asset, checked. What is no picture, or may do harm, does not get through."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from standfirst.model.assets import Asset
from standfirst.project.picture_file import LARGEST_FILE, Refused

if TYPE_CHECKING:
    from lxml.etree import _Element as _Tree

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
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return Refused("S405", f"the picture has more than {LARGEST_PICTURE // 1_000_000} million pixels")
    except UnidentifiedImageError:
        return Refused("S404", "this is no picture of any kind that we know")
    except Exception:  # a decoder that met damage raises whatever comes to hand
        return Refused("S404", "the picture is damaged")
    return Cleaned(_asset(name, media_type, data, width, height))


def _asset(name: str, media_type: str, data: bytes, width: int, height: int) -> Asset:
    return Asset(name=_named(name, media_type), media_type=media_type, data=data, width=width, height=height)


# -- drawings -----------------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"
FORBIDDEN = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "object", "embed"})
POINTERS = frozenset({"image", "feImage", "use"})
"""What is nothing without a reference."""
OUTWARD = re.compile(r"url\(\s*['\"]?\s*(?!#|data:image/)|@import|expression\(|javascript:", re.IGNORECASE)
EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp);base64,", re.IGNORECASE)
PIXELS: Mapping[str, float] = {
    "": 1,
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96,
    "em": 16,
    "rem": 16,
}


def _read_drawing(data: bytes, name: str) -> Picture:
    """An SVG drawing without what could run, fetch or explode."""
    from lxml import etree

    if re.search(rb"<!ENTITY", data, re.IGNORECASE):
        return Refused("S404", "the drawing declares entities, which can be made to explode")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Refused("S404", f"the drawing is no well-formed XML: {str(error).split(', line')[0]}")
    if root.tag not in (SVG + "svg", "svg"):
        what = etree.QName(root).localname
        kind = "a web page" if what.lower() == "html" else f"an XML file (`{what}`)"
        return Refused("S404", f"this is no picture but {kind}")
    if root.tag == "svg":
        return Refused("S404", "the drawing does not say that it is SVG (xmlns is missing)")
    removed = _clean(root)
    # Written again without document type and in UTF-8, which every reading system knows.
    cleaned = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Cleaned(_asset(name, "image/svg+xml", cleaned, *_size(root)), tuple(sorted(removed)))


def _clean(root: _Tree) -> set[str]:
    """Takes everything out of the tree that is more than a picture, and says what it was."""
    removed: set[str] = set()
    for node in list(root.iter()):
        if not isinstance(node.tag, str):
            continue
        tag = node.tag.rpartition("}")[2]
        if tag in FORBIDDEN:
            removed.add(f"<{tag}>")
            _remove(node)
            continue
        if tag == "style" and OUTWARD.search(node.text or ""):
            removed.add("a stylesheet that fetches something")
            _remove(node)
            continue
        for attribute, value in list(node.attrib.items()):
            if why := _harm(str(attribute).rpartition("}")[2], str(value)):
                removed.add(why)
                del node.attrib[attribute]
        if tag in POINTERS and not any(str(name).endswith("href") for name in node.attrib):
            _remove(node)
    return removed


def _harm(attribute: str, value: str) -> str | None:
    """What is wrong with an attribute of a drawing, if anything."""
    if attribute.lower().startswith("on"):
        return f"the event handler {attribute}"
    if attribute in ("href", "src") and not value.startswith("#") and not EMBEDDED.match(value.strip()):
        return f"the reference to {value[:60]}"
    if attribute == "base":
        return "xml:base"
    return "a style that fetches something" if OUTWARD.search(value) else None


def _remove(node: _Tree) -> None:
    """Takes a node out and leaves the text after it in place."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def _size(root: _Tree) -> tuple[int, int]:
    """Width and height in user units: what the drawing says, else its view box, else CSS's 300 × 150."""
    box = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    inner = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
    width, height = _length(root.get("width")), _length(root.get("height"))
    if inner and not (width and height):
        ratio = inner[0] / inner[1]
        width, height = (
            (width, width / ratio) if width else ((height or inner[1]) * ratio, height or inner[1])
        )
    return max(1, round(width or 300)), max(1, round(height or 150))


def _length(value: str | None) -> float | None:
    """A length in pixels; None for percentages and what is none."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)\s*", value or "")
    if not match or match[2] not in PIXELS or not float(match[1]):
        return None
    return float(match[1]) * PIXELS[match[2]]
