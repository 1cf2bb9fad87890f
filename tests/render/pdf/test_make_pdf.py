"""The PDF of a document: its words, links, outline, fonts, bytes, and what it does not do."""

from __future__ import annotations

import io
import re
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest

from kitchen_sink import ESSAY, JAPANESE, KITCHEN_SINK, p, t
from render.pdf.conftest import WITH_GLYPHS, house_look
from render.pdf.reading import (
    destinations,
    folios_of,
    heads_of,
    kids_of,
    kinds,
    links,
    opened,
    outline,
    pages_of,
    structure,
)
from standfirst.diagnostics import Report
from standfirst.editions.print import PiecePart, print_edition
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document, Piece
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of

Typeset = Callable[..., tuple[bytes, Report]]

WORDS = "The sheet that is printed on one side only waits for the other, and the press waits with it. "


def single(*body: b.Block, notes: tuple[b.Note, ...] = ()) -> Document:
    """A publication of one piece, with this body."""
    piece = Piece(
        name="piece",
        kind="article",
        language="en-GB",
        opening=(b.Title(inlines=t("A Piece")),),
        body=body,
        notes=notes,
    )
    return Document(title="A Piece", language="en-GB", identifier="urn:x", slug="piece", pieces=(piece,))


def test_every_word_of_the_model_is_on_the_pages(kitchen_sink_pdf: Path) -> None:
    printed = re.sub(r"\W", "", " ".join(pages_of(kitchen_sink_pdf)))
    for piece in WITH_GLYPHS.pieces:
        if piece.direction == "rtl":
            continue  # readers give its letters in the order of the page
        for run in runs_of((*piece.opening, *piece.body, *piece.ending)):
            words = tuple(inline for inline in run if not isinstance(inline, i.Formula))  # those are drawn
            for word in plain(words).split():
                assert re.sub(r"\W", "", word) in printed


def test_a_pull_quote_stands_whole_on_one_page(typeset: Typeset) -> None:
    quotes = [f"Begin{n} " + "a long passage set large between its rules " * 4 + f"end{n}" for n in range(24)]
    body = []
    for n, quote in enumerate(quotes):
        body += [p(WORDS * (2 + n % 5)), b.PullQuote(paragraphs=(t(quote),))]
    pages = pages_of(typeset(single(*body))[0])
    for n in range(len(quotes)):
        begins = [k for k, words in enumerate(pages) if f"Begin{n} " in words]
        ends = [k for k, words in enumerate(pages) if re.search(rf"end{n}\b", words)]
        assert len(begins) == 1
        assert begins == ends
    assert len(pages) > 10


def test_the_longest_line_of_a_poem_does_not_turn_over_for_its_indent(typeset: Typeset) -> None:
    verse = b.Verse(stanzas=((t("one"), t("two, which is the longest")),), indents=((0, 6),))
    document = single(verse)
    poem = msgspec.structs.replace(document.pieces[0], kind="poem")
    pdf, _ = typeset(msgspec.structs.replace(document, pieces=(poem,)))
    lines = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().splitlines()
    assert "two, which is the longest" in [line.strip() for line in lines]


def test_a_note_stands_on_the_page_of_the_line_that_refers_to_it(typeset: Typeset) -> None:
    notes = tuple(
        b.Note(
            number=n + 1,
            anchor=f"note-{n}",
            references=(f"ref-{n}",),
            blocks=(p(f"Foot{n}x " + WORDS * (1 + n % 3)),),
        )
        for n in range(14)
    )
    body = [
        b.Paragraph(
            inlines=(
                i.Text(WORDS * (1 + n % 4) + f"Call{n}x"),
                i.NoteReference(f"note-{n}", n + 1, f"ref-{n}"),
                i.Text(". " + WORDS * (n % 3)),
            )
        )
        for n in range(14)
    ]
    pages = pages_of(typeset(single(*body, notes=notes))[0])
    for n in range(14):
        assert [k for k, w in enumerate(pages) if f"Call{n}x" in w] == [
            k for k, w in enumerate(pages) if f"Foot{n}x" in w
        ]


def test_a_note_that_is_too_long_for_a_page_stands_whole_after_the_piece(typeset: Typeset) -> None:
    note = b.Note(number=1, anchor="note-1", references=("ref-1",), blocks=(p(WORDS * 60 + "The end."),))
    call = b.Paragraph(inlines=(i.Text("Words"), i.NoteReference("note-1", 1, "ref-1"), i.Text(".")))
    pdf, report = typeset(single(call, p("The last words."), notes=(note,)))
    words = re.sub(r"\W", "", " ".join(pages_of(pdf)))
    assert words.index("Thelastwords") < words.index("Theend")
    assert words.count("sheet") == 60
    with opened(pdf) as document:
        assert (
            {str(link.Dest) for link in links(document)}
            == {"note-1", "ref-1"}
            <= destinations(document).keys()
        )
    assert list(report) == []


