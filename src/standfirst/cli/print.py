"""``standfirst print``: what the printer is sent."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.cli.app import Format, app, exit_code, place_of, say
from standfirst.cli.options import FORMAT, KEEP, OUT
from standfirst.cli.output import put_files_for_paper
from standfirst.diagnostics import Report


@app.command("print")
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@OUT
@click.option("--bleed", default=3.0, show_default=True, help="Millimetres beyond the trimmed page.")
@click.option("--pages-by", default=4, show_default=True, help="Blank pages fill up to a multiple of this.")
@KEEP
@FORMAT
def print_(path: Path, out: Path, bleed: float, pages_by: int, keeps: bool, format_: Format) -> int:
    """Make a PDF for the printer: bleed, crop marks, inks, PDF/X-4; and a preflight list.

    Where the settings say how thick the paper is (`[print] paper`), also a cover with its spine.
    """
    from standfirst.build.printer_files import for_the_printer
    from standfirst.check.preflight import preflight_as_text

    report = Report()
    made = for_the_printer(place_of(path), report, bleed=bleed, pages_by=max(1, pages_by))
    if made is not None:
        listed = preflight_as_text(made.findings)
        files = {f"{made.slug}-print.pdf": made.pages, f"{made.slug}-print.txt": listed.encode()}
        files |= {f"{made.slug}-cover.pdf": made.cover} if made.cover else {}
        put_files_for_paper(out, files, report, keeps=keeps)
        click.echo(listed, nl=False)
    say(report, format_)
    return exit_code(report)
