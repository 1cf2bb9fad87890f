"""A table that is turned stands on pages of its own that lie on their side, and the text flows on before it.

CSS gives an element a page of another size with ``page``, but then the page before ends where the element
begins, half empty. What says ``--turned: yes`` waits until the page on which it was met is full; then pages
of the name ``turned`` follow, with nothing else on them, as many as it takes, and the text goes on after
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page
from weasyprint.layout.percent import resolve_percentages

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

Layout: TypeAlias = "Callable[..., Any]"
"""WeasyPrint's function for a block, or what another patch has put in its place."""

NAME = "turned"
"""Of the pages, in stylesheets."""
ENDED = {-1: None}
"""Where the text goes on after pages that are turned, if it has ended before them."""


class Waiting(NamedTuple):
    """A block that stands on the next page, or the rest of one."""

    box: Any
    """As it was before layout."""
    rest: Any = None
    """Where to go on in it."""


# -- where it is met ------------------------------------------------------------------------------------


def _lay_out_block(
    before: Layout,
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
    """Any block in the flow; nothing in the place of one that is turned. ``before`` lays out the others."""
    if skip_stack is None and _is_turned(box.style):
        empty = _nothing(box, containing_block)
        return empty, None, {"break": "any", "page": None}, list(adjoining_margins or ()), True, None
    passed = box, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes
    return before(context, *passed, adjoining_margins, *rest, **named)


def _is_turned(style: Any) -> bool:
    """Whether a style says so itself: what is in a block that is turned is turned with it."""
    parent = style.parent_style
    return _says(style) and not (parent is not None and _says(parent))


def _says(style: Any) -> bool:
    return [token.value for token in style["__turned"] or () if token.type == "ident"] == ["yes"]


def _nothing(box: Any, containing_block: Any) -> Any:
    """A box without size that keeps the place of another."""
    empty = boxes.BlockBox.anonymous_from(box, [])
    resolve_percentages(empty, containing_block)
    empty.margin_top = empty.margin_bottom = empty.margin_left = empty.margin_right = 0
    empty.position_x, empty.position_y = box.position_x, box.position_y
    empty.width = empty.height = 0
    empty.turned = Waiting(box)
    return empty


# -- pages ------------------------------------------------------------------------------------------------


def _lay_out_page(
    before: Layout,
    lay_out: Layout,
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
    """What stands on a page: of the root, its text, which ``before`` lays out, or what waits to be turned,
    which ``lay_out`` does."""
    passed = box, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes, fixed_boxes
    laid_out = partial(before, context, *passed, *rest, **named)
    if not box.is_for_root_element:
        return laid_out()
    waiting, after = context.__dict__.setdefault("turned", {}).get(context.current_page, ([], None))
    if waiting:
        boxes_elsewhere = absolute_boxes, fixed_boxes
        root, left = _turned_page(partial(lay_out, context), box, waiting, containing_block, *boxes_elsewhere)
        result: Any = root, skip_stack if skip_stack != ENDED else None, after, [], False, None
    else:
        result = laid_out()
        left, after = list(_that_wait(result[0])), result[2]
    context.turned[context.current_page + 1] = left, after
    if not left:
        return result
    return result[0], result[1] or ENDED, {"break": "any", "page": NAME}, *result[3:]


def _turned_page(
    lay_out: Layout,
    root: Any,
    waiting: list[Waiting],
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
) -> tuple[Any, list[Waiting]]:
    """The root of a page with the first of what waits, and what waits still."""
    (first, begun), *others = waiting
    empty = root.copy_with_children([])
    empty, *_ = lay_out(empty, 0, None, containing_block, True, absolute_boxes, fixed_boxes, [])
    first.position_x, first.position_y = empty.content_box_x(), empty.content_box_y()
    placed, resume_at, *_ = lay_out(first, 0, begun, empty, True, absolute_boxes, fixed_boxes, [])
    empty.children = [placed]
    return empty, [Waiting(first, resume_at), *others] if resume_at else others


def _that_wait(box: Any) -> Iterator[Waiting]:
    return (found for x in box.descendants() if (found := x.__dict__.get("turned")))


# -- what is replaced -------------------------------------------------------------------------------------


def turn_tables() -> None:
    """From now on what is turned stands on pages of its own; all else is laid out as it was before."""
    of_blocks, of_pages = block.block_level_layout, page.block_level_layout
    if getattr(of_blocks, "func", None) is not _lay_out_block:
        block.block_level_layout = partial(_lay_out_block, of_blocks)
        page.block_level_layout = partial(_lay_out_page, of_pages, of_blocks)


PATCH = Patch(
    name="turned-pages",
    does="Puts wide tables on pages that lie on their side, with the text flowing on before them.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.layout.block.block_level_layout": "6b8ad2cbf577",
        "weasyprint.layout.page.make_page": "956a4c5f9b42",
        "weasyprint.layout.page.remake_page": "54219cdedd65",
        "weasyprint.layout.page._update_page_groups": "c249dd9912b7",
    },
    without="tables that should lie on their side run over the edge of the page",
    install=turn_tables,
)
