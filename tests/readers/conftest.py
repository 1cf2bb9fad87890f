"""The reading room, and the books that are read in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from judging import judge
from readers.room import Book, Room
from sample import sample_epub


@pytest.fixture(scope="session")
def room() -> Iterator[Room]:
    """One browser for all tests; they are skipped where there is none."""
    with judge():
        opened = Room()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    file = tmp_path_factory.mktemp("books") / "sample.epub"
    file.write_bytes(sample_epub())
    return Book(file)


@pytest.fixture
def photographed(room: Room, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """Keeps a picture of what the reader showed when a test failed, and says where."""
    failed = request.session.testsfailed
    yield
    if request.session.testsfailed > failed:
        print("what the reader showed:", room.ask("picture", file=str(tmp_path / "page.png")))
