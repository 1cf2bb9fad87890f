"""The structure of a tagged PDF, as data: what assistive technology is told about the pages.

ISO 32000-1, 14.7 and 14.8. One node for each thing in the manuscript, however many lines and pages
it runs over; what only decorates the page has none. ``role_of`` says which node an element of the
page gets; ``tags`` fills the nodes with what stands on the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

import msgspec

from standfirst.render.pdf.glyphs import STAND_IN, STANDS_FOR

ANCHORS = "/Standfirst.Anchors"
"""In the root of a fragment's structure tree: anchors, each before the element that it leads to."""
ROLE_MAP = {"Aside": "Sect", "Em": "Span", "Strong": "Span", "Sub": "P"}
"""Types of PDF 2.0 that say more, and what a reader of PDF 1.7 takes them for."""

GENERATED = "generated"
"""The title of every node that holds what the edition adds: numbers of notes and lists, marks after a
speaker's name. So the words of the author's can be told from ours when a file is read back."""


class Content(msgspec.Struct, frozen=True):
    """A marked stretch of a page: its number from 0, and the mark's."""

    page: int
    mark: int


class Annotation(msgspec.Struct, frozen=True):
    """A link's sensitive area: the page, and its place in the document's list of annotations."""

    page: int
    number: int


class Node(msgspec.Struct, eq=False):
    """A structure element while the tree grows."""

    type: str
    lang: str | None = None
    alt: str | None = None
    expansion: str | None = None
    """What an abbreviation stands for."""
    actual: str | None = None
    """The characters that are meant by what is shown, if those are others."""
    identifier: str | None = None
    title: str | None = None
    """``GENERATED``, or what a pull quote or a sidebar is called."""
    owner: str | None = None
    """Whose attributes these are: ``List``, ``Table``, ``Layout``."""
    attributes: dict[str, str | int | tuple[float, ...]] = {}
    kids: list[Kid] = []

    def add(self, kid: Kid) -> None:
        """Append to what stands in this node, in reading order."""
        self.kids.append(kid)

    def lead(self, kid: Node) -> None:
        """Put before what stands in this node, after its caption."""
        has_caption = bool(self.kids) and isinstance(self.kids[0], Node) and self.kids[0].type == "Caption"
        self.kids.insert(int(has_caption), kid)

    def child(self, type_: str, title: str | None = None) -> Node:
        """A new node at the end of this one."""
        node = Node(type_, title=title)
        self.add(node)
        return node


Kid: TypeAlias = Node | Content | Annotation


def walk(node: Node) -> Iterator[Node]:
    """A node and all nodes inside it, in reading order."""
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from walk(kid)


def level_headings(document: Node) -> None:
    """Let headings begin at the first level and go down by one at a time (ISO 14289-1, 7.4.2).

    A piece without a title begins with a section, a heading in a quotation has levels of its own. Every
    article is levelled by itself: it is no part of the one before it.
    """
    above: list[int] = []
    for node in walk(document):
        if node.type == "Art":
            above.clear()
        if node.type[:1] == "H" and node.type[1:].isdigit():
            level = int(node.type[1:])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            node.type = f"H{len(above)}"


_IN_LINES = frozenset({"Span", "Em", "Strong", "Code", "Link", "Quote", "Reference", "Formula"})
"""Types of what stands within lines."""
_GIVE_NOTES = frozenset({"P", "Caption", "Figure", "Table", *(f"H{level}" for level in range(1, 7))})
"""Types after which their notes stand; in any other the notes stand inside, after the lines."""


def put_notes_after_blocks(node: Node) -> list[Node]:
    """Let each note stand after the block that refers to it, so that no sentence is read with a note in its
    middle. Gives the notes that are to stand after the node itself."""
    gives = _is_in_lines(node) or node.type in _GIVE_NOTES
    kids: list[Kid] = []
    waiting: list[Node] = []
    for kid in node.kids:
        if isinstance(kid, Node) and kid.type == "Note":
            waiting += [kid, *put_notes_after_blocks(kid)]
            continue
        notes = put_notes_after_blocks(kid) if isinstance(kid, Node) else []
        if gives or not isinstance(kid, Node) or _is_in_lines(kid):
            kids.append(kid)
            waiting += notes
        else:
            kids += [*waiting, kid, *notes]
            waiting = []
    node.kids = kids if gives else [*kids, *waiting]
    return waiting if gives else []


def _is_in_lines(node: Node) -> bool:
    """Whether a node stands within lines; a picture does unless it has a caption."""
    if node.type == "Figure":
        return not any(isinstance(kid, Node) and kid.type == "Caption" for kid in node.kids)
    return node.type in _IN_LINES


# -- which node an element gets -------------------------------------------------------------------

_TYPES = {
    "html": "Document",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "aside": "Aside",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "em": "Em",
    "i": "Em",
    "strong": "Strong",
    "b": "Strong",
    "code": "Code",
    "q": "Quote",
    "abbr": "Span",
}

