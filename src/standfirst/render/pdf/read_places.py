"""Where the words of a piece stand on pages that are not written yet, by the numbers of their runs."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from standfirst.render.html.run_marks import OwnLetters, RunLetters, letters_in
from standfirst.render.pdf.fragment_result import Place
from standfirst.render.pdf.take_out_folios import POINTS
from standfirst.render.pdf.weasyprint_patches.box_tree import box_of, boxes_in

_OF_THE_TEXT = "::first-l"
"""What the names of pseudo-elements begin with whose words are the element's own: its first letter, its first
line."""


class PlaceReader:
    """Reads the pages of one layout, in their order: the boxes of an element hold its letters one after the
    other."""

    def __init__(self, letters: OwnLetters) -> None:
        self._letters = letters
        self._read: dict[Any, int] = {}

    def places_on(self, page: Any) -> tuple[Place, ...]:
        """The places on the next page; running heads and folios have none."""
        inside = (child for child in box_of(page).children if not isinstance(child, boxes.MarginBox))
        if not self._letters:
            return ()
        texts = (box for child in inside for box in boxes_in(child) if isinstance(box, boxes.TextBox))
        return tuple(place for text in texts if (place := self._place(text)))

    def _place(self, box: Any) -> Place | None:
        own = self._letters.get(box.element)
        tag = box.element_tag or ""
        if own is None or ("::" in tag and _OF_THE_TEXT not in tag):
            return None
        many = letters_in(box.text)
        if not many:
            return None
        at = self._read.get(box.element, 0)
        if at >= own[-1].at + own[-1].many:
            at = 0  # the head of a table stands on each of its pages
        self._read[box.element] = at + many
        found = _stretch_at(own, at)
        if found is None:
            return None
        edges = box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height
        return Place(found.run, found.offset + at - found.at, many, *(round(x * POINTS, 1) for x in edges))


def _stretch_at(own: list[RunLetters], at: int) -> RunLetters | None:
    return next((each for each in own if each.at <= at < each.at + each.many), None)
