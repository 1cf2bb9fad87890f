"""Joined fragments are the book that one document would have been: same words, same boxes, same tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from building import read
from kitchen_sink import ASSETS, p, t
from one_document import one_document, with_arabic_folios
from render.pdf.conftest import WITH_GLYPHS, house, house_look
from render.pdf.reading import destinations, folios_of, kids_of, kinds, links, opened, pages_of, structure
from sample import sample
from standfirst.diagnostics import Report
from standfirst.editions.styles import Stylesheets
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.assets import Assets
from standfirst.model.document import Document, Piece
from standfirst.model.traverse import walk
from standfirst.project.files import find
from standfirst.project.stylesheets import load_styles
from standfirst.render import pdf as room
from standfirst.render.pdf import edition_of, make_pdf
from standfirst.render.pdf.fonts import characters

CHECKOUT = Path(__file__).parents[3]
WORDS = "The sheet that is printed on one side only waits for the other, and the press waits with it. "
TOLERANCE = 40
"""Of 255: how much lighter or darker a point of a page may be; edges of letters fall between points."""


def piece(name: str, *body: b.Block) -> Piece:
    opening = (b.Title(inlines=t(f"Piece {name}")),)
    return Piece(name=name, kind="article", language="en-GB", opening=opening, body=body)


def document(*pieces: Piece) -> Document:
    return Document(title="Both", language="en-GB", identifier="urn:x", slug="both", pieces=pieces)


def typeset(of: Document, look: str = "magazine", **styles: Any) -> bytes:
    report = Report()
    sheets, options = house(look, **styles)
    pdf = make_pdf(of, ASSETS, sheets, report, options)
    assert list(report) == []
    return pdf


# -- both ways ------------------------------------------------------------------------------------


def both_ways(monkeypatch: pytest.MonkeyPatch, of: Document, assets: Assets, styles: Stylesheets) -> None:
    """Joined and as one document: the same pages."""
    edition = with_arabic_folios(edition_of(without_index(of), styles))
    monkeypatch.setattr(room, "edition_of", lambda *_: edition)
    joined = make_pdf(of, assets, styles, Report())
    whole = one_document(edition, assets, styles)
    assert pages_of(joined) == pages_of(whole)
    for number, (mine, theirs) in enumerate(zip(pictures(joined), pictures(whole), strict=True)):
        extremes = ImageChops.difference(mine, theirs).getextrema()
        assert extremes[1] <= TOLERANCE, f"page {number + 1} looks different"
    with opened(joined) as a, opened(whole) as one:
        assert kinds(a) == kinds(one)
        assert destinations(a).items() >= destinations(one).items()
        assert [boxes(page) for page in a.pages] == [boxes(page) for page in one.pages]
        assert [str(link.get("/Dest")) for link in links(a)] == [
            str(link.get("/Dest")) for link in links(one)
        ]


def without_index(of: Document) -> Document:
    """The document without an index: which pages one names only the joiner knows."""
    pieces = (
        msgspec.structs.replace(each, body=tuple(x for x in each.body if not isinstance(x, b.Index)))
        for each in of.pieces
    )
    return msgspec.structs.replace(of, pieces=tuple(pieces))


def pictures(pdf: bytes) -> Iterator[Image.Image]:
    for page in pypdfium2.PdfDocument(pdf):
        yield page.render(scale=1.4, grayscale=True).to_pil()


def boxes(page: Any) -> list[list[float]]:
    return [[round(float(x), 2) for x in page.obj[name]] for name in ("/MediaBox", "/TrimBox")]


@pytest.mark.parametrize("look", ["magazine", "book"])
def test_the_kitchen_sink_is_the_same_both_ways(monkeypatch: pytest.MonkeyPatch, look: str) -> None:
    both_ways(monkeypatch, WITH_GLYPHS, ASSETS, house_look(look))


def test_the_sample_is_the_same_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a look whose pieces share one design: in one document there is no other.

    Without the pieces that have pictures of their own lines: one document can't size them to their pages.
    """
    pieces = tuple(each for each in sample().document.pieces if not _has_figures(each))
    assert len(pieces) >= 3
    without_pictures = msgspec.structs.replace(sample().document, pieces=pieces)
    both_ways(monkeypatch, without_pictures, sample().assets, house_look())


