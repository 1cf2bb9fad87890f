"""Short pieces that begin on the page on which the piece before them ends."""

from __future__ import annotations

from standfirst.editions.run_on import groups_of, head_words, is_head, not_done, parts_at_heads, together
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of


def _paragraph(words: str) -> b.Paragraph:
    return b.Paragraph(inlines=(i.Text(words),))


def _piece(name: str, *, runs_on: bool = True, language: str = "en", notes: tuple[b.Note, ...] = ()) -> Piece:
    return Piece(
        name=name,
        kind="letter",
        opens="run-on" if runs_on else None,
        language=language,
        opening=(b.Title(inlines=(i.Text(f"Title of {name}"),), anchor=name),),
        body=(_paragraph(f"Text of {name}."),),
        ending=(b.ContributorNote(inlines=(i.Text(f"Author of {name}."),)),),
        notes=notes,
    )


def test_a_piece_follows_only_where_its_author_wants_it() -> None:
    pieces = [_piece("a"), _piece("b"), _piece("c", runs_on=False), _piece("d")]
    assert [[x.name for x in group] for group in groups_of(pieces)] == [["a", "b"], ["c", "d"]]


def test_none_follows_in_another_language_or_with_notes() -> None:
    note = b.Note(number=1, blocks=(_paragraph("A note."),))
    pieces = [_piece("a"), _piece("b", language="fr"), _piece("c", language="fr", notes=(note,))]
    assert [len(group) for group in groups_of(pieces)] == [1, 1, 1]
    assert groups_of([]) == ()


def test_what_is_asked_for_and_not_done_is_said() -> None:
    note = b.Note(number=1, blocks=(_paragraph("A note."),))
    pieces = [_piece("a"), _piece("b"), _piece("c", language="fr"), _piece("d", language="fr", notes=(note,))]
    told = {piece.name: why for piece, why in not_done(pieces, is_designed=True)}
    assert told == {
        "a": "it is the first piece",
        "c": "the piece before it is in another language",
        "d": "it has notes, or the piece before it has",
    }
    assert [piece.name for piece, _ in not_done(pieces, is_designed=False)] == ["a", "b", "c", "d"]
    assert list(not_done([_piece("e", runs_on=False)], is_designed=False)) == []


def test_together_they_are_one_piece_in_the_order_of_reading() -> None:
    whole = together([_piece("a"), _piece("b"), _piece("c")])
    words = [plain(run) for run in runs_of((*whole.opening, *whole.body, *whole.ending))]
    assert whole.name == "a"
    assert words == [
        *("Title of a", "Text of a.", "Author of a."),
        *("Letter", "Title of b", "Text of b.", "Author of b."),
        *("Letter", "Title of c", "Text of c.", "Author of c."),
    ]


def test_links_lead_to_the_head_of_each() -> None:
    whole = together([_piece("a"), _piece("b")])
    (head,) = [x for x in whole.body if isinstance(x, b.Division) and "run-on" in x.classes]
    assert head.anchor == "b"
    assert all(block.anchor is None for block in head.blocks)


def test_the_text_of_each_ends_a_part() -> None:
    whole = together([_piece("a"), _piece("b")])
    ends = [plain(run) for part in parts_at_heads(whole.body) for run in runs_of(part[-1:])]
    assert "Text of a." in ends
    assert ends[-1] == "Text of b."


def test_the_head_of_each_tells_what_stands_over_its_pages() -> None:
    whole = together([_piece("a"), _piece("b")])
    heads = [x for x in whole.body if isinstance(x, b.Division) and is_head(x)]
    assert [head_words(head) for head in heads] == [("Letter", "Title of b")]
