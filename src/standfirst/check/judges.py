"""The checks: each is a function that takes an edition and yields its objections.

Third-party programs need files; these are written to a temporary folder.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standfirst.check.run import Objection, objection_of
from standfirst.check.validators.verapdf import NoJudgeError
from standfirst.diagnostics import Severity
from standfirst.model.document import Document


@contextmanager
def _as_file(name: str, data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        yield file


# -- a PDF ------------------------------------------------------------------------------------------


def compositor(document: Document, pdf: bytes, columns: int) -> Iterator[Objection]:
    """What a compositor objects to on the pages (S510 to S524)."""
    from standfirst.layout.faults import objections

    for found in objections(document, pdf, columns):
        yield objection_of(found.diagnostic, found.at)


def verapdf(pdf: bytes) -> Iterator[Objection]:
    """Whether it is PDF/UA-1 and PDF/A-2a."""
    from standfirst.check.validators.verapdf import judge

    with _as_file("edition.pdf", pdf) as file:
        for found in judge([file]):
            words = f"{found.profile} {found.clause}: {found.message} ({found.times} times)"
            yield Objection(Severity.ERROR, words)


def dead_in_pdf(pdf: bytes) -> Iterator[Objection]:
    """Links inside that lead nowhere."""
    from standfirst.check.links import dead_links_in_pdf

    yield from (Objection(Severity.ERROR, words) for words in dead_links_in_pdf(pdf))


def preflight_objections(pdf: bytes) -> Iterator[Objection]:
    """What a printer would object to in a file that is to be printed."""
    from standfirst.check.preflight import preflight

    yield from (
        Objection(Severity.WARNING, found.words) for found in preflight(pdf) if found.is_well is False
    )


# -- an EPUB ----------------------------------------------------------------------------------------


def epubcheck(epub: bytes) -> Iterator[Objection]:
    """Whether it is an EPUB 3.3."""
    from standfirst.check.validators.epubcheck import epubcheck

    weights = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
    with _as_file("edition.epub", epub) as file:
        for message in epubcheck(file)[0]:
            if message.weight in weights:
                yield Objection(weights[message.weight], str(message))


def ace(epub: bytes) -> Iterator[Objection]:
    """Whether it is accessible (EPUB Accessibility 1.1)."""
    from standfirst.check.validators.ace import ace

    with _as_file("edition.epub", epub) as file:
        for found in ace(file):
            grave = found.impact in ("serious", "critical")
            yield Objection(Severity.ERROR if grave else Severity.WARNING, str(found))


def kobo(epub: bytes) -> Iterator[Objection]:
    """What Kobo's shop objects to."""
    from standfirst.check.validators.kobo import kobo

    with _as_file("edition.epub", epub) as file:
        for found in kobo(file):
            if found.severity in ("error", "warning"):
                yield Objection(Severity(found.severity), str(found))


def dead_in_epub(epub: bytes) -> Iterator[Objection]:
    """Links inside that lead nowhere."""
    from standfirst.check.links import dead_links_in_epub

    yield from (Objection(Severity.ERROR, words) for words in dead_links_in_epub(epub))


def dead_outside(epub: bytes) -> Iterator[Objection]:
    """External links that no longer work; uses the network."""
    from standfirst.check.links import dead_outside, outside_links

    yield from (Objection(Severity.WARNING, words) for words in dead_outside(outside_links(epub)))


def not_asked_outside() -> Iterator[Objection]:
    """The same, where `--outside-links` was not given."""
    raise NoJudgeError("outside: only with --outside-links")
