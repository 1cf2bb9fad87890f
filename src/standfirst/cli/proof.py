"""``standfirst proof``: the sheet for an editor to sign off."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from standfirst.cli.app import OK, Format, app, exit_code, location_of, say
from standfirst.cli.check import exit_code_of
from standfirst.cli.finished_files import put_files
from standfirst.cli.options import FORMAT, OUT, PATH, SCHEDULER, STRICT, SchedulerSettings, scheduler_of
from standfirst.diagnostics.render import strict


@app.command()
@PATH
@OUT
@click.option(
    "--without-validators",
    is_flag=True,
    help="Leave out epubcheck, Ace, veraPDF and other third-party programs.",
)
@STRICT
@FORMAT
@SCHEDULER
def proof(
    path: Path,
    out: Path,
    without_validators: bool,
    is_strict: bool,
    format_: Format,
    **settings: Unpack[SchedulerSettings],
) -> int:
    """Make the proof sheet: what was understood, repaired and found wrong, for an editor to sign off.

    One HTML file that opens from disk. Both editions are made and checked, but only the sheet is put in
    place. Checks that are not installed are listed as not run.
    """
    from standfirst.build.build import Build
    from standfirst.project.stylesheets import proof_styles
    from standfirst.report.proof.gather import proof_of
    from standfirst.report.proof.html import proof_sheet

    with scheduler_of(**settings) as scheduler:
        build = Build(location_of(path), scheduler, suggests=True)
        found = proof_of(build, asks_validators=not without_validators)
    if found is not None:
        sheet = proof_sheet(found, proof_styles())
        put_files(out, {f"{found.document.slug}-proof.html": sheet.encode()})
    diagnostics = strict(build.report) if is_strict else tuple(build.report)
    say(diagnostics, format_)
    judged = exit_code_of(found.results, is_strict=is_strict) if found else OK
    return max(exit_code(diagnostics), judged)
