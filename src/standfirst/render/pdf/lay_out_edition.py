"""Typesetting a print edition: it becomes fragments, and the fragments become a book.

Where a part opens is known when the pages before it are counted, and the numbers that stand in
contents and references are known when all are. Parts are told how many figures those have, not which: the
figures are filled in when the parts are joined. So the parts are laid out, what they were told of each
other is compared with what came of it, and those that were told wrong are laid out again.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from importlib.metadata import version
from itertools import takewhile
from math import ceil
from typing import TypeAlias

from standfirst.editions.identifier import identifier
from standfirst.editions.measure import heights
from standfirst.editions.print import ContentsPage, HousePart, ImprintPage, Part, PiecePart, PrintEdition
from standfirst.editions.trim_sizes import measure_of
from standfirst.layout.fragment_input import FragmentInput, Side, fragment_input_for, is_index, links_of
from standfirst.model.document import FRONT_MATTER
from standfirst.render.pdf.book import Book, Bound
from standfirst.render.pdf.fragment_result import Fragment
from standfirst.render.pdf.metadata import Metadata
from standfirst.render.pdf.page_labels import Numbering

ROUNDS = 6
"""How often parts are laid out again before the numbers that they have will have to do."""

SINK = 5
"""Lines that an opening stands below the top of its page."""
LINES_OF_AN_ENTRY = 2.8
"""Of the contents page."""

NO_PAGES = Fragment(pdf=b"", pages=(), anchors={})
"""Of a house page that is left out."""

NO_NUMBERS: Mapping[str, str] = {}

Make: TypeAlias = Callable[[Sequence[FragmentInput]], "Sequence[Fragment] | None"]
"""Lays out what was ordered, in its order; None if there is a part that can't be laid out."""


def settle(
    edition: PrintEdition, make: Make, *, counts: Sequence[int] = (), ahead: int | None = None
) -> Book | None:
    """The fragments of an edition, each with the page on which it opens; None if ``make`` gives up.

    ``counts`` are the numbers of pages that the parts had before, ``ahead`` how many parts are worth
    laying out before it is certain on which side they open (None: all). Both only save work: what comes
    of it is the same.
    """
    setting = _Setting(edition, counts or [estimated_pages(part, edition) for part in edition.parts])
    while due := setting.due(None if counts else ahead):
        if not setting.take(due, make):
            return None
    for _ in range(ROUNDS):
        setting.tell_numbers()
        due = setting.due(None)
        if not due:
            break
        while due:
            if not setting.take(due, make):
                return None
            due = setting.due(None)
    return setting.book()


def set_once(
    edition: PrintEdition, make: Make, *, counts: Sequence[int], labels: Mapping[str, str]
) -> Book | None:
    """The fragments of an edition, each laid out once; None if ``make`` gives up.

    ``counts`` are the numbers of pages that the parts had before, ``labels`` what the pages were called on
    which anchors stood: what the parts are told of each other, and what may be wrong by now.
    """
    setting = _Setting(edition, counts or [estimated_pages(part, edition) for part in edition.parts], labels)
    return setting.book() if setting.take(setting.due(None), make) else None


