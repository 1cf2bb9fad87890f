"""Temporary folders that go when the process does, also one that a signal ends.

Nobody can clean up after a process that is killed (SIGKILL): its workers do, when they see that it is gone;
who ends a worker does; and who makes the next temporary folder deletes those of processes that are no more.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_PREFIX = "standfirst-"
_made: list[tuple[int, Path]] = []
"""The temporary folders that this process knows of, each with the process that made it."""


def temporary_folder(name: str) -> Path:
    """A new folder for this process and those that are forked from it, readable by nobody else."""
    delete_those_of_the_dead()
    place = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{name}-{_system()}-{os.getpid()}-"))
    _made.append((os.getpid(), place))
    return place


def delete_temporary_folders(*, also_inherited: bool = False) -> None:
    """Delete those of this process. ``also_inherited``: those of the process that it was forked from, too."""
    for owner, place in _made:
        if also_inherited or owner == os.getpid():
            shutil.rmtree(place, ignore_errors=True)


def delete_those_of_the_dead() -> None:
    """Delete the temporary folders of ours whose processes have ended without doing so."""
    with suppress(OSError):
        for place in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-{_system()}-*-*"):
            owner = place.name.split("-")[3]
            if owner.isdigit() and place.lstat().st_uid == os.geteuid() and not is_alive(int(owner)):
                shutil.rmtree(place, ignore_errors=True)


def _system() -> int:
    """What tells containers apart that share a folder and not their processes."""
    try:
        return Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        return 0


def is_alive(process: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):  # there is none, nor can there be
        return False
    except OSError:  # somebody else's
        return True
    return True


atexit.register(delete_temporary_folders)
