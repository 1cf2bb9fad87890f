"""The command in a fork of this process: separate like a process of its own, without its start.

What a process of its own loads first (libraries, fonts, patterns, hyphenation) takes longer than a small
publication. Tests that bound a process, and need nothing else of a new one, fork it.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import standfirst
from standfirst.cli import main


@dataclass(frozen=True)
class Finished:
    """What came of it."""

    code: int
    """The exit code; less than nothing: the signal that ended it."""
    printed: str
    """All that it wrote on standard error."""
    seconds: float
    """What it and its children took of the processor."""
    kilobytes: int
    """The most memory that it or one of its children held, beyond what the process had that it forked."""


def run(arguments: list[str], output: Path, bounds: Mapping[int, int], seconds: int) -> Finished:
    """Run the command with these arguments, bounded by ``setrlimit`` (what: how much).

    Its output is written into files in this folder. After so many seconds by the clock it is killed.
    """
    _load_what_every_build_needs()
    printed = output / "stderr"
    held = _kilobytes_held()
    child = os.fork()
    if not child:
        _run_and_exit(arguments, output / "stdout", printed, bounds, seconds)
    _, status, used = os.wait4(child, 0)
    return Finished(
        os.waitstatus_to_exitcode(status),
        printed.read_text(encoding="utf-8", errors="replace"),
        used.ru_utime + used.ru_stime,
        max(0, used.ru_maxrss - held),
    )


def _kilobytes_held() -> int:
    """The memory of this process, of which a fork is counted to hold all."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") // 1024


@cache
def _load_what_every_build_needs() -> None:
    """Build something once in this process, whose forks have then loaded what it loads."""
    standfirst.from_text("# A piece\n\nOf few words.\n").build("pdf", "epub")


def _run_and_exit(
    arguments: list[str], stdout: Path, stderr: Path, bounds: Mapping[int, int], seconds: int
) -> None:
    """The child's part."""
    code = 70
    try:
        signal.alarm(seconds)
        for number, file in ((1, stdout), (2, stderr)):
            os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), number)
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        for what, most in bounds.items():
            resource.setrlimit(what, (most, most))
        code = main(arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
