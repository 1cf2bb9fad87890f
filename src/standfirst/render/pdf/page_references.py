"""Numbers of pages within the text: drawn as zeros in a fragment, changed for the true figures in the book.

A fragment can't know on which pages other parts stand. Where it names one it draws as many zeros as the
number has figures, in figures that are all of one width, and notes the marked stretch of the page's content.
When the parts are joined the glyphs of the zeros are changed for those of the number: nothing moves, and
whatever reads the page reads the number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from standfirst.render.pdf.fragment_result import DigitGlyphs, PageNumber

_MARKED = re.compile(rb"<</MCID (\d+)>>\nBDC\n(.*?)EMC", re.DOTALL)
"""A marked stretch of content, as WeasyPrint writes it (ISO 32000-1, 14.6)."""
_SHOWN = re.compile(rb"\[([^\]]*)\] TJ")
"""What shows text (ISO 32000-1, 9.4.3): hexadecimal strings, and numbers that move the pen between them."""
_CODE = re.compile(rb"[0-9a-f]{4}(?=[0-9a-f]*>)")
_IN_LABEL = re.compile("\ue000(.*?)\ue001")
"""An anchor in the name of a link, in whose place its page's number comes."""


def in_label(anchor: str) -> str:
    """What stands in the name of a link for the number of the page on which an anchor stands."""
    return f"\ue000{anchor}\ue001"


def filled_label(words: str, labels: Mapping[str, str]) -> str:
    """The name of a link, with the numbers of pages."""
    return _IN_LABEL.sub(lambda found: labels.get(found[1], ""), words)


def codes_of(case: DigitGlyphs) -> dict[str, bytes]:
    """For each character of a case the code of its glyph, in hexadecimal figures."""
    found = ((sort, re.search("[0-9a-f]{4}", glyph.shown)) for sort, glyph in case.glyphs.items())
    return {sort: code[0].encode() for sort, code in found if code}


def filled(
    content: bytes,
    numbers: Mapping[int, PageNumber],
    case: Mapping[int, DigitGlyphs],
    labels: Mapping[str, str],
) -> bytes:
    """A page's content with true numbers.

    ``numbers`` are those on the page, by the marks of their stretches; ``case`` the type of each, by its
    number; ``labels`` what the pages are called on which anchors stand.
    """
    codes = {used: codes_of(case[used]) for used in {number.case for number in numbers.values()}}

    def change(found: re.Match[bytes]) -> bytes:
        number = numbers.get(int(found[1]))
        label = labels.get(number.anchor, "") if number else ""
        if number is None or not label or label == number.shape:
            return found[0]
        for shown in reversed(list(_SHOWN.finditer(found[2]))):
            operand = _changed(shown[1], number.shape, label, case[number.case], codes[number.case])
            if operand != shown[1]:
                start = found.start(2) - found.start() + shown.start(1)
                return found[0][:start] + operand + found[0][start + len(shown[1]) :]
        return found[0]

    return _MARKED.sub(change, content)


def _changed(operand: bytes, shape: str, label: str, case: DigitGlyphs, codes: Mapping[str, bytes]) -> bytes:
    """What shows text, with the glyphs of a shape changed for those of a label; ``codes``: of the case.

    A label that is shorter than what was drawn for it leaves white before it.
    """
    places = _places(operand, [codes.get(sort, b"") for sort in shape])
    if not places:
        return operand
    gap = f">{-1000 * case.glyphs['0'].width / case.size:.2f}<".encode()
    new = [gap] * (len(shape) - len(label)) + [codes.get(sort, codes["0"]) for sort in label]
    fitting = [*new[: len(places) - 1], b"".join(new[len(places) - 1 :])]
    changed = bytearray(operand)
    for (start, end), code in reversed(list(zip(places, fitting, strict=True))):
        changed[start:end] = code
    return bytes(changed)


def _places(operand: bytes, codes: list[bytes]) -> list[tuple[int, int]]:
    """Where these glyphs stand in a row, the last time that they do; right to left it is not at the end."""
    found = list(_CODE.finditer(operand))
    size = len(codes)
    for start in range(len(found) - size, -1, -1):
        if [code[0] for code in found[start : start + size]] == codes:
            return [code.span() for code in found[start : start + size]]
    return []


def blanked(content: bytes, marks: Collection[int]) -> bytes:
    """A page's content without what is shown in these stretches: the same once they are filled."""
    if not marks:
        return content

    def change(found: re.Match[bytes]) -> bytes:
        return _SHOWN.sub(b"[] TJ", found[0]) if int(found[1]) in marks else found[0]

    return _MARKED.sub(change, content)


def shown(content: bytes, letters: Mapping[int, Mapping[str, str]]) -> dict[int, str]:
    """What is shown in the stretches of these marks, read with the characters of their glyphs' codes."""
    found = {}
    for stretch in _MARKED.finditer(content):
        mark = int(stretch[1])
        if mark in letters:
            codes = (
                code[0].decode() for part in _SHOWN.finditer(stretch[2]) for code in _CODE.finditer(part[1])
            )
            found[mark] = "".join(letters[mark].get(code, "?") for code in codes)
    return found
