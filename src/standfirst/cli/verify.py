"""``standfirst verify``: whether finished files are what they were when they were made."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.cli.app import Format, UsageError, app, exit_code, say
from standfirst.cli.options import FORMAT
from standfirst.diagnostics import Report
from standfirst.diagnostics.render import printable


@app.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("build"), metavar="[FOLDER]")
@FORMAT
def verify(folder: Path, format_: Format) -> int:
    """Compare the files in a FOLDER with their checksums.

    They are in SHA256SUMS, which `standfirst build --checksums` writes beside the editions; this file can be
    given in place of its folder. The names of the files that are unchanged are printed.
    """
    from standfirst.project.checksums import MANIFEST, verify_checksums
    from standfirst.project.read_file import NotReadError, name_of

    report = Report()
    if folder.name == MANIFEST:
        folder = folder.parent
    try:
        sound = verify_checksums(folder, report)
    except NotReadError as error:
        raise UsageError(f"{name_of(folder / MANIFEST)} can't be read: {error}") from None
    for name in sound:
        click.echo(f"{printable(name)}: unchanged")
    say(report, format_)
    return exit_code(report)
