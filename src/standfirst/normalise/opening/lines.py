"""The lines under the title: which of them are subtitle, byline, dateline, standfirst, epigraph, note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.dates import find_dates, is_only_date
from standfirst.normalise.draft import Draft
from standfirst.normalise.draft_of_elements import manuscript_lines
from standfirst.normalise.interview.find_speaker_labels import label_of
from standfirst.normalise.interview.labels_alone import labels_alone
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import Lexicon, lexicon_of
from standfirst.normalise.names import looks_like_name, split_people
from standfirst.normalise.opening.credits import (
    SEGMENT,
    are_full_names,
    credited,
    credits_in,
    credits_somebody,
    is_full_name,
    is_name_and_role,
    segments,
    with_credits,
    with_facts,
    with_lines_of_byline,
    without_dates,
)
from standfirst.normalise.opening.title import SENTENCE
from standfirst.normalise.passages import CJK, words
from standfirst.normalise.pull_quotes import quoted_whole

CROSSHEADS = 3


LONGEST_CROSSHEAD = 4
"""Words."""


FURTHEST = 10
"""Blocks after the title among which the rest of the opening is looked for."""


LONGEST_LINE = 300
"""Characters of a byline or dateline."""


LONGEST_SUMMARY = 70
"""Words, about, of a plain paragraph that is a standfirst."""


LONGEST_SUBTITLE = 120
"""Characters of a plain line that is a subtitle."""


def date_out_of_list(block: Block, language: str | None) -> Block:
    """The paragraph that a list of one item is if it only looks like one: ``12. Februar 2020``."""
    match block:
        case b.List(ordered=True, items=(b.ListItem(blocks=(b.Paragraph(inlines=inlines),)),), start=day):
            text = f"{day}. {words_of(inlines)}"
            dates = find_dates(text, language) if language and not language.startswith("en") else ()
            if dates and dates[0].start == 0 and len(dates[0].iso) == len("2020-02-12"):
                said = (i.Text(f"{day}. "), *inlines)
                return b.Paragraph(inlines=said, span=block.span, anchor=block.anchor)
    return block


def of_the_body(block: Block) -> Blocks:
    """A block as it is in the body, where a standfirst or a byline is a paragraph, a title a heading."""
    match block:
        case b.Title(inlines=x):
            heading = b.Heading(level=2, inlines=x, anchor=block.anchor or "", span=block.span)
            return (b.Section(heading=heading, blocks=(), span=block.span),)
        case b.Standfirst(paragraphs=paragraphs):
            return tuple(b.Paragraph(inlines=x, span=block.span) for x in paragraphs)
        case b.Subtitle(inlines=x) | b.Byline(inlines=x) | b.Dateline(inlines=x):
            return (b.Paragraph(inlines=x, span=block.span, anchor=block.anchor),)
        case _:
            return (block,)


def with_lines(draft: Draft) -> Draft:
    """Walk down from the title as long as what stands there belongs to the opening."""
    opening = list(draft.opening)
    pending: list[Block] = []
    taken = 0
    for position, block in enumerate(draft.blocks[:FURTHEST]):
        rest = draft.blocks[position + 1 :]
        recognised = _recognised(draft, opening, block, rest)
        if recognised is None:
            if isinstance(block, b.Figure | b.ThematicBreak) and rest:
                pending.append(block)
                continue
            break
        draft, kept = recognised
        opening.extend(x for x in pending if not isinstance(x, b.ThematicBreak))
        pending.clear()
        opening.extend(kept)
        taken = position + 1
    blocks = draft.blocks[taken:]
    while taken and blocks and isinstance(blocks[0], b.ThematicBreak):
        blocks = blocks[1:]
    return replace(draft, opening=_one_standfirst(opening), blocks=blocks)


def _one_standfirst(opening: list[Block]) -> Blocks:
    """Neighbouring standfirst paragraphs as one standfirst."""
    result: list[Block] = []
    for block in opening:
        last = result[-1] if result else None
        if isinstance(block, b.Standfirst) and isinstance(last, b.Standfirst):
            result[-1] = replace(
                last, paragraphs=(*last.paragraphs, *block.paragraphs), span=last.span.to(block.span)
            )
        else:
            result.append(block)
    return tuple(result)


Recognised: TypeAlias = tuple[Draft, Blocks] | None
"""The draft with what a block of the opening says, and the block as what it is; None for none of these."""


def _recognised(draft: Draft, opening: list[Block], block: Block, rest: Blocks) -> Recognised:
    """The draft with what a block of the opening says, and the block as what it is."""
    match block:
        case b.Subtitle() | b.Standfirst() | b.Epigraph():
            return draft, (block,)
        case b.EditorsNote():
            return (draft, (block,)) if rest else None
        case b.Byline(inlines=inlines) | b.Dateline(inlines=inlines):
            return with_facts(draft, inlines, is_byline=isinstance(block, b.Byline)), (block,)
        case b.Section(heading=heading):
            if _is_subtitle(draft, opening, block, rest):
                subtitle = b.Subtitle(inlines=heading.inlines, span=block.span, anchor=heading.anchor or None)
                return draft, (subtitle,)
            return None
        case b.BlockQuote() if opening and rest and draft.kind != "appendix" and _is_epigraph(block, rest):
            return draft, (
                b.Epigraph(
                    blocks=block.blocks, attribution=block.attribution, span=block.span, anchor=block.anchor
                ),
            )
        case b.Paragraph() if rest:
            return _recognised_paragraph(draft, opening, block, rest)
        case _:
            return None


def _is_epigraph(block: b.BlockQuote, rest: Blocks) -> bool:
    """Whether a quotation under the title is short, says whose words it has, and does not recur in a
    piece that speaks of that person. In an appendix it is what this is there for: a letter, a deed."""
    said = " ".join(words_of(p.inlines) for p in block.blocks if isinstance(p, b.Paragraph))
    if not block.attribution or len(said) > 400:
        return False
    body = [f" {' '.join(words(plain(run)))} " for run in runs_of(rest)]
    both = (said, words_of(block.attribution))
    return not all(any(f" {' '.join(words(text))} " in run for run in body) for text in both)


def _is_subtitle(draft: Draft, opening: list[Block], block: b.Section, rest: Blocks) -> bool:
    """A heading straight under the title after which the opening goes on: with a byline or a date, or,
    if it has no peers, with a standfirst."""
    text = words_of(block.heading.inlines)
    if not opening or not isinstance(opening[-1], b.Title) or not rest or is_question(text):
        return False
    following = _next_line(draft, opening, rest)
    if isinstance(following, b.Byline | b.Dateline):
        return True
    peers = any(isinstance(x, b.Section) and x.heading.level <= block.heading.level for x in rest)
    return isinstance(following, b.Standfirst | b.EditorsNote | b.Subtitle) and not peers


def _next_line(draft: Draft, opening: list[Block], rest: Blocks) -> Block | None:
    """What the next block is in an opening; None where the opening ends before it."""
    if not rest or not isinstance(rest[0], b.Paragraph):
        return rest[0] if rest else None
    recognised = _recognised_paragraph(draft, opening, rest[0], ())
    return recognised[1][0] if recognised else None


def _recognised_paragraph(draft: Draft, opening: list[Block], block: b.Paragraph, rest: Blocks) -> Recognised:
    """A paragraph of the opening, by the first of these that it can be."""
    language = draft.language or "en"
    text = words_of(block.inlines)
    if not text:  # a note's reference or a picture in bold
        return None
    if _speaks_again(block, rest) or 0 in labels_alone((block, *rest), lexicon_of(language)):
        return None
    if _is_first_of_several(block, rest) and not _goes_on(draft, opening, rest):
        return None
    if len(text) <= LONGEST_LINE and (line := _recognised_line(draft, opening, block, text)):
        return line
    if _is_editors_note(block, text, draft):
        note = b.EditorsNote(blocks=(block,), span=block.span, anchor=block.anchor)
        return draft, (note,)
    if quoted_whole(block.inlines) or _has_speaker(block, language):
        return None
    emphasised = wholly(block.inlines, i.Strong) or wholly(block.inlines, i.Emphasis)
    stands = {b.Title, b.Byline, b.Dateline, b.Subtitle, b.Standfirst} & {type(x) for x in opening}
    if emphasised is not None and stands:
        inside = trimmed(wholly(emphasised, i.Emphasis) or emphasised)
        return _recognised_emphasis(draft, opening, block, rest, inside)
    return _recognised_plain(draft, opening, block, rest)


def _recognised_line(draft: Draft, opening: list[Block], block: b.Paragraph, text: str) -> Recognised:
    """A line, or several, that say who and when in words that only such lines have."""
    language = draft.language or "en"
    kinds = {type(x) for x in opening}
    bare = _with_colons(re.sub(r"^[\s*_(\[–—-]+", "", text), language)
    if lines := _opening_lines(block, language):
        return with_lines_of_byline(draft, lines), (_byline_of(lines, block),)
    if credits_somebody(bare, language) and (b.Title in kinds or b.Byline in kinds):
        dated = with_facts(draft, block.inlines, is_byline=False)
        return with_credits(dated, bare), (_line(b.Byline, block),)
    is_byline = lexicon_of(language).byline.match(bare) and _names_people(bare, language)
    if is_byline or _is_dated_byline(text, language, kinds) or _is_name_and_date(text, language):
        return with_facts(draft, block.inlines, is_byline=True), (_line(b.Byline, block),)
    if is_only_date(text, language) or _is_dateline(bare, language):
        return with_facts(draft, block.inlines, is_byline=False), (_line(b.Dateline, block),)
    return None


def _recognised_emphasis(
    draft: Draft, opening: list[Block], block: b.Paragraph, rest: Blocks, inside: Inlines
) -> Recognised:
    """A paragraph that is emphasised from end to end: a standfirst, a byline or a subtitle."""
    language = draft.language or "en"
    text = words_of(block.inlines)
    if _length(text) >= SENTENCE or (text[-1] in ".!" and len(text.split()) > 5):
        asks = (is_question(text) and len(text) < 200) or _speaks_like(block, rest, language)
        if asks and not _goes_on(draft, opening, rest):
            return None
        return draft, (b.Standfirst(paragraphs=(inside,), span=block.span, anchor=block.anchor),)
    has_byline = any(isinstance(x, b.Byline) for x in opening)
    if not has_byline and (are_full_names(text, language) or is_name_and_role(text, language)):
        return with_facts(draft, inside, is_byline=True), (_line(b.Byline, block),)
    is_phrase = text[-1] != ":" and not is_question(text) and not _has_likes(draft, opening, block, rest)
    if is_phrase and isinstance(opening[-1], b.Title):
        return draft, (b.Subtitle(inlines=inside, span=block.span, anchor=block.anchor),)
    return None


def _recognised_plain(draft: Draft, opening: list[Block], block: b.Paragraph, rest: Blocks) -> Recognised:
    """A plain paragraph: a bare name under the title, or a summary over the byline."""
    language = draft.language or "en"
    text = words_of(block.inlines)
    kinds = {type(x) for x in opening}
    is_bare_name = text[-1:] not in ".:,;!?" and (
        (2 <= len(text.split()) <= 4 and looks_like_name(text)) or _are_several_names(text, language)
    )
    is_line = is_bare_name or _is_name_before_date(draft, opening, text, rest)
    if is_line and b.Title in kinds and b.Byline not in kinds and "\n" not in text:
        return with_facts(draft, block.inlines, is_byline=True), (_line(b.Byline, block),)
    if opening and isinstance(opening[-1], b.Title | b.Subtitle) and _leads_to_byline(draft, opening, rest):
        return _plain_summary(draft, block)
    return None


def _goes_on(draft: Draft, opening: list[Block], rest: Blocks) -> bool:
    """Whether a byline or a date comes next, so that what stands before it is of the opening too."""
    return isinstance(_next_line(draft, opening, rest), b.Byline | b.Dateline)


def _leads_to_byline(draft: Draft, opening: list[Block], rest: Blocks) -> bool:
    """Whether the next line is a byline, or the only date line of the piece (a diary has more)."""
    following = _next_line(draft, opening, rest)
    if len(rest) < 2 or not isinstance(following, b.Byline | b.Dateline):
        return False
    later = [words_of(x.inlines) for x in rest[1:] if isinstance(x, b.Paragraph)]
    return isinstance(following, b.Byline) or not any(is_only_date(x, draft.language or "en") for x in later)


def _plain_summary(draft: Draft, block: b.Paragraph) -> Recognised:
    """A plain paragraph over the byline: a standfirst if it is a sentence, a subtitle if it is a phrase."""
    text = words_of(block.inlines)
    begins_a_byline = lexicon_of(draft.language).byline.match(text) is not None
    if begins_a_byline or not 2 <= _length(text) / 6 <= LONGEST_SUMMARY or text[-1] in ",:;" or "\n" in text:
        return None
    if text[-1] in ".!?…。！？\"'”’»":
        return draft, (b.Standfirst(paragraphs=(block.inlines,), span=block.span, anchor=block.anchor),)
    if _length(text) > LONGEST_SUBTITLE:
        return None
    return draft, (b.Subtitle(inlines=block.inlines, span=block.span, anchor=block.anchor),)


def _has_likes(draft: Draft, opening: list[Block], block: b.Paragraph, rest: Blocks) -> bool:
    """Whether it stands over a plain paragraph as two more of its form do further down: no subtitle does."""
    kind = i.Strong if wholly(block.inlines, i.Strong) else i.Emphasis
    alike = [isinstance(x, b.Paragraph) and wholly(x.inlines, kind) is not None for x in rest]
    over = sum(one and not after for one, after in pairwise([*alike, False]))
    if _goes_on(draft, opening, rest):
        return False
    return bool(rest) and not alike[0] and isinstance(rest[0], b.Paragraph) and over >= 2


def _speaks_like(block: b.Paragraph, rest: Blocks, language: str) -> bool:
    """Whether an emphasised paragraph speaks to somebody, as others of its form ask further down: the
    first question of an interview, straight before its answer."""
    kind = i.Strong if wholly(block.inlines, i.Strong) else i.Emphasis
    alike = [x for x in rest if isinstance(x, b.Paragraph) and wholly(x.inlines, kind)]
    asking = sum(is_question(words_of(x.inlines)) for x in alike)
    return asking >= 2 and rest[0] not in alike and lexicon_of(language).addresses(words_of(block.inlines))


def _are_several_names(text: str, language: str) -> bool:
    """``Maria Civiero, Ermias Kebreab``: full names and nothing else."""
    return len(lexicon_of(language).between_names.split(text)) > 1 and are_full_names(text, language)


def _is_name_before_date(draft: Draft, opening: list[Block], text: str, rest: Blocks) -> bool:
    """``Ines Duarte, forester``: a full name and a few words, if the next line is one of an opening."""
    name, comma, others = text.partition(",")
    if not comma or not is_full_name(name) or len(others.split()) > 6 or text[-1] in ".:?!":
        return False
    return _goes_on(draft, opening, rest)


def _length(text: str) -> float:
    """Characters as wide as Latin ones: a Chinese or Japanese one says as much as three."""
    return len(text) + 2 * len(CJK.findall(text))


def _has_speaker(block: b.Paragraph, language: str) -> bool:
    """Whether the paragraph begins with what may be a speaker's label."""
    label = label_of(block.inlines)
    if label is None:
        return False
    return looks_like_name(label.name) or lexicon_of(language).role_of_label(label.name) is not None


