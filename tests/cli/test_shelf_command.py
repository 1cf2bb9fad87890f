"""``standfirst shelf``: from what the user names to a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from small_epubs import epub

Write = Callable[..., Path]
Command = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/gate.epub").write_bytes(epub())
    (tmp_path / "out/gate.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def test_finished_editions_become_a_site(finished: Path, standfirst: Command) -> None:
    done = standfirst("shelf", "out", "-o", "site", "--title", "Walls")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("site: files: ")
    assert "Walls" in (finished / "site/index.html").read_text("utf-8")
    assert (finished / "site/files/gate.pdf").read_bytes() == b"%PDF-1.7"
    assert standfirst("shelf", "out", "-o", "site", "--title", "Walls").stdout == "site: nothing new\n"


def test_a_site_inside_of_what_it_is_made_from_is_not_on_its_own_shelf(
    finished: Path, standfirst: Command
) -> None:
    standfirst("shelf", "out", "-o", "out/site")
    assert standfirst("shelf", "out", "-o", "out/site").stdout == "out/site: nothing new\n"


def test_what_would_change_is_printed_and_not_done(finished: Path, standfirst: Command) -> None:
    standfirst("shelf", "out", "-o", "site")
    (finished / "out/gate.pdf").write_bytes(b"%PDF-2.0 longer")
    lines = standfirst("shelf", "out", "-o", "site", "--diff").stdout.splitlines()
    assert "changed files/gate.pdf" in lines
    assert "changed titles/gate.json" in lines
    assert lines[-1] == "site: files: 7 changed"
    assert (finished / "site/files/gate.pdf").read_bytes() == b"%PDF-1.7"


def test_manuscripts_are_made_first(write: Write, standfirst: Command) -> None:
    folder = write({"walls/north/gate.md": "# The gate\n\nIt stood.\n", "walls/wall.md": "# A wall\n\nNo.\n"})
    done = standfirst("shelf", "walls", "-o", "site", "--jobs", "0", cwd=folder)
    assert done.returncode == 0, done.stderr
    page = (folder / "site/titles/north/gate.html").read_text("utf-8")
    assert "../../files/north/gate/index.html" in page
    assert (folder / "site/files/north/gate.pdf").is_file()


def test_what_can_not_be_put_there_is_an_error(finished: Path, standfirst: Command) -> None:
    (finished / "empty").mkdir()
    done = standfirst("shelf", "empty", "-o", "site")
    assert (done.returncode, "S930" in done.stderr) == (1, True)
    assert not (finished / "site").exists()
    assert standfirst("shelf", "nowhere").returncode == 2
    done = standfirst("shelf", "out", "-o", ".")
    assert (done.returncode, "S934" in done.stderr) == (1, True)
