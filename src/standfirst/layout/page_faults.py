"""What a compositor objects to, found on the finished pages (S510 to S524).

The pages are read back from the PDF (``read_pdf``), so that faults are found whatever made them.
Every diagnostic names the page, by its number from 1, and the line of the manuscript where that is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from math import inf
from typing import TypeAlias

import msgspec

from standfirst.diagnostics import Diagnostic, Report
from standfirst.layout.pages import DECORATION, HEADINGS, LaidOut, Line, Passage, Picture
from standfirst.layout.place import OnPage, around
from standfirst.layout.read_pdf import read_laid_out
from standfirst.model import blocks as b
from standfirst.model.document import Document, Piece
from standfirst.model.inlines import LineBreak
from standfirst.model.span import NOWHERE, Span
from standfirst.model.text import letters, plain
from standfirst.model.traverse import runs, walk, walk_inlines, walk_piece

FLOWING = HEADINGS | {"P", "LBody", "Code"}
"""Kinds of passages that fill a page; notes stand under them, cells beside each other."""
INITIAL = 2.0
"""How much larger than other lines one is with an initial in it, whose white says nothing of its words."""
LOOSEST, TIGHTEST = 0.8, 0.1
"""Ems between two words; a quarter of an em is what the type asks for."""
EARLIEST = 0.25
"""Of the measure, that a line in a justified paragraph may lack."""
MOST_BROKEN = 2
"""Lines ending in a hyphen under each other."""
FEWEST_LAST_LINES = 4
DEEPEST_HOLE = 0.22
"""Of the type area, left white in the midst of a piece."""
FEWEST_DOTS = 300
TOLERANCE = 3.0
"""Points that a letter may hang over the edge of the type area."""
FEWEST_AT_EDGE = 4
"""Lines that end at one place, so that it is the edge of the text."""
FOLIOS = 0.12
"""Of the page: the strip at its foot where folios stand."""
APART = 0.25
"""Of the type area, between a pull quote and its passage."""

ColumnsOf: TypeAlias = "int | Sequence[int]"
"""Columns of the text, of all pieces or of each."""
GAP = {1: 0.0, 2: 1.0, 3: 17.0}
"""Points before a third (or half) of the page, where the next of so many columns may begin."""
Frame: TypeAlias = "tuple[int, int]"
"""A column of a page: both from 0."""


class PlacedDiagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """A diagnostic of a page, and where on it."""

    diagnostic: Diagnostic
    at: OnPage


class PageFault(msgspec.Struct, frozen=True, kw_only=True):
    """The same, with what somebody has to know who wants to mend it."""

    code: str
    words: str
    """What is to be said of it."""
    at: Line | Picture
    span: Span = NOWHERE
    passage: Passage | None = None
    """That the line belongs to; of white before something, what comes after it."""
    anchor: str | None = None
    """Of a pull quote: the anchor of the passage that it repeats."""
    white: float = 0.0
    """Points of a page that are left empty."""


def problems_in_pdf(document: Document, pdf: bytes, columns: ColumnsOf = 1) -> tuple[PlacedDiagnostic, ...]:
    """What a compositor would object to in the print edition of this document, in the order of the files."""
    return problems_on_pages(read_laid_out(pdf), document, columns)


def problems_on_pages(
    laid: LaidOut, document: Document, columns: ColumnsOf = 1
) -> tuple[PlacedDiagnostic, ...]:
    """The same, of pages that were read already; nothing is said twice."""
    found: dict[tuple[Diagnostic, tuple[str, int, int]], PlacedDiagnostic] = {}
    for fault in faults(laid, document.pieces, columns):
        diagnostic = _diagnostic(fault)
        placed = PlacedDiagnostic(diagnostic=diagnostic, at=_place(fault.at))
        found.setdefault((diagnostic, fault.span.place), placed)
    return tuple(sorted(found.values(), key=_by_place))


def _diagnostic(fault: PageFault) -> Diagnostic:
    with_report = Report()
    with_report.add(fault.code, fault.span, f"page {fault.at.page + 1}: {fault.words}")
    (diagnostic,) = with_report
    return diagnostic


def _by_place(placed: PlacedDiagnostic) -> tuple[str, int, str]:
    """By file, then line."""
    diagnostic = placed.diagnostic
    return diagnostic.span.file, diagnostic.span.first, diagnostic.code


def _place(at: Line | Picture) -> OnPage:
    """The rectangle that a line takes, from above its capitals to below its descenders, or a picture."""
    if isinstance(at, Line):
        return around([at])
    return OnPage(page=at.page + 1, left=at.left, right=at.right, top=at.top, bottom=at.bottom)


Faults: TypeAlias = "Iterator[PageFault]"


def faults(laid: LaidOut, pieces: Sequence[Piece], columns: ColumnsOf = 1) -> tuple[PageFault, ...]:
    """What a compositor would object to on these pages, rule by rule."""
    upright, lying = laid.parted()
    pages = _Pages(upright, pieces, columns)
    rules = (_outside, _last_line, _ladder, _spacing, _broken_words, _turned_words, _stranded)
    others = (_headings, _questions, _ends, _holes, _short_columns, _dots, _quotes)
    found = [fault for rule in (*rules, *others) for fault in rule(pages)]
    return (*found, *_outside_page(lying, pages))


class _Area(msgspec.Struct, frozen=True):
    """The part of a page that type stands in."""

    left: float
    right: float
    foot: float


class _Pages:
    """The laid-out pages beside the document that they were made from."""

    def __init__(self, laid: LaidOut, pieces: Sequence[Piece], columns: ColumnsOf) -> None:
        self.laid, self.pieces = laid, pieces
        self._of_pieces = (columns,) if isinstance(columns, int) else tuple(columns) or (1,)
        self.columns = max(self._of_pieces)
        self._piece_on = {
            line.page: p.piece for p in laid.passages if p.piece is not None for line in p.lines
        }
        self.text = [p for p in laid.passages if p.piece is not None and p.kind in FLOWING]
        self._spans = dict(_endings(pieces))
        self._runs = dict(_runs_by_ending(pieces))
        self._questions = frozenset(_labelled_questions(pieces))
        self._broken_by_author = frozenset(_with_line_breaks(pieces))
        first = min(self._piece_on, default=0)
        self._pictures = dict(zip(_of_pieces(laid, first), _pictured(pieces, laid, first), strict=False))
        self.areas = _areas(self.text)
        self.folios = dict(_folios(laid))
        self.foot = laid.foot or max((area.foot for area in self.areas.values()), default=laid.height)
        self.head = min((line.baseline for p in self.text for line in p.lines), default=0.0)

    def span(self, passage: Passage) -> Span:
        """Where a passage stands in the manuscript."""
        return self._spans.get(letters(passage.words)[-KNOWN_BY:], NOWHERE)

    def source(self, passage: Passage) -> str:
        """The words of the run that a passage was made from; where that is not sure, those of all pieces."""
        return self._runs.get(letters(passage.words)[-KNOWN_BY:]) or self._all_words

    @cached_property
    def _all_words(self) -> str:
        return "\n".join(self._runs.values())

    def breaks_lines(self, passage: Passage) -> bool:
        """Whether its author wanted some of its lines to end where they do."""
        return letters(passage.words)[-KNOWN_BY:] in self._broken_by_author

    def asks(self, passage: Passage) -> bool:
        """Whether a passage is a labelled question of an interview, or the last paragraph of one."""
        return letters(passage.words)[-KNOWN_BY:] in self._questions

    def span_of(self, picture: Picture) -> Span:
        """Where a picture stands in the manuscript, if it is sure which one it is."""
        return self._pictures.get(picture, (NOWHERE, ""))[0]

    def name_of(self, picture: Picture) -> str:
        """What it is called there, or that it is a picture."""
        name = self._pictures.get(picture, (NOWHERE, ""))[1]
        return f"the picture {name}" if name else "a picture"

    def frame(self, line: Line) -> Frame:
        """The column that a line stands in."""
        count, width = self.columns_on(line.page), self.laid.width
        edges = (width / count * number - GAP[count] for number in range(1, count))
        return line.page, sum(line.left > edge for edge in edges)

    def spans(self, line: Line) -> bool:
        """Whether a line is longer than a column is wide."""
        columns = self.columns_on(line.page)
        return columns > 1 and line.right - line.left > self.laid.width / columns

    def columns_on(self, page: int) -> int:
        """How many columns the piece has that stands on a page."""
        piece = self._piece_on.get(page, 0)
        return self._of_pieces[min(piece, len(self._of_pieces) - 1)]

    def flow(self) -> Iterator[tuple[Passage, Line]]:
        """Every line of the text, in the order of reading."""
        return ((passage, line) for passage in self.text for line in passage.lines)

    @cached_property
    def usual_size(self) -> float:
        """The size of type that most lines of the text have."""
        sizes = Counter(round(line.size, 1) for _, line in self.flow())
        return max(sizes, key=sizes.__getitem__, default=0.0)

    def depth(self, line: Line) -> float:
        """How far down the publication a line stands, in type areas."""
        page, column = self.frame(line)
        within = (line.baseline - self.head) / max(1.0, self.foot - self.head)
        return (page * self.columns + column + within) / self.columns


KNOWN_BY = 40
"""Letters at the end of a passage by which it is found in the manuscript."""


def _endings(pieces: Sequence[Piece]) -> Iterator[tuple[str, Span]]:
    """The end of every run of words with its place; that of an inner block comes after its outer one's."""
    for piece in pieces:
        for block in walk_piece(piece):
            for run in runs(block):
                yield letters(plain(run))[-KNOWN_BY:], block.span
            if isinstance(block, b.Section):
                yield letters(plain(block.heading.inlines))[-KNOWN_BY:], block.heading.span


