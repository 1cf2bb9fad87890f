"""Fragment: one part of an edition laid out in pages and written as a tagged PDF. WeasyPrint lives here.

A fragment depends on its ``FragmentInput``, on styles, fonts and the pictures it shows; on nothing else.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import PIL.Image
from weasyprint import CSS, HTML
from weasyprint.document import Document as Layout
from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.text.fonts import get_hb_object_data

from standfirst.diagnostics import Diagnostic, Report
from standfirst.editions.identifier import identifier
from standfirst.editions.print import Bookmark, ContentsPage, Cover, HousePart, Part, PiecePart, PrintEdition
from standfirst.editions.styles import Stylesheets
from standfirst.layout.fragment_input import FragmentInput
from standfirst.layout.line_breaking.adjusting import AdjustableParagraph, adjustable
from standfirst.layout.line_breaking.setting import requested
from standfirst.layout.pages import LaidOut
from standfirst.model.assets import Asset, Assets
from standfirst.model.span import NOWHERE
from standfirst.render.html.run_marks import OwnLetters, take_marks
from standfirst.render.pdf.fetcher import ConfinedFetcher, asset_url
from standfirst.render.pdf.fitting import Measures, leading_of, smaller
from standfirst.render.pdf.fonts import characters, font_configuration
from standfirst.render.pdf.fragment_result import (
    Area,
    Draft,
    Font,
    Fragment,
    FragmentPage,
    Marker,
    PageNumber,
    SetWith,
    Spot,
)
from standfirst.render.pdf.glyphs import put_stand_ins, report_missing_glyphs, without_glyph
from standfirst.render.pdf.link_areas import set_link_areas
from standfirst.render.pdf.link_notes import link_notes
from standfirst.render.pdf.look_of_page import look_of
from standfirst.render.pdf.one_ink import in_inks_of
from standfirst.render.pdf.page_html import page_html
from standfirst.render.pdf.read_boxes import laid_out
from standfirst.render.pdf.read_places import PlaceReader
from standfirst.render.pdf.tags import semantic_tags
from standfirst.render.pdf.take_out_folios import POINTS, FolioCollector
from standfirst.render.pdf.title_size import masthead_measures, title_measures
from standfirst.render.pdf.unsupported import report_limits
from standfirst.render.pdf.weasyprint_patches.box_tree import box_of
from standfirst.render.pdf.weasyprint_patches.read_page import read_page
from standfirst.render.pdf.weasyprint_patches.registry import install_patches
from standfirst.render.pdf.weasyprint_patches.text_layer import readable_text

VARIANT = "pdf/a-2a"
"""What the joined file will be; it decides how pictures and colours are written."""

TITLE_FONT = "SourceSerifPro-Semibold.ttf"
"""The file of the font that the house's themes set titles in."""
WORDS_KEPT = 8
"""Of the first and of the last words of a page, in the fragment's metadata."""

_GLYPH_MISSING = re.compile(r"\.notdef glyph rendered.*\(U\+([0-9A-F]+)\)", re.DOTALL)
"""A warning that S501 says better, and the code point that it is about."""

MOST_PIXELS = 80_000_000
"""Of one picture: what a 6-megabyte file may unfold to is no joke (a decompression bomb)."""


_Again: TypeAlias = "Callable[[frozenset[int]], LaidPages | None]"
"""Sets a part again without these code points, unless it was set without them already."""


