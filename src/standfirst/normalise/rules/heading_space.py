"""A heading whose marks touch its words is a heading.

Rule ``heading-space``. ``##Notes`` is no heading in markdown; one ``#`` may be a hashtag, so that only
two or more count, before a few words on a line of their own.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import cut, trimmed, words_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="heading-space",
    does="a heading gets the space after its marks",
    why="some editors read ##Notes as a heading, and the markdown of most others does not",
    keeps_off="one mark, which may be a hashtag; a line that ends like a sentence or is long",
    before="# The arch\n\nIt stood.\n\n##Notes\n\nIt was told by Ida.",
    after="# The arch\n\nIt stood.\n\n## Notes\n\nIt was told by Ida.",
    stage="draft",
    certainty=Certainty.LIKELY,
)

MARKS = re.compile(r"^(#{2,6})(?=[^\W_])")

LONGEST = 12
"""Words of such a heading."""


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """The draft with such lines as headings, and a repair for each of them."""
    repairs: list[Repair] = []
    blocks: list[Block] = []
    for block in draft.blocks:
        heading = _heading(block)
        if heading is not None:
            before = words_of(block.inlines) if isinstance(block, b.Paragraph) else ""
            marks = "#" * heading.heading.level
            after = f"{marks} {words_of(heading.heading.inlines)}"
            why = "two or more # before a few words on a line of their own"
            repairs.append(style.decide(RULE.repair(span=block.span, before=before, after=after, why=why)))
            if repairs[-1].applied:
                blocks.append(heading)
                continue
        blocks.append(block)
    return (replace(draft, blocks=tuple(blocks)), tuple(repairs)) if repairs else (draft, ())


def _heading(block: Block) -> b.Section | None:
    """The heading that a paragraph is meant to be."""
    if not isinstance(block, b.Paragraph) or not block.inlines or not isinstance(block.inlines[0], i.Text):
        return None
    found = MARKS.match(block.inlines[0].value)
    text = words_of(block.inlines)
    is_one_line = "\n" not in text and not any(isinstance(x, i.LineBreak) for x in block.inlines)
    if found is None or not is_one_line or len(text.split()) > LONGEST or text[-1] in ".,;":
        return None
    inlines = trimmed(cut(block.inlines, found.end())[1])
    heading = b.Heading(level=len(found[1]), inlines=inlines, anchor=block.anchor or "", span=block.span)
    return b.Section(heading=heading, blocks=(), span=block.span)
