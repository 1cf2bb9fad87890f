"""Where on the printed pages words differ, so that they can be marked on pictures of the pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.diagnostics import Diagnostic
from standfirst.layout.pages import LaidOut, Line
from standfirst.layout.place import OnPage, around
from standfirst.model.document import Piece

_QUOTED = re.compile("“([^”]+)”")


def place_of(diagnostic: Diagnostic, laid: LaidOut, pieces: Sequence[Piece]) -> OnPage | None:
    """The line that has most of the words that a diagnostic quotes, on the page that it names; all of the
    page's text, if none has any. None for what is said of no page."""
    page = _page(diagnostic, laid, pieces)
    lines = [line for passage in laid.passages for line in passage.lines if line.page == page]
    if page is None or not lines:
        return None
    for quoted in reversed(_QUOTED.findall(diagnostic.message)):  # what stands there comes after what should
        best = max(lines, key=lambda line: _shared(quoted, line))
        if _shared(quoted, best):
            return around([best])
    return around(lines)


def _page(diagnostic: Diagnostic, laid: LaidOut, pieces: Sequence[Piece]) -> int | None:
    """From 0, in the whole edition."""
    of_file = (n for n, piece in enumerate(pieces) if piece.span.file == diagnostic.span.file)
    piece = next(of_file, None)
    if piece is None or not diagnostic.page:
        return None
    opens = min((line.page for p in laid.passages if p.piece == piece for line in p.lines), default=None)
    return None if opens is None else opens + diagnostic.page - 1


def _shared(quoted: str, line: Line) -> int:
    return len(_words(quoted) & _words(line.words))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
