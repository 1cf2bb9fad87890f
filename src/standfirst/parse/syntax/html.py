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
    """a abbr acronym applet area audio b bdi bdo big br button canvas cite code data datalist del dfn
    em embed font i img input ins kbd label map mark math meta meter noscript object output picture
    progress q rb rp rt rtc ruby s samp select slot small source span strike strong sub sup svg template
    time tt u var video wbr""".split()  # noqa: SIM905 - a list of words reads best as one
)
KNOWN = BLOCKS | VERBATIM | INLINES

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
    """Whether this is a mark of HTML and not words in angle brackets."""
    name = found["open"] or found["close"]
    return name is None or name.lower() in KNOWN


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
    """Add the marks and the words of a piece of HTML to an element, with their lines."""
    position = 0
    for found in _marks(text):
        _add_text(parent, text[position : found.start()], builder, index + text.count("\n", 0, position))
        line = index + text.count("\n", 0, found.start())
        mark = mark_of(found)
        builder.lines_of[mark] = line, line
        parent.append(mark)
        position = found.end()
    _add_text(parent, text[position:], builder, index + text.count("\n", 0, position))


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


def _add_text(parent: etree.Element, text: str, builder: Builder, index: int) -> None:
    """Add words that begin on this line, white space included."""
    if not text:
        return
    first = index + text.count("\n", 0, len(text) - len(text.lstrip()))
    last = max(index + text.rstrip().count("\n"), first)
    words = builder.element_at(TEXT, first, last)
    set_raw_text(words, unescape(text))
    parent.append(words)


class HtmlBlock(Block):
    """Lines of raw HTML: up to a blank line, or up to what ends this kind."""

    holds_lines = True

    def __init__(self, index: int, ending: re.Pattern[str] | None) -> None:
        super().__init__(index)
        self.ending = ending

    def goes(self, line: Line) -> Goes:
        """On, until the ending was seen; without one, until a blank line."""
        if self.ended or (self.ending is None and line.is_blank):
            return Goes.NOT_ON
        return Goes.ON

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
