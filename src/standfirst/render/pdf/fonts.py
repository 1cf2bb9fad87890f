"""Fonts: the one place that says which fonts there are, so that every machine gives the same pages.

Fontconfig is told of the house's fonts and of the publication's own, and of nothing else; the fonts
of the system do not exist for it. It can only be told so through a file that the environment names.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration

Folders = tuple[Path, ...]

_CONFIGURATION = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def use_only(folders: Folders) -> None:
    """From now on there are the fonts in these folders and no others."""
    os.environ["FONTCONFIG_FILE"] = str(_configuration_file(folders))


@lru_cache(maxsize=4)
def font_configuration(folders: Folders) -> FontConfiguration:
    """The fonts in these folders, and only these, for WeasyPrint; made once a process."""
    use_only(folders)
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=4)
def _configuration_file(folders: Folders) -> Path:
    """Fontconfig's file, in a temporary folder that goes when the process does."""
    place = Path(tempfile.mkdtemp(prefix="standfirst-fonts-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    lines = "\n".join(f"  <dir>{escape(str(folder.resolve()))}</dir>" for folder in folders)
    file = place / "fonts.conf"
    file.write_text(_CONFIGURATION.format(folders=lines, cache=escape(str(place / "cache"))), "utf-8")
    return file


@lru_cache(maxsize=4)
def characters(folders: Folders) -> frozenset[int]:
    """Every code point that one of the fonts in these folders has a glyph for, or the parts of it."""
    from fontTools.ttLib import TTFont

    covered: set[int] = set()
    for file in _font_files(folders):
        with TTFont(file, lazy=True, fontNumber=0) as font:
            font.setGlyphOrder([""] * font["maxp"].numGlyphs)  # to read the names takes longer than the rest
            own = set(font.getBestCmap() or ())
        covered |= own | {whole for whole, parts in _composed() if parts <= own}
    return frozenset(covered)


@cache
def _composed() -> list[tuple[int, set[int]]]:
    """Characters that are the same as others together, such as a letter and its accents."""
    parts = ((point, unicodedata.normalize("NFD", chr(point))) for point in range(0xA0, 0x3100))
    return [(point, set(map(ord, apart))) for point, apart in parts if len(apart) > 1]


@lru_cache(maxsize=4)
def font_files(folders: Folders) -> dict[str, bytes]:
    """The fonts in these folders by the SHA-256 of their files."""
    files = [file.read_bytes() for file in _font_files(folders)]
    return {hashlib.sha256(data).hexdigest(): data for data in files}


def _font_files(folders: Folders) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(f for f in folder.iterdir() if f.suffix.lower() in (".ttf", ".otf", ".ttc"))
