"""The settings of a publication, declared: for each its type, default, meaning and an example.

Everything else is derived from the declaration: what is read and reported (``reader``), the reference in the
manual, the JSON Schema and the settings file of a new publication (``documentation``). What the editions are
to know is carried into the ``Document`` by ``compose.compose_document``, or into the ``RenderOptions``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

from standfirst.editions.render_options import PdfStandard
from standfirst.editions.theme import CoverLayout
from standfirst.model.document import Contributor, HousePage, Imprint, NotePlacement
from standfirst.model.span import NOWHERE, Span
from standfirst.normalise.repair_settings import HouseStyle, Switch

Look: TypeAlias = Literal["magazine", "book"]
TrimName = Annotated[
    str, Meta(pattern=r"\S", description='a size by its name or its measures, such as "A5" or "210 x 280 mm"')
]
Colour = Annotated[str, Meta(pattern=r"^#[0-9A-Fa-f]{6}\Z", description="a colour such as `#1d5196`")]
InksOfAccent = Annotated[
    str,
    Meta(
        pattern=r"^([Ss]pot:\s*\S.*|(100|\d{1,2})%?([ ,]+(100|\d{1,2})%?){3})\Z",
        description='`spot:` and the name of an ink, or four inks in per cent such as "0 90 95 0"',
    ),
]
IsoDate = Annotated[
    str,
    Meta(pattern=r"^\d{4}(-\d\d(-\d\d)?)?\Z", description="a date such as 2025-03-01, or 2025-03, or 2025"),
]
LanguageTag = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}\Z", description="a language tag such as `en-GB`"),
]
FileName = Annotated[
    str,
    Meta(
        pattern=r"^\w[\w.-]{0,59}\Z",
        description="a name of letters, digits, hyphens and points, sixty at most",
    ),
]
Thema = Annotated[str, Meta(pattern=r"^[A-Z0-9][A-Z0-9-]{0,12}\Z", description="a code such as `FBA`")]
Price = Annotated[
    str,
    Meta(pattern=r"^\d{1,7}(\.\d{1,2})? [A-Z]{3}\Z", description='a price such as "24.00 EUR"'),
]
Words = Annotated[str, Meta(pattern=r"\S", description="text")]


def about(meaning: str, *, example: object, without: str = "") -> Meta:
    """What there is to know of a setting: what it means, a value it may have, and what is used without it.

    ``without`` is left out where the default of the field says it, or it is nothing.
    """
    return Meta(description=meaning, examples=[example], extra={"without": without})


class PullQuotes(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of pull quotes."""

    placement: Annotated[
        Literal["as-written", "spread"] | None,
        about(
            "where print places pull quotes: where the manuscript has them, or away from what they repeat",
            example="spread",
            without="spread in interviews and essays, as written in other pieces",
        ),
    ] = None
    repeat_for_screen_readers: Annotated[
        bool,
        about("whether screen readers read pull quotes aloud, too", example=True),
    ] = False


Figures: TypeAlias = Literal["none", "arabic", "roman", "words", "letters"]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a book: a page with its title, and the pieces after it."""

    title: Annotated[Words, about("the title of the part", example="The River")]
    pieces: Annotated[
        tuple[Words, ...],
        about("its manuscripts in their order, as in `pieces`", example=["mill.md", "weir.md"]),
    ] = ()


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """What is numbered, and how. The numbers of chapters are in those of figures, printed or not."""

    chapters: Annotated[
        Figures, about("how chapters are numbered: *Chapter 3* over the title", example="arabic")
    ] = "none"
    parts: Annotated[Figures, about("how parts are numbered: *Part Two*", example="words")] = "none"
    appendices: Annotated[Figures, about("how appendices are numbered: *Appendix A*", example="letters")] = (
        "letters"
    )
    sections: Annotated[
        Annotated[int, Meta(ge=0, le=5, description="a whole number from 0 to 5")],
        about("down to which level sections are numbered: 1 is *2.1*, 2 is *2.1.3*", example=2),
    ] = 0
    captions: Annotated[
        Literal["chapter", "publication"],
        about(
            "whether figures, tables, listings and equations are counted anew in each chapter",
            example="publication",
        ),
    ] = "chapter"
    first_chapter: Annotated[
        Annotated[int, Meta(ge=1, le=9999, description="a whole number from 1")],
        about("the number of the first chapter, where an earlier volume has the others", example=11),
    ] = 1
    first_part: Annotated[
        Annotated[int, Meta(ge=1, le=9999, description="a whole number from 1")],
        about("the same for parts", example=3),
    ] = 1


class ContentsSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the contents list."""

    depth: Annotated[
        Annotated[int, Meta(ge=1, le=4, description="a whole number from 1 to 4")],
        about("how deep the contents go in print: 1 lists pieces, 2 their sections as well", example=2),
    ] = 1
    figures: Annotated[bool, about("whether a list of the named figures follows", example=True)] = False
    tables: Annotated[bool, about("whether a list of the named tables follows", example=True)] = False
    listings: Annotated[bool, about("whether a list of the named listings follows", example=True)] = False
    picture: Annotated[
        Words | None,
        about("a picture beside the contents, in themes that have room for one", example="images/type.jpg"),
    ] = None


