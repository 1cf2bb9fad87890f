"""``standfirst check``: every check on both editions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from standfirst.cli.app import ERRORS, INTERNAL_ERROR, OK, Format, app, exit_code, location_of, say
from standfirst.cli.options import FORMAT, PATH, SCHEDULER, STRICT, SchedulerSettings, scheduler_of
from standfirst.diagnostics import Severity
from standfirst.diagnostics.code import ABOUT_MANUSCRIPTS
from standfirst.diagnostics.render import as_json, strict

if TYPE_CHECKING:
    from standfirst.check.run import CheckResult


@app.command()
@PATH
@click.option(
    "--outside-links",
    "asks_outside",
    is_flag=True,
    help="Also check links that lead outside, over the network.",
)
@STRICT
@FORMAT
@SCHEDULER
def check(
    path: Path, asks_outside: bool, is_strict: bool, format_: Format, **settings: Unpack[SchedulerSettings]
) -> int:
    """Run every check on the editions: words, pages, validators, links, preflight.

    Nothing is put in place. Checks that are not installed are listed as not run.
    """
    from standfirst.build.build import Build
    from standfirst.check.run import table

    with scheduler_of(**settings) as scheduler:
        build = Build(location_of(path), scheduler)
        results = build.check(asks_outside=asks_outside)
    if format_ == "json":
        click.echo(as_json(results))
    elif results:
        click.echo(table(results))
    shown = (*ABOUT_MANUSCRIPTS, "fidelity") if results else ()  # by the first two judges
    say([diagnostic for diagnostic in build.report if diagnostic.family not in shown], format_)
    diagnostics = strict(build.report) if is_strict else build.report
    return max(exit_code(diagnostics), exit_code_of(results, is_strict=is_strict))


def exit_code_of(results: Iterable[CheckResult], *, is_strict: bool) -> int:
    """The exit code that follows from the results of the checks."""
    results = tuple(results)
    if any(result.outcome == "broke" for result in results):
        return INTERNAL_ERROR
    fails = any(is_strict or x.severity is Severity.ERROR for result in results for x in result.problems)
    return ERRORS if fails else OK
