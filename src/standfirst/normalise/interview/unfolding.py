"""Speech in other shapes than paragraphs: definition lists, tables, lists, lines of one paragraph.

Each is laid out as paragraphs that begin with a label, so that one set of rules judges them all;
what is not found to be speech stays in its own shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import merged, trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft_of_elements import joined_lines, manuscript_lines
from standfirst.normalise.interview.conversation import PRONOUNS, is_role_label, people_in
from standfirst.normalise.interview.find_speaker_labels import Label, label_of, may_hold_labels
from standfirst.normalise.interview.labels_alone import labels_alone
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.names import looks_like_name
from standfirst.normalise.rules.conversation_table import head_of, words_of_cell

FEWEST = 3
"""Fewer rows or items than this are no conversation."""


Lines: TypeAlias = tuple[tuple[Inlines, Label | None], ...]
"""The lines of a paragraph, each with its label."""


class Unfolded(msgspec.Struct, frozen=True):
    """The blocks as paragraphs with labels, and where each came from."""

    blocks: Blocks
    origins: tuple[int, ...]
    """For each block the index of the block that it was part of."""

    def kept(self, original: Blocks, speaking: Collection[int]) -> Blocks:
        """The original blocks but for those (by their index) in which somebody was found to speak."""
        result: list[Block] = []
        for index, block in enumerate(self.blocks):
            origin = self.origins[index]
            if origin in speaking:
                result.append(block)
            elif index == 0 or self.origins[index - 1] != origin:
                result.append(original[origin])
        return tuple(result)


def unfold(blocks: Blocks, lexicon: Lexicon) -> Unfolded:
    """Every block that may be speech in another shape, as paragraphs."""
    result: list[Block] = []
    origins: list[int] = []
    labelled = {n: _labelled_lines(block) for n, block in enumerate(blocks)}
    known = Counter(label.key for lines in labelled.values() for _, label in lines if label)
    alone = labels_alone(blocks, lexicon, known)
    for index, block in enumerate(blocks):
        if index in alone:
            laid_out = _labelled(alone[index], (), block)
        else:
            laid_out = _laid_out(block, lexicon, labelled[index], known)
        result.extend(laid_out)
        origins.extend([index] * len(laid_out))
    return Unfolded(tuple(result), tuple(origins))


def _labelled_lines(block: Block) -> Lines:
    """The lines of a paragraph with what labels them; none where none can be labelled."""
    if not isinstance(block, b.Paragraph) or not may_hold_labels(block.inlines):
        return ()
    return tuple((line, label_of(line)) for line in manuscript_lines(block.inlines))


def _question_and_answer(block: b.Paragraph) -> Blocks:
    """A bold question and the answer that follows it in the same paragraph, each in one of its own."""
    first = block.inlines[0]
    if not isinstance(first, i.Strong) or not is_question(words_of((first,))):
        return ()
    rest = trimmed(block.inlines[1:])
    if not rest:
        return ()
    return (b.Paragraph(inlines=(first,), span=block.span), b.Paragraph(inlines=rest, span=block.span))


def _laid_out(block: Block, lexicon: Lexicon, lines: Lines, known: Counter[str]) -> Blocks:
    match block:
        case b.DefinitionList(items=items):
            return _definitions(block, items, lexicon)
        case b.Table():
            return _rows(block, lexicon)
        case b.Division(blocks=inside) if _begins_with_name(inside, lexicon):
            return inside
        case b.List(items=items):
            return _questions_in_items(block, items) or _items(block, items)
        case b.Paragraph():
            return _question_and_answer(block) or _lines(block, lines, lexicon, known)
        case _:
            return (block,)


def _begins_with_name(blocks: Blocks, lexicon: Lexicon) -> bool:
    """Whether a division of the page's holds what one person says."""
    first = blocks[0] if blocks else None
    label = label_of(first.inlines) if isinstance(first, b.Paragraph) else None
    return label is not None and (looks_like_name(label.name) or is_role_label(label.name, lexicon))


def _labelled(label: Inlines, blocks: Blocks, block: Block) -> Blocks:
    """Paragraphs of which the first begins with the label in bold."""
    name = i.Strong(merged((*trimmed(label), i.Text(":"))))
    first = blocks[0] if blocks else None
    if isinstance(first, b.Paragraph):
        spoken = b.Paragraph(inlines=(name, i.Text(" "), *first.inlines), span=first.span)
        return (spoken, *blocks[1:])
    return (b.Paragraph(inlines=(name,), span=block.span), *blocks)


