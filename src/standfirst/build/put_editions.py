"""Put editions: those of a publication, made and put in place, unless they are not what was meant."""

from __future__ import annotations

import os
from pathlib import Path

from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Artefact, is_what_was_meant, timed
from standfirst.build.several_manuscripts import Ahead, as_made
from standfirst.diagnostics.errors import report_error
from standfirst.model.span import Span
from standfirst.project.edition_files import put_files
from standfirst.project.files import make_room
from standfirst.project.read_file import name_of


def put_editions(
    build: Build, out: Path, made: dict[Path, Artefact], *, keeps: bool = False, ahead: Ahead | None = None
) -> set[Path]:
    """Make the editions of a publication and put them in place. A failure does not stop the others.

    Adds to ``made`` each edition by its main file, and gives the files that are not what they were. An
    edition that is not what was meant is only put there with ``keeps``. ``ahead`` are those that were made
    just now and are in the cache.
    """
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
            changed |= put_files(out, artefact.files)
            made[file] = artefact
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        report_error(error, span, report)
    return changed
