"""What is copied from a page is what the author typed, whatever a glyph was first drawn for."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from standfirst.layout.line_breaking.drawing import LETTERS_AS_USUAL
from standfirst.render.pdf.weasyprint_patches.text_layer import _mark_soft, characters_of

FONT = Path(__file__).parents[4] / "styles" / "fonts" / "SourceSerifPro-Regular.ttf"


def glyph_of(letter: str) -> int:
    from fontTools.ttLib import TTFont

    font = TTFont(FONT)
    return font.getGlyphID(font.getBestCmap()[ord(letter)])


def text_of(glyph: int, drawn: str) -> str:
    return characters_of(FONT.read_bytes(), {glyph: drawn}, 60_000)[glyph]


def test_a_letter_keeps_its_own_text_however_it_was_first_drawn() -> None:
    assert text_of(glyph_of("e"), "") == "e"
    assert text_of(glyph_of("e"), "e\u0323\u0300") == "e"
    assert text_of(glyph_of("\u0301"), "e\u0323\u0301") == "\u0301"


def test_a_hyphen_is_the_one_on_the_keyboard() -> None:
    assert text_of(glyph_of("-"), "\N{HYPHEN}") == "-"


def test_a_glyph_of_two_characters_keeps_the_one_it_was_drawn_for() -> None:
    assert text_of(glyph_of("\N{MICRO SIGN}"), "\N{GREEK SMALL LETTER MU}") == "\N{GREEK SMALL LETTER MU}"


def test_a_ligature_stands_for_its_letters() -> None:
    assert text_of(glyph_of("\N{LATIN SMALL LIGATURE FI}"), "fi") == "fi"


@pytest.mark.parametrize(
    ("drawn", "marked"),
    [
        (b"[<00120034>12<0010>] TJ", [b"[<00120034>12] TJ", b"[<0010>] TJ"]),
        (b"[<001200340010>0] TJ", [b"[<00120034>] TJ", b"[<0010>] TJ"]),
        (b"[<0012003400560010>] TJ", [b"[<001200340056>] TJ", b"[<0010>] TJ"]),
        (b"[<0010>] TJ", [b"[<0010>] TJ"]),
    ],
)
def test_a_hyphen_at_a_line_end_is_marked_apart(drawn: bytes, marked: list[bytes]) -> None:
    operators: list[bytes | str] = [drawn]
    _mark_soft(operators)
    assert [o for o in operators if b"TJ" in o] == marked  # type: ignore[operator]
    assert operators[-3] == b"/Span <</ActualText <FEFF00AD>>> BDC"
    assert operators[-1] == b"EMC"


def test_what_follows_a_marked_hyphen_still_follows_it() -> None:
    operators: list[bytes | str] = [b"[<001200340010>0] TJ", LETTERS_AS_USUAL]
    _mark_soft(operators)
    assert operators[0] == b"[<00120034>] TJ"
    assert operators[-2:] == [b"EMC", LETTERS_AS_USUAL]


WORDS = "A well-known letter in k\u016b\u0301nas, \u1ecd\u0300r\u1eb9\u0301 and n\u01d6\u0301, after all. "


def test_words_with_two_accents_on_a_letter_spoil_no_other(tmp_path: Path) -> None:
    from standfirst.cli import main

    (tmp_path / "a.md").write_text(f"# A title\n\n{WORDS * 3}\n", "utf-8")
    assert main(["build", str(tmp_path / "a.md"), "-o", str(tmp_path / "out"), "--only", "pdf"]) == 0
    pdf = pypdfium2.PdfDocument(tmp_path / "out" / "a.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert text.count("after") == 3
    assert "\N{HYPHEN}" not in text
    assert "well-known" in text
    assert all(text.count(word) == 3 for word in WORDS.split()[1:]), "a word fell apart"


def test_small_capitals_of_greek_keep_the_accents_that_they_do_not_show(tmp_path: Path) -> None:
    from standfirst.cli import main

    words = "Το νερό του μύλου είναι κρύο, και το νερό τρέχει."
    (tmp_path / "a.md").write_text(f"---\nlanguage: el\n---\n# Το νερό\n\n{words}\n", "utf-8")
    assert main(["build", str(tmp_path / "a.md"), "-o", str(tmp_path / "out"), "--only", "pdf"]) == 0
    pdf = pypdfium2.PdfDocument(tmp_path / "out" / "a.pdf")
    text = " ".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    assert text.count("νερό") == 3 and "μύλου είναι" in text
