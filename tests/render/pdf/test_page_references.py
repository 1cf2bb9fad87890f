"""Numbers of pages in the text: filled in where zeros were drawn, and nothing else of a page is touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standfirst.render.pdf.fragment_result import DigitGlyphs, Glyph, PageNumber
from standfirst.render.pdf.page_references import blanked, codes_of, filled, filled_label, in_label, shown

CASE = DigitGlyphs(
    font="f",
    size=10,
    ink="",
    glyphs={sort: Glyph(f"<{0x0100 + n:04x}>", 5.0) for n, sort in enumerate("0123456789xvi")},
)
LETTERS = {code.decode(): sort for sort, code in codes_of(CASE).items()}


def page(shape: str) -> bytes:
    zeros = "".join(codes_of(CASE)[sort].decode() for sort in shape)
    return (
        b"/P <</MCID 0>>\nBDC\nBT [<0061>-20<0062>] TJ ET\nEMC\n"
        + f"/Span <</MCID 1>>\nBDC\nBT [<0020{zeros}>] TJ ET\nEMC\n".encode()
        + b"/P <</MCID 2>>\nBDC\nBT [<01000100>] TJ ET\nEMC\n"
    )


def fill(shape: str, label: str) -> bytes:
    number = PageNumber(0, 1, "a", 0, shape)
    return filled(page(shape), {1: number}, {0: CASE}, {"a": label})


@given(st.integers(1, 9999))
def test_a_number_is_read_back_and_the_rest_stays(number: int) -> None:
    label = str(number)
    shape = "0" * len(label)
    changed = fill(shape, label)
    assert shown(changed, {1: LETTERS})[1].endswith(label)
    assert blanked(changed, {1}) == blanked(page(shape), {1})
    assert len(changed) == len(page(shape))


def test_glyphs_that_are_kerned_apart_are_filled_too() -> None:
    content = b"/Span <</MCID 1>>\nBDC\n[<0100>-12<0100>30<0100>] TJ\nEMC\n"
    changed = filled(content, {1: PageNumber(0, 1, "a", 0, "000")}, {0: CASE}, {"a": "217"})
    assert changed == b"/Span <</MCID 1>>\nBDC\n[<0102>-12<0101>30<0107>] TJ\nEMC\n"


def test_a_number_that_is_shorter_than_its_place_leaves_white_before_it() -> None:
    changed = fill("000", "42")
    assert shown(changed, {1: LETTERS})[1].endswith("42")
    assert b">-500.00<" in changed


def test_a_number_that_is_longer_is_whole_all_the_same() -> None:
    assert shown(fill("00", "123"), {1: LETTERS})[1].endswith("123")


def test_a_number_is_found_where_words_follow_it_as_they_do_from_right_to_left() -> None:
    content = b"/Span <</MCID 1>>\nBDC\n[<01000100><0020002e002e>] TJ\nEMC\n"
    changed = filled(content, {1: PageNumber(0, 1, "a", 0, "00")}, {0: CASE}, {"a": "17"})
    assert changed == b"/Span <</MCID 1>>\nBDC\n[<01010107><0020002e002e>] TJ\nEMC\n"


def test_a_roman_number_stands_for_itself() -> None:
    assert fill("xvi", "xvi") == page("xvi")


def test_another_number_changes_the_digest_of_nothing_else() -> None:
    assert blanked(fill("00", "12"), {1}) != blanked(fill("00", "12").replace(b"0061", b"0063"), {1})


def test_the_name_of_a_link_has_its_page() -> None:
    assert filled_label(f"sluice, {in_label('a')}", {"a": "12"}) == "sluice, 12"
