"""Marks that were not understood, however they were typed."""

from __future__ import annotations

import pytest

from standfirst.diagnostics import Report
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import split_front_matter


def reported(text: str) -> list[str]:
    """The codes of a manuscript."""
    report = Report()
    front, below = split_front_matter(SourceFile("a.md", text), report)
    normalise(below, front, HouseStyle(), report)
    return [diagnostic.code for diagnostic in report]


@pytest.mark.parametrize("between", [" " * 50, "\\ " * 20, "\\\\  "])
def test_marks_with_many_spaces_and_backslashes_are_looked_for_in_time(between: str) -> None:
    """A pattern with a run for each of them would take longer than anybody waits."""
    words = f"{{{{% nosuch{between}way %}}}}"
    assert "S227" in reported(f"# A\n\nWords {words} and \\* more.{between}\n")
    assert "S227" not in reported(f"# A\n\nWords \\{words.replace('%', chr(92) + '%')} and more.\n")
