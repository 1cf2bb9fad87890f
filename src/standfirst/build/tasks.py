"""The pressroom: the jobs that a publication is made of, and what goes into the key of each.

Manuscripts to be understood, parts to be laid out and looked at. What comes of a job is bytes, so that
it can come from a worker or from the cache; here these are made, and made values again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec.structs import replace

from standfirst.build import Failure, Scheduler, Task
from standfirst.build.fingerprint import fingerprint, of_files, tools
from standfirst.diagnostics import Diagnostic, Report
from standfirst.editions.print import Part, PiecePart, PrintEdition
from standfirst.editions.styles import Styles
from standfirst.layout.fragment_input import FragmentInput, pictures_of
from standfirst.model.assets import Asset, Assets
from standfirst.model.document import Piece
from standfirst.model.span import NOWHERE, Span
from standfirst.model.text import name_of
from standfirst.render.epub.document_metadata import Content
from standfirst.render.pdf.book import Book
from standfirst.render.pdf.fragment_metadata import Fragment

CODES = {"broke": "S901", "died": "S904", "time": "S905", "memory": "S906"}
"""What is reported of a job that came to nothing."""

if TYPE_CHECKING:
    from standfirst.editions.ebook import EbookEdition, PiecePage

Result = TypeVar("Result")


def report_failure(failure: Failure, span: Span, report: Report) -> None:
    """Say, at the piece that did it, that something could not be made."""
    report.add(CODES[failure.kind], span, failure.message)


def key_of_look(styles: Styles) -> str:
    """Of everything that the look is made of; not of where it lies."""
    settings = [
        getattr(styles, field) for field in styles.__struct_fields__ if field not in ("fonts", "own_fonts")
    ]
    return fingerprint(settings, of_files(styles.font_folders))


# -- setting in type ------------------------------------------------------------------------------


class Typeset(msgspec.Struct, frozen=True):
    """A piece with the marks and spaces of its language, and whether it has the words of the piece."""

    piece: Piece
    agrees: bool


def typeset(pieces: Sequence[Piece], scheduler: Scheduler, report: Report) -> list[Typeset]:
    """Each piece set, in their order. One that comes to grief stays as it is, and is reported."""
    tasks = [
        Task(
            key=fingerprint("typeset", tools(), piece),
            work=partial(typeset_piece, msgspec.msgpack.encode(piece)),
            span=piece.span,
            size=len(piece.body),
        )
        for piece in pieces
    ]
    found = []
    for piece, task, outcome in zip(pieces, tasks, scheduler.outcomes(tasks), strict=True):
        if isinstance(outcome, Failure):
            report_failure(outcome, task.span, report)
            found.append(Typeset(piece, agrees=True))
        else:
            found.append(scheduler.value(task.key, outcome, Typeset))
    return found


def typeset_piece(encoded: bytes) -> bytes:
    """A job's work: a piece set in type, and its words compared with what they were before."""
    from standfirst.check.fidelity import agrees
    from standfirst.render.html.typography import set_piece

    piece = msgspec.msgpack.decode(encoded, type=Piece)
    piece_set = set_piece(piece)
    return msgspec.msgpack.encode(Typeset(piece_set, agrees(piece, piece_set)))


# -- the print edition ----------------------------------------------------------------------------


def laid_out(
    edition: PrintEdition, assets: Assets, styles: Styles, scheduler: Scheduler, report: Report
) -> Book | None:
    """An edition's fragments, each where it belongs; None, and why, if one of them can't be laid out."""
    from standfirst.render.pdf.typeset import settle

    if styles.mends is None and not is_short(edition):
        styles = replace(styles, mends=False)
    look = key_of_look(styles)
    pictures = {name: hashlib.blake2b(asset.data).digest() for name, asset in assets.items()}

    def make(fragment_inputs: Sequence[FragmentInput]) -> list[Fragment] | None:
        tasks = [
            _fragment_task(fragment_input, assets, pictures, styles, look)
            for fragment_input in fragment_inputs
        ]
        outcomes = scheduler.outcomes(tasks, prepare_to_lay_out, styles)
        fragments: list[Fragment] = []
        for task, outcome in zip(tasks, outcomes, strict=True):
            if isinstance(outcome, Failure):
                report_failure(outcome, task.span, report)
            else:
                fragments.append(scheduler.value(task.key, outcome, Fragment))
        return fragments if len(fragments) == len(tasks) else None

    guesses = scheduler.recall(_key_of_counts(edition), tuple[int, ...]) or ()
    known = guesses if len(guesses) == len(edition.parts) else ()
    book = settle(edition, make, counts=known, ahead=scheduler.workers - 1)
    if book is not None:
        counts = tuple(len(bound.fragment.pages) for bound in book.parts)
        if counts != guesses:
            scheduler.keep(_key_of_counts(edition), counts)
        report.extend(d for bound in book.parts for d in bound.fragment.diagnostics)
    return book


