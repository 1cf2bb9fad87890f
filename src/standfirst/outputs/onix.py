"""The record for the book trade: an ONIX 3.0 message, made of the settings and of what the editions are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Artefact, Edition, Made
from standfirst.diagnostics import Report
from standfirst.outputs.pdf import PDF, pages_for_ebook

if TYPE_CHECKING:
    from standfirst.check.run import Judge
    from standfirst.editions.book_trade import Record


class OnixEdition(Edition, frozen=True):
    """What shops and libraries are told of the editions that have an ISBN."""

    kind: ClassVar[str] = "onix"
    by_default: ClassVar[bool] = False
    failure: ClassVar[str] = "S692"

    def make(self, build: Build, report: Report) -> Made | None:
        """Write the record, with the pages of the print edition if it has an ISBN."""
        from standfirst.render.onix import onix

        place, imprint = build.files.publication.line_of("imprint"), build.document.imprint
        if not (imprint.isbn_print or imprint.isbn_ebook):
            report.add("S693", place, "no edition has an ISBN (`isbn_print` or `isbn_ebook` in `[imprint]`)")
        if not imprint.publisher:
            report.add("S693", place, "nobody publishes it (`publisher` in `[imprint]`)")
        printed = build.finished(PDF).artefact if imprint.isbn_print else None
        record = _record(build, printed.pages if printed else None)
        return Made(files={f"{build.document.slug}.onix.xml": onix(record)}) if record else None

    def key(self, build: Build) -> bool:
        """The ebook that it speaks of has the pages of the print edition if that is made along with it."""
        return PDF in build.editions

    def verify(self, made: Made, build: Build, report: Report) -> None:
        """It has none of the author's words."""

    def is_checked(self, build: Build) -> bool:
        """Where there is something to tell."""
        imprint = build.files.publication.imprint
        return bool(imprint.publisher and (imprint.isbn_print or imprint.isbn_ebook))

    def judges(self, build: Build, artefact: Artefact, *, asks_outside: bool) -> Iterable[Judge]:
        """The schema of ONIX."""
        from standfirst.check import checks
        from standfirst.check.run import Judge

        del build, asks_outside
        yield Judge("schema", "onix", partial(checks.onix, artefact.data), "ONIX 3.0", is_outside=True)


ONIX = OnixEdition()


def _record(build: Build, pages: int | None) -> Record | None:
    """What it says. It claims what the ebook claims that is made along with it."""
    from standfirst.editions.book_trade import record_of
    from standfirst.editions.trim_sizes import trim_size
    from standfirst.render.epub import edition_of
    from standfirst.render.pdf.jacket import spine_width

    settings, options = build.files.publication, build.files.options
    printed = pages_for_ebook(build) if PDF in build.editions else None
    ebook = edition_of(build.document, build.files.styles, options, printed, build.typeset)
    trim, sheet = trim_size(options.trim), settings.print.sheet
    return record_of(
        build.document,
        ebook.metadata,
        pages=pages,
        size=(trim.width, trim.height),
        spine=spine_width(pages, sheet) if pages and sheet else None,
        subjects=settings.trade.subjects,
        prices=settings.trade.prices,
    )
