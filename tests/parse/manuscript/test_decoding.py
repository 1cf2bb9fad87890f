"""Bytes become text, whatever program wrote them; what is not text is reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.diagnostics import Report
from standfirst.parse.manuscript.decoding import decode


def text_of(data: bytes) -> tuple[str | None, list[tuple[str, int]]]:
    """The text, and the code and line of everything that was said."""
    report = Report()
    source = decode(data, "m.md", report)
    return source.text if source else None, [(d.code, d.span.first) for d in report]


@pytest.mark.parametrize(
    "data",
    [
        "naïve “words”".encode(),
        b"\xef\xbb\xbf" + "naïve “words”".encode(),
        "naïve “words”".encode("utf-16"),
        b"\xfe\xff" + "naïve “words”".encode("utf-16-be"),
        "naïve “words”".encode("utf-32"),
    ],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16", "UTF-16 big-endian", "UTF-32"],
)
def test_unicode_is_read_without_a_word_said(data: bytes) -> None:
    assert text_of(data) == ("naïve “words”", [])


def test_all_line_ends_become_one() -> None:
    assert text_of("a\r\nb\rc\u2028d\x85e\u2029f\x0cg\n".encode()) == ("a\nb\nc\nd\ne\nf\x0cg\n", [])


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le café était fermé ; « naïve » — l’œuvre d’été.", "cp1252"),
        ("Señor niño mañana", "latin-1"),
        ("“Hello,” it’s a test – really", "cp1252"),
        ("café", "latin-1"),
        ("Über die Straße ging er, „schön“ fand er das", "cp1252"),
        ("Zażółć gęślą jaźń i jeszcze trochę polskiego tekstu", "cp1250"),
        ("Młyn stał nad rzeką i nikt nie pamiętał, kto go zbudował.", "cp1250"),
        ("Boğaz'da sis vardı, Ayşe'nin kardeşi iskelede bekliyordu", "cp1254"),
        ("Это русский текст о войне и мире, довольно длинный.", "cp1251"),
        ("Καλημέρα κόσμε, αυτό είναι ένα κείμενο", "cp1253"),
        ("日本語のテキストです。これは長い文章", "shift_jis"),
    ],
)
def test_a_legacy_encoding_is_recognised_and_said(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == (text, [("S103", 0)])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_recognised_and_said(encoding: str) -> None:
    text = "The café was shut – “naïve”, said Łucja.\n"
    assert text_of(text.encode(encoding)) == (text, [("S103", 0)])


def test_a_nul_among_words_is_left_to_the_repairs() -> None:
    assert text_of(b"One\0 character in a line of text\n") == ("One\0 character in a line of text\n", [])


def test_stray_bytes_in_utf_8_are_read_alone() -> None:
    """One pasted line in another encoding does not spoil the others."""
    data = "Ünï “ok” ça va\n".encode() + b"\x93caf\xe9\x94\n" + "où\n".encode()
    assert text_of(data) == ("Ünï “ok” ça va\n“café”\noù\n", [("S103", 2)])


@pytest.mark.parametrize(
    "data",
    [
        b"a\0b",
        b"PK\x03\x04 x",
        b"\x89PNG\r\n",
        bytes(range(1, 32)) * 9,
        b"\xff\xfeh\0i",
    ],
    ids=["NUL", "archive", "picture", "control characters", "half a UTF-16 character"],
)
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    assert text_of(data) == (None, [("S101", 0)])


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 x", b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0 x", b"PK\x03\x04 x word/ x"]
)
def test_a_word_processors_file_is_an_error_of_its_own(data: bytes) -> None:
    assert text_of(data) == (None, [("S123", 0)])


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_manuscript_is_an_error(data: bytes) -> None:
    assert text_of(data) == (None, [("S102", 0)])


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_text_or_an_error(data: bytes) -> None:
    text, said = text_of(data)
    assert (text is None) == any(code in ("S101", "S102", "S123") for code, _ in said)
