"""What stands where: the pages of small publications as words, and nothing for a compositor to object to.

``make golden`` writes ``golden/pages.txt`` anew; read the difference like copy.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from standfirst.check.laid_out import read_laid_out
from standfirst.check.page_map import page_map
from standfirst.check.pages import objections
from standfirst.diagnostics import Report
from standfirst.pipeline import make_pdf, read
from standfirst.workspace import find

HERE = Path(__file__).parent
PUBLICATIONS = sorted(folder.parent for folder in HERE.glob("*/source"))


@pytest.mark.parametrize("folder", PUBLICATIONS, ids=lambda folder: folder.name)
def test_every_page_holds_what_its_map_says(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    report = Report()
    place = find(folder)
    reading = read(place, report)
    assert reading is not None
    pdf = make_pdf(place, reading, report)
    assert list(report) == []
    assert objections(reading.document, pdf, reading.publication.columns) == ()
    golden = folder / "golden" / "pages.txt"
    shown = page_map(read_laid_out(pdf))
    if os.environ.get("STANDFIRST_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")
