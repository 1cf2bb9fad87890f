"""Draft: a piece on its way from the tree to the model."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from standfirst.model.blocks import Blocks, Note
from standfirst.model.document import Contributor, Credit, PieceKind, Speaker
from standfirst.model.inlines import Direction
from standfirst.model.span import Span


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a piece so far. Every repair takes one and gives one.

    It uses the model's blocks, with three liberties that end when the piece is made: sections
    are flat (a ``Section`` holds its heading, whose level is the manuscript's, and no blocks),
    text keeps the manuscript's line ends, and notes are still in the order of their definitions.
    """

    name: str
    """The manuscript's path, as in its spans."""
    blocks: Blocks
    """What has not been recognised as opening or ending: in the end, the body."""
    notes: tuple[Note, ...] = ()
    front_matter: Mapping[str, object] = {}
    front_matter_span: Span | None = None
    language: str | None = None
    direction: Direction = "ltr"
    kind: PieceKind | None = None
    opening: Blocks = ()
    ending: Blocks = ()
    contributors: tuple[Contributor, ...] = ()
    credits: tuple[Credit, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    date: str | None = None
    first_published: str | None = None
    retrieved: str | None = None
    rights: str | None = None
