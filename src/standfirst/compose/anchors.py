"""Anchors and links of a whole publication: every anchor once, every inner link to where it leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import anchors
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.editing import map_inlines, only_words
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import map_blocks, map_piece, rebuilt

Rename = Callable[[str], str]
Resolve = Callable[[str], "str | None"]
"""The address of a link → ``#anchor``, or the address of somewhere else; None for nowhere."""


def unique_names(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, those of the same name numbered from the second on."""
    taken: set[str] = set()
    named: list[Piece] = []
    for piece in pieces:
        name, number = piece.name, 1
        while name in taken:
            number += 1
            name = f"{piece.name}-{number}"
        taken.add(name)
        named.append(replace(piece, name=name) if name != piece.name else piece)
    return tuple(named)


def settle_links(pieces: Sequence[Piece], paths: Sequence[str], report: Report) -> tuple[Piece, ...]:
    """Make anchors unique in the publication and inner links lead to them.

    ``paths`` says where each piece's manuscript lies in the publication. In a publication of
    several pieces an anchor begins with its piece's name, so that no other piece can take it. A
    link to another manuscript (``other.md``, ``other.md#place``) becomes a link to that piece or
    place; one that leads nowhere becomes its words (S211).
    """
    alone = len(pieces) == 1
    names = [_renamed(piece, alone) for piece in pieces]
    homes = {posixpath.normpath(path): number for number, path in enumerate(paths)}
    settled = []
    for number, piece in enumerate(pieces):
        resolve = _resolver(number, pieces, paths, names, homes)
        settled.append(_settled(piece, names[number], resolve, report))
    return tuple(settled)


@lru_cache(maxsize=1024)  # while one piece is edited, the others stay as they are
def _renamed(piece: Piece, alone: bool) -> Mapping[str, str]:
    """What each anchor of a piece is called in the publication."""
    names = {}
    for anchor in anchors(piece):
        own = alone or anchor == piece.name or anchor.startswith(f"{piece.name}-")
        names[anchor] = anchor if own else f"{piece.name}-{anchor}"
    return names


def _resolver(
    here: int,
    pieces: Sequence[Piece],
    paths: Sequence[str],
    names: Sequence[Mapping[str, str]],
    homes: Mapping[str, int],
) -> Resolve:
    """How the links of one piece are to be read."""

    def resolve(url: str) -> str | None:
        if re.match(r"//|[A-Za-z][A-Za-z0-9+.-]*:", url):
            return url
        address, _, place = url.partition("#")
        path = unquote(address.partition("?")[0])
        target = here
        if path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(paths[here]), path))
            if path not in homes:
                return None
            target = homes[path]
        if not place:
            return "#" + pieces[target].name
        anchor = names[target].get(place) or names[target].get(unquote(place).casefold())
        return "#" + anchor if anchor else None

    return resolve


def _settled(piece: Piece, names: Mapping[str, str], resolve: Resolve, report: Report) -> Piece:
    def rename(anchor: str) -> str:
        return names.get(anchor, anchor)

    def change(block: Block) -> Block:
        span = block.span
        block = rebuilt(block, inlines=lambda run: _settled_run(run, span, rename, resolve, report))
        return _with_anchors(block, rename)

    return map_piece(piece, lambda block: map_blocks(block, change))


def _with_anchors(block: Block, rename: Rename) -> Block:
    """The block with its own anchors renamed, and those that it refers to."""
    if block.anchor:
        block = replace(block, anchor=rename(block.anchor))
    match block:
        case b.Section(heading=heading):
            return replace(block, heading=replace(heading, anchor=rename(heading.anchor)))
        case b.Note(references=references):
            return replace(block, references=tuple(map(rename, references)))
        case b.PullQuote(source=str(source)):
            return replace(block, source=rename(source))
        case _:
            return block


def _settled_run(run: Inlines, span: Span, rename: Rename, resolve: Resolve, report: Report) -> Inlines:
    def change(inline: Inline) -> Inlines:
        match inline:
            case i.Anchor(name=name):
                return (i.Anchor(rename(name)),)
            case i.NoteReference(note=note, anchor=anchor):
                return (replace(inline, note=rename(note), anchor=rename(anchor)),)
            case i.Link(url=url, children=children):
                target = resolve(url)
                if target is None:
                    report.add("S211", span, f"the link “{plain(children)}” leads nowhere: {url}")
                    return children
                return (replace(inline, url=target),)
            case i.PageReference(anchor=anchor, children=children):
                target = resolve(anchor if "#" in anchor else "#" + anchor)
                if target is None or not target.startswith("#"):
                    report.add("S211", span, f"the reference “{plain(children)}” leads nowhere: {anchor}")
                    return children
                return (replace(inline, anchor=target[1:]),)
            case _:
                return (inline,)

    return run if only_words(run) else map_inlines(run, change)
