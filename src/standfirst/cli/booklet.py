"""``standfirst booklet``: sheets to fold and staple."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from standfirst.cli.app import Format, app, exit_code, location_of, say
from standfirst.cli.finished_files import put_files_for_paper
from standfirst.cli.options import FORMAT, KEEP, OUT, PATH, SCHEDULER, Number, SchedulerSettings, scheduler_of


@app.command()
@PATH
@OUT
@click.option(
    "--creep", type=Number(0, 5), help="Thickness of a sheet in millimetres. [default: of the paper, or 0]"
)
@click.option("--signature", type=click.IntRange(1, 1000), help="Sheets folded together. [default: all]")
@KEEP
@SCHEDULER
@FORMAT
def booklet(
    path: Path,
    out: Path,
    creep: float | None,
    signature: int | None,
    keeps: bool,
    format_: Format,
    **settings: Unpack[SchedulerSettings],
) -> int:
    """Make a PDF of sheets to print on both sides, fold and staple: A5 pages on A4.

    A text file gives the order of the pages. The pages are those of `standfirst
    build`; after a build, nothing is laid out again.
    """
    from standfirst.build.build import Build
    from standfirst.outputs.pdf import PDF

    with scheduler_of(**settings) as scheduler:
        build = Build(location_of(path), scheduler)
        pdf = build.artefact(PDF)
    if pdf is not None:
        from standfirst.render.pdf.booklet import impose

        thickness = build.files.publication.print.sheet if creep is None else creep
        imposed, order = impose(pdf.data, creep=thickness or 0, signature=signature)
        slug = Path(pdf.name).stem
        files = {f"{slug}-booklet.pdf": imposed, f"{slug}-booklet.txt": order.encode()}
        put_files_for_paper(out, files, build.report, keeps=keeps)
    say(build.report, format_)
    return exit_code(build.report)
