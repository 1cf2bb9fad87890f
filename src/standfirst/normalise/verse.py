"""Verse: lines that the author ended herself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import children_of, only_words, words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft import Draft
from standfirst.normalise.draft_of_elements import indent_of, manuscript_lines, stanzas_of, verse_of

LONGEST_LINE = 75
"""Characters: what is longer was no line of verse."""


LONGEST_OF_A_POEM = 60
LONGEST_OF_METRE = 45
FEWEST_STANZAS = 2
FEWEST_LINES = 4
"""What a piece must have to be a poem that ends its lines without marks."""

NO_LINE = re.compile(r"^[\W\d]*\d|[:：]\s|[@|•·=/]|^[–—-]\s")


def recognise_verse(draft: Draft) -> Draft:
    """In a poem every paragraph is a stanza; elsewhere stanzas are paragraphs of broken short lines."""
    is_poem = draft.kind == "poem" or _is_poem(draft.blocks)
    return replace(draft, blocks=_with_verse(draft.blocks, is_poem=is_poem))


def _is_poem(blocks: Blocks) -> bool:
    """Nothing but short lines, seldom ended at a sentence's end, and before they were full or in metre."""
    stanzas = [block for block in blocks if isinstance(block, b.Paragraph)]
    if len(stanzas) < FEWEST_STANZAS or len(stanzas) < len(blocks):
        return False
    lines: list[list[str]] = []
    for stanza in stanzas:
        lines.append([words_of(line) for line in manuscript_lines(stanza.inlines)])
        if len(lines[-1]) < 2 or not all(map(_is_line, lines[-1])):
            return False
    ends = [pair for stanza in lines for pair in pairwise(stanza)]
    width = max(len(line) for stanza in lines for line in stanza)
    early = sum(len(line) + 1 + len(after.split()[0]) <= width for line, after in ends)
    is_metric = len({len(stanza) for stanza in lines}) == 1 and all(
        width <= LONGEST_OF_METRE and len(line) * 2 >= width for stanza in lines for line in stanza
    )
    at_sentence_ends = sum(line.endswith((".", "!", "?")) for line, _ in ends)
    return (
        len(ends) >= FEWEST_LINES
        and (is_metric or early * 2 >= len(ends))
        and at_sentence_ends * 2 <= len(ends)
    )


def _is_line(line: str) -> bool:
    """Whether this may be a line of verse: short, no item of a list, no field of a form."""
    return 0 < len(line) <= LONGEST_OF_A_POEM and not NO_LINE.search(line)


def _with_verse(blocks: Blocks, *, is_poem: bool) -> Blocks:
    result: list[Block] = []
    stanzas: list[b.Paragraph | b.CodeBlock] = []

    def close() -> None:
        result.extend(_verse(stanzas, is_poem=is_poem))
        stanzas.clear()

    for block in blocks:
        if isinstance(block, b.Paragraph) and (is_poem or _is_stanza(block)):
            stanzas.append(block)
            continue
        if isinstance(block, b.CodeBlock) and block.language is None and is_poem:
            stanzas.append(block)
            continue
        close()
        if isinstance(block, b.BlockQuote | b.Epigraph):
            block = replace(block, blocks=_with_verse(block.blocks, is_poem=False))
        result.append(block)
    close()
    return tuple(result)


def _is_stanza(paragraph: b.Paragraph) -> bool:
    """Three or more short lines, ended by line breaks, that are no address, list or dialogue."""
    if not has_break(paragraph.inlines):
        return False
    lines = [words_of(line) for line in manuscript_lines(paragraph.inlines)]
    short = all(0 < len(line) <= LONGEST_LINE for line in lines)
    plain = not any(any(c in line for c in ":@/|•·=") or any(map(str.isdigit, line)) for line in lines)
    return len(lines) >= 3 and short and plain


def has_break(inlines: Inlines) -> bool:
    """Whether a run holds a line break, however deep."""
    return not only_words(inlines) and any(
        isinstance(x, i.LineBreak) or has_break(children_of(x)) for x in inlines
    )


def _verse(stanzas: Sequence[b.Paragraph | b.CodeBlock], *, is_poem: bool) -> Blocks:
    """The stanzas as verse, if they are: in prose a single one must have four lines."""
    if not stanzas:
        return ()
    lines = [lines for stanza in stanzas for lines in stanzas_of(stanza)]
    is_set_in = any(map(indent_of, (line for stanza in lines for line in stanza)))
    if not is_poem and not is_set_in and len(stanzas) == 1 and len(lines[0]) < 4:
        return tuple(block for block in stanzas)
    return (verse_of(lines, stanzas[0].span.to(stanzas[-1].span), stanzas[0].anchor),)
