"""Check results: what every judge says of the finished editions, in one list.

A judge that is not installed is listed as not run; one that fails is listed as such, and stops no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeAlias

import msgspec

from standfirst.check.validators.verapdf import NoJudgeError
from standfirst.diagnostics import Diagnostic, Severity
from standfirst.diagnostics.render import printable
from standfirst.layout.place import OnPage

Outcome: TypeAlias = Literal["passed", "objects", "not run", "broke"]


class Problem(msgspec.Struct, frozen=True):
    """One thing that a judge objects to."""

    severity: Severity
    words: str
    diagnostic: Diagnostic | None = None
    """What is objected to, if it has a code and perhaps a place in a manuscript."""
    at: OnPage | None = None
    """Where it stands on a page, if it does."""


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one judge found."""

    judge: str
    of: str
    """What it judged: "both" editions, one of them, or the file for the printer ("print")."""
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    note: str = ""
    """Why it was not run, or what it looked at."""

    @property
    def errors(self) -> int:
        """How many of its problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


class Judge(msgspec.Struct, frozen=True):
    """A program, or a function of ours, that judges a finished edition."""

    name: str
    of: str
    """The kind of edition that it judges."""
    ask: Callable[[], Iterable[Problem]]
    """Raises NoJudgeError if the judge is not installed."""
    note: str = ""
    """What it looks at."""
    is_outside: bool = False
    """Whether other people made it; it takes its time."""


def judge_all(judges: Iterable[Judge], *, asks_validators: bool = True) -> Iterator[CheckResult]:
    """Every judge's result, as soon as it is known.

    ``asks_validators``: whether the judges that other people made are asked.
    """
    for judge in judges:
        if judge.is_outside and not asks_validators:
            yield CheckResult(judge=judge.name, of=judge.of, outcome="not run", note="not asked")
        else:
            yield result_of(judge)


def result_of(judge: Judge) -> CheckResult:
    """What one judge found. One that fails stops no other."""
    try:
        found = tuple(judge.ask())
    except NoJudgeError as missing:
        return CheckResult(judge=judge.name, of=judge.of, outcome="not run", note=str(missing))
    except Exception as error:
        why = f"{type(error).__name__}: {error}"[:500]
        return CheckResult(judge=judge.name, of=judge.of, outcome="broke", note=why)
    outcome: Outcome = "objects" if found else "passed"
    return CheckResult(judge=judge.name, of=judge.of, outcome=outcome, problems=found, note=judge.note)


def result_on(judge: str, noticed: Iterable[Diagnostic]) -> CheckResult:
    """What was noticed while the editions were made, as a judge's result on both."""
    found = tuple(map(problem_of, noticed))
    return CheckResult(judge=judge, of="both", outcome="objects" if found else "passed", problems=found)


def problem_of(diagnostic: Diagnostic, at: OnPage | None = None) -> Problem:
    """A diagnostic as an problem."""
    words = f"{diagnostic.span} {diagnostic.code} {diagnostic.message}"
    return Problem(diagnostic.severity, words, diagnostic, at)


# -- as text --------------------------------------------------------------------------------------

MOST_SHOWN = 12
"""Problems of a judge that the table is followed by; the rest are counted."""


def table(listed: Sequence[CheckResult]) -> str:
    """The results as a table, and under it what is objected to."""
    rows = [("judge", "of", "result", "")]
    rows += [(v.judge, v.of, in_a_word(v), v.note) for v in listed]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])).rstrip()
        for row in rows
    ]
    for result in listed:
        if result.problems:
            lines += ["", f"{result.judge} ({result.of}):"]
            lines += [f"  {x.severity}: {printable(x.words)}" for x in result.problems[:MOST_SHOWN]]
            more = len(result.problems) - MOST_SHOWN
            lines += [f"  and {more} more"] if more > 0 else []
    return "\n".join(lines)


def in_a_word(result: CheckResult) -> str:
    """``passed``, ``not run``, ``2 errors, 1 warning``."""
    if result.outcome != "objects":
        return result.outcome
    warnings = len(result.problems) - result.errors
    counts = [
        f"{count} {name}{'s' * (count != 1)}"
        for count, name in ((result.errors, "error"), (warnings, "warning"))
        if count
    ]
    return ", ".join(counts)