def _definitions(block: Block, items: Sequence[b.Definition], lexicon: Lexicon) -> Blocks:
    terms = [words_of(term).rstrip(":：") for item in items for term in item.terms]
    if not _may_be_speakers(terms, lexicon):
        return (block,)
    result: list[Block] = []
    for item in items:
        term: Inlines = item.terms[-1] if item.terms else ()
        words = words_of(term).rstrip(":：")
        said = tuple(x for meaning in item.meanings for x in meaning)
        result.extend(_labelled((i.Text(words),), said, replace(block, span=item.span)))
    return tuple(result)


def _rows(table: b.Table, lexicon: Lexicon) -> Blocks:
    """A table of two columns, of which the first holds the names of who says what stands in the second."""
    rows = list(table.body) if head_of(table) else [*table.head, *table.body]
    rows = [row for row in rows if any(cell.blocks for cell in row)]
    if any(len(row) != 2 for row in rows) or table.caption:
        return (table,)
    names = [words_of_cell(row[0]).rstrip(":： ") for row in rows]
    if not _may_be_speakers(names, lexicon):
        return (table,)
    return tuple(
        spoken
        for name, row in zip(names, rows, strict=True)
        for spoken in _labelled((i.Text(name),), row[1].blocks, table)
    )


def _items(block: b.List, items: Sequence[b.ListItem]) -> Blocks:
    """A list of which every item begins with a label in bold."""
    labels = [
        label_of(item.blocks[0].inlines) if item.blocks and isinstance(item.blocks[0], b.Paragraph) else None
        for item in items
    ]
    keys = Counter(label.key for label in labels if label is not None and label.form != "plain")
    if len(items) < FEWEST or sum(keys.values()) < len(items) or max(keys.values()) < 2:
        return (block,)
    return tuple(child for item in items for child in item.blocks)


def _questions_in_items(block: b.List, items: Sequence[b.ListItem]) -> Blocks:
    """A list of which every item is a bold question and its answer."""
    result: list[Block] = []
    for number, item in enumerate(items, block.start):
        first = item.blocks[0] if item.blocks else None
        if not isinstance(first, b.Paragraph):
            return ()
        pair = _question_and_answer(first) or ((first,) if len(item.blocks) > 1 else ())
        question = pair[0] if pair else None
        if not isinstance(question, b.Paragraph) or not is_question(words_of(question.inlines)):
            return ()
        inside = wholly(question.inlines, i.Strong)
        if inside is None:
            return ()
        numbered = (i.Text(f"{number}. "), *inside) if block.ordered else inside
        asked = replace(question, inlines=(i.Strong(merged(numbered)),), span=first.span)
        result.extend((asked, *pair[1:], *item.blocks[1:]))
    return tuple(result) if len(items) >= FEWEST else ()


def _may_be_speakers(names: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the names come back as speakers' do."""
    counts = Counter(name.casefold() for name in names)
    return (
        len(names) >= FEWEST
        and max(counts.values(), default=0) >= 2
        and all(looks_like_name(name) or is_role_label(name, lexicon) for name in names)
    )


def _lines(block: b.Paragraph, labelled: Lines, lexicon: Lexicon, known: Counter[str]) -> Blocks:
    """A paragraph of which several lines begin with labels that come back, a line each."""
    lines = [line for line, _ in labelled]
    begins = [_is_speakers(label, lexicon, known) for _, label in labelled]
    if not any(begins[1:]) or (sum(begins) < 2 and not _is_set_off(labelled[begins.index(True)][1])):
        return (block,)
    paragraphs: list[list[Inlines]] = []
    for line, is_new in zip(lines, begins, strict=True):
        if is_new or not paragraphs:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return tuple(b.Paragraph(inlines=joined_lines(group), span=block.span) for group in paragraphs)


def _is_set_off(label: Label | None) -> bool:
    return label is not None and label.form == "bold"


def _is_speakers(label: Label | None, lexicon: Lexicon, known: Counter[str]) -> bool:
    if label is None or lexicon.is_no_speaker(label.name):
        return False
    if is_role_label(label.name, lexicon):
        return True
    comes_back = known[label.key] >= 2 or label.form == "bold"
    is_name = label.key in PRONOUNS or all(map(looks_like_name, people_in(label.name, lexicon)))
    return comes_back and is_name
