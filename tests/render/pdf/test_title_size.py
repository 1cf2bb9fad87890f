"""The size of titles, from the widths of their letters."""

from __future__ import annotations

import pytest

from standfirst.editions.piece_design import PieceDesign
from standfirst.editions.print import PiecePart
from standfirst.editions.running_heads import RunningHeads
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.project.stylesheets import house_styles
from standfirst.render.pdf.title_size import STEPS, title_measures

FONT = house_styles() / "fonts" / "SourceSerifPro-Semibold.ttf"


def sizes(title: str, room: float = 178.0, largest: float = 112.0) -> dict[str, str]:
    design = PieceDesign(
        opener="field", kicker="", accent="", columns=3, title_room=room, largest_title=largest
    )
    piece = Piece(name="p", kind="essay", language="en", opening=(b.Title(inlines=(i.Text(title),)),))
    heads = RunningHeads(verso="", recto="")
    part = PiecePart(piece=piece, heads=heads, bookmarks=(), endnotes=(), design=design)
    return dict(title_measures(part, FONT))


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("The Slip", "112pt"),
        ("La presse du fond", "62pt"),
        ("The Press under the Viaduct", "62pt"),
        ("How a printing press under a railway viaduct survived a river and what it cost", "38pt"),
    ],
)
def test_a_title_is_as_large_as_there_is_room_for(title: str, size: str) -> None:
    assert sizes(title)["--title-size"] == size


def test_words_that_are_tied_have_room_beside_each_other() -> None:
    """Else the line would break within the second one."""
    assert sizes("A story of an agile workshop", room=100)["--title-size"] == "44pt"
    assert sizes("A story of an agile\N{NO-BREAK SPACE}workshop", room=100)["--title-size"] == "38pt"


def test_less_room_makes_it_smaller_and_no_theme_is_outdone() -> None:
    assert sizes("The Slip", room=60)["--title-size"] == "62pt"
    assert sizes("The Slip", largest=50)["--title-size"] == "50pt"


def test_a_word_that_no_size_keeps_whole_may_be_hyphenated() -> None:
    found = sizes("Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2)
    assert found["--title-hyphens"] == "auto"
    assert found["--title-size"] == f"{STEPS[-1][0]:g}pt"


@pytest.mark.parametrize(("title", "reaches"), [("The Slip", True), ("La presse du fond", False)])
def test_what_follows_gives_way_to_the_letters_of_a_large_title(title: str, reaches: bool) -> None:
    reach = float(sizes(title)["--title-reach"].removesuffix("pt"))
    assert (reach > 5) is reaches
