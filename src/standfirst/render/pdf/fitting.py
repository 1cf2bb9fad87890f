"""Fitting: type and pictures that are made smaller because the page they must stand on is too small.

A cover and a title page are one page each, and a piece begins on the page on which it opens: its title,
its standfirst and six lines of text, whatever picture stands between them. Whether that is so is measured
on the finished layout; if not, the part is laid out again with a smaller measure, and the stylesheets
do the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes

from standfirst.editions.piece_design import PieceDesign
from standfirst.editions.print import ContentsPage, Cover, Part, PiecePart, TitlePage
from standfirst.model import blocks as b
from standfirst.render.pdf.take_out_folios import POINTS
from standfirst.render.pdf.weasyprint_patches.box_tree import box_of

Measures: TypeAlias = "Mapping[str, str]"
"""Values of custom properties, by their names."""

TYPE, WRAP, PICTURE, SINK = "--cover-type", "--cover-wrap", "--opening-picture", "--opening-sink"
_WHOLE = ("0.92", "0.85", "0.78", "0.72", "0.66", "0.6")
"""Sizes of type on a cover, as parts of the usual one, at which its title keeps its words whole."""
_BROKEN = ("1", *_WHOLE, "0.55", "0.5", "0.46", "0.42", "0.38", "0.35")
"""Sizes at which it may have hyphens, where none of those did."""
COVERS: tuple[Measures, ...] = (
    {},
    *({TYPE: size} for size in _WHOLE),
    *({TYPE: size, WRAP: "break-word"} for size in _BROKEN),
)
"""What is tried for a cover or a title page, in this order."""
LINES_UNDER_OPENING = 6
LOWEST_PICTURE = 6
"""Lines: a picture is made no lower, even if the text has to begin overleaf."""
HANGING = 0.5
"""Ems that a mark may hang over the edge of a measure."""
EDGE = 12
"""Points at the foot of a cover that stay free."""


def smaller(part: Part, layout: Any, measures: Measures) -> Measures | None:
    """What to lay the part out with instead; None if it fits as it is, or nothing more can be done.

    ``measures`` are those that it was laid out with.
    """
    match part:
        case Cover() | TitlePage():
            return None if fits_page(layout) else next(iter(COVERS[COVERS.index(measures) + 1 :]), None)
        case PiecePart(design=design) if design is not None:
            return _better_depth(layout, design, measures)
        case ContentsPage(is_designed=False):
            return None if measures else _tighter_contents(layout)
        case PiecePart(piece=piece) if any(isinstance(block, b.Figure) for block in piece.opening):
            return _smaller_picture(layout, measures)
        case _:
            return None


def fits_page(layout: Any) -> bool:
    """Whether the words of a cover or a title page stand on one page, none of them over an edge."""
    if len(layout.pages) > 1:
        return False
    (page,) = layout.pages
    lines = list(_lines_in(box_of(page)))
    publisher = [line for block, line in lines if _is(block, "publisher")]
    foot = min((line.position_y for line in publisher), default=page.height - EDGE)
    return all(_is_within(block, line) for block, line in lines) and all(
        line.position_y + line.height <= foot for block, line in lines if not _is(block, "publisher")
    )


def _is_within(block: Any, line: Any) -> bool:
    """Whether a line is no wider than its block."""
    over = line.position_x + line.width - (block.content_box_x() + block.width)
    return bool(over <= HANGING * line.style["font_size"])


def _is(box: Any, name: str) -> bool:
    return box.element is not None and name in box.element.get("class", "").split()


def _lines_in(box: Any) -> Iterator[tuple[Any, Any]]:
    """Every line with the block that it stands in."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            yield box, child
        else:
            yield from _lines_in(child)


# -- the depth of a designed opener -----------------------------------------------------------------

DEPTH = "--opener-depth"
FIELD = 21
"""Lines of a field of colour."""
LEAST_DEPTHS = {"picture": 0.25, "field": 0.31}
"""Of the lines of a page."""
PLAIN = 0
"""Lines more than usual above a title that stands on paper."""
LEAST_PLAIN = -2
MOST_DEEPER = 10
"""Lines that an opener is made deeper, so that the last page is worth its paper."""
MOST_DEEPER_PLAIN = 6
LINES_UNDER_OPENER = 5
"""Of the text, that stand on the page of the opener at least."""
LAST_PAGE = 0.45
"""Of the type area: a last page with less text on it is avoided, if the opener's depth can do it."""


def _better_depth(layout: Any, design: PieceDesign, measures: Measures) -> Measures | None:
    """An opener less deep, so that the last page is not needed, or deeper, so that it is full enough."""
    usual = {"picture": design.depth, "field": FIELD, "plain": PLAIN}.get(design.opener)
    if usual is None or len(layout.pages) < 2:
        return None
    leading, box, is_plain = _leading(layout), box_of(layout.pages[-1]), design.opener == "plain"
    least = LEAST_PLAIN if is_plain else round(LEAST_DEPTHS[design.opener] * box.height / leading)
    depth = int(measures.get(DEPTH, usual))
    begun = {round(line.position_y) for _, line in _within_class(layout.pages[0], "columns", _lines_in)}
    if len(begun) < LINES_UNDER_OPENER and depth > least:
        return {DEPTH: str(max(least, depth - LINES_UNDER_OPENER))}
    if DEPTH in measures:
        return None
    ends = [x.position_y + x.height for name in ("columns", "ending") for _, x in _in_last(layout, name)]
    lines = (max(ends, default=box.content_box_y()) - box.content_box_y()) / leading
    if lines >= LAST_PAGE * box.height / leading:
        return None
    less = ceil(lines) + 2
    if usual - less >= least:
        return {DEPTH: str(usual - less)}
    rows = len(begun) - LINES_UNDER_OPENER
    deeper = min(MOST_DEEPER_PLAIN if is_plain else MOST_DEEPER, rows, design.deepest - usual)
    is_enough = is_plain or lines > MOST_DEEPER - 4
    return {DEPTH: str(usual + deeper)} if is_enough and deeper > 0 else None


