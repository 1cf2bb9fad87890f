"""A small publication on a desk, built once, without a browser."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from building import OF_THIS_RUN
from standfirst.desk.desk import Desk
from standfirst.desk.engine import Engine, EngineSettings
from standfirst.desk.messages import Message
from standfirst.desk.routes import application
from standfirst.project.files import find

Write = Callable[..., Path]
TOKEN, PORT = "a-token", 8123
ORIGIN = f"http://127.0.0.1:{PORT}"

MANUSCRIPTS = {
    "publication.toml": '# Ours.\ntitle = "The weir"  # as on the sign\nlanguage = "en-GB"\nslug = "weir"\n'
    'identifier = "urn:uuid:4f0c2f7e-6f0b-4d39-8a53-3a86a6e5b1c0"\n',
    "a-barge.md": "# The barge\n\nBy Ada Marsh\n\nIt lay at the weir all winter, and the com-\n"
    "puter on board, an old computer, kept its time.\n\nNobody came.{>>Who says so?<<}\n",
    "b-letters.md": "# Letters\n\n**Ada:** Where did you find the boat?\n\n"
    "**Tom:** Below the weir, in the reeds.\n\n"
    "**Ada:** Was anybody with it?\n\n**Tom:** A heron, and it did not say much.\n",
    "c-nothing.md": "",
}


def settings_of(folder: Path, **more: object) -> EngineSettings:
    """An engine in this process, which shares what is made once for all tests."""
    given: dict[str, object] = {
        "path": folder,
        "out": folder / "out",
        "cache": Path(os.environ[OF_THIS_RUN]),
        "jobs": 0,
        "seconds": 60.0,
        "megabytes": 2000,
    }
    return EngineSettings(**{**given, **more})  # type: ignore[arg-type]


def built(folder: Path, *edits: Callable[[], object]) -> list[Message]:
    """What the engine reports of one build; with edits, of the one after the last of them."""
    said: list[Message] = []
    engine = Engine(settings_of(folder), said.append, lambda _: False)
    engine.rebuild()
    for edit in edits:
        edit()
        said.clear()
        engine.rebuild()
    engine.stop()
    return said


def desk_of(folder: Path) -> Desk:
    """The desk after one build; nothing is watched."""
    desk = Desk(find(folder), settings_of(folder))
    for message in built(folder):
        desk.take(message)
    return desk


def browser_at(desk: Desk) -> TestClient:
    """A browser that has the token."""
    client = TestClient(application(desk, TOKEN, PORT), base_url=ORIGIN, headers={"origin": ORIGIN})
    assert client.get(f"/?t={TOKEN}").status_code == 200
    return client


@pytest.fixture
def folder(write: Write) -> Path:
    return write(dict(MANUSCRIPTS))


@pytest.fixture
def desk(folder: Path) -> Desk:
    return desk_of(folder)


@pytest.fixture
def browser(desk: Desk) -> TestClient:
    return browser_at(desk)
