"""All judges in one go: what they report, what is reported of missing ones, and the exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standfirst.check.run import CheckResult, Judge, Problem, judge_all, table
from standfirst.check.validators.verapdf import NoJudgeError
from standfirst.diagnostics import Severity

ALONE = {"PATH": "/nonexistent"}


def test_a_judge_that_is_missing_or_breaks_ends_nobody_elses_work() -> None:
    def missing() -> Any:
        raise NoJudgeError("not installed: it")

    def broken() -> Any:
        raise RuntimeError("no")

    judges = (
        Judge("Ace", "epub", missing, is_outside=True),
        Judge("EPUBCheck", "epub", broken, "EPUB 3.3", is_outside=True),
        Judge("compositor", "pdf", lambda: ()),
    )
    asked = {result.judge: result for result in judge_all(judges)}
    assert (asked["Ace"].outcome, asked["Ace"].note) == ("not run", "not installed: it")
    assert (asked["EPUBCheck"].outcome, asked["EPUBCheck"].note) == ("broke", "RuntimeError: no")
    assert asked["compositor"].outcome == "passed"
    quick = {result.judge: result for result in judge_all(judges, asks_validators=False)}
    assert [quick[name].note for name in ("Ace", "EPUBCheck")] == ["not asked"] * 2
    assert quick["compositor"].outcome == "passed"


def test_the_table_counts_and_lists() -> None:
    problems = (Problem(Severity.ERROR, "one"), *[Problem(Severity.WARNING, "two")] * 20)
    shown = table(
        [
            CheckResult(judge="Ace", of="epub", outcome="objects", problems=problems),
            CheckResult(judge="veraPDF", of="pdf", outcome="passed", note="PDF/UA-1"),
        ]
    )
    assert "Ace      epub  1 error, 20 warnings" in shown
    assert "veraPDF  pdf   passed                PDF/UA-1" in shown
    assert "and 9 more" in shown


@pytest.mark.parametrize(("css", "code"), [("", 0), ("p { color: white }", 1)])
def test_the_command_says_it_to_machines_and_by_its_exit_code(
    standfirst: Callable[..., Any], tmp_path: Path, request: pytest.FixtureRequest, css: str, code: int
) -> None:
    if code:  # whatever they say of such pages
        request.getfixturevalue("no_validators")
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
