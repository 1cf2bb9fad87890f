"""Anchors and links of a whole publication: every anchor once, every inner link to where it leads."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import unquote

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.anchors import anchors
from standfirst.model.blocks import Block
from standfirst.model.document import Piece, title_of
from standfirst.model.editing import map_inlines, only_words
from standfirst.model.inlines import ARTICLE, WIKI, Inline, Inlines
from standfirst.model.remembered import remembered
from standfirst.model.slug import slug_of
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import map_blocks, map_piece, rebuilt

Rename = Callable[[str], str]
Resolve = Callable[[str], "str | None"]
"""The address of a link → ``#anchor``, or the address of somewhere else; None for nowhere."""
ELSEWHERE = ""
"""What the address of a piece that is there, and is not looked at, resolves to: its link is its words."""


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


def settle_links(
    pieces: Sequence[Piece],
    paths: Sequence[str],
    report: Report,
    other_paths: Sequence[str] = (),
    titles: Mapping[str, str | None] | None = None,
) -> tuple[Piece, ...]:
    """Make anchors unique in the publication and inner links lead to them.

    ``paths`` says where each piece's manuscript lies in the publication. In a publication of
    several pieces an anchor begins with its piece's name, so that no other piece can take it. A
    link to another manuscript (``other.md``, ``other.md#place``) becomes a link to that piece or
    place, one in double brackets to the piece of that name; one that leads nowhere becomes its words (S211,
    S223). ``titles``: those of other articles of the archive; a link to one says its title.
    """
    alone = len(pieces) == 1
    names = [published_names(piece, alone) for piece in pieces]
    homes = {posixpath.normpath(path): number for number, path in enumerate(paths)}
    elsewhere = frozenset(map(posixpath.normpath, other_paths))
    settled = []
    called = _called(pieces, paths)
    for number, piece in enumerate(pieces):
        resolve = _resolver(number, pieces, paths, names, homes, called, elsewhere, titles)
        unresolved: list[tuple[str, Span]] = []
        settled.append(_settled(piece, names[number], resolve, titles or {}, report, unresolved))
        if unresolved:
            (target, span), *others = unresolved
            report.add(
                "S223",
                span,
                f"nothing in the publication is called “{target}”",
                count=len(unresolved),
                places=tuple(place for _, place in others),
            )
    return tuple(settled)


def _called(pieces: Sequence[Piece], paths: Sequence[str]) -> Mapping[str, int]:
    """The pieces by what a link in double brackets may call them: title, file, path without its suffix."""
    called: dict[str, int] = {}
    for number, (piece, path) in enumerate(zip(pieces, paths, strict=True)):
        whole = posixpath.normpath(path).rpartition(".")[0] or path
        title = title_of(piece)
        for name in (whole, posixpath.basename(whole), plain(title.inlines) if title else "", piece.name):
            if name:
                called.setdefault(_folded(name), number)
    return called


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace("_", " ").split())


@remembered
def published_names(piece: Piece, alone: bool) -> Mapping[str, str]:
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
    called: Mapping[str, int],
    elsewhere: frozenset[str],
    titles: Mapping[str, str | None] | None,
) -> Resolve:
    """How the links of one piece are to be read."""

    def to_piece(name: str) -> str | None:
        """Where ``[[name#place]]`` leads."""
        name, _, place = name.partition("#")
        wanted = _folded(name.strip().removesuffix(".md"))
        target = called.get(wanted)
        if target is None:
            stems = (posixpath.basename(path).rpartition(".")[0] for path in elsewhere)
            return ELSEWHERE if wanted in map(_folded, stems) else None
        anchor = _anchor_at(place.rpartition("#")[2], names[target]) if place else None
        return "#" + (anchor or pieces[target].name)

    def resolve(url: str) -> str | None:
        if url.startswith(WIKI):
            return to_piece(url.removeprefix(WIKI))
        if re.match(r"//|[A-Za-z][A-Za-z0-9+.-]*:", url):
            return url
        address, _, place = url.partition("#")
        path = unquote(address.partition("?")[0])
        target = here
        if path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(paths[here]), path))
            if path in elsewhere:
                return f"{ARTICLE}{path}{'#' if place else ''}{place}" if titles is not None else ELSEWHERE
            if path not in homes:
                return None
            target = homes[path]
        if not place:
            return "#" + pieces[target].name
        anchor = _anchor_at(place, names[target])
        return "#" + anchor if anchor else None

    return resolve


def _anchor_at(place: str, names: Mapping[str, str]) -> str | None:
    """The anchor that a link means: as it is written, decoded, or as GitHub makes it of a heading.

    GitHub calls the second heading of a name ``name-1``, which is ``name-2`` here.
    """
    decoded = unquote(place)
    for wanted in (place, decoded, decoded.casefold(), slug_of(decoded)):
        if wanted in names:
            return names[wanted]
    numbered = re.fullmatch(r"(.+)-(\d{1,4})", slug_of(decoded))
    return names.get(f"{numbered[1]}-{int(numbered[2]) + 1}") if numbered else None


def _settled(
    piece: Piece,
    names: Mapping[str, str],
    resolve: Resolve,
    titles: Mapping[str, str | None],
    report: Report,
    unresolved: list[tuple[str, Span]],
) -> Piece:
    def rename(anchor: str) -> str:
        return names.get(anchor, anchor)

    def change(block: Block) -> Block:
        span = block.span
        block = rebuilt(
            block, inlines=lambda run: _settled_run(run, span, rename, resolve, titles, report, unresolved)
        )
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
        case b.ReferenceList(references=references):
            return replace(block, references=tuple(replace(x, anchor=rename(x.anchor)) for x in references))
        case _:
            return block


def _settled_run(
    run: Inlines,
    span: Span,
    rename: Rename,
    resolve: Resolve,
    titles: Mapping[str, str | None],
    report: Report,
    unresolved: list[tuple[str, Span]],
) -> Inlines:
    def change(inline: Inline) -> Inlines:
        match inline:
            case i.Anchor(name=name):
                return (i.Anchor(rename(name)),)
            case i.IndexTerm(anchor=str(anchor)) | i.IndexMark(anchor=str(anchor)):
                return (replace(inline, anchor=rename(anchor)),)
            case i.NoteReference(note=note, anchor=anchor):
                return (replace(inline, note=rename(note), anchor=rename(anchor)),)
            case i.Link(url=url, children=children):
                target = resolve(url)
                if target == ELSEWHERE:
                    return children
                if target is None and url.startswith(WIKI):
                    unresolved.append((url.removeprefix(WIKI), span))
                    return children
                if target is None:
                    report.add("S211", span, f"the link “{plain(children)}” leads nowhere: {url}")
                    return children
                title = titles.get(target.removeprefix(ARTICLE).partition("#")[0])
                return (replace(inline, url=target, title=inline.title or title),)
            case i.PageReference(anchor=anchor, children=children):
                target = resolve(anchor if "#" in anchor else "#" + anchor)
                if target is None or not target.startswith("#"):
                    report.add("S211", span, f"the reference “{plain(children)}” leads nowhere: {anchor}")
                    return children
                return (replace(inline, anchor=target[1:]),)
            case _:
                return (inline,)

    return run if only_words(run) else map_inlines(run, change)
