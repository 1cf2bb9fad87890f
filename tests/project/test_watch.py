"""Watching: a saved file is in both editions soon, and nothing that is saved ends it."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from render.pdf.reading import pages_of

SETTINGS = 'title = "Two"\nlanguage = "en-GB"\nidentifier = "urn:uuid:9a4f6c1e-4a57-4f0e-9d7e-0d2a1c4b5e6f"\n'
CHECKOUT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds: far more than it takes."""


class Watched:
    """``standfirst watch`` in a folder, and what it says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "standfirst", "watch", ".", "-o", "out"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
            stdout=subprocess.PIPE,
            stderr=(folder / "said.txt").open("w"),
            text=True,
            # Whoever runs the tests in the background has them ignore Ctrl-C, and all that they begin.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )

    def line(self) -> str:
        """The next line of standard output."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        assert ready, "nothing was said"
        return self.process.stdout.readline()

    def save(self, name: str, content: str | bytes) -> str:
        """Save a file as an editor does, and give the line that says what came of it."""
        file = self.folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.line()

    def words(self) -> str:
        return " ".join(pages_of((self.folder / "out" / "two.pdf").read_bytes()))


@pytest.fixture
def watched(write: Callable[..., Path]) -> Iterator[Watched]:
    folder = write(
        {
            "publication.toml": SETTINGS,
            "a.md": "# First\n\nWords that stand.\n\n![a dot](dot.svg)\n",
            "b.md": "# Second\n\nOther words.\n",
            "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>',
            "styles/own.css": ":root { --text-size: 11pt }",
        }
    )
    it = Watched(folder)
    try:
        assert "out/two.pdf" in it.line()
        yield it
        it.process.send_signal(signal.SIGINT)
        assert it.process.wait(PATIENCE) == 130
    finally:
        it.process.kill()
    assert "Traceback" not in (folder / "said.txt").read_text()


def test_whatever_is_saved_is_in_both_editions(watched: Watched) -> None:
    line = watched.save("b.md", "# Second\n\nEntirely new words.\n")
    assert "out/two.pdf" in line
    assert "1 of 2 pieces new" in line
    assert "out/two.epub" in line
    assert "Entirely new words" in watched.words()
    assert "out/the-pair.pdf" in watched.save("publication.toml", SETTINGS.replace("Two", "The Pair"))
    names = {file.name for file in (watched.folder / "out").iterdir()}
    assert {"the-pair.pdf", "the-pair.epub"} <= names and not {"two.pdf", "two.epub"} & names
    assert watched.save("styles/own.css", ":root { --text-size: 9pt }").startswith(
        "own.css: out/the-pair.pdf"
    )
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="4" height="9"/></svg>'
    )
    assert watched.save("dot.svg", drawing).startswith("dot.svg: ")


def test_editors_that_save_by_rename_add_and_delete_are_understood(watched: Watched) -> None:
    """As vim and many others do: the new text is written beside the file, and takes its place."""
    beside = watched.folder / ".b.md.swp"
    beside.write_text("# Second\n\nRenamed into place.\n")
    beside.rename(watched.folder / "b.md")
    assert "out/two.pdf" in watched.line()
    assert "Renamed into place" in watched.words()
    assert "1 of 3 pieces new" in watched.save("c.md", "# Third\n\nA new piece.\n")
    assert "A new piece" in watched.words()
    (watched.folder / "c.md").unlink()
    assert watched.line().startswith("c.md: out/two.pdf")
    assert "A new piece" not in watched.words()


def test_an_editors_decision_is_a_change(watched: Watched) -> None:
    line = watched.save("b.md", "# Second\n\nThe com-\nputer was there, a computer as they come.\n")
    assert "out/two.pdf" in line
    assert "The computer was" in watched.words()
    watched.save("decisions.toml", '[rules]\nhyphens-at-line-ends = "refuse"\n')
    assert "The computer was" not in watched.words()


def test_a_manuscript_that_breaks_does_not_end_it(watched: Watched) -> None:
    watched.save("b.md", b"---\ntitle: [\n---\n\n\xff\xfe\x00")
    assert watched.process.poll() is None
    assert "error" in (watched.folder / "said.txt").read_text()
    watched.save("b.md", "# Second\n\nWell again.\n")
    assert "Well again" in watched.words()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_name_that_is_no_text_does_not_end_it(watched: Watched) -> None:
    Path(os.fsdecode(os.fsencode(watched.folder) + b"/\xff.txt")).write_text("x")
    assert "1 of 2 pieces new" in watched.save("b.md", "# Second\n\nEntirely new words.\n")
    assert "1 of 2 pieces new" in watched.save("b.md", "# Second\n\nAnd others.\n")


def test_what_it_makes_itself_does_not_wake_it(watched: Watched) -> None:
    assert watched.process.stdout is not None
    watched.save("b.md", "# Second\n\nOnce.\n")
    ready, _, _ = select.select([watched.process.stdout], [], [], 1)
    assert not ready


def test_a_folder_that_was_removed_is_noticed_when_it_returns(watched: Watched) -> None:
    """It is the one that the command stands in, too."""
    shutil.copytree(watched.folder, there := watched.folder.with_name("there"))
    shutil.rmtree(watched.folder)
    (there / "a.md").write_text("# First\n\nWords that came back.\n")
    there.rename(watched.folder)
    while "came back" not in watched.words():
        assert watched.line()
    watched.save("b.md", "# Second\n\nAnd went on.\n")
    assert "went on" in watched.words()
