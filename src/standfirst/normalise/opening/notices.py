"""What the opening cannot understand is reported: a language for which there is no list of words."""

from __future__ import annotations

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.normalise.draft import Draft
from standfirst.normalise.lexicon import has_word_list


def notice_language(draft: Draft, report: Report) -> None:
    """Report that no words tell a byline from prose in the language of a piece (S124)."""
    if not has_word_list(draft.language):
        span = draft.blocks[0].span if draft.blocks else Span(draft.name, 1)
        message = f"there is no list of words for “{draft.language}”; only shapes are recognised"
        report.add("S124", span, message)