def _in_last(layout: Any, name: str) -> Iterator[tuple[Any, Any]]:
    """The lines of the last page within a class, each with its block."""
    return _within_class(layout.pages[-1], name, _lines_in)


# -- contents ---------------------------------------------------------------------------------------

ENTRY = "--entry-space"
USUAL_ENTRY, TIGHT_ENTRY = 0.42, 0.2
"""Lines of white above and below an entry."""
FEW_PAGES, FEW_LINES = 3, 0.25
"""Contents of so many pages at most, and so much of a page on the last one, are worth tightening."""


def _tighter_contents(layout: Any) -> Measures | None:
    """Less white between the entries, if that saves a last page with few of them."""
    *before, last = layout.pages
    box = box_of(last)
    ends = [line.position_y + line.height for _, line in _within_class(last, "contents", _lines_in)]
    if not before or len(before) >= FEW_PAGES or not ends:
        return None
    high = max(ends) - box.content_box_y()
    rows = sum(1 for page in before for _ in _within_class(page, "entry", _boxes))
    saved = 2 * (USUAL_ENTRY - TIGHT_ENTRY) * leading_of(last) * rows
    return {ENTRY: str(TIGHT_ENTRY)} if high <= min(saved, FEW_LINES * box.height) else None


def _boxes(box: Any) -> Iterator[Any]:
    yield box


# -- the picture of an opening --------------------------------------------------------------------


def _smaller_picture(layout: Any, measures: Measures) -> Measures | None:
    """Its height, less what lacks for the text to begin under it; None if that is on the first page. First
    the white over the title goes, where a theme lets it."""
    too_much = _too_much(layout)
    if too_much > 0 and SINK not in measures:
        return {**measures, SINK: "0"}
    high = max((picture.height for picture in _pictures(layout)), default=0.0)
    lowest = LOWEST_PICTURE * _leading(layout)
    if too_much <= 0 or high <= lowest or (PICTURE in measures and _height(measures) <= lowest):
        return None
    before = min(high, _height(measures)) if PICTURE in measures else high
    return {**measures, PICTURE: f"{max(lowest, before - too_much) * POINTS:.2f}pt"}


def _height(measures: Measures) -> float:
    """In the units of a layout."""
    return float(measures[PICTURE].removesuffix("pt")) / POINTS


def _too_much(layout: Any) -> float:
    """By how much the opening and the lines under it are higher than the first page."""
    first, *others = layout.pages
    if not others:
        return 0.0
    under = {round(line.position_y) for _, line in _within_class(first, "body", _lines_in)}
    lacking = max(0, LINES_UNDER_OPENING - len(under)) * _leading(layout)
    overleaf = sum(map(_opening_height, others))
    if not lacking and not overleaf:
        return 0.0
    return float(max(_leading(layout), lacking + overleaf - _white(first)))


def _opening_height(page: Any) -> float:
    """How far down a page its part of an opening reaches."""
    ends = [line.position_y + line.height for _, line in _within_class(page, "opening", _lines_in)]
    ends += [x.position_y + x.height for x in _within_class(page, "opening", _pictures_in)]
    return max(ends) - box_of(page).content_box_y() if ends else 0.0


def _white(page: Any) -> float:
    """What is free at the foot of a page."""
    box = box_of(page)
    lines = (x for name in ("opening", "body") for _, x in _within_class(page, name, _lines_in))
    ends = [line.position_y + line.height for line in lines]
    ends += [x.position_y + x.height for x in _within_class(page, "opening", _pictures_in)]
    foot = box.content_box_y() + box.height
    return float(foot - max(ends, default=box.content_box_y()))


def _leading(layout: Any) -> float:
    """From line to line of the text."""
    return leading_of(layout.pages[0])


def leading_of(page: Any) -> float:
    """From line to line of the text of a page, in CSS pixels; 0 if its stylesheet says "normal"."""
    style = box_of(page).children[0].style
    height = style["line_height"]
    if isinstance(height, int | float):  # so many times the size of type
        return float(height * style["font_size"])
    return float(getattr(height, "value", None) or 0)


def _pictures(layout: Any) -> Iterable[Any]:
    return (x for page in layout.pages for x in _within_class(page, "opening", _pictures_in))


def _pictures_in(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.ReplacedBox):
            yield child
        else:
            yield from _pictures_in(child)


def _within_class(page: Any, name: str, found: Any) -> Iterator[Any]:
    """What is found in the boxes of elements of a class."""

    def search(box: Any) -> Iterator[Any]:
        if _is(box, name):
            yield from found(box)
        else:
            for child in getattr(box, "children", ()):
                yield from search(child)

    return search(box_of(page))
