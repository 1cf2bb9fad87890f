"""Fonts cut to their glyphs: from files with one font, and not from files with several."""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from standfirst.render.pdf.font_subset import with_only

FONTS = Path(__file__).parents[3] / "styles" / "fonts"
REGULAR = FONTS / "SourceSerifPro-Regular.ttf"


def test_a_font_is_cut_to_the_glyphs_in_use() -> None:
    whole = REGULAR.read_bytes()
    cut = with_only(whole, frozenset({0, 40, 41}))
    assert cut is not None
    assert len(cut) < len(whole) / 10
    assert TTFont(io.BytesIO(cut))["maxp"].numGlyphs >= 42


def test_one_of_several_in_a_file_is_left_as_its_pages_have_it() -> None:
    """Noto's fonts for Chinese and Japanese come so."""
    several, written = TTCollection(), io.BytesIO()
    several.fonts = [TTFont(REGULAR), TTFont(FONTS / "SourceSerifPro-It.ttf")]
    several.save(written)
    assert with_only(written.getvalue(), frozenset({0, 40})) is None
