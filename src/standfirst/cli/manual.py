"""``standfirst manual``: the manual as a PDF and an EPUB."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from standfirst.cli.app import OK, app
from standfirst.cli.build import build
from standfirst.cli.options import OUT
from standfirst.project.files import cache_folder


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
    with _folder_for_sources() as folder:
        write_sources(folder, generators(app))
        return int(context.invoke(build, paths=(folder,), out=out))


@contextmanager
def _folder_for_sources() -> Iterator[Path]:
    """An empty folder in that of the cache: as its path is the same each time, nothing is made twice. Where
    nothing can be written there, a temporary one."""
    folder = cache_folder() / "manual"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
    except OSError:
        with tempfile.TemporaryDirectory() as temporary:
            yield Path(temporary)
    else:
        yield folder
