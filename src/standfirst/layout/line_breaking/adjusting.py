"""The paragraphs of a layout that may be set in more or fewer lines, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from weasyprint.formatting_structure import boxes

from standfirst.layout.line_breaking.setting import SetParagraph

FEWEST_LINES = 3
"""Of a paragraph that is set in more or fewer."""


class AdjustableParagraph:
    """A paragraph of the text as it stands on its pages."""

    def __init__(self, paragraph: SetParagraph, pages: tuple[int, ...]) -> None:
        self._paragraph = paragraph
        self.pages = pages
        """The page of each of its lines, from 0."""

    @cached_property
    def key(self) -> str:
        """By which a request names it."""
        return self._paragraph.key

    @cached_property
    def _costs(self) -> dict[int, float]:
        return self._paragraph.costs()

    def costs(self) -> dict[int, float]:
        """What it costs, in demerits, to set it in so many lines more than it is (below 0: fewer)."""
        return self._costs


def adjustable(pages: Iterable[Any]) -> tuple[AdjustableParagraph, ...]:
    """The longer paragraphs in the boxes of these pages, in their order."""
    found: dict[int, tuple[SetParagraph, list[int]]] = {}
    for number, page in enumerate(pages):
        for child in page.children:
            if isinstance(child, boxes.MarginBox):
                continue
            for line in child.descendants():
                if isinstance(line, boxes.LineBox) and "chosen" in vars(line):
                    paragraph: SetParagraph = line._paragraph
                    found.setdefault(id(paragraph), (paragraph, []))[1].append(number)
    return tuple(
        AdjustableParagraph(paragraph, tuple(on))
        for paragraph, on in found.values()
        if len(on) >= FEWEST_LINES and paragraph.kind != "balanced"
    )
