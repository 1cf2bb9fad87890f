"""Printing: the files for the printer — pages, a cover with its spine, a preflight list."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from standfirst.build import Scheduler
from standfirst.build.build import Reading, make_pdf, read
from standfirst.check.preflight import Finding
from standfirst.diagnostics import Report
from standfirst.editions.print import NARROWEST_SPINE
from standfirst.project.files import Place, load_styles, read_profile
from standfirst.project.settings import Print, Publication
from standfirst.render.pdf.printer import BLEED, BLEED_CSS, InkProfile

THINNEST_GLUED = 3.0
"""Millimetres of a spine that glue holds."""


class ForPrinter(msgspec.Struct, frozen=True, kw_only=True):
    """What a printer is sent."""

    slug: str
    pages: bytes
    cover: bytes | None
    findings: tuple[Finding, ...]
    """The preflight list of the pages, of the spine, and of the cover."""


def for_the_printer(
    place: Place,
    report: Report,
    scheduler: Scheduler | None = None,
    *,
    bleed: float = BLEED,
    pages_by: int = 4,
) -> ForPrinter | None:
    """The files for the printer; the cover apart if the settings say how thick the paper is.

    None if nothing can be laid out.
    """
    from standfirst.check.preflight import preflight
    from standfirst.render.pdf.printer import for_printer

    reading = read(place, report, scheduler)
    laid_out = make_pdf(place, reading, report, BLEED_CSS, scheduler) if reading else None
    if reading is None or laid_out is None:
        return None
    inks = ink_profile_of(place, reading.publication, report)
    pages = for_printer(laid_out, inks, bleed=bleed, pages_by=pages_by)
    findings = preflight(pages, pages_by=pages_by)
    cover, about = _cover(place, reading, laid_out, pages, inks, bleed)
    return ForPrinter(slug=reading.document.slug, pages=pages, cover=cover, findings=(*findings, *about))


def ink_profile_of(place: Place, publication: Publication, report: Report) -> InkProfile:
    """What is known of the press that a publication is printed on (S530: its profile is no such thing)."""
    from standfirst.render.pdf.inks import name_of

    profile = read_profile(place, publication, report)
    if name_of(profile) is None:
        report.add("S530", publication.line_of("print"), "the profile is not one of a press with four inks")
        return ink_profile_of(place, replace(publication, print=Print()), report)
    return InkProfile(profile=profile, condition=publication.print.condition)


def _cover(
    place: Place, reading: Reading, laid_out: bytes, pages: bytes, inks: InkProfile, bleed: float
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The cover, and what there is to say of it; none without a paper, or for a piece on its own."""
    from standfirst.check.preflight import page_count, preflight
    from standfirst.render.pdf import make_jacket
    from standfirst.render.pdf.cover import spine_width, wrapped

    settings, document = reading.publication.print, reading.document
    if settings.sheet is None or (document.is_single_piece and not document.cover):
        return None, ()
    count = page_count(pages)
    spine = spine_width(count, settings.sheet)
    jacket = make_jacket(document, load_styles(place, reading.publication), spine)
    cover = wrapped(laid_out, jacket, inks, spine=spine, bleed=bleed)
    said = f"spine {spine:.1f} mm: {count} pages on {settings.paper} ({settings.sheet:.3f} mm a sheet)"
    words = "" if spine >= NARROWEST_SPINE else f"; no words on it, as it is under {NARROWEST_SPINE:g} mm"
    findings = [Finding(True, said + words)]
    if spine < THINNEST_GLUED:
        findings.append(Finding(None, "so thin a spine is hardly glued: staple it, or ask"))
    wrong = [finding for finding in preflight(cover, pages_by=1) if finding.is_well is False]
    findings += [Finding(False, f"cover: {finding.words}") for finding in wrong]
    return cover, tuple(findings)
