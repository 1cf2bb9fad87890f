"""The site: a page for each piece, written by workers, and its words read back from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from standfirst.build.build import Build
from standfirst.build.fingerprint import fingerprint, tools
from standfirst.build.kinds_of_edition import Artefact, Edition, Made
from standfirst.build.tasks import Failure, Task, report_failure
from standfirst.diagnostics import Report
from standfirst.editions.styles import Stylesheets
from standfirst.model.assets import Assets
from standfirst.model.text import name_of
from standfirst.outputs.epub import EPUB, pictures_for_screens
from standfirst.outputs.pdf import PDF, pages_for_ebook
from standfirst.render.epub.document_result import Content

if TYPE_CHECKING:
    from standfirst.check.run import Judge
    from standfirst.editions.web import WebEdition
    from standfirst.render.web.page_input import PageInput


class SiteEdition(Edition, frozen=True):
    """The publication as a folder of web pages that need no server and no script."""

    kind: ClassVar[str] = "web"
    stage: ClassVar[str] = "web"
    failure: ClassVar[str] = "S691"
    by_default: ClassVar[bool] = False

    def key(self, build: Build) -> tuple[str, ...]:
        """It names the printed pages, and leads to the other editions, if they are made along with it."""
        return tuple(edition.kind for edition in build.editions)

    def load(self, styles: Stylesheets) -> None:
        """Import what writes a page."""
        del styles
        import standfirst.check.fidelity.gate
        import standfirst.render.web.pages  # noqa: F401

    def view(self, build: Build) -> WebEdition:
        """The site, before there are files."""
        from standfirst.editions.web import web_edition

        return web_edition(build.document, EPUB.view(build), _address(build), _article(build))

    def make(self, build: Build, report: Report) -> Made | None:
        """Write its pages, and what goes with them."""
        from standfirst.editions.web import web_edition
        from standfirst.render.epub import edition_of

        printed = None
        if PDF in build.editions:
            printed = pages_for_ebook(build)
        styles = build.files.styles
        ebook = edition_of(build.document, styles, build.files.options, printed, build.typeset)
        edition = web_edition(build.document, ebook, _address(build), _article(build))
        if build.files.publication.web.search and not edition.site.is_single_piece:
            site = replace(edition.site, is_searchable=_can_be_searched(build, report))
            edition = replace(edition, site=site)
        pages = _written(edition, build, report)
        if pages is None:
            return None
        return Made(
            files={f"{edition.slug}/{name}": data for name, data in _files(edition, pages, build)},
            is_final=printed is not None or PDF not in build.editions,
            evidence=(edition, pages),
        )

    def verify(self, made: Made, build: Build, report: Report) -> None:
        """The words of each piece were read back when its page was written; here, whether all are there."""
        from standfirst.check.fidelity.gate import check_view

        edition, _ = made.evidence
        check_view(build.proofs, [page.page.piece for page in edition.pages], "S709", report)

    def judges(self, build: Build, artefact: Artefact, *, asks_outside: bool) -> Iterable[Judge]:
        """Links that lead to no page and no place of the site."""
        from standfirst.check import checks
        from standfirst.check.run import Judge

        del asks_outside
        beside = [f"{build.document.slug}.{edition.kind}" for edition in build.editions]
        yield Judge("links", "web", partial(checks.dead_in_site, artefact.files, beside), "inside")


WEB = SiteEdition()


def _address(build: Build) -> str | None:
    return build.files.publication.web.address


def _article(build: Build) -> str | None:
    """The path of the manuscript, of an article of an archive."""
    return build.files.manuscripts[0].path if build.location.is_article else None


def _can_be_searched(build: Build, report: Report) -> bool:
    """Whether there is what finds words in a site; if not, that is reported where it was asked for (S694)."""
    from standfirst.project.pagefind import NotIndexedError, program

    try:
        program()
    except NotIndexedError as error:
        report.add("S694", build.files.publication.line_of("web"), str(error))
        return False
    return True


# -- its files ------------------------------------------------------------------------------------


def _files(edition: WebEdition, pages: Mapping[str, Content], build: Build) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, the page that it opens with first."""
    from standfirst.editions.archive_links import HOME
    from standfirst.editions.web import SEARCH
    from standfirst.project.pagefind import search_index
    from standfirst.render.epub.cover import cover_asset
    from standfirst.render.web import feeds
    from standfirst.render.web.pages import ATOM, JSON_FEED, MEDIA, STYLESHEET, home_html
    from standfirst.render.web.search import SEARCH_SCRIPT, search_html, search_script
    from standfirst.render.web.stylesheet import web_stylesheet

    styles = build.files.styles
    shown = _pictures(edition, build)
    if HOME not in pages:
        ebook = EPUB.view(build)
        cover = cover_asset(ebook.cover, shown, styles)
        yield HOME, home_html(edition, MEDIA + cover.name, list(_downloads(edition, build)))
        shown = {**shown, cover.name: cover}
    for file, content in sorted(pages.items()):
        yield file, content.xhtml
    if edition.site.is_searchable:
        yield SEARCH, search_html(edition.site)
        yield SEARCH_SCRIPT, search_script()
        found_in = {file: content.xhtml for file, content in sorted(pages.items())}
        yield from search_index(found_in, edition.site.language).items()
    yield STYLESHEET, web_stylesheet(styles, [page.page.accent for page in edition.pages]).encode()
    if edition.site.has_feeds:
        yield ATOM, feeds.atom(edition, ATOM)
        yield JSON_FEED, feeds.json_feed(edition, JSON_FEED)
    if places := feeds.sitemap(edition):
        yield "sitemap.xml", places
    for name, asset in shown.items():
        yield MEDIA + name, asset.data


