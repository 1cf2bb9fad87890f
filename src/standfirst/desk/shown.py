"""What is shown of a publication that was understood: its pieces with their labels, its repairs with their
places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standfirst.build.read_publication import Files, Reading
from standfirst.desk.files import mark_of
from standfirst.desk.locate_repair import found_in
from standfirst.desk.messages import Edit, Label, PieceShown, RepairShown, Stretch, Understood
from standfirst.desk.utf16 import Offsets
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model.document import Piece, title_of
from standfirst.model.text import plain
from standfirst.model.traverse import walk_piece
from standfirst.normalise.repair import Repair
from standfirst.normalise.repair_settings import beginning
from standfirst.parse.manuscript.decoding import decode
from standfirst.project.decisions import Decisions
from standfirst.project.files import Manuscript
from standfirst.report.list_of_repairs import compared, outcome

UNLABELLED = (b.Paragraph, b.List, b.CodeBlock, b.Table, b.ThematicBreak, b.Note)
"""Blocks that look like what they are."""


def understood(reading: Reading, files: Files) -> Understood:
    """What is shown of the manuscripts, those that could not be read too."""
    texts = {each.name: text_of(each) for each in files.manuscripts}
    counts = {name: Offsets(text).there for name, text in texts.items()}
    pieces = {piece.span.file: piece for piece in reading.document.pieces}
    return Understood(
        title=reading.document.title,
        pieces=tuple(_piece(each, pieces.get(each.name), texts[each.name]) for each in files.manuscripts),
        repairs=tuple(
            _repair(each, texts[each.span.file], counts[each.span.file], files.decisions)
            for each in reading.repairs
            if each.span.file in texts
        ),
        settings="publication.toml" if files.publication.span.file else "",
    )


def text_of(manuscript: Manuscript) -> str:
    """The text of a manuscript as an editor shows it; empty for what is no text."""
    source = decode(manuscript.data, manuscript.name, Report())
    return source.text if source else ""


def line_of(text: str, number: int) -> str:
    """A line of a text, by its number from 1."""
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _piece(manuscript: Manuscript, piece: Piece | None, text: str) -> PieceShown:
    words = len(text.split())
    if piece is None:
        return PieceShown(
            name="",
            file=manuscript.name,
            path=manuscript.path,
            title=manuscript.path,
            mark=mark_of(manuscript.data),
            words=words,
        )
    title = title_of(piece)
    return PieceShown(
        name=piece.name,
        file=manuscript.name,
        path=manuscript.path,
        title=plain(title.inlines) if title else manuscript.path,
        mark=mark_of(manuscript.data),
        kind=piece.kind,
        language=piece.language,
        words=words,
        labels=tuple(_labels(piece)),
    )


def _labels(piece: Piece) -> Iterator[Label]:
    """A label for the first line of every block that is something in particular."""
    for block in walk_piece(piece):
        if block.span.first and not isinstance(block, UNLABELLED):
            yield _label(block)


def _label(block: b.Block) -> Label:
    line = block.span.first
    match block:
        case b.Turn():
            return Label(line, block.role or "turn", block.speaker or block.label or "")
        case b.Question():
            return Label(line, "question", block.speaker or "")
        case b.PullQuote():
            where = f", line {block.source_span.first}" if block.source_span else ""
            return Label(line, "pull-quote", f"{block.mode}{where}")
        case b.Section():
            return Label(line, "heading", str(block.heading.level))
        case _:
            return Label(line, str(block.__struct_config__.tag))


def _repair(repair: Repair, text: str, count: Callable[[int], int], decisions: Decisions) -> RepairShown:
    before, after = compared(repair.before, repair.after)
    place, edits = found_in(repair, text)
    known, line = decisions.by_name, line_of(text, repair.span.first)
    is_refused_here = beginning(line) in decisions.places.get(repair.id, ())
    return RepairShown(
        id=repair.id,
        rule=repair.rule,
        file=repair.span.file,
        line=repair.span.first,
        why=repair.why,
        certainty=str(repair.certainty),
        outcome=outcome(repair),
        decided="refuse" if is_refused_here else known.get(repair.id) or known.get(repair.rule),
        is_refused_here=is_refused_here,
        old=repair.before,
        new=repair.after,
        before=tuple(Stretch(each.words, each.is_own) for each in before),
        after=tuple(Stretch(each.words, each.is_own) for each in after),
        start=count(place[0]) if place else None,
        end=count(place[1]) if place else None,
        edits=tuple(Edit(count(x.start), count(x.end), x.words) for x in edits),
    )
