"""Lines of WeasyPrint's boxes, broken by our choice: the one function of its that breaks lines is replaced.

A line box is read as a paragraph, its lines are chosen together, and each is built straight from the boxes
with its spacing in it, whenever WeasyPrint asks for the next one. What is not understood (right to left,
Chinese and Japanese, white space that is kept, a float in the midst of a paragraph, leaders) goes to the
function that was there: greedy, line by line.

Written for WeasyPrint 70.0 (Kozea/WeasyPrint#2264: greedy by decision). Which of its functions are replaced
or relied upon, ``render.pdf.weasyprint_patches.line_breaking`` says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, NamedTuple, TypeAlias

from msgspec.structs import replace
from weasyprint.css import AnonymousStyle
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.float import avoid_collisions, float_layout
from weasyprint.layout.percent import resolve_percentages
from weasyprint.matrix import Matrix
from weasyprint.text import line_break

from standfirst.layout.line_breaking.choosing import (
    USUAL,
    Choice,
    Kind,
    Limits,
    Request,
    Task,
    choose,
    paragraph_key,
    variants,
)
from standfirst.layout.line_breaking.measuring import Ruler, breaks, ruler_for, strut
from standfirst.layout.line_breaking.paragraph import Paragraph
from standfirst.layout.line_breaking.words import (
    LINE_END,
    NO_BREAK_SPACE,
    OBJECT,
    SOFT_HYPHEN,
    Hyphenation,
    Run,
    Word,
)

SkipStack: TypeAlias = "dict[int, Any] | None"
"""Where a line begins, as WeasyPrint writes it: ``{child: {child: {bytes: None}}}``."""

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]")
_LINE_ENDS = re.compile("[\n\t\f\x85\u2028\u2029]")
_MOST_IDEOGRAPHS = 0.2
"""Of a text: with more it is Chinese, Japanese or Korean, whose lines are filled without word spaces."""
_NARROWEST = 4.0
"""Ems: less room beside a float is left to WeasyPrint."""
_SAME = 0.02
"""Pixels: rooms that differ by less are the same."""


class _LeftToWeasyPrint(Exception):  # noqa: N818 - it is no error
    """A paragraph is broken line by line, and why."""


# -- boxes as a paragraph -----------------------------------------------------------------------------


_IF_TOO_WIDE: dict[str, Literal["overflow", "break", "hyphenate"]] = {
    "normal": "overflow",
    "anywhere": "break",
    "break-word": "hyphenate",
}


class _Node:
    """A box of a paragraph, and which letters of its text it holds."""

    __slots__ = ("box", "children", "end", "is_atom", "is_in_flow", "left", "right", "run", "start")

    def __init__(self, box: Any, start: int) -> None:
        self.box, self.start, self.end = box, start, start
        self.children: list[_Node] = []
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


class _Reader:
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
            raise _LeftToWeasyPrint("no text")
        if _RIGHT_TO_LEFT.search(text):
            raise _LeftToWeasyPrint("right to left")
        if len(_IDEOGRAPHS.findall(text)) > _MOST_IDEOGRAPHS * len(text):
            raise _LeftToWeasyPrint("Chinese, Japanese or Korean")

    def _read(self, box: Any) -> _Node:
        node = _Node(box, self._length)
        if isinstance(box, boxes.TextBox):
            self._read_text(box, node)
        elif box is not self._linebox and not box.is_in_normal_flow():
            self._read_out_of_flow(box, node)
        elif isinstance(box, boxes.LineBox | boxes.InlineBox):
            self._read_inline(box, node)
        elif isinstance(box, boxes.AtomicInlineLevelBox):
            self._read_atom(box, node)
        else:
            raise _LeftToWeasyPrint(type(box).__name__)
        node.end = self._length
        return node

    def _read_text(self, box: Any, node: _Node) -> None:
        text, words = box.text, words_of(box.style)
        if words.refused:
            raise _LeftToWeasyPrint(words.refused)
        is_line_end = text == LINE_END
        if not is_line_end and (_LINE_ENDS.search(text) or words.white_space == "pre-line"):
            raise _LeftToWeasyPrint("line ends in a text")
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

    def _read_out_of_flow(self, box: Any, node: _Node) -> None:
        node.is_in_flow = False
        if box.is_floated():
            if any(run.text.strip() for run in self.runs):
                raise _LeftToWeasyPrint("a float in its midst")
            self.floats.append(box)
        elif not (box.is_absolutely_positioned() or box.is_running() or box.is_note()):
            raise _LeftToWeasyPrint("an element that runs elsewhere")

    def _read_inline(self, box: Any, node: _Node) -> None:
        style = box.style
        if box.is_leader:
            raise _LeftToWeasyPrint("a leader")
        if style["direction"] == "rtl":
            raise _LeftToWeasyPrint("right to left")
        if style["box_decoration_break"] == "clone":
            raise _LeftToWeasyPrint("box-decoration-break: clone")
        if box is not self._linebox:
            resolve_percentages(box, self._containing_block)
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
                raise _LeftToWeasyPrint("an empty box with a border")
            last = self.runs[-1]
            self.runs[-1] = replace(last, after=last.after + node.right)
        elif node.left and len(self.runs) == runs:
            raise _LeftToWeasyPrint("an empty box with a border")
        if style["position"] == "relative" and any(
            not inner.is_in_normal_flow() for inner in box.descendants() if inner is not box
        ):
            raise _LeftToWeasyPrint("a box that others are placed in")

    def _read_atom(self, box: Any, node: _Node) -> None:
        node.is_atom = True
        placed = _atom(self._context, box, 0, self._containing_block, [], [])
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


def _atom(
    context: Any,
    box: Any,
    position_x: float,
    containing_block: Any,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
) -> Any:
    """A picture or a box in a line, laid out."""
    resolve_percentages(box, containing_block)
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
    resolve_percentages(box, containing_block)
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


_PROPERTIES = ("__word_space_least", "__word_space_most", "__letters_give", "__hang")


def _own_limits(style: Any) -> Limits:
    usual = (Limits().word_space_least, Limits().word_space_most, Limits().letters_give, Limits().hang)
    return Limits(*(_number(style, name, value) for name, value in zip(_PROPERTIES, usual, strict=True)))


def _number(style: Any, name: str, usual: float) -> float:
    tokens = [token for token in style[name] or () if token.type != "whitespace"]
    if len(tokens) != 1 or tokens[0].type not in ("number", "percentage"):
        return usual
    value = float(tokens[0].value)
    return max(0.0, value / 100 if tokens[0].type == "percentage" else value)


def _word(style: Any, name: str) -> str:
    tokens = [token for token in style[name] or () if token.type == "ident"]
    return str(tokens[0].value) if tokens else ""


# -- a paragraph and its lines --------------------------------------------------------------------------


@dataclass(slots=True)
class ChosenLine:
    """A line as it was chosen."""

    start: int
    """Its first letter."""
    end: int
    """The letter after its last one."""
    next: int
    """The first letter of the next line."""
    last: int
    """The place at which it ends."""
    has_hyphen: bool
    """Whether it gets one."""
    is_final: bool
    """Whether it is the last line, or ends where its author wants it."""
    hang: float
    """How far it stands in the left margin."""
    room: float
    space: float
    """What is added to a word space, in parts of it."""
    give: float
    """What letters give, in parts of what they can: -1 to 1."""
    resume: SkipStack


class SetParagraph:
    """A paragraph of boxes, with the lines that were chosen for it."""

    def __init__(self, context: Any, linebox: Any, containing_block: Any) -> None:
        self.children = linebox.children
        self._reader = _Reader(context, linebox, containing_block)
        self.root = self._reader.root
        style = linebox.style
        self.em = float(style["font_size"])
        self.kind = _kind(style)
        self.limits = limits_of(style)
        self.floats = self._reader.floats
        self.paragraph = Paragraph(self._reader.runs, breaks)
        self._narrowest: float | None = None
        self._indent = 0.0
        """Of its first line."""
        self._lines: dict[int, list[list[ChosenLine]]] = {}
        """From a letter on, for each room that a line which begins with it was chosen for."""

    @property
    def key(self) -> str:
        """By which a request names it: the end of its text, in letters alone."""
        return paragraph_key(self.paragraph.text)

    def line(self, letter: int, rooms: Rooms, first_indent: float) -> ChosenLine:
        """The line that begins with this letter, as it was chosen already or with all after it now."""
        for lines in self._lines.get(letter, ()):
            if abs(lines[0].room - rooms.width(0)) < _SAME:
                return lines[0]
        request = _requests.get(self.key, USUAL) if _requests and letter <= self.paragraph.begin else USUAL
        lines = self._choose(letter, rooms.widths, first_indent, request)
        for number, line in enumerate(lines):
            self._lines.setdefault(line.start, []).append(lines[number:])
        return lines[0]

    def costs(self) -> dict[int, float]:
        """What it costs, in demerits, to set it in so many lines more than it is (below 0: fewer)."""
        lines = self._lines[self.paragraph.begin][0]
        task = self._task(lines[0].start, _rooms_of(lines), self._indent)
        found = variants(self.paragraph.places, task)
        usual = found[len(lines)].demerits if len(lines) in found else 0.0
        return {
            number - len(lines): choice.demerits - usual
            for number, choice in found.items()
            if number != len(lines)
        }

    def end_whole(self, line: ChosenLine, number: int) -> bool:
        """Set it anew from a line on, so that the line of this number, from 1, counted from there, ends with
        a whole word; if it can be, by as many lines as now. False if it can't: then nothing changes."""
        before = next(lines for lines in self._lines[line.start] if lines[0] is line)
        rooms, indent = _rooms_of(before), self._indent if line.start <= self.paragraph.begin else 0.0
        task = self._task(line.start, rooms, indent)
        found = variants(self.paragraph.places, task, (number,))
        for count in (len(before), len(before) - 1, len(before) + 1):
            after = self._set(task, found[count], rooms) if number < count and count in found else []
            if (
                after
                and not after[number - 1].has_hyphen
                and _loosest(after) <= max(_LOOSE, _loosest(before))
            ):
                for k, changed in enumerate(after):
                    self._lines.setdefault(changed.start, []).insert(0, after[k:])  # it is found first
                return True
        return False

    def _choose(
        self, letter: int, rooms: Sequence[float], indent: float, request: Request
    ) -> list[ChosenLine]:
        """``rooms`` are those of the lines from this letter on, without the indent of the first one."""
        if letter <= self.paragraph.begin:
            self._indent = indent
        narrowest = min(_with_indent(rooms, indent))
        if self.paragraph.widest_part > narrowest and (
            self._narrowest is None or narrowest < self._narrowest
        ):
            self._narrowest = narrowest
            self.paragraph = Paragraph(self._reader.runs, breaks, narrowest)
        task = self._task(letter, rooms, indent)
        choice = choose(self.paragraph.places, task, request)
        if choice is None:
            raise _LeftToWeasyPrint("wider than its line")
        return self._set(task, choice, rooms)

    def _task(self, letter: int, rooms: Sequence[float], indent: float) -> Task:
        first = self.paragraph.place_before(letter)
        if first is None:
            raise _LeftToWeasyPrint("a line begins where none can")
        widths = _with_indent(rooms, indent)
        return Task(rooms=widths, em=self.em, kind=self.kind, limits=self.limits, first=first)

    def _set(self, task: Task, choice: Choice, rooms: Sequence[float]) -> list[ChosenLine]:
        places = (task.first, *choice.ends)
        return [self._line(task, number, *ends, rooms) for number, ends in enumerate(pairwise(places))]

    def _line(self, task: Task, number: int, before: int, place: int, rooms: Sequence[float]) -> ChosenLine:
        paragraph, places = self.paragraph, self.paragraph.places
        is_last = place == len(places) - 1
        is_final = is_last or places.is_forced[place]
        start, after = paragraph.starts[before], paragraph.starts[place]
        space = give = hang = 0.0
        if task.kind == "justified":
            hang = paragraph.hang_left(start) if before else 0.0
            extra = task.room(number) - (places.end_width[place] - places.start_width[before])
            if extra < 0 or not is_final:
                white = places.end_white[place] - places.start_white[before]
                letters = places.end_give[place] - places.start_give[before]
                give = max(-1.0, min(1.0, round(extra / letters, 3))) if letters else 0.0
                space = (extra - give * letters) / white if white else 0.0
        return ChosenLine(
            start=start,
            end=paragraph.ends[place],
            next=after,
            last=place,
            has_hyphen=paragraph.adds_hyphen[place],
            is_final=is_final,
            hang=hang,
            room=rooms[min(number, len(rooms) - 1)],
            space=space,
            give=give,
            resume=None if is_last else self._skip_to(after),
        )

    # -- places in the text, as WeasyPrint writes them -----------------------------------------------

    def _skip_to(self, letter: int) -> SkipStack:
        node, path = self.root, []
        while node.children:
            inner = ((k, child) for k, child in enumerate(node.children) if child.start <= letter < child.end)
            found = next(inner, None)
            if found is None:
                raise _LeftToWeasyPrint("a line begins nowhere")
            path.append(found[0])
            node = found[1]
        skip: SkipStack = None
        if node.run is not None and (offset := len(node.run.text[: letter - node.start].encode())):
            skip = {offset: None}
        for depth in range(len(path) - 1, -1, -1):
            if path[depth] or skip is not None or depth == 0:
                skip = {path[depth]: skip}
        return skip

    def letter_at(self, skip: SkipStack) -> int | None:
        """The letter at which a line begins that resumes there."""
        node = self.root
        while skip is not None:
            ((index, skip),) = skip.items()
            if node.children:
                if index >= len(node.children):
                    return None
                node = node.children[index]
            elif node.run is not None:
                return self._after_spaces(node.start + len(node.run.text.encode()[:index].decode()))
            else:
                break
        return self._after_spaces(node.start)

    def _after_spaces(self, letter: int) -> int:
        text = self.paragraph.text
        while text[letter : letter + 1] == " ":
            letter += 1
        return letter


