"""The cast of an interview: whose the labels are, who these are in full, and who of them asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import accumulate

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Role
from standfirst.model.editing import words_of
from standfirst.normalise.interview.conversation import (
    PEER,
    PRONOUNS,
    Line,
    is_role_label,
    is_title,
    part_before_name,
    people_in,
    speaking,
)
from standfirst.normalise.interview.evidence import Evidence
from standfirst.normalise.interview.find_speaker_labels import Label, label_of
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.lexicon.lexicon import GIVEN_NAMES
from standfirst.normalise.names import EAST_ASIAN, bare_name, looks_like_name, resolve

OF_LETTERS = frozenset(("re", "cc", "bcc", "ps", "pps"))
"""What stands before a colon in letters, and is nobody's initials unless the piece says so."""

FEWEST = 4
"""Turns of somebody who asks in the middle of them."""


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


def cast_of(blocks: Sequence[Block], evidence: Evidence) -> Cast:
    """The speakers of the blocks, and nobody if they hold no conversation."""
    if letters := _letters_of_people(blocks, evidence):
        evidence = replace(evidence, lexicon=evidence.lexicon.with_letters_of_people(letters))
    lines = speaking(_lines(blocks, evidence), evidence)
    if not lines:
        return Cast()
    names = _names(lines, evidence)
    roles = _roles(lines, names, evidence.lexicon, evidence.has_questions)
    for key in {x.label.key for x in lines if evidence.lexicon.is_together(x.label.name)}:
        names[key], roles[key] = _together(names, roles), "answer"
    return Cast({line.index: line for line in lines}, names, roles)


def _letters_of_people(blocks: Sequence[Block], evidence: Evidence) -> tuple[str, ...]:
    """The labels that are words for a part elsewhere and somebody's initials here: ``A`` where nobody has a
    label that asks, ``ME`` where the piece says whose initials these are."""
    labels = [x for block in blocks if isinstance(block, b.Paragraph) and (x := label_of(block.inlines))]
    names = dict.fromkeys(label.name for label in labels)
    roles = {name: role for name in names if (role := evidence.lexicon.role_of_label(name))}
    if not roles:
        return ()
    others = [name for name in names if name not in roles and looks_like_name(name)]
    in_full = [name for name in others if " " in name]
    alone = "question" not in roles.values() and bool(others)
    return tuple(
        name.casefold()
        for name in roles
        if name.isupper()
        and ((alone and len(name) == 1) or (len(name) in (2, 3) and _are_declared(name, in_full, evidence)))
    )


def _are_declared(letters: str, in_full: Sequence[str], evidence: Evidence) -> bool:
    """Whether the piece says whose initials these are, by a full name that is a label or in brackets."""
    return evidence.declares(letters) is not None or resolve(letters, in_full) is not None


def _lines(blocks: Sequence[Block], evidence: Evidence) -> list[Line]:
    """The paragraphs that begin with a label which may name somebody."""
    found = [(n, label_of(x.inlines)) for n, x in enumerate(blocks) if isinstance(x, b.Paragraph)]
    labels = {index: label for index, label in found if label is not None}
    counts = Counter(label.key for label in labels.values())
    names = frozenset(label.name for label in labels.values())
    wide = any(label.loose and label.form == "dashed" and counts[label.key] > 1 for label in labels.values())
    sections = list(accumulate(isinstance(block, b.Section) for block in blocks))
    asked = Counter(label.key for label in labels.values() if is_question(words_of(label.rest)))
    answered = Counter(label.key for index, label in labels.items() if index and _asks(blocks[index - 1]))
    lines: list[Line] = []
    for index, label in labels.items():
        comes_back = counts[label.key] > 1
        if not comes_back and _is_dash_of_sentence(label, blocks[index], is_first=index == 0):
            continue
        if label.loose and not comes_back and not (wide and label.form == "dashed"):
            continue
        answers = answered[label.key] > 1 and answered[label.key] >= 0.5 * counts[label.key]
        asks = asked[label.key] > 1 and asked[label.key] >= 0.5 * counts[label.key]
        if not _may_speak(label, evidence, names, comes_back=comes_back, answers=answers, asks=asks):
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        text = words_of(label.rest)
        if not text and label.form != "plain":
            text = _first_words_of(following)
        before = blocks[index - 1] if index else None
        lines.append(Line(index, label, text, sections[index], _asks(before)))
    return lines


