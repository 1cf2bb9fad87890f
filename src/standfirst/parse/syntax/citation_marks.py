"""Citations in brackets, as pandoc and Quarto have them: ``[see @doe99, pp. 33-35; -@roe04]``.

Those without brackets (``@doe99``) are found when it is known which works there are: an ``@`` before a word
is the name of an account as well. Only the keys are read here; page numbers and the words around them are
read by pandoc (``citations.pandoc_citeproc``).
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import STX, AtomicString

from standfirst.parse.syntax.cross_references import KINDS, add_references, add_text, is_reference

KEY = r"\w(?:[\w:.#$%&+?<>~/-]*\w)?"
"""The key of a work: letters and figures, with single signs between them."""
_ITEM = re.compile(rf"[^@{STX}]*?(?<![\w.@])@(?:(?P<key>{KEY})|\{{(?P<braced>[^{{}}\s]+)\}})[^@{STX}]*")
_IS_REFERENCE = re.compile(rf"(?i:{'|'.join(KINDS)})[-:]|(?i:page):")


class Citations(InlineProcessor):
    """One or several works in one pair of brackets."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The citation; nothing where one of its parts is neither a work nor a reference by number."""
        if keys := keys_in(m[1]):
            return _citation(m[0], keys), m.start(), m.end()
        group = _with_references(m[1].split(";"))
        return (None, None, None) if group is None else (group, m.start(), m.end())


def _citation(typed: str, keys: tuple[str, ...]) -> etree.Element:
    element = etree.Element("citation", {"keys": " ".join(keys)})
    element.text = AtomicString(" ".join(typed.split()))
    return element


def _with_references(items: list[str]) -> etree.Element | None:
    """Works and references by number from one pair of brackets, ``[@doe99; @fig-mill]``, each kind as if it
    had brackets of its own; None if there is anything else in them."""
    kinds = [_kind_of(item) for item in items]
    if set(kinds) != {"work", "reference"}:
        return None
    group = etree.Element("crossrefs")
    for kind, held in groupby(zip(kinds, items, strict=True), key=itemgetter(0)):
        parts = [item for _, item in held]
        if len(group):
            add_text(group, "; ")
        if kind == "work":
            typed = f"[{';'.join(parts).strip()}]"
            group.append(_citation(typed, keys_in(typed[1:-1])))
        else:
            add_references(group, parts)
    return group


def _kind_of(item: str) -> str:
    return "work" if keys_in(item) else "reference" if is_reference(item) else ""


def keys_in(words: str) -> tuple[str, ...]:
    """The keys of what stands in the brackets of a citation; none if it is no citation."""
    found = [item for part in words.split(";") if (item := _ITEM.fullmatch(part))]
    keys = tuple(item["key"] or item["braced"] for item in found)
    is_whole = len(found) == words.count(";") + 1
    return keys if is_whole and not any(map(_IS_REFERENCE.match, keys)) else ()


def register(md: Markdown) -> None:
    """Add this to Python-Markdown's patterns, after the references by number."""
    # right behind a word, as notes often are, only what begins with a key
    pattern = r"(?:(?<![!\]\w])|(?<=[^\W\d_])(?=\[-?@))\[([^\[\]@]*@[^\[\]]*)\](?![\[({])"
    md.inlinePatterns.register(Citations(pattern, md), "citations", 172.5)
