"""A publication that holds every kind of block and inline, built as a model, without a manuscript."""

from __future__ import annotations

import struct
import zlib

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.assets import Asset, Assets
from standfirst.model.document import Contributor, Credit, Document, Imprint, Piece, Speaker
from standfirst.model.inlines import Image, Inlines


def t(words: str) -> Inlines:
    """Words as a run of inlines."""
    return (i.Text(words),)


def p(words: str, anchor: str | None = None) -> b.Paragraph:
    """A paragraph of plain words."""
    return b.Paragraph(inlines=t(words), anchor=anchor)


def png(width: int, height: int, grey: int) -> bytes:
    """A plain grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([grey]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">
<rect x="10" y="10" width="100" height="40" fill="none" stroke="#333"/>
<path d="M60 10V50" stroke="#333"/></svg>"""

ASSETS: Assets = {
    "images/press.png": Asset(
        name="images/press.png", media_type="image/png", data=png(64, 48, 150), width=64, height=48
    ),
    "images/fold.svg": Asset(
        name="images/fold.svg", media_type="image/svg+xml", data=SVG, width=120, height=60
    ),
    "images/unused.png": Asset(
        name="images/unused.png", media_type="image/png", data=png(8, 8, 10), width=8, height=8
    ),
}

SCHEDULER = Image("images/press.png", "A platen press with its flywheel", None, "images/press.png", 64, 48)
FOLD = Image("images/fold.svg", "A sheet folded once", None, "images/fold.svg", 120, 60)
LOST = Image("images/lost.png", None)
ORNAMENT = Image("images/fold.svg", "", None, "images/fold.svg", 120, 60)

EVERY_INLINE: Inlines = (
    i.Text("Plain & <angled>, "),
    i.Emphasis(t("stressed")),
    i.Text(", "),
    i.Strong(t("important")),
    i.Text(", "),
    i.SmallCaps(t("bce")),
    i.Text(", x"),
    i.Superscript(t("2")),
    i.Text(", H"),
    i.Subscript(t("2")),
    i.Text("O, "),
    i.Struck(t("gone")),
    i.Text(", "),
    i.Code("make --jobs=2"),
    i.Formula("$h_1 = 2$"),
    i.Text(", "),
    i.Ruby((i.Text("Cwm"), i.Reading((i.Text("(koom)"),)))),
    i.Text(", "),
    i.ForeignWords("fr", t("mise en page")),
    i.Text(", "),
    i.ForeignWords("ar", t("كتاب"), "rtl"),
    i.Text(", "),
    i.Styled(("brand",), t("styled")),
    i.Text(", "),
    i.Link("https://example.org/a b?q=1&r=%", t("a link"), "Its title"),
    i.Text(", "),
    i.Link("#the-fold", (i.Text("a cross-reference"), i.NoteReference("note-2", 2, "ref-2"))),
    i.Text(", "),
    i.Link("#nowhere", t("a dead link")),
    i.Text(", "),
    i.Link("javascript:alert(1)", t("a wicked link")),
    i.Text(", "),
    i.PageReference("the-fold", t("see the fold")),
    i.Text(", "),
    i.CrossReference("fig-fold", "@fig-fold", words="Figure 2", anchor="figure-fold"),
    i.Text(" on "),
    i.CrossReference(
        "sec-grain", "[-@page:sec-grain]", "page-number", words="{}", otherwise="2", anchor="grain"
    ),
    i.Text(", "),
    i.Citation(
        (i.Text("(see "), i.Link("#ref-fold", t("Folder 1999")), i.Text(")")),
        typed="[see @fold]",
        keys=("fold",),
    ),
    i.Text(", "),
    i.IndexTerm(t("a term"), anchor="index-term"),
    i.IndexMark(i.IndexEntry(headings=("fold", "twice")), anchor="index-fold"),
    i.Text(", a note"),
    i.NoteReference("note-1", 1, "ref-1"),
    i.Text(" and again"),
    i.NoteReference("note-1", 1, "ref-1-again"),
    i.Text(", "),
    i.InlineImage(FOLD),
    i.LineBreak(),
    i.Abbreviation("ISBN", "International Standard Book Number"),
    i.Anchor("here"),
    i.Text("."),
)

CELL = b.Cell(blocks=(p("28 lb"),), align="right")