_LOOSE = 0.8
"""What may be added to a word space, in parts of it, so that a page ends with a whole word."""


def _loosest(lines: Sequence[ChosenLine]) -> float:
    return max(line.space for line in lines)


def _rooms_of(lines: Sequence[ChosenLine]) -> list[float]:
    return [line.room for line in lines]


def _with_indent(rooms: Sequence[float], indent: float) -> tuple[float, ...]:
    """The rooms of all lines, if the first one is indented; the last is that of all others."""
    found = list(rooms)
    while len(found) > 1 and found[-1] == found[-2]:
        found.pop()
    if indent and len(found) == 1:
        found *= 2
    return (found[0] - indent, *found[1:])


def _kind(style: Any) -> Kind:
    wanted = _word(style, "__text_wrap")
    if wanted == "greedy":
        raise _LeftToWeasyPrint("its style says so")
    if wanted == "balance":
        return "balanced"
    return "justified" if style["text_align_all"] == "justify" else "ragged"


class Rooms:
    """The room of the lines from a position on: all alike, or beside floats line by line."""

    def __init__(self, context: Any, linebox: Any, containing_block: Any, position_y: float) -> None:
        self._all = float(containing_block.width)
        self._x = float(containing_block.content_box_x())
        self.position_y = position_y
        self._beside: list[tuple[float, float]] = []
        low = max((s.position_y + s.margin_height() for s in context.excluded_shapes), default=position_y)
        if low <= position_y:
            return
        height, _ = strut(linebox.style)
        if not height:
            raise _LeftToWeasyPrint("lines without height")
        em = float(linebox.style["font_size"])
        linebox.position_x = self._x
        linebox.width, linebox.height = _NARROWEST * em, height
        y = position_y
        while y < low:
            linebox.position_y = y
            x, found_y, width = avoid_collisions(context, linebox, containing_block, outer=False)
            if found_y != y:
                if self._beside:
                    break  # lines go on below; what comes there is chosen when they get there
                self.position_y = y = found_y
            self._beside.append((float(x), float(width)))
            y += height
        while self._beside and self._beside[-1] == (self._x, self._all):
            self._beside.pop()

    def width(self, line: int) -> float:
        """Of a line, from 0."""
        return self._beside[line][1] if line < len(self._beside) else self._all

    def x(self, line: int) -> float:
        """Where a line begins."""
        return self._beside[line][0] if line < len(self._beside) else self._x

    @property
    def widths(self) -> tuple[float, ...]:
        """Of all lines; the last is that of all others."""
        return (*(width for _, width in self._beside), self._all)


