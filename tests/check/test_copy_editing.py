"""Consistency: what is asked about, and what is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.build.read_publication import understand
from standfirst.check.copy_editing import notice_inconsistencies
from standfirst.diagnostics import Diagnostic, Report
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter
from standfirst.project.files import Manuscript

SOURCE = Path(__file__).parents[2] / "source"
INCONSISTENT = {f"S3{number:02}" for number in range(2, 11)}


def noticed(text: str, language: str = "en") -> list[Diagnostic]:
    report = Report()
    piece, _ = normalise(SourceFile("a.md", text), FrontMatter(), HouseStyle(language=language), report)
    notice_inconsistencies(piece, report)
    return [d for d in report if d.code in INCONSISTENT]


def of_file(file: Path) -> list[Diagnostic]:
    report = Report()
    understand(Manuscript(name=file.name, path=file.name, data=file.read_bytes()), HouseStyle(), report)
    return [d for d in report if d.code in INCONSISTENT]


# -- what is asked about


def test_one_diagnostic_names_both_spellings_and_all_their_lines() -> None:
    text = "At Hollin Press.\n\nThen Hollin Press closed.\n\nA Hollyn Press there never was.\n"
    (found,) = noticed(text)
    assert (found.code, found.span.first) == ("S302", 5)
    assert found.message == "“Hollyn Press” (line 5) and “Hollin Press” (lines 1 and 3)"


def test_a_lone_name_that_is_a_letter_away_from_a_usual_one_is_asked_about() -> None:
    text = "So Kateryna came. And Kateryna spoke. Then Kateryna left. They say that Katerina sang.\n"
    assert [d.code for d in noticed(text)] == ["S302"]


def test_two_long_names_with_the_same_initials_are_asked_about() -> None:
    text = "In the Russian Socialist Movement.\n\nNot in the Revolutionary Socialist Movement.\n"
    assert [d.code for d in noticed(text)] == ["S303"]


def test_the_rarer_spelling_is_the_one_that_is_named_first() -> None:
    (found,) = noticed("The color was grey, and the behaviour of the neighbour odd.\n")
    assert found.code == "S304"
    assert found.message.startswith("American spelling in a piece with British: “color” (line 1)")


def test_the_sample_interview_has_its_slips() -> None:
    found = of_file(SOURCE / "01-the-press-under-the-viaduct.md")
    assert {d.code for d in found} == {"S302", "S304"}
    assert "“Hollyn Press”" in found[0].message


def test_the_example_from_outside_is_asked_about_both_names(outside: Path) -> None:
    said = [d.message for d in of_file(outside / "interview" / "interview.md")]
    assert any("“Sotsialnyy Rukh”" in message for message in said)
    assert any("“Revolutionary Socialist Movement”" in message for message in said)


# -- what is left in peace


@pytest.mark.parametrize(
    "text",
    [
        "The Presidential Innovation Fellow met the Presidential Innovation Fellows.",  # a plural
        "John Smith and Jane Smith, Anna Marsh and Anne Marsh's dog. Anna Marsh left.",  # people
        "Ukraine and the Ukrainian press; Ukraine again, Ukraine always, a Ukrainian.",  # adjectives
        "Single Page Apps are Single Page Applications, and a Single Page Application is one.",
        "Use `organize()` to organise, and `color` for the colour.",  # code
        "The colour was right.\n\n> The color was wrong, he said.\n>\n> — A visitor",  # others' words
        "The Center for Colour is in a building of its own; its colour is Labor Party red.",  # names
        "From 1914–1918 – and after – it stood.",  # ranges
        'He called it a \'hobby\' and "a trade." She said "no," "never," and "not here."',  # at arm's length
        "The Guild of Small Binders (GSB) met. The GSB voted.",
        "The GSB voted.",
        "See [here](https://example.org/a) and [here](https://example.org/b).",
        "The **McLean** house and the MacLean house. PhysRevA, PhysRevD, PhysRevD, PhysRevD.",
    ],
)
def test_nothing_is_said_of_what_an_editor_would_leave(text: str) -> None:
    assert [d.message for d in noticed(f"{text}\n")] == []


def test_grammar_is_no_slip_in_a_language_that_inflects_names() -> None:
    text = (
        "Kowalski przyszedł. Widziałem Kowalskiego w domu. Pan Kowalski i pan Kowalski mówią o Kowalskim.\n"
    )
    assert noticed(text, "pl") == []


def test_the_full_name_first_and_a_short_one_after_is_a_custom() -> None:
    turns = ["Ida Marsh", "Tomasz Lis", "Ida", "Tomasz", "Ida", "Tomasz"]
    text = "\n\n".join(f"**{label}:** That is what I said to him that night in the arch." for label in turns)
    assert [d for d in noticed(f"# Talk\n\n{text}\n") if d.code == "S307"] == []


@pytest.mark.parametrize("name", ["00-what-is-left-on-the-pallet", "02-the-slip", "03-a-pamphlet-by-supper"])
def test_clean_pieces_of_the_sample_are_left_in_peace(name: str) -> None:
    assert of_file(SOURCE / f"{name}.md") == []


@pytest.mark.parametrize(
    "text",
    [
        "From A—Z it was – as he said – printed – and bound – here. The night train Paris—Lyon ran late.",
        "“A press,” she said. ‘Tis nothing. The '45 rpm record of that year was “loud” and 'em all sang on.",
    ],
)
def test_routes_and_marks_of_what_is_left_out_are_no_other_style(text: str) -> None:
    assert not [d for d in noticed(text) if d.code in ("S305", "S306")]
