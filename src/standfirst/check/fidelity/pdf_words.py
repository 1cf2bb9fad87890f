"""The words and pictures of a PDF, read back by PDFium: page by page, in the order of the structure tree.

Only what belongs to a piece (``Art``) is taken. What the tree calls ``generated`` is left out; what is
no part of the tree, because it only decorates the page, is kept apart. Whether words can be seen is
asked of the page itself: of its box, of what clips them, of what is painted over them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace

from standfirst.check.fidelity.comparing import HYPHENS, LINE_HYPHEN, Stretch

GENERATED = "generated"
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_SLACK = 2.0
"""Points by which a letter's box may reach over an edge: slanted letters and spaces at line ends do."""
_INVISIBLE_MODES = (3, 7)
_CLEAR, _WHITE = 12, 250
"""Of 255: the opacity below which, and the lightness from which, nothing is seen on white paper."""
_KNOCKED_OUT = 0.6
"""How much of a word must be covered to be lost."""

_USHORTS = ctypes.POINTER(ctypes.c_ushort)
_ROOM = ctypes.create_string_buffer(8192)
"""Room for what PDFium has to say, taken once."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


class PrintedWords(msgspec.Struct, frozen=True):
    """What the pages show."""

    text: tuple[Stretch, ...]
    notes: tuple[tuple[Stretch, ...], ...]
    """Notes, at the foot of pages or after the text, each by itself."""
    artifacts: tuple[Stretch, ...]
    """What is on the pages and not in the structure: running heads, folios, silent pull quotes."""
    pictures: int
    """Those that are drawn, described ones and decoration."""


class _Mark(msgspec.Struct, frozen=True):
    """Where a marked stretch of a page belongs."""

    block: int
    note: str | None
    is_figure: bool
    is_caption: bool = False
    """Whether it belongs to the caption of a picture."""
    formula: str = ""
    """The TeX of the formula that is drawn here."""


class _Object(msgspec.Struct, frozen=True):
    """Something on a page, in the order of painting."""

    kind: int
    mark: int
    box: Box
    handle: Any


def printed_words(pdf: bytes, first: int = 0, last: int | None = None) -> PrintedWords:
    """What the pages of a PDF show, or those from ``first`` (counted from 0) to before ``last``."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        text: list[Stretch] = []
        notes: dict[str, list[Stretch]] = {}
        artifacts: list[Stretch] = []
        pictures = 0
        usual = document[0].get_trimbox()
        for number in range(first, len(document) if last is None else last):
            page = _Page(document[number], number)
            for note, stretch in page.words():
                if note is None and _lies(page.box) != _lies(usual):
                    stretch = replace(stretch, is_turned=True)
                (text if note is None else notes.setdefault(note, [])).append(stretch)
            artifacts.extend(page.artifacts())
            pictures += page.pictures()
            page.close()
        return PrintedWords(tuple(text), tuple(map(tuple, notes.values())), tuple(artifacts), pictures)
    finally:
        document.close()


_INLINE = frozenset(("Span", "Em", "Strong", "Code", "Link", "Quote"))
"""Elements that begin no block."""


