"""A page does not end inside a word, where the paragraph that goes on overleaf can be set otherwise.

Only when a page is laid out is it known which line of a paragraph is its last. If that line ends in a
hyphen, the lines of the paragraph on this page and after it are chosen anew, as many as before if possible,
and the page alone is laid out again: the pages before it and, as a rule, after it stay what they are.

WeasyPrint 70 lays a page out with ``layout.page.remake_page``, which it calls again itself for a page whose
counters have changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as page_layout

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

MOST = 3
"""Layouts of a page at most."""

_weasyprints_remake_page = page_layout.remake_page


def _remake_page(index: int, context: Any, root_box: Any, html: Any) -> tuple[Any, Any]:
    before = _Before(context)
    for again in reversed(range(MOST)):
        page, resume_at = _weasyprints_remake_page(index, context, root_box, html)
        if not again or resume_at is None or not _is_set_anew(page):
            break
        before.restore(context)
    return page, resume_at


def _is_set_anew(page: Any) -> bool:
    """Whether the last paragraph of a page ended there in a broken word, and now will not."""
    lines = _last_lines(page.children[0])
    if not lines:
        return False
    chosen, last = vars(lines[0]).get("chosen"), vars(lines[-1]).get("chosen")
    if chosen is None or last is None or not last.has_hyphen or last.resume is None:
        return False
    return bool(lines[0]._paragraph.end_whole(chosen, len(lines)))


def _last_lines(box: Any) -> list[Any]:
    """The lines on this page of the paragraph with which its text ends."""
    while True:
        inside = list(_in_flow(box))
        if not inside:
            return []
        if isinstance(inside[-1], boxes.LineBox):
            return [line for line in inside if isinstance(line, boxes.LineBox)]
        box = inside[-1]


def _in_flow(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.Box) and child.is_in_normal_flow():
            yield child


class _Before:
    """What the layout of a page takes from a context that it changes."""

    def __init__(self, context: Any) -> None:
        self._footnotes = list(context.footnotes)
        self._reported = list(context.reported_footnotes)
        self._out_of_flow = dict(context.broken_out_of_flow)

    def restore(self, context: Any) -> None:
        """Bring the context back to what it was."""
        context.footnotes = list(self._footnotes)
        context.reported_footnotes = list(self._reported)
        context.broken_out_of_flow = dict(self._out_of_flow)


def end_pages_in_whole_words() -> None:
    """From now on, in this process."""
    page_layout.remake_page = _remake_page


def uninstall() -> None:
    """Pages end as they did."""
    page_layout.remake_page = _weasyprints_remake_page


PATCH = Patch(
    name="page-ends",
    does="Lays a page out again, with other lines, that ends inside a word.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.layout.page.remake_page": "54219cdedd65",
        "weasyprint.layout.page.make_page": "956a4c5f9b42",
        "weasyprint.layout.page.make_all_pages": "18987bbc6ea9",
    },
    without="a word may be broken over the turn of a page",
    install=end_pages_in_whole_words,
)
