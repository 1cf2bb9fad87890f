"""A paragraph of WeasyPrint's boxes with the lines that are chosen for it, as it asks for them one by one: in
the room that there is beside floats, and as is requested of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from weasyprint.layout.float import avoid_collisions

from standfirst.layout.line_breaking.choosing import (
    USUAL,
    Choice,
    Kind,
    Request,
    Task,
    choose,
    paragraph_key,
    variants,
)
from standfirst.layout.line_breaking.measuring import breaks, strut
from standfirst.layout.line_breaking.paragraph import Paragraph
from standfirst.layout.line_breaking.reading import (
    LeftToWeasyPrint,
    Reader,
    limits_of,
    word_of_style,
)

SkipStack: TypeAlias = "dict[int, Any] | None"
"""Where a line begins, as WeasyPrint writes it: ``{child: {child: {bytes: None}}}``."""

_NARROWEST = 4.0
"""Ems: less room beside a float is left to WeasyPrint."""
_SAME = 0.02
"""Pixels: rooms that differ by less are the same."""


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
    apart: float
    """What letters give by standing apart, in parts of what they give by being wider."""
    resume: SkipStack


class SetParagraph:
    """A paragraph of boxes, with the lines that were chosen for it."""

    def __init__(self, context: Any, linebox: Any, containing_block: Any) -> None:
        self.children = linebox.children
        self._reader = Reader(context, linebox, containing_block)
        self.root = self._reader.root
        style = linebox.style
        self.em = float(style["font_size"])
        self.kind = _kind(style)
        self.limits = limits_of(style)
        self.floats = self._reader.floats
        self.paragraph = Paragraph(self._reader.runs, breaks)
        self.built: dict[tuple[int, float], tuple[Any, float]] = {}
        """By its chosen line (``id``: those are kept) and indent a line of boxes, and how far it stands from
        the left edge of its room."""
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
            raise LeftToWeasyPrint("wider than its line")
        return self._set(task, choice, rooms)

    def _task(self, letter: int, rooms: Sequence[float], indent: float) -> Task:
        first = self.paragraph.place_before(letter)
        if first is None:
            raise LeftToWeasyPrint("a line begins where none can")
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
        apart = task.apart(number)
        if task.kind == "justified":
            hang = paragraph.hang_left(start) if before else 0.0
            extra = task.room(number) - (places.end_width[place] - places.start_width[before])
            if extra < 0 or not is_final:
                white = places.end_white[place] - places.start_white[before]
                letters = (1 + apart) * (places.end_give[place] - places.start_give[before])
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
            apart=apart,
            resume=None if is_last else self._skip_to(after),
        )

    # -- places in the text, as WeasyPrint writes them -----------------------------------------------

    def _skip_to(self, letter: int) -> SkipStack:
        node, path = self.root, []
        while node.children:
            inner = ((k, child) for k, child in enumerate(node.children) if child.start <= letter < child.end)
            found = next(inner, None)
            if found is None:
                raise LeftToWeasyPrint("a line begins nowhere")
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
    wanted = word_of_style(style, "__text_wrap")
    if wanted == "greedy":
        raise LeftToWeasyPrint("its style says so")
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
            raise LeftToWeasyPrint("lines without height")
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


# -- requests ------------------------------------------------------------

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
