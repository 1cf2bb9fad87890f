"""The print edition as a PDF: laid out part by part, joined, its words read back from its pages."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from standfirst.build.build import Build, prepare_editions
from standfirst.build.enforce_limits import require_memory
from standfirst.build.fingerprint import fingerprint, key_of_styles, tools
from standfirst.build.kinds_of_edition import Artefact, Edition, Made
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Failure, Task, report_failure
from standfirst.diagnostics import Diagnostic, Report
from standfirst.diagnostics.errors import CodedError, code_of, words_of
from standfirst.editions.piece_design import PieceDesign
from standfirst.editions.print import (
    ContentsPage,
    Cover,
    HousePart,
    ImprintPage,
    PiecePart,
    PrintEdition,
    as_in_print,
)
from standfirst.editions.print_pages_in_ebook import PrintedPages
from standfirst.editions.render_options import PdfStandard
from standfirst.editions.run_on import not_done
from standfirst.editions.styles import Stylesheets
from standfirst.layout.fragment_input import FragmentInput, pictures_of
from standfirst.model.assets import Assets
from standfirst.model.document import Piece
from standfirst.model.span import NOWHERE
from standfirst.model.text import name_of
from standfirst.render.pdf.book import Book, page_count
from standfirst.render.pdf.fragment_result import Fragment

if TYPE_CHECKING:
    from standfirst.check.heard.aloud import Heard
    from standfirst.check.run import Judge, Problem


class PrintLayout(msgspec.Struct, frozen=True, kw_only=True):
    """The print edition in pages."""

    edition: PrintEdition
    book: Book | None
    """None if a part of it can't be laid out; the diagnostics tell why."""
    diagnostics: tuple[Diagnostic, ...]


