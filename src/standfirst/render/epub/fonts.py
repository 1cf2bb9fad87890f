"""Fonts in the ebook, for a publication that asks for them: ours, cut down to the characters that are used.

Their licence (SIL Open Font License 1.1) lets them go into documents; its text goes along. Without
them the reader's own fonts are used, which most readers prefer.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = "fonts/"


class Face(msgspec.Struct, frozen=True):
    """One of our font files, and what it is called in a stylesheet."""

    family: str
    file: str
    weight: Literal["normal", "bold"] = "normal"
    style: Literal["normal", "italic"] = "normal"
    licence: str = ""


class Font(msgspec.Struct, frozen=True):
    """A face as the ebook carries it."""

    face: Face
    data: bytes
    licence: bytes


_SERIF, _SANS, _CODE, _NASKH = "Source Serif Pro", "Source Sans Pro", "Source Code Pro", "Noto Naskh Arabic"

FACES = (
    Face(_SERIF, "SourceSerifPro-Regular.ttf", licence="OFL-SourceSerifPro.txt"),
    Face(_SERIF, "SourceSerifPro-It.ttf", style="italic", licence="OFL-SourceSerifPro.txt"),
    Face(_SERIF, "SourceSerifPro-Semibold.ttf", "bold", licence="OFL-SourceSerifPro.txt"),
    Face(_SERIF, "SourceSerifPro-SemiboldIt.ttf", "bold", "italic", "OFL-SourceSerifPro.txt"),
    Face(_SANS, "SourceSansPro-Regular.ttf", licence="OFL-SourceSansPro.txt"),
    Face(_SANS, "SourceSansPro-It.ttf", style="italic", licence="OFL-SourceSansPro.txt"),
    Face(_SANS, "SourceSansPro-Semibold.ttf", "bold", licence="OFL-SourceSansPro.txt"),
    Face(_CODE, "SourceCodePro-Regular.ttf", licence="OFL-SourceCodePro.txt"),
    Face(_NASKH, "NotoNaskhArabic-Regular.ttf", licence="OFL-NotoNaskhArabic.txt"),
    Face(_NASKH, "NotoNaskhArabic-Bold.ttf", "bold", licence="OFL-NotoNaskhArabic.txt"),
)

FAMILIES: Mapping[str, str] = {
    "serif": f'"{_SERIF}", "{_NASKH}", serif',
    "sans-serif": f'"{_SANS}", "{_NASKH}", sans-serif',
    "monospace": f'"{_CODE}", monospace',
}
"""What stands for the reader's own families where fonts are embedded."""


def fonts_for(pages: Iterable[bytes], folder: Path) -> tuple[Font, ...]:
    """The faces that these content documents (UTF-8) have use for, each with the letters that they have.

    A face of another script, or of code, is left out where there is none of it.
    """
    text = "".join(page.decode() for page in pages)
    used = frozenset(map(ord, text))
    return tuple(
        Font(face, _subset(folder / face.file, used), (folder / face.licence).read_bytes())
        for face in FACES
        if _is_wanted(face, used, text)
    )


def _is_wanted(face: Face, used: frozenset[int], text: str) -> bool:
    if face.family == _NASKH:
        return any(0x600 <= letter <= 0x6FF for letter in used)
    return face.family != _CODE or "<code" in text


def font_faces(fonts: Iterable[Font], stylesheet_folder: str) -> Iterator[str]:
    """The rules that name the fonts, for a stylesheet in this folder."""
    up = "../" * (stylesheet_folder.count("/"))
    for font in fonts:
        yield (
            f'@font-face {{\n  font-family: "{font.face.family}";\n  font-weight: {font.face.weight};\n'
            f'  font-style: {font.face.style};\n  src: url("{up}{FOLDER}{font.face.file}");\n}}'
        )


def _subset(file: Path, used: frozenset[int]) -> bytes:
    """The font with the letters that are used, all that shapes them, and its names and licence."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=["*"], name_IDs=["*"], name_languages=["*"], notdef_outline=True)
    options.hinting = False
    with TTFont(file, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=used)
        subsetter.subset(font)
        buffer = io.BytesIO()
        font.save(buffer)
    return buffer.getvalue()
