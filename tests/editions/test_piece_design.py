"""How designed themes open pieces, and where they put pull quotes and pictures."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from standfirst.editions.byline import with_made_byline, with_named_contributors
from standfirst.editions.piece_design import LONG_QUOTE, ON_PAGE, SPANNING, designed, thinned
from standfirst.editions.run_on import is_head, together
from standfirst.editions.theme import Choices, Opener
from standfirst.editions.trim_sizes import measure_of, trim_size
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Contributor, Piece, PieceKind, Speaker
from standfirst.model.text import plain
from standfirst.model.traverse import walk

PAGE = trim_size("210 x 280 mm")
CHOICES = Choices(
    columns=(("any", 3), ("essay", 1)),
    openers=(("any", "picture"), ("how-to", "drawing"), ("photo-story", "spread"), ("letter", "plain")),
    bare_openers=(("any", "field"), ("letter", "plain")),
    quotes=(("any", ("bar", "band", "page")), ("essay", ("margin",))),
    colours=(("any", "#c5321c"), ("essay", "#1d5196")),
    has_initials=True,
)


def t(words: str) -> tuple[i.Inline, ...]:
    return (i.Text(words),)


def p(words: str, anchor: str | None = None) -> b.Paragraph:
    return b.Paragraph(inlines=t(words), anchor=anchor)


def picture(
    width: int = 1500, height: int = 1000, asset: str = "a.jpg", placement: i.Placement | None = None
) -> b.Figure:
    image = i.Image(src=asset, alt="A", asset=asset, width=width, height=height, placement=placement)
    return b.Figure(images=(image,))


def piece(*body: b.Block, kind: PieceKind = "report") -> Piece:
    return Piece(name="p", kind=kind, language="en", opening=(b.Title(inlines=t("A Title")),), body=body)


def opener(one: Piece) -> Opener:
    return designed(one, CHOICES, measure_of(PAGE.name, 3), PAGE, {}, "")[1].opener


def body(one: Piece, columns: int = 3) -> tuple[b.Block, ...]:
    measure = measure_of(PAGE.name, 3 if columns == 3 else 1)
    return designed(one, CHOICES, measure, PAGE, {}, "")[0].body


@pytest.mark.parametrize(
    ("kind", "figure", "form"),
    [
        ("report", None, "field"),
        ("report", picture(), "picture"),
        ("report", picture(800, 1000), "facing"),
        ("report", picture(1100, 1000), "field"),
        ("how-to", picture(asset="a.svg"), "drawing"),
        ("how-to", picture(), "picture"),
        ("photo-story", picture(3000, 1000), "spread"),
        ("letter", picture(), "plain"),
        ("colophon", picture(), "quiet"),
    ],
)
def test_a_piece_opens_as_its_kind_and_its_picture_want(
    kind: PieceKind, figure: b.Figure | None, form: Opener
) -> None:
    assert opener(piece(*filter(None, (p("Words."), figure)), kind=kind)) == form


def test_the_picture_that_opens_a_piece_stands_there_and_nowhere_else() -> None:
    figure = picture(3000, 2000)
    seen, design = designed(
        piece(p("One."), figure, p("Two.")), CHOICES, measure_of(PAGE.name, 3), PAGE, {}, ""
    )
    assert seen.opening[0] == figure
    assert figure not in seen.body
    assert design.depth == 26  # 210 mm : 1.5, less the margin above


def test_a_picture_far_from_the_beginning_opens_nothing() -> None:
    assert opener(piece(*(p(f"Words {number}.") for number in range(6)), picture())) == "field"


@pytest.mark.parametrize(
    ("figure", "classes"),
    [
        (picture(1500, 1000), None),
        (picture(2000, 1000), ("wide", f"{ON_PAGE}2")),
        (picture(900, 400), None),
        (picture(1000, 1000, placement="wide"), ("wide", f"{ON_PAGE}2")),
        (picture(2000, 1000, placement="column"), None),
        (picture(1000, 1000, placement="bleed"), ("bleed", f"{ON_PAGE}2")),
        (picture(1000, 1000, placement="margin"), ("column",)),
    ],
)
def test_a_picture_stands_where_its_author_or_its_shape_wants_it(
    figure: b.Figure, classes: tuple[str, ...] | None
) -> None:
    found = [
        x
        for x in walk(body(piece(*(p("Words.") for _ in range(6)), figure, p("words " * 900))))
        if isinstance(x, b.Division)
    ]
    assert [x.classes for x in found] == ([classes] if classes else [])


def test_a_wide_picture_on_the_last_page_stands_where_it_is_read() -> None:
    text = tuple(p("Words and more words of the piece. " * 20) for _ in range(12))
    (found,) = [x for x in walk(body(piece(*text, picture(2000, 1000)))) if isinstance(x, b.Division)]
    assert found.classes == (SPANNING, "wide")


def test_nor_does_it_go_to_the_pages_of_a_piece_that_runs_on() -> None:
    text = tuple(p("Words and more words of the piece. " * 20) for _ in range(12))
    one = piece(*text, picture(2000, 1000))
    other = piece(*text, *text)
    found = [x for x in walk(body(together([one, other]))) if isinstance(x, b.Division) and not is_head(x)]
    assert [x.classes for x in found] == [(SPANNING, "wide")]


def test_in_a_piece_of_one_page_a_picture_reaches_over_no_edge() -> None:
    """It would stand in the midst of the text, and cover some of it."""
    short = piece(*(p("Words.") for _ in range(6)), picture(1000, 1000, placement="bleed"))
    assert [x.classes for x in walk(body(short)) if isinstance(x, b.Division)] == [("wide", f"{ON_PAGE}2")]


def quote(words: str = "Few words.", source: str = "s") -> b.PullQuote:
    return b.PullQuote(paragraphs=(t(words),), source=source, mode="exact")


def forms(one: Piece, columns: int = 3) -> list[tuple[str, ...]]:
    return [x.classes for x in walk(body(one, columns)) if isinstance(x, b.Division)]


def test_pull_quotes_take_turns() -> None:
    quotes = (quote(), p("One."), quote(), p("Two."), quote())
    assert forms(piece(*quotes)) == [("bar-quote",), (SPANNING, "band-quote"), ("bar-quote",)]
    assert forms(piece(*quotes, kind="essay"), columns=1) == [("margin-quote",)] * 3


def test_a_long_pull_quote_of_a_long_piece_has_the_head_of_a_page() -> None:
    text = tuple(p("Words and more words of the piece. " * 20, f"a{number}") for number in range(40))
    long = quote("x" * LONG_QUOTE, "a38")
    first, *_ = body(piece(*text, long))
    assert isinstance(first, b.Division)
    assert first.blocks == (long,)
    assert first.classes[:2] == (SPANNING, "page-quote")
    assert forms(piece(*text[:3], long)) == [("bar-quote",)]


def test_the_last_word_has_a_mark() -> None:
    last = body(
        piece(
            p("One."), b.Section(heading=b.Heading(level=2, inlines=t("H"), anchor="h"), blocks=(p("End."),))
        )
    )[-1]
    assert isinstance(last, b.Section)
    assert isinstance(last.blocks[-1], b.Paragraph)
    assert last.blocks[-1].inlines[-1] == i.Styled(("end-mark", "generated"), t("\N{NO-BREAK SPACE}■"))


def test_a_byline_names_people_and_where_they_are_from() -> None:
    line = b.Byline(inlines=t("Friday 14 February 2025, by IDA (Sevenpenny Books), Tomasz (Hollin Press)"))
    people = (
        Contributor(name="IDA", affiliation="Sevenpenny Books"),
        Contributor(name="Tomasz", affiliation="Hollin Press"),
    )
    one = Piece(
        name="p",
        kind="interview",
        language="en-GB",
        opening=(line,),
        contributors=people,
        speakers=(Speaker(name="Ida", labels=("Ida",)),),
        first_published="2025-01-31",
    )
    made = with_made_byline(one)
    (byline,) = made.opening
    assert isinstance(byline, b.Byline)
    (styled,) = byline.inlines
    assert isinstance(styled, i.Styled)
    assert styled.children == (
        i.Strong(t("Ida")),
        i.Text(" of Sevenpenny Books"),
        i.Text(" and "),
        i.Strong(t("Tomasz")),
        i.Text(" of Hollin Press"),
    )
    assert len(made.ending) == 1


@pytest.mark.parametrize(
    "words",
    [
        "By Ann Lee",
        "By Ann Lee, who walks in the dark",
        "Ann Lee, 14 February 2025, with photographs by Bo Ek",
        "Ann Lee, Fri 14 Feb 2025, shortened for this issue",
        "14 February 2025, by Ann Lee, from a tape",
    ],
)
def test_a_byline_that_says_more_than_a_date_stays_as_it_is(words: str) -> None:
    people = (Contributor(name="Ann Lee"), Contributor(name="Bo Ek", role="photographer"))
    opening = (b.Byline(inlines=t(words)),)
    one = Piece(
        name="p", kind="essay", language="en", opening=opening, contributors=people, date="2025-02-14"
    )
    assert with_made_byline(one) is one


def test_a_firm_in_small_letters_is_none_and_its_byline_stays() -> None:
    one = Piece(
        name="p",
        kind="essay",
        language="en-GB",
        opening=(b.Byline(inlines=t("14 February 2025, by Ann Lee, shortened for us")),),
        contributors=(Contributor(name="Ann Lee", affiliation="shortened for us"),),
        date="2025-02-14",
    )
    assert with_made_byline(one) is one


def test_the_date_of_a_byline_stands_under_the_one_that_is_made_of_it() -> None:
    one = Piece(
        name="p",
        kind="essay",
        language="en-GB",
        opening=(b.Byline(inlines=t("14 February 2025, by ANN LEE")), b.Epigraph(blocks=())),
        contributors=(Contributor(name="Ann Lee"),),
        date="2025-02-14",
    )
    (date,) = [x for x in with_made_byline(one).opening if isinstance(x, b.Dateline)]
    assert plain(date.inlines) == "14 February 2025"
    told = b.Dateline(inlines=t("Corris, 14 February"))
    assert with_made_byline(replace(one, opening=(*one.opening, told))).opening[-1] is told


def test_a_tint_is_a_tenth_of_its_colour() -> None:
    assert thinned("#000000", 0.1) == "#e6e6e6"
    assert thinned("#ff0000", 0.1) == "#ffe6e6"


def test_the_name_of_a_contributor_is_bold_where_a_note_begins_with_it() -> None:
    note = b.ContributorNote(inlines=t("Ida Marsh walks."))
    other = b.ContributorNote(inlines=t("Walks: Ida Marsh."))
    made = with_named_contributors(
        Piece(
            name="p",
            kind="report",
            language="en",
            contributors=(Contributor(name="Ida"), Contributor(name="Ida Marsh")),
            ending=(
                b.Section(heading=b.Heading(level=2, inlines=t("About"), anchor="a"), blocks=(note,)),
                other,
            ),
        )
    )
    section, same = made.ending
    assert isinstance(section, b.Section)
    assert section.blocks == (b.ContributorNote(inlines=(i.Strong(t("Ida Marsh")), i.Text(" walks."))),)
    assert same is other


@pytest.mark.parametrize(("pixels", "deep"), [(2000, 29), (1300, 19), (400, 15)])
def test_a_picture_over_the_page_is_no_deeper_than_its_dots_allow(pixels: int, deep: int) -> None:
    figure = picture(round(pixels * 1.3), pixels)
    small = trim_size("A5")
    design = designed(piece(figure, p("Text.")), CHOICES, measure_of(PAGE.name, 3), PAGE, {}, "")[1]
    assert design.deepest >= design.depth
    assert abs(design.deepest - deep) <= 3
    narrow = designed(piece(figure, p("Text.")), CHOICES, measure_of("A5", 1), small, {}, "")[1]
    assert narrow.depth <= 0.46 * measure_of("A5", 1).lines
