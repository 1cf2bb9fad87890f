"""HTML: a piece of the model as markup, well formed as HTML and as XHTML, for both editions.

One short function per kind of block. Only model values come in, never markup; only ``element``
writes a tag. Stylesheets may rely on the classes: a block's class is its tag in the model, and
whatever text an edition adds (a colon after a label, a note's number) is in an element of class
``generated``. What the print edition and the ebook do differently is asked of the ``Medium``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Literal, assert_never

import msgspec
from markupsafe import Markup

from standfirst.editions import run_on
from standfirst.editions.added_words import ENGLISH, Labels, labels
from standfirst.editions.identifier import identifier
from standfirst.editions.index_locators import Locator
from standfirst.editions.lead_in import INITIAL
from standfirst.editions.numbered_words import ENGLISH as ENGLISH_NUMBERED
from standfirst.editions.numbered_words import NumberedWords, capitalised, numbered_words
from standfirst.editions.piece_design import ON_PAGE, SPANNING
from standfirst.editions.running_heads import shortened
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks, IndexLine
from standfirst.model.counting import counted
from standfirst.model.document import UNTITLED, Piece, PieceKind, title_of
from standfirst.model.editing import map_inlines
from standfirst.model.inlines import Image, Inline, Inlines
from standfirst.model.text import as_line, plain
from standfirst.model.traverse import change_runs, runs, walk_inlines
from standfirst.render.html.address import safe_address
from standfirst.render.html.code import Part, marked, parts_of
from standfirst.render.html.element import Attributes, classes, element, joined, text
from standfirst.render.html.formula import formula_markup
from standfirst.render.html.long_code_lines import MARK, turned
from standfirst.render.html.run_marks import letters_in, run_mark

EM_DASH = "\N{EM DASH}\N{NO-BREAK SPACE}"
NOTHING = Markup()
DEEPEST = 6
"""HTML has six levels of headings."""
SHORTEST_POPUP, LONGEST_POPUP = 9, 5000
"""Characters of a note that pops up."""

Resolver = Callable[[str], "str | None"]


def nowhere(name: str) -> None:
    """Resolves nothing."""
    del name


def no_locators(line: IndexLine) -> tuple[Locator, ...]:
    """No pages are known: every place is one of its own."""
    return tuple(Locator(place.anchor, place.until, place.is_main) for place in line.places)


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between the editions."""

    edition: Literal["print", "ebook", "web"]
    """In print a note stands at its first reference, for the stylesheet to float to the foot of the
    page; in the ebook references are links to notes after the piece, and elements say with
    ``epub:type`` and ``role`` what they are (EPUB 3.3, DPUB-ARIA 1.1). The web is as the ebook, without
    what only ebooks have."""
    href: Resolver
    """Where an anchor (or the name of a piece) is: ``#fold`` or ``03-press.xhtml#fold``; None for
    nowhere, and the link becomes its words. Make ids with ``element.identifier``."""
    src: Resolver
    """Where an asset of this name is; None prints a labelled slot in its place."""
    article: Resolver = nowhere
    """Where another article of the archive is, by its path and the place in it."""
    page: Resolver = nowhere
    """The number of the page on which an anchor stands, for references to it: in print figures that are as
    wide, in the ebook that of the print edition, if it is known."""
    locators: Callable[[IndexLine], tuple[Locator, ...]] = no_locators
    """The pages to which an entry of the index leads."""
    endnotes: frozenset[str] = frozenset()
    """In print: the anchors of the notes that are too long for the foot of a page; they stand after the
    piece, as all do in the ebook."""
    has_notes_title: bool = False
    """In print: whether a heading stands before these."""
    folios: Mapping[str, str] = {}
    """In the ebook: the anchors that mark where a printed page begins, and its folio."""
    code_marks: Mapping[str, tuple[tuple[int, str], ...]] = {}
    """Those within code, which has no inlines: by the anchor of its block, offsets and anchors."""
    columns: int = 1
    """In print: of the text."""
    code_columns: int | None = None
    """Characters of code that stand in a line; longer ones are turned over here. None: they scroll."""
    opener: str = ""
    """In print: how the piece opens, where its theme opens pieces by their kind."""
    kicker: str = ""
    """In print: what stands over its title."""
    recto: str = ""
    """In print: what stands over its pages."""
    repeats_pull_quotes: bool = True
    """Whether assistive technology reads pull quotes that repeat the text word for word."""
    run_numbers: Mapping[int, int] = {}
    """Where runs are to be marked (``run_marks``): ``numbers_of_runs``."""


class _Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What the markup of a block depends on beside the block."""

    medium: Medium
    labels: Labels = ENGLISH
    numbered: NumberedWords = ENGLISH_NUMBERED
    notes: Mapping[str, b.Note] = {}
    level: int = 2
    """Of the heading that a question takes here."""
    inside_notes: tuple[str, ...] = ()
    """The notes that we are in, so that one that refers to itself ends."""
    with_links: bool = True
    """Not inside a link, nor where assistive technology does not go."""

    in_citation: bool = False
    """Whether a link leads to a work in a list of references."""

    @property
    def in_ebook(self) -> bool:
        return self.medium.edition != "print"

    def citing(self) -> _Setting:
        """The same within a citation."""
        return msgspec.structs.replace(self, in_citation=True)

    def is_at_foot(self, note: b.Note) -> bool:
        """Whether the note stands at its first reference, for the stylesheet to float to the foot."""
        return not self.in_ebook and note.anchor not in self.medium.endnotes

    def semantics(self, epub_type: str | None, role: str | None = None) -> Attributes:
        """``epub:type``, in the ebook only, and the role that goes with it."""
        return {
            "epub:type": epub_type if self.medium.edition == "ebook" else None,
            "role": role if self.in_ebook else None,
        }


# -- the piece ----------------------------------------------------------------------------------


def piece_markup(piece: Piece, medium: Medium) -> Markup:
    """A piece, whole: ``<article>`` with its opening, body, ending and notes."""
    at = _Setting(
        medium=medium,
        labels=labels(piece.language),
        numbered=numbered_words(piece.language),
        notes={note.anchor: note for note in piece.notes if note.anchor},
    )
    meaning = MEANINGS.get(piece.kind)
    return element(
        "section" if meaning and at.in_ebook else "article",
        {
            "class": classes("piece", piece.kind),
            "id": identifier(piece.name),
            **_language(piece.language, at),
            "dir": piece.direction,
            **(at.semantics(*meaning) if meaning else {}),
            "aria-label": _name_of(piece, at) if meaning and at.in_ebook else None,
        },
        *_parted(
            _opener(piece, at),
            _body(piece, at),
            _notes(piece.notes, at),
            NOTHING if _ends_in_columns(piece, at) else _ending(piece, at),
        ),
    )


def _ending(piece: Piece, at: _Setting) -> Markup:
    return _wrapped("footer", "ending", _blocks(piece.ending, at))


def _ends_in_columns(piece: Piece, at: _Setting) -> bool:
    """Whether what follows the text stands in the last of its columns; not where notes come between."""
    return bool(at.medium.opener) and at.medium.columns > 1 and not at.medium.endnotes and bool(piece.body)


def _opener(piece: Piece, at: _Setting) -> Markup:
    """The opening. Where it is designed: its picture, then kicker and title beside all other words."""
    blocks = _without_anchor(piece.opening, piece.name)
    if not at.medium.opener:
        over = (
            _generated("p", "kicker", piece.kicker) + Markup("\n")
            if piece.kicker and at.in_ebook
            else NOTHING
        )
        return _wrapped("header", "opening", over + _label(piece) + _blocks(blocks, at))
    pictures = tuple(x for x in blocks if isinstance(x, b.Figure))
    has_standfirst = any(isinstance(x, b.Standfirst) for x in blocks)
    leading: tuple[type, ...] = (b.Title, b.Subtitle) if has_standfirst else (b.Title,)
    heading = tuple(x for x in blocks if isinstance(x, leading))
    rest = tuple(x for x in blocks if x not in pictures and x not in heading)
    kicker = _generated("p", "kicker", at.medium.kicker) + Markup("\n") if at.medium.kicker else NOTHING
    words = _parted(
        _wrapped("div", "opener-title", kicker + _label(piece) + _blocks(heading, at)),
        _wrapped("div", "opener-words", _blocks(rest, at)),
    )
    return element(
        "header",
        {"class": "opening opener", "data-kicker": at.medium.kicker, "data-recto": at.medium.recto},
        _wrapped("div", "opener-art", _blocks(pictures, at)),
        element("div", {"class": "opener-block"}, *words),
    )


MEANINGS: Mapping[PieceKind, tuple[str, str | None]] = {
    **{
        kind: (kind, f"doc-{kind}")
        for kind in (
            "chapter",
            "dedication",
            "epigraph",
            "foreword",
            "preface",
            "acknowledgments",
            "introduction",
            "prologue",
            "part",
            "epilogue",
            "afterword",
            "appendix",
            "glossary",
            "bibliography",
            "index",
            "colophon",
        )
    },
    "interlude": ("chapter", "doc-chapter"),
    "notes": ("endnotes", "doc-endnotes"),
    "about-the-authors": ("contributors", None),
}
"""What kinds of pieces are called in the EPUB structure vocabulary, and their roles in DPUB-ARIA 1.1."""


def _name_of(piece: Piece, at: _Setting) -> str | None:
    """What a landmark without a heading is called; an epigraph or a dedication is none, and has no title."""
    return None if title_of(piece) or piece.kind in UNTITLED else getattr(at.labels, "untitled", None)


def _label(piece: Piece) -> Markup:
    """What stands over a title: *Chapter 3*."""
    return _generated("p", "piece-label", piece.label) + Markup("\n") if piece.label else NOTHING


def blocks_markup(blocks: Blocks, medium: Medium, language: str = "en", level: int = 2) -> Markup:
    """Blocks on their own; their questions are headings of this level, their notes out of reach."""
    return _blocks(blocks, _Setting(medium=medium, labels=labels(language), level=level))


def inlines_markup(inlines: Inlines, medium: Medium, language: str = "en") -> Markup:
    """A run of inlines on its own: a title on a contents page."""
    return _inlines(inlines, _Setting(medium=medium, labels=labels(language)))


def _body(piece: Piece, at: _Setting) -> Markup:
    """An interview's body is a ``doc-qna``: content structured as questions and answers."""
    if at.medium.opener:
        parts = [*_parts_of(piece.body, at)]
        if _ends_in_columns(piece, at):
            parts.append((False, _ending(piece, at)))
        return _wrapped("div", "body zoned", _other_half(piece, at) + _zoned(parts))
    content = _blocks(piece.body, at)
    if piece.kind == "interview" and at.in_ebook:
        return element("section", {"class": "body", **at.semantics("qna", "doc-qna")}, content)
    return _wrapped("div", "body", content)


