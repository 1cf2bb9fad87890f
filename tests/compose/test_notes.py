"""Notes counted through a publication, and gathered at its end."""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.compose.collect_pictures import Gallery
from standfirst.compose.compose_document import compose
from standfirst.diagnostics import Report
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.ebook_documents import PiecePage
from standfirst.editions.print import print_edition
from standfirst.layout.fragment_input import links_of
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import anchors, targets
from standfirst.model.document import Document, Piece
from standfirst.model.text import plain
from standfirst.model.traverse import walk_inlines
from standfirst.project.picture_file import Refused
from standfirst.project.settings import Publication
from standfirst.render.epub.document_input import document_input_for


def piece(name: str, *notes: str, kind: str = "article") -> Piece:
    references = tuple(i.NoteReference(f"note-{n}", n, f"noteref-{n}") for n, _ in enumerate(notes, 1))
    return Piece(
        name=name,
        kind=kind,  # type: ignore[arg-type]  # the test's own values
        language="en",
        opening=(b.Title(inlines=(i.Text(f"The {name}"),)),),
        body=(b.Paragraph(inlines=(i.Text("Words"), *references)),),
        notes=tuple(
            b.Note(
                number=n,
                anchor=f"note-{n}",
                references=(f"noteref-{n}",),
                blocks=(b.Paragraph(inlines=(i.Text(words),)),),
            )
            for n, words in enumerate(notes, 1)
        ),
    )


def composed(*pieces: Piece, **settings: object) -> Document:
    return compose(
        pieces,
        [f"{one.name}.md" for one in pieces],
        replace(Publication(title="T", style="book"), **settings),
        place_name="folder",
        is_bare=False,
        epoch=None,
        gallery=Gallery(lambda *_: Refused("S401", "no picture"), Report()),
        report=Report(),
    )


def numbers(piece: Piece) -> list[int]:
    """Those of the references in a piece's first paragraph."""
    (paragraph, *_) = piece.body
    assert isinstance(paragraph, b.Paragraph)
    return [x.number for x in walk_inlines(paragraph.inlines) if isinstance(x, i.NoteReference)]


PIECES = piece("lock", "one", "two"), piece("weir"), piece("mill", "three")


def test_notes_are_counted_through_each_piece_or_through_the_publication() -> None:
    assert [numbers(one) for one in composed(*PIECES).pieces] == [[1, 2], [], [1]]
    document = composed(*PIECES, note_numbers="publication")
    assert [numbers(one) for one in document.pieces] == [[1, 2], [], [3]]
    assert [note.number for one in document.pieces for note in one.notes] == [1, 2, 3]


def test_notes_at_the_end_of_the_book_stand_under_the_titles_of_the_pieces() -> None:
    document = composed(*PIECES, notes="book", index=True)
    assert [one.kind for one in document.pieces] == ["chapter", "chapter", "chapter", "notes", "index"]
    (lock, _, mill, notes, _) = document.pieces
    sections = [one for one in notes.body if isinstance(one, b.Section)]
    assert [plain(one.heading.inlines) for one in sections] == ["The lock", "The mill"]
    assert [[type(x) for x in one.blocks] for one in sections] == [[b.Note, b.Note], [b.Note]]
    assert lock.notes == mill.notes == ()
    (note,) = sections[1].blocks
    assert note.anchor == "mill-note-1" and note.anchor in str(mill.body)


def test_a_manuscript_may_begin_the_notes() -> None:
    document = composed(*PIECES, piece("remarks", kind="notes"), notes="book")
    assert [one.name for one in document.pieces] == ["lock", "weir", "mill", "remarks"]
    assert isinstance(document.pieces[-1].body[1], b.Section)


def test_no_piece_is_made_for_notes_that_there_are_not() -> None:
    assert [one.name for one in composed(piece("lock"), piece("weir"), notes="book").pieces] == [
        "lock",
        "weir",
    ]
    assert [one.name for one in composed(piece("lock", "one"), notes="book").pieces] == ["lock"]


def test_marks_and_notes_that_stand_apart_lead_to_each_other_in_both_editions() -> None:
    document = composed(*PIECES, notes="book")
    (lock, _, mill, notes) = document.pieces
    assert {"lock-note-1", "lock-note-2"} <= {*targets(lock)} & {*anchors(notes)}
    assert {"lock-noteref-1", "mill-noteref-1"} <= {*targets(notes)} & {*anchors(lock), *anchors(mill)}
    ebook = ebook_edition(document)
    pages = {page.piece.name: page for page in ebook.spine if isinstance(page, PiecePage)}
    order = document_input_for(pages["lock"], ebook, frozenset())
    assert order.elsewhere["lock-note-1"] == pages[notes.name].file
    edition = print_edition(document)
    elsewhere = [links.elsewhere for links in links_of(edition)]
    assert any("lock-note-1" in found for found in elsewhere)
    assert any("mill-noteref-1" in found for found in elsewhere)
