"""Python-Markdown, set up once for manuscripts: what CommonMark and GitHub have, and what writers expect."""

from __future__ import annotations

import re
from functools import cache

import markdown
from markdown.extensions import Extension
from msgspec.structs import replace

from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax import (
    citation_marks,
    cross_references,
    emphasis,
    index_commands,
    links,
    ruby,
    wiki,
)
from standfirst.parse.syntax.abbreviations import with_abbreviations
from standfirst.parse.syntax.editors_marks import EditorsMark, without_editors_marks
from standfirst.parse.syntax.elements import TreeMaker
from standfirst.parse.syntax.inline import Inlines
from standfirst.parse.syntax.literals import LiteralProcessor, has_formulas_in_brackets
from standfirst.parse.syntax.located_blocks import LocatedBlockParser
from standfirst.parse.syntax.page_breaks import FORM_FEED
from standfirst.parse.syntax.tree import Element

_LONE_FORM_FEED = re.compile(r"(?m)^[ \t]*\f[ \t]*$")
_CONTROLS = dict.fromkeys((*range(32), 0x7F)) | {0x09: "\t", 0x0A: "\n", 0x0B: " ", 0x0C: " "}
"""Control characters are no words; vertical tabs and form feeds part them."""


def _without_controls(text: str) -> str:
    if "\f" in text:
        text = _LONE_FORM_FEED.sub(lambda _: FORM_FEED, text)
    return text.translate(_CONTROLS)


class Manuscripts(Extension):
    """Our extension of Python-Markdown: blocks that know their lines, inline marks as in CommonMark."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put our parsers and patterns in their places."""
        md.parser = LocatedBlockParser(md)
        for name in ("backtick", "escape", "autolink", "automail", "linebreak", "html", "entity"):
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(LiteralProcessor(), "literal", 190)
        links.register(md)
        cross_references.register(md)
        citation_marks.register(md)
        index_commands.register(md)
        emphasis.register(md)
        wiki.register(md)
        ruby.register(md)
        for name in ("prettify", "unescape"):
            md.treeprocessors.deregister(name)
        md.treeprocessors.register(Inlines(md), "inline", 20)


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=[Manuscripts()])


def parse(source: SourceFile, *, is_verse: bool = False) -> Element:
    """The tree of a manuscript, without its front matter: see ``tree`` for its vocabulary. Never raises.

    ``is_verse``: the lines of its paragraphs keep their indents. Control characters are dropped.
    Every block has the span of the lines in the file that it came from.
    """
    source, marks = without_editors_marks(source)
    md = _markdown().reset()
    parser = md.parser
    assert isinstance(parser, LocatedBlockParser)
    parser.is_verse = is_verse
    literals = md.inlinePatterns["literal"]
    assert isinstance(literals, LiteralProcessor)
    literals.has_formulas_in_brackets = has_formulas_in_brackets(source.text)
    root = parser.parseDocument(_without_controls(source.text).split("\n")).getroot()
    assert root is not None
    builder = parser.builder
    md.references.update(builder.references)  # type: ignore[arg-type]  # a title may be None, the stubs forgot
    md.treeprocessors["inline"].run(root)
    spans = {element: source.span(first, last) for element, (first, last) in builder.lines_of.items()}
    tree = with_abbreviations(
        TreeMaker(source.name, spans, builder.note_labels).make(root), builder.abbreviations
    )
    return replace(tree, children=(*tree.children, *map(_placeholder, marks))) if marks else tree


def _placeholder(mark: EditorsMark) -> Element:
    return Element("placeholder", (), {"editors-mark": mark.kind, "text": mark.text}, mark.span)