def _downloads(edition: WebEdition, build: Build) -> Iterator[tuple[str, str]]:
    """The other editions that are made along with it, which lie beside its folder."""
    for other in build.editions:
        if other != WEB:
            yield other.kind.upper(), f"../{edition.slug}.{other.kind}"


def _pictures(edition: WebEdition, build: Build) -> Assets:
    assets = build.understood.assets
    return pictures_for_screens(
        {name: assets[name] for name in edition.assets if name in assets}, build.scheduler
    )


def _written(edition: WebEdition, build: Build, report: Report) -> Mapping[str, Content] | None:
    """The pages of the pieces, by file; None, and why, if one can't be written."""
    from standfirst.render.web.page_input import page_input_for

    held = frozenset(name for name in edition.assets if name in build.understood.assets)
    inputs = [page_input_for(page, edition, held) for page in edition.pages]
    tasks = [_task(page_input) for page_input in inputs]
    pages: dict[str, Content] = {}
    for page_input, task, outcome in zip(inputs, tasks, build.scheduler.outcomes(tasks), strict=True):
        if isinstance(outcome, Failure):
            report_failure(outcome, task.span, report)
        else:
            content = build.scheduler.value(task.key, outcome, Content)
            report.extend(content.diagnostics)
            pages[page_input.page.page.file] = content
    return pages if len(pages) == len(tasks) else None


def _task(page_input: PageInput) -> Task:
    encoded = msgspec.msgpack.encode(page_input)
    piece = page_input.page.page.piece
    return Task(
        key=fingerprint("web page", tools(), encoded),
        work=partial(page_of, encoded),
        span=piece.span,
        name=name_of(piece),
        piece=piece.name,
        size=len(encoded),
    )


def page_of(encoded: bytes) -> bytes:
    """A task's work: a page, and its words read back from it."""
    from standfirst.check.fidelity.gate import check_content
    from standfirst.render.web.page_input import PageInput
    from standfirst.render.web.pages import MEDIA, piece_html

    page_input = msgspec.msgpack.decode(encoded, type=PageInput)
    there = frozenset(MEDIA + name for name in page_input.held)
    return msgspec.msgpack.encode(check_content(page_input.page.page, piece_html(page_input), there, "S709"))
