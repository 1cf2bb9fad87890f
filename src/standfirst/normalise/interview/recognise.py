"""Recognise an interview, whatever the convention it was written in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Speaker
from standfirst.model.editing import words_of
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.interview.dashes import set_dashed_turns
from standfirst.normalise.interview.evidence import OPENING_WORDS, Evidence, evidence_in
from standfirst.normalise.interview.find_speaker_labels import Label, label_of
from standfirst.normalise.interview.questions import (
    Setting,
    questions_of,
    said_behind_dashes,
    unmarked_questions,
)
from standfirst.normalise.interview.speakers import Cast, cast_of
from standfirst.normalise.interview.turns import set_turns
from standfirst.normalise.interview.unfolding import unfold
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.names import looks_like_name
from standfirst.normalise.repair import Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rules.conversation_table import head_taken_off

QUOTED_TITLE = re.compile(r"^(?:[^\W\d_][\w .'’-]{2,40}[:,]\s*)?[\"“„«»‘「『](?=.{8}).*[\"”“»«’」』]$")


def recognise_interview(draft: Draft, style: HouseStyle, report: Report) -> tuple[Draft, Repairs]:
    """The draft with questions and turns in place of the blocks that are them.

    Recognising is no repair; taking the head off a table that becomes a conversation is one. Reported:
    paragraphs that begin like turns and were not understood as such (S311).
    """
    lexicon = lexicon_of(draft.language)
    called = _is_called_interview(draft)
    setting = Setting(lexicon, called, _has_quoted_title(draft))
    alone = questions_of(draft.blocks, setting, in_dialogue=False)
    evidence = evidence_in(draft, has_questions=_has_questions(draft, bool(alone)))
    blocks, cast, repairs = _unfolded(draft.blocks, evidence, setting, style)
    if cast.is_empty and (dashed := set_dashed_turns(blocks, lexicon, called_interview=called)) is not None:
        return replace(draft, blocks=dashed, kind=draft.kind or "interview"), repairs
    if cast.is_empty and blocks == draft.blocks:
        questions = alone
    else:
        questions = questions_of(blocks, setting, in_dialogue=not cast.is_empty)
    if unmarked := unmarked_questions(blocks, cast, lexicon):
        questions = {**unmarked, **questions}
        cast = cast_of(blocks, replace(evidence, has_questions=True))
    questions = {**said_behind_dashes(blocks, cast), **questions}
    questions = {index: asked for index, asked in questions.items() if index not in cast.lines}
    if cast.is_empty and not questions:
        return replace(draft, blocks=_with_quoted_talk(draft.blocks, evidence, setting, style)), repairs
    turns = set_turns(blocks, cast, questions, lexicon)
    turns = _with_quoted_talk(turns, evidence, setting, style)
    _notice_labels_left(turns, cast, report)
    return replace(draft, blocks=turns, speakers=_speakers(cast), kind=draft.kind or "interview"), repairs


def _with_quoted_talk(blocks: Blocks, evidence: Evidence, setting: Setting, style: HouseStyle) -> Blocks:
    """The blocks with turns in the quotations that are conversations: ``> **Ann:** Since the flood.``"""
    return tuple(
        _quoted_talk(block, evidence, setting, style) if isinstance(block, b.BlockQuote) else block
        for block in blocks
    )


def _quoted_talk(
    quote: b.BlockQuote, evidence: Evidence, setting: Setting, style: HouseStyle
) -> b.BlockQuote:
    """A quotation with turns, if nearly all that it quotes is said under labels."""
    within = replace(evidence, size=len(quote.blocks), has_questions=False)
    blocks, cast, _ = _unfolded(quote.blocks, within, setting, style)
    if len(cast.lines) < FEWEST_QUOTED or len(cast.lines) < 0.6 * len(blocks):
        return quote
    return replace(quote, blocks=set_turns(blocks, cast, {}, evidence.lexicon))


FEWEST_QUOTED = 3
"""Labelled turns of a conversation that is quoted."""


def _notice_labels_left(blocks: Blocks, cast: Cast, report: Report) -> None:
    """Report the paragraphs between the turns, or in one, that begin as labelled turns do."""
    forms = Counter("bold" if x.label.form == "bold-question" else x.label.form for x in cast.lines.values())
    usual = {form for form, count in forms.items() if count >= FEWEST_OF_A_FORM}
    turns = [n for n, block in enumerate(blocks) if isinstance(block, b.Turn)]
    if not usual or not turns:
        return
    inside = [x for block in blocks if isinstance(block, b.Turn) for x in block.blocks[1:]]
    between = [x for x in blocks[turns[0] : turns[-1]] if isinstance(x, b.Paragraph)]
    left = [(x, label) for x in (*inside, *between) if (label := _label_left(x, usual)) is not None]
    if left:
        left = sorted(left, key=lambda pair: pair[0].span.first)
        first = left[0][0].span
        named = ", ".join(dict.fromkeys(f"“{label.words}”" for _, label in left[:5]))
        lines = ", ".join(str(block.span.first) for block, _ in left[:10])
        message = f"these begin like turns but were not recognised as turns: {named} (line {lines})"
        report.add("S311", first, message, count=len(left), places=tuple(x.span for x, _ in left[1:6]))


def _label_left(block: Block, usual: Collection[str]) -> Label | None:
    """The label of a paragraph, if it is set as those of the turns are and may be somebody's name."""
    label = label_of(block.inlines) if isinstance(block, b.Paragraph) else None
    if label is None or label.loose or label.form not in usual or not label.rest:
        return None
    return label if looks_like_name(label.name) and not label.name[:1].isdigit() else None


