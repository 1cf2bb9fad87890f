"""The inlines: everything that can stand inside a line of text. A closed union.

Every function over ``Inline`` is a ``match`` that ends in ``assert_never``.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

Direction: TypeAlias = Literal["ltr", "rtl"]


class _Inline(msgspec.Struct, frozen=True, tag_field="kind"):
    """What all inlines have in common: a tag in the serialised form, and being values."""


class Container(_Inline, frozen=True):
    """What the inlines that hold other inlines have in common: all of them have ``children``."""


class Text(_Inline, frozen=True, tag="text"):
    """Words as they stand. White space inside is single spaces, no-break spaces kept."""

    value: str


class Emphasis(Container, frozen=True, tag="emphasis"):
    """Stressed words, usually italic."""

    children: Inlines


class Strong(Container, frozen=True, tag="strong"):
    """Important words, usually bold."""

    children: Inlines


class SmallCaps(Container, frozen=True, tag="small-caps"):
    """Words set in small capitals."""

    children: Inlines


class Superscript(Container, frozen=True, tag="superscript"):
    """Raised, as in 1st or x²."""

    children: Inlines


class Subscript(Container, frozen=True, tag="subscript"):
    """Lowered, as in H₂O."""

    children: Inlines


class Struck(Container, frozen=True, tag="struck"):
    """Struck out by the author and still to be printed."""

    children: Inlines


class Code(_Inline, frozen=True, tag="code"):
    """Words for a machine: never curled, never hyphenated."""

    value: str


FORMULA = re.compile(r"\$\$.+\$\$|\$[^$]+\$|\\\(.+\\\)|\\\[.+\\\]", re.DOTALL)
"""TeX with the marks around it."""


class Formula(_Inline, frozen=True, tag="formula"):
    """A formula in TeX, kept whole: nothing in it is a mark, nor set as words are."""

    value: str
    """As typed, with the marks around it: ``$x^2$``."""
    number: str = ""
    """Derived: its number beside it, ``(2.3)``, if the manuscript refers to it by a name."""
    line: str = ""
    """Derived: as a line of text, ``x² + y²``, for where nothing can be drawn; empty if it can't be set."""

    @property
    def tex(self) -> str:
        """The formula without the marks around it."""
        if self.value.startswith("\\begin"):
            return self.value
        size = 1 if self.value.startswith("$") and not self.value.startswith("$$") else 2
        return self.value[size:-size].strip("`\n ")

    @property
    def is_displayed(self) -> bool:
        """Whether it stands on lines of its own."""
        return self.value.startswith(("$$", "\\[", "\\begin"))


class Ruby(Container, frozen=True, tag="ruby"):
    """Characters with how they are read: words, each followed by its ``Reading``."""

    children: Inlines


class Reading(Container, frozen=True, tag="reading"):
    """How the characters before are read, in parentheses."""

    children: Inlines


class ForeignWords(Container, frozen=True, tag="foreign"):
    """Words in another language than the piece's."""

    lang: str
    """BCP 47."""
    children: Inlines
    direction: Direction | None = None


class Styled(Container, frozen=True, tag="styled"):
    """Words that the manuscript gave a class that means nothing to us; styles may use it."""

    classes: tuple[str, ...]
    children: Inlines


ARTICLE = "article:"
"""What the address of a link begins with that leads to another article of the archive, by its path."""

WIKI = "wiki:"
"""What the address of a link begins with that names a piece by its title or file, as ``[[piece]]`` does."""


class Link(Container, frozen=True, tag="link"):
    """A link: to an address outside, ``#anchor`` in the same piece, or ``piece#anchor``.

    After normalising, inner targets are always ``#anchor`` with the anchor unique in the
    publication.
    """

    url: str
    children: Inlines
    title: str | None = None


class PageReference(Container, frozen=True, tag="page-reference"):
    """As in "see page 12": the words given, followed in print by the page on which it stands."""

    anchor: str
    children: Inlines


ReferenceForm: TypeAlias = Literal["name", "number", "page", "page-number"]


