"""The numbers of a publication: of its parts, chapters, appendices and sections, of what has a name in them.

They are settled while the publication is composed, before anything is laid out. What has an id such as
``fig-press`` has a number; other pictures and tables have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.editions.numbered_words import NumberedWords, capitalised, numbered_words
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.counting import letter, roman
from standfirst.model.document import Piece, title_of
from standfirst.model.editing import words_of
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.model.traverse import rebuilt, walk_inlines
from standfirst.project.settings.publication import Figures, Numbers

NumberedKind: TypeAlias = Literal[
    "figure",
    "table",
    "listing",
    "equation",
    "section",
    "chapter",
    "appendix",
    "part",
    "theorem",
    "lemma",
    "corollary",
    "proposition",
    "conjecture",
    "definition",
    "example",
    "exercise",
]

KINDS: Mapping[str, NumberedKind] = {
    "fig": "figure",
    "figure": "figure",
    "tbl": "table",
    "tab": "table",
    "lst": "listing",
    "eq": "equation",
}
"""What the id of something numbered begins with."""
THEOREMS: Mapping[str, NumberedKind] = {
    "thm": "theorem",
    "lem": "lemma",
    "cor": "corollary",
    "prp": "proposition",
    "cnj": "conjecture",
    "def": "definition",
    "exm": "example",
    "exr": "exercise",
}
"""What the id of a numbered box begins with, as in Quarto. Nothing else is numbered by these."""
OF_PIECES: Mapping[str, NumberedKind] = {"chapter": "chapter", "appendix": "appendix", "part": "part"}


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a reference may lead to."""

    anchor: str
    """Within its piece."""
    kind: NumberedKind
    number: str
    """As references have it; empty where it has none, so that they have its title."""
    title: str
    span: Span


class NumberedPiece(msgspec.Struct, frozen=True):
    """A piece with its numbers, and what references may lead to in it."""

    piece: Piece
    targets: tuple[Target, ...]
    counts: tuple[tuple[str, int], ...]
    """How many of each kind there are up to its end, where they are counted through the publication."""


def numbered(pieces: Sequence[Piece], settings: Numbers) -> list[NumberedPiece]:
    """Pieces, in their order, with their numbers."""
    found: list[NumberedPiece] = []
    counts: tuple[tuple[str, int], ...] = ()
    counted = with_piece_numbers(pieces, settings)
    are_chapters_numbered = any(_number_of_sections(piece, settings) for piece in counted)
    for piece in counted:
        by_chapter = settings.captions == "chapter"
        is_one_of_many = bool(piece.number) and piece.kind != "part"
        prefix = _number_of_sections(piece, settings)
        found.append(
            _numbered(
                piece,
                piece.number if is_one_of_many and by_chapter else "",
                prefix,
                settings.sections if prefix or not are_chapters_numbered else 0,
                () if by_chapter else counts,
            )
        )
        counts = found[-1].counts
    return found


def _number_of_sections(piece: Piece, settings: Numbers) -> str:
    """What the numbers of a piece's sections begin with: its own, where it is printed. Beside chapters that
    are numbered those of a preface have none: *1* would be the first chapter."""
    figures = {"chapter": settings.chapters, "appendix": settings.appendices}.get(piece.kind, "none")
    return piece.number if figures != "none" else ""


# -- parts, chapters, appendices --------------------------------------------------------------------


def with_piece_numbers(pieces: Sequence[Piece], settings: Numbers) -> list[Piece]:
    """The pieces, those that are counted with number and label. The only chapter there is has no number."""
    chapters = sum(piece.kind == "chapter" for piece in pieces)
    counts = {"chapter": settings.first_chapter - 1, "part": settings.first_part - 1, "appendix": 0}
    figures: Mapping[str, Figures] = {
        "chapter": settings.chapters,
        "part": settings.parts,
        "appendix": settings.appendices,
    }
    result = []
    for piece in pieces:
        if piece.kind in counts and (piece.kind != "chapter" or chapters > 1) and not _is_unnumbered(piece):
            said = _own_count(piece)
            counts[piece.kind] = counts[piece.kind] + 1 if said is None else said
            piece = _with_number(piece, counts[piece.kind], figures[piece.kind])
        result.append(piece)
    return result


