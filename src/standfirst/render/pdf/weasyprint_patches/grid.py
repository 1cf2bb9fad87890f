"""Body lines stand on a grid: whole lines from the head of the page, so that the lines of facing pages face
each other and those of both sides of a leaf back up.

CSS has no grid in what browsers and print engines know of it (CSS Line Grid is a draft), and WeasyPrint 70
none either. Here a block of text whose style says ``--grid: on`` begins on the next whole line; what stands
off the grid (headings, pictures, code, pull quotes, notes) has the white that this takes above and below it.
When all pages are made, the last lines of facing pages are brought to the same height by whole lines of white
around what is no text. Nothing is laid out twice.

The leading is that of the root element. One function is replaced that every block passes, and one that makes
all pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import weasyprint.layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, page

from standfirst.layout.line_breaking.measuring import strut
from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

SAME = 0.05
"""Pixels: what is nearer to a line of the grid stands on it."""
MOST_WHITE = 7
"""Lines of white that a page is filled up with at most; what lacks more ends something, or is a hole."""
MORE_WHITE = 2
"""Lines more than usual in every place, at most, where the feet of facing pages would differ otherwise."""


# -- while blocks are laid out ------------------------------------------------------------------------


class Grid:
    """The lines of a page."""

    def __init__(self, head: float, leading: float) -> None:
        self._head, self.leading = head, leading
        self.column_head: float | None = None
        """Where the columns begin that are being laid out."""

    def below(self, y: float) -> float:
        """How far it is from ``y`` down to the next line."""
        missing = -(y - self._head) % self.leading
        return 0.0 if missing < SAME or self.leading - missing < SAME else missing

    def is_at_head(self, box: Any, adjoining: list[float], context: Any) -> bool:
        """Whether a block is the first in its column or on its page, so that its margin is dropped."""
        head = self.column_head if context.in_column else self._head if context.current_page > 1 else None
        if head is None or abs(box.position_y + _collapsed(adjoining) - head) > SAME:
            return False
        kept = box.style["margin_break"] == "keep"
        return not kept and not (context.forced_break and box.style["margin_break"] == "auto")


def is_on_grid(style: Any) -> bool:
    """Whether the text of a style is set on the grid: its ``--grid`` says so and it has the leading."""
    known: bool | None = style.__dict__.get("_is_on_grid")
    if known is None:
        words = [token.value for token in style["__grid"] or () if token.type == "ident"]
        is_body = abs(strut(style)[0] - strut(style.root_style)[0]) < SAME
        known = style._is_on_grid = words == ["on"] and is_body
    return known


def _lay_out_block(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: Any,
    fixed_boxes: Any,
    adjoining_margins: list[float],
    *rest: Any,
    **named: Any,
) -> Any:
    """Any block, from the next line of the grid on if it has to stand there."""
    if box.is_for_root_element:
        context.grid = Grid(box.position_y, strut(box.style)[0])
    elif grid := context.__dict__.get("grid"):
        if getattr(containing_block, "is_column", False):
            grid.column_head = containing_block.position_y
        if skip_stack is None and grid.is_at_head(box, adjoining_margins, context):
            box.margin_top = (
                0  # WeasyPrint 70 drops it at some heads of pages and at no other head of a column
            )
        _start(box, skip_stack, grid, adjoining_margins)
    return _weasyprints_block(
        context,
        box,
        bottom_space,
        skip_stack,
        containing_block,
        page_is_empty,
        absolute_boxes,
        fixed_boxes,
        adjoining_margins,
        *rest,
        **named,
    )


def _start(box: Any, skip_stack: Any, grid: Grid, adjoining: list[float]) -> None:
    """Give a block the margin with which it begins where it should."""
    box.snapped = 0.0
    if skip_stack is not None and box.style["column_count"] == "auto":
        return
    if box.style["column_count"] != "auto":
        missing = grid.below(box.position_y + _collapsed(adjoining) + _above(box) + box.margin_top)
        box.margin_top += missing
        box.snapped = missing
    elif _begins_with_text(box):
        before = _collapsed([*adjoining, box.margin_top])
        box.snapped = grid.below(box.position_y + before + _above(box))
        if box.snapped:  # the margins above become one
            adjoining[:] = []
            box.margin_top = before + box.snapped


def _collapsed(margins: list[float]) -> float:
    return float(block.collapse_margin(margins))


def _above(box: Any) -> float:
    return float(box.border_top_width + box.padding_top)


def _begins_with_text(box: Any) -> bool:
    """Whether a line of text on the grid is the first thing in a block; of a table, in its first cell."""
    inner = box
    while isinstance(inner, boxes.ParentBox):
        first = next((child for child in inner.children if child.is_in_normal_flow()), None)
        if isinstance(first, boxes.LineBox):
            return isinstance(inner, boxes.BlockContainerBox) and is_on_grid(inner.style)
        if first is None or not box.is_table_wrapper:
            return False
        inner = first
    return False


# -- when pages are made ------------------------------------------------------------------------------


def _make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """All pages, with white where it belongs."""
    made = list(_weasyprints_pages(context, root_box, html, pages))
    frames = [_frames(each) for each in made]
    for of_page in frames:
        if len(of_page) > 1:
            _share_beside_columns(of_page[0].root)
        for frame in of_page:
            _share_white(frame)
    _level_feet(made, frames)
    for each in made:
        _put_marks_right(each)
    yield from made


class Item(NamedTuple):
    """A block on a page that is text, or stands as a whole off the grid."""

    box: Any
    path: tuple[Any, ...]
    """The boxes around it, the outermost first."""
    is_body: bool
    snapped: float
    """How far it, or what begins with it, was moved down to the grid."""

    @property
    def bottom(self) -> float:
        """Where its last line ends; a box that goes on overleaf reaches further down."""
        last = _last_words(self.box)
        if last is not None:
            return float(last.position_y + last.height)
        return float(self.box.border_box_y() + self.box.border_height())


class Frame(NamedTuple):
    """A page's text, or a column of it."""

    root: Any
    items: list[Item]
    foot: float
    leading: float

    @property
    def lack(self) -> int:
        """How many lines are missing at its foot."""
        return int((self.foot - self.last + 10 * SAME) // self.leading)

    @property
    def last(self) -> float:
        """Where the last thing on it ends."""
        return max(item.bottom for item in self.items)


def _frames(page_box: Any) -> list[Frame]:
    root, footnotes, *_ = page_box.children
    leading = strut(root.style)[0]
    foot = page_box.content_box_y() + page_box.height
    if footnotes.children:
        foot = min(foot, footnotes.position_y)
    if not leading or not any(is_on_grid(child.style) for child in root.children):
        return []
    items = list(_items(root, (), 0.0))
    columns: dict[int, list[Item]] = {}
    for item in items:
        column = next((id(box) for box in item.path if box.is_column), 0)
        columns.setdefault(column, []).append(item)
    return [Frame(root, found, foot, leading) for found in columns.values()]


def _items(box: Any, path: tuple[Any, ...], snapped: float) -> Iterator[Item]:
    """What stands in a box, in order."""
    for number, child in enumerate(box.children):
        if isinstance(child, boxes.LineBox) or not child.is_in_normal_flow():
            continue
        before = child.__dict__.get("snapped", 0.0) + (snapped if not number else 0.0)
        inner = [x for x in getattr(child, "children", ()) if x.is_in_normal_flow()]
        has_lines = any(isinstance(x, boxes.LineBox) for x in inner)
        is_body = has_lines and is_on_grid(child.style)
        is_whole = not inner or has_lines or child.is_table_wrapper or not _may_be_on_grid(child.style)
        if not is_whole:
            yield from _items(child, (*path, box), before)
        elif child.height or has_lines:
            yield Item(child, (*path, box), is_body or _begins_with_text(child), before)


def _may_be_on_grid(style: Any) -> bool:
    return any(token.type == "ident" and token.value == "on" for token in style["__grid"] or ())


def _share_white(frame: Frame) -> None:
    """What stands off the grid has as much white above as below; headings have it above."""
    run: list[Item] = []
    is_after_text = False
    for item in frame.items:
        if item.snapped > SAME and run:
            _share(run, item.snapped, is_at_top=not is_after_text)
        run = [] if item.is_body else [*run, item]
        is_after_text = is_after_text or item.is_body
        item.box.snapped = 0.0


def _share_beside_columns(root: Any) -> None:
    """What stands across, between text in columns, has as much white above as below, too."""
    run: list[Item] = []
    last = None
    for item in _items(root, (), 0.0):
        columns = next((around for around, inner in pairwise(item.path) if inner.is_column), None)
        if columns is None:
            run = [] if item.is_body else [*run, item]
        elif columns is not last:
            white = columns.__dict__.get("snapped", 0.0)
            if white > SAME and run:
                _share(run, white, is_at_top=last is None)
            run, last = [], columns


def _share(run: list[Item], white: float, *, is_at_top: bool) -> None:
    """``is_at_top``: what a page or a column begins with stays where it is."""
    headings: list[Item] = []
    while run and _is_heading(run[-1]):
        headings.append(run.pop())
    for item in headings if run or not is_at_top else ():
        item.box.translate(dy=white)
    for item in () if is_at_top else run:
        item.box.translate(dy=white / 2)


def _is_heading(item: Item) -> bool:
    return item.box.element_tag in ("h2", "h3", "h4", "h5", "h6")


def _is_in_opening(item: Item) -> bool:
    return any(box.element_tag == "header" for box in (item.box, *item.path))


def _put_marks_right(page_box: Any) -> None:
    """The mark of a list's item stands on its first line, wherever that has gone."""
    for box in page_box.descendants():
        if not getattr(box, "children", ()):
            continue
        marks = [child for child in box.children if getattr(child, "is_outside_marker", False)]
        line = _first_line(box) if marks else None
        for mark in marks:
            own = _first_line(mark)
            if line is not None and own is not None:
                mark.translate(dy=line.position_y + line.baseline - own.position_y - own.baseline)


def _first_line(box: Any) -> Any:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.LineBox):
            return child
        is_mark = getattr(child, "is_outside_marker", False)
        if not is_mark and child.is_in_normal_flow() and (found := _first_line(child)) is not None:
            return found
    return None


