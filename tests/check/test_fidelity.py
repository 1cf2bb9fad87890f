"""The first look at fidelity: what it must not mind, and what it must find."""

from __future__ import annotations

import pytest

from standfirst.check.fidelity import letters, lost_runs
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document, Piece
from standfirst.model.inlines import Inlines

FIRST = (
    "The first printers of the valley bought their press from a failed newspaper, and it ran for forty years."
)
SECOND = (
    "When the river rose in spring the machine stood in water to the flywheel, yet it printed again by June."
)


def t(words: str) -> Inlines:
    return (i.Text(words),)


def document(*body: b.Block, notes: tuple[b.Note, ...] = ()) -> Document:
    piece = Piece(name="p", kind="article", language="en", body=body, notes=notes)
    return Document(title="T", language="en", identifier="x", slug="t", pieces=(piece,))


def lost(found: str, *words: str) -> list[str]:
    paragraphs = (b.Paragraph(inlines=t(w)) for w in words or (FIRST, SECOND))
    return [run.words for run in lost_runs(document(*paragraphs), letters(found))]


@pytest.mark.parametrize(
    "found",
    [
        f"{FIRST}\n{SECOND}",
        f"Overs 7\n{FIRST}\n12\n{SECOND}",
        FIRST.replace("newspaper", "news-\npaper") + SECOND.upper(),
        f"{FIRST[:50]}\nOVERS\n13\n{FIRST[50:]} {SECOND}",
        f"{FIRST[:50]}\n1. A note at the foot.\n12\nOVERS\n{FIRST[50:90]} 2 {FIRST[90:]} {SECOND}",
        f"{FIRST[:-8]}\n12\nOVERS\n{FIRST[-8:]} {SECOND}",
        f"Contents: {FIRST[:30]} … 3\n{FIRST}\n{SECOND}",
        FIRST.replace("first", "ﬁrst") + SECOND,
    ],
)
def test_what_an_edition_adds_or_sets_otherwise_is_no_loss(found: str) -> None:
    assert lost(found) == []


@pytest.mark.parametrize("word", ["first", "valley", "failed", "forty", "years", "The"])
def test_a_lost_word_is_found_wherever_it_stood(word: str) -> None:
    assert lost(f"{FIRST.replace(word, '', 1)} {SECOND}") == [FIRST]


def test_a_lost_paragraph_and_a_lost_end_are_found() -> None:
    assert lost(FIRST) == [SECOND]
    assert lost(f"{FIRST} {SECOND[:60]}") == [SECOND]


def test_a_garbled_word_is_found() -> None:
    assert lost(f"{FIRST} {SECOND.replace('flywheel', 'flywhe□l')}") == [SECOND]


def test_two_paragraphs_that_changed_places_are_found() -> None:
    assert lost(f"{SECOND} {FIRST}") == [SECOND]


def test_a_pull_quote_may_stand_before_or_after_what_it_repeats() -> None:
    words = "the machine stood in water to the flywheel"
    quoted = document(
        b.PullQuote(paragraphs=(t(words),)), b.Paragraph(inlines=t(FIRST)), b.Paragraph(inlines=t(SECOND))
    )
    for found in (f"{words} {FIRST} {SECOND}", f"{FIRST} {SECOND} {words}", f"{FIRST} {words} {SECOND}"):
        assert list(lost_runs(quoted, letters(found))) == []


def test_a_page_may_end_right_after_the_mark_of_a_note() -> None:
    """Met in the sample: "… to put in.² It cor- | rects nothing"."""
    found = f"{FIRST[:60]} 2 {FIRST[60:64]}-\nA note. Overs 7\n{FIRST[64:]}"
    assert lost(found, FIRST) == []
    assert lost(f"{FIRST[:3]}-\nOvers 12\n{FIRST[3:]}", FIRST) == []
    assert lost("See 12 it.", "See it.") == []
    assert lost(f"{FIRST[:60]}\nA note. Overs 7\n{FIRST[60:64]} 3 {FIRST[64:]}", FIRST) == []


def test_a_picture_within_a_line_may_be_a_labelled_slot() -> None:
    image = i.InlineImage(i.Image("lost.png", "a press"))
    run = (*t("Look "), image, *t(" here."))
    assert list(lost_runs(document(b.Paragraph(inlines=run)), letters("Look [picture: a press] here."))) == []


def test_a_note_is_looked_for_on_every_page() -> None:
    note = b.Note(number=1, anchor="n", blocks=(b.Paragraph(inlines=t("Sold at auction in 1931.")),))
    noted = document(b.Paragraph(inlines=t(FIRST)), b.Paragraph(inlines=t(SECOND)), notes=(note,))
    assert list(lost_runs(noted, letters(f"{FIRST} 1. Sold at auction in 1931. {SECOND}"))) == []
    assert len(list(lost_runs(noted, letters(f"{FIRST} {SECOND}")))) == 1
