"""What a website wrapped around the piece is taken out, and listed.

Rule ``boilerplate``. Never by keyword alone: a short block, a phrase that such blocks have, a
place outside the piece (above its title, after its end), and a link or emphasis over the whole.
An article about newsletters keeps its paragraphs about newsletters.
"""

from __future__ import annotations

from collections.abc import Sequence

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import children_of, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import runs
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.repair import Certainty, Repair

LONGEST = 25
"""Words."""


def is_boilerplate(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block outside the piece proper is a website's, not the author's."""
    if isinstance(block, b.List):
        return bool(block.items) and all(
            len(item.blocks) == 1 and is_boilerplate(item.blocks[0], lexicon) for item in block.items
        )
    if not isinstance(block, b.Paragraph):
        return False
    text = words_of(block.inlines)
    if not text or len(text.split()) > LONGEST or not lexicon.boilerplate.search(text):
        return False
    return has_link(block.inlines) or wholly(block.inlines, i.Emphasis) is not None


def has_link(inlines: Inlines) -> bool:
    """Whether a run holds a link, however deep."""
    return any(isinstance(x, i.Link) or has_link(children_of(x)) for x in inlines)


def without_boilerplate(
    blocks: Sequence[Block], lexicon: Lexicon, style: HouseStyle, repairs: list[Repair]
) -> list[Block]:
    """The blocks without those that are boilerplate; each is added to the repairs."""
    kept: list[Block] = []
    for block in blocks:
        if is_boilerplate(block, lexicon):
            repair = style.decide(_repair(block))
            repairs.append(repair)
            if repair.applied:
                continue
        kept.append(block)
    return kept


def _repair(block: Block) -> Repair:
    text = " · ".join(words_of(run) for run in runs(block))
    return Repair(
        rule="boilerplate",
        span=block.span,
        before=text,
        after="",
        why="a website's line around the piece, not the author's words",
        certainty=Certainty.LIKELY,
    )
