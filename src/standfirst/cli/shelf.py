"""``standfirst shelf``: a site of publications, with catalogues for e-readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from standfirst.cli.app import OK, Format, UsageError, app, exit_code, location_of, say, shown
from standfirst.cli.options import (
    FORMAT,
    SCHEDULER,
    SchedulerSettings,
    cache_of,
    editions_of,
    scheduler_of,
)
from standfirst.diagnostics import Report
from standfirst.diagnostics.errors import report_error
from standfirst.diagnostics.render import printable
from standfirst.model.span import Span
from standfirst.project.read_file import name_of, real_path

if TYPE_CHECKING:
    from standfirst.build import Scheduler, WorkerPool
    from standfirst.build.kinds_of_edition import Artefact
    from standfirst.project.site_folder import Differences
    from standfirst.shelf.collect import Editions

DAYS = 864_000
"""Seconds of processor time that a process may take for its share of a site."""
TERABYTE = 1_000_000
"""Megabytes."""


@app.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER | FILE ...]")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    default=Path("build/shelf"),
    show_default=True,
    help="The folder of the site.",
)
@click.option(
    "--editions",
    "made_in",
    type=click.Path(path_type=Path),
    default=Path("build/editions"),
    show_default=True,
    help="The folder for editions that have to be made.",
)
@click.option("--title", help="What the site is called. [default: Publications]")
@click.option("--language", help="The language of its pages. [default: that of most publications]")
@click.option("--address", metavar="URL", help="Where it will be published: for feeds and search engines.")
@click.option("--diff", "only_compares", is_flag=True, help="Print what would change; write nothing.")
@click.option("--serve", "serves", is_flag=True, help="Show the site to devices on the same network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="For --serve.")
@SCHEDULER
@FORMAT
def shelf(
    paths: tuple[Path, ...],
    out: Path,
    made_in: Path,
    title: str | None,
    language: str | None,
    address: str | None,
    only_compares: bool,
    serves: bool,
    port: int,
    format_: Format,
    **settings: Unpack[SchedulerSettings],
) -> int:
    """Make a site of publications: pages to browse, files to download, catalogues for e-readers.

    A FOLDER is a publication, a folder of finished editions (such as the OUT of `build --each`), or a folder
    of manuscripts, of which each is made by itself. A FILE is a manuscript or an EPUB. The default is the
    publication in the current folder.

    With `--serve` the site is shown on the network until Ctrl-C; without a FOLDER, the one that is there.
    """
    from standfirst.build.tasks import report_failure
    from standfirst.project.site_folder import compare_site, known_site, put_site
    from standfirst.project.stylesheets import shelf_stylesheet
    from standfirst.shelf.site import NotWrittenError, Wishes, fill_site

    report, place = Report(), real_path(out)
    if serves and not paths and known_site(place):
        return _serve(place, port)
    with scheduler_of(**settings) as scheduler:
        found = _Found(place, made_in, scheduler, settings, report)
        named = [each for path in paths or (Path(),) for each in found.at(path)]
    if not named:
        say(report, format_)
        return exit_code(report)
    wishes = Wishes(stylesheet=shelf_stylesheet(), title=title, language=language, address=address)
    try:
        with _pool(settings["jobs"]) as pool:
            fill = partial(fill_site, named=named, wishes=wishes, report=report, pool=pool)
            differences = compare_site(place, fill) if only_compares else put_site(place, fill)
    except NotWrittenError as error:
        report_failure(error.failure, Span(name_of(out)), report)
    except Exception as error:
        report_error(error, Span(name_of(out)), report)
    else:
        _print(out, differences, is_whole=only_compares)
    say(report, format_)
    return _serve(place, port) if serves and known_site(place) else exit_code(report)


@contextmanager
def _pool(jobs: int | None) -> Iterator[WorkerPool | None]:
    """The processes that write a site, if there are several; limits are those of pieces, and this is all."""
    from standfirst.build import Limits, WorkerPool, workers_for

    workers = workers_for(jobs) if jobs != 0 else 1
    pool = WorkerPool(workers, Limits(seconds=DAYS, patience=1, megabytes=TERABYTE)) if workers > 1 else None
    try:
        yield pool
    finally:
        if pool:
            pool.stop()


def _serve(folder: Path, port: int) -> int:
    """Show a site until somebody has had enough."""
    from standfirst.shelf.serve import address_of, code_of, hints, server_for

    try:
        server = server_for(folder, port)
    except OSError as error:
        raise UsageError(f"port {port} can't be used: {(error.strerror or str(error)).lower()}") from None
    with server:
        address = address_of(server)
        click.echo(code_of(address) or address)
        for hint in hints(address):
            click.echo(hint)
        click.echo("Ctrl-C ends it.")
        server.serve_forever()
    return OK


def _print(out: Path, differences: Differences, *, is_whole: bool) -> None:
    """One line about what is new; before it, where that was asked for, every file that is."""
    kinds = {"new": differences.new, "changed": differences.changed, "gone": differences.gone}
    if is_whole:
        for kind, paths in kinds.items():
            for path in paths:
                click.echo(f"{kind} {printable(path)}")
    facts = ", ".join(f"{len(paths):,} {kind}" for kind, paths in kinds.items() if paths)
    click.echo(f"{shown(out)}: {f'files: {facts}' if facts else 'nothing new'}")


class _Found:
    """The editions of what the user named; what is no finished edition is made first."""

    def __init__(
        self, out: Path, made_in: Path, scheduler: Scheduler, settings: SchedulerSettings, report: Report
    ) -> None:
        self._out = out
        self._made_in = made_in
        self._scheduler = scheduler
        self._settings = settings
        self._report = report
        self._made: dict[Path, Artefact] = {}

    def at(self, path: Path) -> Iterator[tuple[str, Editions]]:
        """The publications at a path, each with what messages call it."""
        from standfirst.project.archive import MANIFEST, articles_in, finished_in
        from standfirst.project.files import SETTINGS
        from standfirst.shelf.collect import editions_among
        from standfirst.shelf.trade import RECORD

        if not path.exists():
            raise UsageError(f"no such file or folder: {name_of(path)}")
        is_publication = any((folder / SETTINGS).is_file() for folder in (path, path / "source"))
        if path.is_file() and path.suffix == ".epub":
            beside = {path.with_suffix(x).name: path.with_suffix(x) for x in (".epub", ".pdf", RECORD)}
            files = {name: file for name, file in beside.items() if file.is_file()}
        elif path.is_file() or (is_publication and not (path / MANIFEST).is_file()):
            files = self._publication(path)
        else:
            files = finished_in(path, self._out)
            if not any(name.endswith(".epub") for name in files) and articles_in(path):
                files = self._articles(path)
        named = [(name_of(path / editions.place), editions) for editions in editions_among(files)]
        if not named:
            self._report.add("S930", Span(name_of(path)), "nothing here can be put on the shelf")
        yield from named

    def _publication(self, path: Path) -> dict[str, Path]:
        from standfirst.build.build import Build
        from standfirst.build.garbage import no_cycles
        from standfirst.build.put_editions import put_editions

        build = Build(location_of(path), self._scheduler, editions=editions_of(None, "web"))
        before = set(self._made)
        with no_cycles():
            put_editions(build, self._made_in, self._made)
        self._scheduler.close()
        self._report.extend(build.report)
        new = [artefact for file, artefact in self._made.items() if file not in before]
        return {name: self._made_in / name for artefact in new for name in artefact.files}

    def _articles(self, path: Path) -> dict[str, Path]:
        from standfirst.cli.archive import build_archive
        from standfirst.project.archive import finished_in

        folder = self._made_in / real_path(path).name
        cache = cache_of(self._settings["cache"], is_shared=self._settings["shared_cache"])
        build_archive((path,), folder, editions_of(None, "web"), self._scheduler, cache)
        return finished_in(folder)
