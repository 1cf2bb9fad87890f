"""The print edition as data: parts, sides, heads, bookmarks."""

from __future__ import annotations

import msgspec
import pytest

from kitchen_sink import ESSAY, KITCHEN_SINK, p, t
from standfirst.editions.lead_in import led_in
from standfirst.editions.print import Cover, PiecePart, PrintEdition, print_edition
from standfirst.editions.trim_sizes import Columns
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document
from standfirst.model.span import Span
from standfirst.model.text import plain

SINGLE = msgspec.structs.replace(KITCHEN_SINK, pieces=(ESSAY,), title="The Fold and the Knife")


def essay(words: str, title: str = "Title") -> Document:
    piece = msgspec.structs.replace(ESSAY, body=(p(words),), opening=(b.Title(inlines=t(title)),))
    return msgspec.structs.replace(SINGLE, pieces=(piece,))


def kinds(edition: PrintEdition) -> list[str]:
    return [type(part).__name__ for part in edition.parts if not isinstance(part, PiecePart)]


def test_a_magazine_opens_with_cover_imprint_and_contents_on_the_sides_of_the_trade() -> None:
    edition = print_edition(KITCHEN_SINK)
    assert kinds(edition) == ["Cover", "ImprintPage", "ContentsPage"]
    assert [part.opens for part in edition.parts[1:3]] == ["verso", "recto"]


def test_a_book_has_a_title_page_behind_its_cover() -> None:
    edition = print_edition(KITCHEN_SINK, look="book")
    assert kinds(edition) == ["Cover", "TitlePage", "ImprintPage", "ContentsPage"]
    assert [part.opens for part in edition.parts[1:4]] == ["recto", "verso", "recto"]


def test_a_cover_with_a_picture_has_a_title_page_behind_it() -> None:
    with_cover = msgspec.structs.replace(KITCHEN_SINK, cover="images/press.png")
    edition = print_edition(with_cover)
    assert kinds(edition)[:2] == ["Cover", "TitlePage"]
    assert isinstance(edition.parts[0], Cover)
    assert edition.parts[0].asset == "images/press.png"


def test_a_magazines_cover_announces_its_pieces_and_a_books_does_not() -> None:
    magazine, book = (print_edition(KITCHEN_SINK, look=look).parts[0] for look in ("magazine", "book"))
    assert isinstance(magazine, Cover)
    assert isinstance(book, Cover)
    assert [plain(line.title) for line in magazine.lines][:1] == ["The Fold and the Knife"]
    assert book.lines == ()


def test_a_single_piece_is_an_offprint() -> None:
    assert [type(part) for part in print_edition(SINGLE).parts] == [PiecePart]


def test_heads_are_the_publications_title_on_the_left_and_the_pieces_on_the_right() -> None:
    piece = print_edition(KITCHEN_SINK).parts[3]
    assert isinstance(piece, PiecePart)
    assert (piece.heads.verso, piece.heads.recto) == ("Everything & More", "The Fold and the Knife")


def test_an_offprint_has_its_authors_on_the_left() -> None:
    piece = print_edition(SINGLE).parts[0]
    assert isinstance(piece, PiecePart)
    assert piece.heads.verso == "Agnes Dallimore"


def test_a_long_title_is_cut_at_a_word_in_the_running_head() -> None:
    part = print_edition(essay("Words.", title="A title that goes on " * 6)).parts[0]
    assert isinstance(part, PiecePart)
    assert len(part.heads.recto) <= 62
    assert part.heads.recto.endswith("…")


def test_a_book_opens_its_pieces_on_the_right() -> None:
    pieces = [x for x in print_edition(KITCHEN_SINK, look="book").parts if isinstance(x, PiecePart)]
    assert {piece.opens for piece in pieces} == {"recto"}


def test_bookmarks_are_pieces_sections_and_questions() -> None:
    interview = print_edition(KITCHEN_SINK).parts[4]
    assert isinstance(interview, PiecePart)
    assert [(x.level, x.words) for x in interview.bookmarks] == [
        (1, "Under the Viaduct"),
        (2, "How did you come to share a press?"),
        (2, "What did the river leave?"),
    ]


