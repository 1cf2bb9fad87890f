"""The command where the machine will not have it: streams closed or full, files that may not grow, odd names.

A message each time, the exit code of a fault of the machine, and no internal error.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SRC = str(Path(__file__).parents[2] / "src")
Write = Callable[..., Path]


def run(folder: Path, command: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """A shell's command in a folder, in which ``$S`` is Standfirst."""
    environment = {
        **os.environ,
        "PYTHONPATH": SRC,
        "S": f"{sys.executable} -m standfirst",
        "TMPDIR": str(folder),
    }
    environment["STANDFIRST_CACHE"] = str(folder / "cache")
    return subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, **options)  # type: ignore[call-overload, no-any-return]


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@needs_full
@pytest.mark.parametrize("command", ["$S explain", "$S show summary a.md", "$S schema settings"])
def test_a_full_standard_output_is_the_machines_fault(write: Write, command: str) -> None:
    done = run(write({"a.md": "# A\n\nWords.\n"}), f"{command} > /dev/full")
    assert (done.returncode, b"S902" in done.stderr) == (3, True), done.stderr
    assert b"no space left" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@needs_full
def test_a_full_standard_error_still_gives_the_exit_code(write: Write) -> None:
    done = run(write({"a.md": "# A\n\n![lost](lost.png)\n"}), "$S build a.md 2> /dev/full")
    assert done.returncode == 3


@pytest.mark.parametrize("closing", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(write: Write, closing: str) -> None:
    folder = write({"a.md": "# A\n\nWords.\n"})
    for command in ("show summary", "repairs", "tidy"):
        done = run(folder, f"$S {command} a.md {closing}")
        assert (done.returncode, done.stderr) == (0, b"")
    assert (folder / "a.md").read_text() == "# A\n\nWords.\n"


def test_a_working_folder_that_was_removed_is_said(write: Write) -> None:
    done = run(
        write({"a.md": "# A\n\nWords.\n"}), "mkdir x; cd x; rmdir ../x; $S new ..; $S build ../a.md -o y"
    )
    assert (done.returncode, b"S901" in done.stderr) == (2, False)
    assert b"the working folder was removed" in done.stderr


def test_files_that_may_not_grow_are_the_machines_fault(write: Write) -> None:
    folder = write({"a.md": "# A\n\nWords.\n"})
    done = run(
        folder,
        "$S build a.md -o out --only epub",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
    )
    assert (done.returncode, b"S902" in done.stderr) == (3, True), done.stderr
    assert [file.name for file in (folder / "out").iterdir()] == []


def test_names_that_are_no_text_and_names_that_move_the_cursor(write: Write) -> None:
    folder = write({"publication.toml": 'title = "T"\n'})
    for name in (b"caf\xe9.md", b"red\x1b[31m.md", b"two\nlines.md"):
        (folder / os.fsdecode(name)).write_text("# A\n\n![lost](lost.png) and [[no piece]]\n")
    done = run(folder, "$S build . -o out --only epub; $S build caf*.md -o out --only epub --format json")
    assert b"S901" not in done.stderr, done.stderr
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"red\\x1b[31m.md" in done.stderr
    assert b"two\\nlines.md" in done.stderr


@pytest.mark.parametrize(
    "command", ["show draft", "show model", "show print", "show ebook", "show summary", "tidy --diff"]
)
def test_what_moves_the_cursor_is_written_out_wherever_a_name_is_shown(write: Write, command: str) -> None:
    folder = write({"publication.toml": 'title = "T"\n'})
    (folder / "red\x1b[31m\u202e.md").write_text("# A\n\nBy Ann \x9bField\n\n> [!pull] Words of the piece\n")
    done = run(folder, f"$S {command} red*.md")
    assert (done.returncode, b"S901" in done.stderr) == (0, False), done.stderr
    assert not any(mark.encode() in done.stdout + done.stderr for mark in ("\x1b", "\u202e"))