def _other_half(piece: Piece, at: _Setting) -> Markup:
    """The right half of a picture that opens a piece over two pages; the left half says what it shows."""
    found = next((x for x in piece.opening if isinstance(x, b.Figure)), None)
    if at.medium.opener != "spread" or found is None:
        return NOTHING
    image = msgspec.structs.replace(found.images[0], alt="")
    half = element("div", {"class": "half"}, _image(image, at))
    place = {"class": "other-half", "aria-hidden": "true", "style": "--on-page: 2"}
    return element("div", place, half) + Markup("\n")


def _zoned(parts: Iterable[tuple[bool, Markup]]) -> Markup:
    """Parts of a body in columns, and between these what spans them: WeasyPrint 70 loses text after what
    spans columns inside them. No section has an element of its own: it may go on after such a block."""
    zones = list[Markup]()
    for spans, group in groupby(parts, key=lambda part: part[0]):
        inside = Markup("\n").join(markup for _, markup in group)
        zones.append(inside if spans else element("div", {"class": "columns"}, inside))
    return Markup("\n").join(zones)


def _parts_of(blocks: Iterable[Block], at: _Setting) -> Iterator[tuple[bool, Markup]]:
    """The markup of each block, and whether it spans the columns."""
    for block in blocks:
        match block:
            case b.Division(classes=names) if SPANNING in names:
                yield True, _block(block, at)
            case b.Section():
                level = min(block.heading.level, at.level, DEEPEST)
                own_anchor = block.anchor if block.anchor != block.heading.anchor else None
                heading = _heading(block, level, at)
                yield False, element("div", {"id": _id(own_anchor)}, heading) if own_anchor else heading
                yield from _parts_of(block.blocks, _inside_section(level, at))
            case b.Turn() if any(isinstance(x, b.Division) and SPANNING in x.classes for x in block.blocks):
                yield from _parts_of_turn(block, at)
            case _:
                yield False, _block(block, at)


def _parts_of_turn(turn: b.Turn, at: _Setting) -> Iterator[tuple[bool, Markup]]:
    """A turn in which something spans the columns, in parts: what follows it has no label."""
    is_first = True
    for spans, group in groupby(turn.blocks, lambda x: isinstance(x, b.Division) and SPANNING in x.classes):
        inner = tuple(group)
        if spans:
            yield from ((True, _block(block, at)) for block in inner)
        elif is_first:
            yield False, _turn(msgspec.structs.replace(turn, blocks=inner), at)
            is_first = False
        else:
            yield False, element("div", {"class": "turn goes-on"}, _blocks(inner, at))


def _wrapped(name: str, class_name: str, content: Markup) -> Markup:
    return element(name, {"class": class_name}, content) if content else NOTHING


def _parted(*parts: Markup) -> Iterator[Markup]:
    """Each part on lines of its own."""
    for part in parts:
        if part:
            yield from (Markup("\n"), part)


def _without_anchor(blocks: Blocks, taken: str) -> Blocks:
    """A title may share its anchor with the piece, whose element already carries it."""
    return tuple(msgspec.structs.replace(x, anchor=None) if x.anchor == taken else x for x in blocks)


def _language(tag: str | None, at: _Setting) -> Attributes:
    return {"lang": tag, "xml:lang": tag if at.medium.edition == "ebook" else None}


# -- blocks -------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block], at: _Setting) -> Markup:
    return Markup("\n").join(_block(block, at) for block in blocks)


def _block(block: Block, at: _Setting) -> Markup:
    """The markup of any block."""
    match block:
        case b.Title() | b.Subtitle() | b.Standfirst() | b.Byline() | b.Dateline() | b.ContributorNote():
            return _opening(block, at)
        case b.Section() | b.Paragraph() | b.Question() | b.Turn() | b.Verse() | b.Note():
            return _running_text(block, at)
        case b.PullQuote():
            return _pull_quote(block, at)
        case b.BlockQuote():
            return _quotation(block, {}, at)
        case b.Epigraph():
            return _quotation(block, at.semantics("epigraph", "doc-epigraph"), at)
        case b.Sidebar() | b.EditorsNote() | b.Division() | b.Provenance():
            return _container(block, at)
        case b.List() | b.DefinitionList() | b.Table() | b.CodeBlock() | b.Index():
            return _display(block, at)
        case b.Figure():
            return _figure(block, at)
        case b.FigureGroup():
            return _figure_group(block, at)
        case b.ReferenceList():
            return _reference_list(block, at)
        case b.ThematicBreak():
            return _element("hr", block, {})
        case b.PageBreak():
            return _element("div", block, {})
        case _:
            assert_never(block)


def _opening(
    block: b.Title | b.Subtitle | b.Standfirst | b.Byline | b.Dateline | b.ContributorNote, at: _Setting
) -> Markup:
    match block:
        case b.Title():
            marks, words = _page_marks(block.inlines, at)
            return marks + _element("h1", block, {}, _unmarked(words, block.inlines, at))
        case b.Subtitle():
            return _line("p", block, at, at.semantics("subtitle", "doc-subtitle"))
        case b.Byline() | b.Dateline() | b.ContributorNote():
            return _line("p", block, at)
        case b.Standfirst():
            return _element("div", block, {}, _paragraphs(block.paragraphs, at))
        case _:
            assert_never(block)


