"""The blocks: everything that a piece is made of. A closed union.

What the author wrote and what we derived are separate fields, and a derived field says so.
The fields of a block stand in reading order: ``traverse.py`` derives from their types what is inside a
block. A function that treats every kind differently (HTML, tidy markdown) is a ``match`` that ends in
``assert_never``, so that mypy names every place that must learn a new kind of block.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

from standfirst.model.counting import Counting
from standfirst.model.inlines import Image, Inlines
from standfirst.model.span import NOWHERE, Span

Mode: TypeAlias = Literal["exact", "elided", "adapted", "unmatched"]
Role: TypeAlias = Literal["question", "answer"]
Alignment: TypeAlias = Literal["left", "center", "right"] | None

PRINTED = "printed"
Printed: TypeAlias = Annotated[str, PRINTED]
"""Words that are printed as they stand, without any markup in them: a label, code."""


class _Block(msgspec.Struct, frozen=True, tag_field="kind", kw_only=True):
    """What all blocks have in common: where they stand, and an anchor if something leads here."""

    span: Span = NOWHERE
    anchor: str | None = None
    """Derived unless the manuscript gave one: unique in the publication, stable while the words are."""


# -- the opening of a piece ---------------------------------------------------------------------


class Title(_Block, frozen=True, kw_only=True, tag="title"):
    """The title of the piece."""

    inlines: Inlines
    unnumbered: bool = False
    """Whether the piece is to have no number where others of its kind have one."""


class Subtitle(_Block, frozen=True, kw_only=True, tag="subtitle"):
    """The line under the title that belongs to it."""

    inlines: Inlines


class Standfirst(_Block, frozen=True, kw_only=True, tag="standfirst"):
    """The summary under the title that leads the reader in."""

    paragraphs: tuple[Inlines, ...]


class Byline(_Block, frozen=True, kw_only=True, tag="byline"):
    """The line that names who made the piece (and often when), as it stands in the manuscript.

    The people in it are ``Piece.contributors``, the dates ``Piece.date`` and so on.
    """

    inlines: Inlines


class Dateline(_Block, frozen=True, kw_only=True, tag="dateline"):
    """A line of its own that says when or where, as it stands in the manuscript."""

    inlines: Inlines


# -- the body -----------------------------------------------------------------------------------


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """The heading of a section."""

    level: int
    """2 for the sections of a piece, whose title is level 1; never skips a level downwards."""
    inlines: Inlines
    anchor: str
    span: Span = NOWHERE
    unnumbered: bool = False
    """Whether it is to have no number where others have one."""
    number: str = ""
    """Derived: its number, ``2.1``, where sections are numbered."""


class Section(_Block, frozen=True, kw_only=True, tag="section"):
    """A heading and all that stands under it, deeper sections included."""

    heading: Heading
    blocks: Blocks


class Paragraph(_Block, frozen=True, kw_only=True, tag="paragraph"):
    """A paragraph of running text."""

    inlines: Inlines


class Question(_Block, frozen=True, kw_only=True, tag="question"):
    """An interviewer's question that is no labelled turn: a heading or a paragraph of its own."""

    label: Printed | None = None
    """What stood before it and is printed: ``Q``, ``3.``; without marks."""
    inlines: Inlines
    speaker: str | None = None
    """Derived: who asks, where the manuscript gives it."""


class Turn(_Block, frozen=True, kw_only=True, tag="turn"):
    """A stretch of speech that carries a speaker's label or, in a dialogue, a dash."""

    label: Printed
    """What the manuscript had, without marks; empty where a dash stood."""
    speaker: str | None
    """Derived: the full name where the manuscript gives it, else the label's name; None for a mere role."""
    role: Role | None = None
    """Derived: who asks and who answers, where it can be known."""
    time: Printed | None = None
    """The time stamp that the manuscript gave it, as it stands."""
    blocks: Blocks


class PullQuote(_Block, frozen=True, kw_only=True, tag="pull-quote"):
    """Words of the piece, set large beside it. A typed copy: never merged, never deleted."""

    paragraphs: tuple[Inlines, ...]
    """Without the quotation marks around the whole."""
    attribution: Inlines = ()
    """Who said it, if the manuscript printed that with the quote."""
    mode: Mode = "unmatched"
    """Derived: how its words stand to those of the passage that it repeats."""
    source: str | None = None
    """Derived: the anchor of the block that it repeats."""
    source_span: Span | None = None
    """Derived: where that block stands in the manuscript."""
    speaker: str | None = None
    """Derived: who says the passage."""