class _Page:
    """One page, opened; PDFium's objects stay in here."""

    def __init__(self, page: Any, number: int) -> None:
        import pypdfium2.raw as raw

        self.raw = raw
        self.page = page
        self.number = number
        self.text = page.get_textpage()
        self.box: Box = page.get_trimbox()
        self.objects = list(self._objects())
        self.generated: set[int] = set()
        self.marks: dict[int, _Mark] = {}
        self.blocks = 0
        self._read_tree()
        self.covers = [n for n, x in enumerate(self.objects) if x.kind != _TEXT and self._covers(x)]

    def close(self) -> None:
        self.text.close()
        self.page.close()

    # -- structure

    def _read_tree(self) -> None:
        raw = self.raw
        tree = raw.FPDF_StructTree_GetForPage(self.page.raw)
        if not tree:
            return
        try:
            for number in range(raw.FPDF_StructTree_CountChildren(tree)):
                document = raw.FPDF_StructTree_GetChildAtIndex(tree, number)
                for child in self._children(document):
                    if child is not None and self._string("GetType", child) == "Art":
                        self._read_element(child, None, is_figure=False, is_caption=False)
        finally:
            raw.FPDF_StructTree_Close(tree)

    def _children(self, element: Any) -> Iterator[Any]:
        for number in range(self.raw.FPDF_StructElement_CountChildren(element)):
            yield self.raw.FPDF_StructElement_GetChildAtIndex(element, number) or None

    def _read_element(self, element: Any, note: str | None, *, is_figure: bool, is_caption: bool) -> None:
        raw = self.raw
        type_ = self._string("GetType", element)
        if type_ == "Note":
            note = self._string("GetID", element) or note
        if self._string("GetTitle", element) == GENERATED:
            self._read_generated(element)
            return
        is_inline = type_ in _INLINE or (is_caption and type_ == "Formula")
        self.blocks += not is_inline
        block = self.blocks
        is_caption = is_caption or (is_figure and type_ == "Caption")
        is_figure = type_ == "Figure" or (is_figure and type_ != "Caption")
        formula = self._string("GetAltText", element) if type_ == "Formula" else ""
        is_group = type_ == "Div" and any(
            child is not None and self._string("GetType", child) == "Figure"
            for child in self._children(element)
        )
        for number in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
            if child:
                is_of_group = is_group and self._string("GetType", child) == "P"  # the caption of all
                self._read_element(child, note, is_figure=is_figure, is_caption=is_caption or is_of_group)
                continue
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if mark >= 0:
                self.marks[mark] = _Mark(block, note, is_figure, is_caption, formula)

    def _read_generated(self, element: Any) -> None:
        for number, child in enumerate(self._children(element)):
            if child is not None:
                self._read_generated(child)
            else:
                mark = self.raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
                self.generated.add(mark)
        self.generated.discard(-1)

    def _string(self, what: str, element: Any) -> str:
        return _said(partial(getattr(self.raw, f"FPDF_StructElement_{what}"), element))

    # -- objects

    def _objects(self) -> Iterator[_Object]:
        raw = self.raw
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        for number in range(raw.FPDFPage_CountObjects(self.page.raw)):
            handle = raw.FPDFPage_GetObject(self.page.raw, number)
            kind = raw.FPDFPageObj_GetType(handle)
            raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
            box = (left.value, bottom.value, right.value, top.value)
            yield _Object(kind, raw.FPDFPageObj_GetMarkedContentID(handle), box, handle)

    def _words(self, thing: _Object) -> str:
        raw = self.raw
        ask = partial(raw.FPDFTextObj_GetText, thing.handle, self.text.raw)
        words = _said(lambda room, size: ask(ctypes.cast(room, _USHORTS), size)).replace(
            "\ufffe", LINE_HYPHEN
        )
        return words[:-1] + LINE_HYPHEN if words.endswith(HYPHENS) else words

    def words(self) -> Iterator[tuple[str | None, Stretch]]:
        """Each note's name and stretch of words, in the order of the structure."""
        by_mark: dict[int, list[tuple[int, _Object]]] = {}
        for number, thing in enumerate(self.objects):
            if thing.mark in self.marks and (thing.kind == _TEXT or self.marks[thing.mark].formula):
                by_mark.setdefault(thing.mark, []).append((number, thing))
        before: Box | None = None
        for mark, place in self.marks.items():
            if place.is_figure:  # letters in a drawing
                continue
            things = by_mark.get(mark, [])
            for number, thing in [max(things, key=_size)] if place.formula and things else things:
                words = place.formula or self._words(thing)
                if not words:
                    continue
                goes_on = before is not None and _touch(before, thing.box) and not words.startswith(" ")
                block = self.number * 100_000 + place.block
                hidden = self._hidden(number, thing, words)
                yield (
                    place.note,
                    Stretch(words, self.number + 1, "", hidden, goes_on, block, place.is_caption),
                )
                before = None if words.endswith(" ") else thing.box

    def artifacts(self) -> Iterator[Stretch]:
        """The words that are in no element of the tree, in the order of painting."""
        for number, thing in enumerate(self.objects):
            if thing.kind == _TEXT and thing.mark not in self.marks and thing.mark not in self.generated:
                words = self._words(thing)
                yield Stretch(words, self.number + 1, "", self._hidden(number, thing, words))

    def pictures(self) -> int:
        """How many pictures are drawn: those of figures, each once, and those that decorate. A drawing may
        consist of words only."""
        drawn = {
            self.marks[x.mark].block
            for x in self.objects
            if x.mark in self.marks and self.marks[x.mark].is_figure and self._is_on(x)
        }
        plain = [x for x in self.objects if x.kind in (_IMAGE, _FORM) and x.mark not in self.marks]
        return len(drawn) + len(plain)

    # -- can it be seen?

    def _is_on(self, thing: _Object) -> bool:
        return _overlap(thing.box, self.box) > 0 or thing.box[2] - thing.box[0] <= 0

    def _hidden(self, number: int, thing: _Object, words: str) -> str | None:
        """Why the words of this object can't be seen; None if they can."""
        if not words.strip():
            return None
        left, bottom, right, top = thing.box
        if (
            left < self.box[0] - _SLACK
            or right > self.box[2] + _SLACK
            or bottom < self.box[1] - _SLACK
            or top > self.box[3] + _SLACK
        ):
            return "outside the page"
        if self._is_clipped(thing):
            return "cut off"
        if self._is_invisible(number, thing):
            return "invisible"
        if any(
            n > number and _overlap(self._within_clips(self.objects[n]), thing.box) > _KNOCKED_OUT
            for n in self.covers
            if _overlap(self.objects[n].box, thing.box) > _KNOCKED_OUT
        ):
            return "covered"
        return None

    def _is_clipped(self, thing: _Object) -> bool:
        return any(_overlap(clip, thing.box) < 1 - _KNOCKED_OUT / 2 for clip in self._clips(thing))

    def _within_clips(self, thing: _Object) -> Box:
        """The part of an object's box that what clips it leaves: a picture may be cut at the edges."""
        box = thing.box
        for left, bottom, right, top in self._clips(thing):
            box = max(box[0], left), max(box[1], bottom), min(box[2], right), min(box[3], top)
        return box

    def _clips(self, thing: _Object) -> Iterator[Box]:
        """The boxes of the paths that clip an object."""
        raw = self.raw
        clip = raw.FPDFPageObj_GetClipPath(thing.handle)
        x, y = ctypes.c_float(), ctypes.c_float()
        for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
            points = []
            for number in range(max(raw.FPDFClipPath_CountPathSegments(clip, path), 0)):
                segment = raw.FPDFClipPath_GetPathSegment(clip, path, number)
                if raw.FPDFPathSegment_GetPoint(segment, x, y):
                    points.append((x.value, y.value))
            if points:
                xs, ys = [p[0] for p in points], [p[1] for p in points]
                yield min(xs), min(ys), max(xs), max(ys)

    def _is_invisible(self, number: int, thing: _Object) -> bool:
        raw = self.raw
        if raw.FPDFTextObj_GetTextRenderMode(thing.handle) in _INVISIBLE_MODES:
            return True
        if thing.box[3] - thing.box[1] < 0.3 and thing.box[2] - thing.box[0] < 0.3:
            return True
        colour = self._fill(thing)
        if colour is None:
            return False
        if colour[3] < _CLEAR:
            return True
        return min(colour[:3]) >= _WHITE and not any(
            _overlap(x.box, thing.box) > _KNOCKED_OUT and self._is_dark(x) for x in self.objects[:number]
        )

    def _fill(self, thing: _Object) -> tuple[int, int, int, int] | None:
        r, g, b, a = (ctypes.c_uint() for _ in range(4))
        if not self.raw.FPDFPageObj_GetFillColor(thing.handle, r, g, b, a):
            return None
        return r.value, g.value, b.value, a.value

    def _is_dark(self, thing: _Object) -> bool:
        """Whether white letters can be read on this."""
        if thing.kind == _PATH:
            colour = self._fill(thing)
            return (
                colour is not None
                and min(colour[:3]) < _WHITE
                and colour[3] >= _CLEAR
                and self._is_filled(thing)
            )
        return thing.kind in (_IMAGE, _FORM)

    def _covers(self, thing: _Object) -> bool:
        """Whether nothing can be seen through this."""
        if thing.kind == _IMAGE:
            return True
        if thing.kind != _PATH or not self._is_filled(thing):
            return False
        colour = self._fill(thing)
        return colour is not None and colour[3] > 200

    def _is_filled(self, path: _Object) -> bool:
        """Whether a path is a plain area: neither a line, nor a frame, nor an edge to clip at."""
        raw = self.raw
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path.handle, mode, stroke)
        if not mode.value:
            return False
        segments = (
            raw.FPDFPath_GetPathSegment(path.handle, number)
            for number in range(raw.FPDFPath_CountSegments(path.handle))
        )
        starts = sum(raw.FPDFPathSegment_GetType(x) == raw.FPDF_SEGMENT_MOVETO for x in segments)
        return bool(starts == 1)


