"""Numbers of pages in references, contents and index: counted once more, from the finished files alone."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from building import publish
from standfirst.diagnostics import Report
from standfirst.project.files import find

SETTINGS = """\
title = "Locks"
style = "book"
identifier = "urn:uuid:7c0b6e52-3d0f-4a86-9a57-d1f8c2b4e917"
pieces = ["preface.md", "one.md", "two.md"]
index = true
"""
FILLER = ("The keeper walked along the wall with a lantern and counted every gate. " * 14 + "\n\n") * 3
PIECES = {
    "preface.md": "---\nkind: preface\n---\n# Preface\n\nThe [weir]{.index} is on @page:sec-weir.\n",
    "one.md": f"# One\n\nA [sluice]{{.index}}.\n\n{FILLER}A [sluice]{{.index}}.\n",
    "two.md": f"# Two\n\n{FILLER}## The weir {{#sec-weir}}\n\nA [weir]{{.index}}.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Both editions of a small book."""
    folder: Path = tmp_path_factory.mktemp("locks")
    for name, text in {"publication.toml": SETTINGS, **PIECES}.items():
        (folder / name).write_text(text, "utf-8")
    report = Report()
    artefacts = {artefact.kind: artefact.data for artefact in publish(find(folder), ("pdf", "epub"), report)}
    assert list(report) == []
    return artefacts


@pytest.fixture(scope="module")
def labels(made: dict[str, bytes]) -> dict[str, str]:
    """What the page of each named destination is called."""
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
        called = {page.obj.objgen: str(page.label) for page in pdf.pages}
        names = pdf.Root.Names.Dests.Names
        return {str(names[at]): called[names[at + 1][0].objgen] for at in range(0, len(names), 2)}


@pytest.fixture(scope="module")
def pages(made: dict[str, bytes]) -> list[str]:
    """The words of each page."""
    return [
        " ".join(page.get_textpage().get_text_bounded().split())
        for page in pypdfium2.PdfDocument(made["pdf"])
    ]


def test_the_index_names_the_pages_on_which_its_terms_stand(labels: dict[str, str], pages: list[str]) -> None:
    sluices = ", ".join(labels[anchor] for anchor in ("one-index-sluice", "one-index-sluice-2"))
    weirs = ", ".join(labels[anchor] for anchor in ("preface-index-weir", "two-index-weir"))
    assert f"S sluice, {sluices} W weir, {weirs}" in pages[-1]
    assert labels["preface-index-weir"] == "v" or labels["preface-index-weir"].isalpha()


def test_a_reference_names_the_page_of_what_it_refers_to(labels: dict[str, str], pages: list[str]) -> None:
    assert any(f"The weir is on page {labels['two-sec-weir']}." in page for page in pages)


def test_the_ebook_has_the_same_numbers_as_links_to_the_very_words(
    made: dict[str, bytes], labels: dict[str, str]
) -> None:
    with zipfile.ZipFile(io.BytesIO(made["epub"])) as epub:
        index = epub.read("EPUB/text/index.xhtml").decode()
        links = re.findall(r'href="(\w+\.xhtml)#([\w-]+)"><span class="folio generated">(\w+)<', index)
        assert [label for _, anchor, label in links] == [labels[anchor] for _, anchor, _ in links]
        assert len(links) == 4
        for file, anchor, _ in links:
            assert re.search(rf'id="{anchor}">(sluice|weir)<', epub.read(f"EPUB/text/{file}").decode())


def test_links_of_the_index_say_which_page_they_lead_to(
    made: dict[str, bytes], labels: dict[str, str]
) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
        named = [
            (str(link.Contents), labels[str(link.Dest)])
            for page in list(pdf.pages)[-1:]
            for link in page.obj.get("/Annots", ())
        ]
    assert named
    assert all(words.endswith(f" {label}") for words, label in named)
