"""Garbage of a worker: freed when there is much of it; what stays in use is looked through once."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from standfirst.build import garbage
from standfirst.build.garbage import MUCH_GARBAGE, Garbage


class Part:
    """Something that can know a whole that knows it."""

    whole: Part


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """What is said to be in use; nothing is collected but by the garbage under test."""
    in_use = [100_000_000]
    monkeypatch.setattr(garbage, "memory", lambda which: in_use[0])
    gc.disable()
    yield in_use
    gc.enable()


@pytest.fixture
def collected() -> Iterator[list[int]]:
    """The generations up to which objects were looked through, one for each time."""
    generations: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            generations.append(info["generation"])

    gc.callbacks.append(note)
    yield generations
    gc.callbacks.remove(note)


def cycle() -> weakref.ref[Part]:
    part = Part()
    part.whole = part
    return weakref.ref(part)


def test_little_is_left_alone(memory: list[int], collected: list[int]) -> None:
    worker = Garbage()
    left = cycle()
    memory[0] += MUCH_GARBAGE
    worker.collect_if_much()
    assert left() is not None and collected == []


def test_much_is_freed(memory: list[int]) -> None:
    worker = Garbage()
    left = cycle()
    memory[0] += MUCH_GARBAGE + 1
    worker.collect_if_much()
    assert left() is None


def test_what_stays_in_use_is_looked_through_once(memory: list[int], collected: list[int]) -> None:
    worker = Garbage()
    memory[0] += MUCH_GARBAGE + 1  # caches that are full by now
    for _ in range(20):
        worker.collect_if_much()
        memory[0] += MUCH_GARBAGE // 8 + 1
        memory[0] -= MUCH_GARBAGE // 8 + 1  # which is freed
    assert collected.count(2) == 1


def test_what_became_garbage_late_is_found_when_there_is_much_more(memory: list[int]) -> None:
    worker = Garbage()
    part = Part()
    part.whole = part
    left = weakref.ref(part)
    memory[0] += MUCH_GARBAGE + 1
    worker.collect_if_much()  # it is in use, and old from now on
    del part
    for _ in range(10):
        memory[0] += MUCH_GARBAGE // 8 + 1
        worker.collect_if_much()
    assert left() is None
