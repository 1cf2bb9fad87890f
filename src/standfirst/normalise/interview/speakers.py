"""Which labels are speakers', who these are in full, and who of them asks.

A label alone proves nothing: recipes, forms and warnings have labels too. What separates them is
that speakers come back, alternate, say sentences, are few, are named elsewhere in the piece, and
that between them they say most of what stands between the first label and the last.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Role
from standfirst.model.editing import words_of
from standfirst.normalise.interview.labels import Label, label_of
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.names import looks_like_name, resolve

MOST_SPEAKERS = 24
"""More labels than this are a directory, not a conversation."""


class Line(msgspec.Struct, frozen=True):
    """A paragraph that begins with something like a label."""

    index: int
    """Of the block in the draft."""
    label: Label
    text: str
    """What is said, in plain words, the label left out."""


class Cast(msgspec.Struct, frozen=True):
    """The labels of a piece that are speakers'."""

    lines: Mapping[int, Line] = {}
    """By the index of the block."""
    names: Mapping[str, str | None] = {}
    """By the label's key: the full name; None where the label is only a role."""
    roles: Mapping[str, Role] = {}
    """By the label's key, where it can be known."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody speaks."""
        return not self.lines


def cast_of(
    blocks: Sequence[Block],
    lexicon: Lexicon,
    pools: Sequence[Sequence[str]],
    prose: str,
    has_questions: bool,
) -> Cast:
    """Find the speakers of a piece.

    ``pools``: full names to resolve labels by, the surest first. ``prose``: the words of the
    piece, to see whether a label is a word of the language. ``has_questions``: whether it has
    questions that carry no label.
    """
    lines = _lines(blocks, lexicon)
    if not lines:
        return Cast()
    keys = _accepted(lines, blocks, lexicon, pools, prose, has_questions)
    kept = {line.index: line for line in lines if line.label.key in keys}
    if not kept:
        return Cast()
    names = _names(list(kept.values()), lexicon, pools)
    return Cast(kept, names, _roles(list(kept.values()), names, lexicon, has_questions))


def _lines(blocks: Sequence[Block], lexicon: Lexicon) -> list[Line]:
    lines: list[Line] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, b.Paragraph):
            continue
        label = label_of(block.inlines)
        if label is None or not _may_speak(label, lexicon):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        text = words_of(label.rest)
        if not text and isinstance(following, b.Paragraph) and label.time:
            text = words_of(following.inlines)
        lines.append(Line(index, label, text))
    return lines


def is_role_label(words: str, lexicon: Lexicon) -> bool:
    """Whether a label names no person but a part: Q, A, Question, Interviewer."""
    return lexicon.role_of_label(words) is not None


def _may_speak(label: Label, lexicon: Lexicon) -> bool:
    if is_role_label(label.name, lexicon):
        return True
    if lexicon.is_no_speaker(label.name):
        return False
    return any(map(str.isalpha, label.name)) and all(
        looks_like_name(part) for part in people_in(label.name, lexicon)
    )


def people_in(label: str, lexicon: Lexicon) -> list[str]:
    """The people that a label names: two may speak together."""
    parts = [part.strip() for part in lexicon.between_names.split(label)]
    return [part for part in parts if part] or [label]


def _accepted(
    lines: list[Line],
    blocks: Sequence[Block],
    lexicon: Lexicon,
    pools: Sequence[Sequence[str]],
    prose: str,
    has_questions: bool,
) -> set[str]:
    """The keys of the labels that are speakers'."""
    by_key: dict[str, list[Line]] = {}
    for line in lines:
        by_key.setdefault(line.label.key, []).append(line)
    roles = {key for key in by_key if is_role_label(by_key[key][0].label.name, lexicon)}
    attested = {key for key in by_key if _is_attested(by_key[key][0].label, lexicon, pools)}
    people = {
        key for key, said in by_key.items() if key not in roles and _speaks(key, said, key in attested, prose)
    }
    people = _without_strangers(people, by_key, attested)
    spoken = [line for line in lines if line.label.key in people or line.label.key in roles]
    if not _is_conversation(spoken, people, roles, attested, lexicon, has_questions, len(blocks)):
        return set()
    return people | (roles if _roles_converse(spoken, roles, people, lexicon) else set())