LONGEST_MENDED = 150
"""Pages, about, of an edition that is mended unasked: of a book everybody waits long enough for the first."""


def is_short(edition: PrintEdition) -> bool:
    """Whether laying some pieces again costs little beside what its readers get of it."""
    from standfirst.render.pdf.typeset import estimated_pages

    pages = accumulate(estimated_pages(part, edition) for part in edition.parts)
    return all(so_far <= LONGEST_MENDED for so_far in pages)  # of a book only the beginning is looked at


def _key_of_counts(edition: PrintEdition) -> str:
    """How many pages the parts had the last time: a guess that saves work and changes nothing."""
    return fingerprint("page counts", edition.title, len(edition.parts), edition.look, edition.trim)


def _fragment_task(
    fragment_input: FragmentInput, assets: Assets, pictures: dict[str, bytes], styles: Styles, look: str
) -> Task:
    part = fragment_input.edition.parts[0]
    shown = sorted(set(pictures_of(part)) & assets.keys()) if assets else []
    return Task(
        key=fingerprint(
            "fragment", tools(), fragment_input, look, [(name, pictures[name]) for name in shown]
        ),
        work=partial(fragment_of, fragment_input, {name: assets[name] for name in shown}, styles),
        span=part.piece.span if isinstance(part, PiecePart) else NOWHERE,
        name=_name_of(part),
        size=_size_of(part),
        pages=_pages_of,
    )


def _name_of(part: Part) -> str:
    return name_of(part.piece) if isinstance(part, PiecePart) else ""


def _size_of(part: Part) -> int:
    return len(part.piece.body) if isinstance(part, PiecePart) else 0


class _FragmentPages(msgspec.Struct):
    pages: list[msgspec.Raw]


def _pages_of(outcome: bytes) -> int:
    return len(msgspec.msgpack.decode(outcome, type=_FragmentPages).pages)


def import_to_lay_out(styles: Styles) -> None:
    """Import and read what every fragment needs, before there are workers to share it."""
    from standfirst.render.pdf.fonts import use_only
    from standfirst.render.pdf.weasyprint_patches.imports import import_weasyprint

    use_only(styles.font_folders)
    import_weasyprint()
    import standfirst.check.fidelity.binding
    import standfirst.check.fidelity.gate
    import standfirst.layout.improve  # noqa: F401
    from standfirst.render.pdf.fragment import read_styles

    read_styles(styles)


def prepare_to_lay_out(styles: Styles) -> None:
    """The same, and a specimen set: it saves every worker something, and costs more than it saves one."""
    import_to_lay_out(styles)
    from standfirst.render.pdf.fragment import set_specimen

    set_specimen(styles)


def fragment_of(fragment_input: FragmentInput, assets: Assets, styles: Styles) -> bytes:
    """A job's work: a part laid out, mended where that helps, and its words read back from its pages."""
    import_to_lay_out(styles)
    from standfirst.check.fidelity.binding import sheets_of
    from standfirst.check.fidelity.gate import check_pages, check_view
    from standfirst.layout.improve import mended
    from standfirst.render.pdf.fonts import characters
    from standfirst.render.pdf.fragment import set_in_pages

    pages = mended(partial(set_in_pages, assets=assets, styles=styles), fragment_input, wanted=styles.mends)
    fragment = pages.write()
    report = Report(fragment.diagnostics)
    if pages.fragment_input != fragment_input:
        check_view(_pieces(fragment_input.edition), _pieces(pages.fragment_input.edition), "S701", report)
    check_pages(pages.fragment_input.edition, fragment.pdf, report, characters(styles.font_folders))
    read_back = replace(fragment, diagnostics=tuple(report), sheets=sheets_of(fragment.pdf))
    return msgspec.msgpack.encode(read_back)


