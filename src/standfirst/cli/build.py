"""``standfirst build``: the editions of publications."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

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
from standfirst.diagnostics.render import as_json, strict
from standfirst.model.span import Span
from standfirst.project.read_file import name_of

if TYPE_CHECKING:
    from standfirst.build import Scheduler
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
    from standfirst.build.garbage import no_cycles
    from standfirst.build.put_editions import put_editions

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
        click.echo(as_json({"artefacts": [_as_dict(*item) for item in made.items()]}, is_indented=False))
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
    """What was made side by side of several bare manuscripts, by workers who share our cache; those of a
    cluster do if others may write to it."""
    if len(locations) < 2 or (settings["cluster"] and not settings["shared_cache"]):
        return [{}] * len(locations)
    from standfirst.build.several_manuscripts import make_ahead

    return make_ahead(
        locations,
        editions,
        scheduler,
        cache_of(settings["cache"], is_shared=settings["shared_cache"]),
    )


def _as_dict(file: Path, artefact: Artefact) -> dict[str, object]:
    facts = {name: getattr(artefact, name) for name in ("pages", "pieces", "new", "seconds")}
    return {"kind": artefact.kind, "file": name_of(file), "bytes": artefact.size, **facts}
