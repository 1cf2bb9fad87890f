"""``standfirst repairs``: the repairs, and decisions about them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Unpack

import click

from standfirst.cli.app import Format, UsageError, app, exit_code, location_of, near_miss, say, shown
from standfirst.cli.options import FORMAT, PATH, SCHEDULER, SchedulerSettings, scheduler_of
from standfirst.diagnostics import Report
from standfirst.diagnostics.render import as_json

if TYPE_CHECKING:
    from standfirst.normalise.repair import Repair
    from standfirst.project.files import Location


@app.command()
@PATH
@click.option("--accept", "accepted", multiple=True, metavar="ID", help="Make this repair.")
@click.option("--refuse", "refused", multiple=True, metavar="ID", help="Never make this repair.")
@click.option(
    "--accept-rule", "accepted_rules", multiple=True, metavar="RULE", help="Make all repairs of a rule."
)
@click.option(
    "--refuse-rule",
    "refused_rules",
    multiple=True,
    metavar="RULE",
    help="Make none of the repairs of a rule.",
)
@click.option("--forget", "forgotten", multiple=True, metavar="ID | RULE", help="Take a decision back.")
@click.option("--suggest", "suggests", is_flag=True, help="List passages, too, that would do as pull quotes.")
@SCHEDULER
@FORMAT
def repairs(
    path: Path,
    accepted: tuple[str, ...],
    refused: tuple[str, ...],
    accepted_rules: tuple[str, ...],
    refused_rules: tuple[str, ...],
    forgotten: tuple[str, ...],
    suggests: bool,
    format_: Format,
    **settings: Unpack[SchedulerSettings],
) -> int:
    """List the repairs of a publication or manuscript, or accept and refuse them.

    With an option that decides, only the repairs concerned are listed.
    Decisions are written to decisions.toml beside publication.toml (for a single FILE.md, to
    FILE.decisions.toml beside it). A decision applies wherever the same rule meets the same words.
    """
    from standfirst.build.build import Build

    location = location_of(path, alone=path.is_file())
    suggests = suggests or _names_a_suggestion((*accepted, *refused))
    with scheduler_of(**settings) as scheduler:
        build = Build(location, scheduler, editions=(), suggests=suggests)
        found = build.repairs
        if names := {*accepted, *refused, *accepted_rules, *refused_rules, *forgotten}:
            _decide(location, found, (accepted, accepted_rules), (refused, refused_rules), forgotten)
            build = Build(location, scheduler, editions=(), suggests=suggests)
            found = build.repairs
            if format_ == "text":
                found = tuple(repair for repair in found if names & {repair.id, repair.rule})
    _list(found, format_)
    say(build.report, format_)
    return exit_code(build.report)


def _names_a_suggestion(identifiers: Iterable[str]) -> bool:
    """Whether one of these repairs is by a rule that only suggests."""
    from standfirst.normalise.registry import RULES

    rules = {identifier.rpartition("-")[0] for identifier in identifiers}
    return any(RULES[name].is_asked_for for name in rules if name in RULES)


Named: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def _decide(
    location: Location, found: Sequence[Repair], accepted: Named, refused: Named, forgotten: Iterable[str]
) -> None:
    """Write decisions about repairs (by identifier) and rules (by name), and forget others."""
    from standfirst.normalise.registry import RULES
    from standfirst.project.decisions import DECISIONS, with_decisions, without_decisions
    from standfirst.project.files import decisions_file, load_decisions, put

    report = Report()
    decisions = load_decisions(location, report)
    if report.has_errors:
        raise UsageError(
            f"{decisions.file} is not written while it can't be read: {next(iter(report)).message}"
        )
    by_id = {repair.id: repair for repair in found}
    for decision, (ids, rules) in zip(DECISIONS, (accepted, refused), strict=True):
        _known(ids, by_id, "repair")
        _known(rules, RULES, "rule")
        decisions = with_decisions(decisions, decision, repairs=[by_id[x] for x in ids], rules=rules)
    _known(forgotten, {**decisions.by_name, **decisions.places}, "decision about")
    decisions = without_decisions(decisions, forgotten)
    put(decisions_file(location), decisions.text.encode())
    click.echo(f"{shown(decisions_file(location))}: written", err=True)


def _known(names: Iterable[str], known: Iterable[str], what: str) -> None:
    known = tuple(known)
    for name in names:
        if name not in known:
            raise UsageError(f"there is no {what} {name}{near_miss(name, known)}")


def _list(found: Sequence[Repair], format_: Format) -> None:
    from standfirst.report.list_of_repairs import (
        bracketed_put,
        bracketed_taken,
        outcomes,
        repair_as_dict,
        repair_as_text,
    )

    if format_ == "json":
        click.echo(as_json([repair_as_dict(repair) for repair in found]))
        return
    taken, put = bracketed_taken, bracketed_put
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        taken = partial(click.style, fg="red", strikethrough=True)
        put = partial(click.style, fg="green", underline=True)
    for repair in found:
        click.echo(repair_as_text(repair, taken, put))
    if len(found) > 1:
        click.echo(outcomes(found))
