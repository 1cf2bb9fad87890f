"""Limits of this process: what it does itself may not take for ever, nor all memory."""

from __future__ import annotations

import signal
import time
from contextlib import suppress

import pytest

from standfirst.build.enforce_limits import OutOfMemoryError, OutOfTimeError, limited, require_memory
from standfirst.build.limits import Limits

IMPATIENT = Limits(seconds=0.1)


def spin() -> None:
    while True:
        pass


def test_work_without_end_is_given_up() -> None:
    with pytest.raises(OutOfTimeError, match=r"more than 0\.1 seconds of processor time"), limited(IMPATIENT):
        spin()


def test_whoever_thinks_nothing_of_it_is_told_again() -> None:
    with pytest.raises(OutOfTimeError), limited(IMPATIENT):
        with suppress(Exception):
            spin()
        spin()


def test_waiting_takes_no_time_and_nothing_is_limited_afterwards() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with limited(IMPATIENT):
        time.sleep(0.3)
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_all_memory_is_too_much() -> None:
    with pytest.raises(OutOfMemoryError, match="more than 100 megabytes"), limited(Limits(megabytes=100)):
        bytearray(500_000_000)
    assert len(bytearray(200_000_000)) == 200_000_000


def test_what_needs_more_memory_than_is_left_is_not_begun() -> None:
    with limited(Limits(megabytes=100)):
        require_memory(50)
        with pytest.raises(OutOfMemoryError, match="megabytes are left, and 200 are needed"):
            require_memory(200)


def test_the_command_line_has_the_same_limits() -> None:
    from standfirst.build.limits import Limits
    from standfirst.cli.build import build

    defaults = {option.name: option.default for option in build.params}
    assert (defaults["limit_time"], defaults["limit_memory"]) == (Limits().seconds, Limits().megabytes)
