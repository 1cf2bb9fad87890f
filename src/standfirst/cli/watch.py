"""``standfirst watch``: build again whenever a file is saved."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from standfirst.build.garbage import collect_garbage, no_cycles
from standfirst.cli.app import INTERRUPTED, OK, app, location_of, say
from standfirst.cli.finished_files import line_of
from standfirst.cli.options import ONLY, OUT, PATH, SCHEDULER, SchedulerSettings, editions_of, scheduler_of
from standfirst.diagnostics.render import printable
from standfirst.model.span import Span

if TYPE_CHECKING:
    from standfirst.build import Scheduler
    from standfirst.build.kinds_of_edition import Artefact, Edition
    from standfirst.build.renamed_editions import PutBefore
    from standfirst.diagnostics.diagnostic import Diagnostic
    from standfirst.project.files import Location


@app.command()
@PATH
@OUT
@ONLY
@SCHEDULER
def watch(path: Path, out: Path, only: str | None, **settings: Unpack[SchedulerSettings]) -> int:
    """Build again whenever a file of the publication is saved.

    One line is printed each time. An error in a manuscript is reported and does not stop watching; Ctrl-C
    does (exit code 130).
    """
    from standfirst.build.build import warm_up
    from standfirst.build.renamed_editions import PutBefore
    from standfirst.project.temporary import delete_temporary_folders
    from standfirst.project.watch import changes, working_folder

    location, editions, here = location_of(path), editions_of(only), working_folder()
    scheduler = scheduler_of(**settings)
    known: set[tuple[str, ...]] = set()
    put_before = PutBefore()
    try:
        rebuild(location, editions, out, scheduler, known=known, is_first=True, put_before=put_before)
        warm_up(location, scheduler, editions)
        for files in changes(location, out, here):
            if any("fonts" in file.parts for file in files):  # which a process learns of only once
                delete_temporary_folders()
                os.execv(sys.executable, [sys.executable, "-m", "standfirst", *sys.argv[1:]])
            rebuild(location, editions, out, scheduler, files, known=known, put_before=put_before)
            collect_garbage()
    except KeyboardInterrupt:  # the usual way to end it
        return INTERRUPTED
    finally:
        scheduler.stop()
    return OK


def rebuild(
    location: Location,
    editions: Sequence[Edition],
    out: Path,
    scheduler: Scheduler,
    files: tuple[Path, ...] = (),
    *,
    known: set[tuple[str, ...]] | None = None,
    is_first: bool = False,
    put_before: PutBefore | None = None,
) -> None:
    """Make what these files touch, and print one line about it, unless all is as it was.

    ``known``: what the build before reported, by ``_identity``. Only what is new is printed, and the set is
    brought up to date. ``put_before``: what the builds before have put there; what of it has another name now
    is taken away, and named.
    """
    from standfirst.build.build import Build
    from standfirst.build.put_editions import put_editions
    from standfirst.diagnostics.errors import report_error
    from standfirst.project.files import DiskError

    build, since = Build(location, scheduler, editions=editions), time.monotonic()
    made: dict[Path, Artefact] = {}
    with no_cycles():
        try:
            changed = put_editions(build, out, made)
        except DiskError as error:  # a full disk, or a folder that is just being removed: the next one may do
            if is_first:
                raise
            report_error(error, Span(""), build.report)
            changed = set()
    scheduler.close()
    gone = [
        old.name
        for file, artefact in made.items()
        if put_before is not None
        for old in put_before.note(artefact.kind, [file])
    ]
    is_new = any(artefact.is_new for artefact in made.values())
    if made and not (is_new or changed or is_first):
        return
    known = set() if known is None else known
    say([one for one in build.report if _identity(one) not in known], "text")
    known.clear()
    known.update(map(_identity, build.report))
    saved = ", ".join(dict.fromkeys(printable(file.name) for file in files))
    artefacts = [line_of(file, artefact) for file, artefact in made.items()]
    what = "; ".join([*artefacts, *(f"{name} is taken away" for name in gone)]) or "nothing could be made"
    click.echo(f"{saved}: {what}; {time.monotonic() - since:.1f} s" if saved else what)
    sys.stdout.flush()


def _identity(diagnostic: Diagnostic) -> tuple[str, ...]:
    """What two reports of the same thing have in common, wherever its line has moved to."""
    return diagnostic.code, str(diagnostic.severity), diagnostic.span.file, diagnostic.message
