"""Task: something to be made, what it is made from, and what can become of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, TypeVar

import msgspec

from standfirst.diagnostics import Diagnostic, Report
from standfirst.model.span import Span

Work: TypeAlias = Callable[[], bytes]
"""Makes a result. To be picklable: a function of a module with its arguments (``functools.partial``)."""

Result = TypeVar("Result")


def no_pages(result: bytes) -> int:
    """Of a result that has no pages: 0."""
    del result
    return 0


class Task(msgspec.Struct, frozen=True):
    """A result that is wanted."""

    key: str
    """The fingerprint of everything that goes into the result."""
    work: Work
    span: Span
    """Where in the manuscripts a failure is reported."""
    name: str = ""
    """What the progress bar calls it."""
    piece: str = ""
    """The identity of the piece that it is for, which no other piece has; empty: of none, or of several."""
    size: int = 1
    """How much work it is, compared with the others: the large ones are begun first."""
    pages: Callable[[bytes], int] = no_pages
    """How many pages its result has, for the progress bar."""
    is_kept: bool = True
    """Whether its result goes into the cache; else it is made whenever it is asked for."""
    serves_all: bool = False
    """Whether every edition begins with its result: it is kept where others are not."""


class Failure(msgspec.Struct, frozen=True):
    """Why there is no result."""

    kind: Literal["died", "time", "memory", "broke"]
    message: str
    code: str = ""
    """Under which it is reported; empty: its kind's."""
    hint: str | None = None


Outcome: TypeAlias = "bytes | Failure"

CODES = {"broke": "S901", "died": "S904", "time": "S905", "memory": "S906"}
"""The code under which each kind of failure is reported."""


def report_failure(failure: Failure, span: Span, report: Report) -> None:
    """Report, at the piece that it was for, that a task has failed (S901, S904 to S906, or its own code)."""
    report.add(failure.code or CODES[failure.kind], span, failure.message, hint=failure.hint)


# -- results that come with diagnostics -----------------------------------------------------------


NOTHING = msgspec.msgpack.encode(None)


class ReportedResult(msgspec.Struct, frozen=True):
    """A result, and what was noticed while it was made."""

    result: bytes
    diagnostics: tuple[Diagnostic, ...]


def with_report(work: Callable[[Report], object]) -> bytes:
    """Do some work; its result and what it noticed, encoded."""
    report = Report()
    result = msgspec.msgpack.encode(work(report))
    return msgspec.msgpack.encode(ReportedResult(result, tuple(report)))


def read_reported(outcome: bytes, kind: type[Result], report: Report) -> Result | None:
    """The result, if there is one; what was noticed goes into the report."""
    read = msgspec.msgpack.decode(outcome, type=ReportedResult)
    report.extend(read.diagnostics)
    return msgspec.msgpack.decode(read.result, type=kind) if read.result != NOTHING else None
