"""Choosing: the ends of lines that cost least, by small examples and by properties."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.layout.line_breaking.choosing import (
    HYPHEN,
    THREE_HYPHENS,
    Choice,
    Limits,
    Places,
    Request,
    Task,
    choose,
    variants,
)

SPACE = 0.25
STIFF = Limits(letters_give=0.0)


def places_of(words: list[float], hyphens: dict[int, float] | None = None) -> Places:
    """Words of these widths with a space between two; a hyphen may come after so much of some of them."""
    places = Places()
    places.add((0, 0, 0), (0, 0, 0))
    at = white = 0.0
    for number, word in enumerate(words):
        if hyphens and number in hyphens:
            part = at + hyphens[number]
            places.add((part, white, 0), (part, white, 0), HYPHEN, shows_hyphen=True)
        at += word
        end = at, white, 0.0
        if number < len(words) - 1:
            at, white = at + SPACE, white + SPACE
        places.add(end, (at, white, 0))
    return places


def task(room: float, **more: object) -> Task:
    return Task(**{"rooms": (room,), "em": 1.0, "limits": STIFF, **more})


def widths(places: Places, choice: Choice, first: int = 0) -> list[float]:
    starts = (first, *choice.ends)
    return [
        places.end_width[end] - places.start_width[start]
        for start, end in zip(starts, choice.ends, strict=False)
    ]


def chosen(places: Places, wanted: Task, request: Request | None = None) -> Choice:
    choice = choose(places, wanted, request or Request())
    assert choice is not None
    return choice


def test_what_fits_one_line_stays_on_it() -> None:
    assert chosen(places_of([2, 3, 2]), task(10)).ends == (3,)


def test_lines_are_chosen_together() -> None:
    """Filling the first line with four words leaves the fifth alone on the second."""
    places = places_of([2, 2, 2, 2, 4, 6, 3])
    assert widths(places, chosen(places, task(10, kind="ragged"))) == [6.5, 6.25, 9.25]


def test_white_shrinks_to_its_least_and_no_further() -> None:
    places = places_of([4.8, 4.95, 1])  # the two want 10 with a space of 0.25
    assert chosen(places, task(9.95)).ends[0] == 2  # 0.2 is left of the space
    assert chosen(places, task(9.85)).ends[0] == 1  # 0.1 would be


def test_letters_give_before_white_does() -> None:
    places = Places()
    for width, white, give in ((0.0, 0.0, 0.0), (9.5, 1.0, 0.2), (14.0, 1.5, 0.3)):
        places.add((width, white, give), (width, white, give))
    loose, stiff = chosen(places, task(9.7)), chosen(places, task(9.5))
    assert loose.demerits == stiff.demerits  # as good as a line that needs nothing


def test_letters_stand_apart_only_where_lines_are_narrow() -> None:
    limits = Limits(letters_give=0.02, letters_apart=0.01)
    apart = [task(room, limits=limits).apart(0) for room in (40, 30, 26, 22, 10)]
    assert apart == [0, 0, 0.25, 0.5, 0.5]  # in parts of what letters give by being wider
    assert task(10, limits=limits, kind="ragged").apart(0) == 0
    assert task(10).apart(0) == 0  # letters that give nothing


def test_narrow_lines_are_filled_by_letters_that_stand_apart() -> None:
    places = Places()
    for width, white, give in ((0.0, 0.0, 0.0), (9.5, 1.0, 0.2), (14.0, 1.5, 0.3)):
        places.add((width, white, give), (width, white, give))
    limits = Limits(letters_give=0.02, letters_apart=0.03)
    assert chosen(places, task(10.0, limits=limits)).demerits == chosen(places, task(9.5)).demerits


def test_a_word_too_wide_leaves_no_way() -> None:
    assert choose(places_of([2, 12, 2]), task(10)) is None


def test_a_hyphen_only_where_it_helps() -> None:
    words = [1.0] * 20
    breakable = places_of(words, {8: 0.5})
    for room in (9.75, 11.0):  # eight words, nine words
        assert not any(breakable.shows_hyphen[end] for end in chosen(breakable, task(room)).ends)
    breakable = places_of([*[2.2] * 4, 1.6, *words], {4: 0.4})
    assert breakable.shows_hyphen[chosen(breakable, task(10.2)).ends[0]]


def test_never_three_hyphens_in_a_row() -> None:
    places = places_of([5.0] * 12, dict.fromkeys(range(12), 2.2))
    choice = chosen(places, task(7.5))
    shown = [places.shows_hyphen[end] for end in choice.ends]
    assert not any(all(three) for three in zip(shown, shown[1:], shown[2:], strict=False))


@given(st.lists(st.floats(2.0, 5.0), min_size=6, max_size=30), st.floats(6.5, 9.0))
def test_three_hyphens_in_a_row_only_where_nothing_else_is_possible(words: list[float], room: float) -> None:
    """With breakable words three in a row may cost less; the same words unbroken show another way."""
    places = places_of(words, {number: word / 2 for number, word in enumerate(words)})
    shown = [places.shows_hyphen[end] for end in chosen(places, task(room)).ends]
    has_three = any(all(three) for three in zip(shown, shown[1:], shown[2:], strict=False))
    unbroken = choose(places_of(words), task(room))
    assert not has_three or unbroken is None or unbroken.demerits > THREE_HYPHENS


def test_a_forced_end_is_an_end() -> None:
    places = places_of([2.0] * 6)
    places.is_forced[3] = True
    assert 3 in chosen(places, task(10)).ends
    assert chosen(places, task(10)).lines == 2


def test_rooms_by_line() -> None:
    """Three short lines beside an initial, then the full width."""
    places = places_of([1.0] * 40)
    choice = chosen(places, task(10, rooms=(6.0, 6.0, 6.0, 10.0)))
    lines = widths(places, choice)
    assert all(width <= 6 for width in lines[:3])
    assert all(width > 8 for width in lines[3:-1])


def test_balanced_lines_are_as_few_and_alike() -> None:
    places = places_of([2.0] * 6)  # 13.25 in all: two lines of 10 would be 8.75 and 4.25
    choice = chosen(places, task(10, kind="balanced"))
    assert choice.lines == 2
    assert widths(places, choice) == [6.5, 6.5]


def test_a_ragged_paragraph_does_not_end_in_one_short_word() -> None:
    places = places_of([2.0, 2.0, 2.0, 2.0, 1.0])  # greedily 8.75 and 1
    lines = widths(places, chosen(places, task(9, kind="ragged")))
    assert lines[-1] > 1


@pytest.mark.parametrize("last", [2.5, 4.0, 6.0])
def test_a_ragged_paragraph_does_not_end_in_a_word_alone(last: float) -> None:
    """Three lines, and on the fourth a word longer than the shortest last line."""
    places = places_of([*[2.5] * 32, last])  # eleven words fill a line
    assert widths(places, chosen(places, task(30, kind="ragged")))[-1] > last + 2.5


def test_a_ragged_line_is_not_left_half_empty_for_the_last_one() -> None:
    places = places_of([*[2.5] * 32, 4.0])
    assert min(widths(places, chosen(places, task(30, kind="ragged")))[:-1]) > 20


def test_a_line_that_should_end_whole() -> None:
    places = places_of([*[2.2] * 4, 1.6, *[1.0] * 20], {4: 0.4})
    usual = chosen(places, task(10.2))
    wanted = chosen(places, task(10.2), Request(whole=(1,)))
    assert places.shows_hyphen[usual.ends[0]]
    assert not places.shows_hyphen[wanted.ends[0]]
    assert wanted.lines == usual.lines


def test_one_line_more_or_fewer_if_it_can_be() -> None:
    places = places_of([1.0] * 60)
    usual = chosen(places, task(10.2))
    more = chosen(places, task(10.2), Request(more=1))
    assert more.lines == usual.lines + 1
    assert more.demerits > usual.demerits
    assert chosen(places, task(10.2), Request(more=-3)) == usual
    assert set(variants(places, task(10.2))) >= {usual.lines, usual.lines + 1}


WORDS = st.lists(st.floats(0.3, 4.0), min_size=1, max_size=60)


def test_what_is_too_long_to_be_balanced_is_ragged() -> None:
    places = places_of([2, 3, 1, 4] * 100)
    assert chosen(places, task(10, kind="balanced")) == chosen(places, task(10, kind="ragged"))


@given(WORDS, st.floats(6.0, 14.0), st.sampled_from(["justified", "ragged", "balanced"]))
def test_lines_follow_one_another_and_fit(words: list[float], room: float, kind: str) -> None:
    """Whatever the words: every line fits its room, and together they are the whole paragraph."""
    places = places_of(words)
    choice = chosen(places, task(room, kind=kind))
    assert choice.ends[-1] == len(places) - 1
    assert all(a < b for a, b in pairwise((0, *choice.ends)))
    starts = (0, *choice.ends)
    for start, end in zip(starts, choice.ends, strict=False):
        natural = places.end_width[end] - places.start_width[start]
        white = places.end_white[end] - places.start_white[start]
        least = natural - white * (1 - STIFF.word_space_least) if kind == "justified" else natural - 0.06
        assert least <= room + 1e-5


@given(WORDS, st.floats(6.0, 14.0))
def test_variants_are_what_they_say(words: list[float], room: float) -> None:
    places = places_of(words)
    usual = chosen(places, task(room))
    for lines, choice in variants(places, task(room)).items():
        assert choice.lines == lines
        assert choice.demerits >= usual.demerits - 1e-6 or choice.lines == usual.lines


@given(WORDS, st.floats(6.0, 14.0))
def test_balancing_takes_no_more_lines_than_filling(words: list[float], room: float) -> None:
    places, filled, left = places_of(words), 1, room
    for word in words:
        if word > left + 1e-9:
            filled, left = filled + 1, room
        left -= word + SPACE
    assert chosen(places, task(room, kind="balanced")).lines <= filled


def test_no_last_line_is_only_the_rest_of_a_word() -> None:
    places = places_of([*[1.0] * 8, 3.0], {8: 1.0})  # with the whole word 13, with its first part 11
    for room in (10.8, 10.9, 11.0):
        choice = chosen(places, task(room))
        assert not places.shows_hyphen[choice.ends[-2]]
