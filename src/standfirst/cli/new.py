"""``standfirst new``: a publication to start from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from standfirst.cli.app import OK, UsageError, app, shown


@app.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Create a publication to start from in FOLDER, which must be empty or not exist yet."""
    from standfirst.project.files import NotFoundError, start_publication

    try:
        files = start_publication(folder)
    except NotFoundError as error:
        raise UsageError(str(error)) from None
    for file in files:
        click.echo(shown(file))
    click.echo(f"next: cd {shlex.quote(shown(folder))} && make", err=True)
    return OK
