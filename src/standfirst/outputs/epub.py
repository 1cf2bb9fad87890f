"""The ebook as an EPUB: written piece by piece, packed, its words read back from its documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from standfirst.build.build import Build
from standfirst.build.fingerprint import fingerprint, tools
from standfirst.build.kinds_of_edition import Artefact, Edition, Made
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Failure, Outcome, Task, report_failure
from standfirst.diagnostics import Report
from standfirst.editions.print_pages_in_ebook import PrintedPages
from standfirst.editions.styles import Stylesheets
from standfirst.model.assets import Asset, Assets
from standfirst.model.span import Span
from standfirst.model.text import name_of
from standfirst.outputs.pdf import PDF, pages_for_ebook
from standfirst.render.epub.document_result import Content

if TYPE_CHECKING:
    from standfirst.check.heard.aloud import Heard
    from standfirst.check.run import Judge
    from standfirst.editions.ebook import EbookEdition
    from standfirst.editions.ebook_documents import PiecePage


class Contents(msgspec.Struct, frozen=True):
    """What an ebook is bound of, beside its edition."""

    documents: Mapping[str, Content]
    """The content documents of its pieces, by file."""
    pictures: Assets
    """As an ebook carries them."""


class EpubEdition(Edition, frozen=True):
    """The ebook as an EPUB 3."""

    kind: ClassVar[str] = "epub"
    stage: ClassVar[str] = "ebook"
    heard_as: ClassVar[str] = "heard"
    failure: ClassVar[str] = "S690"

    def key(self, build: Build) -> bool:
        """It names the pages of the print edition if that is made along with it."""
        return PDF in build.editions

    def load(self, styles: Stylesheets) -> None:
        """Import what packs an ebook."""
        del styles
        import standfirst.check.fidelity.gate
        import standfirst.render.epub.package  # noqa: F401

    def prepare(self, build: Build) -> None:
        """The same, and the cover and the stylesheet, which don't depend on where printed pages break."""
        from standfirst.render import epub

        self.load(build.files.styles)
        epub.prepare(build.document, build.understood.assets, build.files.styles)

    def view(self, build: Build) -> EbookEdition:
        """The ebook, before there is a file."""
        from standfirst.editions.ebook import ebook_edition
        from standfirst.editions.screen_design import Face

        options = build.files.options
        return ebook_edition(
            build.document,
            repeats_pull_quotes=options.repeats_pull_quotes,
            archive=options.archive,
            face=Face(build.files.styles.theme.choices, dict(options.sections)),
            look=build.files.styles.theme.manner,
        )

    def heard(self, data: bytes) -> Heard:
        """What a screen reader says of its content documents."""
        from standfirst.check.heard.aloud import aloud
        from standfirst.check.heard.in_ebook import parts_of_ebook

        language, parts = parts_of_ebook(data)
        return aloud(parts, language)

    def make(self, build: Build, report: Report) -> Made | None:
        """Write its documents and pack them."""
        printed, wants_pages = None, PDF in build.editions
        if wants_pages:
            printed = pages_for_ebook(build)
        made = self.make_with(printed, build, report)
        return made and replace(made, is_final=printed is not None or not wants_pages)

    def make_with(self, printed: PrintedPages | None, build: Build, report: Report) -> Made | None:
        """The same, with what a print edition says of its pages."""
        from standfirst.render.epub.package import bind

        styles, edition = build.files.styles, self.with_pages(printed, build)
        made = contents(edition, build.understood.assets, build.scheduler, report)
        if made is None:
            return None
        written = {file: content.xhtml for file, content in made.documents.items()}
        epub = bind(edition, made.pictures, styles, written, embeds_fonts=build.files.options.embeds_fonts)
        return Made(files={f"{build.document.slug}.epub": epub}, evidence=(edition, made))

    def with_pages(self, printed: PrintedPages | None, build: Build) -> EbookEdition:
        """The ebook as it is written, with what a print edition says of its pages."""
        from standfirst.render.epub import edition_of

        return edition_of(build.document, build.files.styles, build.files.options, printed, build.typeset)

    def verify(self, made: Made, build: Build, report: Report) -> None:
        """The words of each piece were read back when it was written; here, whether all of the document is in
        the pieces, and the pieces in the EPUB (S702)."""
        from standfirst.check.fidelity import check_epub

        edition, written = made.evidence
        (epub,) = made.files.values()
        check_epub(build.document, edition, epub, report, build.proofs, written.documents)

    def judges(self, build: Build, artefact: Artefact, *, asks_outside: bool) -> Iterable[Judge]:
        """EPUBCheck, Ace, Kobo, and dead links."""
        from standfirst.check import checks
        from standfirst.check.run import Judge

        del build
        epub = artefact.data
        yield Judge("EPUBCheck", "epub", partial(checks.epubcheck, epub), "EPUB 3.3", is_outside=True)
        yield Judge("Ace", "epub", partial(checks.ace, epub), "EPUB Accessibility 1.1", is_outside=True)
        yield Judge("Kobo", "epub", partial(checks.kobo, epub), is_outside=True)
        yield Judge("links", "epub", partial(checks.dead_in_epub, epub), "inside")
        outside = partial(checks.dead_outside, epub) if asks_outside else checks.not_asked_outside
        yield Judge("links", "epub", outside, "outside")


EPUB = EpubEdition()


# -- its parts ------------------------------------------------------------------------------------


def contents(edition: EbookEdition, assets: Assets, scheduler: Scheduler, report: Report) -> Contents | None:
    """What an ebook is bound of; None, and why, if one of its pieces can't be written.

    A picture that can't be made again stays as it is.
    """
    from standfirst.editions.ebook_documents import PiecePage

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
    pictures = _as_made(assets, made[len(tasks) :])
    return Contents(documents, pictures) if len(documents) == len(pages) else None


def pictures_for_screens(assets: Assets, scheduler: Scheduler) -> Assets:
    """Pictures as screens show them; one that can't be made again stays as it is."""
    return _as_made(
        assets, scheduler.outcomes([_picture_task(name, asset) for name, asset in assets.items()])
    )


def _as_made(assets: Assets, outcomes: Sequence[Outcome]) -> dict[str, Asset]:
    return {
        name: msgspec.msgpack.decode(outcome, type=Asset) if isinstance(outcome, bytes) else assets[name]
        for name, outcome in zip(assets, outcomes, strict=True)
    }


def _content_task(page: PiecePage, edition: EbookEdition, held: frozenset[str]) -> Task:
    from standfirst.render.epub.document_input import document_input_for

    document_input = msgspec.msgpack.encode(document_input_for(page, edition, held))
    return Task(
        key=fingerprint("content document", tools(), document_input),
        work=partial(content_of, document_input),
        span=page.piece.span,
        name=name_of(page.piece),
        piece=page.piece.name,
        size=len(document_input),
    )


def content_of(encoded: bytes) -> bytes:
    """A task's work: a content document, and its words read back from it."""
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
    """A task's work: a picture as an ebook carries it."""
    from standfirst.render.epub.pictures_for_screens import for_readers

    return msgspec.msgpack.encode(for_readers(asset))
