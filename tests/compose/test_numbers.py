"""Numbers of parts, chapters, figures and sections, and the words of the references to them."""

from __future__ import annotations

import pytest

from building import understand_text
from standfirst.compose.numbers import in_figures, letter, numbered, with_piece_numbers
from standfirst.compose.references import with_references
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import inlines_of
from standfirst.model.document import Piece
from standfirst.model.traverse import walk_piece
from standfirst.project.settings.publication import Numbers


def chapters(*texts: str) -> list[Piece]:
    return [
        understand_text(f"---\nkind: chapter\n---\n# T\n\n{text}\n", f"c{n}.md")
        for n, text in enumerate(texts, 1)
    ]


def words_of_references(pieces: list[Piece]) -> list[str]:
    return [x.text for piece in pieces for x in inlines_of(piece) if isinstance(x, i.CrossReference)]


FIGURE = "![A mill](mill.png){#fig-mill}\n"


def test_figures_are_counted_chapter_by_chapter() -> None:
    pieces = chapters(FIGURE, f"{FIGURE}\n![A weir](weir.png){{#fig-weir}}\n\nSee @fig-weir, @fig-mill.")
    found = with_references(numbered(pieces, Numbers()), Report())
    assert words_of_references(found) == ["Figure\u00a02.2", "Figure\u00a02.1"]


def test_or_through_the_publication() -> None:
    pieces = chapters(FIGURE, "![A weir](weir.png){#fig-weir}\n\nSee @fig-weir.")
    found = with_references(numbered(pieces, Numbers(captions="publication")), Report())
    assert words_of_references(found) == ["Figure\u00a02"]


def test_a_reference_leads_to_its_own_piece_before_others() -> None:
    pieces = chapters(FIGURE, f"{FIGURE}\nSee @fig-mill.")
    found = with_references(numbered(pieces, Numbers()), report := Report())
    assert words_of_references(found) == ["Figure\u00a02.1"]
    assert [diagnostic.code for diagnostic in report] == ["S213"]


def test_a_picture_without_a_name_has_no_number() -> None:
    (piece,) = (each.piece for each in numbered(chapters("![A mill](mill.png)"), Numbers()))
    assert [x.number for x in walk_piece(piece) if isinstance(x, b.Figure)] == [""]


@pytest.mark.parametrize(
    ("figures", "labels"),
    [
        ("arabic", ["Chapter\u00a03", "Chapter\u00a04"]),
        ("roman", ["Chapter\u00a0III", "Chapter\u00a0IV"]),
        ("words", ["Chapter\u00a0Three", "Chapter\u00a0Four"]),
        ("none", ["", ""]),
    ],
)
def test_chapters_are_numbered_as_the_settings_say(figures: str, labels: list[str]) -> None:
    settings = Numbers(chapters=figures, first_chapter=3)  # type: ignore[arg-type]
    assert [piece.label for piece in with_piece_numbers(chapters("A", "B"), settings)] == labels


def test_sections_have_numbers_down_to_the_level_that_is_asked_for() -> None:
    text = "## One\n\nA\n\n### Deeper\n\nB\n\n## Preamble {.unnumbered}\n\nC\n\n## Two\n\nD"
    pieces = [each.piece for each in numbered(chapters("A", text), Numbers(chapters="arabic", sections=1))]
    headings = [x.heading for x in walk_piece(pieces[1]) if isinstance(x, b.Section)]
    assert [x.number for x in headings] == ["2.1", "", "", "2.2"]


def test_a_section_without_a_number_is_referred_to_by_its_title() -> None:
    found = with_references(
        numbered(chapters("## The weir {#sec-weir}\n\nSee @sec-weir."), Numbers()), Report()
    )
    assert words_of_references(found) == ["The weir"]


def test_an_appendix_has_a_letter() -> None:
    appendix = understand_text("---\nkind: appendix\n---\n# Tables {#sec-t}\n\nIn @sec-t.", "a.md")
    found = with_references(numbered([*chapters("A", "B"), appendix], Numbers()), Report())
    assert words_of_references(found) == ["Appendix\u00a0A"]


def test_what_leads_nowhere_stands_as_it_was_typed_and_near_names_are_given() -> None:
    found = with_references(
        numbered(chapters(f"{FIGURE}\nSee @fig-mil and [-@tbl-x]."), Numbers()), report := Report()
    )
    assert words_of_references(found) == ["@fig-mil", "[-@tbl-x]"]
    assert "`fig-mill` (c1.md:6)" in (next(iter(report)).hint or "")


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_language_without_number_words_has_figures() -> None:
    assert in_figures(3, "words", "zh") == "3"
    assert in_figures(21, "words", "de") == "einundzwanzig"
