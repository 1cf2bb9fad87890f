"""The progress bar: for people who watch, and nothing for a pipe."""

from __future__ import annotations

import io

from standfirst.cli.progress import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_shows_how_many_are_done_and_goes_without_a_trace() -> None:
    terminal = Terminal()
    bar = ProgressBar(terminal)
    bar.begin(2)
    bar.done("Two gardeners", 3)
    bar.begin(1)
    bar.done("The quince", 1)
    bar.end()
    shown = terminal.getvalue()
    assert "1/2  3 pages  Two gardeners" in shown
    assert "2/3  4 pages  The quince" in shown
    assert shown.endswith("\r\x1b[K\x1b[?25h")


def test_a_long_title_does_not_go_over_the_end_of_the_line() -> None:
    terminal = Terminal()
    bar = ProgressBar(terminal)
    bar.begin(1)
    bar.done("Of everything that was said about the wall " * 20, 3)
    assert max(map(len, terminal.getvalue().split("\r"))) < 100


def test_a_pipe_gets_nothing() -> None:
    pipe = io.StringIO()
    bar = ProgressBar(pipe)
    bar.begin(1)
    bar.done("Two gardeners", 3)
    bar.end()
    assert pipe.getvalue() == ""
