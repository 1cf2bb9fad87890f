"""``standfirst check``: what the judges say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
import msgspec

from standfirst.cli.app import ERRORS, INTERNAL_ERROR, OK, Format, app, exit_code, place_of, say
from standfirst.cli.options import FORMAT, SCHEDULER, SchedulerSettings, scheduler_of
from standfirst.diagnostics import Report, Severity
from standfirst.diagnostics.render import strict

if TYPE_CHECKING:
    from standfirst.check.run import Verdict


@app.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@click.option("--outside-links", "asks_outside", is_flag=True, help="Ask the network about links, too.")
@click.option("--strict", "is_strict", is_flag=True, help="Warnings are errors.")
@FORMAT
@SCHEDULER
def check(
    path: Path, asks_outside: bool, is_strict: bool, format_: Format, **settings: Unpack[SchedulerSettings]
) -> int:
    """Have both editions judged by everybody who can: fidelity, compositor, validators, links, preflight.

    Nothing is put in place. Judges that are not installed are named as not run.
    """
    from standfirst.build.checking import editions_of
    from standfirst.check.run import table, verdicts

    report = Report()
    scheduler, bar = scheduler_of(**settings)
    editions = editions_of(place_of(path), report, scheduler, asks_outside=asks_outside)
    bar.end()
    scheduler.close()
    said = tuple(verdicts(editions)) if editions else ()
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(said)))
    elif said:
        click.echo(table(said))
    rest = [d for d in report if editions is None or d.code[:2] not in ("S1", "S2", "S3", "S4", "S7")]
    say(rest, format_)
    return max(exit_code(strict(report) if is_strict else report), by_verdicts(said, is_strict=is_strict))


def by_verdicts(said: Iterable[Verdict], *, is_strict: bool) -> int:
    """The exit code that the judges ask for."""
    said = tuple(said)
    if any(verdict.outcome == "broke" for verdict in said):
        return INTERNAL_ERROR
    fails = any(is_strict or x.severity is Severity.ERROR for v in said for x in v.objections)
    return ERRORS if fails else OK
