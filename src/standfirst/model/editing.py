"""Cutting, joining and trimming runs of inlines, by the characters of their plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from standfirst.model import inlines as i
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.text import plain

WORDS = frozenset((i.Text, i.Code))
"""The inlines that are nothing but words."""

Kind = TypeVar("Kind", bound=Inline)


def children_of(inline: Inline) -> Inlines:
    """The inlines inside an inline; none for those that hold words or nothing."""
    return inline.children if isinstance(inline, i.Container) else ()


def only_words(inlines: Inlines) -> bool:
    """Whether a run is nothing but text and code: no emphasis, link, reference or break in it."""
    return WORDS.issuperset(map(type, inlines))


def map_inlines(inlines: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """Each inline replaced by what ``change`` gives for it, innermost first, texts merged.

    The very same run where nothing changed, so that nobody need rebuild what holds it.
    """
    changed: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, i.Container):
            children = map_inlines(inline.children, change)
            if children != inline.children:
                inline = msgspec.structs.replace(inline, children=children)
        changed.extend(change(inline))
    result = merged(tuple(changed))
    return inlines if result == inlines else result


def map_text(inlines: Inlines, change: Callable[[str], str]) -> Inlines:
    """Every text (not code) replaced by what ``change`` gives for it."""

    def one(inline: Inline) -> Inlines:
        if not isinstance(inline, i.Text):
            return (inline,)
        value = change(inline.value)
        return (i.Text(value),) if value else ()

    return map_inlines(inlines, one)


def merged(inlines: Inlines) -> Inlines:
    """The same run with neighbouring texts made one and empty texts left out."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, i.Text):
            if not inline.value:
                continue
            if result and isinstance(result[-1], i.Text):
                result[-1] = i.Text(result[-1].value + inline.value)
                continue
        result.append(inline)
    return tuple(result)


def length(inlines: Inlines) -> int:
    """How many characters of plain text a run has."""
    return len(plain(inlines))


def cut(inlines: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """The run in two, cut at a character of its plain text; containers are cut in two as well."""
    before: list[Inline] = []
    after: list[Inline] = []
    position = 0
    for inline in inlines:
        size = length((inline,))
        if position + size <= at and (size or position < at):
            before.append(inline)
        elif position >= at:
            after.append(inline)
        else:
            head, tail = _cut_one(inline, at - position)
            before.extend(head)
            after.extend(tail)
        position += size
    return merged(tuple(before)), merged(tuple(after))


def _cut_one(inline: Inline, at: int) -> tuple[Inlines, Inlines]:
    if isinstance(inline, i.Text | i.Code):
        kind = type(inline)
        return (kind(inline.value[:at]),), (kind(inline.value[at:]),)
    if isinstance(inline, i.Container):
        head, tail = cut(inline.children, at)
        return (
            (msgspec.structs.replace(inline, children=head),) if head else (),
            (msgspec.structs.replace(inline, children=tail),) if tail else (),
        )
    return (inline,), ()


def replace_range(inlines: Inlines, start: int, end: int, by: Inlines = ()) -> Inlines:
    """The run with the characters from start to end of its plain text replaced."""
    before, rest = cut(inlines, start)
    _, after = cut(rest, end - start)
    return merged((*before, *by, *after))


SPACE = re.compile(r"[ \t\n\r\f\v](?:[ \t\n\r\f\v]+|(?<! ))")
"""White space that is not one space. No-break and other typographic spaces stay what they are."""


_CJK = "\u2e80-\u2fff\u3001-\u30ff\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_LINE_END_IN_CJK = re.compile(rf"(?<=[{_CJK}])[ \t]*\n[ \t]*(?=[{_CJK}])")


def collapsed(text: str) -> str:
    """Runs of ordinary white space as one space each; between two Chinese or Japanese characters, which
    have no spaces between words, a line's end is nothing."""
    if "\n" in text and not text.isascii():
        text = _LINE_END_IN_CJK.sub("", text)
    return SPACE.sub(" ", text)


def words_of(inlines: Inlines) -> str:
    """The plain text with ordinary white space collapsed, and none at the ends."""
    return collapsed(plain(inlines)).strip(" ")


def tidied(inlines: Inlines) -> Inlines:
    """Ordinary white space collapsed, none at the ends or beside line breaks, none doubled over
    the borders of inlines, and no empty containers."""
    if len(inlines) == 1 and isinstance(inlines[0], i.Text):
        text = collapsed(inlines[0].value).strip(" ")
        return inlines if text == inlines[0].value else (i.Text(text),) if text else ()
    tidy = trimmed(_without_doubled_spaces(inlines, [True])[0])
    return inlines if tidy == inlines else tidy


def _without_doubled_spaces(inlines: Inlines, after_space: list[bool]) -> tuple[Inlines, list[bool]]:
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, i.Text):
            value = collapsed(inline.value)
            if after_space[0]:
                value = value.removeprefix(" ")
            if value:
                after_space[0] = value.endswith(" ")
                result.append(inline if value is inline.value else i.Text(value))
        elif isinstance(inline, i.Container):
            children, _ = _without_doubled_spaces(inline.children, after_space)
            if children:
                same = children == inline.children
                result.append(inline if same else msgspec.structs.replace(inline, children=children))
        elif isinstance(inline, i.LineBreak):
            while result and isinstance(result[-1], i.Text) and result[-1].value.endswith(" "):
                stripped = result.pop().value.rstrip(" ")  # type: ignore[union-attr]  # checked above
                if stripped:
                    result.append(i.Text(stripped))
            after_space[0] = True
            result.append(inline)
        else:
            if not isinstance(inline, i.Anchor | i.IndexMark):
                after_space[0] = False
            result.append(inline)
    return merged(tuple(result)), after_space


