"""``standfirst desk``: the publication on one screen of a browser, alive."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import ClassVar

import click

from standfirst.cli.app import INTERRUPTED, OK, app, location_of, shown
from standfirst.cli.options import CACHE, JOBS, LIMIT_MEMORY, LIMIT_TIME, OUT, PATH
from standfirst.diagnostics.errors import CodedError


class MissingDeskError(CodedError):
    """The packages that the desk is made of are not installed."""

    code: ClassVar[str] = "S920"


@app.command()
@PATH
@OUT
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port of this machine. [default: any that is free]",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@JOBS
@LIMIT_MEMORY
@LIMIT_TIME
@CACHE
def desk(
    path: Path,
    out: Path,
    port: int,
    no_browser: bool,
    jobs: int | None,
    limit_memory: int,
    limit_time: float,
    cache: Path | None,
) -> int:
    """Open the publication in a browser: manuscripts, repairs, and both editions as they change.

    Whatever is done there is an edit of the files in the folder; the editions are put into --out as by
    `build`. A folder that is no publication yet gets a publication.toml. Only this machine can reach it, and
    only with the token in the address. Ctrl-C ends it. It needs the extra `desk`.
    """
    try:
        from standfirst.desk.engine import EngineSettings
        from standfirst.desk.serve import serve
        from standfirst.project.files import begin_publication
    except ModuleNotFoundError as error:
        raise MissingDeskError(f"the package {error.name} is not installed") from error
    if written := begin_publication(path):
        click.echo(f"{shown(written)}: written, so that this folder is a publication", err=True)
    settings = EngineSettings(
        path=path, out=out, cache=cache, jobs=jobs, seconds=limit_time, megabytes=limit_memory
    )

    def opened(address: str) -> None:
        click.echo(address)
        if not no_browser:
            webbrowser.open_new_tab(address)

    try:
        serve(location_of(path), settings, port, opened)
    except KeyboardInterrupt:  # the usual way to end it
        return INTERRUPTED
    return OK
