"""The parts of a PDF: its structure tree, with the words that its pages show for each element.

ISO 32000-1, 14.7 and 14.8. The words are read from the content of the pages as assistive technology reads
them: what the glyphs stand for, or what a stretch says that it means (14.9.4). What is an artifact is not
heard.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec

from standfirst.check.heard.part import Kind, Part
from standfirst.render.pdf.tag_of_element import GENERATED

if TYPE_CHECKING:
    import pikepdf

KINDS: Mapping[str, Kind] = {
    "Art": "article",
    "Aside": "aside",
    "BlockQuote": "quotation",
    "Caption": "caption",
    "Code": "code",
    "Figure": "figure",
    "Formula": "formula",
    "L": "list",
    "LI": "item",
    "Lbl": "label",
    "Link": "link",
    "Note": "note",
    "FENote": "note",
    "P": "paragraph",
    "Reference": "reference",
    "Sect": "section",
    "Sub": "line",
    "TD": "cell",
    "TH": "cell",
    "TOC": "list",
    "TOCI": "item",
    "TR": "row",
    "Table": "table",
}
_IN_LINES = frozenset({"Span", "Em", "Strong", "Quote"})
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_HYPHENS = (_SOFT_HYPHEN, "-", "\N{HYPHEN}", "\N{EM DASH}", "/")
"""What may end a line within a word."""
_DRAWN = ("/Figure", "/Formula")
_GAP = 0.15
"""Of the size of type: what is wider than this is a space."""
_RAISED = 0.6
"""Of the size of type: how far a drawing may stand over what the letters of its line stand on."""
_SIZE = 2.0
"""Points: taken for the size of type between two drawings, which may overlap a little."""


class _Run(msgspec.Struct, frozen=True):
    """Characters that were shown one after another, and where. Lengths are points."""

    words: str
    height: float
    """Of the line that they stand on."""
    left: float
    right: float
    size: float
    """Of the type."""


class _Drawing(msgspec.Struct, frozen=True):
    """Where a picture or a formula is drawn, which shows no characters. Lengths are points."""

    left: float
    bottom: float
    right: float
    top: float


def parts_of_pdf(pdf: bytes) -> tuple[str, tuple[Part, ...]]:
    """The language of a tagged PDF, and its parts. A PDF without a structure tree has none."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        if "/StructTreeRoot" not in opened.Root:
            return str(opened.Root.get("/Lang", "")), ()
        reader = _Reader(opened)
        tops = reader.kids_of(opened.Root.StructTreeRoot)
        parts = tuple(part for part in tops if isinstance(part, Part))
        return str(opened.Root.get("/Lang", "")), parts


class _Reader:
    """Reads elements in the order of the tree, and knows where on the pages it is."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._shown = [_shown_on(page) for page in pdf.pages]
        self._before: tuple[int, _Run | _Drawing] | None = None
        """The page and what was read on it last; None at the beginning of a block."""

    def kids_of(self, element: Any) -> tuple[Part | str, ...]:
        """What an element holds."""
        found = element.get("/K", [])
        kids = list(found) if _is_array(found) else [found]
        return tuple(kid for each in kids for kid in self._kid(each, element))

    def _kid(self, kid: Any, parent: Any) -> Iterator[Part | str]:
        if isinstance(kid, int):
            yield self._marked(self._pages[parent.Pg.objgen], kid)
        elif kid.get("/Type") == "/MCR":
            yield self._marked(self._pages[kid.get("/Pg", parent.get("/Pg")).objgen], int(kid.MCID))
        elif "/S" in kid:
            yield from self._drawn(kid) if kid.S in _DRAWN else (self._part(kid),)

    def _drawn(self, element: Any) -> Iterator[Part | str]:
        """A picture or a formula, with the space before it; the words after it know where it is."""
        place = self._place(element)
        if place and self._before and not _is_joined(self._before, place):
            yield " "
        yield self._part(element)
        if place:
            self._before = place

    def _place(self, element: Any) -> tuple[int, _Drawing] | None:
        """The page and the box of a drawing (ISO 32000-1, 14.8.5.4.3); None where it isn't given."""
        given = element.get("/A", {})
        found = next((x.BBox for x in (given if _is_array(given) else [given]) if "/BBox" in x), None)
        page = element.get("/Pg")
        if found is None or page is None:
            return None
        return self._pages[page.objgen], _Drawing(*map(float, found))

    def _marked(self, page: int, mark: int) -> str:
        """The words of a stretch, with the spaces that gaps and new lines stand for."""
        words = ""
        for run in self._shown[page].get(mark, ()):
            space = "" if self._before is None or _is_joined(self._before, (page, run)) else " "
            words += space + run.words.replace(_SOFT_HYPHEN, "")
            self._before = page, run
        return words

    def _part(self, element: Any) -> Part:
        type_ = str(element.S).lstrip("/")
        level = int(type_[1:]) if re.fullmatch(r"H\d", type_) else 0
        kind: Kind = "heading" if level else KINDS.get(type_, "span" if type_ in _IN_LINES else "group")
        is_block = kind not in ("span", "link", "reference", "label", "formula", "code")
        if is_block:
            self._before = None
        kids = (str(element.ActualText),) if "/ActualText" in element else self.kids_of(element)
        if is_block:
            self._before = None
        named = element.get("/Alt", element.get("/E", ""))
        if kind in ("aside", "section"):
            named = element.get("/T", "")
        return Part(
            kind=kind,
            level=level,
            name=str(named),
            language=str(element.get("/Lang", "")),
            heads=type_ == "TH",
            added=str(element.get("/T", "")) == GENERATED,
            kids=kids,
        )


