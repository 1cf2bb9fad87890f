"""From pieces to a document: names, dates, pictures, links."""

from __future__ import annotations

import pytest

from kitchen_sink import png
from standfirst.compose.collect_pictures import Gallery
from standfirst.compose.compose_document import compose
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document, Piece
from standfirst.model.inlines import Image, Inlines
from standfirst.model.text import plain
from standfirst.project.picture_file import ImageFile, Refused
from standfirst.project.settings import Publication


def t(words: str) -> Inlines:
    return (i.Text(words),)


def piece(name: str, *body: b.Block, title: str | None = None, **more: object) -> Piece:
    opening = (b.Title(inlines=t(title)),) if title else ()
    values = {"name": name, "kind": "article", "language": "en", "opening": opening, "body": body, **more}
    return Piece(**values)  # type: ignore[arg-type]  # the test's own values


def linked(url: str) -> b.Paragraph:
    return b.Paragraph(inlines=(i.Link(url, t("words")),))


FILES = {"images/a.png": png(4, 3, 0), "images/A.PNG": png(4, 3, 99), "sub dir/ä.png": png(5, 5, 1)}


def read(_: str, src: str) -> ImageFile | Refused:
    return ImageFile(src, FILES[src]) if src in FILES else Refused("S401", f"there is no picture {src}")


def composed(
    *pieces: Piece, publication: Publication | None = None, epoch: str | None = None, bare: str | None = None
) -> tuple[Document, Report, Gallery]:
    report = Report()
    gallery = Gallery(read, report)
    document = compose(
        pieces,
        [f"{p.name}.md" for p in pieces],
        publication or Publication(title="T"),
        place_name=bare or "folder",
        is_bare=bare is not None,
        epoch=epoch,
        gallery=gallery,
        report=report,
    )
    return document, report, gallery


# -- title, slug, identifier, date


def test_a_bare_file_is_called_after_its_title_and_its_artefacts_after_the_file() -> None:
    document, report, _ = composed(
        piece("My_File", title="Öl & Wasser"), publication=Publication(), bare="My File_2"
    )
    assert (document.title, document.slug) == ("Öl & Wasser", "My-File_2")
    assert not list(report)


def test_a_publication_without_title_is_called_after_its_folder_and_warned_of() -> None:
    document, report, _ = composed(piece("a", title="A"), piece("b"), publication=Publication())
    assert document.title == "folder"
    assert [d.code for d in report] == ["S118", "S122"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Long View, No. 7", "the-long-view-no-7"),
        ("Été à Angers", "ete-a-angers"),
        ("Спиця", "спиця"),
        ("?!", "publication"),
    ],
)
def test_the_slug_is_made_from_the_title(title: str, slug: str) -> None:
    assert composed(piece("a"), publication=Publication(title=title))[0].slug == slug


def test_the_identifier_depends_on_title_and_words_and_not_on_names() -> None:
    def identifier(name: str, words: str) -> str:
        body = b.Paragraph(inlines=t(words))
        return composed(piece(name, body, title="T"), publication=Publication(), bare=name)[0].identifier

    assert identifier("a", "one") == identifier("b", "one")
    assert identifier("a", "one") != identifier("a", "two")
    assert identifier("a", "one").startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("settings", "pieces", "epoch", "date"),
    [
        ("2025-03", ("2026-01-01",), "2020-01-01", "2025-03-01"),
        (None, ("2023-12-28", "2024"), "2020-01-01", "2024-01-01"),
        (None, (None,), "2020-05-05", "2020-05-05"),
        (None, (None,), None, "2000-01-01"),
    ],
)
def test_the_date_is_that_of_issue_else_the_latest_given_else_the_environments(
    settings: str | None, pieces: tuple[str | None, ...], epoch: str | None, date: str
) -> None:
    made = [piece(f"p{n}", date=day) for n, day in enumerate(pieces)]
    assert composed(*made, publication=Publication(title="T", date=settings), epoch=epoch)[0].date == date


# -- pictures


