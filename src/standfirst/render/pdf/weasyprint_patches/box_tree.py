"""The boxes of a page that was laid out, which WeasyPrint gives away under private names only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

PATCH = Patch(
    name="box-tree",
    does="Reads the boxes of a page: for folios, tags, fitting, and the search for faults.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.document.Page": "3c056032e668",
        "weasyprint.layout.absolute.AbsolutePlaceholder": "ec046e88c727",
    },
)


def box_of(page: Any) -> Any:
    """The box of a page (``weasyprint.document.Page``): its children are the root's box and margin boxes."""
    return page._page_box


def boxes_in(box: Any) -> Iterator[Any]:
    """A box and all boxes in it, in the order of the page; those out of flow where they stand."""
    waiting = [box]
    while waiting:
        box = placed(waiting.pop())
        yield box
        if children := getattr(box, "children", ()):
            waiting += children[::-1]


def placed(box: Any) -> Any:
    """The box that a placeholder of an absolutely placed box stands for; any other box is itself."""
    return getattr(box, "_box", box)
