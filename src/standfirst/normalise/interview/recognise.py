"""Recognise an interview, whatever the convention it was written in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model.document import Speaker
from standfirst.model.editing import words_of
from standfirst.model.text import plain, runs_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.interview.dashes import set_dashed_turns
from standfirst.normalise.interview.questions import questions_of
from standfirst.normalise.interview.speakers import Cast, cast_of
from standfirst.normalise.interview.turns import set_turns
from standfirst.normalise.interview.unfolding import unfold
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.names import full_names

PEOPLE_KEYS = (
    "interviewee",
    "interviewees",
    "interviewer",
    "speakers",
    "speaker",
    "guests",
    "guest",
    "hosts",
)
"""Keys of the front matter that name who speaks."""

OPENING_WORDS = 400
"""Where names are introduced."""


def recognise_interview(draft: Draft) -> Draft:
    """The draft with questions and turns in place of the blocks that are them."""
    lexicon = lexicon_of(draft.language)
    prose = "\n".join(plain(run) for run in runs_of(draft.blocks))
    called = _is_called_interview(draft, prose)
    asked = questions_of(draft.blocks, lexicon, in_dialogue=False, called_interview=called)
    has_questions = _has_questions(draft, bool(asked))
    pools = _pools(draft, prose)
    unfolded = unfold(draft.blocks, lexicon)
    cast = cast_of(unfolded.blocks, lexicon, pools, prose, has_questions)
    blocks = unfolded.kept(draft.blocks, tuple(cast.lines))
    cast = cast_of(blocks, lexicon, pools, prose, has_questions)
    if cast.is_empty and (dashed := set_dashed_turns(blocks, called_interview=called)) is not None:
        return replace(draft, blocks=dashed, kind=draft.kind or "interview")
    questions = questions_of(blocks, lexicon, in_dialogue=not cast.is_empty, called_interview=called)
    questions = {index: asked for index, asked in questions.items() if index not in cast.lines}
    if cast.is_empty and not questions:
        return draft
    return replace(
        draft,
        blocks=set_turns(blocks, cast, questions),
        speakers=_speakers(cast),
        kind=draft.kind or "interview",
    )


def _has_questions(draft: Draft, asked: bool) -> bool:
    """Whether the piece has headings or set-off paragraphs that ask."""
    return asked or any(
        isinstance(block, b.Section) and words_of(block.heading.inlines).endswith(("?", "？", "؟"))
        for block in draft.blocks
    )


def _is_called_interview(draft: Draft, prose: str) -> bool:
    lexicon = lexicon_of(draft.language)
    said = " ".join(
        (
            *(plain(run) for run in runs_of(draft.opening)),
            *(
                str(draft.front_matter.get(key, ""))
                for key in ("title", "tags", "categories", "kind", "type")
            ),
            " ".join(prose.split()[: OPENING_WORDS // 2]),
        )
    )
    return draft.kind == "interview" or bool(lexicon.interview_words.search(said))


def _pools(draft: Draft, prose: str) -> Sequence[Sequence[str]]:
    """Full names to resolve labels by, the surest first."""
    named: list[str] = []
    for key in PEOPLE_KEYS:
        value = draft.front_matter.get(key)
        named.extend(str(x) for x in (value if isinstance(value, list) else [value]) if x)
    opening = " ".join(plain(run) for run in runs_of(draft.opening))
    return (
        [c.name for c in draft.contributors],
        named,
        full_names(opening),
        full_names(" ".join(prose.split(" ")[:OPENING_WORDS])),
        full_names(prose),
    )


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
