"""Markup inside a value of the front matter: ``title: "Reading *Middlemarch* aloud"``."""

from __future__ import annotations

import re

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.editing import trimmed, words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft_of_elements import read_blocks
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.markdown import parse

MARKED = re.compile(r"[*_`\[<\\~&]")
"""A sign without which there is no markup in a line."""


def inlines_of(text: str) -> Inlines:
    """The text of a front matter value with its emphasis and links; as typed where it is no one paragraph."""
    if not MARKED.search(text):
        return (i.Text(text),)
    blocks, notes = read_blocks(parse(SourceFile(name="", text=text)))
    only = blocks[0] if len(blocks) == 1 and not notes else None
    return trimmed(only.inlines) if isinstance(only, b.Paragraph) else (i.Text(text),)


def plain_words(text: str) -> str:
    """The words of a front matter value without its markup: ``**Bo Carr**`` is Bo Carr."""
    return words_of(inlines_of(text)) if MARKED.search(text) else text
