"""What is turned stands on pages of its own that lie on their side, and the text flows on before them."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from standfirst.render.pdf.weasyprint_patches import grid, overleaf, turned_pages

STYLE = """
@page { size: 300px 440px; margin: 20px }
@page turned { size: 440px 300px }
html { font-size: 12px; line-height: 20px; orphans: 1; widows: 1 }
body, p { margin: 0 }
.landscape { --turned: yes; margin: 0 }
table { border-spacing: 0; width: 100% }
td, th { padding: 0 }
thead { break-after: avoid }
"""
PAGE = 20
"""Lines of an upright page."""
LYING = 13
"""Lines of one that lies on its side."""


@pytest.fixture(autouse=True)
def _patched() -> None:
    grid.keep_lines_on_grid()
    overleaf.let_figures_go_overleaf()
    turned_pages.turn_tables()


def pages(body: str) -> list[tuple[int, str]]:
    """The width of each page in pixels, and the words of its lines in one."""
    layout = HTML(string=f"<style>{STYLE}</style><body>{body}").render()
    return [(int(page.width), _words(page._page_box)) for page in layout.pages]


def _words(page: Any) -> str:
    inside = page.children[0].descendants()
    return "".join(box.text.strip() for box in inside if isinstance(box, boxes.TextBox))


def text(lines: int, sign: str = "t") -> str:
    return f"<p>{sign}</p>" * lines


def table(rows: int, sign: str = "r") -> str:
    body = f"<tr><td>{sign}</td></tr>" * rows
    return (
        f'<div class="landscape"><table><thead><tr><th>H</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def test_the_text_fills_its_page_before_the_page_that_lies_on_its_side() -> None:
    found = pages(text(3) + table(2) + text(PAGE, "u"))
    assert found == [(300, "ttt" + "u" * (PAGE - 3)), (440, "Hrr"), (300, "uuu")]


def test_a_table_longer_than_a_page_goes_on_with_its_head_repeated() -> None:
    found = pages(text(3) + table(2 * LYING) + text(PAGE, "u"))
    rest = 2 * LYING - 2 * (LYING - 1)
    assert [words for width, words in found if width == 440] == [
        "H" + "r" * (LYING - 1),
        "H" + "r" * (LYING - 1),
        "H" + "r" * rest,
    ]
    assert found[-1] == (300, "uuu")


def test_two_tables_stand_on_a_page_each_in_their_order() -> None:
    found = pages(text(1) + table(1, "a") + text(1) + table(1, "b") + text(PAGE))
    assert [words for width, words in found if width == 440] == ["Ha", "Hb"]


def test_a_table_after_the_last_words_is_not_lost() -> None:
    assert pages(text(2) + table(1)) == [(300, "tt"), (440, "Hr")]


def test_a_table_before_all_words_follows_their_first_page() -> None:
    assert pages(table(1) + text(2)) == [(300, "tt"), (440, "Hr")]


def test_a_page_that_the_text_begins_anew_comes_after_the_table() -> None:
    found = pages(text(2) + table(1) + '<p style="break-before: page">u</p>')
    assert found == [(300, "tt"), (440, "Hr"), (300, "u")]
