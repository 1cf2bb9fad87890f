"""The gate: what both editions have to pass before they are put in place."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from msgspec.structs import replace

from standfirst.check.fidelity.comparing import Difference
from standfirst.check.fidelity.editions import ebook_faults, edition_faults, print_faults
from standfirst.check.fidelity.epub_words import Spine, content_document, spine_of
from standfirst.check.fidelity.expected import in_manuscript
from standfirst.check.fidelity.manuscript import faults_of
from standfirst.check.fidelity.manuscript_words import written
from standfirst.check.fidelity.not_carried import Uncarried, uncarried
from standfirst.check.fidelity.pdf_words import printed_words
from standfirst.diagnostics import Report
from standfirst.editions.ebook import EbookEdition
from standfirst.editions.ebook_documents import PiecePage
from standfirst.editions.print import PiecePart, PrintEdition, as_in_print
from standfirst.model.document import Document, Piece, title_of
from standfirst.model.span import Span
from standfirst.model.text import name_of, plain
from standfirst.normalise.repair import Repairs
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter
from standfirst.render.epub.document_result import Content
from standfirst.render.pdf.fragment_result import Sheets

MOST_NAMED = 8
"""Faults of an artefact that are said one by one; the rest are counted."""
_OWN_CODES = {"hidden": "S704", "picture": "S705", "garbled": "S706"}


def check_pdf(
    document: Document,
    edition: PrintEdition,
    pdf: bytes,
    report: Report,
    drawn: frozenset[int] | None = None,
) -> bool:
    """Compare what the pages of a PDF show with the document; whether they agree (else S701, S704, S705).

    ``drawn``: the characters for which the fonts have glyphs, if known.
    """
    parts = [part for part in edition.parts if isinstance(part, PiecePart)]
    seen = check_view(as_in_print(document.pieces, edition), [part.piece for part in parts], "S701", report)
    faults = print_faults(parts, printed_words(pdf), repeats=edition.repeats_pull_quotes, drawn=drawn)
    return not _said(faults, "S701", document, report) and seen


def check_pages(
    edition: PrintEdition, pdf: bytes, report: Report, drawn: frozenset[int] | None = None
) -> bool:
    """Compare what the pages of a part of an edition show with the part; whether they agree.

    Pages are counted within the piece, which is named: where it will be bound is not known.
    """
    parts = [part for part in edition.parts if isinstance(part, PiecePart)]
    if not parts:
        return True
    title = title_of(parts[0].piece)
    name = f"“{plain(title.inlines)}”" if title else parts[0].piece.name
    faults = print_faults(parts, printed_words(pdf), repeats=edition.repeats_pull_quotes, drawn=drawn)
    named = [replace(fault, file=name) if fault.page else fault for fault in faults]
    return not say(named, "S701", parts[0].piece.span.file, report)


def check_binding(
    document: Document, fragments: Sequence[tuple[int, Sheets]], pdf: bytes, report: Report
) -> bool:
    """Compare a PDF with the sheets of the fragments that it was bound of, each with the page, from 0, on
    which it opens; whether it has them all (else S701)."""
    # Here and not above: it brings pikepdf along, which nobody needs who only reads a manuscript.
    from standfirst.check.fidelity.joined_pages import binding_differences

    return not _said(binding_differences(fragments, pdf), "S701", document, report)


def check_content(page: PiecePage, xhtml: bytes, there: Container[str], code: str = "S702") -> Content:
    """Compare what the content document of a piece shows with the piece.

    ``there`` are the paths of the pictures that it can show, from the package document; ``code`` is what a
    difference is reported under.
    """
    found, report = content_document(page.file, xhtml, there), Report()
    say(ebook_faults(page.piece, found), code, page.piece.span.file, report)
    return Content(xhtml, found.pictures, tuple(report))


def check_epub(
    document: Document,
    edition: EbookEdition,
    epub: bytes,
    report: Report,
    pieces: Sequence[Piece] | None = None,
    read: Mapping[str, Content] | None = None,
) -> bool:
    """Compare what an EPUB's documents hold with the document; whether they agree (else S702, S705).

    ``pieces``: those of the document, or what is known to have the same words. ``read``: the content
    documents, by file, that were compared when they were written: what differed then was reported then, and
    what has the same bytes is not read again.
    """
    pages = [page for page in edition.spine if isinstance(page, PiecePage)]
    seen = check_view(pieces or document.pieces, [page.piece for page in pages], "S702", report)
    return not _said(_epub_faults(pages, spine_of(epub), read or {}), "S702", document, report) and seen


def _epub_faults(
    pages: Sequence[PiecePage], spine: Spine, read: Mapping[str, Content]
) -> Iterator[Difference]:
    yield from _out_of_order(pages, list(spine.documents))
    for page in pages:
        xhtml, before = spine.documents.get(page.file), read.get(page.file)
        if xhtml is None:
            yield from ebook_faults(page.piece, None)
        elif not (before and before.xhtml == xhtml and spine.there.issuperset(before.pictures)):
            yield from ebook_faults(page.piece, content_document(page.file, xhtml, spine.there))


def _out_of_order(pages: Sequence[PiecePage], files: Sequence[str]) -> Iterator[Difference]:
    """The first piece that does not come where it should among those that are there."""
    places = {file: number for number, file in enumerate(files)}
    there = [page for page in pages if page.file in places]
    moved = (b.piece for a, b in pairwise(there) if places[b.file] < places[a.file])
    yield from (Difference(kind="moved", words=name_of(piece), span=piece.span) for piece in islice(moved, 1))


def check_view(pieces: Sequence[Piece], seen: Sequence[Piece], code: str, report: Report) -> bool:
    """Compare pieces with an edition's views of them; whether they have the same words."""
    agrees = True
    for piece, view in zip(pieces, seen, strict=True):
        faults = edition_faults(piece, view)
        agrees = not say(faults, code, piece.span.file, report) and agrees
    return agrees


