"""A figure that no longer fits its page goes to the head of the next one, and the text flows on.

WeasyPrint 70 ends the page before it and leaves white there: CSS has no floats to the head of a page that an
engine knows (CSS Page Floats is a draft). Here what says ``--may-go-overleaf: yes`` waits, if enough text
follows it in its section to fill the page; if it turns out that there was not enough, the page is laid out
again without that. Figures stay in their order. In columns nothing waits. Where it is enough to draw it a
little smaller (``--may-shrink``), that is done.

What says ``--on-page: 3`` stands at the head of the third page, wherever it is in the text, in columns
too. Where the text has come to that page already it stands in the text; where the text ends before, it stands
at the head of the last page, or in the text if that has come to it there only. What says
``--only-at-heads: yes`` as well, because it reaches over the edges of the page or of a column, waits for the
next page instead, and stands at the head of the last one; in the text only of what has a single page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import takewhile
from math import ceil
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page
from weasyprint.layout.percent import resolve_percentages

from standfirst.layout.line_breaking.measuring import ruler_for, strut
from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch
from standfirst.render.pdf.weasyprint_patches.smaller_figures import drawn_smaller, smaller

LEAST_WHITE = 3
"""Lines: for less, nothing goes overleaf."""
LEAST_WHITE_BEFORE_HEADING = 6
"""The same where a heading follows, which takes the first lines of its text with it."""
MOST_FIGURES = 0.7
"""Of the height of a page, that figures from the page before take at its head."""
DEEPEST_HOLE = 0.5
"""Of the height of a page, white before a figure that can't be drawn smaller."""
NARROWER = 0.97
"""Of its width on one line: what a text takes at least where spaces shrink."""
RATHER_SMALLER = 0.85
"""Of its size: a figure is rather drawn at this than sent overleaf."""
PLENTY = 1e6
"""Pixels of room, to see how high something is."""
SAME = 0.01
"""Pixels."""


class Late(NamedTuple):
    """A figure that waits for the next page."""

    box: Any
    """As it was before layout."""
    around: Any
    """The box that contains it; None of one that is as wide as the page."""
    indent: float
    """How far that is set in, in pixels."""
    page: int = 0
    """On which the text came to it."""


# -- where it does not fit ------------------------------------------------------------------------------


def _lay_out_block(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool = True,
    absolute_boxes: Any = None,
    fixed_boxes: Any = None,
    adjoining_margins: Any = None,
    *rest: Any,
    **named: Any,
) -> Any:
    """Any block in the flow; nothing in the place of one that does not fit and may wait."""
    passed = box, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes
    laid_out = partial(_weasyprints_block, context, *passed, adjoining_margins, *rest, **named)
    waiting = context.__dict__.get("waiting")
    is_here = skip_stack is None and not page_is_empty and not context.in_column
    if skip_stack is None and _page_of(box.style) and _keep_for_page(context, box):
        empty = _nothing(context, box, containing_block)
        empty.late, empty.keeps = None, box.element
        return empty, None, {"break": "any", "page": None}, list(adjoining_margins or ()), True, None
    if waiting is None or not is_here or not _goes_overleaf(box.style) or _is_inside(box.style):
        return laid_out()
    margins = list(adjoining_margins or ())
    foot = context.page_bottom - bottom_space
    position_y = box.position_y  # which every layout moves
    may_wait = _may_wait(box, foot - position_y, containing_block)
    if not (may_wait and waiting):
        result = laid_out()
        if _fits(result, foot):
            return result
        box.position_y = position_y
        small = smaller(box, partial(_whole, context, box, containing_block, margins), foot)
        box.position_y = position_y
        if small is None and not may_wait:
            may_wait = bool(_leaves_a_hole(box, foot, context) and result[0] is None)
        if small is None and not may_wait:
            return result
        if result[0] is not None:
            block.remove_placeholders(context, [result[0]], absolute_boxes or [], fixed_boxes or [])
        if small is not None and (small.part >= RATHER_SMALLER or not may_wait):
            with drawn_smaller(box, small):
                return _weasyprints_block(context, *passed, list(margins), *rest, **named)
    waiting.append(box)
    empty = _nothing(context, box, containing_block)
    return empty, None, {"break": "any", "page": None}, margins, True, None


def _whole(context: Any, box: Any, containing_block: Any, margins: list[float]) -> Any:
    """A box as it would be with room for it, and nothing left of it where pages are made."""
    absolute_boxes: list[Any] = []
    whole, *_ = _weasyprints_block(
        context, box, -PLENTY, None, containing_block, False, absolute_boxes, [], list(margins)
    )
    block.remove_placeholders(context, [whole], absolute_boxes, [])
    return whole


def _fits(result: Any, foot: float) -> bool:
    """Whether all of what was laid out ends above ``foot``."""
    box, resume_at, *_ = result
    return box is not None and resume_at is None and box.border_box_y() + box.border_height() <= foot + SAME


