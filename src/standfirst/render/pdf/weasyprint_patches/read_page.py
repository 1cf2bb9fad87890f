"""Reading a page of ours for the layout: our templates write XML, for which Python has a parser in C."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from cssselect2 import ElementWrapper
from weasyprint import HTML

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

PATCH = Patch(
    name="read-page",
    does="Reads pages as XML, which takes a tenth of the time.",
    upstream=NONE_KNOWN,
    relies_on={"weasyprint.HTML": "4063e6974ccf"},
    without="laying out takes longer",
)


class ReadPage(HTML):  # type: ignore[misc]  # WeasyPrint is untyped
    """A page as ``weasyprint.HTML`` has it, from a tree that was read elsewhere."""

    def __init__(self, root: Element, fetcher: Any) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


def read_page(html: str, fetcher: Any) -> HTML:
    """A page that our templates have written, and what answers for the pictures that it asks for.

    It is read as HTML if it has characters that XML does not allow.
    """
    parser = XMLParser(target=TreeBuilder(insert_comments=True))
    try:
        if PATCH.fits:
            parser.feed(html)
            return ReadPage(parser.close(), fetcher)
    except ParseError:
        pass
    return HTML(string=html, url_fetcher=fetcher)
