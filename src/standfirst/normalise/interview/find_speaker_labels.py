"""Labels: what at the beginning of a paragraph may name a speaker. Finds, does not judge.

What a label means (a question, an answer, nobody) is asked of the word lists: ``lexicon/lexicon.py``.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias

import msgspec

from standfirst.model import inlines as i
from standfirst.model.editing import cut, trimmed, wholly
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import every_language
from standfirst.normalise.names import looks_like_name

Form: TypeAlias = Literal["bold", "bold-question", "plain", "dashed", "time", "stop"]
"""How a label is set. ``stop``: with a full stop for a colon, ``P.``, which only a mere role may have."""

TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?"
COLON = r"(?:[:：﹕]|\.\s?[-–—](?=\s|$))"
"""Or what stands for one in Spanish: ``P.- ¿Cuándo?``"""
ASIDE = r"[(（\[][^()（）\[\]\n]{1,80}[)）\]]"
NAME = r"[^\s:：\n\"“”«»()\[\]—?!;|][^:：\n\"“”«»()\[\]—?!;|]{0,58}?"

LEADING_TIME = re.compile(rf"^\s*({TIME})\s*[-–—]?\s*")
TRAILING_TIME = re.compile(rf"[\s,–—-]*({TIME})\s*$")
INSIDE = re.compile(rf"^\s*({NAME}(?:\s*{ASIDE})?)\s*(?:{COLON}\s*)?({TIME})?\s*{COLON}?\s*$")
AFTER_BOLD = re.compile(rf"^\s*({ASIDE})?\s*,?\s*({TIME})?\s*{COLON}\s*({TIME}(?=\s|$))?")
PLAIN = re.compile(rf"^\s*({NAME}(?:\s*{ASIDE})?)\s*({TIME})?\s*{COLON}(?:\s+|$)({TIME}(?=\s|$))?")
PLAIN_WIDE = re.compile(rf"^\s*({NAME}(?:\s*{ASIDE})?)\s*[：﹕]\s*")
NAME_AND_TIME = re.compile(rf"^\s*({NAME}(?:\s*{ASIDE})?)[\s,–—-]+({TIME})\s*{COLON}?\s*(?:\n|$)")
STOPPED = re.compile(r"^\s*([^\W\d_]{1,2}\d{0,3})\.\s+(?=\S)")
BOLD_STOPPED = re.compile(r"^\s*([^\W\d_]{1,10}\s?\d{0,3})\.\s*$")
ROLE_AFTER_COMMA = re.compile(r"^(?P<name>[^,،、]+)\s*[,،、]\s*(?P<role>.+)$")
DASHED = re.compile(r"^\s*([^\n:—–]{1,40}?)\s+[—–]\s+(?=\S)")
BOLD_DASH = re.compile(r"^\s*[—–]\s+(?=\S)")
DASH_INSIDE = re.compile(rf"^\s*({NAME}(?:\s*{ASIDE})?)\s*[—–]\s*$")
LEADING_DASH = re.compile(r"^\s*[—–―]{1,2}\s*(?=\S|$)")
"""Before a label, where a dialogue has both: ``— **Thea:** Who kneads it?``"""
WIDE_SPACE = re.compile(r"^\u3000\s*(?=\S)")
"""What Japanese sets after a speaker's name in bold."""
SENTENCE_END = re.compile(r"(?:[?!]|(?<!\b[^\W\d_])\.)\s*$")
"""Not the full stop of an initial."""
FULL_STOP = re.compile(r"[^\W\d_]{4,}\.$")
"""After the last word of a name: ``Irène Vasseur. — …``"""
BOLD_TIME = re.compile(rf"^[\s,–—-]*({TIME})(?=\s|$)\s*")
GLUED = re.compile(rf"^\s*({NAME}):(?=[^\W\d_a-zà-ÿ])")
"""With no space after the colon, as a slip: ``PL:I run``"""
WIDE = re.compile(r"^([\u3040-\u30ff\u3400-\u9fff々・A-Za-z]{1,10})\u3000+(?=\S)")
"""What Japanese and Chinese set after a speaker's name for a colon: ``佐伯　そうですね``"""
WHOLE_QUESTION = re.compile(rf"^\s*({NAME}(?:\s*{ASIDE})?)\s*{COLON}\s*(?=\S)")


SET_OFF = (i.Strong, i.Emphasis, i.SmallCaps, i.Styled)
"""In what a label may be set."""


