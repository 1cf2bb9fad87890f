"""Pages as a compositor sees them: passages and their lines, pictures, and where they stand.

They are read from a finished PDF (``read_pdf``) or from pages that are not written yet
(``render/pdf/read_boxes.py``), and judged alike. Measures are points; ``y`` grows downwards from the
head of the page.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
DECORATION = "Artifact"
"""The kind of what is no part of the structure: running heads, folios, silent pull quotes."""


HYPHENS = "-\x02\N{HYPHEN}\N{SOFT HYPHEN}"
"""What may stand where a word is broken. An author's own hyphen there looks no different."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a passage as it stands on its page."""

    page: int
    """From 0."""
    left: float
    right: float
    baseline: float
    size: float
    """Of its type."""
    words: str
    is_broken: bool
    """Whether it ends at a hyphen."""
    widest_space: float
    """Between two words, in ems; 0 if it has only one word."""
    usual_space: float
    """The one in the middle, of all that are between its words."""
    number: int
    """Of the line, in the order in which the page draws them."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A block as the structure knows it, whole over page breaks."""

    kind: str
    """``P``, ``H2``, ``TD``, ``Note`` …, or ``DECORATION``."""
    piece: int | None
    """The number of the article that it belongs to, from 0; None for cover, contents and the like."""
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """What its lines say, one after the other."""
        return " ".join(line.words for line in self.lines)


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of dots on a page."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    dots_per_inch: float
    """In the direction that has fewer."""


class LaidOut(msgspec.Struct, frozen=True, kw_only=True):
    """A finished PDF, as a compositor sees it."""

    width: float
    height: float
    """Of the trimmed pages."""
    pages: int
    passages: tuple[Passage, ...]
    """In the order in which the pages draw them."""
    pictures: tuple[Picture, ...]
    foot: float | None = None
    """The lowest baseline that there is room for, where that is known and need not be guessed."""
    edges: tuple[tuple[float, float], ...] = ()
    """Left and right, of the type area of each page, where they are known and need not be guessed."""
    turned: frozenset[int] = frozenset()
    """The pages that lie on their side: as wide as others are high, with nothing but what is turned."""

    def parted(self) -> tuple[LaidOut, LaidOut]:
        """The same with only what stands on upright pages, and with only what stands on those that lie."""
        if not self.turned:
            return self, msgspec.structs.replace(self, passages=(), pictures=())
        return self._with(lambda page: page not in self.turned), self._with(self.turned.__contains__)

    def _with(self, is_kept: Callable[[int], bool]) -> LaidOut:
        lines = ((x, tuple(line for line in x.lines if is_kept(line.page))) for x in self.passages)
        return msgspec.structs.replace(
            self,
            passages=tuple(msgspec.structs.replace(x, lines=kept) for x, kept in lines if kept),
            pictures=tuple(x for x in self.pictures if is_kept(x.page)),
        )
