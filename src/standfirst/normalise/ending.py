"""The ending of a piece: contributor notes, credits, provenance, licence; boilerplate goes.

The ending is the run of short blocks at the very end, from the first that can only be end matter.
Recognising is no repair; taking boilerplate out is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Credit
from standfirst.model.editing import children_of, trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.dates import find_dates
from standfirst.normalise.draft import Draft
from standfirst.normalise.interview.dashes import DASH
from standfirst.normalise.interview.find_speaker_labels import label_of
from standfirst.normalise.lexicon import Lexicon, lexicon_of
from standfirst.normalise.names import EAST_ASIAN, NO_CASE, looks_like_name, split_people
from standfirst.normalise.opening.credits import credits_in, segments, without_dates
from standfirst.normalise.pull_quotes import quoted_whole
from standfirst.normalise.repair import Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rules.boilerplate import RULE as BOILERPLATE
from standfirst.normalise.rules.boilerplate import is_boilerplate, without_boilerplate
from standfirst.normalise.rules.tracker import without_trackers

FURTHEST = 16
"""Blocks from the end among which the ending is looked for."""

LONGEST = 80
"""Words of a block of the ending."""

POSTSCRIPT = re.compile(
    r"^\s*(P\.?\s?S\.?|Post[- ]?script(um)?|П\.?\s?С\.?|Постскриптум)\s*[.:]?\s*$", re.IGNORECASE
)
POSTSCRIPT_MARK = re.compile(r"^\s*(?:P\.?\s?S\.?|П\.?\s?С\.?)\s*[:.]?\s+(?=\S)", re.IGNORECASE)
"""Before what is said after the end, on the same line: a word of the author's, or a source."""

ABOUT_AUTHORS = re.compile(
    r"^\W*(about|about the authors?|(notes on )?contributors|"
    r"über (die|den|das) autor(in|innen|en)?|zur autorin|zum autor|"
    r"(à propos|au sujet) (de l['’]|des )aut(eur|rice)e?s?|l['’]aut(eur|rice)e?|"
    r"(sobre|acerca de) (el|la|los|las) autor(a|es|as)?|sobre [oa]s? autor(a|es|as)?|"
    r"(sul)?l['’]aut(ore|rice)|o autor(ze|ce|kach|ach)|об авторах?|об авторе|про автор(а|ку|ів)|"
    r"عن (الكاتبة?|المؤلفة?)|著者(について|紹介|プロフィール)|(关于)?作者(简介)?)\W*$",
    re.IGNORECASE,
)
SOURCES = re.compile(
    r"^\W*(sources?|credits|quellen?|fuentes?|fontes?|źródł[ao]|источники?)\W*$", re.IGNORECASE
)
SENTENCE_ENDS = (".", "!", "?", "…", ".”", "”", "»", "。")
FEWEST_OF_A_SENTENCE = 5
"""Words."""
ADDRESS = re.compile(r"^(https?://|www\.)\S+$")


class People(msgspec.Struct, frozen=True, dict=True):
    """Whom a piece names; few endings need to know."""

    draft: Draft

    @cached_property
    def names(self) -> frozenset[str]:
        """Everybody's full names and first words of names, to know a line about one of them by."""
        return _names(self.draft)

    def is_told_of(self, name: str) -> bool:
        """Whether the text is about somebody: then a line on them under a break may be its last."""
        text = "\n".join(plain(run) for run in runs_of(self.draft.blocks))
        return name.casefold() not in self.names and text.count(name) > 2


