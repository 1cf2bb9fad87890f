"""Links: every link of a draft goes past the three rules that mend links."""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import map_inlines, only_words
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.span import Span
from standfirst.model.traverse import change_runs
from standfirst.normalise.draft import Draft
from standfirst.normalise.repair import Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rules.dead_link import without_dead_link
from standfirst.normalise.rules.double_escape import without_double_escapes
from standfirst.normalise.rules.tracker import without_tracker


def mend_links(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Mend every link of the draft, its opening, ending and notes included."""
    repairs: list[Repair] = []

    def change(run: Inlines, block: Block) -> Inlines:
        if only_words(run):
            return run
        return map_inlines(run, lambda inline: _mended(inline, block.span, style, repairs))

    draft = replace(
        draft,
        opening=change_runs(draft.opening, change),
        blocks=change_runs(draft.blocks, change),
        ending=change_runs(draft.ending, change),
        notes=tuple(replace(note, blocks=change_runs(note.blocks, change)) for note in draft.notes),
    )
    return draft, tuple(repairs)


def _mended(inline: Inline, span: Span, style: HouseStyle, repairs: list[Repair]) -> Inlines:
    if not isinstance(inline, i.Link):
        return (inline,)
    link = without_double_escapes(inline, span, style, repairs)
    link = without_tracker(link, span, style, repairs)
    return without_dead_link(link, span, style, repairs)
