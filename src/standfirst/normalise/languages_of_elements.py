"""Languages that HTML gives whole blocks, ``<p lang="fr">``, become those of the words in them.

Blocks of the model have no language of their own, words have. Divisions keep theirs, unless headings
stand in them, which end a division. What is in the language of the piece is marked by many programs on
every paragraph, and says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.inlines import Inlines
from standfirst.model.traverse import rebuilt
from standfirst.parse.syntax.tree import Element, Node

DIVISIONS = frozenset(("div", "section", "article", "main", "header", "footer"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = frozenset(
    (
        *("p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("blockquote", "figure", "figcaption", "caption", "aside", "details", "summary"),
        *("center", "address"),
    )
)
LANGUAGE = ("lang", "xml:lang")


def with_languages_on_words(tree: Element) -> Element:
    """The tree with the languages of its blocks on spans inside them; the same one if no block has one."""
    return _spread(tree, {}) if _holds_language(tree) else tree


def _blocks_in(element: Element) -> Iterator[Element]:
    yield element
    for child in element.elements():
        if _is_block(child):
            yield from _blocks_in(child)


def _holds_language(element: Element) -> bool:
    """Whether an element, or a block in it, has a language."""
    return _has_language(element) or any(map(_holds_language, filter(_is_block, element.elements())))


def _is_block(element: Element) -> bool:
    return element.tag in BLOCKS or element.tag in HEADINGS or element.tag in DIVISIONS


def _has_language(element: Element) -> bool:
    return not element.attributes.keys().isdisjoint(LANGUAGE)


def _spread(element: Element, inherited: dict[str, str]) -> Element:
    """A block with its language, or that of a block around it, on its words."""
    own = {key: element.attributes[key] for key in (*LANGUAGE, "dir") if key in element.attributes}
    language = own if _has_language(element) else inherited
    keeps = element.tag in DIVISIONS and not any(x.tag in HEADINGS for x in _blocks_in(element))
    if keeps and not inherited:
        language = {}
    children: list[Node] = []
    words: list[Node] = []
    for child in element.children:
        if isinstance(child, Element) and (_is_block(child) or child.tag in ("pre", "hr", "note")):
            children.extend(_marked(words, language, element))
            children.append(_spread(child, language) if _is_block(child) else child)
            words = []
        else:
            words.append(child)
    children.extend(_marked(words, language, element))
    kept = {key: x for key, x in element.attributes.items() if keeps or key not in LANGUAGE}
    return replace(element, children=tuple(children), attributes=kept)


def _marked(nodes: Sequence[Node], language: dict[str, str], element: Element) -> Sequence[Node]:
    """Nodes that stand side by side, in a span that says their language, if there are words in them."""
    text = "".join(node if isinstance(node, str) else node.text for node in nodes)
    if not language or not text.strip():
        return nodes
    return (Element("span", tuple(nodes), language, element.span),)


def without_own_language(blocks: Blocks, language: str) -> Blocks:
    """The blocks without marks that whole paragraphs, or divisions, are in the language of the piece."""

    def same(lang: str | None) -> bool:
        return lang is not None and lang.partition("-")[0].casefold() == language.partition("-")[0].casefold()

    def words(inlines: Inlines) -> Inlines:
        whole = inlines[0] if len(inlines) == 1 else None
        return whole.children if isinstance(whole, i.ForeignWords) and same(whole.lang) else inlines

    def changed(held: Blocks) -> Blocks:
        return tuple(one for block in held for one in unwrapped(block))

    def unwrapped(block: Block) -> Blocks:
        mended = rebuilt(block, blocks=changed, inlines=words)
        if isinstance(mended, b.Division) and same(mended.lang):
            return (replace(mended, lang=None),) if mended.classes or mended.anchor else mended.blocks
        return (mended,)

    return changed(blocks)
