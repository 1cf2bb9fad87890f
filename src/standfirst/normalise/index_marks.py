"""Marks for the index that have no words, put where they move no line: right after a word.

An empty element before a word makes a line end where it did not (WeasyPrint 70); after a word it does not.
"""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import merged, only_words
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.traverse import change_runs, runs_of
from standfirst.normalise.draft import Draft


def with_placed_marks(draft: Draft) -> Draft:
    """The draft with each mark behind the word before it; none is a paragraph of its own."""
    if not any(map(_has_mark, runs_of((*draft.opening, *draft.blocks, *draft.ending, *draft.notes)))):
        return draft

    def placed(blocks: Blocks) -> Blocks:
        return change_runs(_joined(blocks), lambda run, _: run if only_words(run) else _after_words(run))

    return replace(
        draft,
        opening=placed(draft.opening),
        blocks=placed(draft.blocks),
        ending=placed(draft.ending),
        notes=tuple(replace(note, blocks=placed(note.blocks)) for note in draft.notes),
    )


def _has_mark(run: Inlines) -> bool:
    return any(isinstance(inline, i.IndexMark) for inline in run)


def _joined(blocks: Blocks) -> Blocks:
    """Paragraphs of nothing but marks joined to the paragraph after them, else to the one before."""
    if not any(map(_is_only_marks, blocks)):
        return blocks
    result: list[Block] = []
    waiting: Inlines = ()
    for block in blocks:
        if isinstance(block, b.Paragraph) and _is_only_marks(block):
            waiting = (*waiting, *block.inlines)
            continue
        if waiting and isinstance(block, b.Paragraph):
            block, waiting = replace(block, inlines=(*waiting, *block.inlines)), ()
        result.append(block)
    last = next((n for n, x in reversed(list(enumerate(result))) if isinstance(x, b.Paragraph)), None)
    if waiting and last is not None:
        paragraph = result[last]
        assert isinstance(paragraph, b.Paragraph)
        result[last] = replace(paragraph, inlines=(*paragraph.inlines, *waiting))
    elif waiting:
        result.append(b.Paragraph(inlines=waiting))
    return tuple(result)


def _is_only_marks(block: Block) -> bool:
    return isinstance(block, b.Paragraph) and all(
        isinstance(x, i.IndexMark) or (isinstance(x, i.Text) and not x.value.strip()) for x in block.inlines
    )


def _after_words(run: Inlines) -> Inlines:
    """A run, each mark in it right after a word where there is one."""
    result: list[Inline] = []
    waiting: list[Inline] = []
    for inline in run:
        before = result[-1] if result else None
        if isinstance(inline, i.IndexMark):
            if isinstance(before, i.Text) and before.value != before.value.rstrip(" "):
                result[-1] = i.Text(before.value.rstrip(" "))
                result += [inline, i.Text(" ")]
            elif any(not isinstance(x, i.IndexMark) for x in result):
                result.append(inline)
            else:
                waiting.append(inline)
        elif waiting and isinstance(inline, i.Text) and inline.value.strip():
            word, space, rest = inline.value.partition(" ")
            result += [i.Text(word), *waiting, i.Text(space + rest)]
            waiting.clear()
        else:
            result.append(inline)
    return merged((*result, *waiting))
