"""Garbage: when Python looks for what is in cycles, of which a build leaves hardly any."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
