"""pandoc's inlines, as its JSON has them → inlines of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from unicodedata import normalize

from standfirst.model import inlines as i
from standfirst.model.editing import tidied
from standfirst.model.inlines import Inlines

Notes: TypeAlias = list[Inlines]
"""The notes that were found; a reference to one is named by its place."""

_CONTAINERS: Mapping[str, Callable[[Inlines], i.Inline]] = {
    "Emph": i.Emphasis,
    "Underline": i.Emphasis,
    "Strong": i.Strong,
    "Strikeout": i.Struck,
    "Superscript": i.Superscript,
    "Subscript": i.Subscript,
    "SmallCaps": i.SmallCaps,
}


def inlines_of(nodes: Sequence[Any], notes: Notes) -> Inlines:
    """The inlines that pandoc's nodes are, without white space at the ends; their notes are added."""
    return tidied(_run(nodes, notes))


def _run(nodes: Sequence[Any], notes: Notes) -> Inlines:
    return tuple(inline for node in nodes for inline in _inline(node, notes))


def _composed(words: str) -> str:
    """Words with letters and accents in one: pandoc makes an i without a dot of ``{\\'\\i}``."""
    return normalize("NFC", re.sub("ı(?=[\u0300-\u036f])", "i", words))


def _inline(node: Any, notes: Notes) -> Inlines:
    kind, content = node["t"], node.get("c")
    match kind:
        case "Str":
            return (i.Text(_composed(content)),)
        case "Space" | "SoftBreak" | "LineBreak":
            return (i.Text(" "),)
        case "Code":
            return (i.Code(content[1]),)
        case "Math":
            return (i.Formula(f"${content[1]}$"),)
        case "Quoted":
            marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            return (i.Text(marks[0]), *_run(content[1], notes), i.Text(marks[1]))
        case "Link":
            return (i.Link(url=content[2][0], children=_run(content[1], notes)),)
        case "Span" | "Cite":
            return _run(content[1], notes)
        case "Note":
            notes.append(inlines_of([x for block in content for x in block["c"]], notes))
            return (i.NoteReference(note=str(len(notes) - 1), number=0, anchor=""),)
        case _ if kind in _CONTAINERS:
            return (_CONTAINERS[kind](_run(content, notes)),)
        case _:  # raw text of other formats, a picture
            return ()
