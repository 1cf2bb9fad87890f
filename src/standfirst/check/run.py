"""Verdicts: what every judge says of the finished editions, in one list.

A judge that is not installed is named as not run; one that breaks says so, and ends nobody else's work.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.check.validators.pdf_ua import NoJudgeError
from standfirst.diagnostics import CODES, Diagnostic, Severity
from standfirst.diagnostics.code import Family
from standfirst.layout.place import OnPage
from standfirst.model.document import Document

Outcome: TypeAlias = Literal["passed", "objects", "not run", "broke"]


class Objection(msgspec.Struct, frozen=True):
    """One thing that a judge objects to."""

    severity: Severity
    words: str
    diagnostic: Diagnostic | None = None
    """What is objected to, if it has a code and perhaps a place in a manuscript."""
    at: OnPage | None = None
    """Where it stands on a page, if it does."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What one judge says."""

    judge: str
    of: Literal["both", "pdf", "epub", "print"]
    """What it judged: both editions, one of them, or the file for the printer."""
    outcome: Outcome
    objections: tuple[Objection, ...] = ()
    note: str = ""
    """Why it was not run, or what it looked at."""

    @property
    def errors(self) -> int:
        """How many of its objections are errors."""
        return sum(objection.severity is Severity.ERROR for objection in self.objections)


class Editions(msgspec.Struct, frozen=True, kw_only=True):
    """What is judged."""

    document: Document
    columns: int
    pdf: bytes | None
    epub: bytes | None
    for_printer: bytes | None = None
    noticed: Sequence[Diagnostic]
    """What was noticed while they were made."""
    asks_outside: bool = False
    """Whether links that lead outside are followed."""
    asks_validators: bool = True
    """Whether the judges that other people made are asked, which takes their time."""


def verdicts(editions: Editions) -> Iterator[Verdict]:
    """Every judge's verdict, as soon as it is there."""
    yield _noticed(
        "manuscripts", editions.noticed, ("manuscript", "structure", "dialect", "editorial", "assets")
    )
    yield _fidelity(editions)
    with tempfile.TemporaryDirectory() as folder:
        files = _Files(editions, Path(folder))
        yield from _of_print(editions, files)
        yield from _of_ebook(editions, files)


class _Files:
    """The editions as files, for judges that want some."""

    def __init__(self, editions: Editions, folder: Path) -> None:
        self.pdf, self.epub = folder / "edition.pdf", folder / "edition.epub"
        for file, data in ((self.pdf, editions.pdf), (self.epub, editions.epub)):
            if data is not None:
                file.write_bytes(data)


Judge: TypeAlias = Callable[[], Iterable[Objection]]


def _of_print(editions: Editions, files: _Files) -> Iterator[Verdict]:
    pdf, printed = editions.pdf, editions.for_printer
    if pdf is None:
        return
    yield _verdict("compositor", "pdf", lambda: _compositor(editions, pdf))
    yield _validated("veraPDF", "pdf", editions, lambda: _verapdf(files.pdf), "PDF/UA-1 and PDF/A-2a")
    yield _verdict("links", "pdf", lambda: _dead_in_pdf(pdf), "inside")
    if printed is not None:
        yield _verdict("preflight", "print", lambda: _preflight(printed))


def _of_ebook(editions: Editions, files: _Files) -> Iterator[Verdict]:
    epub = editions.epub
    if epub is None:
        return
    yield _validated("EPUBCheck", "epub", editions, lambda: _epubcheck(files.epub), "EPUB 3.3")
    yield _validated("Ace", "epub", editions, lambda: _ace(files.epub), "EPUB Accessibility 1.1")
    yield _validated("Kobo", "epub", editions, lambda: _kobo(files.epub))
    yield _verdict("links", "epub", lambda: _dead_in_epub(epub), "inside")
    if editions.asks_outside:
        yield _verdict("links", "epub", lambda: _dead_outside(epub), "outside")
    else:
        yield Verdict(judge="links", of="epub", outcome="not run", note="outside: only with --outside-links")


def _validated(
    judge: str, of: Literal["pdf", "epub"], editions: Editions, ask: Judge, note: str = ""
) -> Verdict:
    """The verdict of a judge that other people made."""
    if not editions.asks_validators:
        return Verdict(judge=judge, of=of, outcome="not run", note="not asked")
    return _verdict(judge, of, ask, note)


def _verdict(judge: str, of: Literal["both", "pdf", "epub", "print"], ask: Judge, note: str = "") -> Verdict:
    try:
        found = tuple(ask())
    except NoJudgeError as missing:
        return Verdict(judge=judge, of=of, outcome="not run", note=str(missing))
    except Exception as error:
        return Verdict(judge=judge, of=of, outcome="broke", note=f"{type(error).__name__}: {error}"[:500])
    return Verdict(judge=judge, of=of, outcome="objects" if found else "passed", objections=found, note=note)


