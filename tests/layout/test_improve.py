"""Mending: faulty pages are laid out again within bounds, and the best are kept."""

from __future__ import annotations

import msgspec
import pytest

from kitchen_sink import ESSAY, KITCHEN_SINK, p, t
from standfirst.editions.print import PiecePart, print_edition
from standfirst.layout import improve as mending
from standfirst.layout.fragment_input import FragmentInput
from standfirst.layout.improve import ATTEMPTS, UNASKED, SetAnew, mended
from standfirst.layout.line_breaking.choosing import USUAL, Request, paragraph_key
from standfirst.layout.pages import LaidOut, Line, Passage
from standfirst.model import blocks as b
from standfirst.model import inlines as i

WORDS = "Two printers share a press and survive a river."
ESSAY_OF_ONE = msgspec.structs.replace(ESSAY, body=(p(WORDS),), notes=())
DOCUMENT = msgspec.structs.replace(KITCHEN_SINK, pieces=(ESSAY_OF_ONE,))
EDITION = print_edition(DOCUMENT)
PART = next(part for part in EDITION.parts if isinstance(part, PiecePart))
ORDER = FragmentInput(edition=msgspec.structs.replace(EDITION, parts=(PART,)), side="recto")


KEY = paragraph_key(WORDS)


class Adjustable:
    """A paragraph of two lines that may be set in one or in three."""

    key, pages = KEY, (0, 0)

    def costs(self) -> dict[int, float]:
        return {1: 100.0, -1: 900.0}


class Pages:
    """Pages of a paragraph that ends in a line too short, until it has ``good`` lines more."""

    def __init__(self, fragment_input: FragmentInput, good: int | None, pages: int) -> None:
        self.fragment_input, self.good, self.pages = fragment_input, good, pages

    def __len__(self) -> int:
        return self.pages

    def seen(self) -> LaidOut:
        ends_well = self.good is not None and self.good == more(self.fragment_input)
        last = line(1, "a river.", right=200.0 if ends_well else 58.0)
        passage = Passage(kind="P", piece=0, lines=(line(0, WORDS[:-8]), last))
        return LaidOut(width=400.0, height=600.0, pages=self.pages, passages=(passage,), pictures=())

    def adjustable(self) -> tuple[Adjustable, ...]:
        return (Adjustable(),)


def line(row: int, words: str, right: float = 350.0) -> Line:
    return Line(
        page=0,
        left=50.0,
        right=right,
        baseline=60 + 14.0 * row,
        size=10.0,
        words=words,
        is_broken=False,
        widest_space=0.3,
        usual_space=0.25,
        number=row,
    )


def more(fragment_input: FragmentInput) -> int:
    return fragment_input.requests.get(KEY, USUAL).more


class Compositor:
    """Lays out, and counts how often."""

    def __init__(self, good: int | None, pages: int = 4) -> None:
        self.good, self.pages, self.fragment_inputs = good, pages, list[FragmentInput]()

    def __call__(self, fragment_input: FragmentInput) -> Pages:
        self.fragment_inputs.append(fragment_input)
        return Pages(fragment_input, self.good, self.pages)


def test_what_helps_is_kept() -> None:
    compositor = Compositor(good=1)
    assert more(mended(compositor, ORDER).fragment_input) == 1
    assert len(compositor.fragment_inputs) <= 1 + UNASKED


def test_what_does_not_help_is_not() -> None:
    compositor = Compositor(good=None)
    assert mended(compositor, ORDER).fragment_input == ORDER


def test_good_pages_are_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "faults", lambda *_: ())
    compositor = Compositor(good=None)
    mended(compositor, ORDER, wanted=True)
    assert len(compositor.fragment_inputs) == 1


@pytest.mark.parametrize(
    ("pages", "wanted", "most"),
    [(4, None, UNASKED), (11, None, 2), (17, None, 0), (17, True, ATTEMPTS), (4, False, 0)],
)
def test_attempts_are_bounded(pages: int, wanted: bool | None, most: int) -> None:
    compositor = Compositor(good=None, pages=pages)
    mended(compositor, ORDER, wanted=wanted)
    assert len(compositor.fragment_inputs) <= 1 + most
    assert (len(compositor.fragment_inputs) > 1) == (most > 0)


