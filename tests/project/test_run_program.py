"""A program of others takes no longer than it may."""

from __future__ import annotations

import sys

import pytest

from standfirst.project.run_program import TookTooLongError, run_program


def test_what_it_writes_and_how_it_ends_is_given() -> None:
    done = run_program([sys.executable, "-c", "import sys; print('out'); sys.exit('err')"], 60)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"out\n", b"err\n")


def test_one_that_never_ends_is_ended() -> None:
    with pytest.raises(TookTooLongError):
        run_program([sys.executable, "-c", "while True: pass"], 1)