def _running_text(
    block: b.Section | b.Paragraph | b.Question | b.Turn | b.Verse | b.Note, at: _Setting
) -> Markup:
    match block:
        case b.Section():
            return _section(block, at)
        case b.Paragraph():
            return _paragraph(block, at)
        case b.Question():
            return _question(block, at)
        case b.Turn():
            return _turn(block, at)
        case b.Verse():
            return _verse(block, at)
        case b.Note():
            return _note(block, at)
        case _:
            assert_never(block)


def _container(block: b.Sidebar | b.EditorsNote | b.Division | b.Provenance, at: _Setting) -> Markup:
    match block:
        case b.Sidebar():
            return _sidebar(block, at)
        case b.EditorsNote():
            return _element("div", block, {}, _blocks(block.blocks, at))
        case b.Division():
            return _division(block, at)
        case b.Provenance():
            return _provenance(block, at)
        case _:
            assert_never(block)


def _display(block: b.List | b.DefinitionList | b.Table | b.CodeBlock | b.Index, at: _Setting) -> Markup:
    match block:
        case b.List():
            return _list(block, at)
        case b.DefinitionList():
            return _definition_list(block, at)
        case b.Table():
            return _table(block, at)
        case b.CodeBlock():
            return _code_block(block, at)
        case b.Index():
            return _index(block, at)
        case _:
            assert_never(block)


def _kind(block: Block) -> str:
    """The block's tag in the model, which is its class in the markup."""
    return str(block.__struct_config__.tag)


def _id(anchor: str | None) -> str | None:
    return identifier(anchor) if anchor else None


def _element(name: str, block: Block, attributes: Attributes, *children: Markup) -> Markup:
    """An element with the block's class and id."""
    return element(name, {"class": _kind(block), "id": _id(block.anchor), **attributes}, *children)


def _line(
    name: str,
    block: b.Title | b.Subtitle | b.Byline | b.Dateline | b.ContributorNote,
    at: _Setting,
    attributes: Attributes | None = None,
) -> Markup:
    return _element(name, block, attributes or {}, _inlines(block.inlines, at))


def _paragraph(block: b.Paragraph, at: _Setting, lead: Markup = NOTHING) -> Markup:
    match block.inlines:
        case (i.Formula(is_displayed=True), *rest) if not re.search(r"\w", plain(tuple(rest))):
            attributes: Attributes = {
                "class": "displayed-formula",
                "id": _id(block.anchor),
                "tabindex": "0" if at.in_ebook else None,  # what is too wide for the screen scrolls
            }
        case _:
            attributes = {"id": _id(block.anchor)}
    return element("p", attributes, _led(lead, block.inlines, at))


def _led(lead: Markup, inlines: Inlines, at: _Setting) -> Markup:
    """A run after its label; the mark of a page that begins here stands before both."""
    mark, words = _page_mark(inlines, at)
    return mark + lead + _unmarked(words, inlines, at)


def _unmarked(words: Inlines, run: Inlines, at: _Setting) -> Markup:
    """The words of a run, from which the marks of pages may have been taken."""
    return (NOTHING if words is run else _run_mark(run, at)) + _inlines(words, at)


def _run_mark(run: object, at: _Setting) -> Markup:
    """The mark of a run, or of the label or the code of a block, where runs are marked."""
    number = at.medium.run_numbers.get(id(run))
    return NOTHING if number is None else run_mark(number)


def _page_mark(inlines: Inlines, at: _Setting) -> tuple[Markup, Inlines]:
    """The mark of a page that begins with this run, and the run without it."""
    match inlines:
        case (i.Anchor(name=name), *rest) if name in at.medium.folios:
            return _anchor(name, at), tuple(rest)
        case _:
            return NOTHING, inlines


def _page_marks(inlines: Inlines, at: _Setting) -> tuple[Markup, Inlines]:
    """The marks of all pages that begin in a run, and the run without them.

    What assistive technology calls by its words (a heading, a caption, the head of a column) would be called
    by the number of the page as well.
    """
    folios = at.medium.folios
    marks = (
        [x for x in walk_inlines(inlines) if isinstance(x, i.Anchor) and x.name in folios] if folios else []
    )
    if not marks:
        return NOTHING, inlines
    rest = map_inlines(inlines, lambda inline: () if inline in marks else (inline,))
    return joined(_anchor(mark.name, at) for mark in marks), rest


def _paragraphs(paragraphs: Iterable[Inlines], at: _Setting) -> Markup:
    return Markup("\n").join(element("p", {}, _inlines(inlines, at)) for inlines in paragraphs)


def _generated(name: str, class_name: str, words: str) -> Markup:
    """Words that the edition adds."""
    return element(name, {"class": f"{class_name} generated"}, text(words))


def _section(block: b.Section, at: _Setting) -> Markup:
    """A heading inside a quotation may be deeper than the piece's are here; no level is skipped."""
    level = min(block.heading.level, at.level, DEEPEST)
    own_anchor = block.anchor if block.anchor != block.heading.anchor else None
    return element(
        "section",
        {"class": f"section level-{level}", "id": _id(own_anchor)},
        _heading(block, level, at),
        Markup("\n"),
        _blocks(block.blocks, _inside_section(level, at)),
    )


def _inside_section(level: int, at: _Setting) -> _Setting:
    return msgspec.structs.replace(at, level=min(level + 1, DEEPEST))


def _heading(block: b.Section, level: int, at: _Setting) -> Markup:
    marks, words = _page_marks(block.heading.inlines, at)
    anchor, number = _id(block.heading.anchor), _numbered(block.heading)
    return marks + element(f"h{level}", {"id": anchor}, number, _unmarked(words, block.heading.inlines, at))


def _numbered(heading: b.Heading) -> Markup:
    """The number of a section, before its heading."""
    return (
        _generated("span", "section-number", f"{heading.number}\N{EN SPACE}") if heading.number else NOTHING
    )


def _question(block: b.Question, at: _Setting) -> Markup:
    """A heading, so that navigation finds it, however the manuscript had it."""
    label = NOTHING
    if block.label:
        mark = " " if block.label[-1] in ".):" else at.labels.colon
        words = _run_mark(block, at) + text(block.label)
        label = element("span", {"class": "question-label"}, words) + _generated("span", "speaker-mark", mark)
    marks, unmarked = _page_marks(block.inlines, at)
    return marks + _element(f"h{at.level}", block, {}, label, _unmarked(unmarked, block.inlines, at))


def _turn(block: b.Turn, at: _Setting) -> Markup:
    """The label leads the first paragraph; where there is none, it stands as one of its own."""
    lead = _speaker(block, at)
    first, rest = block.blocks[:1], block.blocks[1:]
    match first:
        case (b.Paragraph(inlines=(i.Styled(classes=(name,)), *_)),) if name == INITIAL:
            opening, rest = element("p", {"class": "turn-label"}, lead), block.blocks
        case (b.Paragraph() as paragraph,):
            opening = _paragraph(paragraph, at, lead)
        case _:
            opening, rest = element("p", {"class": "turn-label"}, lead), block.blocks
    role = f"turn-{block.role}" if block.role else None
    return element(
        "div",
        {"class": classes("turn", role), "id": _id(block.anchor)},
        opening,
        Markup("\n"),
        _blocks(rest, at),
    )


def _speaker(block: b.Turn, at: _Setting) -> Markup:
    time = element("span", {"class": "time"}, text(block.time)) if block.time else NOTHING
    if not block.label:
        return (time + Markup(" ") if time else NOTHING) + _generated("span", "speaker-mark", EM_DASH)
    name = element("b", {"class": "speaker"}, _run_mark(block, at) + text(block.label))
    return name + (Markup(" ") + time if time else time) + _generated("span", "speaker-mark", at.labels.colon)


def _pull_quote(block: b.PullQuote, at: _Setting) -> Markup:
    """A copy of words in the text: tied to them, and silent for assistive technology if so wished."""
    silent = block.mode == "exact" and not at.medium.repeats_pull_quotes
    at = msgspec.structs.replace(at, with_links=not silent)
    return _element(
        "aside",
        block,
        {
            **at.semantics("pullquote", None if silent else "doc-pullquote"),
            "aria-details": _source(block, at) if at.in_ebook and not silent else None,
            "aria-label": None if silent else at.labels.pull_quote,
            "aria-hidden": "true" if silent else None,
            "data-mode": block.mode,
        },
        _paragraphs(block.paragraphs, at),
        _attribution(block.attribution, at),
        _way_to_passage(block, silent, at),
    )


