"""The opening of a piece: title, subtitle, byline, dates, standfirst, epigraph, editor's note.

Front matter wins over what is recovered from the text; where they disagree that is said (S110).
A title that stands in both is taken once. Recognising is no repair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Contributor, Credit, PieceKind
from standfirst.model.editing import trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.span import NOWHERE, Span
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.dates import find_dates, is_only_date, parse_date
from standfirst.normalise.draft import Draft
from standfirst.normalise.interview.labels import label_of
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import Lexicon, lexicon_of
from standfirst.normalise.names import looks_like_name, split_people
from standfirst.normalise.passages import CJK, words
from standfirst.normalise.pull_quotes import quoted_whole
from standfirst.normalise.reading import manuscript_lines

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

SENTENCE = 60
"""Characters: an emphasised paragraph shorter than this is a line, not a standfirst."""


def recognise_opening(draft: Draft, report: Report) -> Draft:
    """Take the opening off the blocks."""
    draft = replace(draft, blocks=tuple(_date_in_list(x, draft.language) for x in draft.blocks))
    draft = _from_front_matter(draft)
    draft = _with_title(draft, report)
    draft = _with_lines(draft)
    draft = replace(draft, blocks=tuple(x for block in draft.blocks for x in _of_the_body(block)))
    _notice_conflicts(draft, report)
    return _with_fallbacks(draft)


def _date_in_list(block: Block, language: str | None) -> Block:
    """The paragraph that a list of one item is if it only looks like one: ``12. Februar 2020``."""
    match block:
        case b.List(ordered=True, items=(b.ListItem(blocks=(b.Paragraph(inlines=inlines),)),), start=day):
            text = f"{day}. {words_of(inlines)}"
            dates = find_dates(text, language) if language and not language.startswith("en") else ()
            if dates and dates[0].start == 0 and len(dates[0].iso) == len("2020-02-12"):
                said = (i.Text(f"{day}. "), *inlines)
                return b.Paragraph(inlines=said, span=block.span, anchor=block.anchor)
    return block


def _notice_conflicts(draft: Draft, report: Report) -> None:
    """Say where the lines under the title name another date or other people than the front matter."""
    language = draft.language or "en"
    front_date = _front_date(draft)
    front_people = {
        p.name.casefold() for key in AUTHOR_KEYS for p in _people(draft.front_matter.get(key), language)
    }
    for block in draft.opening:
        if not isinstance(block, b.Byline | b.Dateline):
            continue
        bare = replace(draft, date=None, contributors=())
        said = _with_facts(bare, block.inlines, is_byline=isinstance(block, b.Byline))
        if front_date and said.date and not front_date.startswith(said.date):
            report.add("S107", block.span, f"the front matter says {front_date}, the text {said.date}")
        named = {person.name.casefold() for person in said.contributors}
        if front_people and named and not front_people & named:
            report.add("S107", block.span, "the front matter names other people than the byline")


def _of_the_body(block: Block) -> Blocks:
    """A block as it is in the body, where a standfirst or a byline is a paragraph."""
    match block:
        case b.Standfirst(paragraphs=paragraphs):
            return tuple(b.Paragraph(inlines=x, span=block.span) for x in paragraphs)
        case b.Title(inlines=x) | b.Subtitle(inlines=x) | b.Byline(inlines=x) | b.Dateline(inlines=x):
            return (b.Paragraph(inlines=x, span=block.span, anchor=block.anchor),)
        case _:
            return (block,)


# -- front matter ---------------------------------------------------------------------------------

KINDS: dict[str, PieceKind] = {
    "article": "article",
    "interview": "interview",
    "essay": "essay",
    "chapter": "chapter",
    "poem": "poem",
    "poetry": "poem",
}

STANDFIRST_KEYS = (
    "standfirst",
    "lede",
    "lead",
    "deck",
    "dek",
    "chapo",
    "intro",
    "preface",
    "summary",
    "abstract",
)
AUTHOR_KEYS = ("author", "authors", "by", "byline", "creator")
DATE_KEYS = ("date", "published", "publishdate", "publish_date", "pubdate", "date_published")
ROLE_KEYS = {
    "translator": "translation",
    "translators": "translation",
    "photographer": "photographs",
    "photographs": "photographs",
    "photos": "photographs",
    "illustrator": "illustrations",
    "editor": "editing",
    "editors": "editing",
    "translation_by": "translation",
    "transcript_by": "transcription",
}


def _from_front_matter(draft: Draft) -> Draft:
    """What the front matter says of people, dates, rights and kind."""
    front = draft.front_matter
    language = draft.language or "en"
    people = [c for key in AUTHOR_KEYS for c in _people(front.get(key), language)]
    credits_ = [
        Credit(role=role, name=person.name)
        for key, role in ROLE_KEYS.items()
        for person in _people(front.get(key), language)
    ]
    kind = KINDS.get(str(front.get("kind") or front.get("type") or "").lower())
    return replace(
        draft,
        contributors=_distinct((*draft.contributors, *people)),
        credits=(*draft.credits, *credits_),
        kind=draft.kind or kind,
        date=_front_date(draft),
        first_published=parse_date(front.get("first_published") or front.get("original_date"), language),
        retrieved=parse_date(front.get("retrieved") or front.get("accessed"), language),
        rights=_text(front.get("rights") or front.get("copyright")) or None,
    )


def _front_date(draft: Draft) -> str | None:
    said = next((value for key in DATE_KEYS if (value := draft.front_matter.get(key))), None)
    return parse_date(said, draft.language or "en")


MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def _people(value: object, language: str) -> list[Contributor]:
    """The people of a front matter value: a name, a list of names, or tables with ``name``."""
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [person for item in value for person in _people(item, language)]
    if isinstance(value, Mapping):
        name = _text(value.get("name"))
        if not name:
            return []
        affiliation = _text(value.get("affiliation") or value.get("organisation")) or None
        return [
            Contributor(
                name=name,
                affiliation=affiliation,
                role=_text(value.get("role")) or None,
                note=_text(value.get("note") or value.get("bio")) or None,
            )
        ]
    text = MARKDOWN_LINK.sub(r"\1", _text(value))
    if not text:
        return []
    people = split_people(text, language)
    return [Contributor(name=name, affiliation=where) for name, where in people] or [Contributor(name=text)]


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None and not isinstance(value, bool) else ""


def _distinct(people: Sequence[Contributor]) -> tuple[Contributor, ...]:
    """Each person once, the fuller entry kept."""
    seen: dict[str, Contributor] = {}
    for person in people:
        key = person.name.casefold()
        known = seen.get(key)
        if known is None or (known.affiliation is None and person.affiliation):
            seen[key] = person
    return tuple(seen.values())


# -- the title --------------------------------------------------------------------------------------


def _with_title(draft: Draft, report: Report) -> Draft:
    wanted = _text(draft.front_matter.get("title"))
    position = _position_of_title(draft.blocks, bool(wanted), wanted, lexicon_of(draft.language))
    if position is None:
        if not wanted:
            return draft
        title = b.Title(inlines=(i.Text(wanted),), span=_front_span(draft))
        return replace(draft, opening=(title, *draft.opening))
    block = draft.blocks[position]
    title = _title_from(block)
    if wanted and words(wanted) != words(words_of(title.inlines)):
        if position == 0 and isinstance(block, b.Section) and block.heading.level == 1:
            report.add(
                "S110",
                block.span,
                f"the front matter calls the piece “{wanted}”, its heading says “{words_of(title.inlines)}”",
            )
        title = b.Title(inlines=(i.Text(wanted),), span=_front_span(draft))
        return replace(draft, opening=(title, *draft.opening))
    above = tuple(x for x in draft.blocks[:position] if not isinstance(x, b.ThematicBreak))
    return replace(draft, opening=(*above, title), blocks=draft.blocks[position + 1 :])


def _title_from(block: Block) -> b.Title:
    if isinstance(block, b.Section):
        heading = block.heading
        return b.Title(inlines=heading.inlines, span=heading.span, anchor=heading.anchor or None)
    assert isinstance(block, b.Paragraph)
    inside = wholly(block.inlines, i.Strong)
    return b.Title(inlines=trimmed(inside or block.inlines), span=block.span, anchor=block.anchor)


def _front_span(draft: Draft) -> Span:
    return draft.front_matter_span or NOWHERE


def _position_of_title(blocks: Blocks, has_front_title: bool, wanted: str, lexicon: Lexicon) -> int | None:
    """Where the title stands: the first heading, if it stands above all prose and all peers."""
    for position, block in enumerate(blocks[:5]):
        if isinstance(block, b.Title):
            return position
        if isinstance(block, b.Section):
            return position if _is_title(blocks, position, has_front_title, wanted) else None
        if isinstance(block, b.Figure | b.ThematicBreak):
            continue
        if (
            position == 0
            and not has_front_title
            and _is_title_line(blocks, lexicon)
            and not _has_h1(blocks[:5])
        ):
            return 0
        if (
            isinstance(block, b.Paragraph)
            and len(words_of(block.inlines)) < SENTENCE
            and not label_of(block.inlines)
        ):
            continue
        return None
    return None


def _is_title(blocks: Blocks, position: int, has_front_title: bool, wanted: str) -> bool:
    heading = blocks[position].heading  # type: ignore[union-attr]  # the caller saw a Section
    if wanted and words(wanted) == words(words_of(heading.inlines)):
        return True
    levels = [x.heading.level for x in blocks if isinstance(x, b.Section)]
    alone = levels.count(heading.level) == 1
    if has_front_title:
        return heading.level == 1 and alone and position == 0
    if heading.level == 1:
        return True
    if position == 0 and 1 not in levels and _is_over_a_peer(blocks):
        return True
    return (heading.level == min(levels) and alone) or (position == 0 and heading.level <= 2 and alone)


def _is_over_a_peer(blocks: Blocks) -> bool:
    """A heading with nothing between it and the next of its level: of a tool that knows one level only."""
    first, *rest = blocks[:2]
    return (
        isinstance(first, b.Section)
        and bool(rest)
        and isinstance(rest[0], b.Section)
        and rest[0].heading.level == first.heading.level
    )


def _has_h1(blocks: Blocks) -> bool:
    return any(isinstance(block, b.Section) and block.heading.level == 1 for block in blocks)


def _is_title_line(blocks: Blocks, lexicon: Lexicon) -> bool:
    """A first line that is bold from end to end, short, no sentence: ``**Interview: an example**`` too."""
    first = blocks[0]
    if not isinstance(first, b.Paragraph) or len(blocks) < 2:
        return False
    inside = wholly(first.inlines, i.Strong)
    if inside is None or quoted_whole(inside):
        return False
    text = words_of(inside)
    label = label_of(first.inlines)
    is_labelled = label is not None and not lexicon.interview_words.fullmatch(label.name)
    return 2 < len(text) <= 100 and text[-1] not in ".:;,?" and not is_labelled


# -- the lines under the title ----------------------------------------------------------------------


def _with_lines(draft: Draft) -> Draft:
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
            return _with_facts(draft, inlines, is_byline=isinstance(block, b.Byline)), (block,)
        case b.Section(heading=heading):
            if _is_subtitle(draft, opening, block, rest):
                subtitle = b.Subtitle(inlines=heading.inlines, span=block.span, anchor=heading.anchor or None)
                return draft, (subtitle,)
            return None
        case b.BlockQuote() if opening and rest and _is_epigraph(block, rest):
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
    piece that speaks of that person."""
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
        return _with_lines_of_byline(draft, lines), (_byline_of(lines, block),)
    if _credits_somebody(bare, language) and (b.Title in kinds or b.Byline in kinds):
        dated = _with_facts(draft, block.inlines, is_byline=False)
        return _with_credits(dated, bare), (_line(b.Byline, block),)
    is_byline = lexicon_of(language).byline.match(bare) and _names_people(bare, language)
    if is_byline or _is_dated_byline(text, language, kinds) or _is_name_and_date(text, language):
        return _with_facts(draft, block.inlines, is_byline=True), (_line(b.Byline, block),)
    if is_only_date(text, language) or _is_dateline(bare, language):
        return _with_facts(draft, block.inlines, is_byline=False), (_line(b.Dateline, block),)
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
    if not has_byline and (_are_full_names(text, language) or _is_name_and_role(text, language)):
        return _with_facts(draft, inside, is_byline=True), (_line(b.Byline, block),)
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
        return _with_facts(draft, block.inlines, is_byline=True), (_line(b.Byline, block),)
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


