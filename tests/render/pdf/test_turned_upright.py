"""Tables on pages that lie on their side: in the PDF, and turned upright for the printer and in booklets."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

import standfirst
from render.pdf.reading import pages_of
from standfirst.layout.read_pdf import read_laid_out
from standfirst.render.pdf.turned_upright import turn_upright

ROWS = "".join(f"| {n} | oak and iron, renewed |\n" for n in range(40))
TEXT = "The keeper wrote down the height of the water at every hour of the night. " * 40
MANUSCRIPT = f"""# The Locks

{TEXT}

| Lock | Gates |
|-----:|-------|
{ROWS}
: The locks of the river[^1] {{.landscape}}

[^1]: By the company’s own count.

{TEXT}
"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    with_messages = standfirst.from_text(MANUSCRIPT)
    (artefact,) = with_messages.build("pdf")
    assert not with_messages.diagnostics
    return artefact.data


def _sizes(pdf: bytes | io.BytesIO) -> list[tuple[int, int]]:
    return [tuple(map(round, page.get_size())) for page in pypdfium2.PdfDocument(pdf)]  # type: ignore[misc]


def test_the_table_has_pages_that_lie_and_the_text_has_the_others(pdf: bytes) -> None:
    upright, lying = (420, 595), (595, 420)
    sizes = _sizes(pdf)
    assert sizes[0] == sizes[-1] == upright
    assert lying in sizes
    words = pages_of(pdf)
    for size, on_page in zip(sizes, words, strict=True):
        assert ("Lock Gates" in on_page) == (size == lying)
    first = sizes.index(lying)
    assert "The locks of the river" in words[first]
    assert "own count" in words[first]
    assert read_laid_out(pdf).turned == {number for number, size in enumerate(sizes) if size == lying}


def test_turned_upright_all_pages_have_one_size_and_the_head_is_at_the_left(pdf: bytes) -> None:
    turned = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as source:
        turn_upright(source)
        source.save(turned)
    assert set(_sizes(turned)) == {(420, 595)}
    for words, before in zip(pages_of(turned.getvalue()), pages_of(pdf), strict=True):
        assert sorted(words.split()) == sorted(before.split())
    first = _sizes(pdf).index((595, 420))
    text = pypdfium2.PdfDocument(turned)[first].get_textpage()
    head = text.get_charbox(text.search("Gates").get_next()[0])
    below = text.get_charbox(text.search("renewed").get_next()[0])
    assert head[0] < below[0]
    assert 0 < head[0] < 210
