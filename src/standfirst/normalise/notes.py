"""Notes that lost their marks: numbers in the text and a numbered list at the end find each other.

Rule ``note-reference``. Word processors and PDF tools leave ``word¹``, ``word<sup>1</sup>``,
``word [1]`` or a bare ``word.1`` in the text, and the notes as a numbered list or numbered
paragraphs at the end. They become notes only if every number from 1 to n is defined once, at the
end, and is referred to in the text in order; years, heights, chemistry and chapters never are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import cut, map_inlines, trimmed, words_of
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.text import plain, runs_of
from standfirst.model.walk import change_runs
from standfirst.normalise.draft import Draft
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Certainty, Repair, Repairs

HEADING = re.compile(
    r"(?i)^\W*(foot|end)?(notes?|notas?|note|anmerkungen|fußnoten|fussnoten|przypisy|примечания|сноски|"
    r"примітки|viittaukset|notes de bas de page|références|references|注|註|脚注|الهوامش|حواشي)\W*$"
)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DEFINITION = re.compile(r"^\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]?|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))\s+(?=\S)")
MARKED = re.compile(r"\s?\[(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
BARE = re.compile(r"(?<=[^\W\d_][.,;:!?”»\")])(\d{1,3})(?=\s|$)|(?<=[a-zà-ÿа-я]{3})(\d{1,2})(?=[\s.,;:!?]|$)")

FEWEST = 2


class Shape(msgspec.Struct, frozen=True):
    """One way in which a text may refer to its notes."""

    pattern: re.Pattern[str] | None
    """In the text; None for superscript elements and links on numbers."""
    certainty: Certainty


SHAPES = (
    Shape(None, Certainty.CERTAIN),
    Shape(MARKED, Certainty.CERTAIN),
    Shape(BARE, Certainty.LIKELY),
)


def recover_notes(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Bind bare numbers in the text to the notes at its end, if they fit each other wholly."""
    if draft.notes:
        return draft, ()
    found = _definitions(draft.blocks)
    if found is None:
        return draft, ()
    start, definitions = found
    body = draft.blocks[:start]
    for shape in SHAPES:
        numbers = [n for run in runs_of(body) for n in _numbers(run, shape)]
        if _in_order(numbers, len(definitions)):
            return _with_notes(draft, body, definitions, shape, style)
    return draft, ()


def _in_order(numbers: Sequence[int], count: int) -> bool:
    """Whether the numbers are 1 … count, each first met in order, and nothing else."""
    return list(dict.fromkeys(numbers)) == list(range(1, count + 1))


# -- the notes at the end -----------------------------------------------------------------------


def _definitions(blocks: Blocks) -> tuple[int, tuple[b.Note, ...]] | None:
    """Where the notes begin, and what they say, if the piece ends with a numbered run of them."""
    last = len(blocks)
    while last and isinstance(blocks[last - 1], b.ThematicBreak):
        last -= 1
    if last and isinstance(blocks[last - 1], b.List):
        start, notes = last - 1, _from_list(blocks[last - 1])
    else:
        start, notes = _from_paragraphs(blocks, last)
    titled = start > 0 and _is_title(blocks[start - 1])
    set_off = start > 0 and isinstance(blocks[start - 1], b.ThematicBreak)
    if len(notes) < (1 if titled else FEWEST) or not (titled or set_off or len(notes) >= 3):
        return None
    return (start - 1 if titled or set_off else start), notes


def _is_title(block: Block) -> bool:
    match block:
        case b.Section(heading=heading):
            return bool(HEADING.match(words_of(heading.inlines)))
        case b.Paragraph(inlines=inlines):
            return bool(HEADING.match(words_of(inlines)))
        case _:
            return False


def _from_list(block: Block) -> tuple[b.Note, ...]:
    if not isinstance(block, b.List) or not block.ordered or block.start != 1:
        return ()
    return tuple(
        b.Note(number=0, label=str(n), blocks=item.blocks, span=item.span)
        for n, item in enumerate(block.items, 1)
    )


