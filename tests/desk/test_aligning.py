"""Words laid side by side: a word is never paired with another word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.aligning import aligned, nearest
from standfirst.desk.words import shown

WORDS = st.lists(
    st.sampled_from(["the", "weir", "is", "deep", "and", "a", "boat", "lay", "in", "it"]), max_size=60
)


@given(WORDS, WORDS)
def test_only_equal_words_are_paired(ours: list[str], theirs: list[str]) -> None:
    assert all(ours[our] == theirs[their] for their, our in aligned(ours, theirs).items())


@given(WORDS)
def test_a_text_is_paired_with_itself(words: list[str]) -> None:
    assert len(aligned(words, words)) == len(words)


SAID = "a boat is a kind of debt said tom and the heron left"


def test_what_stands_between_is_passed_over_and_a_pull_quote_is_found() -> None:
    ours = SAID.split()
    theirs = f"page four a boat is a kind of debt {SAID}".split()
    found = aligned(ours, theirs)
    assert [found.get(n) for n in (0, 1)] == [None, None]
    assert {found[n] for n in range(2, 9)} == {found[n] for n in range(9, 16)} == set(range(7))
    assert nearest(found, 1) == (0, False) and nearest(found, 17) == (8, True) and nearest({}, 3) is None


def test_words_of_a_document_are_counted_by_letters() -> None:
    body = b"<body><h1>The <em>we</em>ir</h1><p>Deep, 3 m.</p></body>"
    xhtml = b"<html xmlns='http://www.w3.org/1999/xhtml'>" + body + b"</html>"
    assert [(word.key, word.letters) for word in shown(xhtml)] == [
        ("the", 0),
        ("weir", 3),
        ("deep", 7),
        ("3", 11),
        ("m", 12),
    ]
