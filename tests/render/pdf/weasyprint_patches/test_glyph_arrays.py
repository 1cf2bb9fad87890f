"""Fonts are cut to the same bytes, without a C type for each number of glyphs."""

from __future__ import annotations

import pytest
from weasyprint import HTML
from weasyprint.pdf import fonts

from standfirst.render.pdf.weasyprint_patches import glyph_arrays

WORDS = ("a", "Five", "Seven words", "The quick brown fox jumps")


def written(words: str) -> bytes:
    return HTML(string=f"<style>html {{ font-family: serif }}</style>{words}").write_pdf()


def test_fonts_are_cut_to_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(fonts, "ffi", getattr(fonts.ffi, "ffi", fonts.ffi))
        wanted = [*map(written, WORDS)]
    glyph_arrays.use_one_kind()
    assert [*map(written, WORDS)] == wanted


def test_no_length_has_a_type_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    glyph_arrays.use_one_kind()
    asked: set[str] = set()
    ffi = fonts.ffi.ffi

    class Listening:
        def new(self, kind: str, *values: object) -> object:
            asked.add(kind)
            return ffi.new(kind, *values)

        def __getattr__(self, name: str) -> object:
            return getattr(ffi, name)

    monkeypatch.setattr(fonts.ffi, "ffi", Listening())
    for words in WORDS:
        written(words)
    assert {kind for kind in asked if kind.startswith("hb_codepoint_t")} == {"hb_codepoint_t[]"}
