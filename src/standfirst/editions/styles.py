"""Styles: what editions are set with. ``project.stylesheets`` reads them from the disk.

A ``Theme`` is the face that a publication chose. ``Stylesheets`` are the rules and fonts that apply to it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from standfirst.editions.theme import Theme as Theme


class OwnSheet(msgspec.Struct, frozen=True, kw_only=True):
    """A stylesheet of a publication."""

    name: str
    """The path as the user gave it, with forward slashes: for diagnostics."""
    path: str
    """The path from the folder of the manuscripts: what addresses in it are beside of."""
    text: str


class Stylesheets(msgspec.Struct, frozen=True, kw_only=True):
    """Stylesheets, as text, and the folders of the fonts.

    In print the order is ``tokens``, ``print``, ``theme``, ``overrides``: what comes later wins.
    """

    tokens: str
    """``styles/tokens.css`` and the theme's: colours, families, sizes, measures, as custom properties."""
    print: str
    """``styles/print.css``: the rules that all themes share."""
    theme: Theme
    ebook: str
    """``styles/ebook.css`` and the theme's."""
    web: str = ""
    """``styles/web.css``."""
    overrides: str = ""
    """The publication's own ``styles/*.css``, by name, one after the other."""
    fonts: Path
    """The folder of our fonts; no others are used but the publication's own."""
    sheets: tuple[OwnSheet, ...] = ()
    """The publication's own stylesheets as they are written, from which ``overrides`` is made."""
    own_fonts: tuple[Path, ...] = ()
    """The font files in the publication's own ``styles/fonts`` that can be used, by name."""

    @property
    def font_sources(self) -> tuple[Path, ...]:
        """Where fonts are looked for, and nowhere else: a folder, and single files."""
        return (self.fonts, *self.own_fonts)

    @property
    def for_print(self) -> tuple[str, ...]:
        """The stylesheets of the print edition, in their order."""
        return self.tokens, self.print, self.theme.css, self.overrides
