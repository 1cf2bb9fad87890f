"""The structure tree, read back with its words, is the model: each thing once, in order, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from building import read
from kitchen_sink import ASSETS, p, t
from render.pdf.conftest import WITH_GLYPHS, house, house_look
from render.pdf.expecting import Expecting, Tree, found
from render.pdf.reading import Element, kinds, opened, read_back
from sample import sample
from standfirst.diagnostics import Report
from standfirst.editions.print import PiecePart, PrintEdition
from standfirst.editions.render_options import DEFAULT_OPTIONS, RenderOptions
from standfirst.editions.styles import Stylesheets
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import anchors
from standfirst.model.assets import Assets
from standfirst.model.document import Document, Piece
from standfirst.project.files import find
from standfirst.project.stylesheets import load_styles
from standfirst.render.pdf import edition_of, make_pdf

CHECKOUT = Path(__file__).parents[3]


def differences(
    document: Document, assets: Assets, styles: Stylesheets, options: RenderOptions = DEFAULT_OPTIONS
) -> list[str]:
    """Where what was read back is not what was to be expected."""
    edition = edition_of(document, styles, options)
    with opened(make_pdf(document, assets, styles, Report(), options)) as pdf:
        articles = [found(element) for element in elements(read_back(pdf)) if element.type == "Art"]
    wanted = list(expected(edition))
    assert len(wanted) == len(articles)
    shown, hoped = ([line for tree in trees for line in lines(tree)] for trees in (articles, wanted))
    return list(unified_diff(hoped, shown, "model", "PDF", lineterm="", n=1))


def expected(edition: PrintEdition) -> Iterator[Tree]:
    parts = [part for part in edition.parts if isinstance(part, PiecePart)]
    known = {anchor for part in parts for anchor in anchors(part.piece)}
    for part in parts:
        yield Expecting(
            part.piece, known=known, endnotes=part.endnotes, repeats=edition.repeats_pull_quotes
        ).article()


def elements(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from elements(kid)


def lines(tree: Tree, depth: int = 0) -> Iterator[str]:
    """A tree as indented lines."""
    yield f"{'  ' * depth}{tree[0]}"
    for kid in tree[1:]:
        if isinstance(kid, str):
            yield f"{'  ' * depth}  “{kid}”"
        else:
            yield from lines(kid, depth + 1)


@pytest.mark.parametrize(
    ("look", "changes"),
    [
        ("magazine", {}),
        ("book", {}),
        ("magazine", {"columns": 2, "trim": "A4"}),
        ("book", {"trim": "pocket"}),
    ],
)
def test_every_kind_of_block_is_read_back_as_itself(look: str, changes: dict[str, object]) -> None:
    assert differences(WITH_GLYPHS, ASSETS, *house(look, **changes)) == []


def test_pull_quotes_that_are_to_be_heard_twice_are_there_twice() -> None:
    assert differences(WITH_GLYPHS, ASSETS, *house(repeats_pull_quotes=True)) == []


LONG = "The sheet that is printed on one side only waits for the other, and the press waits with it. " * 30


def cells(words: str, header: bool = False) -> tuple[b.Cell, ...]:
    return (b.Cell(blocks=(p(words),), header=True), b.Cell(blocks=(p("1"),), header=header))


OVER_PAGES = Piece(
    name="long",
    kind="interview",
    language="en-GB",
    opening=(b.Title(inlines=t("Long")),),
    body=(
        b.BlockQuote(blocks=(p(LONG), p(LONG)), attribution=t("Somebody")),
        b.List(items=tuple(b.ListItem(blocks=(p(LONG),), checked=k == 1) for k in range(4)), ordered=True),
        b.Question(inlines=t("And then?"), label="Q"),
        b.Turn(label="Carys", speaker="Carys", blocks=(p(LONG), p(LONG))),
        b.Sidebar(blocks=(p(LONG),), title=t("Aside")),
        b.Table(head=(cells("Paper", header=True),), body=tuple(cells(f"Sheet {n}") for n in range(80))),
        b.CodeBlock(text="\n".join(f"fold(sheet_{n})" for n in range(90))),
        b.Verse(stanzas=tuple((t(f"Line {n}"), t("and its turn")) for n in range(40))),
        b.Paragraph(
            inlines=(
                i.Emphasis(t(LONG)),
                i.NoteReference("n", 1, "r"),
                i.Link("https://example.org/", t(LONG)),
            )
        ),
        b.DefinitionList(items=(b.Definition(terms=(t("Overs"),), meanings=((p(LONG), p(LONG)),)),)),
    ),
    notes=(
        b.Note(
            number=1,
            anchor="n",
            references=("r",),
            blocks=(
                p("Here."),
                b.List(items=(b.ListItem(blocks=(p("and there"),)), b.ListItem(blocks=(p("too"),)))),
            ),
        ),
    ),
)


@pytest.mark.parametrize("changes", [{}, {"columns": 2, "trim": "A4"}])
def test_what_runs_over_pages_and_columns_is_one_thing(changes: dict[str, object]) -> None:
    document = Document(title="Long", language="en-GB", identifier="urn:x", slug="long", pieces=(OVER_PAGES,))
    assert differences(document, {}, *house(**changes)) == []


def test_headings_begin_at_the_first_level_and_skip_none() -> None:
    """In a piece without a title, whose first section is of the third level; in a quotation, of the sixth."""

    def section(level: int, *blocks: b.Block) -> b.Section:
        heading = b.Heading(level=level, inlines=t(f"Level {level}"), anchor=f"h-{level}-{len(blocks)}")
        return b.Section(heading=heading, blocks=blocks)

    quoted = b.BlockQuote(blocks=(section(6, p("Words.")),))
    body = (section(3, p("Words."), quoted), section(3, p("Words."), section(4, p("Words."))))
    piece = Piece(name="deep", kind="article", language="en-GB", body=body)
    document = Document(title="Deep", language="en-GB", identifier="urn:x", slug="deep", pieces=(piece,))
    with opened(make_pdf(document, {}, house_look(), Report())) as pdf:
        assert [kind for kind in kinds(pdf) if kind[0] == "H"] == ["H1", "H2", "H1", "H2"]


def of_place(path: Path) -> list[str]:
    place = find(path)
    reading = read(place, Report())
    assert reading is not None
    return differences(reading.document, reading.assets, load_styles(place, reading.publication))


def test_the_sample_is_read_back_as_its_model() -> None:
    """In a look that does nothing to the pieces but set them."""
    assert differences(sample().document, sample().assets, *house()) == []


@pytest.mark.outside
def test_the_example_is_read_back_as_its_model(outside: Path) -> None:
    assert of_place(outside / "interview" / "interview.md") == []


@pytest.mark.outside
@pytest.mark.slow
def test_manuscripts_of_the_corpus_are_read_back_as_their_models(outside: Path) -> None:
    files = sorted(f for f in (outside / "corpus").rglob("*.md") if f.name not in ("README.md", "LICENSE.md"))
    some = random.Random(3).sample(files, 12)
    assert {str(file): wrong for file in some if (wrong := of_place(file))} == {}
