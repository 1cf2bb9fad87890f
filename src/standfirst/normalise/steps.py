"""From the text of a manuscript to a piece of the document: every step, in order, on one page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model.direction import direction_of
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.classes import report_classes
from standfirst.normalise.dialogue import recognise_dialogue
from standfirst.normalise.draft import Draft
from standfirst.normalise.draft_of_elements import read_blocks
from standfirst.normalise.ending import recognise_ending
from standfirst.normalise.finish_piece import settle
from standfirst.normalise.interview.recognise import recognise_interview
from standfirst.normalise.language import canonical, language_of, likely_language_of
from standfirst.normalise.languages_of_elements import without_own_language
from standfirst.normalise.links import mend_links
from standfirst.normalise.opening import recognise_opening
from standfirst.normalise.opening.front_matter_keys import is_poem
from standfirst.normalise.opening.translate_keys import in_our_keys
from standfirst.normalise.opening.unknown_keys import report_front_matter
from standfirst.normalise.picture_credits import recognise_picture_credits
from standfirst.normalise.pull_quotes import recognise_pull_quotes
from standfirst.normalise.repair import Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.rules import (
    bold_heading,
    doubled_entities,
    emphasis_spaces,
    heading_emphasis,
    heading_levels,
    heading_space,
    hyphen_space,
    hyphens_at_line_ends,
    invisible_characters,
    join_paragraphs,
    ligatures,
    lost_images,
    mojibake,
    note_reference,
    office_tags,
    page_furniture,
    pull_quote,
    repeated_title,
    shortcodes,
    site_wrapping,
    tables_cut_by_pages,
)
from standfirst.normalise.unread_index_marks import report_index_marks
from standfirst.normalise.unread_marks import (
    report_form_feeds,
    report_marks,
    report_shortcodes,
    report_titles,
)
from standfirst.normalise.verse import recognise_verse
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter
from standfirst.parse.syntax.markdown import parse

Step: TypeAlias = Callable[[Draft, HouseStyle, Report], tuple[Draft, Repairs]]


class TextRule(Protocol):
    """A module of ``rules/`` that mends the raw lines."""

    RULE: Rule

    def mend(self, source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
        """The manuscript with what the house style lets through, and all repairs, made or suspected."""
        ...


class DraftRule(Protocol):
    """A module of ``rules/`` that mends the draft."""

    RULE: Rule

    def mend(self, draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
        """The draft with what the house style lets through, and all repairs, made or suspected."""
        ...


def _rule(module: DraftRule) -> Step:
    return lambda draft, style, _: module.mend(draft, style)


def _repairing(repair: Callable[[Draft, HouseStyle], tuple[Draft, Repairs]]) -> Step:
    return lambda draft, style, _: repair(draft, style)


def _recognising(recognise: Callable[[Draft], Draft]) -> Step:
    return lambda draft, _, __: (recognise(draft), ())


def _noticing(recognise: Callable[[Draft, Report], Draft]) -> Step:
    return lambda draft, _, report: (recognise(draft, report), ())


TEXT_RULES: tuple[TextRule, ...] = (
    mojibake,
    ligatures,
    doubled_entities,
    office_tags,
    shortcodes,
    lost_images,
    page_furniture,
    hyphens_at_line_ends,
    invisible_characters,
    tables_cut_by_pages,
    emphasis_spaces,
)
"""What mends the raw lines, in this order: letters, what sites and pages left between lines, words, marks."""

STEPS: tuple[Step, ...] = (
    _rule(heading_space),
    _rule(heading_emphasis),
    _rule(repeated_title),
    _recognising(recognise_dialogue),
    _rule(join_paragraphs),
    _rule(hyphen_space),
    _rule(note_reference),
    _rule(site_wrapping),  # and boilerplate above the title
    _noticing(recognise_opening),
    _repairing(recognise_ending),  # boilerplate after the end
    _recognising(recognise_picture_credits),
    _repairing(mend_links),  # double-escape, tracker, dead-link
    _rule(bold_heading),
    recognise_interview,  # conversation-table
    _noticing(recognise_pull_quotes),
    _rule(pull_quote),
    _recognising(recognise_verse),
    _noticing(heading_levels.report_gaps),
    _rule(heading_levels),
)
"""What happens to the draft, in this order: each step sees what those before it understood."""

ROUNDS = 4
"""One repair of the text may show what another has to mend; more rounds than this no manuscript needs."""


def normalise(
    source: SourceFile, front: FrontMatter, style: HouseStyle, report: Report
) -> tuple[Piece, Repairs]:
    """A piece, and every repair that was made or is suspected to be due, in the order of lines."""
    draft, repairs = mended_draft(source, front, style, report)
    piece = settle(draft, report)
    report_titles(piece, report)
    return piece, repairs


def mended_draft(
    source: SourceFile, front: FrontMatter, style: HouseStyle, report: Report
) -> tuple[Draft, Repairs]:
    """The draft after every repair, before it settles: what ``standfirst show draft`` shows."""
    page = {key: value for key, value in front.values.items() if isinstance(value, str)}
    style = replace(style, language=_declared_language(front, style), page=page).in_lines(
        (source.number_of(index), line) for index, line in enumerate(source.text.split("\n"))
    )
    report_form_feeds(source, report)
    source, text_repairs = mend_text(source, style)
    report_shortcodes(text_repairs, report)
    draft = read_draft(source, front, style, report)
    repairs: list[Repair] = list(text_repairs)
    for step in STEPS:
        draft, made = step(draft, style, report)
        repairs.extend(made)
    listed = sorted(filter(style.reports, repairs), key=lambda repair: repair.span.first)
    return draft, tuple(listed)


def mend_text(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """The manuscript with its raw lines mended, and what was done, in the order in which it was done.

    Mending what is mended changes nothing and reports nothing, but for what is only suspected.
    """
    source = page_furniture.without_form_feeds(source)
    made: list[Repair] = []
    suspected: dict[str, Repair] = {}
    for _ in range(ROUNDS):
        source, repairs = _mended_once(source, style)
        made.extend(repair for repair in repairs if repair.applied)
        suspected |= {f"{one.id} {one.span.place}": one for one in repairs if not one.applied}
        if not any(repair.applied for repair in repairs):
            break
    return source, (*made, *suspected.values())


def _mended_once(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    done: list[Repair] = []
    for rule in TEXT_RULES:
        source, repairs = rule.mend(source, style)
        done.extend(repairs)
    return source, tuple(done)


def read_draft(source: SourceFile, front: FrontMatter, style: HouseStyle, report: Report) -> Draft:
    """The draft as the manuscript has it, in a language. Marks that mean nothing here are reported (S22)."""
    tree = parse(source, is_verse=is_poem(front.values))
    report_marks(tree, report, source)
    report_classes(tree, source, report)
    report_index_marks(tree, report)
    report_front_matter(front, source.name, report)
    blocks, notes = read_blocks(tree)
    draft = Draft(
        name=source.name,
        blocks=blocks,
        notes=notes,
        front_matter=front.values,
        front_matter_span=front.span,
    )
    language = _declared_language(front, style) or _language_of_words(draft)
    if "lang" in source.text.lower():
        blocks = without_own_language(blocks, language)
    return replace(draft, blocks=blocks, language=language, direction=direction_of(language))


def _declared_language(front: FrontMatter, style: HouseStyle) -> str | None:
    """What the front matter says, else the publication."""
    values = in_our_keys(front.values, "en")
    said = values.get("language") or values.get("lang")
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
