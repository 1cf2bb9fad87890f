"""Cover: a picture for the shelf, made from the publication's words when it brings none."""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PIL import Image, ImageColor, ImageDraw, ImageFont, ImageOps

from standfirst.editions.ebook import Cover
from standfirst.editions.styles import Stylesheets
from standfirst.editions.theme import CoverLayout
from standfirst.layout.line_breaking.words import syllables
from standfirst.model.assets import Asset, Assets
from standfirst.render.accent import accent_of, plain_colour
from standfirst.render.epub.stylesheet import tokens

WIDTH, HEIGHT = 1600, 2400
"""Pixels: what bookshops ask for, at the 2 : 3 of a paperback."""
MARGIN = 150
PAPER = "#ffffff"
SERIF, ITALIC, SANS = "SourceSerifPro-Semibold.ttf", "SourceSerifPro-It.ttf", "SourceSansPro-Semibold.ttf"
WHOLE_TITLES = (250, 220, 190, 160, 140, 120, 100)
"""Sizes, in pixels, at which a title keeps its words whole; one that has longer words gets hyphens."""
BROKEN_TITLES = (160, 140, 120, 100, 84, 70, 58, 48)
MOST_LINES = 6
SCALES = (1.0, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3)
"""All that is on the cover is made smaller in these steps, until it ends above the foot."""
FOOT = HEIGHT - MARGIN
HYPHENS = (6, 3, 3)
"""Letters of a word that may be broken, before its hyphen and after it."""

Font = ImageFont.FreeTypeFont


def cover_asset(cover: Cover, assets: Assets, styles: Stylesheets) -> Asset:
    """The cover's picture: the asset that the publication names, else one drawn with our fonts.

    A picture of the publication was made small enough for a screen before (``pictures_for_screens``). Where a
    theme puts words on the cover, title and issue stand with the picture as in print, unless the title is too
    long for a line of it. Words that our fonts cannot write (Japanese, Arabic) make an SVG, whose letters are
    the reader's.
    """
    accent, fonts = accent_of(styles), styles.fonts
    given = assets.get(cover.asset) if cover.asset else None
    if given is not None:
        layout = styles.theme.choices.cover_layout
        takes_words = layout and given.media_type in BITMAPS and _fits_across(cover.title, fonts)
        return _with_words(given, cover, layout, accent, fonts) if layout and takes_words else given
    ink = plain_colour(tokens(styles.tokens, styles.overrides).get("--ink"), INK)
    if all(_can_write(" ".join(_words(cover)), fonts / name) for name in (SERIF, ITALIC, SANS)):
        data, kind = _drawn(cover, ink, accent, fonts), "png"
    else:
        data, kind = _as_svg(cover, ink, accent), "svg"
    media_type = "image/png" if kind == "png" else "image/svg+xml"
    return Asset(name=f"cover.{kind}", media_type=media_type, data=data, width=WIDTH, height=HEIGHT)


INK = "#000000"
"""Where a stylesheet gives the token in other words than ``#rrggbb``."""


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


class _Row(msgspec.Struct, frozen=True):
    """A line of type: its words, their font and the top of its letters."""

    words: str
    font: Font
    top: float


@lru_cache(maxsize=4)
def _drawn(cover: Cover, ink: str, accent: str, fonts: Path) -> bytes:
    """A band of the accent, the title large under it, the names below, the publisher at the foot."""
    picture = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 90), fill=_ACCENT)
    rows, rule = _fitting_rows(cover, fonts)
    draw.rectangle((MARGIN, rule, MARGIN + 240, rule + 12), fill=_ACCENT)
    for row in rows:
        draw.text((MARGIN, row.top), row.words, font=row.font, fill=_INK, anchor="la")
    picture = picture.point([*(round(grey / _PAPER * _SHADES) for grey in range(_ACCENT)), _SHADES + 1])
    picture.putpalette(_palette(ink, accent))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def _fitting_rows(cover: Cover, fonts: Path) -> tuple[list[_Row], float]:
    """The lines of the cover at the largest scale at which they end above its foot, and the top of the rule
    under the title. At the smallest scale those that would stand below the foot are left out."""

    @cache
    def made(scale: float) -> tuple[list[_Row], float, float, float]:
        return _rows(cover, fonts, scale)

    def fits(scale: float) -> bool:
        *_, end, foot = made(scale)
        return end <= foot

    at = 0 if fits(SCALES[0]) else bisect_left(SCALES, True, lo=1, hi=len(SCALES) - 1, key=fits)
    rows, rule, end, foot = made(SCALES[at])
    if end <= foot:
        return rows, rule
    return [row for row in rows if row.top + row.font.size <= FOOT], rule


