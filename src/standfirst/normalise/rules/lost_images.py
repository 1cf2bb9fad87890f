"""Pictures that lost their file on the way keep their place.

Converters cut a picture's data short (``![](data:image/png;base64...)``) or leave a comment where
it stood (``<!-- image -->``). Both become a picture without a file: a labelled slot, and a warning.

Limits: data that is all there stays a picture; a comment only when it stands alone on its line and
says nothing but that; nothing in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.normalise.prose import MASK, without_code
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes, excerpt
from standfirst.parse.manuscript.source_file import SourceFile


def _mark_of_a_picture(repair: Repair, _text: str) -> str:
    """A comment that says no more than that a picture stood there, or the data of one."""
    before = repair.before.strip()
    return before if COMMENT.fullmatch(before) or before.startswith("data:") else ""


def _slot(_repair: Repair, _text: str) -> str:
    """The address of the slot."""
    return SLOT


RULE = Rule(
    name="lost-images",
    does="a picture whose file was lost on the way keeps its place",
    why="converters cut a picture's data short, or leave only a comment in its place",
    keeps_off="data that is all there stays a picture; a comment only if alone on its line; nothing in code",
    before="The arch in winter.\n\n<!-- image -->\n\nThe arch in spring.",
    after="The arch in winter.\n\n![](lost-image)\n\nThe arch in spring.",
    stage="text",
    certainty=Certainty.CERTAIN,
    takes=_mark_of_a_picture,
    adds=_slot,
)

SLOT = "lost-image"
"""The address that the slot names."""

DATA = re.compile(
    r"(?P<before>!\[[^\]\n]*\]\([ \t]*<?|<img\b[^>\n]*?\bsrc=[\"']?"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*<?)(?P<data>data:[^)>\"'\s]*)",
    re.MULTILINE,
)
COMMENT = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<mark><!--\s*(?:image|picture|figure|image removed)\s*-->)[ \t]*$", re.M
)
WHOLE = re.compile(r"data:image/[\w.+-]+(?:;[\w=.-]+)*;base64,(?P<data>[A-Za-z0-9+/%]+={0,2})$")


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Put a slot where a picture was."""
    text = source.text
    if "data:" not in text and not ("<!--" in text and COMMENT.search(text)):
        return source, ()
    changes = sorted([*_cut_data(text), *_comments(text)], key=lambda change: change.start)
    return apply_changes(source, RULE, changes, style)


def _cut_data(text: str) -> Iterator[Change]:
    if "data:" not in text:
        return
    masked = without_code(text)
    for match in DATA.finditer(masked):
        if _is_whole(match["data"]):
            continue
        start, end = match.span("data")
        yield Change(
            start=start,
            end=end,
            words=SLOT,
            why="the picture's data was cut short",
            before=excerpt(match["data"], 0, 40),
        )


def _is_whole(address: str) -> bool:
    """Whether the data decodes to something that begins like a picture."""
    import base64
    import binascii

    match = WHOLE.match(address)
    if match is None:
        return "," in address and "base64" not in address and "..." not in address
    try:
        data = base64.b64decode(match["data"], validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(data) > 30


def _comments(text: str) -> Iterator[Change]:
    fences = without_code(re.sub(r"<!--", "<!~~", text))
    for match in COMMENT.finditer(text):
        start, end = match.span("mark")
        if MASK in fences[start:end]:
            continue
        words = f"![]({SLOT})"
        above = text[: match.start()].endswith("\n\n") or match.start() == 0
        below = text[match.end() : match.end() + 2] in ("\n\n", "\n", "")
        words = ("" if above else "\n" + match["indent"]) + words + ("" if below else "\n")
        yield Change(
            start=start,
            end=end,
            words=words,
            why="there was a picture here, which was not copied",
            before=match["mark"],
            after=words.strip(),
        )
