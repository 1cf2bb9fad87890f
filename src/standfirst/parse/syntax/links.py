"""Everything in square brackets: links, images, notes, spans; and bare addresses."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

from standfirst.parse.syntax.attributes import attributes_at
from standfirst.parse.syntax.literals import plain
from standfirst.parse.syntax.located_blocks import LocatedBlockParser
from standfirst.parse.syntax.paragraphs import reference_key

NOTE_HERE = "note-here"
"""The tag of a note that is written where it is referred to."""

_BRACKET = re.compile(r"[\[\]]")
_INNER_LINK = re.compile(r"(?<!!)\[[^\[\]]*\]\([^\s)]")
_LINKED = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASISED = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|`+)(?=\S)([^*_`]+)(?<=\S)\1(?!\w)")
_RAISED = re.compile(r"\^[^\s^\[\]]*[^\W_][^\s^\[\]]*\^$")
"""A superscript, whose closing mark is no beginning of a note: ``^2^[words]``."""
_LONGEST_ADDRESS = 3000
_MOST_PARTS = 8
"""Of an address that has spaces."""
_DEEPEST = 32
"""Brackets inside one another."""
_TITLE_IN_PARENTHESES = re.compile(r"(\S+)\s+\(([^()]*)\)")
_PATH = re.compile(r"(?:\.{0,2}/|[a-z][\w+.-]*:)\S.*|.*\.\w{2,5}(?:[?#]\S*)?", re.IGNORECASE | re.DOTALL)
"""What is an address though it has spaces: where a picture lies, or what a line's end cut."""


@lru_cache(maxsize=4)
def _ends_of_brackets(text: str) -> dict[int, int]:
    """Where each bracket is closed, by where it is opened; all patterns ask, so it is looked for once.

    Of brackets in brackets without end none is a link.
    """
    ends: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    """Where, and how many are inside one another in there."""
    for bracket in _BRACKET.finditer(text):
        if bracket.group() == "[":
            opened.append((bracket.start(), 1))
        elif opened:
            start, depth = opened.pop()
            if depth <= _DEEPEST:
                ends[start] = bracket.start()
            if opened:
                outer, deepest = opened[-1]
                opened[-1] = outer, max(deepest, depth + 1)
    return ends


class _Brackets(LinkInlineProcessor):
    """Finds closing brackets without looking at every character, and gives up on endless addresses."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """The text up to the bracket that closes the one before ``index``."""
        end = _ends_of_brackets(data).get(index - 1)
        return ("", index, False) if end is None else (data[index:end], end + 1, True)

    def unescape(self, text: str) -> str:
        """The text with what stands behind placeholders, and behind the placeholders in that."""
        while (resolved := super().unescape(text)) != text:
            text = resolved
        return text

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Address and title in the parentheses at ``index``."""
        if data[index : index + 1] != "(":
            return "", None, index, False
        href, title, end, handled = super().getLink(data[: index + _LONGEST_ADDRESS], index)
        if title is None and (found := _TITLE_IN_PARENTHESES.fullmatch(href)):
            href, title = found.groups()
        is_bracketed = data[index + 1 : index + 2] == "<"
        # Of some parentheses that nothing closes, Python-Markdown says that they end before they begin.
        return href, title, end, handled and end > index and (is_bracketed or _is_address(href))


class Link(_Brackets):
    """``[words](address "title")``. Of links inside links the innermost is one."""

    ANCESTOR_EXCLUDES = ("a",)

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """The text up to the closing bracket, if no link is in it."""
        text, end, closed = super().getText(data, index)
        return text, end, closed and not _INNER_LINK.search(text)


class Reference(_Brackets, ReferenceInlineProcessor):
    """``[words][label]``; a space between them only where the label is a number, as of old."""

    ANCESTOR_EXCLUDES = ("a",)
    RE_LINK = re.compile(r"\s?\[(\d+)\]|\[([^\]]*)\]")

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802
        """The label behind the words, or the words where it is empty."""
        found = self.RE_LINK.match(data, index)
        if not found:
            return None, index, False
        return (found[1] or found[2] or text).lower(), found.end(), True