def _lies(page: Box) -> bool:
    """Whether a page is wider than it is high."""
    return page[2] - page[0] > page[3] - page[1]


def _said(ask: Callable[[Any, int], int]) -> str:
    """What PDFium writes into a buffer of so many bytes; it says how many it needs, two zeros included."""
    room, length = _ROOM, ask(_ROOM, len(_ROOM))
    if length > len(room):
        room = ctypes.create_string_buffer(length)
        ask(room, length)
    return ctypes.string_at(room, max(length - 2, 0)).decode("utf-16-le", "replace")


def _size(numbered: tuple[int, _Object]) -> float:
    """The area of an object. A drawing of letters has specks among them that nobody is to see."""
    left, bottom, right, top = numbered[1].box
    return (right - left) * (top - bottom)


def _overlap(over: Box, box: Box) -> float:
    """How much of a box lies under another: from 0 to 1."""
    width = min(over[2], box[2]) - max(over[0], box[0])
    height = min(over[3], box[3]) - max(over[1], box[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0


def _touch(before: Box, box: Box) -> bool:
    """Whether a box stands right behind another on the same line."""
    height = max(before[3] - before[1], box[3] - box[1])
    same_line = min(before[3], box[3]) - max(before[1], box[1]) > 0
    return same_line and -0.5 * height < box[0] - before[2] < 0.12 * height
