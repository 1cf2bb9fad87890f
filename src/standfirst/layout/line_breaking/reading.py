"""WeasyPrint's boxes of a paragraph, before their layout, read as runs of text; and what their styles say of
the words in them.
"""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple

from msgspec.structs import astuple, replace
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from standfirst.layout.line_breaking.choosing import (
    Limits,
)
from standfirst.layout.line_breaking.measuring import Ruler, ruler_for
from standfirst.layout.line_breaking.words import (
    LINE_END,
    OBJECT,
    Hyphenation,
    Run,
    Word,
)

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]")
_LINE_ENDS = re.compile("[\n\t\f\x85\u2028\u2029]")
_MOST_IDEOGRAPHS = 0.2
"""Of a text: with more it is Chinese, Japanese or Korean, whose lines are filled without word spaces."""


class LeftToWeasyPrint(Exception):  # noqa: N818 - it is no error
    """A paragraph is broken line by line, and why."""


_IF_TOO_WIDE: dict[str, Literal["overflow", "break", "hyphenate"]] = {
    "normal": "overflow",
    "anywhere": "break",
    "break-word": "hyphenate",
}


class Node:
    """A box of a paragraph, and which letters of its text it holds."""

    __slots__ = ("box", "children", "end", "is_atom", "is_in_flow", "left", "right", "run", "start")

    def __init__(self, box: Any, start: int) -> None:
        self.box, self.start, self.end = box, start, start
        self.children: list[Node] = []
        self.is_in_flow, self.is_atom = True, False
        self.left = self.right = 0.0
        self.run: Run | None = None


class _Atom:
    """A picture or a box in a line: it has the width that it has."""

    __slots__ = ("_width",)

    def __init__(self, width: float) -> None:
        self._width = width

    def width(self, _word: str) -> float:
        return self._width

    def space(self, _before: str, _after: str) -> float:
        return 0.0


class Reader:
    """Reads a line box before layout: its nodes and runs."""

    def __init__(self, context: Any, linebox: Any, containing_block: Any) -> None:
        self._context, self._linebox, self._containing_block = context, linebox, containing_block
        self.runs: list[Run] = []
        self.floats: list[Any] = []
        """Before the first letter."""
        self._length = 0
        self._before = 0.0
        self.root = self._read(linebox)
        text = "".join(run.text for run in self.runs)
        if not text.strip():
            raise LeftToWeasyPrint("no text")
        if _RIGHT_TO_LEFT.search(text):
            raise LeftToWeasyPrint("right to left")
        if len(_IDEOGRAPHS.findall(text)) > _MOST_IDEOGRAPHS * len(text):
            raise LeftToWeasyPrint("Chinese, Japanese or Korean")

    def _read(self, box: Any) -> Node:
        node = Node(box, self._length)
        if isinstance(box, boxes.TextBox):
            self._read_text(box, node)
        elif box is not self._linebox and not box.is_in_normal_flow():
            self._read_out_of_flow(box, node)
        elif isinstance(box, boxes.LineBox | boxes.InlineBox):
            self._read_inline(box, node)
        elif isinstance(box, boxes.AtomicInlineLevelBox):
            self._read_atom(box, node)
        else:
            raise LeftToWeasyPrint(type(box).__name__)
        node.end = self._length
        return node

    def _read_text(self, box: Any, node: Node) -> None:
        text, words = box.text, words_of(box.style)
        if words.refused:
            raise LeftToWeasyPrint(words.refused)
        is_line_end = text == LINE_END
        if not is_line_end and (_LINE_ENDS.search(text) or words.white_space == "pre-line"):
            raise LeftToWeasyPrint("line ends in a text")
        if not text:
            return
        _resolve(box, self._containing_block)
        node.run = Run(
            text=text,
            ruler=words.ruler,
            hyphenation=words.hyphenation,
            wraps=words.white_space != "nowrap",
            if_too_wide=words.if_too_wide,
            limits=words.limits,
            before=self._before,
            words=words.known,
        )
        self._add(node.run)

    def _add(self, run: Run) -> None:
        self._before = 0.0
        self.runs.append(run)
        self._length += len(run.text)

    def _read_out_of_flow(self, box: Any, node: Node) -> None:
        node.is_in_flow = False
        if box.is_floated():
            if any(run.text.strip() for run in self.runs):
                raise LeftToWeasyPrint("a float in its midst")
            self.floats.append(box)
        elif not (box.is_absolutely_positioned() or box.is_running() or box.is_note()):
            raise LeftToWeasyPrint("an element that runs elsewhere")

    def _read_inline(self, box: Any, node: Node) -> None:
        style = box.style
        if box.is_leader:
            raise LeftToWeasyPrint("a leader")
        if style["direction"] == "rtl":
            raise LeftToWeasyPrint("right to left")
        if style["box_decoration_break"] == "clone":
            raise LeftToWeasyPrint("box-decoration-break: clone")
        if box is not self._linebox:
            inline.resolve_percentages(box, self._containing_block)
            for side in ("margin_left", "margin_right"):
                if getattr(box, side) == "auto":
                    setattr(box, side, 0)
            node.left = box.padding_left + box.margin_left + box.border_left_width
            node.right = box.padding_right + box.margin_right + box.border_right_width
        self._before += node.left
        runs = len(self.runs)
        node.children = [self._read(child) for child in box.children]
        if node.right:
            if len(self.runs) == runs:
                raise LeftToWeasyPrint("an empty box with a border")
            last = self.runs[-1]
            self.runs[-1] = replace(last, after=last.after + node.right)
        elif node.left and len(self.runs) == runs:
            raise LeftToWeasyPrint("an empty box with a border")
        if style["position"] == "relative" and any(
            not inner.is_in_normal_flow() for inner in box.descendants() if inner is not box
        ):
            raise LeftToWeasyPrint("a box that others are placed in")

    def _read_atom(self, box: Any, node: Node) -> None:
        node.is_atom = True
        placed = atom(self._context, box, 0, self._containing_block, [], [])
        self._add(
            Run(
                text=OBJECT,
                ruler=_Atom(placed.margin_width()),
                hyphenation=Hyphenation("none", box.style["lang"]),
                wraps=box.style["white_space"] != "nowrap",
                limits=Limits(letters_give=0.0, hang=0.0),
                before=self._before,
            )
        )