def _is_unnumbered(piece: Piece) -> bool:
    """Whether its title says that it has no number: ``# The ford {.unnumbered}``."""
    title = title_of(piece)
    return title is not None and title.unnumbered


def _with_number(piece: Piece, count: int, figures: Figures) -> Piece:
    number = letter(count) if piece.kind == "appendix" and figures in ("letters", "none") else str(count)
    if figures == "none":
        return replace(piece, number=number)
    words = numbered_words(piece.language)
    said = in_figures(count, figures, piece.language)
    label = capitalised(words.named(piece.kind)[0].format(said))
    if _says_so_itself(piece, count):
        return replace(piece, number=number)
    return replace(piece, number=number, label=label)


def _own_count(piece: Piece) -> int | None:
    """The number that the title gives before a mark, in figures or as a letter: *Appendix C: Traits*."""
    title = title_of(piece)
    words = _folded(words_of(title.inlines)) if title else ""
    before, _, after = _folded(numbered_words(piece.language).named(piece.kind)[0]).partition("{}")
    name = rf"{re.escape(before)}(\d{{1,3}}|[a-z]{{1,6}}){re.escape(after)}\s?(?:[:.–—-]\s|$)"
    said = found[1] if (found := re.match(name, words)) else ""
    if said.isdigit():
        return int(said)
    counted = letter if piece.kind == "appendix" else roman
    return next((count for count in range(1, 100) if counted(count).lower() == said), None)


def _says_so_itself(piece: Piece, count: int) -> bool:
    """Whether the title begins with the number that would stand over it: *Chapter 3: Ice*."""
    title = title_of(piece)
    words = _folded(words_of(title.inlines)) if title else ""
    name = _folded(numbered_words(piece.language).named(piece.kind)[0])
    ways: tuple[Figures, ...] = ("arabic", "roman", "words", "letters")
    said = (name.format(in_figures(count, way, piece.language).casefold()) for way in ways)
    return any(words.startswith(one) and not _goes_on(words, len(one)) for one in said)


def _goes_on(words: str, at: int) -> bool:
    """Whether a word goes on at a letter: not *Chapter 3*, but *Chapter 30*."""
    return re.match(r"\w", words[at : at + 1]) is not None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def in_figures(count: int, figures: Figures, language: str) -> str:
    """A number in words, in arabic or roman figures, or as a letter."""
    match figures:
        case "words":
            return _in_words(count, language)
        case "roman":
            return roman(count).upper()
        case "letters":
            return letter(count)
        case _:
            return str(count)


def _in_words(count: int, language: str) -> str:
    """A number in the words of a language; in figures where nobody taught us its words."""
    from num2words import num2words  # few publications need it

    try:
        words: str = num2words(count, lang=language.replace("-", "_"))
    except NotImplementedError:
        return str(count)
    return words.title() if language.startswith("en") else words


# -- within a piece ---------------------------------------------------------------------------------


def _numbered(
    piece: Piece, prefix: str, section_prefix: str, depth: int, counts: tuple[tuple[str, int], ...]
) -> NumberedPiece:
    counter = _Counter(numbered_words(piece.language), prefix, section_prefix, depth, dict(counts))
    counter.add_piece(piece)
    opening, body = counter.blocks(piece.opening), counter.blocks(piece.body)
    notes = tuple(x for x in counter.blocks(piece.notes) if isinstance(x, b.Note))
    ending = counter.blocks(piece.ending)
    return NumberedPiece(
        replace(piece, opening=opening, body=body, notes=notes, ending=ending),
        tuple(counter.targets),
        tuple(sorted(counter.counts.items())),
    )