# -- requests ---------------------------------------------------------------------------------------------

_requests: Mapping[str, Request] = {}


@contextmanager
def requested(requests: Mapping[str, Request]) -> Iterator[None]:
    """Until this ends, paragraphs are set as requested; they are named by ``paragraph_key``."""
    global _requests
    before, _requests = _requests, requests
    try:
        yield
    finally:
        _requests = before


# -- building a line ----------------------------------------------------------------------------------------

_WORDS = re.compile(f"[ {NO_BREAK_SPACE}]")


class _DrawnLater(line_break.Layout):  # type: ignore[misc]
    """A Pango layout that is made when its line is drawn."""

    def __init__(self, text: str, spacing: float) -> None:
        self.text, self.justification_spacing = text, spacing
        self.max_width, self.first_line_direction = None, 0


class _Builder:
    """Builds the boxes of one line."""

    def __init__(self, context: Any, found: SetParagraph, line: ChosenLine, containing_block: Any) -> None:
        self._context, self._line, self._containing_block = context, line, containing_block
        self._text = found.paragraph.text
        self._begin = found.paragraph.begin
        self.placeholders: list[Any] = []
        self.absolutes: list[Any] = []
        self.fixed: list[Any] = []

    def children(self, node: _Node, x: float) -> tuple[list[Any], float]:
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
                    box = _atom(
                        self._context, child.box, x, self._containing_block, self.absolutes, self.fixed
                    )
                    made.append(box)
                    x += box.margin_width()
            elif self._is_here(child) if child.start == child.end else self._overlaps(child):
                box, x = self._inline(child, x)
                made.append(box)
        return made, x

    def _overlaps(self, node: _Node) -> bool:
        line = self._line
        if max(node.start, line.start) < min(node.end, line.end):
            return True
        # The box of a forced line end, which shows nothing.
        return line.end <= node.start < line.next and self._text[node.start : node.end] == LINE_END

    def _is_here(self, node: _Node) -> bool:
        """Whether something without letters stands on this line."""
        at, line = node.start, self._line
        is_first = line.start == self._begin
        return (
            line.start <= at < line.next
            or (is_first and at < line.start)
            or (line.resume is None and at >= line.start)
        )

    def _out_of_flow(self, node: _Node, parent: _Node, x: float, made: list[Any]) -> None:
        box = node.box
        if box.is_absolutely_positioned():
            box.position_x, box.position_y = x, parent.box.position_y
            placeholder = AbsolutePlaceholder(box)
            self.placeholders.append(placeholder)
            (self.absolutes if box.style["position"] == "absolute" else self.fixed).append(placeholder)
            made.append(placeholder)
        elif box.is_running() or box.is_note():
            self._context.add_running_element(box)

    def _words(self, node: _Node, first: int, last: int, x: float) -> Any:
        line, run = self._line, node.run
        assert run is not None
        text = run.text[first - node.start : last - node.start]
        if last == line.end and line.has_hyphen:
            text = text.rstrip(SOFT_HYPHEN) + run.hyphenation.character
        style, ruler = node.box.style, words_of(node.box.style).ruler
        box = node.box.copy_with_text(text)
        width, white, count, above, below = _extents(text, ruler)
        wider = 1 + line.give * run.limits.letters_give
        spacing = line.space * white / count if count else 0.0
        box.width = (width + white) * wider + spacing * count
        box.height = above + below
        box.position_x = x
        half = (ruler.line_height - box.height) / 2
        box.margin_top = box.margin_bottom = half
        box.baseline = above + half
        box.justification_spacing = spacing / wider
        if style["text_decoration_line"] == "none":
            box.pango_layout = _DrawnLater(text, spacing / wider)
        else:
            box.pango_layout = line_break.create_layout(text, style, self._context, None, spacing / wider)
            box.pango_layout.deactivate()
        if wider != 1:
            box.letters_wider = wider
        return box

    def _inline(self, node: _Node, x: float) -> tuple[Any, float]:
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
        _adjust_line_height(box)
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


