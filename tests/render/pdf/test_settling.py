"""What is laid out again when a chapter grows: the chapter, and what names pages with a figure more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from building import understand_text
from standfirst.compose.anchors import settle_links
from standfirst.compose.index import with_index
from standfirst.compose.numbers import numbered
from standfirst.compose.references import with_references
from standfirst.diagnostics import Report
from standfirst.editions.identifier import identifier
from standfirst.editions.print import PiecePart, PrintEdition, print_edition
from standfirst.layout.fragment_input import FragmentInput
from standfirst.model.anchors import anchors
from standfirst.model.document import Document
from standfirst.project.settings.publication import Numbers
from standfirst.render.pdf.fragment_result import Fragment, FragmentPage, Spot
from standfirst.render.pdf.lay_out_edition import settle

TEXTS = {
    "one": "# One {#sec-one}\n\nIt is on @page:sec-two. A [sluice]{.index}.",
    "two": "# Two {#sec-two}\n\nA [sluice]{.index}, a [weir]{.index}.",
    "index": "---\nkind: index\n---\n# Index\n",
}


def book() -> PrintEdition:
    """Two chapters, one of which names a page of the other, and an index."""
    pieces = [understand_text(text, f"{name}.md") for name, text in TEXTS.items()]
    pieces = with_references(numbered(pieces, Numbers()), Report())
    pieces = with_index(settle_links(pieces, [f"{name}.md" for name in TEXTS], Report()), "en", Report())
    document = Document(title="T", language="en", identifier="i", slug="t", pieces=tuple(pieces))
    return print_edition(document, look="book")


class Press:
    """Lays nothing out: a part has as many pages as it is given; what was made before is not made again."""

    def __init__(self) -> None:
        self.made: dict[bytes, Fragment] = {}
        self.names: list[str] = []

    def lay_out(self, pages: Mapping[str, int]) -> Mapping[str, str]:
        """Lay the book out; the numbers of the pages on which its anchors stand."""
        self.names = []

        def make(inputs: Sequence[FragmentInput]) -> list[Fragment]:
            return [self._fragment(each, pages) for each in inputs]

        settled = settle(book(), make)
        assert settled is not None
        return settled.page_labels

    def _fragment(self, fragment_input: FragmentInput, pages: Mapping[str, int]) -> Fragment:
        (part,) = fragment_input.edition.parts
        name = part.piece.name if isinstance(part, PiecePart) else str(part.__struct_config__.tag)
        count = pages.get(name, 1)
        key = msgspec.msgpack.encode((count, fragment_input))
        if key not in self.made:
            self.names.append(name)
            held = anchors(part.piece) if isinstance(part, PiecePart) else ()
            self.made[key] = Fragment(
                pdf=b"",
                pages=(FragmentPage(width=1, height=1),) * count,
                anchors={identifier(anchor): Spot(count - 1, 0, 0) for anchor in held},
            )
        return self.made[key]


def test_a_chapter_that_grows_is_laid_out_alone() -> None:
    press = Press()
    press.lay_out({"one": 12, "two": 8})
    press.lay_out({"one": 14, "two": 8})
    assert press.names == ["one"]


def test_where_a_number_gets_a_figure_more_what_names_it_is_laid_out_too() -> None:
    press = Press()
    press.lay_out({"one": 12, "two": 2})
    labels = press.lay_out({"one": 110, "two": 2})
    assert labels["two-sec-two"] == "112"
    assert sorted(press.names) == ["contents-page", "index", "one", "one"]


def test_an_index_is_laid_out_last_and_once() -> None:
    press = Press()
    press.lay_out({"one": 12, "two": 8})
    assert press.names.count("index") == 1
    assert press.names[-1] == "index" or press.names.index("index") > press.names.index("two")


def test_contents_are_laid_out_once() -> None:
    press = Press()
    press.lay_out({"one": 12, "two": 8})
    assert press.names.count("contents-page") == 1
