"""Passages that would do as pull quotes, suggested for a long piece that has none.

Nothing is set unasked: a suggestion is listed where an editor asks for suggestions (the proof sheet,
``standfirst repairs --suggest``), and set only if it is accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import words_of
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import walk
from standfirst.normalise.draft import Draft
from standfirst.normalise.pull_quotes import source_key
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

_SENTENCE = "We print for the people who lift the page, and for nobody else who may ask."
_TEXT = "\n\n".join(
    (
        "# The yard",
        "The yard lies behind the station, between the coal and the canal. It has a gate on either side, and "
        "nobody remembers which of the two came first or who painted it green.",
        f"The presses came in the autumn, on two carts. {_SENTENCE} That is what the sign said when "
        "they were set down where the coal had been, and it has not been painted over since.",
        "After that the days went by as days in a yard do, with a cart in the morning and a van in the "
        "evening. There was rain, there was a strike, and there was a winter in which the canal froze and "
        "the paper came over the ice.",
        "Then it was spring.",
    )
)

RULE = Rule(
    name="pull-quote",
    does="a passage that would do as a pull quote is suggested for a long piece that has none",
    why="pages without one look grey, and an editor need not look for a passage that a program can find",
    keeps_off=(
        "pieces under 100 words, verse, and pieces with a pull quote; sentences that lean on what stands "
        "before them, or have notes, links, figures, brackets or quotation marks in them; the beginning and "
        "the end of the piece; one passage for every 400 words and three at the most, well apart"
    ),
    before=_TEXT,
    after=_TEXT.replace("over since.", f"over since.\n\n::: pullquote\n{_SENTENCE}\n:::"),
    stage="draft",
    certainty=Certainty.SUSPECTED,
    adds=lambda repair, _: repair.before,
    is_asked_for=True,
)

FEWEST_WORDS = 100
"""Of a piece that a pull quote is suggested for."""
WORDS_FOR_EACH = 400
SHORTEST, BEST, LONGEST = 45, 80, 150
"""Letters of a passage; the nearer to the best, the better."""
MOST = 3
_APART = 0.2
"""Of the piece, between two suggestions."""
_FIRST, _LAST = 0.12, 0.92
"""Where in the piece they may stand: its beginning is read anyway, and its end is not to be given away."""

_ENDS = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_])")
_LEANS = re.compile(
    r"(?:and|but|or|so|then|this|that|these|those|it|its|he|she|they|him|her|them|his|their|there|here|also|"
    r"however|yes|no|well|oh|now|once|for example|examples|instead|"
    r"er|sie|es|das|dies\w*|und|aber|oder|dann|da|ja|nein|auch|"
    r"il|elle|ils|elles|cela|ça|ce|cette|ces|et|mais|ou|donc|alors|oui|non|"
    r"él|ella|ellos|esto|eso|y|pero|o|sí|lui|lei|questo|quello|e|ma|però)\b",
    re.IGNORECASE,
)
"""First words of sentences that mean little without the one before."""
_UNQUOTABLE = re.compile(r"[\d()\[\]{}<>“”„«»\"*_/:;]")


class _Found(msgspec.Struct, frozen=True):
    """A sentence that would do."""

    place: float
    """In the piece, from 0 to 1."""
    index: int
    """Of the block of the draft that it stands in."""
    words: str
    span: Span
    speaker: str | None
    of: int
    """Words that the piece has."""

    @property
    def worth(self) -> float:
        """How good it is: of the best length, and with few commas."""
        off = abs(len(self.words) - BEST) / BEST
        return 1 - off - 0.12 * max(0, self.words.count(",") - 1)


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Set the passages that were accepted, each after the block that it stands in, and list the others."""
    if not _is_asked(style) or draft.kind == "poem" or _has_one(draft.blocks):
        return draft, ()
    repairs = [(found, style.decide(_suggestion(found))) for found in _best(draft.blocks)]
    after = {found.index: found for found, repair in repairs if repair.applied}
    blocks = [x for index, block in enumerate(draft.blocks) for x in (block, *_quote(after.get(index)))]
    listed = tuple(repair for _, repair in repairs if style.suggests or _is_decided(repair, style))
    return replace(draft, blocks=tuple(blocks)), listed


def _is_asked(style: HouseStyle) -> bool:
    """Whether suggestions are wanted, or something was decided about one."""
    return style.suggests or any(name.startswith(RULE.name) for name in style.decisions)


def _is_decided(repair: Repair, style: HouseStyle) -> bool:
    return repair.id in style.decisions or repair.rule in style.decisions


def _has_one(blocks: Blocks) -> bool:
    return any(isinstance(block, b.PullQuote | b.Verse) for block in walk(blocks))


def _suggestion(found: _Found) -> Repair:
    return RULE.repair(
        span=found.span,
        before=found.words,
        after=f"::: pullquote\n{found.words}\n:::",
        why="it stands by itself, and the piece has no pull quote",
    )


def _quote(found: _Found | None) -> Blocks:
    if found is None:
        return ()
    quote = b.PullQuote(
        paragraphs=((i.Text(found.words),),),
        mode="exact",
        source=source_key(found.span),
        source_span=found.span,
        speaker=found.speaker,
        span=found.span,
    )
    return (quote,)


def _best(blocks: Blocks) -> list[_Found]:
    """The best sentences, well apart, in the order of the text."""
    chosen: list[_Found] = []
    for found in sorted(_sentences(blocks), key=lambda each: -each.worth):
        is_apart = all(abs(found.place - other.place) >= _APART for other in chosen)
        if is_apart and len(chosen) < min(MOST, 1 + found.of // WORDS_FOR_EACH):
            chosen.append(found)
    return sorted(chosen, key=lambda each: each.place)


def _sentences(blocks: Blocks) -> Iterator[_Found]:
    """The sentences of the running text that would do."""
    paragraphs = [
        (index, inner, block.speaker if isinstance(block, b.Turn) else None)
        for index, block in enumerate(blocks)
        for inner in _of_turn(block)
        if isinstance(inner, b.Paragraph)
    ]
    counts = [len(words_of(paragraph.inlines).split()) for _, paragraph, _ in paragraphs]
    total, before = sum(counts), 0
    if total < FEWEST_WORDS:
        return
    for (index, paragraph, speaker), count in zip(paragraphs, counts, strict=True):
        place, before = before / total, before + count
        if _FIRST <= place <= _LAST and all(isinstance(x, i.Text) for x in paragraph.inlines):
            text = " ".join(plain(paragraph.inlines).split())
            for sentence in filter(_would_do, _ENDS.split(text)):
                yield _Found(place, index, sentence, paragraph.span, speaker, total)


def _of_turn(block: Block) -> Blocks:
    """The blocks of an answer, or the block."""
    return block.blocks if isinstance(block, b.Turn) else (block,)


def _would_do(sentence: str) -> bool:
    return (
        SHORTEST <= len(sentence) <= LONGEST
        and sentence[0].isupper()
        and sentence[-1] in ".!"
        and not _LEANS.match(sentence)
        and not _UNQUOTABLE.search(sentence)
    )
