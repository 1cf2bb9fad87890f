"""The whole journey, on one page: from the files of a publication to its two editions.

    bytes → SourceFile → (FrontMatter, SourceFile) → Piece + Repairs     one manuscript at a time
    Pieces + Publication + pictures → Document + Assets                  the shared model
    Document → print edition → PDF                                       whose words are read back,
    Document → ebook edition → EPUB                                      and so are these

Only the workspace meets the disk; everything here takes values and gives values. What is noticed
on the way goes into the ``Report``, and the work goes on with the best it can.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.build import Failure, Scheduler, Task
from standfirst.build.fingerprint import fingerprint, tools
from standfirst.build.tasks import (
    Typeset,
    contents,
    import_to_lay_out,
    key_of_look,
    laid_out,
    prepare_to_lay_out,
    read_reported,
    report_failure,
    typeset,
    with_report,
)
from standfirst.build.workers import is_out_of_memory
from standfirst.compose import compose
from standfirst.compose.picture import Picture, read_picture
from standfirst.compose.pictures import Gallery
from standfirst.diagnostics import Diagnostic, Report, Severity
from standfirst.editions.ebook_pages import PrintedPages
from standfirst.editions.print import PiecePart, PrintEdition
from standfirst.editions.styles import Styles
from standfirst.model.assets import Assets
from standfirst.model.document import Document, Piece
from standfirst.model.span import Span
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Repairs
from standfirst.project.decisions import Decisions, notice_idle_decisions
from standfirst.project.files import (
    Manuscript,
    Place,
    date_from_environment,
    load_decisions,
    load_styles,
    read_image,
    read_manuscripts,
    read_settings,
)
from standfirst.project.picture_file import ImageFile, Refused
from standfirst.project.settings import Publication
from standfirst.render.pdf.book import Book, page_count
from standfirst.render.pdf.printed_pages import printed_pages

Kind: TypeAlias = Literal["pdf", "epub"]
KINDS: tuple[Kind, ...] = ("pdf", "epub")
Look: TypeAlias = tuple[str, str, str]
"""A manuscript, what it shows, and the mark of what was found there."""


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A manuscript, and what it was understood to be."""

    path: str
    """From the publication's folder."""
    piece: Piece
    repairs: Repairs


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, read and understood: all that its editions are made from."""

    publication: Publication
    document: Document
    assets: Assets
    repairs: Repairs
    picture_refs: tuple[Look, ...] = ()


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """All that a publication is made from but its pictures, as it lies on the disk."""

    publication: Publication
    decisions: Decisions
    manuscripts: tuple[Manuscript, ...]
    styles: Styles
    epoch: str | None


class Artefact(msgspec.Struct, frozen=True, kw_only=True):
    """A finished edition."""

    kind: Kind
    name: str
    """Of the file: ``overs.pdf``."""
    data: bytes
    pages: int | None = None
    """Of a PDF."""
    is_faithful: bool = True
    """Whether its words are those of the manuscripts; if not, errors say what differs (S7)."""
    pieces: int = 0
    new: int = 0
    """How many of its pieces were read, or laid out, for it just now; the others were as before."""
    is_new: bool = True
    """Whether it was made just now, and not in an earlier run."""
    seconds: float = 0
    """How long it took, if somebody looked at the clock."""


def publish(
    place: Place, kinds: tuple[Kind, ...], report: Report, scheduler: Scheduler | None = None
) -> Iterator[Artefact]:
    """Each edition of the publication in this place, as soon as it is finished.

    What the press has kept, and nothing that goes into it has changed since, is not made again. An
    edition that can't be made is an error in the report (S590, S690) and costs the other nothing.
    """
    build = Build(place, gather(place, report), kinds, scheduler or Scheduler())
    if not kinds:  # somebody only wants to hear what there is to say
        report.extend(build.finish(None).diagnostics)
    for kind in kinds:
        finished = build.kept(kind) or build.finish(kind)
        report.extend(finished.diagnostics)
        if finished.artefact:
            yield finished.artefact


def is_kept(place: Place, kinds: tuple[Kind, ...], scheduler: Scheduler) -> bool:
    """Whether every edition of the publication in this place was made before, from what there is now."""
    build = Build(place, gather(place, Report()), kinds, scheduler)
    return all(build.kept(kind) for kind in kinds)


def prepare(place: Place, scheduler: Scheduler) -> None:
    """Import and read everything that any change may need, so that none has to wait for it."""
    styles = gather(place, Report()).styles
    scheduler.warm_up(_prepare_to_understand)
    scheduler.warm_up(_import_to_bind, KINDS)
    scheduler.warm_up(import_to_lay_out, styles)
    scheduler.warm_up(prepare_to_lay_out, styles)


def _import_to_bind(kinds: tuple[Kind, ...]) -> None:
    """Import what turns laid out pieces into these editions."""
    import standfirst.check.fidelity.gate

    if "pdf" in kinds:
        import standfirst.render.pdf.link
    if "epub" in kinds:
        import standfirst.render.epub.package  # noqa: F401


def _prepare_to_bind(kinds: tuple[Kind, ...], reading: Reading, styles: Styles) -> None:
    """The same, and make of this publication what does not depend on its pages."""
    from standfirst.render import epub

    _import_to_bind(kinds)
    if "epub" in kinds:
        epub.prepare(reading.document, reading.assets, styles)


def read(place: Place, report: Report, scheduler: Scheduler | None = None) -> Reading | None:
    """The document of the publication in this place; None if not one of its pieces could be read."""
    return compose_document(place, gather(place, report), report, scheduler or Scheduler())


def gather(place: Place, report: Report) -> Files:
    """Everything that a publication is made from, read from the disk; all but its pictures."""
    publication = read_settings(place, report)
    return Files(
        publication=publication,
        decisions=load_decisions(place, report),
        manuscripts=read_manuscripts(place, publication, report),
        styles=load_styles(place, publication),
        epoch=date_from_environment(report),
    )


def compose_document(place: Place, files: Files, report: Report, scheduler: Scheduler) -> Reading | None:
    """The document that these files make; None if not one of the manuscripts could be read."""
    publication, decisions = files.publication, files.decisions
    style = replace(publication.house_style, decisions=decisions.verdicts)
    understood = understand_all(files.manuscripts, style, scheduler, report)
    if not understood:
        return None
    repairs = tuple(repair for u in understood for repair in u.repairs)
    if place.settings is None or place.file is None:  # else other pieces' repairs are not here
        notice_idle_decisions(decisions, repairs, style, report)
    seen: dict[Look, None] = {}

    def look(path: str, src: str) -> ImageFile | Refused:
        found, mark = _look(place, path, src)
        seen[path, src, mark] = None
        return found

    def examine(data: bytes, name: str) -> Picture:
        key = fingerprint("picture", tools(), name, data)
        return scheduler.cached(key, Picture, partial(read_picture, data, name))

    gallery = Gallery(look, report, examine)
    document = compose(
        [u.piece for u in understood],
        [u.path for u in understood],
        _of_one_piece(publication) if place.file else publication,
        place_name=place.name,
        is_bare=place.file is not None,
        epoch=files.epoch,
        gallery=gallery,
        report=report,
    )
    return Reading(
        publication=publication,
        document=document,
        assets=gallery.assets,
        repairs=repairs,
        picture_refs=tuple(seen),
    )


def _look(place: Place, path: str, src: str) -> tuple[ImageFile | Refused, str]:
    """The picture that a manuscript shows, and the mark by which to know whether it has changed."""
    found = read_image(place, path, src)
    return found, fingerprint(found)


def understand_all(
    manuscripts: Sequence[Manuscript], style: HouseStyle, scheduler: Scheduler, report: Report
) -> list[Understood]:
    """Each manuscript understood, in their order; those that were once need not be again."""
    tasks = [
        Task(
            fingerprint("understood", tools(), manuscript, style),
            partial(with_report, partial(_attempted_piece, manuscript, style)),
            Span(manuscript.name),
            Path(manuscript.name).name,
            len(manuscript.data),
        )
        for manuscript in manuscripts
    ]
    understood = []
    for task, outcome in zip(tasks, scheduler.outcomes(tasks, _prepare_to_understand), strict=True):
        if isinstance(outcome, Failure):
            report_failure(outcome, task.span, report)
        elif piece := read_reported(outcome, Understood, report):
            understood.append(piece)
    return understood


_SPECIMEN = b"""\
---
author: A. Name
language: en
---
# A title

