"""From Python-Markdown's tree to ours: tags of HTML paired, lines turned into spans, nothing of the
machinery left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import groupby, takewhile
from typing import TypeAlias
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.model.span import Span
from standfirst.parse.syntax.attributes import attributes_at, merge
from standfirst.parse.syntax.block import PIECE
from standfirst.parse.syntax.html import (
    CLOSING,
    COMMENT,
    EMPTY,
    HTML,
    HTML_PIECE,
    MARKED,
    NAME,
    OPENING,
    TEXT,
    safe_attributes,
)
from standfirst.parse.syntax.links import NOTE_HERE, without_marks
from standfirst.parse.syntax.literals import plain
from standfirst.parse.syntax.quotes_and_callouts import CALLOUT_TITLE
from standfirst.parse.syntax.tree import Element, Node

HIDDEN = frozenset(
    """applet audio canvas embed iframe math noembed noscript object script select style svg
    template textarea title video""".split()  # noqa: SIM905 - a list of words reads best as one
)
"""Elements of HTML whose content is no text: a placeholder says that they were there."""

_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_RAW = re.compile(r"\{=(\w+)\}")

SWALLOWING = frozenset(("script", "style"))
"""Those that hide what follows even when nothing closes them."""

FLOW = frozenset(
    """manuscript div section article aside blockquote body center details fieldset footer form header html
    main nav note""".split()  # noqa: SIM905 - a list of words reads best as one
)
"""Elements that hold blocks only: words that stand in them directly get a paragraph."""

STRUCTURE = frozenset(
    ("table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "colgroup", "picture", "figure")
)
"""Elements whose white space says nothing."""

DEEPEST = 40
"""Elements inside each other; a tag that would go deeper is as if it were not there, its words stay."""

SPACE = " \t\n"
"""White space that can be dropped; a no-break space stays."""

BLOCKS = FLOW | frozenset(
    """address dd dir dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot
    th thead tr ul caption colgroup col pagebreak""".split()  # noqa: SIM905 - a list of words reads best as one
)

BOUNDARY = "boundary"
"""The tag of what parts the loose words of two blocks of HTML; nothing is left of it."""

_BOUNDARY = Element(BOUNDARY)

_IMPLIED_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr", "td", "th")),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tbody": frozenset(("thead", "tbody", "tr", "td", "th")),
    "tfoot": frozenset(("thead", "tbody", "tr", "td", "th")),
    "option": frozenset(("option",)),
}
"""Which open elements an opening tag ends."""

_ENDS_ITSELF = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"))
"""Elements whose closing tag may be left out; an unclosed tag of another is as if it were not there."""


class _Frame:
    """An element that is open while the marks of HTML are paired."""

    def __init__(self, tag: str, attributes: dict[str, str], span: Span) -> None:
        self.tag = tag
        self.attributes = attributes
        self.span = span
        self.nodes: list[Node] = []


_Item: TypeAlias = "etree.Element | str"


class TreeMaker:
    """Makes one manuscript's tree."""

    def __init__(
        self, name: str, spans: Mapping[etree.Element, Span], labels: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self.spans = spans
        self.labels = labels or {}
        """Those of the notes that are there, by what references have in common with them."""
        self.notes: list[Element] = []
        """Those that were met, wherever they stand."""

    def make(self, root: etree.Element) -> Element:
        """The tree, the notes at its end in the order in which they were written."""
        blocks = self._nodes(root, "manuscript", Span(self.name))
        notes = sorted(self.notes, key=lambda note: note.span.first)
        first = min((b.span.first for b in blocks if isinstance(b, Element)), default=0)
        last = max((b.span.last for b in [*blocks, *notes] if isinstance(b, Element)), default=0)
        return Element("manuscript", (*blocks, *notes), {}, Span(self.name, first, last))

    def _nodes(self, parent: etree.Element, tag: str, span: Span) -> tuple[Node, ...]:
        """The children of an element."""
        frames = [_Frame(tag, {}, span)]
        for item in _items(parent):
            self._take(item, frames, span)
        while len(frames) > 1:
            _close_unclosed(frames)
        return _tidy(frames[0].nodes, tag, span)

    def _take(self, item: _Item, frames: list[_Frame], span: Span) -> None:
        """Open or close an element of HTML, or add what is no tag."""
        if isinstance(item, str):
            frames[-1].nodes.append(item)
        elif item.tag == OPENING:
            self._open(item, frames, span)
        elif item.tag == CLOSING:
            _close(item.get(NAME, ""), frames, self.spans.get(item, span))
        elif item.tag == MARKED:
            where = self.spans.get(item, span)
            for inner in _items(item):
                if isinstance(inner, str):
                    frames[-1].nodes.append(Element(TEXT, (inner,), {}, where))
                else:
                    self._take(inner, frames, where)
        else:
            self._add(item, frames, span)

    def _open(self, mark: etree.Element, frames: list[_Frame], span: Span) -> None:
        attributes = {key: value for key, value in mark.attrib.items() if key not in (NAME, EMPTY)}
        tag = mark.get(NAME, "")
        where = self.spans.get(mark, span)
        _end_implied(tag, frames)
        frame = _Frame(tag, attributes, where)
        if mark.get(EMPTY):
            frames[-1].nodes.extend(_finished(frame))
        elif len(frames) <= DEEPEST:
            frames.append(frame)

    def _add(self, item: etree.Element, frames: list[_Frame], span: Span) -> None:
        """Add what is no tag of HTML to the innermost open element."""
        where = self.spans.get(item, span)
        nodes = frames[-1].nodes
        if item.tag == TEXT:
            nodes.extend(self._words_of_html(item.text or "", where))
        elif item.tag == COMMENT:
            nodes.append(Element("placeholder", (), {"comment": item.text or ""}, where))
        elif item.tag == BOUNDARY:
            nodes.append(_BOUNDARY)
        elif item.tag == NOTE_HERE:
            nodes.append(self._note_here(item, span))
        elif item.tag == "note":  # not in an element of HTML that nothing closed
            self.notes.append(self._element(item, where))
        else:
            if item.tag in BLOCKS:
                _end_paragraph(frames)
                nodes = frames[-1].nodes
            nodes.append(self._element(item, where))

    def _words_of_html(self, text: str, where: Span) -> Iterator[Node]:
        """The words of a piece of HTML, with the references to notes in them."""
        done = 0
        for found in _NOTE_REFERENCE.finditer(text) if self.labels else ():
            label = self.labels.get(found[1].casefold())
            if label is not None:
                yield Element(TEXT, (text[done : found.start()],), {}, where)
                yield Element("noteref", (), {"label": label}, where)
                done = found.end()
        yield Element(TEXT, (text[done:],), {}, where)

    def _element(self, item: etree.Element, span: Span) -> Element:
        attributes = {key: plain(value) for key, value in item.attrib.items()}
        if len(item) and item[0].tag == CALLOUT_TITLE:
            title = "".join(_text(node) for node in self._nodes(item[0], CALLOUT_TITLE, span))
            attributes[CALLOUT_TITLE] = " ".join(title.split())
            item.remove(item[0])
        if item.tag == "img":
            alt = without_marks(" ".join(attributes.pop("alt", "").split()))
            attributes |= {"alt": alt} if alt else {}  # the author of ![](…) has not described it
        nodes = self._nodes(item, item.tag, span)
        return Element(item.tag, nodes, safe_attributes(attributes), span)

    def _note_here(self, item: etree.Element, span: Span) -> Element:
        label = f"here-{len(self.notes) + 1}"
        paragraph = Element("p", self._nodes(item, "p", span), {}, span)
        self.notes.append(Element("note", (paragraph,), {"label": label}, span))
        return Element("noteref", (), {"label": label}, span)


def _items(parent: etree.Element) -> Iterator[_Item]:
    """Text and elements of an element in order, those of mere pieces in their place."""
    if parent.text:
        yield plain(parent.text)
    for child in parent:
        if child.tag == PIECE:
            yield from _items(child)
        elif child.tag == HTML_PIECE:
            yield etree.Element(BOUNDARY)
            yield from _items(child)
            yield etree.Element(BOUNDARY)
        elif child.tag != CALLOUT_TITLE:
            yield child
        if child.tail:
            yield plain(child.tail)


def _text(node: Node) -> str:
    return node if isinstance(node, str) else node.text


# -- pairing the tags of HTML ----------------------------------------------------------------------


def _close(tag: str, frames: list[_Frame], where: Span) -> None:
    """Close the nearest open element of this name and all inside it, if there is one."""
    if all(frame.tag != tag for frame in frames[1:]):
        return
    while frames[-1].tag != tag:
        _close_unclosed(frames)
    frame = frames.pop()
    frame.span = frame.span.to(where)
    frames[-1].nodes.extend(_finished(frame))


def _end_implied(tag: str, frames: list[_Frame]) -> None:
    """End what an opening tag of this name ends."""
    if tag in BLOCKS:
        _end_paragraph(frames)
    while len(frames) > 1 and frames[-1].tag in _IMPLIED_ENDS.get(tag, ()):
        _close_unclosed(frames)


def _end_paragraph(frames: list[_Frame]) -> None:
    """End the paragraph that is open, and what was left open in it."""
    in_it = sum(1 for _ in takewhile(lambda frame: frame.tag not in BLOCKS, reversed(frames[1:])))
    if in_it + 1 < len(frames) and frames[-1 - in_it].tag == "p":
        for _ in range(in_it + 1):
            _close_unclosed(frames)


def _close_unclosed(frames: list[_Frame]) -> None:
    """End the innermost element that no tag closed."""
    frame = frames.pop()
    if frame.tag in _ENDS_ITSELF or frame.tag in SWALLOWING:
        frames[-1].nodes.extend(_finished(frame))
        return
    nodes, frame.nodes = frame.nodes, []
    if frame.tag in HIDDEN or {"id", "name"} & frame.attributes.keys():
        frames[-1].nodes.extend(_finished(frame))
    frames[-1].nodes.extend(nodes)


def _finished(frame: _Frame) -> list[Node]:
    """What a closed element of HTML is in our tree."""
    span = frame.span
    attributes = safe_attributes(frame.attributes)
    if frame.tag in HIDDEN:
        said = {key: value for key, value in attributes.items() if key in ("src", "data", "title")}
        if words := " ".join("".join(map(_text, frame.nodes)).split()):
            said["text"] = words
            if frame.tag == "iframe" and any(isinstance(x, Element) and x.tag == "a" for x in frame.nodes):
                said.setdefault("title", words)  # a player's own link, which says what it plays
        return [Element("placeholder", (), {"html": frame.tag, **said}, span)]
    if frame.tag == "pre":
        return [_preformatted(frame, attributes)]
    last = max((n.span.last or n.span.first for n in frame.nodes if isinstance(n, Element)), default=0)
    if last > (span.last or span.first):
        span = Span(span.file, span.first, last)
    if frame.tag not in BLOCKS and any(_parts_words(node) and node is not _BOUNDARY for node in frame.nodes):
        return _around_blocks(frame, attributes, span)
    return [Element(frame.tag, _tidy(frame.nodes, frame.tag, span), attributes, span)]


def _around_blocks(frame: _Frame, attributes: dict[str, str], span: Span) -> list[Node]:
    """What an inline element is that was put around blocks: a division if it says anything, else nothing."""
    if attributes.keys() & {"class", "id", "lang", "dir"}:
        return [Element("div", _tidy(frame.nodes, "div", span), attributes, span)]
    return frame.nodes


def _preformatted(frame: _Frame, attributes: dict[str, str]) -> Element:
    """Code from HTML, in the form that fences give it."""
    for inner in (node for node in frame.nodes if isinstance(node, Element) and node.tag == "code"):
        for name in inner.classes:
            attributes["language"] = name.removeprefix("language-")
    text = "".join(_text(node) for node in frame.nodes).removeprefix("\n").rstrip("\n")
    return Element("pre", (text,), attributes, frame.span)


# -- putting nodes in order --------------------------------------------------------------------------


def _tidy(nodes: list[Node], tag: str, span: Span) -> tuple[Node, ...]:
    """The children of an element: text joined, attribute lists taken, loose words in paragraphs."""
    if tag in FLOW:
        return tuple(_in_paragraphs(nodes, span))
    nodes = [node for node in nodes if node is not _BOUNDARY]
    if tag in STRUCTURE:
        return tuple(node for node in _joined(nodes) if not (isinstance(node, str) and _is_space(node)))
    if tag in ("p", "a"):
        nodes = [inner for node in nodes for inner in _without(tag, node)]
    tidied = _with_attributes(_without_space_at_breaks(_joined(nodes)))
    return tuple(_stripped(tidied) if tag in BLOCKS and tag != "pre" else tidied)


def _without(tag: str, node: Node) -> tuple[Node, ...]:
    """The node, or what is in it if it has this tag: no paragraph holds a paragraph, no link a link."""
    return node.children if isinstance(node, Element) and node.tag == tag else (node,)


def _joined(nodes: list[Node]) -> list[Node]:
    """The nodes with neighbouring texts made one."""
    joined: list[Node] = []
    for is_text, group in groupby(nodes, _is_text):
        if is_text:
            text = "".join(_text(node) for node in group)
            joined.extend([text] if text else [])
        else:
            joined.extend(group)
    return joined


def _is_text(node: Node) -> bool:
    return isinstance(node, str) or node.tag == TEXT


def _is_space(node: Node) -> bool:
    return _is_text(node) and not _text(node).strip(SPACE)


def _without_space_at_breaks(nodes: list[Node]) -> list[Node]:
    """The nodes; white space before a hard break, and its line end behind it, are part of the break."""
    tidied: list[Node] = []
    for index, node in enumerate(nodes):
        if isinstance(node, str):
            if index and _is_break(nodes[index - 1]):
                node = node.lstrip(SPACE)
            if index + 1 < len(nodes) and _is_break(nodes[index + 1]):
                node = node.rstrip(SPACE)
        tidied.append(node)
    return [node for node in tidied if node != ""]


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "br"


def _with_attributes(nodes: list[Node]) -> list[Node]:
    """The nodes, each inline with the attribute list that touches it."""
    done: list[Node] = []
    for node in nodes:
        before = done[-1] if done else None
        if isinstance(node, str) and isinstance(before, Element) and before.tag not in BLOCKS:
            if before.tag == "code" and (raw := _RAW.match(node)):
                done[-1:] = _raw(raw[1].lower(), before)
                node = node[raw.end() :]
            found = attributes_at(node) if node.startswith("{") else None
            if found:
                attributes = dict(before.attributes)
                merge(attributes, found[0])
                done[-1] = Element(before.tag, before.children, safe_attributes(attributes), before.span)
                node = node[found[1] :]
        if node != "":
            done.append(node)
    return done


def _raw(format_: str, code: Element) -> list[Node]:
    """What raw text in a line is: of HTML its words and line ends, of other formats a placeholder."""
    if not format_.startswith("html"):
        return [Element("placeholder", (), {"raw": format_, "text": code.text}, code.span)]
    nodes: list[Node] = []
    done = 0
    for found in HTML.finditer(code.text):
        nodes.append(unescape(code.text[done : found.start()]))
        nodes.extend([Element("br", (), {}, code.span)] if (found["open"] or "").lower() == "br" else [])
        done = found.end()
    return [node for node in (*nodes, unescape(code.text[done:])) if node != ""]


def _stripped(nodes: list[Node]) -> list[Node]:
    """The nodes without white space at the beginning and the end."""
    if nodes and isinstance(nodes[0], str):
        nodes = [nodes[0].lstrip(SPACE), *nodes[1:]]
    if nodes and isinstance(nodes[-1], str):
        nodes = [*nodes[:-1], nodes[-1].rstrip(SPACE)]
    return [node for node in nodes if node != ""]


def _in_paragraphs(nodes: list[Node], span: Span) -> Iterator[Node]:
    """The blocks, and each run of loose words and inlines as a paragraph."""
    for is_block, group in groupby(nodes, _parts_words):
        if is_block:
            yield from (node for node in group if node is not _BOUNDARY)
        else:
            yield from _paragraph(list(group), span)


def _parts_words(node: Node) -> bool:
    return isinstance(node, Element) and (node.tag in BLOCKS or node is _BOUNDARY)


def _paragraph(run: list[Node], span: Span) -> Iterator[Node]:
    """A run as a paragraph; where it has nothing but placeholders, these."""
    if all(_is_space(node) or (isinstance(node, Element) and node.tag == "placeholder") for node in run):
        yield from (node for node in run if not _is_text(node))
        return
    spans = [node.span for node in run if isinstance(node, Element) and not _is_space(node)] or [span]
    nodes = _stripped(_with_attributes(_without_space_at_breaks(_joined(run))))
    yield Element("p", tuple(nodes), {}, spans[0].to(spans[-1]))
