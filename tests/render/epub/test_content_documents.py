"""A content document is written from its order: what is not in it makes no difference to the document."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from kitchen_sink import ASSETS, KITCHEN_SINK
from standfirst.build import Scheduler
from standfirst.diagnostics import Report
from standfirst.editions.ebook import EbookEdition, ebook_edition
from standfirst.editions.ebook_documents import PiecePage
from standfirst.editions.print_pages_in_ebook import PrintedPage, PrintedPages
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document, Piece
from standfirst.outputs.epub import contents
from standfirst.render.epub.document_input import DocumentInput, document_input_for
from standfirst.render.epub.package import bind


def piece(name: str, *paragraphs: i.Inlines) -> Piece:
    return Piece(
        name=name, kind="article", language="en", body=tuple(b.Paragraph(inlines=run) for run in paragraphs)
    )


def t(words: str) -> i.Inlines:
    return (i.Text(words),)


def document(*pieces: Piece) -> Document:
    return replace(KITCHEN_SINK, pieces=pieces)


FIRST = piece("first", (i.Text("See "), i.Link("#second", t("there")), i.Text(".")), t("Words."))
SECOND = piece("second", t("Others."))


def document_inputs(edition: EbookEdition) -> dict[str, DocumentInput]:
    pages = [page for page in edition.spine if isinstance(page, PiecePage)]
    return {page.piece.name: document_input_for(page, edition, frozenset(ASSETS)) for page in pages}


def test_an_order_names_the_document_that_a_link_leads_to_and_none_of_its_words() -> None:
    before = document_inputs(ebook_edition(document(FIRST, SECOND)))
    after = document_inputs(ebook_edition(document(FIRST, piece("second", t("Quite others.")))))
    assert before["first"].elsewhere == {"second": "text/second.xhtml"}
    assert before["first"] == after["first"]
    assert before["second"] != after["second"]


def test_an_order_has_the_folios_of_its_own_pages() -> None:
    printed = PrintedPages(
        source="print",
        of_pieces={
            "first": (PrintedPage(folio="3", first="See there.", last="Words."),),
            "second": (PrintedPage(folio="4", first="Others.", last="Others."),),
        },
    )
    found = document_inputs(ebook_edition(document(FIRST, SECOND), printed=printed))
    assert {name: document_input.folios for name, document_input in found.items()} == {
        "first": {"page.3": "3"},
        "second": {"page.4": "4"},
    }


def test_after_an_edit_one_content_document_is_written_again() -> None:
    scheduler = Scheduler()
    contents(ebook_edition(document(FIRST, SECOND)), {}, scheduler, Report())
    assert len(scheduler.made) == 2
    contents(ebook_edition(document(FIRST, piece("second", t("Quite others.")))), {}, scheduler, Report())
    assert len(scheduler.made) == 3


def test_what_is_bound_of_documents_written_before_is_what_is_written_for_it(styles: Any) -> None:
    edition = ebook_edition(KITCHEN_SINK)
    made = contents(edition, ASSETS, Scheduler(), Report())
    assert made
    written = {file: content.xhtml for file, content in made.documents.items()}
    assert len(written) == len(KITCHEN_SINK.pieces)
    assert bind(edition, ASSETS, styles, written) == bind(edition, ASSETS, styles)