def _speaks_again(block: b.Paragraph, rest: Blocks) -> bool:
    """Whether the paragraph begins with a label that comes back after another one, as a speaker's does."""
    label = label_of(block.inlines)
    if label is None or not label.rest:
        return False
    later = [x for x in (label_of(y.inlines) for y in rest if isinstance(y, b.Paragraph)) if x is not None]
    keys = [x.key for x in later[:LINES_LATER]]
    return label.key in keys[1:] and keys[0] != label.key


LINES_LATER = 6
"""Labels after the first among which it comes back, if it is a speaker's."""


def _opening_lines(block: b.Paragraph, language: str) -> tuple[Inlines, ...]:
    """The lines of a paragraph that is a byline, credits and dates, each on a line of its own."""
    lines = manuscript_lines(block.inlines)
    if not 2 <= len(lines) <= 6:
        return ()
    texts = [words_of(line) for line in lines]
    known = [_is_opening_line(text, language) for text in texts]
    dated = any(is_only_date(text, language) or _is_dateline(text, language) for text in texts)
    if all(is_name_and_role(text, language) for text in texts):
        return lines
    first = known[0] or (dated and _is_name_and_place(texts[0], language))
    return lines if first and sum(known[1:]) >= len(lines) - 2 and any(known) else ()


def _is_opening_line(text: str, language: str) -> bool:
    lexicon = lexicon_of(language)
    return bool(
        any(credits_in(part, language) for part in segments(text, language))
        or credits_somebody(text, language)
        or (lexicon.byline.match(text) and _names_people(text, language))
        or is_only_date(text, language)
        or _is_dateline(text, language)
    )


