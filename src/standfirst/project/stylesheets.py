"""The stylesheets, fonts and colour profile of a publication and of the house, read from where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.editions.render_options import RenderOptions
from standfirst.editions.styles import OwnSheet, Stylesheets
from standfirst.editions.theme import LEAST_CONTRAST, Theme, contrast_on_white
from standfirst.editions.trim_sizes import WIDE_PAGE, tokens_of, trim_size
from standfirst.model.span import Span
from standfirst.project.check_font import PACKED, SUFFIXES, fault_of_font
from standfirst.project.files import Location
from standfirst.project.read_file import (
    FONT,
    PROFILE,
    STYLESHEET,
    NotReadError,
    name_of,
    read_file,
    real_path,
)
from standfirst.project.settings import Publication
from standfirst.project.themes import NARROW, read_theme, themes_in


def house_styles() -> Path:
    """The folder of our own styles: beside the package in a wheel, at the top of a checkout."""
    package = Path(__file__).parents[1]
    carried = package / "styles"
    return carried if carried.is_dir() else package.parents[1] / "styles"


def load_styles(location: Location, publication: Publication, report: Report | None = None) -> Stylesheets:
    """The house's stylesheets, and those in the publication's own ``styles/`` after them.

    Reported: stylesheets that can't be read (S531), fonts that can't be used (S532).
    """
    report = report if report is not None else Report()
    house = house_styles()
    own = location.root / "styles" if location.settings else None
    if own is None or not own.is_dir() or real_path(own) == real_path(house):
        own = None
    sheets = tuple(_own_sheets(location, own, report)) if own else ()
    theme, of_theme = _theme(location, publication, own, report)
    if publication.cover_layout:
        theme = replace(theme, choices=replace(theme.choices, cover=publication.cover_layout))
    if trim_size(publication.trim or theme.choices.trim).width < WIDE_PAGE:
        theme = replace(theme, css=theme.css + theme.narrow)
    else:
        of_theme = tuple(sheet for sheet in of_theme if Path(sheet.path).name != NARROW)
    sheets = (*of_theme, *sheets)
    return Stylesheets(
        tokens=_css(house / "tokens.css") + theme.tokens + _tokens_of_page(publication, theme),
        print=_css(house / "print.css"),
        theme=theme,
        ebook=_css(house / "ebook.css") + theme.ebook,
        web=_css(house / "web.css"),
        overrides="\n".join(sheet.text for sheet in sheets),
        sheets=sheets,
        fonts=house / "fonts",
        own_fonts=tuple(dict.fromkeys(_own_fonts(location, own / "fonts", report))) if own else (),
    )


def shelf_stylesheet() -> bytes:
    """The stylesheet of the shelf's pages."""
    return _css(house_styles() / "shelf.css").encode()


def themes_of(location: Location) -> dict[str, Path]:
    """The folders of the themes that a publication may name: its own, and ours."""
    own = [location.root / "styles" / "themes"] if location.settings else []
    return themes_in(*own, house_styles() / "themes")


def _theme(
    location: Location, publication: Publication, own: Path | None, report: Report
) -> tuple[Theme, tuple[OwnSheet, ...]]:
    at = publication.line_of("theme")
    inside = location.root if own else None
    for name, colour in publication.sections.items():
        if (contrast := contrast_on_white(colour)) < LEAST_CONTRAST:
            words = f"the colour of the section “{name}” stands {contrast:.1f} to 1 against the page"
            report.add("S538", publication.line_of("sections"), words)
    return read_theme(publication.theme_name, themes_of(location), report, at, inside)


def _tokens_of_page(publication: Publication, theme: Theme) -> str:
    """Those of a page that no stylesheet is designed for."""
    wanted = publication.trim or theme.choices.trim
    designed = theme.choices.designed_for
    if designed and trim_size(designed) == trim_size(wanted):
        return ""
    return tokens_of(wanted, on_grid=bool(designed) and theme.choices.is_designed)


def render_options(publication: Publication, theme: Theme) -> RenderOptions:
    """What the settings, and the theme where they say nothing, ask of the editions beside their look."""
    return RenderOptions(
        trim=trim_size(publication.trim or theme.choices.trim).name,
        columns=publication.columns,
        placement=publication.pull_quotes.placement,
        sections=tuple(publication.sections.items()),
        repeats_pull_quotes=publication.pull_quotes.repeat_for_screen_readers,
        improves_pages=publication.mend,
        archive=publication.web.address,
        embeds_fonts=publication.ebook.fonts,
        claims_conformance=publication.ebook.claims_conformance,
        pdf_standard=publication.pdf.standard,
    )


def read_sheet(location: Location, file: Path, report: Report) -> OwnSheet | None:
    """A stylesheet of the publication; None, and why (S531), if it can't be read."""
    try:
        text = read_file(file, STYLESHEET, inside=location.root).decode("utf-8-sig", errors="replace")
    except NotReadError as error:
        report.add("S531", Span(name_of(file)), f"not read: {error}")
        return None
    return OwnSheet(name=name_of(file), path=os.path.relpath(file, location.folder), text=text)


def _own_sheets(location: Location, folder: Path, report: Report) -> Iterator[OwnSheet]:
    for file in _files_in(folder):
        if file.suffix.lower() == ".css" and (sheet := read_sheet(location, file, report)):
            yield sheet


def _own_fonts(location: Location, folder: Path, report: Report) -> Iterator[Path]:
    for file in _files_in(folder):
        if file.suffix.lower() in _TEXTS or file.name.startswith("."):
            continue
        try:
            data = read_file(file, FONT, inside=location.root)
            fault = None if data[:4] in PACKED else fault_of_font(data)
            if fault is None and file.suffix.lower() not in SUFFIXES:
                fault = f"is not called .ttf, .otf, .ttc or .woff2 but {file.suffix or 'nothing like that'}"
            why = f"it {fault}" if fault else ""
        except NotReadError as error:
            why = str(error)
        if why:
            report.add("S532", Span(name_of(file)), f"this font is not used: {why}")
        else:
            yield real_path(file)


_TEXTS = frozenset({"", ".txt", ".md", ".html", ".pdf", ".css"})
"""Suffixes of what lies beside fonts and is none: their licences."""


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:  # it is not there
        return []


def read_profile(location: Location, publication: Publication, report: Report) -> bytes:
    """The colour profile of the press: the publication's, else the house's (S530: can't be read)."""
    house = house_styles() / "inks" / "ArtifexCMYKSWOP.icc"
    if named := publication.print.profile:
        try:
            return read_file(location.root / named, PROFILE, inside=location.root)
        except NotReadError as error:
            line = publication.line_of("print")
            report.add("S530", line, f"the profile {named} can't be read: {error}")
    return house.read_bytes()


def proof_styles() -> str:
    """The stylesheet of the proof sheet."""
    return _css(house_styles() / "proof.css")


def _css(file: Path) -> str:
    return file.read_text("utf-8-sig", errors="replace")
