"""Part: what a screen reader knows of a stretch of an edition. A tree of them is all that is heard."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal[
    "article",
    "aside",
    "caption",
    "cell",
    "code",
    "figure",
    "formula",
    "group",
    "heading",
    "item",
    "label",
    "line",
    "link",
    "list",
    "note",
    "paragraph",
    "quotation",
    "reference",
    "row",
    "section",
    "span",
    "table",
]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an edition and what it holds, in reading order."""

    kind: Kind
    level: int = 0
    """Of a heading, from 1."""
    name: str = ""
    """What it is called: the description of a picture, the TeX of a formula, the name of a landmark."""
    language: str = ""
    """BCP 47; empty where it is that of what it stands in."""
    heads: bool = False
    """Whether a cell is the head of a row or a column."""
    added: bool = False
    """Whether the edition adds it to the words of the author's."""
    kids: tuple[Part | str, ...] = ()


IN_LINES = frozenset({"code", "formula", "label", "link", "reference", "span"})
"""Kinds of what stands within lines; a figure may."""