def _way_to_passage(block: b.PullQuote, silent: bool, at: _Setting) -> Markup:
    """In the ebook a few small words that lead to the passage.

    Where assistive technology does not go, the keyboard does not stop either (WAI-ARIA 1.2, aria-hidden).
    """
    href = at.medium.href(block.source) if block.source and at.in_ebook else None
    if href is None:
        return NOTHING
    attributes = {"href": href, "tabindex": "-1" if silent else None}
    return element("p", {"class": "to-passage generated"}, element("a", attributes, text(at.labels.passage)))


def _source(block: b.PullQuote, at: _Setting) -> str | None:
    """The id of the passage, which ``aria-details`` can only name in the same content document."""
    href = at.medium.href(block.source) if block.source else None
    return href[1:] if href and href.startswith("#") else None


def _attribution(inlines: Inlines, at: _Setting) -> Markup:
    return element("p", {"class": "attribution"}, _inlines(inlines, at)) if inlines else NOTHING


def _quotation(block: b.BlockQuote | b.Epigraph, attributes: Attributes, at: _Setting) -> Markup:
    return _element(
        "blockquote", block, attributes, _blocks(block.blocks, at), _attribution(block.attribution, at)
    )


def _verse(block: b.Verse, at: _Setting) -> Markup:
    stanzas = (element("p", {"class": "stanza"}, lines) for lines in _stanzas(block, at))
    return _element("div", block, {}, Markup("\n").join(stanzas))


def _stanzas(block: b.Verse, at: _Setting, between: str = "<br/>\n") -> Iterator[Markup]:
    """The lines of each stanza; what a line is set in by is spaces that stay."""
    for stanza in block.lines:
        lines = (element("span", {"class": "line"}, _set_in(by), _inlines(line, at)) for by, line in stanza)
        yield Markup(between).join(lines)


def _set_in(letters: int) -> Markup:
    return _generated("span", "indent", "\N{NO-BREAK SPACE}" * letters) if letters else NOTHING


_COUNTED = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def _list(block: b.List, at: _Setting) -> Markup:
    items = (_item(item, block.tight, at) for item in block.items)
    start = str(block.start) if block.ordered and block.start != 1 else None
    styles = [f"counter-reset: list-item {block.start - 1}"] if start else []
    styles += [f"list-style-type: {_COUNTED[block.counting]}"] if block.counting in _COUNTED else []
    return element(
        "ol" if block.ordered else "ul",
        {
            "class": classes("list", "tight" if block.tight else "loose"),
            "id": _id(block.anchor),
            "start": start,
            "type": block.counting if block.counting in _COUNTED else None,
            "style": "; ".join(styles) if styles and not at.in_ebook else None,
        },
        Markup("\n").join(items),
    )


def _item(item: b.ListItem, tight: bool, at: _Setting) -> Markup:
    if item.checked is None:
        return element("li", {}, _unwrapped(item.blocks, at) if tight else _blocks(item.blocks, at))
    box = element(
        "span",
        {
            "class": "checkbox checked" if item.checked else "checkbox",
            "role": "img",
            "aria-label": at.labels.done if item.checked else at.labels.to_do,
        },
    )
    lead = box + Markup(" ")
    match item.blocks:
        case (b.Paragraph() as first, *rest) if not tight:
            return element("li", {"class": "task"}, _paragraph(first, at, lead), _blocks(rest, at))
        case _:
            return element("li", {"class": "task"}, lead, _unwrapped(item.blocks, at))


def _unwrapped(blocks: Blocks, at: _Setting) -> Markup:
    """Blocks whose first, if it is a paragraph, is a line rather than a ``<p>``."""
    match blocks:
        case (b.Paragraph(anchor=anchor, inlines=inlines), *rest):
            line = _inlines(inlines, at)
            return (element("span", {"id": _id(anchor)}, line) if anchor else line) + _blocks(rest, at)
        case _:
            return _blocks(blocks, at)


def _unwrapped_if_alone(blocks: Blocks, at: _Setting) -> Markup:
    return _unwrapped(blocks, at) if len(blocks) == 1 else _blocks(blocks, at)


def _definition_list(block: b.DefinitionList, at: _Setting) -> Markup:
    entries = [
        entry
        for item in block.items
        for entry in (
            *(element("dt", {}, _inlines(term, at)) for term in item.terms),
            *(element("dd", {}, _unwrapped_if_alone(meaning, at)) for meaning in item.meanings),
        )
    ]
    return _element("dl", block, {}, Markup("\n").join(entries))


def _table(block: b.Table, at: _Setting, place: Attributes | None = None) -> Markup:
    marks, words = _page_marks(block.caption, at)
    name = _called(block.number, bool(words)) or _lettered(block.letter, bool(words))
    called = name + _unmarked(words, block.caption, at)
    caption = element("caption", {}, called) if called else NOTHING
    of_heads, head = _cells_and_marks(block.head, at)
    table = element(
        "table", {}, caption, _colgroup(block), _rows("thead", head, at), _rows("tbody", block.body, at)
    )
    place = _turned(block, at) if place is None else place
    return _element("div", block, {**place, **_scrolling(block, at)}, marks, of_heads, table)


def _colgroup(block: b.Table) -> Markup:
    """How wide the columns are, where the manuscript says it."""
    if not block.widths:
        return NOTHING
    styles = (f"width: {100 * wide / sum(block.widths):.4g}%" for wide in block.widths)
    return element("colgroup", {}, *(element("col", {"style": style}) for style in styles))


def _turned(block: Block, at: _Setting) -> Attributes:
    """The classes of what print sets on a page that lies on its side."""
    return {"class": f"{_kind(block)} landscape"} if b.is_landscape(block) and not at.in_ebook else {}


def _called(number: str, has_words: bool) -> Markup:
    """What something is called, before the words of its caption."""
    return _generated("span", "caption-number", f"{number}. " if has_words else number) if number else NOTHING


def _scrolling(block: b.Table, at: _Setting) -> Attributes:
    """What is too wide for the screen scrolls, with the keyboard as well (WCAG 2.2, 2.1.1)."""
    if not at.in_ebook:
        return {}
    name = ". ".join(filter(None, (block.number, as_line(block.caption).strip())))
    return {"tabindex": "0", "role": "region" if name else None, "aria-label": name or None}


def _rows(name: str, rows: Iterable[tuple[b.Cell, ...]], at: _Setting) -> Markup:
    written = [_table_row(row, name == "thead", at) for row in rows]
    return element(name, {}, Markup("\n").join(written)) if written else NOTHING


def _table_row(row: tuple[b.Cell, ...], in_head: bool, at: _Setting) -> Markup:
    """The pages that begin in its heads are marked in the first cell that is none."""
    plain_ones = [number for number, cell in enumerate(row) if not cell.header]
    marks = NOTHING
    if at.medium.folios and plain_ones and len(plain_ones) < len(row) and not in_head:
        marks, (heads,) = _cells_and_marks((tuple(cell for cell in row if cell.header),), at)
        unmarked = iter(heads)
        row = tuple(next(unmarked) if cell.header else cell for cell in row)
    first = plain_ones[0] if plain_ones else None
    cells = (
        _cell(cell, in_head, at, marks if number == first else NOTHING) for number, cell in enumerate(row)
    )
    return element("tr", {}, *cells)


def _cells_and_marks(
    rows: tuple[tuple[b.Cell, ...], ...], at: _Setting
) -> tuple[Markup, tuple[tuple[b.Cell, ...], ...]]:
    """The marks of the pages that begin in cells, and the cells without them."""
    marks: list[Markup] = []

    def unmarked(run: Inlines, _block: Block) -> Inlines:
        mark, words = _page_marks(run, at)
        marks.append(mark)
        return words

    if not at.medium.folios:
        return NOTHING, rows
    without = tuple(
        tuple(msgspec.structs.replace(cell, blocks=change_runs(cell.blocks, unmarked)) for cell in row)
        for row in rows
    )
    return joined(marks), without


