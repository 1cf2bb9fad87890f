"""The opening of a piece: title, subtitle, byline, dates, standfirst, epigraph, editor's note.

Front matter wins over what is recovered from the text; where they disagree that is reported (S107,
S110). A title that stands in both is taken once. Recognising is no repair.
"""

from __future__ import annotations

from itertools import dropwhile

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.normalise.draft import Draft
from standfirst.normalise.opening.front_matter_keys import notice_conflicts, with_fallbacks, with_front_matter
from standfirst.normalise.opening.lines import date_out_of_list, of_the_body, with_lines
from standfirst.normalise.opening.notices import notice_date, notice_language
from standfirst.normalise.opening.title import with_title


def recognise_opening(draft: Draft, report: Report) -> Draft:
    """The draft with its opening taken off the blocks, and with the people, dates and credits it names.

    Reported: where the lines under the title contradict the front matter (S107, S110), a date that is none
    (S126), and a language for which there is no list of words (S124).
    """
    notice_language(draft, report)
    draft = replace(draft, blocks=tuple(date_out_of_list(x, draft.language) for x in draft.blocks))
    draft = replace(
        draft, blocks=tuple(dropwhile(lambda block: isinstance(block, b.PageBreak), draft.blocks))
    )
    draft = with_front_matter(draft)
    notice_date(draft, report)
    draft = with_title(draft, report)
    draft = with_lines(draft)
    draft = replace(draft, blocks=tuple(x for block in draft.blocks for x in of_the_body(block)))
    notice_conflicts(draft, report)
    return with_fallbacks(draft)
