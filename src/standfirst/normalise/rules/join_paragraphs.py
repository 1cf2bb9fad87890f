"""Paragraphs cut in two by a page turn of the manuscript's source are made whole.

A paragraph that stops in mid-sentence, then nothing (or what a page turn leaves behind), then a paragraph
that goes on in lower case and comes to an end.

What else looks like that, and stays: verse and code, whose lines are not filled as a typesetter fills
them; lead-ins to code or a list; lists; refrains; names that are lower case by nature (iPhone, bell hooks).
Where the writer leaves out full stops elsewhere too, or the second half has no end either, it is only
suspected. Scripts without letter case are left alone.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import merged, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.normalise.draft import Draft
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.rules.hyphens_at_line_ends import SUSPENDED

RULE = Rule(
    name="join-paragraphs",
    does="paragraphs that a page turn cut in two are made whole",
    why="a PDF tool starts a new paragraph on every page",
    keeps_off=(
        "the first half is long, stops in mid-sentence and leads in to nothing; the second begins in "
        "lower case, comes to an end, and is no list, refrain, label or name that is lower case by nature; "
        "both are prose, not verse or code, whose lines end before they are full; letters and those who "
        "write without capitals or full stops are left alone"
    ),
    before=(
        "If she has a cover in a warm red and I have endpapers in one, they go on the same\n\n"
        "day, whatever the door says, and the two books are cousins for the rest of their lives."
    ),
    after=(
        "If she has a cover in a warm red and I have endpapers in one, they go on the same "
        "day, whatever the door says, and the two books are cousins for the rest of their lives."
    ),
    stage="draft",
    certainty=Certainty.LIKELY,
)


SENTENCE_END = re.compile(r"[.!?…:;。！？؟。：；][\"'’”»›“)\]\s*_]*$|[。！？]$")
"""A paragraph that ends like this was not cut."""

FULL = 0.85
"""Of the longest line: letters have several widths, so that lines set alike differ in their number."""

SHORT_LINE = 55
"""Characters: shorter lines are rather verse than prose in a narrow column."""

LONGEST_LINE = 100
"""Characters of a line of verse or code; a longer one was never broken by hand."""

MOST_WITHOUT_END = 0.1
"""Of the paragraphs of a writer who ends sentences with full stops."""

LONG_ENOUGH = 60
"""Characters: shorter first halves are lines, labels or verse."""

MARKS_OF_PROSE = 12
"""A year, a quotation and a full stop or two: what a short half may have besides words."""
CODE_MARK = re.compile(r"[=<>{}\[\]|\\/_;+*#@]|\(\)")

LIST_MARK = re.compile(r"^([a-z]|[ivxlc]+|\d+)[.)]\s")
NATURALLY_LOWER = re.compile(
    r"^(i[A-Z]|e[A-Z]|https?:|www\.|[a-z]+[A-Z0-9_(=]|[a-z]+\.[a-z]|"
    r"(?:bell hooks|danah boyd|e\. ?e\. cummings|k\. ?d\. lang)\b)"
)
PARTICLE = re.compile(r"^(?:(?:de|da|di|du|van|von|der|den|ten|ter|la)\s+){1,2}[A-Z]")
"""Where an English paragraph may begin with somebody's name: ``de la Cruz``, ``van der Berg``."""
UNFINISHED = re.compile(
    r"(?:[\w’'\"”»)\]]|,|-|–|—)$",
)
SALUTATION = re.compile(
    r"^(?:dear|to the|hello|hi|my dear|sehr geehrte[rs]?|liebe[rs]?|werte[rs]?|hallo|guten|chère?s?|"
    r"monsieur|madame|messieurs|mesdames|bonjour|estimad[oa]s?|querid[oa]s?|muy señor|car[oaie]|"
    r"gentil[ei]|egregi[oa]?|spett|prezad[oa]s?|car[oa]s|exm[oa]s?|szanown[yaie]|drog[iae]|kochan[iaey]|"
    r"уважаем\w+|дорог\w+|шановн\w+|любі|любий|люба|geachte|beste|lieve|kära|käre|hej)\b.*,$",
    re.IGNORECASE | re.DOTALL,
)
"""A letter's first line ends with a comma, and in many languages its text goes on in lower case."""
HYPHEN = re.compile(r"[^\W\d_][-‐]$")
SPEECH_LABEL = re.compile(r"^[\w .'’-]{1,40}:(\s|$)")


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Join the halves of paragraphs that a page turn cut in two."""
    blocks: list[Block] = []
    repairs: list[Repair] = []
    is_english = (draft.language or "en").split("-")[0] == "en"
    short = _short(draft.blocks)
    for number, block in enumerate(draft.blocks):
        last = blocks[-1] if blocks else None
        if isinstance(block, b.Paragraph) and isinstance(last, b.Paragraph):
            after = draft.blocks[number + 1] if number + 1 < len(draft.blocks) else None
            before = blocks[-2] if len(blocks) > 1 else None
            if (
                _is_cut(last, block, is_english=is_english)
                and not _is_context_of_verse(before, block, after)
                and not _comes_back(block, draft.blocks)
            ):
                sure = (
                    _comes_to_an_end(draft.blocks[number:])
                    and _ends_sentences(draft.blocks)
                    and not short > (0.9 if len(words_of(last.inlines)) > LONGEST_LINE else 0.5)
                )
                repair = style.decide(_repair(last, block, sure=sure))
                repairs.append(repair)
                if repair.applied:
                    blocks[-1] = _joined(last, block)
                    continue
        blocks.append(block)
    return replace(draft, blocks=tuple(blocks)), tuple(repairs)


def _short(blocks: Blocks) -> float:
    """The share of paragraphs as short as lines of verse: in a poem with a blank line after each, all."""
    lengths = [len(words_of(block.inlines)) for block in blocks if isinstance(block, b.Paragraph)]
    short = sum(length <= LONGEST_LINE for length in lengths)
    return short / len(lengths) if len(lengths) >= FEWEST_OF_VERSE else 0


FEWEST_OF_VERSE = 6
"""Paragraphs of a poem that is set like that."""


def _comes_to_an_end(rest: Blocks) -> bool:
    """Whether the sentence ends in the second half, or in one of those that go on with it."""
    for block in rest:
        text = words_of(block.inlines) if isinstance(block, b.Paragraph) else ""
        if not text[:1].islower():
            return False
        if SENTENCE_END.search(text):
            return True
    return False


def _ends_sentences(blocks: Blocks) -> bool:
    """Whether nearly all long paragraphs that no small letter follows end like a sentence."""
    ends = [
        bool(SENTENCE_END.search(words_of(block.inlines)))
        for block, after in zip_longest(blocks, blocks[1:])
        if isinstance(block, b.Paragraph) and len(words_of(block.inlines)) > LONG_ENOUGH
        if not (isinstance(after, b.Paragraph) and words_of(after.inlines)[:1].islower())
    ]
    return ends.count(False) <= max(1, MOST_WITHOUT_END * len(ends))


def _is_cut(first: b.Paragraph, second: b.Paragraph, *, is_english: bool) -> bool:
    tail = words_of(second.inlines)
    if not tail or not tail[0].islower():
        return False
    head = words_of(first.inlines)
    return (
        len(head) > LONG_ENOUGH
        and head[0] not in NOTE_SIGNS
        and not head.lstrip("….-–— ")[:1].islower()  # whoever begins in lower case may go on so
        and not SENTENCE_END.search(head)
        and bool(UNFINISHED.search(head))
        and not LIST_MARK.match(tail)
        and not NATURALLY_LOWER.match(tail)
        and not (is_english and PARTICLE.match(tail) and not head.split()[-1][0].isupper())
        and not SPEECH_LABEL.match(tail)
        and not SALUTATION.match(head)
        and _is_filled(plain(first.inlines), plain(second.inlines))
        and _is_prose(first.inlines)
        and _is_prose(second.inlines)
        and _begins_plainly(second.inlines)
    )


def _is_prose(inlines: Inlines) -> bool:
    """Mostly words and spaces, not code, not addresses, not lines of verse, not all one emphasis."""
    if any(isinstance(x, i.LineBreak | i.InlineImage) for x in inlines):
        return False
    if len(inlines) == 1 and not isinstance(inlines[0], i.Text):
        return False
    text = words_of(inlines)
    letters = sum(c.isalpha() or c in " ,'’-" for c in text)
    is_short_prose = len(text) - letters <= MARKS_OF_PROSE and not CODE_MARK.search(text)
    return (letters >= 0.85 * len(text) or is_short_prose) and text.count("://") == 0


def _is_filled(*paragraphs: str) -> bool:
    """Whether lines end where the next word would not have fitted, as those of prose do.

    Verse, code and lists of words have lines that end before they are full; lines as short as verse has
    them must all be full.
    """
    lines = [[line.strip() for line in paragraph.strip().split("\n")] for paragraph in paragraphs]
    width = max(len(line) for paragraph in lines for line in paragraph)
    full = FULL if width >= SHORT_LINE else 1
    return width > LONGEST_LINE or all(
        len(line) + 1 + len(after.split(" ", 1)[0]) > full * width
        for paragraph in lines
        for line, after in pairwise(paragraph)
    )


def _begins_plainly(inlines: Inlines) -> bool:
    """The second half begins with a word of the sentence, not with code, nor with what an entry of a
    list is about: ``*doof* (or *doofus*): …``."""
    if isinstance(inlines[0], i.Emphasis | i.Strong):
        return not ENTRY.match(words_of(inlines))
    return not isinstance(inlines[0], i.Code | i.NoteReference)


ENTRY = re.compile(r"[^.:\n]{1,40}:\s")
NOTE_SIGNS = "*†‡§¹²³"
"""A note that was typed out begins with one."""


def _is_context_of_verse(before: Block | None, second: b.Paragraph, after: Block | None) -> bool:
    """Short lower-case paragraphs on both sides, or code and lists to come: no page turn did this."""
    if isinstance(after, b.CodeBlock | b.List | b.Table) and len(words_of(second.inlines)) < LONG_ENOUGH:
        return True
    if isinstance(after, b.Paragraph) and _is_clause(words_of(second.inlines), words_of(after.inlines)):
        return True
    if len(words_of(second.inlines)) >= LONG_ENOUGH:
        return False
    neighbours = [x for x in (before, after) if isinstance(x, b.Paragraph)]
    return any(
        (text := words_of(x.inlines)) and text[0].islower() and len(text) < LONG_ENOUGH for x in neighbours
    )


def _is_clause(text: str, after: str) -> bool:
    """One part of a sentence that has a paragraph for each: ``whereas …, and`` / ``whereas …, and``."""
    ends = (text[match.end()] for match in SENTENCE_WITHIN.finditer(text))
    return after[:1].islower() and not SENTENCE_END.search(text) and not any(map(str.isupper, ends))


SENTENCE_WITHIN = re.compile(r"[.!?…]\W*?\s\W*(?=\w)")
"""The end of a sentence, if a capital follows: ``a long plan... in short`` goes on."""


def _comes_back(second: b.Paragraph, blocks: Blocks) -> bool:
    """Word for word more than once: a refrain."""
    words = words_of(second.inlines)
    return (
        len(words) < LONG_ENOUGH
        and sum(isinstance(block, b.Paragraph) and words_of(block.inlines) == words for block in blocks) > 1
    )


def _repair(first: b.Paragraph, second: b.Paragraph, *, sure: bool) -> Repair:
    head, tail = words_of(first.inlines), words_of(second.inlines)
    return RULE.repair(
        span=first.span.to(second.span),
        before=f"…{_end(head)}¶{_start(tail)}…",
        after=f"…{_end(head)}{'' if _is_hyphenated(head, tail) else ' '}{_start(tail)}…",
        why="the sentence goes on in the next paragraph: a page turn cut it in two",
        certainty=Certainty.LIKELY if sure else Certainty.SUSPECTED,
    )


def _end(text: str) -> str:
    return text[-40:].partition(" ")[2] or text[-40:]


def _start(text: str) -> str:
    return text[:40].rpartition(" ")[0] or text[:40]


def _is_hyphenated(head: str, tail: str) -> bool:
    """Whether the hyphen is of a compound: ``well-`` / ``known``, not ``pre-`` / ``and``."""
    return bool(HYPHEN.search(head)) and tail.split()[0].casefold() not in SUSPENDED


def _joined(first: b.Paragraph, second: b.Paragraph) -> b.Paragraph:
    between = "" if _is_hyphenated(words_of(first.inlines), words_of(second.inlines)) else " "
    return b.Paragraph(
        inlines=merged((*first.inlines, i.Text(between), *second.inlines)),
        span=first.span.to(second.span),
        anchor=first.anchor or second.anchor,
    )
