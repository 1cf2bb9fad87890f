"""The checks: each is a function that takes an edition and yields what is wrong with it.

Third-party programs need files; these are written to a temporary folder.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from standfirst.check.run import Problem, problem_of
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


def compositor(document: Document, pdf: bytes, columns: int | Sequence[int]) -> Iterator[Problem]:
    """What a compositor objects to on the pages (S510 to S524)."""
    from standfirst.layout.page_faults import problems_in_pdf

    for found in problems_in_pdf(document, pdf, columns):
        yield problem_of(found.diagnostic, found.at)


def verapdf(pdf: bytes, profiles: Sequence[str]) -> Iterator[Problem]:
    """Whether it is what it claims to be."""
    from standfirst.check.validators.verapdf import judge

    with _as_file("edition.pdf", pdf) as file:
        for found in judge([file], profiles):
            words = f"{found.profile} {found.clause}: {found.message} ({found.times} times)"
            yield Problem(Severity.ERROR, words)


def dead_in_pdf(pdf: bytes) -> Iterator[Problem]:
    """Links inside that lead nowhere."""
    from standfirst.check.dead_links import dead_links_in_pdf

    yield from (Problem(Severity.ERROR, words) for words in dead_links_in_pdf(pdf))


def preflight_problems(pdf: bytes) -> Iterator[Problem]:
    """What a printer would object to in a file that is to be printed."""
    from standfirst.check.preflight import preflight

    yield from (Problem(Severity.WARNING, found.words) for found in preflight(pdf) if found.is_well is False)


# -- an EPUB ----------------------------------------------------------------------------------------


def epubcheck(epub: bytes) -> Iterator[Problem]:
    """Whether it is an EPUB 3.3."""
    from standfirst.check.validators.epubcheck import epubcheck

    weights = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
    with _as_file("edition.epub", epub) as file:
        for message in epubcheck(file)[0]:
            if message.weight in weights:
                yield Problem(weights[message.weight], str(message))


def ace(epub: bytes) -> Iterator[Problem]:
    """Whether it is accessible (EPUB Accessibility 1.1)."""
    from standfirst.check.validators.ace import ace

    with _as_file("edition.epub", epub) as file:
        is_contradicted = False
        for found in ace(file):
            grave = found.impact in ("serious", "critical")
            is_contradicted |= grave
            yield Problem(Severity.ERROR if grave else Severity.WARNING, str(found))
        if is_contradicted and _claims_conformance(file):
            yield Problem(
                Severity.ERROR,
                "the ebook claims to conform to EPUB Accessibility 1.1, which is not so: mend what was "
                "found, or set claims_conformance = false in [ebook]",
            )


def _claims_conformance(epub: Path) -> bool:
    with zipfile.ZipFile(epub) as opened:
        packages = [name for name in opened.namelist() if name.endswith(".opf")]
        return any(b"dcterms:conformsTo" in opened.read(name) for name in packages)


def kobo(epub: bytes) -> Iterator[Problem]:
    """What Kobo's shop objects to."""
    from standfirst.check.validators.kobo import kobo

    with _as_file("edition.epub", epub) as file:
        for found in kobo(file):
            if found.severity in ("error", "warning"):
                yield Problem(Severity(found.severity), str(found))


def onix(record: bytes) -> Iterator[Problem]:
    """What the schemas of ONIX object to in a record for the book trade."""
    from standfirst.check.validators.onix import onix

    with _as_file("record.onix.xml", record) as file:
        yield from (Problem(Severity.ERROR, words) for words in onix(file))


def dead_in_epub(epub: bytes) -> Iterator[Problem]:
    """Links inside that lead nowhere."""
    from standfirst.check.dead_links import dead_links_in_epub

    yield from (Problem(Severity.ERROR, words) for words in dead_links_in_epub(epub))


def dead_in_site(files: Mapping[str, bytes], beside: Collection[str]) -> Iterator[Problem]:
    """Links of a site that lead to none of its files, to no place in one, and to none of those ``beside``."""
    from standfirst.check.dead_links import dead_links_in_files

    yield from (Problem(Severity.ERROR, words) for words in dead_links_in_files(files, beside))


def dead_outside(epub: bytes) -> Iterator[Problem]:
    """External links that no longer work; uses the network."""
    from standfirst.check.dead_links import dead_outside, outside_links

    yield from (Problem(Severity.WARNING, words) for words in dead_outside(outside_links(epub)))


def not_asked_outside() -> Iterator[Problem]:
    """The same, where `--outside-links` was not given."""
    raise NoJudgeError("outside: only with --outside-links")
