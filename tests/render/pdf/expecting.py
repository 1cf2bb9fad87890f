"""What a piece should be in the structure of its PDF, said without the code that makes it.

Nested tuples: the element's type with what it says of itself, then what it holds. Words are compared by
their letters and figures alone; what an edition adds is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeAlias, assert_never

from render.pdf.reading import Element
from standfirst.editions import byline
from standfirst.editions.added_words import labels
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.render.html.address import safe_address
from standfirst.render.pdf.tag_of_element import GENERATED

Tree: TypeAlias = tuple[Any, ...]
Kids: TypeAlias = Iterator[Tree | str]

ALWAYS_THERE = ("TD", "TH", "Figure", "Lbl")


def tree(type_: str, kids: Iterable[Tree | str], **says: object) -> Tree:
    """An element; words side by side are one text, what holds nothing is not there."""
    said = "".join(f" {key}={value}" for key, value in sorted(says.items()) if value is not None)
    found: list[Tree | str] = []
    for kid in kids:
        if isinstance(kid, str):
            letters = re.sub(r"[\W_]", "", kid)
            if found and isinstance(found[-1], str):
                found[-1] += letters
            elif letters:
                found.append(letters)
        elif len(kid) > 1 or kid[0].split(" ")[0] in ALWAYS_THERE:
            found.append(kid)
    return (type_ + said, *found)


# -- as it was read back --------------------------------------------------------------------------


def found(element: Element) -> Tree:
    """What was read back in the same form; headings without their levels."""
    kind = re.sub(r"^H\d$", "H", element.type)
    kids = (
        kid if isinstance(kid, str) else found(kid)
        for kid in element.kids
        if isinstance(kid, str) or kid.title != GENERATED
    )
    if kind == "Figure":
        kids = (kid for kid in kids if not isinstance(kid, str))
    return tree(kind, kids, **element.says)


# -- as it should be ------------------------------------------------------------------------------


class Expecting:
    """What is expected of a piece; ``known`` are the anchors that links may lead to."""

    def __init__(self, piece: Piece, *, known: Iterable[str], endnotes: Iterable[str], repeats: bool) -> None:
        self._piece = piece
        self._known = set(known)
        self._endnotes = set(endnotes)
        self._repeats = repeats
        self._notes = {note.anchor: note for note in piece.notes}
        self._labels = labels(piece.language)
        self._called: list[Tree] = []
        """Notes that the words so far refer to, and that are not there yet."""

    def article(self) -> Tree:
        piece = self._piece
        shown = [note for note in piece.notes if note.anchor in self._endnotes or not note.references]
        notes = tree("Div", (tree("Note", self.blocks(note.blocks)) for note in shown))
        kids = (*self.blocks(piece.opening), *self.blocks(piece.body), notes, *self.blocks(piece.ending))
        return tree("Art", kids, Lang=piece.language)

    def words(self, type_: str, kids: Iterable[Tree | str], **says: object) -> Kids:
        """Something that holds lines, and the notes that it refers to."""
        yield tree(type_, kids, **says)
        yield from self.notes_so_far()

    def notes_so_far(self) -> Kids:
        called, self._called = self._called, []
        for note in called:
            yield note
            yield from self.notes_so_far()

    def blocks(self, blocks: Iterable[Block]) -> Kids:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Kids:
        match block:
            case b.Title():
                yield from self.words("H", self.inlines(block.inlines))
            case b.Subtitle() | b.Byline() | b.Dateline() | b.ContributorNote() | b.Paragraph():
                yield from self.words("P", self.inlines(block.inlines))
            case b.Standfirst():
                yield tree("Div", self.paragraphs(block.paragraphs))
            case b.Section():
                heading = self.words("H", self.inlines(block.heading.inlines))
                yield tree("Sect", (*heading, *self.blocks(block.blocks)))
            case b.Question():
                yield from self.words("H", (block.label or "", *self.inlines(block.inlines)))
            case b.Turn():
                yield self.turn(block)
            case b.PullQuote():
                if block.mode != "exact" or self._repeats:
                    yield tree("Aside", self.paragraphs((*block.paragraphs, block.attribution)))
            case b.BlockQuote() | b.Epigraph():
                kids = (*self.blocks(block.blocks), *self.paragraphs((block.attribution,)))
                yield tree("BlockQuote", kids)
            case b.Verse():
                yield tree("Div", (kid for stanza in block.stanzas for kid in self.stanza(stanza)))
            case b.List():
                yield tree(
                    "L",
                    (self.item(item, block.tight) for item in block.items),
                    ListNumbering="Decimal" if block.ordered else "Disc",
                )
            case b.DefinitionList():
                yield tree("L", map(self.definition, block.items), ListNumbering="None")
            case b.Table():
                head = tree("THead", (self.row(row, "Column") for row in block.head))
                body = tree("TBody", (self.row(row, "Row") for row in block.body))
                caption = tree("Caption", self.inlines(block.caption))
                called, self._called = self._called, []
                yield tree("Table", (caption, head, body))
                self._called = called
                yield from self.notes_so_far()
            case b.Figure():
                yield self.figure(block)
                yield from self.notes_so_far()
            case b.FigureGroup():
                yield tree("Div", (*self.blocks(block.blocks), tree("P", self.inlines(block.caption))))
            case b.CodeBlock():
                yield tree("P", (tree("Code", (block.text,)),))
            case b.Sidebar():
                yield tree("Aside", (*self.paragraphs((block.title,)), *self.blocks(block.blocks)))
            case b.EditorsNote():
                yield tree("Div", self.blocks(block.blocks))
            case b.Division(lang=None):
                yield from self.blocks(block.blocks)
            case b.Division():
                yield tree("Div", self.blocks(block.blocks), Lang=block.lang)
            case b.Provenance(blocks=()):
                name: i.Inlines = (i.Text(block.name or block.url or ""),)
                source = self.inlines((i.Link(block.url, name),) if block.url else name)
                yield tree("Div", (tree("P", (*source, block.licence or "")),))
            case b.Provenance():
                yield tree("Div", self.blocks(block.blocks))
            case b.ThematicBreak() | b.Note() | b.PageBreak():
                return
            case b.ReferenceList():
                yield tree("L", map(self.cited, block.references), ListNumbering="None")
            case b.Index():
                for line in (line for group in block.groups for line in group.lines):
                    yield tree(
                        "P", (kid for run in (line.words, *line.see, *line.also) for kid in self.inlines(run))
                    )
            case _:
                assert_never(block)

    def paragraphs(self, runs: Iterable[i.Inlines]) -> Kids:
        return (kid for run in runs for kid in self.words("P", self.inlines(run)))

    def stanza(self, lines: Iterable[i.Inlines]) -> Kids:
        return self.words("P", (tree("Sub", self.inlines(line)) for line in lines))

    def turn(self, turn: b.Turn) -> Tree:
        lead = (*((tree("Strong", (turn.label,)),) if turn.label else ()), turn.time or "")
        match turn.blocks:
            case (b.Paragraph(inlines=inlines), *rest):
                first = self.words("P", (*lead, *self.inlines(inlines)))
            case rest:
                first = self.words("P", lead)
        return tree("Div", (*first, *self.blocks(rest)))

    def item(self, item: b.ListItem, tight: bool) -> Tree:
        body = tree("LBody", self.opened(item.blocks) if tight else self.blocks(item.blocks))
        if item.checked is None:
            return tree("LI", (body,))
        box = tree("Lbl", (), Alt=self._labels.done if item.checked else self._labels.to_do)
        return tree("LI", (box, body))

    def opened(self, blocks: Iterable[Block]) -> Kids:
        """The first paragraph is a line of what it stands in."""
        for number, block in enumerate(blocks):
            if isinstance(block, b.Paragraph) and number == 0:
                yield from self.inlines(block.inlines)
                yield from self.notes_so_far()
            else:
                yield from self.block(block)

    def alone(self, blocks: tuple[Block, ...]) -> Kids:
        return self.opened(blocks) if len(blocks) == 1 else self.blocks(blocks)

    def definition(self, definition: b.Definition) -> Tree:
        terms = (tree("Lbl", (*self.inlines(term), *self.notes_so_far())) for term in definition.terms)
        return tree("LI", (*terms, *(tree("LBody", self.alone(each)) for each in definition.meanings)))

    def cited(self, reference: b.Reference) -> Tree:
        return tree("LI", (tree("LBody", self.inlines((*reference.mark, *reference.words))),))

    def row(self, row: Iterable[b.Cell], scope: str) -> Tree:
        return tree("TR", (self.cell(cell, scope) for cell in row))

    def cell(self, cell: b.Cell, scope: str) -> Tree:
        heads = bool(cell.blocks) and (scope == "Column" or cell.header)
        return tree(
            "TH" if heads else "TD",
            self.alone(cell.blocks),
            Scope=scope if heads else None,
            ColSpan=cell.columns if cell.columns > 1 else None,
            RowSpan=cell.rows if cell.rows > 1 else None,
        )

    def figure(self, figure: b.Figure) -> Tree:
        caption = (*self.inlines(figure.caption), *self.inlines(figure.credit))
        described = [self.alt(image) for image in figure.images]
        if len(described) == 1 and described[0] and not figure.images[0].link:
            return tree("Figure", (tree("Caption", caption),), Alt=described[0])
        # A slot without its picture is ours.
        shown = (
            tree("Link", (tree("Figure", (), Alt=alt),)) if image.link else tree("Figure", (), Alt=alt)
            for image, alt in zip(figure.images, described, strict=True)
            if alt and image.asset
        )
        return tree("Div", (*shown, tree("P", caption)))

    def alt(self, image: i.Image) -> str:
        if image.asset is None:
            return image.alt or image.title or image.src
        return image.alt if image.alt is not None else image.title or self._labels.picture

    def note(self, note: b.Note) -> Tree:
        return tree("Note", (kid for block in note.blocks for kid in self.phrasing(block)))

    def phrasing(self, block: Block) -> Kids:
        """A block at the foot of the page."""
        match block:
            case b.Paragraph():
                yield from self.words("P", self.inlines(block.inlines))
            case b.CodeBlock():
                yield tree("Code", (block.text,))
            case b.Verse():
                yield from (kid for stanza in block.stanzas for kid in self.stanza(stanza))
            case b.List():
                bodies = (
                    tree("LBody", (kid for each in item.blocks for kid in self.phrasing(each)))
                    for item in block.items
                )
                yield tree(
                    "L",
                    (tree("LI", (body,)) for body in bodies),
                    ListNumbering="Decimal" if block.ordered else "Disc",
                )
            case b.BlockQuote(blocks=(b.Paragraph() as only,)):
                yield tree("BlockQuote", self.inlines(only.inlines))
            case _:
                raise NotImplementedError(f"a note with a {type(block).__name__}")

    # -- inlines

    def inlines(self, inlines: i.Inlines) -> Kids:
        for inline in inlines:
            yield from self.inline(inline)

    def inline(self, inline: i.Inline) -> Kids:
        match inline:
            case i.Text(value=value):
                yield value
            case i.Emphasis():
                yield tree("Em", self.inlines(inline.children))
            case i.Strong():
                yield tree("Strong", self.inlines(inline.children))
            case i.Code():
                yield tree("Code", (inline.value,))
            case i.ForeignWords():
                yield tree("Span", self.inlines(inline.children), Lang=inline.lang)
            case i.Styled(classes=byline.GENERATED):
                return  # ours: what is read back of them is left out too
            case i.SmallCaps() | i.Superscript() | i.Subscript() | i.Struck() | i.Styled():
                yield from self.inlines(inline.children)
            case i.Ruby() | i.Reading() | i.Citation():
                yield from self.inlines(inline.children)
            case i.Formula(value=value):
                yield tree("Formula", (), Alt=value)
            case i.Link():
                yield from self.link(inline)
            case i.PageReference():
                leads = inline.anchor in self._known
                words = self.inlines(inline.children)
                yield from (tree("Link", words),) if leads else words
            case i.NoteReference():
                yield from self.reference(inline)
            case i.InlineImage(image=image):
                if image.asset and self.alt(image):
                    yield tree("Figure", (), Alt=self.alt(image))
            case i.Abbreviation():
                yield tree("Span", (inline.value,), E=inline.expansion)
            case i.CrossReference():
                yield from self.cross_reference(inline)
            case i.IndexTerm():
                yield from self.inlines(inline.children)
            case i.LineBreak() | i.Anchor() | i.IndexMark():
                return
            case _:
                assert_never(inline)

    def cross_reference(self, reference: i.CrossReference) -> Kids:
        if reference.anchor is None:
            yield reference.typed
        elif reference.is_to_page:  # its words are ours
            yield reference.lead
        else:
            yield reference.lead
            leads = reference.anchor in self._known
            yield tree("Link", (reference.words,)) if leads else reference.words

    def link(self, link: i.Link) -> Kids:
        leads = link.url[1:] in self._known if link.url.startswith("#") else safe_address(link.url)
        if not leads:
            yield from self.inlines(link.children)
            return
        for is_reference, part in groupby(link.children, lambda child: isinstance(child, i.NoteReference)):
            kids = self.inlines(tuple(part))
            yield from kids if is_reference else (tree("Link", kids),)

    def reference(self, reference: i.NoteReference) -> Kids:
        """The number is ours; after the block in which it is first mentioned comes the note."""
        note = self._notes.get(reference.note)
        if note and note.anchor not in self._endnotes and note.references[:1] == (reference.anchor,):
            called, self._called = self._called, []
            self._called = [*called, self.note(note)]
        yield from ()
