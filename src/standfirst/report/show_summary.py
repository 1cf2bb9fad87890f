"""What was recognised in a piece: ``standfirst show summary``; its schema: ``standfirst schema summary``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeVar

import msgspec

from standfirst.diagnostics import Diagnostic
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import (
    Piece,
    contributor_notes_of,
    provenance_of,
    standfirst_of,
    subtitle_of,
    title_of,
)
from standfirst.model.editing import children_of as inside
from standfirst.model.editing import words_of
from standfirst.model.inlines import Inlines
from standfirst.model.traverse import children, own_inlines, parts, walk, walk_inlines
from standfirst.normalise.repair import Repair


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom the piece names as its own."""

    name: str
    affiliation: str | None
    role: str | None


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """Who made or translated something: photographs, the text."""

    role: str
    name: str


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of speech that carries a speaker's label or, in a dialogue, a dash."""

    speaker: str | None
    """The full name where the manuscript gives it, else the label's name; null where the label is a role."""
    label: str
    """What the manuscript has, without marks."""
    role: Literal["question", "answer"] | None
    paragraphs: tuple[str, ...]


class PullQuote(msgspec.Struct, frozen=True, kw_only=True):
    """A pull quote, and how it is related to the text."""

    text: str
    """Without quotation marks around the whole."""
    mode: Literal["exact", "elided", "adapted", "unmatched"]
    speaker: str | None
    line: int
    source_line: int | None
    """Of the passage that it repeats; null if there is none."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table, the header row counted."""

    rows: int
    cols: int
    cells: tuple[tuple[str, ...], ...]
    caption: str | None


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that the piece shows."""

    src: str
    alt: str | None
    """Null: the author gave none; empty: the picture is decoration."""
    caption: str | None
    credit: str | None
    width: str | None
    """As the author asks for it; null if not at all."""


class CrossReference(msgspec.Struct, frozen=True, kw_only=True):
    """A reference to a figure, a table, a formula or a section by its number."""

    target: str
    text: str


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Where the piece appeared before."""

    name: str | None
    url: str | None
    licence: str | None


