"""Page breaks in the spellings of other tools, and commands of TeX that only arrange the page."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.block import Block, Builder, Goes
from standfirst.parse.syntax.line import Line
from standfirst.parse.syntax.paragraphs import Paragraph

PAGE_BREAK = "pagebreak"
"""The tag of a page break, and what most spellings have in common."""

FORM_FEED = "\\newpage"
"""How a line that holds a form feed and nothing else is read."""

_WORD = r"(?:page-?[ ]?break|new-?[ ]?page|page)"
_BREAK = re.compile(
    rf"""(?xi: \\ (?:newpage|page ?break|clear(?:double)?page|page) (?:\[\d\])? (?:\{{\}})?
      | \{{ {_WORD} \}} | \{{:: {_WORD} \s* /? \}}
      | \{{\{{ [<%]? \s* {_WORD} \s* /? [>%]? \}}\}}
      | \{{% \s* {_WORD} \s* %\}}
      | \[\[? {_WORD} \]\]?
      | <!-{{2,}} \s* {_WORD} \s* -->
      | < (?:mbp:)? pagebreak \s* /? >
      | <(?P<tag>div|p|br|hr|span) \s [^<>]* (?:{_WORD}|break-(?:after|before) \s* : \s* page) [^<>]* >
        \s* (?:&nbsp;)? \s* (?:</(?P=tag)>)?
    )[ \t]*$"""
)
_LAYOUT = re.compile(
    r"""(?x:\\(?:(?:[vh]space\*?|setcounter|setlength|addtocounter|thispagestyle|pagestyle|pagenumbering)
              (?:\{[^{}]*\})+
            |noindent|bigskip|medskip|smallskip|[vh]fill|centering|tableofcontents|maketitle|par
            |frontmatter|mainmatter|backmatter|appendix|raggedright|begingroup|endgroup
            |(?:begin|end)\{(?:center|flushleft|flushright|landscape|multicols)\}(?:\{[^{}]*\})?)
        [ \t]*)+$"""
)
LAYOUT_COMMAND = "layout-command"
"""The attribute of a placeholder that stands for such a command."""


class PageBreak(Block):
    """A new page."""

    tag = PAGE_BREAK

    def goes(self, _line: Line) -> Goes:
        """Never beyond its line."""
        return Goes.NOT_ON


class LayoutCommand(PageBreak):
    """A command of TeX that arranges the page and has no words."""

    def __init__(self, index: int, text: str) -> None:
        super().__init__(index)
        self.text = text

    def build(self, builder: Builder) -> etree.Element:
        """A placeholder that says what stood here."""
        return builder.element("placeholder", self, {LAYOUT_COMMAND: self.text})


def open_page_break(line: Line, inside: Block) -> list[Block] | None:
    """A line that holds nothing else; in the middle of a paragraph only where it is no word."""
    if line.first not in ("\\", "{", "[", "<") or line.is_indented or line.is_blank:
        return None
    if line.match(_BREAK) and not (isinstance(inside, Paragraph) and line.first == "["):
        line.skip_all()
        return [PageBreak(line.index)]
    if line.first == "\\" and line.match(_LAYOUT):
        command = LayoutCommand(line.index, line.words.strip())
        line.skip_all()
        return [command]
    return None
