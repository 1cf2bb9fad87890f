"""Lines of code that are too long for the measure: turned over, and marked where they go on.

The stylesheet would turn them over too, but nobody could tell the end of a line from a turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "  "
"""The room before what goes on, in which a corner is drawn: as a drawing it is not copied with the code."""
DEEPEST = 0.4
"""Of the measure: how far in the rest of an indented line stands at most."""
_BREAK = re.compile(r"\s(?=\S)|[,;(\[{/](?=\S)")
"""After which a line may be turned over."""


def turned(line: str, columns: int) -> Iterator[tuple[str, str]]:
    """The rows that a line takes of so many columns, each with what stands before it: nothing before the
    first, the indent of the line and the room for the mark before the others."""
    indent = min(len(line) - len(line.lstrip(" ")), int(DEEPEST * columns))
    before, room = "", columns
    while len(line) > room:
        at = _break(line, room)
        yield before, line[:at]
        line = line[at:]
        before, room = " " * indent + MARK, columns - indent - len(MARK)
    yield before, line


def _break(line: str, room: int) -> int:
    """Where a line is turned over: as late as may be, but not before half of it is full."""
    places = [match.end() for match in _BREAK.finditer(line, room // 2, room + 1) if match.end() <= room]
    return places[-1] if places else room
