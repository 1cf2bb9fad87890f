"""``standfirst show``: the steps of a build."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click
import msgspec

from standfirst.cli.app import Format, UsageError, app, exit_code, location_of, near_miss, say
from standfirst.cli.options import FORMAT, SCHEDULER, SchedulerSettings, scheduler_of


@app.command()
@click.argument("stage", metavar="STAGE")
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@SCHEDULER
@FORMAT
def show(stage: str, path: Path, format_: Format, **settings: Unpack[SchedulerSettings]) -> int:
    """Print a manuscript at one STAGE of a build.

    \b
    syntax   the tree of elements that the parser gives
    draft    the blocks that were recognised, after every repair
    model    the document that both editions are made from
    print    the print edition as data, before layout
    ebook    the ebook as data, before it is written
    summary  what was recognised: title, people, dates, turns, pull quotes
    """
    from standfirst.build.build import Build
    from standfirst.report.dump import indented, stage_of, stages

    if stage not in stages():
        raise UsageError(f"there is no stage {stage}{near_miss(stage, stages())}")
    with scheduler_of(**settings) as scheduler:
        build = Build(location_of(path, alone=True), scheduler, editions=())
        value = stage_of(stage, build)
    if value is not None:
        click.echo(msgspec.json.format(msgspec.json.encode(value)) if format_ == "json" else indented(value))
    say(build.report, format_)
    return exit_code(build.report)
