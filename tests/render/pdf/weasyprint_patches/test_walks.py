"""The boxes in a box come in the order in which WeasyPrint finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box

from standfirst.render.pdf.weasyprint_patches import walks
from standfirst.render.pdf.weasyprint_patches.box_tree import boxes_in

PAGE = """<style>@page { size: 300px 200px; margin: 20px; @top-left { content: "Over all" } }
i { position: absolute } b { float: right }</style>
<p>Words <em>and <i>out of <u>flow</u></i></em> and <b>beside</b></p><table><tr><td>1<td>2</table>"""


def in_their_order(box: Any, placeholders: bool) -> Iterator[Any]:
    """As WeasyPrint 70 has it."""
    yield box
    for child in box.children:
        if placeholders or isinstance(child, Box):
            yield from in_their_order(getattr(child, "_box", child), placeholders)
        else:
            yield child


@pytest.mark.parametrize("placeholders", [True, False])
def test_boxes_are_found_in_their_order(placeholders: bool) -> None:
    walks.walk_at_once()
    (page,) = HTML(string=PAGE).render().pages
    found = list(page._page_box.descendants(placeholders))
    assert len(found) > 20
    assert [*map(id, found)] == [*map(id, in_their_order(page._page_box, placeholders))]
    assert len(found) == len(list(page._page_box.descendants())) + (4 if placeholders else 0)


def test_our_own_walk_finds_what_is_out_of_flow_where_it_stands() -> None:
    (page,) = HTML(string=PAGE).render().pages
    found = [id(box) for box in boxes_in(page._page_box)]
    assert found == [*map(id, in_their_order(page._page_box, placeholders=True))]


def test_what_is_out_of_the_flow_is_known() -> None:
    walks.walk_at_once()
    page = """<style>.n { float: footnote } .r { position: running(head) } @page { size: 300px }</style>
    <p>a <i style="position: absolute">b</i> <u style="position: fixed">c</u> <b style="float: left">d</b>
    <q class=n>f</q> <em style="position: relative">g</em> h
    <span style="display: inline-block">i</span>"""
    (laid_out,) = HTML(string=page).render().pages
    marked = {"i", "u", "b", "em", "span"}
    boxes = [box for box in boxes_in(laid_out._page_box) if box.element_tag in marked]
    known: dict[str, bool] = {}
    for box in boxes:  # an element's own box comes before those of its lines and words
        known.setdefault(box.element_tag, box.is_in_normal_flow())
    assert known == {"i": False, "u": False, "b": False, "em": True, "span": True}
    for box in boxes:
        asked = (box.is_floated, box.is_absolutely_positioned, box.is_running, box.is_footnote, box.is_note)
        assert box.is_in_normal_flow() is not any(ask() for ask in asked)
