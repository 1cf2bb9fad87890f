"""What a command takes: seconds on the clock, seconds of the processors, and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT / 'tests'}"}
PATIENCE = 120
"""Seconds to wait for something that was saved to be made again."""


class Measured:
    """What a command took: seconds on the clock, and of the processors; the most megabytes of a process."""

    def __init__(self, command: list[str], fine: tuple[int, ...] = (0,)) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        since = time.perf_counter()
        with (
            subprocess.Popen(
                command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            ) as process,
            _peak_of(process.pid) as peak,
        ):
            self.said, complaints = process.communicate()
        self.wall = time.perf_counter() - since
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.megabytes = max(peak, default=0)
        self.parent, self.largest_worker = peak[0], max(peak[1:], default=0.0)
        if process.returncode not in fine:
            raise SystemExit(f"{' '.join(command)}\n{complaints[-2000:]}")


@contextmanager
def _peak_of(root: int) -> Iterator[list[float]]:
    """The peaks of a process and all that it begins, as far as the system tells them (Linux)."""
    peaks: dict[int, float] = {}
    found: list[float] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.1 if len(peaks) < 2 else 0.5):
            for pid in _family(root):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield found
    finally:
        done.set()
        watcher.join()
        found.extend(peaks.values())


def _family(root: int) -> list[int]:
    """A process and those below it."""
    family = [root]
    for pid in family:
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                family += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return family


def _peak(pid: int) -> float:
    """The most memory that a process ever had, in megabytes."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1000
    except OSError:
        pass
    return 0


class Resident:
    """A process that stays and makes the same thing again whenever it is asked (``residents.py``)."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "residents.py"), *arguments],
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.again()

    def again(self) -> float:
        """How many seconds it takes now."""
        _pipe(self._process.stdin).write("again\n")
        _pipe(self._process.stdin).flush()
        return float(_pipe(self._process.stdout).readline())

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


class Watch:
    """``standfirst watch``, and how soon something that is saved is in the editions."""

    def __init__(self, source: Path, out: Path, cache: Path) -> None:
        self._out = out
        self._process = subprocess.Popen(
            [sys.executable, "-m", "standfirst", "watch", source, "--jobs", "2", "-o", out, "--cache", cache],
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        _pipe(self._process.stdout).readline()

    def saved(self, file: Path, text: str) -> tuple[float, float]:
        """Seconds from saving a file until the new PDF is in place, and until both editions are."""
        (pdf,) = self._out.glob("*.pdf")
        before, since = pdf.stat().st_ino, time.perf_counter()
        file.write_text(text, "utf-8")
        while pdf.stat().st_ino == before and time.perf_counter() - since < PATIENCE:
            time.sleep(0.005)
        printed = time.perf_counter() - since
        _pipe(self._process.stdout).readline()
        return printed, time.perf_counter() - since

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
