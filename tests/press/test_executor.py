"""Workers: they make what they are given, and one that comes to grief harms nobody else."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from standfirst.press.executor import run, workers_for
from standfirst.press.job import Failure, Limits, Outcome


def fine(number: int) -> bytes:
    return bytes([number])


def dies() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


def never_ends() -> bytes:
    while True:
        time.sleep(1)


def wants_all_memory() -> bytes:
    return b"".join(bytes(50_000_000) for _ in range(100))


def breaks() -> bytes:
    raise ValueError("no such thing")


def outcomes(works: list, workers: int = 2, **limits: float) -> list[Outcome]:
    found: dict[int, Outcome] = {}
    run(works, found.__setitem__, workers=workers, limits=Limits(**limits))  # type: ignore[arg-type]
    return [found[number] for number in range(len(works))]


def test_everything_is_made_once_whoever_makes_it() -> None:
    assert outcomes([partial(fine, n) for n in range(20)], workers=3) == [bytes([n]) for n in range(20)]


@pytest.mark.parametrize(
    ("culprit", "kind", "limits"),
    [
        (dies, "died", {}),
        (never_ends, "time", {"seconds": 1}),
        (wants_all_memory, "memory", {"megabytes": 300}),
        (breaks, "broke", {}),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_one_that_comes_to_grief_is_one_failure(culprit, kind, limits, workers) -> None:  # type: ignore[no-untyped-def]
    works = [partial(fine, 1), culprit, partial(fine, 2), partial(fine, 3)]
    first, failed, *rest = outcomes(works, workers, **limits)
    assert isinstance(failed, Failure)
    assert failed.kind == kind
    assert [first, *rest] == [b"\1", b"\2", b"\3"]


def test_all_may_die() -> None:
    assert [o.kind for o in outcomes([dies] * 5) if isinstance(o, Failure)] == ["died"] * 5


def test_no_worker_is_left_when_the_work_is_interrupted(tmp_path: Path) -> None:
    def interrupted(number: int, outcome: Outcome) -> None:
        raise KeyboardInterrupt

    note = tmp_path / "worker"

    def writes_who_it_is() -> bytes:
        note.write_text(str(os.getpid()))
        return b""

    with pytest.raises(KeyboardInterrupt):
        run([writes_who_it_is, never_ends], interrupted, workers=2, limits=Limits())
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_there_is_always_a_worker() -> None:
    assert workers_for(None) >= 1
    assert workers_for(0) == 1
    assert workers_for(7) == 7