class PdfEdition(Edition, frozen=True):
    """The print edition as a PDF: tagged, PDF/UA-1 and PDF/A-2a, or PDF/UA-2 and PDF/A-4."""

    kind: ClassVar[str] = "pdf"
    stage: ClassVar[str] = "print"
    heard_as: ClassVar[str] = "heard-in-print"
    failure: ClassVar[str] = "S590"

    def load(self, styles: Stylesheets) -> None:
        """Import WeasyPrint and read the stylesheets."""
        load_to_lay_out(styles)

    def warm_up(self, styles: Stylesheets) -> None:
        """The same, and lay out a specimen."""
        from standfirst.render.pdf.lay_out_fragment import set_specimen

        load_to_lay_out(styles)
        set_specimen(styles)

    def prepare(self, build: Build) -> None:
        """Import what joins the pages."""
        del build
        import standfirst.check.fidelity.gate
        import standfirst.render.pdf.join_fragments  # noqa: F401

    def view(self, build: Build) -> PrintEdition:
        """The print edition, before there is a page."""
        from standfirst.editions.print import print_edition

        theme = build.files.styles.theme
        return print_edition(
            build.document, look=theme.manner, choices=theme.choices, options=build.files.options
        )

    def heard(self, data: bytes) -> Heard:
        """What a screen reader says of its structure tree."""
        from standfirst.check.heard.aloud import aloud
        from standfirst.check.heard.in_pdf import parts_of_pdf

        language, parts = parts_of_pdf(data)
        return aloud(parts, language)

    def make(self, build: Build, report: Report) -> Made | None:
        """Lay out all parts and join them."""
        files = build.files
        return join(build, build.once(laid_out), files.styles, report, files.options.pdf_standard)

    def verify(self, made: Made, build: Build, report: Report) -> None:
        """The words of each part were read back when it was laid out; here, whether all of the document is in
        the parts, and all pages of the parts are in the PDF (S701)."""
        from standfirst.check.fidelity import check_binding, check_view

        layout: PrintLayout = made.evidence
        assert layout.book is not None
        printed = [part.piece for part in layout.edition.parts if isinstance(part, PiecePart)]
        check_view(as_in_print(build.proofs, layout.edition), printed, "S701", report)
        parts = [bound for bound in layout.book.parts if bound.fragment.pages]
        sheets = [(bound.opens, bound.fragment.sheets) for bound in parts if bound.fragment.sheets]
        assert len(sheets) == len(parts)
        (pdf,) = made.files.values()
        check_binding(build.document, sheets, pdf, report)

    def judges(self, build: Build, artefact: Artefact, *, asks_outside: bool) -> Iterable[Judge]:
        """The compositor, veraPDF, dead links, and the preflight of the file for the printer."""
        from standfirst.check import checks
        from standfirst.check.run import Judge
        from standfirst.check.validators.verapdf import claim_of
        from standfirst.outputs.printer_files import preflight_of

        del asks_outside
        pdf, view = artefact.data, self.view(build)
        columns = columns_of_pieces(view)
        yield Judge("compositor", "pdf", partial(checks.compositor, build.document, pdf, columns))
        claim = claim_of(build.files.options.pdf_standard, is_described=view.is_described)
        judged = partial(checks.verapdf, pdf, claim.profiles)
        yield Judge("veraPDF", "pdf", judged, claim.words, is_outside=True)
        yield Judge("links", "pdf", partial(checks.dead_in_pdf, pdf), "inside")
        yield Judge("preflight", "print", partial(preflight_of, build))

    def point(self, build: Build, artefact: Artefact, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """The pages are only read if one of them is named."""
        if not any(x.diagnostic and x.diagnostic.page for x in problems):
            return problems
        from standfirst.check.fidelity.where_on_pages import place_of
        from standfirst.layout.read_pdf import read_laid_out

        laid, pieces = read_laid_out(artefact.data), build.document.pieces
        return tuple(replace(x, at=x.diagnostic and place_of(x.diagnostic, laid, pieces)) for x in problems)


def columns_of_pieces(edition: PrintEdition) -> tuple[int, ...]:
    """How many columns the text of each piece has; pieces that run on are one with that before them."""
    pieces = [part for part in edition.parts if isinstance(part, PiecePart)]
    return tuple(part.design.columns if part.design else edition.columns for part in pieces)


PDF = PdfEdition()


# -- laid out ---------------------------------------------------------------------------------------


def laid_out(build: Build) -> PrintLayout:
    """The print edition of a publication in pages, under its own styles."""
    with build.scheduler.run_in_background(prepare_editions, build):
        return lay_out(build, build.files.styles)


def lay_out(build: Build, styles: Stylesheets, bleeding: Stylesheets | None = None) -> PrintLayout:
    """The print edition of a publication in pages, under these styles. Raises MissingPangoError.

    ``bleeding`` are the styles of its cover, which reaches beyond the page, if that has others.
    """
    report = Report()
    edition = edition_for(build, styles)
    tasks = FragmentTasks(build, styles, bleeding)
    is_designed = build.files.styles.theme.choices.is_designed
    for piece, why in not_done(build.document.pieces, is_designed=is_designed):
        report.add("S526", piece.span, f"“{name_of(piece)}” opens on a page of its own: {why}")
    book = _book(edition, tasks, build.scheduler, report)
    return PrintLayout(edition=edition, book=book, diagnostics=tuple(report))


def join(
    build: Build,
    layout: PrintLayout,
    styles: Stylesheets,
    report: Report,
    standard: PdfStandard = "ua-1",
) -> Made | None:
    """Pages as one PDF of a standard; None if a part can't be laid out.

    What was met on the pages is reported (S5).
    """
    from standfirst.render.pdf.fonts import font_files
    from standfirst.render.pdf.join_fragments import link

    report.extend(layout.diagnostics)
    if layout.book is None:
        return None
    pdf = link(layout.book, font_files(styles.font_sources), standard)
    name = f"{build.document.slug}.pdf"
    return Made(files={name: pdf}, pages=page_count(layout.book), evidence=layout)


def pages_for_ebook(build: Build) -> PrintedPages | None:
    """What the print edition says of its pages to an edition that is made along with it; None if it can't,
    which the print edition has reported, or will.

    Raises UnknownPagesError if the machine did not let it: in another run there would be pages.
    """
    from standfirst.render.pdf.printed_pages import printed_pages

    try:
        layout = build.once(laid_out)
        if layout.book:
            return printed_pages(layout.edition, layout.book)
        failed = [(d.code, d.message) for d in layout.diagnostics]
    except Exception as error:
        failed = [(code_of(error) or "", words_of(error))]
    for code, words in failed:
        if code in _OF_THE_MACHINE:
            raise UnknownPagesError(f"the pages of the print edition are not known: {words}")
    return None


_OF_THE_MACHINE = frozenset({"S902", "S904", "S906"})
"""Codes of what may go well in another run: disk, worker and memory. Processor time (S905) is what a piece
takes, wherever it is laid out: an ebook with one that print can't hold is made, without pages."""


class UnknownPagesError(CodedError):
    """The pages of the print edition were to be named, and the machine did not let them be laid out."""

    code: ClassVar[str] = "S904"


def edition_for(build: Build, styles: Stylesheets) -> PrintEdition:
    """The print edition of a publication under these styles. Raises MissingPangoError."""
    from standfirst.render.pdf import edition_of
    from standfirst.render.pdf.weasyprint_patches.imports import require_pango

    require_pango()
    return edition_of(build.document, styles, build.files.options, build.typeset)


class FragmentTasks:
    """The tasks that lay out the parts of an edition."""

    def __init__(self, build: Build, styles: Stylesheets, bleeding: Stylesheets | None = None) -> None:
        self._assets = build.understood.assets
        self._pictures = {name: hashlib.blake2b(asset.data).digest() for name, asset in self._assets.items()}
        self._looks = [(each, key_of_styles(each)) for each in (styles, bleeding or styles)]
        self._improves = build.files.options.improves_pages

    @property
    def styles(self) -> Stylesheets:
        """Those of the pages."""
        return self._looks[0][0]

    def task(self, fragment_input: FragmentInput) -> Task:
        """The task that lays out a part and mends, writes and checks its pages."""
        assets, styles = self.shown_with(fragment_input)
        _, look = self._looks[reaches_beyond(fragment_input)]
        pictures = [(name, self._pictures[name]) for name in assets]
        key = fingerprint("fragment", tools(), fragment_input, look, self._improves, pictures)
        work = partial(fragment_of, fragment_input, assets, styles, self._improves)
        part = fragment_input.edition.parts[0]
        if not isinstance(part, PiecePart):
            return Task(key, work, NOWHERE, size=0, pages=_pages_of)
        piece = part.piece
        return Task(key, work, piece.span, name_of(piece), piece.name, len(piece.body), _pages_of)

    def shown_with(self, fragment_input: FragmentInput) -> tuple[Assets, Stylesheets]:
        """The pictures that a part shows, and its styles."""
        shown = sorted(set(pictures_of(fragment_input.edition.parts[0])) & self._assets.keys())
        return {name: self._assets[name] for name in shown}, self._looks[reaches_beyond(fragment_input)][0]


def _book(
    edition: PrintEdition, tasks_of: FragmentTasks, scheduler: Scheduler, report: Report
) -> Book | None:
    """An edition's fragments, each where it belongs; None, and why, if one of them can't be laid out."""
    from standfirst.render.pdf.lay_out_edition import settle

    def make(fragment_inputs: Sequence[FragmentInput]) -> list[Fragment] | None:
        tasks = [tasks_of.task(fragment_input) for fragment_input in fragment_inputs]
        outcomes = scheduler.outcomes(tasks, PDF.warm_up, tasks_of.styles)
        fragments: list[Fragment] = []
        for task, outcome in zip(tasks, outcomes, strict=True):
            if isinstance(outcome, Failure):
                report_failure(outcome, task.span, report)
            else:
                fragments.append(scheduler.value(task.key, outcome, Fragment))
        return fragments if len(fragments) == len(tasks) else None

    known = counts_before(edition, scheduler)
    book = settle(edition, make, counts=known, ahead=scheduler.workers - 1)
    if book is not None:
        counts = tuple(len(bound.fragment.pages) for bound in book.parts)
        if len(counts) > 1 and counts != known:
            scheduler.keep(_key_of_counts(edition), counts)
        report.extend(d for bound in book.parts for d in bound.fragment.diagnostics)
    return book


def counts_before(edition: PrintEdition, scheduler: Scheduler) -> tuple[int, ...]:
    """How many pages the parts of an edition had the last time; nothing if that is not known."""
    counts = scheduler.recall(_key_of_counts(edition), tuple[int, ...]) or ()
    return counts if len(counts) == len(edition.parts) else ()


def reaches_beyond(fragment_input: FragmentInput) -> bool:
    """Whether it is a part whose colours and pictures reach beyond the trimmed page: a cover, and what a
    designed theme sets to the edge."""
    match fragment_input.edition.parts[0]:
        case Cover() | HousePart() | ImprintPage(is_back=True) | ContentsPage(picture=str()):
            return True
        case PiecePart(design=PieceDesign()):
            return True
        case _:
            return False


def _key_of_counts(edition: PrintEdition) -> str:
    """How many pages the parts had the last time: a guess that saves work and changes nothing."""
    return fingerprint("page counts", edition.title, len(edition.parts), edition.look, edition.trim)


# -- one part at a time -----------------------------------------------------------------------------


class _FragmentPages(msgspec.Struct):
    pages: list[msgspec.Raw]


def _pages_of(outcome: bytes) -> int:
    return len(msgspec.msgpack.decode(outcome, type=_FragmentPages).pages)


MEGABYTES_TO_LOAD = 130
"""What WeasyPrint and the fonts take; Pango and Fontconfig end the process where there are fewer."""


def load_to_lay_out(styles: Stylesheets) -> None:
    """Import and read what every fragment needs, before there are workers to share it."""
    from standfirst.render.pdf.fonts import use_only
    from standfirst.render.pdf.weasyprint_patches.imports import import_weasyprint

    if "weasyprint" not in sys.modules:
        require_memory(MEGABYTES_TO_LOAD)
    use_only(styles.font_sources)
    import_weasyprint()
    import standfirst.check.fidelity.gate
    import standfirst.check.fidelity.joined_pages
    import standfirst.layout.improve  # noqa: F401
    from standfirst.render.pdf.lay_out_fragment import read_styles

    read_styles(styles)


class StylesBreakLayoutError(CodedError):
    """A part can be laid out, but not with the publication's own stylesheets."""

    code: ClassVar[str] = "S534"


def fragment_of(
    fragment_input: FragmentInput, assets: Assets, styles: Stylesheets, improves: bool | None
) -> bytes:
    """A task's work: a part laid out, mended where that helps, and its words read back from its pages.

    Raises StylesBreakLayoutError if only the publication's own stylesheets keep it from being laid out.
    """
    try:
        return _fragment_of(fragment_input, assets, styles, improves)
    except MemoryError:
        raise
    except Exception as error:
        if styles.overrides:
            without = replace(styles, overrides="")
            _fragment_of(fragment_input, assets, without, improves)  # else it is not their fault
            why = f"{type(error).__name__}: {error}"
            raise StylesBreakLayoutError(f"the publication's stylesheets break the layout: {why}") from error
        raise


def _fragment_of(
    fragment_input: FragmentInput, assets: Assets, styles: Stylesheets, improves: bool | None
) -> bytes:
    load_to_lay_out(styles)
    from standfirst.check.fidelity.gate import check_pages, check_view
    from standfirst.check.fidelity.joined_pages import sheets_of
    from standfirst.layout.improve import mended
    from standfirst.render.pdf.drafts import set_with_draft
    from standfirst.render.pdf.fonts import characters

    lay = partial(set_with_draft, assets=assets, styles=styles)
    pages = mended(lay, fragment_input, wanted=improves)
    fragment = pages.write()
    report = Report(fragment.diagnostics)
    if pages.fragment_input != fragment_input:
        check_view(_pieces(fragment_input.edition), _pieces(pages.fragment_input.edition), "S701", report)
    check_pages(pages.fragment_input.edition, fragment.pdf, report, characters(styles.font_sources))
    read_back = replace(fragment, diagnostics=tuple(report), sheets=sheets_of(fragment))
    return msgspec.msgpack.encode(read_back)


def _pieces(edition: PrintEdition) -> list[Piece]:
    return [part.piece for part in edition.parts if isinstance(part, PiecePart)]