class LaidPages:
    """A part in pages that are not written yet."""

    def __init__(
        self,
        fragment_input: FragmentInput,
        layout: tuple[Layout, OwnLetters],
        measures: Measures,
        report: Report,
        again: _Again,
    ) -> None:
        self.fragment_input = fragment_input
        self.measures = measures
        self.report = report
        self._layout, self._letters = layout
        self._again = again

    def __len__(self) -> int:
        return len(self._layout.pages)

    def seen(self) -> LaidOut:
        """The pages as a compositor sees them."""
        return laid_out(self._layout)

    def better_measures(self) -> Measures | None:
        """What to set the part with instead; None if it fits as it is, or nothing more can be done."""
        return smaller(self.fragment_input.edition.parts[0], self._layout, self.measures)

    def adjustable(self) -> tuple[AdjustableParagraph, ...]:
        """The paragraphs that may be set in more or fewer lines, in their order."""
        return adjustable(map(box_of, self._layout.pages))

    def write(self) -> Fragment:
        """Take the pages' folios out and write them as a tagged PDF; once.

        What can't be drawn although a font seemed to have it shows only now: without it the part is set
        again.
        """
        fonts: list[Font] = []
        with _warnings_into(self.report, ConfinedFetcher({})) as listener:
            keeper = FolioCollector(self._layout)
            fragment_pages = _fragment_pages(self._layout.pages, keeper, PlaceReader(self._letters))
            link_notes(self._layout)
            set_link_areas(self._layout)
            anchors = _anchors(self._layout)
            pdf, marked = self._written(self._layout, keeper, _finisher(fonts))
        if pages := self._again(listener.undrawn):
            return pages.write()
        return Fragment(
            pdf=pdf,
            pages=fragment_pages,
            anchors=anchors,
            markers=tuple(_markers(self.fragment_input.edition, anchors)),
            cases=tuple(keeper.cases),
            page_numbers=marked,
            fonts=tuple(fonts),
            set_with=SetWith(dict(self.measures), self.fragment_input.requests),
            diagnostics=tuple(self.report),
        )

    def draft(self, known: Collection[str]) -> Draft:
        """The pages as they would be shown now, of which only those are written whose look is not known.

        The pages stay as they are: they may be written after that.
        """
        with _warnings_into(Report(), ConfinedFetcher({})):
            subset = self._layout.copy([])
            keeper = FolioCollector(subset)
            pages = _fragment_pages(self._layout.pages, keeper, PlaceReader(self._letters))
            written = tuple(number for number, page in enumerate(pages) if page.look not in known)
            subset.pages = [self._layout.pages[number] for number in written]
            pdf, marked = self._written(subset, keeper) if written else (b"", ())
            keeper.put_back()
        fragment = Fragment(
            pdf=pdf,
            pages=tuple(pages[number] for number in written),
            anchors={},
            cases=tuple(keeper.cases),
            page_numbers=marked,
        )
        return Draft(
            pages=pages,
            anchors=_anchors(self._layout),
            written=written,
            fragment=fragment if written else None,
        )

    def _written(
        self, layout: Layout, keeper: FolioCollector, finisher: Callable[[Any, Any], None] | None = None
    ) -> tuple[bytes, tuple[PageNumber, ...]]:
        """Pages as a tagged PDF, and the numbers of pages on them that are to be filled in."""
        numbers = {box: number for page in layout.pages for box, number in keeper.note_numbers(page).items()}
        marked: list[PageNumber] = []
        with semantic_tags(_name(self.fragment_input.edition), numbers, marked), readable_text():
            pdf = layout.write_pdf(pdf_variant=VARIANT, finisher=finisher, pdf_identifier=False)
        return pdf, tuple(marked)


def lay_out(fragment_input: FragmentInput, assets: Assets, styles: Stylesheets) -> Fragment:
    """Set a part in pages, take their folios out and write them as a PDF."""
    return set_in_pages(fragment_input, assets, styles).write()