def test_the_same_document_gives_the_same_bytes_from_two_folders(typeset: Typeset, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere" / "fonts"
    shutil.copytree(house_look().fonts, moved)
    assert typeset(WITH_GLYPHS)[0] == typeset(WITH_GLYPHS, fonts=moved)[0]


def test_only_fonts_of_ours_are_embedded(kitchen_sink_pdf: Path) -> None:
    with opened(kitchen_sink_pdf) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]: font
            for page in pdf.pages
            for font in page.obj.Resources.Font.values()
        }
        families = {re.sub(r"-(Italic|Bold|Semi-Bold|Small-Caps)", "", name) for name in fonts}
        assert families == {"Source-Serif-Pro", "Source-Sans-Pro", "Source-Code-Pro", "Noto-Naskh-Arabic"}
        for font in fonts.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_every_link_lands(kitchen_sink_pdf: Path) -> None:
    with opened(kitchen_sink_pdf) as pdf:
        targets = destinations(pdf)
        inner = [str(link.Dest) for link in links(pdf) if "/Dest" in link]
        outer = [str(link.A.URI) for link in links(pdf) if "/A" in link]
        assert set(inner) <= targets.keys()
        assert len(inner) > 5
        assert outer
        assert all(url.startswith(("https://", "http://", "mailto:")) for url in outer)


def test_the_contents_page_says_on_which_page_each_piece_opens(kitchen_sink_pdf: Path) -> None:
    contents = pages_of(kitchen_sink_pdf)[2]
    with opened(kitchen_sink_pdf) as pdf:
        opens = destinations(pdf)["the-fold-and-the-knife"] + 1
    assert re.search(rf"The Fold and the Knife[ .]*{opens}\b", contents)


def test_bookmarks_are_those_of_the_edition(kitchen_sink_pdf: Path) -> None:
    expected = [(1, "Contents")] + [
        (bookmark.level, bookmark.words)
        for part in print_edition(WITH_GLYPHS).parts
        if isinstance(part, PiecePart)
        for bookmark in part.bookmarks
    ]
    with opened(kitchen_sink_pdf) as pdf:
        assert outline(pdf) == expected


def test_running_heads_stand_on_all_pages_but_those_where_something_opens(typeset: Typeset) -> None:
    long = single(*(p(WORDS * 6) for _ in range(14))).pieces[0]
    pieces = tuple(
        msgspec.structs.replace(long, name=name, opening=(b.Title(inlines=t(name)),))
        for name in ("One", "Two")
    )
    pdf, _ = typeset(msgspec.structs.replace(WITH_GLYPHS, pieces=pieces))
    heads = heads_of(pdf)
    with opened(pdf) as document:
        one, two = (destinations(document)[name] for name in ("One", "Two"))
    assert [heads[k] for k in (0, 1, 2, one, two)] == [""] * 5
    assert two - one > 2
    assert len(heads) - two > 2
    for number, head in enumerate(heads):
        if number > one and number != two:
            on_recto = "One" if number < two else "Two"
            assert head == (on_recto if number % 2 == 0 else "Everything & More")


def test_folios_stand_on_all_pages_but_cover_and_imprint(kitchen_sink_pdf: Path) -> None:
    folios = folios_of(kitchen_sink_pdf)
    assert folios[1:] == ["", *(str(number) for number in range(3, len(folios) + 1))]
    assert not folios[0].isdigit()


def test_metadata_says_title_authors_language_and_the_date_of_the_document(kitchen_sink_pdf: Path) -> None:
    with opened(kitchen_sink_pdf) as pdf:
        assert str(pdf.docinfo.Title) == "Everything & More"
        assert "Agnes Dallimore" in str(pdf.docinfo.Author)
        assert str(pdf.docinfo.CreationDate) == "D:20250303"
        assert str(pdf.Root.Lang) == "en-GB"
        xmp = bytes(pdf.Root.Metadata.read_bytes())
        assert b"<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert xmp.count(b"<rdf:RDF") == 1


