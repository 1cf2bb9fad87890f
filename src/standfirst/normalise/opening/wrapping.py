"""What a website put around a clipped piece, above its title, goes.

Two things mark the place where the piece begins: the title that the front matter gives (its heading, or,
where no heading repeats it, the first line), and the class that sites give the title of an article.
Above the first only what is known for a site's goes (rule ``boilerplate``); above the second everything
that is short does.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import words_of
from standfirst.model.traverse import runs
from standfirst.normalise.draft import Draft
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.opening.front_matter import text_of
from standfirst.normalise.opening.keys import in_our_keys
from standfirst.normalise.opening.markup import plain_words
from standfirst.normalise.passages import words
from standfirst.normalise.repair import Repair, Repairs
from standfirst.normalise.rules.boilerplate import RULE as BOILERPLATE
from standfirst.normalise.rules.boilerplate import is_boilerplate, is_navigation, without_boilerplate

FURTHEST = 30
"""Blocks from the top among which a site's own title of the article stands."""

SHORT = 25
"""Words of a block that a site may have put above an article."""

SITE = re.compile(r"\s+[|·•–—»-]\s+")
"""Between the title of a piece and the name of the site: ``The tide mill | Estuary Post``."""


def drop_wrapping(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """The draft without what a site put above the piece, and a repair for each block that went."""
    titles = [n for n, x in enumerate(draft.blocks) if isinstance(x, b.Title)]
    if len(titles) == 1 and titles[0] < FURTHEST:
        return _without_all_above(draft, titles[0], style)
    wanted = _front_title(draft)
    if not wanted:
        return draft, ()
    repairs: list[Repair] = []
    place = _heading_with(draft.blocks, wanted)
    if place is None:
        place = _leading_wrapping(draft)
    above = without_boilerplate(
        draft.blocks[:place], lexicon_of(draft.language), style, repairs, above_title=True
    )
    if repairs:
        draft = replace(draft, blocks=(*above, *draft.blocks[place:]))
    return draft, tuple(repairs)


def without_site(title: str, heading: str) -> str:
    """The title without the name of a site before or after it, if the rest is the piece's own heading."""
    parts = SITE.split(title)
    own = words(heading)
    return heading if len(parts) > 1 and own in (words(parts[0]), words(parts[-1])) else title


def _front_title(draft: Draft) -> str:
    front = in_our_keys(draft.front_matter, draft.language or "en")
    return plain_words(text_of(front.get("title")))


def _heading_with(blocks: Blocks, title: str) -> int | None:
    """The place of the first heading, if it says the title."""
    for place, block in enumerate(blocks[:FURTHEST]):
        if isinstance(block, b.Section):
            said = words_of(block.heading.inlines)
            return place if words(without_site(title, said)) == words(said) else None
    return None


def _leading_wrapping(draft: Draft) -> int:
    """How many of the first blocks can only be a site's."""
    lexicon = lexicon_of(draft.language)
    for place, block in enumerate(draft.blocks):
        if not is_boilerplate(block, lexicon) and not is_navigation(block):
            return place
    return 0


def _without_all_above(draft: Draft, title: int, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Without everything above the site's own title of the article, if all of it is short."""
    above = draft.blocks[:title]
    if not above or any(_length(block) > SHORT for block in above if not isinstance(block, b.List)):
        return draft, ()
    repairs = tuple(style.decide(_repair(block)) for block in above if _length(block))
    kept = [
        block for block, repair in zip(filter(_length, above), repairs, strict=True) if not repair.applied
    ]
    return replace(draft, blocks=(*kept, *draft.blocks[title:])), repairs


def _length(block: Block) -> int:
    return sum(len(words_of(run).split()) for run in runs(block))


def _repair(block: Block) -> Repair:
    return BOILERPLATE.repair(
        span=block.span,
        before=" · ".join(words_of(run) for run in runs(block)),
        after="",
        why="it stands above the title of the article on a website's page",
    )
