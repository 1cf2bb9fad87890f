"""The markup of every kind of block and inline, for both editions."""

import re
import typing
from collections import Counter
from typing import Literal

import pytest
from lxml import etree
from msgspec.structs import replace

from building import understand_text
from kitchen_sink import ARABIC, ESSAY, INTERVIEW, JAPANESE, KITCHEN_SINK, LOST, SCHEDULER, p, t
from standfirst.editions.identifier import identifier
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import anchors
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.inlines import Inline
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of, walk_inlines, walk_piece
from standfirst.render.html.element import element
from standfirst.render.html.html import Medium, blocks_markup, piece_markup
from standfirst.render.markdown.blocks import Manner, blocks_text

Edition = Literal["print", "ebook"]
EDITIONS: tuple[Edition, ...] = ("print", "ebook")
EPUB = "{http://www.idpf.org/2007/ops}"


def medium(edition: Edition, piece: Piece = ESSAY, *, repeats: bool = True) -> Medium:
    here = set(anchors(piece))
    return Medium(
        edition=edition,
        href=lambda anchor: f"#{identifier(anchor)}" if anchor in here else None,
        src=lambda name: name,
        repeats_pull_quotes=repeats,
    )


def tree(piece: Piece, edition: Edition) -> etree._Element:
    markup = piece_markup(piece, medium(edition, piece))
    return etree.fromstring(f'<html xmlns:epub="http://www.idpf.org/2007/ops">{markup!s}</html>')


def html(*blocks: Block, edition: Edition = "ebook", repeats: bool = True) -> str:
    return str(blocks_markup(blocks, medium(edition, repeats=repeats)))


def test_the_kitchen_sink_holds_every_kind_of_block_and_inline() -> None:
    blocks = [block for piece in KITCHEN_SINK.pieces for block in walk_piece(piece)]
    inlines = [x for piece in KITCHEN_SINK.pieces for run in _runs(piece) for x in walk_inlines(run)]
    assert {type(block) for block in blocks} == set(typing.get_args(Block))
    assert {type(inline) for inline in inlines} == set(typing.get_args(Inline))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("piece", KITCHEN_SINK.pieces, ids=lambda piece: piece.name)
def test_ids_are_unique_and_every_link_lands(piece: Piece, edition: Edition) -> None:
    root = tree(piece, edition)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert not [id_ for id_, times in Counter(ids).items() if times > 1]
    targets = [link.get("href", "") for link in root.iter("a")]
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    details = {element.get("aria-details") for element in root.iter()} - {None}
    assert details <= set(ids)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("piece", KITCHEN_SINK.pieces, ids=lambda piece: piece.name)
def test_no_word_is_lost_or_added_but_what_is_marked_as_generated(piece: Piece, edition: Edition) -> None:
    assert _letters(_words_of_markup(tree(piece, edition))) == _letters(_words_of_model(piece))


def test_in_the_ebook_words_keep_the_order_of_the_model() -> None:
    written = "".join(_words_of_markup(tree(INTERVIEW, "ebook")).split())
    spoken = [plain(run) for run in _runs(INTERVIEW)]
    places = [written.find("".join(words.split())) for words in spoken]
    assert -1 not in places
    assert written.startswith("UndertheViaduct")


@pytest.mark.parametrize("edition", EDITIONS)
def test_semantics_of_epub_are_in_the_ebook_only(edition: Edition) -> None:
    markup = str(piece_markup(ESSAY, medium(edition))) + str(piece_markup(INTERVIEW, medium(edition)))
    assert ("epub:type" in markup) == (edition == "ebook")
    assert ("doc-" in markup) == (edition == "ebook")
    assert ("xml:lang" in markup) == (edition == "ebook")


def test_a_question_is_a_heading_one_level_below_its_section() -> None:
    question = b.Question(inlines=t("Why?"), label="Q", anchor="why")
    section = b.Section(heading=b.Heading(level=2, inlines=t("Part"), anchor="part"), blocks=(question,))
    assert '<h2 class="question" id="why"><span class="question-label">Q</span>' in html(question)
    assert '<h3 class="question" id="why">' in html(section)


def test_a_turn_begins_with_its_speaker_and_a_dash_where_there_was_one() -> None:
    turn = b.Turn(label="Ana", speaker="Ana Lee", role="answer", blocks=(p("Yes."), p("No.")))
    assert html(turn) == (
        '<div class="turn turn-answer"><p><b class="speaker">Ana</b>'
        '<span class="speaker-mark generated">: </span>Yes.</p>\n<p>No.</p></div>'
    )
    dash = b.Turn(label="", speaker=None, blocks=(p("Yes."),))
    assert '<p><span class="speaker-mark generated">—\u00a0</span>Yes.</p>' in html(dash)
    with_list = b.Turn(label="Ana", speaker="Ana", blocks=(b.CodeBlock(text="x"),))
    assert '<p class="turn-label"><b class="speaker">Ana</b>' in html(with_list)


