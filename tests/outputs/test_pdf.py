"""The PDF as an edition: whose fault it is that a part can't be laid out, and who has to know."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from standfirst.build.tasks import Failure
from standfirst.build.workers import outcome_of
from standfirst.diagnostics import Report
from standfirst.model.span import NOWHERE
from standfirst.outputs import pdf
from standfirst.outputs.epub import EPUB
from standfirst.outputs.web import WEB
from standfirst.project.files import Location
from standfirst.project.settings import Publication
from standfirst.project.stylesheets import load_styles

STYLES = load_styles(Location(root=Path(), folder=Path()), Publication())


def fails_if(condition: Any) -> Any:
    def lay_out(_input: object, _assets: object, styles: Any, _improves: object) -> bytes:
        if condition(styles):
            raise OverflowError("cannot convert float infinity to integer")
        return b"pages"

    return lay_out


@pytest.mark.parametrize(
    ("condition", "overrides", "code"),
    [
        (lambda styles: styles.overrides, "* { font-size: 900% }", "S534"),
        (lambda _: True, "* { font-size: 900% }", ""),
        (lambda _: True, "", ""),
    ],
    ids=["the stylesheet's", "ours, whatever the stylesheet", "ours"],
)
def test_a_stylesheet_is_blamed_only_if_it_is_at_fault(
    monkeypatch: pytest.MonkeyPatch, condition: Any, overrides: str, code: str
) -> None:
    monkeypatch.setattr(pdf, "_fragment_of", fails_if(condition))
    styles = replace(STYLES, overrides=overrides)
    outcome = outcome_of(lambda: pdf.fragment_of(None, {}, styles, None), 2000)  # type: ignore[arg-type]
    assert isinstance(outcome, Failure)
    assert (outcome.kind, outcome.code) == ("broke", code)
    assert "OverflowError" in outcome.message


def layout_of(code: str) -> pdf.PrintLayout:
    report = Report()
    report.add(code, NOWHERE, "the worker ended with -11")
    return pdf.PrintLayout(edition=None, book=None, diagnostics=tuple(report))  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", [EPUB, WEB], ids=["epub", "web"])
@pytest.mark.parametrize("code", ["S902", "S904", "S906"])
def test_no_edition_goes_without_pages_that_the_machine_did_not_let_be(edition: Any, code: str) -> None:
    build = SimpleNamespace(editions=(pdf.PDF, edition), once=lambda _: layout_of(code))
    with pytest.raises(pdf.UnknownPagesError, match="the worker ended with -11"):
        edition.make(build, Report())


def raises(error: Exception) -> Any:
    def once(_make: object) -> Any:
        raise error

    return once


def test_pages_are_unknown_if_memory_ran_out_and_absent_if_there_can_be_none() -> None:
    with pytest.raises(pdf.UnknownPagesError, match="not enough memory"):
        pdf.pages_for_ebook(SimpleNamespace(once=raises(MemoryError())))  # type: ignore[arg-type]
    assert pdf.pages_for_ebook(SimpleNamespace(once=raises(ValueError()))) is None  # type: ignore[arg-type]
    for code in ("S534", "S905"):  # what a piece takes of the processors is its own
        assert pdf.pages_for_ebook(SimpleNamespace(once=lambda _, code=code: layout_of(code))) is None  # type: ignore[arg-type]
