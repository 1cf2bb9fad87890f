"""``standfirst watch``: both editions again whenever a file is saved."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from standfirst.cli.app import INTERRUPTED, OK, app, place_of, say
from standfirst.cli.build import build_one, no_cycles
from standfirst.cli.options import OUT, SCHEDULER, SchedulerSettings, scheduler_of
from standfirst.cli.output import line_of
from standfirst.diagnostics import Report

if TYPE_CHECKING:
    from standfirst.build import Scheduler
    from standfirst.build.build import Artefact, Kind
    from standfirst.build.progress import Bar
    from standfirst.project.files import Place


@app.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@OUT
@click.option("--only", type=click.Choice(["pdf", "epub"]), help="Make only this edition.")
@SCHEDULER
def watch(path: Path, out: Path, only: Kind | None, **settings: Unpack[SchedulerSettings]) -> int:
    """Stay, and make both editions again whenever a file of the publication is saved.

    A line each time. A manuscript that breaks is said and does not end it; Ctrl-C does (exit code 130).
    """
    from standfirst.build.build import KINDS, prepare
    from standfirst.project.watch import changes

    place = place_of(path)
    scheduler, bar = scheduler_of(**settings)
    kinds = (only,) if only else KINDS
    try:
        rebuild(place, kinds, out, scheduler, bar, is_first=True)
        prepare(place, scheduler)
        for files in changes(place, out):
            if any("fonts" in file.parts for file in files):  # which a process learns of only once
                os.execv(sys.executable, [sys.executable, "-m", "standfirst", *sys.argv[1:]])
            rebuild(place, kinds, out, scheduler, bar, files)
    except KeyboardInterrupt:  # the only way to end it: nothing to be said
        return INTERRUPTED
    finally:
        scheduler.stop()
    return OK


def rebuild(
    place: Place,
    kinds: tuple[Kind, ...],
    out: Path,
    scheduler: Scheduler,
    bar: Bar,
    files: tuple[Path, ...] = (),
    *,
    is_first: bool = False,
) -> None:
    """Make what these files touch, and say it on one line, unless all is as it was."""
    report, since = Report(), time.monotonic()
    made: dict[Path, Artefact] = {}
    with no_cycles():
        changed = build_one(place, kinds, out, made, report, scheduler, keeps=False)
    scheduler.close()
    bar.end()
    is_new = any(artefact.is_new for artefact in made.values())
    if made and not (is_new or changed or is_first):
        return
    say(report, "text")
    saved = ", ".join(dict.fromkeys(file.name for file in files))
    artefacts = [line_of(file, artefact) for file, artefact in made.items()]
    what = "; ".join(artefacts) or "nothing could be made"
    click.echo(f"{saved}: {what}; {time.monotonic() - since:.1f} s" if saved else what)
    sys.stdout.flush()
