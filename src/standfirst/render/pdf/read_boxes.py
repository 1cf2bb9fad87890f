"""The pages of a layout that is not written yet, as a compositor sees them.

The same as ``layout.read_pdf`` reads from the finished PDF, but from WeasyPrint's boxes and at a hundredth of
the cost, so that faults can be found and a piece laid out again before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from standfirst.layout.pages import DECORATION, HYPHENS, LaidOut, Line, Passage, Picture
from standfirst.render.pdf.tag_of_element import is_decoration
from standfirst.render.pdf.take_out_folios import POINTS
from standfirst.render.pdf.weasyprint_patches.box_tree import box_of

SPACE = 0.25
"""Ems: the white between two words before a line is justified."""
_KINDS = {
    "p": "P",
    "li": "LBody",
    "dd": "LBody",
    "dt": "Lbl",
    "td": "TD",
    "th": "TH",
    "caption": "Caption",
    "figcaption": "Caption",
    "pre": "Code",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}


def laid_out(layout: Any) -> LaidOut:
    """The passages and pictures of a layout of one part."""
    reader = _Reader()
    for number, page in enumerate(layout.pages):
        for child in box_of(page).children:
            is_margin = isinstance(child, boxes.MarginBox)
            reader.read(child, number, (number, DECORATION) if is_margin else (None, "P"))
    first = layout.pages[0]
    return LaidOut(
        width=first.width * POINTS,
        height=first.height * POINTS,
        pages=len(layout.pages),
        passages=tuple(
            Passage(kind=kind, piece=None if kind == DECORATION else 0, lines=tuple(lines))
            for (_, kind), lines in reader.passages.items()
        ),
        pictures=tuple(reader.pictures),
        foot=_foot(first, reader.below),
        edges=tuple(map(_edges, layout.pages)),
        turned=frozenset(
            number
            for number, page in enumerate(layout.pages)
            if (page.width, page.height) == (first.height, first.width) != (first.width, first.height)
        ),
    )


def _foot(page: Any, below: float) -> float:
    """The last baseline in the type area of a page."""
    box = box_of(page)
    return float(box.content_box_y() + box.height - below) * POINTS


def _edges(page: Any) -> tuple[float, float]:
    """Where the type area of a page begins and ends."""
    box = box_of(page)
    return box.content_box_x() * POINTS, (box.content_box_x() + box.width) * POINTS


class _Reader:
    """Goes through the boxes and gives every line to the passage that it belongs to."""

    def __init__(self) -> None:
        self.passages: dict[tuple[Any, str], list[Line]] = {}
        self.pictures: list[Picture] = []
        self.below = 0.0
        """From a baseline to the foot of its line, in a line of text."""
        self._lines = 0

    def read(self, box: Any, page: int, owner: tuple[Any, str]) -> None:
        """A box and what is in it; ``owner`` is the passage that it stands in."""
        owner = _owner(box, owner)
        if isinstance(box, boxes.ReplacedBox):
            self.pictures.append(_picture(box, page))
        elif isinstance(box, boxes.LineBox):
            self._line(box, page, owner)
        elif not (box.element_tag or "").endswith("::marker"):
            for child in getattr(box, "children", ()):
                self.read(child, page, owner)

    def _line(self, box: Any, page: int, owner: tuple[Any, str]) -> None:
        words = [inner for inner in _inside(box) if isinstance(inner, boxes.TextBox) and inner.text.strip()]
        if words:
            self._lines += 1
            if owner[1] == "P" and not self.below:
                self.below = box.height - box.baseline
            self.passages.setdefault(owner, []).append(_set(box, words, page, self._lines))
        for inner in _inside(box):
            if isinstance(inner, boxes.ReplacedBox):
                self.pictures.append(_picture(inner, page))


def _owner(box: Any, owner: tuple[Any, str]) -> tuple[Any, str]:
    """The passage of a box: its own element's, if that is one, else that of the box around it."""
    element = box.element
    if element is None or owner[1] == DECORATION:
        return owner
    if is_decoration(element) and element.tag != "img":
        return element, DECORATION
    if element.tag == "span" and "note" in element.get("class", "").split():
        return element, "Note"
    return (element, _KINDS[element.tag]) if element.tag in _KINDS else owner


def _inside(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        yield child
        yield from _inside(child)


def _set(box: Any, words: list[Any], page: int, number: int) -> Line:
    """A line of type, measured."""
    first, last = words[0], words[-1]
    size = max(float(word.style["font_size"]) for word in words)
    text = "".join(word.text for word in words)
    has_spaces = " " in text.strip()
    space = SPACE + (first.justification_spacing + _number(first.style["word_spacing"])) / size
    return Line(
        page=page,
        left=first.position_x * POINTS,
        right=(last.position_x + last.width) * POINTS,
        baseline=(box.position_y + box.baseline) * POINTS,
        size=size * POINTS,
        words=" ".join(text.split()),
        is_broken=text.rstrip()[-1:] in HYPHENS and len(text) > 1,
        widest_space=space if has_spaces else 0.0,
        usual_space=space if has_spaces else 0.0,
        number=number,
    )


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _picture(box: Any, page: int) -> Picture:
    left, top = box.content_box_x() * POINTS, box.content_box_y() * POINTS
    return Picture(
        page=page,
        left=left,
        right=left + box.width * POINTS,
        top=top,
        bottom=top + box.height * POINTS,
        dots_per_inch=float("inf"),
    )
