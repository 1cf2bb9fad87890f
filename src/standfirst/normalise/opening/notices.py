"""What the opening cannot understand is reported: a date, a language for which there is no list of words."""

from __future__ import annotations

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.normalise.dates import parse_date
from standfirst.normalise.draft import Draft
from standfirst.normalise.lexicon import has_word_list
from standfirst.normalise.opening.front_matter_keys import DATE_KEYS, front_span


def notice_date(draft: Draft, report: Report) -> None:
    """Report a date in the front matter that is none (S126)."""
    for key in DATE_KEYS:
        said = draft.front_matter.get(key)
        if isinstance(said, str) and said.strip() and parse_date(said, draft.language or "en") is None:
            report.add("S126", front_span(draft), f"the date of `{key}` was not read: {said.strip()}")


def notice_language(draft: Draft, report: Report) -> None:
    """Report that no words tell a byline from prose in the language of a piece (S124)."""
    if not has_word_list(draft.language):
        span = draft.blocks[0].span if draft.blocks else Span(draft.name, 1)
        message = f"there is no list of words for “{draft.language}”; only shapes are recognised"
        report.add("S124", span, message)
