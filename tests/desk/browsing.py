"""A real browser at a desk that runs: what the stories are told with."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from browser_process import PATIENCE, BrowserProcess
from judging import judge

HERE = Path(__file__).parent
NARROW = 1320
"""Pixels: on a narrower window not all panes are there at once."""
IS_DONE = "async () => (await (await fetch('/state')).json()).status === 'done'"


class RunningDesk:
    """`standfirst desk` on a folder."""

    def __init__(self, folder: Path, cache: Path) -> None:
        command = [
            sys.executable,
            "-m",
            "standfirst",
            "desk",
            ".",
            "-o",
            "out",
            "--no-browser",
            "--jobs",
            "1",
        ]
        self.folder = folder
        self._process = subprocess.Popen(
            [*command, "--cache", str(cache)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        found = re.search(r"http://\S+", self._process.stdout.readline())
        assert found
        self.address = found[0]

    @property
    def process(self) -> int:
        """The number of its server's process."""
        return self._process.pid

    def text(self, path: str) -> str:
        """A file of the publication, or nothing if it is not there."""
        file = self.folder / path
        return file.read_text("utf-8") if file.exists() else ""

    def stop(self) -> None:
        """As Ctrl-C does."""
        self._process.terminate()
        self._process.wait(PATIENCE)


class Browser(BrowserProcess):
    """Chromium at a desk."""

    def __init__(self) -> None:
        super().__init__(HERE / "browser.mjs")
        self.window: object = None
        """What it was opened with."""

    # -- what an editor does ------------------------------------------------------------------------

    def open(self, desk: RunningDesk, width: int = 1680, height: int = 1000, **options: object) -> None:
        """A new window on a desk; it waits until all is made."""
        self.window = width, height, options
        self.ask(
            "open", address=desk.address, options={"viewport": {"width": width, "height": height}, **options}
        )
        self.is_made()
        self.until("() => document.querySelector('#list button')")
        if width >= NARROW:
            self.until("() => document.querySelector('#pages img')")
            self.until("() => document.querySelector('#device iframe.shown')")

    def click(self, selector: str) -> None:
        """Click on the first element that this selects, once it is there."""
        self.ask("do", method="click", args=[selector])

    def fill(self, selector: str, words: str) -> None:
        """Put words into a field."""
        self.ask("do", method="fill", args=[selector, words])

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.ask("keyboard", method="press", args=[key])

    def type(self, words: str) -> None:
        """Type words where the cursor is."""
        self.ask("keyboard", method="type", args=[words])

    def read(self, script: str, value: object = None) -> Any:
        """What a function in the page gives."""
        return self.ask("read", script=script, value=value)

    def until(self, script: str, value: object = None, seconds: int = PATIENCE) -> Any:
        """The same, once it is true."""
        return self.ask("until", script=script, value=value, seconds=seconds)

    def text(self, selector: str) -> str:
        """The words of an element."""
        return str(self.ask("do", method="innerText", args=[selector]))

    def until_text(self, selector: str, words: str) -> None:
        """Wait until an element has these words."""
        self.until("([s, w]) => document.querySelector(s)?.textContent.includes(w)", [selector, words])

    def open_piece(self, path: str) -> None:
        """Open a manuscript, by its path."""
        self.click(f'#list button[data-path="{path}"]')
        self.until("path => document.getElementById('path').textContent === path", path)

    def is_made(self) -> None:
        """Wait until both editions are as saved, and the window says so."""
        self.until(IS_DONE, seconds=3 * PATIENCE)
        self.until("() => document.documentElement.dataset.status === 'done'")


def opened_browser() -> Iterator[Browser]:
    """One browser for all tests of a file, as a fixture; they are skipped where there is none."""
    with judge():
        browser = Browser()
    yield browser
    browser.close()
