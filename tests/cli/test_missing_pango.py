"""Without Pango there is no PDF, one diagnostic with what to type, and the ebook all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WITHOUT_PANGO = """
import ctypes, sys
import cffi
loaded, opened = ctypes.CDLL.__init__, cffi.FFI.dlopen
def missing(name):
    if "pango" in str(name):
        raise OSError(f"cannot load library {name}")
def load(self, name, *arguments, **named):
    missing(name)
    loaded(self, name, *arguments, **named)
def dlopen(self, name, *arguments):
    missing(name)
    return opened(self, name, *arguments)
ctypes.CDLL.__init__, cffi.FFI.dlopen = load, dlopen
from standfirst.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """``standfirst build`` on a machine that has no Pango and these programs."""

    def run(*programs: str, pieces: int = 1) -> subprocess.CompletedProcess[str]:
        for number in range(pieces):
            (tmp_path / f"{number}.md").write_text(f"# Piece {number}\n\nWords without a page.\n")
        (tmp_path / "publication.toml").write_text('title = "Overs"\n')
        (tmp_path / "bin").mkdir()
        for program in programs:
            (tmp_path / "bin" / program).touch(0o755)
        return subprocess.run(
            [sys.executable, "-c", WITHOUT_PANGO, "build", "."],
            cwd=tmp_path,
            env={**os.environ, "PATH": str(tmp_path / "bin")},
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.mark.parametrize("pieces", [1, 3])
def test_it_is_one_diagnostic_and_the_ebook_is_made(
    build: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, pieces: int
) -> None:
    done = build("apt-get", pieces=pieces)
    assert done.returncode == 3
    assert done.stdout.startswith("build/overs.epub (") and done.stdout.count("\n") == 1
    diagnostics = [line for line in done.stderr.split("\n") if "[S" in line]
    assert len(diagnostics) == 1 and diagnostics[0].endswith("error[S907] missing-pango"), done.stderr
    assert "  hint: type: apt-get install libpango-1.0-0" in done.stderr
    assert "-----" not in done.stderr
    assert [file.name for file in (tmp_path / "build").iterdir()] == ["overs.epub"]


def test_without_a_package_manager_all_lines_are_shown(
    build: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    said = build().stderr
    assert all(line in said for line in ("apt-get install ", "dnf install pango", "brew install pango"))