def agrees(piece: Piece, seen: Piece) -> bool:
    """Whether a view of a piece has the words of the piece."""
    return not any(edition_faults(piece, seen))


def check_manuscript(
    source: SourceFile, front: FrontMatter, piece: Piece, repairs: Repairs, report: Report
) -> bool:
    """Compare a manuscript with its piece; whether their words agree (else S703).

    What it has besides words, and no edition can carry, is a warning (S708). ``source`` is the text below
    the front matter, before any repair.
    """
    values = " ".join(str(value) for value in front.values.values())
    manuscript = written(source.text)
    runs = in_manuscript(piece)
    _report_uncarried(uncarried(source, manuscript, piece, runs, repairs), report)
    faults = faults_of(manuscript, source, values, runs, repairs)
    return not say(faults, "S703", source.name, report)


_REPORTED_AS: Mapping[str, frozenset[str]] = {
    "embedded file": frozenset({"S232"}),
    "drawing": frozenset({"S232"}),
    "address of a link": frozenset({"S232", "S233"}),
    "reference to a note": frozenset({"S220"}),
    "formula": frozenset({"S225"}),
}
"""The codes that already report what is left out, by kind."""


def _report_uncarried(things: Iterable[Uncarried], report: Report) -> None:
    """Report what no edition carries, each kind once, without what was reported when it was read."""
    lines: dict[str, set[int]] = {}
    for diagnostic in report:
        for span in (diagnostic.span, *diagnostic.places):
            lines.setdefault(diagnostic.code, set()).update(range(span.first, (span.last or span.first) + 1))
    kinds: dict[str, list[Uncarried]] = {}
    for thing in things:
        codes = _REPORTED_AS.get(thing.kind, frozenset())
        if not any(thing.span.first in lines.get(code, ()) for code in codes):
            kinds.setdefault(thing.kind, []).append(thing)
    for first, *others in kinds.values():
        places = tuple(other.span for other in others)
        report.add("S708", first.span, str(first), count=1 + len(others), places=places)


def _said(faults: Iterable[Difference], code: str, document: Document, report: Report) -> bool:
    return say(faults, code, document.pieces[0].span.file, report)


def say(faults: Iterable[Difference], code: str, file: str, report: Report) -> bool:
    """Put faults into the report under a code (hidden words and pictures have codes of their own).

    ``file`` stands for what is in no manuscript. Gives whether any of them is an error.
    """
    listed = list(faults)
    for fault in listed[:MOST_NAMED]:
        span = fault.span if fault.span.file else Span(file)
        page = 0 if fault.kind == "bound" else fault.page
        report.add(_OWN_CODES.get(fault.kind, code), span, str(fault), page=page)
    if len(listed) > MOST_NAMED:
        rest = listed[MOST_NAMED:]
        kinds = {_OWN_CODES.get(fault.kind, code) for fault in rest}
        where = Span(listed[0].span.file or file)
        report.add(min(kinds), where, f"and {len(rest)} more places")
    return any(fault.kind != "garbled" for fault in listed)
