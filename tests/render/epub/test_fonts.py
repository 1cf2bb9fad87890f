"""Fonts in the ebook: only if wanted, only what is used, never without their licence."""

from __future__ import annotations

import io
import zipfile

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from kitchen_sink import ASSETS, INTERVIEW, KITCHEN_SINK
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.styles import Stylesheets
from standfirst.model.document import Document
from standfirst.render.epub.package import bind


def files_of(document: Document, styles: Stylesheets, *, embeds_fonts: bool = True) -> dict[str, bytes]:
    epub = bind(ebook_edition(document), ASSETS, styles, embeds_fonts=embeds_fonts)
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def with_fonts(styles: Stylesheets) -> dict[str, bytes]:
    return files_of(KITCHEN_SINK, styles)


def test_nothing_is_embedded_unless_the_publication_wants_it(styles: Stylesheets) -> None:
    files = files_of(KITCHEN_SINK, styles, embeds_fonts=False)
    assert not [name for name in files if name.startswith("fonts/")]
    assert "Source" not in files["css/ebook.css"].decode()


def test_every_font_of_the_stylesheet_is_there_and_set(with_fonts: dict[str, bytes]) -> None:
    sheet = with_fonts["css/ebook.css"].decode()
    assert sheet.count("@font-face") == len([name for name in with_fonts if name.endswith(".ttf")]) == 10
    assert 'body {\n  font-family: "Source Serif Pro", "Noto Naskh Arabic", serif;\n}' in sheet
    assert 'font-family: "Source Sans Pro", "Noto Naskh Arabic", sans-serif;' in sheet
    assert 'src: url("../fonts/SourceSerifPro-It.ttf")' in sheet


def test_fonts_hold_the_letters_that_are_used_and_no_others(with_fonts: dict[str, bytes]) -> None:
    with TTFont(io.BytesIO(with_fonts["fonts/SourceSerifPro-Regular.ttf"])) as font:
        letters = font.getBestCmap()
    assert ord("e") in letters and ord("’") in letters
    assert ord("Ж") not in letters


def test_the_licence_goes_along_in_the_font_and_beside_it(with_fonts: dict[str, bytes]) -> None:
    assert b"SIL OPEN FONT LICENSE" in with_fonts["fonts/OFL-SourceSerifPro.txt"]
    with TTFont(io.BytesIO(with_fonts["fonts/SourceSerifPro-Regular.ttf"])) as font:
        assert "Open Font License" in font["name"].getDebugName(13)


def test_other_scripts_and_code_bring_their_fonts_only_if_there_is_any(styles: Stylesheets) -> None:
    single = replace(KITCHEN_SINK, pieces=(INTERVIEW,))
    names = files_of(single, styles)
    assert "fonts/NotoNaskhArabic-Regular.ttf" not in names
    assert "fonts/SourceCodePro-Regular.ttf" not in names
    assert "fonts/OFL-NotoNaskhArabic.txt" not in names


def test_twice_is_the_same_to_the_byte(with_fonts: dict[str, bytes], styles: Stylesheets) -> None:
    assert files_of(KITCHEN_SINK, styles) == with_fonts
