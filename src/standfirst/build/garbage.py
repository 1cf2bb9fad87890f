"""Garbage: when Python looks for what is in cycles, of which a build leaves hardly any."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager

from standfirst.build.enforce_limits import IN_USE, memory

MUCH_GARBAGE = 24_000_000
"""Bytes of garbage after which a worker collects it, which takes as long as a page does."""
SINCE_LAST_TIME = 1
"""The generations of objects made since garbage was collected last, in a process where Python does not."""


@contextmanager
def no_cycles() -> Iterator[None]:
    """No cycles are looked for: a build makes millions of values and hardly one of those."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what there is now will be needed again, or this is the end: not worth looking through
        gc.enable()


def collect_garbage() -> None:
    """Free the few cycles that a build leaves, while nobody waits: frozen with the rest they would never be,
    and a process that stays would grow with every build."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    give_back()


class Garbage:
    """What a process leaves that works with ``gc.disable()``: collected when it has become much.

    Only what is new is looked through, since what outlived that once is nearly always a cache, which would be
    found in use each time; all of it is when even so there is much more than after the last time.
    """

    def __init__(self) -> None:
        self._enough = self._most = memory(IN_USE) + MUCH_GARBAGE

    def collect_if_much(self) -> None:
        """Free it, if there is much of it by now."""
        if memory(IN_USE) <= self._enough:
            return
        gc.collect(SINCE_LAST_TIME)
        if memory(IN_USE) > self._most:
            gc.collect()
            self._most = memory(IN_USE) + MUCH_GARBAGE
        give_back()
        # What is free may be in pieces.
        self._enough = max(self._enough, memory(IN_USE) + MUCH_GARBAGE // 8)


def give_back() -> None:
    """Give memory that is free back to the system, which glibc keeps unless it is asked (``malloc_trim``)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