def test_the_colon_after_a_speaker_is_that_of_the_language() -> None:
    turn = b.Turn(label="Ana", speaker="Ana", blocks=(p("Oui."),))
    assert "\u00a0: </span>Oui." in str(blocks_markup((turn,), medium("ebook"), "fr"))


def test_in_print_a_note_stands_at_its_first_reference_and_later_ones_lead_to_it() -> None:
    root = tree(ESSAY, "print")
    notes = root.findall('.//span[@class="note"]')
    assert [note.get("data-number") for note in notes] == ["2", "1"]
    assert "Its second paragraph." in "".join(notes[1].itertext())
    again = root.find('.//a[@id="ref-1-again"]')
    assert again is not None and again.get("href") == "#note-1"
    rest = root.find('.//div[@class="notes"]')
    assert rest is not None and "nothing refers" in "".join(rest.itertext())


def test_a_note_that_refers_to_itself_ends() -> None:
    reference = i.NoteReference("n", 1, "r")
    note = b.Note(
        number=1, anchor="n", references=("r",), blocks=(b.Paragraph(inlines=(*t("See "), reference)),)
    )
    piece = Piece(
        name="x", kind="essay", language="en", body=(b.Paragraph(inlines=(reference,)),), notes=(note,)
    )
    assert str(piece_markup(piece, medium("print", piece))).count("See ") == 1


def test_in_the_ebook_notes_follow_the_text_and_lead_both_ways() -> None:
    root = tree(ESSAY, "ebook")
    references = root.findall(f'.//a[@{EPUB}type="noteref"]')
    assert [reference.get("role") for reference in references] == ["doc-noteref"] * 3
    notes = root.findall('.//aside[@role="doc-footnote"]')
    assert [note.get("id") for note in notes] == ["note-1", "note-2"]
    assert root.find('.//div[@id="note-3"]') is not None, "nothing refers to it: it never pops up"
    back = [a.get("href") for a in notes[0].iterfind('.//a[@role="doc-backlink"]')]
    assert back == ["#ref-1", "#ref-1-again"]


def test_no_link_holds_another() -> None:
    for edition in EDITIONS:
        assert tree(ESSAY, edition).find(".//a//a") is None


def test_links_that_lead_nowhere_or_should_not_be_followed_are_their_words() -> None:
    markup = str(piece_markup(ESSAY, medium("ebook")))
    assert "javascript" not in markup
    assert ", a dead link, a wicked link, " in markup
    assert 'href="https://example.org/a%20b?q=1&amp;r=%25"' in markup


def test_a_pull_quote_names_its_source_and_is_silent_if_so_wished() -> None:
    quote = b.PullQuote(paragraphs=(t("Paper remembers."),), mode="exact", source="remembers")
    assert 'role="doc-pullquote" aria-label="Pull quote" aria-details="remembers"' in html(quote)
    silent = html(quote, repeats=False)
    assert 'aria-hidden="true"' in silent and "doc-pullquote" not in silent
    changed = b.PullQuote(paragraphs=(t("Paper never forgets."),), mode="adapted")
    assert "aria-hidden" not in html(changed, repeats=False)


def test_a_pull_quote_leads_to_its_passage_in_the_ebook() -> None:
    quote = b.PullQuote(paragraphs=(t("Paper remembers."),), mode="exact", source="remembers")
    link = '<a href="#remembers"{}>In context</a>'
    assert link.format("") in html(quote)
    assert link.format(' tabindex="-1"') in html(quote, repeats=False)
    assert "to-passage" not in html(quote, edition="print")
    assert "to-passage" not in html(replace(quote, source=None))


def test_interviews_and_chapters_say_what_they_are() -> None:
    body = tree(INTERVIEW, "ebook").find('.//section[@role="doc-qna"]')
    assert body is not None and body.get(f"{EPUB}type") == "qna"
    chapter = tree(JAPANESE, "ebook").find('section[@role="doc-chapter"]')
    assert chapter is not None and chapter.get("id") == "_1-kami"
    assert tree(JAPANESE, "print").find("article") is not None


def test_language_and_direction_are_said_where_they_change() -> None:
    article = tree(ARABIC, "print").find("article")
    assert article is not None and (article.get("lang"), article.get("dir")) == ("ar", "rtl")
    assert '<span class="foreign" lang="ar" xml:lang="ar" dir="rtl">كتاب</span>' in str(
        piece_markup(ESSAY, medium("ebook"))
    )