def set_in_pages(
    fragment_input: FragmentInput,
    assets: Assets,
    styles: Stylesheets,
    undrawn: frozenset[int] = frozenset(),
    drafted: LaidPages | None = None,
) -> LaidPages:
    """Set a part in pages, again and again until it fits them.

    ``undrawn`` are code points that could not be drawn when they were written; ``drafted`` the same part, set
    once before, which need not be set so again.
    """
    (part,) = fragment_input.edition.parts
    due: Measures | None = {}
    while due is not None:
        is_drafted = drafted is not None and drafted.measures == due
        pages = drafted if is_drafted and drafted else set_once(fragment_input, assets, styles, due, undrawn)
        due = pages.better_measures()
    if isinstance(part, Cover) and len(pages) > 1:
        pages.report.add("S523", NOWHERE, f"the cover takes {len(pages)} pages")
    if isinstance(part, HousePart) and len(pages) > 1:
        words = f"the house page “{part.page.title}” takes {len(pages)} pages"
        pages.report.add("S525", NOWHERE, words)
    return pages


def set_once(
    fragment_input: FragmentInput,
    assets: Assets,
    styles: Stylesheets,
    measures: Measures,
    undrawn: frozenset[int] = frozenset(),
) -> LaidPages:
    """Set a part in pages, once, with these measures (``fitting``)."""
    report = Report()
    report_missing_glyphs(fragment_input.edition, characters(styles.font_sources) - undrawn, report)
    report_limits(fragment_input.edition, report)
    assets = in_inks_of(assets, styles.theme.choices)
    fetcher = ConfinedFetcher(assets)
    sheets, notices = _sheets(styles)
    report.extend(notices)
    (part,) = fragment_input.edition.parts
    sizes = _sizes(part, fragment_input.edition.trim.width, styles.fonts / TITLE_FONT)
    with _warnings_into(report, fetcher), _bounded_pictures(), requested(fragment_input.requests):
        html = page_html(fragment_input, assets, asset_url, {**sizes, **measures})
        page = _page(html, styles, fetcher, undrawn)
        letters = take_marks(page.etree_element)
        layout = _layout(page, sheets, styles, _pictures_read(tuple(assets.values())))

    def again(found: frozenset[int]) -> LaidPages | None:
        return None if found <= undrawn else set_in_pages(fragment_input, assets, styles, undrawn | found)

    return LaidPages(fragment_input, (layout, letters), measures, report, again)


COVER_MARGINS = 0.15
"""Of the width of a page, beside the title on its cover."""


def _sizes(part: Part, width: float, font: Path) -> Measures:
    """The sizes of type that are measured before the layout; ``width``: of the page, in millimetres."""
    match part:
        case PiecePart():
            return title_measures(part, font)
        case Cover():
            return masthead_measures(part, width * (1 - COVER_MARGINS), font)
        case _:
            return {}


def _name(edition: PrintEdition) -> str:
    """What the names in a part's structure begin with, so that no other part has the same."""
    first = edition.parts[0]
    return identifier(first.piece.name) if isinstance(first, PiecePart) else "front"


_SPECIMEN = """<!DOCTYPE html><html lang="en"><body><article><h1 class="title">Title</h1>
<p>Words that are hyphenated, <em>words that are not</em>, <strong>others</strong> and <code>code</code>.</p>
<figure><figcaption>Sans, <em>sloping</em> and <strong>strong</strong>.</figcaption></figure></article>"""
"""Something in every face: what is read for it is read for all."""


def read_styles(styles: Stylesheets) -> None:
    """Read fonts and stylesheets, so that workers forked from this process need not."""
    _sheets(styles)
    characters(styles.font_sources)


@cache
def set_specimen(styles: Stylesheets) -> None:
    """Set a few words in every face: hyphens and the like are read as well."""
    with _warnings_into(Report(), ConfinedFetcher({})):
        sheets, _ = _sheets(styles)
        page = HTML(string=_SPECIMEN, url_fetcher=ConfinedFetcher({}))  # the stylesheets may be a stranger's
        specimen = _layout(page, sheets, styles, {})
        with semantic_tags("specimen"):
            specimen.write_pdf(pdf_variant=VARIANT)