def _is_attested(label: Label, lexicon: Lexicon, pools: Sequence[Sequence[str]]) -> bool:
    """Whether the piece names the people of a label elsewhere."""
    return all(any(resolve(part, pool) for pool in pools) for part in people_in(label.name, lexicon))


def _speaks(key: str, said: list[Line], attested: bool, prose: str) -> bool:
    """Whether what stands after a label is speech and the label no word of the language."""
    texts = [line.text for line in said if line.text]
    if not texts or not any(any(map(str.isalpha, text)) for text in texts):
        return False
    bold = any(line.label.form != "plain" for line in said)
    if attested or (bold and len(said) >= 3):
        return True
    if " " not in key and re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", prose):
        return False
    return bold or len(said) >= 2


def _without_strangers(people: set[str], by_key: Mapping[str, list[Line]], attested: set[str]) -> set[str]:
    """Plain labels that come once and are named nowhere else are left alone."""
    return {
        key
        for key in people
        if key in attested or len(by_key[key]) > 1 or by_key[key][0].label.form != "plain"
    }


def _is_conversation(
    spoken: list[Line],
    people: set[str],
    roles: set[str],
    attested: set[str],
    lexicon: Lexicon,
    has_questions: bool,
    size: int,
) -> bool:
    keys = [line.label.key for line in spoken]
    counts = Counter(keys)
    if len(keys) < 2 or len(counts) > MOST_SPEAKERS:
        return False
    if roles and _roles_converse(spoken, roles, people, lexicon):
        return True
    repeated = any(count > 1 for key, count in counts.items() if key in people)
    sure = bool(counts) and all(key in attested for key in counts)
    if (
        not repeated
        and not (sure and (has_questions or len(counts) > 1))
        and not (has_questions and len(counts) > 1 and all(" " in key for key in counts))
    ):
        return False
    lengths = [len(line.text.split()) or len(line.text) // 2 for line in spoken if line.text]
    if not lengths:
        return False
    typical = statistics.median(lengths)
    if _is_cycle(keys) and typical < 12 and not sure:
        return False
    if not sure and typical < 4 and not any(key in attested for key in counts):
        return False
    only_plain = all(line.label.form == "plain" for line in spoken)
    if only_plain and not sure and (len(keys) < 4 or len(counts) < 2):
        return False
    if not sure and len(counts) == 1 and not has_questions and len(keys) < 3:
        return False
    stretch = spoken[-1].index - spoken[0].index + 1
    return sure or len(keys) >= 0.2 * min(stretch, size)


def _is_cycle(keys: list[str]) -> bool:
    """Whether three or more labels come back in a fixed order: the fields of a form."""
    distinct = list(dict.fromkeys(keys))
    if len(distinct) < 3 or len(keys) < 2 * len(distinct):
        return False
    kept = sum(
        distinct.index(second) == (distinct.index(first) + 1) % len(distinct)
        for first, second in pairwise(keys)
    )
    return kept >= 0.8 * (len(keys) - 1)


def _roles_converse(spoken: list[Line], roles: set[str], people: set[str], lexicon: Lexicon) -> bool:
    """Whether Q and A (or Q and people who answer) really ask and answer."""
    said = [line for line in spoken if line.label.key in roles]
    asked = [line for line in said if lexicon.role_of_label(line.label.name) == "question"]
    answered = [line for line in said if lexicon.role_of_label(line.label.name) == "answer"]
    ends = sum(is_question(line.text) for line in asked)
    if asked and ends < 0.4 * len(asked) and not any(len(line.text) > 60 for line in asked):
        return False
    if len(asked) >= 1 and (len(answered) >= 1 or people):
        return len(asked) + len(answered) >= 2
    return len(asked) >= 2 or len(answered) >= 2


QUESTION_END = re.compile(r"[?？؟;][\"'’”»›“)\]\s…!.]*$")


def is_question(text: str) -> bool:
    """Whether a text ends as a question does. (A Greek one ends in a semicolon; ours do not.)"""
    match = QUESTION_END.search(text)
    return bool(match) and not match[0].startswith(";")  # type: ignore[index]  # matched


# -- names and roles ----------------------------------------------------------------------------


def _names(lines: list[Line], lexicon: Lexicon, pools: Sequence[Sequence[str]]) -> dict[str, str | None]:
    """Full names by the label's key."""
    labels = {line.label.key: line.label.name for line in lines}
    own = [
        part
        for label in labels.values()
        if not is_role_label(label, lexicon)
        for part in people_in(label, lexicon)
        if " " in part
    ]
    names: dict[str, str | None] = {}
    for key, label in labels.items():
        if is_role_label(label, lexicon):
            names[key] = None
            continue
        parts = [_full_name(part, [*pools[:2], own, *pools[2:]]) for part in people_in(label, lexicon)]
        names[key] = " & ".join(parts)
    return _one_each(names)


def _full_name(label: str, pools: Sequence[Sequence[str]]) -> str:
    """The full name that a label stands for; the label itself where the piece gives none."""
    if label.isupper() and " " in label:
        cased = [name for pool in pools for name in pool if name.casefold() == label.casefold()]
        label = next((name for name in cased if not name.isupper()), label)
    if len(label.rstrip(".").split()) > 1 and not re.search(r"\b[^\W\d_]\.?$", label):
        return label
    for pool in pools:
        known = [name for name in pool if " " in name and not name.isupper()]
        found = resolve(label, known) or resolve(label, pool)
        if found is not None and found.casefold() != label.casefold():
            return found
    return label


def _one_each(names: dict[str, str | None]) -> dict[str, str | None]:
    """Somebody who was called by two names (with a title and without) is called by the longer."""
    full = sorted({name for name in names.values() if name}, key=len, reverse=True)

    def longest(name: str) -> str:
        return next((other for other in full if " " in name and other.endswith(f" {name}")), name)

    return {key: longest(name) if name else None for key, name in names.items()}


def _roles(
    lines: list[Line], names: Mapping[str, str | None], lexicon: Lexicon, has_questions: bool
) -> dict[str, Role]:
    """Who asks and who answers, where it can be known."""
    roles: dict[str, Role] = {}
    said: dict[str, list[Line]] = {}
    for line in lines:
        said.setdefault(names[line.label.key] or line.label.key, []).append(line)
    for spoken in said.values():
        role = _own_role(spoken, lexicon)
        if role:
            roles.update({line.label.key: role for line in spoken})
    undecided = {s: spoken for s, spoken in said.items() if not any(x.label.key in roles for x in spoken)}
    if not undecided:
        return roles
    asked = {s: sum(is_question(x.text) for x in spoken) / len(spoken) for s, spoken in undecided.items()}
    known_asker = "question" in roles.values() or has_questions
    askers = {s for s in undecided if asked[s] >= 0.6}
    if known_asker and not askers:
        decided: dict[str, Role] = dict.fromkeys(undecided, "answer")
    elif askers and len(askers) < len(undecided):
        decided = {s: ("question" if s in askers else "answer") for s in undecided}
        if any(asked[s] >= 0.4 for s in undecided if s not in askers):
            decided = {}
    else:
        decided = {}
    for speaker, role in decided.items():
        roles.update({line.label.key: role for line in undecided[speaker]})
    return roles


def _own_role(spoken: list[Line], lexicon: Lexicon) -> Role | None:
    if any(lexicon.role_of_label(line.label.name) == "question" for line in spoken):
        return "question"
    if any(lexicon.role_of_label(line.label.name) == "answer" for line in spoken):
        return "answer"
    whole = sum(line.label.form == "bold-question" for line in spoken)
    if whole > len(spoken) / 2:
        return "question"
    return None
