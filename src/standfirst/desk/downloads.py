"""What can be made of a finished publication beside its editions: proof sheet, the printer's files, a
booklet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from standfirst.build.build import Build
from standfirst.diagnostics import Report
from standfirst.diagnostics.render import for_print
from standfirst.outputs.pdf import PDF
from standfirst.outputs.printer_files import PrinterFiles
from standfirst.project.stylesheets import proof_styles
from standfirst.report.proof.gather import proof_of
from standfirst.report.proof.html import proof_sheet

Files: TypeAlias = Mapping[str, bytes]
BLEED, PAGES_BY = 3.0, 4
"""What `standfirst print` takes where nobody says otherwise: millimetres, and a multiple of pages."""


class NotMadeError(Exception):
    """There are no such files to be had. The message says why, for people."""


def make_more(kind: str, build: Build) -> Files:
    """The files of a kind (``KINDS``), by their names. Raises NotMadeError."""
    return KINDS[kind](build)


def _proof(build: Build) -> Files:
    found = proof_of(build, asks_validators=False)
    if found is None:
        raise NotMadeError("not one of the manuscripts could be read")
    return {f"{found.document.slug}-proof.html": proof_sheet(found, proof_styles()).encode()}


def _print(build: Build) -> Files:
    made = build.artefact(PrinterFiles(bleed=BLEED, pages_by=PAGES_BY))
    report = Report(for_print(build.report))
    _refuse_what_is_withheld(report)
    if made is None:
        raise NotMadeError(next((each.message for each in report), "the files could not be made"))
    return made.files


def _booklet(build: Build) -> Files:
    pdf = build.artefact(PDF)
    _refuse_what_is_withheld(build.report)
    if pdf is None:
        raise NotMadeError("there is no print edition")
    from standfirst.render.pdf.booklet import impose

    imposed, order = impose(pdf.data, creep=build.files.publication.print.sheet or 0, signature=None)
    slug = Path(pdf.name).stem
    return {f"{slug}-booklet.pdf": imposed, f"{slug}-booklet.txt": order.encode()}


def _refuse_what_is_withheld(report: Report) -> None:
    """What is printed on paper can't be called back. Raises NotMadeError."""
    for diagnostic in report:
        if diagnostic.withholds != "nothing":
            raise NotMadeError(f"{diagnostic.span}: {diagnostic.message}".removeprefix(": "))


KINDS: Mapping[str, Callable[[Build], Files]] = {"proof": _proof, "print": _print, "booklet": _booklet}
