"""What a word processor left between the words is taken out: ``<o:p></o:p>``.

Elements of Office's own name spaces go, and with them conditional comments (``<![if !supportLists]>``) and
processing instructions; the words inside the elements stay.

Other dialects have elements in name spaces of one letter too, and a text about them prints them. So only
names that Office has are taken, only where all tags on the line are of Office or of HTML, and nothing is
certain in a manuscript that speaks of XML or of mark-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.normalise.prose import without_code
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes, change_of_line
from standfirst.parse.manuscript.source_file import SourceFile


def _tags(repair: Repair, _text: str) -> str:
    """Whole tags of a word processor's name spaces, never what stands between them."""
    return " ".join(TAG.findall(repair.before))


RULE = Rule(
    name="office-tags",
    does="tags that only a word processor understands are taken out; the words in them stay",
    why="Word leaves elements of its own name spaces in what it exports",
    keeps_off=(
        "names that Office doesn't write; lines with tags of other name spaces; code; in a manuscript about "
        "XML or mark-up it only reports"
    ),
    before="The bench <o:p>was</o:p> clean.<o:p></o:p>",
    after="The bench was clean.",
    stage="text",
    certainty=Certainty.CERTAIN,
    takes=_tags,
)

NAMES = (
    r"o:(?:p|lock|SmartTagType|OLEObject|LinkType|LockedField|FieldCodes|idmap|shapelayout|shapedefaults|wrapblock"
    r"|AllowPNG|OfficeDocumentSettings|PixelsPerInch|RelyOnVML|DocumentProperties|diagram|ink|extrusion|callout)"
    r"|st1:(?:place|City|State|Street|address|PersonName|PlaceName|PlaceType|PostalCode|country-region|date|time"
    r"|stockticker|metricconverter|GivenName|Sn|middlename|title|phone|personname)"
    r"|v:(?:shape|shapetype|stroke|formulas|f|path|imagedata|textbox|rect|roundrect|line|polyline|oval|group|fill"
    r"|shadow|background|handles|h|curve|arc|image|textpath)"
    r"|w:(?:wrap|anchorlock|sdt|Sdt|sdtPr|WordDocument|LatentStyles|LsdException|View|Zoom|data|bordertop"
    r"|borderbottom|borderleft|borderright)"
    r"|m:(?:mathPr|mathFont|brkBin|brkBinSub|smallFrac|dispDef|lMargin|rMargin|defJc|wrapIndent|intLim|naryLim)"
)
"""The elements that Office writes into HTML."""

TAG = re.compile(
    rf"</?(?:{NAMES})(?:\s[^<>\n]*)?/?>"
    r"|<!\[(?:if\s+!?(?:support\w+|vml|mso|gte|ppt|IE)[^\]\n<>]*|endif)\](?:--)?>"
    r"|<\?xml:namespace[^>\n]*>"
)
OTHER_TAG = re.compile(r"</?[A-Za-z][\w.-]*:[A-Za-z][^<>\n]*>")
"""A tag of some name space."""

ABOUT_MARKUP = re.compile(r"(?i)\b(?:XML|OOXML|VML|MSO|namespaces?|name spaces?|docx|mark-?up|XSLT|schema)\b")


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Take the tags of word processors out."""
    if not TAG.search(source.text):
        return source, ()
    return apply_changes(source, RULE, _changes(source.text), style)


def _changes(text: str) -> Iterator[Change]:
    is_about = ABOUT_MARKUP.search(without_code(text)) is not None
    start = 0
    for line, masked in zip(text.split("\n"), without_code(text).split("\n"), strict=True):
        places = list(TAG.finditer(masked))
        mended = line
        for found in reversed(places):
            mended = mended[: found.start()] + mended[found.end() :]
        if places and not OTHER_TAG.search(TAG.sub("", masked)):
            yield change_of_line(
                start,
                line,
                mended,
                why="a tag that only a word processor understands",
                certainty=Certainty.SUSPECTED if is_about else Certainty.CERTAIN,
            )
        start += len(line) + 1
