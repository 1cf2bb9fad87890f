"""The outer page: a fragment as one HTML document, through the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import assert_never

from markupsafe import Markup

from standfirst.editions import print as pe
from standfirst.editions.added_words import labels
from standfirst.editions.archive_links import address_of
from standfirst.editions.identifier import identifier
from standfirst.editions.imprint import date_on_title, imprint_paragraphs, printed_date
from standfirst.editions.index_locators import Locator
from standfirst.editions.piece_design import PieceDesign
from standfirst.editions.print import Part, PrintEdition
from standfirst.editions.print_contents import Entry
from standfirst.editions.trim_sizes import measure_of
from standfirst.layout.fragment_input import FragmentInput, index_lines
from standfirst.model.anchors import anchors
from standfirst.model.assets import Assets
from standfirst.model.blocks import IndexLine
from standfirst.model.runs import numbers_of_runs
from standfirst.render.html.html import Medium, inlines_markup, piece_markup
from standfirst.render.html.page import filled
from standfirst.render.pdf.barcode import barcode_of

AssetURL = Callable[[str], str]


ELSEWHERE = "elsewhere:"
"""The scheme of links that lead into other fragments; the joiner makes them links of the document."""


def page_html(
    fragment_input: FragmentInput,
    assets: Assets,
    asset_url: AssetURL,
    measures: Mapping[str, str] | None = None,
) -> str:
    """A fragment's part as an HTML document.

    ``asset_url`` says where a page finds an asset; ``measures`` are values of custom properties, by their
    names, that are not what the stylesheets have.
    """
    edition = fragment_input.edition
    medium = _medium(fragment_input, assets, asset_url)
    parts = [_part(part, edition, medium) for part in edition.parts]
    return filled(
        "print/page.html",
        edition=edition,
        parts=parts,
        side=fragment_input.side,
        columns=edition.columns,
        measures={**_colours(design_of(edition)), **(measures or {})},
    )


def design_of(edition: PrintEdition) -> PieceDesign | None:
    """The design of the piece that is the one part of an edition; None of another part, or of several."""
    match edition.parts:
        case (pe.PiecePart(design=design),):
            return design
        case _:
            return None


def _colours(design: PieceDesign | None) -> dict[str, str]:
    """The colours of a piece, as custom properties."""
    return {"--accent": design.accent, "--tint": design.tint} if design and design.accent else {}


def _medium(fragment_input: FragmentInput, assets: Assets, asset_url: AssetURL) -> Medium:
    edition = fragment_input.edition
    pieces = [part for part in edition.parts if isinstance(part, pe.PiecePart)]
    addresses = {anchor: f"{ELSEWHERE}{identifier(anchor)}" for anchor in fragment_input.elsewhere}
    addresses |= {anchor: f"#{identifier(anchor)}" for part in pieces for anchor in anchors(part.piece)}
    design = design_of(edition)
    return Medium(
        edition="print",
        opener=design.opener if design else "",
        kicker=design.kicker if design else "",
        recto=pieces[0].heads.recto if design else "",
        href=addresses.get,
        page=fragment_input.numbers.get,
        locators=_locators(fragment_input).__getitem__,
        src=lambda name: asset_url(name) if name in assets else None,
        article=lambda path: address_of(path, edition.archive),
        endnotes=frozenset(anchor for part in pieces for anchor in part.endnotes),
        has_notes_title=any(part.has_notes_title for part in pieces),
        columns=edition.columns,
        code_columns=measure_of(edition.trim.name, edition.columns).code,
        repeats_pull_quotes=edition.repeats_pull_quotes,
        run_numbers=numbers_of_runs(pieces[0].piece) if len(pieces) == 1 else {},
    )


def _locators(fragment_input: FragmentInput) -> Mapping[IndexLine, tuple[Locator, ...]]:
    """The pages of each entry of an index."""
    lines = (line for part in fragment_input.edition.parts for line in index_lines(part))
    return dict(zip(lines, fragment_input.locators, strict=True))


def _part(part: Part, edition: PrintEdition, medium: Medium) -> Markup:
    match part:
        case pe.Cover():
            return _cover(part, edition, medium)
        case pe.Jacket():
            barcode = barcode_of(part.isbn) if part.isbn else None
            return filled("print/jacket.html", part=part, barcode=barcode)
        case pe.HousePart(page=page):
            return filled(
                "print/house_page.html",
                part=part,
                src=medium.src(page.picture) if page.picture else None,
                paragraphs=[words for words in re.split(r"\n\s*\n", page.text or "") if words.strip()],
            )
        case pe.HalfTitle():
            return filled("print/half_title.html", part=part)
        case pe.TitlePage():
            return filled(
                "print/title_page.html",
                part=part,
                date=date_on_title(edition.date, edition.language, edition.look),
            )
        case pe.ImprintPage():
            return filled(
                "print/imprint_page.html",
                part=part,
                edition=edition,
                paragraphs=_imprint(part, edition),
                headline=part.imprint.motto,
            )
        case pe.ContentsPage():
            entries = [_entry(entry, medium) for entry in part.entries]
            picture = medium.src(part.picture) if part.picture else None
            words = labels(edition.language)
            return filled(
                "print/contents_page.html",
                part=part,
                entries=entries,
                src=picture,
                words=words,
                edition=edition,
            )
        case pe.PiecePart():
            return filled("print/piece.html", part=part, markup=piece_markup(part.piece, medium))
        case _:
            assert_never(part)


def _cover(part: pe.Cover, edition: PrintEdition, medium: Medium) -> Markup:
    """A picture, or the words of the settings; ``span`` is what the title's size has to go by."""
    return filled(
        "print/cover.html",
        part=part,
        src=medium.src(part.asset) if part.asset else None,
        span=max(map(len, part.title.split()), default=0),
        lines=[_entry(entry, medium) for entry in part.lines],
        date=date_on_title(edition.date, edition.language, edition.look),
        words=labels(edition.language),
    )


def _entry(entry: Entry, medium: Medium) -> dict[str, object]:
    title = inlines_markup(entry.title, medium, entry.language)
    return {
        "title": title or labels(entry.language).untitled,
        "number": entry.number,
        "level": entry.level,
        "href": medium.href(entry.anchor),
        "page": medium.page(entry.anchor),
        "ref": identifier(entry.anchor),
        "subtitle": inlines_markup(entry.subtitle, medium, entry.language),
        "byline": entry.byline,
        "language": entry.language,
        "direction": entry.direction,
        "kicker": entry.kicker,
        "accent": entry.accent,
        "deck": entry.deck,
    }


def _imprint(part: pe.ImprintPage, edition: PrintEdition) -> list[list[str]]:
    date, language = _date(edition), edition.language
    return list(imprint_paragraphs(part.imprint, part.contributors, date, part.identifier, language))


def _date(edition: PrintEdition) -> str | None:
    return printed_date(edition.date, edition.language)
