"""Binding: whether the pages of the finished PDF are those of its fragments, and read as those do.

The words of each fragment are read back once, when it is laid out; to read all pages again whenever one
piece has changed would take longer than the change. What the joiner may not touch is compared instead:
the content of every page to the byte, the characters that its fonts say their glyphs stand for, and that
its pictures are there. pikepdf lives here.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Sequence

import pikepdf

from standfirst.check.fidelity.comparing import Difference, normal
from standfirst.render.pdf.fragment_result import Sheet, Sheets


def sheets_of(pdf: bytes) -> Sheets:
    """What of a fragment's pages has to be in the book."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        letters: dict[str, dict[str, str]] = {}
        pages = tuple(_sheet(page.obj, letters) for page in opened.pages)
    return Sheets(pages, letters)


def _sheet(page: pikepdf.Object, letters: dict[str, dict[str, str]]) -> Sheet:
    resources = page.get("/Resources", pikepdf.Dictionary())
    fonts = resources.get("/Font", pikepdf.Dictionary())
    for name in fonts.keys() - letters.keys():
        letters[name] = _letters(fonts[name])
    pictures = resources.get("/XObject", pikepdf.Dictionary())
    return Sheet(_digest(page.Contents), tuple(sorted(fonts.keys())), tuple(sorted(pictures.keys())))


def _digest(contents: pikepdf.Object) -> bytes:
    """Of the first stream of a page; the folio comes in a second one."""
    stream = contents[0] if isinstance(contents, pikepdf.Array) else contents
    return hashlib.blake2b(stream.read_bytes(), digest_size=16).digest()


_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")


def _letters(font: pikepdf.Object) -> dict[str, str]:
    """What the glyphs of a font stand for (ISO 32000-1, 9.10.3)."""
    if "/ToUnicode" not in font:
        return {}
    cmap = font.ToUnicode.read_bytes()
    return {
        pair[1].decode().lower(): normal(bytes.fromhex(pair[2].decode()).decode("utf-16-be", "replace"))
        for block in _CHARS.finditer(cmap)
        for pair in _PAIR.finditer(block[1])
    }


def binding_differences(fragments: Sequence[tuple[int, Sheets]], pdf: bytes) -> Iterator[Difference]:
    """What differs between fragments (each with the page, from 0, on which it opens) and the finished PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = [page.obj for page in opened.pages]
        known: dict[tuple[int, int], dict[str, str]] = {}
        for opens, sheets in fragments:
            for number, sheet in enumerate(sheets.pages, start=opens):
                why = _differs(sheet, sheets, pages[number], known) if number < len(pages) else "is not there"
                if why:
                    yield Difference(kind="bound", words=why, page=number + 1)


def _differs(
    sheet: Sheet, sheets: Sheets, page: pikepdf.Object, known: dict[tuple[int, int], dict[str, str]]
) -> str | None:
    """Why a bound page is not the page that was laid out."""
    if _digest(page.Contents) != sheet.content:
        return "is not the page that was laid out"
    resources = page.get("/Resources", pikepdf.Dictionary())
    fonts = resources.get("/Font", pikepdf.Dictionary())
    for name in sheet.fonts:
        if name not in fonts:
            return f"has lost the font {name}"
        font = fonts[name]
        if font.objgen not in known or font.objgen == (0, 0):
            known[font.objgen] = _letters(font)
        if not sheets.letters[name].items() <= known[font.objgen].items():
            return f"has letters that the font {name} has taken for others"
    if not set(sheet.pictures) <= set(resources.get("/XObject", pikepdf.Dictionary()).keys()):
        return "has lost a picture"
    return None
