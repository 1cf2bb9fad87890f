"""Formulas on lines of their own: between ``$$`` and ``$$``, ``\\[`` and ``\\]``, or in a TeX environment."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from markdown.util import AtomicString

from standfirst.parse.syntax.attributes import attributes_at, merge
from standfirst.parse.syntax.block import Block, Builder, Goes
from standfirst.parse.syntax.line import Line
from standfirst.parse.syntax.paragraphs import Paragraph

_ENVIRONMENTS = "align|alignat|displaymath|eqnarray|equation|flalign|gather|math|multline"
_OPENING = re.compile(
    rf"(?P<dollars>\$\$(?![^$]*\$))|(?P<bracket>\\\[[ \t]*$)|\\begin\{{(?P<name>(?:{_ENVIRONMENTS})\*?)\}}"
)


class DisplayedFormula(Block):
    """Lines of TeX; what is never closed is a paragraph."""

    tag = "p"
    holds_lines = True

    def __init__(self, line: Line, closing: re.Pattern[str]) -> None:
        super().__init__(line.index)
        self.closing = closing
        self.closed = False

    def goes(self, line: Line) -> Goes:
        """On, until it is closed; a blank line says that it was no formula."""
        return Goes.NOT_ON if self.closed or line.is_blank else Goes.ON

    def add_line(self, line: Line) -> None:
        """Take a line as it is, and see whether it is the last."""
        self.lines.append(line.rest)
        if self.closing.search(line.rest, 2 if len(self.lines) == 1 else 0):
            self.closed = self.ended = True

    def close(self, parent: Block) -> None:
        """Without an end it was none."""
        if self.closed:
            return
        paragraph = Paragraph(self.first)
        paragraph.parent = parent
        paragraph.last = self.last
        paragraph.lines = [line.strip() for line in self.lines]
        parent.children[parent.children.index(self)] = paragraph

    def build(self, builder: Builder) -> etree.Element:
        """A paragraph that holds nothing but the formula; an attribute list behind it is the paragraph's."""
        text = "\n".join(self.lines).strip()
        end = [found.end() for found in self.closing.finditer(text, 2)][-1]
        found = attributes_at(text[end:].lstrip())
        if found:
            merge(self.attributes, found[0])
        element = builder.element(self.tag, self, self.attributes)
        formula = etree.SubElement(element, "formula")
        formula.text = AtomicString(text[:end])
        rest = "" if found else text[end:]
        if rest.strip():
            formula.tail = rest
        return element


def open_formula(line: Line, inside: Block) -> list[Block] | None:
    """The mark that begins a formula, where no paragraph is open."""
    if line.first not in ("$", "\\") or line.is_indented or isinstance(inside, Paragraph):
        return None
    found = line.match(_OPENING)
    if not found:
        return None
    if found["dollars"]:
        closing = r"\$\$"
    else:
        closing = r"\\\]" if found["bracket"] else re.escape(rf"\end{{{found['name']}}}")
    return [DisplayedFormula(line, re.compile(closing))]
