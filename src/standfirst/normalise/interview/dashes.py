"""Dialogue by dashes: every stretch of speech begins with a dash, and nobody is named.

A dash alone proves nothing (fiction has it too, and lists). It is an interview when questions
and answers alternate, or when the piece calls itself one and the dashes ask.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks, Role
from standfirst.model.editing import cut, trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.names import EAST_ASIAN

DASH = re.compile(r"^\s*[—–―─]+\s*(?=\S)")

FEWEST = 4

SHORTEST_ANSWER = 4
"""Words, the dash counted."""


def set_dashed_turns(blocks: Blocks, lexicon: Lexicon, *, called_interview: bool) -> Blocks | None:
    """The blocks with a turn for every dash; None if the dashes are no interview's."""
    dashed = [
        n
        for n, block in enumerate(blocks)
        if isinstance(block, b.Paragraph) and _begins_with_dash(block.inlines)
    ]
    if (asked := _set_off_questions(blocks, dashed)) is not None:
        return _with_set_off_questions(blocks, dashed, asked)
    if prompts := _east_asian_prompts(blocks, dashed):
        return _turns(blocks, prompts, only_questions=True)
    if len(dashed) < FEWEST and not (called_interview and len(dashed) >= 3):
        return None
    asks = [_asks(_text(blocks[n]), lexicon) for n in dashed]
    prose = [n for n, x in enumerate(blocks) if isinstance(x, b.Paragraph) and n >= dashed[0]]
    only_questions = all(asks) and (called_interview or _are_answered(blocks, dashed, lexicon))
    answers = [_text(blocks[n]) for n, asked in zip(dashed, asks, strict=True) if not asked]
    talks = _alternate(asks) and len(dashed) >= 0.5 * len(prose) and (called_interview or _say_much(answers))
    if not only_questions and not talks:
        return None
    return _turns(blocks, dict(zip(dashed, asks, strict=True)), only_questions=only_questions)


def _east_asian_prompts(blocks: Blocks, dashed: Sequence[int]) -> dict[int, bool]:
    """The prompts behind double dashes that Japanese and Chinese interviews have, where each has an answer
    without a dash under it and most ask; empty where the dashes are others."""
    texts = [_text(blocks[n]) for n in dashed]
    doubled = all(DOUBLE_DASH.match(text) and EAST_ASIAN.search(text) for text in texts)
    answered = all(n + 1 not in dashed and isinstance(_after(blocks, n), b.Paragraph) for n in dashed)
    asking = sum(map(is_question, texts))
    if len(dashed) < FEWEST_SET_OFF + 1 or not doubled or not answered or asking < 0.5 * len(dashed):
        return {}
    return dict.fromkeys(dashed, True)


def _after(blocks: Blocks, index: int) -> Block | None:
    return blocks[index + 1] if index + 1 < len(blocks) else None


DOUBLE_DASH = re.compile(r"^\s*[—–―─]{2}")


def _set_off_questions(blocks: Blocks, dashed: Sequence[int]) -> frozenset[int] | None:
    """The questions that are emphasised from end to end, where the answers under them begin with a dash."""
    asked = [n - 1 for n in dashed if n and _is_set_off_question(blocks[n - 1])]
    if len(asked) < FEWEST_SET_OFF or len(asked) < 0.6 * len(dashed):
        return None
    return frozenset(n for n, block in enumerate(blocks) if n >= asked[0] and _is_set_off_question(block))


FEWEST_SET_OFF = 2


def _is_set_off_question(block: Block) -> bool:
    if not isinstance(block, b.Paragraph) or _begins_with_dash(block.inlines):
        return False
    inside = wholly(block.inlines, i.Emphasis) or wholly(block.inlines, i.Strong)
    return inside is not None and is_question(words_of(inside))


def _with_set_off_questions(blocks: Blocks, dashed: Sequence[int], asked: frozenset[int]) -> Blocks:
    """The blocks with questions, and a turn for each answer, up to the next question."""
    turns = _turns(blocks, dict.fromkeys(dashed, False), only_questions=False, ends=asked)
    return tuple(_as_question(block) if _is_set_off_question(block) else block for block in turns)


def _as_question(block: Block) -> b.Question:
    assert isinstance(block, b.Paragraph)
    inside = wholly(block.inlines, i.Emphasis) or wholly(block.inlines, i.Strong) or block.inlines
    return b.Question(inlines=trimmed(inside), label=None, span=block.span, anchor=block.anchor)


def _asks(text: str, lexicon: Lexicon) -> bool:
    said = DASH.sub("", text)
    return is_question(said) or lexicon.prompt.search(said) is not None


def _are_answered(blocks: Blocks, dashed: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether those after the dashes are spoken to, and what stands between is said by somebody of
    themselves, as no story goes."""
    answers = [blocks[n + 1] for n in dashed if n + 1 < len(blocks) and n + 1 not in dashed]
    said = [_text(x) for x in answers if isinstance(x, b.Paragraph)]
    of_themselves = sum(lexicon.first_person.search(text) is not None for text in said)
    addressed = sum(lexicon.addresses(_text(blocks[n])) for n in dashed)
    return len(said) == len(dashed) and min(of_themselves, addressed) >= 0.4 * len(dashed)


def _begins_with_dash(inlines: Inlines) -> bool:
    first = inlines[0] if inlines else None
    if isinstance(first, i.Text) and first.value[:1].isalnum():  # as nearly all do
        return False
    return DASH.match(plain(inlines[:3]).lstrip()[:9]) is not None


def _say_much(answers: Sequence[str]) -> bool:
    """Whether answers are as long as interviews have them; in stories people say ``In my bag``."""
    return bool(answers) and statistics.median(len(text.split()) for text in answers) > SHORTEST_ANSWER


def _text(block: Block) -> str:
    assert isinstance(block, b.Paragraph)
    return words_of(block.inlines)


def _alternate(asks: Sequence[bool]) -> bool:
    """Whether every second one asks, and the others mostly do not."""
    even, odd = asks[::2], asks[1::2]
    share_even, share_odd = sum(even) / len(even), sum(odd) / max(1, len(odd))
    return max(share_even, share_odd) >= 0.7 and min(share_even, share_odd) <= 0.3


def _turns(
    blocks: Blocks, asks: dict[int, bool], *, only_questions: bool, ends: frozenset[int] = frozenset()
) -> Blocks:
    """The blocks with a turn for every dash and what belongs to it; ``ends``: the blocks that end a turn."""
    result: list[Block] = []
    turn: b.Turn | None = None
    for index, block in enumerate(blocks):
        if index in asks:
            if turn is not None:
                result.append(turn)
            turn = _turn(block, "question" if asks[index] else "answer")
        elif (
            turn is not None
            and isinstance(block, b.Paragraph | b.List)
            and not only_questions
            and index not in ends
        ):
            turn = b.Turn(
                label="",
                speaker=None,
                role=turn.role,
                blocks=(*turn.blocks, block),
                span=turn.span.to(block.span),
            )
        else:
            if turn is not None:
                result.append(turn)
            turn = None
            result.append(block)
    return tuple(result) if turn is None else (*result, turn)


def _turn(block: Block, role: Role) -> b.Turn:
    assert isinstance(block, b.Paragraph)
    dash = DASH.match(words_of(block.inlines))
    inlines = trimmed(block.inlines)
    said = trimmed(cut(inlines, dash.end() if dash else 0)[1])
    return b.Turn(
        label="",
        speaker=None,
        role=role,
        blocks=(b.Paragraph(inlines=said, span=block.span),),
        span=block.span,
        anchor=block.anchor,
    )
