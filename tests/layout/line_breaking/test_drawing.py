"""Lines drawn word by word look as WeasyPrint draws them, and can be copied like those."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from test_lines import PARAGRAPHS, STYLE
from weasyprint import HTML
from weasyprint.draw import text as draw_text

from standfirst.layout.line_breaking import drawing
from standfirst.layout.line_breaking import lines as line_breaking

NEAR = 1.5
"""Points: a kerned space may stand in two ways between its letters."""


@pytest.fixture(autouse=True)
def installed() -> Iterator[None]:
    was = line_breaking.inline.get_next_linebox is line_breaking._next_line
    line_breaking.install()
    yield
    line_breaking.install()
    if not was:
        line_breaking.uninstall()


def drawn(body: str) -> list[tuple[str, float, float]]:
    """The letters of a page as they can be copied, and where each ends: across and above the foot."""
    html = f"<html lang=en><style>{STYLE}</style><p>{body}</p>"
    page = pypdfium2.PdfDocument(HTML(string=html).write_pdf())[0].get_textpage()
    boxes = map(page.get_charbox, range(page.count_chars()))
    letters = (page.get_text_range(number, 1) for number in range(page.count_chars()))
    return [(letter, box[2], box[1]) for letter, box in zip(letters, boxes, strict=True) if letter.strip()]


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_letters_stand_where_weasyprint_draws_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = drawn(PARAGRAPHS[name])
    monkeypatch.setattr(drawing, "drawn_line", lambda textbox: None)
    theirs = drawn(PARAGRAPHS[name])
    assert [letter for letter, _, _ in ours] == [letter for letter, _, _ in theirs]
    for (_, x, y), (_, their_x, their_y) in zip(ours, theirs, strict=True):
        assert (x, y) == pytest.approx((their_x, their_y), abs=NEAR)


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
