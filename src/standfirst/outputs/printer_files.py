"""The files for the printer: pages with bleed, a cover with its spine, a preflight list.

Made like an edition, but only by `standfirst print`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace

from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Edition, Made
from standfirst.check.run import Problem
from standfirst.check.validators.verapdf import NoJudgeError
from standfirst.diagnostics import Report
from standfirst.editions.inks_of_press import BLEED, InkProfile, accent_inks
from standfirst.editions.print import NARROWEST_SPINE
from standfirst.layout.fragment_input import BLEED_CSS
from standfirst.outputs.pdf import PDF, join, lay_out
from standfirst.project.files import Location
from standfirst.project.settings import Print, Publication
from standfirst.project.stylesheets import read_profile

if TYPE_CHECKING:
    from standfirst.check.preflight import PreflightLine

THINNEST_GLUED = 3.0
"""Millimetres of a spine that glue holds."""


class PrinterFiles(Edition, frozen=True):
    """What a printer is sent: PDF/X-4 pages, the preflight list, and the cover if the paper is set."""

    kind: ClassVar[str] = "print"
    failure: ClassVar[str] = "S590"

    bleed: float = BLEED
    """Millimetres beyond the trimmed page."""
    pages_by: int = 4
    """Blank pages are added until the number of pages can be divided by this."""

    def key(self, build: Build) -> bytes:
        """The profile of the press is a file of its own."""
        return read_profile(build.location, build.files.publication, Report())

    def make(self, build: Build, report: Report) -> Made | None:
        """Lay out what bleeds, and make files for a press of it and of the pages that there are.

        Only the cover bleeds, unless the publication has stylesheets: then any page may.
        """
        from standfirst.check.preflight import preflight, preflight_as_text
        from standfirst.render.accent import accent_of
        from standfirst.render.pdf.press_file import for_printer

        styles = build.files.styles
        bleeding = replace(styles, overrides=f"{styles.overrides}\n{BLEED_CSS}")
        of_pages = bleeding if styles.overrides.strip() else styles
        laid_out = join(build, lay_out(build, of_pages, bleeding), bleeding, report)
        if laid_out is None:
            return None
        PDF.verify(laid_out, build, report)
        (pdf,) = laid_out.files.values()
        inks = ink_profile_of(build.location, build.files.publication, report)
        if wanted := build.files.publication.print.accent:
            inks = replace(inks, accent=accent_inks(wanted, accent_of(styles)))
        pages = for_printer(pdf, inks, bleed=self.bleed, pages_by=self.pages_by)
        cover, about_cover = _cover(build, pdf, pages, inks, self.bleed)
        findings = (*preflight(pages, pages_by=self.pages_by), *about_cover)
        slug = build.document.slug
        files = {f"{slug}-print.pdf": pages, f"{slug}-print.txt": preflight_as_text(findings).encode()}
        files |= {f"{slug}-cover.pdf": cover} if cover else {}
        return Made(files=files, pages=laid_out.pages, evidence=laid_out)

    def verify(self, made: Made, build: Build, report: Report) -> None:
        """The pages were verified before the links and tags were taken out of them."""


def preflight_of(build: Build) -> Iterable[Problem]:
    """What the preflight of the files for the printer objects to."""
    from standfirst.check.checks import preflight_problems

    artefact = build.finished(PrinterFiles()).artefact  # its words were verified in the PDF
    if artefact is None:
        raise NoJudgeError("there are no pages to look through")
    return preflight_problems(artefact.data)


def ink_profile_of(location: Location, publication: Publication, report: Report) -> InkProfile:
    """The inks that a publication is printed with (S530: the profile is not one of a press)."""
    from standfirst.render.pdf.inks import name_of

    profile = read_profile(location, publication, report)
    if name_of(profile) is None:
        report.add("S530", publication.line_of("print"), "the profile is not one of a press with four inks")
        return ink_profile_of(location, replace(publication, print=Print()), report)
    return InkProfile(profile=profile, condition=publication.print.condition)


def _cover(
    build: Build, laid_out: bytes, pages: bytes, inks: InkProfile, bleed: float
) -> tuple[bytes | None, tuple[PreflightLine, ...]]:
    """The cover, and its preflight list; no cover without a paper, or for a piece on its own."""
    from standfirst.check.preflight import PreflightLine, page_count, preflight
    from standfirst.render.pdf import make_jacket
    from standfirst.render.pdf.barcode import can_draw
    from standfirst.render.pdf.jacket import spine_width, wrapped

    settings, document = build.files.publication.print, build.document
    if settings.sheet is None or (document.is_single_piece and not document.cover):
        return None, ()
    count = page_count(pages)
    spine = spine_width(count, settings.sheet)
    jacket = make_jacket(document, build.files.styles, build.files.options, spine)
    cover = wrapped(laid_out, jacket, inks, spine=spine, bleed=bleed)
    facts = f"spine {spine:.1f} mm: {count} pages on {settings.paper} ({settings.sheet:.3f} mm a sheet)"
    words = "" if spine >= NARROWEST_SPINE else f"; no words on it, as it is under {NARROWEST_SPINE:g} mm"
    findings = [PreflightLine(True, facts + words)]
    if document.imprint.isbn_print and not can_draw():
        findings.append(PreflightLine(None, "no barcode: it needs the extra `trade`, standfirst[trade]"))
    if spine < THINNEST_GLUED:
        findings.append(PreflightLine(None, "so thin a spine is hardly glued: staple it, or ask"))
    wrong = [finding for finding in preflight(cover, pages_by=1) if finding.is_well is False]
    findings += [PreflightLine(False, f"cover: {finding.words}") for finding in wrong]
    return cover, tuple(findings)
