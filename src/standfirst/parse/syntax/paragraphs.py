"""Paragraphs, the headings made from them by underlining, and the definitions that look like them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.attributes import attributes_at, merge, split_trailing_attributes
from standfirst.parse.syntax.block import Block, Builder, Goes, set_text
from standfirst.parse.syntax.line import Line

_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_REFERENCE = re.compile(
    r"""[ ]{0,3}\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.)+)\]:\s*
        (?:<(?P<bracketed>[^<>\n]*)>|(?P<plain>[^\s<]\S*))
        (?:[ \t]*\n?[ \t]*(?<=\s)(?P<title>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?
        (?:[ \t]+(?P<attributes>\{[^{}\n]*\}))?[ \t]*(?:\n|$)""",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"[/#@:]|\w\.\w|^\.+$")
_ABBREVIATION = re.compile(r"[ ]{0,3}\*\[(?P<short>[^\[\]\n]+)\]:[ \t]*(?P<long>[^\n]*)(?:\n|$)")


_BLOCK_NAME = re.compile(r"(?:^|[ \n])\^([A-Za-z0-9][A-Za-z0-9-]{3,40})$")
"""What other notes of a wiki call a block: `` ^name`` at its end."""

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
VERSE = frozenset(("verse", "poem", "poetry", "line-block"))
"""Classes of divisions whose lines keep their indents."""


class Paragraph(Block):
    """Lines of running text. Also the heading that it becomes when a line underlines it."""

    tag = "p"
    holds_lines = True
    is_interruptible = True

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.indents: list[int] = []
        """By how many columns each line is set in."""
        self.references: dict[str, tuple[str, str | None]] = {}
        self.reference_attributes: dict[str, dict[str, str]] = {}
        self.abbreviations: dict[str, str] = {}

    def goes(self, line: Line) -> Goes:
        """On, until a blank line."""
        return Goes.NOT_ON if line.is_blank or self.ended else Goes.ON

    def add_line(self, line: Line) -> None:
        """Take a line; how far it is indented says nothing."""
        self.lines.append(line.words)
        self.indents.append(line.indent)

    def close(self, _parent: Block) -> None:
        """Take out the definitions that stand before the words; without words nothing is left."""
        self.take_definitions()
        if not (self.lines or self.references or self.abbreviations):
            self.remove()

    def take_definitions(self) -> None:
        """Take the definitions of links and abbreviations off the beginning."""
        if not self.lines or self.lines[0][0] not in "[*":
            return
        text = "\n".join(self.lines)
        start = 0
        while start < len(text):
            if reference := _REFERENCE.match(text, start):
                end = self._take_reference(reference)
            elif abbreviation := _ABBREVIATION.match(text, start):
                self.abbreviations[abbreviation["short"]] = abbreviation["long"].strip()
                end = abbreviation.end()
            else:
                end = None
            if end is None:
                break
            start = end
        taken = text.count("\n", 0, start) + (0 < start == len(text))
        self.lines = self.lines[taken:]
        self.indents = self.indents[taken:]
        self.first += taken if self.lines else 0

    def _take_reference(self, found: re.Match[str]) -> int | None:
        """Note a link's definition and say where it ends; None if it is words after all.

        ``[Ann]: Yes`` is a speaker, so the destination must look like an address.
        """
        destination = found["bracketed"] if found["plain"] is None else found["plain"]
        if found["plain"] is not None and not _ADDRESS.search(destination):
            return None
        title = found["title"][1:-1] if found["title"] else None
        key = reference_key(found["label"])
        self.references.setdefault(key, (destination, title))
        if listed := attributes_at(found["attributes"] or ""):
            self.reference_attributes.setdefault(key, listed[0])
        return found.end()

    def _is_verse(self) -> bool:
        """Whether it stands in a division that says so."""
        block: Block | None = self.parent
        while block is not None:
            if VERSE.intersection(block.attributes.get("class", "").lower().split()):
                return True
            block = block.parent
        return False

    def build(self, builder: Builder) -> etree.Element | None:
        """The paragraph or heading; its definitions go to the builder."""
        for key, target in self.references.items():
            builder.references.setdefault(key, target)
        builder.reference_attributes.update(self.reference_attributes)
        if self.attributes and self.references and not self.lines:  # a list on the line below a definition
            builder.reference_attributes.setdefault(list(self.references)[-1], self.attributes)
        builder.abbreviations.update(self.abbreviations)
        if not self.lines:
            return None
        between = "\n"
        if _are_line_blocks(self.lines):
            between = "\\\n"
            self.lines = [
                _with_indent(line[2:], len(line[2:]) - len(line[2:].lstrip())) for line in self.lines
            ]
        elif any(self.indents) and self._is_verse():
            self.lines = list(map(_with_indent, self.lines, self.indents))
        elif len(self.lines) > 1 and (items := _items_at(self.lines)):
            self.lines = [
                f"{_without_break(line)}\\" if number in items else line
                for number, line in enumerate(self.lines, start=1)
            ]
        text, attributes = split_trailing_attributes(between.join(self.lines).rstrip(" \t"))
        merge(self.attributes, attributes)
        if (named := _BLOCK_NAME.search(text)) and "^" not in text[: named.start()]:
            text = text[: named.start()]
            if self.parent is None or self.parent.tag != "li":  # where it would make of a line a paragraph
                self.attributes.setdefault("id", named[1])
        element = builder.element(self.tag, self, self.attributes)
        set_text(element, text)
        return element


_ITEM = re.compile(r"(?P<mark>\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[A-Za-z]|[ivxIVX]{1,4})[.)]|\#\.)[ \t]+\S")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _items_at(lines: list[str]) -> frozenset[int]:
    """The lines, but for the first, that begin as the items of a list with letters, Roman numbers or numbers
    in parentheses do (``a.``, ``(2)``, ``iv.``, ``#.``): pandoc's lists, whose lines stay lines."""
    found = [(n, mark["mark"]) for n, line in enumerate(lines) if (mark := _ITEM.match(line))]
    if len(found) < 2 or found[0][0] != 0:
        return frozenset()
    marks = [mark.strip("().").lower() for _, mark in found]
    shapes = {re.sub(r"\w+", "x", mark) for _, mark in found}
    numbers = [str(n) for n in range(1, len(marks) + 1)]
    rows = (list(_LETTERS[: len(marks)]), list(_ROMAN[: len(marks)]), numbers, ["#"] * len(marks))
    return frozenset(n for n, _ in found[1:]) if len(shapes) == 1 and marks in rows else frozenset()


_BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\$")


def _without_break(line: str) -> str:
    """A line without a backslash at its end, which breaks it."""
    return _BREAK.sub(r"\1", line)


def _with_indent(line: str, columns: int) -> str:
    """A line of verse, set in by spaces that stay."""
    return NO_BREAK_SPACE * columns + line.lstrip()


def _are_line_blocks(lines: list[str]) -> bool:
    """Pandoc's way of keeping line ends: ``| `` before each line, and no other bar."""
    return len(lines) > 1 and all(
        line == "|" or (line.startswith("| ") and line.count("|") == 1 and line[2:].strip()) for line in lines
    )


def reference_key(label: str) -> str:
    """What two labels have in common that mean the same link: case and white space don't count."""
    return " ".join(label.split()).lower()


def open_underline(line: Line, inside: Block) -> list[Block] | None:
    """A line of ``=`` or ``-`` under a paragraph makes it a heading."""
    if not isinstance(inside, Paragraph) or line.is_indented or not line.match(_UNDERLINE):
        return None
    inside.take_definitions()
    if not inside.lines:
        return None
    inside.tag = "h1" if line.first == "=" else "h2"
    inside.last = line.index
    inside.ended = True
    line.skip_all()
    return []
