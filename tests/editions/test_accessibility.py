"""What an ebook says of its accessibility, in the language that it is in."""

from __future__ import annotations

from itertools import chain

import msgspec
import pytest
from msgspec.structs import replace

from building import understand_text
from standfirst.editions.accessibility import accessibility, statement
from standfirst.editions.accessibility_words import accessibility_words
from standfirst.editions.added_words import ENGLISH, labels
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.ebook_documents import AccessibilityPage
from standfirst.model import blocks as b
from standfirst.model.document import Document
from standfirst.model.inlines import Image
from standfirst.normalise.lexicon import LANGUAGES

UNDESCRIBED = b.Figure(images=(Image("ice.png", asset="ice.png"),))


def document(language: str, *figures: b.Figure) -> Document:
    piece = replace(understand_text("# Ice\n\nIt held.\n"), body=figures)
    return Document(
        title="Ice", language=language, identifier="x", slug="ice", pieces=(piece, replace(piece, name="b"))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_with_a_lexicon_has_all_words_of_its_own(language: str) -> None:
    found, words = accessibility_words(f"{language}-XX")
    _, english = accessibility_words("en")
    assert found == language and len(words.requirements) == len(english.requirements)
    told = [*msgspec.structs.astuple(words)[:-2], *chain.from_iterable(words.requirements)]
    sentences = list(chain.from_iterable((x,) if isinstance(x, str) else x for x in told))
    assert all(isinstance(one, str) and one == one.strip() for one in sentences)
    named = {"2019/882", "2019", "WCAG 2.2", "EPUB Accessibility 1.1", "Standfirst", "schema.org", "EPUB 3"}
    both = " ".join(map(str, sentences))
    assert all(name in both for name in named)
    for one in words.undescribed:
        assert one.format(missing=2, shown=3).count("2") == one.format(missing=2, shown=3).count("3") == 1
    if language != "en":
        assert labels(language) != ENGLISH
        alike = set(sentences) & set(chain(*english.requirements, msgspec.structs.astuple(english)[:6]))
        assert not alike


@pytest.mark.parametrize("language", LANGUAGES)
def test_summary_statement_and_page_are_in_the_language_of_the_publication(language: str) -> None:
    book = document(language, UNDESCRIBED)
    claims = accessibility(book, has_page_list=True)
    _, words = accessibility_words(language)
    missing = words.undescribed[1].format(missing=2, shown=2)
    assert claims.summary == words.space.join((words.text, words.paged, missing))
    said = statement(claims)
    assert (said.language, said.faults, said.about[1]) == (language, (missing,), words.lacks)
    assert said.requirements[0].how.endswith(missing) and said.requirements[4].how.endswith(words.paged)
    (page,) = (x for x in ebook_edition(book).spine if isinstance(x, AccessibilityPage))
    assert (page.language, page.title) == (language, words.title)
    assert page.direction == ("rtl" if language == "ar" else "ltr")


def test_where_there_are_no_words_for_a_language_it_says_that_it_is_english() -> None:
    said = statement(accessibility(document("is")))
    assert (said.language, said.title) == ("en", "Accessibility")