def _is_joined(before: tuple[int, _Run | _Drawing], now: tuple[int, _Run | _Drawing]) -> bool:
    """Whether no space is between two things: on one line if there is no gap, else if a hyphen ends one."""
    (page, left), (page_now, right) = before, now
    gap = right.left - left.right
    size = max((x.size for x in (left, right) if isinstance(x, _Run)), default=_SIZE)  # an initial is large
    if page == page_now and _are_on_one_line(left, right, gap, size):
        return gap < _GAP * size
    return isinstance(left, _Run) and left.words.endswith(_HYPHENS)


def _are_on_one_line(left: _Run | _Drawing, right: _Run | _Drawing, gap: float, size: float) -> bool:
    if isinstance(left, _Run) and isinstance(right, _Run):
        return left.height == right.height or max(abs(gap), abs(left.height - right.height)) < size
    if isinstance(right, _Run):
        left, right = right, left
    if isinstance(left, _Run):
        assert isinstance(right, _Drawing)
        return right.bottom - _RAISED * size < left.height < right.top
    assert isinstance(right, _Drawing)
    return gap > -size and max(left.bottom, right.bottom) < min(left.top, right.top)


def _is_array(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Array | list)


# -- the words on a page ----------------------------------------------------------------------------


def _shown_on(page: pikepdf.Page) -> dict[int, list[_Run]]:
    """For each mark of a page what it shows."""
    import pikepdf

    resources: Any = page.obj.get("/Resources", {})
    reader = _PageReader({name: _Font(font) for name, font in resources.get("/Font", {}).items()})
    for instruction in pikepdf.parse_content_stream(page):
        reader.follow(str(instruction.operator), list(instruction.operands))
    return reader.runs


class _PageReader:
    """Follows the operators of a page (ISO 32000-1, 9.4 and 14.6)."""

    def __init__(self, fonts: Mapping[str, _Font]) -> None:
        import pikepdf

        self.runs: dict[int, list[_Run]] = {}
        """For each mark what it shows, in order."""
        self._fonts = fonts
        self._font: _Font | None = None
        self._size = 0.0
        self._matrix = pikepdf.Matrix()
        """From the space of the content to that of the page (8.3.4)."""
        self._kept: list[pikepdf.Matrix] = []
        self._scale = 1.0
        self._open: list[tuple[int | None, str | None]] = []
        """The stretches that are open: the mark that they belong to, and what is meant by them instead."""
        self._left = self._height = 0.0

    def follow(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BDC":
                self._begin(operands[1])
            case "BMC":
                self._open.append(self._open[-1] if self._open else (None, None))
            case "EMC":
                self._open.pop()
            case "Tf":
                self._font, self._size = self._fonts.get(str(operands[0])), float(operands[1])
            case "Tm":
                place = self._within(operands)
                self._scale, self._left, self._height = place.a, place.e, round(place.f, 1)
            case "q":
                self._kept.append(self._matrix)
            case "Q":
                self._matrix = self._kept.pop()
            case "cm":
                self._matrix = self._within(operands)
            case "Tj" | "TJ":
                self._show(list(operands[0]) if operator == "TJ" else [operands[0]])

    def _within(self, operands: list[Any]) -> pikepdf.Matrix:
        """A matrix of the content as one of the page."""
        import pikepdf

        return pikepdf.Matrix(*map(float, operands)) @ self._matrix

    def _begin(self, says: Any) -> None:
        """A stretch begins; its properties may give it a mark, and say what is meant by its glyphs."""
        mark, meant = self._open[-1] if self._open else (None, None)
        if hasattr(says, "keys"):
            mark = int(says.MCID) if "/MCID" in says else mark
            meant = str(says.ActualText) if "/ActualText" in says and meant is None else meant
        self._open.append((mark, meant))

    def _show(self, shown: list[Any]) -> None:
        """Glyphs, and numbers that move the pen back."""
        import pikepdf

        if self._font is None:
            return
        words, moved = "", 0.0
        for one in shown:
            if isinstance(one, pikepdf.String):
                codes = bytes(one).hex()
                for at in range(0, len(codes), 4):
                    words += self._font.letters.get(codes[at : at + 4], "\N{REPLACEMENT CHARACTER}")
                    moved += self._font.widths.get(int(codes[at : at + 4], 16), 1000)
            else:
                moved -= float(one)
        left, self._left = self._left, self._left + moved / 1000 * self._size * self._scale
        mark, meant = self._open[-1] if self._open else (None, None)
        if mark is not None:
            said = _in_order(words) if meant is None else meant
            self._open[-1] = mark, meant and ""  # what is meant by several is said once
            size = self._size * abs(self._scale)
            self.runs.setdefault(mark, []).append(_Run(said, self._height, left, self._left, size))


def _in_order(words: str) -> str:
    """What is written from right to left is drawn from left to right."""
    written = {unicodedata.bidirectional(letter) for letter in words}
    return words[::-1] if written & {"R", "AL"} else words


class _Font:
    """What the codes of a font stand for (ISO 32000-1, 9.7.4.3 and 9.10.3)."""

    def __init__(self, font: Any) -> None:
        unicode = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        pairs = re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>", unicode)
        self.letters = {
            code.decode().lower(): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for code, text in pairs
            if code != b"0000" or text != b"ffff"
        }
        """By code, in hexadecimal figures."""
        self.widths: dict[int, float] = {}
        """By code, in thousandths of the size."""
        for descendant in font.get("/DescendantFonts", ()):
            found = list(descendant.get("/W", ()))
            while len(found) >= 2 and _is_array(found[1]):
                first = int(found[0])
                self.widths |= {first + number: float(width) for number, width in enumerate(found[1])}
                del found[:2]