def _from_paragraphs(blocks: Blocks, last: int) -> tuple[int, tuple[b.Note, ...]]:
    """A run of paragraphs numbered 1 … n at the end."""
    start = last
    notes: list[b.Note] = []
    while start:
        block = blocks[start - 1]
        note = _numbered(block)
        if note is None:
            break
        notes.insert(0, note)
        start -= 1
        if note.label == "1":
            break
    expected = [str(n) for n in range(1, len(notes) + 1)]
    return (start, tuple(notes)) if [n.label for n in notes] == expected else (last, ())


def _numbered(block: Block) -> b.Note | None:
    if not isinstance(block, b.Paragraph) or not block.inlines:
        return None
    first = block.inlines[0]
    if isinstance(first, i.Superscript) and plain(first.children).strip().isdigit():
        label, rest = plain(first.children).strip(), trimmed(block.inlines[1:])
    else:
        match = DEFINITION.match(plain(block.inlines))
        if match is None:
            return None
        label = next(x for x in match.groups() if x).translate(SUPERSCRIPTS)
        rest = trimmed(cut(block.inlines, match.end())[1])
    body = b.Paragraph(inlines=rest, span=block.span)
    return b.Note(number=0, label=label, blocks=(body,), span=block.span)


# -- the numbers in the text --------------------------------------------------------------------


def _numbers(run: Inlines, shape: Shape) -> list[int]:
    """The numbers of a run that may refer to notes, in order."""
    found: list[int] = []

    def look(inline: Inline) -> Inlines:
        found.extend(number for _, _, number in _places(inline, shape))
        return (inline,)

    map_inlines(run, look)
    return found


def _places(inline: Inline, shape: Shape) -> list[tuple[int, int, int]]:
    """Where in an inline numbers stand that may refer to notes: from, to, number."""
    if shape.pattern is None:
        if isinstance(inline, i.Superscript) and plain(inline.children).strip(" []()").isdigit():
            return [(0, 0, int(plain(inline.children).strip(" []()")))]
        return []
    if not isinstance(inline, i.Text):
        return []
    return [
        (match.start(), match.end(), int(next(x for x in match.groups() if x).translate(SUPERSCRIPTS)))
        for match in shape.pattern.finditer(inline.value)
    ]


def _with_notes(
    draft: Draft, body: Blocks, definitions: tuple[b.Note, ...], shape: Shape, style: HouseStyle
) -> tuple[Draft, Repairs]:
    first = definitions[0].span
    title = " ".join(words_of(run) for run in runs_of(draft.blocks[len(body) : len(body) + 1]))
    title = f"{title}: " if HEADING.match(title) else ""
    repair = style.decide(
        Repair(
            rule="note-reference",
            span=first.to(definitions[-1].span),
            before=f"{title}1 … {len(definitions)}",
            after=f"[^1] … [^{len(definitions)}]",
            why="the numbers in the text and the numbered list at the end are notes of one another",
            certainty=shape.certainty,
        )
    )
    if not repair.applied:
        return draft, (repair,)
    labels = {int(note.label): note.label for note in definitions}

    def change(run: Inlines, _: Block) -> Inlines:
        return map_inlines(run, lambda inline: _referring(inline, shape, labels))

    return replace(draft, blocks=change_runs(body, change), notes=definitions), (repair,)


def _referring(inline: Inline, shape: Shape, labels: Mapping[int, str]) -> Inlines:
    """The inline with references in the place of its numbers."""
    places = _places(inline, shape)
    if not places:
        return (inline,)
    if not isinstance(inline, i.Text):
        return (i.NoteReference(note=labels[places[0][2]], number=0, anchor=""),)
    result: list[Inline] = []
    position = 0
    for start, end, number in places:
        result.append(i.Text(inline.value[position:start]))
        result.append(i.NoteReference(note=labels[number], number=0, anchor=""))
        position = end
    return (*result, i.Text(inline.value[position:]))
