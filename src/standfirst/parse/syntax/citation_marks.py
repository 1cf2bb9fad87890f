"""Citations in brackets, as pandoc and Quarto have them: ``[see @doe99, pp. 33-35; -@roe04]``.

Those without brackets (``@doe99``) are found when it is known which works there are: an ``@`` before a word
is the name of an account as well. Only the keys are read here; page numbers and the words around them are
read by pandoc (``citations.pandoc_citeproc``).
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import STX, AtomicString

from standfirst.parse.syntax.cross_references import KINDS

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
        """The citation; nothing where one of its parts cites no work."""
        keys = keys_in(m[1])
        if not keys:
            return None, None, None
        element = etree.Element("citation", {"keys": " ".join(keys)})
        element.text = AtomicString(" ".join(m[0].split()))
        return element, m.start(), m.end()


def keys_in(words: str) -> tuple[str, ...]:
    """The keys of what stands in the brackets of a citation; none if it is no citation."""
    found = [item for part in words.split(";") if (item := _ITEM.fullmatch(part))]
    keys = tuple(item["key"] or item["braced"] for item in found)
    is_whole = len(found) == words.count(";") + 1
    return keys if is_whole and not any(map(_IS_REFERENCE.match, keys)) else ()


def register(md: Markdown) -> None:
    """Add this to Python-Markdown's patterns, after the references by number."""
    pattern = r"(?<![!\]\w])\[([^\[\]@]*@[^\[\]]*)\](?![\[({])"
    md.inlinePatterns.register(Citations(pattern, md), "citations", 172.5)
