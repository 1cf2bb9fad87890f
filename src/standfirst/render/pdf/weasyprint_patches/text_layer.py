"""What copying, searching and listening get from a page: the characters that the author typed.

A PDF has one text for each glyph of a font (ToUnicode, ISO 32000-1, 9.10.3), and WeasyPrint 70 takes the one
that a glyph was first drawn for. So a letter that is first met under two accents lost its own ("after" became
"aft r"), and a hyphen that was first met at a line's end was U+2010 everywhere. Here a glyph stands for the
character that the font itself gives it, and a hyphen that only ends a line is marked as soft (ActualText,
ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import Any

import weasyprint.pdf
from weasyprint.draw import text as draw_text
from weasyprint.text.fonts import get_hb_object_data

from standfirst.layout.line_breaking.drawing import LETTERS_AS_USUAL
from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

PATCH = Patch(
    name="text-layer",
    does="Makes what is copied from a page the characters that were typed.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.pdf.generate_pdf": "fd816c8d91ce",
        "weasyprint.pdf.fonts.build_fonts_dictionary": "934910c919b5",
        "weasyprint.draw.text.draw_first_line": "df38b8753e86",
    },
    without="some letters and hyphens are copied, searched and read aloud as others",
)

_HYPHEN = "-\N{SOFT HYPHEN}\N{HYPHEN}"
_LAST_GLYPH = re.compile(rb"\[(.*?)(<?)([0-9a-f]{4})>(?:-?\d+)?\] TJ\Z", re.DOTALL)
"""The operator that draws a line's last run, and its last glyph; kerning after that moves nothing."""
_SOFT_HYPHEN = b"/Span <</ActualText <FEFF00AD>>> BDC"


@contextmanager
def readable_text() -> Iterator[None]:
    """While this lasts, what WeasyPrint writes can be copied and searched as it was typed."""
    if not PATCH.fits:
        yield
        return
    build, draw = weasyprint.pdf.build_fonts_dictionary, draw_text.draw_first_line
    weasyprint.pdf.build_fonts_dictionary = _with_own_characters(build)
    draw_text.draw_first_line = _with_soft_hyphen(draw)
    try:
        yield
    finally:
        weasyprint.pdf.build_fonts_dictionary, draw_text.draw_first_line = build, draw


def _with_own_characters(build: Callable[..., Any]) -> Callable[..., Any]:
    def built(pdf: Any, fonts: Mapping[Any, Any], *rest: Any) -> Any:
        for font in fonts.values():
            data = get_hb_object_data(font.hb_face)
            font.to_unicode = characters_of(data, font.to_unicode, font.glyph_count)
        return build(pdf, fonts, *rest)

    return built


def characters_of(file: bytes, drawn: Mapping[int, str], glyphs: int) -> dict[int, str]:
    """The text of each glyph that was drawn with the font in ``file``, which has so many ``glyphs``.

    ``drawn`` is the text that each glyph was first drawn for. A glyph of a character stands for that
    character; of several (a space, a hyphen) for the one it was drawn for, else for the first. A glyph of no
    character (a ligature, a small capital) keeps what it was drawn for, unless that is the text of several
    glyphs; then its name tells. Numbers beyond the font's glyphs stand for characters that it lacks.
    """
    encoded = _encoded(hashlib.sha256(file).digest(), _File(file))
    return {
        glyph: _text_of(glyph, words, encoded, file) if glyph < glyphs else words
        for glyph, words in drawn.items()
    }


def _text_of(glyph: int, drawn: str, encoded: Mapping[int, str], file: bytes) -> str:
    own = encoded.get(glyph)
    if own is None:
        return drawn if drawn and not _has_marks(drawn) else _named(file, glyph) or drawn
    return drawn if drawn in own and drawn and drawn not in _HYPHEN and not drawn.isspace() else own[0]


def _has_marks(words: str) -> bool:
    return any(unicodedata.combining(letter) for letter in words)


class _File:
    """The bytes of a font, that a cache does not have to look at."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _File)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=64)
def _encoded(digest: bytes, file: _File) -> dict[int, str]:
    """The characters of each glyph that has some, by code point; ``digest`` is the file's."""
    from fontTools.ttLib import TTFont

    del digest
    found: dict[int, str] = {}
    with TTFont(BytesIO(file.data), lazy=True, fontNumber=0) as font:
        numbers = [str(number) for number in range(font["maxp"].numGlyphs)]
        font.setGlyphOrder(numbers)  # to read the names takes longer than the rest
        for point, name in sorted((font.getBestCmap() or {}).items()):
            if not _is_a_form(chr(point)):
                found[int(name)] = found.get(int(name), "") + chr(point)
    return found


def _is_a_form(letter: str) -> bool:
    """Whether a character only says how letters look together: U+FB01 is an f and an i."""
    return "\ufb00" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc"


def _named(file: bytes, glyph: int) -> str:
    """What the name of a glyph says that it stands for (Adobe Glyph List), if anything: "e.sc" is an e."""
    return _names(hashlib.sha256(file).digest(), _File(file)).get(glyph, "")


@lru_cache(maxsize=64)
def _names(digest: bytes, file: _File) -> dict[int, str]:
    from fontTools.agl import toUnicode
    from fontTools.ttLib import TTFont

    del digest
    with TTFont(BytesIO(file.data), lazy=True, fontNumber=0) as font:
        return {number: toUnicode(name) for number, name in enumerate(font.getGlyphOrder())}


def _with_soft_hyphen(draw: Callable[..., Any]) -> Callable[..., Any]:
    def drawn(stream: Any, textbox: Any, *rest: Any) -> Any:
        emojis = draw(stream, textbox, *rest)
        text, hyphen = textbox.pango_layout.text, textbox.style["hyphenate_character"]
        if hyphen == "\N{HYPHEN}" and text.endswith(hyphen):
            _mark_soft(stream.stream)
        return emojis

    return drawn


def _mark_soft(operators: list[bytes | str]) -> None:
    """Mark the last glyph that was drawn as a hyphen that is only there because the line ends."""
    at = -2 if operators[-1] == LETTERS_AS_USUAL else -1
    last, after = operators[at], operators[at + 1 :] if at < -1 else []
    found = _LAST_GLYPH.match(last) if isinstance(last, bytes) else None
    if found is None:
        return
    before, opens, glyph = found.groups()
    shown = before if opens else before + b">"
    operators[at:] = [b"[" + shown + b"] TJ"] if shown.strip() else []
    operators += [_SOFT_HYPHEN, b"[<" + glyph + b">] TJ", b"EMC", *after]