# -- feet -----------------------------------------------------------------------------------------------


class Slot(NamedTuple):
    """A place where white may go."""

    item: Item
    room: int
    """Whole lines."""
    comes_last: bool
    """Whether it gets white only when all others are full."""


def _level_feet(pages: list[Any], frames: list[list[Frame]]) -> None:
    """Fill pages and columns up to their feet, both of a spread or none; not the last page."""
    for spread in _spreads(pages):
        # where numbers of pages were looked up, pages that did not change come again
        if not all(hasattr(pages[number], "is_levelled") for number in spread):
            _level([frame for number in spread for frame in _to_fill(pages, frames, number)])
    for levelled in pages:
        levelled.is_levelled = True


def _spreads(pages: list[Any]) -> list[tuple[int, ...]]:
    """The indices of pages that face each other, and of those that face none."""
    facing = [
        (verso, recto)
        for verso, recto in pairwise(range(len(pages)))
        if _side(pages[verso]) == "left" and _side(pages[recto]) == "right"
    ]
    faced = {number for spread in facing for number in spread}
    return [*facing, *((number,) for number in range(len(pages)) if number not in faced)]


def _side(page_box: Any) -> str:
    return str(page_box.page_type.side)


def _to_fill(pages: list[Any], frames: list[list[Frame]], number: int) -> list[Frame]:
    """The frames of a page that should be full: the text goes on overleaf."""
    if number + 1 >= len(pages) or not frames[number] or _begins_anew(pages[number + 1], frames[number][-1]):
        return []
    return [frame for frame in _lowest(frames[number]) if _is_text(frame)]


