"""What an ebook holds, before there is any XHTML."""

import pytest
from msgspec.structs import replace

from kitchen_sink import ESSAY, INTERVIEW, KITCHEN_SINK, p, t
from standfirst.editions.accessibility import accessibility, statement
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.ebook_documents import PiecePage, TitlePage
from standfirst.editions.ebook_navigation import NavPoint
from standfirst.editions.roles_of_people import file_as, relator
from standfirst.model import blocks as b
from standfirst.model.document import Contributor, Document, Imprint, Piece
from standfirst.model.inlines import Image

EDITION = ebook_edition(KITCHEN_SINK)


def single(piece: Piece, **settings: object) -> Document:
    return replace(KITCHEN_SINK, pieces=(piece,), contributors=(), imprint=Imprint(), **settings)


def test_the_spine_reaches_beyond_title_page_contents_pieces_imprint() -> None:
    assert [page.file for page in EDITION.spine] == [
        "cover.xhtml",
        "title.xhtml",
        "nav.xhtml",
        "text/the-fold-and-the-knife.xhtml",
        "text/under-the-viaduct.xhtml",
        "text/second-colour.xhtml",
        "text/al-kitab.xhtml",
        "text/1-kami.xhtml",
        "imprint.xhtml",
        "accessibility.xhtml",
    ]


def test_a_single_piece_needs_no_title_page_and_no_page_of_contents() -> None:
    edition = ebook_edition(single(ESSAY))
    assert [page.file for page in edition.spine] == ["cover.xhtml", "text/the-fold-and-the-knife.xhtml"]
    assert [landmark.type for landmark in edition.landmarks] == ["cover", "bodymatter"]


def test_a_book_has_its_date_in_its_imprint_alone() -> None:
    dated = replace(KITCHEN_SINK, date="2025-03-01")
    titles = (ebook_edition(dated, look=look).spine[1] for look in ("magazine", "book"))
    assert [page.date for page in titles if isinstance(page, TitlePage)] == ["1 March 2025", None]


def test_contents_are_in_the_order_of_the_spine_and_nested_as_the_outline() -> None:
    pieces = [page.file for page in EDITION.spine if isinstance(page, PiecePage)]
    assert [point.file for point in EDITION.nav] == pieces
    essay, interview = EDITION.nav[:2]
    assert [point.title for point in essay.children] == ["The fold & the knife"]
    assert [point.title for point in essay.children[0].children] == ["Grain"]
    assert [point.anchor for point in interview.children] == ["question-1", "question-2"]


def test_a_piece_keeps_its_path_when_others_come_and_go() -> None:
    fewer = ebook_edition(replace(KITCHEN_SINK, pieces=KITCHEN_SINK.pieces[1:]))
    assert fewer.places["question-1"] == EDITION.places["question-1"]


def test_paths_are_plain_and_differ_by_more_than_case() -> None:
    pieces = tuple(replace(ESSAY, name=name, body=(p("x"),), notes=()) for name in ("Über", "a", "A"))
    files = [page.file for page in ebook_edition(replace(KITCHEN_SINK, pieces=pieces)).spine][3:6]
    assert files == ["text/_dcber.xhtml", "text/a.xhtml", "text/A-2.xhtml"]


def test_a_piece_without_a_title_is_called_by_its_first_words() -> None:
    untitled = Piece(
        name="x", kind="article", language="en-GB", body=(p("One two three four five six seven eight nine"),)
    )
    edition = ebook_edition(replace(KITCHEN_SINK, pieces=(untitled, ESSAY)))
    assert edition.nav[0] == NavPoint(title="One two three four five six seven eight", file="text/x.xhtml")
    assert ebook_edition(single(untitled)).nav[0].title == "Everything & More"


def test_only_pictures_that_are_shown_are_taken() -> None:
    assert EDITION.assets == ("images/fold.svg", "images/press.png")
    assert "images/unused.png" in ebook_edition(replace(KITCHEN_SINK, cover="images/unused.png")).assets


def test_everybody_is_named_once_with_all_that_they_did() -> None:
    metadata = EDITION.metadata
    assert [(x.name, x.roles) for x in metadata.creators] == [
        ("Agnes Dallimore", ("aut",)),
        ("Carys Beddoe", ("ive",)),
        ("Joost Verhey", ("ive", "pht")),
    ]
    assert [(x.name, x.file_as, x.roles) for x in metadata.contributors] == [
        ("Wyn Pryce", "Pryce, Wyn", ("edt",))
    ]


