"""Lines of code are where WeasyPrint puts them, and are not broken by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from as_laid_out import laid_out
from standfirst.layout.line_breaking import lines as line_breaking

STYLE = """@page { size: 400px 300px; margin: 20px } html { font: 12px/18px serif }
pre { font: 10px/15px monospace; white-space: pre-wrap; overflow-wrap: anywhere; padding-left: 9px }
b { font-weight: bold } i { font-style: italic }"""
PICTURE = "<img style='width: 9px' src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>'>"
CODE = {
    "plain": "fn main() {\n    let x = 5;\n}",
    "an end at the end": "one\ntwo\n",
    "empty lines": "\n\none\n\n\ntwo\n\n",
    "marked": "<code><b>fn</b> main() {\n    <i>// a\n    // remark</i>\n    <b>let</b> x;\n}</code>",
    "marks at ends": "<b>one</b>\n<b>two\n</b>three<i>\n</i>\n<b></b>four",
    "not only ASCII": "naïve = “größer”\n    → 12 µm\nλ x → x\n",
    "marks in marks": "a <b>b <i>c\nd</i> e\n</b> f",
    "spaces at ends": "one   \n   two\n   \nthree ",
    "centred": "<div style='text-align: center'>one\n  two</div>",
    "raised": "x<sup style='font-size: 7px'>2</sup>\ny<sub>1</sub>\n",
    "over a page": "line\n" * 60,
}
LEFT = {
    "too long": "word " * 40,
    "a long one": "short\n" + "word " * 40 + "\nshort",
    "tabs": "a\tb\n\tc",
    "right to left": "שלום\nab",
    "a picture": f"a {PICTURE} b\nc",
    "a box": "a <span style='display: inline-block; width: 20px'></span>\nb",
    "edges": "a <b style='padding: 0 4px; border: 1px solid'>b\nc</b>\nd",
    "underlined": "a <u>b\nc</u>\nd",
    "beside a float": "<span style='float: left; width: 50px; height: 20px'></span>a\nb\nc\nd",
    "a relative one": "a <b style='position: relative; top: 1px'>b</b>\nc",
    "spaced words": "<span style='word-spacing: 3px'>a b\nc</span>",
}


@pytest.fixture
def greedy() -> Iterator[Counter[str]]:
    was = line_breaking.inline.get_next_linebox is line_breaking._next_line
    line_breaking.install()
    before = Counter(line_breaking.GREEDY)
    line_breaking.GREEDY.clear()
    yield line_breaking.GREEDY
    line_breaking.GREEDY.update(before)
    if not was:
        line_breaking.uninstall()


def as_weasyprint_has_it(page: str) -> list[tuple[object, ...]]:
    line_breaking.uninstall()
    found = laid_out(page)
    line_breaking.install()
    return found


@pytest.mark.parametrize("code", CODE.values(), ids=CODE)
def test_lines_of_code_are_where_weasyprint_puts_them(code: str, greedy: Counter[str]) -> None:
    page = f"<style>{STYLE}</style><body><pre>{code}</pre>"
    assert laid_out(page) == as_weasyprint_has_it(page)
    assert greedy.total() == 0


@pytest.mark.parametrize("code", LEFT.values(), ids=LEFT)
def test_what_is_not_understood_is_left_to_weasyprint(code: str, greedy: Counter[str]) -> None:
    page = f"<style>{STYLE}</style><body><pre>{code}</pre>"
    assert laid_out(page) == as_weasyprint_has_it(page)
    assert greedy.total() > 0
