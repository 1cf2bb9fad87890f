"""``standfirst print``: the files for the printer."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from standfirst.cli.app import Format, app, exit_code, location_of, say
from standfirst.cli.finished_files import put_files_for_paper
from standfirst.cli.options import FORMAT, KEEP, OUT, PATH, SCHEDULER, Number, SchedulerSettings, scheduler_of
from standfirst.diagnostics import Report
from standfirst.diagnostics.render import for_print


@app.command("print")
@PATH
@OUT
@click.option(
    "--bleed",
    type=Number(0, 50),
    default=3.0,
    show_default=True,
    help="Bleed around the trimmed page, in millimetres.",
)
@click.option(
    "--pages-by",
    type=click.IntRange(1, 128),
    default=4,
    show_default=True,
    help="Add blank pages up to a multiple of this.",
)
@KEEP
@SCHEDULER
@FORMAT
def print_(
    path: Path,
    out: Path,
    bleed: float,
    pages_by: int,
    keeps: bool,
    format_: Format,
    **settings: Unpack[SchedulerSettings],
) -> int:
    """Make a PDF for the printer: bleed, crop marks, inks, PDF/X-4; and a preflight list.

    If the settings give the thickness of the paper (`[print] paper`), also a cover with its spine.
    """
    from standfirst.build.build import Build
    from standfirst.outputs.printer_files import PrinterFiles

    with scheduler_of(**settings) as scheduler:
        build = Build(location_of(path), scheduler)
        made = build.artefact(PrinterFiles(bleed=bleed, pages_by=pages_by))
    report = Report(for_print(build.report))
    if made is not None:
        put_files_for_paper(out, made.files, report, keeps=keeps)
        preflight = next(data for name, data in made.files.items() if name.endswith(".txt"))
        click.echo(preflight.decode(), nl=False)
    say(report, format_)
    return exit_code(report)
