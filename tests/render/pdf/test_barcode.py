"""The barcode of an ISBN, read back from its drawing."""

from __future__ import annotations

import base64
import os
import re

import pytest

from standfirst.render.pdf.barcode import HEIGHT, LONGER, QUIET, barcode_of, can_draw

ODD = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111")
ODD = (*ODD, "0001011")
EVEN = tuple("".join(str(1 - int(x)) for x in reversed(code)) for code in ODD)
FIRST = ("OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE", "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO")
"""GS1 General Specifications, 5.2.1.2.1: figures in odd and even parity, and what the parities say."""


def bars(src: str) -> list[tuple[int, int]]:
    """The places of the bars, in modules, and their heights."""
    drawing = base64.b64decode(src.partition(",")[2]).decode()
    return [
        (int(x), int(h)) for x, h in re.findall(r'<rect x="(\d+)" y="0" width="1" height="(\d+)"', drawing)
    ]


def read(src: str) -> str:
    """The figures that the bars stand for."""
    black = {place - QUIET[0] for place, _ in bars(src)}
    modules = "".join("1" if place in black else "0" for place in range(95))
    left = [modules[3 + 7 * n : 10 + 7 * n] for n in range(6)]
    right = [modules[50 + 7 * n : 57 + 7 * n] for n in range(6)]
    parity = "".join("O" if code in ODD else "E" for code in left)
    figures = [ODD.index(code) if code in ODD else EVEN.index(code) for code in left]
    figures += [ODD.index("".join(str(1 - int(x)) for x in code)) for code in right]
    return "".join(map(str, [FIRST.index(parity), *figures]))


@pytest.fixture
def _library() -> None:
    if not can_draw():
        message = "not installed: python-barcode (in the extra standfirst[trade])"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("isbn", ["978-0-306-40615-7", "979-10-90636-07-1"])
def test_the_bars_are_those_of_the_isbn(isbn: str) -> None:
    barcode = barcode_of(isbn)
    assert barcode is not None
    assert read(barcode.src) == "".join(barcode.figures) == isbn.replace("-", "")
    assert barcode.isbn == f"ISBN\N{NO-BREAK SPACE}{isbn}"
    assert barcode.width == pytest.approx(37.29)  # millimetres, with the white beside it


@pytest.mark.usefixtures("_library")
def test_the_bars_at_the_ends_and_in_the_middle_are_longer() -> None:
    barcode = barcode_of("978-0-306-40615-7")
    assert barcode is not None
    longer = [place - QUIET[0] for place, height in bars(barcode.src) if height == HEIGHT + LONGER]
    assert longer == [0, 2, 46, 48, 92, 94]


def test_without_the_library_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfirst.render.pdf.barcode.can_draw", lambda: False)
    assert barcode_of("978-0-306-40615-7") is None
