"""The page map: what stands on each page, in words, for people to read and to compare (``pages.txt``)."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.layout.pages import DECORATION, LaidOut, Line, Passage

MOST_WORDS = 4
"""Of the beginning and of the end of each passage."""
_PASSED_OVER = (DECORATION, "Lbl", "Reference")
EDGE = 0.12
"""Of the page: the strips at head and foot where running heads and folios stand."""


def page_map(laid: LaidOut) -> str:
    """For each page its side, running head and folio, and the passages on it with first and last words.

    A passage that began on an earlier page has an ellipsis before it, one that goes on has one after
    it; what assistive technology is not told of is in brackets.
    """
    return "\n".join("\n".join(_page(laid, number)) + "\n" for number in range(laid.pages))


def _page(laid: LaidOut, number: int) -> Iterator[str]:
    side = "verso" if number % 2 else "recto"
    heads = [line.words for line in _decoration(laid, number) if line.baseline < EDGE * laid.height]
    folios = [line.words for line in _decoration(laid, number) if line.baseline > (1 - EDGE) * laid.height]
    named = [f"page {number + 1}", side]
    named += [f"head “{_clean(head)}”" for head in heads] + [f"folio {_clean(folio)}" for folio in folios]
    yield " · ".join(named)
    for passage in laid.passages:
        lines = [line for line in passage.lines if line.page == number]
        if lines and passage.kind not in _PASSED_OVER:
            yield f"  {passage.kind:<8} {_said(passage, lines)}"
    for picture in (picture for picture in laid.pictures if picture.page == number):
        yield f"  picture  {picture.right - picture.left:.0f} × {picture.bottom - picture.top:.0f} points"
    between = [
        line
        for line in _decoration(laid, number)
        if EDGE * laid.height <= line.baseline <= (1 - EDGE) * laid.height
    ]
    if between:
        yield f"  ({_shortened(' '.join(line.words for line in between))})"


def _decoration(laid: LaidOut, number: int) -> list[Line]:
    found = (passage for passage in laid.passages if passage.kind == DECORATION)
    return [line for passage in found for line in passage.lines if line.page == number]


def _said(passage: Passage, lines: list[Line]) -> str:
    words = _shortened(" ".join(line.words for line in lines))
    before = "… " if passage.lines[0] is not lines[0] else ""
    after = " …" if passage.lines[-1] is not lines[-1] else ""
    count = f"  ({len(lines)} lines)" if len(lines) > 1 else ""
    return f"{before}{words}{after}{count}"


def _shortened(text: str) -> str:
    words = _clean(text).split()
    if len(words) <= 2 * MOST_WORDS:
        return " ".join(words)
    return " ".join((*words[:MOST_WORDS], "…", *words[-MOST_WORDS:]))


def _clean(words: str) -> str:
    return " ".join(words.replace("\x02", "-").split())
