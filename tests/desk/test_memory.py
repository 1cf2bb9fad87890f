"""A desk that stays open: after hundreds of edits it holds no more than after the first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from building import OF_THIS_RUN
from desk.conftest import settings_of
from desk.memory import NEEDS_LINUX, children_of, megabytes
from desk.stories_publication import write_publication
from standfirst.build.garbage import collect_garbage
from standfirst.desk.desk import Desk
from standfirst.desk.engine import Engine
from standfirst.project.files import find

EDITS = 160
WINDOW = 40
GROWTH = 0.05
"""Megabytes for each edit: an editor who saves a thousand times a day has a desk that is 50 MB larger in the
evening."""


@pytest.mark.slow
@NEEDS_LINUX
def test_edits_leave_nothing_behind(tmp_path: Path) -> None:
    """The most that each process holds in the last edits is hardly more than the most in the first.

    Of the highest points, not of single ones: garbage is collected now and then.
    """
    write_publication(tmp_path)
    desk = Desk(find(tmp_path), settings_of(tmp_path, jobs=1, cache=Path(os.environ[OF_THIS_RUN])))
    engine = Engine(desk.settings, desk.take, lambda _: False)
    others = set(children_of(os.getpid()))
    engine.rebuild()
    engine.warm_up()
    opened = desk.files.read("letters.md")
    held: list[tuple[float, float]] = []
    for number in range(EDITS):
        text = f"{opened.text[:-1]} He waited {number} days and {number * 7919 % 1000} nights."
        now = desk.files.read("letters.md")
        desk.files.save("letters.md", text + "\n", now.mark, now.text)
        engine.rebuild()
        collect_garbage()
        (worker,) = set(children_of(os.getpid())) - others
        held.append((megabytes(os.getpid()), megabytes(worker)))
    engine.stop()
    between = len(held) - 2 * WINDOW
    for process in zip(*held, strict=True):
        first, last = max(process[WINDOW : 2 * WINDOW]), max(process[-WINDOW:])
        assert last - first < 2 + GROWTH * between, [round(each) for each in process]
    assert len(desk.files.history) < 10  # typed in one go