A [link](b.md), *words*, a note[^1].

[^1]: Here.
"""
"""Of what nearly every manuscript needs; to tell its language by its words is the most costly of the rest."""


def _prepare_to_understand() -> None:
    """Import and set up what every manuscript needs, by understanding one."""
    understand(Manuscript(name="", path="", data=_SPECIMEN), HouseStyle(), Report())


def tidied(place: Place, report: Report) -> tuple[bytes, bytes | None]:
    """The only manuscript of this place as it is and as tidy text; None where there can be none."""
    from standfirst.render.markdown.file import tidy_file

    publication = read_settings(place, report)
    decisions = load_decisions(place, report)
    style = replace(publication.house_style, decisions=decisions.verdicts)
    manuscripts = read_manuscripts(place, publication, report)
    if not manuscripts:
        return b"", None
    (manuscript,) = manuscripts
    tidy = tidy_file(manuscript.data, manuscript.name, style, report)
    return manuscript.data, tidy.text.encode() if tidy and tidy.broken is None else None


def _attempted_piece(manuscript: Manuscript, style: HouseStyle, report: Report) -> Understood | None:
    """The same; a manuscript that breaks us costs the others nothing (S901)."""
    try:
        return understand(manuscript, style, report)
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG") or is_out_of_memory(error):  # which workers report (S906)
            raise
        report.add("S901", Span(manuscript.name), f"{type(error).__name__}: {error}")
        return None


def understand(manuscript: Manuscript, style: HouseStyle, report: Report) -> Understood | None:
    """The piece in a manuscript, and what was mended in it; None for what is no text, or empty."""
    from standfirst.check.consistency import notice_inconsistencies
    from standfirst.check.fidelity import check_manuscript
    from standfirst.normalise.steps import normalise
    from standfirst.parse.manuscript.decoding import decode
    from standfirst.parse.manuscript.front_matter import split_front_matter

    source = decode(manuscript.data, manuscript.name, report)
    if source is None:
        return None
    front, source = split_front_matter(source, report)
    piece, repairs = normalise(source, front, style, report)
    notice_inconsistencies(piece, report)
    check_manuscript(source, front, piece, repairs, report)
    return Understood(path=manuscript.path, piece=piece, repairs=repairs)


def _of_one_piece(publication: Publication) -> Publication:
    """The settings for a piece of a publication that is looked at alone: it has its own title."""
    return replace(publication, title=None, subtitle=None, slug=None, identifier=None)


# -- the editions -------------------------------------------------------------------------------


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an edition: as it is kept."""

    artefact: Artefact | None
    diagnostics: tuple[Diagnostic, ...]
    pictures: tuple[Look, ...] = ()


