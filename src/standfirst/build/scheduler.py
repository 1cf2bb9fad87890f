"""Press: has jobs done, each once, and only if nobody has done it before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

import msgspec

from standfirst.build.cache import Cache
from standfirst.build.task import Failure, Job, Outcome, Work
from standfirst.build.workers import Done, Meanwhile

Result = TypeVar("Result")


class Watcher(Protocol):
    """Somebody who watches the work."""

    def begin(self, jobs: int) -> None:
        """So many jobs have to be done."""

    def done(self, name: str, pages: int) -> None:
        """One has been done, with so many pages."""


class Workers(Protocol):
    """Those who make things: ``executor.Crew`` on this machine, ``cluster.Cluster`` on others."""

    @property
    def workers(self) -> int:
        """How many jobs are done at once."""

    def run(self, works: Sequence[Work], done: Done, meanwhile: Meanwhile | None = None) -> None:
        """Have all of this made, and tell of each what became of it; ``meanwhile`` nothing is lost by."""

    def renew(self) -> None:
        """Something was imported that they may want to be born with."""

    def dismiss(self) -> None:
        """Let them go."""


class Press:
    """A cache and the workers who fill it.

    Without a cache everything is made anew; without a crew it is made in this process, where nothing
    bounds it.
    """

    def __init__(
        self,
        cache: Cache | None = None,
        *,
        crew: Workers | None = None,
        watcher: Watcher | None = None,
    ) -> None:
        self._cache = cache
        self._crew = crew
        self._ready_for: set[Callable[..., None]] = set()
        self._watcher = watcher
        self._meanwhile: tuple[Callable[..., None], tuple[object, ...]] | None = None
        self._near: dict[str, Outcome] = {}
        """What was made or found in this run and the one before."""
        self._values: dict[tuple[str, object], Any] = {}
        """The same, as values."""
        self._used: set[str] = set()
        self.made: list[str] = []
        """The names of the jobs that were done in this run."""

    @property
    def workers(self) -> int:
        """How many jobs are done at once."""
        return self._crew.workers if self._crew else 1

    def get_ready(self, prepare: Callable[..., None], *arguments: object) -> None:
        """Have something prepared in this process, so that new workers are born with it."""
        prepare(*arguments)
        if prepare not in self._ready_for and self._crew:
            self._crew.renew()
        self._ready_for.add(prepare)

    @contextmanager
    def meanwhile(self, prepare: Callable[..., None], *arguments: object) -> Iterator[None]:
        """The same, done in here beside the first work that workers get, if they get any and it was never
        done: what it imports will be needed after them."""
        self._meanwhile = None if prepare in self._ready_for else (prepare, arguments)
        try:
            yield
        finally:
            self._meanwhile = None

    def outcomes(
        self, jobs: Sequence[Job], prepare: Callable[..., None] | None = None, *arguments: object
    ) -> list[Outcome]:
        """What becomes of each job. ``prepare`` imports what they need; one job alone does that itself."""
        missing = {job.key: job for job in jobs if self._known(job.key) is None}
        if missing:
            if prepare and len(missing) > 1:
                self.get_ready(prepare, *arguments)
            self._make(sorted(missing.values(), key=_size, reverse=True))
        self._used.update(job.key for job in jobs)
        return [self._near[job.key] for job in jobs]

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
        """The value in what became of the job with this key; read once, however often it is asked for."""
        return self._at_hand(key, kind, lambda: msgspec.msgpack.decode(outcome, type=kind))

    def remembered(self, key: str, kind: Any, make: Callable[[], Result]) -> Result:
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
        self._values = {known: value for known, value in self._values.items() if known[0] in self._used}
        self._near = {
            key: outcome
            for key, outcome in self._near.items()
            if key in self._used and not isinstance(outcome, Failure)
        }
        self._used.clear()
        self.made.clear()
        if self._cache:
            self._cache.trim()

    def dismiss(self) -> None:
        """Nothing more is to be made: the workers may go."""
        if self._crew:
            self._crew.dismiss()

    def _known(self, key: str) -> Outcome | None:
        if key not in self._near and self._cache and (data := self._cache.get(key)) is not None:
            self._near[key] = data
        return self._near.get(key)

    def _make(self, jobs: Sequence[Job]) -> None:
        if self._watcher:
            self._watcher.begin(len(jobs))

        def done(number: int, outcome: Outcome) -> None:
            job = jobs[number]
            self._near[job.key] = outcome
            self.made.append(job.name)
            if self._cache and job.is_kept and not isinstance(outcome, Failure):
                self._cache.put(job.key, outcome)
            if self._watcher:
                self._watcher.done(job.name, job.pages(outcome) if isinstance(outcome, bytes) else 0)

        if self._crew:
            self._crew.run([job.work for job in jobs], done, self._take_meanwhile())
        else:
            for number, job in enumerate(jobs):
                done(number, job.work())

    def _take_meanwhile(self) -> Meanwhile | None:
        if self._meanwhile is None:
            return None
        (prepare, arguments), self._meanwhile = self._meanwhile, None
        self._ready_for.add(prepare)
        return partial(prepare, *arguments)


def _size(job: Job) -> int:
    return job.size