def _is_full_name(text: str) -> bool:
    return len(text.split()) >= 2 and looks_like_name(text)


def _are_full_names(text: str, language: str) -> bool:
    """A full name, or several with "and" between the last two."""
    people = lexicon_of(language).between_names.split(text)
    return all(map(_is_full_name, people))


def _are_several_names(text: str, language: str) -> bool:
    """``Maria Civiero, Ermias Kebreab``: full names and nothing else."""
    return len(lexicon_of(language).between_names.split(text)) > 1 and _are_full_names(text, language)


def _is_name_and_role(text: str, language: str) -> bool:
    """``Sam Orchard, science correspondent``: a full name, a comma, and what its bearer does."""
    name, comma, role = text.partition(",")
    return bool(comma) and _is_full_name(name) and bool(lexicon_of(language).affiliation.search(role))


def _is_name_before_date(draft: Draft, opening: list[Block], text: str, rest: Blocks) -> bool:
    """``Ines Duarte, forester``: a full name and a few words, if the next line is one of an opening."""
    name, comma, others = text.partition(",")
    if not comma or not _is_full_name(name) or len(others.split()) > 6 or text[-1] in ".:?!":
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


def _opening_lines(block: b.Paragraph, language: str) -> tuple[Inlines, ...]:
    """The lines of a paragraph that is a byline, credits and dates, each on a line of its own."""
    lines = manuscript_lines(block.inlines)
    if not 2 <= len(lines) <= 6:
        return ()
    texts = [words_of(line) for line in lines]
    known = [_is_opening_line(text, language) for text in texts]
    dated = any(is_only_date(text, language) or _is_dateline(text, language) for text in texts)
    if all(_is_name_and_role(text, language) for text in texts):
        return lines
    first = known[0] or (dated and _is_name_and_place(texts[0], language))
    return lines if first and sum(known[1:]) >= len(lines) - 2 and any(known) else ()


