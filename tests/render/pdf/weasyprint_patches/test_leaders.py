"""The dots of a leader are one text, and stand where WeasyPrint puts them."""

from __future__ import annotations

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from standfirst.render.pdf.weasyprint_patches import leaders

PAGE = """<style>@page { size: 300px 100px; margin: 20px } html { font: 12px/20px serif }
p { margin: 0 } p::after { content: leader(dotted) " 7" }</style><p>Locks<p>A longer entry"""


def texts() -> list[list[tuple[str, float, float]]]:
    """By line: each text with where it begins and ends."""
    (page,) = HTML(string=PAGE).render().pages
    lines = [box for box in page._page_box.descendants() if isinstance(box, boxes.LineBox)]
    return [
        [(x.text, x.position_x, x.position_x + x.width) for x in line.descendants() if hasattr(x, "text")]
        for line in lines
    ]


def test_one_text_takes_the_place_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline, "handle_leader", leaders._weasyprints_leader)
    before = texts()
    leaders.join_leaders()
    for joined, parts in zip(texts(), before, strict=True):
        (entry, dots, number), dot = joined, parts[1:-1]
        assert (entry, number) == (parts[0], parts[-1])
        assert dots[0] == "".join(text for text, _, _ in dot)
        assert dots[1] == pytest.approx(min(left for _, left, _ in dot))
        assert dots[2] == pytest.approx(max(right for _, _, right in dot))