def _goes_overleaf(style: Any) -> str:
    """``yes``, but not past a heading; ``anywhere``; else empty."""
    words = [token.value for token in style["__may_go_overleaf"] or () if token.type == "ident"]
    return words[0] if words in (["yes"], ["anywhere"]) else ""


def _keep_for_page(context: Any, box: Any) -> bool:
    """Keep a block for the head of the page that it wants; False where it has to stand in the text."""
    for_pages, wanted = context.__dict__.get("for_pages"), _page_of(box.style)
    if for_pages is None or id(box.element) in context.__dict__.get("stands_in_text", ()):
        return False
    if any(late.box.element is box.element for kept in for_pages.values() for late in kept):
        return True
    if wanted <= context.current_page:
        if not _only_at_heads(box.style):
            return False
        wanted = context.current_page + 1
    for_pages.setdefault(wanted, []).append(Late(box, None, 0.0, context.current_page))
    return True


def _forget_what_was_only_tried(for_pages: dict[int, list[Late]], page: int, root: Any) -> None:
    """Keep nothing for later pages that the text has not come to: columns are laid out before they are
    cut."""
    met = {id(x.__dict__.get("keeps")) for x in root.descendants()}
    for number, kept in for_pages.items():
        if number > page:
            kept[:] = [late for late in kept if late.page < page or id(late.box.element) in met]


def _came_here(late: Late, context: Any) -> bool:
    """Whether the text has come to a block on this page, and it may stand in the text."""
    return late.page == context.current_page and not _only_at_heads(late.box.style)


def _not_in(kept: list[Late], elements: set[int]) -> list[Late]:
    return [late for late in kept if id(late.box.element) not in elements]


def _page_of(style: Any) -> int:
    """The page, from 1, at whose head a block stands; 0 of one that stands where it is, or inside another."""
    parent = style.parent_style
    if parent is not None and parent["__on_page"] == style["__on_page"]:
        return 0
    numbers = [token.int_value for token in style["__on_page"] or () if token.type == "number"]
    return int(numbers[0] or 0) if numbers else 0


def _only_at_heads(style: Any) -> bool:
    return any(token.type == "ident" and token.value == "yes" for token in style["__only_at_heads"] or ())


def _is_inside(style: Any) -> bool:
    """Whether the property was inherited: what goes overleaf goes as a whole."""
    return style.parent_style is not None and bool(_goes_overleaf(style.parent_style))


def _may_wait(box: Any, white: float, containing_block: Any) -> bool:
    """Whether the text that follows a box in its section fills so much white, and more."""
    leading = strut(box.style.root_style)[0]
    children = list(containing_block.children)
    at = next((number for number, child in enumerate(children) if child is box), None)
    if not leading or at is None:
        return False
    passes_headings = _goes_overleaf(box.style) == "anywhere"
    is_before_heading = any(map(_begins_with_heading, children[at + 1 : at + 2]))
    if white < (LEAST_WHITE_BEFORE_HEADING if is_before_heading else LEAST_WHITE) * leading:
        return False
    after = [*takewhile(lambda x: passes_headings or not _begins_with_heading(x), children[at + 1 :])]
    heights = [_height(child, containing_block.width) for child in after]
    return bool(heights) and heights[0] > 0 and sum(heights) > white + leading


def _leaves_a_hole(box: Any, foot: float, context: Any) -> bool:
    """Whether so much of the page would be white before a box that goes overleaf that text may flow into it
    from behind the next heading."""
    return bool(foot - box.position_y > DEEPEST_HOLE * (foot - context.root_y))


def _begins_with_heading(box: Any) -> bool:
    while box.element_tag not in _HEADINGS:
        inside = [child for child in getattr(box, "children", ()) if isinstance(child, boxes.BlockBox)]
        if not inside:
            return False
        box = inside[0]
    return True


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _height(box: Any, width: float) -> float:
    """How high the lines of running text in a block are at least; 0 of what may go to the next page for
    what it is or what comes after it."""
    children = getattr(box, "children", ())
    if not any(isinstance(child, boxes.LineBox) for child in children):
        return sum(_height(child, width) for child in children if isinstance(child, boxes.BlockBox))
    style = box.style
    if box.element_tag in _HEADINGS:
        return float(strut(style)[0])
    is_kept = style["break_inside"] == "avoid" or style["break_after"] == "avoid" or _goes_overleaf(style)
    if style["white_space"] != "normal" or is_kept:
        return 0.0
    wide = sum(_width(x) for x in box.descendants() if isinstance(x, boxes.TextBox))
    return float(ceil(NARROWER * wide / width) * strut(style)[0])


def _width(words: Any) -> float:
    """How wide a text is on one line."""
    ruler = ruler_for(words.style)
    spaces = words.text.count(" ") * ruler.space("", "")
    return float(sum(ruler.width(word) for word in words.text.split()) + spaces)


def _nothing(context: Any, box: Any, containing_block: Any) -> Any:
    """A box without size that keeps the place of another, which waits."""
    empty = boxes.BlockBox.anonymous_from(box, [])
    resolve_percentages(empty, containing_block)
    empty.margin_top = empty.margin_bottom = empty.margin_left = empty.margin_right = 0
    empty.position_x, empty.position_y = box.position_x, box.position_y
    empty.width = empty.height = 0
    empty.late = Late(box, containing_block, containing_block.content_box_x() - context.root_x)
    return empty