def _is_opening_line(text: str, language: str) -> bool:
    lexicon = lexicon_of(language)
    return bool(
        any(credits_in(part, language) for part in segments(text, language))
        or _credits_somebody(text, language)
        or (lexicon.byline.match(text) and _names_people(text, language))
        or is_only_date(text, language)
        or _is_dateline(text, language)
    )


def _credits_somebody(text: str, language: str) -> bool:
    """Whether a line says who did what. ``Interviewer: Who was born first?`` does not."""
    found = lexicon_of(language).credit_of(segments(text, language)[0])
    return found is not None and bool(split_people(without_dates(found[1], language), language))


def _with_colons(text: str, language: str) -> str:
    """``Text: Femke Bos, photos: Ruud Kok`` for a line that says it without colons and says no more."""
    colons = lexicon_of(language).before_a_name.sub(lambda found: f"{found[0].strip()}: ", text)
    parts = segments(colons, language)
    names = [lexicon_of(language).credit_of(part) for part in parts]
    full = all(found and _are_full_names(found[1], language) for found in names)
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
    text = _credited(text, language)[0]
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
    return all(_is_full_name(name) for name, _ in people) and any(where for _, where in people)


def _is_name_and_date(text: str, language: str) -> bool:
    """``Jane Doe | Valencia | 3 March 2018``: a full name and a date, apart from each other."""
    name, *others = SEGMENT.split(text)
    dated = [part for part in others if is_only_date(part, language)]
    return bool(dated) and _is_full_name(name) and all(len(part.split()) <= 5 for part in others)


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


