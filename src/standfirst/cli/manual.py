"""``standfirst manual``: the manual as a PDF and an EPUB."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from standfirst.cli.app import OK, app
from standfirst.cli.build import build
from standfirst.cli.options import OUT


@app.command()
@OUT
@click.option(
    "--source",
    type=click.Path(path_type=Path, file_okay=False),
    help="Only write the manual's sources into this folder, as a publication to build or check.",
)
@click.pass_context
def manual(context: click.Context, out: Path, source: Path | None) -> int:
    """Make this program's manual: a PDF and an EPUB."""
    from standfirst.manual import write_sources
    from standfirst.manual.reference import generators

    if source is not None:
        write_sources(source, generators(app))
        click.echo(source.as_posix())
        return OK
    with tempfile.TemporaryDirectory() as folder:
        write_sources(Path(folder), generators(app))
        return int(context.invoke(build, paths=(Path(folder),), out=out))
