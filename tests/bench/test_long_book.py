"""A long book with all that a book can have: parts, numbers, notes at the end, an index of its terms."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from long_book import seconds_of_index, with_everything
from lxml import etree

from building import KINDS, publish
from judging import judge
from standfirst.check.validators.epubcheck import epubcheck
from standfirst.diagnostics import Report
from standfirst.project.files import find

SECONDS = 0.3
"""In which an index of two thousand terms is settled."""


def test_an_index_of_two_thousand_terms_is_settled_at_once() -> None:
    assert min(seconds_of_index(2000) for _ in range(3)) < SECONDS


@pytest.mark.slow
@pytest.mark.outside
def test_the_index_of_a_long_book_says_the_same_in_both_editions(outside: Path, tmp_path: Path) -> None:
    folder = with_everything(outside / "book" / "chapters", tmp_path / "book")
    made = {artefact.kind: artefact for artefact in publish(find(folder), KINDS, Report())}
    assert made["epub"].is_faithful
    printed = _squeezed(_last_pages(made["pdf"].data, 40))
    entries = _entries(made["epub"].data)
    assert len(entries) > 100
    assert [entry for entry in entries if _squeezed(entry) not in printed] == []
    file = tmp_path / "book.epub"
    file.write_bytes(made["epub"].data)
    with judge():
        assert [str(said) for said in epubcheck(file)[0] if said.weight in ("FATAL", "ERROR")] == []


def _squeezed(words: str) -> str:
    """Without white space and hyphens, which lines on a page put in."""
    return re.sub(r"[\s\N{SOFT HYPHEN}\N{NON-BREAKING HYPHEN}\N{HYPHEN}\ufffe-]", "", words)


HEAD, FOOT = 600, 62
"""Points from the lower edge: running heads stand above, folios below."""


def _last_pages(pdf: bytes, count: int) -> str:
    """The words of the type area."""
    document = pypdfium2.PdfDocument(pdf)
    pages = range(max(0, len(document) - count), len(document))
    return "".join(
        document[number].get_textpage().get_text_bounded(bottom=FOOT, top=HEAD) for number in pages
    )


def _entries(epub: bytes) -> list[str]:
    """The lines of the index that have pages."""
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/index.xhtml"))
        page = etree.fromstring(archive.read(name))
    lines = page.iterfind(".//{*}li")
    words = ("".join(line.itertext()) for line in lines if line.find(".//{*}li") is None)
    return [line for line in words if re.search(r"\d", line)]