# -- facts in a line --------------------------------------------------------------------------------


def _with_facts(draft: Draft, inlines: Inlines, *, is_byline: bool) -> Draft:
    """The draft with the people and dates that a line of the opening names."""
    language = draft.language or "en"
    lexicon = lexicon_of(language)
    text = words_of(inlines)
    date, first_published, retrieved = draft.date, draft.first_published, draft.retrieved
    after = 0
    for found in find_dates(text, language):
        lead = re.split(r"[;.)|·]\s", text[after : found.start])[-1]
        after = found.end
        if lexicon.first_published.search(lead):
            first_published = first_published or found.iso
        elif lexicon.retrieved.search(lead):
            retrieved = retrieved or found.iso
        elif not lexicon.updated.search(lead):
            date = date or found.iso
    people: list[Contributor] = []
    credits_: list[Credit] = []
    for line in manuscript_lines(inlines):
        head, others = _credited(without_dates(words_of(line), language), language)
        credits_.extend(others)
        if is_byline and (not people or lexicon.byline.match(head)):
            named, done = _with_parts(_byline_names(head, language), lexicon)
            people.extend(named)
            credits_.extend(done)
    return replace(
        draft,
        date=date,
        first_published=first_published,
        retrieved=retrieved,
        contributors=_distinct((*draft.contributors, *people)),
        credits=_once((*draft.credits, *credits_)),
    )


