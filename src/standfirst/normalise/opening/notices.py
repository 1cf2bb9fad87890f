"""What the opening cannot understand is reported: unknown keys and kinds, no title, no word list."""

from __future__ import annotations

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model.span import Span
from standfirst.normalise.draft import Draft
from standfirst.normalise.lexicon import has_word_list
from standfirst.normalise.opening.front_matter import (
    AUTHOR_KEYS,
    DATE_KEYS,
    KINDS,
    ROLE_KEYS,
    STANDFIRST_KEYS,
    front_span,
    text_of,
)
from standfirst.normalise.opening.keys import OURS
from standfirst.parse.manuscript.front_matter import KNOWN

READ = frozenset(
    ("title", "subtitle", "first_published", "retrieved", "rights", "copyright", "language", "interviewer")
) | frozenset((*AUTHOR_KEYS, *DATE_KEYS, *ROLE_KEYS, *STANDFIRST_KEYS))
"""The keys of the front matter that are read."""

SHORTEST_KEY = 5
"""Letters: of shorter keys too many are like another."""


def notice_unknown(draft: Draft, report: Report) -> None:
    """Report keys that are one slip away from ours, a kind that is none, a language without a word list."""
    for key in draft.front_matter:
        meant = _meant(key)
        if meant is not None:
            report.add("S108", front_span(draft), f"the front matter has “{key}”; “{meant}” would be read")
    kind = text_of(draft.front_matter.get("kind")).lower()
    if kind and kind not in KINDS:
        kinds = ", ".join(sorted(set(KINDS.values())))
        report.add("S109", front_span(draft), f"“{kind}” is no kind of piece; there are {kinds}")
    if not has_word_list(draft.language):
        span = draft.blocks[0].span if draft.blocks else Span(draft.name, 1)
        message = f"there is no list of words for “{draft.language}”; English words were looked for"
        report.add("S124", span, message)


def _meant(key: str) -> str | None:
    """The key of ours that a key is one slip away from."""
    if len(key) < SHORTEST_KEY or key in KNOWN or key in READ or key in OURS:
        return None
    from rapidfuzz.distance import OSA

    alike = [ours for ours in sorted(READ) if len(ours) >= SHORTEST_KEY and OSA.distance(key, ours) == 1]
    return next((ours for ours in alike if key.rstrip("s") != ours.rstrip("s")), None)


def notice_no_title(draft: Draft, report: Report) -> None:
    """Report a piece that has words and no title."""
    if draft.blocks and not any(isinstance(block, b.Title) for block in draft.opening):
        report.add("S122", draft.blocks[0].span, "the piece has no title")