def _runs_by_ending(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    """The same with its words."""
    for piece in pieces:
        for block in walk_piece(piece):
            for words in map(plain, runs(block)):
                yield letters(words)[-KNOWN_BY:], words
            if isinstance(block, b.Section):
                words = plain(block.heading.inlines)
                yield letters(words)[-KNOWN_BY:], words


def _labelled_questions(pieces: Sequence[Piece]) -> Iterator[str]:
    """The end of each question that has a speaker's label, which leads its first paragraph."""
    for piece in pieces:
        for block in walk_piece(piece):
            match block:
                case b.Turn(role="question", blocks=(*before, b.Paragraph(inlines=inlines))):
                    lead = "" if before else f"{block.label}{block.time or ''}"
                    yield letters(lead + plain(inlines))[-KNOWN_BY:]


def _with_line_breaks(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        for run in (run for block in walk_piece(piece) for run in runs(block)):
            if any(isinstance(inline, LineBreak) for inline in walk_inlines(run)):
                yield letters(plain(run))[-KNOWN_BY:]


DRAWN = ".svg"
"""The end of the name of a picture that has no dots."""


def _pictured(pieces: Sequence[Piece], laid: LaidOut, first: int) -> list[tuple[Span, str]]:
    """The places and the names of all pictures of dots, if the pages from the first one of the text on have
    as many: one shown twice, and it is not sure which is which."""
    found = [
        (block.span, image.src)
        for piece in pieces
        for block in walk_piece(piece)
        if isinstance(block, b.Figure)
        for image in block.images
        if image.asset and not image.asset.endswith(DRAWN)
    ]
    return found if len(found) == len(_of_pieces(laid, first)) else []


def _of_pieces(laid: LaidOut, first: int) -> list[Picture]:
    """The pictures of the pieces, not those of cover and contents."""
    return [x for x in _whole(laid) if x.page >= first]


def _whole(laid: LaidOut) -> list[Picture]:
    """The pictures, and one that stands on two pages only on the first of them."""
    return [x for x in laid.pictures if x.left > -laid.width / 2]


def _areas(text: list[Passage]) -> dict[int, _Area]:
    """The type area of left and of right pages, from where most lines begin and end."""
    areas = {}
    for side in (0, 1):
        lines = [x for p in text if p.kind == "P" for x in p.lines if x.page % 2 == side]
        if len(lines) >= 12:
            lefts, rights = _usual(x.left for x in lines), _usual(x.right for x in lines)
            if _shared(x.right for x in lines) < FEWEST_AT_EDGE:
                rights = [inf]  # no line is full: a picture may well be wider than all of them
            lefts += [x.left for p in text if p.kind == "H1" for x in p.lines if x.page % 2 == side]
            feet = [x.baseline for x in _last_lines(lines)]
            areas[side] = _Area(min(lefts), max(rights), max(feet))
    return areas


def _folios(laid: LaidOut) -> Iterator[tuple[int, float]]:
    """How far down the folio of each page stands that has one at its foot."""
    for passage in laid.passages:
        for line in passage.lines:
            if passage.kind == DECORATION and line.baseline > (1 - FOLIOS) * laid.height:
                yield line.page, line.baseline - line.size


def _usual(values: Iterator[float]) -> list[float]:
    """The values that many share."""
    counts = Counter(round(value) for value in values)
    most = max(counts.values())
    return [value for value, count in counts.items() if count >= most / 8]


def _shared(values: Iterator[float]) -> int:
    """How many share the value that most have."""
    return max(Counter(map(round, values)).values())


def _last_lines(lines: list[Line]) -> list[Line]:
    return [max(group, key=lambda x: x.baseline) for _, group in groupby(lines, lambda x: x.page)]


def _quoted(words: str) -> str:
    words = " ".join(words.replace("\x02", "-").split())
    return f"“{words}”" if len(words) <= 50 else f"“{words[:49]}…”"


# -- the edges ----------------------------------------------------------------------------------------


def _outside(pages: _Pages) -> Faults:
    """S510: type or pictures outside the type area."""
    for passage in pages.laid.passages:
        if passage.piece is None:
            continue
        for line in passage.lines:
            if _is_outside(line.left, line.right, line.baseline, line.page, pages):
                yield _at(line, passage, "S510", f"{_quoted(line.words)} is outside the type area", pages)
                break
    for picture in pages.laid.pictures:
        if (
            picture.page in _pages_of_pieces(pages)
            and not _bleeds(picture, pages)
            and _is_outside(picture.left, picture.right, picture.bottom, picture.page, pages)
        ):
            words = "a picture is outside the type area"
            yield PageFault(code="S510", at=picture, span=pages.span_of(picture), words=words)


def _outside_page(lying: LaidOut, pages: _Pages) -> Faults:
    """S510 again: what runs over the edge of a page that lies on its side."""
    for passage in lying.passages:
        for line in passage.lines:
            if line.left < 0 or line.right > lying.height or line.baseline > lying.width:
                yield _at(line, passage, "S510", f"{_quoted(line.words)} is outside the page", pages)
                break


BLEED = 2 * 72 / 25.4
"""Points that a picture reaches over the edge of the page if it is meant to."""


def _bleeds(picture: Picture, pages: _Pages) -> bool:
    """Whether a picture reaches over an edge of the page as far as one does that is cut with it."""
    width, height = pages.laid.width, pages.laid.height
    over = (-picture.left, picture.right - width, -picture.top, picture.bottom - height)
    return max(over) >= BLEED and all(x <= 0 or x >= BLEED for x in over)


def _at(line: Line, passage: Passage, code: str, words: str, pages: _Pages) -> PageFault:
    """Something about a line of a passage."""
    span = pages.span(passage)
    return PageFault(code=code, at=line, words=words, span=span, passage=passage)


def _is_outside(left: float, right: float, low: float, page: int, pages: _Pages) -> bool:
    if left < 0 or right > pages.laid.width or low > pages.laid.height:
        return True
    area = pages.areas.get(page % 2)
    if area is None:
        return False
    deep = pages.folios.get(page, max(area.foot, pages.foot) + 4 * TOLERANCE)  # notes may stand lower
    first, last = pages.laid.edges[page] if pages.laid.edges else (area.left, area.right)
    return left < first - TOLERANCE or right > last + TOLERANCE or low > deep


def _pages_of_pieces(pages: _Pages) -> frozenset[int]:
    return frozenset(line.page for _, line in pages.flow())


# -- within a passage ---------------------------------------------------------------------------------


def _paragraphs(pages: _Pages) -> Iterator[Passage]:
    return (p for p in pages.text if p.kind in ("P", "LBody") and len(p.lines) > 1)


def _last_line(pages: _Pages) -> Faults:
    """S512: a last line shorter than an indent, or made of the end of a broken word."""
    for passage in _paragraphs(pages):
        before, last = passage.lines[-2:]
        if before.page != last.page or last.baseline <= before.baseline:
            continue  # of what stands beside each other
        is_rest = before.is_broken and " " not in last.words.strip()
        if is_rest or last.right - last.left < 1.3 * last.size:
            words = f"a paragraph ends in a line that is only {_quoted(last.words)}"
            yield _at(last, passage, "S512", words, pages)


def _ladder(pages: _Pages) -> Faults:
    """S513: too many hyphens under each other."""
    for passage in _paragraphs(pages):
        for broken, group in groupby(passage.lines, lambda line: line.is_broken):
            lines = list(group)
            if broken and len(lines) > MOST_BROKEN:
                words = f"{len(lines)} lines in a row end in hyphens"
                yield _at(lines[MOST_BROKEN], passage, "S513", words, pages)


def _spacing(pages: _Pages) -> Faults:
    """S517: a justified line whose words are too far apart or too close, or that ends early."""
    for passage in _paragraphs(pages):
        for _, group in groupby(passage.lines[:-1], pages.frame):
            is_prose = passage.kind == "P" and not pages.breaks_lines(passage)
            for line, how in _badly_spaced(list(group), is_prose=is_prose):
                yield _at(line, passage, "S517", f"the words of {_quoted(line.words)} {how}", pages)


def _badly_spaced(lines: list[Line], *, is_prose: bool) -> Iterator[tuple[Line, str]]:
    """Of the lines of a passage in one column, those that are not well spaced, and how."""
    edge = max(line.right for line in lines)
    lines = [line for line in lines if line.size < INITIAL * min(x.size for x in lines)]
    full = [line for line in lines if line.right > edge - TOLERANCE]
    for line in full:
        if line.widest_space > LOOSEST:
            yield line, "are too far apart"
        elif 0 < line.usual_space < TIGHTEST:
            yield line, "stand too close together"
    if is_prose and len(full) >= max(2, 0.6 * len(lines)):
        short = edge - EARLIEST * (edge - min(x.left for x in lines))
        yield from ((line, "end their line early") for line in lines if line.right < short)


_END, _BEGINNING = re.compile(r"[^\W\d_]+$"), re.compile(r"^[^\W\d_]+")
_WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\uffef]")
"""Letters of scripts whose lines may end after any of them."""
_ADDRESS = re.compile(r"[/@_=&#\\]|\w[.:]\w")
"""In what is no word of a language: it is broken without a hyphen, so that none is read into it."""


INITIAL = 1.5
"""Times the size of the text: what is larger is an initial, and its word goes on beside it."""


def _broken_words(pages: _Pages) -> Faults:
    """S522: a line that ends inside a word and shows no hyphen."""
    for passage in pages.laid.passages:
        for line, after in pairwise(passage.lines if passage.kind != "Code" else ()):
            begun, rest = _END.search(line.words), _BEGINNING.search(after.words)
            is_initial = line.size > INITIAL * after.size
            if line.is_broken or is_initial or not begun or not rest:
                continue
            if _are_one_word(begun[0], rest[0], pages.source(passage)):
                words = f"“{begun[0]}{rest[0]}” is broken after “{begun[0]}” and has no hyphen there"
                yield _at(line, passage, "S522", words, pages)


def _are_one_word(begun: str, rest: str, source: str) -> bool:
    """Whether a text has two parts only together, as a word of a language."""
    if begun + rest not in source or _WITHOUT_SPACES.search(begun[-1] + rest[0]):
        return False
    apart = re.escape(begun) + r"[\W_]+" + re.escape(rest)
    together = rf"(?<!\w){re.escape(begun)}{re.escape(rest)}(?!\w)"
    found = [_around(match, source) for match in re.finditer(together, source)]
    return bool(found) and not any(map(_ADDRESS.search, found)) and not re.search(apart, source)


def _around(match: re.Match[str], text: str) -> str:
    """What was found with everything up to the next spaces."""
    before, after = text[: match.start()], text[match.end() :]
    return "".join((*before.split(" ")[-1:], match[0], *after.split(" ")[:1]))


# -- between pages ------------------------------------------------------------------------------------


def _turns(pages: _Pages) -> Iterator[tuple[tuple[Passage, Line], tuple[Passage, Line]]]:
    """The last line of each column and the first of the next one."""
    for (passage, line), (next_passage, next_line) in pairwise(pages.flow()):
        if pages.frame(line) != pages.frame(next_line):
            yield (passage, line), (next_passage, next_line)


def _turned_words(pages: _Pages) -> Faults:
    """S514: a word broken over a page turn."""
    for (passage, line), (_, after) in _turns(pages):
        if line.is_broken and line.page != after.page and passage.kind != "Code":
            words = f"{_quoted(line.words.split()[-1])} continues on the next page"
            yield _at(line, passage, "S514", words, pages)


def _stranded(pages: _Pages) -> Faults:
    """S511: the first line of a paragraph alone at the foot of a column, or the last alone at its head."""
    for (passage, line), (next_passage, next_line) in _turns(pages):
        if passage is not next_passage or passage.kind not in ("P", "LBody"):
            continue
        if line is passage.lines[0]:
            yield _at(line, passage, "S511", f"{_quoted(line.words)} is alone at the foot", pages)
        elif next_line is passage.lines[-1]:
            words = f"{_quoted(next_line.words)} is alone at the head"
            yield _at(next_line, passage, "S511", words, pages)


def _headings(pages: _Pages) -> Faults:
    """S515: a heading at the foot of a column, away from what it heads."""
    for (passage, line), (next_passage, _) in _turns(pages):
        is_title = passage.kind == "H1" and pages.columns > 1  # it stands over all columns
        if passage.kind in HEADINGS and passage.piece == next_passage.piece and not is_title:
            words = f"the heading {_quoted(passage.words)} is at the foot"
            yield _at(line, passage, "S515", words, pages)


def _questions(pages: _Pages) -> Faults:
    """S524: a question at the foot of a column, away from its answer. One that is a heading is S515."""
    for (passage, line), (next_passage, _) in _turns(pages):
        is_last = passage is not next_passage and passage.piece == next_passage.piece
        if is_last and pages.asks(passage):
            words = f"the question {_quoted(passage.words)} is at the foot"
            yield _at(line, passage, "S524", words, pages)


def _ends(pages: _Pages) -> Faults:
    """S516: a piece whose last page has only a few lines."""
    for piece in dict.fromkeys(p.piece for p in pages.text):
        passages = [p for p in pages.laid.passages if p.piece == piece]
        lines = [line for p in passages for line in p.lines]
        if lines[0].page == lines[-1].page:
            continue
        last = [line for line in lines if line.page == lines[-1].page]
        rows = {round(line.baseline) for line in last}
        has_picture = any(picture.page == last[0].page for picture in pages.laid.pictures)
        if len(rows) < FEWEST_LAST_LINES and not has_picture:
            words = f"the piece ends on a page of {len(rows)} line{'s' * (len(rows) > 1)}"
            yield _at(last[0], passages[-1], "S516", words, pages)


def _holes(pages: _Pages) -> Faults:
    """S520: white at the foot of a page in the midst of a piece, because what follows did not fit."""
    lowest, room = _lowest(pages), pages.foot - pages.head
    for (before, line), (passage, after) in _turns(pages):
        white = pages.foot - lowest.get(pages.frame(line), 0)
        # What hangs beside its line, such as the number of a formula, is drawn after all others.
        goes_on = before.piece == passage.piece and line.page < after.page
        if goes_on and not _begins_piece(after, pages) and white > DEEPEST_HOLE * room:
            words = f"{white / room:.0%} of the page is white before {_quoted(after.words)}"
            fault = _at(line, passage, "S520", words, pages)
            yield msgspec.structs.replace(fault, white=white)


MOST_SHORT = 3.5
"""Lines that a column may be shorter than the one beside it: a heading keeps two lines with it."""
LEADING = 1.35
"""Of the size of type: from line to line."""


def _short_columns(pages: _Pages) -> Faults:
    """S520: white at the foot of a column, or in all columns after it, because what follows did not fit."""
    columns = [(frame, list(group)) for frame, group in groupby(pages.flow(), lambda x: pages.frame(x[1]))]
    for (frame, text), (beside, next_text) in pairwise(columns):
        passage, line = text[-1]
        next_passage, after = next_text[0]
        is_text = abs(line.size - pages.usual_size) < 1  # titles stand beside the words about them
        if not is_text or passage.piece != next_passage.piece:
            continue
        leading, words = LEADING * line.size, _quoted(after.words)
        if frame[0] == beside[0] and frame[1] < beside[1] and after.baseline < line.baseline:
            foot = next_text[-1][1].baseline
            white = foot - _lowest_above(foot, frame, pages)
            if white > MOST_SHORT * leading:
                said = f"{round(white / leading)} lines of a column are white before {words}"
                fault = _at(line, next_passage, "S520", said, pages)
                yield msgspec.structs.replace(fault, white=white)
        elif _leaves_columns(frame, beside, text, pages) and not _begins_piece(after, pages):
            said = f"columns are empty before {words}"
            heads = [x.baseline for _, x in text if abs(x.size - pages.usual_size) < 1]
            fault = _at(line, next_passage, "S520", said, pages)
            yield msgspec.structs.replace(fault, white=pages.foot - min(heads))


FEWEST_LINES = 6
"""Of a column beside which there is none: fewer are balanced, or the end of something."""


def _leaves_columns(frame: Frame, beside: Frame, text: list[tuple[Passage, Line]], pages: _Pages) -> bool:
    """Whether the text goes on overleaf from a column that is not the last of its page."""
    passage, line = text[-1]
    page, column = frame
    low = pages.foot - MOST_SHORT * LEADING * line.size
    is_full = len(text) >= FEWEST_LINES and line.baseline > low and passage.kind in ("P", "LBody")
    after = range(column + 1, pages.columns_on(page))
    is_overleaf = beside[0] == page + 1 and len(after) > 0
    return is_overleaf and is_full and all(_lowest_above(pages.foot, (page, x), pages) < low for x in after)


def _lowest_above(foot: float, frame: Frame, pages: _Pages) -> float:
    """How far down a column there is something, above what stands under all columns."""
    page, column = frame
    lines = (line for passage in pages.laid.passages for line in passage.lines if line.page == page)
    baselines = [line.baseline for line in lines if pages.frame(line)[1] == column]
    middle = (column + 0.5) * pages.laid.width / pages.columns
    pictures = (x for x in pages.laid.pictures if x.page == page and x.left < middle < x.right)
    reached = [*baselines, *(picture.bottom for picture in pictures)]
    return max((y for y in reached if y <= foot + 1), default=0.0)


TITLE_UNDER = 60
"""Points from the words over a title to the title of a piece that begins on the pages of another."""


def _begins_piece(line: Line, pages: _Pages) -> bool:
    """Whether a title stands in this line, or soon under it: of a piece that runs on."""
    return any(
        0 <= title.baseline - line.baseline < TITLE_UNDER
        for passage in pages.laid.passages
        if passage.kind == "H1"
        for title in passage.lines[:1]
        if title.page == line.page
    )


def _lowest(pages: _Pages) -> dict[Frame, float]:
    """How far down each column there is something."""
    lowest: dict[Frame, float] = {}
    for passage in pages.laid.passages:
        for line in passage.lines:
            if passage.piece is not None or _is_in_area(line, pages):
                for column in range(pages.columns) if passage.kind == "Note" else (pages.frame(line)[1],):
                    lowest[line.page, column] = max(lowest.get((line.page, column), 0), line.baseline)
    for picture in pages.laid.pictures:
        for column in range(pages.columns):
            lowest[picture.page, column] = max(lowest.get((picture.page, column), 0), picture.bottom)
    return lowest


def _is_in_area(line: Line, pages: _Pages) -> bool:
    return pages.head - 1 <= line.baseline <= pages.foot + 1


# -- pictures and pull quotes -------------------------------------------------------------------------


def _dots(pages: _Pages) -> Faults:
    """S518: a picture with too few dots for its printed size."""
    for picture in _whole(pages.laid):
        if picture.dots_per_inch < FEWEST_DOTS - 0.5:
            words = f"{pages.name_of(picture)} has {picture.dots_per_inch:.0f} dots per inch as printed"
            yield PageFault(code="S518", at=picture, span=pages.span_of(picture), words=words)


def _quotes(pages: _Pages) -> Faults:
    """S519: a pull quote right beside the passage that it repeats, or right under another. S520: columns left
    empty above one that stands across all of them, because there is so little text."""
    for piece in pages.pieces:
        passages = _by_anchor(piece)
        others: list[Line] = []
        for quote in (x for x in walk(piece.body) if isinstance(x, b.PullQuote) and x.source):
            here = _quote_line(quote, pages)
            if here is None:
                continue
            words = f"the pull quote {_quoted(' '.join(map(plain, quote.paragraphs)))}"
            there = _source_line(quote, passages.get(quote.source or ""), here, pages)
            if there and _apart(here, there, pages) < APART:
                said = f"{words} is beside its passage"
                yield PageFault(code="S519", at=here, words=said, span=quote.span, anchor=quote.source)
            elif any(_is_near(here, other, pages) for other in others):
                said = f"{words} is beside another"
                yield PageFault(code="S519", at=here, words=said, span=quote.span, anchor=quote.source)
            others.append(here)
            if pages.spans(here) and 0 < _columns_above(here, pages) < pages.columns_on(here.page):
                said = f"columns are empty above {words}"
                yield PageFault(code="S520", at=here, words=said, span=quote.span, anchor=quote.source)


def _apart(here: Line, there: Line, pages: _Pages) -> float:
    """Type areas between a pull quote and its passage: in the order of reading; up and down the page where it
    stands across the columns."""
    if pages.spans(here) and here.page == there.page:
        return abs(here.baseline - there.baseline) / max(1.0, pages.foot - pages.head)
    return abs(pages.depth(here) - pages.depth(there)) * pages.columns


def _is_near(line: Line, other: Line, pages: _Pages) -> bool:
    """Whether two pull quotes stand on one page so that they are seen as one: over each other."""
    are_over_each_other = line.left < other.right and other.left < line.right
    room = max(1.0, pages.foot - pages.head)
    return (
        line.page == other.page and are_over_each_other and abs(line.baseline - other.baseline) < APART * room
    )


def _columns_above(quote: Line, pages: _Pages) -> int:
    """In how many columns text stands above a pull quote, and under what else stands across them."""
    across = [
        line.baseline
        for passage in pages.laid.passages
        for line in passage.lines
        if line.page == quote.page and line.baseline < quote.baseline and pages.spans(line)
    ]
    pictures = [x.bottom for x in pages.laid.pictures if x.page == quote.page and x.top < quote.baseline]
    top = max((*across, *pictures), default=0.0)
    above = (
        line for _, line in pages.flow() if line.page == quote.page and top < line.baseline < quote.baseline
    )
    return len({pages.frame(line) for line in above})


def _by_anchor(piece: Piece) -> Mapping[str, b.Block]:
    return {block.anchor: block for block in walk(piece.body) if block.anchor}


def _quote_line(quote: b.PullQuote, pages: _Pages) -> Line | None:
    """The first line of a pull quote: silent ones are decoration, others passages of their own, in larger
    type than the passage."""
    wanted = letters(" ".join(map(plain, quote.paragraphs)))
    found = []
    for passage in pages.laid.passages:
        is_alone = passage.kind == DECORATION or letters(passage.words) == wanted
        if is_alone and wanted and wanted in letters(passage.words):
            starts = (x for x in passage.lines if letters(x.words) and wanted.startswith(letters(x.words)))
            found.append((passage.kind == DECORATION, next(starts, passage.lines[0])))
    return max(found, key=lambda pair: (pair[0], pair[1].size))[1] if found else None


def _source_line(quote: b.PullQuote, source: b.Block | None, here: Line | None, pages: _Pages) -> Line | None:
    """The line of the passage in which the words of a pull quote begin."""
    if source is None:
        return None
    wanted = letters(" ".join(map(plain, quote.paragraphs)))[:16]
    ends = {letters(plain(run))[-KNOWN_BY:] for run in runs(source) if letters(plain(run))}
    for passage in pages.text:
        found = letters(passage.words)
        if here in passage.lines:
            continue
        if found[-KNOWN_BY:] in ends and (at := found.find(wanted)) >= 0:
            return _line_with(passage, at)
    return None


def _line_with(passage: Passage, at: int) -> Line:
    """The line that holds the letter of this number."""
    for line in passage.lines:
        at -= len(letters(line.words))
        if at < 0:
            return line
    return passage.lines[-1]
