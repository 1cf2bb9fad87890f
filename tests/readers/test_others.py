"""Other books in the reading systems: every kind of block, other scripts, damage, the example."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from building import KINDS, publish
from kitchen_sink import ARABIC, ASSETS, JAPANESE, KITCHEN_SINK
from readers.room import Book, Room
from sample import CHECKOUT
from standfirst.diagnostics import Report
from standfirst.editions.styles import Stylesheets, Theme
from standfirst.model.document import Document
from standfirst.project.files import find
from standfirst.render.epub import edition_of
from standfirst.render.epub.package import bind

pytestmark = pytest.mark.usefixtures("photographed")
ENGINES = ("foliate", "epubjs")

BOOKS = {
    "every-kind-of-block": KITCHEN_SINK,
    "arabic": replace(KITCHEN_SINK, pieces=(ARABIC,), title="الكتاب", language="ar"),
    "japanese": replace(KITCHEN_SINK, pieces=(JAPANESE,), title="紙について", language="ja"),
}


def bound(document: Document) -> bytes:
    folder = CHECKOUT / "styles"
    tokens, ebook = ((folder / name).read_text("utf-8") for name in ("tokens.css", "ebook.css"))
    styles = Stylesheets(tokens=tokens, print="", theme=Theme("", ""), ebook=ebook, fonts=folder / "fonts")
    return bind(edition_of(document, styles), ASSETS, styles)


def shelved(data: bytes, folder: Path) -> Book:
    file = folder / "book.epub"
    file.write_bytes(data)
    return Book(file)


def differences(engine: str, room: Room, book: Book) -> list[str]:
    """The content documents of which a reader, who turns every page, sees not all words in their order."""
    room.ask("open", engine=engine, file=str(book.file))
    sections = room.ask("read")["sections"]
    assert len(sections) == len(book.spine)
    return [
        book.spine[number]
        for number, section in enumerate(sections)
        if section["unseen"] or "".join(section["seen"]) != book.words(number)
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", BOOKS)
def test_every_word_is_seen_in_its_order(name: str, engine: str, room: Room, tmp_path: Path) -> None:
    assert differences(engine, room, shelved(bound(BOOKS[name]), tmp_path)) == []


@pytest.mark.parametrize(
    ("engine", "damage"),
    [
        ("foliate", ".turn > p { display: none }"),
        ("epubjs", ".turn > p { position: relative; left: -9999px }"),
        ("epubjs", ".speaker { font-size: 0 }"),
    ],
)
def test_words_that_nobody_sees_are_missed(engine: str, damage: str, room: Room, tmp_path: Path) -> None:
    damaged = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bound(KITCHEN_SINK))) as whole, zipfile.ZipFile(damaged, "w") as archive:
        for name in whole.namelist():
            added = damage.encode() if name.endswith(".css") else b""
            archive.writestr(name, whole.read(name) + added)
    book = shelved(damaged.getvalue(), tmp_path)
    assert differences(engine, room, book) == ["text/under-the-viaduct.xhtml"]


@pytest.mark.outside
@pytest.mark.parametrize("engine", ENGINES)
def test_every_word_of_the_example_is_seen(engine: str, outside: Path, room: Room, tmp_path: Path) -> None:
    place = find(outside / "interview" / "interview.md")
    made = {artefact.kind: artefact.data for artefact in publish(place, KINDS, Report())}
    book = shelved(made["epub"], tmp_path)
    assert differences(engine, room, book) == []
    for label, href in book.list_of("toc") + book.list_of("page-list"):
        file, _, id_ = href.partition("#")
        at = f"EPUB/{href}" if engine == "foliate" else href
        found = room.ask("go", href=at, id=id_)
        assert found["seen"] and book.spine[found["section"]] == file, label
