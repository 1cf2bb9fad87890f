"""The pages of a finished PDF as they were laid out: passages and their lines, pictures, and where.

Read from the artefact itself, so that it does not matter who made the pages. Characters come with their
places (pdfium) and with the structure element that they belong to (ISO 32000-1, 14.7.4.4), so that a
paragraph over two pages is one passage. Measures are points; ``y`` grows downwards from the head of the
page, as a compositor counts.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

import msgspec
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from standfirst.layout.pages import DECORATION, HEADINGS, HYPHENS, LaidOut, Line, Passage, Picture

OWN_KINDS = frozenset({"P", "Caption", "Note", "TD", "TH", "LBody", "Lbl", "Figure", "TOCI", "Reference"})


def read_laid_out(pdf: bytes) -> LaidOut:
    """The pages of a tagged PDF."""
    structure = _Structure(pdf)
    document = pypdfium2.PdfDocument(pdf)
    grown: dict[object, _Grown] = {}
    pictures: list[Picture] = []
    drawn: list[list[Box]] = []
    turned: set[int] = set()
    try:
        width, height = _size(document[0])
        for number, page in enumerate(document):
            _read_text(page, number, structure, grown)
            pictures.extend(_pictures(page, number))
            drawn.append(_drawn(page))
            if _size(page) == (height, width) != (width, height):
                turned.add(number)
        pages = len(document)
    finally:
        document.close()
    passages = tuple(p for p in (passage.finished(drawn) for passage in grown.values()) if p.lines)
    return LaidOut(
        width=width,
        height=height,
        pages=pages,
        passages=passages,
        pictures=tuple(pictures),
        turned=frozenset(turned),
    )


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = page.get_trimbox()
    return round(right - left, 2), round(top - bottom, 2)


# -- which element a mark belongs to ----------------------------------------------------------------


class _Element(msgspec.Struct, frozen=True):
    key: object
    kind: str
    piece: int | None


class _Structure:
    """From a page's marks to the elements of the structure tree."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pikepdf.open(io.BytesIO(pdf))
        root = self._pdf.Root.get("/StructTreeRoot")
        parents = root.get("/ParentTree") if root is not None else None
        self._parents = pikepdf.NumberTree(parents) if parents is not None else {}
        self._known: dict[tuple[int, int], _Element | None] = {}
        self._pieces: dict[tuple[int, int], int] = {}

    def elements(self, page: int) -> list[_Element | None]:
        """The element of each mark of a page, by the mark's number."""
        key = self._pdf.pages[page].obj.get("/StructParents")
        if key is None or int(key) not in self._parents:
            return []
        return [self._element(owner) for owner in self._parents[int(key)]]

    def _element(self, owner: Any) -> _Element | None:
        if not isinstance(owner, pikepdf.Dictionary):
            return None
        if owner.objgen not in self._known:
            self._known[owner.objgen] = self._climbed(owner)
        return self._known[owner.objgen]

    def _climbed(self, owner: Any) -> _Element | None:
        """The block that an element stands in, and the article that this stands in."""
        found: tuple[object, str] | None = None
        piece: int | None = None
        node = owner
        while isinstance(node, pikepdf.Dictionary) and "/S" in node:
            kind = str(node.S)[1:].replace("FENote", "Note")  # which it is called in PDF 2.0
            if found is None and _is_own(node, kind):
                found = node.objgen, kind
            elif found is not None and kind == "Note":
                found = found[0], kind  # its paragraphs stand at the foot, whatever else they are
            if kind == "Art":
                piece = self._pieces.setdefault(node.objgen, len(self._pieces))
            node = node.get("/P")
        return _Element(found[0], found[1], piece) if found else _Element(owner.objgen, "P", piece)


def _is_own(node: Any, kind: str) -> bool:
    """Whether an element is a passage; a reference in the contents belongs to its entry."""
    if kind == "Reference" and "/P" in node and node.P.get("/S") == "/TOCI":
        return False
    return kind in OWN_KINDS or kind in HEADINGS or _is_code_block(node, kind)


def _is_code_block(node: Any, kind: str) -> bool:
    """Code that is all that its paragraph holds; code in a line of text belongs to that."""
    if kind != "Code":
        return False
    siblings = node.P.get("/K")
    return not isinstance(siblings, pikepdf.Array) or len(siblings) == 1


# -- characters into lines --------------------------------------------------------------------------


class _Letter(msgspec.Struct, frozen=True):
    value: str
    left: float
    right: float
    baseline: float
    size: float


