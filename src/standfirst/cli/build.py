"""``standfirst build``: both editions of publications."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
import msgspec

from standfirst.cli.app import Format, add_internal_error, app, exit_code, place_of, say
from standfirst.cli.options import FORMAT, KEEP, OUT, SCHEDULER, SchedulerSettings, cache_of, scheduler_of
from standfirst.cli.output import is_what_was_meant, line_of
from standfirst.diagnostics import Diagnostic, Report
from standfirst.diagnostics.render import strict
from standfirst.model.span import Span

if TYPE_CHECKING:
    from standfirst.build import Scheduler
    from standfirst.build.build import Artefact, Kind
    from standfirst.cli.side_by_side import Ahead
    from standfirst.project.files import Place


@app.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER | FILE.md ...]")
@OUT
@click.option("--only", type=click.Choice(["pdf", "epub"]), help="Make only this edition.")
@click.option("--strict", "is_strict", is_flag=True, help="Warnings are errors.")
@KEEP
@SCHEDULER
@FORMAT
def build(
    paths: tuple[Path, ...],
    out: Path,
    only: Kind | None,
    is_strict: bool,
    keeps: bool,
    format_: Format,
    **settings: Unpack[SchedulerSettings],
) -> int:
    """Make the PDF and the EPUB of a publication.

    A FOLDER holds publication.toml, itself or in its source/; without arguments it is this one.
    A bare FILE.md is a publication of one piece; several files are several publications.
    """
    from standfirst.build.build import KINDS

    places = [place_of(path) for path in paths or (Path(),)]
    kinds = (only,) if only else KINDS
    made: dict[Path, Artefact] = {}
    noticed: list[Diagnostic] = []
    scheduler, bar = scheduler_of(**settings)
    for place, ahead in zip(places, _ahead(places, kinds, scheduler, settings), strict=True):
        report = Report()
        with no_cycles():
            build_one(place, kinds, out, made, report, scheduler, keeps=keeps, ahead=ahead)
        bar.end()
        diagnostics = strict(report) if is_strict else tuple(report)
        noticed.extend(diagnostics)
        if format_ == "text":
            say(diagnostics, format_)
    if format_ == "json":
        say(noticed, format_)
        click.echo(msgspec.json.encode({"artefacts": [_as_dict(*item) for item in made.items()]}))
    else:
        for file, artefact in made.items():
            click.echo(line_of(file, artefact))
    scheduler.close()
    scheduler.stop()
    return exit_code(noticed)


def _ahead(
    places: Sequence[Place], kinds: tuple[Kind, ...], scheduler: Scheduler, settings: SchedulerSettings
) -> Sequence[Ahead]:
    """What was made side by side of several bare manuscripts, by workers who share our cache."""
    if len(places) < 2 or settings["cluster"]:
        return [{}] * len(places)
    from standfirst.cli.side_by_side import make_ahead

    return make_ahead(places, kinds, scheduler, cache_of(settings["cache"]))


@contextmanager
def no_cycles() -> Iterator[None]:
    """Nobody looks for cycles: a build makes millions of values and hardly one of those."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what there is now will be needed again, or this is the end: not worth looking through
        gc.enable()


def build_one(
    place: Place,
    kinds: tuple[Kind, ...],
    out: Path,
    made: dict[Path, Artefact],
    report: Report,
    scheduler: Scheduler,
    *,
    keeps: bool = False,
    ahead: Ahead | None = None,
) -> set[Path]:
    """Build one publication and put its artefacts in place. What breaks here ends no other one.

    Gives the files that are not what they were.

    An edition that is not what was meant is only put there with ``keeps``. ``ahead`` are those that were
    made just now and are in the cache.
    """
    from standfirst.build.build import publish
    from standfirst.cli.side_by_side import as_made, timed
    from standfirst.project.files import make_room, put

    span = Span((place.file or place.settings or place.root).as_posix())
    taken, changed = set(made), set[Path]()
    try:
        make_room(out)
        for artefact in as_made(timed(publish(place, kinds, report, scheduler)), ahead or {}):
            file = out / artefact.name
            if file in taken:
                report.add("S120", span, f"{file.as_posix()} was made from another manuscript just now")
                continue
            if not keeps and not is_what_was_meant(artefact, report):
                report.add("S707", span, f"{file.as_posix()} was not put in place")
                continue
            if put(file, artefact.data):
                changed.add(file)
            made[file] = artefact
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        add_internal_error(error, span, report)
    return changed


def _as_dict(file: Path, artefact: Artefact) -> dict[str, object]:
    facts = {name: getattr(artefact, name) for name in ("pages", "pieces", "new", "seconds")}
    return {"kind": artefact.kind, "file": file.as_posix(), "bytes": len(artefact.data), **facts}