def test_a_picture_that_is_missing_leaves_a_labelled_slot() -> None:
    assert '<span class="missing-image generated" role="img" aria-label="images/lost.png">' in html(
        b.Figure(images=(LOST,))
    )
    nowhere = Medium(edition="print", href=lambda _: None, src=lambda _: None)
    assert "A platen press with its flywheel</span>" in str(
        blocks_markup((b.Figure(images=(SCHEDULER,)),), nowhere)
    )


def test_a_picture_without_description_says_that_it_is_a_picture() -> None:
    figure = b.Figure(images=(i.Image("a.png", None, None, "a.png"),))
    assert 'alt="Picture"' in html(figure)
    assert 'alt=""' in html(b.Figure(images=(i.Image("a.png", "", None, "a.png"),)))


@pytest.mark.parametrize("edition", EDITIONS)
def test_pictures_side_by_side_share_the_width_by_their_shapes(edition: Edition) -> None:
    wide, high = (
        i.Image("a.png", "A", None, "a.png", 300, 100),
        i.Image("b.png", "B", None, "b.png", 100, 100),
    )
    markup = html(b.Figure(images=(wide, high, wide), columns=2), edition=edition)
    rows = etree.fromstring(f"<div>{markup}</div>").findall(".//span[@class='picture-row']")
    widths = [[float(x.get("style", "")[7:-1]) for x in row] for row in rows]
    assert [len(row) for row in widths] == [2, 1]
    assert widths[0][0] == pytest.approx(3 * widths[0][1], rel=0.01)
    assert sum(widths[0]) == pytest.approx(96.6, abs=0.1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_figures_of_a_group_stand_in_its_figure_each_with_its_letter(edition: Edition) -> None:
    pieces = KITCHEN_SINK.pieces
    group = next(x for piece in pieces for x in walk_piece(piece) if isinstance(x, b.FigureGroup))
    figure = etree.fromstring(f"<div>{html(group, edition=edition)}</div>").find(".//figure")
    assert figure is not None
    captions = ["".join(x.itertext()) for x in figure.iter("figcaption")]
    assert captions == ["(a) Folded once.", "(b) Folded twice.", "Figure 3. Folding by hand."]
    assert [x.get("id") for x in figure.iter("figure")] == ["figure-folding", "figure-once", "figure-twice"]
    assert len(figure.findall("div[@class='picture-row']/figure")) == 2


def test_rows_of_a_group_are_as_wide_as_its_layout_says() -> None:
    figures = tuple(b.Figure(images=(i.Image("a.png", "A", None, "a.png", 30, 20),)) for _ in range(3))
    group = b.FigureGroup(blocks=figures, columns=2, layout=((1, 1), (60, -20)))
    rows = etree.fromstring(f"<div>{html(group)}</div>").findall(".//div[@class='picture-row']")
    assert [[x.get("style") for x in row] for row in rows] == [
        ["width: 48.30%", "width: 48.30%"],
        ["width: 75.00%; margin-right: 28.40%"],
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_of_a_group_stand_under_its_caption_each_with_its_letter(edition: Edition) -> None:
    tables = tuple(
        b.Table(head=((b.Cell(blocks=(b.Paragraph(inlines=t(x)),)),),), body=(), letter=x, caption=t(x * 2))
        for x in "ab"
    )
    group = b.FigureGroup(blocks=tables, columns=2, number="Table 1", over=t("Both"))
    root = etree.fromstring(f"<div>{html(group, edition=edition)}</div>")
    said = ["".join(x.itertext()) for x in root.iter("figcaption", "caption")]
    assert said == ["Table 1. Both", "(a) aa", "(b) bb"]
    assert ("in-row" in html(group, edition=edition)) == (edition == "print")


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ('| A | B |\n|---|---|\n| c | d |\n\n: Words {#tbl-a tbl-colwidths="[60, 20]"}', ["75%", "25%"]),
        ('<table><col width="30%"><col style="width: 70%;"><tr><td>a</td><td>b</td></tr></table>', []),
        (
            '<table><colgroup><col width="30%"><col style="width: 70%;"></colgroup>'
            "<tr><td>a</td><td>b</td></tr></table>",
            ["30%", "70%"],
        ),
        ('| A | B |\n|---|---|\n| c | d |\n\n: Words {#tbl-a tbl-colwidths="[60]"}', []),
    ],
)
def test_columns_are_as_wide_as_the_manuscript_says(text: str, widths: list[str]) -> None:
    (table,) = understand_text(text).body
    cols = etree.fromstring(f"<div>{html(table)}</div>").iter("col")
    assert [col.get("style") for col in cols] == [f"width: {width}" for width in widths]
    (again,) = understand_text(blocks_text((table,), Manner())).body
    assert again == table