class Build:
    """One publication on its way to its editions: each stage is done when somebody first asks for it."""

    def __init__(self, place: Place, files: Files, kinds: tuple[Kind, ...], scheduler: Scheduler) -> None:
        self.place = place
        self.files = files
        self.kinds = kinds
        self.scheduler = scheduler
        self.noticed = Report()
        """While the manuscripts were read."""
        self.noticed_in_type = Report()
        """While the pieces were set."""
        self.noticed_on_pages = Report()
        """While the print edition was laid out."""
        self.read_anew: set[str] = set()
        """The manuscripts that had to be read."""

    def kept(self, kind: Kind) -> Finished | None:
        """The edition from an earlier run, if the same files and pictures went into it."""
        finished = self.scheduler.recall(self._key(kind), Finished)
        pictures = finished.pictures if finished else ()
        same = all(_look(self.place, path, src)[1] == mark for path, src, mark in pictures)
        if not (finished and finished.artefact and same):
            return None
        return replace(finished, artefact=replace(finished.artefact, new=0, is_new=False))

    def finish(self, kind: Kind | None) -> Finished:
        """Make the edition, and keep it if it is all that it should be; None only reads the manuscripts."""
        reading = self.reading
        if reading is None or kind is None:
            return Finished(artefact=None, diagnostics=tuple(self.noticed))
        report, artefact, before = Report(self.noticed), None, len(self.scheduler.made)
        try:
            artefact = self._pdf(reading, report) if kind == "pdf" else self._epub(reading, report)
            report.extend(self.noticed_in_type)
        except Exception as error:
            if os.environ.get("STANDFIRST_DEBUG"):
                raise
            code = "S590" if kind == "pdf" else "S690"
            report.add(code, Span(reading.document.pieces[0].span.file), f"{type(error).__name__}: {error}")
        if artefact:
            new = {name for name in self.scheduler.made[before:] if name} or self.read_anew
            artefact = replace(artefact, pieces=len(reading.document.pieces), new=len(new))
        if artefact and any(d.code.startswith("S7") and d.severity is Severity.ERROR for d in report):
            artefact = replace(artefact, is_faithful=False)
        finished = Finished(artefact=artefact, diagnostics=tuple(report), pictures=reading.picture_refs)
        if artefact and not any(
            d.code.startswith("S9") for d in (*report, *self.noticed_in_type, *self.noticed_on_pages)
        ):
            self.scheduler.keep(self._key(kind), finished)
        return finished

    @cached_property
    def reading(self) -> Reading | None:
        """The publication, understood."""
        if "pdf" in self.kinds:
            ahead = self.scheduler.run_in_background(import_to_lay_out, self.files.styles)
        else:
            ahead = self.scheduler.run_in_background(_import_to_bind, self.kinds)
        with ahead:
            reading = compose_document(self.place, self.files, self.noticed, self.scheduler)
        self.read_anew = set(self.scheduler.made)
        return reading

    @cached_property
    def pieces_set(self) -> list[Typeset]:
        """The pieces with the marks and spaces of their languages."""
        assert self.reading is not None
        return typeset(self.reading.document.pieces, self.scheduler, self.noticed_in_type)

    @cached_property
    def typeset(self) -> Document:
        """The document set in type: both editions begin with it."""
        from standfirst.render.html.typography import set_document

        assert self.reading is not None
        return set_document(self.reading.document, [each.piece for each in self.pieces_set])

    @property
    def proofs(self) -> list[Piece]:
        """What the editions' pieces are compared with: the pieces set, where those have the right words."""
        assert self.reading is not None
        pieces = zip(self.reading.document.pieces, self.pieces_set, strict=True)
        return [each.piece if each.agrees else piece for piece, each in pieces]

    @cached_property
    def laid_out(self) -> tuple[PrintEdition, Book] | None:
        """The print edition in pages; None if a part of it can't be laid out."""
        reading, typeset = self.reading, self.typeset
        assert reading is not None
        with self.scheduler.run_in_background(_prepare_to_bind, self.kinds, reading, self.files.styles):
            return lay_out(reading, self.files.styles, self.scheduler, self.noticed_on_pages, typeset)

    def _pdf(self, reading: Reading, report: Report) -> Artefact | None:
        laid_out = self.laid_out
        report.extend(self.noticed_on_pages)
        if laid_out is None:
            return None
        data = bind_pdf(reading, *laid_out, self.files.styles, report, self.proofs)
        return Artefact(
            kind="pdf", name=f"{reading.document.slug}.pdf", data=data, pages=page_count(laid_out[1])
        )

    def _epub(self, reading: Reading, report: Report) -> Artefact | None:
        """The ebook; it has the pages of the print edition if that is made along with it."""
        printed = None
        if "pdf" in self.kinds:
            with suppress(Exception):  # which the print edition has reported, or will
                printed = printed_pages(*self.laid_out) if self.laid_out else None
        data = bind_epub(
            reading, self.files.styles, self.scheduler, report, printed, self.typeset, self.proofs
        )
        return Artefact(kind="epub", name=f"{reading.document.slug}.epub", data=data) if data else None

    def _key(self, kind: Kind) -> str:
        files, place = self.files, self.place
        names = (place.name, place.file is None, str(place.settings))
        made_from = (files.publication, files.decisions, files.manuscripts, files.epoch)
        return fingerprint("artefact", kind, self.kinds, tools(), key_of_look(files.styles), names, made_from)