class CrossReference(_Inline, frozen=True, tag="cross-reference"):
    """A reference by number or by page: ``@fig-press``, ``[-@tbl-tides]``, ``@page:sec-mill``.

    Until the publication is composed it stands as it was typed; then it has words.
    """

    target: str
    """The id that the manuscript refers to."""
    typed: str
    """As the manuscript has it, marks included; of several in one pair of brackets the first begins with the
    opening bracket, the others with the semicolon before them, and the last ends with the closing bracket."""
    form: ReferenceForm = "name"
    """``name``: *Figure 2.3*; ``number``: *2.3*; ``page``: *page 12*; ``page-number``: *12*."""
    lead: str = ""
    """Derived: what parts it from the one before it in the same brackets."""
    words: str = ""
    """Derived: what is printed, with ``{}`` for the number of a page; empty where it leads nowhere."""
    otherwise: str = ""
    """Derived, of a reference to a page: what stands there where there are no pages."""
    anchor: str | None = None
    """Derived: where it leads."""

    @property
    def is_to_page(self) -> bool:
        """Whether it is to a page, whose number no one knows before it is laid out."""
        return self.form in ("page", "page-number")

    @property
    def text(self) -> str:
        """What is printed, but for the number of a page."""
        words = self.words.replace("{}", "").strip("\N{NO-BREAK SPACE}")
        return self.lead + words if self.anchor else self.typed


class Citation(Container, frozen=True, tag="citation"):
    """Works that are cited: ``[see @doe99, p. 33; @roe04]``, ``@doe99 [p. 33]``."""

    children: Inlines
    """As it was typed, until the publication is composed; from then on what its style prints."""
    typed: str = ""
    """As the manuscript has it, marks included, on one line."""
    keys: tuple[str, ...] = ()
    """Of the works, in their order."""


class IndexEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What a mark for the index asks for."""

    headings: tuple[str, ...] = ()
    """The entry and those inside it, the outermost first: ``gate``, ``sluice``; empty: the words that are
    marked. Words between single asterisks are set in italics."""
    see: str = ""
    """Another entry, to be looked under instead of this one."""
    also: str = ""
    """Another entry, to be looked under as well."""
    range: Literal["begins", "ends"] | None = None
    """Whether what is about the entry begins here, or ends here."""
    is_main: bool = False
    """Whether this is where most is said of it."""
    sort: str = ""
    """By what the innermost heading is sorted, if not by its words."""

    @property
    def name(self) -> str:
        """The headings as a manuscript has them: ``gate!sluice``."""
        return "!".join(self.headings)


class IndexTerm(Container, frozen=True, tag="index-term"):
    """Words that the index leads to: ``[sluice]{.index}``."""

    children: Inlines
    entry: IndexEntry = IndexEntry()
    anchor: str | None = None
    """Derived."""


class IndexMark(_Inline, frozen=True, tag="index-mark"):
    """A place between words that the index leads to, and what asks for no place: a *see*."""

    entry: IndexEntry
    anchor: str | None = None
    """Derived; None where the index does not lead here."""


class NoteReference(_Inline, frozen=True, tag="note-reference"):
    """The mark in the text that leads to a note."""

    note: str
    """The anchor of the ``Note``."""
    number: int
    """Derived: notes are numbered through the piece in the order of their first reference."""
    anchor: str
    """Where the note leads back to."""


class InlineImage(_Inline, frozen=True, tag="inline-image"):
    """A picture within a line of text."""

    image: Image


class LineBreak(_Inline, frozen=True, tag="line-break"):
    """A line ended here by the author."""


class Abbreviation(_Inline, frozen=True, tag="abbreviation"):
    """A short form with its expansion."""

    value: str
    expansion: str


class Anchor(_Inline, frozen=True, tag="anchor"):
    """A place to link to that has no words of its own."""

    name: str


Placement: TypeAlias = Literal["column", "wide", "full", "bleed", "spread", "margin", "landscape"]
"""Where a picture stands: in its column, across all columns, on a page of its own, the same to the edges of
the paper, over two pages, beside the text."""


class Image(msgspec.Struct, frozen=True):
    """A picture: what the manuscript says of it, and which asset it is."""

    src: str
    """As the manuscript has it."""
    alt: str | None = None
    """None: the author gave none. Empty: the author says that it is decoration."""
    title: str | None = None
    asset: str | None = None
    """Derived: the name of the asset; None prints a labelled slot in its place."""
    width: int | None = None
    """Derived: pixels (or user units) across."""
    height: int | None = None
    asked_width: str | None = None
    """How wide the manuscript wants it: ``60%``, ``2.5in``, ``5cm``, ``300px``."""
    link: str | None = None
    """Where the picture leads, if it is a link."""
    placement: Placement | None = None
    """How the manuscript wants it to stand."""
    focus: str | None = None
    """What of it has to stay where it is cut: ``40% 30%``, from its left and from its top."""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | SmallCaps
    | Superscript
    | Subscript
    | Struck
    | Code
    | Formula
    | Ruby
    | Reading
    | ForeignWords
    | Styled
    | Link
    | PageReference
    | CrossReference
    | Citation
    | IndexTerm
    | IndexMark
    | NoteReference
    | InlineImage
    | LineBreak
    | Abbreviation
    | Anchor
)

Inlines: TypeAlias = tuple[Inline, ...]
