"""Trees of parts from elsewhere: of the model, and of a browser's accessibility tree; and what is compared.

The model's is written from the kinds of blocks and inlines alone, so that it knows nothing of markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias, assert_never

from standfirst.check.heard.part import Kind, Part
from standfirst.editions.added_words import ENGLISH, Labels, labels
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.inlines import Image, Inline, Inlines
from standfirst.model.traverse import parts

Kids: TypeAlias = tuple[Part | str, ...]

# -- the model's ----------------------------------------------------------------------------------


def parts_of_piece(piece: Piece) -> tuple[Part | str, ...]:
    """What is to be heard of a piece, with its notes after its body."""
    named = labels(piece.language)
    blocks = (*piece.opening, *piece.body, *piece.notes, *piece.ending)
    return (Part(kind="article", language=piece.language, kids=_all(blocks, named)),)


def _all(blocks: Iterable[Block], named: Labels, level: int = 2) -> Kids:
    return tuple(part for block in blocks for part in _block(block, named, level))


def _block(block: Block, named: Labels, level: int = 2) -> Iterator[Part | str]:
    match block:
        case b.Title():
            yield Part(kind="heading", level=1, kids=_run(block.inlines))
        case b.Section(heading=heading, blocks=blocks):
            yield Part(kind="heading", level=heading.level, kids=_run(heading.inlines))
            yield from _all(blocks, named, heading.level + 1)
        case b.Question():
            yield Part(kind="heading", level=level, kids=(block.label or "", *_run(block.inlines)))
        case b.List(items=items):
            yield Part(kind="list", kids=tuple(_list_item(item, named, level) for item in items))
        case b.DefinitionList(items=definitions):
            yield Part(kind="list", kids=tuple(_definition(x, named, level) for x in definitions))
        case b.Table():
            yield Part(kind="table", kids=tuple(_table(block, named, level)))
        case b.Figure():
            yield from (_picture(image, named) for image in block.images)
            yield from _caption(block.caption, block.credit)
        case b.BlockQuote() | b.Epigraph():
            words = _run(block.attribution)
            yield Part(kind="quotation", kids=(*_all(block.blocks, named, level), *words))
        case b.PullQuote(mode="exact"):
            return  # it stands in the text, where it is heard
        case b.PullQuote():
            words = tuple(x for run in (*block.paragraphs, block.attribution) for x in _run(run))
            yield Part(kind="aside", name=named.pull_quote, kids=words)
        case b.Sidebar():
            words = (*_run(block.title), *_all(block.blocks, named, level))
            yield Part(kind="aside", name=named.sidebar, kids=words)
        case b.Note():
            yield Part(kind="note", kids=_all(block.blocks, named, level))
        case b.Verse():
            yield from (Part(kind="line", kids=_run(x)) for stanza in block.stanzas for x in stanza)
        case b.CodeBlock():
            yield from _caption(block.caption)
            yield Part(kind="code", kids=(block.text,))
        case b.Division():
            yield Part(kind="group", language=block.lang or "", kids=_all(block.blocks, named, level))
        case _:
            yield from _other(block, named, level)


def _other(block: Block, named: Labels, level: int = 2) -> Iterator[Part | str]:
    """What only holds words and blocks."""
    for part in parts(block):
        match part:
            case "run", run:
                yield from _run(run)
            case "words", words:
                yield words
            case "blocks", blocks:
                yield from _all(blocks, named, level)


def _list_item(item: b.ListItem, named: Labels, level: int) -> Part:
    """A task says whether it is done."""
    box = Part(kind="label", name=named.done if item.checked else named.to_do)
    return _item((*(() if item.checked is None else (box,)), *_all(item.blocks, named, level)))


def _definition(definition: b.Definition, named: Labels, level: int) -> Part:
    meanings = tuple(part for blocks in definition.meanings for part in _all(blocks, named, level))
    return _item((*(part for term in definition.terms for part in _run(term)), *meanings))


def _item(kids: Kids) -> Part:
    return Part(kind="item", kids=kids)


def _table(table: b.Table, named: Labels, level: int) -> Iterator[Part | str]:
    yield from _caption(table.caption)
    for rows, in_head in ((table.head, True), (table.body, False)):
        for row in rows:
            cells = ((cell, _all(cell.blocks, named, level)) for cell in row)
            heads = ((cell, kids, bool(kids) and (in_head or cell.header)) for cell, kids in cells)
            yield Part(kind="row", kids=tuple(Part(kind="cell", heads=h, kids=kids) for _, kids, h in heads))


def _caption(*runs: Inlines) -> Kids:
    words = tuple(x for run in runs for x in _run(run))
    return (Part(kind="caption", kids=words),) if words else ()


def _picture(image: Image, named: Labels) -> Part:
    """By its description; where there is none, at least as a picture."""
    return Part(kind="figure", name=image.alt if image.alt is not None else image.title or named.picture)


def _run(inlines: Inlines) -> Kids:
    return tuple(part for inline in inlines for part in _inline(inline))


def _inline(inline: Inline) -> Iterator[Part | str]:
    match inline:
        case i.Text(value=value) | i.Abbreviation(value=value):
            yield value
        case i.Code(value=value):
            yield Part(kind="code", kids=(value,))
        case i.Formula():
            yield Part(kind="formula")
        case i.ForeignWords(lang=lang, children=children):
            yield Part(kind="span", language=lang or "", kids=_run(children))
        case i.NoteReference(number=number):
            yield Part(kind="reference", name=str(number))
        case i.InlineImage(image=image):
            yield _picture(image, ENGLISH)
        case i.Link(children=children):
            yield Part(kind="link", kids=_run(children))
        case i.CrossReference():
            yield inline.otherwise
        case i.Styled(classes=classes) if {"generated", "end-mark"} & {*classes}:
            return
        case i.Container(children=children):
            yield from _run(children)
        case i.LineBreak() | i.Anchor() | i.IndexMark():
            return
        case _:
            assert_never(inline)


# -- a browser's ----------------------------------------------------------------------------------

KINDS: Mapping[str, Kind] = {
    "article": "article",
    "blockquote": "quotation",
    "caption": "caption",
    "cell": "cell",
    "code": "code",
    "columnheader": "cell",
    "DescriptionList": "list",
    "doc-epigraph": "quotation",
    "doc-footnote": "note",
    "doc-noteref": "reference",
    "doc-pullquote": "aside",
    "doc-tip": "aside",
    "Figcaption": "caption",
    "heading": "heading",
    "image": "figure",
    "link": "link",
    "list": "list",
    "listitem": "item",
    "MathMLMath": "formula",
    "note": "aside",
    "row": "row",
    "rowheader": "cell",
    "table": "table",
}
"""Of roles (WAI-ARIA 1.2, DPUB-ARIA 1.1, and what Chromium calls those that these have no name for)."""
OURS = ("doc-pagebreak", "ListMarker")
"""What the edition adds to the words, beside what is marked as added."""


def parts_of_browser(node: Mapping[str, Any], inherited: str = "") -> Kids:
    """What a browser hands on to assistive technology, as parts."""
    role, language = str(node["role"]), str(node["language"])
    if role in OURS or (node["added"] and role not in ("doc-noteref", "image")):
        return ()
    if role == "StaticText":
        return (Part(kind="span", language="" if language == inherited else language, kids=(node["name"],)),)
    if role == "DescriptionList":
        return (Part(kind="list", kids=tuple(_definitions(node, language or inherited))),)
    inside = () if role == "doc-noteref" else node["kids"]
    kids = tuple(part for kid in inside for part in parts_of_browser(kid, language or inherited))
    kind = KINDS.get(role, "group")
    return (
        Part(
            kind=kind,
            level=int(node["level"]) if kind == "heading" else 0,
            name=str(node["name"]) if kind in ("figure", "aside", "reference") else "",
            language="" if language == inherited else language,
            heads=role in ("columnheader", "rowheader"),
            kids=() if kind == "formula" else kids,
        ),
    )


def _definitions(node: Mapping[str, Any], language: str) -> Iterator[Part]:
    """An item for each term that follows a meaning."""
    kids: Kids = ()
    last = ""
    for kid in node["kids"]:
        if kid["role"] == "term" and last == "definition":
            yield Part(kind="item", kids=kids)
            kids = ()
        last = kid["role"]
        kids += parts_of_browser(kid, language)
    yield Part(kind="item", kids=kids)


# -- what is compared -------------------------------------------------------------------------------


def letters(words: str) -> str:
    """Letters alone, in one case: capitals, figures of numbers and marks may be the edition's."""
    return "".join(c for c in words.casefold() if c.isalpha())


