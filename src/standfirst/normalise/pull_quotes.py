"""Pull quotes: words of the piece set apart from it, whatever carried them in the manuscript.

What was marked as a pull quote is one, even if no passage has its words (S301). What was not
marked is one only if it repeats a passage: a bold or italic paragraph that is quoted from end to
end, or a bare block quote. Counting showed what separates these from bold quoted sub-headings and
from slogans that come back: they are long, or stand within two paragraphs of their passage.
Once one such quote has matched, others of the very same form set off between turns are pull
quotes too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import cut, trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import walk
from standfirst.normalise.draft import Draft
from standfirst.normalise.names import looks_like_name
from standfirst.normalise.passages import Match, Passage, RunningText, best_match, words

QUOTES = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "'": "'",
    "‚": "‘’",
    "‹": "›",
    "「": "」",
    "『": "』",
    "”": "”",
}
"""What opens a quotation, and what may close it."""

LONG_ENOUGH = 8
"""Words: a shorter one must stand within two paragraphs of its passage."""


Neighbours: TypeAlias = tuple[Block | None, Block | None]
Change: TypeAlias = Callable[[int, Block, Neighbours], Block]


class Place(msgspec.Struct, frozen=True):
    """A paragraph of running text: where it stands and who says it."""

    index: int
    text: str
    span: Span
    speaker: str | None


def recognise_pull_quotes(draft: Draft, report: Report) -> Draft:
    """Find the pull quotes among the blocks and bind all of them to their passages."""
    if not any(isinstance(x, b.PullQuote) or _candidate(x) for x in walk(draft.blocks)):
        return draft
    places = _places(draft.blocks)
    passages = [Passage(p.index, words(p.text)) for p in places]
    passages += _pairs(places, passages)
    finder = _Finder({p.index: p for p in places}, RunningText(passages))
    blocks, matched_forms = _marked(draft.blocks, finder)
    blocks = _of_the_same_form(blocks, matched_forms) if matched_forms else blocks
    blocks = _bound(blocks, finder, report)
    return replace(draft, blocks=blocks)


class _Finder(msgspec.Struct, frozen=True):
    """The piece's running text, to look passages up in."""

    places: dict[int, Place]
    text: RunningText

    def find(self, text: str, near: int) -> Match | None:
        """The passage nearest to a position in the text."""
        return best_match(text, self.text, near)


# -- the running text ---------------------------------------------------------------------------

STEP = 1000
"""Positions are the number of the top-level block times this, plus the paragraph inside it."""


def _places(blocks: Blocks) -> list[Place]:
    """Every paragraph of running text, those of turns, lists and quotations too."""
    places: list[Place] = []
    for number, block in enumerate(blocks):
        speaker = block.speaker if isinstance(block, b.Turn) else None
        for inner, paragraph in enumerate(_running(block)):
            places.append(Place(number * STEP + inner, words_of(paragraph.inlines), paragraph.span, speaker))
    return places


def _running(block: Block) -> list[b.Paragraph]:
    if isinstance(block, b.Paragraph):
        return [] if _candidate(block) is not None else [block]
    if isinstance(block, b.Turn | b.Division | b.Sidebar):
        return [p for inner in block.blocks for p in _running(inner)]
    if isinstance(block, b.List):
        return [p for item in block.items for inner in item.blocks for p in _running(inner)]
    return []


def _pairs(places: list[Place], passages: list[Passage]) -> list[Passage]:
    """Neighbouring paragraphs as one passage: a quotation may run over the end of one."""
    return [
        Passage(first.index, (*one.words, *other.words))
        for (first, second), (one, other) in zip(pairwise(places), pairwise(passages), strict=True)
        if first.speaker == second.speaker
    ]


# -- finding what was not marked ----------------------------------------------------------------