@lru_cache(maxsize=4)
def _sheets(styles: Stylesheets) -> tuple[list[CSS], tuple[Diagnostic, ...]]:
    """The stylesheets, read once a process, and what there is to say of them."""
    fetcher, fonts, report = ConfinedFetcher({}), font_configuration(styles.font_sources), Report()
    with _warnings_into(report, fetcher):
        install_patches()  # one of which concerns the reading of selectors
        sheets = [CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in styles.for_print]
    return sheets, tuple(report)


def _page(html: str, styles: Stylesheets, fetcher: ConfinedFetcher, undrawn: frozenset[int]) -> HTML:
    """A page to be laid out, with boxes in the place of what can't be drawn."""
    page = read_page(html, fetcher)
    missing = without_glyph(html, characters(styles.font_sources), undrawn)
    put_stand_ins(page.etree_element, missing)
    return page


def _layout(page: HTML, sheets: list[CSS], styles: Stylesheets, pictures: dict[str, object]) -> Layout:
    install_patches()
    fonts = font_configuration(styles.font_sources)
    layout = page.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT, cache=pictures)
    for key in [key for key, kept in pictures.items() if not isinstance(kept, RasterImage | bytes)]:
        del pictures[key]  # drawings hold on to their layout; what failed has to be said again
    for sheet in layout.pages:
        sheet.bookmarks = []  # the joiner makes the outline, from the edition
    return layout


@lru_cache(maxsize=1)
def _pictures_read(pictures: tuple[Asset, ...]) -> dict[str, object]:
    """What WeasyPrint made of these pictures the last time, by their addresses, which are their names: who
    mends pages, or stays while one piece is edited, has a part set again and again."""
    del pictures
    return {}


# -- the fragment's metadata ----------------------------------------------------------------------


def _fragment_pages(
    pages: Sequence[Any], keeper: FolioCollector, reader: PlaceReader
) -> tuple[FragmentPage, ...]:
    """All pages of a layout; their folios are taken out."""
    return tuple(_fragment_page(page, number, keeper, reader) for number, page in enumerate(pages))


def _fragment_page(page: Any, number: int, keeper: FolioCollector, reader: PlaceReader) -> FragmentPage:
    folios = keeper.take(page, number + 1)
    content = box_of(page).children[0]
    captioned = list(_running_text(content))
    running = [text for text, is_caption in captioned if not is_caption]
    first, last = _ends(running)
    first_captioned, last_captioned = _ends([text for text, _ in captioned])
    heads = (m for m in box_of(page).children if isinstance(m, boxes.MarginBox) and "top" in m.at_keyword)
    return FragmentPage(
        width=page.width * POINTS,
        height=page.height * POINTS,
        folios=folios,
        head=" ".join(box.text for head in heads for box in _text_boxes(head)),
        first=first,
        last=last,
        first_captioned=first_captioned,
        last_captioned=last_captioned,
        look=look_of(page),
        area=_type_area(page),
        leading=round(leading_of(page) * POINTS, 3),
        places=reader.places_on(page),
    )


def _type_area(page: Any) -> Area:
    box = box_of(page)
    left, top = box.content_box_x(), box.content_box_y()
    edges = left, top, left + box.width, top + box.height
    return Area(*(round(edge * POINTS, 3) for edge in edges))


def _running_text(box: Any, *, is_caption: bool = False) -> Iterator[tuple[str, bool]]:
    """The texts but for those of pull quotes and what the edition adds, each with whether it is of a caption:
    a figure may have moved."""
    if isinstance(box, boxes.TextBox):
        yield box.text, is_caption or box.element_tag == "figcaption"
        return
    children = getattr(box, "children", ())
    if not children:
        return
    names = box.element.get("class", "") if box.element is not None else ""
    if names and not _NOT_RUNNING.isdisjoint(names.split()):
        return
    is_caption = is_caption or box.element_tag == "figcaption"
    for child in children:
        yield from _running_text(child, is_caption=is_caption)


_NOT_RUNNING = frozenset({"pull-quote", "generated"})


