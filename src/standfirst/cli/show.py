"""``standfirst show``: the steps of a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from standfirst.cli.app import OK, Format, UsageError, app, exit_code, location_of, near_miss, say
from standfirst.cli.options import FORMAT, SCHEDULER, SchedulerSettings, scheduler_of
from standfirst.diagnostics.render import as_json, printable_text

if TYPE_CHECKING:
    from standfirst.check.heard.aloud import Heard


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
    heard    what a screen reader says of the ebook
    heard-in-print  the same of the PDF
    \b
    What is heard can also be asked of a finished FILE: an EPUB or a PDF.
    """
    from standfirst.build.build import Build
    from standfirst.report.dump import stage_of, stages

    if stage not in stages():
        raise UsageError(f"there is no stage {stage}{near_miss(stage, stages())}")
    if stage.startswith("heard") and (heard := _heard(path)) is not None:
        click.echo(_text(heard, format_))
        return OK
    with scheduler_of(**settings) as scheduler:
        build = Build(location_of(path, alone=True), scheduler, editions=())
        value = stage_of(stage, build)
    if value is not None:
        click.echo(_text(value, format_))
    say(build.report, format_)
    return exit_code(build.report)


def _text(value: object, format_: Format) -> str:
    from standfirst.report.dump import indented

    if format_ == "json":
        return as_json(value)
    return printable_text(indented(value))


def _heard(file: Path) -> Heard | None:
    """What is heard of a finished file; None if it is none."""
    from standfirst.project.read_file import EDITION, NotReadError, name_of, read_file
    from standfirst.report.dump import heard_of

    if file.suffix.lower() not in (".pdf", ".epub"):
        return None
    try:
        return heard_of(file.name, read_file(file, EDITION))
    except NotReadError as error:
        raise UsageError(f"{name_of(file)} can't be read: {error}") from None
    except Exception as error:  # it may be no edition at all, in as many ways as there are parsers
        raise UsageError(f"{name_of(file)} is no edition that can be read: {error}") from None
