"""Joined pages: whether the pages of the finished PDF are those of its fragments, and read as those do.

The words of each fragment are read back once, when it is laid out; to read all pages again whenever one
piece has changed would take longer than the change. What the joiner may not touch is compared instead:
the content of every page to the byte, the characters that its fonts say their glyphs stand for, and that
its pictures are there. pikepdf lives here.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence

import pikepdf

from standfirst.check.fidelity.comparing import Difference, normal
from standfirst.render.pdf.fragment_result import Fragment, PageNumber, Sheet, Sheets
from standfirst.render.pdf.page_references import blanked, codes_of, shown


def sheets_of(fragment: Fragment) -> Sheets:
    """What of a fragment's pages has to be in the book."""
    on_page: dict[int, list[PageNumber]] = {}
    for number in fragment.page_numbers:
        on_page.setdefault(number.page, []).append(number)
    with pikepdf.open(io.BytesIO(fragment.pdf)) as opened:
        letters: dict[str, dict[str, str]] = {}
        pages = tuple(
            _sheet(page.obj, letters, tuple(on_page.get(number, ())))
            for number, page in enumerate(opened.pages)
        )
    figures = tuple({code.decode(): sort for sort, code in codes_of(case).items()} for case in fragment.cases)
    return Sheets(pages, letters, figures if fragment.page_numbers else ())


def _sheet(
    page: pikepdf.Object, letters: dict[str, dict[str, str]], numbers: tuple[PageNumber, ...]
) -> Sheet:
    resources = page.get("/Resources", pikepdf.Dictionary())
    fonts = resources.get("/Font", pikepdf.Dictionary())
    for name in fonts.keys() - letters.keys():
        letters[name] = _letters(fonts[name])
    pictures = resources.get("/XObject", pikepdf.Dictionary())
    return Sheet(
        _digest(_content(page), numbers), tuple(sorted(fonts.keys())), tuple(sorted(pictures.keys())), numbers
    )


def _content(page: pikepdf.Object) -> bytes:
    """The first stream of a page; the folio comes in a second one."""
    contents = page.Contents
    stream = contents[0] if isinstance(contents, pikepdf.Array) else contents
    return bytes(stream.read_bytes())


def _digest(content: bytes, numbers: Sequence[PageNumber]) -> bytes:
    """Of what is on a page, but for the numbers of other pages, which are filled in."""
    bare = blanked(content, {number.mark for number in numbers})
    return hashlib.blake2b(bare, digest_size=16).digest()


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
        labels = _labels(opened) if any(sheets.figures for _, sheets in fragments) else {}
        for opens, sheets in fragments:
            for number, sheet in enumerate(sheets.pages, start=opens):
                why = (
                    _differs(sheet, sheets, pages[number], known)
                    or _misnumbered(sheet, sheets, pages[number], labels)
                    if number < len(pages)
                    else "is not there"
                )
                if why:
                    yield Difference(kind="bound", words=why, page=number + 1)


def _differs(
    sheet: Sheet, sheets: Sheets, page: pikepdf.Object, known: dict[tuple[int, int], dict[str, str]]
) -> str | None:
    """Why a bound page is not the page that was laid out."""
    if _digest(_content(page), sheet.numbers) != sheet.content:
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


# -- numbers of pages in the text -------------------------------------------------------------------


def _misnumbered(sheet: Sheet, sheets: Sheets, page: pikepdf.Object, labels: Mapping[str, str]) -> str | None:
    """The first number of a page on this one that is not that of the page on which its anchor stands."""
    if not sheet.numbers:
        return None
    found = shown(_content(page), {number.mark: sheets.figures[number.case] for number in sheet.numbers})
    for number in sheet.numbers:
        label = labels.get(number.anchor)
        if label is not None and label not in found.get(number.mark, ""):
            return f"names page {found.get(number.mark, '')}, and means page {label}"
    return None


def _labels(pdf: pikepdf.Pdf) -> dict[str, str]:
    """What the page of every named destination is called (ISO 32000-1, 12.3.2.3 and 12.4.2): read from the
    finished file alone."""
    if "/Names" not in pdf.Root:
        return {}
    names = pdf.Root.Names.Dests.Names
    numbers = {page.obj.objgen: str(page.label) for page in pdf.pages}
    places = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    return {name: numbers[_array(place)[0].objgen] for name, place in places.items()}


def _array(place: pikepdf.Object) -> pikepdf.Object:
    """The array of page and coordinates, which may be in a dictionary."""
    return place.D if isinstance(place, pikepdf.Dictionary) else place
