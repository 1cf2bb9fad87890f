"""Ligature characters become the letters that they stand for.

``eﬃcient`` (one character for ffi) comes out of PDFs; it can't be found, hyphenated or read aloud,
and few fonts have it. Fonts make their own ligatures. Where the tool also left a space behind the
ligature (``Pﬁ zer``) it goes if the whole word stands elsewhere in the manuscript without it.

Limits: only the seven Latin ligatures U+FB00 to U+FB06, by a table: a general compatibility
normalisation would spoil №, ², … and Arabic letter forms. Never in code or addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.normalise.prose import only_prose
from standfirst.normalise.repair import Certainty, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes, change_of_line
from standfirst.normalise.vocabulary import words_in
from standfirst.parse.manuscript.source_file import SourceFile

RULE = Rule(
    name="ligatures",
    does="ligature characters become the letters that they stand for",
    why="PDF tools leave them; they can't be found, hyphenated or read aloud, and few fonts have them",
    keeps_off="only the seven Latin ligatures; never in code or addresses; ², № and Arabic forms stay",
    before="An eﬃcient oﬃce prints its own stationery.",
    after="An efficient office prints its own stationery.",
    stage="text",
    certainty=Certainty.CERTAIN,
)

LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LIGATURE = re.compile("[ﬀ-ﬆ]")
CUT_WORD = re.compile(r"(\w*[ﬀ-ﬆ]) (\w+)")


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Spell ligature characters out."""
    if source.text.isascii() or not LIGATURE.search(source.text):
        return source, ()
    return apply_changes(source, RULE, _changes(source.text), style)


def _changes(text: str) -> Iterator[Change]:
    prose = only_prose(text)
    attested = words_in(LIGATURE.sub(_letters, prose))
    start = 0
    for line, masked in zip(text.split("\n"), prose.split("\n"), strict=True):
        if LIGATURE.search(masked):
            yield change_of_line(start, line, _spelt_out(line, masked, attested), why="one character for two")
        start += len(line) + 1


def _spelt_out(line: str, masked: str, attested: set[str]) -> str:
    def closed(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        return whole if LIGATURE.sub(_letters, whole).casefold() in attested else match[0]

    parts = re.split("(█+)", masked)
    at = 0
    for number, part in enumerate(parts):
        words = line[at : at + len(part)]
        at += len(part)
        parts[number] = words if part[:1] == "█" else LIGATURE.sub(_letters, CUT_WORD.sub(closed, words))
    return "".join(parts)


def _letters(match: re.Match[str]) -> str:
    return LETTERS[match[0]]
