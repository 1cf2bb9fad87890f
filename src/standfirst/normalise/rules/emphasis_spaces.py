"""Marks of emphasis that a space keeps from working are put right.

``**bold **text`` and ``** bold** text`` come out of word processors and web editors; the asterisks
would be printed. The space goes outside. ``**[Text**](address)`` gets its marks round the link,
and a label that was cut in two (``**RFI** **: Vous**``) is one again.

Limits: only double asterisks and underscores, even in number within their paragraph, and only
pairs of which the one side is tight and the other not: then the intent is beyond doubt. Loose on
both sides they are put right where there is nothing but words between them, and that is only likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from standfirst.normalise.prose import MASK, only_prose
from standfirst.normalise.repair import Certainty, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes, excerpt
from standfirst.parse.manuscript.source_file import SourceFile

RULE = Rule(
    name="emphasis-spaces",
    does="marks of emphasis that a space keeps from working are put right",
    why="word processors bold the space as well, and the asterisks would be printed",
    keeps_off=(
        "only double marks, even in number in their paragraph, one side tight and the other not; "
        "loose on both sides only around plain words"
    ),
    before="It was a **very long **night in the arch.",
    after="It was a **very long** night in the arch.",
    stage="text",
    certainty=Certainty.CERTAIN,
)

MAYBE = re.compile(r"[ \u00a0]\*\*[^\s*]|[^\s*]\*\*[ \u00a0]+\S|[ \u00a0]__\w|\*\*\]\(")
PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
MARK = re.compile(r"(?<![*\\])\*\*(?!\*)|(?<![_\\])__(?!_)")
STARRED_FORM = re.compile(r"(?<![*\\\w])\*\*[^\W_][\w-]*\*(?!\*)")
"""An asterisk before a word in italics, as linguists set it before forms that they inferred: ``**ghol*``."""
HALF_LINK = re.compile(r"\*\*\[(?P<words>[^\]\[*\n]+)\*\*\]\((?P<address>[^()\s]+)\)")
CUT_LABEL = re.compile(
    r"(?<!\*)\*\*(?P<label>[^\s*][^*\n]{0,58}[^\s*:]|\w)"
    r"\*\*[ \u00a0]*\*\*(?P<rest>[ \u00a0]*[:：][^*\n]*[^\s*])\*\*(?!\*)"
)
WORDS = re.compile(r"[^\W\d_]{3,}(?:[ '’,-]+[^\W\d_]+)*")
"""What may stand in ``** bold **``, with spaces on both sides; of ``x ** y ** z`` it is a sum."""
TABLE = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*$|^[ \t>]*\|.*\|[ \t]*$", re.MULTILINE)
"""The line under a table's head, or a row between bars."""
CELL = re.compile(r"[^|\n]+")
"""Where emphasis of a table begins and ends; underscores are gaps to fill in there."""
SPACES = " \t\u00a0\u202f"
ENTITY = re.compile(r"&nbsp;(?=(?:\*\*|__)[^\W_])")
"""A space by its name that keeps the mark behind it from closing: ``**Thea:&nbsp;**Since``."""


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Put marks of emphasis where they work."""
    if "**" not in source.text and "__" not in source.text:
        return source, ()
    done: Repairs = ()
    for find in (_half_links, _cut_labels, _loose_marks):
        source, repairs = apply_changes(source, RULE, find(source.text), style)
        done += repairs
    return source, done


def _half_links(text: str) -> Iterator[Change]:
    if "**](" not in text:
        return
    masked = only_prose(text)
    for match in HALF_LINK.finditer(text):
        if MASK in masked[match.start() : match.end("words") + 3]:
            continue
        words = f"**[{match['words']}]({match['address']})**"
        why = "the emphasis begins before the link and ends inside it"
        yield Change(start=match.start(), end=match.end(), words=words, why=why, before=match[0])


def _cut_labels(text: str) -> Iterator[Change]:
    if not re.search(r"\*\*[ \u00a0]*\*\*[ \u00a0]*[:：]", text):
        return
    for match in CUT_LABEL.finditer(only_prose(text)):
        if MASK in match[0]:
            continue
        yield Change(
            start=match.start(),
            end=match.end(),
            words=f"**{match['label']}{match['rest'].lstrip()}**",
            why="one label, cut in two by its marks",
            certainty=Certainty.LIKELY,
            before=match[0],
        )


def _loose_marks(text: str) -> Iterator[Change]:
    if not re.search(r"(?:\s|&nbsp;)(?:\*\*|__)|(?:\*\*|__)[ \t\u00a0\u202f]", text):
        return
    masked = ENTITY.sub(lambda entity: "\u00a0" * len(entity[0]), only_prose(text))
    for paragraph in PARAGRAPH.finditer(masked):
        if STARRED_FORM.search(paragraph[0]):
            continue
        if ("**" not in paragraph[0] and "__" not in paragraph[0]) or "****" in paragraph[0]:
            continue
        if not TABLE.search(paragraph[0]):
            yield from _loose_pairs(text, masked, paragraph.start(), paragraph.end(), ("**", "__"))
            continue
        cells = [cell.span() for cell in CELL.finditer(masked, paragraph.start(), paragraph.end())]
        if all(masked.count("**", *cell) % 2 == 0 for cell in cells):
            for cell in cells:
                yield from _loose_pairs(text, masked, *cell, ("**",))


def _loose_pairs(text: str, masked: str, start: int, end: int, signs: Sequence[str]) -> Iterator[Change]:
    for sign in signs:
        marks = [m.start() for m in MARK.finditer(masked, start, end) if m[0] == sign]
        if len(marks) % 2:
            continue
        pairs = list(zip(marks[::2], marks[1::2], strict=True))
        if any(_is_doubtful(masked, opening, closing) for opening, closing in pairs):
            continue
        for opening, closing in pairs:
            change = _tightened(text, masked, opening, closing)
            if change is not None:
                yield change
        if any(_inner(masked, *pair) for pair in pairs):
            return


def _is_doubtful(masked: str, opening: int, closing: int) -> bool:
    """Both sides loose, nothing between, or a line's end or a bar between."""
    inside = masked[opening + 2 : closing]
    if _goes_over_line_end(inside, masked[closing + 2 : closing + 3]):
        return False
    if "\n" in (inside[: len(inside) - len(inside.lstrip())] + inside[len(inside.rstrip()) :]):
        return True  # a line's end would be left between the mark and the words
    loose = (inside[:1] in SPACES) + (inside[-1:] in SPACES) if inside.strip() else 2
    around = masked[opening - 1 : opening] + masked[closing + 2 : closing + 3]
    if loose == 2 and not (WORDS.fullmatch(inside.strip(SPACES)) and not around.strip(SPACES + ",.;:!?")):
        return True
    return "|" in inside or re.search(r"\n[ \t]*(?:[-*+>#]|\d+[.)]|\[\^[^\]\n]+\]:)[ \t]", inside) is not None


