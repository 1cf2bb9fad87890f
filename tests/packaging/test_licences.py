"""The licences of what Standfirst brings along: all known, all compatible with its own."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
LICENCES = runpy.run_path(str(CHECKOUT / ".ci" / "licences.py"))


def test_all_locked_packages_have_a_licence_that_is_compatible(capsys: pytest.CaptureFixture[str]) -> None:
    code = LICENCES["main"]([str(CHECKOUT / "requirements.txt")])
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert "weasyprint" in printed


@pytest.mark.parametrize(
    ("licence", "is_fine"),
    [
        ("MIT", True),
        ("Apache-2.0 AND GPL-2.0-only", False),
        ("MPL-2.0 OR Proprietary", True),
        ("Other/Proprietary License", False),
        ("", False),
    ],
)
def test_every_part_of_a_licence_counts(licence: str, is_fine: bool) -> None:
    assert LICENCES["is_compatible"](licence) is is_fine
