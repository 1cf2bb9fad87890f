"""Body lines stand on whole lines from the head of the page, and facing pages end at the same height."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from standfirst.render.pdf.weasyprint_patches import grid

LEADING, LINES = 20, 20
STYLE = f"""
@page {{ size: 300px {LINES * LEADING + 40.2}px; margin: 20px 20px 20px }}
html {{ --grid: on; font-size: 12px; line-height: {LEADING}px; orphans: 2; widows: 2 }}
body, p, ul, pre, h2, figure {{ margin: 0 }}
h2 {{ --grid: off; font-size: 15px; margin: 31px 0 7px; break-after: avoid }}
pre, figure {{ --grid: off; line-height: 17px; margin: 15px 0; break-inside: avoid }}
ul {{ margin: 10px 0 }}
li + li {{ margin-top: 10px }}
td, table {{ --grid: off; line-height: 13px; padding: 3px }}
"""
WORDS = "Every drawer held a ledger, and every ledger a pencil on a string, and every string a knot. " * 2


@pytest.fixture(autouse=True)
def _with_grid() -> None:
    grid.keep_lines_on_grid()


def pages(body: str, style: str = "") -> list[Any]:
    layout = HTML(string=f"<style>{STYLE}{style}</style><body>{body}").render()
    return [page._page_box for page in layout.pages]


def lines(page: Any, *tags: str) -> Iterator[float]:
    """How far below the head of a page each line of text begins, in lines; in elements of these tags."""
    for box in page.children[0].descendants():
        if isinstance(box, boxes.LineBox) and box.element_tag in (tags or ("p", "li")):
            yield round((box.position_y - page.content_box_y()) / LEADING, 2)


def paragraphs(count: int) -> str:
    return f"<p>{WORDS}</p>" * count


def off_grid(page: Any, *tags: str) -> list[float]:
    return [line for line in lines(page, *tags) if line % 1]


def foot(page: Any) -> float:
    return max(lines(page, "p", "li", "h2", "pre"))


BODIES = {
    "a heading": f"{paragraphs(1)}<h2>Head</h2>{paragraphs(1)}",
    "code": f"{paragraphs(1)}<pre>one\ntwo</pre>{paragraphs(1)}",
    "a loose list": f"{paragraphs(1)}<ul><li><p>One</p></li><li><p>Two</p></li></ul>{paragraphs(1)}",
    "a tight list": f"{paragraphs(1)}<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>{paragraphs(1)}",
    "a table": f"{paragraphs(1)}<table><tr><td>One<td>Two</table>{paragraphs(1)}",
    "a table of text": '<h2>Head</h2><div style="display: table; margin: 3px auto"><p>One<p>Two</div>',
    "a box with padding": f'{paragraphs(1)}<div style="padding: 7px">{paragraphs(1)}</div>',
    "negative margins": f'{paragraphs(1)}<p style="margin-top: -3px">{WORDS}</p>',
    "columns": f'<h2>Head</h2><div style="columns: 2">{paragraphs(2)}<h2>Two</h2>{paragraphs(2)}</div>',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_text_stands_on_whole_lines(body: str) -> None:
    found = pages(body)
    assert sum(len(list(lines(page))) for page in found) > 1
    assert [off_grid(page) for page in found] == [[] for _ in found]


def test_text_stands_where_it_comes_if_its_style_says_so() -> None:
    (page,) = pages(BODIES["code"], "html { --grid: off }")
    assert off_grid(page)


@pytest.mark.parametrize("columns", ["auto", "2"])
def test_what_stands_off_the_grid_has_as_much_white_above_as_below(columns: str) -> None:
    text = f'<div style="columns: {columns}">{paragraphs(1)}</div>'
    (page,) = pages(f"{text}<pre>one\ntwo</pre>{text}")
    before, code, after = (box for box in page.children[0].children[0].children)
    above = code.border_box_y() - before.position_y - before.margin_height()
    below = after.border_box_y() - code.border_box_y() - code.border_height()
    assert above == pytest.approx(below)


def test_a_heading_stays_with_its_text() -> None:
    (page,) = pages(BODIES["a heading"], "h2 { margin-top: 24px }")
    heading, text = page.children[0].children[0].children[1:]
    assert text.border_box_y() - heading.border_box_y() - heading.border_height() == pytest.approx(7)


def test_the_mark_of_an_item_stands_on_its_first_line() -> None:
    (page,) = pages(BODIES["a loose list"])
    items = [box for box in page.children[0].descendants() if box.element_tag == "li" and box.children]
    for item in (box for box in items if isinstance(box, boxes.BlockBox)):
        (mark,) = (child for child in item.children if getattr(child, "is_outside_marker", False))
        first, own = grid._first_line(item), grid._first_line(mark)
        assert own.position_y + own.baseline == pytest.approx(first.position_y + first.baseline)


def test_columns_begin_at_the_same_height() -> None:
    column = "<p>x</p>" * 10
    style = f"height: {10 * LEADING}px; columns: 2"
    (page,) = pages(f'<h2>Head</h2><div style="{style}">{column}<h2>Two</h2><p>y</p></div>')
    columns = [box for box in page.children[0].descendants() if getattr(box, "is_column", False)]
    heads = {
        round(next(x for x in c.descendants() if isinstance(x, boxes.LineBox)).position_y) for c in columns
    }
    assert len(columns) == 2
    assert len(heads) == 1


def test_no_margin_stays_at_the_head_of_a_page() -> None:
    items = "".join(f"<li><p>{WORDS}</p></li>" for _ in range(9))
    found = pages(f"<ul>{items}</ul>")
    assert len(found) > 1
    assert [min(lines(page)) for page in found[1:]] == [0.0] * (len(found) - 1)


def spread(verso: str) -> tuple[Any, Any]:
    """The pages of a spread: this and what follows it, then text that goes on."""
    first = '<p style="break-after: page">Recto</p>'
    found = pages(first + verso + paragraphs(30))
    assert found[1].page_type.side == "left"
    return found[1], found[2]


def test_facing_pages_end_at_the_same_height() -> None:
    one = f"<p>{WORDS}</p>"
    rows = len(list(lines(pages(one)[0])))
    before = (LINES - 3) // rows * one
    verso, recto = spread(f"{one}<h2>Head</h2>{before}<h2>Another</h2>")
    assert foot(verso) == foot(recto) == LINES - 1
    assert not off_grid(verso)


def test_no_white_goes_under_the_opening_of_a_piece() -> None:
    one = f"<p>{WORDS}</p>"
    rows = len(list(lines(pages(one)[0])))
    before = (LINES - 4) // rows * one
    heads = [
        min(lines(spread(f"<header style='margin-bottom: 40px'>Title</header>{text}<h2>Head</h2>")[0], "p"))
        for text in (before, one)
    ]
    assert heads[0] == heads[1]


def test_a_page_that_cannot_be_filled_is_faced_by_one_that_is_not() -> None:
    frames = [frame_of(lack=1, room=0), frame_of(lack=2, room=4)]
    grid._level(frames)
    assert [frame.lack for frame in frames] == [1, 1]


def test_feet_that_cannot_be_those_of_the_page_are_brought_to_the_same_height() -> None:
    frames = [frame_of(lack=4, room=1), frame_of(lack=1, room=0)]
    grid._level(frames)
    assert [frame.lack for frame in frames] == [1, 1]


def test_a_page_has_no_more_white_than_usual_if_its_feet_can_be_level_without() -> None:
    frames = [frame_of(lack=2, room=2), frame_of(lack=0, room=0)]
    (first, _) = frames
    before = [item.box.position_y for item in first.items]
    grid._level(frames)
    moved = [item.box.position_y - y for item, y in zip(first.items, before, strict=True)]
    assert max(b - a for a, b in pairwise(moved)) == LEADING


INTRODUCED = {
    "by a colon": ("", "The drawer held three things:"),
    "by a style": (' style="break-after: avoid"', "It printed"),
}


@pytest.mark.parametrize("words", INTRODUCED.values(), ids=INTRODUCED.keys())
def test_white_goes_elsewhere_before_it_goes_between_words_and_what_they_introduce(
    words: tuple[str, str],
) -> None:
    style, sentence = words
    gap = f'style="margin-top: {LEADING}px"'
    (page,) = pages(f"<p>x</p><p {gap}>x</p><p{style}>{sentence}</p><p {gap}>x</p>" + "<p>x</p>" * 8)
    (frame,) = grid._frames(_whole(page))
    before = list(lines(page))[:4]
    grid._fill(frame, grid._slots(frame, 1), 2)
    assert [now - line for now, line in zip(lines(page), before, strict=False)] == [0, 2, 2, 2]
    grid._fill(frame, grid._slots(frame, 1), 3)
    assert [now - line for now, line in zip(lines(page), before, strict=False)] == [0, 4, 4, 5]


def test_white_goes_elsewhere_before_it_goes_between_items_of_a_list() -> None:
    items = "".join(f'<li style="margin: {LEADING}px 0">x</li>' for _ in range(3))
    (page,) = pages(f"<p>x</p><ul>{items}</ul><p>y</p>" + "<p>z</p>" * 6)
    (frame,) = grid._frames(_whole(page))
    before = list(lines(page))[:5]
    grid._fill(frame, grid._slots(frame, 1), 4)
    assert [now - line for now, line in zip(lines(page), before, strict=False)] == [0, 2, 2, 2, 4]


def test_feet_that_can_by_no_white_be_level_stay_where_they_are() -> None:
    frames = [frame_of(lack=4, room=1), frame_of(lack=0, room=0)]
    grid._level(frames)
    assert [frame.lack for frame in frames] == [4, 0]


def test_code_at_the_foot_ends_there_with_its_last_words() -> None:
    code = "\n".join("one" if number % 2 else "" for number in range(80))
    page, *_ = pages(f"{paragraphs(1)}<pre>{code}</pre>", "pre { break-inside: auto }")
    box = next(x for x in page.children[0].descendants() if x.element_tag == "pre")
    last = grid._last_words(box)
    assert last.position_y + last.height == pytest.approx(box.border_box_y() + box.border_height())
    assert last.position_y + last.height == pytest.approx(page.content_box_y() + LINES * LEADING, abs=0.5)


def frame_of(*, lack: int, room: int) -> grid.Frame:
    """A frame of eighteen lines or so, with white in some places, on a page of its own."""
    gaps = "".join(f'<p style="margin-top: {LEADING}px">x</p>' for _ in range(room))
    plain = "<p>x</p>" * (LINES - lack - 2 * room)
    (page,) = pages(plain + gaps)
    ((frame,),) = [grid._frames(page)] if len(page.children) > 1 else [grid._frames(_whole(page))]
    return frame


def _whole(page: Any) -> Any:
    """A page with the boxes for notes that a finished one without notes has no more."""
    page.children = (page.children[0], boxes.FootnoteAreaBox(page, page.style.copy()))
    page.children[1].children = ()
    return page


@pytest.mark.parametrize("display", ["flex", "inline-flex", "grid", "inline-block", "table"])
def test_a_publication_may_lay_out_its_blocks_as_css_can(display: str) -> None:
    (page,) = pages(f"<blockquote>{paragraphs(2)}</blockquote>", f"blockquote {{ display: {display} }}")
    assert any(lines(page))
