"""The proof sheet in a real browser: from disk, without a network, for every eye, and on paper."""

from __future__ import annotations

import base64
from pathlib import Path

import pypdfium2
import pytest

from proofs import sheet
from readers.room import Room

pytestmark = pytest.mark.usefixtures("photographed")


@pytest.fixture(scope="session")
def sheet_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sheets") / "proof.html"
    file.write_text(sheet(), "utf-8")
    return file


def test_it_opens_from_disk_and_asks_for_nothing(room: Room, sheet_file: Path) -> None:
    assert room.ask("sheet", file=str(sheet_file)) == "Sorts & Spaces: proof sheet"
    assert room.ask("complaints") == []


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (320, False)])
def test_axe_objects_to_nothing(width: int, dark: bool, room: Room, sheet_file: Path) -> None:
    room.ask("sheet", file=str(sheet_file), width=width, dark=dark)
    assert room.ask("axe") == []


@pytest.mark.parametrize("width", [320, 400, 768, 1280])
def test_nobody_has_to_scroll_sideways(width: int, room: Room, sheet_file: Path) -> None:
    room.ask("sheet", file=str(sheet_file), width=width)
    assert room.ask("width") == width


def test_on_paper_each_piece_begins_a_page_and_there_is_room_to_sign(room: Room, sheet_file: Path) -> None:
    room.ask("sheet", file=str(sheet_file))
    pdf = pypdfium2.PdfDocument(base64.b64decode(room.ask("print")))
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    openings = [words.split("\n")[0].strip() for words in pages]
    assert {"interview · foundry.md", "article · letters.md", "article · stranger.md"} <= set(openings)
    assert "Passed for press" in pages[-1]
    assert "Signature" in pages[-1]