def _with_colons(text: str, language: str) -> str:
    """``Text: Femke Bos, photos: Ruud Kok`` for a line that says it without colons and says no more."""
    colons = lexicon_of(language).before_a_name.sub(lambda found: f"{found[0].strip()}: ", text)
    parts = segments(colons, language)
    names = [lexicon_of(language).credit_of(part) for part in parts]
    full = all(found and are_full_names(found[1], language) for found in names)
    return colons if full and len(parts) > 1 else text


def _is_name_and_place(text: str, language: str) -> bool:
    """``Jane Doe, The Harbour Review``: a name, and perhaps where its bearer writes."""
    people = split_people(text, language)
    return len(people) == 1 and looks_like_name(people[0][0]) and len(text.split()) <= 8


def _is_first_of_several(block: b.Paragraph, rest: Blocks) -> bool:
    """A bold word or two over a passage, as two more are further down: the first crosshead."""
    crossheads = [
        inside
        for x in (block, *rest)
        if isinstance(x, b.Paragraph) and (inside := wholly(x.inlines, i.Strong)) is not None
    ]
    return (
        wholly(block.inlines, i.Strong) is not None
        and bool(rest)
        and isinstance(rest[0], b.Paragraph)
        and wholly(rest[0].inlines, i.Strong) is None
        and len(crossheads) >= CROSSHEADS
        and all(_is_crosshead(words_of(inside)) for inside in crossheads)
    )


