"""HTML in a manuscript: blocks of it, and the tags, comments and attributes wherever they stand.

A tag becomes an element of its own in Python-Markdown's tree, marked as an opening or a closing one;
``elements`` pairs them when everything is in place. Only names that HTML has make a tag: ``<LOQ``,
``List<T>`` and ``<5`` are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from xml.etree import ElementTree as etree  # noqa: N813

from standfirst.parse.syntax.block import PIECE, Block, Builder, Goes, set_raw_text, set_text
from standfirst.parse.syntax.line import Line
from standfirst.parse.syntax.paragraphs import Paragraph

OPENING, CLOSING, COMMENT, TEXT = "html-opening", "html-closing", "html-comment", "html-text"
"""Tags of the elements that stand for marks of HTML."""
MARKED = "html-marked"
"""The tag of words between two tags in which inline marks of markdown were found; they take its place."""
HTML_PIECE = "html-piece"
"""The tag of an element that carries a block's marks and words; they take its place."""
NAME, EMPTY = "html-name", "html-empty"
"""Their attributes: the tag's name, and whether it closes itself."""

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - a list of words reads best as one
)
BLOCKS = frozenset(
    """address article aside base basefont blockquote body caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr
    html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section
    summary table tbody td tfoot th thead title tr track ul""".split()  # noqa: SIM905 - a list of words reads best as one
)
VERBATIM = frozenset(("pre", "script", "style", "textarea"))
INLINES = frozenset(
    """a abbr acronym applet area audio b bdi bdo big blink br button canvas cite code data datalist del dfn
    em embed font i img input ins kbd label map mark marquee math meta meter nobr noscript object
    output picture
    progress q rb rp rt rtc ruby s samp select slot small source span strike strong sub sup svg template
    time tt u var video wbr""".split()  # noqa: SIM905 - a list of words reads best as one
)
KNOWN = BLOCKS | VERBATIM | INLINES
LITERAL = VERBATIM | frozenset(
    "applet canvas code kbd math noscript object option samp select svg template title tt".split()  # noqa: SIM905
)
"""Elements whose words are as they stand: no mark of markdown is looked for in them."""
HOLDERS = frozenset(
    """article aside blockquote body center dd details dialog div fieldset figure footer form header html li
    main nav ol search section ul""".split()  # noqa: SIM905 - a list of words reads best as one
)
"""Elements in which a line may begin a block of markdown."""

_ATTRIBUTE = r"""\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
OPEN_TAG = rf"<(?P<open>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*(?P<empty>/?)>"
CLOSE_TAG = r"</(?P<close>[A-Za-z][A-Za-z0-9-]*)\s*>"
_COMMENTS = r"<!--(?P<comment>.*?)-->|<\?.*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[(?P<data>.*?)\]\]>"
HTML = re.compile(rf"{OPEN_TAG}|{CLOSE_TAG}|{_COMMENTS}", re.DOTALL)
_MARK_START = re.compile(r"<(?:!--|\?|!\[CDATA\[|!|(?=[A-Za-z/]))")
_PAIRED = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>", "<!": ">"}
_PAIR = re.compile(r"""([A-Za-z_:@][\w.:@-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")

_LONE_TAG = re.compile(rf"(?:{OPEN_TAG}|{CLOSE_TAG})[ \t]*$")
_BLOCK_START = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>]|$)")
_ENDINGS = (
    (re.compile(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
     re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r"<![A-Za-z]"), re.compile(r">")),
)  # fmt: skip
"""CommonMark's kinds 1 to 5 of HTML blocks: how they begin, and what ends them."""

_ADDRESSES = frozenset(("href", "src", "action", "formaction", "data", "poster", "xlink:href", "cite"))


def is_tag(found: re.Match[str]) -> bool:
    """Whether this is a mark of HTML and not words in angle brackets (``if a <b and c> d``)."""
    name = found["open"] or found["close"]
    if name is None:
        return True
    return name.lower() in KNOWN and not (found["attributes"] and _are_words(found["attributes"]))


_SWITCHES = frozenset(
    """allowfullscreen async autofocus autoplay checked compact controls data default defer disabled hidden
    itemscope loop markdown multiple muted nohref noresize noshade novalidate nowrap open playsinline
    readonly required reversed selected v-cloak v-else v-pre""".split()  # noqa: SIM905
)
"""Attributes that have no value."""


def _are_words(attributes: str) -> bool:
    """Whether what stands behind a tag's name are words: no values, and no switches of HTML."""
    names = attributes.casefold().split()
    return "=" not in attributes and not any(name in _SWITCHES or name[0] in "@:" for name in names)