def _goes_over_line_end(inside: str, after: str) -> bool:
    """Whether a mark closes at the beginning of the next line, tight before its first word: what was bold
    took the break of the line with it, ``**Why?  `` and ``**Because``."""
    tail = inside[len(inside.rstrip()) :]
    return tail.count("\n") == 1 and tail[-1] == "\n" and not inside[:1].isspace() and after.isalnum()


def _certainty(sign: str, before: str, inside: str) -> Certainty:
    """Underscores after a letter or a figure may be a gap, as in ``88866__6 __``."""
    if sign == "__" and before.isalnum():
        return Certainty.SUSPECTED
    if inside[-1] == "\n":
        return Certainty.LIKELY
    loose = inside[0] in SPACES and inside[-1] in SPACES
    return Certainty.LIKELY if loose else Certainty.CERTAIN


def _inner(masked: str, opening: int, closing: int) -> bool:
    inside = masked[opening + 2 : closing]
    over = _goes_over_line_end(inside, masked[closing + 2 : closing + 3])
    return inside[:1] in SPACES or inside[-1:] in SPACES or over


OUTER = ("_", "*")


def _tightened_in_italics(text: str, opening: int, closing: int) -> Change:
    """``_**Name: **_Words``: the space goes out of both marks, for the outer ones would not work either."""
    outer, sign, inside = text[opening - 1], text[opening : opening + 2], text[opening + 2 : closing]
    start, end = opening - 1, closing + 3
    right = " " if re.match(r"[\w(\[“«\"'‘]", text[end : end + 1]) else ""
    words = f"{outer}{sign}{inside.rstrip(SPACES)}{sign}{outer}{right}"
    why = "a space inside the marks would print them"
    return Change(start=start, end=end, words=words, why=why, before=text[start:end], after=words)


def _tightened(text: str, masked: str, opening: int, closing: int) -> Change | None:
    if not _inner(masked, opening, closing):
        return None
    sign, inside = text[opening : opening + 2], masked[opening + 2 : closing]
    before, after = text[opening - 1 : opening], text[closing + 2 : closing + 3]
    if after == before and after in OUTER and inside[-1] in SPACES and inside[0] not in SPACES:
        return _tightened_in_italics(text, opening, closing)
    left = " " if inside[0] in SPACES and before and before not in " \n\t\u00a0" else ""
    right = " " if inside[-1] in SPACES and after and re.match(r"[\w(\[“«\"'‘–—-]", after) else ""
    loose = len(inside) - len(inside.lstrip(SPACES))
    end = opening + 2 + len(inside.rstrip(f"{SPACES}\n"))
    kept, tail = text[opening + 2 + loose : end], text[end:closing]
    right = tail if "\n" in tail or "&" in tail else right
    words = f"{left}{sign}{kept}{sign}{right}"
    line = text.rfind("\n", 0, opening) + 1
    line_end = text.find("\n", closing)
    whole = text[line : line_end if line_end >= 0 else len(text)]
    return Change(
        start=opening,
        end=closing + 2,
        words=words,
        why="a space inside the marks would print them",
        certainty=_certainty(sign, before, inside),
        before=excerpt(whole, opening - line, closing + 2 - line),
        after=excerpt(
            whole[: opening - line] + words + whole[closing + 2 - line :],
            opening - line,
            opening - line + len(words),
        ),
    )