def _cell(cell: b.Cell, in_head: bool, at: _Setting, lead: Markup = NOTHING) -> Markup:
    """A header cell says what it heads; one without words is a plain cell."""
    content = lead + _unwrapped_if_alone(cell.blocks, at)
    if cell.white and content:
        content = element("span", {"style": f"padding-right: {cell.white:g}ch"}, content)
    is_header = bool(content) and (in_head or cell.header)
    return element(
        "th" if is_header else "td",
        {
            "class": f"align-{cell.align}" if cell.align else None,
            "scope": ("col" if in_head else "row") if is_header else None,
            "colspan": str(cell.columns) if cell.columns > 1 else None,
            "rowspan": str(cell.rows) if cell.rows > 1 else None,
        },
        content,
    )


def _figure(block: b.Figure, at: _Setting, place: Attributes | None = None) -> Markup:
    """A figure; ``place``: what says where it stands in its group."""
    credit = element("span", {"class": "credit"}, _inlines(block.credit, at)) if block.credit else NOTHING
    marks, words = _page_marks(block.caption, at)
    called = _called(block.number, bool(words)) or _lettered(block.letter, bool(words))
    caption = called + _unmarked(words, block.caption, at)
    between = Markup(" ") if caption and credit else NOTHING
    columns = len(block.images) if at.medium.opener else block.columns
    return _element(
        "figure",
        block,
        _turned(block, at) if place is None else place,
        marks,
        *(
            _rows_of(block.images, columns, at)
            if columns > 1
            else (_linked_image(x, at) for x in block.images)
        ),
        element("figcaption", {}, caption, between, credit) if caption or credit else NOTHING,
    )


def _figure_group(block: b.FigureGroup, at: _Setting) -> Markup:
    """Figures or tables together, side by side or below each other; the caption of tables is above."""
    run = block.over or block.caption
    marks, words = _page_marks(run, at)
    caption = _called(block.number, bool(words)) + _unmarked(words, run, at)
    said = element("figcaption", {}, caption) if caption else NOTHING
    rows = tuple(_rows_of_group(block, at))
    if block.holds_tables:
        return _element("figure", block, {"class": "figure-group of-tables"}, marks, said, *rows)
    return _element("figure", block, {}, marks, *rows, said)


def _rows_of_group(block: b.FigureGroup, at: _Setting) -> Iterator[Markup]:
    held = block.blocks
    columns = len(held) if at.medium.opener and block.columns == 1 else block.columns
    if columns == 1 or (at.in_ebook and block.holds_tables):  # two tables are too wide for a screen
        for one in held:
            yield _figure(one, at, {}) if isinstance(one, b.Figure) else _block(one, at)
        return
    layout = block.layout or [
        (1,) * len(held[first : first + columns]) for first in range(0, len(held), columns)
    ]
    left = list(held)
    for asked in layout:
        row = [left.pop(0) for wide in asked if wide > 0]
        even = [x.images[0] for x in row if isinstance(x, b.Figure)] if not block.layout else []
        widths = [f"width: {w:.2f}%" for w in _widths(even, columns)] if even else _asked(asked)
        yield element("div", {"class": "picture-row"}, *map(partial(_in_row, at=at), row, widths))


def _asked(row: Sequence[int]) -> list[str]:
    """The widths of what stands in a row, and the white after those that are to have more."""
    share = (100 - ROW_GAP * (sum(wide > 0 for wide in row) - 1)) / sum(map(abs, row))
    styles: list[str] = []
    for wide in row:
        if wide > 0:
            styles.append(f"width: {wide * share:.2f}%")
        elif styles:
            styles[-1] += f"; margin-right: {ROW_GAP - wide * share:.2f}%"
    return styles


def _in_row(block: Block, style: str, *, at: _Setting) -> Markup:
    """A figure or a table beside others."""
    place: Attributes = {"class": f"{_kind(block)} in-row", "style": style}
    if isinstance(block, b.Table):
        return _table(block, at, place)
    return _figure(block, at, place) if isinstance(block, b.Figure) else NOTHING


def _lettered(letter: str, has_words: bool) -> Markup:
    """The letter of a figure in its group, before the words of its caption."""
    said = f"({letter}) " if has_words else f"({letter})"
    return _generated("span", "caption-letter", said) if letter else NOTHING


ROW_GAP = 3.4
"""Between two pictures of a row, in hundredths of its width."""


def _rows_of(images: Sequence[Image], columns: int, at: _Setting) -> Iterator[Markup]:
    """Pictures in rows of so many."""
    for first in range(0, len(images), columns):
        row = Markup("").join(_row(images[first : first + columns], columns, at))
        yield element("span", {"class": "picture-row"}, row)


def _row(images: Sequence[Image], columns: int, at: _Setting) -> Iterator[Markup]:
    """Pictures beside each other."""
    for image, width in zip(images, _widths(images, columns), strict=True):
        place = {"class": "in-row", "style": f"width: {width:.2f}%"}
        yield element("span", place, _linked_image(image, at))


def _widths(images: Sequence[Image], columns: int) -> list[float]:
    """How wide pictures beside each other are that are all of one height, in hundredths of their row; fewer
    than stand in a row are no wider than in one that is full."""
    shapes = [image.width / image.height if image.width and image.height else 1.5 for image in images]
    share = (100 - ROW_GAP * (columns - 1)) / (sum(shapes) * columns / len(shapes))
    return [shape * share for shape in shapes]


def _linked_image(image: Image, at: _Setting) -> Markup:
    """A picture of a figure, in its link if it is one."""
    shown = _image(image, at)
    if not image.link or not at.with_links:
        return shown
    href = at.medium.href(image.link[1:]) if image.link.startswith("#") else safe_address(image.link)
    return element("a", {"href": href}, shown) if href else shown


def _image(image: Image, at: _Setting, class_name: str | None = None) -> Markup:
    """A picture, or the labelled slot where it should be."""
    src = at.medium.src(image.asset) if image.asset else None
    if src is None:
        label = image.alt or image.title or image.src
        return element(
            "span", {"class": "missing-image generated", "role": "img", "aria-label": label}, text(label)
        )
    return element(
        "img",
        {
            "class": class_name,
            "src": src,
            "style": _style_of(image, at),
            "alt": image.alt if image.alt is not None else image.title or at.labels.picture,
            "width": str(image.width) if image.width else None,
            "height": str(image.height) if image.height else None,
        },
    )


def _style_of(image: Image, at: _Setting) -> str | None:
    """The width that the author asked for, and what of it has to stay where print cuts it."""
    width = f"width: {image.asked_width}; height: auto" if image.asked_width else ""
    focus = f"object-position: {image.focus}" if image.focus and not at.in_ebook else ""
    return "; ".join(filter(None, (width, focus))) or None


def _code_block(block: b.CodeBlock, at: _Setting) -> Markup:
    language = classes(f"language-{block.language}" if block.language else None)
    called = _called(block.number, bool(block.caption)) + _inlines(block.caption, at)
    code = element(
        "pre",
        {"class": "code", "id": None if called else _id(block.anchor), "dir": "ltr"},
        element("code", {"class": language}, _run_mark(block, at), *_marked_code(block, at)),
    )
    if not called:
        return code
    caption = element("p", {"class": "listing-caption"}, called)
    return element("div", {"class": "listing", "id": _id(block.anchor)}, caption, Markup("\n"), code)


def _marked_code(block: b.CodeBlock, at: _Setting) -> Iterator[Markup]:
    parts = parts_of(block.text, block.language)
    if at.medium.code_columns:
        yield from _turned_code(block, parts, at.medium.code_columns)
        return
    between = [(place, _anchor(name, at)) for place, name in at.medium.code_marks.get(block.anchor or "", ())]
    between += _numbers_of_lines(block)
    done = 0
    for place, markup in sorted(between, key=itemgetter(0)):
        yield marked(block.text, parts, done, place)
        yield markup
        done = place
    yield marked(block.text, parts, done, len(block.text))


