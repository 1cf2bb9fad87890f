"""Citations in a document: their words, their notes, and where the works are listed."""

from __future__ import annotations

import msgspec

from standfirst.citations.cited import Cite, Cited, CitedWords, NotCitedError, Work
from standfirst.compose.collect_pictures import Gallery
from standfirst.compose.compose_document import compose
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document, Piece, PieceKind, title_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import walk
from standfirst.parse.syntax.citation_marks import keys_in
from standfirst.project.picture_file import Refused
from standfirst.project.settings import Publication


class Shelf(msgspec.Struct, frozen=True):
    """Works whose citations are their keys in parentheses, or in notes."""

    keys: tuple[str, ...] = ("doe99", "roe04")
    in_notes: bool = False
    is_whole: bool = True
    problem: str = ""

    def cited(self, cites: tuple[Cite, ...], language: str) -> Cited:
        if self.problem:
            raise NotCitedError(self.problem)
        return Cited(
            tuple(self._words(cite) for cite in cites),
            tuple(Work(key, (), (i.Text(f"The work {key}"),)) for key in self.keys),
        )

    def _words(self, cite: Cite) -> CitedWords:
        key = next(key for key in self.keys if key in cite.typed)
        words: Inlines = (i.Link(f"#ref-{key}", (i.Text(key),)),)
        if self.in_notes and cite.note == "none":
            return CitedWords((i.NoteReference("0", 0, ""),), (words,))
        return CitedWords((i.Text("("), *words, i.Text(")")))


SHELF = Shelf()
MAGAZINE = Publication(title="T")
BOOK = Publication(title="T", style="book")


def cite(typed: str) -> i.Citation:
    return i.Citation((i.Text(typed),), typed=typed, keys=keys_in(typed.strip("[]")))


def piece(
    name: str, *run: i.Inline, kind: PieceKind = "article", body: b.Blocks = (), **more: object
) -> Piece:
    values = {"name": name, "kind": kind, "language": "en", **more}
    body = body or (b.Paragraph(inlines=run),)
    return Piece(opening=(b.Title(inlines=(i.Text(name),)),), body=body, **values)  # type: ignore[arg-type]


def composed(
    *pieces: Piece, works: Shelf | None = SHELF, publication: Publication = MAGAZINE
) -> tuple[Document, Report]:
    report = Report()
    document = compose(
        pieces,
        [f"{one.name}.md" for one in pieces],
        publication,
        place_name="folder",
        is_bare=False,
        epoch=None,
        gallery=Gallery(lambda *_: Refused("S401", "no picture"), report),
        report=report,
        works=works,
    )
    return document, report


def words(piece: Piece) -> str:
    (paragraph, *_) = (x for x in walk(piece.body) if isinstance(x, b.Paragraph))
    return plain(paragraph.inlines)


def lists(document: Document) -> dict[str, list[str]]:
    """The keys of the works that each piece lists."""
    return {
        piece.name: [work.key for work in block.references]
        for piece in document.pieces
        for block in walk(piece.body)
        if isinstance(block, b.ReferenceList)
    }


def test_a_citation_has_the_words_of_its_style_and_leads_to_the_list_after_the_piece() -> None:
    document, report = composed(piece("a", i.Text("Old "), cite("[@doe99]"), i.Text(".")))
    (only,) = document.pieces
    assert words(only) == "Old (doe99)."
    assert lists(document) == {"a": ["doe99"]}
    (paragraph, section) = only.body
    assert isinstance(section, b.Section) and plain(section.heading.inlines) == "References"
    assert "#ref-doe99" in str(paragraph) and not tuple(report)


def test_a_book_lists_all_works_in_a_piece_of_its_own_before_the_index() -> None:
    settings = msgspec.structs.replace(BOOK, index=True)
    document, report = composed(
        piece("a", cite("[@roe04]")), piece("b", cite("[@doe99]")), publication=settings
    )
    assert [x.kind for x in document.pieces] == ["chapter", "chapter", "bibliography", "index"]
    assert lists(document) == {"bibliography": ["doe99", "roe04"]}
    title = title_of(document.pieces[2])
    assert title and plain(title.inlines) == "Bibliography"
    assert "#bibliography-ref-roe04" in str(document.pieces[0].body)
    assert not tuple(report)


