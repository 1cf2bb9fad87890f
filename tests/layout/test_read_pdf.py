"""Finished pages, read back."""

from __future__ import annotations

from pathlib import Path

from building import make_pdf, read
from standfirst.diagnostics import Report
from standfirst.layout.page_faults import problems_in_pdf
from standfirst.layout.read_pdf import read_laid_out
from standfirst.project.files import find

ARABIC = """\
---
title: ورشة الحروف
language: ar
---

كانت الورشة في آخر الزقاق، وكان صاحبها يصب الحروف كل صباح قبل أن تستيقظ المدينة. لم يكن أحد يسأله عن الثمن.
"""


def test_a_line_from_right_to_left_has_its_left_edge_on_the_left(tmp_path: Path) -> None:
    file = tmp_path / "letters.md"
    file.write_text(ARABIC, "utf-8")
    reading = read(find(file), Report())
    assert reading is not None
    pdf = make_pdf(find(file), reading, Report())
    assert pdf is not None
    lines = [line for passage in read_laid_out(pdf).passages for line in passage.lines]
    assert len(lines) > 2
    assert all(line.left < line.right for line in lines)
    assert problems_in_pdf(reading.document, pdf) == ()
