"""What binds tighter than any other inline mark: escapes, hard breaks, code, autolinks, tags, entities.

One pattern, so that whichever begins first holds, as CommonMark wants it.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from xml.etree import ElementTree as etree  # noqa: N813

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX, AtomicString

from standfirst.parse.syntax.attributes import LIST
from standfirst.parse.syntax.html import HTML, is_tag, mark_of

_FORMULA = (
    r"[A-Za-z](?:[A-Za-z]|[ ]?[-+<>*/,=|][ ]?[A-Za-z\d])*"
    r"|(?=(?:[^$\\]|\\[^A-Za-z])*?(?:\\[A-Za-z,;{]|[\^_{=]))(?:[^$\\]|\\.){1,600}?"
)
"""What stands between single dollars: a letter or a plain sum of such, or something with a mark of TeX in it.
Amounts of money have neither; ``$5 and a_b at $7`` ends in no dollar that touches a word only before it."""

_LITERAL = rf"""(?xs:
    \\(?P<escaped>[!-/:-@\[-`{{-~])
  | (?P<break>\\\n|(?<=[ ])[ ]\n)
  | (?P<template>\{{\{{[^\n{{}}]{{1,1000}}\}}\}}|\{{%[^\n{{}}]{{1,1000}}%\}})
  | (?P<ticks>`+)
  | (?<!\]\()<(?:(?P<address>[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^\s<>{STX}]*)
                |(?P<mail>[\w.!\#$%&'*+/=?^`{{|}}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+))>
  | (?P<html>(?<!\]\()<(?=[A-Za-z/!?]))
  | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
  | (?P<attributes>(?<=[\])`{ETX}]){LIST})
  | (?P<maths>(?<!\$)\$\$(?=\S|\n)(?:[^$\\]|\\.)+(?<=[\S\n])\$\$(?!\$)
             |(?<!\$)\$\$[ ](?=[^$]*[=^_\\])(?:[^$\\]|\\.)+[ ]\$\$(?!\$)
             |(?<![\w$])\$(?=\S)(?:{_FORMULA})(?<!\s)\$(?![\w$]))
)"""

_SIGN_OF_MATHS = r"(?![^\\]*\]\()(?=(?:[^\\]|\\[^()\[\]])*?(?:\\[A-Za-z]{2}|(?<=[\w)}])[_^][\w{\\]))"
_MATHS = re.compile(
    rf"\\\({_SIGN_OF_MATHS}(?:[^\\]|\\[^()])*\\\)|\\\[{_SIGN_OF_MATHS}(?:[^\\]|\\[^\[\]])*\\\]"
)
"""``\\(x_1\\)`` and ``\\[\\frac12\\]``: formulas as scientific papers have them, kept as they are.

In ``\\(or so\\)`` the parentheses are only escaped.
"""

_SUM = r"[ ]?[A-Za-z](?:[ ]?[-+<>*/,=|][ ]?(?:[A-Za-z]|\d+))*[ ]?"
SYMBOLS = re.compile(rf"\\\({_SUM}\\\)|\\\[{_SUM}\\\](?![(\[:])")
"""``\\(x\\)`` and ``\\[x + n = 3\\]``: without a command, an index or a power."""


def has_formulas_in_brackets(text: str) -> bool:
    """Whether a manuscript writes formulas as ``\\(x_1\\)``, so that ``\\(x\\)`` in it is one too."""
    return bool(_MATHS.search(text) or any("=" in found.group() for found in SYMBOLS.finditer(text)))


_CODE_POINT = re.compile(rf"{STX}(\d+){ETX}")


class LiteralProcessor(InlineProcessor):
    """Takes each literal out of the text before any other pattern sees it."""

    def __init__(self) -> None:
        super().__init__(_LITERAL)
        self.has_formulas_in_brackets = False
        """Of the manuscript that is being read."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """The element or text for one literal."""
        if m["escaped"] and (sum_ := self._formula_in_brackets(data, m.start())):
            return formula(on_one_line(sum_.group())), m.start(), sum_.end()
        if m["escaped"]:
            return as_is(m["escaped"]), m.start(), m.end()
        if m["break"]:
            return etree.Element("br"), m.start(), m.end()
        if m["ticks"]:
            return _code(m, data)
        if m["address"] or m["mail"]:
            return _autolink(m["address"] or m["mail"], is_mail=bool(m["mail"])), m.start(), m.end()
        if m["html"]:
            found = HTML.match(data, m.start())
            if not found or not is_tag(found):
                return None, None, None
            return mark_of(found), m.start(), found.end()
        if m["entity"]:
            text = _character(m["entity"])
            return (None, None, None) if text is None else (as_is(text), m.start(), m.end())
        if m["maths"]:
            return formula(on_one_line(m.group())), m.start(), m.end()
        return as_is(m.group()), m.start(), m.end()

    def _formula_in_brackets(self, data: str, start: int) -> re.Match[str] | None:
        if data[start + 1 : start + 2] not in ("(", "["):
            return None
        symbols = SYMBOLS.match(data, start)
        if symbols and (self.has_formulas_in_brackets or "=" in symbols.group()):
            return symbols
        return _MATHS.match(data, start)


def formula(text: str) -> etree.Element:
    """The element of a formula: its text as typed, in which nothing is a mark."""
    element = etree.Element("formula")
    element.text = AtomicString(text)
    return element


def on_one_line(text: str) -> str:
    """A formula between words: to TeX a line's end is a space, but for one that ends a comment."""
    return text if "%" in text else re.sub(r"[ \t]*\n[ \t]*", " ", text)


def plain(text: str) -> str:
    """Text with the characters that ``as_is`` kept from being read as marks."""
    return _CODE_POINT.sub(lambda code: chr(int(code[1])), text) if STX in text else text


def as_is(text: str) -> str:
    """Text in a form in which no pattern finds a mark in it; ``plain`` turns it back."""
    return "".join(f"{STX}{ord(c)}{ETX}" if not c.isalnum() and c != " " else c for c in text)


def _character(entity: str) -> str | None:
    """What an entity stands for; None of a name that HTML doesn't have."""
    return unescape(entity) if entity[1] == "#" else html5.get(entity[1:])


def _code(m: re.Match[str], data: str) -> tuple[etree.Element | None, int | None, int | None]:
    """A code span: up to as many backticks as it began with."""
    ticks = m["ticks"]
    end = m.end()
    while (end := data.find(ticks, end)) != -1:
        stop = end + len(ticks)
        if data[stop : stop + 1] != "`":
            break
        while data[stop : stop + 1] == "`":
            stop += 1
        end = stop
    if end == -1:
        return None, None, None
    text = data[m.end() : end].replace("\n", " ")
    if len(text) > 2 and text[0] == text[-1] == " " and text.strip():
        text = text[1:-1]
    element = etree.Element("code")
    element.text = AtomicString(text)
    return element, m.start(), end + len(ticks)


def _autolink(address: str, is_mail: bool) -> etree.Element:
    element = etree.Element("a", {"href": f"mailto:{address}" if is_mail else address})
    element.text = AtomicString(address)
    return element
