"""Last words: the end of a paragraph is neither a syllable nor a tiny word alone."""

from __future__ import annotations

import msgspec
import pytest

from kitchen_sink import ESSAY, p, t
from standfirst.editions.short_last_lines import CLASS, with_last_words
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain


def ending(block: b.Block) -> Inlines:
    """The inlines of the only block of a piece, as print has them."""
    (seen,) = with_last_words(msgspec.structs.replace(ESSAY, body=(block,))).body
    match seen:
        case b.Paragraph(inlines=inlines) | b.PullQuote(paragraphs=(inlines,)):
            return inlines
    raise AssertionError(seen)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("They answered by return of post.", "post."),
        ("There is always too much of it.", "of\N{NO-BREAK SPACE}it."),
        ("The printer calls it a repeat.", "repeat."),
    ],
)
def test_the_last_word_is_kept_whole_and_a_short_one_with_its_neighbour(words: str, kept: str) -> None:
    *_, last = ending(p(words))
    assert isinstance(last, i.Styled)
    assert (last.classes, plain(last.children)) == ((CLASS,), kept)


@pytest.mark.parametrize("words", ["Wait.", "They went for self-determination.", "https://example.org/a/b/c"])
def test_a_word_alone_and_a_long_last_word_stay_as_they_are(words: str) -> None:
    assert ending(p(words)) == t(words)


def test_the_words_stay_what_they_are_but_for_one_space() -> None:
    words = "Somebody loved the clock and gave it oil."
    assert plain(ending(p(words))).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_paragraph_that_ends_in_a_link_or_a_note_stays_as_it_is() -> None:
    inlines = (*t("See "), i.Link("https://example.org", t("the wells")))
    assert ending(b.Paragraph(inlines=inlines)) == inlines


def test_a_pull_quotes_last_line_is_not_one_short_word() -> None:
    *_, last = ending(b.PullQuote(paragraphs=(t("A narrow page that is here and a wide one that isn’t."),)))
    assert isinstance(last, i.Styled)
    assert plain(last.children) == "that\N{NO-BREAK SPACE}isn’t."


END_MARK = i.Styled(("end-mark", "generated"), t("\N{NO-BREAK SPACE}■"))


@pytest.mark.parametrize("after", [(), (END_MARK,)])
def test_a_signature_stays_beside_its_dash(after: Inlines) -> None:
    signed = b.Paragraph(inlines=(*t("It took the ink. — "), i.Emphasis(t("R. Sethi, Ludlow")), *after))
    assert plain(ending(signed)).startswith(
        "It took the ink. —\N{NO-BREAK SPACE}R.\N{NO-BREAK SPACE}Sethi, Ludlow"
    )
    said = b.Paragraph(inlines=(*t("It took the "), i.Emphasis(t("R. Sethi"))))
    assert ending(said) == said.inlines


@pytest.mark.parametrize(
    ("words", "kept"), [("A Second Wall", "Wall"), ("The Press under It", "under\N{NO-BREAK SPACE}It")]
)
def test_a_title_is_tied_unless_less_would_stand_above(words: str, kept: str) -> None:
    piece = msgspec.structs.replace(ESSAY, opening=(b.Title(inlines=t(words)),))
    (title,) = with_last_words(piece).opening
    assert isinstance(title, b.Title)
    *_, last = title.inlines
    assert isinstance(last, i.Styled)
    assert plain(last.children) == kept
