"""The face of a piece on screens: what its theme gives it, and that nothing is lost for it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kitchen_sink import ESSAY, KITCHEN_SINK, t
from standfirst.check.fidelity.gate import agrees
from standfirst.editions.byline import with_made_byline
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.ebook_documents import PiecePage
from standfirst.editions.screen_design import NO_FACE, Face, by_day_and_night, on_screen
from standfirst.editions.theme import Choices, contrast_on_white
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Contributor, byline_of
from standfirst.model.text import plain

FACE = Face(Choices(openers=(("any", "picture"),), colours=(("any", "#c5321c"), ("essay", "#182d62"))))
PICTURE = b.Figure(images=(i.Image(src="yard.jpg", asset="yard.jpg"),))
PIECE = replace(
    ESSAY,
    kind="essay",
    language="en-GB",
    kicker=None,
    date=None,
    first_published="2025-01-31",
    contributors=(
        Contributor(name="Ida", affiliation="Sevenpenny Books"),
        Contributor(name="Tomasz", affiliation="Hollin Press"),
    ),
    opening=(
        b.Title(inlines=t("The press")),
        b.Byline(inlines=t("14 February, by IDA (Sevenpenny Books), Tomasz (Hollin Press) (31 January)")),
        PICTURE,
        b.Standfirst(paragraphs=(t("Two presses share a floor."),)),
    ),
)


def test_a_piece_has_a_kicker_a_byline_of_names_and_their_order() -> None:
    seen, _ = on_screen(PIECE, FACE)
    line = byline_of(seen)
    assert seen.kicker == "Essay"
    assert line and plain(line.inlines) == "Ida of Sevenpenny Books and Tomasz of Hollin Press"
    assert [type(block).__name__ for block in seen.opening] == ["Title", "Standfirst", "Byline", "Figure"]
    assert "First published 31 January 2025" in [plain(x.inlines) for x in seen.ending[-1:]]


def test_the_date_of_a_byline_that_is_made_anew_stays() -> None:
    def dates(**other: object) -> list[str]:
        seen, _ = on_screen(replace(PIECE, **other), FACE)
        return [plain(block.inlines) for block in seen.opening if isinstance(block, b.Dateline)]

    assert dates(date="2025-02-14") == ["14 February 2025"]
    written = b.Dateline(inlines=t("St Valentine's Day"))
    assert dates(date="2025-02-14", opening=(*PIECE.opening, written)) == ["St Valentine's Day"]
    names = b.Byline(inlines=t("Ida (Sevenpenny Books), Tomasz (Hollin Press)"))
    title, _, *others = PIECE.opening
    assert dates(date="2025-02-14", opening=(title, names, *others)) == []  # it had none


def test_nothing_is_lost_of_it() -> None:
    assert agrees(PIECE, on_screen(PIECE, FACE)[0])


def test_an_author_s_kicker_stays() -> None:
    seen, _ = on_screen(replace(PIECE, kicker="From the drawer"), FACE)
    assert seen.kicker == "From the drawer"


def test_a_theme_that_leaves_it_to_its_stylesheets_changes_only_a_byline_with_dates() -> None:
    assert on_screen(PIECE, NO_FACE) == (with_made_byline(PIECE), "")
    title, _, *others = PIECE.opening
    named = replace(PIECE, opening=(title, b.Byline(inlines=t("Ida and Tomasz")), *others))
    assert on_screen(named, NO_FACE) == (named, "")


@pytest.mark.parametrize("colour", ["#000000", "#182d62", "#c5321c", "#0a684e", "#7e2262"])
def test_the_colour_of_rules_is_seen_by_day_and_by_night(colour: str) -> None:
    on_white = contrast_on_white(by_day_and_night(colour))
    assert on_white >= 3 and 21 / on_white >= 3


def test_a_colour_that_is_seen_at_night_stays_as_it_is() -> None:
    assert by_day_and_night("#c5321c") == "#c5321c"


def test_each_page_of_the_ebook_has_the_colour_of_its_section() -> None:
    document = replace(KITCHEN_SINK, pieces=(PIECE,))
    (page,) = (x for x in ebook_edition(document, face=FACE).spine if isinstance(x, PiecePage))
    assert page.accent == by_day_and_night("#182d62")
    (plain_page,) = (x for x in ebook_edition(document).spine if isinstance(x, PiecePage))
    assert plain_page.accent == ""
