"""The second reader: a manuscript's words, and what could be markup, found by simpler means than parsing.

No parser here: what is a mark is found by a handful of patterns, each for itself, and what may be one is
*optional*, so that it does not matter which of the two it was. Every pattern takes time in proportion to
the length of the text: quantifiers that could give back what they took are possessive.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape

import msgspec

from standfirst.parse.manuscript.source_file import SourceFile


class Word(msgspec.Struct, frozen=True):
    """A word as it is compared, and where it stands."""

    key: str
    line: int
    """Its number in the file; of a model's word, the first on which it may stand."""
    may_move: bool = False
    """Whether a model has it elsewhere than the manuscript, as it has the words of notes."""
    last: int = 0
    """Of a model's word, the last line on which it may stand; 0 means the same."""


class Reading(msgspec.Struct, frozen=True):
    """A line that can be read in two ways, of which either is right: ``&eacute;`` in what may be code."""

    one: tuple[str, ...]
    """The keys as ``Written.text`` has them."""
    other: tuple[str, ...]
    """The keys as they stand."""


class Written(msgspec.Struct, frozen=True):
    """A manuscript, its marks told from its words."""

    text: str
    """The manuscript with white space for everything that may be a mark; lines stay lines."""
    optional: str
    """What may be a mark, and may be words."""
    readings: tuple[Reading, ...]
    marked: str
    """The manuscript with its marks and without its code and what is hidden; lines stay lines."""


