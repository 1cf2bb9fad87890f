"""Lines of code that are too long: turned over where they may be, marked, and whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standfirst.render.html.long_code_lines import MARK, turned


def test_a_short_line_stays_as_it_is() -> None:
    assert list(turned("x = 1", 20)) == [("", "x = 1")]


def test_a_long_line_goes_on_under_its_indent_after_a_mark() -> None:
    assert list(turned("    total = pages + covers", 20)) == [
        ("", "    total = pages + "),
        ("    " + MARK, "covers"),
    ]


def test_a_word_without_end_is_cut() -> None:
    assert [row for _, row in turned("a" * 25, 10)] == ["a" * 10, "a" * 8, "a" * 7]


@given(st.text(alphabet="ab ,({[\t", max_size=200), st.integers(min_value=12, max_value=80))
def test_nothing_is_lost_and_nothing_is_too_long(line: str, columns: int) -> None:
    rows = list(turned(line, columns))
    assert "".join(row for _, row in rows) == line
    assert all(len(before) + len(row) <= columns for before, row in rows)