class Ebook(msgspec.Struct, frozen=True, kw_only=True):
    """What concerns only the ebook."""

    fonts: Annotated[
        bool, about("whether the ebook has its fonts in it; otherwise the reader's are used", example=True)
    ] = False
    claims_conformance: Annotated[
        bool,
        about(
            "whether the ebook claims to conform to EPUB Accessibility 1.1 where nothing that was measured "
            "stands in the way; `false` where a judge or a reader found something",
            example=False,
        ),
    ] = True


class PdfSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What concerns only the PDF."""

    standard: Annotated[
        PdfStandard,
        about(
            "what the PDF conforms to: PDF/UA-1 and PDF/A-2a, or PDF/UA-2 and PDF/A-4 (PDF 2.0)",
            example="ua-2",
        ),
    ] = "ua-1"


class Web(msgspec.Struct, frozen=True, kw_only=True):
    """What concerns only the site."""

    address: Annotated[
        Words | None,
        about(
            "where the site is going to be published; feeds and search engines need it",
            example="https://example.org/overs/",
            without="the site has relative addresses only",
        ),
    ] = None
    search: Annotated[
        bool,
        about(
            "whether the site has a page that finds words in all pieces, which needs pagefind", example=True
        ),
    ] = False


class Trade(msgspec.Struct, frozen=True, kw_only=True):
    """What the book trade is told besides what the settings say anyway."""

    subjects: Annotated[
        tuple[Thema, ...],
        about("what it is about, by the codes of Thema", example=["FBA", "WNX"]),
    ] = ()
    prices: Annotated[
        tuple[Price, ...],
        about("its price, taxes included, in each currency", example=["24.00 EUR", "19.99 GBP"]),
    ] = ()


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """What concerns only the file for the printer."""

    profile: Annotated[
        Words | None,
        about(
            "the path of the ICC profile of the printing press, relative to this file",
            example="printer.icc",
            without="a profile for coated paper",
        ),
    ] = None
    condition: Annotated[
        Words | None,
        about("the name of a registered printing condition", example="FOGRA51"),
    ] = None
    paper: Annotated[
        Words | None,
        about(
            "the weight and bulk of the paper, or its thickness; the width of the spine depends on it",
            example="90 gsm, bulk 1.3",
            without="no cover with a spine is made",
        ),
    ] = None
    accent: Annotated[
        InksOfAccent | None,
        about(
            "what the accent and its tints are printed with: a spot colour on a plate of its own, or per "
            "cent of cyan, magenta, yellow and black, such as `0 90 95 0`",
            example="spot:PANTONE 485 C",
            without="converted as every other colour is",
        ),
    ] = None

    @property
    def sheet(self) -> float | None:
        """The thickness of a sheet of the paper, in millimetres."""
        return sheet_of(self.paper) if self.paper else None


def sheet_of(paper: str) -> float:
    """The thickness of a sheet in millimetres, from a weight (g/m²) and a bulk (cm³/g), or as it is given.

    Raises ValueError for a text that gives neither.
    """
    words = paper.lower().replace(",", " ")
    weight = re.search(r"([\d.]+)\s*(?:gsm|g/m²|g/m2|g)(?!\w)", words)
    bulk = re.search(r"(?:bulk|volume)\s*([\d.]+)|([\d.]+)\s*(?:bulk|volume|cm³/g)", words)
    thick = re.search(r"([\d.]+)\s*(mm|µm|um|micron)", words)
    if thick:
        found = float(thick[1]) / (1 if thick[2] == "mm" else 1000)
    elif weight and bulk:
        found = float(weight[1]) * float(bulk[1] or bulk[2]) / 1000
    else:
        raise ValueError(f'should be a paper such as "90 gsm, bulk 1.3" or "0.12 mm", not "{paper}"')
    if not 0.01 <= found <= 1:
        raise ValueError(f"is a paper {found:g} mm thick, which is impossible")
    return found


class Publication(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of a publication. Each may be left out; the defaults are right for a single manuscript."""

    title: Annotated[
        Words | None,
        about(
            "the title of the publication",
            example="The Long View",
            without="the title of the only piece, else the name of the folder",
        ),
    ] = None
    subtitle: Annotated[Words | None, about("a line under the title", example="A magazine of walks")] = None
    language: Annotated[
        LanguageTag | None,
        about("the language, as a BCP 47 tag", example="en-GB", without="the language of the first piece"),
    ] = None
    identifier: Annotated[
        Words | None,
        about(
            "what identifies the ebook through all its versions: never change it",
            example="urn:uuid:7c0b6e52-3d0f-4a86-9a57-d1f8c2b4e917",
            without="made from the contents, so that it changes with them",
        ),
    ] = None
    date: Annotated[
        IsoDate | None,
        about(
            "the date of issue: a day, a month or a year",
            example="2025-03-01",
            without="the latest date that the manuscripts give",
        ),
    ] = None
    pieces: Annotated[
        tuple[Words, ...] | None,
        about(
            "the manuscripts in their order, by their paths relative to this file",
            example=["first-piece.md", "second-piece.md"],
            without="every .md file beside this one, by name",
        ),
    ] = None
    parts: Annotated[
        tuple[Part, ...],
        about("the parts of a book; pieces of none stand before or after them, by their kind", example=()),
    ] = ()
    index: Annotated[
        bool, about("whether an index of the marked terms is made, if no piece is one", example=True)
    ] = False
    bibliography: Annotated[
        Words | None,
        about(
            "the file of the works that can be cited: .bib, .json (CSL) or .ris",
            example="refs.bib",
        ),
    ] = None
    csl: Annotated[
        Words | None,
        about(
            "the style of citations, a CSL file",
            example="chicago-notes.csl",
            without="author and date, as in the Chicago Manual of Style",
        ),
    ] = None
    references: Annotated[
        Literal["publication", "piece", "none"] | None,
        about(
            "where the works that are cited are listed: once, or after each piece that cites",
            example="piece",
            without="once in a book or where a piece is the bibliography, otherwise after each piece",
        ),
    ] = None
    notes: Annotated[
        NotePlacement,
        about(
            "where print has notes: at the foot of the page, after the piece, or at the end of the book",
            example="book",
        ),
    ] = "foot"
    note_numbers: Annotated[
        Literal["piece", "publication"],
        about("through what notes are counted", example="publication"),
    ] = "piece"
    half_title: Annotated[
        bool, about("whether a leaf with the title alone comes before the title page in print", example=True)
    ] = False
    numbers: Annotated[Numbers, about("what is numbered, and how", example={})] = Numbers()
    contents: Annotated[ContentsSettings, about("what the contents list", example={})] = ContentsSettings()
    theme: Annotated[
        Words | None,
        about(
            "the face of both editions: a theme in styles/themes, or one that `standfirst themes` lists",
            example="feature",
            without="what `style` says",
        ),
    ] = None
    style: Annotated[Look, about("the same, for these two alone: an older setting", example="book")] = (
        "magazine"
    )
    trim: Annotated[
        TrimName | None,
        about("the size of a printed page", example="6x9", without="that of the theme, mostly A5"),
    ] = None
    columns: Annotated[
        Literal[1, 2] | None,
        about(
            "columns of text in print; a pocket book always has one",
            example=2,
            without="those of the theme, mostly one",
        ),
    ] = None
    sections: Annotated[
        Mapping[str, Colour],
        about(
            "the colours of a magazine's sections, by their names: what pieces have as `section`",
            example={"Essay": "#1d5196"},
            without="the theme has a colour for each kind of piece",
        ),
    ] = {}
    series: Annotated[
        Words | None,
        about("the series that the publication belongs to", example="Long Views"),
    ] = None
    issue: Annotated[
        Words | int | None,
        about("the number or name of the issue, or of the volume in the series", example=7),
    ] = None
    description: Annotated[
        Words | None,
        about("a sentence or two for catalogues", example="Five walks along one river."),
    ] = None
    cover: Annotated[
        Words | None,
        about(
            "the path of the picture on the cover, relative to this file",
            example="images/cover.jpg",
            without="a cover of words",
        ),
    ] = None
    cover_layout: Annotated[
        CoverLayout | None,
        about(
            "how the cover stands, in a theme that puts words on it: on the picture, on a band of colour "
            "over it, or around a frame",
            example="band",
            without="as the theme chooses",
        ),
    ] = None
    slug: Annotated[
        FileName | None,
        about(
            "the name of the finished files, without .pdf or .epub",
            example="long-view",
            without="made from the title, or the name of the manuscript built on its own",
        ),
    ] = None
    contributors: Annotated[
        tuple[Contributor, ...],
        about("who made the publication, besides the authors of its pieces", example=()),
    ] = ()
    house_pages: Annotated[
        tuple[HousePage, ...],
        about("what a designed theme prints on pages that would be blank: advertisements, say", example=()),
    ] = ()
    imprint: Annotated[Imprint, about("what the imprint page says", example={})] = Imprint()
    pull_quotes: Annotated[PullQuotes, about("how pull quotes are treated", example={})] = PullQuotes()
    mend: Annotated[
        bool | None,
        about(
            "whether pieces are laid out again to avoid faults such as stranded lines",
            example=True,
            without="once at most",
        ),
    ] = None
    ebook: Annotated[Ebook, about("what concerns only the ebook", example={})] = Ebook()
    pdf: Annotated[PdfSettings, about("what concerns only the PDF", example={})] = PdfSettings()
    web: Annotated[Web, about("what concerns only the site", example={})] = Web()
    trade: Annotated[Trade, about("what the book trade is told", example={})] = Trade()
    print: Annotated[Print, about("what concerns only the file for the printer", example={})] = Print()
    rules: Annotated[
        Mapping[str, Switch],
        about(
            "repairs by the name of their rule: applied, only reported, or not even that",
            example={"join-paragraphs": "suspect"},
            without="all rules are on",
        ),
    ] = {}
    options: Annotated[
        Mapping[str, Any],
        about("values for other programs; they are not read", example={"editor": "Ann"}),
    ] = {}
    span: Span = NOWHERE
    """The settings file; not a setting."""
    lines: Mapping[str, int] = {}
    """The line of each setting, by its name with points: ``parts.0.pieces``; not a setting."""

    def line_of(self, setting: str) -> Span:
        """The place of a setting in the settings file, or of the table that it is in, for diagnostics."""
        while setting not in self.lines and "." in setting:
            setting = setting.rpartition(".")[0]
        return Span(self.span.file, self.lines.get(setting, 0))

    @property
    def theme_name(self) -> str:
        """The theme that is asked for."""
        return self.theme or self.style

    @property
    def is_book(self) -> bool:
        """Whether it goes about as a book does; once read, ``style`` is what its theme says of that."""
        return "book" in (self.theme, self.style)

    def placement_of_references(self, *, has_list: bool = False) -> Literal["publication", "piece", "none"]:
        """Where the works that are cited are listed; ``has_list``: a manuscript is a bibliography."""
        return self.references or ("publication" if self.is_book or has_list else "piece")

    @property
    def house_style(self) -> HouseStyle:
        """The settings that concern the reading of manuscripts."""
        return HouseStyle(language=self.language, rules=self.rules)