def _numbers_of_lines(block: b.CodeBlock) -> Iterator[tuple[int, Markup]]:
    """For a screen: before which character which number stands; the stylesheet shows it, so that nobody
    copies it or hears it read."""
    if block.first_line is None:
        return
    begins = [0, *(found.end() for found in re.finditer("\n", block.text))]
    for number, place in enumerate(begins, block.first_line):
        names = {"class": "line-number", "data-number": str(number), "aria-hidden": "true"}
        yield place, element("span", names)


_JOINT = re.compile(r"(?<=\w)(::|[/.]|_+)(?=\w)")
"""After which code in a line of text may be broken."""
_LONG_CODE = 14
"""Characters of such code that may be broken anywhere at all."""


def _breakable(code: str) -> Markup:
    """Code in a line of text; where it is long, with places at which the line may end."""
    if len(code) <= _LONG_CODE:
        return text(code)
    parts = _JOINT.split(code)
    pairs = zip(parts[::2], (*parts[1::2], ""), strict=True)
    return Markup("<wbr/>").join(text(words + joint) for words, joint in pairs)


def _turned_code(block: b.CodeBlock, parts: Sequence[Part], columns: int) -> Iterator[Markup]:
    """Code whose long lines are turned over; neither turns and their marks nor numbers are a part of it."""
    code, done, gutter = block.text, 0, _gutter(block)
    for number, line in enumerate(code.split("\n")):
        yield text("\n" if number else "")
        done += bool(number)
        if block.first_line is not None:
            shown = text(f"{block.first_line + number:>{gutter - 2}}  ")
            yield element("span", {"class": "line-number", "aria-hidden": "true"}, shown)
        for before, row in turned(line, columns - gutter):
            if before:
                indent = text(f"\n{' ' * gutter}{before.removesuffix(MARK)}")
                yield element("span", {"aria-hidden": "true"}, indent, element("span", {"class": "turned"}))
            yield marked(code, parts, done, done + len(row))
            done += len(row)


def _gutter(block: b.CodeBlock) -> int:
    """How many characters the numbers of lines take, with the white after them."""
    lines = block.text.count("\n")
    return len(str(block.first_line + lines)) + 2 if block.first_line is not None else 0


_TIPS = ("tip", "hint")


def _sidebar(block: b.Sidebar, at: _Setting) -> Markup:
    """A passage by the way. Within a section an aside without a role is nothing, and with a name alone a
    landmark, which is too much (HTML Accessibility API Mappings 1.0, 3.5)."""
    said = _called(block.number, bool(block.title)) + _inlines(block.title, at)
    title = element("p", {"class": "sidebar-title"}, said) if said else NOTHING
    return element(
        "aside",
        {
            "class": classes("sidebar", block.label),
            "id": _id(block.anchor),
            "role": ("doc-tip" if (block.label or "").lower() in _TIPS else "note") if at.in_ebook else None,
            "aria-label": block.number or at.labels.sidebar,
        },
        title,
        _blocks(block.blocks, at),
    )


def _division(block: b.Division, at: _Setting) -> Markup:
    page = next((name.removeprefix(ON_PAGE) for name in block.classes if name.startswith(ON_PAGE)), None)
    if SPANNING in block.classes and at.medium.code_columns:
        whole = at.medium.code_columns * at.medium.columns
        at = msgspec.structs.replace(at, medium=msgspec.structs.replace(at.medium, code_columns=whole))
    return element(
        "div",
        {
            "class": classes(*block.classes),
            "id": _id(block.anchor),
            "style": f"--on-page: {page}" if page else None,
            **_heads(block),
            **_language(block.lang, at),
        },
        _blocks(block.blocks, at),
    )


def _heads(block: b.Division) -> Attributes:
    """What stands over the pages from here on, where a piece begins that runs on."""
    if run_on.HEAD not in block.classes:
        return {}
    kicker, title = run_on.head_words(block)
    return {"data-kicker": kicker or None, "data-recto": shortened(title) or None}


def _provenance(block: b.Provenance, at: _Setting) -> Markup:
    """As the manuscript has it; where it gave only facts, those."""
    if block.blocks:
        return _element("div", block, {}, _blocks(block.blocks, at))
    name: Inlines = (i.Text(block.name or block.url or ""),)
    source: Inlines = (i.Link(block.url, name),) if block.url else name
    facts = [fact for fact in (_inlines(source, at), text(block.licence or "")) if fact]
    return _element("div", block, {}, element("p", {}, _generated("span", "separator", " · ").join(facts)))


def _reference_list(block: b.ReferenceList, at: _Setting) -> Markup:
    """The works that are cited: a list without marks of its own."""
    items = (
        element(
            "li",
            {"class": "reference", "id": _id(reference.anchor)},
            element("span", {"class": "reference-mark"}, _inlines(reference.mark, at)) + Markup(" ")
            if reference.mark
            else NOTHING,
            _inlines(reference.words, at),
        )
        for reference in block.references
    )
    names = classes("reference-list", "marked" if any(x.mark for x in block.references) else None)
    return element("ul", {"class": names, "id": _id(block.anchor)}, Markup("\n").join(items))


# -- the index ----------------------------------------------------------------------------------


def _index(block: b.Index, at: _Setting) -> Markup:
    """The entries by their letters; what is inside an entry is set in."""
    groups = (_index_group(group, at) for group in block.groups)
    return _element("div", block, {}, Markup("\n").join(groups))


def _index_group(group: b.IndexGroup, at: _Setting) -> Markup:
    letter = (
        _generated("h2" if at.in_ebook else "p", "index-letter", group.letter) if group.letter else NOTHING
    )
    if not at.in_ebook:
        lines = Markup("\n").join(_index_line(line, at) for line in group.lines)
        return element("div", {"class": "index-group"}, letter, lines)
    return element(
        "section",
        {"class": "index-group", **at.semantics("index-group")},
        letter,
        _index_list(list(group.lines), at),
    )


def _index_line(line: b.IndexLine, at: _Setting) -> Markup:
    return element("p", {"class": f"index-line level-{line.level}"}, _index_words(line, at))


def _index_list(lines: list[b.IndexLine], at: _Setting) -> Markup:
    """In the ebook entries are items, and those inside them lists in those."""
    items = []
    while lines:
        first = lines.pop(0)
        inner = []
        while lines and lines[0].level > first.level:
            inner.append(lines.pop(0))
        held = (Markup("\n"), _index_list(inner, at)) if inner else ()
        items.append(element("li", at.semantics("index-entry"), _index_words(first, at), *held))
    return element(
        "ul", {"class": "index-lines", **at.semantics("index-entry-list")}, Markup("\n").join(items)
    )


def _index_words(line: b.IndexLine, at: _Setting) -> Markup:
    """The words of an entry, its pages, and what to look under."""
    parts = [element("span", {"class": "index-term", **at.semantics("index-term")}, _inlines(line.words, at))]
    locators = at.medium.locators(line)
    if not at.in_ebook and locators:
        shown = [_printed_locator(locator, plain(line.words), at) for locator in locators]
        parts.append(_generated("span", "locators", ", " + Markup(", ").join(shown)))
    for number, locator in enumerate(locators if at.in_ebook else (), start=1):
        parts += [_generated("span", "separator", ", "), _locator(locator, number, at)]
    for names, label in ((line.see, at.numbered.see), (line.also, at.numbered.see_also)):
        if names:
            parts.append(_generated("span", "see", f". {capitalised(label)} "))
            parts += _parted_by("; ", [_inlines(name, at) for name in names])
    return joined(parts)


def _parted_by(mark: str, parts: list[Markup]) -> Iterator[Markup]:
    for number, part in enumerate(parts):
        yield from (_generated("span", "separator", mark), part) if number else (part,)