FEWEST_OF_A_FORM = 3
"""Labelled turns of a form that make it usual."""


def _unfolded(
    blocks: Blocks, evidence: Evidence, setting: Setting, style: HouseStyle
) -> tuple[Blocks, Cast, Repairs]:
    """The blocks with tables, lists and lines in which people speak as paragraphs with labels, and who
    speaks in them."""
    unfolded = unfold(blocks, evidence.lexicon)
    cast = cast_of(unfolded.blocks, evidence)
    if unfolded.blocks == blocks:
        return blocks, cast, ()
    run_in = _run_in(unfolded.blocks, cast, setting)
    speaking = {unfolded.origins[index] for index in (*cast.lines, *run_in)}
    heads = {n: style.decide(head) for n in sorted(speaking) if (head := head_taken_off(blocks[n]))}
    speaking -= {n for n, repair in heads.items() if not repair.applied}
    kept = unfolded.kept(blocks, speaking)
    cast = cast if kept == unfolded.blocks else cast_of(kept, evidence)
    return kept, cast, tuple(heads.values())


def _run_in(blocks: Blocks, cast: Cast, setting: Setting) -> Iterable[int]:
    """The questions that share a paragraph with their answers: where a speaker asks, nobody else does."""
    if "question" in cast.roles.values():
        return ()
    return questions_of(blocks, setting, in_dialogue=not cast.is_empty)


def _has_questions(draft: Draft, asked: bool) -> bool:
    """Whether the piece has headings or set-off paragraphs that ask."""
    return asked or any(
        isinstance(block, b.Section) and words_of(block.heading.inlines).endswith(("?", "？", "؟"))
        for block in draft.blocks
    )


def _is_called_interview(draft: Draft) -> bool:
    """Whether the piece says of itself that it is one."""
    keys = ("title", "tags", "categories", "kind", "type")
    said = (
        *(plain(run) for run in runs_of((*draft.opening, *draft.ending))),
        *(str(draft.front_matter.get(key, "")) for key in keys),
        " ".join(_first_words(draft.blocks)),
    )
    lexicon = lexicon_of(draft.language)
    text = " ".join(said)
    return draft.kind == "interview" or bool(
        lexicon.interview_words.search(text) or lexicon.edited.search(text)
    )


def _has_quoted_title(draft: Draft) -> bool:
    """Whether the title is a quotation, or a name and a quotation: ``Julián Arce: «…»``."""
    titles = (words_of(block.inlines) for block in draft.opening if isinstance(block, b.Title))
    return any(QUOTED_TITLE.match(title) for title in titles)


def _first_words(blocks: Blocks) -> list[str]:
    """The words with which the body begins."""
    words: list[str] = []
    for run in runs_of(blocks):
        if len(words) >= OPENING_WORDS // 2:
            break
        words.extend(plain(run).split())
    return words[: OPENING_WORDS // 2]


def _speakers(cast: Cast) -> tuple[Speaker, ...]:
    """Who speaks, in the order of their first words."""
    labels: dict[str, list[str]] = {}
    roles: dict[str, str] = {}
    for line in cast.lines.values():
        name = cast.names[line.label.key]
        if name is None:
            continue
        known = labels.setdefault(name, [])
        if line.label.words not in known:
            known.append(line.label.words)
        role = cast.roles.get(line.label.key)
        if role:
            roles[name] = role
    return tuple(
        Speaker(name=name, labels=tuple(known), role=roles.get(name))  # type: ignore[arg-type]  # a Role
        for name, known in labels.items()
    )
