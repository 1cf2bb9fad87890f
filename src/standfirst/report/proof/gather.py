"""A publication read, made and judged, and all that was found out about it in one value."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from standfirst.build.build import Build
from standfirst.build.fingerprint import pango_version
from standfirst.build.kinds_of_edition import Artefact
from standfirst.build.read_publication import Files
from standfirst.check.run import CheckResult
from standfirst.diagnostics import Report
from standfirst.parse.manuscript.decoding import decode
from standfirst.report.proof.page_pictures import page_pictures
from standfirst.report.proof.proof import Copy, Edition, PrintedPages, Proof


def proof_of(build: Build, *, asks_validators: bool = True) -> Proof | None:
    """All facts for the proof sheet of a publication; None if not one of its pieces could be read.

    All editions are made, or taken from the cache, and put nowhere.
    """
    reading = build.reading
    if reading is None:
        return None
    results = build.check(asks_validators=asks_validators)
    artefacts = tuple(build.artefacts())
    paged = next((artefact for artefact in artefacts if artefact.pages), None)
    file = build.location.file
    return Proof(
        document=reading.document,
        copies=tuple(_copies(build.files)),
        repairs=reading.repairs,
        decisions=build.files.decisions.by_name,
        editions=tuple(map(_edition, artefacts)),
        noticed=tuple(build.report),
        results=results,
        pages=page_pictures(paged.data, reading.document, _pages_with_problems(results))
        if paged
        else PrintedPages(),
        versions=_versions(),
        command=f"standfirst repairs {shlex.quote(file.name)}" if file else "standfirst repairs",
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
        size=artefact.size,
        checksum=hashlib.sha256(artefact.data).hexdigest(),
        pages=artefact.pages,
        is_faithful=artefact.is_faithful,
    )


def _pages_with_problems(results: Sequence[CheckResult]) -> list[int]:
    return [x.at.page for result in results for x in result.problems if x.at]


def _versions() -> tuple[tuple[str, str], ...]:
    """What made the editions, in the order in which they are used."""
    packages = (
        ("Standfirst", "standfirst"),
        ("Python-Markdown", "markdown"),
        ("WeasyPrint", "weasyprint"),
        ("EbookLib", "ebooklib"),
    )
    return (*((name, version(package)) for name, package in packages), ("Pango", pango_version()))
