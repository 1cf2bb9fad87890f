"""The parts of an EPUB: its content documents in the order of the spine, as assistive technology takes them.

HTML Accessibility API Mappings 1.0 and DPUB-ARIA 1.1. What is hidden from assistive technology
(``aria-hidden``, ``hidden``) is not heard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from standfirst.check.fidelity.epub_words import spine_of
from standfirst.check.heard.part import Kind, Part
from standfirst.model.counting import Counting, counted

if TYPE_CHECKING:
    from lxml.etree import _Element as _Tree

KINDS: Mapping[str, Kind] = {
    "article": "article",
    "aside": "aside",
    "blockquote": "quotation",
    "caption": "caption",
    "code": "code",
    "dl": "list",
    "figcaption": "caption",
    "figure": "figure",
    "img": "figure",
    "li": "item",
    "math": "formula",
    "nav": "section",
    "ol": "list",
    "p": "paragraph",
    "pre": "paragraph",
    "section": "section",
    "table": "table",
    "td": "cell",
    "th": "cell",
    "tr": "row",
    "ul": "list",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_IN_LINES = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "del", "em", "i", "ins", "kbd", "mark", "q", "ruby", "rt", "s"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)
_NOT_HEARD = frozenset({"head", "rp", "script", "style", "template"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parts_of_ebook(epub: bytes) -> tuple[str, tuple[Part, ...]]:
    """The language of an EPUB's first content document, and the parts of all, in the order of the spine.

    Raises lxml's XMLSyntaxError for broken XML.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    trees = [etree.fromstring(document, parser) for document in spine_of(epub).documents.values()]
    parts = tuple(part for tree in trees for part in _parts(tree) if isinstance(part, Part))
    return next((_language(tree) for tree in trees), ""), parts


def _parts(element: _Tree) -> Iterator[Part | str]:
    """What stands for an element: a part, or what it holds if it stands for nothing."""
    tag = element.tag
    if not isinstance(tag, str):
        return
    name, classes = tag.rpartition("}")[2], (element.get("class") or "").split()
    if name in _NOT_HEARD or element.get("aria-hidden") == "true" or element.get("hidden") is not None:
        return
    if name == "br":
        yield " "
        return
    if element.get("role") == "doc-noteref":
        words = Part(kind="link", kids=tuple(_inside(element)))
        yield Part(kind="reference", kids=(words,))
        return
    kind = _kind(element, name, classes)
    if kind is None and not _language(element) and name in _IN_LINES:
        yield from _inside(element)
        return
    yield Part(
        kind=kind or ("span" if name in _IN_LINES else "group"),
        level=int(name[1]) if kind == "heading" else 0,
        name=_name(element, kind),
        language=_language(element),
        heads=name == "th",
        added="generated" in classes,
        kids=tuple(_kids(element, name, kind)),
    )


def _kids(element: _Tree, name: str, kind: Kind | None) -> Iterator[Part | str]:
    """What a part holds: its own words, or those that it is called by instead."""
    if name in ("img", "math"):
        return
    if kind == "item" and (label := _label(element)):
        yield Part(kind="label", kids=(label,))
    if kind == "link" and element.get("aria-label"):
        yield element.get("aria-label") or ""
        return
    if name == "dl":
        yield from _definitions(element)
        return
    for kid in _inside(element):
        if not (kind == "figure" and isinstance(kid, Part) and kid.name == _name(element, kind)):
            yield kid


def _definitions(element: _Tree) -> Iterator[Part]:
    """Terms and what they mean: an item begins with each term that follows a meaning."""
    kids: list[Part | str] = []
    has_meaning = False
    for entry in element:
        is_term = str(entry.tag).endswith("}dt")
        if is_term and has_meaning:
            yield Part(kind="item", kids=tuple(kids))
            kids.clear()
        has_meaning = not is_term
        words = tuple(_parts(entry))
        kids += (Part(kind="label", kids=words),) if is_term else words
    if kids:
        yield Part(kind="item", kids=tuple(kids))


def _is_in(element: _Tree, name: str) -> bool:
    return any(str(above.tag).endswith(f"}}{name}") for above in element.iterancestors())


def _label(item: _Tree) -> str:
    """What a reading system puts before an item of a list: its number, or a bullet."""
    parent = item.getparent()
    if parent is None or not str(parent.tag).endswith("}ol"):
        return "•"
    if "contents" in (parent.get("class") or "") or _is_in(parent, "nav"):
        return ""
    number = int(parent.get("start") or 1)
    for before in parent.iterchildren("{*}li"):
        number = int(before.get("value") or number)
        if before is item:
            return f"{counted(number, cast(Counting, parent.get('type') or '1'))}."
        number += 1
    return ""


def _kind(element: _Tree, name: str, classes: list[str]) -> Kind | None:
    role = element.get("role") or ""
    if "line" in classes and name == "span":
        return "line"
    if name == "img":
        return "figure" if element.get("alt") else None
    if role == "doc-footnote" or (name == "div" and "note" in classes):
        return "note"
    if name == "a":
        return "link" if element.get("href") else None
    if name == "span" and role == "img":
        return "figure"
    return KINDS.get(name)


def _name(element: _Tree, kind: Kind | None) -> str:
    """What an element is called (Accessible Name and Description Computation 1.2, 4.3.2), if it is heard."""
    if kind == "formula":
        return element.get("alttext") or ""
    if element.tag.endswith("}figure"):
        pictures = [x.get("alt") for x in element.iter("{*}img") if x.get("alt")]
        return (pictures[0] or "") if len(pictures) == 1 else ""
    if kind in ("figure", "aside", "section"):
        return element.get("alt") or element.get("aria-label") or ""
    return ""


def _language(element: _Tree) -> str:
    return element.get(_LANGUAGE) or element.get("lang") or ""


def _inside(element: _Tree) -> Iterator[Part | str]:
    if element.text:
        yield element.text
    for child in element:
        yield from _parts(child)
        if child.tail:
            yield child.tail