def _has_figures(piece: Piece) -> bool:
    return any(isinstance(block, b.Figure) for block in walk((*piece.opening, *piece.body)))


@pytest.mark.slow
@pytest.mark.outside
def test_the_book_is_the_same_both_ways(
    monkeypatch: pytest.MonkeyPatch, outside: Path, tmp_path: Path
) -> None:
    (tmp_path / "publication.toml").write_text('title = "The Book"\nstyle = "book"\n')
    for file in sorted((outside / "book" / "chapters").rglob("*.md")):
        (tmp_path / f"{file.parent.name}-{file.name}").write_bytes(file.read_bytes())
    place = find(tmp_path)
    reading = read(place, Report())
    assert reading is not None
    both_ways(monkeypatch, reading.document, reading.assets, load_styles(place, reading.publication))


def test_characters_that_no_font_has_spoil_nobody_elses_glyphs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing glyph gets a number that is good in its own fragment only."""
    odd = [character for character in "☃⚘⛵♞" if ord(character) not in characters((house_look().fonts,))]
    assert len(odd) >= 2
    pieces = [piece(f"odd-{k}", p(f"Snow {c} and words. {WORDS}")) for k, c in enumerate(odd)]
    both_ways(monkeypatch, document(*pieces, piece("even", p(WORDS))), {}, house_look())


# -- what the joiner does -------------------------------------------------------------------------


def test_parts_of_a_book_open_on_rectos_after_true_blank_pages() -> None:
    pdf = typeset(
        document(*(piece(str(n), *(p(WORDS * 4) for _ in range(4 * n))) for n in (1, 3, 2))), "book"
    )
    with opened(pdf) as joined:
        where = destinations(joined)
        openings = [where[name] for name in ("_1", "_3", "_2")]
        assert all(number % 2 == 0 for number in openings)
        blank = [number for number, words in enumerate(pages_of(pdf)) if not words]
        assert blank
        assert {number + 1 for number in blank} <= {*openings, 2, 4}
        assert not any(joined.pages[number].Contents.read_bytes().strip() for number in blank if number > 4)


def test_front_matter_of_a_book_is_numbered_in_roman_figures_and_labelled_so() -> None:
    pdf = typeset(document(piece("one", p(WORDS)), piece("two", p(WORDS))), "book")
    with opened(pdf) as joined:
        body = destinations(joined)["one"]
        labels = joined.Root.PageLabels.Nums
        assert [str(labels[1].S), int(labels[2]), str(labels[3].S)] == ["/r", body, "/D"]
        contents = destinations(joined)["standfirst-contents"]
    folios = folios_of(pdf)
    assert folios[contents] == {2: "iii", 4: "v"}[contents]
    assert folios[body] == "1"
    assert re.search(r"Piece two[ .]*3\b", pages_of(pdf)[contents])


def test_a_page_reference_and_a_link_into_another_piece_find_it() -> None:
    reference = i.PageReference("fold", t("see page"))
    link = i.Link("#fold", t("the fold"))
    first = piece("first", b.Paragraph(inlines=(*t("Words, "), reference, *t(" and "), link, *t("."))))
    fold = b.Section(
        heading=b.Heading(level=2, inlines=t("The Fold"), anchor="fold"), blocks=(p("Here it is."),)
    )
    second = piece("second", *(p(WORDS * 6) for _ in range(9)), fold)
    pdf = typeset(document(first, second))
    pages = pages_of(pdf)
    with opened(pdf) as joined:
        at = destinations(joined)["fold"]
        inner = [str(link.Dest) for link in links(joined) if "/Dest" in link]
    assert "Here it is" in pages[at]
    assert any(re.search(rf"see page {at + 1}\b", page) for page in pages)
    assert inner.count("fold") >= 2  # one area for every line


def test_there_is_one_structure_tree_and_every_mark_finds_its_element() -> None:
    with opened(typeset(document(*(piece(str(n), p(WORDS * 40)) for n in range(4))))) as pdf:
        root = pdf.Root.StructTreeRoot
        assert [str(kid.S) for kid in root.K] == ["/Document"]
        numbers = root.ParentTree.Nums
        keys = [int(numbers[k]) for k in range(0, len(numbers), 2)]
        assert keys == sorted(set(keys))
        owners = {int(numbers[k]): numbers[k + 1] for k in range(0, len(numbers), 2)}
        pages = {page.obj.objgen: page.obj for page in pdf.pages}
        marks = [
            (pages[kid.Pg.objgen], int(kid.MCID), element)
            for element in structure(pdf)
            for kid in kids_of(element)
            if "/MCID" in kid
        ]
        assert len(marks) > 20
        for page, mark, element in marks:
            assert owners[int(page.StructParents)][mark].objgen == element.objgen
        for element in structure(pdf):
            assert element.P.objgen in {e.objgen for e in (root, *structure(pdf))}


def test_each_font_and_each_picture_is_there_once() -> None:
    image = i.Image("images/fold.svg", "a fold", None, next(iter(ASSETS)), 120, 60)
    pieces = [piece(str(n), p(WORDS), b.Figure(images=(image,))) for n in range(3)]
    with opened(typeset(document(*pieces))) as pdf:
        files = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
        assert len({str(descriptor.FontName) for descriptor in files}) == len(files) >= 4
        pictures = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == pikepdf.Name.Image
        ]
        assert len(pictures) == len({bytes(picture.read_raw_bytes()) for picture in pictures})


def test_nothing_is_wrong_with_the_file() -> None:
    with opened(typeset(WITH_GLYPHS)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_book_of_one_page_and_pieces_without_a_word_can_be_joined() -> None:
    empty = Piece(name="empty", kind="article", language="en")
    assert len(pages_of(typeset(document(empty)))) == 1
    assert len(pages_of(typeset(document(empty, msgspec.structs.replace(empty, name="nothing"))))) >= 4


# -- the file -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book() -> bytes:
    """The kitchen sink in the look of a book: roman and arabic folios, blank pages, several parts."""
    return make_pdf(WITH_GLYPHS, ASSETS, house_look("book"), Report())


def test_the_joined_file_is_sound(book: bytes) -> None:
    """What ``qpdf --check`` looks for, and that no object is there that nothing leads to."""
    with opened(book) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"
        assert len(pdf.trailer.ID) == 2
        before = len(pdf.objects)
        pdf.remove_unreferenced_resources()
        assert len(pdf.objects) == before


def test_every_name_leads_to_a_page_of_this_file(book: bytes) -> None:
    with opened(book) as pdf:
        names = [bytes(name) for name in list(pdf.Root.Names.Dests.Names)[::2]]
        assert names == sorted(set(names))
        assert all(0 <= page < len(pdf.pages) for page in destinations(pdf).values())


def test_the_outline_leads_where_its_words_stand(book: bytes) -> None:
    pages = [re.sub(r"\W", "", words) for words in pages_of(book)]
    with opened(book) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        for item in _items(pdf.Root.Outlines):
            words = re.sub(r"\W", "", str(item.Title))
            if words.isascii():
                assert words in pages[numbers[item.Dest[0].objgen]]


def _items(parent: Any) -> Iterator[Any]:
    item = parent.get("/First")
    while item is not None:
        yield item
        yield from _items(item)
        item = item.get("/Next")


def test_each_structure_element_and_each_mark_know_each_other(book: bytes) -> None:
    """Parent tree and structure tree say the same (ISO 32000-1, 14.7.4.4)."""
    with opened(book) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners = {int(key): owner for key, owner in zip(numbers[::2], numbers[1::2], strict=True)}
        assert sorted(owners) == list(owners)
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(owners)
        for element in structure(pdf):
            for kid in kids_of(element):
                if kid.get("/Type") == "/MCR":
                    owner = owners[int(kid.Pg.StructParents)][int(kid.MCID)]
                elif kid.get("/Type") == "/OBJR":
                    owner = owners[int(kid.Obj.StructParent)]
                else:
                    owner = kid.P
                assert owner.objgen == element.objgen


def test_the_file_says_its_language_and_shows_its_title(book: bytes) -> None:
    with opened(book) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)
        assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)