def test_an_index_is_laid_out_once_unless_somebody_asks() -> None:
    index = msgspec.structs.replace(PART, piece=msgspec.structs.replace(PART.piece, kind="index"))
    edition = msgspec.structs.replace(ORDER.edition, parts=(index,))
    order = msgspec.structs.replace(ORDER, edition=edition)
    compositor, asked = Compositor(good=None), Compositor(good=None)
    mended(compositor, order)
    mended(asked, order, wanted=True)
    assert len(compositor.fragment_inputs) == 1 < len(asked.fragment_inputs)


def test_nothing_is_tried_twice_and_always_the_same() -> None:
    first, second = Compositor(good=None), Compositor(good=None)
    mended(first, ORDER, wanted=True)
    mended(second, ORDER, wanted=True)
    assert first.fragment_inputs == second.fragment_inputs
    assert len({more(fragment_input) for fragment_input in first.fragment_inputs}) == len(
        first.fragment_inputs
    )


def test_what_costs_least_is_tried_first() -> None:
    compositor = Compositor(good=None)
    mended(compositor, ORDER, wanted=True)
    assert [more(fragment_input) for fragment_input in compositor.fragment_inputs] == [0, 1, -1]


class Ending(Pages):
    """Pages of which the last holds an ending that would nearly fit at the foot of the one before."""

    def seen(self) -> LaidOut:
        text = tuple(line(row, WORDS) for row in range(25))
        after = tuple(msgspec.structs.replace(line(row, "Ida prints."), page=1) for row in range(7))
        passages = (
            Passage(kind="P", piece=0, lines=text),
            Passage(kind="P", piece=0, lines=(after[0],)),
            *(Passage(kind="P", piece=0, lines=(each,)) for each in after[1:]),
        )
        return LaidOut(width=400.0, height=600.0, pages=2, passages=passages, pictures=(), foot=530.0)


def test_a_line_is_saved_so_that_an_ending_fits() -> None:
    tried: list[FragmentInput] = []

    def lay(fragment_input: FragmentInput) -> Pages:
        tried.append(fragment_input)
        return Ending(fragment_input, None, 2)

    mended(lay, ORDER, wanted=True)
    assert [more(each) for each in tried][:2] == [0, -1]


FIGURE = b.Figure(images=(i.Image(src="fold.jpg", asset="fold.jpg"),))
UNDER = b.Section(
    heading=b.Heading(level=2, inlines=t("What they saw"), anchor="saw"), blocks=(FIGURE, p(WORDS))
)


class EmptyColumns(Pages):
    """Pages of which the first has one column of three, because a heading, a figure and a line do not fit."""

    def seen(self) -> LaidOut:
        lines = tuple(
            msgspec.structs.replace(line(row, "and on", right=140.0), left=20.0) for row in range(30)
        )
        heading = msgspec.structs.replace(line(0, "What they saw"), page=1, left=20.0)
        passages = (
            Passage(kind="P", piece=0, lines=lines),
            Passage(kind="H2", piece=0, lines=(heading,)),
        )
        return LaidOut(width=400.0, height=600.0, pages=2, passages=passages, pictures=())


def test_what_was_kept_with_a_heading_is_moved_on_first() -> None:
    tried: list[FragmentInput] = []

    def lay(fragment_input: FragmentInput) -> Pages:
        tried.append(fragment_input)
        return EmptyColumns(fragment_input, None, 2)

    piece = msgspec.structs.replace(ESSAY, body=(p(WORDS), UNDER), notes=())
    part = msgspec.structs.replace(PART, piece=piece)
    mended(
        lay, FragmentInput(edition=msgspec.structs.replace(EDITION, parts=(part,), columns=3), side="recto")
    )
    (changed,) = tried[1].edition.parts
    assert isinstance(changed, PiecePart)
    section = changed.piece.body[1]
    assert isinstance(section, b.Section) and section.blocks == (p(WORDS), FIGURE)


def test_what_is_asked_of_a_paragraph_adds_up() -> None:
    changes = [SetAnew("ariver", Request(whole=(2,), more=1)), SetAnew("ariver", Request(whole=(1,)))]
    assert mending._requests(changes) == {"ariver": Request(whole=(1, 2), more=1)}
