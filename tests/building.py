"""How tests read and build a publication, a step at a time; each asks a ``Build``, as the commands do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from standfirst.build.build import Build
from standfirst.build.cache import Cache
from standfirst.build.kinds_of_edition import Artefact, Edition, editions
from standfirst.build.read_publication import Reading, understand
from standfirst.build.scheduler import Scheduler
from standfirst.diagnostics import Report
from standfirst.model.document import Piece
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.outputs.epub import EPUB
from standfirst.outputs.pdf import PDF
from standfirst.project.files import Location, Manuscript
from standfirst.project.stylesheets import load_styles

KINDS = ("pdf", "epub")

OF_THIS_RUN = "STANDFIRST_TESTS_CACHE"
"""The variable that names the folder of what is made once for all tests of a run."""


def made_once() -> Scheduler:
    """Makes what several tests look at once in a run, whichever of pytest's processes asks for it.

    For publications as they are: a test that replaces a part of the program needs a ``Scheduler`` of its own.
    """
    return Scheduler(Cache(Path(os.environ[OF_THIS_RUN])))


def understand_text(text: str, name: str = "piece.md") -> Piece:
    """The piece that a manuscript is understood to be, by itself."""
    manuscript = Manuscript(path=name, name=name, data=text.encode())
    understood = understand(manuscript, HouseStyle(), Report())
    assert understood is not None
    return understood.piece


def read(place: Location, report: Report, scheduler: Scheduler | None = None) -> Reading | None:
    """The publication, understood."""
    build = Build(place, scheduler, editions=())
    reading = build.reading
    report.extend(build.report)
    return reading


def publish(
    place: Location, kinds: tuple[str, ...], report: Report, scheduler: Scheduler | None = None
) -> Iterator[Artefact]:
    """Its editions, as soon as each is finished."""
    build = Build(place, scheduler, editions=editions(*kinds) if kinds else ())
    if build.reading is not None:
        yield from build.artefacts()
    report.extend(build.report)


def make_pdf(
    place: Location, reading: Reading, report: Report, css: str = "", scheduler: Scheduler | None = None
) -> bytes | None:
    """The print edition of what was read, alone; ``css`` comes after all other styles."""
    return _made(PDF, place, reading, report, css, scheduler)


def make_epub(place: Location, reading: Reading, report: Report) -> bytes | None:
    """The ebook of what was read, alone."""
    return _made(EPUB, place, reading, report)


def _made(
    edition: Edition,
    place: Location,
    reading: Reading,
    report: Report,
    css: str = "",
    scheduler: Scheduler | None = None,
) -> bytes | None:
    build = Build(place, scheduler, editions=(edition,))
    styles = load_styles(place, reading.publication)
    styles = replace(styles, overrides=f"{styles.overrides}\n{css}")
    build.files = replace(build.files, publication=reading.publication, styles=styles)
    build.reading = reading
    artefact = build.artefact(edition)
    report.extend(d for d in build.report if d not in (*report,))
    return artefact.data if artefact else None
