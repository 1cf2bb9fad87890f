"""Places: the same word in its manuscript, on its page and in its content document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from lxml import etree

from desk.conftest import desk_of
from desk.stories_publication import write_publication
from standfirst.desk.aligning import aligned
from standfirst.desk.desk import Desk
from standfirst.desk.messages import RunShown
from standfirst.desk.same_word import Address, ManuscriptWords, PageWords, Sources, address_at, letters_before
from standfirst.desk.words import Box, Printed, shown, written
from standfirst.render.html.run_marks import RunLetters, run_letters_of
from standfirst.render.pdf.fragment_result import Place

TEXT = "By [Mia](#), \U0001d510 again.\n\nIt lay there, by the weir."
FILE = "a.md"


def sources(text: str, *runs: RunShown) -> Sources:
    return Sources(runs, {FILE: ManuscriptWords(text)}.get)


def found_words(text: str, words: Sequence[str], *runs: RunShown) -> list[str | None]:
    """For each of these words of the first run the word of the manuscript that it is."""
    known, at, found = sources(text, *runs), 0, list[str | None]()
    for word in words:
        there = known.source_of(Address(0, at))
        wide = text.encode("utf-16-le")
        found.append(wide[2 * there.start : 2 * there.end].decode("utf-16-le") if there else None)
        at += len(word)
    return found


# -- a run and its manuscript -----------------------------------------------------------------------


def test_words_are_looked_for_in_the_lines_of_their_run_alone() -> None:
    text = "It lay there.\n\nIt lay there.\n\nIt lay there."
    runs = [RunShown(FILE, line, line, "It lay there.") for line in (1, 3, 5)]
    starts = [sources(text, *runs).source_of(Address(run, 3)) for run in range(3)]
    assert [each.start for each in starts if each] == [3, 18, 33]


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("A com-\nputer lay", "A computer lay", ["A", "com", "lay"]),  # joined by a repair
        ("It did n't", "It didn't", ["It", "did", "t"]),
        ("A wierd boat", "A weird boat", ["A", "A", "boat"]),  # its neighbour
        ("*It* [lay](x.md) there", "It lay there", ["It", "lay", "there"]),
        ("\U0001d510 \U0001d510 lay", "\U0001d510 \U0001d510 lay", ["\U0001d510", "\U0001d510", "lay"]),
    ],
)
def test_a_word_is_found_in_its_manuscript(text: str, words: str, there: list[str]) -> None:
    parts = [words[word.start : word.end] for word in written(words)]
    assert found_words(text, parts, RunShown(FILE, 1, 2, words)) == there


def test_a_run_without_lines_has_no_places() -> None:
    assert found_words("It lay", ["It"], RunShown(FILE, 0, 0, "It lay")) == [None]
    assert found_words("", ["It"], RunShown(FILE, 1, 1, "It lay")) == [None]


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("By", 0),
        (" [Mia", 0),  # right behind the first word
        ("[Mia", 1),  # a mark stands before what it is about
        ("](#)", 1),
        ("#), ", 2),
        ("\nIt", 4),
        ("weir.", 9),
    ],
)
def test_a_place_is_the_word_around_it_or_the_next(place: str, word: int) -> None:
    offset = len(TEXT[: TEXT.index(place)].encode("utf-16-le")) // 2
    assert ManuscriptWords(TEXT).number(offset) == word


# -- a run and its page -----------------------------------------------------------------------------


def box(left: float, top: float, width: float = 20) -> Box:
    return Box(left, top, left + width, top + 10)


def test_words_of_a_page_are_the_letters_of_its_lines_in_a_row() -> None:
    lines = [Place(0, 0, 5, 0, 0, 60, 10), Place(0, 5, 7, 0, 12, 60, 22), Place(3, 0, 4, 0, 24, 60, 34)]
    words = [
        Printed("7", (box(90, 0),)),  # a folio
        Printed("it", (box(0, 0),)),
        Printed("together", (box(30, 0), box(0, 12))),  # broken after three letters
        Printed("in", (box(30, 12),)),
        Printed("weir", (box(0, 24),)),
    ]
    page = PageWords(words, lines)
    assert [address for _, address in page.addresses] == [
        *[None, Address(0, 0), Address(0, 2), Address(0, 10), Address(3, 0)]
    ]
    assert page.boxes_of(Address(0, 3)) == words[2].boxes
    assert page.at(35, 17) == (Address(0, 11), True) and page.at(300, 300) is None
    assert page.at(92, 5) == (Address(0, 6), False)  # the folio has none


def test_letters_of_a_document_and_back() -> None:
    letters = [RunLetters(0, 2, 0, 4), RunLetters(9, 5, 0, 3), RunLetters(12, 2, 4, 6)]
    assert [address_at(letters, at) for at in (1, 6, 10, 14)] == [
        *[Address(2, 1), Address(2, 3), Address(5, 1), Address(2, 6)]
    ]
    assert letters_before(letters, Address(2, 5)) == 13 and letters_before(letters, Address(4, 0)) is None
    assert address_at(letters[1:], 2) is None


def test_marks_are_counted_and_taken_out() -> None:
    markup = '<p><!--4:0-->It <b>lay<i class="generated">!?7</i></b> by <span><!--5:0-->a note</span> it</p>'
    tree = etree.fromstring(markup)
    assert run_letters_of(tree) == [
        *[RunLetters(0, 4, 0, 2), RunLetters(2, 4, 2, 3), RunLetters(6, 4, 5, 2)],
        *[RunLetters(8, 5, 0, 5), RunLetters(13, 4, 7, 2)],
    ]
    assert etree.tostring(tree).decode() == markup.replace("<!--4:0-->", "").replace("<!--5:0-->", "")


# -- all three --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def at_the_weir(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("weir")
    write_publication(folder)
    return desk_of(folder)


def file_of(desk: Desk, path: str) -> str:
    """What diagnostics call a manuscript."""
    return next(piece.file for piece in desk.state.pieces if piece.path == path)


def pairs_by_address(desk: Desk, path: str) -> Iterator[tuple[int, int, int]]:
    """For each word on the pages of a manuscript: page, its number there, and where its address leads to."""
    for index, page in enumerate(desk.state.pages):
        for number, word in enumerate(desk.drawer.words(page) if page.key else ()):
            first = word.boxes[0]
            there = desk.places.at_page(index, (first.left + first.right) / 2, (first.top + first.bottom) / 2)
            if there and there.is_exact and there.file == file_of(desk, path):
                yield index, number, there.start


@pytest.mark.parametrize("path", ["barge.md", "letters.md", "flood.md", "notes.md"])
def test_addresses_lead_where_aligned_texts_do(at_the_weir: Desk, path: str) -> None:
    """The texts of pages and manuscript laid side by side: where both find a word it is the same one."""
    desk = at_the_weir
    ours = written(desk.files.read(path).text)
    by_address = {(page, number): start for page, number, start in pairs_by_address(desk, path)}
    pages = dict.fromkeys(page for page, _ in by_address)
    theirs = [(p, n, word) for p in pages for n, word in enumerate(desk.drawer.words(desk.state.pages[p]))]
    by_words = aligned([word.key for word in ours], [word.key for *_, word in theirs])
    both = [
        (by_address[theirs[there][:2]], ours[here].start)
        for there, here in by_words.items()
        if theirs[there][:2] in by_address
    ]
    assert len(both) > 0.9 * len(by_words) > 5
    assert [each for each in both if each[0] != each[1]] == []


@pytest.mark.parametrize(
    ("path", "lost"),
    [
        ("barge.md", ["puter", "puter"]),
        ("letters.md", []),
        ("flood.md", ["images", "dot", "png"]),
        ("notes.md", ["still", "Who", "says", "so", "once"]),
    ],
)
def test_a_word_is_found_in_both_editions_and_back(at_the_weir: Desk, path: str, lost: list[str]) -> None:
    """From every word of a manuscript to its page and its document, and back to the same, but for what no
    edition has, or has in one with the word before."""
    desk, found = at_the_weir, list[str]()
    text, file = desk.files.read(path).text, file_of(desk, path)
    for word in written(text):
        printed, read = desk.places.on_page(file, word.start), desk.places.in_document(file, word.start)
        assert printed is not None and read is not None
        first = printed.boxes[0]
        back = desk.places.at_page(printed.index, first.left + 1, (first.top + first.bottom) / 2)
        again = desk.places.at_letter(read.file, read.letters)
        assert back is not None and again is not None and back.start == again.start
        begins = {each.letters for each in shown(desk.ebook.files[read.file])} if desk.ebook else set()
        assert read.letters in begins
        if back.start != word.start:
            found.append(text[word.start : word.end])
    assert found == lost


def test_the_documents_of_the_ebook_are_counted_as_a_browser_counts_them(at_the_weir: Desk) -> None:
    ebook = at_the_weir.ebook
    assert ebook is not None
    for document in ebook.spine:
        for word in shown(ebook.files[document.file]):
            found = at_the_weir.places.at_letter(document.file, word.letters)
            if found and found.is_exact and word.key.isalpha():
                piece = next(each for each in at_the_weir.state.pieces if each.file == found.file)
                text = at_the_weir.files.read(piece.path).text
                assert text[found.start : found.end].casefold()[0] == word.key[0]
