"""Workers: processes that are forked when everything heavy has been imported, one task each at a time.

A worker that dies or goes past its limits fails its one task; another takes its place and the others go
on. (``multiprocessing.Pool`` waits for ever for a worker that was killed.)
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias

from standfirst.build.enforce_limits import (
    OUT_OF_TIME,
    end_after,
    is_out_of_memory,
    limit_memory,
    may_have_been_refused,
)
from standfirst.build.garbage import Garbage, give_back
from standfirst.build.limits import Limits
from standfirst.build.tasks import Failure, Outcome, Work
from standfirst.diagnostics.errors import CodedError, code_of, words_of
from standfirst.project.temporary import delete_temporary_folders, delete_those_of_the_dead

MEGABYTES_A_WORKER = 500
"""What a worker is reckoned to need, where memory is short."""

REST_SECONDS = 0.2
"""A worker that had nothing to do for so long collects its garbage, while nobody waits for it."""

Done = Callable[[int, Outcome], None]
"""Called with each task's number in the list and its outcome, as soon as there is one."""

BackgroundWork: TypeAlias = "Callable[[], object]"
"""What this process may do while its workers work: something that saves time later, and no more than that."""


def workers_for(wanted: int | None) -> int:
    """How many workers to have: as many as asked for, else as there are cores and memory for."""
    if wanted is not None:
        return max(1, wanted)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, _free_megabytes() // MEGABYTES_A_WORKER))


def _free_megabytes() -> int:
    try:
        pages = os.sysconf("SC_AVPHYS_PAGES" if sys.platform == "linux" else "SC_PHYS_PAGES")
        return int(pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000)
    except (ValueError, OSError):
        return 4 * MEGABYTES_A_WORKER


class WorkerPool:
    """Workers that stay until they are stopped, so that they need to get ready only once."""

    def __init__(self, workers: int, limits: Limits) -> None:
        self.workers = workers
        self._limits = limits
        self._processes: list[_Worker] = []
        self._background: threading.Thread | None = None

    def run(self, works: Sequence[Work], done: Done, run_in_background: BackgroundWork | None = None) -> None:
        """Have all of this made, begun in this order as workers become free.

        ``run_in_background`` runs in this process meanwhile; workers that are started after it have what it
        imported.
        """
        try:
            self._run(works, done, run_in_background)
        finally:
            self._end_background()
        if run_in_background:
            self.restart()

    def _run(self, works: Sequence[Work], done: Done, run_in_background: BackgroundWork | None) -> None:
        waiting = list(enumerate(works))[::-1]
        busy: list[_Worker] = []
        try:
            while waiting or busy:
                while waiting and len(busy) < self.workers:
                    busy.append(self._free_worker(busy))
                    busy[-1].begin(*waiting.pop())
                if run_in_background:
                    self._background, run_in_background = _in_thread(run_in_background), None
                for worker in _ready(busy):
                    busy.remove(worker)
                    outcome = worker.outcome()
                    if not worker.is_alive:
                        self._processes.remove(worker)
                        worker.stop()
                    done(worker.task, outcome)
        except BaseException:
            self.stop()
            raise

    def restart(self) -> None:
        """From now on there are new workers, which have what this process has imported by now."""
        self.stop()

    def stop(self) -> None:
        """End all workers."""
        for worker in self._processes:
            worker.stop()
        self._processes.clear()

    def _free_worker(self, busy: Sequence[_Worker]) -> _Worker:
        free = next((worker for worker in self._processes if worker not in busy), None)
        if free is None:
            self._end_background()  # to fork beside a thread would copy the locks that it holds
            free = _Worker(self._limits)
            self._processes.append(free)
        return free

    def _end_background(self) -> None:
        if self._background:
            self._background.join()
            self._background = None


def _in_thread(run_in_background: BackgroundWork) -> threading.Thread:
    def attempt() -> None:
        with suppress(Exception):  # who needs it will try again, and report it
            run_in_background()

    thread = threading.Thread(target=attempt)
    thread.start()
    return thread


