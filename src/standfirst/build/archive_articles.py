"""The articles of an archive: each is made, verified and put in place by the worker who has it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from standfirst.build.build import Build, warm_up
from standfirst.build.cache import Cache
from standfirst.build.fingerprint import fingerprint, key_of_styles, tools
from standfirst.build.kinds_of_edition import Edition, editions, is_what_was_meant, timed
from standfirst.build.read_publication import read_styles
from standfirst.build.read_works import read_sources
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Failure, Task, report_failure
from standfirst.diagnostics import Diagnostic, Report
from standfirst.diagnostics.errors import report_error
from standfirst.editions.styles import Stylesheets
from standfirst.model.span import Span
from standfirst.project.archive import Record, digest_of, path_of, settings_of, stamp_of
from standfirst.project.edition_files import put_files
from standfirst.project.files import Location, date_from_environment, load_decisions, read_settings
from standfirst.project.read_file import real_path

BATCH = 200
"""Articles after which workers are replaced by fresh ones: what is remembered of articles that are done
serves nobody, and grows."""
FEWEST_FOR_A_WORKER = 40
"""Articles of a batch for each worker: at its end all wait for the last one."""


def made_with(folder: Path, wanted: Sequence[Edition]) -> str:
    """A fingerprint of everything that all articles of an archive are made with."""
    archive, report = Location(root=folder, folder=folder, settings=settings_of(folder)), Report()
    publication = read_settings(archive, report)
    made_from = (
        publication,
        load_decisions(archive, report),
        read_sources(archive, publication, report),
        date_from_environment(report),
    )
    kinds = tuple(edition.kind for edition in wanted)
    styles = read_styles(archive, publication, report)
    return fingerprint("archive", tools(), kinds, key_of_styles(styles), made_from)


def make_articles(
    locations: Sequence[Location],
    wanted: Sequence[Edition],
    scheduler: Scheduler,
    cache: Cache | None,
    out: Path,
    stamp: str,
) -> Iterator[tuple[str, Record]]:
    """Make these articles, several at a time; gives the path and the record of each, a batch at a time.

    ``stamp`` is that of what all are made with (``made_with``).
    """
    if not locations:
        return
    warm_up(locations[0], scheduler, wanted)
    kinds = tuple(edition.kind for edition in wanted)
    size = max(BATCH, FEWEST_FOR_A_WORKER * scheduler.workers)
    for first in range(0, len(locations), size):
        batch = locations[first : first + size]
        tasks = [_task(location, kinds, cache, out, stamp) for location in batch]
        for location, task, outcome in zip(batch, tasks, scheduler.outcomes(tasks), strict=True):
            yield path_of(location), _record(location, task, outcome)
        scheduler.close()
        scheduler.renew_workers()
    if cache:
        cache.drop_oldest(written_by_others=True)


def _task(location: Location, kinds: tuple[str, ...], cache: Cache | None, out: Path, stamp: str) -> Task:
    path = path_of(location)
    return Task(
        key=fingerprint("article", str(location.root), path),
        work=partial(_made, location, kinds, cache, real_path(out), stamp),
        span=Span(path),
        name=path,
        size=stamp_of(location.root, path)[0],
        is_kept=False,
    )


def _record(location: Location, task: Task, outcome: bytes | Failure) -> Record:
    if isinstance(outcome, bytes):
        return msgspec.msgpack.decode(outcome, type=Record)
    report = Report()
    report_failure(outcome, task.span, report)
    return _recorded(location, None, (), report, 0)


def _made(location: Location, kinds: tuple[str, ...], cache: Cache | None, out: Path, stamp: str) -> bytes:
    """A task's work: the editions of an article, put in place, and the record of it.

    Only they and what was understood are kept, for another edition, or other styles: the rest serves when
    one of several pieces changes, and an article is only one.
    """
    styles, noticed = _styles_of(replace(location, file=None, is_article=False), stamp)
    scheduler = Scheduler(cache, keeps_results=False)
    build = Build(location, scheduler, editions=editions(*kinds), styles=styles)
    build.report.extend(noticed)
    folder = posixpath.dirname(path_of(location))
    files: list[str] = []
    seconds = 0.0
    try:
        for artefact in timed(build.artefacts()):
            seconds += artefact.seconds
            placed = {posixpath.join(folder, name): data for name, data in artefact.files.items()}
            if not is_what_was_meant(artefact, build.report):
                main = next(iter(placed))
                build.report.add("S707", Span(path_of(location)), f"{main} was not put in place")
                continue
            put_files(out, placed, is_durable=False)
            files.extend(placed)
    except Exception as error:
        report_error(error, Span(path_of(location)), build.report)
    return msgspec.msgpack.encode(_recorded(location, build, files, build.report, seconds))


@lru_cache(maxsize=1)
def _styles_of(archive: Location, _stamp: str) -> tuple[Stylesheets, tuple[Diagnostic, ...]]:
    """The styles of all articles, and what was noticed in them: read once, as long as they stay the same."""
    report = Report()
    return read_styles(archive, read_settings(archive, Report()), report), tuple(report)


def _recorded(
    location: Location, build: Build | None, files: Sequence[str], report: Report, seconds: float
) -> Record:
    path = path_of(location)
    manuscripts = build.files.manuscripts if build else ()
    return Record(
        digest=digest_of(manuscripts[0].data) if manuscripts else "",
        made_from={read: stamp_of(location.root, read) for read in (path, *_read_for(build))},
        files=tuple(files),
        diagnostics=tuple(report),
        seconds=round(seconds, 2),
    )


def _read_for(build: Build | None) -> Iterator[str]:
    """What was read for an article beside its manuscript, or would have been if it were there."""
    if build is None or build.reading is None:
        return
    yield from (path for path, _ in build.files.linked)
    for path, src, _ in build.reading.picture_refs:
        if ":" not in src[:12]:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), src.partition("?")[0]))
