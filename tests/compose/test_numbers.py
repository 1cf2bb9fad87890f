"""Numbers of parts, chapters, figures and sections, and the words of the references to them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from building import understand_text
from standfirst.compose.numbers import in_figures, numbered, with_piece_numbers
from standfirst.compose.references import with_references
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import inlines_of
from standfirst.model.counting import letter
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


def test_a_group_has_one_number_and_its_figures_letters() -> None:
    group = "::: {#fig-a}\n![B](b.png){#fig-b}\n\n![C](c.png){#fig-c}\n\nBoth\n:::\n\n"
    pieces = chapters(f"{group}{FIGURE}\n@fig-a, @fig-b, [-@fig-c], @fig-mill, [@fig-b; @fig-c].")
    found = with_references(numbered(pieces, Numbers(captions="publication")), Report())
    assert words_of_references(found) == [
        "Figure\u00a01",
        "Figure\u00a01a",
        "1b",
        "Figure\u00a02",
        "Figures\u00a01a",
        " and 1b",
    ]


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


def test_sections_of_pieces_without_a_number_have_none_beside_numbered_chapters() -> None:
    preface = understand_text("---\nkind: preface\n---\n# P\n\n## Thanks\n\nA\n", "p.md")
    pieces = [preface, *chapters("## One\n\nA", "## Two\n\nB")]
    for figures, wanted in (("words", ["", "1.1", "2.1"]), ("none", ["1", "1", "1"])):
        found = [each.piece for each in numbered(pieces, Numbers(chapters=figures, sections=1))]
        sections = [x for piece in found for x in walk_piece(piece) if isinstance(x, b.Section)]
        assert [x.heading.number for x in sections] == wanted


def test_sections_of_a_chapter_whose_title_says_its_number_have_it_too() -> None:
    texts = ["# Chapter 1: Ice\n\n## Blue\n\nA\n", "# Two\n\n## Green\n\nB\n"]
    pieces = [replace(understand_text(text, "c.md"), kind="chapter") for text in texts]
    found = [each.piece for each in numbered(pieces, Numbers(chapters="arabic", sections=1))]
    sections = [x for piece in found for x in walk_piece(piece) if isinstance(x, b.Section)]
    assert [x.heading.number for x in sections] == ["1.1", "2.1"]


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


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("@sec-the-weirs", "did you mean `sec-the-weir` (c1.md:6)?"),  # its id comes from its words
        ("@tbl-mill", "did you mean `fig-mill` (c1.md:10)?"),
        (
            "@fig-barge",
            "give what is meant this id in braces, or correct the reference",
        ),  # what ids begin with makes none like another
    ],
)
def test_ids_are_suggested_as_references_have_them(typed: str, hint: str) -> None:
    text = f"## The weir\n\nA\n\n{FIGURE}\nSee {typed}."
    with_references(numbered(chapters(text), Numbers()), report := Report())
    assert [diagnostic.hint for diagnostic in report] == [hint]


def test_a_chapter_whose_title_says_so_has_no_number_and_is_not_counted() -> None:
    pieces = [
        understand_text(f"# {title}\n\nA\n", "c.md")
        for title in ("One", "Ford {.unnumbered}", "Two {-}", "Four")
    ]
    counted = with_piece_numbers(
        [replace(piece, kind="chapter") for piece in pieces], Numbers(chapters="arabic")
    )
    assert [piece.label for piece in counted] == ["Chapter\u00a01", "", "", "Chapter\u00a02"]


@pytest.mark.parametrize(
    ("kind", "titles", "numbers", "labelled"),
    [
        ("appendix", ("Appendices", "Appendix A: Keywords", "Tables", "Appendix D. Tools"), "AABD", "AB"),
        ("chapter", ("Chapter 3: Ice", "Chapter IV", "Ford", "Chapter in ruins: Mill"), "3456", "56"),
    ],
)
def test_a_piece_has_the_number_that_its_title_says(
    kind: str, titles: tuple[str, ...], numbers: str, labelled: str
) -> None:
    pieces = [replace(understand_text(f"# {x}\n\nA\n", "c.md"), kind=kind) for x in titles]
    counted = with_piece_numbers(pieces, Numbers(chapters="arabic"))
    assert "".join(piece.number for piece in counted) == numbers
    assert [piece.number for piece in counted if piece.label] == list(labelled)


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_language_without_number_words_has_figures() -> None:
    assert in_figures(3, "words", "zh") == "3"
    assert in_figures(21, "words", "de") == "einundzwanzig"


def test_theorems_are_counted_by_kind_in_the_language_of_the_piece() -> None:
    box = "::: {#thm-a}\n## Maß\nDoppelt.\n:::\n\n::: {#lem-a}\nTief.\n:::\n\n::: {#thm-b}\nBreit.\n:::\n\n"
    (piece,) = chapters(f"{box}![Ein Tor](tor.png){{#def-tor}}\n\nNach [@thm-a; @thm-b] und @lem-a.")
    (found,) = with_references(numbered([replace(piece, language="de")], Numbers()), Report())
    boxes = [x.number for x in walk_piece(found) if isinstance(x, b.Sidebar | b.Figure)]
    assert boxes == ["Satz\u00a01", "Lemma\u00a01", "Satz\u00a02", ""]
    assert words_of_references([found]) == ["Sätze\u00a01", " und 2", "Lemma\u00a01"]


def test_a_heading_that_begins_like_a_name_is_none() -> None:
    numbered_pieces = numbered(chapters("## Cor anglais\n\nA.", "## Cor anglais\n\nB."), Numbers())
    with_references(numbered_pieces, report := Report())
    assert not list(report)