def test_pictures_are_named_measured_and_read_once() -> None:
    figure = b.Figure(images=(Image("images/a.png", "alt"), Image("images/a.png", "")))
    inside = b.Paragraph(inlines=(i.Emphasis((i.InlineImage(Image("sub dir/ä.png", "A rule")),)),))
    document, report, gallery = composed(piece("a", b.Sidebar(blocks=(figure, inside))))
    assert list(gallery.assets) == ["images/a.png", "sub-dir/a.png"]
    sidebar = document.pieces[0].body[0]
    assert isinstance(sidebar, b.Sidebar)
    assert isinstance(sidebar.blocks[0], b.Figure)
    image = sidebar.blocks[0].images[0]
    assert (image.asset, image.width, image.height, image.alt) == ("images/a.png", 4, 3, "alt")
    assert not list(report)


def test_names_that_differ_only_in_case_are_told_apart() -> None:
    figure = b.Figure(images=(Image("images/a.png", "a"), Image("images/A.PNG", "A")))
    _, _, gallery = composed(piece("a", figure))
    assert len({name.casefold() for name in gallery.assets}) == 2


def test_a_missing_picture_is_a_slot_and_a_warning_wherever_it_is_shown() -> None:
    figure = b.Figure(images=(Image("lost.png"),))
    document, report, _ = composed(piece("a", figure))
    assert isinstance(document.pieces[0].body[0], b.Figure)
    assert document.pieces[0].body[0].images[0].asset is None
    assert [(d.code, d.severity) for d in report] == [("S401", "warning")]


def test_a_picture_inside_the_manuscript_is_unpacked() -> None:
    import base64

    src = "data:image/png;base64," + base64.b64encode(png(7, 7, 7)).decode()
    _, report, gallery = composed(piece("a", b.Figure(images=(Image(src, "A dot"), Image("data:nonsense")))))
    assert [asset.width for asset in gallery.assets.values()] == [7]
    assert [d.code for d in report] == ["S404"]


# -- anchors and links


def section(anchor: str) -> b.Section:
    return b.Section(heading=b.Heading(level=2, inlines=t("Heading"), anchor=anchor), blocks=())


def urls(document: Document, number: int) -> list[str]:
    return [
        inline.url
        for block in document.pieces[number].body
        if isinstance(block, b.Paragraph)
        for inline in block.inlines
        if isinstance(inline, i.Link)
    ]


def test_alone_a_piece_keeps_its_anchors() -> None:
    document, report, _ = composed(piece("a", section("fold"), linked("#fold")))
    assert urls(document, 0) == ["#fold"]
    assert not list(report)


def test_among_others_anchors_begin_with_their_piece_and_links_follow() -> None:
    pieces = (
        piece("a", section("fold"), linked("#fold"), linked("b.md#fold"), linked("./b.md")),
        piece("b", section("fold")),
    )
    document, report, _ = composed(*pieces)
    assert urls(document, 0) == ["#a-fold", "#b-fold", "#b"]
    assert isinstance(document.pieces[1].body[0], b.Section)
    assert document.pieces[1].body[0].heading.anchor == "b-fold"
    assert {d.code for d in report} == {"S122"}


def test_links_out_stay_and_dead_ones_become_their_words() -> None:
    out = ("https://example.org/a.md#x", "mailto:a@example.org", "//example.org/")
    dead = ("#nowhere", "other.md", "b.md#nowhere", "/about/", "../a.html")
    document, report, _ = composed(piece("a", *map(linked, (*out, *dead))), piece("b"))
    assert urls(document, 0) == list(out)
    assert [d.code for d in report if d.code != "S122"] == ["S211"] * len(dead)
    last = document.pieces[0].body[-1]
    assert isinstance(last, b.Paragraph)
    assert last.inlines == t("words")


def test_notes_and_pull_quotes_keep_their_partners() -> None:
    reference = i.NoteReference("note-1", 1, "ref-1")
    note = b.Note(anchor="note-1", number=1, blocks=(b.Paragraph(inlines=t("n")),), references=("ref-1",))
    quote = b.PullQuote(paragraphs=(t("q"),), source="p-1")
    first = piece("a", b.Paragraph(inlines=(reference,), anchor="p-1"), quote, notes=(note,))
    document, _, _ = composed(first, piece("b"))
    made = document.pieces[0]
    assert (made.notes[0].anchor, made.notes[0].references) == ("a-note-1", ("a-ref-1",))
    assert made.body[0] == b.Paragraph(inlines=(i.NoteReference("a-note-1", 1, "a-ref-1"),), anchor="a-p-1")
    assert isinstance(made.body[1], b.PullQuote)
    assert made.body[1].source == "a-p-1"