def _printed_locator(locator: Locator, term: str, at: _Setting) -> Markup:
    """A page, or the first and the last of several, as links in as few elements as there can be: a long index
    has thousands. The numbers are filled in when the pages are joined."""
    names = "locator main" if locator.is_main else "locator"
    links = [
        element(
            "a",
            {
                "class": names,
                "href": at.medium.href(anchor),
                "aria-label": term,
                "data-page": at.medium.page(anchor),
                "data-ref": identifier(anchor),
            },
        )
        for anchor in (locator.first, locator.last)
        if anchor
    ]
    return links[0] if len(links) == 1 else element("span", {"class": "range"}, Markup("–").join(links))


def _locator(locator: Locator, number: int, at: _Setting) -> Markup:
    """A page, or the first and the last of several, as links; in an ebook without pages a number counts."""
    has_pages = at.medium.page(locator.first) is not None
    ends = (locator.first, *((locator.last,) if locator.last and has_pages else ()))
    shown = Markup("–").join(_locator_link(anchor, number, at) for anchor in ends)
    names = "locator main generated" if locator.is_main else "locator generated"
    return element("span", {"class": names}, shown)


def _locator_link(anchor: str, number: int, at: _Setting) -> Markup:
    href = at.medium.href(anchor)
    folio = _folio(anchor, at) or text(str(number))
    return element("a", {"href": href, **at.semantics("index-locator")}, folio) if href else folio


# -- notes --------------------------------------------------------------------------------------


def _notes(notes: tuple[b.Note, ...], at: _Setting) -> Markup:
    """In the ebook all notes of a piece; in print the long ones, and those to which nothing refers."""
    shown = [note for note in notes if not at.is_at_foot(note) or not note.references]
    title = NOTHING
    if shown and at.medium.has_notes_title:
        title = _generated("h2", "notes-title", at.labels.notes) + Markup("\n")
    return _wrapped("div", "notes", title + _blocks(shown, at))


def _note(note: b.Note, at: _Setting) -> Markup:
    """A note after the text: its number leads back to where it was first referred to."""
    number = element("span", {"class": "note-number generated"}, _way_back(note, at), Markup(" "))
    match note.blocks:
        case (b.Paragraph() as first, *rest):
            content = _paragraph(first, at, number) + Markup("\n") + _blocks(rest, at)
        case _:
            content = element("p", {}, number) + Markup("\n") + _blocks(note.blocks, at)
    if not _pops_up(note):
        return _element("div", note, _called_at(note, at), content)
    attributes = {**at.semantics("footnote", "doc-footnote"), **_called_at(note, at)}
    return _element("aside", note, attributes, content)


def _called_at(note: b.Note, at: _Setting) -> Attributes:
    """In print the place that refers to a note, whose page running heads name."""
    return {"data-called": identifier(note.references[0])} if note.references and not at.in_ebook else {}


def _pops_up(note: b.Note) -> bool:
    """Whether reading systems may show a note over the page that refers to it, and hide it in its place.

    Kobo pops up from 9 to 5,000 characters; what nothing refers to would never be seen.
    """
    length = sum(len(plain(run)) for run in runs(note))
    return bool(note.references) and SHORTEST_POPUP <= length <= LONGEST_POPUP


def _way_back(note: b.Note, at: _Setting) -> Markup:
    """The number as a link to the first reference, and a small one to each of the others."""
    links = []
    for turn, reference in enumerate(note.references):
        href = at.medium.href(reference)
        if href is not None:
            shown = text(str(note.number)) if not turn else element("sup", {}, text(str(turn + 1)))
            name = f"{at.labels.back}: {note.number}" + (f" ({turn + 1})" if turn else "")
            role = "doc-backlink" if at.in_ebook else None
            links.append(element("a", {"role": role, "href": href, "aria-label": name}, shown))
    return Markup(" ").join(links) if links else text(str(note.number))


def _note_reference(reference: i.NoteReference, at: _Setting, *, beside: bool = False) -> Markup:
    """The mark of a note; ``beside`` says that it follows another, so that 1 and 2 are not read as 12."""
    note = at.notes.get(reference.note)
    if note is not None and at.is_at_foot(note) and _is_first(reference, note, at):
        return _footnote(note, reference, at, beside)
    href = at.medium.href(reference.note) if at.with_links else None
    number = element("sup", {}, text(str(reference.number)))
    names = "note-reference generated" + (" beside" if beside else "")
    attributes = {"class": names, "id": _id(reference.anchor)}
    if href is None:
        return element("span", attributes, number)
    type_ = "noteref" if note is None or _pops_up(note) else None
    return element("a", {**attributes, **at.semantics(type_, "doc-noteref"), "href": href}, number)


def _is_first(reference: i.NoteReference, note: b.Note, at: _Setting) -> bool:
    if reference.note in at.inside_notes:
        return False
    return not note.references or note.references[0] == reference.anchor


def _footnote(note: b.Note, reference: i.NoteReference, at: _Setting, beside: bool) -> Markup:
    """A note in the line that refers to it: phrasing only, as a paragraph can hold no block.

    Its ``data-`` attributes name the place that refers to it, and the links there and back.
    """
    inside = msgspec.structs.replace(at, inside_notes=(*at.inside_notes, note.anchor or ""))
    return element(
        "span",
        {
            "class": classes("note", "beside" if beside else None),
            "id": _id(note.anchor),
            "data-number": str(note.number),
            "data-reference": _id(reference.anchor),
            "data-there": f"{at.labels.note} {note.number}",
            "data-back": f"{at.labels.back}: {note.number}",
        },
        Markup(" ").join(_phrasing(block, inside) for block in note.blocks),
    )


def _phrasing(block: Block, at: _Setting) -> Markup:
    """A block inside a footnote, as spans whose classes say what it is."""
    match block:
        case b.CodeBlock():
            return element("code", {"class": "code"}, _run_mark(block, at) + text(block.text))
        case b.Verse():
            # a line end between the lines would be a line of white in a footnote (WeasyPrint 70)
            stanzas = (element("span", {"class": "stanza"}, lines) for lines in _stanzas(block, at, "<br/>"))
            return Markup("\n").join(stanzas)
        case b.List():
            items = (
                element(
                    "span",
                    {"class": "item"},
                    _generated("span", "item-mark", _mark(block, n)),
                    Markup(" ").join(_phrasing(inner, at) for inner in item.blocks),
                )
                for n, item in enumerate(block.items)
            )
            return element("span", {"class": "list"}, Markup(" ").join(items))
        case b.Figure():
            return Markup(" ").join(_image(image, at, "inline-image") for image in block.images) + _spans(
                block, at
            )
        case b.ThematicBreak() | b.PageBreak():
            return NOTHING
        case _:
            return _spans(block, at)


def _mark(block: b.List, item: int) -> str:
    return f"{counted(block.start + item, block.counting)}. " if block.ordered else "– "


def _spans(block: Block, at: _Setting) -> Markup:
    """Every run of words in a block as a paragraph that is a span."""
    kind = _kind(block)
    return Markup(" ").join(
        element("span", {"class": kind}, _inlines(inlines, at)) for inlines in runs(block) if inlines
    )


# -- inlines ------------------------------------------------------------------------------------


def _inlines(inlines: Inlines, at: _Setting) -> Markup:
    if at.medium.run_numbers and (number := at.medium.run_numbers.get(id(inlines))) is not None:
        return joined(_with_marks(inlines, number, at))
    return _inlines_in_a_row(inlines, at)


def _with_marks(inlines: Inlines, number: int, at: _Setting) -> Iterator[Markup]:
    """A run with its mark, and another behind whatever is shown in other words than ``plain`` has it."""
    done = 0
    for end, inline in enumerate(inlines, start=1):
        if any(isinstance(inner, i.Formula | i.CrossReference) for inner in walk_inlines((inline,))):
            yield run_mark(number, letters_in(plain(inlines[:done])))
            yield _inlines_in_a_row(inlines[done:end], at)
            done = end
    yield run_mark(number, letters_in(plain(inlines[:done])))
    yield _inlines_in_a_row(inlines[done:], at)


