"""The manuscript against the model: its words, read a second time by simpler means.

No parser here: what is a mark is found by a handful of patterns, each for itself, and what may be one is
*optional*, so that it does not matter which of the two it was. All other words of the manuscript have to
be in the model and those of the model in the manuscript, in its order, but for what the repairs that were
made say that they took out or put in, and for what stands in the front matter.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Literal

import msgspec

from standfirst.check.fidelity.comparing import Fault
from standfirst.check.fidelity.expected import body_of, in_manuscript
from standfirst.model.document import Piece
from standfirst.model.span import Span
from standfirst.normalise.repair import Repair
from standfirst.parse.manuscript.source_file import SourceFile

_WORD = re.compile(r"[^\W_]+")
_AS_WRITTEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""A word before its letters are folded: those that have their accent beside them are whole."""
_BEGINS = r"^[ \t>+*:-]*(?:\d+[.)][ \t]+)?"
"""A line, and what lists, quotations and definitions put before the block in it."""
_FENCE = re.compile(
    rf"(?ms){_BEGINS}(?P<mark>`{{3,}}(?=[^\n`]*\n)|~{{3,}})(?P<info>[^\n]*)\n(?P<code>.*?)"
    r"(?P<end>^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)"
)
_TAG = (
    r"</?[a-z][a-z0-9-]*(?:\s+[^\s<>\"'=/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"'`]+))?)*\s*/?>"
    r"|<![a-z][^>]*>"
)
_CODE_OR_TAG = re.compile(
    rf"(?P<code>(?P<ticks>`+)(?:(?!\n[ \t>]*(?:\n|\|)).)+?(?<!`)(?P=ticks)(?!`))|(?P<tag>{_TAG})|\\[\\`<]|`+",
    re.DOTALL | re.IGNORECASE,
)
"""What begins first is what it is (CommonMark 0.31, 6.1). Code ends with its paragraph or its row."""
_DEFINITION = (
    r"^[ \t>]*\[(?!\^)(?:[^\[\]\\\n]|\n(?!\s*\n)|\\.)+\]:[ \t]*(?:\n[ \t>]*)?(?:<[^<>\n]*>|\S+)[^\n]*$"
    r"(?:\n[ \t]*(?:\"(?:[^\"\n]|\n(?!\s*\n))*\"|'(?:[^'\n]|\n(?!\s*\n))*'|\([^()\n]*\))[ \t]*$)?"
)
"""Where a link leads, and its title, which may each stand on a line of their own."""
_OPTIONAL = tuple(
    re.compile(pattern, re.DOTALL | re.MULTILINE | re.IGNORECASE)
    for pattern in (
        r"</?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>",
        r"!\[(?:[^\[\]\\\n]|\n(?!\s*\n)|\\.|\[(?:[^\]\n]|\n(?!\s*\n)){0,1000}\]){0,2000}\]",
        r"\]\((?:[^()\\\n]|\n(?!\s*\n)|\\.|\((?:[^()\\\n]|\\.|\((?:[^()\\\n]|\\.)*\))*\))*\)",
        r"\]\(\s*(?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'))?\s*\)",
        r"\]\[(?:[^\[\]\\]|\\.)*\]",
        _DEFINITION,
        r"^[ \t>]*\*\[[^\]\n]+\]:.*?$",
        r"\[\^[^\[\]\s]+\]:?",
        r"\{[^{}\n]*\}|\[/[a-z_]+\]|\[[a-z_]+\s[^\[\]\n]*=[^\[\]\n]*\]",
        rf"{_BEGINS}:{{3,}}.*?$",
        rf"{_BEGINS}\[![a-z]+\][+-]?",
        r"^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]?[a-z][\w-]*(?:[ \t]+[\w-]+)*",
        r"^[ \t>+*:-]*(?:\d+[.)][ \t>+*-]+)*\d+[.)](?=\s)",
        rf"{_BEGINS}\[[ x]\]",
    )
)
_PAIRED = (
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![cdata[", "]]>"),
    ("{{", "}}"),
    ("{%", "%}"),
    *(
        (f"<{name}", f"</{name}")
        for name in ("script", "style", "textarea", "template", "svg", "math", "iframe", "object", "audio")
    ),
    *((f"<{name}", f"</{name}") for name in ("video", "canvas", "noscript", "head", "title", "select")),
)
"""Marks between which nothing is printed, or need not be."""
_BLACK = re.compile("[^\n]")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_MOST_ALIGNED = 400_000_000
"""Pairs of words that are compared at most."""


