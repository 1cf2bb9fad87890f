"""The stylesheets, fonts and colour profile of a publication and of the house, read from where they are."""

from __future__ import annotations

from pathlib import Path

from standfirst.diagnostics import Report
from standfirst.editions.styles import Styles
from standfirst.project.files import Location, is_inside
from standfirst.project.settings import Publication


def house_styles() -> Path:
    """The folder of our own styles: beside the package in a wheel, at the top of a checkout."""
    package = Path(__file__).parents[1]
    carried = package / "styles"
    return carried if carried.is_dir() else package.parents[1] / "styles"


def load_styles(location: Location, publication: Publication) -> Styles:
    """The house's stylesheets, and those in the publication's own ``styles/`` after them."""
    house = house_styles()
    own = location.root / "styles" if location.settings else None
    if own is None or not own.is_dir() or own.resolve() == house.resolve():
        own = None
    sheets = [f for f in sorted(own.glob("*.css")) if f.is_file() and is_inside(location, f)] if own else []
    own_fonts = own / "fonts" if own else None
    return Styles(
        tokens=_css(house / "tokens.css"),
        print=_css(house / "print.css"),
        look=_css(house / "looks" / f"{publication.style}.css"),
        ebook=_css(house / "ebook.css"),
        overrides="\n".join(map(_css, sheets)),
        fonts=house / "fonts",
        own_fonts=own_fonts if own_fonts and own_fonts.is_dir() else None,
        trim=publication.trim,
        style=publication.style,
        columns=publication.columns,
        placement=publication.pull_quotes.placement,
        mends=publication.mend,
        repeats_pull_quotes=publication.pull_quotes.repeat_for_screen_readers,
        embeds_fonts=publication.ebook.fonts,
    )


def read_profile(location: Location, publication: Publication, report: Report) -> bytes:
    """The colour profile of the press: the publication's, else the house's (S530: can't be read)."""
    house = house_styles() / "inks" / "ArtifexCMYKSWOP.icc"
    named = publication.print.profile
    if not named:
        return house.read_bytes()
    file = location.root / named
    try:
        if is_inside(location, file):
            return file.read_bytes()
        why = "it is outside the publication"
    except OSError as error:
        why = (error.strerror or "it is no file").lower()
    report.add("S530", publication.line_of("print"), f"the profile {named} can't be read: {why}")
    return house.read_bytes()


def proof_styles() -> str:
    """The stylesheet of the proof sheet."""
    return _css(house_styles() / "proof.css")


def _css(file: Path) -> str:
    return file.read_text("utf-8-sig", errors="replace")
