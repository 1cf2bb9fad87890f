"""The text of a manuscript with all that is not prose masked, so that rules find words only.

The masked text is as long as the text, and its line ends are the same: what is found in the one stands at
the same offset in the other. Several rules ask for the same text one after the other, so the last few are
kept.
"""

from __future__ import annotations

import re
from functools import lru_cache

from standfirst.normalise.names import EAST_ASIAN
from standfirst.parse.manuscript.code_spans import CodeSpans

MASK = "█"
"""Stands for every character that is not prose."""

FENCE = re.compile(r"^(?:[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+))*[ \t]*(`{3,}(?!.*`)|~{3,})")
LIST_MARK = re.compile(
    r"^\s*(?:[-*+]|\d+[.)])[ \t]+|^\s*(?:[-*+]|\d+[.)])$|^\[\^[^\]]+\]:|^:[ \t]|^\s*(?:!!!|\?{3})"
)
RAW_OPEN = re.compile(r"<(pre|script|style|textarea|svg)\b", re.IGNORECASE)

OPENS_CODE = re.compile(r"(?<![\\`])`+|<!--|<(?P<tag>code|kbd|samp|tt|math)\b", re.IGNORECASE)
AUTOLINK = r"<(?:https?|ftp|mailto):[^<>\s]*>"
TAG = r"</?[A-Za-z][\w:-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*\s*/?>"
DESTINATION = r"(?<=\]\()[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
ADDRESS = r"\b(?:https?://|www\.)[^\s<>()\[\]\"“”«»]+"
DEFINITION = r"(?<=\]:[ \t])(?![*_])\S+"

NO_PROSE = re.compile("|".join((AUTOLINK, TAG, DESTINATION, ADDRESS, DEFINITION)))
LINE = re.compile(r"[^\n]")


@lru_cache(maxsize=4)
def without_code(text: str) -> str:
    """The text with code and comments masked; links and tags still there."""
    text = _without_blocks(text)
    if "`" in text or "<" in text:
        text = _without_code_in_lines(text)
    return text


def _without_code_in_lines(text: str) -> str:
    """Inline code, comments and elements of code masked: what begins first is what it is."""
    spans = CodeSpans(text)
    parts, done, at = list[str](), 0, 0
    while opening := OPENS_CODE.search(text, at):
        at = opening.end()
        if end := _end_of(opening, spans):
            parts += [text[done : opening.start()], LINE.sub(MASK, text[opening.start() : end])]
            done = at = end
    return "".join((*parts, text[done:]))


def _end_of(opening: re.Match[str], spans: CodeSpans) -> int:
    if opening[0][0] == "`":
        return spans.end_of_ticks(opening.end(), len(opening[0]))
    if opening["tag"]:
        return spans.end_of_element(opening["tag"], opening.end())
    return spans.end_after("-->", opening.end())


@lru_cache(maxsize=4)
def only_prose(text: str) -> str:
    """The text with code, tags and addresses masked."""
    return NO_PROSE.sub(_masked, without_code(text))


def _masked(match: re.Match[str]) -> str:
    return LINE.sub(MASK, match[0])


def _without_blocks(text: str) -> str:
    """Fenced code, indented code and raw elements masked."""
    lines = text.split("\n")
    fence = ""
    raw = ""
    blank, in_list, in_code = True, False, False
    for number, line in enumerate(lines):
        if fence:
            lines[number] = MASK * len(line)
            stripped = line.strip(" \t>")
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                fence = ""
            continue
        if raw:
            lines[number] = MASK * len(line)
            if f"</{raw}" in line.lower():
                raw = ""
            continue
        if not line or line.isspace():
            blank = True
            continue
        if blank and line[0] not in " \t":
            in_list = False
        opens = FENCE.match(line) if ("`" in line or "~" in line) else None
        if opens:
            fence = opens[1]
            lines[number] = MASK * len(line)
        elif line[0] in " \t" and _is_indented_code(line, blank, in_list, in_code):
            lines[number] = MASK * len(line)
            in_code, blank = True, False
            continue
        elif "<" in line and (element := RAW_OPEN.search(line)):
            lines[number] = MASK * len(line)
            raw = element[1].lower() if f"</{element[1].lower()}" not in line.lower() else ""
        elif LIST_MARK.match(line):
            in_list = True
        in_code, blank = False, False
    return "\n".join(lines)


def _is_indented_code(line: str, blank: bool, in_list: bool, in_code: bool) -> bool:
    """Four spaces after a blank line; eight where a list is open."""
    if not (blank or in_code):
        return False
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" "))
    return indent >= (8 if in_list else 4)


def length_in_words(text: str) -> int:
    """About how many words; Chinese and Japanese set no spaces between them."""
    return len(text) // 2 if EAST_ASIAN.search(text) else len(text.split())