def mark_of(found: re.Match[str]) -> etree.Element:
    """The element that stands for a tag or comment."""
    if name := found["open"]:
        element = etree.Element(OPENING, read_html_attributes(found["attributes"]))
        element.set(NAME, name.lower())
        if found["empty"] or name.lower() in VOID:
            element.set(EMPTY, "true")
        return element
    if name := found["close"]:
        return etree.Element(CLOSING, {NAME: name.lower()})
    if found["data"] is not None:
        element = etree.Element(TEXT)
        set_raw_text(element, found["data"])
        return element
    element = etree.Element(COMMENT)
    set_raw_text(element, (found["comment"] or "").strip())
    return element


def read_html_attributes(text: str) -> dict[str, str]:
    """The attributes of a tag: names in lower case, values decoded."""
    return {pair[1].lower(): unescape(pair[2] or pair[3] or pair[4] or "") for pair in _PAIR.finditer(text)}


def safe_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    """The attributes without what would run a program: event handlers and script addresses."""
    return {
        key: value
        for key, value in attributes.items()
        if not key.startswith("on") and not (key in _ADDRESSES and _runs_a_script(value))
    }


def _runs_a_script(address: str) -> bool:
    bare = "".join(character for character in address if character > " " and character != "\x7f")
    return bool(re.match(r"(?:javascript|vbscript):|data:text/html", bare, re.IGNORECASE))


def add_html(parent: etree.Element, text: str, builder: Builder, index: int) -> None:
    """Add the marks and the words of a piece of HTML to an element, with their lines.

    Words between two tags of blocks are read with the inline tags among them: pandoc and kramdown find marks
    of markdown in ``<p>**so**</p>``, and who writes it elsewhere means it.
    """
    adding = _Adding(parent, text, builder, index)
    literal = ""
    for found in _marks(text):
        name = (found["open"] or found["close"] or "").lower()
        if name in INLINES and name not in LITERAL and not literal:
            adding.inline.append(found)
            continue
        adding.add_words_to(found.start(), literal=bool(literal))
        adding.add_mark(found)
        if literal:
            literal = "" if found["close"] and name == literal else literal
        elif found["open"] and name in LITERAL and not found["empty"]:
            literal = name
    adding.add_words_to(len(text), literal=bool(literal))


_SIGNS = re.compile(r"[*_`\[\\^~{$《]|==|https?://|www\.")
"""What words have in which there is a mark of markdown."""


class _Adding:
    """Adds a piece of HTML to an element, from its beginning to its end."""

    def __init__(self, parent: etree.Element, text: str, builder: Builder, index: int) -> None:
        self.parent = parent
        self.text = text
        self.builder = builder
        self.position = 0
        self.line = index
        """That of the position."""
        self.inline: list[re.Match[str]] = []
        """The inline tags that were met since the position."""

    def add_words_to(self, end: int, literal: bool) -> None:
        """Add the words up to there, with the inline tags among them."""
        words = self.text[self.position : end]
        if literal or not _SIGNS.search(words):
            for found in self.inline:
                self._add_plain(found.start())
                self.add_mark(found)
            self._add_plain(end)
        else:
            set_text(self._words(MARKED, words), re.sub(r"[ \t]+\n", "\n", words))
            self._go_to(end)
        self.inline = []

    def add_mark(self, found: re.Match[str]) -> None:
        """Add a tag or a comment."""
        mark = mark_of(found)
        self.builder.lines_of[mark] = self.line, self.line
        self.parent.append(mark)
        self._go_to(found.end())

    def _add_plain(self, end: int) -> None:
        """Add words without marks, white space included."""
        words = self.text[self.position : end]
        if words:
            set_raw_text(self._words(TEXT, words), unescape(words))
        self._go_to(end)

    def _words(self, tag: str, words: str) -> etree.Element:
        """A new element for words that begin at the position, with their lines."""
        first = self.line + words.count("\n", 0, len(words) - len(words.lstrip()))
        last = max(self.line + words.rstrip().count("\n"), first)
        element = self.builder.element_at(tag, first, last)
        self.parent.append(element)
        return element

    def _go_to(self, end: int) -> None:
        self.line += self.text.count("\n", self.position, end)
        self.position = end


