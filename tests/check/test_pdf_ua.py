"""What veraPDF says of our PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdf.conftest import kitchen_sink_pdf as kitchen_sink_pdf  # a fixture
from standfirst.check.pdf_ua import NoJudgeError, judge


def test_the_kitchen_sink_is_pdf_ua_1_and_pdf_a_2a(kitchen_sink_pdf: Path) -> None:
    try:
        assert judge([kitchen_sink_pdf]) == ()
    except NoJudgeError as missing:
        pytest.skip(str(missing))


def test_the_judge_finds_fault_with_a_file_that_claims_nothing(tmp_path: Path) -> None:
    import pikepdf

    bare = tmp_path / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(bare)
    try:
        found = judge([bare])
    except NoJudgeError as missing:
        pytest.skip(str(missing))
    assert {finding.profile for finding in found} == {"ua1", "2a"}
