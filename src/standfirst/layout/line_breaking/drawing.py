"""Lines drawn word by word: each word was set once in its style, and is written as it was.

WeasyPrint 70 has Pango set every line again when it is drawn, and reads its glyphs one by one. A line is
here put together from words whose glyphs were read when they were first drawn in this process; between them
stands the white that the line was chosen with. What is not that simple (right to left, letters spaced out,
emojis, underlines, several fonts) is drawn by WeasyPrint.

An accent that has no character together with its letter is a glyph of its own, moved over the letter, and who
copies the page gets a space after it, in the midst of a word. Such a word says what it is (ActualText,
ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from weasyprint import draw
from weasyprint.draw import text as draw_text
from weasyprint.matrix import Matrix
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key

from standfirst.layout.line_breaking.measuring import Ruler, ruler_for
from standfirst.layout.line_breaking.words import NO_BREAK_SPACE, SOFT_HYPHEN

LETTERS_AS_USUAL = b"0 Tc"
"""The operator after which letters stand no further apart than their font has them."""
_PARTS = re.compile(f"([ {NO_BREAK_SPACE}])")
_SPACES = (" ", NO_BREAK_SPACE)
_THOUSANDTHS = 1000
"""Of an em, which a PDF counts in."""
_OLDEST_PANGO = 14802
"""Older ones do not tell the size of a font (GNOME/pango#530)."""

_weasyprints_text = draw_text.draw_text
_weasyprints_first_line = draw_text.draw_first_line


class Glyph(NamedTuple):
    """One of a word's."""

    number: int
    words: str
    """What it stands for."""
    width: int
    """In thousandths of an em, as its font has it."""
    kerning: int
    """By how much, in thousandths of an em, the next one stands nearer."""
    right: float
    """How far it is moved, in thousandths of an em."""
    raised: float
    """How high, in pixels."""


class Face(NamedTuple):
    """A font in one size, as Pango found it for a word."""

    pango_font: Any
    key: int
    """WeasyPrint's."""
    size: float
    layout: Any
    """Keeps the font alive."""


class DrawnWord:
    """The glyphs of a word in a style."""

    __slots__ = ("face", "glyphs", "operators", "shown", "text")

    def __init__(self, face: Face, text: str, glyphs: tuple[Glyph, ...]) -> None:
        self.face, self.text, self.glyphs = face, text, glyphs
        self.shown = "".join(_shown(glyph.number, glyph.kerning) for glyph in glyphs)
        """As the operator that draws it wants it, between angle brackets."""
        is_simple = not any(glyph.right or glyph.raised for glyph in glyphs)
        self.operators = () if is_simple else tuple(_operators(glyphs))
        """What draws it, where glyphs are moved and raised."""


def _operators(glyphs: Iterable[Glyph]) -> Iterator[bytes]:
    shown = ""
    for glyph in glyphs:
        moved = f">{-glyph.right:.3f}<" if glyph.right else ""
        if glyph.raised:
            yield from _showing(shown)
            yield f"{-glyph.raised:.3f} Ts".encode()
            yield from _showing(f"{moved}{glyph.number:04x}")
            yield b"0 Ts"
            shown = f">{glyph.kerning}<" if glyph.kerning else ""
        else:
            shown += moved + _shown(glyph.number, glyph.kerning)
    yield from _showing(shown)


def _showing(shown: str) -> Iterator[bytes]:
    if shown:
        yield f"[{f'<{shown}>'.replace('<>', ' ').strip()}] TJ".encode()


def _shown(number: int, kerning: int) -> str:
    return f"{number:04x}>{kerning}<" if kerning else f"{number:04x}"


class DrawnLine(NamedTuple):
    """A line, or the part of it that has one style."""

    face: Face
    parts: tuple[tuple[DrawnWord, str], ...]
    """Words and spaces, each with what is shown of it."""
    glyphs: int
    """How many there are."""


# -- from words to a line -------------------------------------------------------------------------


def drawn_line(textbox: Any) -> DrawnLine | None:
    """The glyphs of a box of text; None if it is left to WeasyPrint."""
    style, layout = textbox.style, textbox.pango_layout
    text = layout.text
    if style["letter_spacing"] != "normal" or style["direction"] != "ltr" or not text.strip():
        return None
    ruler = ruler_for(style)
    found: list[tuple[DrawnWord, str]] = []
    parts = list(filter(None, _PARTS.split(text)))
    for part, before, after in zip(parts, ("", *parts), (*parts[1:], ""), strict=False):
        word = ruler.drawn.get(part, _UNREAD)
        if word is _UNREAD:
            word = ruler.drawn[part] = _read(ruler, part)
        if word is None or (found and word.face is not found[0][0].face):
            return None
        shown = word.shown
        if part in _SPACES:
            wide = ruler.space(before[-1:], after[:1]) + layout.justification_spacing
            glyph = word.glyphs[0]
            shown = _shown(glyph.number, round(glyph.width - wide * _THOUSANDTHS / word.face.size))
        found.append((word, shown))
    return DrawnLine(found[0][0].face, tuple(found), sum(len(word.glyphs) for word, _ in found))


_UNREAD: Any = object()


def _read(ruler: Ruler, word: str) -> DrawnWord | None:
    """The glyphs of a word, or of a space; None if they are not simple."""
    is_space = word in _SPACES
    runs = list(_runs(ruler.set_line(f"n{word}n" if is_space else word)))
    if len(runs) != 1 or runs[0].item.analysis.level % 2:
        return None
    face = _face(ruler, runs[0].item.analysis.font)
    glyphs = _glyphs(runs[0], face, f"n{word}n" if is_space else word) if face else None
    if glyphs is None or face is None:
        return None
    if is_space:
        return DrawnWord(face, word, (glyphs[1]._replace(kerning=0),)) if len(glyphs) == 3 else None
    found = DrawnWord(face, word, glyphs)
    return None if found.operators and not _has_marks(word) else found


def _has_marks(word: str) -> bool:
    """Whether there are accents in a word that have no character together with their letters."""
    return any(map(unicodedata.combining, unicodedata.normalize("NFC", word)))


def _runs(line: Any) -> Iterator[Any]:
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _face(ruler: Ruler, pango_font: Any) -> Face | None:
    """The font of the word that the ruler has set last."""
    address = int(ffi.cast("uintptr_t", pango_font))
    found: Face | None = ruler.faces.get(address)
    if found is None and pango.pango_version() >= _OLDEST_PANGO:
        key, _, size = get_pango_font_key(pango_font)
        found = ruler.faces[address] = Face(pango_font, key, size, ruler.give_layout())
    return found


def _glyphs(run: Any, face: Face, word: str) -> tuple[Glyph, ...] | None:
    """The glyphs of a run; None if one of them is not in the font."""
    string, item = run.glyphs, run.item
    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    letters, clusters = word.encode(), [*string.log_clusters[0 : string.num_glyphs], item.length]
    found = []
    for number, info in enumerate(string.glyphs[0 : string.num_glyphs]):
        geometry = info.geometry
        if info.glyph == pango.PANGO_GLYPH_EMPTY and not geometry.width:
            continue
        if info.glyph >= pango.PANGO_GLYPH_EMPTY:
            return None
        pango.pango_font_get_glyph_extents(face.pango_font, info.glyph, ink, logical)
        width = round(logical.width * _THOUSANDTHS * FROM_UNITS / face.size)
        right = geometry.x_offset / face.size  # both as WeasyPrint counts
        raised = geometry.y_offset / _THOUSANDTHS
        kerning = int(width + right - geometry.width * _THOUSANDTHS * FROM_UNITS / face.size)
        words = letters[item.offset + clusters[number] : item.offset + clusters[number + 1]]
        found.append(Glyph(info.glyph, words.decode(), width, kerning, right, raised))
    return tuple(found)


# -- drawn ----------------------------------------------------------------------------------------


def _draw_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: Any = "none"
) -> None:
    """Draw a box of text (WeasyPrint's ``draw_text``)."""
    style = textbox.style
    is_simple = (
        style["visibility"] == "visible"
        and style["text_decoration_line"] == "none"
        and (text_overflow, block_ellipsis) == ("clip", "none")
    )
    line = drawn_line(textbox) if is_simple else None
    if line is None or not _is_simple(font := _font(stream, line)):
        _weasyprints_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    textbox.drawn = line, font
    stream.set_color(style["color"])
    stream.begin_text()
    matrix = Matrix(d=-1, e=textbox.position_x, f=textbox.position_y + textbox.baseline)
    draw_text.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.end_text()


