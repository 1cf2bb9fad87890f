"""Workers: they make what they are given, and one that fails harms no other."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from standfirst.build.enforce_limits import limited
from standfirst.build.limits import Limits
from standfirst.build.tasks import CODES, Failure, Outcome
from standfirst.build.workers import WorkerPool, workers_for


def fine(number: int) -> bytes:
    return bytes([number])


def dies() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


def never_ends() -> bytes:
    while True:
        pass


def waits_for_ever() -> bytes:
    while True:
        time.sleep(1)


def waits_a_while() -> bytes:
    time.sleep(0.4)
    return b"\1"


def wants_all_memory() -> bytes:
    return b"".join(bytes(50_000_000) for _ in range(100))


def breaks_for_want_of_memory() -> bytes:
    """As a library in C does that finds none left, and says something else."""
    held = []
    with suppress(MemoryError):
        while True:
            held.append(bytes(1_000_000))
    raise SystemError("error return without exception set")


def thinks_nothing_of_want_of_memory() -> bytes:
    """As a library in C does that goes on without what it had no memory for."""
    held = []
    with suppress(MemoryError):
        while True:
            held.append(bytes(1_000_000))
    held.clear()
    return b"an edition in another font"


def does_so_itself() -> bytes:
    """The same, as a step that a process takes itself."""
    with limited(Limits(megabytes=100)):
        return thinks_nothing_of_want_of_memory()


def breaks() -> bytes:
    raise ValueError("no such thing")


def outcomes(works: list, workers: int = 2, **limits: float) -> list[Outcome]:
    found: dict[int, Outcome] = {}
    pool = WorkerPool(workers, Limits(**limits))  # type: ignore[arg-type]
    pool.run(works, found.__setitem__)
    pool.stop()
    return [found[number] for number in range(len(works))]


def test_everything_is_made_once_whoever_makes_it() -> None:
    assert outcomes([partial(fine, n) for n in range(20)], workers=3) == [bytes([n]) for n in range(20)]


@pytest.mark.parametrize(
    ("culprit", "kind", "limits"),
    [
        (dies, "died", {}),
        (never_ends, "time", {"seconds": 0.3, "patience": 1000}),
        (waits_for_ever, "time", {"seconds": 0.1, "patience": 5}),
        (wants_all_memory, "memory", {"megabytes": 300}),
        (breaks_for_want_of_memory, "memory", {"megabytes": 300}),
        (breaks, "broke", {}),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_one_that_fails_is_one_failure(culprit, kind, limits, workers) -> None:  # type: ignore[no-untyped-def]
    works = [partial(fine, 1), culprit, partial(fine, 2), partial(fine, 3)]
    first, failed, *rest = outcomes(works, workers, **limits)
    assert isinstance(failed, Failure)
    assert failed.kind == kind
    assert [first, *rest] == [b"\1", b"\2", b"\3"]


def test_waiting_is_no_work_and_each_task_has_its_own_time() -> None:
    """On a busy machine, sound work takes many times its processor time."""
    works = [waits_a_while] * 4
    assert outcomes(works, 1, seconds=0.3, patience=1000) == [b"\1"] * 4


def test_all_may_die() -> None:
    assert [o.kind for o in outcomes([dies] * 5) if isinstance(o, Failure)] == ["died"] * 5


def who(number: int) -> bytes:
    del number
    return str(os.getpid()).encode()


def is_there(worker: bytes) -> bool:
    try:
        os.kill(int(worker), 0)
    except ProcessLookupError:
        return False
    return True


def test_no_worker_is_left_when_the_work_is_interrupted() -> None:
    outcomes_: list[Outcome] = []

    def interrupted(number: int, outcome: Outcome) -> None:
        outcomes_.append(outcome)
        raise KeyboardInterrupt

    pool = WorkerPool(2, Limits())
    with pytest.raises(KeyboardInterrupt):
        pool.run([partial(who, 1), never_ends], interrupted)
    assert isinstance(outcomes_[0], bytes)
    assert not is_there(outcomes_[0])


def test_workers_stay_until_they_are_dismissed() -> None:
    pool, found = WorkerPool(1, Limits()), dict[int, Outcome]()
    pool.run([partial(who, 1)], found.__setitem__)
    pool.run([partial(who, 2)], lambda number, outcome: found.__setitem__(number + 1, outcome))
    assert found[0] == found[1]
    pool.stop()
    assert isinstance(found[0], bytes)
    assert not is_there(found[0])


def test_there_is_always_a_worker() -> None:
    assert workers_for(None) >= 1
    assert workers_for(0) == 1
    assert workers_for(7) == 7


KNOWN: list[str] = []


def what_is_known(number: int) -> bytes:
    del number
    return " ".join(KNOWN).encode()


def test_what_is_done_in_the_background_is_known_to_later_workers() -> None:
    KNOWN.clear()
    pool, found = WorkerPool(2, Limits()), list[Outcome]()
    pool.run([partial(what_is_known, 1)], lambda _, o: found.append(o), lambda: KNOWN.append("x"))
    pool.run([partial(what_is_known, 2)], lambda _, o: found.append(o))
    pool.stop()
    assert found == [b"", b"x"]


def test_what_fails_in_the_background_costs_nothing() -> None:
    pool, found = WorkerPool(1, Limits()), list[Outcome]()
    pool.run([dies, partial(fine, 1)], lambda _, o: found.append(o), breaks)
    pool.stop()
    assert isinstance(found[0], Failure)
    assert found[1] == b"\1"


@pytest.mark.parametrize("work", [thinks_nothing_of_want_of_memory, does_so_itself])
def test_what_was_made_without_memory_is_not_trusted(work: Callable[[], bytes]) -> None:
    (outcome, well) = outcomes([work, partial(fine, 1)], workers=1, megabytes=300)
    assert isinstance(outcome, Failure)
    assert (outcome.code or CODES[outcome.kind]) == "S906" and "megabytes" in outcome.message
    assert well == b"\1"
