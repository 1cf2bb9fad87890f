"""The booklet: every page once, the right neighbours, nothing outside its half of the sheet."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from standfirst.render.pdf.booklet import POINTS, Sheet, impose, page_order, sheets


def test_eight_pages_on_two_sheets() -> None:
    outer, inner = sheets(8)
    assert (outer.front, outer.back) == ((8, 1), (2, 7))
    assert (inner.front, inner.back) == ((6, 3), (4, 5))


def test_blanks_fill_up_at_the_end() -> None:
    (outer, inner) = sheets(6)
    assert (outer.front, outer.back) == ((None, 1), (2, None))
    assert (inner.front, inner.back) == ((6, 3), (4, 5))


@pytest.mark.parametrize("pages", [1, 2, 4, 5, 16, 31, 100])
@pytest.mark.parametrize("signature", [None, 1, 2, 4])
def test_every_page_is_there_once_and_facing_pages_face_each_other(pages: int, signature: int | None) -> None:
    booklet = sheets(pages, signature)
    sides = [page for sheet in booklet for side in (sheet.front, sheet.back) for page in side if page]
    assert sorted(sides) == list(range(1, pages + 1))
    for sheet in booklet:
        assert all(left is None or left % 2 == 0 for left in (sheet.front[0], sheet.back[0]))
        assert all(right is None or right % 2 == 1 for right in (sheet.front[1], sheet.back[1]))
        assert sheet.front[1] is None or sheet.back[0] in (sheet.front[1] + 1, None)


def folded(booklet: tuple[Sheet, ...]) -> list[int | None]:
    """The pages in the order in which they are turned, found with paper rather than arithmetic.

    The sheets of a signature are laid on each other, the outermost below, and folded: first come the
    right halves from outside to inside, then the left ones from inside to outside; each is a leaf.
    """
    turned: list[int | None] = []
    signatures: list[list[Sheet]] = []
    for sheet in booklet:
        if sheet.depth == 0:
            signatures.append([])
        signatures[-1].append(sheet)
    for pile in signatures:
        right = [(sheet.front[1], sheet.back[0]) for sheet in pile]
        left = [(sheet.back[1], sheet.front[0]) for sheet in reversed(pile)]
        turned += [page for fragment_page in (*right, *left) for page in fragment_page]
    return turned


@pytest.mark.parametrize("pages", [8, 31, 36, 64])
@pytest.mark.parametrize("signature", [None, 1, 3, 4])
def test_folded_and_gathered_the_pages_follow_each_other(pages: int, signature: int | None) -> None:
    turned = folded(sheets(pages, signature))
    assert turned == [*range(1, pages + 1), *[None] * (-pages % 4)]


def test_signatures_are_shared_out_evenly() -> None:
    """Nine sheets by four at the most: three times three, not four, four and a single one."""
    assert [sheet.depth for sheet in sheets(36, signature=4)] == [0, 1, 2] * 3
    assert [sheet.depth for sheet in sheets(20, signature=3)] == [0, 1, 2, 0, 1]


def test_signatures_follow_each_other() -> None:
    booklet = sheets(32, signature=4)
    assert [sheet.depth for sheet in booklet] == [0, 1, 2, 3, 0, 1, 2, 3]
    assert booklet[0].front == (16, 1)
    assert booklet[4].front == (32, 17)


def test_the_page_order_names_each_sheet() -> None:
    order = page_order(sheets(6))
    assert "sheet   1   front blank |     1   back     2 | blank" in order


@pytest.fixture(scope="module")
def five_pages() -> bytes:
    """Pages of A5 that say which they are, each with a black square in its lower left corner."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in range(1, 6):
        pdf.add_blank_page(page_size=(148 * POINTS, 210 * POINTS))
        pdf.pages[-1].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        pdf.pages[-1].obj.Contents = pdf.make_stream(
            f"BT /F 12 Tf 100 300 Td (page {number}) Tj ET 0 0 20 20 re f".encode()
        )
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _where(pdf: bytes, words: str) -> tuple[int, float]:
    """The side on which words stand, and how far from its left edge."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text = page.get_textpage()
        found = text.search(words).get_next()
        if found:
            return number, text.get_charbox(found[0])[0]
    raise AssertionError(words)


def test_a5_pages_stand_on_a4_left_and_right_of_the_fold(five_pages: bytes) -> None:
    booklet, _ = impose(five_pages)
    with pikepdf.open(io.BytesIO(booklet)) as sheets_:
        assert len(sheets_.pages) == 4
        size = [round(float(x) / POINTS) for x in sheets_.pages[0].mediabox]
        assert size == [0, 0, 297, 210]
    side, left = _where(booklet, "page 1")
    assert (side, left) == (0, pytest.approx(297 / 2 * POINTS + 100, abs=2))
    side, left = _where(booklet, "page 2")
    assert (side, left) == (1, pytest.approx((297 / 2 - 148) * POINTS + 100, abs=2))


def test_creep_moves_the_pages_of_inner_sheets_to_the_fold(five_pages: bytes) -> None:
    without, with_creep = impose(five_pages)[0], impose(five_pages, creep=0.5)[0]
    assert _where(with_creep, "page 1") == _where(without, "page 1")
    assert _where(without, "page 3")[1] - _where(with_creep, "page 3")[1] == pytest.approx(
        0.5 * POINTS, abs=0.1
    )
    assert _where(with_creep, "page 4")[1] - _where(without, "page 4")[1] == pytest.approx(
        0.5 * POINTS, abs=0.1
    )


def test_the_same_pages_give_the_same_bytes(five_pages: bytes, tmp_path: Path) -> None:
    del tmp_path
    assert impose(five_pages, creep=0.1) == impose(five_pages, creep=0.1)