def _lowest(frames: list[Frame]) -> list[Frame]:
    """The frames that reach the foot of a page: no columns under which something spans them."""
    lowest = _columns_of(max(frames, key=lambda frame: frame.last))
    return [frame for frame in frames if _columns_of(frame) is lowest]


def _columns_of(frame: Frame) -> Any:
    """The box whose columns a frame is one of; None of what stands in no column."""
    path = frame.items[0].path
    return next((around for around, box in pairwise(path) if box.is_column), None)


_FORCED = frozenset({"page", "left", "right", "recto", "verso"})


def _begins_anew(following: Any, frame: Frame) -> bool:
    """Whether a page begins where the stylesheet or the author wants a new one, or is blank."""
    last = frame.items[-1]
    here = {id(box.element) for box in (*last.path, last.box)}
    if following.page_type.blank or last.box.style["break_after"] in _FORCED:
        return True
    box = following.children[0]
    while box is not None:
        if box.style["break_before"] in _FORCED and id(box.element) not in here:
            return True
        box = _first_in_flow(box) if isinstance(box, boxes.BlockBox) else None
    return False


def _is_text(frame: Frame) -> bool:
    return any(item.is_body for item in frame.items)


def _level(frames: list[Frame]) -> None:
    """Bring frames that stand beside each other to the same foot: the lowest that all can be filled up to,
    with more white than usual where they would differ otherwise. Those with holes stay as they are."""
    filled = [frame for frame in frames if frame.lack <= MOST_WHITE]
    lowest = min((frame.lack for frame in filled), default=0)
    for more in range(MORE_WHITE + 1):
        slots = [_slots(frame, more) for frame in filled]
        left = max(map(_unfilled, filled, slots), default=0)
        if left <= lowest:
            break
    else:
        left = MOST_WHITE
    for frame, of_frame in zip(filled, slots, strict=True):
        _fill(frame, of_frame, frame.lack - left)
        _lower_last(frame)


