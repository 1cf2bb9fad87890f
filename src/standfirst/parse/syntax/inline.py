"""Inline marks looked for only where there can be any.

Python-Markdown asks each of its patterns for every text. Most texts hold no mark at all, and most of the
others one or two kinds: a look for a few characters answers for a whole pattern.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_ANY = re.compile(r"[\\`<&$\[*_~^{《@]|  \n|https?://|www\.|==")
_SIGNS: dict[str, re.Pattern[str]] = {
    "LiteralProcessor": re.compile(r"[\\`<&${]|  \n"),
    "NoteReference": re.compile(r"\[\^"),
    "NoteHere": re.compile(r"\^\["),
    "Citations": re.compile(r"\[[^\[\]]*@"),
    "CrossReferences": re.compile(r"\[[^\[\]]*@"),
    "CrossReference": re.compile(r"@[A-Za-z]"),
    "IndexCommand": re.compile(r"\\index\{"),
    "LinkWithoutWords": re.compile(r"\[\]\(#"),
    "LatexReference": re.compile(r"\\(?:auto|page|[cC])?ref\{"),
    "WikiLink": re.compile(r"\[\["),
    "Reference": re.compile(r"\["),
    "Link": re.compile(r"\["),
    "BracketedSpan": re.compile(r"\["),
    "ShortReference": re.compile(r"\["),
    "Picture": re.compile(r"!\["),
    "PictureReference": re.compile(r"!\["),
    "ShortPictureReference": re.compile(r"!\["),
    "BareAddress": re.compile(r"https?://|www\."),
    "SimpleTagInlineProcessor": re.compile(r"[~^]"),
    "Ruby": re.compile(r"[{《]"),
    "Highlight": re.compile(r"=="),
    "EmphasisProcessor": re.compile(r"[*_]"),
}
"""What a text has to hold so that a pattern can match, by the kind of pattern."""


class Inlines(InlineProcessor):
    """Python-Markdown's (3.11), with its one private loop replaced: see above."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._asked: list[tuple[Any, re.Pattern[str]]] = []

    def _InlineProcessor__handleInline(  # noqa: N802 - the name that Python gives a private method
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803 - Python-Markdown's name
    ) -> str:
        """The text with a placeholder for each mark."""
        if isinstance(data, AtomicString) or not _ANY.search(data):
            return data
        if not self._asked:
            self._asked = [(pattern, _SIGNS[type(pattern).__name__]) for pattern in self.inlinePatterns]
        start, turn = 0, patternIndex
        while turn < len(self._asked):
            pattern, sign = self._asked[turn]
            if start == 0 and not sign.search(data):
                turn += 1
                continue
            data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]  # private
                pattern, data, turn, start
            )
            if not matched:
                turn += 1
        return data
