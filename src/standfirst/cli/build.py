"""``standfirst build``: the editions of publications."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
import msgspec

from standfirst.cli.app import Format, app, exit_code, location_of, say
from standfirst.cli.finished_files import line_of
from standfirst.cli.options import (
    ALSO,
    EACH,
    FAILED,
    FORMAT,
    KEEP,
    ONLY,
    OUT,
    SCHEDULER,
    STRICT,
    SchedulerSettings,
    cache_of,
    editions_of,
    scheduler_of,
)
from standfirst.diagnostics import Diagnostic, Report
from standfirst.diagnostics.errors import report_error
from standfirst.diagnostics.render import strict
from standfirst.model.span import Span
from standfirst.project.read_file import name_of

if TYPE_CHECKING:
    from standfirst.build import Scheduler
    from standfirst.build.build import Build
    from standfirst.build.kinds_of_edition import Artefact, Edition
    from standfirst.build.several_manuscripts import Ahead
    from standfirst.project.files import Location


@app.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER | FILE.md ...]")
@OUT
@ONLY
@ALSO
@EACH
@FAILED
@STRICT
@KEEP
@click.option("--checksums", is_flag=True, help="Write SHA256SUMS beside the editions.")
@SCHEDULER
@FORMAT
def build(
    paths: tuple[Path, ...],
    out: Path,
    only: str | None,
    also: str | None,
    each: bool,
    only_failed: bool,
    is_strict: bool,
    keeps: bool,
    checksums: bool,
    format_: Format,
    **settings: Unpack[SchedulerSettings],
) -> int:
    """Make the PDF and the EPUB of a publication.

    A FOLDER contains publication.toml, directly or in source/; the default is the current folder.
    A single FILE.md is a publication of one piece; several files are several publications.
    `--also web` makes a folder of web pages as well. With `--each`, FOLDER is an archive of articles.
    """
    from standfirst.build.build import Build

    if each:
        if keeps or checksums or format_ != "text":
            raise click.UsageError("--keep, --checksums and --format can't be used with --each")
        return _build_each(paths, out, editions_of(only, also), settings, only_failed, is_strict)
    if only_failed:
        raise click.UsageError("--failed can only be used with --each")
    locations = [location_of(path) for path in paths or (Path(),)]
    editions = editions_of(only, also)
    made: dict[Path, Artefact] = {}
    noticed: list[Diagnostic] = []
    with scheduler_of(**settings) as scheduler:
        made_ahead = _made_ahead(locations, editions, scheduler, settings)
        for location, ahead in zip(locations, made_ahead, strict=True):
            publication = Build(location, scheduler, editions=editions)
            with no_cycles():
                put_editions(publication, out, made, keeps=keeps, ahead=ahead)
            scheduler.close()
            diagnostics = strict(publication.report) if is_strict else tuple(publication.report)
            noticed.extend(diagnostics)
            if format_ != "json":
                say(diagnostics, format_)
    if checksums:
        noticed.extend(_put_checksums(out, made.values()))
    if format_ == "json":
        say(noticed, format_)
        click.echo(msgspec.json.encode({"artefacts": [_as_dict(*item) for item in made.items()]}))
    else:
        for file, artefact in made.items():
            click.echo(line_of(file, artefact))
    return exit_code(noticed)


def _build_each(
    paths: Sequence[Path],
    out: Path,
    editions: Sequence[Edition],
    settings: SchedulerSettings,
    only_failed: bool,
    is_strict: bool,
) -> int:
    """Make the articles of an archive; gives the exit code."""
    from standfirst.cli.archive import build_archive

    with scheduler_of(**settings) as scheduler:
        cache = cache_of(settings["cache"], is_shared=settings["shared_cache"])
        noticed = build_archive(paths, out, editions, scheduler, cache, only_failed=only_failed)
    return exit_code(strict(noticed) if is_strict else noticed)


def _put_checksums(out: Path, artefacts: Iterable[Artefact]) -> Report:
    """Write the checksums of what was made beside it; gives why not, if that fails."""
    from standfirst.project.checksums import MANIFEST, write_checksums

    report = Report()
    try:
        write_checksums(out, {name: data for each in artefacts for name, data in each.files.items()})
    except Exception as error:
        report_error(error, Span(name_of(out / MANIFEST)), report)
        say(report, "text")
    return report


def _made_ahead(
    locations: Sequence[Location],
    editions: Sequence[Edition],
    scheduler: Scheduler,
    settings: SchedulerSettings,
) -> Sequence[Ahead]:
    """What was made side by side of several bare manuscripts, by workers who share our cache."""
    if len(locations) < 2 or settings["cluster"]:
        return [{}] * len(locations)
    from standfirst.build.several_manuscripts import make_ahead

    return make_ahead(
        locations,
        editions,
        scheduler,
        cache_of(settings["cache"], is_shared=settings["shared_cache"]),
    )


@contextmanager
def no_cycles() -> Iterator[None]:
    """No cycles are looked for: a build makes millions of values and hardly one of those."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what there is now will be needed again, or this is the end: not worth looking through
        gc.enable()


def put_editions(
    build: Build, out: Path, made: dict[Path, Artefact], *, keeps: bool = False, ahead: Ahead | None = None
) -> set[Path]:
    """Make the editions of a publication and put them in place. A failure does not stop the others.

    Adds to ``made`` each edition by its main file, and gives the files that are not what they were. An
    edition that is not what was meant is only put there with ``keeps``. ``ahead`` are those that were made
    just now and are in the cache.
    """
    from standfirst.build.kinds_of_edition import is_what_was_meant, timed
    from standfirst.build.several_manuscripts import as_made
    from standfirst.project.files import make_room, put

    location, report = build.location, build.report
    span = Span(name_of(location.file or location.settings or location.root))
    taken, changed = set(made), set[Path]()
    if build.is_withheld and not keeps:
        report.add("S707", span, "no edition was made")
        return changed
    try:
        make_room(out)
        for artefact in as_made(timed(build.artefacts()), ahead or {}):
            file = out / artefact.name
            if file in taken:
                report.add("S120", span, f"{file.as_posix()} was made from another manuscript just now")
                continue
            if not keeps and not is_what_was_meant(artefact, report):
                report.add("S707", span, f"{file.as_posix()} was not put in place")
                continue
            changed.update(out / name for name, data in artefact.files.items() if put(out / name, data))
            made[file] = artefact
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        report_error(error, span, report)
    return changed


def _as_dict(file: Path, artefact: Artefact) -> dict[str, object]:
    facts = {name: getattr(artefact, name) for name in ("pages", "pieces", "new", "seconds")}
    return {"kind": artefact.kind, "file": name_of(file), "bytes": artefact.size, **facts}
