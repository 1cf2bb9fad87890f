"""Pull quotes: away from what they repeat, from each other, from openings, endings and page turns."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from kitchen_sink import ESSAY, p, t
from standfirst.editions.pull_quote_placement import with_placed_pull_quotes
from standfirst.editions.trim_sizes import Measure
from standfirst.model import blocks as b
from standfirst.model.document import Piece
from standfirst.model.traverse import walk

MEASURE = Measure(characters=60, lines=36)
FIVE_LINES = "word " * 58


def paragraphs(count: int, start: int = 0) -> list[b.Block]:
    return [p(FIVE_LINES, anchor=f"p{n}") for n in range(start, start + count)]


def quote(source: str) -> b.PullQuote:
    return b.PullQuote(paragraphs=(t("word word word"),), mode="exact", source=source)


def essay(*body: b.Block) -> Piece:
    return msgspec.structs.replace(ESSAY, kind="essay", opening=(), body=body, notes=(), ending=())


def placed(*body: b.Block) -> list[str]:
    """The anchors of the body's blocks, and ``quote of …`` where a pull quote stands."""
    piece = with_placed_pull_quotes(essay(*body), "spread", MEASURE)
    return [
        f"quote of {block.source}" if isinstance(block, b.PullQuote) else str(block.anchor)
        for block in walk(piece.body)
    ]


def distance(fragment_input: list[str], source: str) -> int:
    return abs(fragment_input.index(f"quote of {source}") - fragment_input.index(source))


def test_a_pull_quote_goes_a_third_of_a_page_from_its_passage() -> None:
    body = paragraphs(20)
    body.insert(9, quote("p8"))
    fragment_input = placed(*body)
    assert distance(fragment_input, "p8") > 2  # three paragraphs of five lines are more than twelve lines


def test_pull_quotes_stay_in_order_and_apart() -> None:
    body = paragraphs(40)
    body[10:10] = [quote("p8"), quote("p9"), quote("p10")]
    fragment_input = placed(*body)
    where = [fragment_input.index(f"quote of p{n}") for n in (8, 9, 10)]
    assert where == sorted(where)
    assert all(second - first > 3 for first, second in pairwise(where))


def test_none_stands_on_the_opening_lines_nor_right_before_the_end() -> None:
    body = [quote("p10"), *paragraphs(20), quote("p9")]
    fragment_input = placed(*body)
    assert fragment_input[:2] == ["p0", "p1"]
    assert fragment_input[-2:] == ["p18", "p19"]


def test_every_pull_quote_and_every_paragraph_is_still_there() -> None:
    body = paragraphs(30)
    body[6:6] = [quote("p5")]
    body[20:20] = [quote("p18")]
    assert sorted(placed(*body)) == sorted([f"p{n}" for n in range(30)] + ["quote of p5", "quote of p18"])


def test_a_long_answer_is_parted_around_a_pull_quote() -> None:
    answer = b.Turn(label="Ines", speaker=None, blocks=(*paragraphs(16), quote("p1")), role="answer")
    piece = with_placed_pull_quotes(essay(answer), "spread", MEASURE)
    (turn,) = piece.body
    assert isinstance(turn, b.Turn)
    kinds = [type(block).__name__ for block in turn.blocks]
    assert kinds.count("PullQuote") == 1
    assert kinds[0] == "Paragraph" == kinds[-1]


def test_none_comes_between_a_question_and_its_answer() -> None:
    body: list[b.Block] = []
    for n in range(12):
        body.append(b.Question(inlines=t("And then?"), anchor=f"q{n}"))
        body.append(b.Turn(label="A", speaker=None, blocks=(p(FIVE_LINES, f"p{n}"),), role="answer"))
    body.insert(6, quote("p2"))
    piece = with_placed_pull_quotes(essay(*body), "spread", MEASURE)
    at = next(n for n, block in enumerate(piece.body) if isinstance(block, b.PullQuote))
    assert isinstance(piece.body[at - 1], b.Turn)
    assert isinstance(piece.body[at + 1], b.Question)


def test_in_a_piece_with_no_better_place_it_stands_where_it_was_written() -> None:
    assert placed(p("Short.", "p0"), quote("p0")) == ["p0", "quote of p0"]


def test_one_whose_words_are_not_in_the_text_stays_where_it_was_written() -> None:
    stranger = b.PullQuote(paragraphs=(t("Nobody said this."),), anchor="stranger")
    body = [*paragraphs(10), stranger, *paragraphs(10, 10)]
    assert with_placed_pull_quotes(essay(*body), "spread", MEASURE).body == tuple(body)


@pytest.mark.parametrize("kind", ["article", "chapter", "poem"])
def test_pieces_that_are_neither_interview_nor_essay_stay_as_written(kind: str) -> None:
    body = paragraphs(20)
    body.insert(9, quote("p8"))
    piece = msgspec.structs.replace(essay(*body), kind=kind)
    assert with_placed_pull_quotes(piece, None, MEASURE) == piece


def test_settings_may_ask_for_as_written() -> None:
    body = paragraphs(20)
    body.insert(9, quote("p8"))
    assert with_placed_pull_quotes(essay(*body), "as-written", MEASURE) == essay(*body)
