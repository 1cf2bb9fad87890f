"""Judging: both editions of a publication, made for the judges and put nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from standfirst.build import Scheduler
from standfirst.build.build import KINDS, Artefact, Reading, publish, read
from standfirst.build.printer_files import for_the_printer
from standfirst.check.run import Editions
from standfirst.diagnostics import Diagnostic, Report
from standfirst.project.files import Place


def editions_of(
    place: Place, report: Report, scheduler: Scheduler, *, asks_outside: bool = False
) -> Editions | None:
    """What is to be judged of a publication; None if not one of its pieces could be read."""
    reading = read(place, report, scheduler)
    if reading is None:
        return None
    artefacts = tuple(publish(place, KINDS, report, scheduler))
    for_printer = printed_pages(place, scheduler) if any(made.kind == "pdf" for made in artefacts) else None
    return for_judges(reading, artefacts, report, for_printer=for_printer, asks_outside=asks_outside)


def for_judges(
    reading: Reading,
    artefacts: Iterable[Artefact],
    noticed: Iterable[Diagnostic],
    *,
    for_printer: bytes | None = None,
    asks_outside: bool = False,
    asks_validators: bool = True,
) -> Editions:
    """Editions that were made, laid out for the judges."""
    made: dict[str, Artefact] = {artefact.kind: artefact for artefact in artefacts}
    return Editions(
        document=reading.document,
        columns=reading.publication.columns,
        pdf=made["pdf"].data if "pdf" in made else None,
        epub=made["epub"].data if "epub" in made else None,
        for_printer=for_printer,
        noticed=tuple(noticed),
        asks_outside=asks_outside,
        asks_validators=asks_validators,
    )


def printed_pages(place: Place, scheduler: Scheduler) -> bytes | None:
    """The pages for the printer, to be looked through; what they say of words was said of the PDF."""
    made = for_the_printer(place, Report(), scheduler)
    return made.pages if made else None