# -- on the next page -----------------------------------------------------------------------------------


def _lay_out_page(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool = True,
    absolute_boxes: Any = None,
    fixed_boxes: Any = None,
    *rest: Any,
    **named: Any,
) -> Any:
    """What stands on a page; of the root, the figures that wait come before its text."""
    passed = box, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes
    laid_out = partial(_weasyprints_block, context, *passed, *rest, **named)
    if not box.is_for_root_element:
        return laid_out()
    by_page: dict[int, list[Late]] = context.__dict__.setdefault("late", {})
    for_pages: dict[int, list[Late]] | None = context.__dict__.setdefault("for_pages", {})
    context.root_x, head = box.position_x, box.position_y
    context.root_y = head
    here = (for_pages or {}).get(context.current_page, [])
    late = [*here, *by_page.get(context.current_page, [])]
    placed, left = _place(context, box, late, absolute_boxes, fixed_boxes)
    context.waiting = []
    result = laid_out()
    found = [*left, *_that_wait(result[0])]
    if result[1] is None and found:
        block.remove_placeholders(context, [result[0]], absolute_boxes, fixed_boxes)
        context.waiting = None
        result = laid_out()
        found = left
    context.waiting = None
    if for_pages:
        _forget_what_was_only_tried(for_pages, context.current_page, result[0])
    later = [x for number, kept in (for_pages or {}).items() if number > context.current_page for x in kept]
    if result[1] is None and later:  # the text ends before that page
        in_text = context.__dict__.setdefault("stands_in_text", set())
        in_text |= {id(x.box.element) for x in later if skip_stack is None or _came_here(x, context)}
        for kept in (for_pages or {}).values():
            kept[:] = _not_in(kept, in_text)
        context.for_pages = {context.current_page: [*here, *_not_in(later, in_text)]}
        block.remove_placeholders(context, [result[0], *placed], absolute_boxes, fixed_boxes)
        box.position_y = head
        return _lay_out_page(context, *passed, *rest, **named)
    by_page[context.current_page + 1] = found
    if result[1] is None and left:  # the text would end before they stand, so it waits for them
        block.remove_placeholders(context, [result[0]], absolute_boxes, fixed_boxes)
        result[0].children = placed
        return result[0], skip_stack, *result[2:]
    result[0].children = [*placed, *result[0].children]
    return result


def _place(
    context: Any, root: Any, late: list[Late], absolute_boxes: Any, fixed_boxes: Any
) -> tuple[list[Any], list[Late]]:
    """Put figures at the head of a page, above its text; gives also those for which there is no room."""
    head, leading = root.position_y, strut(root.style)[0]
    placed: list[Any] = []
    y = margin = 0.0
    for number, each in enumerate(late):
        figure = _figure(context, each, root, absolute_boxes, fixed_boxes)
        white = max(margin, figure.margin_top) if placed else 0.0
        bottom = y + white + figure.border_height()
        if placed and bottom > MOST_FIGURES * (context.page_bottom - head):
            block.remove_placeholders(context, [figure], absolute_boxes, fixed_boxes)
            return placed, late[number:]
        figure.translate(dy=head + y + white - figure.border_box_y())
        placed.append(figure)
        y, margin = bottom, figure.margin_bottom
        root.position_y = head + ceil((y + margin) / leading) * leading
    return placed, []


def _figure(context: Any, late: Late, root: Any, absolute_boxes: Any, fixed_boxes: Any) -> Any:
    """A figure, laid out at the head of a page."""
    box = late.box
    box.position_x, box.position_y = root.position_x + late.indent, root.position_y
    around = (late.around or root).copy()
    around.position_x += root.position_x + late.indent - around.content_box_x()
    figure, *_ = _weasyprints_block(context, box, 0, None, around, True, absolute_boxes, fixed_boxes, [])
    return figure


def _that_wait(box: Any) -> Iterator[Late]:
    """What waits of all that should be in a box."""
    return (found for x in box.descendants() if (found := x.__dict__.get("late")))


# -- what is replaced -----------------------------------------------------------------------------------

_weasyprints_block: Callable[..., Any] = block.block_level_layout


def let_figures_go_overleaf() -> None:
    """From now on figures wait for the next page where their style says so."""
    block.block_level_layout = _lay_out_block
    page.block_level_layout = _lay_out_page


PATCH = Patch(
    name="overleaf",
    does="Lets text flow on before a figure that goes to the head of the next page.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.layout.block.block_level_layout": "6b8ad2cbf577",
        "weasyprint.layout.block._in_flow_layout": "65c816057d32",
        "weasyprint.layout.block.remove_placeholders": "c7196fdc1f9c",
        "weasyprint.layout.page.make_page": "956a4c5f9b42",
    },
    without="there is white before a figure that does not fit its page",
    install=let_figures_go_overleaf,
)
