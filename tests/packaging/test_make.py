"""The Makefile: what is built when, what fails, and what is printed. A script stands in for the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]

COMMAND = """\
#!/bin/sh
echo "standfirst $*" >> log
[ -f broken ] && exit 1
touch build/overs.pdf build/overs.epub
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose environment is already set up."""
    shutil.copy(CHECKOUT / "Makefile", tmp_path)
    files = {
        "pyproject.toml": "",
        "requirements.txt": "",
        "source/one piece.md": "words",
        "styles/tokens.css": "",
        "src/a.py": "",
        "build/.gitkeep": "",
        ".venv/bin/standfirst": COMMAND,
        ".venv/bin/python": "",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
        os.utime(tmp_path / name, (1_000_000_000, 1_000_000_000))
    (tmp_path / ".venv/bin/standfirst").chmod(0o755)
    (tmp_path / ".venv/runtime-installed").touch()
    for folder in ("source", "styles", "src"):
        os.utime(tmp_path / folder, (1_000_000_000, 1_000_000_000))
    return tmp_path


def make(checkout: Path, *targets: str) -> tuple[int, str]:
    done = subprocess.run(["make", *targets], cwd=checkout, capture_output=True, text=True)
    return done.returncode, done.stdout


def builds(checkout: Path) -> list[str]:
    log = checkout / "log"
    return log.read_text().splitlines() if log.exists() else []


def test_it_builds_once_and_then_says_that_nothing_has_changed(checkout: Path) -> None:
    assert make(checkout)[0] == 0
    code, said = make(checkout)
    assert (code, "nothing has changed" in said) == (0, True)
    assert builds(checkout) == ["standfirst build . -o build"]


@pytest.mark.parametrize(
    "changed",
    ["source/one piece.md", "source/new piece.md", "styles/tokens.css", "src/a.py", "pyproject.toml"],
)
def test_a_change_is_built(checkout: Path, changed: str) -> None:
    make(checkout)
    later = time.time() + 5
    (checkout / changed).write_text("other words")
    os.utime(checkout / changed, (later, later))
    (checkout / ".venv/runtime-installed").touch()
    os.utime(checkout / ".venv/runtime-installed", (later + 5, later + 5))
    make(checkout)
    assert len(builds(checkout)) == 2


def test_a_piece_that_was_taken_away_is_a_change(checkout: Path) -> None:
    make(checkout)
    (checkout / "source/one piece.md").unlink()
    later = time.time() + 5
    os.utime(checkout / "source", (later, later))
    make(checkout)
    assert len(builds(checkout)) == 2


def test_an_artefact_that_was_taken_away_is_built_again(checkout: Path) -> None:
    make(checkout)
    (checkout / "build/overs.pdf").unlink()
    make(checkout)
    assert len(builds(checkout)) == 2


def test_a_failed_build_fails_make_and_is_tried_again(checkout: Path) -> None:
    (checkout / "broken").touch()
    assert make(checkout)[0] != 0
    (checkout / "broken").unlink()
    assert make(checkout)[0] == 0
    assert len(builds(checkout)) == 2


def test_one_edition_alone(checkout: Path) -> None:
    make(checkout, "pdf")
    make(checkout, "epub")
    assert [line.rpartition(" ")[2] for line in builds(checkout)] == ["pdf", "epub"]


def test_clean_leaves_the_folder(checkout: Path) -> None:
    make(checkout)
    assert make(checkout, "clean")[0] == 0
    assert [file.name for file in (checkout / "build").iterdir()] == [".gitkeep"]


def test_help_explains_every_target() -> None:
    said = subprocess.run(["make", "help"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    for target in ("build", "pdf", "epub", "lint", "test", "test-all", "lock", "clean", "help"):
        assert f"  make {target} " in said