def recognise_ending(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Take the ending off the blocks, and boilerplate off the ending and from above the title."""
    lexicon = lexicon_of(draft.language)
    repairs: list[Repair] = []
    people = People(draft)
    said = _said_to_be_ending(draft.blocks)
    start = len(draft.blocks) - 1 if said else _start(draft.blocks, lexicon, people)
    tail = said or _without_related(draft.blocks[start:], lexicon, style, repairs)
    before = draft.blocks[start - 1] if start else None
    tail = said or without_boilerplate(tail, lexicon, style, repairs, after=before)
    above, opening = _above_title(draft.opening)
    kept_above = without_boilerplate(above, lexicon, style, repairs, above_title=True)
    body = draft.blocks[:start]
    after_break = any(isinstance(x, b.ThematicBreak) for x in body[-1:])
    draft = replace(draft, opening=(*kept_above, *opening), blocks=_without_last_break(body))
    return _with_ending(draft, tail, lexicon, people, after_break), tuple(repairs)


def _said_to_be_ending(blocks: Blocks) -> Blocks:
    """What stands in a last division that calls itself the ending: ``::: ending``."""
    last = blocks[-1] if blocks else None
    return last.blocks if isinstance(last, b.Division) and last.classes == ("ending",) else ()


def _without_related(
    tail: Sequence[Block], lexicon: Lexicon, style: HouseStyle, repairs: list[Repair]
) -> list[Block]:
    """The ending without a site's list of links and the words over it: ``Related articles``."""
    kept: list[Block] = []
    index = 0
    while index < len(tail):
        if _is_over_related(tail, index, lexicon):
            repair = style.decide(_related(tail[index : index + 2]))
            repairs.append(repair)
            if repair.applied:
                index += 2
                continue
        kept.append(tail[index])
        index += 1
    return kept


def _related(both: Sequence[Block]) -> Repair:
    return BOILERPLATE.repair(
        span=both[0].span.to(both[1].span),
        before=" · ".join(words_of(run) for run in runs_of(tuple(both))),
        after="",
        why="links to other pages of a website, not the author's words",
    )


def _is_over_related(blocks: Sequence[Block], index: int, lexicon: Lexicon) -> bool:
    """Whether a line is only what a site says over a list of links, and such a list follows."""
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(block, b.Paragraph | b.Section) or not isinstance(following, b.List):
        return False
    text = words_of(block.heading.inlines if isinstance(block, b.Section) else block.inlines)
    found = lexicon.boilerplate.match(text)
    return found is not None and len(found[0]) >= 0.7 * len(text) and _are_links(following)


def _are_links(block: b.List) -> bool:
    """Whether every item of a list is a link and nothing else."""
    firsts = [item.blocks[0] if len(item.blocks) == 1 else None for item in block.items]
    runs = [trimmed(first.inlines) if isinstance(first, b.Paragraph) else () for first in firsts]
    return all(len(run) == 1 and isinstance(run[0], i.Link) for run in runs)


def _above_title(opening: Blocks) -> tuple[Blocks, Blocks]:
    title = next((n for n, x in enumerate(opening) if isinstance(x, b.Title)), 0)
    return opening[:title], opening[title:]


def _without_last_break(blocks: Blocks) -> Blocks:
    while blocks and isinstance(blocks[-1], b.ThematicBreak):
        blocks = blocks[:-1]
    return blocks


def _names(draft: Draft) -> frozenset[str]:
    names = [c.name.casefold() for c in draft.contributors if c.name.split()]
    labels = [label_of(block.inlines) for block in draft.blocks if isinstance(block, b.Paragraph)]
    spoken = Counter(label.name.casefold() for label in labels if label and looks_like_name(label.name))
    full = (*names, *(name for name in spoken if spoken[name] > 1))
    in_full = (name for name in full if " " in name or (EAST_ASIAN.search(name) and len(name) > 1))
    first = (name.split()[0] for name in (*names, *spoken) if not EAST_ASIAN.search(name))
    return frozenset((*first, *in_full))


# -- where it begins ----------------------------------------------------------------------------


def _start(blocks: Blocks, lexicon: Lexicon, people: People) -> int:
    """The index of the first block of the ending; the number of blocks if there is none."""
    earliest = len(blocks)
    while earliest > max(1, len(blocks) - FURTHEST) and _may_end(blocks[earliest - 1], lexicon):
        earliest -= 1
    after_break = False
    for index in range(earliest, len(blocks)):
        block = blocks[index]
        if isinstance(block, b.ThematicBreak):
            after_break = True
        elif _is_over_related(blocks, index, lexicon) or (
            _is_end_matter(blocks, index, lexicon, people, after_break)
            and not (is_boilerplate(block, lexicon) and _text_goes_on(blocks, index, lexicon, people))
        ):
            return index
    return len(blocks)


def _text_goes_on(blocks: Blocks, index: int, lexicon: Lexicon, people: People) -> bool:
    """Whether sentences follow, up to a break: what a site put in between is no end."""
    for later in range(index + 1, len(blocks)):
        block = blocks[later]
        if isinstance(block, b.ThematicBreak):
            return False
        if isinstance(block, b.Paragraph) and not _is_end_matter(blocks, later, lexicon, people, False):
            text = words_of(block.inlines)
            set_off = wholly(block.inlines, i.Emphasis) or wholly(block.inlines, i.Strong)
            if set_off is None and text.endswith(SENTENCE_ENDS) and len(text.split()) >= FEWEST_OF_A_SENTENCE:
                return True
    return False


def _may_end(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block may stand in an ending without being recognised."""
    match block:
        case b.ThematicBreak() | b.ContributorNote() | b.Provenance() | b.EditorsNote():
            return True
        case b.Section(heading=heading):
            return _is_end_heading(words_of(heading.inlines))
        case b.Paragraph(inlines=inlines):
            text = words_of(inlines)
            if quoted_whole(inlines) or DASH.match(text) or text.endswith(("?", "？", "؟")):
                return False
            label = label_of(inlines)
            plain_label = label is not None and not lexicon.is_no_speaker(label.name)
            speaks = (
                plain_label
                and not DESCRIBED.match(text)
                and not lexicon.editors_note.match(text)
                and not _is_provenance_text(text, lexicon)
                and not _is_credit(text, lexicon)
            )
            return len(text.split()) <= LONGEST and not speaks
        case b.List():
            return is_boilerplate(block, lexicon) or _are_links(block)
        case _:
            return False


def _is_end_heading(text: str) -> bool:
    return bool(POSTSCRIPT.match(text) or ABOUT_AUTHORS.match(text) or SOURCES.match(text))


def _is_end_matter(blocks: Blocks, index: int, lexicon: Lexicon, people: People, after_break: bool) -> bool:
    """Whether a block can only be end matter."""
    block = blocks[index]
    if isinstance(block, b.ContributorNote | b.Provenance | b.EditorsNote | b.Section):
        return True
    if isinstance(block, b.List):
        under_heading = index > 0 and isinstance(blocks[index - 1], b.Section)
        return not under_heading and is_boilerplate(block, lexicon)
    if not isinstance(block, b.Paragraph):
        return False
    text = words_of(block.inlines)
    if _is_over_authors(block):
        return index + 1 < len(blocks)
    if POSTSCRIPT.match(text):
        return _provenance_after(blocks[index + 1 : index + 4], lexicon) is not None
    if is_boilerplate(block, lexicon) or lexicon.editors_note.match(text):
        return True
    if _is_contributor_note(block, people, after_break):
        return True
    if len(text.split()) > LONGEST // 2:
        return False
    return _is_provenance_text(text, lexicon) or _is_credit(text, lexicon)


def _is_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether a line says who did what, at its beginning. ``Interviewer: Which knot?`` does not."""
    first = segments(text, lexicon.language)[0]
    if len(first.split()) > 20 or re.search(r"[?？؟]", text):
        return False
    return lexicon.credit_of(first) is not None


def _is_contributor_note(block: b.Paragraph, people: People, after_break: bool) -> bool:
    """A line about somebody: emphasised from end to end or after a break, and it begins with a name."""
    text = words_of(block.inlines)
    emphasised = wholly(block.inlines, i.Strong) or wholly(block.inlines, i.Emphasis)
    if (emphasised is None and not after_break) or not text or re.search(r"[?？؟]", text):
        return False
    head = re.split(r"\s*[,(–—:-]\s|\s(?=[a-zа-яіїєґ])", text, maxsplit=1)[0]
    in_full = looks_like_name(head) and len(head.split()) >= 2 and not people.is_told_of(head)
    if in_full and (BIOGRAPHY.match(text) or (after_break and _is_set_off(block, head))):
        return True
    first = re.match(r"[^\s,.;:()]+", text)
    known = first is not None and first[0].casefold() in people.names
    return known if emphasised is not None else _known_in_full(text, people)


def _known_in_full(text: str, people: People) -> bool:
    """Whether a plain line begins with somebody's whole name, and a year or a script without capitals
    follows: ``Edith Stern, 1980 in Linz geboren``."""
    begun = text.casefold()
    names = (x for x in people.names if " " in x or EAST_ASIAN.search(x))
    name = next((x for x in names if begun.startswith(x)), "")
    return bool(name) and bool(NO_CASE.search(name) or re.match(r"\W[^.]{0,30}\d", text[len(name) :]))


def _is_set_off(block: b.Paragraph, name: str) -> bool:
    """Whether a line, or the name that it begins with, is emphasised."""
    first = trimmed(block.inlines)[0]
    return isinstance(first, i.Strong | i.Emphasis) and words_of(first.children).startswith(name)


DESCRIBED = re.compile(r"^\S+\s[^—–:]{1,40}\s[—–]\s(?=[^\W\d_])(?![A-ZА-ЯЁЄІЇҐ])")
"""``Лев Анисимов — журналист``: after a speaker's dash stands a capital."""

BIOGRAPHY = re.compile(
    r"^\S+(?:\s+\S+){1,4}?\s+(?:is|was|are|works|writes|lives|teaches|runs|edits|ist|war|lebt|arbeitet|"
    r"est|vit|travaille|es|vive|trabaja|é|mora|è|lavora|jest|mieszka|pracuje|живёт|живет|работает|"
    r"живе|працює|[—–-])\s",
    re.IGNORECASE,
)


def _is_provenance_text(text: str, lexicon: Lexicon) -> bool:
    """Says where the piece comes from, or under what licence."""
    text = POSTSCRIPT_MARK.sub("", text)
    if ADDRESS.match(text):
        return True
    head = text[:80]
    return any(
        (found := pattern.search(head)) is not None and found.start() <= 25
        for pattern in (lexicon.first_published, lexicon.provenance, lexicon.licence, lexicon.retrieved)
    )


# -- what it says -------------------------------------------------------------------------------


def _with_ending(
    draft: Draft, tail: Sequence[Block], lexicon: Lexicon, people: People, after_break: bool
) -> Draft:
    ending: list[Block] = []
    about = False
    index = 0
    while index < len(tail):
        block = tail[index]
        index += 1
        if isinstance(block, b.ThematicBreak):
            after_break = True
            continue
        if _is_over_authors(block):
            after_break = about = True
            ending.append(block)
            continue
        found = _provenance_after(tail[index:], lexicon) if _is_postscript(block) else None
        if found is not None:
            provenance, used = found
            ending.append(
                replace(provenance, blocks=(block, *provenance.blocks), span=block.span.to(provenance.span))
            )
            index += used
            continue
        draft, kept = _end_block(draft, block, lexicon, people, after_break or bool(ending))
        about = about and not isinstance(block, b.Section)
        if about and isinstance(kept, b.Paragraph) and not _is_credit(words_of(kept.inlines), lexicon):
            kept = _as_note(kept)
        ending.append(kept)
    return replace(draft, ending=(*_one_provenance(ending), *draft.ending))


def _is_over_authors(block: Block) -> bool:
    """A heading, or a bold line, that says that the authors are spoken of under it."""
    if isinstance(block, b.Section):
        return bool(ABOUT_AUTHORS.match(words_of(block.heading.inlines)))
    if not isinstance(block, b.Paragraph) or wholly(block.inlines, i.Strong) is None:
        return False
    return bool(ABOUT_AUTHORS.match(words_of(block.inlines)))


def _is_postscript(block: Block) -> bool:
    if isinstance(block, b.Section):
        return bool(POSTSCRIPT.match(words_of(block.heading.inlines)))
    return isinstance(block, b.Paragraph) and bool(POSTSCRIPT.match(words_of(block.inlines)))


def _provenance_after(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[b.Provenance, int] | None:
    """A name and an address, in one or two paragraphs: where the piece comes from."""
    name: str | None = None
    taken: list[b.Paragraph] = []
    for block in blocks[:3]:
        if not isinstance(block, b.Paragraph):
            break
        text = words_of(block.inlines)
        links = links_in(block.inlines)
        if len(text.split()) > 20 or (not links and name):
            break
        taken.append(block)
        if links:
            url = without_trackers(links[0].url)
            shown = words_of(links[0].children)
            if name is None and not _is_provenance_text(text, lexicon):
                before = text.replace(shown, "").strip(" ,.:;–—-()")
                name = before or (None if ADDRESS.match(shown.replace("\\", "")) else shown)
            span = taken[0].span.to(block.span)
            provenance = b.Provenance(name=name, url=url, blocks=tuple(taken), span=span)
            return _read_provenance(provenance, lexicon), len(taken)
        name = text.strip(" .,:")
    return None


def links_in(inlines: Inlines) -> list[i.Link]:
    """Every link of a run that leads somewhere, in order."""
    return [
        link
        for inline in inlines
        for link in (
            [inline] if isinstance(inline, i.Link) and "://" in inline.url else links_in(children_of(inline))
        )
    ]


def _end_block(
    draft: Draft, block: Block, lexicon: Lexicon, people: People, after_break: bool
) -> tuple[Draft, Block]:
    """The draft with what a block of the ending says, and the block as what it is."""
    if isinstance(block, b.Provenance):
        return draft, _read_provenance(block, lexicon)
    if not isinstance(block, b.Paragraph):
        return draft, block
    text = words_of(block.inlines)
    language = draft.language or "en"
    credit = lexicon.credit_of(segments(text, language)[0])
    if not credit and _is_contributor_note(block, people, after_break):
        return draft, _as_note(block)
    if credit and not ADDRESS.match(text):
        role, names = credit
        found = tuple(Credit(role=role, name=name) for name, _ in split_people(names.rstrip(" ."), language))
        return replace(draft, credits=(*draft.credits, *found)), block
    if _is_provenance_text(text, lexicon):
        draft = _with_dates(draft, text, lexicon)
        owed = tuple(x for part in segments(text, language) for x in credits_in(part, language))
        draft = replace(draft, credits=(*draft.credits, *owed))
        return draft, _read_provenance(b.Provenance(blocks=(block,), span=block.span), lexicon)
    if lexicon.editors_note.match(text):
        return draft, b.EditorsNote(blocks=(block,), span=block.span)
    return draft, block


def _as_note(block: b.Paragraph) -> b.ContributorNote:
    inside = wholly(block.inlines, i.Strong) or wholly(block.inlines, i.Emphasis) or block.inlines
    return b.ContributorNote(inlines=trimmed(inside), span=block.span, anchor=block.anchor)


def _with_dates(draft: Draft, text: str, lexicon: Lexicon) -> Draft:
    dates = find_dates(text, draft.language or "en")
    if not dates:
        return draft
    if lexicon.retrieved.search(text):
        return replace(draft, retrieved=draft.retrieved or dates[-1].iso)
    if lexicon.first_published.search(text) or lexicon.provenance.search(text):
        return replace(draft, first_published=draft.first_published or dates[0].iso)
    return draft


LICENCE = re.compile(
    r"(CC[ -]?0(?:[ -]1\.0)?|CC[ -]BY(?:[ -](?:NC|ND|SA))*(?:\s?\d\.\d)?|"
    r"Creative Commons[^.,;()\n]{0,60}|public domain)",
    re.IGNORECASE,
)


def _read_provenance(provenance: b.Provenance, lexicon: Lexicon) -> b.Provenance:
    """The provenance with name, address and licence read from its words."""
    runs = [p.inlines for p in provenance.blocks if isinstance(p, b.Paragraph)]
    text = " ".join(words_of(run) for run in runs)
    links = [link for run in runs for link in links_in(run)]
    licence = LICENCE.search(text)
    outside = [link for link in links if "creativecommons.org" not in link.url]
    url = without_trackers(outside[0].url) if outside else None
    if url is None and (address := re.search(r"https?://[^\s)>\]]+", text)):
        url = without_trackers(address[0].rstrip(".,;"))
    return replace(
        provenance,
        name=provenance.name or _name_in(runs, text, outside, lexicon),
        url=provenance.url or url,
        licence=provenance.licence or (licence[0].strip() if licence else None),
    )


SMALL_WORD = re.compile(
    r"^(?:by|in|at|on|from|im|in der|dans|en|em|su|w|в|у|na|the magazine|the journal)\s+", re.IGNORECASE
)
QUOTED_NAME = re.compile(r"[^«„“\"‘「『《.,\n]{0,40}[«„“\"‘「『《]([^»”“\"’」』》]{1,60})[»”“\"’」』》]")
"""A name in quotation marks, after no more than a few words: ``в журнале «Север»``."""


def _name_in(runs: Sequence[Inlines], text: str, links: Sequence[i.Link], lexicon: Lexicon) -> str | None:
    """The publisher's name: the emphasised words, the words of the link, or what follows the marker."""
    for run in runs:
        for inline in _standing_out(run):
            if 0 < len(words_of((inline,)).split()) <= 8:
                return words_of((inline,))
    for link in links:
        shown = words_of(link.children)
        if not ADDRESS.match(shown) and shown[:1].isupper():
            return shown
    marker = lexicon.first_published.search(text) or lexicon.provenance.search(text)
    if marker is None:
        return None
    rest = re.sub(r"https?://\S+", "", text[marker.end() :]).strip(" :：")
    quoted = QUOTED_NAME.match(rest)
    if quoted:
        return quoted[1]
    rest = re.split(r"[.;(](?:\s|$)", SMALL_WORD.sub("", rest), maxsplit=1)[0]
    name = re.split(r",|\s(?=\d)", without_dates(rest, lexicon.language), maxsplit=1)[0].strip(" –—-")
    return name if name and name[:1].isupper() and len(name.split()) <= 8 else None


def _standing_out(run: Inlines) -> Inlines:
    """The emphasised words of a run; of one that is nearly all emphasised, those that are not."""
    emphasised = tuple(x for x in run if isinstance(x, i.Emphasis))
    if len(words_of(emphasised)) <= 0.5 * len(words_of(run)):
        return emphasised
    return tuple(x for x in run[1:-1] if isinstance(x, i.Text) and x.value.strip(" .,"))


def _one_provenance(ending: list[Block]) -> Blocks:
    """Neighbouring provenances as one: where it comes from, and under what licence."""
    result: list[Block] = []
    for block in ending:
        last = result[-1] if result else None
        if isinstance(block, b.Provenance) and isinstance(last, b.Provenance):
            result[-1] = replace(
                last,
                name=last.name or block.name,
                url=last.url or block.url,
                licence=last.licence or block.licence,
                blocks=(*last.blocks, *block.blocks),
                span=last.span.to(block.span),
            )
        else:
            result.append(block)
    return tuple(result)