def _marked(blocks: Blocks, finder: _Finder) -> tuple[Blocks, set[str]]:
    """The blocks with those made pull quotes that repeat a passage, and the forms they had."""
    forms: set[str] = set()

    def change(position: int, block: Block, _: Neighbours) -> Block:
        candidate = _candidate(block)
        if candidate is None:
            return block
        form, paragraphs, attribution = candidate
        text = " ".join(words_of(p) for p in paragraphs)
        match = finder.find(text, position)
        if match is None or not _is_pull_quote(form, text, match, position):
            return block
        if form != "quote":
            forms.add(form)
        return b.PullQuote(
            paragraphs=paragraphs, attribution=attribution, span=block.span, anchor=block.anchor
        )

    return _each(blocks, change), forms


def _each(blocks: Blocks, change: Change) -> Blocks:
    """Every top-level block and every block of a turn, changed, with its position."""
    result: list[Block] = []
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, b.Turn):
            inner = [before, *block.blocks, after]
            changed = tuple(
                change(number * STEP + place, child, (inner[place], inner[place + 2]))
                for place, child in enumerate(block.blocks)
            )
            result.extend(_outside(replace(block, blocks=changed)))
        else:
            result.append(change(number * STEP, block, (before, after)))
    return tuple(result)


def _outside(turn: b.Turn) -> Blocks:
    """A turn, and after it the pull quotes that stood at its end: they are not part of it."""
    kept = list(turn.blocks)
    trailing: list[Block] = []
    while len(kept) > 1 and isinstance(kept[-1], b.PullQuote):
        trailing.insert(0, kept.pop())
    return (replace(turn, blocks=tuple(kept)), *trailing)


def _candidate(block: Block) -> tuple[str, tuple[Inlines, ...], Inlines] | None:
    """The form, the words without quotation marks, and the attribution of what may be one."""
    if isinstance(block, b.BlockQuote):
        paragraphs = tuple(p.inlines for p in block.blocks if isinstance(p, b.Paragraph))
        if not paragraphs or len(paragraphs) != len(block.blocks):
            return None
        return "quote", _without_quotes(paragraphs), block.attribution
    if isinstance(block, b.Section) and (inside := quoted_whole(block.heading.inlines)):
        return f"heading{block.heading.level}", (inside,), ()
    if not isinstance(block, b.Paragraph) or _begins_plainly(block.inlines):
        return None
    for form, kind in (("bold", i.Strong), ("italic", i.Emphasis)):
        emphasised = wholly(block.inlines, kind)
        if emphasised is None:
            continue
        nested = wholly(emphasised, i.Emphasis if kind is i.Strong else i.Strong)
        quoted = quoted_whole(nested if nested is not None else emphasised)
        return (form, (quoted,), ()) if quoted else None
    quoted = quoted_whole(block.inlines)
    if quoted:
        emphasised = wholly(quoted, i.Strong)
        inner = wholly(quoted, i.Emphasis)
        if emphasised is not None or inner is not None:
            return "quoted", (emphasised or inner or quoted,), ()
    return None


def quoted_whole(inlines: Inlines) -> Inlines | None:
    """What is inside, if a run is one quotation from end to end; else None."""
    if _begins_plainly(inlines):
        return None
    inlines = trimmed(inlines)
    for kind in (i.Strong, i.Emphasis):
        inside = wholly(inlines, kind)
        if inside is not None:
            quoted = quoted_whole(inside)
            return (kind(quoted),) if quoted else None
    text = plain(inlines)
    if len(text) < 3 or text[0] not in QUOTES:
        return None
    body = text.rstrip(".,;!?… ") if text[-1] in ".,;" else text
    if body[-1] not in QUOTES[text[0]]:
        return None
    middle = body[1:-1]
    if any(mark in middle for mark in QUOTES[text[0]] if mark not in "’'") and text[0] in middle:
        return None
    inner, _ = cut(inlines, len(body) - 1)
    return trimmed(cut(inner, 1)[1])


