"""Fonts that are packed for web pages (WOFF 1.0, WOFF 2.0), unpacked: the typesetter reads no others."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.editions.styles import Stylesheets
from standfirst.model.span import Span
from standfirst.project.check_font import PACKED, fault_of_font
from standfirst.project.read_file import FONT, name_of, read_file
from standfirst.project.temporary import temporary_folder

LARGEST = 40_000_000
"""Bytes of a font, unpacked."""
_SIZE_AT = 16
"""Where the header of either says how large the font is (WOFF 2.0, 4.1)."""


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """What a stylesheet calls a font (CSS Fonts 4, 4.1)."""

    family: str
    weight: int | None = None
    is_italic: bool = False


class FontFaultError(ValueError):
    """What is called a font can't be used as one: why."""


def with_unpacked_fonts(styles: Stylesheets, report: Report) -> Stylesheets:
    """The styles with every font of the publication as the typesetter reads it.

    Reported: what can't be unpacked (S532), which is left out.
    """
    return replace(styles, own_fonts=tuple(_unpacked(styles.own_fonts, report)))


def _unpacked(files: Iterable[Path], report: Report) -> Iterator[Path]:
    for file in files:
        data = read_file(file, FONT)
        try:
            yield unpacked(data) if data[:4] in PACKED else file
        except FontFaultError as error:
            report.add("S532", Span(name_of(file)), f"this font is not used: {error}")


def unpacked(data: bytes, face: Face | None = None) -> Path:
    """The file of the same font as others are, which is there as long as this process.

    ``face``: what it is called from now on. Raises FontFaultError for what can't be unpacked, or is far too
    large.
    """
    if data[:4] not in PACKED and (fault := fault_of_font(data)):
        raise FontFaultError(f"it {fault}")
    (size,) = struct.unpack_from(">I", data.ljust(_SIZE_AT + 4, b"\0"), _SIZE_AT)
    if data[:4] in PACKED and size > LARGEST:
        raise FontFaultError(f"it is larger than {LARGEST // 1_000_000} megabytes, unpacked")
    font = _sound(data, face)
    name = hashlib.sha256(data + repr(face).encode()).hexdigest()[:16]
    file = _folder() / (name + (".otf" if font[:4] == b"OTTO" else ".ttf"))
    if not file.exists():
        file.write_bytes(font)
    return file


@cache
def _folder() -> Path:
    return temporary_folder("unpacked")


def _sound(data: bytes, face: Face | None) -> bytes:
    from fontTools.ttLib import TTFont

    try:
        with TTFont(io.BytesIO(data), recalcTimestamp=False, fontNumber=0) as font:
            font.flavor = None
            if face is not None:
                _call(font, face)
            made = io.BytesIO()
            font.save(made)
            return made.getvalue()
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged table makes the library raise
        raise FontFaultError("it can't be unpacked") from error


def _call(font: Any, face: Face) -> None:
    """Give a font another family, weight and slant (OpenType 1.9, ``name``, ``OS/2`` and ``head``)."""
    style = "Italic" if face.is_italic else "Regular"
    for record in [x for x in font["name"].names if x.nameID in (*_NAMES, 17, 21, 22, 25)]:
        font["name"].names.remove(record)
    words = (
        face.family,
        style,
        f"{face.family} {style}",
        f"{face.family}-{style}".replace(" ", ""),
        face.family,
    )
    for number, word in zip(_NAMES, words, strict=True):
        font["name"].setName(word, number, 3, 1, 0x409)
    if face.weight:
        font["OS/2"].usWeightClass = face.weight
    italic = font["OS/2"].fsSelection & ~0b100001
    font["OS/2"].fsSelection = italic | (1 if face.is_italic else 0)
    font["head"].macStyle = 2 if face.is_italic else 0


_NAMES = (1, 2, 4, 6, 16)
"""Of the family, the style, both together, both for PostScript, and the family again."""
