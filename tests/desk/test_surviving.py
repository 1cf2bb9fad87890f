"""A desk that is killed at any moment leaves whole files: what it said was saved is saved."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from standfirst.desk.files import ConflictError, Files
from standfirst.project.files import find

Write = Callable[..., Path]
MOMENTS, LINES = 50, 40
LINE = "A word that was saved stays saved, whatever becomes of the desk.\n"


def killed_while_saving(folder: Path, moment: int) -> str:
    """Save ever longer texts in a process of its own, which is killed after so many of them, or while it
    writes the next; the last text that it said was saved."""
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        files = Files(find(folder))
        opened = files.read("a.md")
        for _ in range(moment + 1000):
            text = opened.text + LINE
            opened = files.save("a.md", text, opened.mark, opened.text, "edited")
            os.write(said, len(text).to_bytes(4, "big"))
        os._exit(0)
    os.close(said)
    length = 0
    for _ in range(moment + 1):
        length = int.from_bytes(os.read(heard, 4), "big")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(heard, 4):
        length = int.from_bytes(rest, "big")
    os.close(heard)
    return "# A\n\n" + LINE * ((length - len("# A\n\n")) // len(LINE))


def test_a_kill_at_any_moment_loses_no_saved_word(write: Write) -> None:
    folder = write({"publication.toml": 'title = "A"\n', "a.md": "# A\n\n"})
    for moment in range(MOMENTS):
        (folder / "a.md").write_text("# A\n\n")
        saved = killed_while_saving(folder, moment)
        there = (folder / "a.md").read_text()
        assert there in (saved, saved + LINE)
        assert find(folder).file is None  # and the folder is still a publication that can be opened


def adding_lines(folder: Path, name: str, *, at_the_end: bool) -> int:
    """A process that saves a line more, again and again, and merges what somebody else saved meanwhile."""
    child = os.fork()
    if child:
        return child
    files = Files(find(folder))
    opened = files.read("a.md")
    for number in range(LINES):
        line = f"{name} {number}.\n"
        text = opened.text + line if at_the_end else line + opened.text
        while True:
            try:
                opened = files.save("a.md", text, opened.mark, opened.text, "edited")
                break
            except ConflictError as conflict:
                assert conflict.both is not None
                opened, text = conflict.theirs, conflict.both
    os._exit(0)


def test_two_desks_on_one_folder_lose_nothing(write: Write) -> None:
    middle = "".join(f"Between {number}.\n" for number in range(9))
    folder = write({"publication.toml": 'title = "A"\n', "a.md": middle})
    children = [adding_lines(folder, name, at_the_end=name == "Ada") for name in ("Ada", "Tom")]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    there = (folder / "a.md").read_text().splitlines()
    assert sorted(there) == sorted(
        [*middle.splitlines(), *(f"{name} {number}." for name in ("Ada", "Tom") for number in range(LINES))]
    )
