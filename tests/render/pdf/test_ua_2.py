"""The PDF as PDF 2.0: the same pages and structure, with types, links and notes as PDF/UA-2 has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from kitchen_sink import ASSETS
from render.pdf.conftest import WITH_GLYPHS, house_look
from render.pdf.reading import kids_of, links, opened
from standfirst.check.dead_links import dead_links_in_pdf
from standfirst.diagnostics import Report
from standfirst.editions.render_options import PdfStandard, RenderOptions
from standfirst.outputs.pdf import PDF
from standfirst.render.pdf import make_pdf


def made(standard: PdfStandard) -> bytes:
    return make_pdf(WITH_GLYPHS, ASSETS, house_look(), Report(), RenderOptions(pdf_standard=standard))


@pytest.fixture(scope="module")
def data() -> bytes:
    return made("ua-2")


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with opened(data) as pdf:
        yield pdf


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting: list[Any] = list(pdf.Root.StructTreeRoot.K)
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in kids_of(element) if "/S" in kid]


def test_it_is_pdf_2_and_says_what_it_conforms_to(pdf: pikepdf.Pdf) -> None:
    assert pdf.pdf_version == "2.0"
    assert "/Info" not in pdf.trailer
    says = pdf.Root.Metadata.read_bytes().decode()
    for claim in ("pdfaid:part>4<", "pdfaid:rev>2020<", "pdfuaid:part>2<", "pdfuaid:rev>2024<"):
        assert claim in says
    assert "wtpdf#accessibility1.0" in says and "wtpdf#reuse1.0" in says


def test_nobody_hears_other_words(data: bytes) -> None:
    heard, before = (PDF.heard(pdf).utterances for pdf in (data, made("ua-1")))
    assert [word for x in heard for word in x.words.split()] == [
        word for x in before for word in x.words.split()
    ]


def test_every_link_and_every_bookmark_leads_to_an_element(pdf: pikepdf.Pdf) -> None:
    inside: list[Any] = [link for link in links(pdf) if "/URI" not in link.get("/A", {})]
    with pdf.open_outline() as outline:
        bookmarks: list[Any] = [item.obj for item in outline.root]
    assert inside and bookmarks
    for thing in (*inside, *bookmarks):
        assert "/Dest" not in thing and thing.A.S == "/GoTo"
        assert thing.A.SD[0].Type == "/StructElem"
        assert thing.A.D is not None  # for readers of PDF 1.7


def test_links_still_lead_where_they_led(data: bytes) -> None:
    assert dead_links_in_pdf(data) == ()


def test_notes_and_what_refers_to_them_know_each_other(pdf: pikepdf.Pdf) -> None:
    notes = [element for element in elements(pdf) if element.S == "/FENote"]
    assert notes and not [element for element in elements(pdf) if element.S == "/Note"]
    numbered = [note for note in notes if note.K[0].S == "/Lbl"]
    assert numbered
    for note in numbered:
        assert any(note.objgen == back.objgen for there in note.Ref for back in there.Ref)


def test_entries_of_the_contents_know_what_they_lead_to(pdf: pikepdf.Pdf) -> None:
    entries = [element for element in elements(pdf) if element.S == "/TOCI"]
    assert entries
    for entry in entries:
        assert entry.Ref[0].Type == "/StructElem"
        assert all("/S" in kid for kid in kids_of(entry))  # no words that are in no element