NOT_SETTINGS = ("span", "lines")
"""Fields of ``Publication`` that no settings file can give."""

OF_THE_MODEL: Mapping[type, Mapping[str, Meta]] = {
    Contributor: {
        "name": about("the name as it is printed", example="Ann Onymous"),
        "affiliation": about("a firm, a school or a place", example="The Quiet Press"),
        "role": about("what the person did", example="editor", without="author"),
        "note": about("a sentence about the person", example="Ann walks."),
    },
    HousePage: {
        "title": about("its headline", example="Write to us"),
        "text": about("its words; an empty line ends a paragraph", example="We answer every letter."),
        "picture": about("a picture over its upper part", example="images/letters.jpg"),
    },
    Imprint: {
        "publisher": about("who publishes it", example="The Quiet Press"),
        "place": about("where it is published", example="Leeds"),
        "rights": about("the copyright notice", example="© 2025 the authors"),
        "licence": about("the licence, in words or as an address", example="CC BY 4.0"),
        "motto": about("a line for the back page of a magazine", example="There were thirty-one overs."),
        "colophon": about("how it was made", example="Set in Source Serif on uncoated paper."),
        "isbn_print": about(
            "the ISBN of the printed book, which is also drawn as a barcode on the back of its cover",
            example="978-0-306-40615-7",
        ),
        "isbn_ebook": about(
            "the ISBN of the ebook, which becomes its identifier", example="978-1-4028-9462-6"
        ),
    },
}
"""The same for the fields of settings whose types are the document model's."""
