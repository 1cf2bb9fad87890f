"""Glyphs: characters that none of the fonts can show, and what is shown in their place.

A glyph that a font does not have can't be referred to (ISO 14289-1, 7.21.8; ISO 19005-2, 6.2.11.8).
So a box takes its place that the fonts do have, in an element that says which character it stands for;
the tags hand that on, and whoever searches, copies or listens gets the character itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from standfirst.diagnostics import Report
from standfirst.editions.print import PiecePart, PrintEdition
from standfirst.model import blocks as b
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import runs

MOST_NAMED = 8
"""Characters that a message names; more are counted."""

BOX = "\N{WHITE SQUARE}"
"""What is shown in place of a character."""
STAND_IN = "stand-in"
"""The class of an element that holds boxes."""
STANDS_FOR = "data-stands-for"
"""Its attribute that has the characters themselves."""

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
"""Categories that need no glyph: controls, formats."""
_SELECTORS = re.compile("[\N{COMBINING GRAPHEME JOINER}\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Marks that only say which form of a character is meant."""
_JOINED = "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


# -- said -----------------------------------------------------------------------------------------


def report_missing_glyphs(edition: PrintEdition, known: frozenset[int], report: Report) -> None:
    """Warn (S501), piece by piece, of characters without a glyph, at the first block that has them.

    ``known`` are the code points that the fonts have glyphs for.
    """
    for part in edition.parts:
        if isinstance(part, PiecePart):
            span, missing = _missing(part.piece, known)
            if missing:
                report.add("S501", span, f"no font has a glyph for {_named(missing)}")


def _missing(piece: Piece, known: frozenset[int]) -> tuple[Span, list[str]]:
    """The characters of a piece that no font has, in reading order, and where the first one stands."""
    where, missing = piece.span, dict[str, None]()
    for block in (*piece.opening, *piece.body, *piece.notes, *piece.ending):
        for span, words in _words(block):
            lacking = {c: None for c in words if ord(c) not in known and _needs_glyph(c)}
            if lacking and not missing and span.first:
                where = span
            missing |= lacking
    return where, list(missing)


def _needs_glyph(character: str) -> bool:
    return not (
        character.isspace()
        or unicodedata.category(character) in _INVISIBLE
        or _SELECTORS.fullmatch(character)
    )


def _words(block: Block) -> Iterator[tuple[Span, str]]:
    if isinstance(block, b.Section):
        yield block.heading.span, plain(block.heading.inlines)
        for inner in block.blocks:
            yield from _words(inner)
    elif isinstance(block, b.CodeBlock):
        yield block.span, block.text
    else:
        yield block.span, "".join(plain(run) for run in runs(block))


def _named(characters: list[str]) -> str:
    names = [f"{c} (U+{ord(c):04X} {unicodedata.name(c, 'unnamed')})" for c in characters[:MOST_NAMED]]
    rest = len(characters) - MOST_NAMED
    return ", ".join(names) + (f" and {rest} more" if rest > 0 else "")


# -- shown ----------------------------------------------------------------------------------------


def without_glyph(words: str, known: frozenset[int], undrawn: frozenset[int] = frozenset()) -> frozenset[str]:
    """The characters of a text that no font can draw; ``undrawn`` are known to be so from a trial."""
    return frozenset(c for c in set(words) if ord(c) in undrawn or (ord(c) not in known and _needs_glyph(c)))


def put_stand_ins(page: Element, missing: frozenset[str]) -> None:
    """Put boxes in the place of these characters, in the words of a page and in the data that it prints."""
    if not missing:
        return
    pattern = re.compile(f"(?:[{re.escape(''.join(sorted(missing)))}][{_JOINED}]*)+")
    for element in list(page.iter()):
        if not isinstance(element.tag, str) or element.tag in ("head", "meta", "style", "title"):
            continue
        for name, value in element.items():
            if name.startswith("data-"):
                element.set(name, pattern.sub(lambda found: BOX * len(clusters(found[0])), value))
        _put_into(element, pattern)


def _put_into(element: Element, pattern: re.Pattern[str]) -> None:
    """The same in the text of one element, before and between its children."""
    children = list(element)
    element.text, new = _split(element.text, pattern)
    element[:0] = new
    at = len(new)
    for child in children:
        child.tail, new = _split(child.tail, pattern)
        element[at + 1 : at + 1] = new
        at += 1 + len(new)


def _split(words: str | None, pattern: re.Pattern[str]) -> tuple[str | None, list[Element]]:
    """What stands before the first box, and the elements with boxes, each with the words after it."""
    if not words:
        return words, []
    ends = 0
    before, stand_ins = words, list[Element]()
    for found in pattern.finditer(words):
        if stand_ins:
            stand_ins[-1].tail = words[ends : found.start()]
        else:
            before = words[: found.start()]
        stand_ins.append(_stand_in(found[0]))
        ends = found.end()
    if stand_ins:
        stand_ins[-1].tail = words[ends:]
    return before, stand_ins


def _stand_in(characters: str) -> Element:
    element = Element("span", {"class": STAND_IN, STANDS_FOR: characters})
    element.text = "".join(BOX + _MAY_BREAK * _is_wide(cluster) for cluster in clusters(characters))
    return element


def _is_wide(cluster: str) -> bool:
    """Whether a line may end after it, as between the characters of Chinese and Japanese."""
    return unicodedata.east_asian_width(cluster[0]) in ("W", "F")


def clusters(characters: str) -> list[str]:
    """Each character with the marks on it: what a box stands for."""
    found: list[str] = []
    for character in characters:
        if found and unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf"):
            found[-1] += character
        else:
            found.append(character)
    return found
