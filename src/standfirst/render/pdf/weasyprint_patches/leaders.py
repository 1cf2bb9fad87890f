"""The dots between an entry of the contents and its page are one text instead of one for each dot.

WeasyPrint 70 repeats the text of a leader as so many boxes; to draw and tag them took half the time of a
table of contents.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.leader import leader_index
from weasyprint.text.line_break import split_first_line

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch


def _handle_leader(context: Any, line: Any, containing_block: Any) -> None:
    """Fill the leader of a line, if it has one."""
    _weasyprints_leader(context, line, containing_block)
    index, leader = leader_index(line)
    if index is not None and len(leader.children) > 1:
        leader.children = (_joined(leader.children),)


def _joined(texts: tuple[Any, ...]) -> Any:
    """Equal texts beside each other, as one."""
    first = min(texts, key=lambda box: box.position_x)
    whole = first.copy_with_text("".join(box.text for box in texts))
    whole.pango_layout, *_ = split_first_line(whole.text, whole.style, None, None, 0)
    whole.width = sum(box.width for box in texts)
    return whole


_weasyprints_leader: Callable[..., None] = inline.handle_leader


def join_leaders() -> None:
    """From now on a leader is one text."""
    inline.handle_leader = _handle_leader


PATCH = Patch(
    name="leaders",
    does="Makes one text of the dots of a leader.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.layout.leader.handle_leader": "a7f944a205e4",
        "weasyprint.layout.leader.leader_index": "a5db9f270b8b",
    },
    without="tables of contents take longer",
    install=join_leaders,
)
