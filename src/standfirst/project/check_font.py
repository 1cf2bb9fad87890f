"""Font files, looked at before anything reads them: whether the tables that a font needs are there, whole.

OpenType 1.9, "Organization of an OpenType Font": a header, a directory of tables with their places, tables.
"""

from __future__ import annotations

import struct

SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".woff", ".woff2"})
PACKED = (b"wOFF", b"wOF2")
"""How fonts begin that are packed for web pages (WOFF 1.0 and 2.0), and unpacked before they are read."""
_NEEDED = frozenset({b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"})
_OUTLINES = (frozenset({b"glyf", b"loca"}), frozenset({b"CFF "}), frozenset({b"CFF2"}))
_VERSIONS = frozenset({b"\0\1\0\0", b"OTTO", b"true"})
_MOST_FONTS = 64
"""In one collection."""


def fault_of_font(data: bytes) -> str | None:
    """Why these bytes can't be used as a font, in words that follow "it"; None if they can."""
    if not data:
        return "is empty"
    try:
        return next((fault for start in _starts(data) if (fault := _fault_at(data, start))), None)
    except struct.error:
        return "is cut short"


def _starts(data: bytes) -> tuple[int, ...]:
    """Where the fonts of a collection begin; of a single font: where it does."""
    if data[:4] != b"ttcf":
        return (0,)
    (count,) = struct.unpack_from(">I", data, 8)
    return struct.unpack_from(f">{min(count, _MOST_FONTS)}I", data, 12)


def _fault_at(data: bytes, start: int) -> str | None:
    if data[start : start + 4] not in _VERSIONS:
        return "is no font"
    (count,) = struct.unpack_from(">H", data, start + 4)
    tables = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        tables[tag] = length
        if offset + length > len(data):
            return "is cut short"
    if missing := sorted(tag for tag in _NEEDED if not tables.get(tag)):
        return f"has no table {missing[0].decode()}"
    if not any(outlines <= tables.keys() for outlines in _OUTLINES):
        return "has no outlines"
    return None
