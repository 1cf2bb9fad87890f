"""``standfirst new``: a publication to start from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from standfirst.cli.app import OK, UsageError, app, near_miss, shown


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--theme", help="The theme that its settings name; `standfirst themes` lists them.")
def new(folder: Path, theme: str | None) -> int:
    """Create a publication to start from in FOLDER, which must be empty or not exist yet."""
    from standfirst.project.files import NotFoundError, start_publication
    from standfirst.project.stylesheets import house_styles
    from standfirst.project.themes import themes_in

    known = themes_in(house_styles() / "themes")
    if theme is not None and theme not in known:
        raise UsageError(
            f"there is no theme {theme}{near_miss(theme, known)}; `standfirst themes` lists them"
        )
    try:
        files = start_publication(folder, theme)
    except NotFoundError as error:
        raise UsageError(str(error)) from None
    for file in files:
        click.echo(shown(file))
    click.echo(f"next: cd {shlex.quote(shown(folder))} && make", err=True)
    return OK
