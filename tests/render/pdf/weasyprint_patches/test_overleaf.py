"""A figure that does not fit goes to the head of the next page, and the text after it fills the page."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from standfirst.render.pdf.weasyprint_patches import grid, overleaf

STYLE = """
@page { size: 300px 441px; margin: 20px }
html { --grid: on; font-size: 12px; line-height: 20px; orphans: 2; widows: 2 }
body, p, h2 { margin: 0 }
h2 { break-after: avoid }
figure { --may-go-overleaf: yes; break-inside: avoid; margin: 20px 0 }
figure div { height: 150px }
"""
WORDS = "Every drawer held a ledger, and every ledger a pencil on a string, and every string a knot. " * 2
LINE = "<p>x</p>"
FIGURE = "<figure><div></div><p>{}</p></figure>"


@pytest.fixture(autouse=True)
def _patched() -> None:
    grid.keep_lines_on_grid()
    overleaf.let_figures_go_overleaf()


def pages(body: str, style: str = "") -> list[str]:
    """A letter for each line of the pages: T for text, else its own."""
    layout = HTML(string=f"<style>{STYLE}{style}</style><body>{body}").render()
    return ["".join(_lines(page._page_box)) for page in layout.pages]


def _lines(page: Any) -> list[str]:
    lines = [box for box in page.children[0].descendants() if isinstance(box, boxes.LineBox)]
    lines.sort(key=lambda line: line.position_y)
    return [_words(line) if len(_words(line)) == 1 else "T" for line in lines]


def _words(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)).strip()


def text(paragraphs: int) -> str:
    return f"<p>{WORDS}</p>" * paragraphs


def test_text_flows_on_and_the_figure_opens_the_next_page() -> None:
    found = pages(text(3) + FIGURE.format("A") + text(6))
    assert found[0] == "T" * 20
    assert found[1].startswith("AT")


def test_figures_stay_in_their_order() -> None:
    found = pages(text(3) + FIGURE.format("A") + text(1) + FIGURE.format("B") + text(9))
    assert "".join(found).replace("T", "") == "AB"
    assert found[0] == "T" * 20


def test_nothing_is_lost_where_too_little_text_follows() -> None:
    found = pages(text(3) + FIGURE.format("A") + text(1))
    assert "".join(found).replace("T", "") == "A"
    assert found[1].startswith("A")


def test_a_figure_does_not_pass_the_next_heading() -> None:
    found = pages(text(3) + FIGURE.format("A") + text(1) + f"<h2>H</h2>{text(9)}")
    assert "".join(found).replace("T", "") == "AH"


def test_a_pull_quote_passes_headings() -> None:
    body = text(2) + FIGURE.format("A") + f"<h2>H</h2>{text(9)}"
    style = "figure { --may-go-overleaf: anywhere } figure div { height: 250px }"
    found = pages(body, style)
    assert set(found[0].partition("H")[0]) == set(found[0].partition("H")[2]) == {"T"}
    assert found[1].startswith("A")


def test_what_fits_stays() -> None:
    assert pages(text(1) + FIGURE.format("A") + text(6))[0].strip("T") == "A"


def test_what_does_not_say_so_stays() -> None:
    found = pages(text(3) + FIGURE.format("A") + text(6), "figure { --may-go-overleaf: no }")
    assert len(found[0]) < 20


def places(body: str, style: str = "") -> list[list[tuple[str, float, float]]]:
    """Of each page, its figures and lines of text: what, its upper and its lower edge."""
    layout = HTML(string=f"<style>{STYLE}{style}</style><body>{body}").render()
    return [[*_places(page._page_box.children[0])] for page in layout.pages]


def _places(box: Any) -> Any:
    for child in box.children:
        if child.element_tag == "figure" and child.children:  # what keeps the place of one has none
            yield "figure", child.border_box_y(), child.border_box_y() + child.border_height()
        elif isinstance(child, boxes.LineBox):
            yield "line", child.position_y, child.position_y + child.height
        elif isinstance(child, boxes.BlockBox):
            yield from _places(child)


def go_overleaf_together(found: list[list[tuple[str, float, float]]]) -> bool:
    """Whether the first page has lines only, and the second begins with two figures."""
    first, second, *_ = ([what for what, *_ in page] for page in found)
    return "figure" not in first and second[:2] == ["figure"] * 2


LOW = "html {{ --grid: off }} figure {{ margin: {}px 0 }} figure div {{ height: {}px }}"


@pytest.mark.parametrize("height", [40, 70])
@pytest.mark.parametrize("white", [0, 20, 27])
@pytest.mark.parametrize("figures", [2, 3])
def test_figures_at_the_head_of_a_page_stand_under_each_other(height: int, white: int, figures: int) -> None:
    waiting = FIGURE.format("A").replace("<div>", '<div style="height: 110px">')
    others = (LINE + FIGURE.format("B")) * (figures - 1) + text(9)
    # how many lines fill the page before them depends on the fonts of the machine
    tried = (
        places(text(2) + LINE * more + waiting + others, LOW.format(white, height)) for more in range(12)
    )
    found = next(filter(go_overleaf_together, tried))
    assert sum(what == "figure" for page in found for what, *_ in page) == figures
    for page in found:
        for (what, _, bottom), (then, top, _) in pairwise(page):
            assert top >= bottom - 0.01
            if what == then == "figure":
                assert top - bottom == pytest.approx(white)


@pytest.mark.parametrize("height", [150, 250, 330])
@pytest.mark.parametrize("after", [1, 2, 3])
def test_no_figure_is_lost_where_the_text_ends_before_it_stands(height: int, after: int) -> None:
    second = FIGURE.format("B").replace("<div>", f'<div style="height: {height}px">')
    found = pages(text(3) + FIGURE.format("A") + second + text(after))
    assert "".join(found).replace("T", "") == "AB"
    assert len("".join(found)) == len("".join(pages(text(3 + after)))) + 2


def test_a_figure_that_fills_a_page_goes_overleaf_alone() -> None:
    tall = FIGURE.format("A").replace("<div>", '<div style="height: 330px">')
    found = pages(text(3) + tall + text(6))
    assert found[0] == "T" * 20
    assert found[1].startswith("A")
    assert sum(map(len, found)) == len("".join(pages(text(9)))) + 1


PICTURE = (
    "<figure><img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%2290%22 "
    "height=%22180%22/>'><p>A</p></figure>"
)
SHRINKS = "img { display: block } figure { --grid: off; --may-shrink: 60% }"


def heights(body: str, style: str = SHRINKS) -> list[tuple[int, float]]:
    """The page of each picture, from 0, and how high it is."""
    layout = HTML(string=f"<style>{STYLE}{style}</style><body>{body}").render()
    return [
        (number, box.height)
        for number, page in enumerate(layout.pages)
        for box in page._page_box.descendants()
        if isinstance(box, boxes.ReplacedBox)
    ]


def test_a_figure_that_is_a_little_too_high_is_drawn_smaller() -> None:
    ((page, height),) = heights(LINE * 10 + PICTURE + text(6))
    assert page == 0
    assert 0.6 * 180 < height < 180


def test_it_is_not_drawn_smaller_than_it_may_be_or_where_it_fits() -> None:
    assert heights(LINE * 10 + PICTURE + text(6), f"{SHRINKS} figure {{ --may-shrink: 95% }}") == [(1, 180)]
    assert heights(LINE * 5 + PICTURE + text(6)) == [(0, 180)]


def test_it_is_sent_overleaf_rather_than_drawn_much_smaller() -> None:
    lower = PICTURE.replace("180", "210")
    assert heights(LINE * 10 + lower + text(6)) == [(1, 210)]
    ((page, height),) = heights(LINE * 10 + lower + "<h2>Head</h2>" + text(6))
    assert page == 0
    assert height < 0.85 * 210


def test_what_is_drawn_smaller_takes_all_the_room_there_is() -> None:
    body = LINE * 10 + PICTURE + "<h2>Head</h2>" + text(6)
    ((_, height),) = heights(body)
    layout = HTML(string=f"<style>{STYLE}{SHRINKS}</style><body>{body}").render()
    page = layout.pages[0]._page_box
    (figure,) = (x for x in page.descendants() if x.element_tag == "figure")
    assert figure.border_box_y() + figure.border_height() == pytest.approx(20 + page.height, abs=1)
    assert height < 180


def test_it_is_drawn_smaller_where_white_stands_above_it() -> None:
    opening = "<header style='margin-bottom: 60px'>Title</header>"
    ((page, height),) = heights(f"{opening}{LINE * 6}<div>{PICTURE}</div>{text(6)}")
    assert page == 0
    first = f"{opening}<div>{PICTURE.replace('180', '310')}</div>{text(6)}"
    ((page, height),) = heights(first)
    assert page == 0
    assert height < 310


# -- what stands at the heads of pages only --------------------------------------------------------------

AT_HEAD = '<figure style="--on-page: 2; --only-at-heads: {}"><div></div><p>A</p></figure>'


def test_what_stands_at_heads_only_waits_where_the_text_has_come_to_its_page() -> None:
    before, after = LINE * 25, LINE * 45
    assert "A" in pages(before + AT_HEAD.format("no") + after)[1][1:]
    second, third = pages(before + AT_HEAD.format("yes") + after)[1:3]
    assert "A" not in second
    assert third.startswith("Ax")


def test_it_stands_at_the_head_of_the_last_page_where_the_text_ends_there() -> None:
    found = pages(LINE * 25 + AT_HEAD.format("yes") + LINE * 3)
    assert found[1].startswith("Ax")
    assert "".join(found).count("A") == 1


def test_text_from_behind_a_heading_fills_what_would_be_a_hole() -> None:
    high = "figure div { height: 330px }"
    found = pages(LINE * 3 + FIGURE.format("A") + LINE + "<h2>H</h2>" + text(6), high)
    assert found[0].startswith("xxxxHT") and found[1].startswith("A")
    last = pages(LINE * 3 + FIGURE.format("A") + LINE, high)
    assert last == ["xxx", "Ax"]
