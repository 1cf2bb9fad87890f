"""References by number and by page get their words, and the anchors to which they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import msgspec
from msgspec.structs import replace

from standfirst.compose.anchors import published_names
from standfirst.compose.numbers import OF_PIECES, NumberedPiece, Target
from standfirst.compose.typed_names import Names, NamesBefore
from standfirst.diagnostics import Report
from standfirst.editions.added_words import labels
from standfirst.editions.numbered_words import NBSP, NumberedWords, capitalised, numbered_words
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import inlines_of
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.editing import only_words
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.slug import slug_of
from standfirst.model.span import Span
from standfirst.model.traverse import map_blocks, map_piece, rebuilt

MOST_NAMED = 3
"""Ids that a message names."""


def with_references(
    pieces: Sequence[NumberedPiece], report: Report, *, others_exist: bool = False
) -> list[Piece]:
    """The pieces, every reference in them with its words.

    ``others_exist``: whether there are pieces that are not looked at, to which references may lead as well.
    Reported: a reference to nothing (S212) or to something without a number (S214), which stand as they were
    typed, and an id of something numbered that another piece has, too (S213).
    """
    publication = _Publication(pieces)
    publication.report_taken(report)
    return [
        _Referring(publication, home, report, others_exist=others_exist).piece(each.piece)
        for home, each in enumerate(pieces)
    ]


class _Found(msgspec.Struct, frozen=True):
    """Where a reference leads."""

    anchor: str
    """In the publication."""
    target: Target | None
    """None of a place without a number."""


class _Publication:
    """What references may lead to, in all pieces."""

    def __init__(self, pieces: Sequence[NumberedPiece]) -> None:
        self._pieces = pieces
        alone = len(pieces) == 1
        self._names = [published_names(each.piece, alone) for each in pieces]
        self._targets = [{target.anchor: target for target in each.targets} for each in pieces]
        self._homes: dict[str, int] = {}
        for home, names in enumerate(self._names):
            for anchor in names:
                self._homes.setdefault(anchor, home)

    def find(self, target: str, home: int) -> _Found | None:
        """Where an id leads, from a piece: to its own, before that of any other."""
        for wanted in dict.fromkeys((target, slug_of(target))):
            at = home if wanted in self._names[home] else self._homes.get(wanted)
            if at is not None:
                return _Found(self._names[at][wanted], self._targets[at].get(wanted))
        return self._heading(slug_of(target).removeprefix("sec-"), home) if target[:3] == "sec" else None

    def _heading(self, name: str, home: int) -> _Found | None:
        """A section by its name alone: ``@sec-sill`` may mean the heading *Sill*."""
        for at in (home, self._homes.get(name)):
            target = self._targets[at].get(name) if at is not None else None
            if at is not None and target and target.kind in ("section", *OF_PIECES):
                return _Found(self._names[at][name], target)
        return None

    def near(self, target: str) -> list[str]:
        """Ids that are like one that there is not, each with its place. What they begin with, ``fig-``, makes
        none of them like another."""
        known = {_referred_to(target): target.span for each in self._pieces for target in each.targets}
        kind, _, name = slug_of(target).partition("-")
        close = get_close_matches(name, {anchor.partition("-")[2] for anchor in known}, n=MOST_NAMED)
        found = [anchor for near in close for anchor in known if anchor.partition("-")[2] == near]
        found.sort(key=lambda anchor: anchor.partition("-")[0] != kind)
        return [f"`{anchor}` ({known[anchor]})" for anchor in found[:MOST_NAMED]]

    def report_taken(self, report: Report) -> None:
        """Report ids of numbered things that two pieces have."""
        places: dict[str, Span] = {}
        for each in self._pieces:
            for target in each.targets:
                if not _is_prefixed(target):
                    continue
                first = places.setdefault(target.anchor, target.span)
                if first is not target.span:
                    report.add(
                        "S213",
                        target.span,
                        f"the id `{target.anchor}` is given twice; it is that of {first} already",
                    )


def _referred_to(target: Target) -> str:
    """The id by which a reference may name a target; that of a heading may come from its words."""
    return target.anchor if _is_prefixed(target) else f"sec-{target.anchor}"


def _is_prefixed(target: Target) -> bool:
    """Whether its id says of what kind it is: *Cor anglais* is a heading, and no corollary."""
    is_of_a_piece = target.kind in ("section", *OF_PIECES)
    return target.anchor.startswith("sec-") if is_of_a_piece else True


class _Referring:
    """Gives the references of one piece their words."""

    def __init__(self, publication: _Publication, home: int, report: Report, *, others_exist: bool) -> None:
        self._publication = publication
        self._home = home
        self._report = report
        self._others_exist = others_exist
        self._language = "en"
        self._words = numbered_words(self._language)

    def piece(self, piece: Piece) -> Piece:
        """The piece with its references."""
        if not any(isinstance(inline, i.CrossReference) for inline in inlines_of(piece)):
            return piece
        self._language, self._words = piece.language, numbered_words(piece.language)

        def change(block: Block) -> Block:
            span = block.heading.span if isinstance(block, b.Section) else block.span
            return rebuilt(block, inlines=lambda run: self._run(run, span))

        return map_piece(piece, lambda block: map_blocks(block, change))

    def _run(self, run: Inlines, span: Span) -> Inlines:
        if only_words(run):
            return run
        changed = tuple(self._inlines(run, span))
        return run if changed == run else changed

    def _inlines(self, run: Inlines, span: Span) -> Iterator[Inline]:
        before, named = "", NamesBefore(self._words.last)
        for group in _grouped(run):
            first = group[0]
            if isinstance(first, i.CrossReference):
                references = [x for x in group if isinstance(x, i.CrossReference)]
                names = self._names(first)
                is_named = names is not None and named.names(before, names)
                yield from self._group(references, span, is_named=is_named)
            elif isinstance(first, i.Container):
                children = self._run(first.children, span)
                yield first if children is first.children else replace(first, children=children)
            else:
                yield first
            before = first.value if isinstance(first, i.Text) else ""
            if not isinstance(first, i.Text | i.CrossReference):
                named.pass_by()

    def _names(self, reference: i.CrossReference) -> Names | None:
        """What a reference calls that to which it leads; None if it leads nowhere."""
        if reference.is_to_page:
            several = labels(self._language).pages.casefold()
            return Names(self._words.page[0].strip(NBSP).casefold(), several, shortest=1)
        found = self._publication.find(reference.target, self._home)
        if found is None or found.target is None:
            return None
        one, several = self._words.named(found.target.kind)
        return Names(one.format("").strip().casefold(), several.format("").strip().casefold())

    def _group(
        self, references: Sequence[i.CrossReference], span: Span, *, is_named: bool
    ) -> Iterator[Inline]:
        """The references of one pair of brackets, or one by itself; what leads nowhere stands as typed.
        ``is_named``: whether the words before them have the name of the first."""
        found = [self._find(reference, span) for reference in references]
        kinds = {x.target.kind if x and x.target else None for x in found}
        forms = {reference.form for reference in references}
        is_joined = len(references) > 1 and len(kinds) == 1 and forms == {"name"}
        for number, (reference, where) in enumerate(zip(references, found, strict=True)):
            if where is None:
                yield reference
                continue
            is_last = number == len(references) - 1
            said = self._said(reference, where, place=number if is_joined else None)
            lead = (self._words.last if is_last else self._words.between) if number else ""
            yield replace(
                reference,
                anchor=where.anchor,
                lead=lead,
                words=_without_name(said) if is_named and not number else said,
                otherwise=_name(reference, where.target, self._words) if reference.is_to_page else "",
            )

    def _find(self, reference: i.CrossReference, span: Span) -> _Found | None:
        found = self._publication.find(reference.target, self._home)
        if found is None and self._others_exist:
            return None
        if found is None:
            near = self._publication.near(reference.target)
            hint = f"did you mean {', '.join(near)}?" if near else None
            what = f"nothing has the id `{reference.target}`, which is referred to"
            self._report.add("S212", span, what, hint=hint)
            return None
        if found.target is None and not reference.is_to_page:
            self._report.add("S214", span, f"what has the id `{reference.target}` has no number to refer to")
            return None
        return found

    def _said(self, reference: i.CrossReference, found: _Found, place: int | None) -> str:
        """The words of a reference; ``place``: the how manieth it is of several that share one name."""
        words, target = self._words, found.target
        if reference.is_to_page:
            before, after = words.page if reference.form == "page" else ("", "")
            return capitalised(before) + "{}" + after if _is_capital(reference) else before + "{}" + after
        assert target is not None
        if place is None or not target.number:
            return _name(reference, target, words)
        if place:
            return target.number
        several = words.named(target.kind)[1].format(target.number)
        return capitalised(several) if _is_capital(reference) else several


def _without_name(said: str) -> str:
    """What a reference says behind words that name its target already: nobody means *Figure Figure 2*."""
    return said.partition(NBSP)[2] or said


def _name(reference: i.CrossReference, target: Target | None, words: NumberedWords) -> str:
    """What a reference calls its target: its kind and number; its title where it has no number."""
    if target is None:
        return ""
    if not target.number:
        return target.title
    if reference.form in ("number", "page-number"):
        return target.number
    name = words.named(target.kind)[0].format(target.number)
    return capitalised(name) if _is_capital(reference) else name


_CAPITAL = re.compile(r"@(?:page:)?[A-Z]|@Page:|\\C")


def _is_capital(reference: i.CrossReference) -> bool:
    """Whether it begins a sentence, as the writer says with a capital: ``@Fig-press``."""
    return _CAPITAL.search(reference.typed) is not None


def _grouped(run: Inlines) -> Iterator[list[Inline]]:
    """The inlines of a run one by one; the references of one pair of brackets together."""
    group: list[Inline] = []
    for inline in run:
        goes_on = isinstance(inline, i.CrossReference) and inline.typed.startswith(";")
        if group and not goes_on:
            yield group
            group = []
        group.append(inline)
    if group:
        yield group