def lay_out(
    reading: Reading, styles: Styles, scheduler: Scheduler, report: Report, typeset: Document | None = None
) -> tuple[PrintEdition, Book] | None:
    """The print edition in pages; None if a part of it can't be laid out."""
    from standfirst.render.pdf import edition_of

    edition = edition_of(reading.document, styles, typeset)
    book = laid_out(edition, reading.assets, styles, scheduler, report)
    return (edition, book) if book else None


def bind_pdf(
    reading: Reading,
    edition: PrintEdition,
    book: Book,
    styles: Styles,
    report: Report,
    proofs: Sequence[Piece] | None = None,
) -> bytes:
    """The pages as a PDF. The words of each part were read back when it was laid out; here, whether all
    of the document is in the parts, and all pages of the parts are in the PDF.

    ``proofs``: the document's pieces, or what is known to have the same words.
    """
    from standfirst.check.fidelity import check_binding, check_view
    from standfirst.render.pdf.fonts import font_files
    from standfirst.render.pdf.link import link

    pdf = link(book, font_files(styles.font_folders))
    printed = [part.piece for part in edition.parts if isinstance(part, PiecePart)]
    check_view(proofs or reading.document.pieces, printed, "S701", report)
    sheets = [(bound.opens, bound.fragment.sheets) for bound in book.parts if bound.fragment.sheets]
    assert len(sheets) == len(book.parts)
    check_binding(reading.document, sheets, pdf, report)
    return pdf