def _is_crosshead(text: str) -> bool:
    return len(text.split()) <= LONGEST_CROSSHEAD and text[-1:].isalnum()


def _line(kind: type[b.Byline] | type[b.Dateline], block: b.Paragraph) -> Block:
    """The paragraph as a line of the opening, emphasis over the whole taken off."""
    inside = wholly(block.inlines, i.Emphasis) or wholly(block.inlines, i.Strong) or block.inlines
    return kind(inlines=trimmed(inside), span=block.span, anchor=block.anchor)


def _byline_of(lines: Sequence[Inlines], block: b.Paragraph) -> Block:
    """The paragraph as a byline that keeps its lines: on one, two credits would run into each other."""
    broken = tuple(x for line in lines for x in (i.LineBreak(), *line))[1:]
    return b.Byline(inlines=trimmed(broken), span=block.span, anchor=block.anchor)


def _names_people(text: str, language: str) -> bool:
    text = credited(text, language)[0]
    match = lexicon_of(language).byline.match(text)
    rest = text[match.end() :] if match else text
    return bool(split_people(without_dates(rest, language), language))


def _is_dated_byline(text: str, language: str, kinds: set[type]) -> bool:
    """A line that begins with a date and goes on with who wrote it."""
    dates = find_dates(text, language)
    if not dates or dates[0].start > 12 or b.Title not in kinds:
        return False
    rest = text[dates[0].end :].lstrip(" ,.;|·–—-")
    if lexicon_of(language).byline.match(rest):
        return _names_people(rest, language)
    people = split_people(rest, language)
    return all(is_full_name(name) for name, _ in people) and any(where for _, where in people)


