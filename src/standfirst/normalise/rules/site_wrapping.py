"""The name, slogan and menu of a website above the title of a clipped piece are taken out.

Rule ``site-wrapping``. Two things mark the place where the piece begins: the title that the front matter
gives (its heading or, where no heading repeats it, the first line), and the class that sites give the title
of an article. Above the first only what is known for a site's goes (rule ``boilerplate``); above the second
everything that is short does.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import words_of
from standfirst.model.traverse import runs
from standfirst.normalise.draft import Draft
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.opening.front_matter_keys import text_of
from standfirst.normalise.opening.markup import plain_words
from standfirst.normalise.opening.title import without_site
from standfirst.normalise.opening.translate_keys import in_our_keys
from standfirst.normalise.passages import words
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.rules.boilerplate import is_boilerplate, is_navigation, without_boilerplate

FURTHEST = 30
"""Blocks from the top among which a site's own title of the article stands."""

SHORT = 25
"""Words of a block that a site may have put above an article."""

TITLE_CLASS = re.compile(r"(?<![\w-])(?:entry-title|post-title|article-title|p-name)(?![\w-])")


def _above_title_class(repair: Repair, text: str) -> str:
    """Short lines that stand above the one place where a class says that here is the article's title."""
    places = list(TITLE_CLASS.finditer(text))
    if len(places) != 1:
        return ""
    above = set(words(text[: places[0].start()]))
    short = all(len(line.split()) <= SHORT for line in repair.before.split(" · "))
    return repair.before if short and above.issuperset(words(repair.before)) else ""


RULE = Rule(
    name="site-wrapping",
    does="what a website puts above the title of an article is taken out",
    why="a page saved whole has the name of the site, its slogan and its menu above the piece",
    keeps_off="only above the one heading with a class that sites give an article's title, and only if "
    "nothing there is longer than a line or two",
    before="The Weir Post {.site-title}\n====\n\n# The arch {.entry-title}\n\nIt rose in the night.",
    after="# The arch\n\nIt rose in the night.",
    stage="draft",
    certainty=Certainty.LIKELY,
    takes=_above_title_class,
)


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """The draft without what a site put above the piece, and the repairs that took it."""
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


def _front_title(draft: Draft) -> str:
    front = in_our_keys(draft.front_matter, draft.language or "en")
    return plain_words(text_of(front.get("title")))


def _heading_with(blocks: Blocks, title: str) -> int | None:
    """The place of the first heading, if it says the title."""
    for place, block in enumerate(blocks[:FURTHEST]):
        if isinstance(block, b.Section):
            own = words_of(block.heading.inlines)
            return place if words(without_site(title, own)) == words(own) else None
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
    above = [block for block in draft.blocks[:title] if _length(block)]
    if not above or any(_length(block) > SHORT for block in above if not isinstance(block, b.List)):
        return draft, ()
    repair = style.decide(
        RULE.repair(
            span=above[0].span.to(draft.blocks[title].span),
            before=" · ".join(words_of(run) for block in above for run in runs(block)),
            after="",
            why="it is above the title of the article on a website's page",
        )
    )
    return (replace(draft, blocks=draft.blocks[title:]) if repair.applied else draft), (repair,)


def _length(block: Block) -> int:
    return sum(len(words_of(run).split()) for run in runs(block))
