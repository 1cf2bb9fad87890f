"""``standfirst booklet``: sheets to fold and staple."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.cli.app import Format, app, exit_code, place_of, say
from standfirst.cli.options import FORMAT, KEEP, OUT
from standfirst.cli.output import put_files_for_paper
from standfirst.diagnostics import Report


@app.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@OUT
@click.option(
    "--creep", type=float, help="Thickness of a sheet in millimetres. [default: of the paper, or 0]"
)
@click.option("--signature", type=click.IntRange(1), help="Sheets folded together; all, if left out.")
@KEEP
@FORMAT
def booklet(
    path: Path, out: Path, creep: float | None, signature: int | None, keeps: bool, format_: Format
) -> int:
    """Make a PDF of sheets to print on both sides, fold and staple (A5 pages on A4); and the page order."""
    from standfirst.build.build import make_pdf, read
    from standfirst.render.pdf.booklet import impose

    report = Report()
    place = place_of(path)
    reading = read(place, report)
    pdf = make_pdf(place, reading, report) if reading else None
    if reading is not None and pdf is not None:
        thick = reading.publication.print.sheet if creep is None else creep
        imposed, order = impose(pdf, creep=thick or 0, signature=signature)
        slug = reading.document.slug
        files = {f"{slug}-booklet.pdf": imposed, f"{slug}-booklet.txt": order.encode()}
        put_files_for_paper(out, files, report, keeps=keeps)
    say(report, format_)
    return exit_code(report)
