"""The page list of the sample: every folio of its PDF, at the words with which that page begins."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
from lxml import etree

from sample import sample_artefacts

XHTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"


PASSAGE = 40
"""Letters by which a page is known to have words of a piece."""


def letters(text: str) -> str:
    """Letters and figures alone, in one case, ligatures undone."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The letters of each page of the PDF, by its label."""
    document = pypdfium2.PdfDocument(sample_artefacts()["pdf"])
    found = {}
    for number in range(len(document)):
        label = document.get_page_label(number) or str(number + 1)
        found[label] = letters(document[number].get_textpage().get_text_bounded())
    return found


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(sample_artefacts()["epub"])) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def listed(files: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Folio, file and id of each line of the page list."""
    nav = etree.fromstring(files["nav.xhtml"])
    (pages,) = (x for x in nav.iter(f"{XHTML}nav") if x.get(f"{OPS}type") == "page-list")
    for link in pages.iter(f"{XHTML}a"):
        file, _, id_ = str(link.get("href")).partition("#")
        yield str(link.text), file, id_


def after(page: bytes, id_: str) -> str:
    """The letters of a document from a mark on, without what the edition adds."""
    text: list[str] = []

    def read(node: etree._Element) -> None:
        if "generated" in (node.get("class") or "").split():
            return
        if node.get("id") == id_:
            text.clear()
        text.append(node.text or "")
        for child in node:
            read(child)
            text.append(child.tail or "")

    read(etree.fromstring(page))
    return letters("".join(text))


def test_every_page_with_a_piece_on_it_is_listed_in_order(
    files: dict[str, bytes], pages: dict[str, str]
) -> None:
    folios = [folio for folio, _, _ in listed(files)]
    assert len(folios) >= 15
    assert folios == [label for label in pages if label in folios]
    words = "".join(after(files[file], "") for file in {file for _, file, _ in listed(files)})
    left_out = [text for label, text in pages.items() if label not in folios]
    assert not any(
        text[at : at + PASSAGE] in words for text in left_out[2:] for at in range(0, len(text) - PASSAGE, 9)
    ), "from the first piece on, no page with words of one is left out"


def test_each_is_marked_at_the_word_that_begins_it(files: dict[str, bytes], pages: dict[str, str]) -> None:
    labels = list(pages)
    first, *_ = (folio for folio, _, _ in listed(files))
    for folio, file, id_ in listed(files):
        begins = after(files[file], id_)
        here, before = pages[folio], pages.get(labels[labels.index(folio) - 1], "")
        broken = (
            next((n for n in range(1, 20) if begins[n : n + 12] in here), 0) if begins[:12] not in here else 0
        )
        assert begins[broken : broken + 12] in here, f"page {folio}: {begins[:40]}"
        assert not broken or before.endswith(begins[:broken]) or begins[:broken] in before + here, folio
        if folio != first:  # before it are the contents, which name the piece with its standfirst
            assert begins[:24] not in before, f"page {folio} begins on the page before it"


def test_the_package_says_whose_pages_they_are(files: dict[str, bytes]) -> None:
    package = etree.fromstring(files["content.opf"])
    said = [str(x.text) for x in package.iter("{*}meta") if x.get("property") == "pageBreakSource"]
    assert said == ["Overs: print edition (210x280mm), 2025-03-03"]