def test_an_edition_is_data_that_can_be_written_down_and_read_back() -> None:
    edition = print_edition(KITCHEN_SINK)
    assert msgspec.json.decode(msgspec.json.encode(edition), type=type(edition)) == edition


def test_the_beginning_of_a_piece_is_led_in_without_changing_its_words() -> None:
    piece = essay("Order five hundred copies of a book from a careful printer.").pieces[0]
    first = led_in(piece).body[0]
    assert isinstance(first, b.Paragraph)
    assert first.inlines[0] == i.Styled(("lead-in",), (i.Text("Order five hundred copies"),))
    assert plain(first.inlines) == "Order five hundred copies of a book from a careful printer."


def test_a_lead_in_ends_with_its_clause() -> None:
    first = led_in(essay("Once upon a time, there was a press.").pieces[0]).body[0]
    assert isinstance(first, b.Paragraph)
    assert first.inlines[0] == i.Styled(("lead-in",), (i.Text("Once upon a time"),))


def test_a_piece_that_begins_with_a_picture_is_led_in_under_it() -> None:
    piece = essay("Order five hundred copies of a book from a careful printer.").pieces[0]
    figure = b.Figure(images=(i.Image("a.png", "A pile", None, "a.png", 30, 20),))
    before, first = led_in(msgspec.structs.replace(piece, body=(figure, *piece.body))).body
    assert before == figure
    assert first == led_in(piece).body[0]


@pytest.mark.parametrize(("columns", "longest_without"), [(3, 99), (2, 149), (1, 219)])
def test_an_initial_stands_beside_three_lines_of_its_paragraph(
    columns: Columns, longest_without: int
) -> None:
    words = "Order " * 60
    for length, has_initial in ((longest_without, False), (longest_without + 1, True)):
        (first,) = led_in(essay(words[:length]).pieces[0], has_initial=True, columns=columns).body
        assert isinstance(first, b.Paragraph)
        assert (i.Styled(("initial",), (i.Text("O"),)) in first.inlines) == has_initial


def test_an_interview_is_not_led_in() -> None:
    interview = KITCHEN_SINK.pieces[1]
    assert led_in(interview) == interview


def test_a_piece_whose_lines_moved_stands_where_it_stands_now() -> None:
    """Spans are always equal: whoever remembers pieces by what they are must not give back old places."""
    for line in (40, 47):
        paragraph = b.Paragraph(inlines=t("The same words."), span=Span("one.md", line))
        piece = msgspec.structs.replace(ESSAY, body=(paragraph,), span=Span("one.md", 1))
        edition = print_edition(msgspec.structs.replace(SINGLE, pieces=(piece,)))
        (part,) = (part for part in edition.parts if isinstance(part, PiecePart))
        assert part.piece.body[0].span.place == ("one.md", line, line)


def test_a_lead_in_takes_marks_for_the_index_along() -> None:
    term, mark = i.IndexTerm(t("sluice"), ("sluice",)), i.IndexMark(("gate",))
    paragraph = b.Paragraph(inlines=(i.Text("A "), term, mark, i.Text(" is a hole with an opinion.")))
    piece = msgspec.structs.replace(essay("").pieces[0], body=(paragraph,))
    first = led_in(piece).body[0]
    assert isinstance(first, b.Paragraph)
    lead, after = first.inlines
    assert lead == i.Styled(("lead-in",), (i.Text("A "), term, mark, i.Text(" is a hole with")))
    assert after == i.Text(" an opinion.")


def test_dedication_and_epigraph_stand_before_the_contents_and_are_no_bookmarks() -> None:
    silent = [
        msgspec.structs.replace(ESSAY, name=kind, kind=kind, opening=(), body=(p("For Marta"),))
        for kind in ("dedication", "epigraph")
    ]
    edition = print_edition(
        msgspec.structs.replace(KITCHEN_SINK, pieces=(*silent, *KITCHEN_SINK.pieces)), look="book"
    )
    called = [
        part.piece.name if isinstance(part, PiecePart) else type(part).__name__ for part in edition.parts
    ]
    assert called[2:6] == ["ImprintPage", "dedication", "epigraph", "ContentsPage"]
    assert not any(
        part.bookmarks
        for part in edition.parts
        if isinstance(part, PiecePart) and part.piece.kind in ("dedication", "epigraph")
    )
