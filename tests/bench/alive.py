"""How alive the desk is: ``python tests/bench/alive.py``, in a real browser.

Another word is saved in a piece that is shown, twenty times: in the sample, and in a chapter of twelve pages.
The medians say how long it is from saving to the changed page painted, by the clock, and how much processor
time server, engine and workers take for it (the browser's is its own). Seconds by the clock mean something
only on a quiet machine.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT / "src"), str(CHECKOUT / "tests")]

from desk.browsing import Browser, RunningDesk  # noqa: E402  # needs the path

EDITS = 20
REST = 2.0
"""Seconds that a desk is left alone before the next edit."""
WORDS_OF_A_CHAPTER = 4600
PAINTED = "since => deskPainted.find(each => each.what === 'page' && each.at > since)?.at"


def sample(folder: Path) -> str:
    """The sample, and the piece in which words are saved."""
    shutil.copytree(CHECKOUT / "source", folder / "source")
    return "source/" + next(
        file.name for file in sorted((folder / "source").glob("*.md")) if _paragraph(file)
    )


def chapter(folder: Path) -> str:
    """A publication of one chapter, with paragraphs of the sample."""
    words = 0
    paragraphs: list[str] = []
    while words < WORDS_OF_A_CHAPTER:
        for file in sorted((CHECKOUT / "source").glob("*.md")):
            for found in _PARAGRAPH.findall(file.read_text("utf-8")):
                if words < WORDS_OF_A_CHAPTER:
                    paragraphs.append(found.replace("[^", "[").strip())
                    words += len(found.split())
    (folder / "chapter.md").write_text("# A chapter\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    (folder / "publication.toml").write_text('title = "A book"\nlanguage = "en"\nslug = "book"\n', "utf-8")
    return "chapter.md"


_PARAGRAPH = re.compile(r"(?m)^[A-Z][^\n]{200,}$")


def _paragraph(file: Path) -> re.Match[str] | None:
    return _PARAGRAPH.search(file.read_text("utf-8"))


def nanoseconds(process: int) -> int:
    """The processor time of a process and of all that it began and that still run."""
    tasks = list(Path(f"/proc/{process}/task").iterdir())
    own = sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)
    children = (child for task in tasks for child in (task / "children").read_text().split())
    return own + sum(nanoseconds(int(child)) for child in children)


def measured(browser: Browser, desk: RunningDesk, file: Path) -> Iterator[tuple[float, float]]:
    """For each edit seconds from saving to the page painted, and seconds of processor time."""
    text, found = file.read_text("utf-8"), _paragraph(file)
    assert found
    for number in range(EDITS):
        browser.is_made()
        time.sleep(REST)
        spent, since = nanoseconds(desk.process), time.time() * 1000
        file.write_text(f"{text[: found.end()]} And {number} more.{text[found.end() :]}", "utf-8")
        painted = browser.until(PAINTED, since)
        yield (painted - since) / 1000, (nanoseconds(desk.process) - spent) / 1e9


def main() -> None:
    """Measure both, and print the medians."""
    browser = Browser()
    for name, write in (("sample", sample), ("chapter", chapter)):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / name
            folder.mkdir()
            piece = write(folder)
            desk = RunningDesk(folder, Path(scratch) / "cache")
            browser.open(desk)
            browser.open_piece(Path(piece).name)
            pages = browser.read("() => document.querySelectorAll('.page').length")
            walls, spent = zip(*measured(browser, desk, folder / piece), strict=True)
            desk.stop()
            print(
                f"{name}, {pages} pages: painted after {statistics.median(walls):.2f} s"
                f" ({min(walls):.2f} to {max(walls):.2f}),"
                f" {statistics.median(spent):.2f} s of processor time ({min(spent):.2f} to {max(spent):.2f})",
                flush=True,
            )
    browser.close()


if __name__ == "__main__":
    main()