_PHRASES = {
    "note": "Note",
    "missing-image": "Figure",
    "checkbox": "Lbl",
    STAND_IN: "Span",
    "line": "Sub",
    "paragraph": "P",
    "stanza": "P",
    "list": "L",
    "item": "LI",
    "item-mark": "Lbl",
    "block-quote": "BlockQuote",
}
"""What spans are by their class: blocks in a note at the foot of the page, whose place is in a line."""

_GROUPS = frozenset({"turn", "verse", "standfirst", "editors-note", "provenance", "notes"})
"""Classes of ``div`` that are things of their own; other divs only hold what is in them."""


def node_of(element: Element, parent: Element | None) -> Node | None:
    """The node of an element; None for one that only holds others, such as ``body``."""
    type_ = _type(element, parent)
    if type_ is None:
        return None
    node = Node(type_, lang=element.get("lang"), title=GENERATED if _is_generated(element) else None)
    node.alt = _alt(element) if type_ in ("Figure", "Formula", "Lbl") else None
    node.expansion = element.get("title") if element.tag == "abbr" else None
    node.actual = element.get(STANDS_FOR)
    if type_ == "Aside":
        node.title = node.title or element.get("aria-label")
    node.owner, node.attributes = _attributes(element, type_)
    return node


def _type(element: Element, parent: Element | None) -> str | None:
    tag, classes = element.tag, (element.get("class") or "").split()
    match tag:
        case "p" if element.get("role") == "heading":
            return "H1"
        case "img":
            return "Formula" if "formula" in classes else "Figure"
        case "figure":
            return "Figure" if single_picture(element) is not None else "Div"
        case "figcaption" if parent is not None and single_picture(parent) is None:
            return "P"
        case "div" | "aside" if classes == ["note"] and parent is not None and parent.get("class") == "notes":
            return "Note"
        case "div":
            return "Div" if _GROUPS.intersection(classes) or element.get("lang") else None
        case "span":
            return _type_of_span(element, classes)
        case "a":
            return "Link" if element.get("href") else None
        case "ol" if "contents" in classes:
            return "TOC"
        case "li" if parent is not None and "contents" in (parent.get("class") or ""):
            return "TOCI"
        case _:
            return _TYPES.get(tag)


def _type_of_span(element: Element, classes: list[str]) -> str | None:
    known = next((_PHRASES[name] for name in classes if name in _PHRASES), None)
    return known or ("Span" if element.get("lang") or _is_generated(element) else None)


def is_reference(link: Element, inside: str) -> bool:
    """Whether a link is a reference (ISO 32000-1, table 338): to a note, or from the contents to a piece."""
    return inside == "TOCI" or "note-reference" in (link.get("class") or "").split()


def _is_generated(element: Element) -> bool:
    return "generated" in (element.get("class") or "").split()


def single_picture(figure: Element) -> Element | None:
    """The one picture of a figure that has one, not counting decoration; None for several."""
    pictures = [x for x in figure if x.tag == "img" or "missing-image" in (x.get("class") or "")]
    return pictures[0] if len(pictures) == 1 and _alt(pictures[0]) else None


def _alt(element: Element) -> str | None:
    """The alternative description; a figure's is its picture's."""
    if element.tag == "figure":
        picture = single_picture(element)
        return _alt(picture) if picture is not None else None
    return element.get("alt") or element.get("aria-label")


def _attributes(element: Element, type_: str) -> tuple[str | None, dict[str, str | int | tuple[float, ...]]]:
    match type_:
        case "L":
            return "List", {"ListNumbering": f"/{_numbering(element)}"}
        case "TH":
            scope = "/Row" if element.get("scope") == "row" else "/Column"
            return "Table", {"Scope": scope, **_spans(element)}
        case "TD" if _spans(element):
            return "Table", dict(_spans(element))
        case _:
            return None, {}


def _numbering(list_: Element) -> str:
    """How a list's items are marked, in the words of ISO 32000-2, table 382."""
    if "reference-list" in (list_.get("class") or "").split():
        return "None"
    match list_.tag:
        case "ol":
            return _NUMBERINGS.get(list_.get("type") or "", "Decimal")
        case "ul":
            return "Disc"
        case "span":
            return _numbering_in_note(list_)
        case _:
            return "None"


def _numbering_in_note(list_: Element) -> str:
    """Of a list in a note, whose marks are words of its items."""
    mark = next((x.text or "" for x in list_.iter() if "item-mark" in (x.get("class") or "")), "")
    return _NUMBERINGS.get(mark[:1], "Decimal" if mark[:1].isdigit() else "Disc")


_NUMBERINGS = {"a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}


def _spans(cell: Element) -> dict[str, str | int | tuple[float, ...]]:
    names = {"colspan": "ColSpan", "rowspan": "RowSpan"}
    return {names[key]: int(cell.get(key, "1")) for key in names if cell.get(key, "1") != "1"}


def is_decoration(element: Element) -> bool:
    """Whether an element says of itself that it adds nothing for those who can't see it."""
    if element.tag == "img":
        return not element.get("alt")
    return element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none")