class BlockQuote(_Block, frozen=True, kw_only=True, tag="block-quote"):
    """Words of somebody else, set apart."""

    blocks: Blocks
    attribution: Inlines = ()


class Epigraph(_Block, frozen=True, kw_only=True, tag="epigraph"):
    """A quotation at the head of a piece or section."""

    blocks: Blocks
    attribution: Inlines = ()


class Verse(_Block, frozen=True, kw_only=True, tag="verse"):
    """Lines of verse in stanzas; a line that is too long turns over."""

    stanzas: tuple[tuple[Inlines, ...], ...]
    indents: tuple[tuple[int, ...], ...] = ()
    """How many letters each line is set in by, stanza by stanza; empty when no line is."""

    @property
    def lines(self) -> tuple[tuple[tuple[int, Inlines], ...], ...]:
        """The lines of each stanza, each with how many letters it is set in by."""
        indents = self.indents or tuple((0,) * len(stanza) for stanza in self.stanzas)
        return tuple(
            tuple(zip(row, stanza, strict=True)) for row, stanza in zip(indents, self.stanzas, strict=True)
        )


class ListItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a list."""

    blocks: Blocks
    span: Span = NOWHERE
    checked: bool | None = None
    """Of a task list: ticked or not."""


class List(_Block, frozen=True, kw_only=True, tag="list"):
    """A list with bullets or numbers."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    counting: Counting = "1"
    tight: bool = True
    """Whether its items are lines rather than paragraphs."""


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """One or more terms and what they mean."""

    terms: tuple[Inlines, ...]
    meanings: tuple[Blocks, ...]
    span: Span = NOWHERE


class DefinitionList(_Block, frozen=True, kw_only=True, tag="definition-list"):
    """Terms with their definitions."""

    items: tuple[Definition, ...]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of a table."""

    blocks: Blocks
    columns: int = 1
    rows: int = 1
    """How many columns and rows it covers."""
    header: bool = False
    align: Alignment = None
    white: float = 0
    """Derived: how many figures of white follow, so that the decimal points of a column stand below each
    other."""


class Table(_Block, frozen=True, kw_only=True, tag="table"):
    """A table. Header rows come first; every row is as wide as the widest, spans counted."""

    number: str = ""
    """Derived: what it is called, with its number: ``Figure 2.3``; empty where it has no name of its own."""
    letter: str = ""
    """Derived: its letter in the group that it stands in."""
    caption: Inlines = ()
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    landscape: bool = False
    """Whether print sets it on pages of its own that lie on their side."""
    widths: tuple[int, ...] = ()
    """How wide its columns are, compared with each other; empty where what they hold says it."""


class Figure(_Block, frozen=True, kw_only=True, tag="figure"):
    """One or more pictures with their caption and credit."""

    images: tuple[Image, ...]
    columns: int = 1
    """How many of its pictures stand beside each other."""
    number: str = ""
    """Derived: what it is called, with its number: ``Figure 2.3``; empty where it has no name of its own."""
    letter: str = ""
    """Derived: its letter in the group that it stands in, ``a``; empty where it has no name of its own."""
    caption: Inlines = ()
    credit: Inlines = ()


class FigureGroup(_Block, frozen=True, kw_only=True, tag="figure-group"):
    """Figures, or tables, that stand together, each with what it has of its own, and the caption of all."""

    over: Inlines = ()
    """The caption of tables, which stands over them."""
    blocks: Blocks
    """Figures only, or tables only."""
    columns: int = 1
    """How many of them stand beside each other, at most."""
    layout: tuple[tuple[int, ...], ...] = ()
    """How wide those of each row are, compared with each other, less than nothing for white between two;
    empty where each row has as many as there are columns."""
    number: str = ""
    """Derived: what the group is called, with its number; empty where it has no name of its own."""
    caption: Inlines = ()
    """The caption of figures."""

    @property
    def holds_tables(self) -> bool:
        """Whether it is a group of tables: print may have put them into divisions that make them smaller."""
        return not any(isinstance(x, Figure) for x in self.blocks)


class CodeBlock(_Block, frozen=True, kw_only=True, tag="code-block"):
    """Lines for a machine, kept as they are."""

    number: str = ""
    """Derived: what it is called, with its number: ``Listing 2.3``; empty where it has no name of its own."""
    caption: Inlines = ()
    text: Printed
    """Without the final newline."""
    language: str | None = None
    first_line: int | None = None
    """The number of its first line, if its lines are to be numbered."""


class Sidebar(_Block, frozen=True, kw_only=True, tag="sidebar"):
    """A passage beside the main text: a box, an admonition, an aside."""

    title: Inlines = ()
    blocks: Blocks
    label: str | None = None
    """The kind that the manuscript gave it: ``note``, ``warning``."""
    number: str = ""
    """Derived: what a theorem is called, with its number: ``Lemma 2.3``."""


class IndexPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that an entry of the index leads to."""

    anchor: str
    until: str | None = None
    """The anchor at which what is about the entry ends; None of a single place."""
    is_main: bool = False


