"""Covers, title pages and openings fit the page that they must stand on, whatever they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from kitchen_sink import KITCHEN_SINK, p, png, t
from render.pdf.conftest import house
from render.pdf.reading import pages_of
from standfirst.diagnostics import Report
from standfirst.editions.print import ContentsPage, Cover, Part, PiecePart, TitlePage, print_edition
from standfirst.layout.fragment_input import FragmentInput
from standfirst.layout.page_faults import faults, problems_in_pdf
from standfirst.layout.read_pdf import read_laid_out
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.assets import Asset
from standfirst.model.blocks import Role
from standfirst.model.document import Document, Piece
from standfirst.render.pdf import make_pdf
from standfirst.render.pdf.fonts import use_only

if TYPE_CHECKING:
    from standfirst.render.pdf.lay_out_fragment import LaidPages

Typeset = Callable[..., tuple[bytes, Report]]

WORDS = "The second sheet goes on the press while the first one dries under the window. "
LONG_WORD = "Wasserversorgungsgenossenschaftsvorstandssitzungsprotokolle"


def piece(number: int, title: str = WORDS, language: str = "en-GB") -> Piece:
    opening = (b.Title(inlines=t(title)), b.Byline(inlines=t("Ida Marsh")))
    return Piece(name=f"p{number}", kind="article", language=language, opening=opening, body=(p(WORDS),))


def magazine(title: str, subtitle: str | None, headline: str, language: str = "en-GB") -> Document:
    pieces = tuple(piece(number, headline, language) for number in range(6))
    return replace(KITCHEN_SINK, title=title, subtitle=subtitle, cover=None, language=language, pieces=pieces)


FULL = {
    "short words": magazine("In Six Big Words Or So", "And what stands under them", WORDS),
    "a subtitle without end": magazine("Proofs", WORDS * 4, "A headline"),
    "a title without end": magazine(WORDS * 3, None, WORDS),
    "long words": magazine(LONG_WORD, LONG_WORD, f"Über {LONG_WORD}", "de"),
}


def laid(document: Document, kind: type[Part], trim: str, look: str) -> LaidPages:
    """The first part of a kind in pages."""
    styles, options = house(look, trim=trim)
    use_only(styles.font_sources)
    from standfirst.render.pdf.lay_out_fragment import set_in_pages

    edition = print_edition(document, look=look, options=options)
    part = next(part for part in edition.parts if isinstance(part, kind))
    return set_in_pages(FragmentInput(edition=replace(edition, parts=(part,)), side="recto"), {}, styles)


@pytest.mark.parametrize("look", ["magazine", "book"])
@pytest.mark.parametrize("trim", ["A4", "A5", "6x9", "pocket"])
@pytest.mark.parametrize("name", FULL)
def test_a_cover_is_one_page_and_breaks_no_word_without_a_hyphen(name: str, trim: str, look: str) -> None:
    cover = laid(FULL[name], Cover, trim, look)
    assert len(cover) == 1
    assert cover.write().diagnostics == ()
    assert broken_words(cover, FULL[name]) == []


@pytest.mark.parametrize("kind", [TitlePage, ContentsPage])
@pytest.mark.parametrize("name", FULL)
def test_title_page_and_contents_break_no_word_without_a_hyphen(name: str, kind: type[Part]) -> None:
    pages = laid(FULL[name], kind, "pocket", "book")
    assert len(pages) == 1 or kind is ContentsPage
    assert broken_words(pages, FULL[name]) == []


def broken_words(pages: LaidPages, document: Document) -> list[str]:
    return [fault.words for fault in faults(pages.seen(), document.pieces) if fault.code == "S522"]


def test_a_cover_that_a_stylesheet_makes_too_high_is_an_error(typeset: Typeset) -> None:
    _, report = typeset(FULL["short words"], overrides=".cover-line { line-height: 90mm }")
    assert [(d.code, d.withholds) for d in report if d.code == "S523"] == [("S523", "edition")]


def opening_page(width: int, height: int, **styles: str) -> str:
    """The first page of a piece whose standfirst stands under a picture of so many pixels."""
    image = i.Image("press.png", "A press", None, "press.png", width, height)
    opening = (
        b.Title(inlines=t("A Picture First")),
        b.Byline(inlines=t("Ida Marsh")),
        b.Figure(images=(image,), caption=t("The press")),
        b.Standfirst(paragraphs=(t(WORDS * 4 + "The standfirst ends here."),)),
    )
    body = (p(f"{WORDS * 2}{'It waits. ' * 40}"), *(p(WORDS * 6) for _ in range(12)))
    only = Piece(name="only", kind="article", language="en-GB", opening=opening, body=body)
    document = replace(KITCHEN_SINK, pieces=(only,), cover=None)
    data = png(width, height, 150)
    asset = Asset(name="press.png", media_type="image/png", data=data, width=width, height=height)
    sheets, options = house(**styles)
    pages = pages_of(make_pdf(document, {"press.png": asset}, sheets, Report(), options))
    return next(page for page in pages if "A Picture First" in page and "Contents" not in page)


@pytest.mark.parametrize("trim", ["A4", "A5", "pocket"])
@pytest.mark.parametrize(("width", "height"), [(900, 900), (300, 1200), (1200, 400)])
def test_a_piece_begins_on_the_page_with_its_picture(width: int, height: int, trim: str) -> None:
    page = opening_page(width, height, trim=trim)
    _, standfirst, text = page.partition("The standfirst ends here.")
    assert standfirst
    assert len(text.split()) > 30  # six lines, and more words in each of them


def questions(count: int) -> Document:
    turns: list[b.Block] = []
    for number in range(count):
        turns.append(turn("RO", "question", "How long did that take?"))
        turns.append(turn("Ida", "answer", WORDS * (1 + number * 7 % 5) + "And so on. " * (number % 4)))
    only = Piece(name="talk", kind="interview", language="en-GB", body=tuple(turns))
    return replace(KITCHEN_SINK, pieces=(only,), cover=None)


def turn(label: str, role: Role, words: str) -> b.Turn:
    return b.Turn(label=label, speaker=None, role=role, blocks=(p(words),))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("look", ["magazine", "book"])
def test_no_labelled_question_stands_at_the_foot(look: str, columns: int) -> None:
    document = questions(60)
    styles, options = house(look, columns=columns)
    pdf = make_pdf(document, {}, styles, Report(), options)
    found = [objection.diagnostic for objection in problems_in_pdf(document, pdf, columns)]
    assert [d for d in found if d.code == "S524"] == []


def test_whoever_said_it_stands_on_the_page_of_the_quotation() -> None:
    """Wherever the page ends: quotations begin a line lower each time."""
    for lines in range(12):
        quotation = b.BlockQuote(blocks=(p(f"{WORDS * 2}So it ended."),), attribution=t("Ivo Sandringham"))
        body = (*(p("A line.") for _ in range(20 + lines)), quotation, p(WORDS))
        only = Piece(name="only", kind="article", language="en-GB", body=body)
        document = replace(KITCHEN_SINK, pieces=(only,), cover=None)
        pages = laid(document, PiecePart, "A5", "magazine")
        spoken = [x for x in pages.seen().passages if "Sandringham" in x.words or "ended" in x.words]
        assert len({passage.lines[-1].page for passage in spoken}) == 1


def test_several_pictures_of_a_figure_stand_on_one_page() -> None:
    sizes = {"wide.png": (1500, 1000), "tall.png": (800, 1000)}
    images = tuple(i.Image(name, "A press", None, name, *size) for name, size in sizes.items())
    body = (p(WORDS), b.Figure(images=images, caption=t("Two presses")))
    only = Piece(name="only", kind="article", language="en-GB", body=body)
    assets = {
        name: Asset(name=name, media_type="image/png", data=png(*size, 150), width=size[0], height=size[1])
        for name, size in sizes.items()
    }
    styles, options = house("book")
    document = replace(KITCHEN_SINK, pieces=(only,), cover=None)
    pdf = make_pdf(document, assets, styles, Report(), options)
    assert [len(list(page.get_objects(filter=[3]))) for page in PdfDocument(pdf)][-1] == 2


@pytest.mark.parametrize(("lines", "together"), [(4, True), (9, False)])
def test_the_last_stanza_takes_one_along_overleaf(lines: int, together: bool) -> None:
    stanza = tuple(t("and held it to the window and said no.") for _ in range(lines))
    count = 35 // (lines + 1) + 1  # one does not fit on the page
    verse = b.Verse(stanzas=(stanza,) * count)
    only = Piece(name="only", kind="poem", language="en-GB", body=(verse,))
    pages = laid(replace(KITCHEN_SINK, pieces=(only,), cover=None), PiecePart, "A5", "book")
    assert len(pages) == 2
    overleaf = [
        line for x in pages.seen().passages for line in x.lines if line.page == 1 and "held" in line.words
    ]
    assert len(overleaf) == lines * (2 if together else 1)


@pytest.mark.parametrize("columns", [1, 2])
def test_items_that_stand_apart_begin_at_the_head_of_a_page_and_of_a_column(columns: int) -> None:
    items = tuple(b.ListItem(blocks=(p(f"Item {number}"),)) for number in range(160))
    body = (b.List(items=items, tight=False), *(p(WORDS * 6) for _ in range(3)))
    only = Piece(name="only", kind="article", language="en-GB", body=body)
    document = replace(KITCHEN_SINK, pieces=(only,), cover=None)
    styles, options = house(trim="A4", columns=columns)
    pdf = make_pdf(document, {}, styles, Report(), options)
    found = [line for x in read_laid_out(pdf).passages if x.piece is not None for line in x.lines]
    after = min(line.page for line in found if line.words == "Item 1")
    columns_of_lines: dict[tuple[int, int], list[float]] = {}
    for line in found:
        columns_of_lines.setdefault((line.page, int(line.left) // 280), []).append(line.baseline)
    heads = {round(min(them)) for (page, _), them in columns_of_lines.items() if page > after}
    assert len(heads) == 1


def test_no_row_of_a_table_stands_alone_on_its_page() -> None:
    """Wherever the page ends: it begins a line lower each time."""
    rows = tuple(tuple(b.Cell(blocks=(p(f"{word} {row}"),)) for word in ("Sheet", "Row")) for row in range(5))
    for lines in range(8):
        body = (*(p("A line.") for _ in range(24 + lines)), b.Table(head=(), body=rows), p(WORDS))
        only = Piece(name="only", kind="article", language="en-GB", body=body)
        pages = laid(replace(KITCHEN_SINK, pieces=(only,), cover=None), PiecePart, "A5", "magazine").seen()
        cells = [line.page for x in pages.passages for line in x.lines if line.words.startswith("Sheet")]
        assert min(Counter(cells).values()) > 1


@pytest.mark.parametrize(
    ("height", "leading"), [(1.4, 14.0), (SimpleNamespace(value=12.5), 12.5), ("normal", 0.0)]
)
def test_a_leading_may_be_a_length_or_so_many_times_the_type(height: object, leading: float) -> None:
    from standfirst.render.pdf.fitting import leading_of

    root = SimpleNamespace(style={"line_height": height, "font_size": 10})
    assert leading_of(SimpleNamespace(_page_box=SimpleNamespace(children=[root]))) == leading


@pytest.mark.parametrize("trim", ["A5", "6x9", "pocket"])
def test_no_last_page_of_contents_has_an_entry_or_two(trim: str) -> None:
    listed = [
        contents.seen()
        for count in range(8, 24)
        if len(contents := laid(magazine_of(count), ContentsPage, trim, "magazine")) > 1
    ]
    assert listed
    for seen in listed:
        ends = [line for x in seen.passages for line in x.lines if line.page == seen.pages - 1]
        assert len(ends) > 4


def magazine_of(pieces: int) -> Document:
    listed = tuple(piece(number, "A headline") for number in range(pieces))
    return replace(KITCHEN_SINK, pieces=listed, cover=None)