EVERY_BLOCK = b.Section(
    heading=b.Heading(
        level=2, inlines=(i.Text("The fold & the "), i.Emphasis(t("knife"))), anchor="the-fold"
    ),
    blocks=(
        b.Paragraph(inlines=EVERY_INLINE, anchor="everything"),
        b.PullQuote(
            paragraphs=(t("Paper remembers."), t("It always has.")),
            attribution=t("Joost Verhey"),
            mode="exact",
            source="remembers",
            speaker="Joost Verhey",
        ),
        p("Paper remembers. It always has.", "remembers"),
        b.PullQuote(paragraphs=(t("Words that nobody said."),)),
        b.BlockQuote(blocks=(p("Somebody else’s words."),), attribution=t("Somebody Else")),
        b.Epigraph(blocks=(p("At the head of a section."),), attribution=t("A Proverb")),
        b.Verse(stanzas=((t("The second colour"), t("waits for the first")), ((i.Emphasis(t("to dry.")),),))),
        b.List(
            items=(
                b.ListItem(blocks=(p("Fold"), b.List(items=(b.ListItem(blocks=(p("Twice"),)),)))),
                b.ListItem(blocks=(p("Sew"),), checked=True),
                b.ListItem(blocks=(p("Trim"),), checked=False),
            )
        ),
        b.List(
            items=(b.ListItem(blocks=(p("One"), p("and more of it"))), b.ListItem(blocks=(p("Two"),))),
            ordered=True,
            start=3,
            tight=False,
        ),
        b.DefinitionList(
            items=(b.Definition(terms=(t("Overs"), t("Spoils")), meanings=((p("What is left."),),)),)
        ),
        b.Table(
            head=(
                (
                    b.Cell(blocks=(), header=True),
                    b.Cell(blocks=(p("Weight"),), header=True, align="right", columns=2),
                ),
            ),
            body=(
                (b.Cell(blocks=(p("Paper"),), header=True), CELL, CELL),
                (b.Cell(blocks=(p("Board"),)), CELL, CELL),
            ),
            caption=t("What the stock weighs"),
        ),
        b.Figure(images=(SCHEDULER,), caption=t("The press."), credit=t("Photograph: A. Dallimore")),
        b.Figure(
            images=(FOLD, FOLD),
            number="Figure 2",
            caption=t("Folded, and folded again."),
            anchor="figure-fold",
        ),
        b.Figure(images=(LOST,), caption=t("Lost in the flood.")),
        b.Figure(images=(ORNAMENT,)),
        b.FigureGroup(
            blocks=(
                b.Figure(images=(FOLD,), letter="a", caption=t("Folded once."), anchor="figure-once"),
                b.Figure(images=(FOLD,), letter="b", caption=t("Folded twice."), anchor="figure-twice"),
            ),
            columns=2,
            number="Figure 3",
            caption=t("Folding by hand."),
            anchor="figure-folding",
        ),
        b.CodeBlock(text="for sheet in ream:\n\tfold(sheet)  # <twice>\n\n    sew()", language="python"),
        b.Sidebar(blocks=(p("Keep the knife sharp."),), title=t("A sharp knife"), label="warning"),
        b.Section(
            heading=b.Heading(level=3, inlines=t("Grain"), anchor="grain"),
            blocks=(
                p("Paper folds with the grain."),
                b.ThematicBreak(),
                b.PageBreak(),
                b.Division(classes=("ledger",), blocks=(p("Vingt-huit feuilles."),), lang="fr"),
            ),
        ),
    ),
)

NOTES = (
    b.Note(
        number=1,
        anchor="note-1",
        label="overs",
        references=("ref-1", "ref-1-again"),
        blocks=(
            b.Paragraph(inlines=(i.Text("The first note, with "), i.Emphasis(t("stress")), i.Text("."))),
            p("Its second paragraph."),
            b.List(items=(b.ListItem(blocks=(p("and a list"),)),)),
        ),
    ),
    b.Note(number=2, anchor="note-2", references=("ref-2",), blocks=(p("The second note."),)),
    b.Note(number=3, anchor="note-3", blocks=(b.CodeBlock(text="a note to which nothing refers"),)),
)

REFERENCES = b.ReferenceList(
    references=(
        b.Reference(key="fold", anchor="ref-fold", mark=t("[1]"), words=(i.Emphasis(t("The Work Cited")),)),
        b.Reference(key="cut", anchor="ref-cut", words=t("Another Work")),
    )
)

INDEX = b.Index(
    groups=(
        b.IndexGroup(
            letter="F",
            lines=(
                b.IndexLine(words=t("fold"), also=(t("knife"),)),
                b.IndexLine(
                    level=2, words=t("twice"), places=(b.IndexPlace(anchor="index-fold", is_main=True),)
                ),
            ),
        ),
        b.IndexGroup(
            letter="T",
            lines=(
                b.IndexLine(words=t("term"), places=(b.IndexPlace(anchor="index-term", until="index-fold"),)),
            ),
        ),
    )
)