# -- words ----------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+")
_AS_WRITTEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""A word before its letters are folded: those that have their accent beside them are whole."""
_ASCII_WORD = re.compile("[a-z0-9]+")
_ODD = re.compile(r"[^\x00-\x7f]")
_PLAIN = frozenset("“”‘’–—…«»„•·\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
"""Marks outside ASCII that are in nearly every text and in no word."""
_NO_LETTER = bytes(c for c in range(128) if not chr(c).isalnum())
_UNSEEN = re.compile("\N{COMBINING GRAPHEME JOINER}")


def keys_of(words: str) -> list[str]:
    """The words of a text as they are compared: without marks, cases and compatible forms folded."""
    if not words.isascii():
        odd = set(_ODD.findall(words))
        if not odd <= _PLAIN:
            apart = " ".join(_AS_WRITTEN.findall(_UNSEEN.sub("", words)))
            folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", apart).casefold())
            return _WORD.findall(folded)
        for mark in odd:
            words = words.replace(mark, " ")
    return _ASCII_WORD.findall(words.lower())


def letters_of(words: str) -> str:
    """All keys of a text as one string; cheap where a line is ASCII but for the usual marks."""
    parts: list[str] = []
    for line in (words,) if words.isascii() else words.split("\n"):
        if not line.isascii():
            odd = set(_ODD.findall(line))
            if not odd <= _PLAIN:
                parts.extend(keys_of(line))
                continue
            for mark in odd:
                line = line.replace(mark, " ")
        parts.append(line.lower().encode("ascii").translate(None, _NO_LETTER).decode("ascii"))
    return "".join(parts)


_NOTE = re.compile(r"[ \t>]*\[\^[^\]\s]+\]:")


def words_of(text: str, source: SourceFile) -> Iterator[Word]:
    """The words of a text that has the lines of a source, whose notes may stand elsewhere in a model."""
    lines = source.text.split("\n")
    is_note = False
    for number, line in enumerate(text.split("\n")):
        if _NOTE.match(lines[number]):
            is_note = True
        elif is_note and lines[number].strip() and lines[number - 1].strip() == "":
            is_note = lines[number][0] in " \t"
        if keys := keys_of(line):
            there = source.number_of(number)
            yield from [Word(key, there, is_note) for key in keys]


# -- marks ----------------------------------------------------------------------------------------

BEGINS = r"^(?:[ \t>|]|[-+*:](?=\s|\Z)|\d{1,9}[.)](?=\s|\Z)|\[\^[^\]\s]+\]:)*+"
"""A line, and what lists, quotations, notes and definitions put before the block in it."""
_FENCE = re.compile(
    rf"(?m)(?P<begins>{BEGINS})(?P<mark>`{{3,}}(?=[^\n`]*(?:\{{[^\n{{}}]*\}}[ \t]*)?(?:\n|\Z))|~{{3,}})"
    r"(?P<info>[^\n]*+)(?:\n|\Z)"
)
TAG = (
    r"</?[a-z][a-z0-9-]*(?:\s+[^\s<>\"'=/]+(?:\s*=\s*(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"'`]+))?){0,200}\s*/?>"
    r"|<![a-z][^<>]*>"
)
_CODE_OR_TAG = re.compile(
    rf"(?P<ticks>`++)|(?P<tag>{TAG})|\\[\\`<]|(?P<end>\n[ \t>]*(?=\n|\|))", re.IGNORECASE
)
"""What begins first is what it is (CommonMark 0.31, 6.1). Code ends with its paragraph or its row."""
DEFINITION = (
    rf"{BEGINS}\[(?!\^)(?:[^\[\]\\\n]|\n(?!\s*\n)|\\.)++\]:[ \t]*(?:\n[ \t>]*)?(?:<[^<>\n]*>|\S+)[^\n]*$"
    r"(?:\n[ \t]*(?:\"(?:[^\"\n]|\n(?!\s*\n))*+\"|'(?:[^'\n]|\n(?!\s*\n))*+'|\([^()\n]*+\))[ \t]*$)?"
)
"""Where a link leads, and its title, which may each stand on a line of their own."""
_PARENTHESES = r"[^()\\\n]++|\n(?!\s*\n)|\\."
_DESTINATION = rf"\((?:{_PARENTHESES}|\((?:{_PARENTHESES}|\((?:{_PARENTHESES})*+\))*+\))*+\)"
_QUOTED_DESTINATION = (
    r"\(\s*(?:<[^<>\n]*>|[^\s()<]*+(?:\([^\s()]*+\)[^\s()]*+)*+)"
    r"(?:\s+(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'))?\s*\)"
)
_QUOTED_WITHIN = r"\(\s*[^\s()<\"']++\s+[\"'](?:[^\"'\\\n]|\n(?!\s*\n)|\\.|[\"'](?!\s*\))){0,2000}+[\"']\s*\)"
"""With a title in which there are quotation marks: it ends with the last of them."""
_OF_DEFINITIONS = ("]:",)
_OPTIONAL = tuple(
    (signs, re.compile(pattern, re.DOTALL | re.MULTILINE | re.IGNORECASE))
    for signs, pattern in (
        (("<",), r"</?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>"),
        (("](",), rf"\]{_DESTINATION}"),
        (("](",), rf"\]{_QUOTED_DESTINATION}"),
        (("](",), rf"\]{_QUOTED_WITHIN}"),
        (("][",), r"\]\[(?:[^\[\]\\]|\\.)*+\]"),
        (_OF_DEFINITIONS, DEFINITION),
        (("*[",), r"^[ \t>]*\*\[[^\]\n]+\]:[^\n]*$"),
        (("[^",), r"\[\^[^\[\]\s]+\]:?"),
        (("{",), r"\{(?:[^{}\n]|\n(?![ \t>]*\n)){0,2000}+\}"),
        (("[",), r"\[/[a-z_]+\]|\[[a-z_]+\s(?=[^\[\]\n=]*+=)[^\[\]\n]*+\]"),
        ((":::",), rf"{BEGINS}:{{3,}}[^\n]*$"),
        (("[!",), rf"{BEGINS}\[![a-z][\w -]*(?:\|[^\]\n]*)?\][+-]?"),
        (("!!!", "???"), rf"{BEGINS}(?:!!!|\?\?\?\+?)[ \t]?[a-z][\w-]*(?:[ \t]+[\w-]+)*"),
        ((")", "."), BEGINS),
        ((")", "."), r"^(?:[ ]{2}|\t)[ \t]*\(?(?:[a-z]|[ivx]{2,6})[.)](?=[ \t]+\S)"),
        (("[",), rf"{BEGINS}\[[ x]\]"),
        (("]{.",), r"\[[^\[\]]*+\]\{\.(?:insertion|comment)[^{}]*+\}"),
        (("^",), r"(?:^|(?<=[ \n]))\^[a-z0-9][a-z0-9-]{3,40}$"),
        (("[[",), r"\[\[[^\[\]\n|]*+(?:\||\]\])"),
        (("\\",), r"\\(?:newpage|pagebreak|clearpage|cleardoublepage)(?![a-z])(?:\[\d\])?"),
        (("\\index{",), r"\\index\{(?:[^{}\n]|\{[^{}\n]*+\})++\}"),
        (("\\",), r"^[ \t>]*(?:\\[a-z]+\*?(?:\{[^{}\n]*+\})*+[ \t]*)++$"),
        (("able:",), rf"{BEGINS}table:"),
    )
)
_PAIRED = (
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![cdata[", "]]>"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{>>", "<<}"),
    ("{++", "++}"),
    ("{~~", "~~}"),
    ("%%", "%%"),
    *(
        (f"<{name}", f"</{name}")
        for name in ("script", "style", "textarea", "template", "svg", "math", "iframe", "object", "audio")
    ),
    *((f"<{name}", f"</{name}") for name in ("video", "canvas", "noscript", "head", "title", "select")),
)
"""Marks between which nothing is printed, or need not be."""
_IN_WORD = re.compile(
    r"(?=(?<=[^\W_])\{|\{[^{}\n]*\}[^\W_])"
    r"\{(?:--(?P<taken_out>[^{}\n]*?)--|~~(?P<old>[^{}~\n]*)~>[^{}~\n]*~~|\+\+[^{}\n]*?\+\+|>>[^{}\n]*?<<)\}"
)
"""An editor's mark that is about a part of a word: ``walk{--ing--}``."""
_BLACK = re.compile("[^\n]")
_ENTITY = re.compile(r"(?P<escaped>\\?)&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_INDENTED = re.compile(r"(?m)^[ >]*(?: {4}|\t)[^\n]*$")
_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
"""No letter becomes two, as some do in ``str.lower``."""


def written(text: str) -> Written:
    """The words of a manuscript and its marks."""
    text = _IN_WORD.sub(lambda mark: mark["taken_out"] or mark["old"] or "", text)
    optional, verbatim, unfenced = _fences(text)
    for start, end, is_tag in _code_and_tags(unfenced):
        _paint(optional if is_tag else verbatim, start, end)
    with_tags = _masked(text, verbatim, "x")
    bare = _masked(with_tags, optional, " ")
    for signs, pattern in _OPTIONAL:
        # where a definition leads may look like a tag: ``[x]: <y>``
        there = with_tags if signs == _OF_DEFINITIONS else bare
        if any(sign in there for sign in signs) or signs == ("able:",):
            for found in pattern.finditer(there):
                _paint(optional, *found.span())
    hidden = list(_hidden(with_tags))
    for start, end in (*_pictures(bare), *hidden, *_numbers_in_code(text, verbatim)):
        _paint(optional, start, end)
    entities = [x for x in _ENTITY.finditer(bare) if not optional[x.start()]] if "&" in bare else []
    for entity in entities:
        _paint(optional, *entity.span())
    needed, readings = _with_entities(_masked(text, optional, " "), text, entities)
    may_be_marks = "".join(text[m.start() : m.end()] + "\n" for m in re.finditer(b"\1+", optional))
    for start, end in hidden:
        _paint(verbatim, start, end)
    return Written(needed, may_be_marks, readings, marked=_masked(text, verbatim, " "))


def _fences(text: str) -> tuple[bytearray, bytearray, str]:
    """What may be a mark, what is code, and the text without what is fenced."""
    optional, verbatim = bytearray(len(text)), bytearray(len(text))
    if "```" not in text and "~~~" not in text:
        return optional, verbatim, text
    parts, done = list[str](), 0
    while fence := _FENCE.search(text, done):
        code, end = _closed(text, fence)
        raw = _RAW.match(fence["info"])
        if raw and not raw["format"].startswith("html"):  # for other editions than ours, which is reported
            _paint(optional, fence.end(), code)
        elif end > code and not raw:  # else Pandoc lets it through as markup
            _paint(verbatim, fence.end(), code)
        _paint(optional, *fence.span("info"))
        parts += [text[done : fence.start()], _BLACK.sub(" ", text[fence.start() : end])]
        done = end
        if done == len(text):
            break
    return optional, verbatim, "".join((*parts, text[done:]))


_RAW = re.compile(r"\s*\{=(?P<format>[^{}\s]*)")


def _closed(text: str, fence: re.Match[str]) -> tuple[int, int]:
    """Where the code in a fence ends, and where the fence does. What closes it is set in by at most three
    more letters than what opened it; a fence that nothing closes ends with the text."""
    closing = re.compile(rf"(?m)^[ \t>]{{0,{len(fence['begins']) + 3}}}{fence['mark']}[`~]*[ \t]*$").search(
        text, fence.end()
    )
    return closing.span() if closing else (len(text), len(text))


def _code_and_tags(text: str) -> Iterator[tuple[int, int, bool]]:
    """Code in a line, and tags: from where to where, and whether it is (or may be) a tag."""
    if "`" not in text and "<" not in text:
        return
    found = list(_CODE_OR_TAG.finditer(text))
    closing = _closing_ticks(text)
    done = 0
    for mark in found:
        if mark.start() < done:
            continue
        if mark["tag"]:
            done = mark.end()
            yield (*mark.span(), True)
        elif mark["ticks"]:
            done = closing.get(mark.start(), mark.end())
            if done > mark.end():
                yield mark.start(), done, text.startswith("{=", done)  # which Pandoc lets through as markup


def _closing_ticks(text: str) -> dict[int, int]:
    """For each run of backticks where the next of its length in the same paragraph ends."""
    closing: dict[int, int] = {}
    open_: dict[int, int] = {}
    for mark in re.finditer(r"`++|\n[ \t>]*(?=\n|\|)", text):
        if mark[0][0] == "\n":
            open_.clear()
            continue
        length = mark.end() - mark.start()
        if length in open_:
            closing[open_[length]] = mark.end()
        open_[length] = mark.start()
    return closing


def _pictures(text: str) -> Iterator[tuple[int, int]]:
    """What stands between ``![`` and the bracket that closes it, in the same paragraph."""
    if "![" not in text:
        return
    open_: list[int] = []
    for mark in re.finditer(r"\\.|[\[\]]|\n[ \t]*(?=\n)", text):
        if mark[0] == "[":
            open_.append(mark.start())
        elif mark[0] == "]" and open_:
            start = open_.pop()
            if text[start - 1 : start] == "!":
                yield start - 1, mark.end()
        elif mark[0][0] == "\n":
            open_.clear()


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    if "<" in text or "{" in text or "%%" in text:
        lowered = text.translate(_LOWER)
        for opening, closing in _PAIRED:
            yield from _between(lowered, opening, closing)


def _between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Where such marks stand with all that is between them; one that nothing closes is none."""
    end = 0
    while (start := text.find(opening, end)) >= 0:
        closes = text.find(closing, start + len(opening))
        if closes < 0:
            return
        end = closes + len(closing)
        yield start, end


_NUMBER_IN_LINE = re.compile(r"(?m)^[ \t>]*\d{1,9}[.)](?=[ \t])")


def _numbers_in_code(text: str, verbatim: bytearray) -> Iterator[tuple[int, int]]:
    """Numbers at the head of a line in what may be code, and is a list where the list comes first."""
    for number in _NUMBER_IN_LINE.finditer(text):
        if verbatim[number.end() - 1]:
            yield number.span()


def _with_entities(
    needed: str, text: str, entities: Sequence[re.Match[str]]
) -> tuple[str, tuple[Reading, ...]]:
    """The text with the letters that entities stand for; and the lines that may be code, where they stand
    for themselves."""
    if not entities:
        return needed, ()
    parts, done = list[str](), 0
    for entity in entities:
        meant = unescape(entity[0])
        if meant.isalnum() and not entity["escaped"]:  # what is escaped is so only outside of HTML
            parts += [needed[done : entity.start()], meant.ljust(len(entity[0]))]
            done = entity.end()
    needed = "".join((*parts, needed[done:]))
    places = [entity.start() for entity in entities]
    lines = [x for x in _INDENTED.finditer(text) if _holds(places, *x.span())]
    return needed, tuple(
        Reading(tuple(keys_of(needed[x.start() : x.end()])), tuple(keys_of(x[0]))) for x in lines
    )


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _masked(text: str, mask: bytearray, letter: str) -> str:
    """The text with this letter for all that the mask covers; lines stay lines."""
    parts, done = [], 0
    for stretch in re.finditer(b"\1+", mask):
        parts += [text[done : stretch.start()], _BLACK.sub(letter, text[stretch.start() : stretch.end()])]
        done = stretch.end()
    return "".join((*parts, text[done:]))


def _paint(mask: bytearray, start: int, end: int) -> None:
    mask[start:end] = b"\1" * (end - start)
