"""Locators: the pages that an entry of the index leads to, each once, pages in a row as a range."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from standfirst.model.blocks import IndexPlace

FEWEST_IN_A_RANGE = 3
"""Pages in a row that are worth a range where no manuscript asks for one."""


class Locator(msgspec.Struct, frozen=True, array_like=True):
    """A page, or a range of pages, by the anchors that stand on them."""

    first: str
    last: str | None = None
    """An anchor on the last page of a range; None of a single page."""
    is_main: bool = False


def locators(places: Sequence[IndexPlace], page: Callable[[str], str | None]) -> tuple[Locator, ...]:
    """The pages of these places, which are in the order of the publication.

    ``page`` gives the number of the page on which an anchor stands. A place on a page that has its locator
    already has none; what is within a range neither, unless it is the main one. Three pages in a row, or
    more, are a range.
    """
    found: list[Locator] = []
    row: list[_Span] = []
    for span in _without_those_within(_spans(places, page)):
        if row and span.is_mere_page and _follows(row[-1], span):
            row.append(span)
            continue
        found += _folded(row)
        row = [span] if span.is_mere_page else []
        if not span.is_mere_page:
            found.append(Locator(span.first, None if span.is_single else span.last, span.is_main))
    return (*found, *_folded(row))


class _Span(msgspec.Struct, frozen=True):
    """Pages, with anchors on the first and the last."""

    first: str
    last: str
    from_: str
    to: str
    is_main: bool

    @property
    def is_single(self) -> bool:
        return self.from_ == self.to

    @property
    def is_mere_page(self) -> bool:
        """Whether it may be part of a range of pages in a row."""
        return self.is_single and not self.is_main

    def holds(self, other: _Span) -> bool:
        """Whether another is within this one."""
        mine, others = (self.from_, self.to), (other.from_, other.to)
        if not all(label.isdigit() for label in (*mine, *others)):
            return mine == others
        return int(self.from_) <= int(other.from_) and int(other.to) <= int(self.to)


def _spans(places: Sequence[IndexPlace], page: Callable[[str], str | None]) -> Iterator[_Span]:
    for place in places:
        from_ = page(place.anchor)
        to = page(place.until) if place.until else from_
        if from_ is not None and to is not None:
            yield _Span(place.anchor, place.until or place.anchor, from_, to, place.is_main)


def _without_those_within(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Each page once, and none that is within a range, but for the main ones."""
    found: dict[tuple[str, str], _Span] = {}
    for span in spans:
        key = (span.from_, span.to)
        if key not in found or span.is_main > found[key].is_main:
            found[key] = span
    ranges = [span for span in found.values() if not span.is_single]
    for span in found.values():
        if span.is_main or not any(other is not span and other.holds(span) for other in ranges):
            yield span


def _follows(before: _Span, span: _Span) -> bool:
    numbers = before.to, span.from_
    return all(label.isdigit() for label in numbers) and int(span.from_) == int(before.to) + 1


def _folded(row: Sequence[_Span]) -> Iterator[Locator]:
    """Pages in a row, as a range if they are enough."""
    if len(row) >= FEWEST_IN_A_RANGE:
        yield Locator(row[0].first, row[-1].last)
        return
    for span in row:
        yield Locator(span.first)