def _noticed(judge: str, noticed: Iterable[Diagnostic], families: tuple[Family, ...]) -> Verdict:
    found = tuple(_of_diagnostic(x) for x in noticed if CODES[x.code].family in families)
    return Verdict(judge=judge, of="both", outcome="objects" if found else "passed", objections=found)


def _fidelity(editions: Editions) -> Verdict:
    """What was noticed of the words, with its place on the pages; these are only read if there is any."""
    verdict = _noticed("fidelity", editions.noticed, ("fidelity",))
    if editions.pdf is None or not any(x.diagnostic and x.diagnostic.page for x in verdict.objections):
        return verdict
    from standfirst.check.fidelity.pointing import place_of
    from standfirst.layout.read_pdf import read_laid_out

    laid, pieces = read_laid_out(editions.pdf), editions.document.pieces
    placed = (
        replace(x, at=x.diagnostic and place_of(x.diagnostic, laid, pieces)) for x in verdict.objections
    )
    return replace(verdict, objections=tuple(placed))


def _of_diagnostic(diagnostic: Diagnostic, at: OnPage | None = None) -> Objection:
    words = f"{diagnostic.span} {diagnostic.code} {diagnostic.message}"
    return Objection(diagnostic.severity, words, diagnostic, at)


# -- the judges -----------------------------------------------------------------------------------


def _compositor(editions: Editions, pdf: bytes) -> Iterator[Objection]:
    from standfirst.layout.faults import objections

    for found in objections(editions.document, pdf, editions.columns):
        yield _of_diagnostic(found.diagnostic, found.at)


def _verapdf(file: Path) -> Iterator[Objection]:
    from standfirst.check.validators.pdf_ua import judge

    for found in judge([file]):
        yield Objection(
            Severity.ERROR, f"{found.profile} {found.clause}: {found.message} ({found.times} times)"
        )


def _dead_in_pdf(pdf: bytes) -> Iterator[Objection]:
    from standfirst.check.links import dead_links_in_pdf

    yield from (Objection(Severity.ERROR, words) for words in dead_links_in_pdf(pdf))


def _preflight(pdf: bytes) -> Iterator[Objection]:
    from standfirst.check.preflight import preflight

    yield from (
        Objection(Severity.WARNING, found.words) for found in preflight(pdf) if found.is_well is False
    )


def _epubcheck(file: Path) -> Iterator[Objection]:
    from standfirst.check.validators.epubcheck import epubcheck

    weights = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
    for message in epubcheck(file)[0]:
        if message.weight in weights:
            yield Objection(weights[message.weight], str(message))


def _ace(file: Path) -> Iterator[Objection]:
    from standfirst.check.validators.ace import ace

    for found in ace(file):
        grave = found.impact in ("serious", "critical")
        yield Objection(Severity.ERROR if grave else Severity.WARNING, str(found))


def _kobo(file: Path) -> Iterator[Objection]:
    from standfirst.check.validators.kobo import kobo

    for found in kobo(file):
        if found.severity in ("error", "warning"):
            yield Objection(Severity(found.severity), str(found))


def _dead_in_epub(epub: bytes) -> Iterator[Objection]:
    from standfirst.check.links import dead_links_in_epub

    yield from (Objection(Severity.ERROR, words) for words in dead_links_in_epub(epub))


def _dead_outside(epub: bytes) -> Iterator[Objection]:
    from standfirst.check.links import dead_outside, outside_links

    yield from (Objection(Severity.WARNING, words) for words in dead_outside(outside_links(epub)))


# -- said -----------------------------------------------------------------------------------------

MOST_SHOWN = 12
"""Objections of a judge that the table is followed by; the rest are counted."""


def table(listed: Sequence[Verdict]) -> str:
    """The verdicts as a table, and under it what is objected to."""
    rows = [("judge", "of", "verdict", "")]
    rows += [(v.judge, v.of, in_a_word(v), v.note) for v in listed]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])).rstrip()
        for row in rows
    ]
    for verdict in listed:
        if verdict.objections:
            lines += ["", f"{verdict.judge} ({verdict.of}):"]
            lines += [f"  {x.severity}: {x.words}" for x in verdict.objections[:MOST_SHOWN]]
            more = len(verdict.objections) - MOST_SHOWN
            lines += [f"  and {more} more"] if more > 0 else []
    return "\n".join(lines)


def in_a_word(verdict: Verdict) -> str:
    """``passed``, ``not run``, ``2 errors, 1 warning``."""
    if verdict.outcome != "objects":
        return verdict.outcome
    warnings = len(verdict.objections) - verdict.errors
    counts = [
        f"{count} {name}{'s' * (count != 1)}"
        for count, name in ((verdict.errors, "error"), (warnings, "warning"))
        if count
    ]
    return ", ".join(counts)