def test_metadata_says_series_rights_languages_and_sources() -> None:
    metadata = EDITION.metadata
    assert (metadata.series, metadata.issue) == ("Overs", "7")
    assert metadata.rights == ("© 2025 Pallet & Quire", "CC BY-SA 4.0", "© 2025 Agnes Dallimore")
    assert metadata.languages == ("en-GB", "ar", "ja")
    assert metadata.sources == ("https://example.org/fold", "https://example.org/6")


@pytest.mark.parametrize(
    ("name", "sorted_"),
    [
        ("Joost Verhey", "Verhey, Joost"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Conor O’Brien", "O’Brien, Conor"),
        ("MIA", None),
        ("Pallet & Quire", None),
        ("Russian Socialist Movement", None),
        ("紙 太郎", None),
    ],
)
def test_names_of_people_are_sorted_by_family(name: str, sorted_: str | None) -> None:
    assert file_as(name) == sorted_


def test_roles_have_the_codes_of_the_library_trade() -> None:
    assert [relator(role) for role in ("Author", "photographs", "Translated by:", "tea", None)] == [
        "aut",
        "pht",
        "trl",
        None,
        None,
    ]


def test_somebody_with_an_unknown_role_is_a_contributor_of_some_kind() -> None:
    document = replace(KITCHEN_SINK, contributors=(Contributor(name="Rashida Okell", role="tea"),))
    assert ebook_edition(document).metadata.contributors[0].roles == ("ctb",)


def test_one_picture_without_description_changes_the_claims() -> None:
    described = accessibility(KITCHEN_SINK)
    assert "alternativeText" in described.features and described.conforms_to
    figure = b.Figure(images=(Image("a.png", None, None, "images/press.png"),))
    worse = accessibility(single(replace(ESSAY, body=(figure,))))
    assert "alternativeText" not in worse.features and worse.conforms_to is None
    assert worse.sufficient == ("textual,visual",) and "not described" in worse.summary
    none = accessibility(single(INTERVIEW))
    assert none.modes == ("textual",) and "no pictures" in none.summary


def test_the_statement_says_what_was_measured_and_is_withdrawn_when_untrue() -> None:
    described = statement(accessibility(KITCHEN_SINK))
    assert described.about[1].startswith("The ebook conforms to EPUB Accessibility 1.1")
    assert described.faults == ()
    figure = b.Figure(images=(Image("a.png", None, None, "images/press.png"),))
    undescribed = accessibility(single(replace(ESSAY, body=(figure,))))
    worse = statement(undescribed)
    assert "is not said to conform" in worse.about[1]
    assert worse.faults == ("1 of 1 pictures that carry meaning is not described.",)
    # Directive (EU) 2019/882, annex I, section IV (f) (iv)
    assert any(one.words.startswith("Alternative renditions of the content") for one in worse.requirements)
    senses = worse.requirements[0]
    assert "1 of 1 pictures that carry meaning is not described." in senses.how


def test_whoever_publishes_it_can_withdraw_the_claim() -> None:
    claims = accessibility(KITCHEN_SINK, is_claimed=False)
    assert claims.conforms_to is None and claims.features == accessibility(KITCHEN_SINK).features
    assert statement(claims).faults == ("The publisher knows of something that does not conform.",)


def test_the_direction_of_pages_is_that_of_the_language() -> None:
    arabic = replace(ESSAY, language="ar", direction="rtl", opening=(b.Title(inlines=t("ورق")),))
    assert ebook_edition(single(arabic, language="ar")).direction == "rtl"
    assert ebook_edition(replace(KITCHEN_SINK, language="he")).direction == "rtl"
    assert EDITION.direction == "ltr"


def test_who_wrote_the_foreword_has_not_written_the_book() -> None:
    other = Contributor(name="Lucy Pettibone")
    around = [
        replace(ESSAY, name=kind, kind=kind, contributors=(other,)) for kind in ("foreword", "afterword")
    ]
    book = replace(KITCHEN_SINK, contributors=(Contributor(name="Oda Fennimore"),), pieces=(*around, ESSAY))
    known = ebook_edition(book).metadata
    assert "Lucy Pettibone" not in [person.name for person in known.creators]
    assert [(x.name, x.roles) for x in known.contributors][:1] == [("Lucy Pettibone", ("aui", "aft"))]
    assert "Lucy Pettibone" in [x.name for x in ebook_edition(single(around[0])).metadata.creators]


def test_a_dedication_without_a_title_is_not_in_the_contents_which_come_after_it() -> None:
    dedication = replace(ESSAY, name="dedication", kind="dedication", opening=())
    edition = ebook_edition(replace(KITCHEN_SINK, pieces=(dedication, *KITCHEN_SINK.pieces)))
    assert [page.file for page in edition.spine][2:4] == ["text/dedication.xhtml", "nav.xhtml"]
    assert "text/dedication.xhtml" not in [point.file for point in edition.nav]
