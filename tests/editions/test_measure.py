"""The measures that the print edition reckons with are those of the stylesheets."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from kitchen_sink import ESSAY, KITCHEN_SINK, p
from render.pdf.conftest import house
from standfirst.diagnostics import Report
from standfirst.editions.measure import heights
from standfirst.editions.trim_sizes import MEASURES, NARROW_MEASURES, Columns, measure_of
from standfirst.layout.pages import Line
from standfirst.layout.read_pdf import read_laid_out
from standfirst.render.pdf import make_pdf

SENTENCES = (
    "A printer who has made a mistake, and knows it, can do one of three things, and which one depends on "
    "how wet the ink is.",
    "If the sheet is still on the press, he can stop, change the type and go on.",
    "For the first four centuries that was the ordinary course of things, and nobody thought less of a book "
    "for it.",
    "The sheets from before the correction were not thrown away, as paper was the dearest thing in the room.",
    "They went into the pile with the rest, were gathered and folded and sewn with the rest.",
)
TEXT = tuple(p(" ".join(SENTENCES[(n + k) % 5] for k in range(2 + n % 4))) for n in range(60))

CASES = [(trim, 1) for trim in MEASURES] + [(trim, 2) for trim in NARROW_MEASURES]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def set_text(request: pytest.FixtureRequest) -> tuple[str, Columns, list[Line]]:
    """A trim size, columns, and the lines of a long plain text set in them."""
    trim, columns = request.param
    piece = msgspec.structs.replace(ESSAY, kind="article", opening=(), body=TEXT, notes=(), ending=())
    document = msgspec.structs.replace(KITCHEN_SINK, pieces=(piece,), cover=None)
    styles, options = house(trim=trim, columns=columns)
    pdf = make_pdf(document, {}, styles, Report(), options)
    passages = [x for x in read_laid_out(pdf).passages if x.kind == "P" and x.piece == 0]
    return trim, columns, [line for passage in passages for line in passage.lines]


def test_a_column_holds_as_many_lines(set_text: tuple[str, Columns, list[Line]]) -> None:
    trim, columns, lines = set_text
    rows = Counter(page for page, _ in {(line.page, round(line.baseline)) for line in lines})
    assert max(rows.values()) == measure_of(trim, columns).lines


def test_a_text_takes_as_many_lines_as_was_reckoned(set_text: tuple[str, Columns, list[Line]]) -> None:
    trim, columns, lines = set_text
    reckoned = heights(TEXT, measure_of(trim, columns))
    assert reckoned == pytest.approx(len(lines), rel=0.03)


def test_a_pocket_has_no_two_columns() -> None:
    assert measure_of("pocket", 2) == measure_of("pocket", 1)
