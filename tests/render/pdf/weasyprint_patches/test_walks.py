"""The boxes in a box come in the order in which WeasyPrint finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box

from standfirst.render.pdf.weasyprint_patches import walks

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
