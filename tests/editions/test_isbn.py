"""ISBNs: which are some, and what is said of others."""

from __future__ import annotations

import pytest

from standfirst.editions.isbn import figures_of, urn_of


@pytest.mark.parametrize(
    "typed", ["978-0-306-40615-7", "9780306406157", "978 0 306 40615 7", "ISBN: 978-0-306-40615-7"]
)
def test_an_isbn_may_be_typed_in_several_ways(typed: str) -> None:
    assert figures_of(typed) == "9780306406157"
    assert urn_of(typed) == "urn:isbn:9780306406157"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("978-0-306-40615-8", "should be 7"),
        ("0-306-40615-2", "thirteen figures"),
        ("978-0-306-40615-X", "thirteen figures"),
        ("977-0-306-40615-7", "begins with 978 or 979"),
        ("٩٧٨٠٣٠٦٤٠٦١٥٧", "thirteen figures"),
    ],
)
def test_what_is_none_is_told_apart(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        figures_of(typed)
