"""Notes stay with the lines that refer to them.

WeasyPrint 70 sends the notes of a page to the next one when that lets one more line fit, so that a
note may stand a page or two after its reference. It has no setting for this; the line of its
``_linebox_layout`` that decides it is taken out here.
"""

from __future__ import annotations

import inspect
import textwrap
from functools import cache

from weasyprint.layout import block

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

_DECIDES = "report = not context.in_column and can_break_now and not could_break_before"


@cache
def keep_notes_with_their_lines() -> None:
    """Take that line out, once a process."""
    source = textwrap.dedent(inspect.getsource(block._linebox_layout))
    exec(source.replace(_DECIDES, "report = False"), vars(block))


PATCH = Patch(
    name="notes-with-their-lines",
    does="Keeps notes on the page of the lines that refer to them.",
    upstream=NONE_KNOWN,
    relies_on={"weasyprint.layout.block._linebox_layout": "2edf8a7e471b"},
    without="notes may stand a page or two after their references",
    install=keep_notes_with_their_lines,
)
