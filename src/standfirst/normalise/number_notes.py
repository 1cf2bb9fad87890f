"""Notes get their numbers: in the order of their first references."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import map_inlines, only_words
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.traverse import change_runs


class Numbered(msgspec.Struct, frozen=True):
    """The blocks that refer to notes, with the numbers of these, and the notes in that order."""

    texts: tuple[Blocks, ...]
    notes: tuple[b.Note, ...]


def number_notes(texts: tuple[Blocks, ...], notes: Mapping[str, b.Note]) -> Numbered:
    """Number notes, by what references call them, in the order of their first references in these texts.

    Those in notes come after those in the text; the notes that nothing refers to come last.
    """
    return _Numbering(notes).number(texts)


class _Numbering:
    def __init__(self, notes: Mapping[str, b.Note]) -> None:
        self._notes = notes
        self._numbers: dict[str, int] = {}
        self._references: dict[str, list[str]] = {name: [] for name in notes}

    def number(self, texts: tuple[Blocks, ...]) -> Numbered:
        done = tuple(change_runs(blocks, self._run) for blocks in texts)
        bodies: dict[str, Blocks] = {}
        for next_one in (None, *self._notes):
            if next_one is not None:
                self._numbers.setdefault(next_one, len(self._numbers) + 1)
            while len(bodies) < len(self._numbers):  # a note may refer to notes, which are numbered then
                name = list(self._numbers)[len(bodies)]
                bodies[name] = change_runs(self._notes[name].blocks, self._run)
        return Numbered(done, tuple(self._numbered(name, blocks) for name, blocks in bodies.items()))

    def _numbered(self, name: str, blocks: Blocks) -> b.Note:
        number = self._numbers[name]
        references = tuple(self._references[name])
        note = self._notes[name]
        return replace(note, number=number, anchor=f"note-{number}", blocks=blocks, references=references)

    def _run(self, run: Inlines, _: Block) -> Inlines:
        return run if only_words(run) else map_inlines(run, self._inline)

    def _inline(self, inline: Inline) -> Inlines:
        if not isinstance(inline, i.NoteReference) or inline.note not in self._notes:
            return (inline,)
        number = self._numbers.setdefault(inline.note, len(self._numbers) + 1)
        known = self._references[inline.note]
        known.append(f"noteref-{number}-{len(known) + 1}" if known else f"noteref-{number}")
        return (i.NoteReference(note=f"note-{number}", number=number, anchor=known[-1]),)
