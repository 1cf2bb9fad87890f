"""Understood: what a piece was taken for, in an editor's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

import msgspec

from standfirst.editions.imprint import printed_date
from standfirst.editions.language_names import language_name
from standfirst.model import blocks as b
from standfirst.model.blocks import Block
from standfirst.model.document import Contributor, Piece, byline_of, provenance_of, standfirst_of, subtitle_of
from standfirst.model.editing import words_of
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of, walk, walk_piece
from standfirst.report.list_of_repairs import Stretches, compared

MODES = {
    "exact": "word for word",
    "elided": "words left out",
    "adapted": "words changed",
    "unmatched": "not in the text",
}
AROUND = 70
"""Characters of a passage shown on either side of what a pull quote repeats."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What a fact is: words, and whether they are the manuscript's own."""

    words: str
    is_copy: bool = False


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that was understood, with what it was understood to be."""

    term: str
    values: tuple[Value, ...]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who speaks."""

    name: str
    labels: tuple[str, ...]
    """What stands for this speaker in the manuscript."""
    role: str
    turns: int
    questions: int
    """Among the turns, and those that are headings or paragraphs of the speaker's."""
    words: int


class QuoteBeside(msgspec.Struct, frozen=True, kw_only=True):
    """A pull quote beside the passage that it repeats."""

    line: int
    quote: Stretches
    mode: str
    speaker: str | None
    source_line: int | None
    before: str
    passage: Stretches
    """Nothing, if it repeats none."""
    after: str


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """What a piece was taken for."""

    title: str
    facts: tuple[Fact, ...]
    voices: tuple[Voice, ...]
    questions: int
    """That are headings or paragraphs of their own."""
    quotes: tuple[QuoteBeside, ...]


def understood(piece: Piece, title: str) -> Understood:
    """What the sheet shows of a piece; ``title`` is what it calls it."""
    everything = tuple(walk_piece(piece))
    return Understood(
        title=title,
        facts=tuple(Fact(term=term, values=values) for term, values in _facts(piece, everything) if values),
        voices=tuple(_voices(piece, _of(everything, b.Turn), _of(everything, b.Question))),
        questions=len(_of(everything, b.Question)),
        quotes=tuple(_beside(quote, piece) for quote in _of(everything, b.PullQuote)),
    )


Kind = TypeVar("Kind")


def _of(blocks: Iterable[Block], kind: type[Kind]) -> list[Kind]:
    return [block for block in blocks if isinstance(block, kind)]


# -- facts --------------------------------------------------------------------------------------------


def _facts(piece: Piece, everything: Sequence[Block]) -> Iterator[tuple[str, tuple[Value, ...]]]:
    subtitle, standfirst, byline = subtitle_of(piece), standfirst_of(piece), byline_of(piece)
    yield "Subtitle", _copied([plain(subtitle.inlines)] if subtitle else [])
    yield "Standfirst", _copied(map(plain, standfirst.paragraphs) if standfirst else [])
    yield "Byline", _copied([plain(byline.inlines)] if byline else [])
    yield "People", _copied(map(_person, piece.contributors))
    yield "Credits", _copied(f"{credit.role}: {credit.name}" for credit in piece.credits)
    yield "Dated", tuple(_dates(piece))
    yield "Language", (Value(words=_language(piece.language)),)
    yield "Source", _copied(_source(piece))
    yield "Rights", _copied([piece.rights] if piece.rights else [])
    yield "Holds", (Value(words=", ".join(_holdings(piece, everything))),)


def _copied(found: Iterable[str]) -> tuple[Value, ...]:
    return tuple(Value(words=words, is_copy=True) for words in found if words)


def _person(person: Contributor) -> str:
    named = f"{person.name} ({person.affiliation})" if person.affiliation else person.name
    return f"{named}, {person.role}" if person.role else named


def _dates(piece: Piece) -> Iterator[Value]:
    for date, what in (
        (piece.date, ""),
        (piece.first_published, "first published "),
        (piece.retrieved, "retrieved "),
    ):
        if date:
            yield Value(words=f"{what}{printed_date(date, 'en-GB') or date}")


