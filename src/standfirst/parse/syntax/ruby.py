"""Ruby: how characters are read, as writers in Japanese note it in plain text."""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor


class Ruby(InlineProcessor):
    """``{漢字|かんじ}`` and ``漢字《かんじ》``: how characters are read, as writers in Japanese note it."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The characters with their reading, as HTML has them."""
        element = etree.Element("ruby")
        element.text = m["braced"] or m["barred"] or m["bare"]
        etree.SubElement(element, "rt").text = m["in_braces"] or m["reading"]
        return element, m.start(), m.end()


_HAN, _KANA = r"\u3400-\u9fff\uf900-\ufaff々〆ヶ", r"\u3040-\u30ff"
_RUBY = (
    rf"\{{(?P<braced>[{_HAN}]+)\|(?P<in_braces>[{_KANA}]+)\}}"
    rf"|(?:[｜|](?P<barred>[^｜|《》\n]+)|(?P<bare>[{_HAN}]+))《(?P<reading>[{_KANA}]+)》"
)


def register(md: Markdown) -> None:
    """Put this among Python-Markdown's patterns."""
    md.inlinePatterns.register(Ruby(_RUBY, md), "ruby", 66)
