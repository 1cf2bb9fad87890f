"""Marks between editors and authors, taken out before anything else is read.

CriticMarkup (``{++new++}``, ``{--old--}``, ``{~~old~>new~~}``, ``{==words==}``, ``{>>remark<<}``) and
Obsidian's ``%%remarks%%``. Until somebody has decided, the text stands as it was: what was to be put in is
left out, what was to be taken out stays. Remarks are never printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from standfirst.model.span import Span
from standfirst.parse.manuscript.code_spans import CodeSpans
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.letters import LETTER

_MARK = re.compile(
    rf"""\{{\+\+(?P<put_in>.*?)\+\+\}}
      | \{{--(?P<taken_out>.*?)--\}}
      | \{{~~(?P<old>[^~]*?(?:~(?!~|>)[^~]*?)*)~>(?P<new>.*?)~~\}}
      | \{{==(?P<marked>.*?)==\}}
      | \{{>>(?P<remark>.*?)<<\}}
      | (?<!%)(?<!{LETTER})(?<!\d[ ])%%(?P<private>[^%].*?)%%(?!%|{LETTER})""",
    re.DOTALL | re.VERBOSE,
)
_SIGNS = re.compile(r"(?<!\\)\{(?:\+\+|--|~~|==|>>)|(?<!\\)%%")
_OPENS_CODE = re.compile(r"(?m)^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n|(?<!`)`+")
_CLOSING = {"{++": "++}", "{--": "--}", "{~~": "~~}", "{==": "==}", "{>>": "<<}", "%%": "%%"}
_ENDS_PRIVATE = re.compile(rf"%%(?!%|{LETTER})")
_LONGEST = 20_000
"""Characters of one mark at most."""

NAMES = {
    "put_in": "an insertion (left out)",
    "taken_out": "a deletion (the words stay)",
    "old": "a substitution (the old words stay)",
    "marked": "a highlight",
    "remark": "a remark (left out)",
    "private": "a private remark (left out)",
}
"""What each mark is called, and what becomes of it."""


class EditorsMark(msgspec.Struct, frozen=True):
    """A mark that was taken out."""

    kind: str
    """A key of ``NAMES``."""
    text: str
    """As typed."""
    span: Span
    """The line on which it begins."""


def without_editors_marks(source: SourceFile) -> tuple[SourceFile, tuple[EditorsMark, ...]]:
    """The manuscript as it stands until somebody decides, and what was taken out of it.

    Code is left alone; lines keep their numbers.
    """
    text = source.text
    if not _SIGNS.search(text):
        return source, ()
    marks: list[EditorsMark] = []
    parts: list[str] = []
    done = 0
    for found in _outside_code(text):
        kind = "old" if found.lastgroup == "new" else str(found.lastgroup)
        line = source.number_of(text.count("\n", 0, found.start()))
        marks.append(EditorsMark(kind, found[0], Span(source.name, line)))
        kept = found[kind] if kind in ("taken_out", "old", "marked") else ""
        missing = found[0].count("\n") - kept.count("\n")
        parts += [text[done : found.start()], kept, _LINE_GONE * missing]
        done = found.end()
    if not marks:
        return source, ()
    return _renumbered(source, "".join((*parts, text[done:]))), tuple(marks)


_LINE_GONE = "\0"
"""Stands for a line end that was inside a mark."""


def _renumbered(source: SourceFile, text: str) -> SourceFile:
    lines = text.split("\n")
    numbers, index = [], 0
    for line in lines:
        numbers.append(source.number_of(index))
        index += 1 + line.count(_LINE_GONE)
    return source.with_lines([line.replace(_LINE_GONE, "") for line in lines], numbers)


def _outside_code(text: str) -> Iterator[re.Match[str]]:
    code, closing = list(_code(text)), _Closing(text)
    position = 0
    while sign := _SIGNS.search(text, position):
        before = bisect_right(code, (sign.start(), len(text))) - 1
        inside = code[before][1] if before >= 0 and sign.start() < code[before][1] else None
        is_closed = not inside and closing.is_near(sign)
        found = _MARK.match(text, sign.start(), sign.start() + _LONGEST) if is_closed else None
        if found and not (found["private"] and _reaches_far(found, text)):
            yield found
            position = found.end()
        else:
            position = inside or sign.end()


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Where code begins and ends, in blocks and in lines."""
    spans, at = CodeSpans(text), 0
    while opening := _OPENS_CODE.search(text, at):
        at = opening.end()
        if fence := opening["fence"]:
            end = re.compile(rf"(?m)^[ \t>]*{fence}[`~]*[ \t]*$").search(text, at)
            at = end.end() if end else len(text)
            yield opening.start(), at
        elif end_of_line := spans.end_of_ticks(at, len(opening[0])):
            at = end_of_line
            yield opening.start(), at


class _Closing:
    """Whether a sign may have an end: looked for once for all signs before it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def is_near(self, sign: re.Match[str]) -> bool:
        """Whether what closes this sign stands behind it, not too far."""
        mark, at = _CLOSING[sign[0]], sign.end() + 1
        if (known := self._next.get(mark, 0)) < at:
            if mark == "%%":
                end = _ENDS_PRIVATE.search(self._text, at)
                known = end.start() if end else len(self._text)
            else:
                found = self._text.find(mark, sign.end())
                known = found if found >= 0 else len(self._text)
            self._next[mark] = known
        return known < min(len(self._text), sign.start() + _LONGEST)


def _reaches_far(found: re.Match[str], text: str) -> bool:
    """Whether pairs of per cent signs have a blank line between them and begin no line: they are no marks."""
    begins_line = not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
    return not begins_line and re.search(r"\n[ \t]*\n", found[0]) is not None