class Label(msgspec.Struct, frozen=True, dict=True):
    """What stands at the beginning of a paragraph and may name a speaker."""

    words: str
    """Without marks, colon and time."""
    rest: Inlines
    """What follows it in the paragraph; may be empty when only a time follows."""
    form: Form
    time: str | None = None
    loose: bool = False
    """Whether it is only a label if it comes back: ``PL:I run``."""

    @cached_property
    def name(self) -> str:
        """The label without what stands after it in brackets, or after a comma and is no name."""
        name = re.sub(rf"\s*{ASIDE}\s*$", "", self.words).strip()
        found = ROLE_AFTER_COMMA.match(name)
        is_role = found and not found["name"][0].islower() and _is_role_of(found["name"], found["role"])
        return found["name"].strip() if found and is_role else name

    @cached_property
    def key(self) -> str:
        """What two labels of one speaker have in common, letter case aside."""
        return " ".join(self.name.casefold().rstrip(".").split())


def _is_role_of(name: str, words: str) -> bool:
    """Whether what follows a name and a comma says what somebody does, and is no second name, nor several."""
    several = [part for part in every_language().between_names.split(words) if part]
    if len(several) > 1 and all(map(looks_like_name, several)):
        return False
    return not looks_like_name(words) or (" " in name.strip() and " " not in words.strip())


def label_of(inlines: Inlines) -> Label | None:
    """The label with which a paragraph begins, if it may have one."""
    return _label_of(inlines) if may_begin_with_label(inlines) else None


@lru_cache(maxsize=1024)
def _label_of(inlines: Inlines) -> Label | None:
    """The same, kept for a while: paragraph by paragraph several steps ask for it."""
    inlines, time = _without_time(_without_anchors(inlines))
    if not inlines:
        return None
    if len(inlines) == 1 and isinstance(inlines[0], i.ForeignWords):
        inside = _label_of(inlines[0].children)
        rest = (msgspec.structs.replace(inlines[0], children=inside.rest),) if inside and inside.rest else ()
        return msgspec.structs.replace(inside, rest=rest) if inside else None
    inlines = _without_dash((*_set_off_in_link(inlines[0]), *inlines[1:]))
    label = _bold_label(inlines) if isinstance(inlines[0], SET_OFF) else _plain_label(inlines)
    if label is None:
        return None
    stamp = TRAILING_TIME.search(label.words)
    words = (label.words[: stamp.start()] if stamp else label.words).rstrip(" ,–—-")
    words = words[:-1] if FULL_STOP.search(words) else words
    time = label.time or (stamp[1] if stamp else time)
    return msgspec.structs.replace(label, words=words, time=time) if 0 < len(words) <= 100 else None


BEGINS_WITH_SIGN = re.compile(
    r"^[^\S\n]*(?:[^\s]{1,10}\u3000|[^\n:：﹕—–\"“”«»?!;|]{0,160}(?:[:：﹕—–]|\.-)|[^\W\d_]{1,2}\d{0,3}\.\s)",
    re.MULTILINE,
)
"""A line that begins with what no label is without: a colon or dash after a few words, or ``P.``"""


def may_begin_with_label(inlines: Inlines) -> bool:
    """Whether it is worth looking: most paragraphs begin with plain words and no colon or dash."""
    for first in inlines:
        if isinstance(first, i.Text) and not first.value.isspace():
            return BEGINS_WITH_SIGN.match(first.value.lstrip()) is not None
        if not isinstance(first, i.Text | i.Anchor | i.LineBreak):
            return isinstance(first, i.Container)
    return False


def may_hold_labels(inlines: Inlines) -> bool:
    """The same of all the lines of a paragraph."""
    at_line_start = True
    for inline in inlines:
        if isinstance(inline, i.Text):
            if BEGINS_WITH_SIGN.search(inline.value):
                return True
            at_line_start = inline.value.rstrip(" \t").endswith("\n") or (
                at_line_start and inline.value.isspace()
            )
        elif isinstance(inline, i.Container) and at_line_start:
            return True
        else:
            at_line_start = isinstance(inline, i.LineBreak | i.Anchor)
    return False


def _without_anchors(inlines: Inlines) -> Inlines:
    while inlines and isinstance(inlines[0], i.Anchor):
        inlines = inlines[1:]
    return trimmed(inlines)


def _set_off_in_link(first: i.Inline) -> Inlines:
    """``[**Thea**](address)`` as ``**Thea**``: the link of a name in bold."""
    if isinstance(first, i.Link) and len(first.children) == 1 and isinstance(first.children[0], SET_OFF):
        return first.children
    return (first,)


def _without_dash(inlines: Inlines) -> Inlines:
    """Without a dash before a label, be it bold or plain, which would be speech of somebody unnamed."""
    first = inlines[0]
    dash = LEADING_DASH.match(first.value) if isinstance(first, i.Text) else None
    if dash is None:
        return inlines
    rest = trimmed(cut(inlines, dash.end())[1])
    if not rest or not (isinstance(rest[0], i.Strong) or PLAIN.match(plain(rest[:1]))):
        return inlines
    return rest


