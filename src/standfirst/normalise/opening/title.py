"""The title of a piece: where it stands, and which of two is meant."""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import trimmed, wholly, words_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.interview.find_speaker_labels import label_of
from standfirst.normalise.lexicon import Lexicon, lexicon_of
from standfirst.normalise.opening.front_matter_keys import front_span, text_of
from standfirst.normalise.opening.markup import inlines_of, plain_words
from standfirst.normalise.passages import words
from standfirst.normalise.pull_quotes import quoted_whole

SENTENCE = 60
"""Characters: an emphasised paragraph shorter than this is a line, not a standfirst."""


def with_title(draft: Draft, report: Report) -> Draft:
    """The draft with its title, and what stands above it, taken off the blocks.

    Reported: a first heading that is not the title the front matter gives (S110).
    """
    given = text_of(draft.front_matter.get("title"))
    wanted = plain_words(given)
    position = _position_of_title(draft.blocks, bool(wanted), wanted, lexicon_of(draft.language))
    if position is None:
        if not wanted:
            return draft
        title = b.Title(inlines=inlines_of(given), span=front_span(draft))
        return replace(draft, opening=(title, *draft.opening))
    block = draft.blocks[position]
    title = _title_from(block)
    wanted = without_site(wanted, words_of(title.inlines))
    if wanted and words(wanted) != words(words_of(title.inlines)):
        if position == 0 and isinstance(block, b.Section) and block.heading.level == 1:
            report.add(
                "S110",
                block.span,
                f"the front matter calls the piece “{wanted}”, its heading says “{words_of(title.inlines)}”",
            )
        title = b.Title(inlines=inlines_of(given), span=front_span(draft))
        return replace(draft, opening=(title, *draft.opening))
    above = tuple(x for x in draft.blocks[:position] if not isinstance(x, b.ThematicBreak))
    return replace(draft, opening=(*above, title), blocks=draft.blocks[position + 1 :])


SITE = re.compile(r"\s+[|·•–—»-]\s+")
"""Between the title of a piece and the name of the site: ``The tide mill | Estuary Post``."""


def without_site(title: str, heading: str) -> str:
    """The title without the name of a site before or after it, if the rest is the piece's own heading."""
    parts = SITE.split(title)
    own = words(heading)
    return heading if len(parts) > 1 and own in (words(parts[0]), words(parts[-1])) else title


def _title_from(block: Block) -> b.Title:
    if isinstance(block, b.Section):
        heading = block.heading
        return b.Title(
            inlines=heading.inlines,
            span=heading.span,
            anchor=heading.anchor or None,
            unnumbered=heading.unnumbered,
        )
    if isinstance(block, b.Title):
        return block
    assert isinstance(block, b.Paragraph)
    inside = wholly(block.inlines, i.Strong)
    return b.Title(inlines=trimmed(inside or block.inlines), span=block.span, anchor=block.anchor)


def _position_of_title(blocks: Blocks, has_front_title: bool, wanted: str, lexicon: Lexicon) -> int | None:
    """Where the title stands: the first heading, if it stands above all prose and all peers."""
    for position, block in enumerate(blocks[:5]):
        if isinstance(block, b.Title):
            return position
        if isinstance(block, b.Section):
            return position if _is_title(blocks, position, has_front_title, wanted) else None
        if isinstance(block, b.Figure | b.ThematicBreak):
            continue
        if (
            position == 0
            and not has_front_title
            and _is_title_line(blocks, lexicon)
            and not _has_h1(blocks[:5])
        ):
            return 0
        if (
            isinstance(block, b.Paragraph)
            and len(words_of(block.inlines)) < SENTENCE
            and not label_of(block.inlines)
        ):
            continue
        return None
    return None


def _is_title(blocks: Blocks, position: int, has_front_title: bool, wanted: str) -> bool:
    heading = blocks[position].heading  # type: ignore[union-attr]  # the caller saw a Section
    said = words_of(heading.inlines)
    if wanted and words(without_site(wanted, said)) == words(said):
        return True
    levels = [x.heading.level for x in blocks if isinstance(x, b.Section)]
    alone = levels.count(heading.level) == 1
    if has_front_title:
        return heading.level == 1 and alone and position == 0
    if heading.level == 1:
        return True
    if position == 0 and 1 not in levels and _is_over_a_peer(blocks):
        return True
    return (heading.level == min(levels) and alone) or (position == 0 and heading.level <= 2 and alone)


def _is_over_a_peer(blocks: Blocks) -> bool:
    """A heading with nothing between it and the next of its level: of a tool that knows one level only."""
    first, *rest = blocks[:2]
    return (
        isinstance(first, b.Section)
        and bool(rest)
        and isinstance(rest[0], b.Section)
        and rest[0].heading.level == first.heading.level
    )


def _has_h1(blocks: Blocks) -> bool:
    return any(isinstance(block, b.Section) and block.heading.level == 1 for block in blocks)


def _is_title_line(blocks: Blocks, lexicon: Lexicon) -> bool:
    """A first line that is bold from end to end, short, no sentence: ``**Interview: an example**`` too."""
    first = blocks[0]
    if not isinstance(first, b.Paragraph) or len(blocks) < 2:
        return False
    inside = wholly(first.inlines, i.Strong)
    if inside is None or quoted_whole(inside):
        return False
    text = words_of(inside)
    label = label_of(first.inlines)
    is_labelled = label is not None and not lexicon.interview_words.fullmatch(label.name)
    return 2 < len(text) <= 100 and text[-1] not in ".:;,?" and not is_labelled
