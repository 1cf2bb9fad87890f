"""The sample publication, ``source/``, read and bound: what tests of the ebook look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from standfirst.diagnostics import Report
from standfirst.pipeline import Reading, make_epub, read
from standfirst.workspace import Place, find

CHECKOUT = Path(__file__).parents[1]


@cache
def sample_place() -> Place:
    """Where it lies."""
    return find(CHECKOUT)


@cache
def sample() -> Reading:
    """The sample, understood."""
    reading = read(sample_place(), Report())
    assert reading is not None
    return reading


@cache
def sample_epub() -> bytes:
    """Its ebook, without a print edition to take pages from."""
    return make_epub(sample_place(), sample(), Report())
