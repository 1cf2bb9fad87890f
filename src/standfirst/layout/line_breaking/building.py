"""The boxes of a chosen line, built straight from the boxes of its paragraph, with its spacing in them."""

from __future__ import annotations

import re
from typing import Any

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text import line_break

from standfirst.layout.line_breaking.measuring import Ruler, strut
from standfirst.layout.line_breaking.reading import (
    Node,
    atom,
    words_of,
)
from standfirst.layout.line_breaking.setting import ChosenLine, SetParagraph
from standfirst.layout.line_breaking.words import (
    LINE_END,
    NO_BREAK_SPACE,
    SOFT_HYPHEN,
)

_WORDS = re.compile(f"[ {NO_BREAK_SPACE}]")


class DrawnLater(line_break.Layout):  # type: ignore[misc]
    """A Pango layout that is made when its line is drawn."""

    def __init__(self, text: str, spacing: float) -> None:
        self.text, self.justification_spacing = text, spacing
        self.max_width, self.first_line_direction = None, 0


class Builder:
    """Builds the boxes of one line."""

    def __init__(self, context: Any, found: SetParagraph, line: ChosenLine, containing_block: Any) -> None:
        self._context, self._line, self._containing_block = context, line, containing_block
        self._text = found.paragraph.text
        self._begin = found.paragraph.begin
        self.placeholders: list[Any] = []
        self.absolutes: list[Any] = []
        self.fixed: list[Any] = []

    def children(self, node: Node, x: float) -> tuple[list[Any], float]:
        """The boxes in a box that stand on this line, from ``x`` on; and the ``x`` after them."""
        line = self._line
        made: list[Any] = []
        for child in node.children:
            if child.end < line.start or child.start > line.next:
                continue
            if not child.is_in_flow:
                if self._is_here(child):
                    self._out_of_flow(child, node, x, made)
            elif child.run is not None:
                first, last = max(child.start, line.start), min(child.end, line.end)
                if first < last:
                    made.append(self._words(child, first, last, x))
                    x += made[-1].width
            elif child.is_atom:
                if line.start <= child.start < line.end:
                    box = atom(
                        self._context, child.box, x, self._containing_block, self.absolutes, self.fixed
                    )
                    made.append(box)
                    x += box.margin_width()
            elif self._is_here(child) if child.start == child.end else self._overlaps(child):
                box, x = self._inline(child, x)
                made.append(box)
        return made, x

    def _overlaps(self, node: Node) -> bool:
        line = self._line
        if max(node.start, line.start) < min(node.end, line.end):
            return True
        # The box of a forced line end, which shows nothing.
        return line.end <= node.start < line.next and self._text[node.start : node.end] == LINE_END

    def _is_here(self, node: Node) -> bool:
        """Whether something without letters stands on this line."""
        at, line = node.start, self._line
        is_first = line.start == self._begin
        return (
            line.start <= at < line.next
            or (is_first and at < line.start)
            or (line.resume is None and at >= line.start)
        )

    def _out_of_flow(self, node: Node, parent: Node, x: float, made: list[Any]) -> None:
        box = node.box
        if box.is_absolutely_positioned():
            box.position_x, box.position_y = x, parent.box.position_y
            placeholder = AbsolutePlaceholder(box)
            self.placeholders.append(placeholder)
            (self.absolutes if box.style["position"] == "absolute" else self.fixed).append(placeholder)
            made.append(placeholder)
        elif box.is_running() or box.is_note():
            self._context.add_running_element(box)

    def _words(self, node: Node, first: int, last: int, x: float) -> Any:
        line, run = self._line, node.run
        assert run is not None
        text = run.text[first - node.start : last - node.start]
        if last == line.end and line.has_hyphen:
            text = text.rstrip(SOFT_HYPHEN) + run.hyphenation.character
        style, ruler = node.box.style, words_of(node.box.style).ruler
        box = node.box.copy_with_text(text)
        width, white, count, above, below = _extents(text, ruler)
        wider = 1 + line.give * run.limits.letters_give
        spacing = line.space * white / count if count and not run.limits.has_fixed_spaces else 0.0
        apart = line.apart * (wider - 1) * (width + white)
        box.width = (width + white) * wider + apart + spacing * count
        box.height = above + below
        box.position_x = x
        half = (ruler.line_height - box.height) / 2
        box.margin_top = box.margin_bottom = half
        box.baseline = above + half
        box.justification_spacing = spacing / wider
        if style["text_decoration_line"] == "none":
            box.pango_layout = DrawnLater(text, spacing / wider)
        else:
            box.pango_layout = line_break.create_layout(text, style, self._context, None, spacing / wider)
            box.pango_layout.deactivate()
        if wider != 1:
            box.letters_wider = wider
            box.letters_apart = apart
        return box

    def _inline(self, node: Node, x: float) -> tuple[Any, float]:
        line = self._line
        is_start = node.start >= line.start or not self._text[node.start : line.start].strip(" ")
        is_end = node.end <= line.next
        begin = x
        if is_start:
            x += node.left
        made, x = self.children(node, x)
        box = node.box.copy_with_children(made)
        box.remove_decoration(start=not is_start, end=not is_end)
        box.position_x = begin
        box.width = x - box.content_box_x()
        if is_end:
            x += node.right
        adjust_line_height(box)
        return box, x


def _extents(text: str, ruler: Ruler) -> tuple[float, float, int, float, float]:
    """The width of its words, that of its spaces, how many these are, and how far the words stand above and
    below the baseline."""
    width = white = above = below = 0.0
    count = at = 0
    for word in _WORDS.split(text):
        if at:
            white += ruler.space(text[at - 2 : at - 1], word[:1])
            count += 1
        if word:
            wide, ascent, height = ruler.extents(word)
            width += wide
            if ascent > above:
                above = ascent
            if height - ascent > below:
                below = height - ascent
        at += len(word) + 1
    if not above:
        _, above, height = ruler.extents("n")
        below = height - above
    return width, white, count, above, below


def adjust_line_height(box: Any) -> None:
    """Give an inline box or a line the height of its style's lines, as WeasyPrint's function of this name."""
    line_height, box.baseline = strut(box.style)
    box.height = box.style["font_size"]
    half = (line_height - box.height) / 2
    box.margin_top = half - box.border_top_width - box.padding_top
    box.margin_bottom = half - box.border_bottom_width - box.padding_bottom