class ShortReference(_Brackets, ShortReferenceInlineProcessor):
    """``[label]``."""

    ANCESTOR_EXCLUDES = ("a",)


def _is_address(href: str) -> bool:
    """``[the dean](who was not amused)`` is no link: words with spaces between them are words; nor are
    the lines after an address whose parenthesis was never closed."""
    parts = len(href.split())
    return parts < 2 or (parts <= _MOST_PARTS and bool(_PATH.fullmatch(href)))


ASKED_PLACE = "asked-place"
"""The attribute of a picture for the place that was asked for; no edition knows it."""

_PLACES = "left|right|cent(?:er|re)|middle|inline|top|bottom|small|medium|large|full|wide"
_ASKED = re.compile(
    rf"^(?P<alt>.*?)(?P<place>(?:(?:^|\s*\|)\s*(?:{_PLACES})\s*(?=\||$))*)"
    r"(?:(?:^|\s*\|)\s*(?P<width>\d{2,4})(?:x\d{2,4})?\s*)?$",
    re.IGNORECASE | re.DOTALL,
)


def take_what_is_asked(picture: etree.Element, text: str) -> None:
    """Read what Obsidian has behind the alternative text: ``A press|300``, ``A press|left|300``."""
    found = _ASKED.match(text)
    assert found, "all parts of the pattern are optional"
    values = {"alt": found["alt"], "width": found["width"], ASKED_PLACE: found["place"].strip(" |")}
    for key, value in values.items():
        if value:
            picture.set(key, value)


_NAME_OF_A_FIGURE = re.compile(r"(?:fig|figure|tbl|tab)[-:]")


class Picture(_Brackets, ImageInlineProcessor):
    """``![alternative text](address "title")``; the notes referred to in these are in ``notes``.

    Where it is the caption of a figure, it is a child as well: ``figcaption``, with all marks in it.
    """

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The picture."""
        element, start, end = super().handleMatch(m, data)
        if not isinstance(element, etree.Element) or end is None:
            return None, None, None
        alt = element.get("alt", "")
        if "|" in alt:
            element.set("alt", "")
            take_what_is_asked(element, alt)
        notes = self._notes(data[m.start() : end])
        if notes:
            element.set("notes", " ".join(notes))
        inside, _, _ = self.getText(data, m.end())
        caption = self._caption(inside, data, end)
        if caption.strip():
            etree.SubElement(element, "figcaption").text = caption
        return element, start, end

    def _caption(self, inside: str, data: str, end: int) -> str:
        """The caption that a picture has by the attributes behind it, as in Quarto: what they say, or what
        its brackets hold if it has a name for references, or another text for those who can't see it."""
        listed = INLINE_PLACEHOLDER_RE.match(data, end)
        found = attributes_at(plain(self.unescape(listed[0]))) if listed else None
        attributes = found[0] if found else {}
        if said := attributes.get("fig-cap"):
            return said
        is_captioned = "fig-alt" in attributes or _NAME_OF_A_FIGURE.match(attributes.get("id", ""))
        return inside if is_captioned else ""

    def _notes(self, text: str) -> list[str]:
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]  # made when it runs
        nodes = [stash.get(placeholder[1]) for placeholder in INLINE_PLACEHOLDER_RE.finditer(text)]
        return [
            node.get("label", "")
            for node in nodes
            if not isinstance(node, str | None) and node.tag == "noteref"
        ]


class _DefinedPicture(_Brackets, ImageReferenceInlineProcessor):
    """A picture whose address stands elsewhere, with its attributes."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The picture."""
        text, index, closed = self.getText(data, m.end(0))
        label, _, found = self.evalId(data, index, text) if closed else (None, index, False)
        element, start, stop = super().handleMatch(m, data)
        if not isinstance(element, etree.Element):
            return None, None, None
        parser = self.md.parser
        if found and label and isinstance(parser, LocatedBlockParser):
            listed = parser.builder.reference_attributes
            for key, value in listed.get(reference_key(plain(label)), {}).items():
                element.set(key, value)
        return element, start, stop


