"""Notes stay with the lines that refer to them.

WeasyPrint 70 sends the notes of a page to the next one when that lets one more line fit, so that a
note may stand a page or two after its reference. It has no setting for this; the line of its
``_linebox_layout`` that decides it is taken out here. Should a later version have no such line,
nothing is done, and a test tells whether notes stay.
"""

from __future__ import annotations

import inspect
import textwrap
from functools import cache

from weasyprint.layout import block

_DECIDES = "report = not context.in_column and can_break_now and not could_break_before"


@cache
def keep_notes_with_their_lines() -> None:
    """Take that line out, once a process."""
    source = textwrap.dedent(inspect.getsource(block._linebox_layout))
    if _DECIDES in source:
        exec(source.replace(_DECIDES, "report = False"), vars(block))
