"""Bold paragraphs that act as headings become headings.

Rule ``bold-heading``. Several short paragraphs, bold from end to end, that are no sentences, each
with prose after it: what word processors and PDF tools leave of headings. A bold lead sentence,
a question, a speaker's label, a quotation, a name under a photograph, an address stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft import Draft
from standfirst.normalise.interview.find_speaker_labels import label_of
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.names import looks_like_name
from standfirst.normalise.pull_quotes import quoted_whole
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="bold-heading",
    does="bold paragraphs that act as headings become headings",
    why="word processors and PDF tools keep the look of headings and lose their rank",
    keeps_off=(
        "three at least, short, no sentences, each with prose after it; a bold lead sentence, a "
        "question, a speaker's label, a quotation, a name, an address and where the piece first appeared "
        "are left alone"
    ),
    before=(
        "# The arch\n\nThree years.\n\n**Before the flood**\n\nIt was dry.\n\n"
        "**The flood itself**\n\nIt was wet.\n\n"
        "**After the flood**\n\nIt was brown."
    ),
    after=(
        "# The arch\n\nThree years.\n\n## Before the flood\n\nIt was dry.\n\n"
        "## The flood itself\n\nIt was wet.\n\n"
        "## After the flood\n\nIt was brown."
    ),
    stage="draft",
    certainty=Certainty.LIKELY,
)


FEWEST = 3
LONGEST = 90
"""Characters."""

ADDRESS = re.compile(
    r"\S@\S|https?://|\bwww\.|\w\.(?:com|org|net|info|eu|de|at|ch|fr|es|it|nl|pt|br|uk|us|pl|ru)\b"
    r"|\btel\b|\+\d[\d ()/.-]{7,}\d|\b0\d{1,4}[ /-]+\d[\d /-]{4,}|\b\d{5}\s[^\W\d_]+$"
    r"|(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|laan|straat|plein)\s\d{1,4}\s?[a-z]?(?=,\s|$)"
    r"|^(?:calle|via|rua|avenida|plaza|piazza|ul\.)\s.*\d{1,4}(?=,\s|$)"
    r"|^\d{1,4}[a-z]?,?\s(?:\w+\s){1,4}(?:street|st|road|rd|lane|avenue|ave|square|drive|way|court)\b"
    r"|^\d{1,4}(?:\s?bis)?,?\s(?:rue|avenue|boulevard|place|quai|chemin)\b",
    re.IGNORECASE,
)
"""Where somebody can be reached: an address on the net, a telephone, a street with its number, a town."""


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Make headings of the bold paragraphs that act as such, if the piece has several."""
    bold = [n for n, x in enumerate(draft.blocks) if _inside(x) is not None]
    headings = [n for n in bold if _acts_as_heading(draft.blocks, n, draft.language)]
    if len(headings) < FEWEST or len(headings) < 0.7 * len(bold):
        return draft, ()
    repairs: list[Repair] = []
    blocks: list[Block] = []
    level = 2
    for number, block in enumerate(draft.blocks):
        if isinstance(block, b.Section):
            level = min(block.heading.level + 1, 6)
        if number not in headings:
            blocks.append(block)
            continue
        repair = style.decide(_repair(block, level))
        repairs.append(repair)
        blocks.append(_heading(block, level) if repair.applied else block)
    return replace(draft, blocks=tuple(blocks)), tuple(repairs)


def _inside(block: Block) -> Inlines | None:
    return wholly(block.inlines, i.Strong) if isinstance(block, b.Paragraph) else None


def _acts_as_heading(blocks: Sequence[Block], number: int, language: str | None) -> bool:
    inside = _inside(blocks[number])
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    if inside is None or not isinstance(following, b.Paragraph | b.List | b.Figure | b.BlockQuote):
        return False
    if isinstance(following, b.Paragraph) and (
        wholly(following.inlines, i.Strong) is not None
        or _is_value(following.inlines)
        or words_of(following.inlines).startswith(("{{", "{%"))
    ):
        return False
    text = words_of(inside)
    lexicon = lexicon_of(language)
    return (
        (len(text) > 1 or not text.isascii())
        and len(text) <= LONGEST
        and text[-1] not in ".,;:?!…。？！؟"
        and label_of(trimmed(inside)) is None
        and quoted_whole(inside) is None
        and not (looks_like_name(text) and len(text.split()) in (2, 3) and lexicon.language != "de")
        and not lexicon.prompt.search(text)
        and not ADDRESS.search(text)
        and not lexicon.first_published.search(text)
        and not _comes_back(blocks, text)
    )


def _is_value(inlines: Inlines) -> bool:
    """Whether a paragraph is but a value under its name: ``23 mins`` under ``Total time``."""
    words = words_of(inlines).split()
    return 0 < len(words) <= LONGEST_VALUE and words[0][0].isdigit() and words[-1][-1] not in ".?!…"


LONGEST_VALUE = 4
"""Words."""


def _comes_back(blocks: Sequence[Block], text: str) -> bool:
    """Whether the same bold line stands there twice, as a speaker's name does."""
    return sum(words_of(inside) == text for x in blocks if (inside := _inside(x)) is not None) > 1


def _repair(block: Block, level: int) -> Repair:
    words = words_of(_inside(block) or ())
    return RULE.repair(
        span=block.span,
        before=f"**{words}**",
        after=f"{'#' * level} {words}",
        why="a short bold line over a passage, and one of several: a heading",
        certainty=Certainty.LIKELY,
    )


def _heading(block: Block, level: int) -> Block:
    heading = b.Heading(level=level, inlines=trimmed(_inside(block) or ()), anchor="", span=block.span)
    return b.Section(heading=heading, blocks=(), span=block.span)
