"""What is said in the same way looks the same, wherever it is called or stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

from building import publish
from standfirst.diagnostics import Report
from standfirst.project.files import find

MANUSCRIPT = """# The bread

## Salt[^heading] and water

A word of it.[^text]

![The *oven*[^caption], seen from the door](oven.svg){#fig-oven}

| Day[^head] | Flour |
|-----------:|------:|
| 1[^cell]   | 50    |

> It was quoted.[^quoted]

::: sidebar
### A box

Of its own.[^box]
:::

[^heading]: Headword.
[^text]: Textword.
[^caption]: Captionword.
[^head]: Columnword.
[^cell]: Cellword.
[^quoted]: Quotedword.
[^box]: Boxword.
"""
NOTES = ("Headword", "Textword", "Captionword", "Columnword", "Cellword", "Quotedword", "Boxword")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" width="90" height="30">'
    '<path d="M0 15h90" stroke="#000"/></svg>'
)


@pytest.mark.parametrize("style", ["magazine", "book"])
def test_notes_at_the_foot_are_of_one_size_wherever_they_are_called(tmp_path: Path, style: str) -> None:
    (tmp_path / "bread.md").write_text(MANUSCRIPT, "utf-8")
    (tmp_path / "oven.svg").write_text(DRAWING, "utf-8")
    (tmp_path / "publication.toml").write_text(f'style = "{style}"\n', "utf-8")
    (made,) = publish(find(tmp_path), ("pdf",), Report())
    sizes = dict(sizes_of(made.data, NOTES))
    assert set(sizes) == set(NOTES)
    assert len(set(sizes.values())) == 1, sizes


def sizes_of(pdf: bytes, words: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """The words that stand in a PDF, with the sizes of their types."""
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        whole = text.get_text_range()
        for word in words:
            if (place := whole.find(word)) >= 0:
                yield word, round(height_of(text, place), 1)


def height_of(text: pypdfium2.PdfTextPage, place: int) -> float:
    """The height of a character's box with what is left free, in points."""
    box = pypdfium2.raw.FS_RECTF()
    assert pypdfium2.raw.FPDFText_GetLooseCharBox(text, place, box)
    return float(box.top - box.bottom)
