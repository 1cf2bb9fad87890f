"""Walking and rebuilding the model."""

from kitchen_sink import ESSAY, INTERVIEW, KITCHEN_SINK, p, t
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.outline import LONGEST, outline
from standfirst.model.text import plain
from standfirst.model.traverse import (
    children,
    images,
    map_blocks,
    map_inlines,
    map_piece,
    map_runs,
    runs,
    walk_piece,
)


def test_rebuilding_without_a_change_changes_nothing() -> None:
    for piece in KITCHEN_SINK.pieces:
        assert (
            map_piece(piece, lambda block: map_blocks(map_runs(block, lambda run: run), lambda x: x)) == piece
        )


def test_children_come_in_reading_order() -> None:
    cell = b.Cell(blocks=(p("c"),))
    table = b.Table(head=((b.Cell(blocks=(p("a"),)), b.Cell(blocks=(p("b"),))),), body=((cell, cell),))
    assert [plain(x.inlines) for x in children(table) if isinstance(x, b.Paragraph)] == ["a", "b", "c", "c"]


def test_runs_are_changed_in_the_order_in_which_they_are_read() -> None:
    for block in walk_piece(ESSAY):
        seen: list[i.Inlines] = []

        def note(run: i.Inlines, seen: list[i.Inlines] = seen) -> i.Inlines:
            seen.append(run)
            return run

        map_runs(block, note)
        assert seen == list(runs(block))


def test_inlines_are_changed_innermost_first() -> None:
    loud = map_inlines(
        (i.Emphasis(t("a")), i.Text("b")),
        lambda x: i.Text(x.value.upper()) if isinstance(x, i.Text) else i.Strong((x,)),
    )
    assert loud == (i.Strong((i.Emphasis(t("A")),)), i.Text("B"))


def test_pictures_of_figures_and_of_lines_are_found() -> None:
    assert [image.src for image in images(ESSAY)].count("images/fold.svg") == 6


def test_questions_of_an_interview_are_peers_in_its_outline() -> None:
    assert [(entry.level, entry.anchor) for entry in outline(INTERVIEW)] == [
        (2, "question-1"),
        (2, "question-2"),
    ]
    assert [(entry.level, entry.title) for entry in outline(ESSAY)] == [
        (2, "The fold & the knife"),
        (3, "Grain"),
    ]


def test_a_question_as_long_as_a_paragraph_is_shortened_at_a_word() -> None:
    piece = INTERVIEW.__class__(
        name="x",
        kind="interview",
        language="en",
        body=(b.Question(inlines=t("word " * 60), anchor="q"), b.Question(inlines=t("語" * 300), anchor="r")),
    )
    spaced, unspaced = (entry.title for entry in outline(piece))
    assert spaced.endswith("word …") and len(spaced) <= LONGEST + 2
    assert unspaced == "語" * LONGEST + " …"
