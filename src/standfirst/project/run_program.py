"""Running a program of others, for so long and no longer."""

from __future__ import annotations

import resource
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from math import ceil
from pathlib import Path

PATIENCE = 10
"""How many times as long as it may take of the processor a program may take by the clock."""


class TookTooLongError(Exception):
    """The program was ended."""


def run_program(
    command: Sequence[Path | str], seconds: float, folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What became of a program, run in this folder, and what it wrote.

    Raises TookTooLongError once it has taken so many seconds of processor time (by the clock, where the
    system can't tell), and OSError if it can't be run.
    """
    can_tell = hasattr(resource, "prlimit")
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        if can_tell:
            with suppress(OSError):  # it has ended already
                resource.prlimit(program.pid, resource.RLIMIT_CPU, (ceil(seconds), ceil(seconds) + 1))
        try:
            said, told = program.communicate(timeout=seconds * PATIENCE if can_tell else seconds)
        except BaseException as error:
            program.kill()
            if isinstance(error, subprocess.TimeoutExpired):
                raise TookTooLongError from None
            raise
    if program.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TookTooLongError
    return subprocess.CompletedProcess(command, program.returncode, said, told)
