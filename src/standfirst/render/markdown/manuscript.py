"""A piece → the manuscript that it should have been, and the proof that it means the same.

The promise: the tidy text, normalised, gives an equal piece, and no repair is made on the way.
Several forms mean the same to a reader; the plainest for which the promise holds is taken. What
the words can't say (a date, a role, a language) is said in the front matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import TypeAlias

import msgspec

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.inlines import Inline
from standfirst.model.span import Span
from standfirst.model.traverse import map_inlines, map_piece, map_runs, walk
from standfirst.normalise.repair import Repairs
from standfirst.render.markdown.blocks import Manner, block_text, blocks_text, division
from standfirst.render.markdown.unsayable import Unsayable
from standfirst.render.markdown.write_front_matter import front_matter_text, still_to_say

Understand: TypeAlias = Callable[[str], tuple[Piece, Repairs]]
"""Normalises a manuscript's text, as the one that is being tidied was."""


class Tidy(msgspec.Struct, frozen=True, kw_only=True):
    """A manuscript made tidy."""

    text: str
    broken: str | None = None
    """Where the promise does not hold: what would be understood otherwise. Not to be written then."""


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """The front matter that the manuscript has."""

    values: Mapping[str, object] = {}
    span: Span | None = None
    text: str = ""
    """As it stands, if it may stay as it stands."""


def tidy(piece: Piece, front: Front, understand: Understand) -> Tidy:
    """The manuscript of a piece as clean markdown, the front matter kept and added to."""
    broken: str | None = None
    body = ""
    for text in _texts(_with_labels(piece), front):
        if isinstance(text, Unsayable):
            return Tidy(text="", broken=f"there is no markdown for {text}")
        body = text
        said = front.text or front_matter_text(front.values)
        found, repairs = understand(said + body)
        missing = still_to_say(piece, found, front.values)
        if missing:
            said = front_matter_text({**front.values, **missing})
            found, repairs = understand(said + body)
        difference = difference_between(piece, found, repairs)
        if difference is None:
            return Tidy(text=said + body)
        broken = broken or difference
    return Tidy(text=body, broken=broken)


def _with_labels(piece: Piece) -> Piece:
    """The piece with references that name their notes as the manuscript does."""
    labels = {note.anchor: note.label for note in piece.notes}

    def named(inline: Inline) -> Inline:
        if isinstance(inline, i.NoteReference):
            return msgspec.structs.replace(inline, note=labels.get(inline.note, inline.note))
        return inline

    return map_piece(piece, lambda block: map_runs(block, lambda run: map_inlines(run, named)))


def _texts(piece: Piece, front: Front) -> Iterator[str | Unsayable]:
    """The manuscript without its front matter, in every manner, each text once."""
    tried = set()
    for plain, headings, whole in product((True, False), (True, False), (False, True)):
        manner = Manner(
            plain_lines=plain,
            questions_as_headings=headings,
            bold_question_turns=whole,
            question_level=question_level(piece.body),
        )
        try:
            text = _manuscript(piece, front, manner)
        except Unsayable as unsayable:
            yield unsayable
            return
        if text not in tried:
            tried.add(text)
            yield text


def question_level(body: Blocks) -> int:
    """One level below the sections that hold questions; the first below the title, if none do."""
    levels = [
        block.heading.level
        for block in walk(body)
        if isinstance(block, b.Section) and any(isinstance(x, b.Question) for x in block.blocks)
    ]
    return min(max(levels, default=1) + 1, 6)


def _manuscript(piece: Piece, front: Front, manner: Manner) -> str:
    own, ending = (
        [block for block in blocks if not _is_from(front, block)] for blocks in (piece.opening, piece.ending)
    )
    body = _stanzas(piece) if piece.kind == "poem" and manner.plain_lines else None
    parts = [
        blocks_text(own, manner),
        body if body is not None else blocks_text(piece.body, manner),
        _ending(tuple(ending), manner),
        "\n\n".join(block_text(note, manner) for note in piece.notes),
    ]
    text = "\n\n".join(part for part in parts if part)
    if text.startswith("---\n"):
        text = f"***{text[3:]}"
    return f"{text}\n"


def _is_from(front: Front, block: Block) -> bool:
    """Whether only the front matter says this."""
    return front.span is not None and block.span.place == front.span.place


def _ending(ending: Blocks, manner: Manner) -> str:
    if not ending:
        return ""
    inside = blocks_text(ending, manner)
    return f"---\n\n{inside}" if manner.plain_lines else division(".ending", inside)


def _stanzas(piece: Piece) -> str | None:
    """A poem's stanzas as paragraphs of lines; None if there is more in it."""
    from standfirst.render.markdown.inlines import line

    parts: list[str] = []
    for block in piece.body:
        if isinstance(block, b.Verse):
            parts.extend("\\\n".join(map(line, stanza)) for stanza in block.stanzas)
        else:
            parts.append(block_text(block, Manner()))
    return "\n\n".join(parts)


def difference_between(piece: Piece, found: Piece, repairs: Repairs) -> str | None:
    """What is understood otherwise, in words; None if nothing is."""
    made = [repair for repair in repairs if repair.applied]
    if made:
        return f"the tidy text would be mended again: {made[0].rule}, {made[0].before} → {made[0].after}"
    for name in Piece.__struct_fields__:
        old, new = getattr(piece, name), getattr(found, name)
        if old != new:
            return f"{name}: {_first_difference(old, new)}"
    return None


def _first_difference(old: object, new: object) -> str:
    if isinstance(old, tuple) and isinstance(new, tuple):
        for one, other in zip(old, new, strict=False):
            if one != other:
                return _first_difference(one, other)
        longer = old if len(old) > len(new) else new
        return f"{len(old)} and {len(new)} things, from {_short(longer[min(len(old), len(new))])}"
    if isinstance(old, msgspec.Struct) and type(old) is type(new):
        for name in old.__struct_fields__:
            if getattr(old, name) != getattr(new, name):
                found = _first_difference(getattr(old, name), getattr(new, name))
                return f"{type(old).__name__}.{name}: {found}"
    return f"{_short(old)} and {_short(new)}"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 160 else f"{shown[:157]}…"