def _marks(text: str) -> Iterator[re.Match[str]]:
    """The tags and comments in a text. What is begun and never ended is not looked for again and again."""
    last_ends = {start: text.rfind(end) for start, end in _PAIRED.items()}
    position = 0
    for bracket in _MARK_START.finditer(text):
        start = bracket.start()
        if start < position or last_ends.get(bracket[0], len(text)) < start:
            continue
        if (found := HTML.match(text, start)) and is_tag(found):
            yield found
            position = found.end()


_BLOCK_SIGNS = frozenset("#>-*+`~:0123456789")
_BLOCK_MARK = re.compile(
    r"#{1,6}[ \t]+\S|>[ \t]|[-*+][ \t]+\S|(?P<number>\d{1,9})[.)][ \t]+\S|`{3}|~{3}|:{3}"
)


class HtmlBlock(Block):
    """Lines of raw HTML: up to a blank line, or up to what ends this kind."""

    holds_lines = True

    def __init__(self, index: int, ending: re.Pattern[str] | None) -> None:
        super().__init__(index)
        self.ending = ending

    def goes(self, line: Line) -> Goes:
        """On, until the ending was seen; without one, until a blank line, or a line that begins a block of
        markdown in an element that holds blocks (``<div>``, then ``- one``): pandoc reads it so."""
        if self.ended or (self.ending is None and (line.is_blank or self._is_left_by(line))):
            return Goes.NOT_ON
        return Goes.ON

    def _is_left_by(self, line: Line) -> bool:
        mark = line.match(_BLOCK_MARK) if line.first in _BLOCK_SIGNS and not line.is_indented else None
        if not mark:
            return False
        text = "\n".join(self.lines)
        if mark["number"] and mark["number"] != "1" and not text.rstrip().endswith(">"):
            return False  # a year that a line's end left at a beginning
        open_: list[str] = []
        if text.rfind("<!--") > text.rfind("-->"):
            return False
        for found in _marks(text):
            name = (found["open"] or found["close"] or "").lower()
            if found["open"] and not found["empty"] and name not in VOID:
                open_.append(name)
            elif found["close"] and name in open_:
                del open_[len(open_) - 1 - open_[::-1].index(name) :]
        return HOLDERS.issuperset(open_)

    def add_line(self, line: Line) -> None:
        """Take a line, and see whether it is the last."""
        super().add_line(line)
        if self.ending is not None and self.ending.search(line.rest):
            self.ended = True

    def build(self, builder: Builder) -> etree.Element:
        """The marks and words, to be paired later."""
        element = builder.element(HTML_PIECE, self, {})
        add_html(element, "\n".join(self.lines), builder, self.first)
        return element


class HtmlWithMarkdown(Block):
    """A tag with ``markdown="1"`` that stands before text: only the tag is HTML."""

    def __init__(self, index: int, text: str) -> None:
        super().__init__(index)
        self.lines = [text]

    def goes(self, _line: Line) -> Goes:
        """Never beyond its line."""
        return Goes.NOT_ON

    def build(self, builder: Builder) -> etree.Element:
        """The tag; with the words and the closing tag, if they stand on the same line."""
        element = builder.element(HTML_PIECE, self, {})
        marks = list(_marks(self.lines[0]))
        text = self.lines[0]
        opening = mark_of(marks[0])
        opening.attrib.pop("markdown", None)
        element.append(opening)
        closing = marks[-1] if marks[-1]["close"] and marks[-1].end() == len(text) else None
        words = text[marks[0].end() : closing.start() if closing else len(text)].strip()
        if words:
            set_text(etree.SubElement(element, PIECE), words)
        if closing:
            element.append(mark_of(closing))
        for mark in element:
            builder.lines_of[mark] = self.first, self.first
        return element


def open_html(line: Line, inside: Block) -> list[Block] | None:
    """What CommonMark calls the start conditions of HTML blocks."""
    if line.is_indented or line.first != "<":
        return None
    for start, ending in _ENDINGS:
        if line.match(start):
            return [HtmlBlock(line.index, ending)]
    tag = line.match(_BLOCK_START)
    if tag and tag[1].lower() in BLOCKS:
        return _open_with_markdown(line) or [HtmlBlock(line.index, None)]
    lone = line.match(_LONE_TAG)
    if lone and is_tag(lone) and not line.may_be_lazy and not isinstance(inside, Paragraph):
        return [HtmlBlock(line.index, None)]
    return None


def _open_with_markdown(line: Line) -> list[Block] | None:
    opening = line.match(HTML)
    if not opening or not opening["open"] or not re.search(r"\bmarkdown\b", opening["attributes"]):
        return None
    block = HtmlWithMarkdown(line.index, line.words.rstrip())
    line.skip_all()
    return [block]
