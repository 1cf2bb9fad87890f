"""Lines drawn word by word look as WeasyPrint draws them, and can be copied like those."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pytest
from test_lines import PARAGRAPHS, STYLE
from weasyprint import HTML
from weasyprint.draw import text as draw_text

from standfirst.layout.line_breaking import drawing
from standfirst.layout.line_breaking import lines as line_breaking

NEAR = 1.0
"""Points: WeasyPrint takes off what is less than a thousandth of an em, after every letter."""
KERNED = "kerned with spaces"
"""Pango does not kern with a space that is made wider: WeasyPrint's lines are longer than measured."""


@pytest.fixture(autouse=True)
def installed() -> Iterator[None]:
    was = line_breaking.inline.get_next_linebox is line_breaking._next_line
    line_breaking.install()
    yield
    line_breaking.install()
    if not was:
        line_breaking.uninstall()


def drawn(body: str, style: str = "") -> list[tuple[str, float, float]]:
    """The letters of a page as they can be copied, and where each ends: across and above the foot."""
    html = f"<html lang=en><style>{STYLE}</style><p style='{style}'>{body}</p>"
    page = pypdfium2.PdfDocument(HTML(string=html).write_pdf())[0].get_textpage()
    boxes = map(page.get_charbox, range(page.count_chars()))
    letters = (page.get_text_range(number, 1) for number in range(page.count_chars()))
    return [(letter, box[2], box[1]) for letter, box in zip(letters, boxes, strict=True) if letter.strip()]


@pytest.mark.parametrize("name", [name for name in PARAGRAPHS if name != KERNED])
def test_letters_stand_where_weasyprint_draws_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = drawn(PARAGRAPHS[name])
    monkeypatch.setattr(drawing, "drawn_line", lambda textbox: None)
    theirs = drawn(PARAGRAPHS[name])
    assert [letter for letter, _, _ in ours] == [letter for letter, _, _ in theirs]
    for (_, x, y), (_, their_x, their_y) in zip(ours, theirs, strict=True):
        assert (x, y) == pytest.approx((their_x, their_y), abs=NEAR)


def test_lines_end_where_they_were_measured() -> None:
    rights = [x for _, x, _ in drawn(PARAGRAPHS[KERNED], "--hang: 0")]
    ends = [right for right, following in pairwise(rights) if following < right - 100]
    assert len(ends) > 3
    assert ends == pytest.approx([(20 + 80) / 25.4 * 72] * len(ends), abs=NEAR)


def test_plain_lines_are_not_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but what is not simple is left to WeasyPrint."""
    left: list[str] = []

    def watched(stream: object, textbox: object, *rest: object) -> object:
        left.append(vars(textbox)["text"])
        return weasyprints(stream, textbox, *rest)

    weasyprints = drawing._weasyprints_text
    monkeypatch.setattr(drawing, "_weasyprints_text", watched)
    drawn(PARAGRAPHS["plain"] + PARAGRAPHS["soft hyphens"] + "<u>underlined</u>")
    assert left == ["underlined"]


def test_what_is_installed_is_taken_away() -> None:
    drawing.uninstall()
    assert draw_text.draw_text is drawing._weasyprints_text
