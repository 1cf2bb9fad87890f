"""Book: fragments in their order, and what they need to become one."""

from __future__ import annotations

import msgspec

from standfirst.render.pdf.fragment_result import Fragment
from standfirst.render.pdf.metadata import Metadata
from standfirst.render.pdf.page_labels import Numbering


class Bound(msgspec.Struct, frozen=True):
    """A fragment and the page of the book, from 0, on which it opens."""

    fragment: Fragment
    opens: int


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """All that is to be joined."""

    parts: tuple[Bound, ...]
    """In the order of their pages."""
    numbering: Numbering
    metadata: Metadata

    @property
    def page_labels(self) -> dict[str, str]:
        """What the page is called on which each anchor stands, as its folio has it; by identifier."""
        labels: dict[str, str] = {}
        for bound in self.parts:
            for anchor, spot in bound.fragment.anchors.items():
                labels.setdefault(anchor, self.numbering.label(bound.opens + spot.page))
        return labels


def page_count(book: Book) -> int:
    """All pages, the blank ones too."""
    last = book.parts[-1]
    return last.opens + len(last.fragment.pages)