def _pieces(edition: PrintEdition) -> list[Piece]:
    return [part.piece for part in edition.parts if isinstance(part, PiecePart)]


# -- the ebook ------------------------------------------------------------------------------------


class Contents(msgspec.Struct, frozen=True):
    """What an ebook is bound of, beside its edition."""

    documents: Mapping[str, Content]
    """The content documents of its pieces, by file."""
    pictures: Assets
    """As an ebook carries them."""


def contents(edition: EbookEdition, assets: Assets, scheduler: Scheduler, report: Report) -> Contents | None:
    """What an ebook is bound of; None, and why, if one of its pieces can't be written.

    A picture that can't be made again stays as it is.
    """
    from standfirst.editions.ebook import PiecePage

    held = frozenset(name for name in edition.assets if name in assets)
    pages = [page for page in edition.spine if isinstance(page, PiecePage)]
    tasks = [_content_task(page, edition, held) for page in pages]
    picture_tasks = [_picture_task(name, asset) for name, asset in assets.items()]
    made = scheduler.outcomes([*tasks, *picture_tasks])
    documents = {}
    for page, task, outcome in zip(pages, tasks, made, strict=False):
        if isinstance(outcome, Failure):
            report_failure(outcome, task.span, report)
        else:
            content = scheduler.value(task.key, outcome, Content)
            report.extend(content.diagnostics)
            documents[page.file] = content
    pictures = {
        name: msgspec.msgpack.decode(outcome, type=Asset) if isinstance(outcome, bytes) else assets[name]
        for name, outcome in zip(assets, made[len(tasks) :], strict=True)
    }
    return Contents(documents, pictures) if len(documents) == len(pages) else None


def _content_task(page: PiecePage, edition: EbookEdition, held: frozenset[str]) -> Task:
    from standfirst.render.epub.document_input import document_input_for

    document_input = msgspec.msgpack.encode(document_input_for(page, edition, held))
    return Task(
        key=fingerprint("content document", tools(), document_input),
        work=partial(content_of, document_input),
        span=page.piece.span,
        size=len(document_input),
    )


def content_of(encoded: bytes) -> bytes:
    """A job's work: a content document, and its words read back from it."""
    from standfirst.check.fidelity import check_content
    from standfirst.render.epub.document_input import DocumentInput
    from standfirst.render.epub.pages import MEDIA, piece_xhtml

    document_input = msgspec.msgpack.decode(encoded, type=DocumentInput)
    there = frozenset(MEDIA + name for name in document_input.held)
    return msgspec.msgpack.encode(check_content(document_input.page, piece_xhtml(document_input), there))


def _picture_task(name: str, asset: Asset) -> Task:
    return Task(
        key=fingerprint("picture for readers", tools(), asset),
        work=partial(picture_for_readers, asset),
        span=Span(name),
        size=len(asset.data),
    )


def picture_for_readers(asset: Asset) -> bytes:
    """A job's work: a picture as an ebook carries it."""
    from standfirst.render.epub.pictures import for_readers

    return msgspec.msgpack.encode(for_readers(asset))


# -- anything that a manuscript is enough for -----------------------------------------------------


NOTHING = msgspec.msgpack.encode(None)


class ReportedResult(msgspec.Struct, frozen=True):
    """A result, and what was noticed while it was made."""

    result: bytes
    diagnostics: tuple[Diagnostic, ...]


def with_report(work: Callable[[Report], object]) -> bytes:
    """Do some work and write down its result and what it noticed."""
    report = Report()
    result = msgspec.msgpack.encode(work(report))
    return msgspec.msgpack.encode(ReportedResult(result, tuple(report)))


def read_reported(outcome: bytes, kind: type[Result], report: Report) -> Result | None:
    """The result, if there is one, after what was noticed has been reported."""
    read = msgspec.msgpack.decode(outcome, type=ReportedResult)
    report.extend(read.diagnostics)
    return msgspec.msgpack.decode(read.result, type=kind) if read.result != NOTHING else None
