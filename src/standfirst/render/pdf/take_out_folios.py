"""Folios: taken out of a fragment, which can't know its pages' numbers, and kept as places for them.

A margin box whose content counts pages is laid out by WeasyPrint like any other. Then its words go,
and what is kept is where they stood and the type they were set in: every figure (and every letter of
a roman number) drawn once in the very font, size and features that the stylesheet asks for. The
joiner sets the true number from these sorts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from standfirst.render.pdf.fragment_result import DigitGlyphs, Folio, Glyph
from standfirst.render.pdf.page_labels import ROMAN_GLYPHS
from standfirst.render.pdf.weasyprint_patches.box_tree import box_of, boxes_in
from standfirst.render.pdf.weasyprint_patches.type_of_folios import face_of, operators_for, width_of

POINTS = 0.75
"""Points in a CSS pixel."""

_SHOWN = re.compile(r"\[(.*)\] TJ|(<[0-9a-f]*>) Tj", re.DOTALL)
_FONT = re.compile(r"/(\S+) (\S+) Tf")
_SEEN_IN_TYPE = (
    "font_size",
    "font_kerning",
    "color",
    "letter_spacing",
    "word_spacing",
    "direction",
    "visibility",
    "text_decoration_line",
)
"""What beside the face makes a difference to a folio's type."""
_ANCHORS = {"center": 0.5, "right": 1.0, "end": 1.0}


class FolioCollector:
    """Takes the folios out of a layout's pages and keeps the type that they were set in."""

    def __init__(self, layout: Any) -> None:
        self._layout = layout
        self._cases: dict[tuple[str, ...], int] = {}
        self._taken: list[tuple[Any, Any]] = []
        self.cases: list[DigitGlyphs] = []

    def take(self, page: Any, number: int) -> tuple[Folio, ...]:
        """The folios of a page that was laid out as page ``number``; their words are gone from it."""
        return tuple(
            self._folio(margin, words, str(number), page)
            for margin in box_of(page).children
            if isinstance(margin, boxes.MarginBox) and _counts_pages(margin)
            for words in self._taken_words(margin)
            if str(number) in words.text
        )

    def put_back(self) -> None:
        """Put the words of all folios back where they were."""
        for margin, children in self._taken:
            margin.children = children
        self._taken.clear()

    def _taken_words(self, margin: Any) -> Iterator[Any]:
        """The text boxes in a margin box, which no longer holds them."""
        yield from (box for box in margin.descendants() if isinstance(box, boxes.TextBox))
        self._taken.append((margin, margin.children))
        margin.children = []

    def note_numbers(self, page: Any) -> dict[Any, tuple[str, int, str]]:
        """The text boxes of a page that end in the number of another: the anchor that stands there, the type
        case, and what is drawn for the number."""
        return {
            box: (box.element.get("data-ref"), self._case(box, ""), box.element.get("data-page"))
            for child in box_of(page).children
            if not isinstance(child, boxes.MarginBox)
            for box in boxes_in(child)
            if isinstance(box, boxes.TextBox)
            and (box.element_tag or "").endswith("::after")
            and box.element.get("data-ref")
            and box.text.endswith(box.element.get("data-page"))
        }

    def _folio(self, margin: Any, words: Any, number: str, page: Any) -> Folio:
        before, _, after = words.text.partition(number)
        anchor = _ANCHORS.get(margin.style["text_align_all"], 0.0)
        called = _called(page) if "|" in before else []
        return Folio(
            case=self._case(words, before + after),
            before=before,
            after=after,
            anchor=anchor,
            x=(words.position_x + anchor * words.width) * POINTS,
            y=(page.height - words.position_y - words.baseline) * POINTS,
            at_head="top" in margin.at_keyword,
            notes=(called[0], called[-1]) if called else None,
        )

    def _case(self, words: Any, around: str) -> int:
        """The number of the case that these words are set from."""
        style = words.style
        type_ = (face_of(style), *(str(style[name]) for name in _SEEN_IN_TYPE), around)
        if type_ not in self._cases:
            self._cases[type_] = len(self.cases)
            self.cases.append(self._new_case(words, around))
        return self._cases[type_]

    def _new_case(self, words: Any, around: str) -> DigitGlyphs:
        drawn = {
            sort: operators_for(self._layout, words, sort) for sort in (*"0123456789", *ROMAN_GLYPHS, *around)
        }
        font = _FONT.search(drawn["0"])
        assert font is not None
        size = float(font[2]) * POINTS
        apart = float(words.style["letter_spacing"]) if words.style["letter_spacing"] != "normal" else 0.0
        after = f" {-1000 * apart * POINTS / size:.2f}" if apart else ""
        space = (width_of(words, "0 0") - width_of(words, "00")) * POINTS
        glyphs = {
            sort: Glyph(_shown(ops) + after, width_of(words, sort) * POINTS) for sort, ops in drawn.items()
        }
        for sort in filter(str.isspace, glyphs):  # which at the end of a line has no width, and draws nothing
            glyphs[sort] = Glyph(f" {-1000 * space / size:.2f} ", space)
        return DigitGlyphs(
            font=font[1],
            size=size,
            ink=" ".join(line for line in drawn["0"].partition("BT")[0].split("\n") if line[-3:] != " gs"),
            glyphs=glyphs,
        )


def _called(page: Any) -> list[str]:
    """The anchors at which the notes on a page are called, in their order."""
    elements = (box.element for box in boxes_in(box_of(page)) if box.element is not None)
    return list(dict.fromkeys(name for element in elements if (name := element.get("data-called"))))


def _counts_pages(margin: Any) -> bool:
    content = margin.style["content"]
    return isinstance(content, tuple) and any(
        kind in ("counter()", "counters()") and value[0] == "page" for kind, value in content
    )


def _shown(operators: str) -> str:
    found = _SHOWN.search(operators)
    return (found[1] or found[2]) if found else ""
