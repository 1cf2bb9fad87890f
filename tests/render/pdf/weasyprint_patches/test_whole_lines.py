"""Lines are as full as they can be, whatever inline comes next."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from kitchen_sink import t
from render.pdf.test_make_pdf import single
from standfirst.diagnostics import Report
from standfirst.layout.read_pdf import read_laid_out
from standfirst.model import blocks as b
from standfirst.model import inlines as i

BEFORE = "If you have mended one hinge you will see how like it {} "
FILLING = (
    "all are",
    "all look",
    "others seem",
    "they appear",
    "they ought to be",
    "most turn out",
    "more may be",
)


def test_no_line_ends_early_before_code(typeset: Callable[..., tuple[bytes, Report]]) -> None:
    """In some of these paragraphs only the space before the code is beyond the end of the line."""
    paragraphs = [
        b.Paragraph(
            inlines=(
                *t(f"{BEFORE.format(first)}{second} "),
                i.Code("pin"),
                *t(" and its plate, until you meet one that is not like it in the least."),
            )
        )
        for first, second in product(FILLING, [x * n for x in "il" for n in range(1, 12)])
    ]
    laid = read_laid_out(typeset(single(*paragraphs))[0])
    lines = [line for passage in laid.passages if passage.kind == "P" for line in passage.lines[:-1]]
    assert len(lines) > len(paragraphs)
    assert [line.words for line in lines if line.right - line.left < 180] == []