class RepairMade(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was mended, or could be."""

    id: str
    rule: str
    line: int
    before: str
    after: str
    why: str
    certainty: str
    applied: bool


class Noticed(msgspec.Struct, frozen=True, kw_only=True):
    """A diagnostic."""

    code: str
    severity: str
    file: str
    line: int
    message: str
    hint: str | None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What was understood of a piece. Every key is there; lists are in reading order."""

    title: str | None
    subtitle: str | None
    standfirst: str | None
    kicker: str | None
    language: str
    direction: Literal["ltr", "rtl"]
    byline: tuple[Person, ...]
    credits: tuple[Credit, ...]
    date: str | None
    first_published: str | None
    retrieved: str | None
    headings: tuple[tuple[int, str], ...]
    questions: tuple[str, ...]
    turns: tuple[Turn, ...]
    pull_quotes: tuple[PullQuote, ...]
    block_quotes: tuple[str, ...]
    paragraphs: tuple[str, ...]
    list_items: tuple[str, ...]
    notes: tuple[str, ...]
    sidebars: tuple[str, ...]
    contributor_notes: tuple[str, ...]
    tables: tuple[Table, ...]
    images: tuple[Image, ...]
    verses: tuple[tuple[str, ...], ...]
    code: tuple[str, ...]
    code_languages: tuple[str, ...]
    """Of each listing in ``code``; empty where the author named none."""
    code_captions: tuple[str, ...]
    """Likewise; empty of those without one."""
    formulas: tuple[str, ...]
    citations: tuple[str, ...]
    cross_references: tuple[CrossReference, ...]
    index_terms: tuple[str, ...]
    thematic_breaks: int
    provenance: Provenance | None
    text: str
    repairs: tuple[RepairMade, ...]
    diagnostics: tuple[Noticed, ...]


def summarise(piece: Piece, repairs: Sequence[Repair], diagnostics: Sequence[Diagnostic]) -> Summary:
    """What was understood of a piece; ``repairs`` and ``diagnostics`` are its own."""
    everything = tuple(walk((*piece.opening, *piece.body, *piece.ending)))
    title, subtitle, standfirst = title_of(piece), subtitle_of(piece), standfirst_of(piece)
    code = _of(everything, b.CodeBlock)
    marks = (*everything, *walk(piece.notes))
    return Summary(
        title=words_of(title.inlines) if title else None,
        subtitle=words_of(subtitle.inlines) if subtitle else None,
        standfirst=" ".join(map(words_of, standfirst.paragraphs)) if standfirst else None,
        kicker=piece.kicker,
        language=piece.language,
        direction=piece.direction,
        byline=tuple(Person(name=c.name, affiliation=c.affiliation, role=c.role) for c in piece.contributors),
        credits=tuple(Credit(role=c.role, name=c.name) for c in piece.credits),
        date=piece.date,
        first_published=piece.first_published,
        retrieved=piece.retrieved,
        headings=tuple((x.heading.level, words_of(x.heading.inlines)) for x in _of(everything, b.Section)),
        questions=tuple(_questions(everything)),
        turns=tuple(map(_turn, _of(everything, b.Turn))),
        pull_quotes=tuple(map(_pull_quote, _of(everything, b.PullQuote))),
        block_quotes=tuple(
            _words(x.blocks, x.attribution) for x in everything if isinstance(x, b.BlockQuote | b.Epigraph)
        ),
        paragraphs=tuple(words_of(x.inlines) for x in _running(piece)),
        list_items=tuple(_items((*piece.opening, *piece.body, *piece.ending))),
        notes=tuple(_words(note.blocks) for note in piece.notes),
        sidebars=tuple(
            " ".join(filter(None, (words_of(x.title), _words(x.blocks)))) for x in _of(everything, b.Sidebar)
        ),
        contributor_notes=tuple(words_of(x.inlines) for x in contributor_notes_of(piece)),
        tables=tuple(map(_table, _of(everything, b.Table))),
        images=tuple(_images((*everything, *walk(piece.notes)))),
        verses=tuple(map(_verse, _of(everything, b.Verse))),
        code=tuple(x.text for x in code),
        code_languages=tuple(x.language or "" for x in code),
        code_captions=tuple(words_of(x.caption) for x in code),
        formulas=tuple(_formulas((*everything, *walk(piece.notes)))),
        citations=tuple(key for x in _inlines(marks, i.Citation) for key in x.keys),
        cross_references=tuple(
            CrossReference(target=x.target, text=x.text.removeprefix(x.lead))
            for x in _inlines(marks, i.CrossReference)
        ),
        index_terms=tuple(x.entry.name or words_of((x,)) for x in _inlines(marks, i.IndexTerm | i.IndexMark)),
        thematic_breaks=len(_of(tuple(walk(piece.body)), b.ThematicBreak)),
        provenance=_provenance(piece),
        text=text_of(piece),
        repairs=tuple(map(_repair, repairs)),
        diagnostics=tuple(map(_diagnostic, diagnostics)),
    )


def _provenance(piece: Piece) -> Provenance | None:
    found = provenance_of(piece)
    return Provenance(name=found.name, url=found.url, licence=found.licence) if found else None


Kind = TypeVar("Kind")


def _of(blocks: Sequence[Block], kind: type[Kind]) -> list[Kind]:
    return [block for block in blocks if isinstance(block, kind)]


def _words(blocks: Blocks, attribution: Inlines = ()) -> str:
    """All the words of blocks, a space between runs."""
    return " ".join(
        text for text in (*(line for x in blocks for line in lines_of(x, {})), words_of(attribution)) if text
    )


def _questions(everything: Sequence[Block]) -> Iterator[str]:
    for block in everything:
        if isinstance(block, b.Question):
            yield words_of(block.inlines)
        elif isinstance(block, b.Turn) and block.role == "question":
            yield " ".join(words_of(x.inlines) for x in block.blocks if isinstance(x, b.Paragraph))


def _turn(turn: b.Turn) -> Turn:
    return Turn(
        speaker=turn.speaker,
        label=turn.label,
        role=turn.role,
        paragraphs=tuple(words_of(x.inlines) for x in walk(turn.blocks) if isinstance(x, b.Paragraph)),
    )


def _verse_lines(verse: b.Verse) -> Iterator[str]:
    """The lines of verse, with the white space that they are set in by."""
    for stanza in verse.lines:
        for by, line in stanza:
            yield " " * by + words_of(line)


def _pull_quote(quote: b.PullQuote) -> PullQuote:
    return PullQuote(
        text=" ".join(map(words_of, quote.paragraphs)),
        mode=quote.mode,
        speaker=quote.speaker,
        line=quote.span.first,
        source_line=quote.source_span.first if quote.source_span else None,
    )


def _running(piece: Piece) -> Iterator[b.Paragraph]:
    """The paragraphs of running text: of the body and of turns; not of quotations, lists, boxes."""

    def running(blocks: Blocks) -> Iterator[b.Paragraph]:
        for block in blocks:
            if isinstance(block, b.Paragraph):
                if words_of(block.inlines):  # not where only the mark of a place stands
                    yield block
            elif isinstance(block, b.Section | b.Turn | b.Division):
                yield from running(children(block))

    yield from running(piece.body)
    yield from running(piece.ending)


def _table(table: b.Table) -> Table:
    rows = tuple(tuple(_words(cell.blocks) for cell in row) for row in (*table.head, *table.body))
    return Table(
        rows=len(rows),
        cols=max(map(len, rows), default=0),
        cells=rows,
        caption=words_of(table.caption) or None,
    )


def _items(blocks: Blocks) -> Iterator[str]:
    """The items of lists, each before those of the lists inside it, whose words are not its own."""
    for block in blocks:
        if not isinstance(block, b.List):
            yield from _items(children(block))
            continue
        for item in block.items:
            yield _words(tuple(x for x in item.blocks if not isinstance(x, b.List)))
            yield from _items(item.blocks)


def _verse(verse: b.Verse) -> tuple[str, ...]:
    """Its lines, each with the white space that it is set in by."""
    lines = [words_of(line) for stanza in verse.stanzas for line in stanza]
    indents = [indent for stanza in verse.indents for indent in stanza] or [0] * len(lines)
    return tuple(" " * indent + line for indent, line in zip(indents, lines, strict=True))


def _formulas(everything: Sequence[Block]) -> Iterator[str]:
    for block in everything:
        for inline in walk_inlines(own_inlines(block)):
            if isinstance(inline, i.Formula):
                yield inline.tex


def _inlines(blocks: Sequence[Block], kind: Any) -> Iterator[Any]:
    """The inlines of a kind, in reading order."""
    for block in blocks:
        yield from (x for x in walk_inlines(own_inlines(block)) if isinstance(x, kind))


def _images(everything: Sequence[Block]) -> Iterator[Image]:
    for block in everything:
        if isinstance(block, b.Figure):
            for image in block.images:
                yield _image(image, words_of(block.caption), words_of(block.credit))
        for inline in walk_inlines(own_inlines(block)):
            if isinstance(inline, i.InlineImage):
                yield _image(inline.image, "", "")


def _image(image: i.Image, caption: str, credit: str) -> Image:
    return Image(
        src=image.src,
        alt=image.alt,
        caption=caption or None,
        credit=credit or None,
        width=image.asked_width,
    )


def _repair(repair: Repair) -> RepairMade:
    return RepairMade(
        id=repair.id,
        rule=repair.rule,
        line=repair.span.first,
        before=repair.before,
        after=repair.after,
        why=repair.why,
        certainty=str(repair.certainty),
        applied=repair.applied,
    )


def _diagnostic(diagnostic: Diagnostic) -> Noticed:
    return Noticed(
        code=diagnostic.code,
        severity=str(diagnostic.severity),
        file=diagnostic.span.file,
        line=diagnostic.span.first,
        message=diagnostic.message,
        hint=diagnostic.hint,
    )


# -- the text as it is printed ------------------------------------------------------------------


def text_of(piece: Piece) -> str:
    """Everything of the author's that is printed, in order, one block a line; verse and code keep
    their own lines. Notes stand after the block that refers to them."""
    notes = {note.anchor or "": note for note in piece.notes}
    lines = [
        line for block in (*piece.opening, *piece.body, *piece.ending) for line in lines_of(block, notes)
    ]
    left = [line for note in notes.values() for inner in note.blocks for line in lines_of(inner, {})]
    return "\n".join(line for line in (*lines, *left) if line)


def lines_of(block: Block, notes: dict[str, b.Note]) -> Iterator[str]:
    """The lines of a block, then those of the notes that it refers to, which are taken from ``notes``."""
    match block:
        case b.Question(inlines=inlines, label=label):
            yield " ".join(filter(None, (label, words_of(inlines))))
            yield from _referred((inlines,), notes)
        case b.Turn(blocks=blocks, label=label, time=time):
            inner = list(_all(blocks, notes))
            head = " ".join(filter(None, (f"{label}:" if label else "—", time)))
            yield " ".join((head, *inner[:1])).strip()
            yield from inner[1:]
        case _:
            referring: list[Inlines] = []
            for part in parts(block):
                match part:
                    case "run", run:
                        yield words_of(run)
                        referring.append(run)
                    case "words", printed:
                        yield from printed.split("\n")
                    case "blocks", blocks:
                        yield from _referred(referring, notes)
                        referring.clear()
                        yield from _all(blocks, notes)
            yield from _referred(referring, notes)


def _all(blocks: Blocks, notes: dict[str, b.Note]) -> Iterator[str]:
    for block in blocks:
        yield from lines_of(block, notes)


def _referred(runs: Sequence[Inlines], notes: dict[str, b.Note]) -> Iterator[str]:
    """The notes that these runs refer to, each at its first reference."""
    for run in runs:
        for reference in _references(run):
            note = notes.pop(reference.note, None)
            if note is not None:
                yield from _all(note.blocks, notes)


def _references(inlines: Inlines) -> Iterator[i.NoteReference]:
    for inline in inlines:
        if isinstance(inline, i.NoteReference):
            yield inline
        else:
            yield from _references(inside(inline))
