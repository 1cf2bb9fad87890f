"""The journey from a manuscript's text to a piece of the document, on one page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model.direction import direction_of
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain, runs_of
from standfirst.normalise.dialogue import recognise_dialogue
from standfirst.normalise.draft import Draft
from standfirst.normalise.ending import recognise_ending
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.interview.recognise import recognise_interview
from standfirst.normalise.language import canonical, language_of, likely_language_of
from standfirst.normalise.marks import report_marks
from standfirst.normalise.opening import recognise_opening
from standfirst.normalise.picture_credits import recognise_picture_credits
from standfirst.normalise.pull_quotes import recognise_pull_quotes
from standfirst.normalise.reading import read_blocks
from standfirst.normalise.repair import Repair, Repairs
from standfirst.normalise.rules.bold_heading import raise_bold_headings
from standfirst.normalise.rules.heading_emphasis import strip_heading_emphasis
from standfirst.normalise.rules.heading_levels import even_levels
from standfirst.normalise.rules.hyphen_space import mend_hyphen_spaces
from standfirst.normalise.rules.join_paragraphs import join_paragraphs
from standfirst.normalise.rules.links import mend_links
from standfirst.normalise.rules.note_reference import recover_notes
from standfirst.normalise.rules.repeated_title import drop_repeated_title
from standfirst.normalise.settle import settle
from standfirst.normalise.text_rules import mend_copy
from standfirst.normalise.verse import recognise_verse
from standfirst.parse.manuscript.front_matter import FrontMatter
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.markdown import parse

Step: TypeAlias = Callable[[Draft, HouseStyle, Report], tuple[Draft, Repairs]]


def _repairing(repair: Callable[[Draft, HouseStyle], tuple[Draft, Repairs]]) -> Step:
    return lambda draft, style, _: repair(draft, style)


def _recognising(recognise: Callable[[Draft], Draft]) -> Step:
    return lambda draft, _, __: (recognise(draft), ())


def _noticing(recognise: Callable[[Draft, Report], Draft]) -> Step:
    return lambda draft, _, report: (recognise(draft, report), ())


STEPS: tuple[Step, ...] = (
    _repairing(strip_heading_emphasis),
    _repairing(drop_repeated_title),
    _recognising(recognise_dialogue),
    _repairing(join_paragraphs),
    _repairing(mend_hyphen_spaces),
    _repairing(recover_notes),
    _noticing(recognise_opening),
    _repairing(recognise_ending),
    _recognising(recognise_picture_credits),
    _repairing(mend_links),
    _repairing(raise_bold_headings),
    _repairing(recognise_interview),
    _noticing(recognise_pull_quotes),
    _recognising(recognise_verse),
    _repairing(even_levels),
)
"""What happens to a draft, in this order: each step sees what those before it understood."""


def normalise(
    source: SourceFile, front: FrontMatter, style: HouseStyle, report: Report
) -> tuple[Piece, Repairs]:
    """A piece, and every repair that was made or is suspected to be due, in the order of lines."""
    draft, repairs = mended_draft(source, front, style, report)
    return settle(draft, report), repairs


def mended_draft(
    source: SourceFile, front: FrontMatter, style: HouseStyle, report: Report
) -> tuple[Draft, Repairs]:
    """The draft after every repair, before it settles: what ``standfirst show draft`` shows."""
    style = replace(style, language=_declared_language(front, style))
    source, copy_repairs = mend_copy(source, style)
    draft = read_draft(source, front, style, report)
    repairs: list[Repair] = list(copy_repairs)
    for step in STEPS:
        draft, made = step(draft, style, report)
        repairs.extend(made)
    listed = sorted(filter(style.reports, repairs), key=lambda repair: repair.span.first)
    return draft, tuple(listed)


def read_draft(source: SourceFile, front: FrontMatter, style: HouseStyle, report: Report) -> Draft:
    """The draft as the manuscript has it, in a language. Marks that mean nothing here are reported (S22)."""
    tree = parse(source)
    report_marks(tree, report)
    blocks, notes = read_blocks(tree)
    draft = Draft(
        name=source.name,
        blocks=blocks,
        notes=notes,
        front_matter=front.values,
        front_matter_span=front.span,
    )
    language = _declared_language(front, style) or _language_of_words(draft)
    return replace(draft, language=language, direction=direction_of(language))


def _declared_language(front: FrontMatter, style: HouseStyle) -> str | None:
    """What the front matter says, else the publication."""
    said = front.values.get("language") or front.values.get("lang")
    return (canonical(str(said)) if said else None) or style.language


def _language_of_words(draft: Draft) -> str:
    """What the words tell, else English."""
    sample = _sample(tuple(runs_of(draft.blocks)))
    found = language_of(sample) or likely_language_of(sample)
    return found if found and found != "zxx" else "en"


ENOUGH = 2_000
"""Characters from all over a manuscript that tell its language."""


def _sample(runs: tuple[Inlines, ...]) -> str:
    """Enough of the text to tell its language by: some runs from all over it, and others until that is so."""
    step = len(runs) // 10 + 1
    sample = ""
    for start in range(step):
        sample += "\n".join(map(plain, runs[start::step])) + "\n"
        if len(sample) >= ENOUGH:
            break
    return sample
