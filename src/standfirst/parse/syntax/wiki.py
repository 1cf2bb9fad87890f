"""Marks of personal wikis (Obsidian, Logseq, Foam): links and embeds in double brackets."""

from __future__ import annotations

import posixpath
import re
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from standfirst.model.inlines import WIKI
from standfirst.parse.syntax.links import take_what_is_asked
from standfirst.parse.syntax.literals import plain

EMBED = "wiki-embed"
"""The class of what was to be embedded and is only linked."""

_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)$", re.IGNORECASE)
_LINK = r"(!?)\[\[(?=[^\s\[\]])([^\[\]\n]*\w[^\[\]\n]*)(?<=\S)\]\](?![(\[])"


class WikiLink(InlineProcessor):
    """``[[piece]]``, ``[[piece#heading|words]]``, ``![[picture.png|300]]``."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """A link, or a picture."""
        inside = plain(self.unescape(m[2])).replace("\\|", "|")
        target, _, shown = inside.partition("|")
        target, shown = target.strip(), shown.strip()
        if target.startswith("^") or not target:
            return None, None, None
        if m[1] and _PICTURE.search(target):
            return _picture(target, shown), m.start(), m.end()
        element = etree.Element("a", {"href": _address(target)})
        if m[1]:
            element.set("class", EMBED)
        element.text = AtomicString(shown or _name(target))
        return element, m.start(), m.end()


def _address(target: str) -> str:
    return target if target.startswith("#") else WIKI + target


def _name(target: str) -> str:
    """What a link without words of its own shows: the name of what it leads to."""
    path, _, place = target.partition("#")
    name = posixpath.basename(path).removesuffix(".md")
    place = "" if place.startswith("^") else place.replace("#", " > ")
    return f"{name} > {place}" if name and place else name or place or target.strip("#^")


def _picture(path: str, shown: str) -> etree.Element:
    element = etree.Element("img", {"src": path})
    take_what_is_asked(element, shown)
    return element


def register(md: Markdown) -> None:
    """Put this among Python-Markdown's patterns."""
    md.inlinePatterns.register(WikiLink(_LINK, md), "wiki_link", 177)