def _unfilled(frame: Frame, slots: list[Slot]) -> int:
    """How many lines a frame lacks when all its slots are full."""
    return max(0, frame.lack - sum(slot.room for slot in slots))


def _slots(frame: Frame, more: int) -> list[Slot]:
    """Where white may go in a frame: where there is some already, but not between a heading and its text,
    nor under an opening, which is as high in all pieces, nor, unless there is too little room elsewhere,
    between words and what they introduce or between two items of a list. So many lines ``more`` than usual
    in each place."""
    found: list[Slot] = []
    for before, item in pairwise(frame.items):
        white = item.box.border_box_y() - before.bottom
        if white > frame.leading / 2 and not _is_heading(before) and not _is_in_opening(before):
            is_between_text = _is_heading(item) or (item.is_body and before.is_body)
            leads_on = _leads_on(before) or _are_items_of_one_list(before, item)
            usual = 0 if leads_on else 1 if is_between_text else 2
            found.append(Slot(item, usual + more, leads_on))
    return found


def _are_items_of_one_list(before: Item, item: Item) -> bool:
    """Whether the white between them is that of a list, which is the same between all its items."""
    around = _list_around(before)
    return around is not None and around is _list_around(item)


def _list_around(item: Item) -> Any:
    """The element of the outermost list that it stands in."""
    nested = pairwise((*item.path, item.box))
    return next((around.element for around, inner in nested if inner.element_tag == "li"), None)


def _leads_on(item: Item) -> bool:
    """Whether text introduces what follows: no page may begin there, or it ends in a colon."""
    if not item.is_body:
        return False
    if item.box.style["break_after"] == "avoid":
        return True
    last = _last_words(item.box)
    words = [x.text for x in last.descendants() if isinstance(x, boxes.TextBox)] if last is not None else []
    return "".join(words).rstrip().endswith((":", "："))


