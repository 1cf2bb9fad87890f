"""Themes: what gives a publication its face, and what a theme chooses beside its stylesheets.

A theme is a folder of ``styles/themes``: ``theme.toml`` with its choices, ``tokens.css``, ``print.css`` and
``ebook.css``. Each may be missing; a theme that inherits another one adds to it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypeVar

import msgspec

from standfirst.editions.trim_sizes import Columns
from standfirst.model.document import PieceKind

Manner: TypeAlias = Literal["magazine", "book"]
"""How a publication goes about: a magazine announces its pieces on the cover and opens them on any page, a
book has a title page, roman folios before its first chapter, and opens chapters on right-hand pages."""

Opener: TypeAlias = Literal["quiet", "plain", "picture", "field", "drawing", "facing", "spread"]
"""How a piece opens. ``quiet``: its title over the text. ``plain``: a rule, a kicker, one large line.
``picture``: a picture over the head of the page to its edges, title and standfirst under it side by side.
``field``: the title on a field of the section's colour. ``drawing``: a drawing on a tint of that colour.
``facing``: a picture on a page of its own before the text. ``spread``: a picture over two pages."""

QuoteForm: TypeAlias = Literal["bar", "band", "margin", "page"]
"""How a pull quote stands. ``bar``: in the column, under a bar. ``band``: across all columns. ``margin``: in
the margin, the text running round it. ``page``: alone on a page."""

CoverLayout: TypeAlias = Literal["picture", "band", "frame"]
"""How the cover of a designed theme stands. ``picture``: words on the picture, which fills the page.
``band``: words on a field of the accent, the picture below it. ``frame``: the picture inside the margins of a
white page."""

Choice = TypeVar("Choice")
ByKind: TypeAlias = tuple[tuple[str, Choice], ...]
"""What is chosen for each kind of piece; a tuple, since styles are looked up by what they are."""
ANY = "any"
"""The kind that stands for all that are not named."""


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What a theme chooses by the kind of a piece; ``any`` is every kind that is not named."""

    trim: str = "A5"
    """The trim size, unless the publication names one."""
    designed_for: str = ""
    """The trim size whose page the theme's tokens give; empty if they give none."""
    columns: ByKind[Columns] = ()
    """Of the text."""
    openers: ByKind[Opener] = ()
    """Of pieces that have a picture to open with."""
    bare_openers: ByKind[Opener] = ()
    """Of pieces without one."""
    quotes: ByKind[tuple[QuoteForm, ...]] = ()
    """The forms of pull quotes, by turns."""
    colours: ByKind[str] = ()
    """The colour of the section that pieces of a kind belong to, as ``#rrggbb``."""
    cover: CoverLayout = "picture"
    """Of a publication that has a picture for it."""
    title_rooms: ByKind[float] = ()
    """Millimetres that a title may be wide, by opener."""
    largest_title: float = 112.0
    """Points: no title is larger."""
    one_ink: bool = False
    """Whether pictures are printed in tints of the colour of ``any``, as everything else is."""
    has_initials: bool = False
    """Whether the text of a piece begins with an initial, and ends with a mark."""

    @property
    def is_designed(self) -> bool:
        """Whether pieces are opened by their kind, with kickers and colours."""
        return bool(self.openers or self.bare_openers)

    @property
    def cover_layout(self) -> CoverLayout | None:
        """How words stand with the picture of the cover; None where the picture is all of it."""
        return self.cover if self.is_designed else None


PLAIN = Choices()
"""Of a theme that leaves everything to its stylesheets."""


class Theme(msgspec.Struct, frozen=True):
    """A theme, with what it inherits."""

    name: str
    """Of its folder: ``magazine``."""
    css: str
    """Its rules for the print edition."""
    manner: Manner = "magazine"
    choices: Choices = PLAIN
    about: str = ""
    """What it looks like, in a line."""
    tokens: str = ""
    """The custom properties that it changes."""
    ebook: str = ""
    """Its rules for the ebook."""
    narrow: str = ""
    """More of those for the print edition, on pages that are too narrow for things side by side."""


def of_kind(choices: ByKind[Choice], kind: PieceKind, default: Choice) -> Choice:
    """What is chosen for a kind of piece."""
    by_kind = dict(choices)
    return by_kind.get(kind, by_kind.get(ANY, default))


LEAST_CONTRAST = 4.5
"""Of small type against the page (WCAG 2.2, 1.4.3)."""


def contrast_on_white(colour: str) -> float:
    """How many times as bright as a colour, ``#rrggbb``, white paper is (WCAG 2.2, relative luminance)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    luminance = sum(weight * x for weight, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)