def _adjust_line_height(box: Any) -> None:
    """Give an inline box or a line the height of its style's lines, as WeasyPrint's function of this name."""
    line_height, box.baseline = strut(box.style)
    box.height = box.style["font_size"]
    half = (line_height - box.height) / 2
    box.margin_top = half - box.border_top_width - box.padding_top
    box.margin_bottom = half - box.border_bottom_width - box.padding_bottom


def _offset(linebox: Any, is_last: bool, missing: float) -> float:
    """How far to the right a line stands that is narrower than its room."""
    style = linebox.style
    align = style["text_align_all"]
    if is_last and style["text_align_last"] != "auto":
        align = style["text_align_last"]
    if missing <= 0 or align in ("start", "left", "justify"):
        return 0.0
    return missing / 2 if align == "center" else missing


# -- what is replaced ---------------------------------------------------------------------------------------

GREEDY: Counter[str] = Counter()
"""Why lines were left to WeasyPrint, and how many of them."""
_weasyprints_next_line = inline.get_next_linebox
_weasyprints_first_line = draw_text.draw_first_line


def _paragraph_of(context: Any, linebox: Any, containing_block: Any) -> SetParagraph | None:
    """The paragraph of a line box, read once; None if it is left to WeasyPrint."""
    found = linebox.__dict__.get("_paragraph")
    if isinstance(found, str):
        return None
    if found is None or found.children is not linebox.children:
        try:
            style = linebox.style
            if style["direction"] == "rtl" or style["white_space"] not in ("normal", "nowrap"):
                raise _LeftToWeasyPrint(
                    "right to left" if style["direction"] == "rtl" else "white space kept"
                )
            found = SetParagraph(context, linebox, containing_block)
        except _LeftToWeasyPrint as why:
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
        except _LeftToWeasyPrint as why:
            linebox._paragraph = str(why)
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
    builder = _Builder(context, found, chosen, containing_block)
    children, end = builder.children(found.root, x + indent - chosen.hang)
    line = linebox.copy_with_children(children)
    line.remove_decoration(start=asked.skip_stack is not None, end=chosen.resume is not None)
    line.width = end - x
    line.chosen = chosen
    _adjust_line_height(line)
    bottom, top = inline.line_box_verticality(line)
    line.baseline, line.height = -top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.position_y = top
    line.translate(_offset(linebox, chosen.is_final, chosen.room - line.width), position_y - top)
    line.position_y = position_y
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


def _draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Draw letters a little wider or narrower than they are, where the line was chosen so."""
    wider = textbox.__dict__.get("letters_wider")
    if wider:
        _, b, c, d, e, f = matrix.values
        matrix = Matrix(a=wider, b=b, c=c, d=d, e=e, f=f)
    return _weasyprints_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)


def install() -> None:
    """From now on WeasyPrint breaks lines as chosen here. (``render.pdf.weasyprint_patches.line_breaking``
    says what of it has to be as it was.)"""
    inline.get_next_linebox = _next_line
    draw_text.draw_first_line = _draw_first_line


def uninstall() -> None:
    """WeasyPrint breaks lines as it did."""
    inline.get_next_linebox = _weasyprints_next_line
    draw_text.draw_first_line = _weasyprints_first_line