def _fill(frame: Frame, slots: list[Slot], lines: int) -> None:
    """Share so many lines of white among slots that have room for them, one by one."""
    share = [0] * len(slots)
    for comes_last in (False, True):
        these = [number for number, slot in enumerate(slots) if slot.comes_last == comes_last]
        while lines > 0 and any(share[number] < slots[number].room for number in these):
            for number in these:
                if lines > 0 and share[number] < slots[number].room:
                    share[number] += 1
                    lines -= 1
    for slot, count in zip(slots, share, strict=True):
        if count:
            _push(slot.item, count * frame.leading)


def _lower_last(frame: Frame) -> None:
    """Let what ends a frame off the grid end on a line of it."""
    run: list[Item] = []
    while len(run) < len(frame.items) and not frame.items[-1 - len(run)].is_body:
        run.append(frame.items[-1 - len(run)])
    if run and len(run) < len(frame.items):
        _end_in_words(run[0].box)
        _push(run[-1], max(0.0, frame.foot - frame.last - frame.lack * frame.leading - SAME))


def _end_in_words(box: Any) -> None:
    """Let a block that goes on overleaf, such as code, reach to its last line that is not empty."""
    last = _last_words(box)
    if last is not None and box.style["height"] == "auto":
        box.height = last.position_y + last.height - box.content_box_y()


def _last_words(box: Any) -> Any:
    """The last line in a block that is not empty, if it has lines of its own."""
    lines = (x for x in reversed(box.children or ()) if isinstance(x, boxes.LineBox))
    return next(filter(_has_words, lines), None)


def _has_words(line: Any) -> bool:
    inside = (x for x in line.descendants() if isinstance(x, boxes.TextBox | boxes.AtomicInlineLevelBox))
    return any(not isinstance(x, boxes.TextBox) or x.text.strip() for x in inside)


def _push(first: Item, dy: float) -> None:
    """Move something and all that follows it in its frame down; what is around it grows."""
    inner, around = first.box, list(first.path)
    while around and inner is _first_in_flow(around[-1]) and not around[-1].is_column:
        inner = around.pop()
    inner.translate(dy=dy)
    for box in reversed(around):
        at = next(number for number, child in enumerate(box.children) if child is inner)
        for child in box.children[at + 1 :]:
            if not child.is_column:
                child.translate(dy=dy)
        last = max(child.position_y + child.margin_height() for child in box.children)
        box.height = max(box.height, last - box.content_box_y())
        inner = box


def _first_in_flow(box: Any) -> Any:
    return next((child for child in box.children if child.is_in_normal_flow()), None)


# -- what is replaced -----------------------------------------------------------------------------------

_weasyprints_block: Callable[..., Any] = block.block_level_layout_switch
_weasyprints_pages: Callable[..., Iterator[Any]] = page.make_all_pages


def keep_lines_on_grid() -> None:
    """From now on text stands on the grid where its style says so."""
    block.block_level_layout_switch = _lay_out_block
    weasyprint.layout.make_all_pages = _make_all_pages


PATCH = Patch(
    name="grid",
    does="Sets running text on whole lines from the head of the page, and levels the feet of facing pages.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.layout.block.block_level_layout": "6b8ad2cbf577",
        "weasyprint.layout.block.block_level_layout_switch": "ed614e4c9d87",
        "weasyprint.layout.block.block_container_layout": "85c099075fd3",
        "weasyprint.layout.block.collapse_margin": "0ab76181308e",
        "weasyprint.layout.column.columns_layout": "8930a5a90bea",
        "weasyprint.layout.page.make_page": "956a4c5f9b42",
        "weasyprint.layout.page.make_all_pages": "18987bbc6ea9",
        "weasyprint.layout.layout_document": "421aba4c2809",
    },
    without="body lines do not stand on a grid",
    install=keep_lines_on_grid,
)
