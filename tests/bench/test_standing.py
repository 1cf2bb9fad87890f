"""The benchmark of lines on the grid and of facing feet counts what is wrong, and nothing else."""

from __future__ import annotations

import standing
from weasyprint import HTML

from standfirst.render.pdf.weasyprint_patches.grid import keep_lines_on_grid

LINES = 10
STYLE = f"""
@page {{ size: 200px {LINES * 20 + 20.2}px; margin: 10px }}
html {{ font-size: 12px; line-height: 20px; orphans: 1; widows: 1 }}
body, p, h2 {{ margin: 0 }}
h2 {{ font-size: 12px; line-height: 17px }}
figure {{ margin: 0; height: 100px; break-inside: avoid }}
"""


def pages(body: str, style: str = "") -> list[standing.Page]:
    keep_lines_on_grid()
    return standing.pages_of(HTML(string=f"<style>{STYLE}{style}</style><body>{body}").render())


def lines(count: int) -> str:
    return "<p>Words</p>" * count


def test_lines_after_a_heading_of_another_height_are_off() -> None:
    (page,) = pages(f"{lines(2)}<h2>Head</h2>{lines(3)}")
    assert (len(page.body), page.off) == (5, 3)


def test_with_the_grid_no_line_is_off() -> None:
    (page,) = pages(f"{lines(2)}<h2>Head</h2>{lines(3)}", "html { --grid: on }")
    assert (len(page.body), page.off) == (5, 0)


def test_feet_disagree_where_something_did_not_fit() -> None:
    (pair,) = standing.facing(pages(f"{lines(LINES)}{lines(6)}<figure>x</figure>{lines(20)}"))
    assert [round(page.lacks) for page in pair] == [4, 0]
    assert standing.disagree(pair)


def test_feet_of_full_pages_agree() -> None:
    (pair,) = standing.facing(pages(lines(3 * LINES + 1)))
    assert not standing.disagree(pair)


def test_pages_after_which_something_begins_anew_or_nothing_comes_are_not_compared() -> None:
    assert not standing.facing(pages(lines(3 * LINES)))
    anew = '<p style="break-before: page">Words</p>'
    assert not standing.facing(pages(f"{lines(LINES)}{lines(6)}{anew}{lines(2 * LINES)}"))


def test_a_page_with_notes_is_full() -> None:
    note = '<p>Words<span style="float: footnote">A note</span></p>'
    (pair,) = standing.facing(pages(f"{lines(LINES)}{note}{lines(2 * LINES)}"))
    assert [round(page.lacks) for page in pair] == [0, 0]


def test_all_is_counted() -> None:
    found = standing.counted(pages(f"{lines(LINES)}{lines(6)}<figure>x</figure>{lines(20)}"))
    assert found["pages"] == 5
    assert (found["body lines"], found["off"]) == (36, 0)
    assert (found["pairs"], found["disagree"]) == (1, 1)