def _with_lines_of_byline(draft: Draft, lines: Sequence[Inlines]) -> Draft:
    """The draft with whom each line of a byline names or credits."""
    language = draft.language or "en"
    lexicon = lexicon_of(language)
    for number, line in enumerate(lines):
        said = words_of(line)
        if _credits_somebody(said, language):
            draft = _with_credits(_with_facts(draft, line, is_byline=False), said)
        else:
            named = number == 0 or lexicon.byline.match(said) or _is_name_and_role(said, language)
            draft = _with_facts(draft, line, is_byline=bool(named))
    return draft


def _with_parts(
    people: Sequence[tuple[str, str | None]], lexicon: Lexicon
) -> tuple[list[Contributor], list[Credit]]:
    """The people of a byline, and whom it credits in brackets: ``Max Frey (Text), Ida Blum (Fotos)``."""
    named: list[Contributor] = []
    credits_: list[Credit] = []
    for name, where in people:
        parts = lexicon.parts_of(where or "")
        credits_.extend(Credit(role=role, name=name) for role in parts if role not in ("text", "interview"))
        if not parts:
            named.append(Contributor(name=name, affiliation=where))
        elif set(parts) & {"text", "interview"}:
            named.append(Contributor(name=name, role="interviewer" if "interview" in parts else None))
    return named, credits_


def _once(credits_: Sequence[Credit]) -> tuple[Credit, ...]:
    return tuple(dict.fromkeys(credits_))


def _has_authors(draft: Draft) -> bool:
    """Whether the front matter names who made the piece: it wins over the line."""
    return any(draft.front_matter.get(key) for key in AUTHOR_KEYS)


SEGMENT = re.compile(r"\s*[|·•]\s*|\s+/\s+|\s+[—–]\s+|\s*;\s+|\u3000+|(?<=[\w)”»]{2})\.\s+")
"""What stands between the parts of a line of credits."""

COMMA = re.compile(r"\s*[,،、，/／]\s*")


def segments(text: str, language: str) -> list[str]:
    """The parts of a line of credits: at its marks, and at a comma after which a credit begins."""
    lexicon = lexicon_of(language)
    parts, start = [], 0
    for mark in SEGMENT.finditer(text):
        if not (mark[0].startswith(".") and lexicon.ends_with_abbreviation(text[: mark.start() + 1])):
            parts.append(text[start : mark.start()])
            start = mark.end()
    return [x for part in (*parts, text[start:]) for x in _cut_at_credits(part, language)]


def _cut_at_credits(part: str, language: str) -> list[str]:
    for comma in COMMA.finditer(part):
        rest = part[comma.end() :]
        if credits_in(rest, language):
            return [part[: comma.start()], *_cut_at_credits(rest, language)]
    return [part]


def _credited(text: str, language: str) -> tuple[str, tuple[Credit, ...]]:
    """A line without the parts that credit somebody for something else than the text, and these."""
    parts = segments(text, language)
    credits_ = [credits_in(part, language) for part in parts]
    if not any(credits_):
        return text, ()
    kept = [part for part, found in zip(parts, credits_, strict=True) if not found]
    return " | ".join(kept), tuple(credit for found in credits_ for credit in found)


def credits_in(text: str, language: str) -> tuple[Credit, ...]:
    """Whom a line or a part of one credits for photographs, translation, editing."""
    found = lexicon_of(language).credits_of(text.strip(" .,;()"))
    return tuple(
        Credit(role=role, name=name)
        for role, names in found
        if role not in ("text", "interview")
        for name, _ in split_people(without_dates(names, language).strip(" .,;()"), language)
        if looks_like_name(name)
    )