def _rows(cover: Cover, fonts: Path, scale: float) -> tuple[list[_Row], float, float, float]:
    """All lines; the top of the rule; where the last one over the publisher ends; where it has to."""
    rows, down = list[_Row](), 190.0

    def add(words: str | None, font: Font) -> None:
        nonlocal down
        for line in _lines(words, font, cover.language) if words else ():
            if down > FOOT:  # words that go on for pages are not set to their end
                return
            rows.append(_Row(line, font, down))
            down += round(font.size * LEADING)

    def font(name: str, size: float) -> Font:
        return _font(fonts / name, round(size * scale))

    add(cover.issue, font(SANS, 66))
    down += 60 * scale
    add(cover.title, font(SERIF, _title_size(cover, fonts, scale) / scale))
    down += 40 * scale if cover.subtitle else 0
    add(cover.subtitle, font(ITALIC, 84))
    rule = down + 90 * scale
    down = rule + 100 * scale
    for name in cover.authors:
        add(name, font(SANS, 72))
    end, above = down, len(rows)
    down = 0
    add(cover.publisher, font(SANS, 60))
    publisher = [replace(row, top=FOOT - down + row.top) for row in rows[above:]]
    return [*rows[:above], *publisher], rule, end, FOOT - down


LEADING = 1.12
"""From line to line, in ems."""


def _title_size(cover: Cover, fonts: Path, scale: float) -> float:
    """The largest size at which the title's words are whole and its lines few, or with hyphens where no size
    does."""
    sizes = [size * scale for size in (*WHOLE_TITLES, *BROKEN_TITLES)]
    for at, size in enumerate(sizes):
        font = _font(fonts / SERIF, round(size))
        # A title of a thousand words is not set to its end to see that its lines are too many.
        lines = list(islice(_lines(cover.title, font, cover.language), MOST_LINES + 1))
        if len(lines) > MOST_LINES:
            continue
        if at >= len(WHOLE_TITLES) or all(font.getlength(word) <= MEASURE for word in cover.title.split()):
            return size
    return sizes[-1]


_INK, _PAPER, _ACCENT = 0, 254, 255
"""Greys while it is drawn."""
_SHADES = 14
"""In which ink thins into paper at the edge of letters; with the accent sixteen colours, four bits each."""


def _palette(ink: str, accent: str) -> list[int]:
    """Red, green and blue of each colour."""
    ends = list(zip(ImageColor.getrgb(ink), ImageColor.getrgb(PAPER), strict=True))
    shades = [round(a + (b - a) * shade / _SHADES) for shade in range(_SHADES + 1) for a, b in ends]
    return [*shades, *ImageColor.getrgb(accent)]


@lru_cache(maxsize=32)
def _font(file: Path, size: int) -> Font:
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


MEASURE = WIDTH - 2 * MARGIN


