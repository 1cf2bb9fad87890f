"""Fingerprints: the same for the same things, and for nothing else."""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from standfirst.editions.styles import Stylesheets
from standfirst.project.read_file import FONT, name_of, read_file

_NAMES_OF_PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0.dylib")
_NAMES_OF_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz.dylib")


def fingerprint(*things: object) -> str:
    """Of values that msgspec can write, in this order."""
    return hashlib.blake2b(msgspec.msgpack.encode(things), digest_size=20).hexdigest()


@cache
def tools() -> str:
    """Of all that makes results out of what goes in: our own code, every installed package, the
    libraries that WeasyPrint sets words with."""
    package = Path(__file__).parents[1]
    code = [(str(file.relative_to(package)), file.read_bytes()) for file in _sources(package)]
    return fingerprint(code, sorted(_packages()), _pango(), _harfbuzz(), sys.version)


def _sources(package: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "styles"))
        yield from (Path(folder, name) for name in sorted(files) if not name.endswith(".pyc"))


def _packages() -> Iterator[str]:
    """Names and versions, as their folders have them: no package has to be read for that."""
    for folder in filter(os.path.isdir, sys.path):
        yield from (x.name for x in os.scandir(folder) if x.name.endswith((".dist-info", ".egg-info")))


def _pango() -> int:
    library = _library(_NAMES_OF_PANGO)
    return int(library.pango_version()) if library else 0


def pango_version() -> str:
    """Of the library that breaks lines and chooses glyphs: ``1.50.12``; empty where there is none."""
    number = _pango()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}" if number else ""


def _harfbuzz() -> str:
    library = _library(_NAMES_OF_HARFBUZZ)
    if library is None:
        return ""
    library.hb_version_string.restype = ctypes.c_char_p
    return str(library.hb_version_string().decode())


def _library(names: Iterable[str]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def of_files(sources: Iterable[Path]) -> str:
    """Of these files and those in these folders, by name and content; where they lie makes no difference."""
    files = [file for source in sources for file in _files_of(source)]
    return fingerprint(
        [(name_of(Path(file.name)), _of_file(file, file.stat().st_mtime_ns)) for file in files]
    )


def _files_of(source: Path) -> list[Path]:
    return [file for file in sorted(source.iterdir()) if file.is_file()] if source.is_dir() else [source]


@lru_cache(maxsize=256)
def _of_file(file: Path, _changed: int) -> bytes:
    """Of what is in a file; read once, as long as it stays the same."""
    return hashlib.blake2b(read_file(file, FONT)).digest()


def key_of_styles(styles: Stylesheets) -> str:
    """Of the rules of stylesheets and the bytes of fonts; not of where these lie."""
    rules = [
        getattr(styles, field) for field in styles.__struct_fields__ if field not in ("fonts", "own_fonts")
    ]
    return fingerprint(rules, of_files(styles.font_sources))