def test_pieces_of_the_same_name_are_told_apart() -> None:
    document, _, _ = composed(piece("a"), piece("a"), piece("a"))
    assert [p.name for p in document.pieces] == ["a", "a-2", "a-3"]


def test_a_picture_that_nobody_described_is_noticed_and_one_that_is_decoration_is_not() -> None:
    figure = b.Figure(images=(Image("images/a.png"), Image("images/b.png", "")))
    _, report, _ = composed(piece("a", figure))
    assert [d.code for d in report if d.code == "S409"] == ["S409"]


def test_a_link_in_double_brackets_leads_to_the_piece_of_that_title_or_file() -> None:
    pieces = (
        piece("a", section("fold"), linked("wiki:b"), linked("wiki:B#Fold"), linked("wiki:nowhere")),
        piece("b", section("fold")),
    )
    document, report, _ = composed(*pieces)
    assert urls(document, 0) == ["#b", "#b-fold"]
    assert [d.message for d in report if d.code == "S223"] == [
        "nothing in the publication is called “nowhere”"
    ]


def test_anchors_of_other_pieces_may_be_encoded_or_numbered_as_by_github() -> None:
    links = (linked("b.md#F%6Fld"), linked("b.md#fold-1"))
    document, _, _ = composed(piece("a", *links), piece("b", section("fold"), section("fold-2")))
    assert urls(document, 0) == ["#b-fold", "#b-fold-2"]


# -- displayed formulas among words


def test_a_displayed_formula_among_words_has_a_paragraph_of_its_own() -> None:
    formula = i.Formula("$$a$$")
    stopped = (formula, i.Text("."))
    mixed = b.Paragraph(
        inlines=(i.Text("As "), formula, i.Text(". So "), formula, i.Text(".")), anchor="here"
    )
    document, _, _ = composed(piece("one", mixed, title="One"))
    found = [(x.inlines, x.anchor) for x in document.pieces[0].body if isinstance(x, b.Paragraph)]
    assert found == [(t("As"), "here"), (stopped, None), (t("So"), None), (stopped, None)]


def test_the_name_of_a_formula_among_words_is_the_formulas() -> None:
    mixed = b.Paragraph(inlines=(i.Text("As "), i.Formula("$$a$$")), anchor="eq-a")
    document, _, _ = composed(piece("one", mixed, title="One"))
    found = [x.anchor for x in document.pieces[0].body]
    assert found == [None, "eq-a"]


@pytest.mark.parametrize(("theme", "kind"), [("book", "chapter"), ("magazine", "article")])
def test_a_theme_that_goes_about_as_a_book_makes_one(theme: str, kind: str) -> None:
    publication = Publication(title="T", theme=theme)
    document, _, _ = composed(piece("one", title="One"), piece("two", title="Two"), publication=publication)
    assert document.pieces[0].kind == kind
    assert publication.placement_of_references() == ("publication" if theme == "book" else "piece")


def test_a_chapter_that_begins_with_a_heading_has_it_as_its_title() -> None:
    inner = b.Section(heading=b.Heading(level=3, inlines=t("Setting up"), anchor="setting-up"), blocks=())
    outer = b.Section(
        heading=b.Heading(level=2, inlines=t("Hello"), anchor="hello"), blocks=(linked("#x"), inner)
    )
    last = b.Section(heading=b.Heading(level=2, inlines=t("Summary"), anchor="summary"), blocks=())
    pieces = piece("one", outer, last), piece("two", title="Two")
    document, report, _ = composed(*pieces, publication=Publication(title="T", theme="book"))
    chapter = document.pieces[0]
    assert [type(x).__name__ for x in chapter.opening] == ["Title"]
    levels = [(x.heading.level, plain(x.heading.inlines)) for x in chapter.body if isinstance(x, b.Section)]
    assert levels == [(2, "Setting up"), (2, "Summary")]
    assert "S122" not in [one.code for one in report]
