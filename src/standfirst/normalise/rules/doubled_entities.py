"""Entities that were escaped twice are escaped once.

``salt &amp;amp; pepper`` shows ``&amp;`` to the reader; a tool escaped what was escaped already.

Limits: never in code or addresses; only the entities that tools write by themselves; nothing in a
manuscript that speaks of entities or of HTML, which may mean what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.normalise.prose import only_prose
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes, change_of_line
from standfirst.parse.manuscript.source_file import SourceFile

ESCAPED = re.compile(r"&(?P<again>(?:amp;)+)(?P<name>[a-z]+|#x?[0-9a-f]+);", re.IGNORECASE)


def _names(repair: Repair, _text: str) -> str:
    """The names of the entities: ``amp``, ``nbsp``."""
    return " ".join(f"{m['again']} {m['name']}".replace(";", " ") for m in ESCAPED.finditer(repair.before))


RULE = Rule(
    name="doubled-entities",
    does="entities that were escaped twice are escaped once",
    why="a tool escaped what was escaped already, and the reader sees `&amp;` in mid-sentence",
    keeps_off="never in code or addresses, nor in a manuscript that speaks of entities or of HTML",
    before="Salt &amp;amp; pepper stood on the bench.",
    after="Salt &amp; pepper stood on the bench.",
    stage="text",
    certainty=Certainty.LIKELY,
    takes=_names,
)

DOUBLED = re.compile(
    r"&(?:amp;)+(?=(?:amp|lt|gt|quot|apos|nbsp|#0?39|#x27|#160|[lr][sd]quo|[mn]dash|hellip);)"
)
ABOUT_MARKUP = re.compile(
    r"(?i)\b(?:HTML|XML|SGML|entit(?:y|ies|ät(?:en)?|é|és|à|ades?)|escap(?:e|ed|ing))\b"
)


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Take one of the two escapes off."""
    if "&amp;" not in source.text or not DOUBLED.search(source.text):
        return source, ()
    return apply_changes(source, RULE, _changes(source.text), style)


def _changes(text: str) -> Iterator[Change]:
    prose = only_prose(text)
    if ABOUT_MARKUP.search(prose):
        return
    start = 0
    for line, masked in zip(text.split("\n"), prose.split("\n"), strict=True):
        if DOUBLED.search(masked):
            mended = _escaped_once(line, masked)
            yield change_of_line(start, line, mended, why="an entity that was escaped twice", certainty=SURE)
        start += len(line) + 1


SURE = Certainty.LIKELY


def _escaped_once(line: str, masked: str) -> str:
    for found in reversed(list(DOUBLED.finditer(masked))):
        line = line[: found.start()] + "&" + line[found.end() :]
    return line
