"""Labels that stand alone over what is said, as transcripts of oral histories have them.

``**HALLORAN**``, ``Halloran:``, ``[Halloran]``, ``00:12 Halloran`` or a heading; what is said stands in the
paragraphs below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.interview.find_speaker_labels import LEADING_TIME, SET_OFF, TRAILING_TIME
from standfirst.normalise.interview.speech import is_question, speaks_of_persons
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.names import NO_CASE, looks_like_name, resolve

SAID_BELOW = (b.Paragraph, b.List, b.BlockQuote)

Shape: TypeAlias = Literal["heading", "marked", "bare"]
"""How a label is told from what is said: ``marked`` by bold or italics, a colon, brackets or a time,
``bare`` by nothing but the paragraph that it is."""

LONGEST = 60
"""Characters of a label."""
MOST_PARTS = 4
"""Runs of a label: its name in bold, a time, a colon, perhaps a break."""
FEWEST_VOICES = 2
"""Labels that come back in a conversation."""
FEWEST_TIMES: Mapping[Shape, int] = {"heading": 2, "marked": 2, "bare": 3}
"""How often each of them does."""
FEWEST_SPEAKING = 0.3
"""The share of what is said that asks, or speaks of whoever speaks."""

ENDS_SPEECH = frozenset(".!?…,;")
SIGN = re.compile(r"\s*(?:[:：﹕]|\.\s?[-–—]|[—–])$")
IN_BRACKETS = re.compile(r"^\[(.+)\]$")
LETTER_AND_STOP = re.compile(r"^([^\W\d_])\.$")


class Alone(msgspec.Struct, frozen=True):
    """What may be a label that stands alone."""

    name: str
    shape: Shape
    time: str = ""

    @property
    def label(self) -> Inlines:
        """Its words, the time after them."""
        return (i.Text(f"{self.name} {self.time}".rstrip()),)


def labels_alone(
    blocks: Sequence[Block], lexicon: Lexicon, inline: Mapping[str, int] | None = None
) -> dict[int, Inlines]:
    """By the index of the block: the label that it is. None unless at least two of a shape come back, each
    over what is said; then also those of their shape that stand there once.

    ``inline``: how often each label stands before what is said, by its key; with labels set off in bold they
    count as well.
    """
    found = {n: alone for n, block in enumerate(blocks) if (alone := _alone(block, lexicon))}
    labels: dict[int, Inlines] = {}
    for shape in FEWEST_TIMES:
        names = {n: alone.name for n, alone in found.items() if alone.shape == shape}
        over = {n: name for n, name in names.items() if _is_over_speech(n, blocks, found)}
        voices = _voices(shape, names, over, inline or {})
        if voices and _is_said([blocks[n + 1] for n, name in over.items() if name in voices], lexicon):
            labels |= {n: found[n].label for n, name in over.items() if _may_join(name, shape, voices)}
    return labels


def _alone(block: Block, lexicon: Lexicon) -> Alone | None:
    """The label that a block may be: by its shape, and because it names somebody or a part."""
    alone = _shaped(block)
    if alone is None or not (looks_like_name(alone.name) or lexicon.role_of_label(alone.name)):
        return None
    return alone


def _shaped(block: Block) -> Alone | None:
    """What stands alone in a block, without the marks that set it off."""
    if isinstance(block, b.Section):
        name, time = _without_signs(words_of(block.heading.inlines))
        return Alone(name, "heading", time)
    if not isinstance(block, b.Paragraph) or not 0 < len(block.inlines) <= MOST_PARTS:
        return None
    first = block.inlines[0]
    if not isinstance(first, SET_OFF) and not (isinstance(first, i.Text) and len(first.value) <= LONGEST):
        return None
    text = plain(block.inlines).strip()
    if not text or len(text) > LONGEST:
        return None
    name, time = _without_signs(text)
    is_marked = isinstance(first, SET_OFF) or name != text
    if not is_marked and text[-1] in ENDS_SPEECH:
        return None
    return Alone(name, "marked" if is_marked else "bare", time)


def _without_signs(text: str) -> tuple[str, str]:
    """A label without brackets, colon or dash, and without its time; and the time, if it has one."""
    text = SIGN.sub("", IN_BRACKETS.sub(r"\1", SIGN.sub("", text)))
    stamp = LEADING_TIME.match(text)
    if stamp is not None:
        text = text[stamp.end() :]
    elif stamp := TRAILING_TIME.search(text):
        text = text[: stamp.start()]
    return LETTER_AND_STOP.sub(r"\1", SIGN.sub("", text).strip()), stamp[1] if stamp else ""


def _is_over_speech(index: int, blocks: Sequence[Block], found: Mapping[int, Alone]) -> bool:
    """Whether below a label stands what can be said, and not the next label."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(below, SAID_BELOW) and index + 1 not in found


def _is_said(below: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether what stands below names asks, or speaks of whoever speaks: a list of who read what does not."""
    texts = [" ".join(plain(run) for run in runs_of((block,))) for block in below]
    speaking = sum(is_question(text) or speaks_of_persons(text, lexicon) for text in texts)
    return speaking >= FEWEST_SPEAKING * len(texts)


def _voices(
    shape: Shape, names: Mapping[int, str], over: Mapping[int, str], inline: Mapping[str, int]
) -> Collection[str]:
    """The names that come back and stand over speech only; none if these are too few."""
    everywhere, counts = Counter(names.values()), Counter(over.values())
    times = {x: count + inline.get(x.casefold(), 0) for x, count in counts.items() if count == everywhere[x]}
    voices = {x for x, count in times.items() if count >= FEWEST_TIMES[shape]}
    others = {x for x, count in inline.items() if shape == "marked" and count >= FEWEST_TIMES[shape]}
    return voices if len({x.casefold() for x in voices} | others) >= FEWEST_VOICES else ()


def _may_join(name: str, shape: Shape, voices: Collection[str]) -> bool:
    """Whether a name is one of the voices, or the full name of one, or is written as they all are; a heading
    that stands there once has a topic."""
    if name in voices or any(resolve(voice, [name]) for voice in voices):
        return True
    if shape == "heading":
        return False
    return NO_CASE.search(name) is not None or all(_style(name) == _style(voice) for voice in voices)


def _style(name: str) -> tuple[bool, bool]:
    """Whether it is in capitals; in others, whether it is of several words."""
    return name.isupper(), not name.isupper() and " " in name
