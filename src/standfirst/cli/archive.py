"""``standfirst build --each``: an archive of articles, with one line at the end and the rest in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.cli.app import shown
from standfirst.diagnostics import CODES, Diagnostic, Severity
from standfirst.diagnostics.render import printable

if TYPE_CHECKING:
    from standfirst.build import Cache, Scheduler
    from standfirst.build.kinds_of_edition import Edition
    from standfirst.project.archive import Record

PROBLEMS = "problems.txt"
STEP, SHARE = 200, 20
"""The manifest is written after so many articles, or a share of those it has: it is written whole."""


def build_archive(
    paths: Sequence[Path],
    out: Path,
    editions: Sequence[Edition],
    scheduler: Scheduler,
    cache: Cache,
    *,
    only_failed: bool = False,
) -> tuple[Diagnostic, ...]:
    """Make what is new or changed of the articles in a folder; gives what was reported of all of them.

    What was made is written down now and then, so that a run that is broken off goes on about where it was.
    """
    from standfirst.build.archive_articles import made_with, make_articles
    from standfirst.project import archive
    from standfirst.project.files import make_room

    folder = _folder(paths)
    make_room(out)
    before, stamp = archive.read_archive(out), made_with(folder, editions)
    there = {archive.path_of(location): location for location in archive.articles_in(folder)}
    known = {path: record for path, record in before.articles.items() if path in there}
    if only_failed:
        stamp, records = before.made_with, dict(known)
        due = [there[path] for path, record in known.items() if record.has_errors]
    else:
        records = dict(known) if before.made_with == stamp else {}
        due = [location for path, location in there.items() if _is_due(records.get(path), folder, out)]
    since = 0
    for path, record in make_articles(due, editions, scheduler, cache, out, stamp):
        records[path], since = record, since + 1
        if since >= max(STEP, len(records) // SHARE):
            archive.write_archive(out, stamp, records)
            since = 0
    gone = {path: record for path, record in before.articles.items() if path not in there}
    archive.write_archive(out, stamp, records)
    _write_problems(out / PROBLEMS, records)
    _say(records, len(due), _moved(gone, records), out)
    return tuple(d for record in records.values() for d in record.diagnostics)


def _folder(paths: Sequence[Path]) -> Path:
    folder = paths[0] if len(paths) == 1 else None
    if folder is None or not folder.is_dir():
        raise click.UsageError("--each needs one FOLDER of manuscripts")
    return folder


def _is_due(record: Record | None, folder: Path, out: Path) -> bool:
    from standfirst.project.archive import is_as_it_was

    return record is None or not is_as_it_was(record, folder, out)


def _moved(gone: Mapping[str, Record], records: Mapping[str, Record]) -> dict[str, str | None]:
    """The articles that are gone, and where each is now; None of those that were deleted."""
    by_digest = {record.digest: path for path, record in records.items() if record.digest}
    return {path: by_digest.get(record.digest) for path, record in gone.items()}


def _say(records: Mapping[str, Record], made: int, moved: Mapping[str, str | None], out: Path) -> None:
    """One line on standard output; another for articles that are no longer there."""
    failed = sum(record.has_errors for record in records.values())
    warnings = sum(d.severity is Severity.WARNING for record in records.values() for d in record.diagnostics)
    facts = [
        f"{len(records):,} articles",
        f"{made:,} made",
        f"{failed:,} with errors",
        f"{warnings:,} warnings",
    ]
    click.echo(
        f"{shown(out)}: {', '.join(facts)}" + (f"; see {shown(out / PROBLEMS)}" if failed or warnings else "")
    )
    for old, new in sorted(moved.items())[:10]:
        what = f"is now {printable(new)}" if new else "is not there any more"
        click.echo(f"{printable(old)} {what}; what was made of it was left", err=True)
    if len(moved) > 10:
        click.echo(f"and {len(moved) - 10:,} more that are gone", err=True)


def _write_problems(file: Path, records: Mapping[str, Record]) -> None:
    from standfirst.project.files import put

    put(file, "".join(f"{line}\n" for line in _problems(records)).encode())


def _problems(records: Mapping[str, Record]) -> Iterator[str]:
    """What was reported, by code, errors first: how often, what can be done, and where."""
    by_code: dict[str, list[tuple[str, Diagnostic]]] = {}
    for path, record in records.items():
        for diagnostic in record.diagnostics:
            by_code.setdefault(diagnostic.code, []).append((path, diagnostic))
    order = sorted(by_code, key=lambda code: (by_code[code][0][1].severity is not Severity.ERROR, code))
    for code in order:
        found = by_code[code]
        articles = len({path for path, _ in found})
        yield f"{found[0][1].severity}[{code}] {CODES[code].name}: {len(found):,} in {articles:,} articles"
        if found[0][1].hint:
            yield f"  hint: {printable(found[0][1].hint)}"
        for path, diagnostic in found:
            line = f":{diagnostic.span.first}" if diagnostic.span.first else ""
            yield f"  {printable(path)}{line}: {printable(diagnostic.message)}"
        yield ""
