"""Where the pages of the print edition begin in the ebook."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from kitchen_sink import ASSETS, KITCHEN_SINK, p, t
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.ebook_documents import PiecePage
from standfirst.editions.print_pages_in_ebook import (
    PageBreak,
    PrintedPage,
    PrintedPages,
    page_breaks,
    paginated,
)
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.render.epub.pages import nav_xhtml, page_xhtml

LONG = "He had seen it before, he said, and so had “everybody” who came to the river in the spring."


def piece(*body: b.Block, notes: tuple[b.Note, ...] = ()) -> Piece:
    title = b.Title(inlines=t("The River"))
    return Piece(name="river", kind="essay", language="en", opening=(title,), body=body, notes=notes)


def cell(*words: i.Anchor | str, header: bool = False) -> b.Cell:
    inlines = tuple(i.Text(x) if isinstance(x, str) else x for x in words)
    return b.Cell(blocks=(b.Paragraph(inlines=inlines),), header=header)


def pages(*edges: tuple[str, str]) -> list[PrintedPage]:
    """Pages 5, 6 … with their first and last words."""
    return [PrintedPage(folio=str(n), first=first, last=last) for n, (first, last) in enumerate(edges, 5)]


def beginnings(whole: Piece, *edges: tuple[str, str]) -> dict[str, str]:
    """The words with which each page begins in the marked piece."""
    marked = paginated(whole, page_breaks(whole, pages(*edges))).piece
    found: dict[str, str] = {}
    for run in runs_of((*marked.opening, *marked.body, *marked.notes)):
        for number, inline in enumerate(run):
            if isinstance(inline, i.Anchor):
                found[inline.name] = " ".join(plain(run[number:]).split()[:2])
    return found


FIRST = ("The River He had seen it before, he", "and so had")


def test_the_first_page_begins_with_the_piece_and_the_next_where_it_goes_on() -> None:
    assert beginnings(piece(p(LONG)), FIRST, ("“everybody” who came to the", "in the spring.")) == {
        "page.5": "The River",
        "page.6": "“everybody” who",
    }


def test_a_broken_word_is_marked_before_it() -> None:
    edges = (FIRST[0], "had “every-"), ("body” who came to the river in", "in the spring.")
    assert beginnings(piece(p(LONG)), *edges)["page.6"] == "“everybody” who"


def test_of_words_that_come_twice_those_are_meant_that_follow_the_page_before() -> None:
    refrain = [p("Fold it. Fold it again and press it flat."), p(LONG), p("Fold it. Fold it again and go.")]
    edges = (
        ("The River Fold it.", "it flat."),
        ("He had seen it before,", "in the spring."),
        ("Fold it.", "go."),
    )
    whole = piece(*refrain)
    assert [(x.folio, x.run) for x in page_breaks(whole, pages(*edges))] == [("5", 0), ("6", 2), ("7", 3)]


def test_the_copy_in_a_pull_quote_is_not_taken_for_the_text() -> None:
    copy = b.PullQuote(paragraphs=(t("who came to the river in the spring"),), mode="exact")
    whole = piece(copy, p(LONG))
    edges = (
        ("The River He had seen it before,", "had “everybody”"),
        ("who came to the river in the", "spring."),
    )
    assert [x.run for x in page_breaks(whole, pages(*edges))] == [0, 3]


def test_labels_numbers_and_marks_of_notes_are_stepped_over() -> None:
    note = i.NoteReference("note", 1, "ref")
    turn = b.Turn(
        label="Ida",
        speaker="Ida",
        blocks=(b.Paragraph(inlines=(*t("I was"), note, *t(" the tenant next door."))),),
    )
    whole = piece(p(LONG), turn)
    edges = ("The River He had seen", "in the spring."), ("Ida: I was 1 the tenant next door.", "door.")
    assert beginnings(whole, *edges)["page.6"] == "I was"


def test_pages_without_words_are_left_out() -> None:
    edges = FIRST, ("", ""), ("“everybody” who came to the", "in the spring.")
    assert list(beginnings(piece(p(LONG)), *edges)) == ["page.5", "page.7"]


def test_a_page_that_begins_in_code_is_marked_within_it() -> None:
    code = b.CodeBlock(text="for sheet in ream:\n    fold(sheet)\n    sew(sheet, thread)\n")
    whole = piece(p(LONG), code)
    edges = ("The River He had seen", "for sheet in ream: fold(sheet)"), ("sew(sheet, thread)", "thread)")
    marked = paginated(whole, page_breaks(whole, pages(*edges)))
    ((anchor, ((offset, name),)),) = marked.code_marks.items()
    assert code.text[offset:] == "    sew(sheet, thread)\n"
    assert marked.piece.body[1].anchor == anchor and name == "page.6"


def test_japanese_has_no_words_to_be_broken() -> None:
    whole = piece(p("紙は覚えている。インクはそれを待つ。紙は折られる。"))
    edges = ("The River 紙は覚えている。インクは", "。インクは"), ("それを待つ。紙は折られる。", "。")
    assert beginnings(whole, *edges)["page.6"].startswith("それを待つ")


def test_a_mark_goes_into_the_inline_that_the_page_begins_in() -> None:
    run = (i.Text("One "), i.Emphasis(t("two three")), i.Text(" four"))
    marked = paginated(
        piece(b.Paragraph(inlines=run)), [PageBreak(folio="9", piece="river", run=1, offset=8)]
    ).piece
    (paragraph,) = marked.body
    assert isinstance(paragraph, b.Paragraph)
    assert paragraph.inlines[1] == i.Emphasis((i.Text("two "), i.Anchor("page.9"), i.Text("three")))


PRINTED = PrintedPages(
    source="Everything & More: print edition (A5)",
    of_pieces={
        "second-colour": tuple(pages(("Second Colour Black first.", "first."), ("Then red.", "red."))),
        "under-the-viaduct": (PrintedPage(folio="4", first="Under the Viaduct", last="came in."),),
    },
)


def test_the_edition_lists_every_page_in_the_order_of_reading() -> None:
    edition = ebook_edition(KITCHEN_SINK, printed=PRINTED)
    assert [(x.folio, x.file) for x in edition.page_list] == [
        ("4", "text/under-the-viaduct.xhtml"),
        ("5", "text/second-colour.xhtml"),
        ("6", "text/second-colour.xhtml"),
    ]
    assert edition.metadata.page_source == PRINTED.source
    assert "pageNavigation" in edition.metadata.accessibility.features
    assert b'<li><a href="text/second-colour.xhtml#page.6">6</a></li>' in nav_xhtml(edition)


def test_marks_say_which_page_begins() -> None:
    edition = ebook_edition(KITCHEN_SINK, printed=PRINTED)
    (poem,) = (x for x in edition.spine if isinstance(x, PiecePage) and x.piece.name == "second-colour")
    shown = page_xhtml(poem, edition, "", frozenset(ASSETS)).decode()
    mark = (
        '<span class="page-mark" id="page.6" epub:type="pagebreak" role="doc-pagebreak" aria-label="page 6">'
    )
    assert f"{mark}</span>Then red." in shown


def test_without_a_print_edition_nothing_is_said_of_pages() -> None:
    edition = ebook_edition(KITCHEN_SINK)
    assert edition.page_list == () and edition.metadata.page_source is None
    assert "pageNavigation" not in edition.metadata.accessibility.features
    assert b"page-list" not in nav_xhtml(edition)


def test_a_mark_that_begins_a_turn_stands_before_its_label() -> None:
    from standfirst.render.html.html import Medium, blocks_markup

    turn = b.Turn(label="Ida", speaker="Ida", blocks=(b.Paragraph(inlines=(i.Anchor("page.7"), *t("Yes."))),))
    medium = Medium(edition="ebook", href=lambda _: None, src=lambda _: None, folios={"page.7": "7"})
    shown = str(blocks_markup((turn,), medium))
    assert shown.index("page.7") < shown.index("Ida") < shown.index("Yes.")


ROW = (cell(i.Anchor("page.7"), "Paper", header=True), cell("Weight"))
LINK = i.Link("https://example.org/", t("the works"))
CALLED = {
    "a heading": b.Section(
        heading=b.Heading(level=2, inlines=(i.Anchor("page.7"), *t("The vat")), anchor="vat"), blocks=()
    ),
    "a title": b.Title(inlines=(i.Anchor("page.7"), *t("The vat"))),
    "a question": b.Question(label="Q", inlines=(i.Anchor("page.7"), *t("Why?"))),
    "the caption of a table": b.Table(caption=(i.Anchor("page.7"), *t("Weights")), head=(), body=(ROW[1:],)),
    "the head of a column": b.Table(head=(ROW,), body=()),
    "the head of a row": b.Table(head=(), body=(ROW,)),
}


@pytest.mark.parametrize("block", CALLED.values(), ids=list(CALLED))
def test_no_mark_stands_in_what_is_called_by_its_words(block: b.Block) -> None:
    """Else assistive technology would call the heading “page 7 The vat”."""
    from standfirst.render.html.html import Medium, blocks_markup

    medium = Medium(edition="ebook", href=lambda _: None, src=lambda _: None, folios={"page.7": "7"})
    tree = etree.fromstring(f'<div xmlns:epub="e">{blocks_markup((block,), medium)}</div>')
    (mark,) = tree.iterfind(".//*[@id='page.7']")
    assert not {"h1", "h2", "th", "caption"} & {above.tag for above in mark.iterancestors()}
    following = mark.xpath("string(following::text()[normalize-space()][1])")
    assert following in ("The vat", "Q", "Weights", "Paper", "Weight")


def test_a_page_that_begins_in_a_link_is_marked_before_it() -> None:
    whole = piece(b.Paragraph(inlines=(*t("See "), LINK, *t("."))))
    words = PageBreak(folio="7", piece=whole.name, run=1, offset=len("See the "))
    (marked,) = runs_of(paginated(whole, [words]).piece.body)
    assert marked == (*t("See "), i.Anchor("page.7"), LINK, *t("."))


def test_marking_changes_no_word() -> None:
    whole = replace(KITCHEN_SINK.pieces[0])
    edges = ("The Fold", "begins here,"), ("before any section.", "x")
    marked = paginated(whole, page_breaks(whole, pages(*edges))).piece
    assert [plain(r) for r in runs_of(marked.body)] == [plain(r) for r in runs_of(whole.body)]


def test_pages_of_pictures_begin_at_their_captions() -> None:
    figures = [
        b.Figure(images=(), caption=t(f"The {n} mill in the water")) for n in ("first", "second", "third")
    ]
    whole = piece(p(LONG), *figures, p("The end."))
    words = [" ".join(plain(x.caption).split()) for x in figures]
    printed = [
        PrintedPage(folio="5", first=LONG, last=LONG[-30:], last_captioned=words[0]),
        PrintedPage(folio="6", first="", last="", first_captioned=words[1], last_captioned=words[1]),
        PrintedPage(folio="7", first="The end.", last="The end.", first_captioned=f"{words[2]} The end."),
    ]
    places = {x.folio: x.run for x in page_breaks(whole, printed)}
    texts = [plain(run) for run in runs_of((*whole.opening, *whole.body))]
    assert {folio: texts[run] for folio, run in places.items()} == {
        "5": "The River",
        "6": words[1],
        "7": words[2],
    }


def test_no_page_begins_where_the_page_before_the_last_ended() -> None:
    printed = [
        PrintedPage(folio="5", first=LONG, last=LONG[-30:]),
        PrintedPage(folio="6", first="", last=""),
        PrintedPage(folio="7", first="The end.", last="The end."),
    ]
    whole = piece(p(LONG), p("A page that has nothing but a picture hides these."), p("The end."))
    assert [x.folio for x in page_breaks(whole, printed)] == ["5"]
