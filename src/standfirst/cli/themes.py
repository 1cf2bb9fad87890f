"""``standfirst themes``: the faces that a publication may have."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.cli.app import OK, app, say


@app.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".", required=False)
def themes(folder: Path) -> int:
    """List the themes that a publication may name: its own in FOLDER, and Standfirst's."""
    from standfirst.diagnostics import Report
    from standfirst.model.span import NOWHERE
    from standfirst.project.files import Location, NotFoundError, find
    from standfirst.project.stylesheets import themes_of
    from standfirst.project.themes import read_theme

    try:
        location = find(folder)
    except NotFoundError:  # anywhere: ours alone
        location = Location(root=folder, folder=folder)
    report, found = Report(), themes_of(location)
    for name in sorted(found):
        theme, _ = read_theme(name, found, report, NOWHERE)
        size = theme.choices.trim
        click.echo(f"{name:<12}{size:<12}{theme.about}")
    say(report, "text")
    return OK
