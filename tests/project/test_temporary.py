"""Temporary folders: none is left by whatever ends a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.project.temporary import temporary_folder

SRC = str(Path(__file__).parents[2] / "src")

WORKS = """
import sys, time
from standfirst.build.limits import Limits
from standfirst.build.workers import WorkerPool
from standfirst.cli.app import _set_up
from standfirst.project.temporary import temporary_folder
_set_up()
temporary_folder("fonts").joinpath("fonts.conf").write_text("x")
pool = WorkerPool(2, Limits())
def work():
    print("ready", flush=True)
    while True: pass
try:
    pool.run([work, work], print) if "work" in sys.argv else print("ready", flush=True) or time.sleep(600)
finally:
    pool.stop()
"""


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process that has a temporary folder, as soon as it has one."""
    environment = {**os.environ, "TMPDIR": str(folder), "PYTHONPATH": SRC}
    command = [sys.executable, "-c", WORKS, *arguments]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    assert len(list(folder.iterdir())) == 1
    return process


def until(condition: Callable[[], bool]) -> bool:
    for _ in range(300):
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_that_ends_a_process_leaves_no_folder(tmp_path: Path, end: signal.Signals) -> None:
    process = started(tmp_path)
    process.send_signal(end)
    process.wait(30)
    assert list(tmp_path.iterdir()) == []


def test_the_workers_of_a_process_that_is_killed_clean_up_and_end(tmp_path: Path) -> None:
    process = started(tmp_path, "work")
    process.kill()
    process.wait(30)
    assert until(lambda: list(tmp_path.iterdir()) == [])
    process.communicate(timeout=30)  # until no worker holds the other end of the line


def test_a_worker_whose_master_is_gone_before_it_looks_ends(tmp_path: Path) -> None:
    code = (
        "import os; from standfirst.build import workers; from multiprocessing import Pipe;"
        "from standfirst.build.limits import Limits; workers._serve(Pipe()[0], Limits(), os.getppid() + 1)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": SRC}
    assert subprocess.run([sys.executable, "-c", code], env=environment, timeout=60).returncode == 1


def test_what_a_killed_process_left_goes_with_the_next(tmp_path: Path) -> None:
    process = started(tmp_path)
    process.kill()
    process.wait(30)
    (left,) = tmp_path.iterdir()
    another = subprocess.Popen(
        [sys.executable, "-c", WORKS],
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": SRC},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert another.stdout
    another.stdout.readline()
    assert left not in tmp_path.iterdir()
    another.terminate()
    another.wait(30)


def test_a_folder_of_a_process_that_can_not_be_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    mine = temporary_folder("fonts")
    left = tmp_path / mine.name.replace(f"-{os.getpid()}-", f"-{'9' * 30}-")
    left.mkdir()
    temporary_folder("fonts")
    assert not left.exists()
    assert mine.exists()


MAKES_ITS_OWN = """
from functools import partial
from standfirst.build.limits import Limits
from standfirst.build.workers import WorkerPool
from standfirst.project.temporary import temporary_folder
pool = WorkerPool(1, Limits())
pool.run([partial(temporary_folder, "fonts")], lambda number, made: print(made))
pool.stop()
"""


def test_a_worker_that_is_ended_leaves_no_folder_of_its_own(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": SRC}
    command = [sys.executable, "-c", MAKES_ITS_OWN]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert "standfirst-fonts-" in told.stdout, told.stderr
    assert list(tmp_path.iterdir()) == []
