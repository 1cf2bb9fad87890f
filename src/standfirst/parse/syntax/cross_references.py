"""References by number and by page: ``@fig-press``, ``[see @fig-press; -@tbl-tides]``, ``@page:sec-mill``.

Written as Quarto has them, with the colon of pandoc-crossref (``@fig:press``) and the commands of LaTeX
(``\\ref{fig:press}``) besides. What begins with another key is a citation, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

THEOREMS = ("thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr")
"""What the id of a numbered box begins with, as in Quarto."""
KINDS = ("fig", "tbl", "tab", "sec", "eq", "lst", *THEOREMS)
"""What the id of something numbered begins with."""
_STARTS_WITH_KIND = re.compile(rf"(?i:{'|'.join(KINDS)})[-:]")
_WITHOUT_SPACES = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Kana, Han, Hangul: no space stands between a reference and the words around it."""
_LETTER = rf"[^\W{_WITHOUT_SPACES}]"
_NAME = rf"(?:{_LETTER}(?:(?:{_LETTER}|[:.-])*{_LETTER})?|\w(?:[\w:.-]*\w)?)"
_BEFORE = rf"(?<![^\W{_WITHOUT_SPACES}\u0590-\u08ff])"
"""No letter stands before a reference, as in an address, but one of those, or one of Arabic or Hebrew."""
_ID = rf"(?i:{'|'.join(KINDS)})[-:]{_NAME}"
_REFERENCE = rf"@(?:(?P<page>(?:page|Page):)(?P<place>{_NAME})|(?P<id>{_ID}))"
_ITEM = re.compile(
    rf"(?P<before>[^@;\[\]{{}}\\]*?)(?P<bare>-?){_BEFORE}(?<!\.){_REFERENCE}(?P<after>[^@;\[\]{{}}\\]*)"
)
_PAGE = re.compile(r"(?i)\b(?:pages?|pp?\.|seite|página|pagina|strona|сторінка|страница)[ \u00a0]$")
_FORMS = {
    "ref": "number",
    "autoref": "name",
    "cref": "name",
    "Cref": "name",
    "pageref": "page-number",
}
"""The commands of LaTeX that refer to a label."""


class CrossReference(InlineProcessor):
    """``@fig-press``: the name of what is meant, with its number."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element, int, int]:
        """The reference."""
        form = "page" if m["page"] else "name"
        return _element(m["place"] or m["id"], form, m[0]), m.start(), m.end()


class CrossReferences(InlineProcessor):
    """``[@fig-press; @fig-mill]``: several in one pair of brackets, or one with words before or after it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The references in a span; nothing where one of them is a citation."""
        items = m[1].split(";")
        if not all(map(is_reference, items)):
            return None, None, None
        group = etree.Element("crossrefs")
        add_references(group, items)
        return group, m.start(), m.end()


def is_reference(item: str) -> bool:
    """Whether a part of what stands in brackets refers to something by its number."""
    return _ITEM.fullmatch(item) is not None


def add_references(group: etree.Element, items: Sequence[str]) -> None:
    """Put the references of one pair of brackets into an element."""
    found = [item for text in items if (item := _ITEM.fullmatch(text))]
    has_words = any(_words(item) for item in found)
    for number, item in enumerate(found):
        if has_words:
            _add_with_words(group, item, is_first=number == 0)
        else:
            _add(group, item, "; " if number else "[", "]" if number == len(found) - 1 else "")


_SEE = frozenset(
    """see also in and or cf cf. compare with from to siehe vgl. und auch in im voir et dans véase ver y en
    vedi cfr. zie en ook patrz zob. см. див. se""".split()  # noqa: SIM905
)
"""Words before a reference that are no name for what it refers to."""


def _words(item: re.Match[str]) -> str:
    return (item["before"] + item["after"]).strip()


def _form(item: re.Match[str], before: str = "") -> str:
    """After a name that the writer gave (``[chapter @sec-mill]``) stands the number alone."""
    is_named = bool(before) and before.split()[-1].casefold() not in _SEE
    bare = bool(item["bare"]) or is_named
    return ("page-number" if bare else "page") if item["page"] else ("number" if bare else "name")


def _add(group: etree.Element, item: re.Match[str], opening: str, closing: str, form: str = "") -> None:
    form = form or _form(item)
    bare = "-" if form in ("number", "page-number") else ""
    target = item["place"] or item["id"]
    group.append(_element(target, form, f"{opening}{bare}@{item['page'] or ''}{target}{closing}"))


def _add_with_words(group: etree.Element, item: re.Match[str], *, is_first: bool) -> None:
    """A reference for itself, with the words that the writer put before and after it."""
    before, after = item["before"].strip(" "), item["after"].strip(" ")
    space = "\N{NO-BREAK SPACE}" if before else ""
    add_text(group, ("" if is_first else "; ") + before + space)
    form = _form(item, before)
    _add(group, item, *(("[", "]") if "number" in form else ("", "")), form)
    add_text(group, after if not after or after[0] in ",.:" else f" {after}")


def add_text(group: etree.Element, words: str) -> None:
    """Put words at the end of an element."""
    if len(group):
        group[-1].tail = AtomicString((group[-1].tail or "") + words)
    else:
        group.text = AtomicString((group.text or "") + words)


class LinkWithoutWords(InlineProcessor):
    """``[](#fig-press)``, as MyST and pandoc have it: the words are to be found; after *page*, its number."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """The reference."""
        form = "page-number" if _PAGE.search(data, 0, m.start()) else "name"
        return _element(m[1], form, m[0]), m.start(), m.end()


class LatexReference(InlineProcessor):
    """``\\ref{fig:press}``, ``\\pageref{sec:mill}``."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element, int, int]:
        """The reference."""
        return _element(m[2], _FORMS[m[1]], m[0]), m.start(), m.end()


def _element(target: str, form: str, typed: str) -> etree.Element:
    """The element of a reference; a capital at the head of its id only says that a sentence begins there."""
    target = target[:1].lower() + target[1:] if _STARTS_WITH_KIND.match(target) else target
    return etree.Element("crossref", {"target": target, "form": form, "typed": typed})


def register(md: Markdown) -> None:
    """Add these to Python-Markdown's patterns, before its links."""
    patterns = md.inlinePatterns
    patterns.register(
        CrossReferences(rf"(?<![!\]]){_BEFORE}\[([^\[\]@]*@[^\[\]]*)\](?![\[(:{{])", md),
        "cross_references",
        173,
    )
    patterns.register(CrossReference(rf"{_BEFORE}(?<![@./:-]){_REFERENCE}", md), "cross_reference", 172)
    patterns.register(LinkWithoutWords(rf"(?<!!)\[\]\(#({_NAME})\)", md), "link_without_words", 171.5)
    patterns.register(LatexReference(rf"\\({'|'.join(_FORMS)})\{{({_NAME})\}}", md), "latex_reference", 171)