class PictureReference(_DefinedPicture):
    """``![alternative text][label]``."""


class ShortPictureReference(_DefinedPicture, ShortImageReferenceInlineProcessor):
    """``![label]``."""


def without_marks(text: str) -> str:
    """Alternative text as it is read out: without emphasis, code marks and addresses."""
    text = _LINKED.sub(r"\1", text)
    return _EMPHASISED.sub(r"\2", _EMPHASISED.sub(r"\2", text))


class NoteReference(InlineProcessor):
    """``[^label]``, when there is such a note."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The reference."""
        label = self._labels().get(plain(self.unescape(m[1])).casefold())
        if label is None:
            return None, None, None
        return etree.Element("noteref", {"label": label}), m.start(), m.end()

    def _labels(self) -> dict[str, str]:
        parser = self.md.parser
        return parser.builder.note_labels if isinstance(parser, LocatedBlockParser) else {}


class NoteHere(_Brackets):
    """``^[words of the note]``."""

    ANCESTOR_EXCLUDES = (NOTE_HERE,)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The note, to be moved to the others later."""
        text, end, closed = self.getText(data, m.end())
        ends_a_superscript = _RAISED.search(data, max(0, m.start() - 40), m.start() + 1)
        if not closed or not text.strip() or ends_a_superscript:
            return None, None, None
        element = etree.Element(NOTE_HERE)
        element.text = text
        return element, m.start(), end


class BracketedSpan(_Brackets):
    """``[words]{lang=fr .class}``."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The span."""
        text, end, closed = self.getText(data, m.end())
        listed = INLINE_PLACEHOLDER_RE.match(data, end) if closed else None
        found = attributes_at(plain(self.unescape(listed[0]))) if listed else None
        if not listed or not found:
            return None, None, None
        element = etree.Element("span", found[0])
        element.text = text
        return element, m.start(), listed.end()


class BareAddress(InlineProcessor):
    """An address in running text, as GitHub links it: without the punctuation behind it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The link, its text being the address."""
        address = self._up_to_an_element(m.group())
        address = _without_punctuation(address)
        if not re.search(r"\w\.?\w", address.partition("://")[2] or address[4:]):
            return None, None, None
        text = self.unescape(address)
        element = etree.Element("a", {"href": text if "://" in text else f"http://{text}"})
        element.text = AtomicString(text)
        return element, m.start(), m.start() + len(address)

    def _up_to_an_element(self, address: str) -> str:
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]  # made when it runs
        for placeholder in INLINE_PLACEHOLDER_RE.finditer(address):
            if not isinstance(stash.get(placeholder[1]), str):
                return address[: placeholder.start()]
        return address


def _without_punctuation(address: str) -> str:
    """The address without punctuation at its end, nor brackets there that close nothing in it."""
    unclosed = {closing: address.count(opening) - address.count(closing) for opening, closing in ("()", "[]")}
    end = len(address)
    while end and (address[end - 1] in "?!.,:;*_~'\"”’»" or unclosed.get(address[end - 1], 0) < 0):
        end -= 1
        if address[end] in unclosed:
            unclosed[address[end]] += 1
    return address[:end]


def register(md: Markdown) -> None:
    """Put these in the place of Python-Markdown's own."""
    no_image = r"(?<!\!)\["
    image = r"\!\["
    patterns = md.inlinePatterns
    patterns.register(NoteReference(r"\[\^([^\]\s]+)\]", md), "note_reference", 178)
    patterns.register(NoteHere(r"\^\[", md), "note_here", 176)
    patterns.register(Reference(no_image, md), "reference", 170)
    patterns.register(Link(no_image, md), "link", 160)
    patterns.register(Picture(image, md), "image_link", 150)
    patterns.register(PictureReference(image, md), "image_reference", 140)
    patterns.register(BracketedSpan(no_image, md), "span", 135)
    patterns.register(ShortReference(no_image, md), "short_reference", 130)
    patterns.register(ShortPictureReference(image, md), "short_image_ref", 125)
    patterns.register(BareAddress(r"(?<![\w/@.])(?:https?://|www\.)[^\s<>]+", md), "bare_address", 120)
