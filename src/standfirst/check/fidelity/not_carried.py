"""What a manuscript has besides words, and what was understood of it: links, pictures, notes, numbers.

Each kind is found in the manuscript by a pattern of its own and looked for in the model; what is printed as
it was typed is not lost. What the model does not have, no edition can carry, and the author is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import unescape
from typing import Literal, TypeAlias
from urllib.parse import unquote

import msgspec

from standfirst.check.fidelity.expected import Run
from standfirst.check.fidelity.manuscript_words import BEGINS, Written, keys_of
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.inlines import Image
from standfirst.model.span import Span
from standfirst.model.traverse import own_inlines, walk, walk_inlines
from standfirst.normalise.repair import Repair
from standfirst.parse.manuscript.source_file import SourceFile

NO_PLACE = ("#", "javascript:")
"""What begins so leads nowhere, or within the piece; others tell of that."""

Kind: TypeAlias = Literal[
    "address of a link",
    "picture",
    "title of a picture",
    "width of a picture",
    "reference to a note",
    "number of a list",
    "title of a box",
    "formula",
    "embedded file",
    "drawing",
]


_KEEPS_ADDRESSES = "shortcodes"
"""The rule that writes anew what it replaces: every address in it must be there again."""


class Uncarried(msgspec.Struct, frozen=True):
    """Something that the manuscript has and the model lacks."""

    kind: Kind
    value: str
    """As the manuscript has it."""
    span: Span

    def __str__(self) -> str:
        return f"the {self.kind} “{self.value}” is in neither edition"


def uncarried(
    source: SourceFile, manuscript: Written, piece: Piece, runs: Iterable[Run], repairs: Iterable[Repair]
) -> Iterator[Uncarried]:
    """Everything besides words that the model lacks, in the order of kinds and then of the manuscript.

    ``runs``: those of the piece. ``repairs`` may take addresses, and with a passage all that is in it.
    """
    made = [repair for repair in repairs if repair.applied]
    found = _with_lines(_in_manuscript(manuscript.marked), manuscript.marked, source)
    if any(repair.rule == _KEEPS_ADDRESSES for repair in made):
        found += _with_lines(_in_shortcodes(source.text, made), source.text, source)
    if not found:
        return
    model = _Model(piece, runs, made)
    told: set[tuple[Kind, str, int]] = set()
    for thing, line in found:
        if not model.has(thing, line) and (thing.kind, thing.value, line) not in told:
            told.add((thing.kind, thing.value, line))
            yield Uncarried(thing.kind, " ".join(thing.value.split()), Span(source.name, line))


def _with_lines(things: Iterable[_Thing], text: str, source: SourceFile) -> list[tuple[_Thing, int]]:
    """Each thing that was found in a text, which has the lines of a source, and its line in the file."""
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    return [(thing, source.number_of(bisect_right(starts, thing.at) - 1)) for thing in things]


# -- the manuscript -------------------------------------------------------------------------------


class _Thing(msgspec.Struct, frozen=True):
    kind: Kind
    value: str
    at: int
    of: str = ""
    """The picture to which a title or a width belongs."""
    count: int = 1
    """How often a note is referred to."""


_DESTINATION = (
    r"\(\s*(?:<(?P<bracketed>[^<>\n]*)>|(?P<bare>[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+))"
    r"(?:\s+(?:\"(?P<double>(?:[^\"\\]|\\.)*+)\"|'(?P<single>(?:[^'\\]|\\.)*+)'))?\s*\)"
)
_LINK = re.compile(rf"\]{_DESTINATION}(?P<attributes>\{{[^{{}}]{{0,1000}}\}})?", re.DOTALL)
_TAG = re.compile(
    r"<(?P<name>a|img|iframe|video|audio|embed|object|svg)\b(?P<attributes>(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'{}>]+))", re.IGNORECASE)
_DEFINED = re.compile(rf"(?m){BEGINS}\[(?!\^)([^\[\]\n]+)\]:[ \t]*(?:<([^<>\n]*)>|(\S+))")
_CALL = re.compile(r"\[\^([^\[\]\s]+)\](?!:)|\[\^([^\[\]\s]+)\](?=:)")
_BOX = re.compile(rf"(?m){BEGINS}:{{3,}}[^\n]*\btitle\s*=\s*\"([^\"\n]+)\"")
_SHORTCODE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_VALUE = re.compile(
    r"[=:]\s*[\"'](https?://[^\s\"'<>{}]+|[^\s\"'<>{}]+\.(?:pdf|epub|docx?|odt|xlsx?|zip|mp3|mp4|html?))[\"']"
)
"""Addresses on the web, and of files that are no pictures."""
_FORMULA = re.compile(
    r"(?<![\\$])\$\$(?=\S)(?P<displayed>[^$]+)\$\$|(?<![\\$\w])\$(?=[^\s$])(?P<inline>[^$\n]*[\\^_{][^$\n]*)(?<=\S)\$(?!\w)"
)
_NUMBER = re.compile(r"(?m)^(?P<before>[ \t>]*)(?P<number>\d{1,9})[.)](?=[ \t]+\S)")


def _in_manuscript(text: str) -> Iterator[_Thing]:
    if "](" in text:
        yield from _links(text)
    if "<" in text:
        yield from _tags(text)
    if "]:" in text:
        yield from _defined(text)
    if "[^" in text:
        yield from _calls(text)
    if ":::" in text:
        yield from (_Thing("title of a box", box[1], box.start(1)) for box in _BOX.finditer(text))
    if "$" in text:
        yield from (_Thing("formula", formula[0], formula.start()) for formula in _FORMULA.finditer(text))
    yield from _numbers(text)


def _links(text: str) -> Iterator[_Thing]:
    pictures = _ends_of_pictures(text)
    for link in _LINK.finditer(text):
        address = link["bracketed"] or link["bare"] or ""
        if link.start() not in pictures:
            yield _Thing("address of a link", address, link.start())
            continue
        yield _Thing("picture", address, link.start())
        title = link["double"] or link["single"]
        if title:
            words = re.sub(r"\[\^[^\[\]]*\]|(?<=\])\([^()\s]*\)", "", title)
            yield _Thing("title of a picture", words, link.start(), of=address)
        width = _attributes(link["attributes"] or "").get("width")
        if width:
            yield _Thing("width of a picture", width, link.start(), of=address)


def _ends_of_pictures(text: str) -> frozenset[int]:
    """Where the brackets close that ``![`` has opened."""
    open_: list[int] = []
    ends = set()
    for mark in re.finditer(r"\\.|[\[\]]|\n[ \t]*(?=\n)", text):
        if mark[0] == "[":
            open_.append(mark.start())
        elif mark[0] == "]" and open_:
            start = open_.pop()
            if text[start - 1 : start] == "!":
                ends.add(mark.start())
        elif mark[0][0] == "\n":
            open_.clear()
    return frozenset(ends)


def _attributes(text: str) -> dict[str, str]:
    return {x[1].lower(): unescape(x[2] or x[3] or x[4] or "").strip() for x in _ATTRIBUTE.finditer(text)}


def _tags(text: str) -> Iterator[_Thing]:
    for tag in _TAG.finditer(text):
        name, attributes = tag["name"].lower(), _attributes(tag["attributes"])
        address = attributes.get("href" if name == "a" else "data" if name == "object" else "src")
        if name == "svg":
            yield _Thing("drawing", "<svg>", tag.start())
        elif not address:
            continue
        elif name == "a":
            yield _Thing("address of a link", address, tag.start())
        elif name == "img":
            yield _Thing("picture", address, tag.start())
            if attributes.get("width"):
                yield _Thing("width of a picture", attributes["width"], tag.start(), of=address)
        else:
            yield _Thing("embedded file", address, tag.start())


def _in_shortcodes(text: str, repairs: Iterable[Repair]) -> Iterator[_Thing]:
    """The addresses of whatever in tags of site generators that were replaced: ``attrlink="https://…"``."""
    replaced = "\n".join(repair.before for repair in repairs if repair.rule == _KEEPS_ADDRESSES)
    for tag in _SHORTCODE.finditer(text):
        for value in _VALUE.finditer(tag[0]) if tag[0] in replaced else ():
            yield _Thing("address of a link", value[1], tag.start() + value.start(1))


def _defined(text: str) -> Iterator[_Thing]:
    """The addresses that are given apart from the link, if there is such a link."""
    defined = list(_DEFINED.finditer(text))
    if not defined:
        return
    used = {" ".join(x[1].split()).casefold() for x in re.finditer(r"\[([^\[\]]+)\](?!:)", text)}
    for definition in defined:
        if " ".join(definition[1].split()).casefold() in used:
            yield _Thing("address of a link", definition[2] or definition[3], definition.start(1))


def _calls(text: str) -> Iterator[_Thing]:
    """The references to notes that are given; of those that are not, others tell."""
    calls: dict[str, list[int]] = {}
    given = set()
    for call in _CALL.finditer(text):
        if call[2] is None:
            calls.setdefault(call[1], []).append(call.start())
        elif not text[text.rfind("\n", 0, call.start()) + 1 : call.start()].strip(" \t>"):
            given.add(call[2])
        else:
            calls.setdefault(call[2], []).append(call.start())  # a reference before a colon
    for label, places in calls.items():
        if label in given:
            yield _Thing("reference to a note", label, places[-1], count=len(places))


def _numbers(text: str) -> Iterator[_Thing]:
    """The first number of what looks like a list, and those that leave out some."""
    before: re.Match[str] | None = None
    for number in _NUMBER.finditer(text):
        goes_on = before is not None and before["before"] == number["before"]
        last = int(before["number"]) if before is not None and goes_on else 0
        is_next = goes_on and int(number["number"]) in (last, last + 1)
        if not is_next and (not goes_on or int(number["number"]) > last):
            yield _Thing("number of a list", number["number"], number.start("number"))
        before = number


# -- the model ------------------------------------------------------------------------------------


class _Model:
    """What a piece has besides words, to be asked for."""

    def __init__(self, piece: Piece, runs: Iterable[Run], repairs: Iterable[Repair]) -> None:
        self.repaired = list(repairs)
        self.words = " ".join(" ".join(run.words for run in runs).split())
        self.addresses: set[str] = set()
        self.pictures: dict[str, list[Image]] = {}
        self.figures: set[str] = set()
        """The addresses of those that are set as figures, whose titles are printed."""
        self.calls: Counter[str] = Counter()
        self.numbers: dict[int, set[int]] = {}
        labels = {note.anchor: note.label for note in piece.notes}
        for block in walk((*piece.opening, *piece.body, *piece.notes, *piece.ending)):
            self._take_block(block)
            for inline in walk_inlines(own_inlines(block)):
                self._take_inline(inline, labels)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all words."""
        return frozenset(keys_of(self.words))

    def _take_block(self, block: Block) -> None:
        if isinstance(block, b.Figure):
            for image in block.images:
                self._take_image(image)
                self.figures.add(_address(image.src))
        elif isinstance(block, b.Provenance) and block.url:
            self.addresses.add(_address(block.url))
        elif isinstance(block, b.List) and block.ordered:
            for number, item in enumerate(block.items, block.start):
                self.numbers.setdefault(item.span.first, set()).add(number)

    def _take_inline(self, inline: i.Inline, labels: dict[str | None, str]) -> None:
        match inline:
            case i.Link(url=url):
                self.addresses.add(_address(url))
            case i.PageReference(anchor=anchor):
                self.addresses.add(_address(f"#{anchor}"))
            case i.InlineImage(image=image):
                self._take_image(image)
            case i.NoteReference(note=note):
                self.calls[labels.get(note, note)] += 1
            case _:
                return

    def _take_image(self, image: Image) -> None:
        self.pictures.setdefault(_address(image.src), []).append(image)
        self.addresses.add(_address(image.link or ""))

    def has(self, thing: _Thing, line: int) -> bool:
        """Whether the model has this, or has it in its words as it was typed, or a repair took it."""
        if self._has(thing, line):
            return True
        printed = " ".join(thing.value.split())
        if printed in self.words if len(printed) > 3 else f"({printed})" in self.words:
            return True
        return any(
            (thing.value in repair.before or not repair.after)
            and not (repair.rule == _KEEPS_ADDRESSES and repair.after and "{" not in thing.value)
            and repair.span.first <= line <= (repair.span.last or repair.span.first)
            for repair in self.repaired
        )

    def _has(self, thing: _Thing, line: int) -> bool:
        match thing.kind:
            case "address of a link":
                address = _address(thing.value)
                is_there = address in self.addresses or address in self.pictures
                return not address or address.startswith(NO_PLACE) or is_there
            case "picture":
                return not thing.value or _address(thing.value) in self.pictures
            case "title of a picture":
                images = self.pictures.get(_address(thing.of), ())
                in_line = images and _address(thing.of) not in self.figures and any(x.title for x in images)
                return not images or self._says(thing.value) or bool(in_line)
            case "width of a picture":
                images = self.pictures.get(_address(thing.of), ())
                return not images or any(x.asked_width for x in images)
            case "reference to a note":
                return not self.calls or self.calls[thing.value] >= thing.count
            case "number of a list":
                return self._has_number(int(thing.value), line)
            case "title of a box":
                return self._says(thing.value)
            case "formula":
                return " ".join(thing.value.split()) in self.words
            case "embedded file":
                return _address(thing.value) in self.addresses
            case "drawing":
                return False

    def _has_number(self, number: int, line: int) -> bool:
        there = self.numbers.get(line)
        return number in there if there else str(number) in self.keys

    def _says(self, words: str) -> bool:
        return self.keys.issuperset(keys_of(words))


def _address(address: str) -> str:
    """An address as it is compared: entities and percent signs read, without what only escapes."""
    return unquote(unescape(address)).replace("\\", "").strip(" \"'").rstrip("/").removeprefix("./")
