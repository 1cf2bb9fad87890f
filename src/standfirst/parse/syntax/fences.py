"""Code: between fences of backticks or tildes, or indented by four columns."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.attributes import attributes_at, merge
from standfirst.parse.syntax.block import Block, Builder, Goes, set_raw_text, set_text
from standfirst.parse.syntax.html import HTML_PIECE, add_html
from standfirst.parse.syntax.line import TAB, Line

_FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*(?:\{[^{}]*\}[ \t]*)?$)|~{3,})[ \t]*(?P<info>.*?)[ \t]*$")
_RAW = re.compile(r"\{=(\w+)\}$")
_CAPTIONS = ("lst-cap", "caption")
"""The attributes that hold a caption: Quarto's, and pandoc-crossref's."""
_CHUNK = re.compile(r"\{(\w+)[^}]*\}$")


class Code(Block):
    """Lines that are kept as they are."""

    tag = "pre"
    holds_lines = True

    def build(self, builder: Builder) -> etree.Element:
        """The code as one text."""
        element = builder.element(self.tag, self, self.attributes)
        set_raw_text(element, "\n".join(self.lines))
        return element


class FencedCode(Code):
    """Code between two fences, or from one to the end."""

    def __init__(self, index: int, fence: str, indent: int, info: str) -> None:
        super().__init__(index)
        self.closing = re.compile(rf"{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
        self.indent = indent
        self.raw_format = raw[1].lower() if (raw := _RAW.match(info)) else None
        self._read_info(info)

    def _read_info(self, info: str) -> None:
        """The words behind the fence: the language first, then attributes."""
        if self.raw_format or not info:
            return
        word, _, more = (info, "", "") if info.startswith("{") else info.partition(" ")
        if word.startswith("{"):
            if found := attributes_at(info):
                merge(self.attributes, found[0])
                classes = self.attributes.pop("class", "").split()
                word, more = (classes[0] if classes else ""), " ".join(classes[1:])
                if more:
                    self.attributes["class"] = more
            elif chunk := _CHUNK.match(info):
                word = chunk[1]
        elif "{" in word:
            word = word[: word.index("{")]
        elif found := attributes_at(more.strip()):
            merge(self.attributes, found[0])
        if word:
            self.attributes["language"] = word

    def goes(self, line: Line) -> Goes:
        """On, until a fence of the same sort that is as long."""
        if not line.is_indented and line.match(self.closing):
            return Goes.ENDS
        line.skip_columns(min(self.indent, line.indent))
        return Goes.ON

    def close(self, _parent: Block) -> None:
        """Drop the blank lines at the end of code that no fence closed."""
        while self.last < self.first + len(self.lines) and self.lines and not self.lines[-1].strip():
            self.lines.pop()

    def build(self, builder: Builder) -> etree.Element:
        """The code; what is marked as raw HTML is HTML, raw text of other formats a placeholder."""
        if self.raw_format is None:
            return self._build_listing(builder)
        if self.raw_format.startswith("html"):
            element = builder.element(HTML_PIECE, self, {})
            add_html(element, "\n".join(self.lines), builder, self.first + 1)
            return element
        return builder.element("placeholder", self, {"raw": self.raw_format, "text": "\n".join(self.lines)})

    def _build_listing(self, builder: Builder) -> etree.Element:
        """The code; with a caption among its attributes, a figure that has both, as in HTML."""
        caption = next((self.attributes[key] for key in _CAPTIONS if self.attributes.get(key)), "")
        code = super().build(builder)
        if not caption:
            return code
        figure = builder.element("figure", self, {})
        figure.append(code)
        said = builder.element("figcaption", self, {})
        set_text(said, caption)
        figure.append(said)
        return figure


class IndentedCode(Code):
    """Code that is indented by four columns or a tab."""

    def goes(self, line: Line) -> Goes:
        """On, while lines are indented; blank lines between them belong to it."""
        if line.is_indented:
            line.skip_columns(TAB)
            return Goes.ON
        if line.is_blank:
            line.skip_columns(line.indent)
            return Goes.ON
        return Goes.NOT_ON

    def close(self, _parent: Block) -> None:
        """Drop the blank lines at its end."""
        while self.lines and not self.lines[-1].strip():
            self.lines.pop()
        self.last = self.first + max(len(self.lines) - 1, 0)


def open_fence(line: Line, _inside: Block) -> list[Block] | None:
    """Three or more backticks or tildes."""
    if line.is_indented or line.first not in ("`", "~") or not (found := line.match(_FENCE)):
        return None
    indent = line.indent
    line.skip_all()
    return [FencedCode(line.index, found["fence"], indent, found["info"])]


def open_indented_code(line: Line, inside: Block) -> list[Block] | None:
    """Four columns of white space, where no paragraph is open."""
    if not line.is_indented or line.is_blank or line.may_be_lazy or not inside.holds_blocks:
        return None
    line.skip_columns(TAB)
    code = IndentedCode(line.index)
    code.attributes["indented"] = "true"
    return [code]
