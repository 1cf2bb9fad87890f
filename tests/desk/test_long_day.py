"""A desk that is worked at for a long time, and one that is killed: the real one, asked as a browser asks."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from building import OF_THIS_RUN
from desk.browsing import RunningDesk
from desk.memory import NEEDS_LINUX, family_of, megabytes
from desk.stories_publication import write_publication

pytestmark = [pytest.mark.slow, NEEDS_LINUX]

EDITS = 500
MEASURED_EVERY = 5
FIRST, LAST = 0.3, 0.7
"""Of the edits: memory is compared between the second part of the day's beginning and its end."""
GROWTH = 0.05
"""Megabytes for each edit."""
MOMENTS = 50
LATEST = 0.5
"""Seconds after the first save at which a desk is killed at the latest."""
LINE = "A word that was saved stays saved, whatever becomes of the desk.\n"


class Visitor(httpx.Client):
    """What a page of the browser does, without a browser."""

    def __init__(self, desk: RunningDesk) -> None:
        origin = desk.address.partition("/?")[0]
        super().__init__(base_url=origin, headers={"origin": origin}, follow_redirects=True, timeout=60)
        self.get(desk.address).raise_for_status()

    def save(self, path: str, text: str) -> None:
        """Write a text over what is there now."""
        opened = self.get("/manuscript", params={"path": path}).json()
        given = {"path": path, "text": text, "mark": opened["mark"], "base": opened["text"], "what": ""}
        self.post("/save", json=given).raise_for_status()

    def until_done(self) -> None:
        """Wait until both editions are as saved: the desk tells of every step."""
        with self.stream("GET", "/events") as events:
            told = events.iter_lines()
            while self.get("/state").json()["status"] != "done":
                next(told)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_publication(tmp_path)
    return tmp_path


def begun(folder: Path) -> RunningDesk:
    return RunningDesk(folder, Path(os.environ[OF_THIS_RUN]))


def held_while_edited(desk: RunningDesk, visitor: Visitor) -> Iterator[list[float]]:
    """What each process holds, after every few edits, which are waited for."""
    text = desk.text("letters.md")
    for number in range(EDITS):
        visitor.save(
            "letters.md", f"{text[:-1]} He waited {number} days and {number * 7919 % 1000} nights.\n"
        )
        if number % MEASURED_EVERY == 0:
            visitor.until_done()
            yield [megabytes(process) for process in family_of(desk.process)]


@pytest.mark.long
def test_hundreds_of_edits_leave_nothing_behind(folder: Path) -> None:
    """The most that each process holds at the end is hardly more than the most in the beginning."""
    desk = begun(folder)
    visitor = Visitor(desk)
    visitor.until_done()
    held = list(held_while_edited(desk, visitor))
    desk.stop()
    assert len({len(each) for each in held[2:]}) == 1, "a process has ended, or one more was begun"
    for process in zip(*held[2:], strict=True):
        beginning = process[len(process) // 10 : int(len(process) * FIRST)]
        end = process[int(len(process) * LAST) :]
        assert max(end) - max(beginning) < 2 + GROWTH * EDITS * (LAST - FIRST), [round(x) for x in process]


def saved_until_killed(desk: RunningDesk, moment: float) -> int:
    """How many lines the desk said were saved until it was killed, so many seconds after the first."""
    visitor, saved = Visitor(desk), 0
    text = desk.text("lock.md")
    killer = threading.Timer(moment, os.kill, (desk.process, signal.SIGKILL))
    try:
        while True:
            visitor.save("lock.md", text + LINE * (saved + 1))
            saved += 1
            if saved == 1:
                killer.start()
    except httpx.HTTPError:
        return saved
    finally:
        killer.join()


@pytest.mark.parametrize("seed", range(MOMENTS))
def test_a_desk_that_is_killed_has_saved_what_it_said(folder: Path, seed: int) -> None:
    before = (folder / "lock.md").read_text()
    desk = begun(folder)
    saved = saved_until_killed(desk, random.Random(seed).uniform(0, LATEST))
    desk.stop()
    there = desk.text("lock.md")
    assert there in (before + LINE * saved, before + LINE * (saved + 1))
    again = begun(folder)  # and can be opened again
    assert Visitor(again).get("/manuscript", params={"path": "lock.md"}).json()["text"] == there
    again.stop()