def _is_name_and_date(text: str, language: str) -> bool:
    """``Jane Doe | Valencia | 3 March 2018``: a full name and a date, apart from each other."""
    name, *others = SEGMENT.split(text)
    dated = [part for part in others if is_only_date(part, language)]
    return bool(dated) and is_full_name(name) and all(len(part.split()) <= 5 for part in others)


def _is_dateline(text: str, language: str) -> bool:
    """``Published 3 May 2021``, ``Amsterdam, 3 May 2021``: little else than a date."""
    dates = find_dates(text, language)
    if not dates:
        return False
    lexicon = lexicon_of(language)
    rest = without_dates(text, language).strip(" ,;:|·()–—-.")
    if not rest:
        return True
    if _says_what_date(text, lexicon):
        return len(rest.split()) <= 8
    return len(rest.split()) <= 3 and looks_like_name(rest)


def _says_what_date(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with words like "first published", "updated", "retrieved"."""
    kinds = (lexicon.first_published, lexicon.published, lexicon.updated, lexicon.retrieved)
    return any(kind.match(text.lstrip("*_([ ")) for kind in kinds)


def _is_editors_note(block: b.Paragraph, text: str, draft: Draft) -> bool:
    lexicon = lexicon_of(draft.language)
    emphasised = wholly(block.inlines, i.Emphasis) is not None
    if lexicon.editors_note.match(re.sub(r"^[\s*_(\[]+", "", text)):
        return True
    return emphasised and bool(lexicon.edited.search(text)) and len(text) < 400
