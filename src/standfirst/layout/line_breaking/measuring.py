"""Widths of words and where Unicode lets a line end, as Pango knows them. Every word is measured once.

Widths are CSS pixels, as WeasyPrint counts.
"""

from __future__ import annotations

import sys
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from standfirst.layout.line_breaking.words import Word

LINE_MAY_END, LETTER_MAY_END = 1, 4
"""Bits of what ``breaks`` gives: a line may end before this letter (UAX 14); a letter with its accents
ends before it."""

_PAIRS = ("TA", "AV", "Vy", "yW", ".W", ",T", "Av", "P,")
"""Letters that fonts draw nearer to a space, if they do so with any."""
_NOTICEABLE = 0.02
_OFTEN_SET = 16
"""Letters of a text that may well be set again."""


class Extents(NamedTuple):
    """Of a word."""

    width: float
    ascent: float
    height: float


class Ruler:
    """Measures words in one style."""

    def __init__(self, style: Any) -> None:
        spacing = style["letter_spacing"]
        self._letter_spacing = 0.0 if spacing == "normal" else float(spacing)
        self.line_height: float = line_break.strut(style)[0]
        self._style = style
        self._layout = line_break.Layout(style)
        self._rectangle = ffi.new("PangoRectangle *")
        self._words: dict[str, Extents] = {}
        self._spaces: dict[str, float] = {}
        self.words: dict[object, dict[str, Word]] = {}
        """Words that were read already, by what else their style says of them."""
        self.drawn: dict[str, Any] = {}
        """Words that were drawn already (``drawing.DrawnWord``), None for those that are not simple."""
        self.faces: dict[int, Any] = {}
        """The fonts of these words (``drawing.Face``), by where Pango has them."""
        # At its ends a text gets only half of a letter spacing: a space is measured between letters.
        self._space = self.width("n n") - 2 * self.width("n")
        self._is_kerned = any(abs(self._between(x[0], x[1]) - self._space) > _NOTICEABLE for x in _PAIRS)

    def set_line(self, text: str) -> Any:
        """Pango's line of a text, which is good until the next one."""
        self._layout.set_text(text)
        return pango.pango_layout_get_line_readonly(self._layout.layout, 0)

    def give_layout(self) -> Any:
        """The layout that has set the last text, and keeps its font; the next one is set by another."""
        layout, self._layout = self._layout, line_break.Layout(self._style)
        return layout

    def extents(self, word: str) -> Extents:
        """Width, ascent and height of a word without spaces."""
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = self._measured(word)
        return found

    def extents_of_line(self, text: str) -> Extents:
        """The same of a text with its spaces; those of short ones are kept."""
        return self.extents(text) if len(text) <= _OFTEN_SET else self._measured(text)

    def _measured(self, text: str) -> Extents:
        box = self._rectangle
        pango.pango_layout_line_get_extents(self.set_line(text), ffi.NULL, box)
        return Extents(
            box.width * FROM_UNITS + self._letter_spacing, -box.y * FROM_UNITS, box.height * FROM_UNITS
        )

    def width(self, word: str) -> float:
        """How wide a word is."""
        return self.extents(word).width

    def space(self, before: str, after: str) -> float:
        """How wide a space is between two letters; either may be empty."""
        return self._between(before or "n", after or "n") if self._is_kerned else self._space

    def _between(self, before: str, after: str) -> float:
        pair = before + after
        found = self._spaces.get(pair)
        if found is None:
            words = self.width(before) + self.width(after)
            found = self._spaces[pair] = self.width(f"{before} {after}") - words
        return found


_rulers: WeakKeyDictionary[Any, dict[object, Ruler]] = WeakKeyDictionary()
"""By font configuration: without it fonts may be others under the same name."""


def ruler_for(style: Any) -> Ruler:
    """The ruler of a style, the same one for styles that set words alike."""
    known: Ruler | None = style.__dict__.get("_ruler")
    if known is not None:
        return known
    rulers = _rulers.setdefault(style.font_config, {})
    key = (
        line_break._font_style_cache_key(style, include_size=True),
        style["letter_spacing"],
        style["word_spacing"],
        style["font_kerning"],
    )
    ruler = rulers.get(key)
    if ruler is None:
        ruler = rulers[key] = Ruler(style)
    style._ruler = ruler
    return ruler


def strut(style: Any) -> tuple[float, float]:
    """The height of an empty line in a style, and how far its baseline stands below its top."""
    known: tuple[float, float] | None = style.__dict__.get("_strut")
    if known is None:
        known = style._strut = line_break.strut(style)
    return known


def breaks(text: str, language: str | None) -> bytes:
    """What may end before each letter of a text and at its end, as bits."""
    attributes = ffi.buffer(line_break.get_log_attrs(text, language))
    return bytes(attributes)[_LOW_BYTE::4]  # of four bytes


_LOW_BYTE = 0 if sys.byteorder == "little" else 3
