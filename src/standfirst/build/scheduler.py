"""Scheduler: has tasks done, each once, and only if no earlier run did it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, Self, TypeVar

import msgspec

from standfirst.build.cache import Cache
from standfirst.build.limits import Limits
from standfirst.build.tasks import Failure, Outcome, Task, Work
from standfirst.build.workers import BackgroundWork, Done
from standfirst.model.remembered import forget_what_was_not_asked_for

Result = TypeVar("Result")


class Progress(Protocol):
    """Shows people how far the work is."""

    def begin(self, tasks: int) -> None:
        """So many more tasks have to be done."""

    def done(self, name: str, pages: int) -> None:
        """One has been done, with so many pages."""

    def end(self) -> None:
        """All have been done, or the run was given up."""


class Workers(Protocol):
    """Who does the work: ``workers.WorkerPool`` on this machine, ``cluster.Cluster`` on others."""

    @property
    def workers(self) -> int:
        """How many tasks are done at once."""

    def run(self, works: Sequence[Work], done: Done, run_in_background: BackgroundWork | None = None) -> None:
        """Make all of this and call ``done`` for each result; ``run_in_background`` runs beside it."""

    def restart(self) -> None:
        """Something was imported that they had better start with."""

    def stop(self) -> None:
        """End them."""


class Scheduler:
    """A cache and the workers who fill it.

    Without a cache everything is made anew; without a pool of workers it is made in this process, where
    nothing limits its time and memory. To be used with ``with``, which ends the workers.
    """

    def __init__(
        self,
        cache: Cache | None = None,
        *,
        pool: Workers | None = None,
        progress: Progress | None = None,
        limits: Limits | None = None,
        keeps_results: bool = True,
    ) -> None:
        """``limits``: what this process may take for a piece of each step that is its own; None: anything.

        ``keeps_results``: whether those of tasks go into the cache; else only of tasks that serve all
        editions, and what ``keep`` is given.
        """
        self._cache = cache
        self._pool = pool
        self._limits = limits
        self._keeps_results = keeps_results
        self._warmed_up: set[Callable[..., None]] = set()
        self._progress = progress
        self._background: tuple[Callable[..., None], tuple[object, ...]] | None = None
        self._near: dict[str, Outcome] = {}
        """What was made or found in this run and the one before."""
        self._values: dict[tuple[str, object], Any] = {}
        """The same, as values."""
        self._used: set[str] = set()
        self.made: list[str] = []
        """Of each task that was done in this run, the identity of the piece that it was for."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.close()
        elif self._progress:
            self._progress.end()
        self.stop()

    @property
    def workers(self) -> int:
        """How many tasks are done at once."""
        return self._pool.workers if self._pool else 1

    @property
    def limits(self) -> Limits:
        """What a program that is run for this process may take: as much as a piece."""
        return self._limits or Limits()

    @contextmanager
    def limited(self, pieces: int) -> Iterator[None]:
        """A step that this process takes itself, for so many pieces.

        Raises OutOfTimeError and OutOfMemoryError.
        """
        if self._limits is None:
            yield
            return
        from standfirst.build.enforce_limits import limited

        with limited(msgspec.structs.replace(self._limits, seconds=self._limits.seconds * (pieces + 1))):
            yield

    def renew_workers(self) -> None:
        """Go on with fresh workers, who remember nothing of what was made so far."""
        if self._pool:
            self._pool.restart()

    def warm_up(self, prepare: Callable[..., None], *arguments: object) -> None:
        """Have something prepared in this process, so that new workers start with it."""
        prepare(*arguments)
        if prepare not in self._warmed_up and self._pool:
            self._pool.restart()
        self._warmed_up.add(prepare)

    @contextmanager
    def run_in_background(self, prepare: Callable[..., None], *arguments: object) -> Iterator[None]:
        """The same, done in here beside the first work that workers get, if they get any and it was never
        done: what it imports will be needed after them."""
        self._background = None if prepare in self._warmed_up else (prepare, arguments)
        try:
            yield
        finally:
            self._background = None

    def outcomes(
        self, tasks: Sequence[Task], prepare: Callable[..., None] | None = None, *arguments: object
    ) -> list[Outcome]:
        """The outcome of each task. ``prepare`` imports what they need; one task alone does that itself."""
        missing = {task.key: task for task in tasks if self._found(task) is None}
        if missing:
            if prepare and len(missing) > 1:
                self.warm_up(prepare, *arguments)
            self._make(sorted(missing.values(), key=_size, reverse=True))
        self._used.update(task.key for task in tasks)
        return [self._near[task.key] for task in tasks]

    def knows(self, key: str) -> bool:
        """Whether there is an outcome of the task with this key from before."""
        return (self._known(key) if self._keeps_results else self._near.get(key)) is not None

    def recall(self, key: str, kind: type[Result]) -> Result | None:
        """What was kept under a key."""
        data = self._cache.get(key) if self._cache else None
        try:
            return msgspec.msgpack.decode(data, type=kind) if data is not None else None
        except msgspec.DecodeError:
            return None

    def keep(self, key: str, value: object) -> None:
        """Keep something for another run."""
        if self._cache:
            self._cache.put(key, msgspec.msgpack.encode(value))

    def value(self, key: str, outcome: bytes, kind: type[Result]) -> Result:
        """The value in the outcome of the task with this key; decoded once, however often it is asked for."""
        return self._at_hand(key, kind, lambda: msgspec.msgpack.decode(outcome, type=kind))

    def cached(self, key: str, kind: Any, make: Callable[[], Result]) -> Result:
        """A small value, made here if it was never made before."""

        def recalled() -> Result:
            found: Result | None = self.recall(key, kind)
            if found is None:
                found = make()
                self.keep(key, found)
            return found

        return self._at_hand(key, kind, recalled)

    def _at_hand(self, key: str, kind: object, make: Callable[[], Result]) -> Result:
        if (key, kind) not in self._values:
            self._values[key, kind] = make()
        self._used.add(key)
        found: Result = self._values[key, kind]
        return found

    def close(self) -> None:
        """The run is over: what it did not use, or could not make, is not kept at hand for the next."""
        if self._progress:
            self._progress.end()
        self._values = {known: value for known, value in self._values.items() if known[0] in self._used}
        self._near = {
            key: outcome
            for key, outcome in self._near.items()
            if key in self._used and not isinstance(outcome, Failure)
        }
        self._used.clear()
        self.made.clear()
        forget_what_was_not_asked_for()
        if self._cache:
            self._cache.drop_oldest()

    def stop(self) -> None:
        """Nothing more is to be made: the workers are ended."""
        if self._pool:
            self._pool.stop()

    def _is_in_cache(self, task: Task) -> bool:
        """Whether that is where its result goes, and may be found."""
        return task.is_kept and (self._keeps_results or task.serves_all)

    def _found(self, task: Task) -> Outcome | None:
        return self._known(task.key) if self._is_in_cache(task) else self._near.get(task.key)

    def _known(self, key: str) -> Outcome | None:
        if key in self._near or self._cache is None:
            return self._near.get(key)
        if (data := self._cache.get(key)) is not None:
            self._near[key] = data
        return data

    def _make(self, tasks: Sequence[Task]) -> None:
        if self._progress:
            self._progress.begin(len(tasks))

        def done(number: int, outcome: Outcome) -> None:
            task = tasks[number]
            self._near[task.key] = outcome
            self.made.append(task.piece)
            if self._cache and self._is_in_cache(task) and not isinstance(outcome, Failure):
                self._cache.put(task.key, outcome)
            if self._progress:
                self._progress.done(task.name, task.pages(outcome) if isinstance(outcome, bytes) else 0)

        if self._pool:
            self._pool.run([task.work for task in tasks], done, self._take_background_work())
        else:
            for number, task in enumerate(tasks):
                done(number, task.work())

    def _take_background_work(self) -> BackgroundWork | None:
        if self._background is None:
            return None
        (prepare, arguments), self._background = self._background, None
        self._warmed_up.add(prepare)
        return partial(prepare, *arguments)


def _size(task: Task) -> int:
    return task.size