def atom(
    context: Any,
    box: Any,
    position_x: float,
    containing_block: Any,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
) -> Any:
    """A picture or a box in a line, laid out."""
    inline.resolve_percentages(box, containing_block)
    placed = inline.atomic_box(context, box, position_x, None, containing_block, absolute_boxes, fixed_boxes)
    placed.position_x = position_x
    return placed


_resolved: dict[str, Any] = {}
"""What anonymous text boxes get when their percentages are resolved: always the same."""


def _resolve(box: Any, containing_block: Any) -> None:
    """Give a text box its margins, borders and the like."""
    if _resolved and isinstance(box.style, AnonymousStyle):
        vars(box).update(_resolved)
        return
    before = set(vars(box))
    inline.resolve_percentages(box, containing_block)
    if isinstance(box.style, AnonymousStyle) and "margin_top" not in before:
        _resolved.update((name, value) for name, value in vars(box).items() if name not in before)


class _Words(NamedTuple):
    """What a style says of the words that are set in it."""

    refused: str
    """Why they are left to WeasyPrint; empty if they are not."""
    white_space: str
    ruler: Ruler
    hyphenation: Hyphenation
    if_too_wide: Literal["overflow", "break", "hyphenate"]
    limits: Limits
    known: dict[str, Word]
    """Words that were read already."""


def words_of(style: Any) -> _Words:
    """What a style says of words. All of it is inherited: that of an anonymous box is its parent's."""
    known: _Words | None = style.__dict__.get("_words")
    if known is None:
        is_anonymous = isinstance(style, AnonymousStyle)
        known = style._words = words_of(style.parent_style) if is_anonymous else _own_words(style)
    return known


def _own_words(style: Any) -> _Words:
    refused = ""
    if style["white_space"] not in ("normal", "nowrap", "pre-line"):
        refused = f"white-space: {style['white_space']}"
    elif style["font_size"] == 0 or style["word_break"] != "normal":
        refused = "word-break"
    hyphenation = Hyphenation(
        style["hyphens"],
        style["lang"],
        style["hyphenate_character"],
        tuple(style["hyphenate_limit_chars"]),
    )
    limits, ruler = limits_of(style), ruler_for(style)
    wraps = style["white_space"] != "nowrap"
    known = ruler.words.setdefault((hyphenation, limits, wraps), {})
    if_too_wide = _IF_TOO_WIDE[style["overflow_wrap"]]
    return _Words(refused, style["white_space"], ruler, hyphenation, if_too_wide, limits, known)


def limits_of(style: Any) -> Limits:
    """The limits that a style sets with the properties beside the tokens, or inherits."""
    known: Limits | None = style.__dict__.get("_limits")
    if known is None:
        parent = style.parent_style
        own = getattr(style, "cascaded", ())
        is_inherited = parent is not None and not any(name in own for name in _PROPERTIES)
        known = style._limits = limits_of(parent) if is_inherited else _own_limits(style)
    return known


_PROPERTIES = ("__word_space_least", "__word_space_most", "__letters_give", "__letters_apart", "__hang")


def _own_limits(style: Any) -> Limits:
    usual = astuple(Limits())
    return Limits(*(_number(style, name, value) for name, value in zip(_PROPERTIES, usual, strict=True)))


def _number(style: Any, name: str, usual: float) -> float:
    tokens = [token for token in style[name] or () if token.type != "whitespace"]
    if len(tokens) != 1 or tokens[0].type not in ("number", "percentage"):
        return usual
    value = float(tokens[0].value)
    return max(0.0, value / 100 if tokens[0].type == "percentage" else value)


def word_of_style(style: Any, name: str) -> str:
    """The word that a custom property holds; empty if it holds none."""
    tokens = [token for token in style[name] or () if token.type == "ident"]
    return str(tokens[0].value) if tokens else ""
