"""Places: the same word in its manuscript, on its page and in its content document."""

from __future__ import annotations

import pytest

from standfirst.desk.places import PieceMap
from standfirst.desk.words import Box, Printed, Shown, written

TEXT = "By [Mia](#), \U0001d510 again.\n\nIt lay there, by the weir."


def piece_map(text: str = TEXT) -> PieceMap:
    """The same words in all three, one below the other on page 0, ten letters apart in the document."""
    words = [word.key for word in written(text)]
    printed = [Printed(word, 0, (Box(0, 10 * n, 50, 10 * n + 9),)) for n, word in enumerate(words)]
    return PieceMap(text, printed, [Shown(word, 10 * n) for n, word in enumerate(words)])


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("By", 0),
        (" [Mia", 0),  # right behind the first word
        ("[Mia", 1),  # a mark stands before what it is about
        ("a](#)", 1),
        ("](#)", 1),
        ("#), ", 2),
        ("\nIt", 4),
        ("weir.", 9),
        (".", 9),
    ],
)
def test_a_place_is_the_word_around_it_or_the_next(place: str, word: int) -> None:
    at = TEXT.rindex(place) if place == "." else TEXT.index(place)
    offset = len(TEXT[:at].encode("utf-16-le")) // 2
    found = piece_map().on_page(offset)
    assert found is not None and found.boxes[0].top == 10 * word
    assert piece_map().in_document(offset) == 10 * word


@pytest.mark.parametrize("number", range(10))
def test_there_and_back_is_the_same_word(number: int) -> None:
    there = piece_map().of_page(0, 25, 10 * number + 4)
    assert there is not None and there.is_exact and there == piece_map().of_letter(10 * number)
    found = piece_map().on_page(there.start)
    assert found is not None and found.boxes[0].top == 10 * number


def test_a_manuscript_without_a_word_has_no_places() -> None:
    assert piece_map("").on_page(0) is None and piece_map("***").in_document(1) is None
