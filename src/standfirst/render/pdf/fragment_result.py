"""The result of a fragment: what ``join_fragments`` needs to know about its pages to join them with others.

Lengths are points; places are from the lower left corner of the page; pages count from 0 within the
fragment.
"""

from __future__ import annotations

import msgspec

from standfirst.diagnostics import Diagnostic
from standfirst.layout.line_breaking.choosing import Request


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A place that a link, a bookmark or a page reference leads to."""

    page: int
    x: float
    y: float


class Glyph(msgspec.Struct, frozen=True, array_like=True):
    """A character as a piece of type: what draws it, and how far it moves the pen."""

    shown: str
    """The operand of ``TJ`` without its brackets (ISO 32000-1, 9.4.3)."""
    width: float


class DigitGlyphs(msgspec.Struct, frozen=True, kw_only=True):
    """The type in which folios are set: a font, a size and a colour, and the sorts for numbers."""

    font: str
    size: float
    ink: str
    """The operators that set the colour."""
    glyphs: dict[str, Glyph]


class Folio(msgspec.Struct, frozen=True, kw_only=True):
    """The place for a page's number: its number goes between the words before and after it."""

    case: int
    """Which of the fragment's type cases."""
    before: str
    after: str
    anchor: float
    """0: ``x`` is where the folio begins; 0.5: its middle; 1: its end."""
    x: float
    y: float
    """The baseline."""
    at_head: bool
    notes: tuple[str, str] | None = None
    """Over the notes of a book: the anchors at which the first note on the page and the last one are called,
    whose pages' numbers stand here instead. ``before`` then has two forms, a vertical bar between them."""


class PageNumber(msgspec.Struct, frozen=True, array_like=True):
    """The number of a page within the text, to be filled in."""

    page: int
    """On which it stands, of the fragment's."""
    mark: int
    """Of the stretch of content that shows it, and nothing after it."""
    anchor: str
    """Whose page it is the number of."""
    case: int
    """Which of the fragment's type cases."""
    shape: str
    """What was drawn for it: zeros, or a roman number that stands for itself."""


class Area(msgspec.Struct, frozen=True, array_like=True):
    """A rectangle of a page; its edges are measured from the upper left corner."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where letters and figures of a run stand in a row on a page; edges are measured from its upper left
    corner."""

    run: int
    """Its number in the piece (``model.runs``)."""
    offset: int
    """How many letters and figures come before them in the run."""
    many: int
    left: float
    top: float
    right: float
    bottom: float


class FragmentPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a fragment."""

    width: float
    height: float
    folios: tuple[Folio, ...] = ()
    head: str = ""
    """The running head."""
    first: str = ""
    """The first words of the running text on the page: no pull quotes, nothing that the edition adds."""
    last: str = ""
    """The last ones."""
    first_captioned: str = ""
    """The first words with those of captions."""
    last_captioned: str = ""
    look: str = ""
    """A digest of what is seen on it, but for its folios (``look_of_page``)."""
    area: Area = Area()
    """The type area."""
    leading: float = 0
    """From line to line of its text."""
    places: tuple[Place, ...] = ()
    """Of the piece's words."""


class Font(msgspec.Struct, frozen=True, kw_only=True):
    """A font of a fragment, and what of it was used."""

    name: str
    """By which the pages call it; the same for the same face and size of font file."""
    digest: str
    """SHA-256 of the whole font file."""
    glyphs: int
    """How many the file has."""
    words: dict[int, str]
    """For each glyph the characters that it stands for."""
    widths: dict[int, float]
    """Thousandths of the size."""
    lacks_glyphs: bool
    """Whether characters without a glyph got numbers that only this fragment knows."""


class Marker(msgspec.Struct, frozen=True, array_like=True):
    """An entry of the outline."""

    level: int
    words: str
    spot: Spot
    anchor: str = ""


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """What was read back of a page, and stays what it is when the page is bound."""

    content: bytes
    """A digest of its content stream."""
    fonts: tuple[str, ...]
    pictures: tuple[str, ...]
    numbers: tuple[PageNumber, ...] = ()
    """The numbers of pages on it, which its digest leaves out."""


class Sheets(msgspec.Struct, frozen=True):
    """The pages of a fragment as they were read back."""

    pages: tuple[Sheet, ...]
    letters: dict[str, dict[str, str]]
    """For each font, by its name on the pages, what its glyphs stand for: codes in hex, and characters."""
    figures: tuple[dict[str, str], ...] = ()
    """The same of each of the fragment's type cases."""


class SetWith(msgspec.Struct, frozen=True):
    """What a part was set with after it was found not to be good as it was set first."""

    measures: dict[str, str] = {}
    """Of what had to fit (``fitting``)."""
    requests: dict[str, Request] = {}
    """Of paragraphs (``FragmentInput.requests``)."""


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """Laid-out pages, tagged and written, without folios and without a place in a book."""

    pdf: bytes
    pages: tuple[FragmentPage, ...]
    anchors: dict[str, Spot]
    markers: tuple[Marker, ...] = ()
    cases: tuple[DigitGlyphs, ...] = ()
    page_numbers: tuple[PageNumber, ...] = ()
    fonts: tuple[Font, ...] = ()
    set_with: SetWith = SetWith()
    diagnostics: tuple[Diagnostic, ...] = ()
    sheets: Sheets | None = None
    """What of these pages has to be in the book, if they were read back."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A part as it was set first: not mended, not checked, and only those of its pages written that were not
    known."""

    pages: tuple[FragmentPage, ...]
    anchors: dict[str, Spot]
    written: tuple[int, ...]
    """Of the pages, those that are in ``fragment``, in their order there."""
    fragment: Fragment | None
    """None if no page had to be written."""
