"""Ways through blocks and inlines: into them in reading order, and rebuilding them from within.

All of it is derived from the types of the fields: a block holds *runs* where a field is ``Inlines``,
*blocks* where it is ``Blocks`` and *words* where it is ``Printed``, however deep in tuples and in records
like ``ListItem``; its fields stand in reading order. So nothing here knows one kind of block from another.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import is_
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import PRINTED, Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.editing import only_words
from standfirst.model.inlines import Image, Inline, Inlines
from standfirst.model.remembered import remembered
from standfirst.model.text import plain

AnyBlock = TypeVar("AnyBlock", bound=Block)
AnyRecord = TypeVar("AnyRecord", bound=msgspec.Struct)

Part: TypeAlias = (
    tuple[Literal["run"], Inlines] | tuple[Literal["blocks"], Blocks] | tuple[Literal["words"], str]
)
"""Something that is printed and stands directly in a block."""


# -- what the fields of a type hold ---------------------------------------------------------------


class _Shape(msgspec.Struct, frozen=True):
    """What a field holds: one part, several of a shape, or a record with such fields."""

    kind: Literal["run", "blocks", "words", "several", "record"]
    of: _Shape | None = None
    """Of several: the shape of each."""
    fields: _Fields = ()
    """Of a record."""


_Fields: TypeAlias = tuple[tuple[str, _Shape], ...]
"""The fields of a block or record that hold anything printed, in reading order."""


@cache
def _fields(record: type[msgspec.Struct]) -> _Fields:
    hints = get_type_hints(record, include_extras=True)
    shapes = ((name, _shape_of(hints[name])) for name in record.__struct_fields__)
    return tuple((name, shape) for name, shape in shapes if shape)


def _shape_of(hint: Any) -> _Shape | None:
    if hint == Inlines:
        return _Shape("run")
    if hint == Blocks:
        return _Shape("blocks")
    origin = get_origin(hint)
    if origin is Annotated:
        return _Shape("words") if PRINTED in hint.__metadata__ else None
    if origin in (Union, types.UnionType):
        return next((shape for one in get_args(hint) if (shape := _shape_of(one))), None)
    if origin is tuple:
        each = _shape_of(get_args(hint)[0])
        return _Shape("several", of=each) if each else None
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        fields = _fields(hint)
        return _Shape("record", fields=fields) if fields else None
    return None


# -- into a block ---------------------------------------------------------------------------------


def parts(block: Block) -> Iterator[Part]:
    """The runs, blocks and words that stand directly in a block, in reading order."""
    return iter(_parts_of(block, _fields(type(block))))


def _parts_of(record: msgspec.Struct, fields: _Fields) -> list[Any]:
    found: list[Any] = []
    for name, shape in fields:
        _take(getattr(record, name), shape, found)
    return found


def _take(value: Any, shape: _Shape, found: list[Any]) -> None:
    """Add the parts in the value of a field to those found. (Generators within generators take twice as long,
    and a table has thousands of cells.)"""
    if shape.kind == "several":
        assert shape.of is not None
        for one in value:
            _take(one, shape.of, found)
    elif shape.kind == "record":
        for name, inner in shape.fields:
            _take(getattr(value, name), inner, found)
    elif value is not None:
        found.append((shape.kind, value))


@cache
def _fields_with(record: type[msgspec.Struct], kind: Literal["run", "blocks"]) -> _Fields:
    """The fields that hold parts of one kind, and of them only what holds these."""
    return _only(_fields(record), kind)


def _only(fields: _Fields, kind: str) -> _Fields:
    kept = ((name, _shape_with(shape, kind)) for name, shape in fields)
    return tuple((name, shape) for name, shape in kept if shape)


def _shape_with(shape: _Shape, kind: str) -> _Shape | None:
    if shape.kind == "several":
        each = _shape_with(shape.of, kind) if shape.of else None
        return _Shape("several", of=each) if each else None
    if shape.kind == "record":
        fields = _only(shape.fields, kind)
        return _Shape("record", fields=fields) if fields else None
    return shape if shape.kind == kind else None


def children(block: Block) -> Blocks:
    """The blocks that stand directly inside a block, in reading order."""
    fields = _fields_with(type(block), "blocks")
    return tuple(inner for _, held in _parts_of(block, fields) for inner in held) if fields else ()


def own_runs(block: Block) -> Iterator[Inlines]:
    """The runs directly in a block, not those of the blocks inside it."""
    return (run for _, run in _parts_of(block, _fields_with(type(block), "run")))


def own_inlines(block: Block) -> Inlines:
    """The inlines of the runs directly in a block, not those of the blocks inside it."""
    return tuple(inline for run in own_runs(block) for inline in run)


def runs(block: Block) -> Iterator[Inlines]:
    """Every run of inlines in a block and the blocks inside it, in reading order.

    Code blocks have none, nor have labels; see ``words`` for everything that is printed.
    """
    for part in parts(block):
        if part[0] == "run":
            yield part[1]
        elif part[0] == "blocks":
            yield from runs_of(part[1])


def runs_of(blocks: Blocks) -> Iterator[Inlines]:
    """Every run of inlines in these blocks, in reading order."""
    for block in blocks:
        yield from runs(block)


def words(block: Block) -> Iterator[str]:
    """The plain text of all that a block prints, labels and code included, in reading order."""
    for part in parts(block):
        if part[0] == "run":
            yield plain(part[1])
        elif part[0] == "words":
            yield part[1]
        else:
            for inner in part[1]:
                yield from words(inner)


# -- all the way down -----------------------------------------------------------------------------


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block and the blocks inside it, in reading order: a block before what it holds."""
    for block in blocks:
        yield block
        if inner := children(block):
            yield from walk(inner)


