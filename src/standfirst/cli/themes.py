"""``standfirst themes``: the faces that a publication may have."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from standfirst.cli.app import Format, UsageError, app, exit_code, say
from standfirst.cli.finished_files import put_files
from standfirst.cli.options import CACHE, FORMAT, cache_of
from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.project.files import Location


@app.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".", required=False)
@click.option(
    "--preview",
    "preview",
    type=click.Path(path_type=Path, file_okay=False),
    help="Set the publication in FOLDER in every theme, and put the PDFs here. Without a publication, a "
    "specimen is set.",
)
@CACHE
@FORMAT
def themes(folder: Path, preview: Path | None, cache: Path | None, format_: Format) -> int:
    """List the themes that a publication may name: its own in FOLDER, and Standfirst's."""
    from standfirst.project.files import NotFoundError, find
    from standfirst.project.stylesheets import themes_of

    try:
        location, is_there = find(folder), True
    except NotFoundError as error:  # a folder without a publication: ours alone
        if not folder.is_dir():
            raise UsageError(str(error)) from None
        location, is_there = Location(root=folder, folder=folder), False
    report, found = Report(), themes_of(location)
    if preview is None:
        _list(found, report)
    else:
        _preview(location, found, preview, report, cache=cache, is_specimen=not is_there)
    say(report, format_)
    return exit_code(report)


def _list(found: dict[str, Path], report: Report) -> None:
    """One line for each theme: its name, its trim size, and what it looks like."""
    from standfirst.model.span import NOWHERE
    from standfirst.project.themes import read_theme

    for name in sorted(found):
        theme, _ = read_theme(name, found, report, NOWHERE)
        click.echo(f"{name:<12}{theme.choices.trim:<14}{theme.about}")


def _preview(
    location: Location,
    found: Iterable[str],
    folder: Path,
    report: Report,
    *,
    cache: Path | None,
    is_specimen: bool,
) -> None:
    """Put a PDF of the publication, or of a specimen, in each of these themes into a folder."""
    from standfirst.build import Scheduler
    from standfirst.build.build import Build
    from standfirst.build.in_theme import in_theme, specimen
    from standfirst.build.kinds_of_edition import is_what_was_meant
    from standfirst.build.read_publication import read_files
    from standfirst.outputs.pdf import PDF

    scheduler = Scheduler(cache_of(cache))
    files = specimen(location) if is_specimen else read_files(location, report)
    for name in sorted(found):
        build = Build(location, scheduler, editions=[PDF], files=in_theme(name, files, location, report))
        artefact = build.artefact(PDF)
        report.extend(build.report)
        if artefact and is_what_was_meant(artefact, report):
            put_files(folder, {f"{name}.pdf": artefact.data})
        elif artefact:
            file = (folder / f"{name}.pdf").as_posix()
            report.add("S707", Span(file), f"{file} was not put in place")
