"""Twice as long takes twice as long: the time that a manuscript takes grows with its length, not its square.

``tests/trials/time_in_proportion.py`` prints the times; here is only asked whether they are in proportion,
so that it does not matter how fast the machine is.
"""

from __future__ import annotations

import pytest

from standfirst.build.read_publication import import_to_understand
from trials.shapes import SHAPES, WRITTEN
from trials.time_in_proportion import times

TIMES = 4
"""How many times as long the second is."""
SQUARE = 10
"""Four times the length takes four times as long in proportion, sixteen times by the square."""
LIMIT = 60
"""Seconds of processor time for both."""
MUCH_MORE = 25
"""A block of ten letters costs what a paragraph does, and there are many of them."""
TOO_SHORT = 0.05
"""Seconds that say nothing."""
EVERY_DAY = (
    *(
        "stars mix",
        "brackets",
        "brackets paren",
        "comments",
        "a nested list",
        "pipes rows",
        "hyphens at line ends",
    ),
    *(
        "a wide table",
        "notes",
        "headings",
        "mojibake",
        "addresses with closing brackets",
        "pull quotes",
        "data",
    ),
)
"""Those that were not, once."""


def ratio(name: str, size: int, edition: str = "") -> float:
    """How many times as long four times the length takes; again if it seems to be the square, for a machine
    has moments of its own."""
    found = 0.0
    for _ in range(3):
        taken = times(SHAPES[name], (size, TIMES * size), limit=LIMIT, edition=edition)
        assert len(taken) == 2, f"more than {LIMIT} seconds; {taken}"
        found = taken[1] / max(taken[0], TOO_SHORT)
        if found < SQUARE:
            break
    return found


@pytest.mark.parametrize("name", EVERY_DAY)
def test_four_times_the_length_takes_about_four_times_as_long(name: str) -> None:
    import_to_understand()
    assert ratio(name, 6_000) < SQUARE


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_all_shapes_take_time_in_proportion(name: str) -> None:
    import_to_understand()
    # front matter that is much longer than this is taken for text, which is read with more care
    assert ratio(name, 40_000 if name.startswith("front matter") else 12_000) < SQUARE


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", SHAPES)
def test_all_long_shapes_take_time_in_proportion(name: str) -> None:
    import_to_understand()
    assert ratio(name, 50_000) < SQUARE


@pytest.fixture(scope="module")
def seconds_of_prose() -> float:
    """What prose takes in the ebook, on this machine as it is now."""
    (taken,) = times(SHAPES["prose"], (50_000,), limit=LIMIT, edition="epub")
    return max(taken, TOO_SHORT)


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITTEN)
def test_what_people_write_takes_not_much_more_than_prose_in_the_ebook(
    name: str, seconds_of_prose: float
) -> None:
    import_to_understand()
    (taken,) = times(SHAPES[name], (50_000,), limit=LIMIT, edition="epub")
    assert taken < MUCH_MORE * seconds_of_prose