def words_of(parts: Iterable[Part | str], language: str = "") -> Iterator[tuple[str, str]]:
    """The letters in their order, in stretches of one language."""
    last, held = "", ""
    for words, spoken in _stretches(parts, language):
        if not letters(words):
            continue
        if spoken != last and held:
            yield held, last
            held = ""
        last, held = spoken, held + letters(words)
    if held:
        yield held, last


def _stretches(parts: Iterable[Part | str], language: str) -> Iterator[tuple[str, str]]:
    for part in parts:
        if isinstance(part, str):
            yield part, language
        elif not part.added and part.kind not in ("reference", "formula"):
            yield from _stretches(part.kids, part.language or language)


def told(parts: Iterable[Part | str]) -> Iterator[str]:
    """What a listener is told beside the words, in its order: headings and their levels, lists, tables, the
    descriptions of pictures, notes and where they are called, the names of what stands beside the text."""
    for part in parts:
        if isinstance(part, str) or (part.added and part.kind != "reference"):
            continue
        held = "".join(words for words, _ in words_of((part,)))
        match part.kind:
            case "heading":
                yield f"heading {part.level}: {held}"
            case "list":
                yield f"list of {sum(isinstance(x, Part) and x.kind == 'item' for x in part.kids)}: {held}"
            case "row":
                cells = [x for x in part.kids if isinstance(x, Part)]
                yield f"row: {' '.join('head' if cell.heads else 'cell' for cell in cells)}: {held}"
            case "figure" | "label" if part.name:
                yield f"figure {' '.join(part.name.split())}"
            case "aside":
                yield f"aside {part.name}: {held}"
            case "reference":
                yield f"reference {part.name or ''.join(_words(part.kids)).strip()}"
                continue
            case "table" | "quotation" | "note" | "item" | "link" | "code" | "formula":
                yield f"{part.kind}: {held}"
        yield from told(part.kids)


def _words(parts: Iterable[Part | str]) -> Iterator[str]:
    for part in parts:
        yield from (part,) if isinstance(part, str) else _words(part.kids)
