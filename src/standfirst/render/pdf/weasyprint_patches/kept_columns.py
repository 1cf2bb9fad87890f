"""Columns that are full stay on their page, although what comes next fits into none of the others.

WeasyPrint 70 sends all columns of a page to the next one if the first thing of the second or third is not to
be broken and too high for what is left of the page: the page stays empty under what stands over them. Here
such a column is empty, and what did not fit opens the next page.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

_weasyprints_block_box_layout = block.block_box_layout


class _Last:
    """Where the column ended that was laid out last: the next one goes on there."""

    resume_at: Any = None


def _block_box_layout(
    context: Any, box: Any, bottom_space: Any, skip_stack: Any, *more: Any, **named: Any
) -> Any:
    result = _weasyprints_block_box_layout(context, box, bottom_space, skip_stack, *more, **named)
    if not getattr(box, "is_column", False):
        return result
    if result[0] is None and skip_stack is not None and skip_stack is _Last.resume_at:
        empty = box.copy_with_children([])
        empty.height = 0
        return empty, skip_stack, {"break": "any", "page": None}, [], False, None
    _Last.resume_at = result[1]
    return result


def keep_columns() -> None:
    """Replace WeasyPrint's function, for good."""
    block.block_box_layout = _block_box_layout


PATCH = Patch(
    name="kept-columns",
    does="Keeps full columns on their page where the next thing fits into none of the others.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.layout.block.block_box_layout": "cdeb75ab3eab",
        "weasyprint.layout.column._create_column_box": "fc8a8da44b12",
        "weasyprint.layout.column.columns_layout": "8930a5a90bea",
    },
    without="there is white under what stands over columns, where a picture fits into none of them",
    install=keep_columns,
)