def _without_time(inlines: Inlines) -> tuple[Inlines, str | None]:
    match = LEADING_TIME.match(plain(inlines)[:20])
    if not match or not inlines or not isinstance(inlines[0], i.Text | i.Strong | i.Emphasis | i.Link):
        return inlines, None
    return trimmed(cut(inlines, match.end())[1]), match[1]


def _bold_label(inlines: Inlines) -> Label | None:
    first, rest = inlines[0], inlines[1:]
    if not isinstance(first, i.Container):
        return None
    inside = plain(first.children)
    following = plain(rest)
    if re.search(rf"{COLON}\s*$", inside) and (match := INSIDE.match(inside)):
        rest, time = _without_time(trimmed(rest))
        return Label(match[1].strip(), rest, "bold", match[2] or time)
    if _asks_in_marks(first, inside) and (match := WHOLE_QUESTION.match(inside)) and following.strip():
        return Label(match[1].strip(), trimmed(cut(inlines, match.end())[1]), "bold")
    if match := NAME_AND_TIME.match(inside):
        return Label(match[1].strip(), trimmed(rest), "time", match[2])
    if not following.strip():
        return _whole_question(inlines)
    if match := BOLD_STOPPED.match(inside):
        if after := AFTER_BOLD.match(following):
            return Label(match[1], trimmed(cut(rest, after.end())[1]), "bold", after[2] or after[3])
        return Label(match[1], trimmed(rest), "stop")
    if len(inside) <= 80 and (match := AFTER_BOLD.match(following)) and not SENTENCE_END.search(inside):
        words = inside.strip() + (f" {match[1]}" if match[1] else "")
        return Label(words, trimmed(cut(rest, match.end())[1]), "bold", match[2] or match[3])
    if len(inside) <= 60 and (match := BOLD_TIME.match(following)):
        return Label(inside.strip(), trimmed(cut(rest, match.end())[1]), "time", match[1])
    if len(inside) <= 60 and (match := DASH_INSIDE.match(inside)):
        return Label(match[1].strip(), trimmed(rest), "dashed")
    if len(inside) <= 60 and (match := BOLD_DASH.match(following) or WIDE_SPACE.match(following)):
        return Label(inside.strip(), trimmed(cut(rest, match.end())[1]), "dashed")
    if len(inside) <= 60 and re.match(r"\s*\n", following) and not re.search(r"[.?!,;]\s*$", inside):
        return Label(inside.strip(), trimmed(rest), "bold")
    return None


def _asks_in_marks(first: i.Inline, inside: str) -> bool:
    """Whether a label and a question, or what somebody says, can stand in these marks: in italics it has to
    ask, for so are titles with a colon set, ``*The Weir: A History* by Ann Ely``."""
    return len(inside) <= 80 and (not isinstance(first, i.Emphasis) or is_question(inside))


def _whole_question(inlines: Inlines) -> Label | None:
    """``**TC: the whole question is bold?**``"""
    for kind in (i.Strong, i.Emphasis):
        inside = wholly(inlines, kind)
        if inside is None:
            continue
        inner = wholly(inside, i.Emphasis if kind is i.Strong else i.Strong)
        inside = trimmed(inner if inner is not None else inside)
        if isinstance(inside[0], i.Container):
            label = _bold_label(inside)
            return msgspec.structs.replace(label, form="bold-question") if label and label.rest else None
        text = plain(inside)
        named = WHOLE_QUESTION.match(text) or (DASHED.match(text) if is_question(text) else None)
        stopped = STOPPED.match(text)
        if (match := named or stopped) and text[match.end() :].strip():
            said = trimmed(cut(inside, match.end())[1])
            return Label(match[1].strip(), said, "bold-question" if named else "stop")
    return None


def _plain_label(inlines: Inlines) -> Label | None:
    if not isinstance(inlines[0], i.Text):
        return None
    text = inlines[0].value
    match = PLAIN.match(text) or PLAIN_WIDE.match(text)
    if match:
        words = match[1].strip()
        if text[match.end() : match.end() + 2] == "//":
            return None
        time = (match[2] or match[3]) if match.re is PLAIN else None
        rest = trimmed(cut(inlines, match.end())[1])
        return Label(words, rest, "time" if time else "plain", time)
    if match := GLUED.match(text):
        return Label(match[1].strip(), trimmed(cut(inlines, match.end())[1]), "plain", loose=True)
    if match := WIDE.match(text):
        return Label(match[1], trimmed(cut(inlines, match.end())[1]), "dashed", loose=True)
    if match := NAME_AND_TIME.match(text):
        return Label(match[1].strip(), trimmed(cut(inlines, match.end())[1]), "time", match[2])
    if match := STOPPED.match(text):
        return Label(match[1], trimmed(cut(inlines, match.end())[1]), "stop")
    if match := DASHED.match(text):
        return Label(match[1].strip(), trimmed(cut(inlines, match.end())[1]), "dashed")
    return None
