"""Paragraphs: every place where a line may end, and no other. Measured with a ruler of our own."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.layout.line_breaking.choosing import Limits
from standfirst.layout.line_breaking.measuring import breaks
from standfirst.layout.line_breaking.paragraph import Paragraph
from standfirst.layout.line_breaking.words import Hyphenation, Run, inside_word, syllables


class Typewriter:
    """Every letter is one wide."""

    def width(self, word: str) -> float:
        return float(len(word.replace("\N{SOFT HYPHEN}", "")))

    def space(self, before: str, after: str) -> float:
        return 1.0


PLAIN = Limits(hang=0.0, letters_give=0.0)


def run(text: str, language: str = "en", mode: str = "auto", **more: object) -> Run:
    hyphenation = Hyphenation(mode, language, "-", (5, 2, 3))
    return Run(**{"text": text, "ruler": Typewriter(), "hyphenation": hyphenation, "limits": PLAIN, **more})


def lines(text: str, narrowest: float | None = None, **more: object) -> list[str]:
    """What stands before each place, from the beginning of the text."""
    paragraph = Paragraph([run(text, **more)], breaks, narrowest)
    return [paragraph.shown((0, place)) for place in range(1, len(paragraph.places))]


def test_between_words() -> None:
    assert lines("a cat sat", mode="none") == ["a", "a cat", "a cat sat"]


def test_between_syllables_with_a_hyphen() -> None:
    assert "hyphen-" in lines("hyphenation")
    assert lines("maintenance")[-1] == "maintenance"


def test_a_soft_hyphen_is_shown_only_at_the_end_of_a_line() -> None:
    found = lines("Dampf\N{SOFT HYPHEN}schiff", language="de", mode="manual")
    assert found == ["Dampf-", "Dampfschiff"]


def test_the_authors_hyphen_is_not_doubled() -> None:
    assert "well-" in lines("well-known", mode="manual")


def cost_of(line: str, text: str, language: str) -> float:
    """What it costs to end a line so."""
    paragraph = Paragraph([run(text, language, mode="manual")], breaks, None)
    places = range(1, len(paragraph.places))
    (place,) = (k for k in places if paragraph.shown((0, k)) == line)
    return paragraph.places.penalty[place]


@pytest.mark.parametrize(
    ("language", "word"), [("pl", "biało-czerwony"), ("pt-PT", "perguntavam-no"), ("cs", "česko-polský")]
)
def test_lines_end_elsewhere_where_a_hyphen_would_have_to_be_repeated(language: str, word: str) -> None:
    begun = word.partition("-")[0] + "-"
    assert cost_of(begun, word, language) > 10 * cost_of(begun, word, "de")


def test_the_hyphens_of_an_option_stay_with_it() -> None:
    assert lines("set --letters-give", mode="manual") == ["set", "set --letters-", "set --letters-give"]


def test_no_hyphen_is_put_into_an_address() -> None:
    for address in ("https://example.org/documentation/", "www.informational.org", "editor@publication.org"):
        assert not [line for line in lines(address) if line.endswith("-")]


def test_what_is_wider_than_a_line_is_broken_anywhere_if_it_may_be() -> None:
    assert len(lines("x" * 50, 20.0, if_too_wide="break", mode="none")) == 50
    assert lines("x" * 50, 20.0, mode="none") == ["x" * 50]
    assert len(lines("xx yy", 20.0, if_too_wide="break", mode="none")) == 2


def test_a_word_of_the_text_gets_a_hyphen_even_then() -> None:
    found = lines("qwrt" * 10, 20.0, if_too_wide="hyphenate", mode="none")
    assert all(line.endswith("-") for line in found[:-1])


def test_a_title_is_hyphenated_only_where_it_must_be() -> None:
    assert lines("incomprehensibilities", mode="manual", if_too_wide="hyphenate") == ["incomprehensibilities"]
    found = lines("incomprehensibilities", 15.0, mode="manual", if_too_wide="hyphenate")
    assert "incompre-" in found
    assert set(map(len, found)) != {1}


def test_a_word_over_two_styles_is_left_whole() -> None:
    runs = [run("un"), run("believ"), run("able and more")]
    paragraph = Paragraph(runs, breaks)
    shown = [paragraph.shown((0, place)) for place in range(1, len(paragraph.places))]
    assert shown[0] == "unbelievable"


def test_a_forced_end_and_the_spaces_around_it() -> None:
    paragraph = Paragraph([run("one "), run("\n"), run(" two\n")], breaks)
    forced = [place for place in range(len(paragraph.places)) if paragraph.places.is_forced[place]]
    assert [paragraph.shown((0, place)) for place in forced] == ["one"]
    assert paragraph.shown((forced[0], len(paragraph.places) - 1)) == "two"


def test_marks_hang_in_the_margin() -> None:
    hanging = Limits(hang=1.0, letters_give=0.0)
    paragraph = Paragraph([run("word, “and more”", mode="none", limits=hanging)], breaks)
    places = paragraph.places
    assert places.end_width[1] == pytest.approx(5 - 0.7)
    assert places.start_width[1] == pytest.approx(6 + 0.5)
    assert paragraph.hang_left(paragraph.starts[1]) == pytest.approx(0.5)


def test_nothing_hangs_before_the_first_letter_and_after_the_last() -> None:
    hanging = Limits(hang=1.0, letters_give=0.0)
    paragraph = Paragraph([run("“Word.”", mode="none", limits=hanging)], breaks)
    assert paragraph.places.end_width[-1] == 7
    assert paragraph.hang_left(paragraph.begin) == 0


@pytest.mark.parametrize(
    ("language", "word", "parts"),
    [
        ("tr", "anlaşmaktadır", "an laş mak ta dır"),
        ("tr-TR", "İstanbulluların", "İs tan bul lu la rın"),
        ("tr", "elektrik", "elekt rik"),
        ("fi", "kauppakirje", "kaup pa kir je"),
        ("fi", "strategia", "stra te gia"),
    ],
)
def test_languages_without_dictionary_are_broken_by_rule(language: str, word: str, parts: str) -> None:
    ends = [0, *syllables(word, language, (5, 2, 2)), len(word)]
    assert " ".join(word[a:b] for a, b in pairwise(ends)) == parts


def test_a_capital_says_nothing_of_a_german_word() -> None:
    def penalties(word: str, language: str) -> set[float]:
        hyphenation = Hyphenation("auto", language, "‐", (5, 3, 3))
        return {penalty for _, _, penalty in inside_word(word, hyphenation)}

    assert penalties("Hafenmeister", "de-AT") == penalties("hafenmeister", "de-AT")
    assert penalties("Hyphenation", "en") != penalties("hyphenation", "en")


def test_spelling_that_would_change_is_left_alone() -> None:
    assert all(0 < k < 10 for k in syllables("asszonnyal", "hu", (5, 2, 2)))
    for k in syllables("asszonnyal", "hu", (5, 2, 2)):
        assert "asszonnyal"[:k] + "asszonnyal"[k:] == "asszonnyal"


TEXTS = (
    st.text("abcdefg ,.-–—/\N{SOFT HYPHEN}\N{NO-BREAK SPACE}éß“”", min_size=1, max_size=80)
    .map(lambda text: re.sub(" +", " ", text))
    .filter(lambda text: text.strip())
)


@given(TEXTS, st.one_of(st.none(), st.floats(3, 20)))
def test_no_letter_is_lost_between_two_places(text: str, narrowest: float | None) -> None:
    """Between the end of a line and the beginning of the next there is nothing but a space."""
    paragraph = Paragraph([run(text, if_too_wide="hyphenate")], breaks, narrowest)
    for end, start in zip(paragraph.ends, paragraph.starts, strict=True):
        assert not text[end:start].strip(" ")
    assert list(paragraph.starts[:-1]) == sorted(paragraph.starts[:-1])


@given(TEXTS)
def test_widths_add_up(text: str) -> None:
    paragraph = Paragraph([run(text)], breaks)
    shown = text.strip(" ").replace("\N{SOFT HYPHEN}", "")
    assert paragraph.places.end_width[-1] == pytest.approx(len(shown))


def test_a_script_without_spaces_ends_where_unicode_says_and_has_no_hyphens() -> None:
    found = lines("日本語の文章を組む試みです", 5.0, language="ja", if_too_wide="hyphenate")
    assert len(found) > 8
    assert not any(line.endswith("-") for line in found)
