"""The PDF as an edition: whose fault it is that a part can't be laid out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from standfirst.build.tasks import Failure
from standfirst.build.workers import outcome_of
from standfirst.outputs import pdf
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
