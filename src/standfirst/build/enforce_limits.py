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
    with _limited_memory(limits.megabytes), _limited_time(limits.seconds):
        try:
            yield
        except CodedError:
            raise
        except Exception as error:
            if is_out_of_memory(error):
                raise OutOfMemoryError(f"more than {limits.megabytes} megabytes") from error
            raise


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
def _limited_memory(megabytes: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit_memory(megabytes)
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def limit_memory(megabytes: int) -> None:
    """From now on there are so many megabytes more than there are now."""
    now = memory(MAPPED)
    with suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        if now:
            resource.setrlimit(resource.RLIMIT_AS, (now + megabytes * 1_000_000, most))


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
