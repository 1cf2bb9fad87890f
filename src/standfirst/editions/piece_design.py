"""How a piece is designed in print, where its theme opens pieces by their kind: opener, kicker, colours,
columns, the forms of its pull quotes and the places of its pictures.

It is a view of the piece. Blocks that stand otherwise are put into a ``Division`` whose class says how; no
word is changed but those of the byline, which is made from what was understood of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle, islice, takewhile
from math import ceil

import msgspec
from msgspec.structs import replace

from standfirst.editions import run_on
from standfirst.editions.byline import with_made_byline, with_named_contributors
from standfirst.editions.kickers import magazine_words
from standfirst.editions.measure import height, heights
from standfirst.editions.render_options import RenderOptions
from standfirst.editions.theme import ANY, Choices, Opener, QuoteForm, of_kind
from standfirst.editions.trim_sizes import WIDE_PAGE, Columns, Measure, TrimSize, trim_size
from standfirst.editions.wide_tables import is_wider
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks, Figure, PullQuote
from standfirst.model.document import UNTITLED, Piece, title_of
from standfirst.model.text import plain
from standfirst.model.traverse import change_blocks, runs_of

SPANNING = "spanning"
"""The class of what stands across all columns."""
IN_PLACE = "in-place"
"""The class of what spans them where it is read: code and tables, which the text beside them speaks of."""
BAND, BAR = "band-quote", "bar-quote"
"""The classes of a pull quote across all columns, and of one in its column."""
ON_PAGE = "on-page-"
"""What the class begins with of something that stands at the head of a page, which its end names, from 1."""
OPENER_PAGES = 0.55
"""How much of its first page an opener takes."""
WIDE = 1.6
"""Width to height, from which on a picture stands across the columns if its author says nothing."""
LYING = 1.25
"""From which on a picture may open a piece over the head of the page; a narrower one has its own page."""
LONG_QUOTE = 150
"""Letters of a pull quote, from which on it has a page to itself where the theme has such pages, and is set
smaller elsewhere."""
SHORTEST_FOR_PAGE = 9000
"""Letters of a piece, from which on one of its pull quotes may have a page."""
END_MARK = "\N{NO-BREAK SPACE}\N{BLACK SQUARE}"
TINT = 0.1
"""How much of the colour is in its tint."""


ANY_DEPTH = 99
"""Lines: more than a page has."""


class PieceDesign(msgspec.Struct, frozen=True, kw_only=True):
    """How a piece opens and in which colours it is set."""

    opener: Opener
    kicker: str
    accent: str
    """``#rrggbb``, or empty where the theme's own accent is used."""
    columns: Columns
    depth: int = 26
    """Lines of the type area that a picture over the head of the page takes: what its shape needs."""
    deepest: int = ANY_DEPTH
    """Lines that it may take at most without having too few dots."""
    title_room: float = 100.0
    """Millimetres that its title may be wide."""
    largest_title: float = 112.0
    """Points: no title is set larger."""
    foot: str = ""
    """What stands at the foot of its pages beside the folio."""

    @property
    def has_facing_pages(self) -> bool:
        """Whether it opens on two pages that face each other."""
        return self.opener in ("facing", "spread")

    @property
    def tint(self) -> str:
        """The accent, thinned with white."""
        return thinned(self.accent, TINT) if self.accent else ""


