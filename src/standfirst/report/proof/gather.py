"""Proofing: a publication read, made and judged, and all that was found out about it in one value."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from standfirst.build import Scheduler
from standfirst.build.build import KINDS, Artefact, Files, gather, publish, read
from standfirst.build.checking import for_judges, printed_pages
from standfirst.build.fingerprint import pango_version
from standfirst.check.run import Verdict, verdicts
from standfirst.diagnostics import Report
from standfirst.parse.manuscript.decoding import decode
from standfirst.project.files import Place
from standfirst.report.proof.page_pictures import page_pictures
from standfirst.report.proof.proof import Copy, Edition, PrintedPages, Proof


def proof_of(
    place: Place, report: Report, scheduler: Scheduler, *, asks_validators: bool = True
) -> Proof | None:
    """Everything there is to say about a publication; None if not one of its pieces could be read.

    Both editions are made, or taken from the press, and put nowhere.
    """
    reading = read(place, report, scheduler)
    if reading is None:
        return None
    artefacts = tuple(publish(place, KINDS, report, scheduler))
    pdf = next((artefact.data for artefact in artefacts if artefact.kind == "pdf"), None)
    editions = for_judges(
        reading,
        artefacts,
        report,
        for_printer=printed_pages(place, scheduler) if pdf and asks_validators else None,
        asks_validators=asks_validators,
    )
    said = tuple(verdicts(editions))
    files = gather(place, Report())
    return Proof(
        document=reading.document,
        copies=tuple(_copies(files)),
        repairs=reading.repairs,
        decisions=files.decisions.verdicts,
        editions=tuple(map(_edition, artefacts)),
        noticed=tuple(report),
        verdicts=said,
        pages=page_pictures(pdf, reading.document, _pages_objected_to(said)) if pdf else PrintedPages(),
        versions=_versions(),
        command=f"standfirst repairs {shlex.quote(place.file.name)}" if place.file else "standfirst repairs",
    )


def _copies(files: Files) -> Iterator[Copy]:
    for manuscript in files.manuscripts:
        source = decode(manuscript.data, manuscript.name, Report())
        lines = tuple(source.text.split("\n")) if source else ()
        yield Copy(file=manuscript.name, path=manuscript.path, lines=lines)


def _edition(artefact: Artefact) -> Edition:
    return Edition(
        kind=artefact.kind,
        file=artefact.name,
        size=len(artefact.data),
        checksum=hashlib.sha256(artefact.data).hexdigest(),
        pages=artefact.pages,
        is_faithful=artefact.is_faithful,
    )


def _pages_objected_to(said: Sequence[Verdict]) -> list[int]:
    return [x.at.page for verdict in said for x in verdict.objections if x.at]


def _versions() -> tuple[tuple[str, str], ...]:
    """What made the editions, in the order of their journey."""
    packages = (
        ("Standfirst", "standfirst"),
        ("Python-Markdown", "markdown"),
        ("WeasyPrint", "weasyprint"),
        ("EbookLib", "ebooklib"),
    )
    return (*((name, version(package)) for name, package in packages), ("Pango", pango_version()))