def bind_epub(
    reading: Reading,
    styles: Styles,
    scheduler: Scheduler,
    report: Report,
    printed: PrintedPages | None,
    typeset: Document | None = None,
    proofs: Sequence[Piece] | None = None,
) -> bytes | None:
    """The ebook as an EPUB; None if a part of it can't be written. The words of each piece were read back
    when it was written; here, whether all of the document is in the pieces, and the pieces in the EPUB.

    ``printed`` are the pages of the print edition, ``proofs`` the document's pieces or what is known to have
    the same words.
    """
    from standfirst.check.fidelity import check_epub
    from standfirst.render.epub import edition_of
    from standfirst.render.epub.package import bind

    edition = edition_of(reading.document, styles, printed, typeset)
    made = contents(edition, reading.assets, scheduler, report)
    if made is None:
        return None
    written = {file: content.xhtml for file, content in made.documents.items()}
    epub = bind(edition, made.pictures, styles, written)
    check_epub(reading.document, edition, epub, report, proofs, made.documents)
    return epub


def make_pdf(
    place: Place, reading: Reading, report: Report, css: str = "", scheduler: Scheduler | None = None
) -> bytes | None:
    """The print edition as a PDF, apart from its ebook; ``css`` comes after all other styles."""
    styles = load_styles(place, reading.publication)
    styles = replace(styles, overrides=f"{styles.overrides}\n{css}")
    pages = lay_out(reading, styles, scheduler or Scheduler(), report)
    return bind_pdf(reading, *pages, styles, report) if pages else None


def make_epub(
    place: Place, reading: Reading, report: Report, printed: PrintedPages | None = None
) -> bytes | None:
    """The ebook as an EPUB, apart from its print edition."""
    styles = load_styles(place, reading.publication)
    return bind_epub(reading, styles, Scheduler(), report, printed)
