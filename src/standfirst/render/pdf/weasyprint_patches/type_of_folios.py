"""The type that a page's words were set in, and other words drawn in it; for ``take_out_folios``."""

from __future__ import annotations

from typing import Any

import pydyf
from weasyprint.draw.text import draw_text
from weasyprint.pdf.stream import Stream
from weasyprint.text.line_break import _font_style_cache_key, split_first_line

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

PATCH = Patch(
    name="type-of-folios",
    does="Draws figures in the very type of a folio, so that its number can be set later.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.draw.text.draw_text": "d1cfa769e258",
        "weasyprint.pdf.stream.Stream": "ed8183a339eb",
        "weasyprint.text.line_break._font_style_cache_key": "1706ee7ab12a",
        "weasyprint.text.line_break.split_first_line": "f5cfad56910a",
    },
)


def face_of(style: Any) -> str:
    """What tells faces apart: equal for two styles that set words in the same face."""
    return str(_font_style_cache_key(style))


def operators_for(layout: Any, words: Any, text: str) -> str:
    """The operators that draw a text in the type of these words (a text box of this layout). The layout's
    fonts take note of its glyphs."""
    box = words.copy_with_text(text)
    box.pango_layout, *_ = split_first_line(text, box.style, None, None, 0)
    resources = pydyf.Dictionary({"ExtGState": pydyf.Dictionary()})
    stream = Stream(layout.fonts, None, resources, {}, None, {}, None)
    draw_text(stream, box, 0, "clip", "none")
    return str(stream.data.decode("latin-1")).partition("stream\n")[2].rpartition("\nendstream")[0]


def width_of(words: Any, text: str) -> float:
    """How wide a text is in the type of these words, in CSS pixels."""
    return float(split_first_line(text, words.style, None, None, 0)[3])