def _begins_plainly(inlines: Inlines) -> bool:
    """Whether a run begins with words that nothing sets off and no mark opens, as nearly all do."""
    first = inlines[0] if inlines else None
    begins = first.value.lstrip()[:1] if isinstance(first, i.Text) else ""
    return begins != "" and begins not in QUOTES


def _without_quotes(paragraphs: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
    """The same paragraphs without the marks around the whole."""
    if len(paragraphs) == 1:
        return (quoted_whole(paragraphs[0]) or paragraphs[0],)
    return paragraphs


def _is_pull_quote(form: str, text: str, match: Match, position: int) -> bool:
    """Whether something unmarked that repeats a passage is meant as a pull quote."""
    count = len(words(text))
    close = abs(match.index // STEP - position // STEP) <= 2
    if form == "quote":
        if count < 5:
            return count >= 3 and close and match.mode == "exact" and not CODE.search(text)
        beside = abs(match.index // STEP - position // STEP) <= 1 and count >= LONG_ENOUGH
        return match.mode in ("exact", "elided") or match.score >= (0.68 if beside else 0.8)
    if form.startswith("heading"):
        return count >= LONG_ENOUGH and match.mode in ("exact", "elided") and _came_before(match, position)
    if match.mode == "adapted" and match.score < 0.75:
        return False
    if count < 4:
        return False
    if count < LONG_ENOUGH:
        return close and _came_before(match, position)
    return close or match.mode != "adapted" or match.score >= 0.85


def _came_before(match: Match, position: int) -> bool:
    return match.index < position


def _of_the_same_form(blocks: Blocks, forms: set[str]) -> Blocks:
    """Paragraphs of the very form of those that matched, set off between turns or questions."""

    def change(_: int, block: Block, neighbours: Neighbours) -> Block:
        candidate = _candidate(block)
        if candidate is None or candidate[0] not in forms or candidate[0].startswith("heading"):
            return block
        paragraphs, attribution = candidate[1:]
        if len(words(" ".join(words_of(p) for p in paragraphs))) < LONG_ENOUGH:
            return block
        if not all(_sets_off(x) for x in neighbours):
            return block
        return b.PullQuote(paragraphs=paragraphs, attribution=attribution, span=block.span)

    return _each(blocks, change)


def _sets_off(neighbour: Block | None) -> bool:
    return neighbour is None or isinstance(neighbour, b.Turn | b.Question | b.Section | b.Paragraph)


# -- binding ------------------------------------------------------------------------------------


def _bound(blocks: Blocks, finder: _Finder, report: Report) -> Blocks:
    """Every pull quote with its mode, its source and who says it."""

    def change(position: int, block: Block, _: Neighbours) -> Block:
        if not isinstance(block, b.PullQuote):
            return block
        block = replace(block, paragraphs=_without_quotes(block.paragraphs))
        text = " ".join(words_of(p) for p in block.paragraphs)
        match = finder.find(text, position)
        if match is None:
            if block.mode != "adapted":
                report.add("S301", block.span, f"the words “{_short(text)}” do not occur in the piece")
            return block
        place = finder.places[match.index]
        return replace(
            block,
            mode=match.mode,
            source=source_key(place.span),
            source_span=place.span,
            speaker=place.speaker or _named(block.attribution),
        )

    return _each(blocks, change)


def _named(attribution: Inlines) -> str | None:
    """The name under a pull quote whose passage says not who speaks: ``— Hilda Crane, glazier``."""
    name = COMMA.split(words_of(attribution).strip(" —–-"))[0].strip()
    return name if name and looks_like_name(name) else None


CODE = re.compile(r"[/\\|<>=_$~{}]\S|\S[/\\|=_]")
"""What a path or a command has, and a few words that are worth repeating have not."""

COMMA = re.compile(r"\s*[,،、，(（]")


def source_key(span: Span) -> str:
    """What a pull quote calls its passage by until the passage has an anchor."""
    return f"line-{span.first}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"
