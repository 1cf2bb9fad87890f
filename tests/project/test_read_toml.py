"""Settings and decisions as hostile hands write them: a message with a line, and never an exception."""

from __future__ import annotations

import pytest

from standfirst.diagnostics import Report
from standfirst.project.decisions import read_decisions
from standfirst.project.settings import read_publication

HOSTILE = {
    "a number of thousands of digits": (f'title = "T"\nissue = {"9" * 5_000}', 2),
    "brackets in brackets": (f"zz = {'[' * 2_000}{']' * 2_000}", None),
    "a key of very many parts": (f"\n\na{'.a' * 30_000} = 1", 3),
    "tables in tables": ("x = " + "{a=" * 1_500 + "1" + "}" * 1_500, None),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("read", [read_publication, read_decisions])
def test_what_can_not_be_read_is_no_toml(name: str, read: object) -> None:
    text, line = HOSTILE[name]
    report = Report()
    read(text.encode(), "settings.toml", report)  # type: ignore[operator]
    assert [d.code for d in report] == ["S111"]
    if line:
        assert [d.span.first for d in report] == [line]


def test_spaces_without_end_take_no_time() -> None:
    text = f'title = "T"\nsubtitle = """\n{" " * 200_000}"""'
    assert read_publication(text.encode(), "publication.toml", Report()).title == "T"


@pytest.mark.parametrize("value", ["nan", "inf", "1e400", "9" * 30, "0x" + "f" * 5_000, "-1e99"])
def test_a_number_without_measure_is_the_wrong_setting(value: str) -> None:
    report = Report()
    read_publication(f"columns = {value}\n[print]\nbleed = {value}".encode(), "publication.toml", report)
    assert "S113" in [d.code for d in report]