ESSAY = Piece(
    name="the-fold-and-the-knife",
    kind="essay",
    language="en-GB",
    opening=(
        b.Title(inlines=t("The Fold and the Knife")),
        b.Subtitle(inlines=t("On every kind of thing")),
        b.Byline(inlines=t("By Agnes Dallimore")),
        b.Dateline(inlines=t("Machynlleth, 3 March 2025")),
        b.Standfirst(paragraphs=(t("Everything that a piece can hold, once."), t("And a second paragraph."))),
        b.Epigraph(blocks=(p("Measure twice."),), attribution=t("A Carpenter")),
        b.EditorsNote(blocks=(p("This piece was made for a test."),)),
    ),
    body=(p("The essay begins here, before any section."), EVERY_BLOCK, REFERENCES, INDEX),
    ending=(
        b.ContributorNote(inlines=t("Agnes Dallimore binds books in Machynlleth.")),
        b.Provenance(
            name="The Bindery",
            url="https://example.org/fold",
            licence="CC BY-SA 4.0",
            blocks=(b.Paragraph(inlines=(i.Link("https://example.org/fold", t("The Bindery")),)),),
        ),
    ),
    notes=NOTES,
    contributors=(Contributor(name="Agnes Dallimore", role="author"),),
    credits=(Credit(role="photographs", name="Joost Verhey"),),
    date="2025-03-03",
    first_published="2024",
    rights="© 2025 Agnes Dallimore",
)


def turn(label: str, words: str, role: b.Role | None, time: str | None = None) -> b.Turn:
    """A stretch of speech of two paragraphs."""
    return b.Turn(label=label, speaker=label or None, role=role, time=time, blocks=(p(words), p("And then.")))


INTERVIEW = Piece(
    name="under-the-viaduct",
    kind="interview",
    language="en-GB",
    opening=(
        b.Title(inlines=t("Under the Viaduct"), anchor="under-the-viaduct"),
        b.Standfirst(paragraphs=(t("Two printers on a river that came in."),)),
    ),
    body=(
        b.Question(inlines=t("How did you come to share a press?"), label="3.", anchor="question-1"),
        turn("Carys", "We could not afford two.", "answer"),
        turn("Joost", "And there was no room.", "answer", "00:04:10"),
        b.Question(inlines=t("What did the river leave?"), label="Q", speaker="Overs", anchor="question-2"),
        b.Turn(
            label="Carys", speaker="Carys Beddoe", role="answer", blocks=(b.BlockQuote(blocks=(p("Mud."),)),)
        ),
        turn("Overs", "Would you do it again?", "question"),
        turn("", "Yes.", None),
        turn("", "No.", None, "00:09"),
    ),
    ending=(b.EditorsNote(blocks=(p("The conversation has been shortened."),)),),
    contributors=(
        Contributor(name="Carys Beddoe", role="interviewee", affiliation="Viaduct Press"),
        Contributor(name="Joost Verhey", role="interviewee"),
    ),
    speakers=(Speaker(name="Carys Beddoe", labels=("Carys",), role="answer"),),
)

POEM = Piece(
    name="second-colour",
    kind="poem",
    language="en-GB",
    opening=(b.Title(inlines=t("Second Colour")),),
    body=(b.Verse(stanzas=((t("Black first."), t("Then red.")),)),),
    ending=(b.Provenance(name="Overs 6", licence="CC BY 4.0", url="https://example.org/6"),),
)

ARABIC = Piece(
    name="al-kitab",
    kind="article",
    language="ar",
    direction="rtl",
    opening=(b.Title(inlines=t("الكتاب والورق")), b.Byline(inlines=t("بقلم سمير"))),
    body=(p("هذا نص قصير عن الورق والحبر."), b.PullQuote(paragraphs=(t("الورق يتذكر."),))),
)

JAPANESE = Piece(
    name="1-kami",
    kind="chapter",
    language="ja",
    opening=(b.Title(inlines=t("紙について")),),
    body=(p("紙は覚えている。インクはそれを待つ。"),),
)

KITCHEN_SINK = Document(
    title="Everything & More",
    subtitle="A publication of all kinds",
    language="en-GB",
    identifier="urn:uuid:11111111-2222-4333-8444-555555555555",
    slug="everything",
    description="One of each.",
    pieces=(ESSAY, INTERVIEW, POEM, ARABIC, JAPANESE),
    contributors=(Contributor(name="Wyn Pryce", role="editor"),),
    imprint=Imprint(
        publisher="Pallet & Quire",
        place="Machynlleth",
        rights="© 2025 Pallet & Quire",
        licence="CC BY-SA 4.0",
        colophon="Set in Source Serif.",
    ),
    series="Overs",
    issue="7",
    date="2025-03-03",
)
