"""What can be shown over the pages: the type area, the grid of lines, a compositor's objections."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from desk.conftest import built, settings_of
from standfirst.desk.desk import Desk
from standfirst.desk.engine import Engine
from standfirst.desk.messages import Message, Objected, Paged

Write = Callable[..., Path]


def test_every_page_has_a_type_area_and_a_leading(desk: Desk, browser: TestClient) -> None:
    for page in browser.get("/state").json()["pages"]:
        left, top, right, bottom = page["area"]
        if page["key"]:
            assert 0 <= left < right <= page["width"] and 0 <= top < bottom <= page["height"]
            assert 8 < page["leading"] < 30


def test_objections_have_their_places_and_go_with_their_pages(write: Write) -> None:
    loose = f"It {'m' * 21} stood {'w' * 24} there. " * 12  # words that no dictionary breaks
    folder = write({"publication.toml": 'title = "A"\nslug = "a"\n', "a.md": f"# A\n\n{loose}\n"})
    said: list[Message] = []
    engine = Engine(settings_of(folder), said.append, lambda _: False)
    engine.find_objections()
    engine.stop()
    (message,) = said
    assert isinstance(message, Objected)
    (paged,) = (each for each in built(folder) if isinstance(each, Paged))
    for each in message.objections:
        left, top, right, bottom = each.box
        page = paged.pages[each.page]
        assert each.code.startswith("S5") and page.piece and each.file.endswith("a.md")
        assert left < right <= page.width and top < bottom <= page.height
    assert message.objections
