"""How tests read and build a publication, a step at a time; each asks a ``Build``, as the commands do."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Artefact, Edition, editions
from standfirst.build.read_publication import Reading
from standfirst.diagnostics import Report
from standfirst.outputs.epub import EPUB
from standfirst.outputs.pdf import PDF
from standfirst.project.files import Location
from standfirst.project.stylesheets import load_styles

KINDS = ("pdf", "epub")


def read(place: Location, report: Report) -> Reading | None:
    """The publication, understood."""
    build = Build(place, editions=())
    reading = build.reading
    report.extend(build.report)
    return reading


def publish(place: Location, kinds: tuple[str, ...], report: Report) -> Iterator[Artefact]:
    """Its editions, as soon as each is finished."""
    build = Build(place, editions=editions(*kinds) if kinds else ())
    if build.reading is not None:
        yield from build.artefacts()
    report.extend(build.report)


def make_pdf(place: Location, reading: Reading, report: Report, css: str = "") -> bytes | None:
    """The print edition of what was read, alone; ``css`` comes after all other styles."""
    return _made(PDF, place, reading, report, css)


def make_epub(place: Location, reading: Reading, report: Report) -> bytes | None:
    """The ebook of what was read, alone."""
    return _made(EPUB, place, reading, report)


def _made(edition: Edition, place: Location, reading: Reading, report: Report, css: str = "") -> bytes | None:
    build = Build(place, editions=(edition,))
    styles = load_styles(place, reading.publication)
    styles = replace(styles, overrides=f"{styles.overrides}\n{css}")
    build.files = replace(build.files, publication=reading.publication, styles=styles)
    build.reading = reading
    artefact = build.artefact(edition)
    report.extend(d for d in build.report if d not in (*report,))
    return artefact.data if artefact else None
