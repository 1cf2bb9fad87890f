"""Judging: both editions of a publication, made for the judges and put nowhere."""

from __future__ import annotations

from standfirst.check.verdicts import Editions
from standfirst.diagnostics import Report
from standfirst.pipeline import KINDS, Artefact, make_pdf, publish, read
from standfirst.press import Press
from standfirst.workspace import Place


def editions_of(place: Place, report: Report, press: Press, *, asks_outside: bool = False) -> Editions | None:
    """What is to be judged of a publication; None if not one of its pieces could be read."""
    reading = read(place, report, press)
    if reading is None:
        return None
    made: dict[str, Artefact] = {artefact.kind: artefact for artefact in publish(place, KINDS, report, press)}
    return Editions(
        document=reading.document,
        columns=reading.publication.columns,
        pdf=made["pdf"].data if "pdf" in made else None,
        epub=made["epub"].data if "epub" in made else None,
        for_printer=_for_printer(place, press) if "pdf" in made else None,
        noticed=tuple(report),
        asks_outside=asks_outside,
    )


def _for_printer(place: Place, press: Press) -> bytes | None:
    """The file for the printer, to be looked through; what it says of words was said of the PDF."""
    from standfirst.pdf.printer import BLEED_CSS, for_printer

    reading = read(place, Report(), press)
    pdf = make_pdf(place, reading, Report(), BLEED_CSS, press) if reading else None
    return for_printer(pdf) if pdf else None