def _is_dash_of_sentence(label: Label, block: Block, *, is_first: bool) -> bool:
    """Whether the dash behind a plain label is no speaker's: the sentence goes on in small letters, or a
    place in capitals heads the first paragraph, as in newspapers."""
    first = block.inlines[0] if isinstance(block, b.Paragraph) and block.inlines else None
    if label.form != "dashed" or not isinstance(first, i.Text):
        return False
    goes_on = words_of(label.rest)[:1].islower()
    return goes_on or (is_first and label.name.isupper() and len(label.name) >= SHORTEST_PLACE)


SHORTEST_PLACE = 4
"""Letters: shorter capitals may be somebody's initials."""


def _first_words_of(block: Block | None) -> str:
    """What a paragraph says, or the first of a quotation, as what is said may be set under a label."""
    first = next(iter(block.blocks), None) if isinstance(block, b.BlockQuote) else block
    return words_of(first.inlines) if isinstance(first, b.Paragraph) else ""


def _asks(block: Block | None) -> bool:
    """Whether a heading or a paragraph ends as a question does."""
    if isinstance(block, b.Section):
        return is_question(words_of(block.heading.inlines))
    return isinstance(block, b.Paragraph) and is_question(words_of(block.inlines))


def _may_speak(
    label: Label,
    evidence: Evidence,
    names: Collection[str],
    *,
    comes_back: bool,
    answers: bool = False,
    asks: bool = False,
) -> bool:
    """Whether a label may be somebody's. ``answers``: what stands before it asks, mostly; ``asks``: what is
    said under it does."""
    if is_role_label(label.name, evidence.lexicon) or evidence.lexicon.is_together(label.name):
        return True
    if label.form == "stop" or not any(map(str.isalpha, label.name)):
        return False
    if asks and _shape_is_letters(label.name) and label.key not in OF_LETTERS:
        return True
    is_of_letters = label.key in OF_LETTERS and not answers
    if evidence.declares(label.name) or (
        comes_back and label.name.isupper() and not is_of_letters and _known(label.name, evidence)
    ):
        return True
    if _shape_is_letters(label.name) and resolve(label.name, [x for x in names if " " in x]):
        return True
    is_letter = label.name.casefold() in evidence.lexicon.letters_of_people
    if comes_back and (is_letter or _is_first_letter(label.name, names) or label.key in PRONOUNS):
        return True
    if comes_back and label.key in GIVEN_NAMES and (answers or _known(label.name, evidence)):
        return True
    if evidence.lexicon.is_no_speaker(label.name) or _is_reference(label.words, evidence.lexicon):
        return False
    if _is_inverted(label.words, names):
        return False
    if peer := PEER.match(label.name):
        return comes_back or any(_is_peer(peer[1], name) for name in names if name != label.name)
    if "/" in label.name:
        alone = [name for name in names if len(people_in(name, evidence.lexicon)) == 1]
        parts = people_in(label.name, evidence.lexicon)
        known = sum(_is_of_another(part, label.name, alone) for part in parts)
        return known == len(parts) or (comes_back and known > 0 and len({len(part) for part in parts}) == 1)
    return all(
        looks_like_name(part) or (comes_back and _known(part, evidence))
        for part in people_in(label.name, evidence.lexicon)
    )


