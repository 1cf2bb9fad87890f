"""The cover that is drawn for an ebook: whatever its words are, none is cut at an edge."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageColor

from standfirst.editions.ebook import Cover
from standfirst.editions.styles import Stylesheets
from standfirst.editions.theme import ANY, Choices, CoverLayout, Theme
from standfirst.model.assets import Asset
from standfirst.project.stylesheets import house_styles
from standfirst.render.epub.cover import FOOT, HEIGHT, MARGIN, WIDTH, cover_asset

LONG_WORD = "Wasserversorgungsgenossenschaftsvorstandssitzungsprotokolle"


def styles(layout: CoverLayout | None = None) -> Stylesheets:
    """Styles whose accent is red; with a layout, of a theme that puts words on covers."""
    choices = Choices(bare_openers=((ANY, "quiet"),), cover=layout) if layout else Choices()
    return Stylesheets(
        tokens=":root { --ink: #000000; --accent: #c5321c }",
        print="",
        theme=Theme("", "", choices=choices),
        ebook="",
        fonts=house_styles() / "fonts",
    )


def cover(title: str, language: str = "en", **other: object) -> Cover:
    words = {"subtitle": None, "issue": None, "authors": (), "publisher": None, **other}
    return Cover(asset=None, language=language, title=title, **words)  # type: ignore[arg-type]


COVERS = {
    "a long word": cover(LONG_WORD, "de"),
    "long words everywhere": cover(
        f"Alle {LONG_WORD}",
        "de",
        subtitle=f"{LONG_WORD} und {LONG_WORD}",
        issue=LONG_WORD,
        authors=(f"Ute {LONG_WORD}",),
        publisher=LONG_WORD,
    ),
    "no syllables": cover("W" * 90, "xx"),
    "too many words": cover("All the proofs of the year " * 8, subtitle="and of the year before it " * 8),
    "many names": cover("Proofs", authors=tuple(f"Reader Number {k}" for k in range(40)), publisher="House"),
    "a long issue": cover("Proofs", issue="The number for the longest night of a cold winter, 12"),
}


@pytest.mark.parametrize("name", COVERS)
def test_no_word_is_cut(name: str) -> None:
    asset = cover_asset(COVERS[name], {}, styles())
    picture = Image.open(io.BytesIO(asset.data)).convert("L").crop((0, 120, WIDTH, HEIGHT))  # under the band
    left, top, right, bottom = ImageChops.invert(picture).getbbox() or (0, 0, 0, 0)
    assert left >= MARGIN - 20 and right <= WIDTH - MARGIN + 20
    assert top > 0 and bottom + 120 <= FOOT + 20


def test_a_script_that_we_cannot_draw_keeps_its_words_whole() -> None:
    word = "ვეფხისტყაოსანივეფხისტყაოსანი"
    asset = cover_asset(cover(word, "ka"), {}, styles())
    assert asset.media_type == "image/svg+xml"
    assert f">{word}<" in asset.data.decode()


def grey_picture() -> Asset:
    stream = io.BytesIO()
    Image.new("RGB", (900, 1200), "#808080").save(stream, "PNG")
    return Asset(name="a.png", media_type="image/png", data=stream.getvalue(), width=900, height=1200)


@pytest.mark.parametrize(
    ("layout", "corner", "middle"),
    [("picture", "#808080", "#808080"), ("band", "#c5321c", "#808080"), ("frame", "#ffffff", "#808080")],
)
def test_the_words_stand_with_the_picture_as_in_print(layout: CoverLayout, corner: str, middle: str) -> None:
    words = replace(cover("Overs", issue="No. 7"), asset="a.png")
    asset = cover_asset(words, {"a.png": grey_picture()}, styles(layout))
    assert (asset.name, asset.media_type) == ("cover-with-words.jpg", "image/jpeg")
    picture = Image.open(io.BytesIO(asset.data)).convert("RGB")
    for at, colour in (((10, 10), corner), ((800, 1200), middle)):
        difference = zip(picture.getpixel(at), ImageColor.getrgb(colour), strict=True)
        assert all(abs(one - other) <= 4 for one, other in difference)
    head = picture.crop((0, 60, WIDTH, 560)).convert("L")
    assert head.getextrema()[1] - head.getextrema()[0] > 90  # the title


def test_without_a_layout_the_picture_is_the_cover() -> None:
    words, given = replace(cover("Overs"), asset="a.png"), grey_picture()
    assert cover_asset(words, {"a.png": given}, styles()) is given


def test_a_title_that_is_too_long_for_a_line_leaves_the_picture_alone() -> None:
    words, given = replace(cover("All the proofs of the year " * 2_000), asset="a.png"), grey_picture()
    assert cover_asset(words, {"a.png": given}, styles("picture")) is given