class _Grown:
    """A passage while its letters come in, line by line."""

    def __init__(self, kind: str, piece: int | None) -> None:
        self._kind, self._piece = kind, piece
        self._lines: list[tuple[int, int, list[_Letter]]] = []

    def add(self, page: int, number: int, letter: _Letter) -> None:
        """Append a letter to the line that it stands in; raised letters do not begin a new one."""
        if self._lines:
            last_page, _, letters = self._lines[-1]
            same = last_page == page and abs(letters[0].baseline - letter.baseline) < 0.6 * letters[0].size
            if same and letter.left > letters[-1].left - letter.size:
                letters.append(letter)
                return
        self._lines.append((page, number, [letter]))

    def space(self) -> None:
        """Note the white between two words that is no character of the file."""
        last = self._lines[-1][2][-1]
        self._lines[-1][2].append(msgspec.structs.replace(last, value=" "))

    def finished(self, drawn: Sequence[Sequence[Box]]) -> Passage:
        """The passage, its lines measured. ``drawn``: by page, what may stand in a line besides words."""
        lines = (
            _line(page, number, letters, drawn[page])
            for page, number, letters in self._lines
            if any(not letter.value.isspace() for letter in letters)
        )
        return Passage(kind=self._kind, piece=self._piece, lines=tuple(lines))


def _line(page: int, number: int, letters: list[_Letter], drawn: Sequence[Box]) -> Line:
    while letters[-1].value.isspace():
        letters = letters[:-1]
    size = max(letter.size for letter in letters)
    gaps = list(_gaps(letters, [box for box in drawn if box.top < letters[0].baseline < box.bottom + size]))
    return Line(
        page=page,
        left=min(letter.left for letter in letters),
        right=max(letter.right for letter in letters),
        baseline=letters[0].baseline,
        size=size,
        words="".join(letter.value for letter in letters),
        is_broken=letters[-1].value in HYPHENS and len(letters) > 1,
        widest_space=max(gaps, default=0) / size,
        usual_space=median(gaps) / size if gaps else 0.0,
        number=number,
    )


def _gaps(letters: list[_Letter], drawn: Sequence[Box]) -> Iterator[float]:
    """The white between each two words of a line that have nothing drawn between them."""
    before: _Letter | None = None
    spaced = False
    for letter in letters:
        if letter.value.isspace():
            spaced = True
            continue
        if spaced and before is not None:
            left, right = before.right, letter.left
            if not any(left - 1 < (box.left + box.right) / 2 < right + 1 for box in drawn):
                yield right - left
        before, spaced = letter, False


def _read_text(page: Any, number: int, structure: _Structure, grown: dict[object, _Grown]) -> None:
    """Every letter of a page, given to its passage."""
    elements = structure.elements(number)
    trim_left, _, _, trim_top = page.get_trimbox()
    text = page.get_textpage()
    passage: _Grown | None = None
    for index in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            if passage is not None and chr(pdfium.FPDFText_GetUnicode(text, index)) == " ":
                passage.space()
            continue
        mark = pdfium.FPDFPageObj_GetMarkedContentID(pdfium.FPDFText_GetTextObject(text, index))
        element = elements[mark] if 0 <= mark < len(elements) else None
        key = element.key if element else (DECORATION, number)
        if key not in grown:
            kind, piece = (element.kind, element.piece) if element else (DECORATION, None)
            grown[key] = _Grown(kind, piece)
        passage = grown[key]
        passage.add(number, index, _letter(text, index, trim_left, trim_top))


def _letter(text: Any, index: int, trim_left: float, trim_top: float) -> _Letter:
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return _Letter(
        chr(pdfium.FPDFText_GetUnicode(text, index)),
        box.left - trim_left,
        box.right - trim_left,
        trim_top - y.value,
        pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d or matrix.b),
    )


# -- pictures ---------------------------------------------------------------------------------------


class Box(msgspec.Struct, frozen=True):
    """What one element draws on a page. Points, from the upper left corner."""

    left: float
    right: float
    top: float
    bottom: float


def _drawn(page: Any) -> list[Box]:
    """What each element draws that is no text: a picture, a drawing, a formula."""
    trim_left, _, _, trim_top = page.get_trimbox()
    found: dict[int, Box] = {}
    for thing in page.get_objects(max_depth=1):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        if mark >= 0 and thing.type != pdfium.FPDF_PAGEOBJ_TEXT:
            left, bottom, right, top = thing.get_bounds()
            box = Box(left - trim_left, right - trim_left, trim_top - top, trim_top - bottom)
            found[mark] = _around(found[mark], box) if mark in found else box
    return list(found.values())


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        max(one.right, other.right),
        min(one.top, other.top),
        max(one.bottom, other.bottom),
    )


def _pictures(page: Any, number: int) -> Iterator[Picture]:
    trim_left, _, _, trim_top = page.get_trimbox()
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=6):
        left, bottom, right, top = image.get_bounds()
        pixels = image.get_px_size()
        inches = max(right - left, 0.1) / 72, max(top - bottom, 0.1) / 72
        yield Picture(
            page=number,
            left=left - trim_left,
            right=right - trim_left,
            top=trim_top - top,
            bottom=trim_top - bottom,
            dots_per_inch=min(pixels[0] / inches[0], pixels[1] / inches[1]),
        )