def test_the_structure_is_that_of_the_manuscript(kitchen_sink_pdf: Path) -> None:
    with opened(kitchen_sink_pdf) as pdf:
        found = kinds(pdf)
        assert found.count("Art") == len(WITH_GLYPHS.pieces)
        assert {"TOC", "TOCI", "Aside", "BlockQuote", "Note", "Reference", "Figure", "Caption"} <= set(found)
        assert {"L", "LI", "Lbl", "LBody", "Table", "TH", "TD", "Em", "Strong", "Code", "Link"} <= set(found)
        assert "NonStruct" not in found
        languages = {str(e.Lang) for e in structure(pdf) if "/Lang" in e}
        assert {"ar", "fr"} <= languages
        assert all("/Alt" in e for e in structure(pdf) if str(e.S) == "/Figure")
        assert all("/Scope" in e.A for e in structure(pdf) if str(e.S) == "/TH")


def test_a_note_comes_right_after_the_paragraph_that_refers_to_it(typeset: Typeset) -> None:
    words = b.Paragraph(inlines=(*t("It"), i.NoteReference("n", 1, "r"), *t(" goes on.")))
    note = b.Note(number=1, anchor="n", references=("r",), blocks=(p("Note."),))
    pdf = typeset(single(words, notes=(note,)))[0]
    with opened(pdf) as document:
        found = kinds(document)
        assert found[found.index("Reference") :] == ["Reference", "Link", "Note", "Lbl", "Link", "P"]


def test_a_paragraph_over_two_pages_is_one_element(typeset: Typeset) -> None:
    pdf = typeset(single(p(WORDS * 60)))[0]
    with opened(pdf) as document:
        assert len(document.pages) > 1
        paragraphs = [e for e in structure(document) if str(e.S) == "/P"]
        assert len(paragraphs) == 1
        assert len({kid.Pg.objgen for kid in kids_of(paragraphs[0])}) == len(document.pages)


def test_the_head_of_a_table_is_repeated_for_the_eye_only(typeset: Typeset) -> None:
    def row(words: str, header: bool = False) -> tuple[b.Cell, ...]:
        return (b.Cell(blocks=(p(words),), header=header), b.Cell(blocks=(p("1"),), header=header))

    table = b.Table(head=(row("Paper", True),), body=tuple(row(f"Sheet {n}") for n in range(90)))
    pdf = typeset(single(table))[0]
    assert sum("Paper" in words for words in pages_of(pdf)) > 1
    with opened(pdf) as document:
        assert kinds(document).count("TH") == 2


