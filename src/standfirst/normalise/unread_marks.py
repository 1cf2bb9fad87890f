"""Marks that are not read are reported: those of other tools that are printed as typed or left out.

Each kind is reported once for a manuscript, with the first place and how often (S220 to S233).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import msgspec

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.editing import only_words
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import own_runs, walk_inlines, walk_piece
from standfirst.normalise.draft_of_elements import EMBEDS, NAME_NOT_READ, is_page_break
from standfirst.normalise.passages import WORD
from standfirst.normalise.repair import Repairs
from standfirst.normalise.rules.shortcodes.meanings import UNFILLED
from standfirst.normalise.rules.shortcodes.words import STEERING
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.editors_marks import NAMES
from standfirst.parse.syntax.emphasis import HIGHLIGHT
from standfirst.parse.syntax.letters import LETTER
from standfirst.parse.syntax.links import ASKED_PLACE
from standfirst.parse.syntax.page_breaks import LAYOUT_COMMAND
from standfirst.parse.syntax.tree import Element
from standfirst.parse.syntax.wiki import EMBED


class Mark(msgspec.Struct, frozen=True):
    """A mark that was met."""

    code: str
    what: str
    """What is wrong with marks of its kind, one sentence; the kind of the mark."""
    typed: str
    span: Span
    hint: str | None = None
    """What to do about it; None: what is to be done about all of its code."""


_VERBATIM = frozenset(("code", "pre", "formula", "placeholder", "citation", "kbd", "samp", "tt"))
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"

_UNKNOWN_TAG = "a tag that HTML does not have is printed as typed"
_HEADING = "signs of a heading are printed as typed"
_PICTURE = "a picture is printed as typed"
LEFT_STANDING: tuple[tuple[str, str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (code, what, tuple(signs.split()), re.compile(pattern, re.MULTILINE))
    for code, what, signs, pattern in (
        (
            "S220",
            "the text refers to a note that does not exist",
            "[^",
            r"(?<!\\)\[\^[^\[\]\s](?:[^\[\]\n]{0,80}[^\[\]\s])?\]",
        ),
        (
            "S222",
            "a reference has no definition",
            "][",
            r"\[(?=[^\[\]]*[^\W\d])[^\[\]\n]+\]\[(?=[^\[\]]*\w)[^\[\]\n]+\]",
        ),
        ("S223", "a link in double brackets was not read", "[[", r"!?\[\[(?=[^\[\]]*[^\W\d])[^\[\]\n]+\]\]"),
        (
            "S224",
            "something is still to come",
            "TK",
            r"\bTK(?:[ ]?TK)+\b|\[TK\b[^\[\]\n]*\]|\(TK\b[^()\n]*\)|(?<=\s)TK(?=[.\s]*$)|\bTKTK\w*"
            rf"|(?:(?i:(?<!{LETTER})(?:in|on|at|by|of|for|from|to|with|about|her|his|their|its|was|were|is|are"
            r"|some|nearly|over|under|and|aged|born|sold|paid))[ ]|[$£€])TK(?![\w-]|[ ][A-Z])"
            r"|(?<=\s)TK(?=[ ](?:years|days|people|miles|pages|percent|per cent|hundred|thousand|million)\b)",
        ),
        ("S231", "a comment is never closed, and printed", "<!--", r"<!--(?!.{0,2000}-->)"),
        (
            "S231",
            "a private remark is never closed, and printed",
            "%%",
            rf"(?<![%\\])(?<!{LETTER})(?<!\d[ ])%%(?=[^\s%]|[ ]\w)",
        ),
        ("S224", "an editor's mark is never closed", "{", r"\{(?:\+\+|--(?=\w)|~~|==|>>)"),
        (
            "S225",
            "a command of TeX is printed as typed",
            "\\",
            r"(?<![\w\\:/~.])\\(?:[A-Za-z]{2,}\*?(?=[{\[\s.,;:!?)]|$)|begin\{\w+\*?\})",
        ),
        (
            "S231",
            "signs of emphasis are printed as typed",
            "** __",
            rf"(?<!\*)(?<!{LETTER})\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*(?!\*)"
            rf"|(?<!_)(?<!{LETTER})__(?=[^\s_])[^_\n]*[^\s_]__(?!_)",
        ),
        (
            "S231",
            _UNKNOWN_TAG,
            "<",
            r"(?<![\w<])</?[A-Za-z][A-Za-z\d]*(?:[-:.][A-Za-z\d]+)*(?:\s[^<>\n]*)?/?>",
        ),
        (
            "S231",
            "the name of an emoji is printed as typed",
            ":",
            rf"(?<![:/])(?<!{LETTER}):(?:[a-z][a-z\d_+-]{{2,40}}|[+-]1):(?![:/]|{LETTER})",
        ),
        (
            "S231",
            "signs of another dialect are printed as typed",
            "++ ||",
            rf"(?<!\+)(?<!{LETTER})\+\+(?=\w)[^+\n]{{0,200}}\w\+\+(?!\+|{LETTER})"
            rf"|(?<!\|)(?<!{LETTER})\|\|(?=\w)[^|\n]{{0,200}}\w\|\|(?!\||{LETTER})",
        ),
        (
            "S231",
            _PICTURE,
            "![",
            r"(?<![\w\\])!\[[^\[\]\n]*\]\([^()\s]+\.(?:png|jpe?g|gif|webp|svg)\b[^()\n]*\)",
        ),
        ("S231", _PICTURE, "![", r"(?<![\w\\])!\[(?=[^\[\]]*[^\W\d])[^\[\]\n]+\](?![\[(])"),
        ("S231", _HEADING, "#", r"^#{1,6}[ ]+(?=\w).*$"),
        (
            "S231",
            "a citation is printed as typed",
            "@",
            r"(?<![!\w\\])\[(?:[^\[\]@\n]{0,80}[\s(-])?-?@[A-Za-z][\w:.-]*(?:[,;][^\[\]\n]*)?\](?![(\[])",
        ),
        (
            "S227",
            "a shortcode is printed as typed",
            "{ [",
            r"\{\{[<%][^{}]*[>%]\}\}|\{%[^{}]*%\}|\{\{\s*[\w.][^{}]*\}\}|(?<![\]\\])\[/[a-z][\w-]{0,30}\](?![(\[])"
            r"|(?<![\]\\!])\[[a-z][\w-]{1,30}(?:\s+[a-z][\w-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\]\"']+))+\s*/?\](?![(\[])",
        ),
        (
            "S228",
            "a list of attributes is printed as typed",
            "{",
            r"\{(?::?\s*[#.][^\s{}.][^{}]*|[A-Za-z-]+=[^{}]+)\}",
        ),
        ("S229", "a fence of colons is printed as typed", ":::", r"^:{3,}.*$"),
        (
            "S230",
            "a table is printed as it was drawn",
            "+ --- |",
            r"^\+[-=:]{2,}[-+=:]*\+$|^-{3,}[ ]+-{3,}[- ]*$|^\|(?:[^|\n]*\|){2,}[ \t]*$",
        ),
    )
)
"""What remains in the text as it was typed: code, what is wrong, signs of which one is in it, pattern."""

_FOREIGN_DIVISIONS = frozenset(
    """columns column panel-tabset content-visible content-hidden notes incremental nonincremental fragment
    r-stack slide tabs tab tab-set tab-item grid grid-item card details code-group code-annotations
    layout-ncol theorem lemma proof definition example exercise solution""".split()  # noqa: SIM905
)
"""Classes of divisions that arrange something in another tool, and arrange nothing here."""

LEFT_OUT = frozenset(("applet", "canvas", "math", "noscript", "select", "svg", "template", "textarea"))
"""Elements of HTML whose words and drawings neither edition prints."""
LEFT_OUT_WORDS = frozenset(("noembed", "script", "style", "title"))
"""Those that are worth a word only if they hold some."""

_CHANGES: Mapping[str, str] = {
    "insertion": "an insertion (left out)",
    "paragraph-insertion": "an insertion (left out)",
    "deletion": "a deletion (the words stay)",
    "paragraph-deletion": "a deletion (the words stay)",
    "comment-start": "a remark (left out)",
    "comment": "a remark (left out)",
}


def report_marks(tree: Element, report: Report, source: SourceFile) -> None:
    """Report each kind of mark that was not understood: once, with its first line and how often it is met.

    ``source``: the manuscript, which may have escaped what looks like a mark (``&lt;so&gt;``, ``\\[^1]``).
    """
    kinds: dict[tuple[str, str], list[Mark]] = {}
    text, is_escaped = source.text, _Escapes(source)
    for mark in chain(_elements(tree), _standing(tree)):
        if mark.what == _UNKNOWN_TAG and not re.search(rf"(?<!\\){re.escape(mark.typed)}", text):
            continue
        if mark.what == _HEADING and not _begins_a_line(mark.typed, text):
            continue
        if not is_escaped(mark):
            kinds.setdefault((mark.code, mark.what), []).append(mark)
    for (code, what), marks in sorted(kinds.items()):
        first, *others = sorted(marks, key=lambda mark: mark.span.first)
        places = tuple(mark.span for mark in others)
        said = f"{what}: {_shown(first.typed)}" if first.typed else what
        report.add(code, first.span, said, count=len(marks), places=places, hint=first.hint)


class _Escapes:
    """Whether a mark stands behind a backslash, so that it is to be printed as it is."""

    def __init__(self, source: SourceFile) -> None:
        self._lines: dict[int, list[str]] = {}
        self._known: dict[tuple[int, str], bool] = {}
        """By line and mark: a line may hold the same mark a thousand times."""
        lines = source.text.split("\n") if "\\" in source.text else []
        for index in range(len(lines)):
            self._lines.setdefault(source.number_of(index), lines[index : index + _MARK_LINES])

    def __call__(self, mark: Mark) -> bool:
        key = mark.span.first, mark.typed[:60]
        if key not in self._known:
            lines = "\n".join(self._lines.get(mark.span.first, ()))[:_MARK_CHARACTERS]
            self._known[key] = self._is_escaped(mark.typed[:60], lines)
        return self._known[key]

    def _is_escaped(self, typed: str, lines: str) -> bool:
        if "\\" not in lines or not typed:
            return False
        found = re.findall("".join(map(_perhaps_escaped, _LETTERS.findall(typed))), lines)
        return bool(found) and all(one.count("\\") > typed.count("\\") for one in found)


_LETTERS = re.compile(r"\s+|\\*[^\s\\]|\\+")
"""A letter with the backslashes before it, or a run of spaces: of two runs side by side in a pattern, each
way to share what they match is tried."""


def _perhaps_escaped(letters: str) -> str:
    """The pattern of a letter that may stand behind more backslashes."""
    if letters.isspace():
        return r"\s+"
    letter = letters.lstrip("\\")
    if letters != letter:
        return rf"\\+{re.escape(letter)}"
    return letter if letter.isalnum() else rf"\\*{re.escape(letter)}"


_MARK_LINES = 4
"""On so many lines a mark that begins on the first of them is looked for."""
_MARK_CHARACTERS = 20_000
"""And in so many of their characters."""


def _begins_a_line(typed: str, text: str) -> bool:
    """Whether signs of a heading were typed as such: not escaped, nor in a cell (``| # of boats |``)."""
    signs, word = typed.split()[:2]
    return bool(re.search(rf"(?m)^[ \t>]*{signs}[ \t]+[^\w\n]*{re.escape(word)}", text))


def report_form_feeds(source: SourceFile, report: Report) -> None:
    """Report the form feeds of a manuscript, which are white space: programs end pages with them."""
    if "\f" not in source.text:
        return
    lines = [number for number, line in enumerate(source.text.split("\n")) for _ in range(line.count("\f"))]
    first, *others = map(source.span, lines)
    what = "a form feed is white space, and begins no new page"
    report.add("S226", first, what, count=len(lines), places=tuple(others))


def report_shortcodes(repairs: Repairs, report: Report) -> None:
    """Report the shortcodes that were taken out without anything in their place."""
    gone = [one for one in repairs if one.applied and one.why == UNFILLED and not _prints_nothing(one.before)]
    if gone:
        first, *others = sorted(gone, key=lambda one: one.span.first)
        what = f"a shortcode is left out: {_shown(first.before)}"
        places = tuple(one.span for one in others)
        report.add("S227", first.span, what, count=len(gone), places=places)


_PRINT_NOTHING = STEERING | frozenset(
    "endnotes notes footnotes references bibliography more readmore clear clearfix br hr end".split()  # noqa: SIM905
)
"""Names of shortcodes that nobody misses: they arrange the page, or make a list that we make ourselves."""


def _prints_nothing(tag: str) -> bool:
    name = re.search(r"[\w-]+", tag)
    return (
        name is None
        or tag[name.start() - 1] == "/"
        or name[0].strip("_").casefold().removeprefix("end") in _PRINT_NOTHING
    )


def _shown(typed: str) -> str:
    text = " ".join(typed.split())
    return text if len(text) <= 60 else text[:59] + "…"


# -- marks that were read and have no effect, or were left out ----------------------------------------


_HELD = {"td": "a table", "th": "a table", "note": "a note", "dd": "a definition"}
"""Elements in which no page can end, by what they are called."""


def _elements(element: Element, held: str = "") -> Iterator[Mark]:
    """The marks in an element; ``held``: in what they stand in which no page can end."""
    yield from _mark_of(element)
    held = _HELD.get(element.tag, held)
    if held and is_page_break(element):
        yield Mark("S226", f"no page can end inside {held}", "", element.span)
    for child in element.elements():
        yield from _elements(child, held)


def _mark_of(element: Element) -> Iterator[Mark]:
    attributes, classes = element.attributes, element.classes
    if element.tag == "placeholder":
        yield from _left_out(element)
        return
    for name in classes:
        if name in _CHANGES and element.tag in ("span", "div"):
            words = element.text or attributes.get("author", "")
            yield Mark("S224", f"a tracked change is not decided: {_CHANGES[name]}", words, element.span)
    if HIGHLIGHT in classes and element.tag == "mark":
        yield Mark("S231", "a highlight is left out, its words stay", f"=={element.text}==", element.span)
    if element.tag == "img" and (place := attributes.get(ASKED_PLACE)):
        yield Mark("S231", "where a picture is to stand is not read", place, element.span)
    if element.tag == "a" and attributes.get("href") and not _shows_something(element):
        yield Mark("S233", "a link without words is left out", attributes["href"], element.span)
    if EMBED in classes and element.tag == "a":
        yield Mark("S223", "an embedded note is only linked", f"![[{element.text}]]", element.span)
    if element.tag == "div" and (foreign := _FOREIGN_DIVISIONS.intersection(classes)):
        name = min(foreign)
        yield Mark("S229", "a block of another tool has no meaning here", f"::: {name}", element.span)
    if element.tag == "div" and re.match(NAME_NOT_READ, name := attributes.get("id", "")):
        yield Mark("S229", "a name for references is not read here", f"::: {{#{name}}}", element.span)
    if element.tag == "pre" and (told := _TOLD_TO_QUARTO.match(element.text)):
        what = "code is not run, and what stands before it for Quarto is printed"
        yield Mark("S231", what, told[0], element.span, _HINT_FOR_CODE)
    if element.tag == "div" and _is_named_in_vain(element):
        what = "pictures with words between them are not one figure"
        yield Mark("S229", what, f"::: {{#{name}}}", element.span, _HINT_FOR_GROUPS)


_TOLD_TO_QUARTO = re.compile(r"(?:#|//|--|%%)\|[ ]*[\w-]+:.*")
_HINT_FOR_CODE = "let Quarto render the manuscript to markdown first, or take these lines out"
_NAME_OF_A_GROUP = re.compile(r"fig(?:ure)?[-:]")


_HINT_FOR_GROUPS = (
    "leave nothing between the lines with colons but pictures and, last, a paragraph, their caption"
)


def _is_named_in_vain(element: Element) -> bool:
    """Whether a division has a name that no reference can use: of pictures with more between them."""
    if not _NAME_OF_A_GROUP.match(element.attributes.get("id", "")):
        return False
    held = [*map(_is_picture, element.elements())]
    return any(held) and not all(held[:-1])


def _is_picture(element: Element) -> bool:
    """Whether an element holds pictures and no words but their captions."""
    if element.tag in ("img", "figure", "br") or element.attributes.get("id", "").startswith("fig"):
        return True
    words = any(isinstance(x, str) and x.strip() for x in element.children)
    return not words and any(element.elements()) and all(map(_is_picture, element.elements()))


def _shows_something(element: Element) -> bool:
    return any(
        node.strip() if isinstance(node, str) else node.tag in _SHOWN or _shows_something(node)
        for node in element.children
    )


_SHOWN = frozenset(("img", "formula", "noteref", "placeholder", "crossref", "citation"))
"""Elements that show something without words."""


def _left_out(element: Element) -> Iterator[Mark]:
    attributes = element.attributes
    kind = attributes.get("editors-mark")
    if kind in ("private", "marked"):
        yield Mark("S231", f"{NAMES[kind]}", attributes.get("text", ""), element.span)
    elif kind:
        yield Mark("S224", f"an editor's mark is unresolved: {NAMES[kind]}", attributes["text"], element.span)
    elif LAYOUT_COMMAND in attributes:
        yield Mark("S225", "a command of TeX is left out", attributes[LAYOUT_COMMAND], element.span)
    elif "raw" in attributes and not is_page_break(element):
        what = f"raw text for {attributes['raw']} is left out"
        yield Mark("S225", what, attributes.get("text", ""), element.span)
    elif _is_left_out(attributes):
        words = re.sub("<[^<>]*>", " ", attributes.get("text", ""))
        yield Mark("S232", f"what <{attributes['html']}> holds is left out", words, element.span)
    elif attributes.get("html") in EMBEDS:
        where = attributes.get("src") or attributes.get("data")
        what = f"a page can't show what <{attributes['html']}> shows; " + (
            "a link replaces it" if where else "it is left out"
        )
        words = attributes.get("title") or attributes.get("text", "")
        yield Mark("S232", what, where or words, element.span)


def _is_left_out(attributes: Mapping[str, str]) -> bool:
    name = attributes.get("html")
    return name in LEFT_OUT or (name in LEFT_OUT_WORDS and bool(attributes.get("text")))


def report_titles(piece: Piece, report: Report) -> None:
    """Report the titles of pictures that are printed nowhere: of those that stand within a line of text, or
    that have another caption."""
    lost = [
        (title, block.span)
        for block in walk_piece(piece)
        for image, printed in _pictures_of(block)
        if (title := " ".join((image.title or "").split()))
        if " ".join(WORD.findall(title)) not in " ".join(WORD.findall(f"{printed} {image.alt}"))
    ]
    if lost:
        (title, first), *others = lost
        what = f"the title of a picture has no place: {_shown(title)}"
        hint = "let the picture stand alone in its paragraph: its title is then its caption"
        places = tuple(span for _, span in others)
        report.add("S232", first, what, count=len(lost), places=places, hint=hint)


def _pictures_of(block: Block) -> Iterator[tuple[i.Image, str]]:
    """The pictures in a block and what is printed under each."""
    if isinstance(block, b.Figure):
        under = " ".join(map(plain, own_runs(block)))
        yield from ((image, under) for image in block.images)
    for run in own_runs(block):
        if not only_words(run):
            yield from ((x.image, "") for x in walk_inlines(run) if isinstance(x, i.InlineImage))


# -- marks that remain in the text ------------------------------------------------------------------------

_INLINE = (
    frozenset(
        """em strong i b u s del ins sup sub span small a abbr mark cite q dfn var big font label time br img
    noteref ruby rt rb bdi bdo""".split()  # noqa: SIM905 - a list of words reads best as one
    )
    | _VERBATIM
)


def _standing(element: Element) -> Iterator[Mark]:
    """The marks in the words of each block."""
    if element.tag in _VERBATIM:
        return
    words = _words(child for child in element.children if isinstance(child, str) or child.tag in _INLINE)
    if words.strip():
        for code, what, signs, pattern in LEFT_STANDING:
            if not any(map(words.__contains__, signs)):
                continue
            line, counted = element.span.first, 0
            for found in pattern.finditer(words):
                line += words.count("\n", counted, found.start())
                counted = found.start()
                last = element.span.last or element.span.first
                yield Mark(code, what, found[0], Span(element.span.file, min(line, last)))
    for child in element.elements():
        if child.tag not in _INLINE:
            yield from _standing(child)


def _is_verbatim(element: Element) -> bool:
    return element.tag in _VERBATIM or "math" in element.classes


def _words(nodes: Iterable[Element | str]) -> str:
    return "".join(
        node if isinstance(node, str) else _OBJECT if _is_verbatim(node) else _words(node.children)
        for node in nodes
    )