def without_dates(text: str, language: str) -> str:
    """The text without its dates, and without the words that only say what the date is."""
    for found in reversed(find_dates(text, language)):
        opened = text.rfind("(", 0, found.start)
        closed = text.find(")", found.end)
        between = text[opened + 1 : found.start] if opened >= 0 else ")"
        if opened >= 0 and closed >= 0 and ")" not in between:
            text = text[:opened] + text[closed + 1 :]
        else:
            before = re.sub(
                r"(?:[\s,;]+(?:le|am|vom|den|on|el|en|em|in|il|w|в|del|dia|dnia|от|від))?[\s,;]*$",
                "",
                text[: found.start],
            )
            text = before + text[found.end :]
    lexicon = lexicon_of(language)
    text = lexicon.published.sub("", lexicon.first_published.sub("", text))
    return text.strip(" ,;.|·–—-")


def _byline_names(text: str, language: str) -> tuple[tuple[str, str | None], ...]:
    lexicon = lexicon_of(language)
    text = text.strip(" ,;.|·–—-")
    match = lexicon.byline.match(text)
    if match:
        text = text[match.end() :]
    else:
        inner = re.search(rf"[,;|·–—-]\s*(?={lexicon.byline.pattern})", text, re.IGNORECASE)
        if inner:
            rest = text[inner.end() :]
            again = lexicon.byline.match(rest)
            text = rest[again.end() :] if again else rest
    return tuple(split_people(text.strip(" ,;.|·–—-"), language))


def _with_credits(draft: Draft, text: str) -> Draft:
    """The draft with what a line of credits says: text, photographs, translation."""
    language = draft.language or "en"
    lexicon = lexicon_of(language)
    credits_: list[Credit] = []
    people: list[Contributor] = []
    for part in segments(text, language):
        for role, names in lexicon.credits_of(part):
            for name, where in split_people(without_dates(names, language), language):
                if role in ("text", "interview"):
                    part_played = "interviewer" if role == "interview" else None
                    people.append(Contributor(name=name, affiliation=where, role=part_played))
                else:
                    credits_.append(Credit(role=role, name=name))
    return replace(
        draft,
        credits=_once((*draft.credits, *credits_)),
        contributors=_distinct((*draft.contributors, *people)),
    )


# -- what only the front matter has -------------------------------------------------------------------


def _with_fallbacks(draft: Draft) -> Draft:
    """Subtitle, standfirst and byline from the front matter, where the text has none."""
    kinds = {type(x) for x in draft.opening}
    opening = list(draft.opening)
    span = _front_span(draft)
    after_title = next((n + 1 for n, x in enumerate(opening) if isinstance(x, b.Title)), 0)
    subtitle = _text(draft.front_matter.get("subtitle"))
    if subtitle and b.Subtitle not in kinds:
        opening.insert(after_title, b.Subtitle(inlines=(i.Text(subtitle),), span=span))
        after_title += 1
    if b.Byline not in kinds and _has_authors(draft) and draft.contributors:
        names = ", ".join(c.name for c in draft.contributors)
        opening.insert(after_title, b.Byline(inlines=(i.Text(names),), span=span))
        after_title += 1
    if draft.date is None:
        draft = replace(draft, date=_date_of_lead(draft))
    standfirst = next((t for key in STANDFIRST_KEYS if (t := _text(draft.front_matter.get(key)))), "")
    if standfirst and b.Standfirst not in kinds:
        opening.insert(after_title, b.Standfirst(paragraphs=((i.Text(standfirst),),), span=span))
    return replace(draft, opening=tuple(opening))


def _date_of_lead(draft: Draft) -> str | None:
    """The date of a first paragraph that begins like an agency's: ``LONDON, 4 March 2022 —``."""
    first = draft.blocks[0] if draft.blocks else None
    if not isinstance(first, b.Paragraph):
        return None
    text = words_of(first.inlines)[:90]
    lead = re.match(r"[^.!?:]{0,80}?\s[—–]\s", text)
    if lead is None:
        return None
    language = draft.language or "en"
    dates = find_dates(lead[0], language)
    return dates[0].iso if dates and len(without_dates(lead[0], language)) <= 40 else None
