"""Cover: a picture for the shelf, made from the publication's words when it brings none."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from standfirst.editions.ebook import Cover
from standfirst.model.assets import Asset, Assets

WIDTH, HEIGHT = 1600, 2400
"""Pixels: what bookshops ask for, at the 2 : 3 of a paperback."""
MARGIN = 150
PAPER = "#ffffff"
SERIF, ITALIC, SANS = "SourceSerifPro-Semibold.ttf", "SourceSerifPro-It.ttf", "SourceSansPro-Semibold.ttf"
TITLE_SIZES = (250, 220, 190, 160, 140, 120, 100, 84)
MOST_LINES = 6

Font = ImageFont.FreeTypeFont


def cover_asset(cover: Cover, assets: Assets, tokens: Mapping[str, str], fonts: Path) -> Asset:
    """The cover's picture: the asset that the publication names, else one drawn with our fonts.

    ``tokens`` gives the colours (``--ink``, ``--accent``), ``fonts`` is the folder of our fonts.
    Words that these fonts cannot write (Japanese, Arabic) make an SVG, whose letters are the reader's.
    """
    given = assets.get(cover.asset) if cover.asset else None
    if given is not None:
        return given
    ink, accent = (_colour(tokens.get(name), default) for name, default in _COLOURS)
    if all(_can_write(" ".join(_words(cover)), fonts / name) for name in (SERIF, ITALIC, SANS)):
        data, kind = _drawn(cover, ink, accent, fonts), "png"
    else:
        data, kind = _as_svg(cover, ink, accent), "svg"
    media_type = "image/png" if kind == "png" else "image/svg+xml"
    return Asset(name=f"cover.{kind}", media_type=media_type, data=data, width=WIDTH, height=HEIGHT)


_COLOURS = (("--ink", "#000000"), ("--accent", "#9b2417"))


def _colour(value: str | None, default: str) -> str:
    return value if value and re.fullmatch(r"#[0-9a-fA-F]{6}", value) else default


def _words(cover: Cover) -> Iterator[str]:
    yield from (words for words in (cover.issue, cover.title, cover.subtitle, cover.publisher) if words)
    yield from cover.authors


def _can_write(words: str, font: Path) -> bool:
    """Whether a font has every letter; combining marks and right-to-left scripts need a shaper too."""
    return font.is_file() and {ord(letter) for letter in words if not letter.isspace()} <= _letters(font)


@lru_cache(maxsize=4)
def _letters(font: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


# -- drawn --------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _drawn(cover: Cover, ink: str, accent: str, fonts: Path) -> bytes:
    """A band of the accent, the title large under it, the names below, the publisher at the foot."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 90), fill=_ACCENT)
    down = 240
    if cover.issue:
        draw.text((MARGIN, down), cover.issue, font=_font(fonts / SANS, 66), fill=_INK, anchor="ls")
        down += 60
    down = _set(draw, cover.title, _fitting(draw, cover.title, fonts), down + 60)
    if cover.subtitle:
        down = _set(draw, cover.subtitle, _font(fonts / ITALIC, 84), down + 40)
    draw.rectangle((MARGIN, down + 90, MARGIN + 240, down + 102), fill=_ACCENT)
    down += 190
    for name in cover.authors:
        down = _set(draw, name, _font(fonts / SANS, 72), down)
    if cover.publisher:
        foot = (MARGIN, HEIGHT - MARGIN)
        draw.text(foot, cover.publisher, font=_font(fonts / SANS, 60), fill=_INK, anchor="ls")
    picture = picture.point([*(round(grey / _PAPER * _SHADES) for grey in range(_ACCENT)), _SHADES + 1])
    picture.putpalette(_palette(ink, accent))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


_INK, _PAPER, _ACCENT = 0, 254, 255
"""Greys while it is drawn."""
_SHADES = 14
"""In which ink thins into paper at the edge of letters; with the accent sixteen colours, four bits each."""


def _palette(ink: str, accent: str) -> list[int]:
    """Red, green and blue of each colour."""
    ends = list(zip(ImageColor.getrgb(ink), ImageColor.getrgb(PAPER), strict=True))
    shades = [round(a + (b - a) * shade / _SHADES) for shade in range(_SHADES + 1) for a, b in ends]
    return [*shades, *ImageColor.getrgb(accent)]


def _font(file: Path, size: int) -> Font:
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def _fitting(draw: ImageDraw.ImageDraw, title: str, fonts: Path) -> Font:
    """The largest size at which every word fits the measure and the lines are few enough."""
    for size in TITLE_SIZES:
        font = _font(fonts / SERIF, size)
        lines = _lines(draw, title, font)
        if len(lines) <= MOST_LINES and all(draw.textlength(line, font) <= _MEASURE for line in lines):
            return font
    return _font(fonts / SERIF, TITLE_SIZES[-1])


_MEASURE = WIDTH - 2 * MARGIN


def _set(draw: ImageDraw.ImageDraw, words: str, font: Font, top: int) -> int:
    """Sets words in lines from ``top`` down, and says where the last one ends."""
    leading = round(font.size * 1.12)
    for number, line in enumerate(_lines(draw, words, font)):
        draw.text((MARGIN, top + number * leading), line, font=font, fill=_INK, anchor="la")
        bottom = top + (number + 1) * leading
    return bottom


def _lines(draw: ImageDraw.ImageDraw, words: str, font: Font) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font) > _MEASURE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


# -- as SVG -------------------------------------------------------------------------------------


def _as_svg(cover: Cover, ink: str, accent: str) -> bytes:
    """The same cover for scripts that only the reader's fonts hold."""
    from standfirst.render.html.element import text

    size = 220 if len(cover.title) <= 8 else 140 if len(cover.title) <= 20 else 84
    lines = _chunks(cover.title, WIDTH // size - 2)
    title = "".join(
        f'<text x="{WIDTH // 2}" y="{700 + number * size * 1.3:.0f}" font-size="{size}" font-weight="bold">'
        f"{text(line)}</text>"
        for number, line in enumerate(lines)
    )
    names = text(", ".join(cover.authors) or cover.publisher or "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        f'<rect width="{WIDTH}" height="90" fill="{accent}"/>'
        f'<g fill="{ink}" font-family="serif" text-anchor="middle">{title}'
        f'<text x="{WIDTH // 2}" y="{HEIGHT - 400}" font-size="72">{names}</text></g></svg>\n'
    ).encode()


def _chunks(title: str, length: int) -> Iterator[str]:
    """Lines of so many letters, at spaces where there are any."""
    line = ""
    for word in title.split() or [""]:
        while len(word) > length:
            yield from ([line] if line else [])
            line, word = word[:length], word[length:]
        longer = f"{line} {word}".strip()
        if len(longer) > length:
            yield line
            longer = word
        line = longer
    yield line