def _inlines_in_a_row(inlines: Inlines, at: _Setting) -> Markup:
    before: Inline | None = None
    parts: list[Markup] = []
    for inline in inlines:
        if isinstance(before, i.Anchor) and isinstance(inline, i.Text) and at.medium.edition == "print":
            parts[-1:] = _anchored_word(before, inline, at)
            before = inline
            continue
        if isinstance(inline, i.NoteReference) and _ends_with_note(before):
            parts.append(_note_reference(inline, at, beside=True))
        elif isinstance(inline, i.Citation) and _ends_with_note(before):
            parts.append(_citation(inline, at, beside=True))
        else:
            parts.append(_inline(inline, at))
        before = inline
    return joined(parts)


def _ends_with_note(inline: Inline | None) -> bool:
    """Whether the mark of a note stands at the end, one of the writer's or one that a citation has."""
    if isinstance(inline, i.Citation) and inline.children:
        return _ends_with_note(inline.children[-1])
    return isinstance(inline, i.NoteReference)


def _citation(citation: i.Citation, at: _Setting, *, beside: bool = False) -> Markup:
    """Works that are cited; ``beside``: right after the mark of a note, as the citation may be one."""
    words, inside = citation.children, at.citing()
    if beside and words and isinstance(words[0], i.NoteReference):
        shown = _note_reference(words[0], inside, beside=True) + _inlines(words[1:], inside)
    else:
        shown = _inlines(words, inside)
    return element("span", {"class": "citation"}, shown)


def _anchored_word(anchor: i.Anchor, words: i.Text, at: _Setting) -> list[Markup]:
    """A place before a word as the id of that word: an empty element there makes a line end elsewhere
    (WeasyPrint 70)."""
    word, space, rest = words.value.partition(" ")
    if not word or anchor.name in at.medium.folios:
        return [_anchor(anchor.name, at), text(words.value)]
    return [element("span", {"id": _id(anchor.name)}, text(word)), text(space + rest)]


def _inline(inline: Inline, at: _Setting) -> Markup:
    """The markup of any inline."""
    match inline:
        case i.Text():
            return text(inline.value)
        case i.Emphasis():
            return element("em", {}, _inlines(inline.children, at))
        case i.Strong():
            return element("strong", {}, _inlines(inline.children, at))
        case i.SmallCaps():
            return element("span", {"class": "small-caps"}, _inlines(inline.children, at))
        case i.Superscript():
            return element("sup", {}, _inlines(inline.children, at))
        case i.Subscript():
            return element("sub", {}, _inlines(inline.children, at))
        case i.Struck():
            return element("s", {}, _inlines(inline.children, at))
        case i.Code():
            return element("code", {}, text(inline.value) if at.in_ebook else _breakable(inline.value))
        case i.Formula():
            return formula_markup(inline, in_ebook=at.in_ebook)
        case i.Ruby():
            return element("ruby", {}, _inlines(inline.children, at))
        case i.Reading():
            return _reading(inline, at)
        case i.ForeignWords():
            attributes = {**_language(inline.lang, at), "dir": inline.direction}
            return element("span", {"class": "foreign", **attributes}, _inlines(inline.children, at))
        case i.Styled():
            hidden = "true" if "end-mark" in inline.classes else None  # a square, for the eye only
            styles = {"class": classes(*inline.classes), "aria-hidden": hidden}
            return element("span", styles, _inlines(inline.children, at))
        case i.Link():
            return _link(inline, at)
        case i.PageReference():
            return _page_reference(inline, at)
        case i.CrossReference():
            return _cross_reference(inline, at)
        case i.Citation():
            return _citation(inline, at)
        case i.IndexTerm(children=children, anchor=anchor):
            words = _inlines(children, at)
            return element("span", {"id": _id(anchor)}, words) if anchor else words
        case i.IndexMark(anchor=anchor):
            return element("span", {"id": _id(anchor)}) if anchor else NOTHING
        case i.NoteReference():
            return _note_reference(inline, at)
        case i.InlineImage():
            return _image(inline.image, at, "inline-image")
        case i.LineBreak():
            return element("br", {})
        case i.Abbreviation():
            return element("abbr", {"title": inline.expansion}, text(inline.value))
        case i.Anchor():
            return _anchor(inline.name, at)
        case _:
            assert_never(inline)


def _page_reference(reference: i.PageReference, at: _Setting) -> Markup:
    """The words given, followed by the number of the page."""
    href = at.medium.href(reference.anchor) if at.with_links else None
    words = _inlines(reference.children, msgspec.structs.replace(at, with_links=False))
    if (folio := _folio(reference.anchor, at)) and words:
        words += _generated("span", "space", "\N{NO-BREAK SPACE}")
    return element("a" if href else "span", {"class": "page-reference", "href": href}, words, folio)


def _folio(anchor: str, at: _Setting) -> Markup:
    """The number of the page on which an anchor stands: in print filled in when the pages are joined."""
    number = at.medium.page(anchor)
    if number is None:
        return NOTHING
    if at.in_ebook:
        return _generated("span", "folio", number)
    return element("span", {"class": "folio generated", "data-page": number, "data-ref": identifier(anchor)})


def _cross_reference(reference: i.CrossReference, at: _Setting) -> Markup:
    """A link that says what it leads to; where there are no pages, a reference to one has other words."""
    if reference.anchor is None:
        return text(reference.typed)
    href = at.medium.href(reference.anchor) if at.with_links else None
    names = "cross-reference"
    words = text(reference.words)
    if reference.is_to_page:
        names += " generated"
        before, _, after = reference.words.partition("{}")
        folio = _folio(reference.anchor, at)
        words = text(before) + folio + text(after) if folio else text(reference.otherwise)
    if not words:
        return NOTHING
    return text(reference.lead) + element("a" if href else "span", {"class": names, "href": href}, words)


def _reading(reading: i.Reading, at: _Setting) -> Markup:
    """How characters are read, in parentheses where a reading system can't set it above them."""
    words = _inlines(reading.children, at)
    if not (words.startswith("(") and words.endswith(")")):
        return element("rt", {}, words)
    return element("rp", {}, text("(")) + element("rt", {}, words[1:-1]) + element("rp", {}, text(")"))


def _anchor(name: str, at: _Setting) -> Markup:
    """A place to link to; a mark where a page of the print edition begins says which."""
    folio = at.medium.folios.get(name)
    if folio is None:
        return element("span", {"id": _id(name)})
    label = f"{at.labels.page} {folio}"
    shown = label if at.medium.edition == "web" else None  # by the stylesheet, in the margin
    page = {"class": "page-mark", "aria-label": label, **at.semantics("pagebreak", "doc-pagebreak")}
    return element("span", {"id": _id(name), **page, "data-page": shown})


def _link(link: i.Link, at: _Setting) -> Markup:
    """A link; its words alone if it leads nowhere, or where no reader should be sent.

    No link can hold another, so references to notes stand after the words that they follow.
    """
    href, title = _address(link.url, at.medium), _printed_title(link, at)
    if href is None or not at.with_links:
        return _inlines(link.children, at) + title
    parts = groupby(link.children, lambda child: isinstance(child, i.NoteReference))
    words = joined(
        _inlines(tuple(part), at) if is_reference else _linked(tuple(part), href, link, at)
        for is_reference, part in parts
    )
    return words + title


def _printed_title(link: i.Link, at: _Setting) -> Markup:
    """In print, after words that lead to another article, its title, unless they say it."""
    if at.in_ebook or not link.url.startswith(i.ARTICLE) or not link.title:
        return NOTHING
    if link.title.casefold() in plain(link.children).casefold():
        return NOTHING
    return _generated("span", "article-title", f" ({link.title})")


def _address(url: str, medium: Medium) -> str | None:
    """Where a link leads in this edition: within it, to another article of the archive, or outside."""
    if url.startswith("#"):
        return medium.href(url[1:])
    return medium.article(url.removeprefix(i.ARTICLE)) if url.startswith(i.ARTICLE) else safe_address(url)


def _linked(words: Inlines, href: str, link: i.Link, at: _Setting) -> Markup:
    content = _inlines(words, msgspec.structs.replace(at, with_links=False))
    shows = plain(words).strip() or "<img" in content
    role = "doc-biblioref" if at.in_citation and at.in_ebook and link.url.startswith("#") else None
    return element("a", {"role": role, "href": href, "title": link.title}, content) if shows else content
