"""The sample publication in two reading systems, in a real browser, page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from readers.room import Book, Room
from sample import sample, sample_face
from standfirst.check.fidelity.expected import in_ebook
from standfirst.editions.screen_design import on_screen
from standfirst.editions.typography import set_document
from standfirst.model.document import Piece

ENGINES = ("foliate", "epubjs")
LIGHTS = {"light": False, "dark": True}

pytestmark = pytest.mark.usefixtures("photographed")


@pytest.mark.parametrize("engine", ENGINES)
def test_every_word_is_seen_in_its_order(engine: str, room: Room, sample_book: Book) -> None:
    room.ask("open", engine=engine, file=str(sample_book.file))
    reading = room.ask("read")
    assert [section["unseen"] for section in reading["sections"]] == [[] for _ in sample_book.spine]
    shown = ["".join(section["seen"]) for section in reading["sections"]]
    assert shown == [sample_book.words(number) for number in range(len(sample_book.spine))]
    for number, piece in pieces_of(sample_book):
        seen, at = letters("".join(reading["sections"][number]["ours"])), 0
        for run in in_ebook(piece).text:
            at = seen.find(letters(run.words), at)
            assert at >= 0, f"not seen, or not in its order: {run.words}"
    assert room.ask("complaints") == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_large_type_loses_no_word_either(engine: str, room: Room, sample_book: Book) -> None:
    room.ask("open", engine=engine, file=str(sample_book.file), size="200%", width=400, height=600)
    reading = room.ask("read")
    assert [section["unseen"] for section in reading["sections"]] == [[] for _ in sample_book.spine]


@pytest.mark.parametrize("engine", ENGINES)
def test_contents_and_landmarks_lead_where_they_say(engine: str, room: Room, sample_book: Book) -> None:
    room.ask("open", engine=engine, file=str(sample_book.file))
    places = room.ask("places")
    contents = list(flat(places["contents"]))
    assert [(line["label"], plain(line["href"])) for line in contents] == sample_book.list_of("toc")
    for line in contents:
        found = room.ask("go", href=line["href"], id=anchor(line["href"]))
        assert found["seen"], line
        assert letters(found["words"]).startswith(letters(line["label"].rstrip(" …"))) or not anchor(
            line["href"]
        )
    landmarks = places["landmarks"]
    assert [(line["label"], plain(line["href"])) for line in landmarks] == sample_book.list_of("landmarks")
    for line in landmarks:
        found = room.ask("go", href=line["href"])
        assert sample_book.spine[found["section"]] == plain(line["href"])


@pytest.mark.parametrize("engine", ENGINES)
def test_the_page_list_leads_to_every_page(engine: str, room: Room, sample_book: Book) -> None:
    room.ask("open", engine=engine, file=str(sample_book.file))
    pages = room.ask("places")["pages"]
    assert [(line["label"], plain(line["href"])) for line in pages] == sample_book.list_of("page-list")
    for line in pages:
        assert room.ask("go", href=line["href"], id=anchor(line["href"]))["seen"], line


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("engine", ENGINES)
def test_pull_quotes_look_like_none_of_the_text(
    engine: str, light: str, room: Room, sample_book: Book
) -> None:
    room.ask("open", engine=engine, file=str(sample_book.file), dark=LIGHTS[light])
    room.ask("go", href=address("text/the-press-under-the-viaduct.xhtml", engine))
    quote, words, text = (look(room, selector) for selector in (".pull-quote", ".pull-quote p", ".turn p"))
    assert size(words["font-size"]) > 1.2 * size(text["font-size"])
    assert size(quote["border-top-width"]) >= 2
    assert words["color"] == text["color"]
    assert contrast(quote["border-top-color"], words["paper"]) >= 3  # the colour of its section (WCAG 1.4.11)
    assert contrast(words["color"], words["paper"]) >= 4.5


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("engine", ENGINES)
def test_notes_look_like_notes(engine: str, light: str, room: Room, sample_book: Book) -> None:
    room.ask("open", engine=engine, file=str(sample_book.file), dark=LIGHTS[light])
    room.ask("go", href=address("text/the-slip.xhtml", engine))
    note, text, notes = (look(room, selector) for selector in (".note p", ".body p", ".notes"))
    assert size(note["font-size"]) < size(text["font-size"])
    assert size(notes["border-top-width"]) > 0
    assert contrast(note["color"], note["paper"]) >= 4.5


def test_a_note_pops_up_with_its_words(room: Room, sample_book: Book) -> None:
    room.ask("open", engine="foliate", file=str(sample_book.file))
    room.ask("go", href="EPUB/text/the-slip.xhtml")
    popped = room.ask("note", selector="a.note-reference")["popped"]
    assert popped["type"] == "footnote"
    first_note = next(
        note for piece in sample().document.pieces if piece.name == "the-slip" for note in piece.notes
    )
    assert letters(popped["words"]).startswith("1")
    assert len(letters(popped["words"])) > 20 and first_note.number == 1


def test_a_reader_that_pops_nothing_up_goes_to_the_note_and_back(room: Room, sample_book: Book) -> None:
    room.ask("open", engine="epubjs", file=str(sample_book.file))
    room.ask("go", href="text/the-slip.xhtml")
    assert room.ask("note", selector="a.note-reference")["led"]
    assert room.ask("note", selector="[role=doc-backlink]")["led"]


def pieces_of(book: Book) -> Iterator[tuple[int, Piece]]:
    """The model's pieces as they are set and as screens have them, each with the number of its section."""
    for piece in set_document(sample().document).pieces:
        yield book.spine.index(f"text/{piece.name}.xhtml"), on_screen(piece, sample_face())[0]


def letters(text: str) -> str:
    """Letters and figures alone, in one case."""
    return "".join(c for c in text.casefold() if c.isalnum())


# -- what the reader computed -------------------------------------------------------------------


def address(path: str, engine: str) -> str:
    """foliate's addresses begin at the archive, epub.js's beside the package document."""
    return f"EPUB/{path}" if engine == "foliate" else path


def plain(href: str) -> str:
    return href.removeprefix("EPUB/")


def anchor(href: str) -> str | None:
    return href.partition("#")[2] or None


def flat(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield line
        yield from flat(line["under"])


PROPERTIES = ("font-size", "color", "border-top-width", "border-top-color")


def look(room: Room, selector: str) -> dict[str, str]:
    found = room.ask("styles", selector=selector, properties=PROPERTIES)
    assert found, f"nothing here is {selector}"
    return dict(found)


def size(length: str) -> float:
    return float(length.removesuffix("px"))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted(luminance(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(n) / 255 for n in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