class _Counter:
    """Counts what has a number in a piece, in reading order."""

    def __init__(
        self, words: NumberedWords, prefix: str, section_prefix: str, depth: int, counts: dict[str, int]
    ) -> None:
        self._words = words
        self._prefix = prefix
        self._sections = [section_prefix] if section_prefix else []
        self._depth = depth
        self.counts = counts
        self.targets: list[Target] = []

    def add_piece(self, piece: Piece) -> None:
        """The piece itself, to which its title and its name lead."""
        title = title_of(piece)
        words = words_of(title.inlines) if title else piece.name
        kind = OF_PIECES.get(piece.kind, "section")
        number = piece.label and in_label(piece.label, self._words.named(kind)[0])
        for anchor in dict.fromkeys((piece.name, *((title.anchor,) if title and title.anchor else ()))):
            self._add(anchor, kind, number, words, title.span if title else piece.span)

    def _add(self, anchor: str, kind: NumberedKind, number: str, title: str, span: Span) -> None:
        self.targets.append(Target(anchor=anchor, kind=kind, number=number, title=title, span=span))

    def blocks(self, blocks: Iterable[Block], numbers: tuple[int, ...] = ()) -> Blocks:
        """Blocks that stand beside each other, with their numbers."""
        result, sections = [], 0
        for block in blocks:
            if isinstance(block, b.Section) and not block.heading.unnumbered:
                sections += 1
            result.append(self._block(block, (*numbers, sections)))
        return tuple(result)

    def _block(self, block: Block, numbers: tuple[int, ...]) -> Block:
        inner = numbers[:-1]
        match block:
            case b.Section(heading=heading):
                block = replace(block, heading=self._heading(heading, numbers))
                inner = numbers
            case b.Figure(caption=caption) | b.Table(caption=caption) | b.CodeBlock(caption=caption):
                block = replace(block, number=self._named(block, words_of(caption)))
            case b.Sidebar(title=title):
                kind = THEOREMS.get((block.anchor or "").partition("-")[0])
                block = replace(block, number=self._called(block, kind, words_of(title)))
            case b.FigureGroup() if (kind := kind_of(block.anchor)) is not None:
                return self._group(block, kind)
            case b.Paragraph(inlines=inlines, anchor=str()):
                return replace(block, inlines=self._equation(block, inlines))
            case _:
                pass
        return rebuilt(block, blocks=lambda held: self.blocks(held, inner))

    def _heading(self, heading: b.Heading, numbers: tuple[int, ...]) -> b.Heading:
        number = ""
        if len(numbers) <= self._depth and not heading.unnumbered:
            number = ".".join((*self._sections, *map(str, numbers)))
        self._add(heading.anchor, "section", number, words_of(heading.inlines), heading.span)
        return replace(heading, number=number) if number else heading

    def _named(self, block: b.Figure | b.FigureGroup | b.Table | b.CodeBlock, title: str) -> str:
        """What is printed before the caption of something named."""
        return self._called(block, kind_of(block.anchor), title)

    def _called(self, block: Block, kind: NumberedKind | None, title: str) -> str:
        """What something of a kind is called, with the next number."""
        if kind is None or block.anchor is None:
            return ""
        number = self._next(kind)
        self._add(block.anchor, kind, number, title, block.span)
        return capitalised(self._words.named(kind)[0].format(number))

    def _group(self, group: b.FigureGroup, kind: NumberedKind) -> b.FigureGroup:
        """A group with its number, and what has a name in it with letters."""
        called = self._named(group, words_of(group.over or group.caption))
        number, count = self.targets[-1].number, 0
        figures: list[Block] = []
        for figure in group.blocks:
            if isinstance(figure, b.Figure | b.Table) and figure.anchor:
                count += 1
                figure = replace(figure, letter=letter(count).lower())
                title = words_of(figure.caption)
                self._add(str(figure.anchor), kind, number + figure.letter, title, figure.span)
            figures.append(figure)
        return replace(group, number=called, blocks=tuple(figures))

    def _next(self, kind: NumberedKind) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{self._prefix}.{self.counts[kind]}" if self._prefix else str(self.counts[kind])

    def _equation(self, paragraph: b.Paragraph, run: Inlines) -> Inlines:
        """The run with the number of the one displayed formula in it, if it is named."""
        formulas = [x for x in walk_inlines(run) if isinstance(x, i.Formula) and x.is_displayed]
        if kind_of(paragraph.anchor) != "equation" or paragraph.anchor is None or len(formulas) != 1:
            return run
        number = self._next("equation")
        self._add(paragraph.anchor, "equation", number, "", paragraph.span)
        return tuple(replace(x, number=f"({number})") if x == formulas[0] else x for x in run)


def kind_of(anchor: str | None) -> NumberedKind | None:
    """What the id of something says that it is."""
    return KINDS.get((anchor or "").partition("-")[0])


def in_label(label: str, pattern: str) -> str:
    """The number in what is printed over a title: ``Three`` of ``Chapter Three``."""
    before, _, after = pattern.partition("{}")
    return label[len(before) : len(label) - len(after)]
