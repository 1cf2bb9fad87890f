"""Pages end in whole words: a page is laid out again, alone, where its last line is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout

from standfirst.layout.line_breaking import lines as line_breaking
from standfirst.render.pdf.weasyprint_patches import page_ends

WORDS = (
    "A compositor sets a line, looks at it, and considers it again if the white between its words is more "
    "than a reader forgives, who turns the page in the middle of an argument and forgets an author as easily "
    "as that. "
)
NOTE = "<span style='float:footnote'>An afterthought.</span>"
WIDTHS = (93, 98, 103, 106, 110, 112)
"""Of the pages, in millimetres: on some of them a word is broken over a turn, whatever the font."""
STYLE = """@page { margin: 10mm }
body { margin: 0; font: 10pt/13pt "Source Serif Pro", serif }
.columns { columns: 2; column-gap: 4mm; font-size: 5.5pt }
p { margin: 0; text-align: justify; hyphens: auto }"""
PARAGRAPHS = [" ".join(3 * (WORDS.split()[k:] + WORDS.split()[:k])) for k in range(10)]
BODIES = {
    "paragraphs": "".join(f"<p>{words}</p>" for words in PARAGRAPHS),
    "notes": "".join(f"<p>{words}{NOTE} {words}</p>" for words in PARAGRAPHS),
    "columns": f"<div class=columns>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</div>",
    "list": f"<ol>{''.join(f'<li><p>{words}</p></li>' for words in PARAGRAPHS)}</ol>",
}


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    before, was = page_layout.remake_page, line_breaking.inline.get_next_linebox
    line_breaking.install()
    yield
    page_layout.remake_page, line_breaking.inline.get_next_linebox = before, was
    if was is not line_breaking._next_line:
        line_breaking.uninstall()


def laid_out(name: str) -> list[list[boxes.LineBox]]:
    """The lines of each page that were chosen."""
    pages = []
    for width in WIDTHS:
        style = f"{STYLE} @page {{ size: {width}mm 62mm }}"
        document = HTML(string=f"<html lang=en><style>{style}</style>{BODIES[name]}").render()
        pages += [list(page._page_box.descendants()) for page in document.pages]
    return [[x for x in page if isinstance(x, boxes.LineBox) and "chosen" in vars(x)] for page in pages]


def broken_over_a_turn(pages: list[list[boxes.LineBox]]) -> int:
    ends = ([line for line in page if line.element_tag == "p"][-1:] for page in pages)
    return sum(vars(line)["chosen"].has_hyphen for lines in ends for line in lines)


def words(pages: list[list[boxes.LineBox]]) -> Counter[str]:
    """All letters, however they are broken into lines and pages."""
    texts = (x.text for lines in pages for line in lines for x in line.descendants() if hasattr(x, "text"))
    return Counter(letter for text in texts for letter in text if letter.isalpha())


@pytest.mark.parametrize("name", BODIES)
def test_pages_end_in_whole_words(name: str) -> None:
    page_layout.remake_page = page_ends._weasyprints_remake_page
    before = laid_out(name)
    page_layout.remake_page = page_ends._remake_page
    after = laid_out(name)
    # Not quite all: a word stays broken where its line would be too loose without.
    assert broken_over_a_turn(after) <= broken_over_a_turn(before) / 2
    assert broken_over_a_turn(before) > 0
    assert words(after) == words(before)
