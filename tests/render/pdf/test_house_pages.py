"""HousePart pages stand where print would have a blank page, each once, and are left out elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from building import understand_text
from render.pdf.conftest import house
from standfirst.editions.print import (
    Cover,
    HousePart,
    ImprintPage,
    Part,
    PiecePart,
    PrintEdition,
    print_edition,
)
from standfirst.editions.theme import Choices
from standfirst.layout.fragment_input import FragmentInput
from standfirst.model.document import Document, HousePage
from standfirst.render.pdf.fonts import use_only
from standfirst.render.pdf.fragment_result import Fragment, FragmentPage
from standfirst.render.pdf.lay_out_edition import settle

DESIGNED = Choices(bare_openers=(("any", "plain"),))


def issue(titles: Sequence[str], *, faces: str = "") -> PrintEdition:
    """A magazine of two pieces with these house pages; the one that is named opens on facing pages."""
    pieces = tuple(understand_text(f"# Piece {name}\n\nWords.", f"{name}.md") for name in "ab")
    own = tuple(HousePage(title=title) for title in titles)
    document = Document(title="T", language="en", identifier="i", slug="t", pieces=pieces, house_pages=own)
    edition = print_edition(document, choices=DESIGNED)
    parts = list[Part]()
    for part in edition.parts:
        if isinstance(part, PiecePart) and part.piece.name == faces:
            parts += [HousePart(page=page, publication="T") for page in own]
            part = replace(part, opens="verso")
        parts.append(part)
    return replace(edition, parts=tuple(parts))


def printed(edition: PrintEdition, pages: Mapping[str, int]) -> list[str]:
    """What stands on each page, by its name: ``-`` is blank, the back is ``back``."""

    def make(inputs: Sequence[FragmentInput]) -> list[Fragment]:
        return [_of(pages.get(_name(each.edition.parts[0]), 1)) for each in inputs]

    book = settle(edition, make)
    assert book is not None
    shown: list[str] = []
    for part, bound in zip(edition.parts, book.parts, strict=True):
        count = len(bound.fragment.pages)
        if count:
            shown += ["-"] * (bound.opens - len(shown)) + [_name(part)] * count
    return shown


def _of(count: int) -> Fragment:
    return Fragment(pdf=b"", pages=(FragmentPage(width=1, height=1),) * count, anchors={})


def _name(part: Part) -> str:
    match part:
        case PiecePart(piece=piece):
            return piece.name
        case HousePart(page=page):
            return page.title
        case ImprintPage(is_back=True):
            return "back"
        case Cover():
            return "cover"
        case _:
            return "contents"


def test_one_stands_on_the_page_that_would_be_blank() -> None:
    assert printed(issue([]), {}) == ["cover", "contents", "a", "b", "-", "back"]
    assert printed(issue(["Write"]), {}) == ["cover", "contents", "a", "b", "Write", "back"]
    assert printed(issue(["Write"]), {"b": 2}) == ["cover", "contents", "a", "b", "b", "back"]


def test_enough_of_them_fill_the_last_sheet() -> None:
    pages = printed(issue(["Write", "Read", "Sew"]), {})
    assert pages == ["cover", "contents", "a", "b", "Write", "Read", "Sew", "back"]
    pages = printed(issue(["Write", "Read", "Sew"]), {"b": 2})
    assert pages == ["cover", "contents", "a", "b", "b", "Write", "Read", "back"]


def test_each_is_printed_once() -> None:
    pages = printed(issue(["Write"], faces="b"), {"a": 2})
    assert pages == ["cover", "contents", "a", "a", "Write", "b", "-", "back"]
    pages = printed(issue(["Write", "Read"], faces="b"), {"a": 2})
    assert pages == ["cover", "contents", "a", "a", "Write", "b", "Read", "back"]


def test_one_that_goes_on_overleaf_is_reported() -> None:
    styles, _ = house("magazine")
    use_only(styles.font_sources)
    from standfirst.render.pdf.lay_out_fragment import set_in_pages

    edition = issue(["Write"])
    codes = []
    for text in ("We answer.", "We answer every letter.\n\n" * 80):
        part = HousePart(page=HousePage(title="Write", text=text), publication="T")
        alone = FragmentInput(edition=replace(edition, parts=(part,)), side="recto")
        codes.append([d.code for d in set_in_pages(alone, {}, styles).report])
    assert codes == [[], ["S525"]]
