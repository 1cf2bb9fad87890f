"""Recognise an interview, whatever the convention it was written in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model.blocks import Blocks
from standfirst.model.document import Speaker
from standfirst.model.editing import words_of
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.interview.dashes import set_dashed_turns
from standfirst.normalise.interview.evidence import OPENING_WORDS, Evidence, evidence_in
from standfirst.normalise.interview.questions import Setting, questions_of, unmarked_questions
from standfirst.normalise.interview.speakers import Cast, cast_of
from standfirst.normalise.interview.turns import set_turns
from standfirst.normalise.interview.unfolding import unfold
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.repair import Repairs
from standfirst.normalise.rules.conversation_table import head_taken_off

QUOTED_TITLE = re.compile(r"^(?:[^\W\d_][\w .'’-]{2,40}[:,]\s*)?[\"“„«»‘「『](?=.{8}).*[\"”“»«’」』]$")


def recognise_interview(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """The draft with questions and turns in place of the blocks that are them.

    Recognising is no repair; taking the head off a table that becomes a conversation is one.
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
    if unmarked := unmarked_questions(blocks, cast):
        questions = {**unmarked, **questions}
        cast = cast_of(blocks, replace(evidence, has_questions=True))
    questions = {index: asked for index, asked in questions.items() if index not in cast.lines}
    if cast.is_empty and not questions:
        return draft, repairs
    turns = set_turns(blocks, cast, questions, lexicon)
    return replace(draft, blocks=turns, speakers=_speakers(cast), kind=draft.kind or "interview"), repairs


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