class _Word(msgspec.Struct, frozen=True):
    key: str
    line: int
    """Its number in the file."""


def manuscript_faults(
    source: SourceFile, front: str, piece: Piece, repairs: Sequence[Repair]
) -> Iterator[Fault]:
    """Words of a manuscript that the model lacks, and words of the model that are in no manuscript.

    ``source`` is the text below the front matter as it was before any repair, ``front`` the values of the
    front matter.
    """
    yield from _moved(piece)
    text, optional = _read(source.text)
    runs = in_manuscript(piece)
    if "".join(_keys(text)) == "".join(_keys("\n".join(run.words for run in runs))):
        return  # a mark may divide a word (``un*believ*able``)
    stand = list(_words_of(text, source))
    known = [_Word(key, run.span.first) for run in runs for key in _keys(run.words)]
    lost, added = _leftovers(stand, known)
    lost, added = _joined(lost, _without(added, Counter(_keys(optional))), stand)
    lost, added = _explained(lost, added, front, [repair for repair in repairs if repair.applied])
    yield from _said("lost", lost, source)
    yield from _said("added", added, source)


def _moved(piece: Piece) -> Iterator[Fault]:
    """The first run of the body that stands behind one from further down in the manuscript."""
    last = 0
    for run in body_of(piece):
        if 0 < run.span.first < last:
            yield Fault(kind="moved", words=run.words, span=run.span)
            return
        last = max(last, run.span.first)