def _ends(texts: Sequence[str]) -> tuple[str, str]:
    """The first and the last words of these texts."""
    first: list[str] = []
    for text in texts:
        first += text.split()
        if len(first) >= WORDS_KEPT:
            break
    last: list[str] = []
    for text in reversed(texts):
        last = [*text.split(), *last]
        if len(last) >= WORDS_KEPT:
            break
    return " ".join(first[:WORDS_KEPT]), " ".join(last[-WORDS_KEPT:])


def _text_boxes(box: Any) -> Iterator[Any]:
    return (inner for inner in box.descendants() if isinstance(inner, boxes.TextBox))


def _anchors(layout: Layout) -> dict[str, Spot]:
    """The first place of each anchor."""
    found: dict[str, Spot] = {}
    for number, page in enumerate(layout.pages):
        for anchor, (x, y, *_) in page.anchors.items():
            found.setdefault(anchor, Spot(number, x * POINTS, (page.height - y) * POINTS))
    return found


def _markers(edition: PrintEdition, anchors: dict[str, Spot]) -> Iterator[Marker]:
    for bookmark in _bookmarks(edition):
        anchor = identifier(bookmark.anchor)
        if anchor in anchors:
            yield Marker(bookmark.level, bookmark.words, anchors[anchor], anchor)


def _bookmarks(edition: PrintEdition) -> Iterator[Bookmark]:
    for part in edition.parts:
        if isinstance(part, ContentsPage):
            yield Bookmark(1, part.title, part.anchor)
        elif isinstance(part, PiecePart):
            yield from part.bookmarks


def _finisher(fonts: list[Font]) -> Callable[[Any, Any], None]:
    """Called before the pages are written: notes which fonts were used, and what of them."""

    def finish(layout: Any, pdf: Any) -> None:
        pdf.catalog.pop("Names", None)  # destinations are the joiner's
        faces: dict[str, list[Any]] = {}
        for face in layout.fonts.values():
            faces.setdefault(face.hash, []).append(face)
        for name, same in faces.items():
            fonts.append(
                Font(
                    name=name,
                    digest=hashlib.sha256(get_hb_object_data(same[0].hb_face)).hexdigest(),
                    glyphs=same[0].glyph_count,
                    words={glyph: words for face in same for glyph, words in face.to_unicode.items()},
                    widths={glyph: width for face in same for glyph, width in face.widths.items()},
                    lacks_glyphs=any(face.missing for face in same),
                )
            )

    return finish


# -- what may go wrong ----------------------------------------------------------------------------


@contextmanager
def _bounded_pictures() -> Iterator[None]:
    before, PIL.Image.MAX_IMAGE_PIXELS = PIL.Image.MAX_IMAGE_PIXELS, MOST_PIXELS
    try:
        yield
    finally:
        PIL.Image.MAX_IMAGE_PIXELS = before


@contextmanager
def _warnings_into(report: Report, fetcher: ConfinedFetcher) -> Iterator[_Listener]:
    """What was refused, and what WeasyPrint logs, becomes diagnostics; nothing is printed raw."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates
    for url in dict.fromkeys(fetcher.refused):
        report.add("S502", NOWHERE, f"a page asked for `{_shown(url)}`, which is outside the publication")
    for words in dict.fromkeys(listener.heard):
        if not (_GLYPH_MISSING.match(words) or any(url in words for url in fetcher.refused)):
            report.add("S503", NOWHERE, _shown(words))


class _Listener(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())

    @property
    def undrawn(self) -> frozenset[int]:
        """The code points for which no glyph was drawn."""
        found = (_GLYPH_MISSING.match(words) for words in self.heard)
        return frozenset(int(match[1], 16) for match in found if match)


def _shown(words: str) -> str:
    """On one line, and not endless (a ``data:`` address may be)."""
    line = " ".join(words.split())
    return line if len(line) <= 200 else f"{line[:200]}…"
