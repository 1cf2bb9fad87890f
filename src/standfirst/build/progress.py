"""Progress, for people: what is being made, on one line that is written over."""

from __future__ import annotations

import shutil
import sys
from typing import TextIO


class Bar:
    """A bar with pieces and pages. Nobody watches a pipe, and nothing is written into one."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shows = self._stream.isatty()
        self._tasks = self._done = self._pages = 0

    def begin(self, tasks: int) -> None:
        """So many more jobs have to be done."""
        self._tasks += tasks
        self._show("")

    def done(self, name: str, pages: int) -> None:
        """One has been done: this piece, so many pages of it."""
        self._done += 1
        self._pages += pages
        self._show(name)

    def end(self) -> None:
        """Take the line away."""
        if self._shows and self._tasks:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
        self._tasks = self._done = self._pages = 0

    def _show(self, name: str) -> None:
        if not self._shows:
            return
        width = shutil.get_terminal_size().columns - 1
        full = round(20 * self._done / max(1, self._tasks))
        pages = f", {self._pages} page{'s' * (self._pages > 1)}" if self._pages else ""
        line = f"{'█' * full}{'░' * (20 - full)} {self._done} of {self._tasks}{pages}  {name}"
        self._stream.write(f"\r\x1b[K{line[:width]}")
        self._stream.flush()