def test_no_network_is_needed(typeset: Typeset, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    css = "@import url(file:///etc/passwd); body { background: url(https://example.org/paper.png) }"
    pdf, report = typeset(single(p("Words.")), overrides=css)
    assert pages_of(pdf)
    assert {d.code for d in report} == {"S502"}


def test_a_file_outside_the_publication_is_refused_and_named(typeset: Typeset, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not for print")
    css = f"p {{ content: url({secret.as_uri()}) }} body {{ background: url({secret.as_uri()}) }}"
    pdf, report = typeset(single(p("Words.")), overrides=css)
    assert any(d.code == "S502" and "secret.png" in d.message for d in report)
    assert b"not for print" not in pdf


def test_no_path_of_this_machine_is_in_the_file(kitchen_sink_pdf: Path) -> None:
    with pikepdf.open(kitchen_sink_pdf) as pdf:
        everything = b"".join(
            obj.read_bytes() if isinstance(obj, pikepdf.Stream) else obj.unparse() for obj in pdf.objects
        )
    assert b"file:" not in everything
    assert str(house_look().fonts).encode() not in everything


def test_characters_that_no_font_has_are_named(typeset: Typeset) -> None:
    span = i.Text("A 紙 and a ☃.")
    pdf, report = typeset(single(b.Paragraph(inlines=(span,))))
    assert [d.code for d in report] == ["S501"]
    message = next(iter(report)).message
    assert "U+7D19" in message
    assert "SNOWMAN" in message
    assert pdf.startswith(b"%PDF")


def test_a_box_stands_for_a_character_that_no_font_has_and_says_which(typeset: Typeset) -> None:
    words = i.Text("A 紙と and a ☃ in the snow.")
    pdf, _ = typeset(single(b.Paragraph(inlines=(words,)), *(p("紙は覚えている。" * 40) for _ in range(9))))
    with opened(pdf) as document:
        said = [str(e.ActualText) for e in structure(document) if "/ActualText" in e]
        assert said[:3] == ["紙と", "☃", "紙は覚えている。" * 40]
        fonts = [font for page in document.pages for font in page.obj.Resources.Font.values()]
        assert {str(font.Encoding) for font in fonts} == {"/Identity-H"}
    pages = " ".join(pages_of(pdf))
    assert "A 紙と and a ☃ in the snow." in pages
    assert pages.count("覚") == 360


def test_a_running_head_shows_boxes_too(typeset: Typeset) -> None:
    piece = msgspec.structs.replace(
        ESSAY, opening=(b.Title(inlines=t("On 紙")),), body=tuple(p(WORDS * 6) for _ in range(20))
    )
    pdf, _ = typeset(msgspec.structs.replace(KITCHEN_SINK, pieces=(piece,)))
    assert {head for head in heads_of(pdf) if head.startswith("On")} == {"On □"}


def test_a_piece_without_glyphs_is_one_warning(typeset: Typeset) -> None:
    document = msgspec.structs.replace(KITCHEN_SINK, pieces=(ESSAY, JAPANESE))
    assert [d.code for d in typeset(document)[1]] == ["S501", "S521"]


def test_pages_of_arabic_pieces_are_turned_the_other_way(typeset: Typeset) -> None:
    """ISO 32000-1, table 150; the message about Latin words in marks has its folder in tests/diagnostics."""
    arabic = msgspec.structs.replace(ESSAY, language="ar", direction="rtl", body=(p("ورق وحبر"),))
    pdf, _ = typeset(msgspec.structs.replace(KITCHEN_SINK, pieces=(arabic,), language="ar"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.ViewerPreferences.Direction == pikepdf.Name.R2L
    pdf, _ = typeset(msgspec.structs.replace(KITCHEN_SINK, pieces=(arabic, ESSAY), language="ar"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.ViewerPreferences.Direction == pikepdf.Name.R2L
    pdf, _ = typeset(msgspec.structs.replace(KITCHEN_SINK, pieces=(arabic, ESSAY)))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/Direction" not in document.Root.ViewerPreferences


def test_a_stylesheet_of_the_publication_that_makes_no_sense_is_a_warning(typeset: Typeset) -> None:
    _, report = typeset(single(p("Words.")), overrides="p { colour: red }")
    assert [d.code for d in report] == ["S503"]


def test_a_publication_overrides_measures_with_tokens(typeset: Typeset) -> None:
    words = single(*(p(WORDS * 20) for _ in range(10)))
    ordinary = len(pages_of(typeset(words)[0]))
    large = len(pages_of(typeset(words, overrides=":root { --text-size: 15pt; --leading: 21pt }")[0]))
    assert large > 1.3 * ordinary


@pytest.mark.parametrize(
    ("trim", "width", "height"),
    [("A4", 210, 297), ("A5", 148, 210), ("6x9", 152.4, 228.6), ("pocket", 110, 178)],
)
def test_the_page_has_the_trim_size_that_was_asked_for(
    typeset: Typeset, trim: str, width: float, height: float
) -> None:
    with opened(typeset(single(p("Words.")), trim=trim)[0]) as pdf:
        box = [float(x) for x in pdf.pages[0].obj.MediaBox]
        assert box[2] - box[0] == pytest.approx(width / 25.4 * 72, abs=0.1)
        assert box[3] - box[1] == pytest.approx(height / 25.4 * 72, abs=0.1)


@pytest.mark.parametrize("look", ["magazine", "book"])
def test_both_looks_set_every_kind_of_block(typeset: Typeset, look: str) -> None:
    pdf, report = typeset(WITH_GLYPHS, look=look)
    assert list(report) == []
    assert len(pages_of(pdf)) > 5


def test_a_single_piece_is_an_offprint_with_its_title_on_the_first_page(typeset: Typeset) -> None:
    pages = pages_of(typeset(single(p(WORDS)))[0])
    assert len(pages) == 1
    assert pages[0].startswith("A Piece")


def test_a_link_is_one_link_whatever_its_words_are(typeset: Typeset) -> None:
    """Over two lines, around code, around a picture that is decoration."""
    decoration = i.InlineImage(i.Image("images/fold.svg", "", None, "images/fold.svg", 120, 60))
    words = i.Link(
        "https://example.org/a", (i.Text(WORDS), i.Code("make"), i.Emphasis(t("more")), decoration)
    )
    with opened(typeset(single(b.Paragraph(inlines=(words,))))[0]) as pdf:
        assert kinds(pdf).count("Link") == 1
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[k]): numbers[k + 1] for k in range(0, len(numbers), 2)}
        assert {str(owners[int(link.StructParent)].S) for link in links(pdf)} == {"/Link"}


def test_a_folio_leaves_room_beside_it(typeset: Typeset) -> None:
    css = '@page :right { @bottom-left { content: "Not corrected yet" } }'
    pdf, report = typeset(single(p("Words.")), overrides=css)
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "Not corrected yet" in page, page
    assert list(report) == []
