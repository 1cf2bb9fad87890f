"""What a compositor objects to: each objection made where it is due, and silence where there is none."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kitchen_sink import ESSAY, KITCHEN_SINK, p, t
from standfirst.layout.page_faults import problems_on_pages
from standfirst.layout.pages import DECORATION, LaidOut, Line, Passage, Picture
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document
from standfirst.model.span import Span

WIDTH, HEIGHT = 400.0, 600.0
LEFT, RIGHT, HEAD, LEADING, LINES = 50.0, 350.0, 60.0, 14.0, 30
FOOT = HEAD + (LINES - 1) * LEADING
WORDS = "words that fill a line from one edge of it to the other edge"


def line(page: int, row: int, words: str = WORDS, **other: object) -> Line:
    """A full line on a page (from 0), in a row (from 0) of its type area."""
    plain = Line(
        page=page,
        left=LEFT,
        right=RIGHT,
        baseline=HEAD + row * LEADING,
        size=10.0,
        words=words,
        is_broken=False,
        widest_space=0.3,
        usual_space=0.25,
        number=row,
    )
    return msgspec.structs.replace(plain, **other)


def passage(*lines: Line, kind: str = "P", piece: int | None = 0) -> Passage:
    return Passage(kind=kind, piece=piece, lines=lines)


def full_page(page: int, rows: int = LINES, start: int = 0) -> list[Passage]:
    """Paragraphs of five lines; the last line of each is a little shorter."""
    rows_of = range(start, rows, 5)
    return [
        passage(
            *(
                line(page, row, right=RIGHT - (60 if row == last else 0))
                for last in [min(first + 5, rows) - 1]
                for row in range(first, last + 1)
            )
        )
        for first in rows_of
    ]


def codes(
    passages: Sequence[Passage], pictures: tuple[Picture, ...] = (), document: Document = KITCHEN_SINK
) -> list[str]:
    pages = 1 + max(line.page for passage in passages for line in passage.lines)
    laid = LaidOut(width=WIDTH, height=HEIGHT, pages=pages, passages=tuple(passages), pictures=pictures)
    return [objection.diagnostic.code for objection in problems_on_pages(laid, document)]


def test_full_pages_of_good_lines_are_met_with_silence() -> None:
    assert codes([*full_page(0), *full_page(1), *full_page(2)]) == []


def test_type_outside_the_type_area() -> None:
    wide = passage(line(1, 10, right=WIDTH - 5))
    assert codes([*full_page(0), *full_page(1, 10), wide, *full_page(1, LINES, 11)]) == ["S510"]


def test_a_table_on_a_page_that_lies_on_its_side_may_be_wider_than_others_but_not_than_its_page() -> None:
    wide = passage(line(2, 0, right=HEIGHT - 20), kind="TD")
    pages = [*full_page(0), *full_page(1), wide, *full_page(3)]
    laid = LaidOut(width=WIDTH, height=HEIGHT, pages=4, passages=tuple(pages), pictures=())
    turned = msgspec.structs.replace(laid, turned=frozenset({2}))
    assert [x.diagnostic.code for x in problems_on_pages(laid, KITCHEN_SINK)] == ["S510"]
    assert problems_on_pages(turned, KITCHEN_SINK) == ()
    over = msgspec.structs.replace(
        turned, passages=(*pages, passage(line(2, 1, right=HEIGHT + 5), kind="TD"))
    )
    assert [x.diagnostic.code for x in problems_on_pages(over, KITCHEN_SINK)] == ["S510"]


def test_type_below_the_type_area() -> None:
    low = passage(line(1, 0, baseline=FOOT + 3 * LEADING), kind="Note")
    assert codes([*full_page(0), *full_page(1), low]) == ["S510"]


def test_a_picture_outside_the_type_area() -> None:
    picture = Picture(page=1, left=LEFT, right=RIGHT + 20, top=100, bottom=200, dots_per_inch=400)
    assert codes([*full_page(0), *full_page(1)], (picture,)) == ["S510"]


def test_a_picture_may_be_wider_than_lines_that_are_all_short() -> None:
    short = [passage(line(0, row, right=RIGHT - 9 * row)) for row in range(2, 16)]
    picture = Picture(page=0, left=LEFT, right=RIGHT, top=200, bottom=260, dots_per_inch=400)
    assert "S510" not in codes(short, (picture,))


def test_a_first_line_alone_at_the_foot() -> None:
    parted = passage(line(0, LINES - 1), *(line(1, row) for row in range(3)))
    assert codes([*full_page(0, LINES - 1), parted, *full_page(1, LINES, 3)]) == ["S511"]


def test_a_last_line_alone_at_the_head() -> None:
    parted = passage(*(line(0, row) for row in range(LINES - 3, LINES)), line(1, 0, right=250.0))
    assert codes([*full_page(0, LINES - 3), parted, *full_page(1, LINES, 1)]) == ["S511"]


def test_two_lines_on_either_side_are_enough() -> None:
    parted = passage(line(0, LINES - 2), line(0, LINES - 1), line(1, 0), line(1, 1, right=250.0))
    assert codes([*full_page(0, LINES - 2), parted, *full_page(1, LINES, 2)]) == []


def test_a_last_line_shorter_than_an_indent() -> None:
    short = passage(line(0, 25), line(0, 26, "is", right=LEFT + 9))
    assert codes([*full_page(0, 25), short, *full_page(1)]) == ["S512"]


def test_a_last_line_that_is_the_rest_of_a_word() -> None:
    short = passage(line(0, 25, is_broken=True), line(0, 26, "tion.", right=LEFT + 25))
    assert codes([*full_page(0, 25), short, *full_page(1)]) == ["S512"]


def of_words(words: str) -> Document:
    piece = msgspec.structs.replace(ESSAY, body=(p(words),), notes=())
    return msgspec.structs.replace(KITCHEN_SINK, pieces=(piece,))


def broken(first: str, second: str, words: str) -> list[str]:
    """The faults of a paragraph of two lines."""
    lines = passage(line(0, LINES - 2, first), line(0, LINES - 1, second, right=250.0))
    return codes([*full_page(0, LINES - 2), lines, *full_page(1)], document=of_words(words))


def test_a_word_broken_without_a_hyphen() -> None:
    assert broken("the trains cross a viad", "uct in the rain", "the trains cross a viaduct in the rain") == [
        "S522"
    ]


def test_two_words_are_not_one() -> None:
    assert broken("they came to", "day after day", "they came to day after day") == []
    assert broken("he came to", "day, today", "he came to day, today") == []
    assert broken("one well-", "known thing", "one well-known thing") == []


def test_an_initial_is_not_a_part_of_its_word() -> None:
    lines = passage(line(0, 20, "O", size=40.0, right=90.0), line(0, 20, "nce upon a time", left=90.0))
    pages = [*full_page(0, 20), lines, *full_page(0, LINES, 21), *full_page(1)]
    assert "S522" not in codes(pages, document=of_words("Once upon a time"))


def test_an_address_is_broken_without_a_hyphen() -> None:
    assert broken("see example.org/docu", "mentation", "see example.org/documentation") == []


def test_lines_of_a_script_without_spaces_end_anywhere() -> None:
    assert broken("日本語の", "文章", "日本語の文章") == []


def test_three_hyphens_under_each_other() -> None:
    broken = passage(*(line(0, 20 + row, is_broken=True) for row in range(3)), line(0, 23, right=300.0))
    assert codes([*full_page(0, 20), broken, *full_page(0, LINES, 24)]) == ["S513"]


def test_two_hyphens_under_each_other_are_borne() -> None:
    broken = passage(*(line(0, 20 + row, is_broken=True) for row in range(2)), line(0, 22, right=300.0))
    assert codes([*full_page(0, 20), broken, *full_page(0, LINES, 23)]) == []


def test_a_word_broken_over_a_page_turn() -> None:
    parted = passage(
        line(0, LINES - 2), line(0, LINES - 1, "and some-", is_broken=True), line(1, 0), line(1, 1)
    )
    assert codes([*full_page(0, LINES - 2), parted, *full_page(1, LINES, 2)]) == ["S514"]


ASKED = "How long did the ink take to dry"


def asked(label: str = "RO") -> Document:
    question = b.Turn(label=label, speaker=None, role="question", blocks=(p(ASKED),))
    piece = msgspec.structs.replace(ESSAY, body=(question,), notes=())
    return msgspec.structs.replace(KITCHEN_SINK, pieces=(piece,))


def test_a_labelled_question_at_the_foot() -> None:
    question = passage(line(0, LINES - 1, f"RO: {ASKED}?", right=250.0))
    assert codes([*full_page(0, LINES - 1), question, *full_page(1)], document=asked()) == ["S524"]


def test_a_question_with_the_first_lines_of_its_answer() -> None:
    question = passage(line(0, LINES - 3, f"RO: {ASKED}?", right=250.0))
    answer = passage(line(0, LINES - 2), line(0, LINES - 1), line(1, 0), line(1, 1, right=250.0))
    pages = [*full_page(0, LINES - 3), question, answer, *full_page(1, LINES, 2)]
    assert codes(pages, document=asked()) == []


def test_the_same_words_in_an_answer_may_stand_at_the_foot() -> None:
    words = passage(line(0, LINES - 1, f"{ASKED}?", right=250.0))
    assert codes([*full_page(0, LINES - 1), words, *full_page(1)], document=asked()) == []


def test_a_heading_at_the_foot() -> None:
    heading = passage(line(0, LINES - 1, "What the list lets slip", right=200.0), kind="H2")
    assert codes([*full_page(0, LINES - 1), heading, *full_page(1)]) == ["S515"]


def test_the_title_of_the_next_piece_is_not_at_the_foot_of_this_one() -> None:
    ends = passage(line(0, LINES - 1, "A Title Page", right=200.0), kind="H1")
    other = [msgspec.structs.replace(x, piece=1) for x in full_page(1)]
    assert codes([*full_page(0, LINES - 1), ends, *other]) == []


def test_a_last_page_of_three_lines() -> None:
    assert codes([*full_page(0), *full_page(1, 3)]) == ["S516"]


def test_a_last_page_of_four_lines_will_do() -> None:
    assert codes([*full_page(0), *full_page(1, 4)]) == []


def test_a_short_piece_on_a_page_of_its_own_will_do() -> None:
    other = [msgspec.structs.replace(x, piece=1) for x in full_page(1, 2)]
    assert codes([*full_page(0), *other]) == []


def test_a_loose_line_a_tight_line_and_one_that_ends_early() -> None:
    for other in ({"widest_space": 0.9}, {"usual_space": 0.05}, {"right": 120.0}):
        odd = passage(line(0, 20), line(0, 21, **other), line(0, 22), line(0, 23), line(0, 24, right=300.0))
        assert codes([*full_page(0, 20), odd, *full_page(0, LINES, 25)]) == ["S517"]


def test_a_picture_of_too_few_dots() -> None:
    picture = Picture(page=0, left=LEFT, right=RIGHT, top=100, bottom=200, dots_per_inch=150)
    assert codes([*full_page(0), *full_page(1)], (picture,)) == ["S518"]


def test_it_is_named_beside_a_cover_and_a_picture_over_two_pages() -> None:
    """The cover's is no piece's, and what stands on two pages is one picture."""
    over_two = {"top": 100.0, "bottom": 200.0, "dots_per_inch": 150.0}
    pictures = (
        Picture(page=0, left=0, right=WIDTH, top=0, bottom=HEIGHT, dots_per_inch=400),
        Picture(page=1, left=0, right=2 * WIDTH, **over_two),
        Picture(page=2, left=-WIDTH, right=WIDTH, **over_two),
    )
    image = i.Image(src="images/yard.jpg", asset="yard.jpg")
    figure = b.Figure(span=Span("a.md", 7), images=(image,))
    piece = msgspec.structs.replace(ESSAY, body=(p("One."), figure))
    document = msgspec.structs.replace(KITCHEN_SINK, pieces=(piece,))
    laid = LaidOut(
        width=WIDTH, height=HEIGHT, pages=3, passages=(*full_page(1), *full_page(2)), pictures=pictures
    )
    few = [x.diagnostic for x in problems_on_pages(laid, document) if x.diagnostic.code == "S518"]
    assert {(x.span.first, x.message) for x in few} == {
        (7, "page 2: the picture images/yard.jpg has 150 dots per inch as printed")
    }


def test_white_at_the_foot_in_the_midst_of_a_piece() -> None:
    assert codes([*full_page(0, 20), *full_page(1)]) == ["S520"]


def test_a_picture_at_the_foot_is_no_white() -> None:
    picture = Picture(page=0, left=LEFT, right=RIGHT, top=HEAD + 20 * LEADING, bottom=FOOT, dots_per_inch=400)
    assert codes([*full_page(0, 20), *full_page(1)], (picture,)) == []


def test_white_before_the_next_piece_is_as_it_should_be() -> None:
    other = [msgspec.structs.replace(x, piece=1) for x in full_page(1)]
    assert codes([*full_page(0, 20), *other]) == []


def test_the_number_of_a_formula_is_drawn_last_and_follows_nothing() -> None:
    number = passage(line(0, 10, left=RIGHT - 20))
    assert codes([*full_page(0, 10), *full_page(0, LINES, 11), *full_page(1, 12), number]) == []


def column(number: int, rows: int, start: int = 0) -> list[Passage]:
    """Paragraphs in one of three columns of the first page."""
    left = WIDTH / 3 * number + 10
    inside = [[(x, left, left + 110) for x in p.lines] for p in full_page(0, rows, start)]
    moved = msgspec.structs.replace
    return [passage(*(moved(x, left=start, right=end) for x, start, end in lines)) for lines in inside]


def in_columns(*passages: Passage, pictures: tuple[Picture, ...] = ()) -> list[tuple[str, str]]:
    laid = LaidOut(width=WIDTH, height=HEIGHT, pages=2, passages=passages, pictures=pictures)
    found = (x.diagnostic for x in problems_on_pages(laid, KITCHEN_SINK, 3))
    return [(x.code, x.message) for x in found if x.code == "S520"]


def test_a_column_that_ends_well_above_the_one_beside_it() -> None:
    ((_, message),) = in_columns(*column(0, 23), *column(1, LINES), *column(2, LINES))
    assert message.startswith("page 1: 7 lines of a column are white before “words that fill")


def test_a_column_is_short_by_as_much_as_a_heading_asks_for() -> None:
    assert in_columns(*column(0, LINES - 3), *column(1, LINES), *column(2, LINES)) == []


def test_the_last_column_may_end_anywhere() -> None:
    assert in_columns(*column(0, 20), *column(1, 20), *column(2, 11)) == []


def test_columns_above_what_spans_them_end_there() -> None:
    above = [*column(0, 10), *column(1, 10), *column(2, 9)]
    assert in_columns(*above, *column(0, LINES, 15), *column(1, LINES, 15), *column(2, LINES, 15)) == []


def test_a_picture_at_the_foot_of_a_column_is_no_white() -> None:
    pictured = {"left": 10.0, "right": 120.0, "top": HEAD + 21 * LEADING, "bottom": FOOT}
    picture = Picture(page=0, dots_per_inch=400, **pictured)
    columns = [*column(0, 20), *column(1, LINES), *column(2, LINES)]
    assert in_columns(*columns) != []
    assert in_columns(*columns, pictures=(picture,)) == []


def test_columns_that_are_left_empty_before_the_text_goes_on_overleaf() -> None:
    overleaf = [msgspec.structs.replace(x, lines=tuple(on_page(1, x.lines))) for x in column(0, LINES)]
    ((_, message),) = in_columns(*column(0, LINES), *overleaf)
    assert message.startswith("page 1: columns are empty before “words that fill")
    assert in_columns(*column(0, LINES), *column(1, LINES), *column(2, LINES), *overleaf) == []


def on_page(page: int, lines: Sequence[Line]) -> list[Line]:
    return [msgspec.structs.replace(x, page=page) for x in lines]


def test_the_edges_of_the_type_area_are_not_guessed_where_they_are_known() -> None:
    wide = passage(line(0, 10, right=RIGHT + 20))
    passages = (*full_page(0, 10), wide, *full_page(0, LINES, 11))
    laid = LaidOut(width=WIDTH, height=HEIGHT, pages=1, passages=passages, pictures=())
    for edges, found in ((), ["S510"]), (((LEFT, RIGHT),), ["S510"]), (((LEFT, RIGHT + 20),), []):
        known = msgspec.structs.replace(laid, edges=edges)
        assert [x.diagnostic.code for x in problems_on_pages(known, KITCHEN_SINK)] == found


def test_words_beside_a_title_are_no_column() -> None:
    title = passage(line(0, 0, "A title", right=130.0, size=40.0), kind="H1")
    beside = passage(*(line(0, row, left=290.0, size=12.0) for row in range(9)))
    body = [*column(0, LINES, 10), *column(1, LINES, 10), *column(2, LINES, 10)]
    assert in_columns(title, beside, *body) == []


SAID = "We peg it and do not glue it because we are going to come back."
QUOTE = b.PullQuote(paragraphs=(t(SAID),), mode="exact", source="said", span=Span("essay.md", 9))
WITH_QUOTE = msgspec.structs.replace(
    KITCHEN_SINK, pieces=(msgspec.structs.replace(ESSAY, body=(p(SAID, "said"), QUOTE), notes=()),)
)


def test_a_pull_quote_beside_its_passage_at_its_line_of_the_manuscript() -> None:
    source = passage(line(0, 10, SAID))
    quote = passage(line(0, 14, SAID, right=300.0), kind=DECORATION, piece=None)
    laid = [*full_page(0, 10), source, quote, *full_page(0, LINES, 18), *full_page(1)]
    assert codes(laid, document=WITH_QUOTE) == ["S519"]


def test_a_pull_quote_half_a_page_away() -> None:
    source = passage(line(0, 5, SAID))
    quote = passage(line(0, 22, SAID, right=300.0), kind=DECORATION, piece=None)
    laid = [*full_page(0, 5), source, *full_page(0, 20, 6), quote, *full_page(0, LINES, 25), *full_page(1)]
    assert codes(laid, document=WITH_QUOTE) == []


def test_an_objection_names_the_page_and_the_line_of_the_manuscript() -> None:
    said = p(f"{SAID} {SAID}")
    body = (msgspec.structs.replace(said, span=Span("essay.md", 7)),)
    document = msgspec.structs.replace(
        KITCHEN_SINK, pieces=(msgspec.structs.replace(ESSAY, body=body, notes=()),)
    )
    loose = passage(line(0, 28, SAID, widest_space=1.1), line(0, 29, SAID, right=300.0))
    laid = LaidOut(width=WIDTH, height=HEIGHT, pages=1, passages=(*full_page(0, 28), loose), pictures=())
    (objection,) = problems_on_pages(laid, document)
    said_of = objection.diagnostic
    assert (said_of.span.file, said_of.span.first) == ("essay.md", 7)
    assert said_of.message.startswith("page 1: the words of “We peg it")
    baseline = HEAD + 28 * LEADING
    assert objection.at.page == 1
    assert objection.at.top < baseline < objection.at.bottom


# -- pull quotes across three columns ---------------------------------------------------------------------

NARROW = 90.0
"""Of three columns, each."""


def narrow(number: int, rows: range) -> list[Passage]:
    """A paragraph of these rows in a column, from 0; the last line of each is a little shorter."""
    left = LEFT + number * (NARROW + 15)
    return [
        passage(
            *(
                line(1, row, left=left, right=left + NARROW - (20 if row == rows[-1] else 0), number=at)
                for at, row in enumerate(rows)
            )
        )
    ]


def band(row: int, words: str = SAID) -> Passage:
    """A pull quote over all columns of the second page."""
    return passage(line(1, row, words, right=300.0, size=20.0), kind=DECORATION, piece=None)


def said_on(page: Sequence[Passage], document: Document = WITH_QUOTE) -> list[str]:
    """What is said of a page of three columns about its pull quotes."""
    laid = LaidOut(width=WIDTH, height=HEIGHT, pages=2, passages=tuple(page), pictures=())
    found = (x.diagnostic for x in problems_on_pages(laid, document, 3))
    return [x.code for x in found if "the pull quote" in x.message]


def columns_around(row: int, above: int = 3) -> list[Passage]:
    """Columns over and under a pull quote in a row; over it stand only so many."""
    over = [x for number in range(above) for x in narrow(number, range(row - 2))]
    return [*over, *(x for number in range(3) for x in narrow(number, range(row + 2, LINES)))]


def source_in(number: int, row: int) -> Passage:
    left = LEFT + number * (NARROW + 15)
    return passage(line(1, row, SAID, left=left, right=left + NARROW))


def test_a_pull_quote_over_all_columns_under_its_passage() -> None:
    """Which column that stands in makes no difference."""
    for number in range(3):
        assert said_on([*columns_around(12), band(12), source_in(number, 9)]) == ["S519"]


def test_a_pull_quote_over_all_columns_far_up_the_page() -> None:
    """It may stand near in the order of reading: at the foot of the last column above it."""
    assert said_on([*columns_around(25), band(25), source_in(2, 4)]) == []


def test_columns_left_empty_over_a_pull_quote() -> None:
    assert said_on([*columns_around(5, above=1), band(5)]) == ["S520"]
    assert said_on([*columns_around(5, above=3), band(5)]) == []


def test_two_pull_quotes_over_each_other() -> None:
    second = "the knife makes them agree and nobody else"
    quote = b.PullQuote(paragraphs=(t(second),), mode="exact", source="q1")
    (piece,) = WITH_QUOTE.pieces
    body = (*piece.body, p(second, anchor="q1"), quote)
    document = msgspec.structs.replace(WITH_QUOTE, pieces=(msgspec.structs.replace(piece, body=body),))
    for row, expected in ((15, ["S519"]), (24, [])):
        assert said_on([*columns_around(12), band(12), band(row, second)], document) == expected
