"""What was made of a piece is at hand while it is asked for, and no version of it longer."""

from __future__ import annotations

import pytest

from standfirst.model.remembered import MOST, forget_what_was_not_asked_for, remembered


def test_it_is_made_once_while_every_run_asks_for_it() -> None:
    made: list[str] = []

    @remembered
    def shouted(word: str, *, times: int = 1) -> str:
        made.append(word)
        return word.upper() * times

    for _ in range(3):
        assert [shouted("gate"), shouted("gate"), shouted("gate", times=2)] == ["GATE", "GATE", "GATEGATE"]
        forget_what_was_not_asked_for()
    assert made == ["gate", "gate"]


def test_what_a_whole_run_did_not_ask_for_is_forgotten() -> None:
    made: list[int] = []

    @remembered
    def version(number: int) -> int:
        made.append(number)
        return number

    version(1)
    forget_what_was_not_asked_for()
    forget_what_was_not_asked_for()
    version(1)
    assert made == [1, 1]


def test_where_no_run_ends_only_so_many_are_held() -> None:
    class Version:
        held = 0

        def __init__(self) -> None:
            Version.held += 1

        def __del__(self) -> None:
            Version.held -= 1

    @remembered
    def made(number: int) -> Version:
        del number
        return Version()

    for number in range(5 * MOST):
        made(number)
    assert Version.held <= 2 * MOST


def test_what_can_not_be_made_is_tried_again() -> None:
    @remembered
    def broken(word: str) -> str:
        raise ValueError(word)

    for _ in range(2):
        with pytest.raises(ValueError, match="gate"):
            broken("gate")
