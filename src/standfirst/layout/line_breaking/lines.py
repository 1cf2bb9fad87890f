"""Lines of WeasyPrint's boxes, broken by our choice: the one function of its that breaks lines is replaced.

A line box is read as a paragraph, its lines are chosen together, and each is built straight from the boxes
with its spacing in it, whenever WeasyPrint asks for the next one. What is not understood (right to left,
Chinese and Japanese, white space that is kept, a float in the midst of a paragraph, leaders) goes to the
function that was there: greedy, line by line.

Written for WeasyPrint 70.0 (Kozea/WeasyPrint#2264: greedy by decision). Which of its functions are replaced
or relied upon, ``render.pdf.weasyprint_patches.line_breaking`` says.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from weasyprint.layout import inline
from weasyprint.layout.float import float_layout

from standfirst.layout.line_breaking import drawing
from standfirst.layout.line_breaking.building import Builder, adjust_line_height
from standfirst.layout.line_breaking.kept import kept_line
from standfirst.layout.line_breaking.reading import LeftToWeasyPrint
from standfirst.layout.line_breaking.setting import Rooms, SetParagraph, SkipStack

GREEDY: Counter[str] = Counter()
"""Why lines were left to WeasyPrint, and how many of them."""
_KEPT = "white space kept"
_weasyprints_next_line = inline.get_next_linebox


def _paragraph_of(context: Any, linebox: Any, containing_block: Any) -> SetParagraph | None:
    """The paragraph of a line box, read once; None if it is left to WeasyPrint."""
    found = linebox.__dict__.get("_paragraph")
    if isinstance(found, str):
        return None
    if found is None or found.children is not linebox.children:
        try:
            style = linebox.style
            if style["direction"] == "rtl" or style["white_space"] not in ("normal", "nowrap"):
                raise LeftToWeasyPrint("right to left" if style["direction"] == "rtl" else _KEPT)
            found = SetParagraph(context, linebox, containing_block)
        except LeftToWeasyPrint as why:
            linebox._paragraph = str(why)
            return None
        linebox._paragraph = found
    result: SetParagraph = found
    return result


def _next_line(
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: SkipStack,
    containing_block: Any,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    first_letter_style: Any,
    first_line_style: Any,
) -> tuple[Any, SkipStack]:
    """The next line of a line box, and where the one after it begins (WeasyPrint's ``get_next_linebox``)."""
    if first_letter_style and not first_line_style:
        skip_stack = inline.first_letter_to_box(linebox, skip_stack, first_letter_style)
    asked = _Asked(
        context,
        linebox,
        position_y,
        bottom_space,
        skip_stack,
        containing_block,
        absolute_boxes,
        fixed_boxes,
    )
    found = None if first_line_style else _paragraph_of(context, linebox, containing_block)
    if found is not None:
        try:
            return _set(found, asked)
        except LeftToWeasyPrint as why:
            linebox._paragraph = str(why)
    elif linebox.__dict__.get("_paragraph") == _KEPT and not (first_line_style or first_letter_style):
        try:
            return kept_line(context, linebox, position_y, skip_stack, containing_block)
        except LeftToWeasyPrint as why:
            GREEDY[str(why)] += 1
    GREEDY[linebox.__dict__.get("_paragraph") or "a style of its first line"] += 1
    line, resume = _weasyprints_next_line(*asked, first_letter_style, first_line_style)
    return line, resume


class _Asked(NamedTuple):
    """What WeasyPrint asks the next line of a line box with."""

    context: Any
    linebox: Any
    position_y: float
    bottom_space: float
    skip_stack: SkipStack
    containing_block: Any
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]


def _set(found: SetParagraph, asked: _Asked) -> tuple[Any, SkipStack]:
    context, linebox, containing_block = asked.context, asked.linebox, asked.containing_block
    begin = found.paragraph.begin
    letter = begin if asked.skip_stack is None else found.letter_at(asked.skip_stack)
    if letter is None or letter >= found.paragraph.stop:
        return None, None
    floats = [_float(box, asked) for box in found.floats] if letter <= begin else []
    indent = 0.0 if asked.skip_stack is not None else float(linebox.text_indent)
    rooms = Rooms(context, linebox, containing_block, asked.position_y)
    chosen = found.line(max(letter, begin), rooms, indent)
    position_y = rooms.position_y
    linebox.position_y = position_y
    linebox.position_x = x = rooms.x(0)
    linebox.width = linebox.height = 0
    if known := found.built.get((id(chosen), indent)):
        return _as_built(known, x, position_y), chosen.resume
    builder = Builder(context, found, chosen, containing_block)
    children, end = builder.children(found.root, x + indent - chosen.hang)
    line = linebox.copy_with_children(children)
    line.remove_decoration(start=asked.skip_stack is not None, end=chosen.resume is not None)
    line.width = end - x
    line.chosen = chosen
    adjust_line_height(line)
    bottom, top = inline.line_box_verticality(line)
    line.baseline, line.height = -top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.position_y = top
    line.translate(_offset(linebox, chosen.is_final, chosen.room - line.width), position_y - top)
    line.position_y = position_y
    if not (floats or builder.absolutes or builder.fixed or builder.placeholders):
        found.built[id(chosen), indent] = line, line.position_x - x
    line.children = (*floats, *line.children)
    asked.absolute_boxes.extend(builder.absolutes)
    asked.fixed_boxes.extend(builder.fixed)
    for placeholder in builder.placeholders:
        if "inline" in placeholder.style.specified["display"]:
            placeholder.translate(0, position_y - placeholder.position_y)
        else:
            placeholder.translate(
                line.position_x - placeholder.position_x, position_y + line.height - placeholder.position_y
            )
    return line, chosen.resume


def _as_built(known: tuple[Any, float], x: float, position_y: float) -> Any:
    """A line that was built before: columns are laid out twice, once to see whether they hold everything."""
    line, offset = known
    line = line.deepcopy()
    line.translate(x + offset - line.position_x, position_y - line.position_y)
    return line


def _offset(linebox: Any, is_last: bool, missing: float) -> float:
    """How far to the right a line stands that is narrower than its room."""
    style = linebox.style
    align = style["text_align_all"]
    if is_last and style["text_align_last"] != "auto":
        align = style["text_align_last"]
    if missing <= 0 or align in ("start", "left", "justify"):
        return 0.0
    return missing / 2 if align == "center" else missing


def _float(box: Any, asked: _Asked) -> Any:
    """A float with which a paragraph begins, an initial for example, laid out."""
    box.position_x, box.position_y = asked.containing_block.content_box_x(), asked.position_y
    placed, resume = float_layout(
        asked.context,
        box,
        asked.containing_block,
        asked.absolute_boxes,
        asked.fixed_boxes,
        asked.bottom_space,
        skip_stack=None,
    )
    if resume:
        asked.context.add_broken_out_of_flow(placed, box, asked.containing_block, resume)
    return placed


def install() -> None:
    """From now on WeasyPrint breaks lines as chosen here. (``render.pdf.weasyprint_patches.line_breaking``
    says what of it has to be as it was.)"""
    inline.get_next_linebox = _next_line
    drawing.install()


def uninstall() -> None:
    """WeasyPrint breaks lines as it did."""
    inline.get_next_linebox = _weasyprints_next_line
    drawing.uninstall()
