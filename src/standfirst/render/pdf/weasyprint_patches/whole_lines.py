"""Lines are not broken early before an inline.

Where the text before a link, a word of code or an emphasis fits its line and only the space after it
does not, WeasyPrint 70 takes the text for one long word and ends the line after its first word. The
condition of its ``split_first_line`` that decides it is changed here: a space at the end of a line takes
no room.
"""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

_DECIDES = "if resume_index is None and first_line_width <= max_width:"
_BETTER = """\
if resume_index is None and (
            first_line_width <= max_width
            or _fits_without_its_space(text, style, context, max_width, justification_spacing)
        ):"""


@cache
def keep_lines_whole() -> None:
    """Change that condition, once a process."""
    source = inspect.getsource(line_break.split_first_line)
    names = vars(line_break)
    names["_fits_without_its_space"] = _fits_without_its_space
    # Its relative import is resolved by the module's own name, which it keeps.
    exec(source.replace(_DECIDES, _BETTER), names)
    inline.split_first_line = line_break.split_first_line


def _fits_without_its_space(
    text: str, style: Any, context: Any, max_width: float, justification_spacing: float
) -> bool:
    """Whether a text that ends in a space would fit the width if it did not."""
    if not text.endswith(" ") or style["white_space"] not in ("normal", "pre-line"):
        return False
    layout = line_break.create_layout(text.rstrip(" "), style, context, max_width, justification_spacing)
    line, rest = layout.get_first_line()
    return rest is None and line_break.line_size(line, style)[0] <= max_width


PATCH = Patch(
    name="whole-lines",
    does="Ends no line early before a link, a word of code or an emphasis.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.text.line_break.split_first_line": "f5cfad56910a",
        "weasyprint.text.line_break.create_layout": "5d4b11726a68",
    },
    without="lines before a link or an emphasis may end early",
    install=keep_lines_whole,
)