def test_print_says_the_title_of_another_article_that_a_link_leads_to() -> None:
    link = i.Link("article:walls/wall.md#top", t("the wall"), "A stone wall")
    titled = i.Link("article:walls/wall.md", t("see A stone wall"), "A stone wall")
    said = '<p>the wall<span class="article-title generated"> (A stone wall)</span></p>'
    assert said in html(b.Paragraph(inlines=(link,)), edition="print")
    assert "generated" not in html(b.Paragraph(inlines=(titled,)), edition="print")
    assert "generated" not in html(b.Paragraph(inlines=(link,)), edition="ebook")


def test_hostile_words_stay_words() -> None:
    markup = html(
        b.Paragraph(inlines=t('<script>alert("x")</script> & \x00\x0c')),
        b.Division(classes=('a" onload="x', "b c"), blocks=()),
        b.CodeBlock(text="</code></pre>", language='x" y'),
        b.Paragraph(inlines=(i.Abbreviation("A", '"><b>'),), anchor='1 "x'),
    )
    root = etree.fromstring(f'<html xmlns:epub="e">{markup}</html>')
    assert {node.tag for node in root.iter()} == {"html", "p", "div", "pre", "code", "abbr"}
    assert "\N{REPLACEMENT CHARACTER}" in markup


def test_an_attribute_that_nobody_planned_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="onclick"):
        element("p", {"onclick": "x"})


def _runs(piece: Piece) -> list[i.Inlines]:
    return list(runs_of((*piece.opening, *piece.body, *piece.notes, *piece.ending)))


def _words_of_model(piece: Piece) -> str:
    words = [plain(run) for run in _runs(piece)]
    for block in walk_piece(piece):
        match block:
            case b.CodeBlock(text=text):
                words.append(text)
            case b.Turn(label=label, time=time):
                words += [label, time or ""]
            case b.Question(label=label):
                words.append(label or "")
            case b.Provenance(blocks=(), name=name, licence=licence):
                words += [name or "", licence or ""]
    return " ".join(words)


def _words_of_markup(root: etree._Element) -> str:
    for generated in root.xpath('//*[contains(@class, "generated")]'):
        generated.text = None
        for child in list(generated):
            generated.remove(child)
    for formula in root.xpath('//*[local-name() = "math"] | //img[contains(@class, "formula")]'):
        typed = formula.get("alttext") or formula.get("alt")
        for child in list(formula):
            formula.remove(child)
        formula.text = typed
    return "".join(root.itertext())


def _letters(words: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", words))


def test_a_note_too_long_to_pop_up_is_no_footnote() -> None:
    long = b.Note(number=1, anchor="n", references=("r",), blocks=(p("word " * 1100),))
    short = replace(long, blocks=(p("word " * 900),))
    for note, type_ in ((long, None), (short, "noteref")):
        reference = b.Paragraph(inlines=(i.NoteReference("n", 1, "r"),))
        piece = replace(ESSAY, body=(reference,), notes=(note,))
        shown = str(piece_markup(piece, medium("ebook", piece)))
        assert ('epub:type="footnote"' in shown) is bool(type_)
        assert ('epub:type="noteref"' in shown) is bool(type_)
        assert 'role="doc-noteref"' in shown and 'role="doc-backlink"' in shown


def test_a_wide_table_scrolls_with_the_keyboard_too() -> None:
    cell = b.Cell(blocks=(p("28 lb"),))
    table = b.Table(head=(), body=((cell,),), caption=t("Weights"))
    assert 'tabindex="0" aria-label="Weights"' in html(table)
    assert "tabindex" not in html(table, edition="print")


def test_a_displayed_formula_that_is_too_wide_can_be_scrolled_with_the_keyboard() -> None:
    formula = b.Paragraph(inlines=(i.Formula("$$a = b$$"),))
    assert 'class="displayed-formula" tabindex="0"' in html(formula)
    assert "tabindex" not in html(formula, edition="print")


def test_an_epigraph_is_no_landmark_and_needs_no_name() -> None:
    piece = replace(ESSAY, opening=(), kind="epigraph")
    section = next(tree(piece, "ebook").iter("section"))
    assert (section.get("role"), section.get("aria-label")) == ("doc-epigraph", None)


def test_a_quoted_heading_skips_no_level() -> None:
    heading = b.Heading(level=4, inlines=t("Keywords"), anchor="keywords")
    quote = b.BlockQuote(blocks=(b.Section(heading=heading, blocks=(p("There are some."),)),))
    assert '<h2 id="keywords">' in html(quote)