def walk_piece(piece: Piece) -> Iterator[Block]:
    """Every block of a piece: opening, body, notes, ending."""
    yield from walk((*piece.opening, *piece.body, *piece.notes, *piece.ending))


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline and the inlines inside it, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, i.Container):
            yield from walk_inlines(inline.children)


@remembered
def images(piece: Piece) -> tuple[Image, ...]:
    """Every picture of a piece, in reading order; a figure's before those in its caption."""
    return tuple(_images(piece))


def _images(piece: Piece) -> Iterator[Image]:
    for block in walk_piece(piece):
        if isinstance(block, b.Figure):
            yield from block.images
        for run in own_runs(block):
            if not only_words(run):
                yield from (x.image for x in walk_inlines(run) if isinstance(x, i.InlineImage))


# -- rebuilding -----------------------------------------------------------------------------------


def map_blocks(block: Block, change: Callable[[Block], Block]) -> Block:
    """The block with ``change`` made to every block inside it, then to itself."""
    return change(rebuilt(block, blocks=lambda inner: tuple(map_blocks(x, change) for x in inner)))


def map_runs(block: AnyBlock, change: Callable[[Inlines], Inlines]) -> AnyBlock:
    """The block with ``change`` made to every run of inlines in it and in the blocks inside it."""
    return rebuilt(block, blocks=lambda inner: tuple(map_runs(x, change) for x in inner), inlines=change)


def map_inlines(inlines: Inlines, change: Callable[[Inline], Inline]) -> Inlines:
    """The run with ``change`` made to every inline inside another, then to that one."""
    return tuple(change(_rebuilt_inline(x, lambda inner: map_inlines(inner, change))) for x in inlines)


def map_piece(piece: Piece, change: Callable[[Block], Block]) -> Piece:
    """The piece with ``change`` made to each of its outermost blocks; a note must stay a note."""
    notes = tuple(changed for note in piece.notes if isinstance(changed := change(note), b.Note))
    return replace(
        piece,
        opening=tuple(change(block) for block in piece.opening),
        body=tuple(change(block) for block in piece.body),
        ending=tuple(change(block) for block in piece.ending),
        notes=notes,
    )


def _same_blocks(blocks: Blocks) -> Blocks:
    return blocks


def _same_inlines(inlines: Inlines) -> Inlines:
    return inlines


def rebuilt(
    block: AnyBlock,
    *,
    blocks: Callable[[Blocks], Blocks] = _same_blocks,
    inlines: Callable[[Inlines], Inlines] = _same_inlines,
) -> AnyBlock:
    """The block with the blocks and the runs of inlines directly inside it changed, in reading order.

    The very same block where nothing changed.
    """
    kind: type[msgspec.Struct] = type(block)
    return _rebuilt_record(block, _fields(kind), blocks, inlines)


def _rebuilt_record(
    record: AnyRecord,
    fields: _Fields,
    blocks: Callable[[Blocks], Blocks],
    inlines: Callable[[Inlines], Inlines],
) -> AnyRecord:
    changed: dict[str, Any] = {}
    for name, shape in fields:
        old = getattr(record, name)
        new = _rebuilt(old, shape, blocks, inlines)
        if new is not old:
            changed[name] = new
    return replace(record, **changed) if changed else record


def _rebuilt(
    value: Any, shape: _Shape, blocks: Callable[[Blocks], Blocks], inlines: Callable[[Inlines], Inlines]
) -> Any:
    match shape.kind:
        case "run":
            return inlines(value)
        case "blocks":
            return blocks(value)
        case "words":
            return value
        case "record":
            return _rebuilt_record(value, shape.fields, blocks, inlines)
        case "several":
            assert shape.of is not None
            new = tuple([_rebuilt(one, shape.of, blocks, inlines) for one in value])
            return value if all(map(is_, new, value)) else new


def _rebuilt_inline(inline: Inline, change: Callable[[Inlines], Inlines]) -> Inline:
    """The inline with the run directly inside it changed."""
    return replace(inline, children=change(inline.children)) if isinstance(inline, i.Container) else inline


def change_blocks(blocks: Blocks, change: Callable[[Block], Blocks]) -> Blocks:
    """Each block replaced by the blocks that ``change`` gives for it, innermost first."""
    return tuple(
        changed
        for block in blocks
        for changed in change(
            rebuilt(block, blocks=lambda inner: change_blocks(inner, change)) if children(block) else block
        )
    )


def change_runs(blocks: Blocks, change: Callable[[Inlines, Block], Inlines]) -> Blocks:
    """Each run of inlines replaced by what ``change`` gives for it and the block that it stands in."""

    def changed(block: Block) -> Block:
        return rebuilt(
            block,
            blocks=lambda inner: change_runs(inner, change),
            inlines=lambda run: change(run, block),
        )

    return tuple(changed(block) for block in blocks)
