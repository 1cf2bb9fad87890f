"""Font file: a font with only some of its glyphs, which keep their numbers.

For TrueType outlines the tables are cut by hand, which takes milliseconds (OpenType 1.9, ``glyf``,
``loca``, ``hmtx``); for others fontTools does it. Hints and whatever only shaping needs are left out:
in a PDF the words are shaped already.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

COLLECTION = b"ttcf"
"""How a file with several fonts begins (OpenType 1.9, "Font Collections")."""

KEPT = ("head", "hhea", "maxp")
"""Tables that a PDF needs beside outlines and widths."""

_COMPOSITE_ARGUMENTS = 0x0001
_MORE_COMPONENTS = 0x0020
_SCALES = ((0x0008, 2), (0x0040, 4), (0x0080, 8))


@lru_cache(maxsize=16)
def with_only(file: bytes, glyphs: frozenset[int]) -> bytes | None:
    """The font with these glyphs and those they are made of; None for a font that can't be cut, or is one of
    several in its file."""
    from fontTools.ttLib.sfnt import SFNTReader

    if file.startswith(COLLECTION):
        return None
    reader = SFNTReader(io.BytesIO(file), fontNumber=0)
    tables = set(reader.keys())
    if tables & {"fvar", "CFF2", "CBDT", "sbix", "SVG ", "COLR"}:
        return None
    if "glyf" in tables:
        return _cut(reader, glyphs)
    return _subset(file, glyphs) if "CFF " in tables else None


def _cut(reader: Any, glyphs: frozenset[int]) -> bytes:
    outlines = _Outlines(reader)
    wanted = outlines.closure(glyphs)
    count = max(wanted) + 1
    glyf, loca = bytearray(), [0]
    for glyph in range(count):
        if glyph in wanted:
            outline = outlines.unhinted(glyph)
            glyf += outline + bytes(-len(outline) % 4)
        loca.append(len(glyf))
    tables = {name: bytearray(reader[name]) for name in KEPT}
    struct.pack_into(">h", tables["head"], 50, 1)  # indexToLocFormat: long
    struct.pack_into(">H", tables["hhea"], 34, count)  # numberOfHMetrics
    struct.pack_into(">H", tables["maxp"], 4, count)  # numGlyphs
    return _written(
        reader.sfntVersion,
        {
            **{name: bytes(table) for name, table in tables.items()},
            "glyf": bytes(glyf) or b"\0",
            "hmtx": _widths(reader, count, wanted),
            "loca": struct.pack(f">{len(loca)}L", *loca),
        },
    )


class _Outlines:
    """The ``glyf`` table of a font."""

    def __init__(self, reader: Any) -> None:
        self._glyf = reader["glyf"]
        is_long = struct.unpack_from(">h", reader["head"], 50)[0]
        loca = reader["loca"]
        places = struct.unpack(f">{len(loca) // (4 if is_long else 2)}{'L' if is_long else 'H'}", loca)
        self._loca = places if is_long else tuple(2 * place for place in places)

    def closure(self, glyphs: frozenset[int]) -> set[int]:
        """These glyphs, the one for what is missing, and those that they are composed of."""
        wanted, waiting = set[int](), [0, *glyphs]
        while waiting:
            glyph = waiting.pop()
            if glyph not in wanted and glyph < len(self._loca) - 1:
                wanted.add(glyph)
                waiting += _components(self.outline(glyph))
        return wanted

    def outline(self, glyph: int) -> bytes:
        """The bytes of a glyph; none for one without outline."""
        return bytes(self._glyf[self._loca[glyph] : self._loca[glyph + 1]])

    def unhinted(self, glyph: int) -> bytes:
        """The same, without instructions."""
        from fontTools.ttLib.tables._g_l_y_f import Glyph

        outline = self.outline(glyph)
        if not outline:
            return outline
        trimmed = Glyph(outline)
        trimmed.trim(remove_hinting=True)
        return bytes(trimmed.data)


def _components(outline: bytes) -> Iterator[int]:
    """The glyphs that a composite one is made of."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield glyph
        at += 8 if flags & _COMPOSITE_ARGUMENTS else 6
        at += next((size for bit, size in _SCALES if flags & bit), 0)


def _widths(reader: Any, count: int, wanted: set[int]) -> bytes:
    """Width and left bearing of each glyph up to the last one; nothing for those left out."""
    hmtx = reader["hmtx"]
    full = struct.unpack_from(">H", reader["hhea"], 34)[0]
    widths = bytearray()
    for glyph in range(count):
        if glyph not in wanted:
            widths += bytes(4)
        elif glyph < full:
            widths += hmtx[4 * glyph : 4 * glyph + 4]
        else:
            bearing = 4 * full + 2 * (glyph - full)
            widths += hmtx[4 * full - 4 : 4 * full - 2] + hmtx[bearing : bearing + 2]
    return bytes(widths)


def _written(version: str, tables: dict[str, bytes]) -> bytes:
    from fontTools.ttLib.sfnt import SFNTWriter

    target = io.BytesIO()
    writer = SFNTWriter(target, len(tables), version)
    for name in sorted(tables):
        writer[name] = tables[name]
    writer.close()
    return target.getvalue()


def _subset(file: bytes, glyphs: frozenset[int]) -> bytes:
    """The same with PostScript outlines."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(
        retain_gids=True, hinting=False, desubroutinize=True, notdef_outline=True, ignore_missing_glyphs=True
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE"]
    options.recalc_timestamp = False
    font = TTFont(io.BytesIO(file), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(gids=sorted(glyphs))
    cutter.subset(font)
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()
