"""Dialogue that was typed with hyphens: ``- Pada - powiedział.`` is no list.

In the languages whose speech begins with a dash, many type a hyphen for it, which markdown reads as
a bullet. Where such items say who speaks (``- сказал он``) they are paragraphs that begin with a dash,
as they would be had the dash been typed; no word is changed, and so this is no repair.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import merged, words_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.lexicon import lexicon_of

FEWEST = 2
"""Items in the whole piece that say who speaks …"""

SHARE = 0.25
"""… and so many of all that may be speech."""


def recognise_dialogue(draft: Draft) -> Draft:
    """Make paragraphs of the items that are somebody's words, if the piece has a dialogue."""
    saying = lexicon_of(draft.language).saying
    if saying is None:
        return draft
    spoken = [words_of(p.inlines) for x in draft.blocks if _may_be_speech(x) for p in _paragraphs(x)]
    said = sum(saying.search(text) is not None for text in spoken)
    if said < FEWEST or said < SHARE * len(spoken):
        return draft
    return replace(draft, blocks=tuple(_laid_out(draft.blocks, _dash(draft.language))))


def _may_be_speech(block: Block) -> bool:
    """Whether a list has bullets and nothing but whole sentences behind them."""
    return (
        isinstance(block, b.List)
        and not block.ordered
        and all(
            item.checked is None
            and len(item.blocks) == 1
            and isinstance(item.blocks[0], b.Paragraph)
            and _begins_a_sentence(words_of(item.blocks[0].inlines))
            for item in block.items
        )
    )


def _begins_a_sentence(text: str) -> bool:
    first = text.lstrip("¿¡«“„\"'…. ")[:1]
    return first.isupper() and text[-1:] in '.!?…,:»”"'


def _paragraphs(block: Block) -> Iterator[b.Paragraph]:
    assert isinstance(block, b.List)
    for item in block.items:
        paragraph = item.blocks[0]
        assert isinstance(paragraph, b.Paragraph)
        yield paragraph


def _dash(language: str | None) -> str:
    return "–" if (language or "").split("-")[0] == "pl" else "—"


def _laid_out(blocks: Blocks, dash: str) -> Iterator[Block]:
    for block in blocks:
        if not _may_be_speech(block):
            yield block
            continue
        for paragraph in _paragraphs(block):
            yield replace(paragraph, inlines=merged((i.Text(f"{dash} "), *paragraph.inlines)))