def _keys(words: str) -> list[str]:
    if words.isascii():
        return _WORD.findall(words.lower())
    apart = " ".join(_AS_WRITTEN.findall(words))
    return _WORD.findall(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", apart).casefold()))


# -- the manuscript's words -----------------------------------------------------------------------


def _read(text: str) -> tuple[str, str]:
    """The text with white space for what may be a mark, and what may be one, in its place too."""
    optional, verbatim = bytearray(len(text)), bytearray(len(text))
    unfenced = text
    for fence in _FENCE.finditer(text):
        if fence["end"] and not fence["info"].strip().startswith("{="):  # which Pandoc lets through as markup
            _paint(verbatim, *fence.span("code"))
        _paint(optional, *fence.span("info"))
        unfenced = unfenced[: fence.start()] + _BLACK.sub(" ", fence[0]) + unfenced[fence.end() :]
    for found in _CODE_OR_TAG.finditer(unfenced):
        if found["tag"] or found["code"]:
            _paint(optional if found["tag"] else verbatim, *found.span())
    with_tags = _masked(text, verbatim, "x")
    bare = _masked(with_tags, optional, " ")
    for pattern in _OPTIONAL:
        for found in pattern.finditer(bare):
            _paint(optional, *found.span())
    lowered = with_tags.lower()
    for opening, closing in _PAIRED:
        for start, end in _between(lowered, opening, closing):
            _paint(optional, start, end)
    entities = [entity for entity in _ENTITY.finditer(bare) if not optional[entity.start()]]
    for entity in entities:
        _paint(optional, *entity.span())
    needed = _masked(text, optional, " ")
    for entity in entities:
        meant = unescape(entity[0])
        if meant.isalnum():
            needed = needed[: entity.start()] + meant.ljust(len(entity[0])) + needed[entity.end() :]
    return needed, "".join(text[m.start() : m.end()] + "\n" for m in re.finditer(b"\1+", optional))


def _between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Where such marks stand with all that is between them; one that nothing closes is none."""
    end = 0
    while (start := text.find(opening, end)) >= 0:
        closes = text.find(closing, start)
        if closes < 0:
            return
        end = closes + len(closing)
        yield start, end


def _words_of(text: str, source: SourceFile) -> Iterator[_Word]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for match in _AS_WRITTEN.finditer(text):
        line = source.number_of(bisect_right(starts, match.start()) - 1)
        yield from (_Word(key, line) for key in _keys(match[0]))


def _masked(text: str, mask: bytearray, letter: str) -> str:
    """The text with this letter for all that the mask covers; lines stay lines."""
    parts, done = [], 0
    for stretch in re.finditer(b"\1+", mask):
        parts += [text[done : stretch.start()], _BLACK.sub(letter, text[stretch.start() : stretch.end()])]
        done = stretch.end()
    return "".join((*parts, text[done:]))


def _paint(mask: bytearray, start: int, end: int) -> None:
    mask[start:end] = b"\1" * (end - start)


# -- what is left over ----------------------------------------------------------------------------


def _leftovers(stand: list[_Word], known: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """The words that only the manuscript has, and those that only the model has."""
    lost: list[_Word] = []
    added: list[_Word] = []
    for gone, come in _regions(stand, known):
        if "".join(word.key for word in gone) != "".join(word.key for word in come):
            lost.extend(gone)
            added.extend(come)
    return lost, added


def _regions(stand: list[_Word], known: list[_Word]) -> Iterator[tuple[list[_Word], list[_Word]]]:
    from rapidfuzz.distance import LCSseq

    start, most = 0, min(len(stand), len(known))
    while start < most and stand[start].key == known[start].key:
        start += 1
    end = 0
    while end < most - start and stand[-1 - end].key == known[-1 - end].key:
        end += 1
    stand, known = stand[start : len(stand) - end], known[start : len(known) - end]
    if len(stand) * len(known) > _MOST_ALIGNED:
        yield stand, known
        return
    gone: list[_Word] = []
    come: list[_Word] = []
    for operation in LCSseq.opcodes([w.key for w in stand], [w.key for w in known]):
        if operation.tag == "equal":
            if gone or come:
                yield gone, come
            gone, come = [], []
        else:
            gone = [*gone, *stand[operation.src_start : operation.src_end]]
            come = [*come, *known[operation.dest_start : operation.dest_end]]
    if gone or come:
        yield gone, come


def _joined(lost: list[_Word], added: list[_Word], stand: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Without words that marks divide in the manuscript (``un*believ*able``) and nothing in the model."""
    kept = []
    for word in added:
        parts = _parts_of(word.key, stand)
        if parts:
            lost = _without(lost, Counter(parts))
        else:
            kept.append(word)
    return lost, kept


def _parts_of(key: str, stand: list[_Word]) -> list[str] | None:
    """The neighbouring words that together make this one."""
    for start, first in enumerate(stand):
        if key.startswith(first.key) and first.key != key:
            end, whole = start + 1, first.key
            while end < len(stand) and len(whole) < len(key):
                whole += stand[end].key
                end += 1
            if whole == key:
                return [word.key for word in stand[start:end]]
    return None


def _explained(
    lost: list[_Word], added: list[_Word], front: str, repairs: Sequence[Repair]
) -> tuple[list[_Word], list[_Word]]:
    """What is neither in another place, nor in the front matter, nor in a repair's account."""
    elsewhere = Counter(w.key for w in lost) & Counter(w.key for w in added)
    lost, added = _without(lost, elsewhere), _without(added, elsewhere)
    taken = Counter(key for repair in repairs for key in _keys(repair.before))
    put = Counter(key for repair in repairs for key in _keys(repair.after))
    lost = _without(lost, taken)
    added = _without(added, put + Counter(_keys(front)) + Counter(_keys(front)))
    if _together(lost) == _together(added):
        return [], []
    return lost, added


def _together(words: list[_Word]) -> str:
    return "".join(sorted("".join(word.key for word in words)))


def _without(words: list[_Word], allowed: Counter[str]) -> list[_Word]:
    left = allowed.copy()
    kept = []
    for word in words:
        if left[word.key] > 0:
            left[word.key] -= 1
        else:
            kept.append(word)
    return kept


def _said(kind: Literal["lost", "added"], words: list[_Word], source: SourceFile) -> Iterator[Fault]:
    """One fault for the words of a line."""
    by_line: dict[int, list[str]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word.key)
    for line, keys in by_line.items():
        yield Fault(kind=kind, words=" ".join(keys), span=Span(source.name, line))
