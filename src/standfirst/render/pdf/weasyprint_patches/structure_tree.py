"""Tags: a document's structure tree written by us (``render.pdf.tags``).

WeasyPrint 70 makes one structure element for every box: a paragraph over two pages becomes two, a link over
two lines two links, footnotes and running heads are nothing in particular. Its ``weasyprint.pdf.add_tags`` is
replaced while a document is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf
from weasyprint.formatting_structure.text import uppercase

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

PATCH = Patch(
    name="structure-tree",
    does="Lets us write the structure tree, with an element for each element instead of each box.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.formatting_structure.text.uppercase": "bbcb5befb7bd",
        "weasyprint.pdf.generate_pdf": "fd816c8d91ce",
        "weasyprint.pdf.tags.add_tags": "74d331d78a01",
        "weasyprint.pdf.stream.Stream": "ed8183a339eb",
    },
)


@contextmanager
def tags_written_by(add_tags: Callable[[Any, Any, object, list[Any]], None]) -> Iterator[None]:
    """While this lasts, WeasyPrint calls this function when all pages are drawn: with the PDF, the document,
    the version of PDF, and the streams of the pages."""
    before = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = before


def marks_of(stream: Any) -> dict[Any, int]:
    """The number of the marked content (ISO 32000-1, 14.7.4.2) that each box was drawn in."""
    return {box: found["mcid"] for box, found in stream._tags.items()}


def take_marks(stream: Any) -> dict[Any, int]:
    """The same; the stream of the page forgets them."""
    marks = marks_of(stream)
    stream._tags.clear()
    return marks


def in_capitals(words: str, language: str) -> str:
    """Words as ``text-transform: uppercase`` has them in a language (two letters)."""
    return str(uppercase(words, language))