def _language(tag: str) -> str:
    """``English (United Kingdom)``; the tag itself where it is not known."""
    name = language_name(tag, "en")
    return tag if name == tag else f"{name} ({tag})"


def _source(piece: Piece) -> Iterator[str]:
    source = provenance_of(piece)
    if source:
        yield from (part for part in (source.name, source.url, source.licence) if part)


def _holdings(piece: Piece, everything: Sequence[Block]) -> Iterator[str]:
    """How much of everything the piece holds."""
    yield _number(sum(_words(block) for block in (*piece.opening, *piece.body, *piece.ending)), "word")
    kinds = Counter(type(block) for block in everything)
    for kind, name in (
        (b.Section, "heading"),
        (b.Question, "question"),
        (b.Turn, "turn"),
        (b.PullQuote, "pull quote"),
        (b.BlockQuote, "quotation"),
        (b.Sidebar, "sidebar"),
        (b.Figure, "figure"),
        (b.Table, "table"),
        (b.Verse, "poem"),
        (b.CodeBlock, "listing"),
        (b.Note, "note"),
    ):
        if kinds[kind]:
            yield _number(kinds[kind], name)


def _number(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _words(*blocks: Block) -> int:
    return sum(len(plain(run).split()) for run in runs_of(blocks))


# -- who speaks ---------------------------------------------------------------------------------------


def _voices(piece: Piece, turns: Sequence[b.Turn], questions: Sequence[b.Question]) -> Iterator[Voice]:
    """Everybody who speaks: the piece's speakers, and turns without one."""
    labels = {speaker.name: speaker.labels for speaker in piece.speakers}
    by_name: dict[str, list[b.Turn]] = {}
    for turn in turns:
        by_name.setdefault(turn.speaker or turn.label, []).append(turn)
    for name, own in by_name.items():
        roles = dict.fromkeys(turn.role for turn in own if turn.role)
        yield Voice(
            name=name or "—",
            labels=labels.get(name) or tuple(dict.fromkeys(turn.label for turn in own if turn.label)),
            role=" and ".join({"question": "asks", "answer": "answers"}[role] for role in roles),
            turns=len(own),
            questions=sum(turn.role == "question" for turn in own)
            + sum(q.speaker == name for q in questions),
            words=sum(_words(*turn.blocks) for turn in own),
        )


# -- pull quotes --------------------------------------------------------------------------------------


def _beside(quote: b.PullQuote, piece: Piece) -> QuoteBeside:
    words = " ".join(map(words_of, quote.paragraphs))
    before, passage, after = _passage(words, _source_words(quote, piece))
    there, here = compared(passage, words)
    return QuoteBeside(
        line=quote.span.first,
        quote=here if passage else compared(words, words)[0],
        mode=MODES[quote.mode],
        speaker=quote.speaker or words_of(quote.attribution) or None,
        source_line=quote.source_span.first if quote.source_span else None,
        before=before,
        passage=there,
        after=after,
    )


def _source_words(quote: b.PullQuote, piece: Piece) -> str:
    source = next((x for x in walk(piece.body) if quote.source and x.anchor == quote.source), None)
    return " ".join(words_of(run) for run in runs_of((source,))) if source else ""


def _passage(quote: str, text: str) -> tuple[str, str, str]:
    """The stretch of a text that a quotation repeats, and what stands before and after it, cut short."""
    wanted, words = quote.split(), text.split()
    matcher = SequenceMatcher(None, list(map(_bare, words)), list(map(_bare, wanted)), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return "", "", ""
    longest = max(blocks, key=lambda block: block.size)
    reach = range(longest.a - 2 * len(wanted), longest.a + 3 * len(wanted))
    near = [block for block in blocks if block.a in reach]
    first = max(0, near[0].a - near[0].b)
    last = min(len(words), near[-1].a + len(wanted) - near[-1].b)
    return _end(" ".join(words[:first])), " ".join(words[first:last]), _beginning(" ".join(words[last:]))


def _bare(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum()) or word


def _end(words: str) -> str:
    return words if len(words) <= AROUND else "… " + words[-AROUND:].partition(" ")[2]


def _beginning(words: str) -> str:
    return words if len(words) <= AROUND else words[:AROUND].rpartition(" ")[0] + " …"
