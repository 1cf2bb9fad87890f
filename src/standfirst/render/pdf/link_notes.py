"""Links between the numbers of notes: from the text to the foot of the page, and back.

WeasyPrint makes links of ``a`` elements only; the number in the text and that before the note are made by the
stylesheet (``::footnote-call`` and ``::footnote-marker``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standfirst.render.pdf.weasyprint_patches.box_tree import box_of

NOTE_MARKS = {"footnote-call": "data-there", "footnote-marker": "data-back"}
"""What makes the numbers of a note, and the attributes of the note that say what the links are called."""
REFERENCE = "data-reference"
"""The attribute of a note with the anchor of the place that refers to it."""


def link_notes(layout: Any) -> None:
    """Add the links and the anchors of notes to the pages of a layout, before it is written."""
    found = [(page, box, kind) for page in layout.pages for box, kind in _numbers(page)]
    noted = {anchor for page in layout.pages for anchor in page.anchors}
    called = {box.element for _, box, kind in found if kind == "footnote-call"}
    for page, box, kind in found:
        reference, note = box.element.get(REFERENCE), box.element.get("id")
        if note not in noted or box.element not in called:
            continue  # cut off; its absence is reported where words are compared
        left, top, width, height = box.hit_area()
        place = (left, top, left + width, top + height)
        if kind == "footnote-call":
            page.anchors.setdefault(reference, place)
        page.links.append(("internal", note if kind == "footnote-call" else reference, place, box))


def _numbers(page: Any) -> Iterator[tuple[Any, str]]:
    """The boxes on a page that are numbers of notes and may be links, each with what makes it."""
    for box in box_of(page).descendants(placeholders=True):
        kind = (box.element_tag or "").partition("::")[2]
        is_number = kind in NOTE_MARKS and not hasattr(box, "text")
        if is_number and box.element.get(REFERENCE):
            yield box, kind
