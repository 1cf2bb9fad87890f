"""The two editions against the model: what was read back against what each of them has to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from msgspec.structs import replace

from standfirst.check.fidelity.comparing import Difference, Stretch, agrees, compare, normal
from standfirst.check.fidelity.epub_words import ContentDocument
from standfirst.check.fidelity.expected import (
    Expected,
    Run,
    floats_of,
    flow_of,
    in_ebook,
    in_print,
    people_missing,
    runs_of,
)
from standfirst.check.fidelity.pdf_words import PrintedWords
from standfirst.editions.print import PiecePart
from standfirst.model import blocks as b
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.remembered import remembered
from standfirst.model.text import letters
from standfirst.model.traverse import walk

# -- what an edition does to the model ------------------------------------------------------------

_SET = re.compile("[\\s\"'`´‘’‚‛“”„‟«»‹›′″‴.…\\-‐‑‒–—―]+")
"""What typography may change: quotation marks, primes, points, dashes, spaces."""


def edition_faults(piece: Piece, seen: Piece) -> Iterator[Difference]:
    """Whether an edition's view of a piece has the words of the piece, all of them and no others.

    A view may set quotation marks, dashes and spaces, may put pull quotes elsewhere and break tables
    into parts; letters, figures and all other marks stay what and where they are.
    """
    if _is_to_the_letter(piece, seen):
        return  # as nearly always: the views are of pieces that are set already
    wanted, found = _keys(flow_of(piece)), _keys(flow_of(seen))
    if [key for key, _ in wanted] != [key for key, _ in found]:
        yield from _missing(wanted, found) or _first_moved(wanted, found)
    yield from _missing(_keys(floats_of(piece)), _keys(floats_of(seen)))
    for run in people_missing(piece, seen):
        yield Difference(kind="lost", words=run.words, span=run.span)


@remembered
def _is_to_the_letter(piece: Piece, seen: Piece) -> bool:
    """Who stays to build again, after one piece of many has changed, compares only that. What a view has as
    the piece has it need not be read."""
    body, shown = _unlike(piece.body, seen.body)
    piece, seen = replace(piece, body=body), replace(seen, body=shown)
    same_flow = _words(flow_of(piece)) == _words(flow_of(seen))
    same_floats = _words(floats_of(piece)) == _words(floats_of(seen))
    return same_flow and same_floats and not any(people_missing(piece, seen))


def _unlike(mine: Blocks, theirs: Blocks) -> tuple[Blocks, Blocks]:
    """Of two rows of blocks what differs in them; the whole rows where one is longer."""
    if len(mine) != len(theirs):
        return mine, theirs
    ours, others = list[Block](), list[Block]()
    for one, other in zip(mine, theirs, strict=True):
        if one == other:
            continue
        if isinstance(one, b.Section) and isinstance(other, b.Section) and one.heading == other.heading:
            inner, shown = _unlike(one.blocks, other.blocks)
            ours += inner
            others += shown
        else:
            ours.append(one)
            others.append(other)
    return tuple(ours), tuple(others)


def _words(runs: Sequence[Run]) -> list[str]:
    return [run.words.replace("\N{NO-BREAK SPACE}", " ") for run in runs]


_Keys = list[tuple[str, Run]]


def _keys(runs: Sequence[Run]) -> _Keys:
    keyed = ((_SET.sub("", normal(run.words)), run) for run in runs)
    return [(key, run) for key, run in keyed if key]


def _missing(wanted: _Keys, found: _Keys) -> list[Difference]:
    lost = Counter(key for key, _ in wanted) - Counter(key for key, _ in found)
    added = Counter(key for key, _ in found) - Counter(key for key, _ in wanted)
    faults = [Difference(kind="lost", words=run.words, span=run.span) for key, run in wanted if key in lost]
    return faults + [
        Difference(kind="added", words=run.words, span=run.span) for key, run in found if key in added
    ]


def _first_moved(wanted: _Keys, found: _Keys) -> Iterator[Difference]:
    runs = (run for (key, run), (other, _) in zip(wanted, found, strict=True) if key != other)
    yield from (Difference(kind="moved", words=run.words, span=run.span) for run in islice(runs, 1))


# -- print ----------------------------------------------------------------------------------------


def print_faults(
    parts: Sequence[PiecePart],
    shown: PrintedWords,
    *,
    repeats: bool,
    drawn: frozenset[int] | None = None,
) -> Iterator[Difference]:
    """What differs between pieces as the print edition has them and the pages that show them.

    ``drawn`` are the characters for which there are glyphs, where that is known: of others nobody can
    expect to read them back.
    """
    wanted = [in_print(part.piece, repeats_pull_quotes=repeats) for part in parts]
    undrawn = _undrawn(wanted, drawn)
    leftwards = any(part.piece.direction == "rtl" for part in parts)
    text = [run for each in wanted for run in each.text]
    upright = [stretch for stretch in shown.text if not stretch.is_turned]
    faults = list(compare(text, upright, undrawn, leftwards=leftwards))
    if faults and any(stretch.is_caption for stretch in upright):
        text, rest, hidden = _without_captions(text, upright, [part.piece for part in parts])
        faults = [*hidden, *compare(text, rest, undrawn, leftwards=leftwards)]
    turned = [run for each in wanted for run in each.turned]
    lying = [stretch for stretch in shown.text if stretch.is_turned]
    faults += compare(turned, lying, undrawn, leftwards=leftwards)
    yield from _without_late_heads(faults, [part.piece for part in parts])
    notes = [note for each in wanted for note in each.notes if note]
    yield from _notes(notes, list(shown.notes), undrawn, leftwards=leftwards)
    for quote in (quote for each in wanted for quote in each.silent):
        if undrawn.isdisjoint(_bare("".join(run.words for run in quote))):
            yield from _silent(quote, shown.artifacts)
    yield from _pictures(wanted, shown.pictures)


def _without_captions(
    wanted: Sequence[Run], found: Sequence[Stretch], pieces: Sequence[Piece]
) -> tuple[list[Run], list[Stretch], list[Difference]]:
    """Both without the captions that are whole on the page of the words before them, or soon after it, and
    what of these can't be seen: a picture that does not fit stands at the head of a page, while its text
    flows on."""
    text, hidden = list(wanted), list[Difference]()
    groups = [list(group) for _, group in groupby(found, key=lambda x: x.is_caption and (x.page, x.block))]
    blocks = (block for piece in pieces for block in walk(piece.body))
    captions = list(filter(None, map(_caption, blocks)))
    of_captions = [run for caption in captions for run in caption]
    for caption in captions:
        at = next((at for at, run in enumerate(text) if run == caption[0]), None)
        if at is None or not all(run in text for run in caption):
            continue
        before = next((run for run in reversed(text[:at]) if run not in of_captions), None)
        near = (x for x in groups if x[0].is_caption and _stands_near(before, x[0].page, found))
        same = next((x for x in near if agrees(caption, x)), None)
        if same is not None:
            hidden += (fault for fault in compare(caption, same) if fault.kind == "hidden")
            groups.remove(same)
            for run in caption:
                text.remove(run)
    return text, [stretch for group in groups for stretch in group], hidden


def _caption(block: Block) -> tuple[Run, ...]:
    """The runs of the caption of a figure, or of a group of figures; none of other blocks."""
    match block:
        case b.Figure():
            return runs_of((block,))
        case b.FigureGroup():
            return runs_of((replace(block, blocks=()),))
        case _:
            return ()


MOST_PAGES_ON = 2
"""Pages that a picture may wait for its place, where another waits before it."""


def _stands_near(before: Run | None, page: int, found: Sequence[Stretch]) -> bool:
    """Whether the run before it that is no caption ends on this page or on one of those just before."""
    end = letters(before.words)[-30:] if before else ""
    pages = range(page - MOST_PAGES_ON, page + 1)
    return end in letters("".join(x.words for x in found if x.page in pages and not x.is_caption))


def _without_late_heads(faults: list[Difference], pieces: Sequence[Piece]) -> Iterator[Difference]:
    """Without heads of tables that stand further down: one has no room above a row that fills a page, and
    is set above what is left of that row."""
    if not faults:
        return
    heads = Counter(
        _bare(" ".join(words))
        for piece in pieces
        for table in walk((*piece.opening, *piece.body, *piece.notes, *piece.ending))
        if isinstance(table, b.Table) and table.head
        if (words := [run.words for row in table.head for cell in row for run in runs_of(cell.blocks)])
    )
    gone = Counter(_bare(fault.words) for fault in faults if fault.kind in ("lost", "moved"))
    come = Counter(_bare(fault.words) for fault in faults if fault.kind in ("added", "moved"))
    late = gone & come & heads
    for fault in faults:
        if not (fault.kind in ("lost", "added", "moved") and _bare(fault.words) in late):
            yield fault


def _undrawn(wanted: Sequence[Expected], drawn: frozenset[int] | None) -> frozenset[str]:
    """The characters of these pieces that no font has, as they are compared."""
    if drawn is None:
        return frozenset()
    runs = (run for x in wanted for group in (x.text, *x.notes, *x.silent, x.turned) for run in group)
    missing = {c for run in runs for c in run.words if ord(c) not in drawn and not c.isspace()}
    return frozenset(normal("".join(missing)).replace(" ", ""))


def _notes(
    wanted: list[tuple[Run, ...]],
    found: list[tuple[Stretch, ...]],
    undrawn: frozenset[str],
    *,
    leftwards: bool,
) -> Iterator[Difference]:
    """Each note is on the pages once, whole, in whatever order the pages came to them."""
    unmatched = []
    for note in wanted:
        same = next(
            (n for n, stretches in enumerate(found) if agrees(note, stretches, leftwards=leftwards)), None
        )
        if same is None:
            unmatched.append(note)
        else:
            yield from (f for f in compare(note, found.pop(same)) if f.kind == "hidden")
    left = [stretch for stretches in found for stretch in stretches]
    if unmatched or any(stretch.words.strip() for stretch in left):
        runs = [run for note in unmatched for run in note]
        yield from compare(runs, left, undrawn, leftwards=leftwards)


def _silent(quote: Sequence[Run], artifacts: Sequence[Stretch]) -> Iterator[Difference]:
    """A pull quote that is no part of the structure is somewhere on the pages, and can be seen."""
    words = _bare(" ".join(run.words for run in quote))
    pages: dict[int, list[Stretch]] = {}
    for stretch in artifacts:
        pages.setdefault(stretch.page, []).append(stretch)
    texts = {page: _bare(" ".join(s.words for s in stretches)) for page, stretches in pages.items()}
    for page, text in texts.items():
        if words in text:
            hidden = [s for s in pages[page] if s.hidden and _bare(s.words) in words]
            if not hidden:
                return
            yield Difference(
                kind="hidden",
                words=hidden[0].words,
                span=quote[0].span,
                page=page,
                why=hidden[0].hidden or "",
            )
            return
    if _letters(words) - _letters("".join(texts.values())) or not _broken_over_pages(
        words, list(texts.values())
    ):
        yield Difference(kind="lost", words=" ".join(run.words for run in quote), span=quote[0].span)


def _broken_over_pages(words: str, texts: list[str]) -> bool:
    """Whether the words begin on one page and end on the next."""
    for text, following in pairwise(texts):
        for cut in range(len(words) - 1, 0, -1):
            if words[:cut] in text and words[cut:] in following:
                return True
    return False


def _letters(words: str) -> Counter[str]:
    return Counter(words)


def _bare(words: str) -> str:
    """Without spaces and hyphens, which a line's end may have put or taken."""
    return re.sub("[\\s\x02‐‑-]", "", normal(words))


def _pictures(wanted: Sequence[Expected], found: int) -> Iterator[Difference]:
    pictures = [picture for each in wanted for picture in each.pictures]
    if found < len(pictures):
        missing = len(pictures) - found
        names = ", ".join(dict.fromkeys(picture.src for picture in pictures))
        yield Difference(kind="picture", words=f"{missing} of {names}", span=pictures[0].span)


# -- ebook ----------------------------------------------------------------------------------------


def ebook_faults(
    piece: Piece, content: ContentDocument | None, media: str = "media/"
) -> Iterator[Difference]:
    """What differs between a piece and the content document that holds it."""
    wanted = in_ebook(piece)
    if content is None:
        yield from (Difference(kind="lost", words=run.words, span=run.span) for run in wanted.text)
        return
    yield from compare(wanted.text, content.stretches)
    found = list(content.pictures)
    for picture in wanted.pictures:
        shown = next(
            (x for x in found if x.endswith("/" + picture.asset) or x == media + picture.asset), None
        )
        if shown is None:
            yield Difference(kind="picture", words=picture.src, span=picture.span, file=content.file)
        else:
            found.remove(shown)