def _font(stream: Any, line: DrawnLine) -> Any:
    face = line.face
    found = stream._fonts.get(face.key)
    return found if found is not None else stream.add_font(face.pango_font)[0]


def _is_simple(font: Any) -> bool:
    return not (font.bitmap or font.svg or font.png or font.colr)


def _draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Draw letters a little wider or narrower than they are, and apart, where the line was chosen so."""
    wider, apart = textbox.__dict__.get("letters_wider"), textbox.__dict__.get("letters_apart")
    line, font = textbox.__dict__.pop("drawn", None) or (None, None)
    if wider:
        _, b, c, d, e, f = matrix.values
        matrix = Matrix(a=wider, b=b, c=c, d=d, e=e, f=f)
    if apart:
        # Pango would draw no ligatures: the PDF's own character spacing (ISO 32000-1, 9.3.2) leaves them.
        glyphs = line.glyphs if line else _count(textbox.pango_layout)
        stream.stream.append(f"{apart / wider / glyphs:.5f} Tc".encode())
    if line:
        found = _show(stream, line, font, matrix)
    else:
        found = _weasyprints_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    if apart:
        stream.stream.append(LETTERS_AS_USUAL)
    return found


def _count(layout: Any) -> int:
    return sum(run.glyphs.num_glyphs for run in _runs(layout.get_first_line()[0]))


def _show(stream: Any, line: DrawnLine, font: Any, matrix: Any) -> list[Any]:
    known = font.__dict__.setdefault("_words_drawn", set())
    for word, _ in line.parts:
        if word not in known:
            known.add(word)
            for glyph in word.glyphs:
                font.to_unicode.setdefault(glyph.number, glyph.words)
                font.widths.setdefault(glyph.number, glyph.width)
    stream.set_text_matrix(*matrix.values)
    stream.set_font_size(font.hash, line.face.size)
    shown = ""
    for word, part in line.parts:
        if word.operators:
            stream.stream += [*_showing(shown), _says(word.text), *word.operators, b"EMC"]
            shown = ""
        else:
            shown += part
    stream.stream += _showing(shown)
    return []


def _says(word: str) -> bytes:
    """The beginning of what is copied as this word; a hyphen at its end is one that only ends the line."""
    text = f"{word[:-1]}{SOFT_HYPHEN}" if word.endswith("\N{HYPHEN}") else word
    return b"/Span <</ActualText <FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">>> BDC"


def install() -> None:
    """From now on WeasyPrint draws lines so."""
    draw.draw_text = draw_text.draw_text = _draw_text
    draw_text.draw_first_line = _draw_first_line


def uninstall() -> None:
    """WeasyPrint draws lines as it did."""
    draw.draw_text = draw_text.draw_text = _weasyprints_text
    draw_text.draw_first_line = _weasyprints_first_line
