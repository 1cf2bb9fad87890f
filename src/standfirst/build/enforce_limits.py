"""Limits of a process: the processor time and the memory that it may take from now on.

Time is the processor's, not the clock's: on a busy machine a sound piece takes minutes and is still sound.
"""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar

from standfirst.build.limits import Limits
from standfirst.diagnostics.errors import CodedError

NEARLY_ALL = 16_000_000
"""Bytes below its bound at which a process has no memory left for what it is doing."""
MAPPED, IN_USE = 0, 1
ALLOWED, _ = resource.getrlimit(resource.RLIMIT_AS)
"""Bytes that whoever started the program lets it map; no limit of ours is beyond that."""
OUT_OF_TIME = -int(signal.SIGPROF)
"""The exit code of a process that took more processor time than it might."""


class OutOfTimeError(CodedError):
    """A step of this process has taken more processor time than it may."""

    code: ClassVar[str] = "S905"


class OutOfMemoryError(CodedError):
    """A step of this process has taken more memory than it may."""

    code: ClassVar[str] = "S906"


def end_after(seconds: float) -> None:
    """End this process once it has taken so many more seconds of processor time; 0: it may go on."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """What this process does in here may take so much processor time and memory.

    Raises OutOfTimeError or OutOfMemoryError. In another thread than the first nothing is limited: signals
    only reach that one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = _most_mapped()
    with _limited_memory(limits.megabytes) as megabytes, _limited_time(limits.seconds):
        try:
            yield
        except CodedError:
            raise
        except Exception as error:
            if is_out_of_memory(error):
                raise OutOfMemoryError(f"more than {megabytes} megabytes") from error
            raise
        if _most_mapped() > before and may_have_been_refused():
            raise OutOfMemoryError(f"more than {megabytes} megabytes")


@contextmanager
def _limited_time(seconds: float) -> Iterator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError(f"more than {seconds:g} seconds of processor time")

    before: Callable[..., Any] | int | None = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # and again, should anybody think nothing of it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _limited_memory(megabytes: int) -> Iterator[int]:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    try:
        yield limit_memory(megabytes)
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def limit_memory(megabytes: int) -> int:
    """From now on there are so many megabytes more than there are now, or all that are allowed if these are
    fewer; gives how many."""
    now = memory(MAPPED)
    if not now:
        return megabytes
    bound = now + megabytes * 1_000_000
    if ALLOWED != resource.RLIM_INFINITY:
        bound = min(bound, ALLOWED)
    with suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    return max(0, bound - now) // 1_000_000


def require_memory(megabytes: int) -> None:
    """Raise OutOfMemoryError if this process may not map so many megabytes more.

    For what libraries in C take that end the process, without a word, where they get none.
    """
    bound, _ = resource.getrlimit(resource.RLIMIT_AS)
    left = (bound - memory(MAPPED)) // 1_000_000
    if bound != resource.RLIM_INFINITY and left < megabytes:
        raise OutOfMemoryError(f"{max(0, left)} megabytes are left, and {megabytes} are needed")


def may_have_been_refused() -> bool:
    """Whether this process was ever so near its bound that it may have been refused some memory.

    Libraries in C think nothing of that: Fontconfig goes on without the fonts that it had no room for. What
    was made by such a process may be anything.
    """
    bound, _ = resource.getrlimit(resource.RLIMIT_AS)
    return bound != resource.RLIM_INFINITY and bound - _most_mapped() < NEARLY_ALL


def is_out_of_memory(error: Exception) -> bool:
    """Whether this is what a lack of memory looks like: libraries in C report it in many ways."""
    if isinstance(error, MemoryError):
        return True
    bound, _ = resource.getrlimit(resource.RLIMIT_AS)
    return bound != resource.RLIM_INFINITY and bound - memory(MAPPED) < NEARLY_ALL


def memory(which: int) -> int:
    """Bytes of memory that this process has mapped, or that are in use; 0 where the system doesn't say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[which]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _most_mapped() -> int:
    """Bytes of memory that this process has had mapped at most; 0 where the system doesn't say."""
    try:
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmPeak:")), 0)