def thinned(colour: str, part: float) -> str:
    """So much of a colour, and white for the rest."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - value) * part):02x}" for value in parts)


def columns_of(piece: Piece, choices: Choices, options: RenderOptions) -> Columns:
    """How many columns the text of a piece has."""
    one: Columns = 1
    return options.columns if options.columns else of_kind(choices.columns, piece.kind, one)


def designed(
    piece: Piece,
    choices: Choices,
    measure: Measure,
    page: TrimSize,
    sections: Mapping[str, str],
    foot: str,
) -> tuple[Piece, PieceDesign]:
    """The piece as its theme wants it, and the design of its pages.

    ``sections``: the colour of each section of the publication; ``foot``: what stands at the foot of pages.
    """
    kicker, accent = kicker_and_colour(piece, choices, sections)
    wider = page.width / trim_size(choices.designed_for).width if choices.designed_for else 1.0
    piece, opener = _opened(piece, choices, page)
    piece = replace(piece, opening=run_on.sorted_opening(piece.opening))
    design = PieceDesign(
        opener=opener,
        kicker=kicker,
        accent=accent,
        columns=measure.columns,
        depth=min(_depth(piece, page, measure), _deepest(piece, page, measure)),
        deepest=_deepest(piece, page, measure),
        title_room=dict(choices.title_rooms).get(opener, dict(choices.title_rooms).get(ANY, 100.0)) * wider,
        largest_title=min(1.0, wider) * choices.largest_title,
        foot=foot,
    )
    piece = replace(piece, body=_with_wide_blocks(piece.body, measure))
    piece = _with_forms(piece, _forms_on(page, of_kind(choices.quotes, piece.kind, ())), measure)
    if choices.has_initials:
        piece = _with_end_mark(piece)
    return with_named_contributors(with_made_byline(piece)), design


def kicker_and_colour(piece: Piece, choices: Choices, sections: Mapping[str, str]) -> tuple[str, str]:
    """What stands over the title of a piece, and the colour of its section."""
    words = magazine_words(piece.language)
    kicker = piece.kicker or (words.kickers.get(piece.kind, "") if words else "")
    return kicker, sections.get(kicker) or of_kind(choices.colours, piece.kind, "")


# -- openers ----------------------------------------------------------------------------------------


def _opened(piece: Piece, choices: Choices, page: TrimSize) -> tuple[Piece, Opener]:
    """The piece with the picture that it opens with at its head, and how it opens."""
    bare = of_kind(choices.bare_openers, piece.kind, "quiet")
    wanted = of_kind(choices.openers, piece.kind, bare)
    if wanted == "spread" and page.width < WIDE_PAGE:
        wanted = "picture"
    found = _first_picture(piece)
    if piece.kind in UNTITLED or title_of(piece) is None:
        return piece, "quiet"
    if found is None or wanted in ("quiet", "plain", "field"):
        return piece, bare if found is None else wanted
    shape = _shape(found)
    if wanted in ("picture", "spread") and shape < LYING:
        wanted = "facing" if shape < 1 else bare
    if wanted == "drawing" and not _is_drawing(found):
        wanted = "picture" if shape >= LYING else bare
    if wanted == bare:
        return piece, bare
    opening = (found, *(block for block in piece.opening if block is not found))
    body = change_blocks(piece.body, lambda block: () if block is found else (block,))
    return replace(piece, opening=opening, body=body), wanted


LEAST_DEEP, MOST_DEEP, MOST_OF_NARROW = 15, 30, 0.45
"""Lines that a picture over the head of the page takes; and how many of all lines at most on a page on which
title and words stand one under the other."""
HEAD_AND_FOOT = 0.165
"""Of the height of a page, above and below the type area; above it is a good third of that."""


def _depth(piece: Piece, page: TrimSize, measure: Measure) -> int:
    """How many lines of the type area a picture as wide as the page covers."""
    figure = next((x for x in piece.opening if isinstance(x, Figure)), None)
    if figure is None:
        return MOST_DEEP
    line = _line(page, measure)
    deep = (page.width / _shape(figure) - 0.07 * page.height) / line
    most = MOST_DEEP if page.width >= WIDE_PAGE else MOST_OF_NARROW * measure.lines
    return round(min(most, max(LEAST_DEEP, deep)))


def _line(page: TrimSize, measure: Measure) -> float:
    """From one line to the next, in millimetres."""
    return page.height * (1 - HEAD_AND_FOOT) / measure.lines


DOTS_OF_A_PICTURE = 300
"""In an inch, as printed."""
OVER_THE_EDGE = 3.0
"""Millimetres that it reaches beyond the page."""


def _deepest(piece: Piece, page: TrimSize, measure: Measure) -> int:
    """How many lines the picture that opens a piece may take, if it is one of dots."""
    figure = next((x for x in piece.opening if isinstance(x, Figure)), None)
    high = figure.images[0].height if figure and not _is_drawing(figure) else None
    if not high:
        return ANY_DEPTH
    deep = high / DOTS_OF_A_PICTURE * 25.4 - 0.07 * page.height - OVER_THE_EDGE
    return max(LEAST_DEEP, int(deep / _line(page, measure)))


NEAR_THE_BEGINNING = 5
"""Blocks of the body among which the picture is looked for that opens a piece."""


def _first_picture(piece: Piece) -> Figure | None:
    """The picture that a piece opens with: one of its opening, or near the beginning of its text."""
    near = (*piece.opening, *islice(_in_order_of_reading(piece.body), NEAR_THE_BEGINNING))
    for block in near:
        if (
            isinstance(block, Figure)
            and len(block.images) == 1
            and block.images[0].asset
            and not block.number
        ):
            return block if block.images[0].placement in (None, "full", "bleed", "spread") else None
    return None


def _shape(figure: Figure) -> float:
    """Width to height; that of a usual photograph where it is not known."""
    image = figure.images[0]
    return image.width / image.height if image.width and image.height else 1.5


def _is_drawing(figure: Figure) -> bool:
    return (figure.images[0].asset or "").endswith(".svg")


# -- pictures ---------------------------------------------------------------------------------------


IN_DOUBT = 0.3
"""Pages by which the length of a piece may be wrong."""


class _Pages:
    """On which page of a piece, about, a line of it stands."""

    def __init__(self, measure: Measure, blocks: Blocks) -> None:
        self._lines = measure.lines * measure.columns
        self._measure = measure
        self._before = 0.0
        self._end = heights(takewhile(lambda x: not run_on.is_head(x), blocks), measure)
        self.is_one = OPENER_PAGES + self._end / self._lines <= 1

    def pass_by(self, block: Block) -> None:
        """A block that has been set."""
        self._before += height(block, self._measure)

    @property
    def place(self) -> float:
        """Where the text has come to, in pages: 1.5 is the middle of the second one."""
        return OPENER_PAGES + self._before / self._lines

    @property
    def next(self) -> int:
        """The page after that, counted from 1."""
        return int(self.place) + 2

    @property
    def has_next(self) -> bool:
        """Whether the piece itself, without those that run on, reaches that page; in doubt it does."""
        return self.next <= int(OPENER_PAGES + self._end / self._lines + IN_DOUBT) + 1


def _with_wide_blocks(blocks: Blocks, measure: Measure) -> Blocks:
    """The blocks with those in divisions that stand otherwise than in their column."""
    pages = _Pages(measure, blocks)

    def placed(block: Block) -> Block:
        match block:
            case b.Section() | b.Turn():
                return replace(block, blocks=tuple(map(placed, block.blocks)))
            case b.FigureGroup() if measure.columns > 1:
                pages.pass_by(block)
                return _division(block, "wide", f"{ON_PAGE}{pages.next}")
            case Figure():
                return _placed_figure(block, measure, pages)
            case PullQuote():
                return block
            case b.Division(classes=(run_on.HEAD,)):
                pages.pass_by(block)
                return replace(block, classes=(run_on.HEAD, SPANNING))
        pages.pass_by(block)
        if measure.columns > 1 and _is_wider_than_column(block, measure):
            return _division(block, SPANNING, "wide", IN_PLACE)
        return block

    return tuple(map(placed, blocks))


def _placed_figure(figure: Figure, measure: Measure, pages: _Pages) -> Block:
    """A figure as its author wants it, or as its shape does."""
    placement = figure.images[0].placement
    if placement in ("bleed", "spread") and pages.is_one:
        placement = "wide"  # there is no head of a page that it could go to
    if placement is None and measure.columns > 1 and (_is_wide(figure) or len(figure.images) > 1):
        placement = "wide"
    if placement in (None, "column") or (placement == "wide" and measure.columns == 1):
        pages.pass_by(figure)
        return figure
    if placement == "margin":
        return _division(figure, "margin" if measure.columns == 1 else "column")
    page, has_next = pages.next, pages.has_next
    pages.pass_by(figure)
    if placement == "wide" and not has_next:
        return _division(figure, SPANNING, "wide")
    return _division(figure, str(placement), f"{ON_PAGE}{page}")


def _is_wider_than_column(block: Block, measure: Measure) -> bool:
    match block:
        case b.CodeBlock():
            return _longest_line(block) > measure.code
        case b.Table():
            return not block.landscape and is_wider(block, measure)
        case _:
            return False


def _longest_line(code: b.CodeBlock) -> int:
    """How many characters, the number of the line included."""
    numbers = 0 if code.first_line is None else len(str(code.first_line + code.text.count("\n"))) + 2
    return numbers + max(map(len, code.text.splitlines()), default=0)


FEWEST_DOTS = 1000
"""Across a picture that stands over all columns unasked."""


def _is_wide(figure: Figure) -> bool:
    """Whether a picture is made to stand across the columns: wide, and not of few dots."""
    return _shape(figure) > WIDE and (_is_drawing(figure) or (figure.images[0].width or 0) >= FEWEST_DOTS)


def _division(block: Block, *classes: str) -> b.Division:
    return b.Division(span=block.span, classes=classes, blocks=(block,))


# -- pull quotes ------------------------------------------------------------------------------------


WIDTHS: dict[QuoteForm, float] = {"margin": WIDE_PAGE, "page": 190.0}
"""Millimetres that a page is wide on which a pull quote has such a form."""


def _forms_on(page: TrimSize, forms: tuple[QuoteForm, ...]) -> tuple[QuoteForm, ...]:
    """Those for which this page is wide enough."""
    return tuple(form for form in forms if page.width >= WIDTHS.get(form, 0)) or (forms and ("bar",))


def _with_forms(piece: Piece, forms: tuple[QuoteForm, ...], measure: Measure) -> Piece:
    """The pull quotes in their forms, which take turns; the longest one of a long piece may have a page."""
    quotes = list(_quotes(piece.body))
    if not forms or not quotes:
        return piece
    columns = measure.columns
    turning = [form for form in forms if form != "page" and not (form == "margin" and columns > 1)] or ["bar"]
    paged = _for_a_page(piece, quotes) if "page" in forms else None
    if paged is not None:
        quotes = [quote for quote in quotes if quote is not paged]
    turns = cycle(turning)
    chosen: dict[int, QuoteForm] = {id(quote): next(turns) for quote in quotes}
    body = _formed(piece.body, chosen, columns)
    if paged is None:
        return replace(piece, body=body)
    page = _page_for(paged, piece, measure)
    at_head = _division(paged, SPANNING, "page-quote", f"{ON_PAGE}{page}")
    return replace(piece, body=(at_head, *_without(body, paged)))


def _for_a_page(piece: Piece, quotes: list[PullQuote]) -> PullQuote | None:
    """The pull quote that has a page to itself, if one is long enough and so is the piece.

    Only one that repeats the text word for word: it stands at the head of a page, whatever is read there.
    """
    letters = sum(len(plain(run)) for run in runs_of(piece.body))
    longest = max(quotes, key=_length)
    is_long = letters >= SHORTEST_FOR_PAGE and _length(longest) >= LONG_QUOTE
    return longest if is_long and longest.mode == "exact" else None


def _page_for(quote: PullQuote, piece: Piece, measure: Measure) -> int:
    """The page, from 1, at whose head a pull quote stands: in the second half of the piece, and not that of
    the passage that it repeats, as far as can be known before there are pages."""
    last = max(2, ceil(OPENER_PAGES + heights(piece.body, measure) / (measure.lines * measure.columns)))
    pages = _Pages(measure, piece.body)
    for block in takewhile(
        lambda x: not x.anchor or x.anchor != quote.source, _in_order_of_reading(piece.body)
    ):
        pages.pass_by(block)
    source = pages.next - 1
    middle = min(last, max(2, round(0.66 * last)))
    return next((page for page in (middle, middle - 1, middle + 1) if page != source and page > 1), 2)


def _in_order_of_reading(blocks: Blocks) -> Iterator[Block]:
    """The blocks that hold words, in the order of reading: what is inside turns and sections, not these."""
    for block in blocks:
        match block:
            case b.Section() | b.Turn() | b.Division():
                yield from _in_order_of_reading(block.blocks)
            case _:
                yield block


def _without(blocks: Blocks, quote: PullQuote) -> Blocks:
    return change_blocks(blocks, lambda block: () if block is quote else (block,))


def _length(quote: PullQuote) -> int:
    return sum(len(plain(paragraph)) for paragraph in quote.paragraphs)


def _quotes(blocks: Blocks) -> Iterator[PullQuote]:
    for block in blocks:
        match block:
            case PullQuote():
                yield block
            case b.Section() | b.Turn():
                yield from _quotes(block.blocks)
            case _:
                pass


def _formed(blocks: Blocks, chosen: dict[int, QuoteForm], columns: Columns) -> Blocks:
    formed: list[Block] = []
    for block in blocks:
        match block:
            case PullQuote() if id(block) in chosen:
                form = chosen[id(block)]
                spans = columns > 1 and form in ("band", "page")
                classes = (SPANNING,) if spans else ()
                long = ("long-quote",) if _length(block) > LONG_QUOTE else ()
                formed.append(_division(block, *classes, f"{form}-quote", *long))
            case b.Section() | b.Turn():
                formed.append(replace(block, blocks=_formed(block.blocks, chosen, columns)))
            case _:
                formed.append(block)
    return tuple(formed)


# -- the end ----------------------------------------------------------------------------------------


def _with_end_mark(piece: Piece) -> Piece:
    """The piece with a mark after its last word, if it ends with a paragraph; so with those that run on."""
    parts = run_on.parts_at_heads(piece.body)
    return replace(piece, body=tuple(x for *before, last in parts for x in (*before, _marked(last))))


def _marked(block: Block) -> Block:
    mark = i.Styled(("end-mark", "generated"), (i.Text(END_MARK),))
    match block:
        case b.Paragraph(inlines=inlines):
            return replace(block, inlines=(*inlines, mark))
        case b.Section(blocks=(*before, last)) | b.Turn(blocks=(*before, last)):
            return replace(block, blocks=(*before, _marked(last)))
        case b.Verse(stanzas=(*stanzas, (*lines, line))):
            return replace(block, stanzas=(*stanzas, (*lines, (*line, mark))))
        case _:
            return block
