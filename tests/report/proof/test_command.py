"""``standfirst proof``, as a user runs it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.check import checks

Command = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]
ALONE = {"PATH": "/nonexistent"}


def test_a_sheet_is_put_in_place_and_nothing_else(standfirst: Command, write: Write) -> None:
    folder = write(
        {"half-sheets.md": "# Half-sheets\n\nThe Half- Sheet is folded once, and Half-Sheet it is.\n"}
    )
    done = standfirst("proof", "half-sheets.md", "-o", "out", "--without-validators", **ALONE)
    assert done.returncode == 0, done.stderr
    assert [file.name for file in (folder / "out").iterdir()] == ["half-sheets-proof.html"]
    assert "out/half-sheets-proof.html (" in done.stderr
    sheet = (folder / "out" / "half-sheets-proof.html").read_text("utf-8")
    assert "standfirst repairs half-sheets.md --refuse hyphen-space-" in sheet
    assert "not asked" in sheet


def test_judges_that_are_not_there_are_named(
    standfirst: Command, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for there in ("verapdf", "epubcheck"):
        monkeypatch.setattr(checks, there, lambda *_: ())
    folder = write({"a.md": "# A\n\nWater to the flywheel, and the wheel stood still.\n"})
    assert standfirst("proof", "a.md", "-o", ".", **ALONE).returncode == 0
    sheet = (folder / "a-proof.html").read_text("utf-8")
    assert "not installed: Node, Chromium" in sheet


def test_a_manuscript_with_errors_has_a_sheet_and_an_exit_code(standfirst: Command, write: Write) -> None:
    folder = write(
        {
            "publication.toml": 'title = "T"\nlanguage = "en"\npieces = ["one.md", "none.md"]\n',
            "one.md": "# One\n\nThe wheel stood still.\n",
        }
    )
    done = standfirst("proof", ".", "-o", "out", "--without-validators", **ALONE)
    assert done.returncode == 1
    assert "there is no piece none.md" in (folder / "out" / "t-proof.html").read_text("utf-8")


def test_what_is_no_publication_has_none(standfirst: Command, tmp_path: Path) -> None:
    done = standfirst("proof", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no publication" in done.stderr


def test_nothing_that_can_be_read_is_no_sheet(standfirst: Command, write: Write) -> None:
    folder = write({"empty.md": ""})
    done = standfirst("proof", "empty.md", "-o", "out", **ALONE)
    assert done.returncode == 1
    assert not (folder / "out").exists()