class IndexLine(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the index, or one inside the entry before it."""

    level: int = 1
    """1 of an entry, 2 and 3 of those inside it."""
    words: Inlines
    places: tuple[IndexPlace, ...] = ()
    """In the order of the publication."""
    see: tuple[Inlines, ...] = ()
    """The entries to look under instead."""
    also: tuple[Inlines, ...] = ()


class IndexGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The entries that begin with one letter."""

    letter: str
    """Empty of what begins with no letter."""
    lines: tuple[IndexLine, ...]


class Index(_Block, frozen=True, kw_only=True, tag="index"):
    """The entries of an index, in the order of their language. Made when the publication is composed."""

    groups: tuple[IndexGroup, ...]


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A work in a list of references."""

    key: str
    """By which manuscripts cite it."""
    anchor: str
    mark: Inlines = ()
    """The number or label that stands before it; empty where the style has none."""
    words: Inlines


class ReferenceList(_Block, frozen=True, kw_only=True, tag="reference-list"):
    """The works that are cited, in the order of their style: ``::: {#refs}``.

    Filled when the publication is composed; a manuscript only says where it stands.
    """

    references: tuple[Reference, ...] = ()


class EditorsNote(_Block, frozen=True, kw_only=True, tag="editors-note"):
    """A word of the editor's about the piece, before or after it."""

    blocks: Blocks


class ThematicBreak(_Block, frozen=True, kw_only=True, tag="thematic-break"):
    """A pause between passages: asterisks, a rule, a white line."""


class PageBreak(_Block, frozen=True, kw_only=True, tag="page-break"):
    """A new page here, in print."""


class Division(_Block, frozen=True, kw_only=True, tag="division"):
    """A passage that the manuscript gave classes that mean nothing to us; styles may use them."""

    classes: tuple[str, ...]
    blocks: Blocks
    lang: str | None = None


class Note(_Block, frozen=True, kw_only=True, tag="note"):
    """A footnote. Stands in ``Piece.notes``, in the order of first reference; never in the body."""

    number: int
    """Derived."""
    blocks: Blocks
    label: str = ""
    """The name that the manuscript gave it."""
    references: tuple[str, ...] = ()
    """Derived: the anchors of the references that lead here."""


# -- the ending ---------------------------------------------------------------------------------


class ContributorNote(_Block, frozen=True, kw_only=True, tag="contributor-note"):
    """A line or two about somebody who made the piece."""

    inlines: Inlines


class Provenance(_Block, frozen=True, kw_only=True, tag="provenance"):
    """Where the piece comes from: the original publisher, the address, the licence."""

    name: str | None = None
    url: str | None = None
    licence: str | None = None
    blocks: Blocks = ()
    """As it stands in the manuscript and is printed."""


Block: TypeAlias = (
    Title
    | Subtitle
    | Standfirst
    | Byline
    | Dateline
    | Section
    | Paragraph
    | Question
    | Turn
    | PullQuote
    | BlockQuote
    | Epigraph
    | Verse
    | List
    | DefinitionList
    | Table
    | Figure
    | FigureGroup
    | CodeBlock
    | Sidebar
    | EditorsNote
    | Index
    | ReferenceList
    | ThematicBreak
    | PageBreak
    | Division
    | Note
    | ContributorNote
    | Provenance
)

Blocks: TypeAlias = tuple[Block, ...]


def is_landscape(block: Block) -> bool:
    """Whether print sets a block on pages of its own that lie on their side."""
    match block:
        case Table(landscape=landscape):
            return landscape
        case Figure(images=images):
            return images[0].placement == "landscape"
        case _:
            return False