def _lines(words: str, font: Font, language: str) -> Iterator[str]:
    """Words in lines; one that is longer than a line is broken with a hyphen."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= MEASURE:
            line = longer
        else:
            *whole, rest = _broken(word, font, language)
            yield from filter(None, (line, *whole))
            line = rest
    yield from filter(None, (line,))


def _broken(word: str, font: Font, language: str) -> Iterator[str]:
    """A word in pieces that fit a line each: between syllables, or where there are none after any letter."""
    while font.getlength(word) > MEASURE:
        most = max((k for k in range(1, len(word)) if font.getlength(word[:k] + "-") <= MEASURE), default=1)
        at = max((k for k in syllables(word, language, HYPHENS) if k <= most), default=most)
        begun, word = word[:at], word[at:]
        yield begun if begun.endswith(("-", "\N{EN DASH}", "/")) else f"{begun}-"
    yield word


# -- words with a picture ------------------------------------------------------------------------


BITMAPS = ("image/jpeg", "image/png", "image/webp", "image/gif")
TALL = 2133
"""Pixels: a magazine's page is 3 : 4."""
BAND, FRAME_TOP, FRAME = 0.34, 0.26, 0.62
"""Parts of the height: of the band, over the frame, of the picture in it."""
HEAD = 90
"""Pixels over the letters of the title."""
LARGEST_MASTHEAD, SMALLEST_MASTHEAD = 620, 60
"""Pixels of its letters; a title that would be smaller is not put on a picture."""


@lru_cache(maxsize=4)
def _with_words(given: Asset, cover: Cover, layout: CoverLayout, accent: str, fonts: Path) -> Asset:
    """The picture with title and issue as on the printed cover, as a JPEG."""
    page = Image.new("RGB", (WIDTH, TALL), accent if layout == "band" else PAPER)
    left, top, right, bottom = _room_of_picture(layout)
    with Image.open(io.BytesIO(given.data)) as picture:
        fitted = ImageOps.fit(ImageOps.exif_transpose(picture).convert("RGB"), (right - left, bottom - top))
    page.paste(fitted, (left, top))
    draw, colour = ImageDraw.Draw(page), accent if layout == "frame" else PAPER
    title = _font(fonts / SERIF, _masthead_size(cover.title, fonts))
    over = title.getbbox(cover.title, anchor="ma")[1]
    draw.text((WIDTH // 2, HEAD - over), cover.title, font=title, fill=colour, anchor="ma")
    issue, at = _font(fonts / SANS, 60), TALL - 100
    if layout == "band":
        at = round(BAND * TALL) - 50
    if cover.issue and _can_write(cover.issue, fonts / SANS):
        ink = "#000000" if layout == "frame" else PAPER
        draw.text((100, at), cover.issue, font=issue, fill=ink, anchor="ls")
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=86)
    return Asset(
        name="cover-with-words.jpg",
        media_type="image/jpeg",
        data=buffer.getvalue(),
        width=WIDTH,
        height=TALL,
    )


def _room_of_picture(layout: CoverLayout) -> tuple[int, int, int, int]:
    """The edges of the picture: left, top, right and bottom."""
    if layout == "band":
        return 0, round(BAND * TALL), WIDTH, TALL
    if layout == "frame":
        return 110, round(FRAME_TOP * TALL), WIDTH - 110, round((FRAME_TOP + FRAME) * TALL)
    return 0, 0, WIDTH, TALL


def _masthead_size(title: str, fonts: Path) -> int:
    """The largest size at which a title fits across the cover."""
    across = _font(fonts / SERIF, 100).getlength(title)
    return min(LARGEST_MASTHEAD, int((WIDTH - 160) / max(across, 1.0) * 100))


def _fits_across(title: str, fonts: Path) -> bool:
    return _can_write(title, fonts / SERIF) and _masthead_size(title, fonts) >= SMALLEST_MASTHEAD


# -- as SVG -------------------------------------------------------------------------------------


_WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\uffef]")
"""Letters of scripts whose lines may end after any of them."""
SMALLEST_SVG = 32
"""Pixels of a title with a long word, whose width nobody knows here: an em for each letter is enough."""


def _as_svg(cover: Cover, ink: str, accent: str) -> bytes:
    """The same cover for scripts that only the reader's fonts hold."""
    from standfirst.render.html.element import text

    size = 220 if len(cover.title) <= 8 else 140 if len(cover.title) <= 20 else 84
    longest = max(map(len, cover.title.split()), default=0)
    if longest > WIDTH // size - 2 and not _WITHOUT_SPACES.search(cover.title):
        size = max(SMALLEST_SVG, WIDTH // (longest + 2))
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
