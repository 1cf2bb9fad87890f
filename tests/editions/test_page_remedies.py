"""Alterations: each does what it says to one paragraph or picture, and loses no word of any."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from kitchen_sink import ESSAY, p, t
from standfirst.check.fidelity.editions import edition_faults
from standfirst.editions.page_remedies import Allowed, Alteration, AtHead, InColumn, Moved, altered
from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Heading
from standfirst.model.document import Piece
from standfirst.model.inlines import Image

FIRST, SECOND, THIRD = p("The first is about glue."), p("The second is about thread."), p("See the third:")
FIGURE = b.Figure(images=(Image(src="fold.svg", alt="A fold"),), caption=t("A fold."))
QUOTE = b.PullQuote(paragraphs=(t("about thread"),), mode="exact")


def piece(*body: Block) -> Piece:
    return msgspec.structs.replace(ESSAY, body=body, notes=())


def body(of: Piece, *alterations: Alteration) -> tuple[Block, ...]:
    return altered(of, alterations).body


def test_a_figure_moves_past_paragraphs() -> None:
    assert body(piece(FIGURE, FIRST, SECOND), Moved(FIGURE, 2)) == (FIRST, SECOND, FIGURE)
    assert body(piece(FIRST, FIGURE, SECOND), Moved(FIGURE, -1)) == (FIGURE, FIRST, SECOND)


def test_it_moves_within_its_section() -> None:
    section = b.Section(heading=Heading(level=2, inlines=t("Tools"), anchor="tools"), blocks=(FIGURE, FIRST))
    (moved,) = body(piece(section), Moved(FIGURE, 1))
    assert isinstance(moved, b.Section)
    assert moved.blocks == (FIRST, FIGURE)
    assert body(piece(section), Moved(FIGURE, 2)) == (section,)


def section(title: str, *blocks: Block) -> b.Section:
    return b.Section(heading=Heading(level=2, inlines=t(title), anchor=title), blocks=blocks)


def test_a_pull_quote_moves_on_into_the_next_section() -> None:
    whole = piece(section("Tools", FIRST, QUOTE, SECOND), section("Glue", FIRST, SECOND))
    moved = section("Tools", FIRST, SECOND), section("Glue", FIRST, QUOTE, SECOND)
    assert body(whole, Moved(QUOTE, 1), Moved(QUOTE, 1)) == moved
    assert body(whole, Moved(QUOTE, 2)) == moved
    read_out = msgspec.structs.replace(QUOTE, mode="unmatched")
    kept = piece(section("Tools", FIRST, read_out), section("Glue", FIRST))
    assert body(kept, Moved(read_out, 1)) == kept.body


def turn(*blocks: Block, role: b.Role = "answer") -> b.Turn:
    return b.Turn(speaker="Ida", label="Ida", role=role, blocks=blocks)


def test_a_figure_under_a_question_moves_past_the_answer() -> None:
    question, answer, other = turn(FIRST, FIGURE, role="question"), turn(SECOND), turn(FIRST)
    asked = msgspec.structs.replace(question, blocks=(FIRST,))
    before = (question, answer, other)
    assert body(piece(*before), Moved(FIGURE, 1)) == (asked, answer, FIGURE, other)
    assert body(piece(question), Moved(FIGURE, 1)) == (question,)  # there is nothing to go past


def test_what_repeats_the_text_or_stands_beside_it_comes_between_no_heading_and_its_text() -> None:
    for block, may in ((FIGURE, True), (QUOTE, False), (b.Sidebar(blocks=(THIRD,)), False)):
        heading = Heading(level=2, inlines=t("Tools"), anchor="tools")
        (section,) = body(piece(b.Section(heading=heading, blocks=(FIRST, block))), Moved(block, -1))
        assert isinstance(section, b.Section)
        assert (section.blocks == (block, FIRST)) == may


@pytest.mark.parametrize(
    ("before", "by"),
    [
        ((FIGURE, b.Question(inlines=t("And the thread?")), SECOND), 1),  # between question and answer
        ((FIGURE, THIRD, SECOND), 1),  # after a colon
        ((FIGURE, b.ThematicBreak(), SECOND), 1),  # over a pause
        ((FIGURE, FIRST, QUOTE, SECOND), 1),  # beside what stands apart itself
    ],
)
def test_it_stays_where_it_must_not_go(before: tuple[Block, ...], by: int) -> None:
    assert body(piece(*before), Moved(FIGURE, by)) == before


def test_what_is_allowed_is_said_once() -> None:
    of = piece(FIRST, FIGURE)
    first, second = Allowed(FIGURE, "smaller-85"), Allowed(FIGURE, "smaller-70")
    assert body(of, first, second) == (FIRST, b.Division(classes=("smaller-70",), blocks=(FIGURE,)))


def band(quote: b.PullQuote, *more: str) -> b.Division:
    return b.Division(classes=("spanning", "band-quote", *more), blocks=(quote,))


def test_a_pull_quote_across_the_columns_goes_into_one_of_them() -> None:
    inside = turn(FIRST, band(QUOTE, "long-quote"), SECOND)
    (changed,) = body(piece(inside), InColumn(QUOTE))
    assert isinstance(changed, b.Turn)
    assert changed.blocks[1] == b.Division(classes=("bar-quote", "long-quote"), blocks=(QUOTE,))
    paged = b.Division(classes=("spanning", "page-quote"), blocks=(QUOTE,))
    assert body(piece(FIRST, paged), InColumn(QUOTE)) == (FIRST, paged)


def test_a_pull_quote_across_the_columns_goes_to_the_head_of_a_page() -> None:
    found = body(piece(turn(FIRST, band(QUOTE), SECOND)), AtHead(QUOTE, 3))
    assert found == (band(QUOTE, "on-page-3"), turn(FIRST, SECOND))


def test_one_that_is_read_out_stays_where_it_is_read() -> None:
    adapted = msgspec.structs.replace(QUOTE, mode="adapted")
    of = piece(FIRST, band(adapted), SECOND)
    assert body(of, AtHead(adapted, 3)) == of.body


def test_no_alteration_costs_a_word() -> None:
    of = piece(FIGURE, FIRST, SECOND, THIRD)
    seen = altered(of, (Moved(FIGURE, 2), Allowed(FIGURE, "smaller-85")))
    assert seen != of
    assert list(edition_faults(of, seen)) == []
    assert Counter(map(type, seen.body)) == {b.Division: 1, b.Paragraph: 3}


def test_what_moves_out_of_a_section_is_not_missed_and_what_is_lost_in_one_is() -> None:
    def in_section(*blocks: Block) -> b.Section:
        return b.Section(heading=Heading(level=2, inlines=t("Tools"), anchor="tools"), blocks=blocks)

    of = piece(in_section(FIRST, QUOTE), SECOND)
    elsewhere = piece(in_section(FIRST), QUOTE, SECOND)
    assert list(edition_faults(of, elsewhere)) == []
    within = piece(in_section(in_section(FIRST, QUOTE)), in_section(SECOND))
    moved = piece(in_section(in_section(FIRST)), in_section(QUOTE, SECOND))
    assert list(edition_faults(within, moved)) == []
    lost = piece(in_section(in_section(FIRST)), in_section(SECOND))
    assert [fault.kind for fault in edition_faults(within, lost)] == ["lost"]
