"""Drafts: a part that is shown before it is finished, and is finished the same as without."""

from __future__ import annotations

import pypdfium2
import pytest
from msgspec.structs import replace

from kitchen_sink import ASSETS
from render.pdf.conftest import WITH_GLYPHS, house_look
from standfirst.editions.print import PiecePart, print_edition
from standfirst.editions.styles import Stylesheets
from standfirst.editions.typography import set_document
from standfirst.layout.fragment_input import FragmentInput
from standfirst.render.pdf import drafts
from standfirst.render.pdf.fragment_result import Draft, Fragment, SetWith
from standfirst.render.pdf.join_fragments import with_numbers
from standfirst.render.pdf.lay_out_fragment import lay_out

STYLES = house_look()


@pytest.fixture(scope="module")
def part() -> FragmentInput:
    """The piece of the kitchen sink that has the most blocks."""
    edition = print_edition(set_document(WITH_GLYPHS))
    longest = max((x for x in edition.parts if isinstance(x, PiecePart)), key=lambda x: len(x.piece.body))
    return FragmentInput(edition=replace(edition, parts=(longest,)), side="recto")


@pytest.fixture(scope="module")
def finished(part: FragmentInput) -> Fragment:
    return lay_out(part, ASSETS, STYLES)


def drafted(part: FragmentInput, known: frozenset[str] = frozenset(), styles: Stylesheets = STYLES) -> Draft:
    return drafts.draft(part, ASSETS, styles, known, SetWith())


def test_pages_are_finished_as_if_there_had_been_no_draft(part: FragmentInput, finished: Fragment) -> None:
    draft = drafted(part)
    assert drafts.set_with_draft(part, ASSETS, STYLES).write() == finished
    assert draft.pages == finished.pages and draft.anchors.items() <= finished.anchors.items()
    assert draft.written == tuple(range(len(finished.pages)))


def test_what_was_drafted_is_not_set_again(part: FragmentInput, monkeypatch: pytest.MonkeyPatch) -> None:
    drafted(part)
    monkeypatch.setattr("standfirst.render.pdf.lay_out_fragment.set_once", None)
    assert len(drafts.set_with_draft(part, ASSETS, STYLES)) > 1
    with pytest.raises(TypeError):
        drafts.set_with_draft(part, ASSETS, STYLES)  # a draft is used once: writing changes its pages


def test_only_pages_that_are_not_known_are_written_with_their_numbers(
    part: FragmentInput, finished: Fragment
) -> None:
    looks = [page.look for page in finished.pages]
    assert len(set(looks)) == len(looks)
    draft = drafted(part, frozenset(looks[:1] + looks[2:]))
    assert draft.written == (1,) and draft.fragment is not None
    (page,) = pypdfium2.PdfDocument(with_numbers(draft.fragment, ["4711"], {}))
    assert "4711" in page.get_textpage().get_text_range()
    assert drafted(part, frozenset(looks)).fragment is None


def test_a_page_looks_otherwise_if_a_word_or_a_colour_does(part: FragmentInput, finished: Fragment) -> None:
    looks = {page.look for page in finished.pages}
    red = replace(STYLES, overrides="p { color: #900 !important }")
    assert drafted(part, styles=red).pages != finished.pages
    (piece_part,) = part.edition.parts
    assert isinstance(piece_part, PiecePart)
    shorter = replace(piece_part, piece=replace(piece_part.piece, body=piece_part.piece.body[:-1]))
    changed = drafted(replace(part, edition=replace(part.edition, parts=(shorter,))))
    assert {page.look for page in changed.pages} - looks
