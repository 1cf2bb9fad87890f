"""OnPage: a place on a printed page, to be pointed at."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from standfirst.layout.pages import Line


class OnPage(msgspec.Struct, frozen=True, kw_only=True):
    """A rectangle on a page; measures are points from the left edge and from the head of the trimmed page."""

    page: int
    """From 1, as readers of PDFs count."""
    left: float
    right: float
    top: float
    bottom: float


def around(lines: Sequence[Line]) -> OnPage:
    """The rectangle that lines of one page take, from above their capitals to below their descenders."""
    return OnPage(
        page=lines[0].page + 1,
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        top=min(line.baseline - 0.9 * line.size for line in lines),
        bottom=max(line.baseline + 0.3 * line.size for line in lines),
    )
