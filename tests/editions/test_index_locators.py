"""Locators: each page once, pages in a row as a range, ranges and main entries kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standfirst.editions.index_locators import Locator, locators
from standfirst.model.blocks import IndexPlace


def shown(*places: str) -> str:
    """Locators of places such as ``12``, ``12*`` (the main one), ``12-15``, as a reader sees them."""
    made, pages = [], {}
    for number, place in enumerate(places):
        first, _, last = place.rstrip("*").partition("-")
        anchor, until = f"a{number}", f"z{number}" if last else None
        pages[anchor] = first
        if until:
            pages[until] = last
        made.append(IndexPlace(anchor=anchor, until=until, is_main=place.endswith("*")))
    return ", ".join(_written(locator, pages) for locator in locators(made, pages.get))


def _written(locator: Locator, pages: dict[str, str]) -> str:
    range_ = f"–{pages[locator.last]}" if locator.last else ""
    return pages[locator.first] + range_ + "*" * locator.is_main


def test_a_page_stands_once() -> None:
    assert shown("4", "4", "9") == "4, 9"


def test_three_pages_in_a_row_are_a_range_and_two_are_not() -> None:
    assert shown("4", "5", "9", "10", "11") == "4, 5, 9–11"


def test_what_is_within_a_range_is_left_out() -> None:
    assert shown("3", "4-8", "6", "9") == "3, 4–8, 9"


def test_the_main_place_stands_for_itself() -> None:
    assert shown("4", "5", "6*", "7") == "4, 5, 6*, 7"
    assert shown("4", "4*") == "4*"


def test_a_range_on_one_page_is_that_page() -> None:
    assert shown("4-4") == "4"


def test_roman_numbers_make_no_range() -> None:
    assert shown("ix", "x", "xi", "1") == "ix, x, xi, 1"


@given(st.lists(st.integers(1, 40), max_size=30))
def test_every_page_reaches_beyonded_and_no_other(pages: list[int]) -> None:
    numbers = sorted(pages)
    covered: list[int] = []
    for locator in filter(None, shown(*map(str, numbers)).split(", ")):
        first, _, last = locator.partition("–")
        covered += range(int(first), int(last or first) + 1)
    assert covered == sorted(set(numbers))
