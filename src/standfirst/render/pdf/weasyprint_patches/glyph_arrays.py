"""Arrays of glyphs are of one kind, however long.

To cut a font WeasyPrint 70 asks cffi for arrays of so and so many glyphs, and cffi parses the C type of every
length that it has not met: nearly each font of each part of a book, which took a twentieth of laying it out.
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint.pdf import fonts

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

_ARRAY = re.compile(r"(hb_codepoint_t)\[\d+\]")


class _Arrays:
    """WeasyPrint's ``ffi``, whose arrays of glyphs are as long as what is put into them."""

    def __init__(self, ffi: Any) -> None:
        self.ffi = ffi

    def new(self, kind: str, *values: Any) -> Any:
        """An array, or whatever else cffi makes."""
        return self.ffi.new(_ARRAY.sub(r"\1[]", kind), *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.ffi, name)


def use_one_kind() -> None:
    """From now on arrays of glyphs are of one kind."""
    if not isinstance(fonts.ffi, _Arrays):
        fonts.ffi = _Arrays(fonts.ffi)


PATCH = Patch(
    name="glyph-arrays",
    does="Makes arrays of glyphs without a C type for each length.",
    upstream=NONE_KNOWN,
    relies_on={"weasyprint.pdf.fonts.Font": "dc2c377ba9ac"},
    without="writing pages takes longer",
    install=use_one_kind,
)
