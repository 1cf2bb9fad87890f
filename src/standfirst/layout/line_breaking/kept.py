"""Lines whose white space is kept, as in code: they end where their author ends them.

WeasyPrint has Pango set every part of such a line twice to find where it ends. Here a line that fits its
measure is put together from parts that were measured once; one that does not, or has more in it than words,
is left to WeasyPrint. What comes of it is the same.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from standfirst.layout.line_breaking.building import DrawnLater
from standfirst.layout.line_breaking.measuring import ruler_for, strut
from standfirst.layout.line_breaking.reading import LeftToWeasyPrint
from standfirst.layout.line_breaking.setting import SkipStack

_KEPT = ("pre", "pre-wrap")
_REFUSED = re.compile("[\t\f\r\x85\u2028\u2029\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Other ends of lines, tabs, and letters that are read from right to left."""
_SLACK = 0.5
"""Pixels that a line is narrower than its measure, if there is to be no doubt that it fits."""


class _Row(NamedTuple):
    """What of a box stands on a line."""

    children: list[Any]
    resume: SkipStack
    is_ended: bool
    """Whether its author ended the line."""
    right: float
    """Where it ends."""


def kept_line(
    context: Any, linebox: Any, position_y: float, skip: Any, containing_block: Any
) -> tuple[Any, SkipStack]:
    """The next line of a line box whose white space is kept, and where the one after it begins.

    Raises LeftToWeasyPrint.
    """
    if context.excluded_shapes:
        raise LeftToWeasyPrint("white space kept beside a float")
    _require_kept(linebox.style)
    skip = inline.skip_first_whitespace(linebox, skip)
    if skip == "continue":
        return None, None
    linebox.position_x, linebox.position_y = x, y = containing_block.content_box_x(), position_y
    linebox.width = linebox.height = 0
    builder = _Builder(containing_block, x + containing_block.width - _SLACK)
    row = builder.row(linebox, skip, x + linebox.text_indent)
    line = _with_children(linebox, row, is_start=skip is None)
    if not row.is_ended and inline.is_phantom_linebox(line):
        raise LeftToWeasyPrint("nothing in it")
    is_last = row.resume is None or row.is_ended
    offset = inline.text_align(context, line, containing_block.width, last=is_last)
    bottom, top = inline.line_box_verticality(line)
    line.baseline, line.position_y, line.height = -top, top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(offset, y - top)
    line.position_y = y
    return line, row.resume


def _require_kept(style: Any) -> None:
    known: bool | None = style.__dict__.get("_is_kept")
    if known is None:
        known = style._is_kept = (
            style["white_space"] in _KEPT
            and style["direction"] == "ltr"
            and style["position"] == "static"
            and style["font_size"] > 0
            and not style["word_spacing"]
            and style["text_decoration_line"] == "none"
        )
    if not known:
        raise LeftToWeasyPrint("white space kept")


class _Builder:
    """Builds the boxes of one line."""

    def __init__(self, containing_block: Any, limit: float) -> None:
        self._containing_block, self._limit = containing_block, limit

    def row(self, box: Any, skip: SkipStack, x: float) -> _Row:
        """What stands on the line of a box, from ``x`` on."""
        first = 0
        if skip is not None:
            ((first, skip),) = skip.items()
        made: list[Any] = []
        for number in range(first, len(box.children)):
            child = box.children[number]
            child.position_y = box.position_y
            inline.resolve_percentages(child, self._containing_block)
            if isinstance(child, boxes.TextBox):
                new, resume, is_ended = self._text(child, skip, x)
            else:
                new, resume, is_ended = self._inline(child, skip, x)
            skip = None
            if new is not None:
                made.append(new)
                x = new.position_x + new.margin_width()
                if x > self._limit:
                    raise LeftToWeasyPrint("white space kept in a line that is too long")
            if resume is not None:
                return _Row(made, {number: resume}, is_ended, x)
        return _Row(made, None, False, x)

    def _inline(self, box: Any, skip: SkipStack, x: float) -> tuple[Any, SkipStack, bool]:
        style = box.style
        if not isinstance(box, boxes.InlineBox) or not box.is_in_normal_flow() or box.is_leader:
            raise LeftToWeasyPrint("more than words where white space is kept")
        _require_kept(style)
        if (
            box.padding_left or box.border_left_width or box.padding_right or box.border_right_width
        ) or not box.margin_left == box.margin_right == 0:
            raise LeftToWeasyPrint("white space kept in a box with edges")
        box.position_x = x
        row = self.row(box, skip, x)
        return _with_children(box, row, is_start=skip is None), row.resume, row.is_ended

    def _text(self, box: Any, skip: SkipStack, x: float) -> tuple[Any, SkipStack, bool]:
        box.position_x = x
        text: str = box.text
        first = next(iter(skip)) if skip else 0
        begin = first if text.isascii() else len(text.encode()[:first].decode())
        if begin >= len(text):
            return None, None, False
        end = text.find("\n", begin)
        is_ended = end >= 0
        shown = text[begin:end] if is_ended else text[begin:]
        resume: SkipStack = {first + len(shown.encode()) + 1: None} if is_ended else None
        return (self._shown(box, shown) if shown else None), resume, is_ended

    def _shown(self, box: Any, shown: str) -> Any:
        style = box.style
        _require_kept(style)
        if _REFUSED.search(shown):
            raise LeftToWeasyPrint("white space kept beside tabs or words from right to left")
        new, (width, ascent, height) = box.copy_with_text(shown), ruler_for(style).extents_of_line(shown)
        new.width, new.height = width, height
        new.margin_top = new.margin_bottom = half = (strut(style)[0] - height) / 2
        new.baseline = ascent + half
        new.pango_layout = DrawnLater(shown, 0)
        return new


def _with_children(box: Any, row: _Row, *, is_start: bool) -> Any:
    """A box or the line itself with what stands on the line."""
    new = box.copy_with_children(row.children)
    new.remove_decoration(start=not is_start, end=row.resume is not None)
    last = row.children[-1] if row.children else None
    new.width = last.position_x + last.margin_width() - new.content_box_x() if last is not None else 0
    line_height, new.baseline = strut(new.style)
    new.height = new.style["font_size"]
    half = (line_height - new.height) / 2
    new.margin_top = half - new.border_top_width - new.padding_top
    new.margin_bottom = half - new.border_bottom_width - new.padding_bottom
    return new