def test_works_are_listed_where_the_manuscript_says() -> None:
    own = piece("works", body=(b.Paragraph(inlines=(i.Text("What was read."),)),), kind="bibliography")
    document, _ = composed(piece("a", cite("[@roe04]")), own, publication=BOOK)
    assert lists(document) == {"works": ["roe04"]}

    placed = piece("last", body=(b.ReferenceList(), b.Paragraph(inlines=(i.Text("End."),))))
    document, _ = composed(piece("a", cite("[@roe04]")), placed, publication=BOOK)
    assert lists(document) == {"last": ["roe04"]}


def test_each_piece_may_list_its_own_works() -> None:
    settings = msgspec.structs.replace(BOOK, references="piece")
    pieces = piece("a", cite("[@roe04]")), piece("b", cite("[@doe99]")), piece("c", i.Text("None."))
    document, _ = composed(*pieces, publication=settings)
    assert lists(document) == {"a": ["roe04"], "b": ["doe99"]}
    document, _ = composed(*pieces, publication=msgspec.structs.replace(BOOK, references="none"))
    assert lists(document) == {}
    assert "Link" not in str(document.pieces[0].body)


def test_notes_of_a_style_follow_the_mark_after_them_and_are_numbered_with_the_others() -> None:
    own = b.Note(
        number=1,
        anchor="note-1",
        references=("noteref-1",),
        blocks=(b.Paragraph(inlines=(cite("[@roe04]"),)),),
    )
    one = piece(
        "a",
        *(i.Text("Old "), cite("[@doe99]"), i.Text(". Then"), i.NoteReference("note-1", 1, "noteref-1")),
        notes=(own,),
    )
    document, _ = composed(one, works=Shelf(in_notes=True))
    (only,) = document.pieces
    (paragraph, _) = only.body
    assert isinstance(paragraph, b.Paragraph)
    first, citation, *_ = paragraph.inlines
    assert first == i.Text("Old.") and isinstance(citation, i.Citation)
    assert [(note.number, plain_of(note)) for note in only.notes] == [(1, "doe99"), (2, "(roe04)")]
    assert [
        x.number for x in (*citation.children, paragraph.inlines[-1]) if isinstance(x, i.NoteReference)
    ] == [
        1,
        2,
    ]


def plain_of(note: b.Note) -> str:
    (paragraph,) = note.blocks
    assert isinstance(paragraph, b.Paragraph)
    return plain(paragraph.inlines)


def test_french_has_the_number_of_a_note_before_the_mark() -> None:
    one = piece("a", i.Text("Vieux "), cite("[@doe99]"), i.Text("."), language="fr")
    document, _ = composed(one, works=Shelf(in_notes=True))
    (paragraph, *_) = document.pieces[0].body
    assert isinstance(paragraph, b.Paragraph) and paragraph.inlines[0] == i.Text("Vieux")


def test_keys_without_brackets_are_citations_where_a_work_has_them() -> None:
    document, report = composed(piece("a", i.Text("As @doe99 and @jane say, @roe04 [p. 3].")))
    assert words(document.pieces[0]) == "As (doe99) and @jane say, (roe04)."
    assert not tuple(report)


def test_an_unknown_key_is_reported_with_those_that_are_near() -> None:
    document, report = composed(piece("a", cite("[@deo99; @roe04]")))
    assert words(document.pieces[0]) == "[@deo99; @roe04]"
    (found,) = report
    assert (found.code, found.hint) == ("S241", "did you mean `doe99`?")


def test_keys_of_a_file_that_was_not_read_are_not_reported() -> None:
    _, report = composed(piece("a", cite("[@deo99]")), works=Shelf(keys=(), is_whole=False))
    assert not tuple(report)


def test_citations_without_a_bibliography_are_reported_once() -> None:
    document, report = composed(piece("a", cite("[@doe99]")), piece("b", cite("[@roe04]")), works=None)
    assert words(document.pieces[0]) == "[@doe99]"
    (found,) = report
    assert (found.code, found.count) == ("S242", 2)


def test_a_style_that_cannot_be_used_leaves_all_as_typed() -> None:
    document, report = composed(piece("a", cite("[@doe99]")), works=Shelf(problem="it is no style"))
    assert words(document.pieces[0]) == "[@doe99]"
    assert [x.code for x in report] == ["S243"]
