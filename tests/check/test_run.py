"""All judges in one go: what they say, what is said of those who are not there, and the exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standfirst.check import run as judging
from standfirst.check.run import Editions, Objection, Verdict, table, verdicts
from standfirst.check.validators.pdf_ua import NoJudgeError
from standfirst.diagnostics import Severity
from standfirst.model.document import Document, Piece

ALONE = {"PATH": "/nonexistent"}


def editions() -> Editions:
    piece = Piece(name="p", kind="article", language="en")
    document = Document(title="T", language="en", identifier="x", slug="t", pieces=(piece,))
    return Editions(document=document, columns=1, pdf=b"%PDF", epub=b"PK", noticed=())


def test_a_judge_that_is_missing_or_breaks_ends_nobody_elses_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Any) -> Any:
        raise NoJudgeError("not installed: it")

    def broken(_: Any) -> Any:
        raise RuntimeError("no")

    for name in ("_verapdf", "_dead_in_pdf", "_ace", "_kobo", "_dead_in_epub"):
        monkeypatch.setattr(judging, name, missing)
    monkeypatch.setattr(judging, "_compositor", lambda *_: ())
    monkeypatch.setattr(judging, "_epubcheck", broken)
    said = {(v.judge, v.of): v for v in verdicts(editions())}
    assert said["compositor", "pdf"].outcome == "passed"
    assert (said["Ace", "epub"].outcome, said["Ace", "epub"].note) == ("not run", "not installed: it")
    assert said["EPUBCheck", "epub"].outcome == "broke"
    assert said["links", "epub"].outcome == "not run"


def test_the_table_counts_and_lists() -> None:
    objections = (Objection(Severity.ERROR, "one"), *[Objection(Severity.WARNING, "two")] * 20)
    shown = table(
        [
            Verdict(judge="Ace", of="epub", outcome="objects", objections=objections),
            Verdict(judge="veraPDF", of="pdf", outcome="passed", note="PDF/UA-1"),
        ]
    )
    assert "Ace      epub  1 error, 20 warnings" in shown
    assert "veraPDF  pdf   passed                PDF/UA-1" in shown
    assert "and 9 more" in shown


@pytest.mark.parametrize(("css", "code"), [("", 0), ("p { color: white }", 1)])
def test_the_command_says_it_to_machines_and_by_its_exit_code(
    standfirst: Callable[..., Any], tmp_path: Path, css: str, code: int
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "styles").mkdir()
    (tmp_path / "source" / "publication.toml").write_text('title = "T"\nlanguage = "en"\n')
    (tmp_path / "source" / "one.md").write_text(
        "# One\n\nWater to the flywheel, and the wheel stood still.\n"
    )
    (tmp_path / "styles" / "own.css").write_text(css)
    done = standfirst("check", tmp_path, "--format", "json", **ALONE)
    assert done.returncode == code, done.stderr
    said = {(v["judge"], v["of"]): v for v in json.loads(done.stdout)}
    assert said["fidelity", "both"]["outcome"] == ("objects" if code else "passed")
    assert said["Ace", "epub"]["outcome"] == "not run"
    assert not list(tmp_path.glob("build/*"))