def trimmed(inlines: Inlines) -> Inlines:
    """Without white space and line breaks at the ends, however deep they stand."""
    return _trimmed_end(_trimmed_start(inlines))


def _trimmed_start(inlines: Inlines) -> Inlines:
    while inlines:
        first = inlines[0]
        if isinstance(first, i.LineBreak):
            inlines = inlines[1:]
            continue
        if isinstance(first, i.Text):
            value = first.value.lstrip(" \t\n\r\f\v")
            if value and value == first.value:
                return inlines
            if value:
                return (i.Text(value), *inlines[1:])
            inlines = inlines[1:]
            continue
        if isinstance(first, i.Container):
            children = _trimmed_start(first.children)
            if not children:
                inlines = inlines[1:]
                continue
            return (msgspec.structs.replace(first, children=children), *inlines[1:])
        return inlines
    return ()


def _trimmed_end(inlines: Inlines) -> Inlines:
    while inlines:
        last = inlines[-1]
        if isinstance(last, i.LineBreak):
            inlines = inlines[:-1]
            continue
        if isinstance(last, i.Text):
            value = last.value.rstrip(" \t\n\r\f\v")
            if value and value == last.value:
                return inlines
            if value:
                return (*inlines[:-1], i.Text(value))
            inlines = inlines[:-1]
            continue
        if isinstance(last, i.Container):
            children = _trimmed_end(last.children)
            if not children:
                inlines = inlines[:-1]
                continue
            return (*inlines[:-1], msgspec.structs.replace(last, children=children))
        return inlines
    return ()


def wholly(inlines: Inlines, kind: type[Kind]) -> Inlines | None:
    """What is inside, if the whole run (white space aside) is one inline of this kind
    (or several with nothing but white space between); else None."""
    inside: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, kind):
            inside.extend(children_of(inline))
        elif isinstance(inline, i.Text) and not inline.value.strip():
            inside.append(inline)
        elif not isinstance(inline, i.Anchor | i.IndexMark | i.LineBreak):
            return None
        else:
            inside.append(inline)
    found = any(isinstance(inline, kind) for inline in inlines)
    return merged(tuple(inside)) if found else None


def split_lines(inlines: Inlines) -> tuple[Inlines, ...]:
    """The run in lines, at its line breaks (those inside containers too), each trimmed."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, i.LineBreak):
            lines.append([])
        elif isinstance(inline, i.Container) and _has_break(inline.children):
            parts = split_lines(inline.children)
            for number, part in enumerate(parts):
                if number:
                    lines.append([])
                if part:
                    lines[-1].append(msgspec.structs.replace(inline, children=part))
        else:
            lines[-1].append(inline)
    return tuple(trimmed(tuple(line)) for line in lines)


def _has_break(inlines: Inlines) -> bool:
    return any(isinstance(x, i.LineBreak) or _has_break(children_of(x)) for x in inlines)
