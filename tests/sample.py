"""The sample publication, ``source/``, read and made: what tests of the ebook look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from building import KINDS, made_once, publish, read
from standfirst.build.read_publication import Reading
from standfirst.diagnostics import Report
from standfirst.editions.screen_design import Face
from standfirst.project.files import Location, find
from standfirst.project.stylesheets import load_styles, render_options

CHECKOUT = Path(__file__).parents[1]


@cache
def sample_place() -> Location:
    """Where it lies."""
    return find(CHECKOUT)


@cache
def sample() -> Reading:
    """The sample, understood."""
    reading = read(sample_place(), Report(), made_once())
    assert reading is not None
    return reading


@cache
def sample_face() -> Face:
    """What its theme chooses for its pieces."""
    publication = sample().publication
    theme = load_styles(sample_place(), publication).theme
    return Face(theme.choices, dict(render_options(publication, theme).sections))


@cache
def sample_artefacts() -> dict[str, bytes]:
    """Its two editions, made together: ``pdf`` and ``epub``."""
    return {
        artefact.kind: artefact.data for artefact in publish(sample_place(), KINDS, Report(), made_once())
    }


def sample_epub() -> bytes:
    """Its ebook, with the pages of its print edition."""
    return sample_artefacts()["epub"]
