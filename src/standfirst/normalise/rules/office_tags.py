"""What a word processor left between the words is taken out: ``<o:p></o:p>``.

Elements of Office's own name spaces (``o:``, ``w:``, ``v:``, ``m:``, ``st1:``), conditional comments
(``<![if !supportLists]>``) and its processing instructions go; the words inside the elements stay.

Guards: never in code; only tags of those name spaces, whole on their line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.prose import without_code
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, change_of_line, make
from standfirst.parse.manuscript.source_file import SourceFile


def _tags(repair: Repair, _text: str) -> str:
    """Whole tags of a word processor's name spaces, never what stands between them."""
    return " ".join(TAG.findall(repair.before))


RULE = Rule(
    name="office-tags",
    does="tags that only a word processor understands are taken out; the words in them stay",
    why="Word leaves elements of its own name spaces in what it exports",
    keeps_off="only tags of those name spaces, whole on their line; never in code",
    before="The bench <o:p>was</o:p> clean.<o:p></o:p>",
    after="The bench was clean.",
    stage="text",
    certainty=Certainty.CERTAIN,
    takes=_tags,
)

TAG = re.compile(
    r"</?(?:o|w|v|m|st1):[A-Za-z][\w-]*(?:\s[^<>\n]*)?/?>|<!\[(?:if|endif)[^\]\n<>]*\]>|<\?xml:namespace[^>\n]*>"
)


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Take the tags of word processors out."""
    if not TAG.search(source.text):
        return source, ()
    return make(source, RULE, _changes(source.text), style)


def _changes(text: str) -> Iterator[Change]:
    start = 0
    for line, ground in zip(text.split("\n"), without_code(text).split("\n"), strict=True):
        places = list(TAG.finditer(ground))
        mended = line
        for found in reversed(places):
            mended = mended[: found.start()] + mended[found.end() :]
        if places:
            yield change_of_line(start, line, mended, why="a tag that only a word processor understands")
        start += len(line) + 1
