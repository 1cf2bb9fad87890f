"""Fonts: the one place that says which fonts there are, so that every machine gives the same pages.

Fontconfig is told of the house's fonts and of the publication's own, and of nothing else; the fonts
of the system do not exist for it. It can only be told so through a file that the environment names.
"""

from __future__ import annotations

import hashlib
import io
import os
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.project.read_file import FONT, read_file, real_path
from standfirst.project.temporary import temporary_folder

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

Sources = tuple[Path, ...]
"""Where fonts are: folders of ours, and single files of a publication's, which were looked at before."""

_CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def use_only(sources: Sources) -> None:
    """From now on there are the fonts in these sources and no others."""
    os.environ["FONTCONFIG_FILE"] = str(_configuration_file(sources))


@lru_cache(maxsize=4)
def font_configuration(sources: Sources) -> FontConfiguration:
    """The fonts in these sources, and only these, for WeasyPrint; made once a process."""
    use_only(sources)
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=4)
def _configuration_file(sources: Sources) -> Path:
    """Fontconfig's file, in a temporary folder that goes when the process does.

    Fontconfig opens whatever lies in a folder: of a publication's own it gets one with links to the files
    that may be read.
    """
    place = temporary_folder("fonts")
    own = place / "own"
    own.mkdir()
    for number, file in enumerate(source for source in sources if not source.is_dir()):
        (own / f"{number:04}{file.suffix.lower()}").symlink_to(real_path(file))
    folders = [*(real_path(source) for source in sources if source.is_dir()), own]
    lines = "\n".join(f"  <dir>{escape(str(folder))}</dir>" for folder in folders)
    file = place / "fonts.conf"
    file.write_text(_CONFIGURATION.format(folders=lines, cache=escape(str(place / "cache"))), "utf-8")
    return file


@lru_cache(maxsize=4)
def characters(sources: Sources) -> frozenset[int]:
    """Every code point that one of the fonts in these sources has a glyph for, or the parts of it."""
    from fontTools.ttLib import TTFont

    covered: set[int] = set()
    for file in _font_files(sources):
        with TTFont(io.BytesIO(read_file(file, FONT)), lazy=True, fontNumber=0) as font:
            font.setGlyphOrder([""] * font["maxp"].numGlyphs)  # to read the names takes longer than the rest
            own = set(font.getBestCmap() or ())
        covered |= own | {whole for whole, parts in _composed() if parts <= own}
    return frozenset(covered)


@lru_cache(maxsize=4)
def families(sources: Sources) -> dict[str, tuple[str, ...]]:
    """The families of the fonts in these sources, each with its faces: ``Regular``, ``Semibold Italic``."""
    from fontTools.ttLib import TTFont

    found: dict[str, list[str]] = {}
    for file in _font_files(sources):
        with TTFont(io.BytesIO(read_file(file, FONT)), lazy=True, fontNumber=0) as font:
            names = font["name"]
            family = names.getDebugName(16) or names.getDebugName(1) or file.stem
            found.setdefault(family, []).append(names.getDebugName(17) or names.getDebugName(2) or "Regular")
    return {family: tuple(sorted(faces)) for family, faces in sorted(found.items())}


@cache
def _composed() -> list[tuple[int, set[int]]]:
    """Characters that are the same as others together, such as a letter and its accents."""
    parts = ((point, unicodedata.normalize("NFD", chr(point))) for point in range(0xA0, 0x3100))
    return [(point, set(map(ord, apart))) for point, apart in parts if len(apart) > 1]


@lru_cache(maxsize=4)
def font_files(sources: Sources) -> dict[str, bytes]:
    """The fonts in these sources by the SHA-256 of their files."""
    files = [read_file(file, FONT) for file in _font_files(sources)]
    return {hashlib.sha256(data).hexdigest(): data for data in files}


def _font_files(sources: Sources) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from sorted(f for f in source.iterdir() if f.suffix.lower() in (".ttf", ".otf", ".ttc"))
        else:
            yield source
