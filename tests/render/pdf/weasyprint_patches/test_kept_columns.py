"""Columns stay on their page, although what comes next fits into none of the others."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from standfirst.render.pdf.weasyprint_patches import kept_columns

STYLE = """
@page { size: 340px 240px; margin: 20px }
html { font-size: 12px; line-height: 20px; orphans: 1; widows: 1 }
body, p, h1 { margin: 0 }
h1 { height: 80px; font-size: 12px }
div { columns: 3; column-gap: 6px }
figure { height: 150px; margin: 0; break-inside: avoid }
"""
LINE = "<p>Ink.</p>"


@pytest.fixture(autouse=True)
def _patched() -> None:
    kept_columns.keep_columns()


def lines_of_pages(body: str) -> list[int]:
    """How many lines stand on each page."""
    pages = HTML(string=f"<style>{STYLE}</style><body>{body}").render().pages
    return [sum(isinstance(box, boxes.LineBox) for box in _inside(page)) for page in pages]


def _inside(page: Any) -> list[Any]:
    return list(page._page_box.children[0].descendants())


@pytest.mark.parametrize("before", [6, 8, 12])
def test_lines_before_something_high_stay_under_what_stands_over_them(before: int) -> None:
    first, *others = lines_of_pages(f"<h1>Over</h1><div>{LINE * before}<figure></figure>{LINE * 9}</div>")
    assert first == 1 + before
    assert sum(others) == 9


def test_nothing_is_lost_where_every_column_begins_with_something_high() -> None:
    found = lines_of_pages(f"<h1>Over</h1><div>{f'{LINE * 7}<figure></figure>' * 4}{LINE}</div>")
    assert (found[0], sum(found)) == (8, 1 + 4 * 7 + 1)


def test_what_fits_no_column_of_an_empty_page_still_stands_on_one() -> None:
    high = "<figure style='height: 900px'></figure>"
    assert sum(lines_of_pages(f"<h1>Over</h1><div>{LINE * 7}{high}{LINE}</div>")) == 9
