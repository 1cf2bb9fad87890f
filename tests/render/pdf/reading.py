"""Reading a PDF back: its words, pages, links and structure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2


def pages_of(pdf: bytes | Path) -> list[str]:
    """The words of each page, white space collapsed, words that a hyphen divides made whole."""
    document = pypdfium2.PdfDocument(pdf)
    return [_tidy(page.get_textpage().get_text_range()) for page in document]


def _tidy(words: str) -> str:
    whole = re.sub("[\u00ad\u0002\ufffe]\\s*", "", words)
    return " ".join(whole.split())


MARGIN = 20 / 25.4 * 72
"""Points at the head and at the foot of an A5 page that hold no text, only heads and folios."""


def heads_of(pdf: bytes | Path) -> list[str]:
    """What stands in the head margin of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        _tidy(page.get_textpage().get_text_bounded(bottom=page.get_height() - MARGIN)) for page in document
    ]


def folios_of(pdf: bytes | Path) -> list[str]:
    """What stands in the foot margin of each page."""
    return [_tidy(page.get_textpage().get_text_bounded(top=MARGIN)) for page in pypdfium2.PdfDocument(pdf)]


def opened(pdf: bytes | Path) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf)


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page, from 0, that each named destination leads to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names = list(pdf.Root.Names.Dests.Names)
    return {str(names[k]): numbers[names[k + 1][0].objgen] for k in range(0, len(names), 2)}


def links(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for page in pdf.pages:
        annotations: Any = page.obj.get("/Annots", [])
        yield from annotations


def outline(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Depth and words of every bookmark."""

    def entries(items: Any, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, item.title
            yield from entries(item.children, depth + 1)

    with pdf.open_outline() as tree:
        return list(entries(tree.root, 1))


def structure(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every structure element, in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield element
            for kid in element.get("/K", []):
                yield from walk(kid)

    for top in pdf.Root.StructTreeRoot.K:
        yield from walk(top)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in structure(pdf)]


# -- the structure, with its words -----------------------------------------------------------------


class Element:
    """A structure element as it is read back: its type, what it says of itself, and what it holds."""

    def __init__(self, type_: str, title: str, says: dict[str, str], kids: list[Element | str]) -> None:
        self.type = type_
        self.title = title
        self.says = says
        self.kids = kids


def kids_of(element: Any) -> Iterator[Any]:
    """What an element holds. A mark alone is one on the element's own page (ISO 32000-1, 14.7.4.2): it comes
    as the dictionary that says the same."""
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
        else:
            yield pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=element.Pg, MCID=int(kid))


_SAID = {"/Lang": "Lang", "/Alt": "Alt", "/E": "E", "/ActualText": "ActualText"}


def read_back(pdf: pikepdf.Pdf) -> Element:
    """The structure tree with the words that its marks hold, as a reader for the blind would have it."""
    words = {page.objgen: _marked_words(page) for page in pdf.pages}

    def element(of: Any) -> Element:
        says = {name: str(of[key]) for key, name in _SAID.items() if key in of}
        says |= {key[1:]: str(of.A[key]).lstrip("/") for key in of.get("/A", {}) if key in _ATTRIBUTES}
        kids = [kid for each in kids_of(of) for kid in read(each)]
        return Element(str(of.S)[1:], str(of.get("/T", "")), says, kids)

    def read(kid: Any) -> Iterator[Element | str]:
        if "/S" in kid:
            yield element(kid)
        elif kid.get("/Type") == "/MCR":
            yield words[kid.Pg.objgen].get(int(kid.MCID), "")

    return element(pdf.Root.StructTreeRoot.K[0])


_ATTRIBUTES = ("/Scope", "/ColSpan", "/RowSpan", "/ListNumbering")


def _marked_words(page: pikepdf.Page) -> dict[int, str]:
    """For each mark of a page what its glyphs stand for, or what it says that it means."""
    fonts = {name: _glyphs(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    found: dict[int, list[str]] = {}
    open_marks: list[int | None] = []
    font: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match operator := str(instruction.operator):
            case "BDC":
                says = operands[1]
                mark = int(says.MCID) if "/MCID" in says else None
                if mark is not None:
                    found[mark] = [str(says.ActualText)] if "/ActualText" in says else []
                    mark = None if "/ActualText" in says else mark
                open_marks.append(mark)
            case "BMC":
                open_marks.append(None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ" if open_marks and open_marks[-1] is not None:
                shown = operands[0] if operator == "TJ" else [operands[0]]
                found[open_marks[-1]] += [letters for x in shown for letters in _read(x, font)]
    return {mark: "".join(_in_order(words)) for mark, words in found.items()}


def _read(shown: Any, font: dict[str, str]) -> Iterator[str]:
    codes = bytes(shown).hex() if isinstance(shown, pikepdf.String) else ""
    return (font.get(codes[k : k + 4], "\N{REPLACEMENT CHARACTER}") for k in range(0, len(codes), 4))


def _in_order(letters: list[str]) -> list[str]:
    """What is written from right to left is drawn from left to right."""
    written = {unicodedata.bidirectional(letter[0]) for letter in letters if letter}
    return letters[::-1] if written & {"R", "AL"} else letters


def _glyphs(font: Any) -> dict[str, str]:
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>", font.ToUnicode.read_bytes())
    return {
        code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
        if code != b"0000" or text != b"ffff"
    }
