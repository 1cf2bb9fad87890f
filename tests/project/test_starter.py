"""What ``standfirst new`` makes: ``make`` in it works, with whatever command there is."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.diagnostics import Report
from standfirst.project.settings import read_publication
from standfirst.project.starter import starter

Command = Callable[..., "subprocess.CompletedProcess[str]"]
needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def make(folder: Path, *arguments: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    """``make`` with nothing of this environment on the PATH."""
    environment = {**os.environ, "PATH": path, "HOME": str(folder / "nobody")}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=120
    )


def new(folder: Path, command: Path) -> Path:
    """A new publication, made by a command at that path."""
    for name, data in starter(
        "A Zine", "urn:uuid:7c0b6e52-3d0f-4a86-9a57-d1f8c2b4e917", str(command)
    ).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def command_that_prints(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\necho {words} "$@"\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@needs_make
def test_new_and_make_give_both_editions(standfirst: Command, tmp_path: Path) -> None:
    """With the command that is installed beside this Python, which is not on the PATH."""
    assert Path(sys.executable).with_name("standfirst").exists()
    assert standfirst("new", "a zine").returncode == 0
    done = make(tmp_path / "a zine")
    assert done.returncode == 0, done.stderr
    assert sorted(file.name for file in (tmp_path / "a zine/build").iterdir()) == [
        "a-zine.epub",
        "a-zine.pdf",
    ]


@needs_make
def test_commands_are_looked_for_in_order(tmp_path: Path) -> None:
    maker = command_that_prints(tmp_path / "made by/standfirst", "maker")
    folder = new(tmp_path / "zine", maker)
    assert "maker build . -o build" in make(folder).stdout
    command_that_prints(folder / "nobody/.local/bin/standfirst", "pipx")
    assert "pipx build . -o build" in make(folder).stdout
    command_that_prints(tmp_path / "path/standfirst", "path")
    path = f"{tmp_path / 'path'}:/usr/bin:/bin"
    assert "path build . -o build" in make(folder, path=path).stdout
    command_that_prints(folder / ".venv/bin/standfirst", "venv")
    assert "venv build . -o build" in make(folder, path=path).stdout
    assert "said build . -o build" in make(folder, "STANDFIRST=echo said").stdout


@needs_make
def test_without_any_command_make_says_what_to_do(tmp_path: Path) -> None:
    done = make(new(tmp_path / "zine", tmp_path / "gone"))
    assert done.returncode != 0
    assert done.stdout == ""
    assert "The command standfirst was not found" in done.stderr
    assert "make STANDFIRST=" in done.stderr


def test_its_settings_are_right_and_so_is_every_one_that_is_a_comment(tmp_path: Path) -> None:
    title = 'A "quoted" \\ title'
    text = starter(title, "urn:uuid:7c0b6e52-3d0f-4a86-9a57-d1f8c2b4e917", "x")["source/publication.toml"]
    assert tomllib.loads(text.decode())["title"] == title
    uncommented = b"\n".join(
        line[1:] if line.startswith(b"#") and line[1:2] != b" " else line for line in text.split(b"\n")
    )
    report = Report()
    publication = read_publication(uncommented, "publication.toml", report)
    assert list(report) == []
    assert publication.print.sheet is not None
    assert publication.contributors[0].role == "editor"