def _shape_is_letters(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 3


def _is_first_letter(letter: str, names: Collection[str]) -> bool:
    """Whether a label is the first letter of another, even if it is a word as well: ``A``, ``I``."""
    return len(letter) == 1 and letter.isupper() and any(x[0] == letter and len(x) > 2 for x in names)


def _is_peer(word: str, label: str) -> bool:
    """Whether a label is the same word with another number, or is that of a man for that of a woman."""
    other = PEER.match(label)
    return other is not None and word[:4].casefold() == other[1][:4].casefold()


INVERTED = re.compile(r"^[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, [^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?$")


def _is_inverted(words: str, names: Collection[str]) -> bool:
    """Whether a label is a name as lists of books have it, ``Moser, Jan``, and not two who also speak
    one by one."""
    if not INVERTED.match(words):
        return False
    parts = words.split(", ")
    return not any(name in parts for name in names) and all(part[:1].isupper() for part in parts)


REFERENCE = re.compile(r"(?<!\w)(?:[‘‚'`](?=\w)|(?:1[5-9]|20)\d\d(?!\w))|[^\W\d_]’?[’'](?=\s|,|$)")
"""A quotation mark or a year: of a work that is named, and not of somebody who speaks."""


def _is_reference(words: str, lexicon: Lexicon) -> bool:
    """Whether a label has what no name has: a quotation mark, a year, a full stop that ends a sentence."""
    if REFERENCE.search(words):
        return True
    stopped = (word.rstrip(".") for word in words.split()[:-1] if word.endswith("."))
    return any(
        len(word) > 2 and "." not in word and word.casefold() not in lexicon.honorifics for word in stopped
    )


def _is_of_another(part: str, label: str, names: Collection[str]) -> bool:
    """Whether a part of ``Marta/Gino`` or ``M/G`` is somebody who also has a label of their own."""
    others = [name for name in names if name != label and "/" not in name]
    return part in others or (len(part) <= 3 and part.isupper() and resolve(part, others) is not None)


def _known(name: str, evidence: Evidence) -> bool:
    """Whether what looks like no name (Skot 9000), or is a word of another language (Jan, Dan), is
    somebody's name or first name here."""
    if not name[:1].isupper() or len(name.split()) > 2:
        return False
    fulls = (resolve(name, pool) for pool in evidence.pools)
    return any(full is not None and " " in full for full in fulls)


# -- names and roles ----------------------------------------------------------------------------


def _names(lines: list[Line], evidence: Evidence) -> dict[str, str | None]:
    """Full names by the label's key."""
    labels = {line.label.key: line.label.name for line in lines}
    parts = {line.label.key: part_before_name(line.label.words, evidence.lexicon) for line in lines}
    labels = {key: part[1] if (part := parts[key]) else label for key, label in labels.items()}
    people = {
        key: people_in(label, evidence.lexicon)
        for key, label in labels.items()
        if not is_role_label(label, evidence.lexicon)
        and not is_title(label, evidence.lexicon)
        and not evidence.lexicon.is_together(label)
    }
    own = [
        _cased(part, evidence.pools)
        for parts in people.values()
        for part in parts
        if " " in part or EAST_ASIAN.search(part)
    ]
    pools = [*evidence.pools[:2], own, *evidence.pools[2:]]
    alone = [label for key, label in labels.items() if len(people.get(key, ())) < 2 and not label.isupper()]
    joined = {
        key: " & ".join(
            _full_name(part, _pools_for(part, pools, alone, several=len(parts) > 1), evidence)
            for part in parts
        )
        for key, parts in people.items()
    }
    return _one_each({key: joined.get(key) for key in labels})


def _pools_for(
    label: str, pools: Sequence[Sequence[str]], alone: Sequence[str], *, several: bool
) -> Sequence[Sequence[str]]:
    """Where a label's name is looked for: that of a single letter among the other labels too, and not in all
    the piece, which has a name for every letter; ``alone``: the labels of one person."""
    if len(label) == 1:
        return [*pools[:-1], alone]
    return [*pools, alone] if several else pools


def _together(names: Mapping[str, str | None], roles: Mapping[str, Role]) -> str | None:
    """The two who answer, where there are two: those who speak under a label like ``Both``."""
    people = dict.fromkeys(
        name for key, name in names.items() if name and " & " not in name and roles.get(key) == "answer"
    )
    return " & ".join(people) if len(people) == 2 else None


def _full_name(label: str, pools: Sequence[Sequence[str]], evidence: Evidence) -> str:
    """The full name that a label stands for; the label itself where the piece gives none."""
    if EAST_ASIAN.search(label):
        return _east_asian_name(label, pools, evidence)
    if declared := evidence.declares(label):
        return declared
    if len(label) == 1 and (spoken := resolve(label, [x for x in pools[-1] if len(x) > 1])):
        label = spoken
    label = _cased(label, pools)
    if len(bare_name(label).split()) > 1 and not re.search(r"\b[^\W\d_]\.?$", label):
        return label
    for pool in pools:
        others = [name for name in pool if name != label]
        known = [name for name in others if " " in name and not name.isupper()]
        found = resolve(label, known) or resolve(label, others)
        if found is not None and found.casefold() != label.casefold():
            return _from_first_name(label, found)
    return label


def _cased(label: str, pools: Sequence[Sequence[str]]) -> str:
    """A full name in capitals as the piece writes it elsewhere."""
    same = (name for pool in pools for name in pool if name.casefold() == label.casefold())
    return next((name for name in same if not name.isupper()), label) if label.isupper() else label


def _from_first_name(label: str, name: str) -> str:
    """A name without the words before the first name that is the label: ``Developers Annalee Horne``."""
    words = name.split()
    return " ".join(words[words.index(label) :]) if label in words[1:-1] else name


POLITE = "さん|氏|先生|様|教授|博士|老师|老師|女士|小姐"
GIVEN = (
    rf"(?!{POLITE})(?:[\u3400-\u9fff々]{{1,3}}(?=\s*(?:{POLITE}|[（(」』、，,]|$))"
    rf"|[ぁ-んァ-ヶ]{{2,5}}(?={POLITE}))"
)
"""A given name straight after a family name, and what shows that it ends there."""


def _east_asian_name(label: str, pools: Sequence[Sequence[str]], evidence: Evidence) -> str:
    """The family name of a label with the given name that follows it somewhere in the evidence."""
    family = re.sub(rf"(?:{POLITE})$", "", label)
    if len(family) > (1 if evidence.lexicon.language == "zh" else 3):
        return label
    whole = re.compile(rf"{re.escape(family)}[ \u3000]?(?:[\u3400-\u9fff々]{{1,3}}|[ぁ-んァ-ヶー]{{2,5}})")
    known = dict.fromkeys(name for pool in pools for name in pool if whole.fullmatch(name))
    if len(known) == 1:
        return next(iter(known))
    texts = [*(name for pool in pools for name in pool), evidence.prose]
    pattern = re.compile(rf"(?<![\u3400-\u9fff々]){re.escape(family)}[ \u3000]?{GIVEN}", re.MULTILINE)
    loose = re.compile(rf"{re.escape(family)}[ \u3000]?{GIVEN}", re.MULTILINE)
    places = (m for p in (pattern, loose) for text in texts for m in p.finditer(text))
    found = next((m for m in places if not _is_spoken_to(m)), None)
    return found[0] if found else label


def _is_spoken_to(found: re.Match[str]) -> bool:
    """Whether these are a label and the name of somebody that is said under it: ``佐伯　三浦さんが…``"""
    before, after = found.string[: found.start()], found.string[found.end() :]
    at_line_start = not before or before.endswith("\n")
    return at_line_start and "\u3000" in found[0] and re.match(rf"\s*(?:{POLITE})", after) is not None


def _one_each(names: dict[str, str | None]) -> dict[str, str | None]:
    """Somebody who was called by two names (with a title and without) is called by the longer."""
    full = sorted({name for name in names.values() if name}, key=len, reverse=True)

    def longest(name: str) -> str:
        fuller = (o for o in full if " " in name and " & " not in o and o.endswith(f" {name}"))
        return next(fuller, name)

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
    asked = sum(roles.get(line.label.key) == "question" for line in lines)
    known_asker = has_questions or asked > 1
    for speaker, role in _by_asking(undecided, known_asker).items():
        roles.update({line.label.key: role for line in undecided[speaker]})
    return roles


def _by_asking(undecided: Mapping[str, list[Line]], known_asker: bool) -> dict[str, Role]:
    """The roles of those whose labels don't tell, by how many of their turns end with a question; of the
    only one who asks in most turns while nobody else does, by how many have a question in them.

    Who spoke only before the first question was asked has introduced the others.
    """
    asked = {s: _share_that(is_question, spoken) for s, spoken in undecided.items()}
    askers = {s for s in undecided if asked[s] >= 0.6}
    if not askers and not known_asker:
        asked = {s: _share_that(_has_question, spoken) for s, spoken in undecided.items()}
        askers = {s for s in undecided if asked[s] >= 0.6 and len(undecided[s]) >= FEWEST}
        if len(askers) != 1 or any(asked[s] > 0.25 for s in undecided if s not in askers):
            return {}
    if not askers:
        return dict.fromkeys(undecided, "answer") if known_asker else {}
    if len(undecided) == 1:
        return dict.fromkeys(undecided, "question")
    if len(askers) == len(undecided) or any(asked[s] >= 0.4 for s in undecided if s not in askers):
        return {}
    first = min(line.index for s in askers for line in undecided[s])
    answerers = {s for s in undecided if s not in askers and undecided[s][-1].index > first}
    return {s: "question" if s in askers else "answer" for s in undecided if s in askers or s in answerers}


def _share_that(asks: Callable[[str], bool], spoken: list[Line]) -> float:
    return sum(asks(line.text) for line in spoken) / len(spoken)


def _has_question(text: str) -> bool:
    return re.search(r"[?？؟](?=\s|$)", text) is not None


def _own_role(spoken: list[Line], lexicon: Lexicon) -> Role | None:
    for line in spoken:
        if part := part_before_name(line.label.words, lexicon):
            return part[0]
    if any(lexicon.role_of_label(line.label.name) == "question" for line in spoken):
        return "question"
    if any(lexicon.role_of_label(line.label.name) == "answer" for line in spoken):
        return "answer"
    whole = sum(line.label.form == "bold-question" for line in spoken)
    if whole > len(spoken) / 2:
        return "question"
    return None