def _ready(busy: Sequence[_Worker]) -> list[_Worker]:
    """The workers that have a result, or have died, or have taken too long."""
    soonest = min(worker.deadline for worker in busy)
    ready = wait([worker.line for worker in busy], max(0.0, soonest - time.monotonic()))
    return [worker for worker in busy if worker.line in ready or worker.is_late]


class _Worker:
    """A process that does one task after the other, seen from outside."""

    def __init__(self, limits: Limits) -> None:
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self.line, theirs = context.Pipe()
        self.task = -1
        self.deadline = 0.0
        self.is_alive = True
        self._limits = limits
        self._process: BaseProcess = context.Process(
            target=_serve, args=(theirs, limits, os.getpid()), daemon=True
        )
        with _no_interruption():
            self._process.start()
        theirs.close()

    def begin(self, task: int, work: Work) -> None:
        """Give it something to do."""
        self.task = task
        self.deadline = time.monotonic() + self._limits.seconds * self._limits.patience
        with suppress(OSError):  # it died while idle: its line says so
            self.line.send(work)

    @property
    def is_late(self) -> bool:
        return time.monotonic() >= self.deadline

    def outcome(self) -> Outcome:
        """The outcome of its task."""
        if not self.line.poll():
            self.is_alive = False
            waited = self._limits.seconds * self._limits.patience
            return Failure("time", f"it has done nothing for most of {waited:g} seconds")
        try:
            outcome: Outcome = self.line.recv()
        except (EOFError, OSError):
            self.is_alive = False
            self._process.join(5)
            if self._process.exitcode == OUT_OF_TIME:
                return Failure("time", f"more than {self._limits.seconds:g} seconds of processor time")
            return Failure("died", f"the worker ended with {self._process.exitcode}")
        if isinstance(outcome, Failure) and outcome.kind == "memory":
            self.is_alive = False
        return outcome

    def stop(self) -> None:
        """End it, whatever it is doing, and delete its temporary folders, as it can't."""
        self.line.close()
        self._process.kill()
        self._process.join()
        delete_those_of_the_dead()


def _serve(line: Connection, limits: Limits, master: int) -> None:
    """What a worker does: one task after the other, until the process that began it has ended."""
    gc.freeze()
    gc.disable()  # a fragment makes a million objects and no cycles worth looking for
    megabytes = limit_memory(limits.megabytes)
    threading.Thread(target=_end_with, args=(master,), daemon=True).start()  # it may be gone already
    garbage = Garbage()
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            if not line.poll(REST_SECONDS):
                gc.collect()
                give_back()
            work = line.recv()
            end_after(limits.seconds)
            outcome = outcome_of(work, megabytes)
            end_after(0)
            line.send(outcome)
            garbage.collect_if_much()


def _end_with(master: int) -> None:
    """End this process soon after its master, also after one that was killed: that one closes no line, as the
    other workers hold it too, and leaves its temporary folders."""
    while os.getppid() == master:
        time.sleep(1)
    delete_temporary_folders(also_inherited=True)
    os._exit(1)


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Nothing is interrupted by Ctrl-C in here; a process that is forked in here never is.

    The master gets it afterwards, and ends its workers.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def outcome_of(work: Work, megabytes: int) -> Outcome:
    """The outcome of some work, done here and now."""
    try:
        made = work()
        return Failure("memory", f"more than {megabytes} megabytes") if may_have_been_refused() else made
    except Exception as error:
        if is_out_of_memory(error):
            return Failure("memory", f"more than {megabytes} megabytes")
        if code := code_of(error):
            hint = error.hint if isinstance(error, CodedError) else None
            return Failure("broke", words_of(error), code, hint)
        where = traceback.format_exc() if os.environ.get("STANDFIRST_DEBUG") else ""
        return Failure("broke", f"{type(error).__name__}: {error}{where}")
