"""The index: entries gathered, sorted by language, with what is said of ranges and of other entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import understand_text
from standfirst.compose.alphabetical_order import letter_of, sort_key
from standfirst.compose.index import marked, with_index
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.editing import words_of
from standfirst.model.traverse import walk_piece


def index_of(text: str, report: Report | None = None) -> list[tuple[str, list[str]]]:
    piece = understand_text(f"# T\n\n{text}\n", "one.md")
    index = understand_text("---\nkind: index\n---\n# Index\n", "index.md")
    _, made = with_index([piece, index], "en", Report() if report is None else report)
    (block,) = (x for x in walk_piece(made) if isinstance(x, b.Index))
    return [
        (group.letter, [f"{'-' * (line.level - 1)}{words_of(line.words)}" for line in group.lines])
        for group in block.groups
    ]


def test_entries_stand_by_letter_and_those_inside_them_below() -> None:
    text = (
        '[weir]{.index} [sluice]{.index entry="gate!sluice"} [gate]{.index} [lock]{.index entry="gate!lock"}'
    )
    assert index_of(text) == [("G", ["gate", "-lock", "-sluice"]), ("W", ["weir"])]


def test_a_capital_at_the_head_of_a_sentence_makes_no_other_entry() -> None:
    assert index_of("[Weirs]{.index} break. He saw [weirs]{.index}.") == [("W", ["weirs"])]


def test_signs_and_figures_come_before_letters() -> None:
    found = index_of("[&str]{.index} [3 May]{.index} [ann]{.index}")
    assert found == [("", ["3 May"]), ("A", ["ann"]), ("S", ["&str"])]


def test_a_range_is_one_place() -> None:
    begins, ends = (f"[]{{.index entry=flood range={which}}}" for which in ("begin", "end"))
    piece = understand_text(f"# T\n\n{begins}It rose.\n\nIt fell.{ends}\n", "one.md")
    _, made = with_index([piece, understand_text("---\nkind: index\n---\n# I\n", "i.md")], "en", Report())
    (block,) = (x for x in walk_piece(made) if isinstance(x, b.Index))
    (place,) = (place for group in block.groups for line in group.lines for place in line.places)
    assert (place.anchor, place.until) == ("index-flood", "index-flood-2")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]{.index entry=flood range=begin}It rose.", "S321"),
        ("It fell.[]{.index entry=flood range=end}", "S321"),
        ("It broke.[]{.index entry=weir see=dam} A [gate]{.index}.", "S322"),
    ],
)
def test_what_does_not_fit_is_reported(text: str, code: str) -> None:
    index_of(text, report := Report())
    assert [diagnostic.code for diagnostic in report] == [code]


@pytest.mark.parametrize(
    ("language", "sorted_words"),
    [
        ("de", ["Affe", "Ähre", "Apfel", "Ofen", "Öl", "Straße", "Zebra"]),
        ("sv", ["Apa", "Zebra", "Ål", "Älg", "Öga"]),
        ("es", ["chico", "cosa", "llama", "luz", "nube", "ñandú", "ola"]),
        ("cs", ["cena", "čaj", "hora", "chata", "ruka", "řeka", "zub", "žába"]),
        ("tr", ["cam", "çay", "ılık", "iğne", "ok", "öğle", "su", "şeker"]),
        ("en", ["sea", "sea lion", "seafood", "seal"]),
        ("ru", ["еда", "жук", "яма"]),
    ],
)
def test_words_stand_in_the_order_of_their_language(language: str, sorted_words: list[str]) -> None:
    mixed = sorted_words[1::2] + sorted_words[::2]
    assert sorted(mixed, key=lambda word: sort_key(word, language)) == sorted_words


def test_letters_of_their_own_have_groups_of_their_own() -> None:
    assert [letter_of(word, "sv") for word in ("älg", "apa")] == ["Ä", "A"]
    assert [letter_of(word, "de") for word in ("Ähre", "Affe")] == ["A", "A"]
    assert letter_of("chata", "cs") == "Ch"
    assert letter_of("42", "en") == ""


@given(st.lists(st.text(), max_size=8), st.sampled_from(["en", "sv", "cs", "tr", "ja"]))
def test_any_words_can_be_sorted_and_the_order_is_one(words: list[str], language: str) -> None:
    once = sorted(words, key=lambda word: sort_key(word, language))
    assert sorted(once, key=lambda word: sort_key(word, language)) == once
    assert all(isinstance(letter_of(word, language), str) for word in words)


def test_an_entry_may_hold_italics_and_code() -> None:
    assert marked("*bittern* in `pan.py`, 2 * 3") == (
        i.Emphasis((i.Text("bittern"),)),
        i.Text(" in "),
        i.Code("pan.py"),
        i.Text(", 2 * 3"),
    )