class _Setting:
    """An edition while it is being set: what has been laid out, and what each part was told of the others."""

    def __init__(
        self, edition: PrintEdition, guesses: Sequence[int], numbers: Mapping[str, str] = NO_NUMBERS
    ) -> None:
        self._edition = edition
        self._links = links_of(edition)
        self._guesses = guesses
        self._numbers = dict(numbers)
        self._inputs: dict[int, FragmentInput] = {}
        """Of parts, with these numbers: an index of a thousand terms takes its time."""
        self._made: dict[int, tuple[FragmentInput, Fragment]] = {}

    def due(self, ahead: int | None) -> dict[int, FragmentInput]:
        """The parts to be laid out now: those that nothing uncertain goes before, and some more."""
        fragment_inputs, due, is_certain = self._fragment_inputs(), dict[int, FragmentInput](), True
        for k, (part, fragment_input) in enumerate(zip(self._edition.parts, fragment_inputs, strict=True)):
            if k in self._made and self._made[k][0] == fragment_input:
                continue
            if self._is_left_out(k):
                continue
            if not self._numbers and self._waits(k):
                continue
            is_guess = not is_certain and part.opens == "any"
            if is_guess and ahead is not None:
                ahead -= 1
            if not is_guess or ahead is None or ahead >= 0:
                due[k] = fragment_input
            is_certain = False
        return due

    def _waits(self, part: int) -> bool:
        """Whether a part that names pages is laid out when they are known: an index, and contents after which
        the next part opens on a side of its own, however many pages they take."""
        match self._edition.parts[part : part + 2]:
            case (ContentsPage(), after):
                return after.opens != "any"
            case (first, *_):
                return is_index(first)
            case _:
                return False

    def take(self, due: Mapping[int, FragmentInput], make: Make) -> bool:
        """Have parts laid out; False if one of them can't be."""
        fragments = make(list(due.values()))
        if fragments is None:
            return False
        for (k, fragment_input), fragment in zip(due.items(), fragments, strict=True):
            self._made[k] = fragment_input, fragment
        return True

    def tell_numbers(self) -> None:
        """From now on parts know on which pages the others stand."""
        book, openings = self.book(), self._openings()
        waiting = {
            identifier(part.piece.name): book.numbering.label(openings[k])
            for k, part in enumerate(self._edition.parts)
            if isinstance(part, PiecePart) and k not in self._made
        }
        numbers = waiting | book.page_labels
        if numbers != self._numbers:
            self._numbers = numbers
            self._inputs.clear()

    def book(self) -> Book:
        """What has been laid out, bound."""
        openings = self._openings()
        made = {k: fragment for k, (_, fragment) in self._made.items()}
        made |= {k: NO_PAGES for k in range(len(openings)) if self._is_left_out(k)}
        parts = tuple(Bound(made[k], opening) for k, opening in enumerate(openings) if k in made)
        numbering = _numbering(self._edition, openings)
        return Book(parts=parts, numbering=numbering, metadata=_metadata(self._edition))

    def _openings(self) -> list[int]:
        return [opening for opening, _ in self._places()]

    def _is_left_out(self, part: int) -> bool:
        """Whether a part is a house page for which there is no blank page."""
        return isinstance(self._edition.parts[part], HousePart) and not self._places()[part][1]

    def _places(self) -> list[tuple[int, bool]]:
        counts = list(self._guesses)
        for k, (_, fragment) in self._made.items():
            counts[k] = len(fragment.pages)
        return _places(self._edition, counts)

    def _fragment_inputs(self) -> list[FragmentInput]:
        return [self._fragment_input(part, _side(opening)) for part, opening in enumerate(self._openings())]

    def _fragment_input(self, number: int, side: Side) -> FragmentInput:
        known = self._inputs.get(number)
        if known is None or known.side != side:
            part, links = self._edition.parts[number], self._links[number]
            known = fragment_input_for(self._edition, part, links, side, self._numbers)
            self._inputs[number] = known
        return known


def estimated_pages(part: Part, edition: PrintEdition) -> int:
    """About how many pages a part will have."""
    measure = measure_of(edition.trim.name, edition.columns)
    match part:
        case PiecePart(piece=piece):
            blocks = (*piece.opening, *piece.body, *piece.notes, *piece.ending)
            return max(1, ceil((SINK + heights(blocks, measure)) / (measure.lines * measure.columns)))
        case ContentsPage(entries=entries):
            return max(1, ceil((SINK + LINES_OF_AN_ENTRY * len(entries)) / measure.lines))
        case _:
            return 1


def _side(opening: int) -> Side:
    return "verso" if opening % 2 else "recto"


def _places(edition: PrintEdition, counts: Sequence[int]) -> list[tuple[int, bool]]:
    """The page, from 0, on which each part opens, on the next one or the one after it for its side; and
    whether it is printed, which house pages are where a page would be blank, each once."""
    places, page, printed = list[tuple[int, bool]](), 0, set[Part]()
    for k, (part, count) in enumerate(zip(edition.parts, counts, strict=True)):
        if isinstance(part, HousePart):
            is_wanted = part not in printed and _blanks(edition.parts[k:], page, printed) > 0
            places.append((page, is_wanted))
            printed |= {part} if is_wanted else set()
            page += count if is_wanted else 0
            continue
        if part.opens not in ("any", _side(page)):
            page += 1
        places.append((page, True))
        page += count
    return places


SHEET = 4
"""Pages of a folded sheet: with its back page a magazine has so many, or several times as many."""


def _blanks(parts: Sequence[Part], page: int, printed: Container[Part]) -> int:
    """How many pages there are, from this one on, for the house pages that these parts begin with.

    Before the back page they fill the last sheet, if they are enough for that; before another part at most
    the page that would be blank.
    """
    house = [
        part for part in takewhile(lambda part: isinstance(part, HousePart), parts) if part not in printed
    ]
    after = next(part for part in parts if not isinstance(part, HousePart))
    to_side = 0 if after.opens in ("any", _side(page)) else 1
    if not (isinstance(after, ImprintPage) and after.is_back):
        return to_side
    to_sheet = (SHEET - 1 - page) % SHEET
    return to_sheet if to_sheet <= len(house) else to_side


def _numbering(edition: PrintEdition, openings: Sequence[int]) -> Numbering:
    starts = (
        at
        for part, at in zip(edition.parts, openings, strict=True)
        if isinstance(part, PiecePart) and part.piece.kind not in FRONT_MATTER
    )
    return Numbering(front=edition.front_folios, body=next(starts, 0))


def _metadata(edition: PrintEdition) -> Metadata:
    return Metadata(
        title=edition.title,
        authors=edition.authors,
        description=edition.description,
        language=edition.language,
        date=edition.date,
        producer=f"WeasyPrint {version('weasyprint')}",
        direction=edition.direction,
        is_accessible=edition.is_described,
    )
