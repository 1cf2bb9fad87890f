"""``standfirst show``: the stages of the journey."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from standfirst.cli.app import Format, app, exit_code, place_of, say
from standfirst.cli.options import FORMAT
from standfirst.diagnostics import Report

STAGES = ("syntax", "draft", "model", "print", "ebook", "summary")


@app.command()
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@FORMAT
def show(stage: str, path: Path, format_: Format) -> int:
    """Print a stage of the journey of a manuscript.

    \b
    syntax   the tree of marks
    draft    what the marks mean, after every repair
    model    the document that both editions are made from
    print    the print edition, before there is a page
    ebook    the ebook, before there is a file
    summary  what was understood, as the contract names it
    """
    from standfirst.report.dump import indented, stage_of

    place = place_of(path, alone=True)
    report = Report()
    value = stage_of(stage, place, report)
    diagnostics = tuple(report)
    if value is not None:
        click.echo(msgspec.json.format(msgspec.json.encode(value)) if format_ == "json" else indented(value))
    say(diagnostics, format_)
    return exit_code(diagnostics)
