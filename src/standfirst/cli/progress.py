"""Progress, for people: what is being made, on one line that is written over."""

from __future__ import annotations

import shutil
import sys
from typing import TextIO

import click

from standfirst.diagnostics.render import printable

WITHOUT_NAME = 50
"""Columns that the bar and the numbers take at most."""


class ProgressBar:
    """Pieces and pages, as they are done. Nothing is written into a pipe."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream: TextIO | None = stream or sys.stderr
        self._bar: click._termui_impl.ProgressBar[str] | None = None
        self._pages = 0

    def begin(self, tasks: int) -> None:
        """So many more tasks have to be done."""
        if self._stream is None or not self._stream.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=0,
                file=self._stream,
                bar_template="%(bar)s %(info)s",
                width=20,
                fill_char="█",
                empty_char="░",
                show_pos=True,
                show_percent=False,
                show_eta=False,
                item_show_func=self._facts,
            )
        self._bar.length = (self._bar.length or 0) + tasks
        self._bar.render_progress()

    def done(self, name: str, pages: int) -> None:
        """One has been done: this piece, so many pages of it."""
        self._pages += pages
        if self._bar is not None:
            self._bar.update(1, name)

    def end(self) -> None:
        """Take the line away, and show the cursor again."""
        if self._bar is not None and self._stream is not None:
            self._stream.write("\r\x1b[K\x1b[?25h")
            self._stream.flush()
        self._bar, self._pages = None, 0

    def _facts(self, name: str | None) -> str:
        pages = f"{self._pages} page{'s' * (self._pages > 1)}  " if self._pages else ""
        room = shutil.get_terminal_size().columns - WITHOUT_NAME
        return f"{pages}{printable(name or '')[: max(0, room)]}"
